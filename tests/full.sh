#!/bin/sh
# Everything of run.sh, and what takes longer: more cases for each property, more tools killed, every page in the browser
# instead of some of each kind, the same folder on every kind of host in two browsers, all with the program as it is
# released, a ledger through LibreOffice, open data by readers of other people, the site through rclone and on nginx, Apache and Tomcat, and one small run of the bench.
set -eu
project=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
cd "$project"

cargo build --release
export ZHANDIAN="${CARGO_TARGET_DIR:-$project/target}/release/zhandian"
PROFILE=full PROPTEST_CASES="${PROPTEST_CASES:-4096}" KILLS="${KILLS:-300}" HISTORIES="${HISTORIES:-2000}" PAGES=all QUERIES="${QUERIES:-5000}" MORE_TESTS="$(echo tests/full/*.test.mjs)" sh tests/run.sh
cargo bench --bench scale -- 1000
