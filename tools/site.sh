#!/usr/bin/env bash
# Builds target/site, unless the sources from which it was built last are still the same.
# usage: tools/site.sh
set -euo pipefail
cd "$(dirname "$0")/.."

sources() {
    find app domain browser style tools Cargo.toml Cargo.lock rust-toolchain.toml -type f -not -path '*/node_modules/*' -print0 |
        sort -z | xargs -0 sha256sum | sha256sum
}

now=$(sources)
stamp=target/site.stamp
if [ -f target/site/khuevan_bg.wasm ] && [ "$now" = "$(cat "$stamp" 2>/dev/null)" ]; then
    echo 'target/site is up to date'
    exit
fi
tools/build-site.sh
echo "$now" > "$stamp"
