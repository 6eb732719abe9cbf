#!/usr/bin/env bash
# Measures the synthesis of the production stacks, in the release profile, beside the same stacks in AWS CDK.
# Fetches CDK from npm once, into target/benches/cdk, and runs the app there: nothing is written into benches/cdk.
# usage: benches/synth.sh   (XTASK=BINARY measures that one instead of building it)
set -euo pipefail
cd "$(dirname "$0")/.."
source=$PWD/benches/cdk
home=$PWD/target/benches/cdk
out=$home/out
if [ -z "${XTASK:-}" ]; then
    cargo build --quiet --release --package xtask --bin xtask
    XTASK=target/release/xtask
fi
xtask=$(realpath "$XTASK")

echo "read and synthesised in one process, release profile:"
cargo bench --quiet --package stacks --bench synthesis
echo

mkdir -p "$home"
if ! cmp --silent "$source/package-lock.json" "$home/package-lock.json" || [ ! -d "$home/node_modules" ]; then
    cp "$source"/package*.json "$home"
    npm ci --prefix "$home" --silent --no-audit --no-fund || { rm -rf "$home/node_modules"; exit 1; }
fi
rm -rf "$home/stacks" "$out" # a stack that is gone would be synthesised still
cp -r "$source"/{*.js,cdk.json,stacks} "$home"

mkdir -p "$out"
for folder in ours again; do # what it says is of interest when it fails
    "$xtask" synth --env prod --out "$out/$folder" 2>"$out/said" || { cat "$out/said" >&2; exit 1; }
done
diff -rq "$out/ours" "$out/again"
echo "two runs of ours: the same bytes"
echo

cd "$home" # where npx and node find what npm installed
version() { node -p "require('$1/package.json').version"; }
echo "node $(node --version), aws-cdk $(version aws-cdk), aws-cdk-lib $(version aws-cdk-lib)"
echo
python3 "$source/measure.py" "$xtask" "$out"
echo
python3 "$source/compare.py" "$out/app" "$out/ours"
