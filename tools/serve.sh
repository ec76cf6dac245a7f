#!/usr/bin/env bash
# From a fresh clone to a running site; every step does only what is left to do.
# Settings come from the environment: see `khuevan serve --help`. DEMO=no leaves the demo data out.
# usage: tools/serve.sh
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=tools/steps.sh
. tools/steps.sh

khuevan=${CARGO_TARGET_DIR:-target}/release/khuevan
# Links, certificates and QR codes name the port that is served.
export PUBLIC_URL=${PUBLIC_URL:-http://127.0.0.1:${PORT:-3000}}

# Demo accounts have printed passwords: they are for this machine alone.
demo_data() {
    case ${HOST:-127.0.0.1} in
        127.* | ::1) ;;
        *) return ;;
    esac
    [ "${DEMO:-yes}" = no ] || "$khuevan" seed --if-empty
}

steps 4
step 'Tools' tools/setup.sh serve
# The server takes the site into its binary, so the site comes first.
step 'What browsers fetch' tools/site.sh
step 'The server' cargo build --release -p server
step 'Demo data, if the data folder is empty' demo_data
exec "$khuevan" serve
