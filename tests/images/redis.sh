#!/bin/sh
# Redis with further arguments to the server; files under /certs as for Postgres.
set -e
if [ "$(id -u)" = 0 ]; then
    for file in /certs/*; do
        if [ -f "$file" ]; then
            cp "$file" /tls/
            chown 999:999 "/tls/${file##*/}"
            chmod 600 "/tls/${file##*/}"
        fi
    done
    exec su -s /bin/sh redis -c 'exec "$0" "$@"' -- "$0" "$@"
fi
exec redis-server --protected-mode no --save '' --dir /data "$@"
