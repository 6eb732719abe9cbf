#!/usr/bin/env bash
# What a release costs: packing beside `docker build` of the same binary, what is sent again, and `status` with many releases.
# Usage: benches/release.sh BINARY (a static binary, as `cargo xtask build` leaves it)
set -euo pipefail
cd "$(dirname "$0")/.."
binary=$(realpath "${1:?the static binary}")
cargo build --quiet --workspace --features xtask/operate --bin xtask-operate
xtask=$PWD/target/debug/xtask-operate
work=$(mktemp -d)
cloud=
trap '[ -z "$cloud" ] || { kill "$cloud"; wait "$cloud" 2>/dev/null || true; }; rm -rf "$work"' EXIT

cpu() { # the CPU seconds and the wall seconds of a command
    local TIMEFORMAT='%U %S %R'
    { time "$@" >/dev/null 2>&1; } 2>&1 | awk '{ printf "%.2f s CPU, %.2f s wall\n", $1 + $2, $3 }'
}

echo "binary: $(stat -c %s "$binary") bytes"
"$xtask" build --binary "$binary" 2>&1 >/dev/null | grep packed
echo "the command:  $(cpu "$xtask" build --binary "$binary") (with the bill of materials, by cargo metadata)"
first=$("$xtask" build --binary "$binary" 2>/dev/null)
second=$("$xtask" build --binary "$binary" 2>/dev/null)
echo "same digest:  $([ "$first" = "$second" ] && echo yes || echo NO)"

if docker version >/dev/null 2>&1; then
    mkdir "$work/context"
    cp "$binary" "$work/context/app"
    cp /etc/ssl/certs/ca-certificates.crt "$work/context/"
    printf 'FROM scratch\nCOPY ca-certificates.crt /etc/ssl/certs/\nCOPY app /app\nUSER 65532:65532\nENTRYPOINT ["/app"]\n' >"$work/context/Dockerfile"
    echo "docker build: $(cpu docker build --no-cache -q "$work/context") (the client; its daemon not counted)"
fi

"$xtask" simulator --port 0 --state "$work/cloud" >"$work/cloud.log" 2>&1 &
cloud=$!
for _ in $(seq 100); do [ -s "$work/cloud/aws-config" ] && break; sleep 0.1; done
export AWS_CONFIG_FILE=$work/cloud/aws-config
for environment in dev staging prod; do "$xtask" bootstrap --env "$environment" --yes >/dev/null 2>&1; done
echo "the first push:"; "$xtask" release create --image target/xtask/image 2>&1 | grep -E 'image|stacks'
echo "the second:"; "$xtask" release create --image target/xtask/image 2>&1 | grep -E 'image|stacks'
for _ in $(seq 198); do "$xtask" release create --image target/xtask/image >/dev/null 2>&1; done
echo "releases:     $("$xtask" release list --most 1000 2>/dev/null | wc -l)"
for _ in 1 2 3 4 5; do echo "status:       $(cpu "$xtask" status)"; done
