"""What AWS's cloudformation-validate says of templates, but for remarks. usage: judges.py TEMPLATE..."""

import sys

from cloudformation_validate import CompositeEngine

# It takes the ARN of a secret for the secret.
WAIVED = {"W2509"}

engine, count = CompositeEngine(), 0
for path in sys.argv[1:]:
    for found in engine.validate_template(path).diagnostics:
        if "INFO" not in str(found.severity) and found.rule_id not in WAIVED:
            print(f"{path}:{found.start_line} {found.rule_id} {found.message}")
            count += 1
print(f"cloudformation-validate: {count or 'nothing'}")
sys.exit(1 if count else 0)
