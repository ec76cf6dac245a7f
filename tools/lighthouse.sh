#!/usr/bin/env bash
# Builds the release binary and has Lighthouse look at its pages as a phone would; the reports go to target/lighthouse.
# KHUEVAN_BIN names a binary that is there already.
# usage: tools/lighthouse.sh
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=tools/steps.sh
. tools/steps.sh

if [ -z "${KHUEVAN_BIN:-}" ]; then
    tools/site.sh
    cargo build --release -p server
    KHUEVAN_BIN=$(realpath "${CARGO_TARGET_DIR:-target}")/release/khuevan
fi
export KHUEVAN_BIN CHROMIUM=${CHROMIUM:-/usr/bin/chromium}
exec node bench/lighthouse.mjs target/lighthouse
