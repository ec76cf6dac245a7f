#!/usr/bin/env bash
# The project's definition of done: every part runs, a table of their times follows, and one failed part fails all.
# usage: tools/test.sh
set -uo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=tools/steps.sh
. tools/steps.sh

target=$(realpath -m "${CARGO_TARGET_DIR:-target}")
logs=target/test
mkdir -p "$logs"
rm -f "$logs"/*.log
# What tests leave behind goes with them; PostgreSQL runs as another user and must get in.
TMPDIR=$(mktemp -d)
export TMPDIR
chmod 755 "$TMPDIR"
trap 'rm -rf "$TMPDIR"' EXIT
# Snapshots are compared, never rewritten.
export INSTA_UPDATE=no CARGO_TERM_COLOR=never
# One set of crates and features, so that tests, clippy and journeys share what they compile.
crates=(-p domain -p paper -p app -p author -p verify -p server --features app/ssr)
# Clippy's driver compiles as the compiler does: what is built for tests and browsers is linted on the way, once.
export RUSTC_WORKSPACE_WRAPPER=clippy-driver
names=() times=() outcomes=() broken=0 started=$SECONDS

# part NAME FUNCTION: runs it, notes its time and outcome, and goes on.
part() {
    local began=$SECONDS outcome=passed
    printf '\n==== %s\n' "$1"
    (set -e; "$2") 2>&1 | tee "$logs/$2.log"
    if [ "${PIPESTATUS[0]}" -ne 0 ]; then
        outcome=FAILED
        broken=$((broken + 1))
    fi
    names+=("$1") times+=("$((SECONDS - began))") outcomes+=("$outcome")
}

set_up() { tools/setup.sh test; }
format() { cargo fmt --all --check; }
scripts() { shellcheck -x tools/*.sh .ci/run; }
site() { tools/site.sh; }
types() { end2end/node_modules/.bin/tsc -p browser/author/page; }
compile() { cargo test "${crates[@]}" --no-run; }
rust() { tools/with-postgres.sh cargo test "${crates[@]}" --no-fail-fast; }
# cargo tells once more what it warned of when it compiled; there may be nothing.
unwarned() {
    "$@" 2>&1 | tee "$logs/told"
    ! grep -q '^warning' "$logs/told"
}
lint() { unwarned cargo test "${crates[@]}" --no-run; }
lint_wasm() {
    unwarned cargo build -p app --lib --target wasm32-unknown-unknown --features hydrate --profile wasm-release
    unwarned cargo build -p verify --lib --target wasm32-unknown-unknown --profile wasm-release
    unwarned cargo build -p author --lib --target wasm32-unknown-unknown --profile wasm-release
}
courses() {
    "$target/debug/khuevan" check courses
    "$target/debug/khuevan" fmt --check courses
}
journeys() { KHUEVAN_BIN=$target/debug/khuevan tools/with-postgres.sh tools/journeys.sh; }

part 'set-up' set_up
part 'format' format
part 'shell scripts' scripts
part 'site (wasm, style)' site
part 'types of the editor' types
part 'compile' compile
part 'lints' lint
part 'lints, wasm' lint_wasm
part 'Rust tests, both databases' rust
part 'courses' courses
part 'browser journeys' journeys

printf '\n%-30s %8s  %s\n' part seconds outcome
for place in "${!names[@]}"; do
    printf '%-30s %8d  %s\n' "${names[$place]}" "${times[$place]}" "${outcomes[$place]}"
done
printf '%-30s %8d\n\n' together "$((SECONDS - started))"

# The runners' own counts: cargo test's result lines, and the journeys' last lines.
count() {
    cat "$logs/rust.log" "$logs/journeys.log" | sed -nE "$1" | awk '{ sum += $1 } END { print sum + 0 }'
}
passed=$(count 's/^test result: .* ([0-9]+) passed;.*/\1/p; s/^ +([0-9]+) passed \(.*/\1/p')
failed=$(count 's/^test result: .* ([0-9]+) failed;.*/\1/p; s/^ +([0-9]+) (failed|flaky|did not run)$/\1/p')
skipped=$(count 's/^test result: .* ([0-9]+) ignored;.*/\1/p; s/^ +([0-9]+) skipped$/\1/p')
[ "$broken" -eq 0 ] || echo "$broken of ${#names[@]} parts failed"
# By name, with the first lines of their reasons, where even a shortened log shows them.
cat "$logs"/*.log | sed -nE 's/^test (.*) \.\.\. FAILED$/  \1/p; s/^ {4}(\[.*\] › [^─]*[^─ ]).*$/  \1/p' | sort -u | head -20
sed -nE 's/^ {4,}((Error|TypeError|Expected|Received|Locator).*)$/    \1/p' "$logs/journeys.log" | cut -c 1-200 | head -12
if [ "$passed" -eq 0 ] || [ "$skipped" -ne 0 ]; then
    echo 'tests were left out'
    broken=$((broken + 1))
fi
printf 'tests: %d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
[ "$broken" -eq 0 ]
