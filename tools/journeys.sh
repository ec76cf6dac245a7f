#!/usr/bin/env bash
# The journeys in a real browser, against the binary in KHUEVAN_BIN and the PostgreSQL in TEST_POSTGRES_URL.
# usage: tools/journeys.sh [ARGUMENT OF playwright test…]
set -euo pipefail
cd "$(dirname "$0")/../end2end"
node_modules/.bin/tsc --noEmit
exec node_modules/.bin/playwright test "$@"
