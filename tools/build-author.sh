#!/bin/sh
# Builds the writing room's editor: preview and check as wasm, and the page's script in one file; writes author_bg.wasm
# and editor.js. Needs what tools/build-site.sh installs.
# usage: tools/build-author.sh [OUTPUT_DIRECTORY]
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
out=${1:-"$root/target/site"}
target=${CARGO_TARGET_DIR:-"$root/target"}
# Wasm and script together, compressed, in bytes. A page of the editor is to weigh 400 KB in all; it weighs a little
# more, and must not grow.
budget=$((394 * 1024))
cd "$root"
cargo build -p author --lib --target wasm32-unknown-unknown --profile wasm-release
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$out"

wasm-bindgen --target web --no-typescript --out-name author --out-dir "$work" \
    "$target/wasm32-unknown-unknown/wasm-release/author.wasm"
# Functions that are not inlined repeat themselves, and compress the better for it: 7 % less on the wire.
tools/node_modules/.bin/wasm-opt -O2 --strip-producers --partial-inlining-ifs=0 \
    --one-caller-inline-max-function-size=1 --always-inline-max-function-size=0 \
    --enable-bulk-memory --enable-bulk-memory-opt --enable-nontrapping-float-to-int --enable-sign-ext \
    --enable-mutable-globals --enable-reference-types --enable-multivalue \
    "$work/author_bg.wasm" -o "$out/author_bg.wasm"

# The glue is a part of the script; the address of the wasm stands in the page.
NODE_PATH=$root/tools/node_modules tools/node_modules/.bin/esbuild browser/author/page/editor.ts \
    --bundle --minify --format=esm --target=es2022 --charset=utf8 --legal-comments=none --log-level=warning \
    "--alias:author-wasm=$work/author.js" --outfile="$out/editor.js"
tools/budget.sh "$budget" "$out/author_bg.wasm" "$out/editor.js"
