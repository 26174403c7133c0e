#!/bin/sh
# The whole test house, from any folder: format, lints, unit tests, documentation, the demonstration site built and
# looked at by an HTML checker, a link checker and a browser. Ends with "N passed, N failed".
set -eu
project=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
cd "$project"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

passed=0
failed=0
failures=

# step NAME COMMAND...: runs a command, shows what it says, and counts what it passed and failed. A command that does
# not say how many counts as one. A failed step does not keep the others from running: one run reports everything.
step() {
  name=$1
  shift
  printf '\n== %s\n' "$name"
  began=$(date +%s)
  { if "$@" 2>&1; then echo 0 >"$work/status"; else echo $? >"$work/status"; fi; } | tee "$work/log"
  status=$(cat "$work/status")
  counts=$(awk '
    /^test result: / || /^ +Summary .* tests? run: / {
      for (i = 2; i <= NF; i++) { if ($i ~ /^passed/) p += $(i - 1); if ($i ~ /^failed/) f += $(i - 1) }
      seen = 1
    }
    /^[^ ]+ pass [0-9]+$/ { p += $3; seen = 1 }
    /^[^ ]+ fail [0-9]+$/ { f += $3; seen = 1 }
    /^[0-9]+ passed, [0-9]+ failed$/ { p += $1; f += $3; seen = 1 }
    END { if (seen) print p + 0, f + 0 }' "$work/log")
  if [ -z "$counts" ]; then
    if [ "$status" = 0 ]; then counts='1 0'; else counts='0 1'; fi
  fi
  p=${counts% *}
  f=${counts#* }
  if [ "$status" != 0 ] && [ "$f" = 0 ]; then f=1; fi
  if [ "$status" = 0 ] && [ "$f" != 0 ]; then status=1; fi
  passed=$((passed + p))
  failed=$((failed + f))
  if [ "$status" != 0 ]; then failures="$failures
  $name"; fi
  printf -- '-- %s: %s passed, %s failed (%s s)\n' "$name" "$p" "$f" "$(($(date +%s) - began))"
}

# The browser and the checkers look at this site, built from the demonstration content as of a fixed day.
export TODAY="${TODAY:-2026-11-22}"
export SITE="$work/site"
# The program that the unit tests were built with, which checks its sums as it goes; full.sh names the released form.
export ZHANDIAN="${ZHANDIAN:-${CARGO_TARGET_DIR:-$project/target}/debug/zhandian}"

# PROFILE: how the tests are compiled; full.sh, which runs each property thousands of times, names a faster form.
unit_tests() {
  if cargo nextest --version >/dev/null 2>&1; then
    cargo nextest run --cargo-profile "${PROFILE:-dev}" --no-fail-fast && cargo test --doc
  else
    cargo test --profile "${PROFILE:-dev}" --no-fail-fast
  fi
}
# Links to private items lead somewhere, since these are documented as well.
docs() { RUSTDOCFLAGS='-Dwarnings -Arustdoc::private_intra_doc_links' cargo doc --no-deps --document-private-items; }
# What a bureau starts from: it builds as it is, without an address of its own yet.
new_site() { "$ZHANDIAN" init "$work/new" && "$ZHANDIAN" build --root "$work/new" --out "$work/new-site" --today "$TODAY"; }
# The seed sites are checked and built like anyone's, each into a folder of its own.
seed_sites() {
  for seed in tests/sites/*/; do
    "$ZHANDIAN" check --root "$seed" --today "$TODAY" || return 1
    "$ZHANDIAN" build --root "$seed" --out "$work/seeds/$(basename "$seed")" --today "$TODAY" || return 1
  done
}
portable_seeds() {
  bad=0
  for seed in "$work"/seeds/*/; do node tests/links/check.mjs "$seed" || bad=1; done
  return $bad
}
# Two files at a time: by itself, Node leaves one of two cores to nobody.
# shellcheck disable=SC2086 # full.sh names more files
browser_tests() { node --test --test-concurrency=2 --test-reporter=spec tests/browser/*.test.mjs ${MORE_TESTS:-}; }

step 'tools' sh tests/install.sh
step 'format' cargo fmt --check
step 'lints' cargo clippy --all-targets -- -D warnings
step 'tests' unit_tests
step 'documentation' docs
step 'check of the content' "$ZHANDIAN" check --today "$TODAY"
step 'demonstration site' "$ZHANDIAN" build --out "$SITE" --today "$TODAY"
step 'portable output' node tests/links/check.mjs "$SITE"
step 'HTML' node tests/html/check.mjs "$SITE"
step 'a new site' new_site
step 'portable output of a new site' node tests/links/check.mjs "$work/new-site"
step 'seed sites' seed_sites
step 'portable output of the seed sites' portable_seeds
step 'HTML of the seed sites' node tests/html/check.mjs "$work/seeds"
step 'browser' browser_tests

if [ -n "$failures" ]; then printf '\nFailed:%s\n' "$failures"; fi
printf '\n%s passed, %s failed\n' "$passed" "$failed"
[ "$failed" = 0 ]
