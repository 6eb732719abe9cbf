"""What the peers say of every template: the ids of their errors. usage: verdicts.py FOLDER OUT.json"""

import concurrent.futures
import json
import os
import sys
from pathlib import Path


def lint(paths):
    from cfnlint.api import lint_file

    found = {}
    for path in paths:
        try:
            matches = lint_file(path)
            found[path.name] = [f"{match.rule.id} {match.message}" for match in matches if match.rule.id.startswith("E")]
        except Exception as error:  # a crash is a verdict of its own kind
            found[path.name] = [f"crash {error!r}"]
    return found


def validate(paths):
    from cloudformation_validate import CompositeEngine

    engine = CompositeEngine()
    found = {}
    for path in paths:
        try:
            report = engine.validate_template(str(path)).diagnostics
            serious = [item for item in report if item.severity.name in ("ERROR", "FATAL")]
            found[path.name] = [f"{item.rule_id} {item.message}" for item in serious]
        except Exception as error:
            found[path.name] = [f"crash {error!r}"]
    return found


def main():
    folder, out = Path(sys.argv[1]), Path(sys.argv[2])
    if out.is_file():
        return
    paths = sorted(folder.iterdir())
    print(f"asking the peers about {len(paths)} templates", file=sys.stderr)
    validated, linted = validate(paths), {}
    workers = os.cpu_count() or 1
    with concurrent.futures.ProcessPoolExecutor(workers) as pool:
        parts = [paths[start :: workers * 8] for start in range(workers * 8)]
        for done, part in enumerate(pool.map(lint, parts), start=1):
            linted |= part
            print(f"  cfn-lint: {done} of {len(parts)} parts", file=sys.stderr)
    both = {path.name: {"lint": linted[path.name], "validate": validated[path.name]} for path in paths}
    out.write_text(json.dumps(both, indent=1))


main()
