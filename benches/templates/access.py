"""The deploy policy beside that of cfn2iam, of the same template.

cfn2iam fetches schemas from its own site; here it is given those that cfn-lint ships, of the same registry.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import cfn2iam.app as cfn2iam
import cfnlint

HERE = Path(__file__).parent
TEMPLATE = HERE / "platform.yaml"
IDENTITY = ["--account", "111122223333", "--region", "eu-central-1", "--prefix", "shop-dev-"]


def schemas():
    """The registry schemas of cfn-lint by the name of their type."""
    folder = Path(cfnlint.__file__).parent / "data/schemas/resources"
    for path in folder.glob("*.json"):
        schema = json.loads(path.read_text())
        if "typeName" in schema:
            yield schema["typeName"], schema


def theirs():
    known = dict(schemas())

    def fetch(url):
        name = url.rsplit("/", 1)[-1].removesuffix(".json").replace("_", "::")
        if name not in known:
            raise cfn2iam.NotFound(url)
        return known[name]

    cfn2iam._fetch_json = fetch
    kinds = cfn2iam.parse_cloudformation_template(str(TEMPLATE))
    updates, deletes, failures = cfn2iam.aggregate_permissions(sorted(kinds))
    if failures:
        raise SystemExit(f"cfn2iam: {failures}")
    return cfn2iam.generate_policy_document(updates, deletes, allow_delete=True)["Statement"]


def ours():
    command = ["target/release/xtask", "access", str(TEMPLATE), *IDENTITY, "--format", "json"]
    answer = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    return [statement for policy in answer["deploy"] for statement in policy["Statement"]], answer


def actions(statements):
    return {action for statement in statements for action in statement["Action"]}


def unscoped(statements):
    """Actions that may act on everything without a condition."""
    return actions([s for s in statements if s["Resource"] in ("*", ["*"]) and "Condition" not in s])


def size(policy):
    return len("".join(json.dumps(policy, separators=(",", ":")).split()))


def main():
    own, answer = ours()
    peer = theirs()
    writes = [a for a in unscoped(own) if not a.split(":")[1].startswith(("Describe", "List", "Get"))]
    print(f"access, 62 resources{'':<22} {'ours':>8} {'cfn2iam':>8}")
    print(f"{'actions':<42} {len(actions(own)):>8} {len(actions(peer)):>8}")
    print(f"{'actions on * without a condition':<42} {len(unscoped(own)):>8} {len(unscoped(peer)):>8}")
    print(f"{'  of these, such as do not only read':<42} {len(writes):>8} "
          f"{len([a for a in unscoped(peer) if not a.split(':')[1].startswith(('Describe', 'List', 'Get'))]):>8}")
    print(f"{'policies / characters of the largest':<42} "
          f"{len(answer['deploy'])} / {max(map(size, answer['deploy'])):>4} 1 / {size({'Statement': peer}):>4}")
    print(f"{'boundary for the roles it makes':<42} {'yes':>8} {'no':>8}")
    print(f"only in ours: {', '.join(sorted(actions(own) - actions(peer)))}")
    reasons = {reason["action"] for reason in answer["reasons"] if reason["decision"] == "dropped"}
    missing = sorted(actions(peer) - actions(own))
    print(f"only in theirs: {len(missing)}; without a reason of ours: {[a for a in missing if a not in reasons]}")


main()
