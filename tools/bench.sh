#!/usr/bin/env bash
# Measures reading, checking and grading; then builds the release binary and measures it: the server on one core, the
# load on the other.
# BENCH_SECONDS is the length of one measurement, 5 if unset; BENCH_ATTEMPTS the number of attempts graded again,
# BENCH_ROWS that of people imported, each 100,000 if unset; BENCH_PEOPLE that of the people of the country whose desk is
# measured, 300,000 if unset.
# usage: tools/bench.sh
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=tools/steps.sh
. tools/steps.sh

[ "$(nproc)" -ge 2 ] || stop 'two cores are needed: one for the server, one for the load'
cargo run --release -p domain --example pace
tools/site.sh
cargo build --release -p server --bin khuevan --example ceiling --example nation --example cohort
built=$(realpath "${CARGO_TARGET_DIR:-target}")/release
export KHUEVAN_BIN=${KHUEVAN_BIN:-$built/khuevan} CEILING_BIN=${CEILING_BIN:-$built/examples/ceiling}
export NATION_BIN=${NATION_BIN:-$built/examples/nation} COHORT_BIN=${COHORT_BIN:-$built/examples/cohort}
mkdir -p target
taskset -c 1 node bench/bench.mjs target/bench.jsonl
exec node bench/desk.mjs
