#!/bin/sh
# Prints the size of files as they go over the wire, and refuses more than a budget.
# usage: tools/budget.sh BYTES FILE…
set -eu
# shellcheck disable=SC2016 # the script's own ${…}
node -e '
    const { brotliCompressSync } = require("node:zlib"), { readFileSync } = require("node:fs");
    const [budget, ...files] = process.argv.slice(1);
    let total = 0;
    for (const file of files) {
        const bytes = readFileSync(file), small = brotliCompressSync(bytes).length;
        total += small;
        console.log(`   ${file.split("/").pop()}: ${bytes.length} bytes, ${small} compressed`);
    }
    console.log(`   together ${total} of ${budget} bytes`);
    if (total > budget) {
        console.error("Over the budget: what reached the browser that should stay on the server?");
        process.exit(1);
    }
' "$@"
