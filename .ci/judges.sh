#!/usr/bin/env bash
# What other tools say of every template of every environment. usage: .ci/judges.sh
set -euo pipefail
cd "$(dirname "$0")/.."
home=$PWD/target/judges
[ -x "$home/venv/bin/cfn-lint" ] || {
    python3 -m venv "$home/venv"
    "$home/venv/bin/pip" install --quiet --disable-pip-version-check -r .ci/judges.txt
}
for file in stacks/environments/*.yaml; do
    name=$(basename "$file" .yaml)
    rm -rf "${home:?}/$name"
    # GitHub does not deploy to this machine.
    [ "$name" = local ] && bootstrap=() || bootstrap=(--bootstrap)
    cargo xtask synth --env "$name" "${bootstrap[@]}" --out "$home/$name" 2>/dev/null
done
templates=("$home"/*/*.json)
echo "${#templates[@]} templates"
# W3691: it takes the major version `15`, with which RDS chooses the minor one, for a minor version that is gone.
"$home/venv/bin/cfn-lint" --ignore-checks W3691 -- "${templates[@]}" && echo "cfn-lint: nothing"
"$home/venv/bin/python" .ci/judges.py "${templates[@]}"
