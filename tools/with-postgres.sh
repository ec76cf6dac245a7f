#!/usr/bin/env bash
# Runs a command beside a PostgreSQL of its own: a free loopback port, a temporary data folder, gone at the end.
# The command finds it in TEST_POSTGRES_URL. fsync stays on: durability is among what is tested.
# usage: tools/with-postgres.sh COMMAND [ARGUMENT…]
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=tools/steps.sh
. tools/steps.sh

programs=$(compgen -G '/usr/lib/postgresql/*/bin' | sort -V | tail -1) || stop 'no PostgreSQL: run tools/setup.sh test'
home=$(mktemp -d "${TMPDIR:-/tmp}/khuevan-postgres.XXXXXX")
password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
port=$(node -e 'const s = require("node:net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close() })')

echo "$password" > "$home/password"
# PostgreSQL refuses to run as root.
as_postgres=()
if [ "$(id -u)" -eq 0 ]; then
    as_postgres=(runuser -u postgres --)
    chown -R postgres "$home"
fi

end() {
    "${as_postgres[@]}" "$programs/pg_ctl" -D "$home/data" -m immediate -s stop 2>/dev/null || true
    rm -rf "$home"
}
trap end EXIT
trap 'exit 130' INT TERM

# Not from here: the project's folder may be closed to the user postgres.
cd "$home"
"${as_postgres[@]}" "$programs/initdb" -D "$home/data" -U khuevan --pwfile="$home/password" \
    --auth=scram-sha-256 --encoding=UTF8 --locale=C.UTF-8 >/dev/null
cat >> "$home/data/postgresql.conf" <<SETTINGS
listen_addresses = '127.0.0.1'
port = $port
unix_socket_directories = '$home'
max_connections = 300
fsync = on
log_min_messages = fatal
SETTINGS
"${as_postgres[@]}" "$programs/pg_ctl" -D "$home/data" -l "$home/log" -w -s start || { cat "$home/log" >&2; exit 1; }

cd "$OLDPWD"
export TEST_POSTGRES_URL=postgres://khuevan:$password@127.0.0.1:$port/postgres
"$@"
