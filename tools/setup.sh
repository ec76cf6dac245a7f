#!/usr/bin/env bash
# Installs what is missing for `serve`, `test`, `bench` or `lighthouse`, at pinned versions, and nothing that is there already.
# usage: tools/setup.sh serve|test|bench|lighthouse
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=tools/steps.sh
. tools/steps.sh

purpose=${1:-serve}
wasm_bindgen=$(sed -n 's/^wasm-bindgen = "=\(.*\)"$/\1/p' Cargo.toml)
toolchain=$(sed -n 's/^channel = "\(.*\)"$/\1/p' rust-toolchain.toml)

# Each package with a file that tells whether it is there.
packages=(gcc:/usr/bin/cc libc6-dev:/usr/include/stdlib.h ca-certificates:/etc/ssl/certs/ca-certificates.crt)
case $purpose in
    serve) ;;
    test) packages+=('postgresql:/usr/lib/postgresql/*/bin/initdb' "chromium:${CHROMIUM:-/usr/bin/chromium}"
        fonts-liberation:/usr/share/fonts/truetype/liberation poppler-utils:/usr/bin/pdftotext
        strace:/usr/bin/strace shellcheck:/usr/bin/shellcheck) ;;
    bench) packages+=(wrk:/usr/bin/wrk util-linux:/usr/bin/taskset) ;;
    lighthouse) packages+=("chromium:${CHROMIUM:-/usr/bin/chromium}" fonts-liberation:/usr/share/fonts/truetype/liberation
        util-linux:/usr/bin/taskset) ;;
    *) stop "expected serve, test, bench or lighthouse, not '$purpose'" ;;
esac

demand() {
    if ! command -v cargo >/dev/null || ! command -v rustup >/dev/null; then
        stop 'cargo by rustup is needed (https://rustup.rs): install it, then run this again'
    fi
    local node
    node=$(node -p 'process.versions.node.split(".")[0]' 2>/dev/null || echo 0)
    if [ "$node" -lt 20 ] || ! command -v npm >/dev/null; then
        stop 'node 20 or newer with npm is needed: install it, then run this again'
    fi
}

system_packages() {
    local missing=() entry
    for entry in "${packages[@]}"; do
        compgen -G "${entry#*:}" >/dev/null || missing+=("${entry%%:*}")
    done
    [ ${#missing[@]} -eq 0 ] && return
    command -v apt-get >/dev/null || stop "apt (Debian or Ubuntu) is needed to install: ${missing[*]}"
    [ "$(id -u)" -eq 0 ] || stop "run this as root, or first: sudo apt-get install ${missing[*]}"
    say "apt: ${missing[*]}"
    # Debian's postgresql would start a server of its own at once; nobody here needs it.
    local no_server=/etc/postgresql-common/createcluster.d/khuevan.conf
    if [[ " ${missing[*]} " == *' postgresql '* ]]; then
        mkdir -p "$(dirname "$no_server")"
        echo 'create_main_cluster = false' > "$no_server"
        trap 'rm -f '"$no_server" EXIT
    fi
    apt-get -qq -o DPkg::Lock::Timeout=200 update
    DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=200 -o Dpkg::Use-Pty=0 \
        install -y -qq --no-install-recommends "${missing[@]}" >/dev/null ||
        stop "apt could not install: ${missing[*]}"
}

# rustup's automatic installation may be switched off, so toolchain and target are asked for by name.
rust() {
    local installed
    installed=$(rustup component list --toolchain "$toolchain" --installed 2>/dev/null || true)
    case $installed in
        *clippy*rust-std-wasm32-unknown-unknown*rustfmt*) return ;;
    esac
    say "rustup: $toolchain with clippy, rustfmt and wasm32-unknown-unknown"
    rustup toolchain install "$toolchain" --no-self-update --profile minimal \
        --component clippy,rustfmt --target wasm32-unknown-unknown
}

# Its locked dependencies no longer resolve, so `--locked` is left out; the tool's own version is pinned.
wasm_tool() {
    [ "$(wasm-bindgen --version 2>/dev/null)" = "wasm-bindgen $wasm_bindgen" ] && return
    say "cargo: wasm-bindgen $wasm_bindgen"
    env -u CARGO_TARGET_DIR cargo install --root target/tools \
        wasm-bindgen-cli --version "$wasm_bindgen" --no-default-features
}

# A stamp in node_modules says which lock file it was installed from.
npm_packages() {
    local lock=$1/package-lock.json stamp=$1/node_modules/.installed
    [ "$(sha256sum < "$lock")" = "$(cat "$stamp" 2>/dev/null)" ] && return
    say "npm: $1"
    PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 PUPPETEER_SKIP_DOWNLOAD=1 npm ci --prefix "$1" --no-audit --no-fund --loglevel=error
    sha256sum < "$lock" > "$stamp"
}

demand
system_packages
rust
wasm_tool
npm_packages tools
case $purpose in
    test) npm_packages end2end ;;
    lighthouse) npm_packages bench ;;
esac
