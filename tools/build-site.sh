#!/bin/sh
# Builds what browsers fetch: the islands (wasm and glue), the editor of the writing room, the style sheet with its font,
# the offline verification page.
# usage: tools/build-site.sh [OUTPUT_DIRECTORY]
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
out=${1:-"$root/target/site"}
target=${CARGO_TARGET_DIR:-"$root/target"}
bindgen_version=0.2.130
# Wasm and glue together, compressed, in bytes.
budget=$((150 * 1024))
cd "$root"
mkdir -p "$out"

say() { printf '== %s\n' "$1"; }

say 'islands: compile'
cargo build -p app --lib --target wasm32-unknown-unknown --features hydrate --profile wasm-release

# Cargo.toml pins the library to the same version: the two must be equal.
if [ "$(wasm-bindgen --version 2>/dev/null)" != "wasm-bindgen $bindgen_version" ]; then
    say "islands: install wasm-bindgen $bindgen_version"
    cargo install wasm-bindgen-cli --version "$bindgen_version" --no-default-features
fi
if [ ! -x tools/node_modules/.bin/wasm-opt ] || [ ! -x tools/node_modules/.bin/esbuild ]; then
    say 'install what the build takes from npm'
    npm ci --prefix tools --no-audit --no-fund
fi

say 'islands: bind and shrink'
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
wasm-bindgen --target web --no-typescript --out-name khuevan --out-dir "$work" \
    "$target/wasm32-unknown-unknown/wasm-release/app.wasm"
# The features are those of rustc's default; they are named because `strip` takes their section away.
tools/node_modules/.bin/wasm-opt -Oz --strip-producers \
    --enable-bulk-memory --enable-bulk-memory-opt --enable-nontrapping-float-to-int --enable-sign-ext \
    --enable-mutable-globals --enable-reference-types --enable-multivalue \
    "$work/khuevan_bg.wasm" -o "$work/small.wasm"
mv "$work/small.wasm" "$out/khuevan_bg.wasm"
mv "$work/khuevan.js" "$out/khuevan.js"

tools/budget.sh "$budget" "$out/khuevan_bg.wasm" "$out/khuevan.js"

say 'writing room'
tools/build-author.sh "$out"
say 'style'
tools/build-style.sh "$out"
say 'offline verification page'
WASM_OPT=$root/tools/node_modules/.bin/wasm-opt tools/build-verify.sh "$out/verify"

say 'compress'
# As far as it goes, here and once: no start of the server waits for it. Fonts are compressed already.
# shellcheck disable=SC2016 # the script's own ${…}
node -e '
    const { brotliCompressSync } = require("node:zlib"), { readFileSync, readdirSync, writeFileSync } = require("node:fs");
    const [folder] = process.argv.slice(1);
    for (const name of readdirSync(folder).filter((name) => /\.(css|js|svg|wasm)$/.test(name))) {
        const path = `${folder}/${name}`;
        writeFileSync(`${path}.br`, brotliCompressSync(readFileSync(path)));
    }
' "$out"
