#!/usr/bin/env bash
# Measures reading, checking and grading; then builds the release binary and measures it: the server on one core, the
# load on the other.
# BENCH_SECONDS is the length of one measurement, 5 if unset; BENCH_ATTEMPTS the number of attempts graded again,
# BENCH_ROWS that of people imported; each 100,000 if unset.
# usage: tools/bench.sh
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=tools/steps.sh
. tools/steps.sh

[ "$(nproc)" -ge 2 ] || stop 'two cores are needed: one for the server, one for the load'
cargo run --release -p domain --example pace
tools/site.sh
cargo build --release -p server --bin khuevan --example ceiling
built=$(realpath "${CARGO_TARGET_DIR:-target}")/release
export KHUEVAN_BIN=${KHUEVAN_BIN:-$built/khuevan} CEILING_BIN=${CEILING_BIN:-$built/examples/ceiling}
mkdir -p target
exec taskset -c 1 node bench/bench.mjs target/bench.jsonl
