"""How often the check agrees with the peers where they agree. usage: agreement.py FOLDER VERDICTS.json

Every remaining difference must stand in differences.txt with its reason; a new one ends the run with 1.
"""

import json
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).parent


def ours(paths):
    """The errors of each file, by its name."""
    begin = time.perf_counter()
    command = ["target/release/xtask", "validate", "--format", "json", *map(str, paths)]
    output = subprocess.run(command, capture_output=True, check=False)
    if output.returncode not in (0, 3):
        raise SystemExit(output.stderr.decode())
    took = time.perf_counter() - begin
    errors = {path.name: [] for path in paths}
    for finding in json.loads(output.stdout)["findings"]:
        if finding["severity"] == "error":
            errors[Path(finding["file"]).name].append(f"{finding['rule']}: {finding['message']}")
    return errors, took


def main():
    folder, verdicts = Path(sys.argv[1]), json.loads(Path(sys.argv[2]).read_text())
    found, took = ours(sorted(folder.iterdir()))
    agreed = {name: bool(peers["lint"]) for name, peers in verdicts.items() if bool(peers["lint"]) == bool(peers["validate"])}
    different = sorted(name for name, verdict in agreed.items() if verdict != bool(found[name]))
    same = len(agreed) - len(different)
    print(f"{len(verdicts)} public templates, checked in {took:.2f} s of wall time")
    print(f"the peers agree on {len(agreed)}; the check agrees with them on {same}: {100 * same / len(agreed):.2f} %")
    rows = (HERE / "differences.txt").read_text().splitlines()
    explained = dict(row.split(" | ") for row in rows if row and not row.startswith("#"))
    unexplained = 0
    for name in different:
        reason = explained.pop(name, None)
        unexplained += reason is None
        whose = "only ours" if found[name] else "only theirs"
        detail = (found[name] or verdicts[name]["lint"])[0][:120]
        print(f"  {whose:<11} {name}\n      {detail}\n      {reason or 'NOT EXPLAINED'}")
    for name in explained:
        print(f"  no longer different: {name}")
    sys.exit(1 if unexplained else 0)


main()
