"""cloudformation-validate on one file: it has no program of its own."""

import sys

from cloudformation_validate import CompositeEngine

print(len(CompositeEngine().validate_template(sys.argv[1]).diagnostics))
