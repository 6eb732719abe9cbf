#!/bin/sh
# Postgres as the official image has it: POSTGRES_PASSWORD at the first start, further arguments to the server.
# Files under /certs come from the test, whoever owns them; the server gets copies that it may read.
set -e
if [ "$(id -u)" = 0 ]; then
    for file in /certs/*; do
        if [ -f "$file" ]; then
            cp "$file" /tls/
            chown 999:999 "/tls/${file##*/}"
            chmod 600 "/tls/${file##*/}"
        fi
    done
    exec su -s /bin/sh postgres -c 'exec "$0" "$@"' -- "$0" "$@"
fi
export LC_ALL=C TZ=UTC
data=/data/pg
if [ ! -s "$data/PG_VERSION" ]; then
    printf '%s' "$POSTGRES_PASSWORD" >/tmp/password
    initdb -D "$data" -U postgres --pwfile=/tmp/password -A scram-sha-256 --auth-local=trust -E UTF8 --locale=C --no-sync --no-instructions >/dev/null
    printf 'host all all all scram-sha-256\n' >>"$data/pg_hba.conf"
fi
exec postgres -D "$data" -k /run/postgresql -c listen_addresses='*' -c fsync=off -c dynamic_shared_memory_type=mmap -c jit=off "$@"
