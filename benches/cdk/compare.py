"""Counts the resources of our templates beside those of CDK's, and fails if the totals differ by more than 5 %.

usage: compare.py CDK_OUT TEMPLATES   (the folder that the CDK app wrote, the folder that `xtask synth --out` wrote)
"""

import json
import sys
from collections import Counter
from pathlib import Path

ALLOWED = 0.05
IGNORED = {"AWS::CDK::Metadata"}


def read(folder, suffix):
    """The types of the resources of each stack of a folder, counted."""
    stacks = {}
    for path in sorted(Path(folder).glob("*" + suffix)):
        resources = json.loads(path.read_text())["Resources"].values()
        stacks[path.name.removesuffix(suffix)] = Counter(
            resource["Type"] for resource in resources if resource["Type"] not in IGNORED
        )
    if not stacks:
        raise SystemExit(f"{folder} holds no *{suffix}")
    return stacks


def main():
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    cdk, ours = read(sys.argv[1], ".template.json"), read(sys.argv[2], ".json")
    left, right = sum(ours.values(), Counter()), sum(cdk.values(), Counter())
    print(f"{'type':<48} {'ours':>5} {'CDK':>5}")
    for name in sorted(left | right):
        mark = "" if left[name] == right[name] else "  differs"
        print(f"{name:<48} {left[name]:>5} {right[name]:>5}{mark}")
    total, other = left.total(), right.total()
    print(f"{'all':<48} {total:>5} {other:>5}")
    for name in sorted(ours.keys() ^ cdk.keys()):
        print(f"the stack {name} is only in {'ours' if name in ours else 'CDK'}")
    if abs(total - other) > ALLOWED * total:
        raise SystemExit(f"{other} resources in CDK's templates are more than {ALLOWED:.0%} from our {total}")


main()
