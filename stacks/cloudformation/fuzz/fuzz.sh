#!/usr/bin/env bash
# Fuzzes the reader, the checker and the planner: fuzz.sh SECONDS [TARGET…]. Each gets the seconds on every core, begins
# with the templates of this repository and what earlier runs found, and leaves a crashing input in target/fuzz/TARGET.
#
# The instruments of libFuzzer are in stable rustc's LLVM, so neither nightly nor cargo-fuzz is needed; no address
# sanitizer, for there is no unsafe code here.
set -euo pipefail
seconds=${1:?fuzz.sh SECONDS [TARGET…]}
shift
targets=("$@")
[ $# -gt 0 ] || targets=(reader checker planner)
here="$(cd "$(dirname "$0")" && pwd)"
root="$(cd "$here/../../.." && pwd)"
out="$root/target/fuzz"

host="$(rustc -vV | sed -n 's/^host: //p')"
# With --target the flags are not those of build scripts.
RUSTFLAGS="--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
-Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
-Cllvm-args=-sanitizer-coverage-trace-compares -Ccodegen-units=1" \
    cargo build --release --manifest-path "$here/Cargo.toml" --target "$host" --target-dir "$out"

for target in "${targets[@]}"; do
    corpus="$out/$target/corpus"
    mkdir -p "$corpus"
    for seed in "$root/benches/templates/platform.yaml" "$here"/seeds/*; do
        name="$(basename "$seed")"
        cp "$seed" "$corpus/seed-$name"
        # To the planner, the same template without its last tenth is a new one.
        { cat "$seed"; printf '\xff'; head -c "-$(($(wc -c <"$seed") / 10))" "$seed"; } >"$corpus/pair-$name"
    done
    echo "== $target"
    (cd "$out/$target" && "$out/$host/release/$target" corpus -dict="$here/words.dict" -max_total_time="$seconds" \
        -max_len=1000000 -timeout=10 -rss_limit_mb=1024 -fork="$(nproc)" -ignore_crashes=0 -ignore_ooms=0 \
        -ignore_timeouts=0)
done
