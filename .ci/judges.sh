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

# checkov: exceptions stand beside the resources (`Metadata: checkov`); what an environment is not on purpose is waived here.
[ -x "$home/checkov/bin/checkov" ] || {
    python3 -m venv "$home/checkov"
    "$home/checkov/bin/pip" install --quiet --disable-pip-version-check checkov==3.2.533
}
# A key of its own; several zones, enhanced monitoring, a share of functions; TLS.
key=CKV_AWS_26,CKV_AWS_27,CKV_AWS_149,CKV_AWS_158,CKV_AWS_173
size=CKV_AWS_115,CKV_AWS_118,CKV_AWS_157
# It takes the path of the template, where that has forty characters, for a secret in the settings of a function.
mistaken=CKV_AWS_45
tls=CKV_AWS_2,CKV_AWS_30,CKV_AWS_31,CKV_AWS_103,CKV2_AWS_69
for file in stacks/environments/*.yaml; do
    name=$(basename "$file" .yaml)
    case $name in
        local) waived=$mistaken,$key,$size,$tls ;;
        dev) waived=$mistaken,$key,$size ;;
        *) waived=$mistaken ;;
    esac
    "$home/checkov/bin/checkov" --directory "$home/$name" --framework cloudformation --skip-check "$waived" \
        --skip-download --quiet --compact --output json >"$home/checkov.json" || true # what it found is read below
    python3 .ci/checkov.py "$home/checkov.json" "$name"
done
