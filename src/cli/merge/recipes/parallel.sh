#!/bin/sh
# Builds a large Zhandian site in parts with GNU parallel, on this machine or on several, and merges the parts.
#
#   SITE=/shared/site OUT=/shared/published PARTS=16 sh parallel.sh [--sshlogin one,two]
#
# The site folder and the output must be reachable by every machine under the same path. Run again after an interruption, it
# goes on where it stopped. A part that fails because of the machine (exit code 3) is tried again; errors of the content (1)
# and wrong usage (2) end the whole.
set -eu
: "${SITE:?the site folder}" "${OUT:?the folder of the published site}" "${PARTS:=16}"
# One day for all parts, in the time of China.
TODAY=${TODAY:-$(TZ=UTC-8 date +%F)}
mkdir -p "$OUT.parts"
# shellcheck disable=SC2016 # the inner shell reads these
one='for try in 1 2 3 4 5; do
  zhandian build --root "$1" --today "$2" --part "$3" --out "$4"; code=$?
  [ "$code" = 3 ] || exit "$code"
done
exit 3'
seq "$PARTS" | parallel --quote --halt soon,fail=1 --joblog "$OUT.parts.log" --resume-failed "$@" \
  sh -c "$one" part "$SITE" "$TODAY" "{}/$PARTS" "$OUT.parts/{}"
exec zhandian merge "$OUT".parts/* --out "$OUT"
