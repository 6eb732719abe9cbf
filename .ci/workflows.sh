#!/usr/bin/env bash
# Holds the workflows before other readers: GitHub's language service, zizmor, actionlint, GitHub's schema, yamllint.
# usage: .ci/workflows.sh [tools|own|bad|expressions]...     (without a word: all)
#   tools        only fetches what the rest needs, into target/workflow-judges
#   own          nobody finds anything in .github
#   bad          of tests/workflows/bad everything is found, by those whom each file names ($XTASK is our command)
#   expressions  our expressions give what GitHub's own evaluator gives, on SAMPLES made from SEED
set -euo pipefail
cd "$(dirname "$0")/.."
source=.ci/workflows
home=$PWD/target/workflow-judges/tools
bin=$home/venv/bin

# What stands beside the tools says that they are there as a whole.
if ! cmp -s "$source/package-lock.json" "$home/node.installed"; then
    mkdir -p "$home"
    cp "$source/package.json" "$source/package-lock.json" "$home/"
    npm ci --prefix "$home" --ignore-scripts --no-audit --no-fund --silent
    cp "$source/package-lock.json" "$home/node.installed"
fi
if ! cmp -s "$source/requirements.txt" "$home/python.installed"; then
    python3 -m venv --clear "$home/venv"
    "$bin/pip" install --quiet --disable-pip-version-check -r "$source/requirements.txt"
    cp "$source/requirements.txt" "$home/python.installed"
fi
# The language service imports JSON in a way that Node 20 refuses; bundled, it does not. What it stands on asks for `require`.
NODE_PATH=$home/node_modules "$home/node_modules/.bin/esbuild" "$source/judge.mjs" --bundle --platform=node --format=esm \
    --banner:js='import {createRequire as of} from "node:module"; globalThis.require ??= of(import.meta.url);' \
    --outfile="$home/judge.mjs" --log-level=warning

own() {
    local files=(.github/workflows/*.yml) actions=() dependabot=()
    shopt -s nullglob
    actions=(.github/actions/*/action.yml)
    shopt -u nullglob
    [ ! -e .github/dependabot.yml ] || dependabot=(.github/dependabot.yml)
    echo "${#files[@]} workflows, ${#actions[@]} actions"
    # Without --strict-collection a file that it cannot read is no finding; with it, one is all that it says.
    for strict in "" --strict-collection; do
        # shellcheck disable=SC2086 # nothing or one word
        timeout 60 "$bin/zizmor" --offline --quiet --no-progress --persona pedantic $strict .github
    done
    timeout 60 node "$home/judge.mjs" --pins workflows/pins.toml "${files[@]}"
    timeout 60 "$bin/check-jsonschema" --builtin-schema vendor.github-workflows -- "${files[@]}"
    if [ ${#actions[@]} -gt 0 ]; then
        timeout 60 node "$home/judge.mjs" --pins workflows/pins.toml --tool languageservice "${actions[@]}"
        timeout 60 "$bin/check-jsonschema" --builtin-schema vendor.github-actions -- "${actions[@]}"
    fi
    if [ ${#dependabot[@]} -gt 0 ]; then
        timeout 60 "$bin/check-jsonschema" --builtin-schema vendor.dependabot -- "${dependabot[@]}"
    fi
    timeout 60 "$bin/yamllint" --strict --config-file "$source/yamllint.yml" -- "${files[@]}" "${actions[@]}" "${dependabot[@]}"
    echo "nothing found"
}

bad() {
    [ -n "${XTASK:-}" ] || cargo xtask --help >/dev/null # compiled before the time counts
    timeout 120 python3 "$source/bad.py" tests/workflows/bad "$home"
}

expressions() {
    cargo build --quiet --package actions --example evaluate
    timeout 120 node "$source/expressions.mjs" --modules "$home/node_modules" \
        --program "${CARGO_TARGET_DIR:-target}/debug/examples/evaluate" --count "${SAMPLES:-5000}" --seed "${SEED:-1}"
}

for part in "${@:-all}"; do
    case $part in
    all) for each in own bad expressions; do printf '\n-- %s\n' "$each"; "$each"; done ;;
    tools) ;;
    own | bad | expressions) "$part" ;;
    *)
        echo "there is no part \`$part\`: tools, own, bad, expressions" >&2
        exit 2
        ;;
    esac
done
