#!/usr/bin/env bash
# Holds a running API to its own description: schemathesis asks everything that /openapi.json says, and much that it does not.
# usage: .ci/api.sh [URL] [TOKEN]     (or API_URL and API_TOKEN; the token of a tenant)
# Ends with 1 when the API and its description differ, when the API refuses the token, or when ten minutes do not do.
set -euo pipefail
cd "$(dirname "$0")/.."
url=${1:-${API_URL:-}}
export API_TOKEN=${2:-${API_TOKEN:-}}
[ -n "$url" ] && [ -n "$API_TOKEN" ] || {
    echo "usage: .ci/api.sh [URL] [TOKEN], or API_URL and API_TOKEN" >&2
    exit 2
}
version=4.32.5
home=$PWD/target/api-judges
# What stands beside the tool says that it is there as a whole.
[ -e "$home/schemathesis-$version" ] || {
    python3 -m venv --clear "$home/venv"
    "$home/venv/bin/pip" install --quiet --disable-pip-version-check "schemathesis==$version"
    touch "$home/schemathesis-$version"
}

# The token stands in no command line of the tool. A token that the API does not know would be answered as the description says,
# everywhere: where nothing but refusals came, nothing was tested. What is the operator's has to refuse a tenant.
cat >"$home/schemathesis.toml" <<'END'
headers = { Authorization = "Bearer ${API_TOKEN}" }

# 422 says what no schema can: that a flow contradicts itself, or that a request names what is not there.
[checks.positive_data_acceptance]
expected-statuses = ["2xx", "3xx", "401", "403", "404", "409", "422", "429", "5xx"]

[warnings]
fail-on = ["missing_auth"]

# Where the platform runs without a language model, as on this machine, 503 is the answer that is described.
[[operations]]
include-path = "/models/complete"
[operations.checks.not_a_server_error]
expected-statuses = ["2xx", "3xx", "4xx", "503"]

[[operations]]
include-by = "/security/0/operator == []"
warnings = false

# What is a person's is refused to a token, and a provider's answer is none without a browser that asked for it.
[[operations]]
include-path-regex = "^/(me|auth)/"
warnings = false
END
options=(
    --checks all --max-examples 10 --seed 1 --generation-database none --workers 1
    --request-timeout 10 --continue-on-failure
    # A 429 is an answer that the description has: it waits as long as `Retry-After` says.
    --rate-limit auto
    # What the load balancer asks has no description worth testing, and a stream of events does not end.
    --exclude-path-regex '(^|/)(healthz|readyz|openapi\.json)$|/events$'
)
cd "$home" # where it leaves what it remembers
status=0
timeout --signal=INT --kill-after=10 600 "$home/venv/bin/schemathesis" --config-file schemathesis.toml --no-color \
    run "${url%/}/openapi.json" "${options[@]}" || status=$?
case $status in
    0) echo "the API at $url is what it says" ;;
    124 | 137) echo "the API at $url was not asked everything within ten minutes" >&2 && exit 1 ;;
    *) exit 1 ;;
esac
