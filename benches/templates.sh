#!/usr/bin/env bash
# Measures the check, the plan and the access of templates beside other tools, and prints what docs/benchmarks.md reports.
# Fetches those tools and the public templates from PyPI and npm once, into target/benches.
# usage: benches/templates.sh [speed|hostile|access|agreement]...   (without a word: all; agreement takes a quarter of an hour)
set -euo pipefail
cd "$(dirname "$0")/.."
home=$PWD/target/benches
python=$home/venv/bin/python
if [ ! -x "$python" ]; then
    python3 -m venv "$home/venv"
    "$home/venv/bin/pip" install --quiet --disable-pip-version-check -r benches/templates/requirements.txt
fi
cargo build --quiet --package xtask --bin xtask
cargo build --quiet --package xtask --bin xtask --release
for part in "${@:-all}"; do
    case $part in
    all) exec "$0" speed hostile access agreement ;;
    speed)
        "$python" benches/templates/speed.py
        echo
        echo "parts of it inside one process, release profile:"
        cargo bench --quiet --package cloudformation --features all --bench platform
        ;;
    hostile) "$python" benches/templates/hostile.py "$home/hostile" ;;
    access) "$python" benches/templates/access.py ;;
    agreement)
        "$python" benches/templates/corpus.py "$home/corpus"
        "$python" benches/templates/verdicts.py "$home/corpus" "$home/verdicts.json"
        "$python" benches/templates/agreement.py "$home/corpus" "$home/verdicts.json"
        ;;
    *)
        echo "there is no part \`$part\`: speed, hostile, access, agreement" >&2
        exit 2
        ;;
    esac
    echo
done
