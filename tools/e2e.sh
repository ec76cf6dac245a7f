#!/usr/bin/env bash
# Builds what the journeys need and walks them.
# usage: tools/e2e.sh [ARGUMENT OF playwright test…]
set -euo pipefail
cd "$(dirname "$0")/.."
tools/site.sh
cargo build -p server
KHUEVAN_BIN=$(realpath "${CARGO_TARGET_DIR:-target}")/debug/khuevan
export KHUEVAN_BIN
exec tools/with-postgres.sh tools/journeys.sh "$@"
