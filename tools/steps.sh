# What the scripts beside this one say: `steps 4`, then `step 'What it does' command …` with its time.
# shellcheck shell=bash

steps() {
    step_count=$1
    step_number=0
}

step() {
    local title=$1 started=$SECONDS
    shift
    step_number=$((step_number + 1))
    printf '[%d/%d] %s …\n' "$step_number" "$step_count" "$title"
    "$@"
    printf '[%d/%d] %s: %d s\n' "$step_number" "$step_count" "$title" "$((SECONDS - started))"
}

say() {
    printf '   %s\n' "$1"
}

# One clear line, and the end.
stop() {
    printf '%s: %s\n' "$(basename "$0")" "$1" >&2
    exit 1
}
