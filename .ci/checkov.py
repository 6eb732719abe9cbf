"""Reads a report of checkov, names what failed, and fails with it. usage: checkov.py REPORT ENVIRONMENT"""

import json
import sys

report, name = json.load(open(sys.argv[1])), sys.argv[2]
failed = report["results"]["failed_checks"]
for found in failed:
    print(f"{name}{found['file_path']}: {found['resource']}: {found['check_id']} {found['check_name']}")
counts = report["summary"]
print(f"checkov: {name}: {counts['passed']} passed, {counts['skipped']} excepted, {counts['failed']} failed")
sys.exit(0 if counts["passed"] and not failed else 1)
