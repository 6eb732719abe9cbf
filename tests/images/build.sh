#!/bin/sh
# Makes test images of Postgres and Redis out of Debian packages, for machines whose Docker engine reaches no registry.
# usage: tests/images/build.sh FOLDER     (FOLDER keeps the downloads)
set -eu
folder=$1
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)

# Tests run side by side: the first one makes the images, the others wait and find them.
exec 9>"$folder/lock"
flock 9
if docker image inspect trestle-test/postgres:15 trestle-test/redis:7 >/dev/null 2>&1; then
    exit 0
fi

base="libc6 libgcc-s1 busybox-static"
postgres="postgresql-15 libpq5 libxml2 libicu72 libldap-2.5-0 libsasl2-2 libssl3 libgssapi-krb5-2 libkrb5-3 libk5crypto3
libkrb5support0 libkeyutils1 libcom-err2 libpam0g libaudit1 libcap-ng0 libsystemd0 liblz4-1 libzstd1 liblzma5 libcap2
libgcrypt20 libgpg-error0 zlib1g libstdc++6 tzdata libgnutls30 libp11-kit0 libidn2-0 libunistring2 libtasn1-6 libnettle8
libhogweed6 libgmp10 libffi8 libuuid1"
redis="redis-server redis-tools libjemalloc2 liblzf1 libatomic1 libssl3 libsystemd0 liblz4-1 libzstd1 liblzma5 libcap2
libgcrypt20 libgpg-error0 libstdc++6"

# Packages, fetched without touching the system's apt.
debs=$folder/debs
mkdir -p "$folder/state/lists/partial" "$folder/cache/archives/partial" "$debs"
: >"$folder/status"
printf '#clear %s;\n' APT::Update::Pre-Invoke APT::Update::Post-Invoke APT::Update::Post-Invoke-Success DPkg::Post-Invoke >"$folder/apt.conf"
apt() {
    (cd "$debs" && apt-get -qq -c "$folder/apt.conf" -o Dir::State="$folder/state" -o Dir::State::status="$folder/status" \
        -o Dir::State::extended_states="$folder/state/extended" -o Dir::Cache="$folder/cache" -o Dir::Log="$folder/cache" \
        -o Acquire::Languages=none -o Acquire::Retries=3 -o APT::Sandbox::User= -o Debug::NoLocking=1 "$@")
}
if [ ! -f "$folder/fetched" ]; then
    apt update
    # shellcheck disable=SC2086 # the lists are words
    apt download $base $postgres $redis
    touch "$folder/fetched"
fi

# name user packages: a root file system for one server
tree() {
    root=$folder/$1
    rm -rf "$root"
    mkdir -p "$root/bin" "$root/etc" "$root/tmp" "$root/run/postgresql" "$root/proc" "$root/sys" "$root/dev" "$root/certs" "$root/tls" "$root/data"
    for package in $base $3; do
        dpkg-deb --fsys-tarfile "$debs/${package}"_*.deb | tar -xf - -C "$root" --keep-directory-symlink
    done
    rm -rf "$root/usr/share/doc" "$root/usr/share/man" "$root/usr/share/locale" "$root/usr/lib/postgresql/15/lib/bitcode"
    for applet in sh id cp chown chmod mkdir printf su; do
        [ -e "$root/bin/$applet" ] || ln -s busybox "$root/bin/$applet"
    done
    printf 'root:x:0:0:root:/:/bin/sh\n%s:x:999:999::/data:/bin/sh\n' "$2" >"$root/etc/passwd"
    printf 'root:x:0:\n%s:x:999:\n' "$2" >"$root/etc/group"
    chmod 1777 "$root/tmp"
    chmod 700 "$root/data" "$root/tls"
    chown 999:999 "$root/data" "$root/tls" "$root/run/postgresql"
    install -m 755 "$here/$1.sh" "$root/entrypoint.sh"
}

# name image port
import() {
    tar -C "$folder/$1" --numeric-owner -cf - . | docker import --change 'ENTRYPOINT ["/entrypoint.sh"]' \
        --change "EXPOSE $3" --change 'ENV PATH=/usr/lib/postgresql/15/bin:/usr/sbin:/usr/bin:/sbin:/bin' \
        --change 'WORKDIR /data' - "$2" >/dev/null
}

tree postgres postgres "$postgres"
import postgres trestle-test/postgres:15 5432
tree redis redis "$redis"
import redis trestle-test/redis:7 6379
