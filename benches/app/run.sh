#!/usr/bin/env bash
# Measures the app beside its peers, on this machine and in one run: what docs/benchmarks.md reports.
# usage: benches/app/run.sh [records [N] | read | guard | invoice]     (all of them without an argument)
set -euo pipefail
cd "$(dirname "$0")/../.."
home=$PWD/target/benches/app
mkdir -p "$home"
what=${1:-all}

say() { printf '\n== %s\n' "$*"; }

venv() { # PEER: its Python, with what it needs
    local folder=$home/$1
    [ -e "$folder/done" ] || {
        python3 -m venv --clear "$folder"
        "$folder/bin/pip" install --quiet --disable-pip-version-check -r "benches/app/peers/$1/requirements.txt"
        touch "$folder/done"
    }
    printf '%s' "$folder/bin/python"
}

field() { python3 -c 'import json,sys; print(json.load(open(sys.argv[1]))[sys.argv[2]])' "$home/stage.json" "$1"; }
call() { curl -sf -H "Authorization: Bearer $token" -H 'Content-Type: application/json' "$@"; }
json() { python3 -c "import json,sys; print(json.load(sys.stdin)$1)"; }

stage() { # begins the app on private services; `ends` ends it
    cargo build --quiet --release --workspace --features xtask/operate --example stage --example raw_copy --bin app
    mkfifo -m 600 "$home/input.$$"
    target/release/examples/stage <"$home/input.$$" >"$home/stage.json" &
    stage=$!
    exec 9>"$home/input.$$"
    rm "$home/input.$$"
    for _ in $(seq 600); do [ -s "$home/stage.json" ] && break; sleep 0.1; done
    url=$(field url) token=$(field token) worker=$(field worker)
}
ends() { exec 9>&-; wait "$stage"; }

records() {
    local n=${1:-10000000} flow run begin end
    say "a run of $n records, beside the raw loop of the same records"
    stage
    awk -v n="$n" 'BEGIN { for (i = 0; i < n; i++)
        printf "{\"id\":%d,\"name\":\"customer-%07d\",\"city\":\"city-%03d\",\"amount\":%d.%02d,\"active\":true}\n", i, i, i % 997, i % 10000, i % 100 }' >"$home/records.ndjson"
    call -X PUT -T "$home/records.ndjson" "$url/objects/bench.ndjson" >/dev/null
    flow=$(call "$url/flows" -d '{"name":"bench","steps":[{"select":["id","name","city","amount"]},{"rename":{"city":"place"}},
        {"filter":{"greater_than":{"field":"amount","value":-1}}},{"derive":{"field":"label","template":"{name} of {place}"}}]}' | json '["id"]')
    begin=$(date +%s%N)
    run=$(call "$url/runs" -d "{\"flow\":$flow,\"object\":\"bench.ndjson\",\"format\":\"ndjson\"}" | json '["id"]')
    until call "$url/runs/$run" | grep -qE '"status":"(succeeded|failed)"'; do sleep 0.1; done
    end=$(date +%s%N)
    call "$url/runs/$run" | grep -q "\"records_written\":$n" || { call "$url/runs/$run"; echo "the run did not write every record" >&2; exit 1; }
    awk -v n="$n" -v ns=$((end - begin)) -v ticks="$(awk '{print $14 + $15}' "/proc/$worker/stat")" -v rss="$(awk '/VmHWM/ {print $2}' "/proc/$worker/status")" 'BEGIN {
        printf "the run:      %8.0f records/s, %.1f s; worker %.1f s CPU, %.0f MiB resident at the most\n", n / (ns / 1e9), ns / 1e9, ticks / 100, rss / 1024 }'
    target/release/examples/raw_copy "$(field postgres)" "$run" | tee "$home/raw.txt"
    awk -v n="$n" -v ns=$((end - begin)) '{ printf "share:        %.0f %% of the raw loop\n", 100 * (n / (ns / 1e9)) / $3 }' "$home/raw.txt"
    rm -f "$home/records.ndjson"
    ends
}

load() { # URL: requests a second and the 99th percentile, of 32 connections for 10 s
    wrk -t1 -c32 -d10s --latency -H "Authorization: Bearer $jwt" "$1" |
        awk '/99%/ {p = $2} /Requests\/sec/ {r = $2} /Non-2xx/ {bad = $0} END {printf "%s req/s, p99 %s %s\n", r, p, bad}'
}

read_() {
    say "a scoped read by id: token, limit, row-level security; wrk with 32 connections on the same two cores"
    command -v wrk >/dev/null || apt-get -qq install -y --no-install-recommends wrk >/dev/null
    python=$(venv fastapi)
    stage
    call "$url/people" -d '{"email":"bench@example.com","role":"viewer","password":"a long password of benches"}' >/dev/null
    jwt=$(curl -sf -H 'X-Tenant: bench' -H 'Content-Type: application/json' "$url/auth/login" \
        -d '{"email":"bench@example.com","password":"a long password of benches"}' | json '["access_token"]')
    flow=$(call "$url/flows" -d '{"name":"bench","steps":[]}' | json '["id"]')
    load "$url/flows/$flow/versions/1" >/dev/null
    printf 'ours, read from Postgres each time:   %s\n' "$(load "$url/flows/$flow/versions/1")"
    printf 'ours, a hot read:                     %s\n' "$(load "$url/flows/$flow")"
    export DATABASE_URL REDIS_URL=redis://127.0.0.1:$(field redis) PORT=18099 TOKEN_KEY=a-key-of-the-peer-that-signs-its-tokens
    DATABASE_URL=$(python3 -c 'import sys; from urllib.parse import quote; print(f"postgres://flow_api:{quote(sys.argv[2], safe=str())}@127.0.0.1:{sys.argv[1]}/flows")' "$(field postgres)" "another password: it's 'quoted'\\")
    jwt=$("$python" benches/app/peers/fastapi/main.py token 1)
    for workers in 1 2; do
        "$python" benches/app/peers/fastapi/main.py "$workers" >"$home/fastapi.log" 2>&1 &
        peer=$!
        sleep 4
        printf 'FastAPI with asyncpg, %s process(es):   %s\n' "$workers" "$(load "http://127.0.0.1:$PORT/flows/$flow/versions/1")"
        kill "$peer" && wait "$peer" 2>/dev/null || true
    done
    ends
}

guard() {
    say "detection: MB/s of one core, and recall on the labelled set"
    python=$(venv presidio)
    cargo build --quiet --release --workspace --features xtask/operate --example scan
    # Ordinary text: logs and prose of this repository, with the labelled values in it.
    cat docs/*.md README.md ARCHITECTURE.md app/guard/labelled/*.tsv >"$home/text.txt"
    target/release/examples/scan "$home/text.txt"
    target/release/examples/scan --labelled app/guard/labelled/*.tsv
    head -c 200000 "$home/text.txt" >"$home/short.txt"
    "$python" benches/app/peers/presidio/scan.py "$home/short.txt"
    "$python" benches/app/peers/presidio/scan.py --labelled app/guard/labelled/*.tsv
}

invoice() {
    say "an invoice of two pages with 40 lines: CPU a render"
    python=$(venv weasyprint)
    cargo build --quiet --release --workspace --features xtask/operate --example invoice
    target/release/examples/invoice 50
    "$python" benches/app/peers/weasyprint/invoice.py 10
}

case $what in
    records) records "${2:-}" ;;
    read) read_ ;;
    guard | invoice) "$what" ;;
    all) records && read_ && guard && invoice ;;
    *) sed -n 3p "$0" >&2 && exit 2 ;;
esac
