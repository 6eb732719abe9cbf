#!/usr/bin/env bash
# Measures what docs/benchmarks.md reports, on the platform that `cargo xtask up --detach` brings up.
# usage: benches/run.sh [RECORDS]
set -euo pipefail
cd "$(dirname "$0")/.."
records=${1:-1000000}
state=target/xtask/local

seconds() { # COMMAND…: the user and system seconds of a command, and its wall seconds
    local TIMEFORMAT='%U %S %R'
    { time "$@" >/dev/null 2>&1; } 2>&1 | awk '{printf "%.3f s CPU, %.3f s wall\n", $1 + $2, $3}'
}

echo "synthesis of all stacks of dev, the binary:  $(seconds target/debug/xtask synth --env dev)"
echo "the same through cargo:                      $(seconds cargo xtask synth --env dev)"
cargo xtask down 2>/dev/null
echo "up, everything built, its data kept:         $(seconds cargo xtask up --detach)"
cargo xtask down 2>/dev/null
echo "up, everything built, from nothing:          $(seconds cargo xtask up --detach --fresh)"

api=$(cargo xtask outputs 2>/dev/null | awk '$1 == "service.ApiUrl" {print $2}')
token=$(sed 's/.*"token":"\([^"]*\)".*/\1/' "$state/demo.json")
call() { curl -sf -H "Authorization: Bearer $token" -H 'Content-Type: application/json' "$@"; }
id() { sed 's/^{"id":\([0-9]*\).*/\1/'; }
file=$(mktemp)
trap 'rm -f "$file"' EXIT
awk -v n="$records" 'BEGIN { for (i = 0; i < n; i++)
    printf "{\"id\":%d,\"name\":\"customer-%07d\",\"city\":\"city-%03d\",\"amount\":%d.%02d,\"active\":true}\n", i, i, i % 997, i % 10000, i % 100 }' >"$file"
call -X PUT -T "$file" "$api/objects/bench.ndjson" >/dev/null
flow=$(call "$api/flows" -d "{\"name\":\"bench-$RANDOM$RANDOM\",\"steps\":[{\"select\":[\"id\",\"name\",\"city\",\"amount\"]},
    {\"rename\":{\"city\":\"place\"}},{\"filter\":{\"greater_than\":{\"field\":\"amount\",\"value\":-1}}},
    {\"derive\":{\"field\":\"label\",\"template\":\"{name} of {place}\"}}]}" | id)
worker=$(pgrep -f "$PWD/$state/images/[0-9a-f]*/entry worker")
ticks() { awk '{print $14 + $15}' "/proc/$worker/stat"; }
before=$(ticks)
begin=$(date +%s%N)
run=$(call "$api/runs" -d "{\"flow\":$flow,\"object\":\"bench.ndjson\",\"format\":\"ndjson\"}" | id)
until call "$api/runs/$run" | grep -qE '"status":"(succeeded|failed)"'; do sleep 0.1; done
end=$(date +%s%N)
after=$(ticks)
call "$api/runs/$run" | grep -q "\"records_written\":$records" || { echo "the run did not write every record" >&2; exit 1; }
awk -v n="$records" -v ns=$((end - begin)) -v t=$((after - before)) -v bytes="$(stat -c %s "$file")" -v rss="$(awk '/VmHWM/ {print $2}' "/proc/$worker/status")" 'BEGIN {
    printf "a run of %d records of %d bytes:          %.0f records/s end to end, %.2f s; worker %.2f s CPU, %.0f MiB at most\n",
        n, bytes / n, n / (ns / 1e9), ns / 1e9, t / 100, rss / 1024 }'
