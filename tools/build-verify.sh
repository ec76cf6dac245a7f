#!/bin/sh
# Compiles the offline verification page's reader and checker, and writes OUTPUT_DIRECTORY/verify.js and verify_bg.wasm;
# the server puts them into one page with today's keys and lists.
# Needs wasm-bindgen-cli in the version of Cargo.lock, and wasm-opt from npm's binaryen 132: Debian's is too old for
# bulk memory operations. WASM_OPT names another wasm-opt.
# usage: tools/build-verify.sh [OUTPUT_DIRECTORY]
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
out=${1:-"$root/target/site/verify"}
target=${CARGO_TARGET_DIR:-"$root/target"}
optimise=${WASM_OPT:-"$root/node_modules/.bin/wasm-opt"}
command -v "$optimise" >/dev/null || { echo "build-verify: no wasm-opt at $optimise; run 'npm ci' first" >&2; exit 2; }

cd "$root"
cargo build -p verify --lib --target wasm32-unknown-unknown --profile wasm-release
mkdir -p "$out"
wasm-bindgen --target no-modules --no-typescript --out-name verify --out-dir "$out" \
    "$target/wasm32-unknown-unknown/wasm-release/verify.wasm"
"$optimise" -Oz --strip-producers --enable-bulk-memory --enable-bulk-memory-opt --enable-nontrapping-float-to-int \
    --enable-sign-ext --enable-mutable-globals --enable-reference-types --enable-multivalue \
    "$out/verify_bg.wasm" -o "$out/verify_bg.wasm.new"
mv "$out/verify_bg.wasm.new" "$out/verify_bg.wasm"
