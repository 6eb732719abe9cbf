//! The rules: an id, how much it matters, and one line of what it says.

use crate::finding::{Finding, Place, Severity};

/// A rule of the check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    pub id: &'static str,
    pub severity: Severity,
    pub summary: &'static str,
}

impl Rule {
    /// A finding of this rule.
    pub(crate) fn at(
        &self,
        file: &str,
        place: Place,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Finding {
        Finding {
            rule: self.id,
            severity: self.severity,
            file: file.to_owned(),
            place,
            message: message.into(),
            help: help.into(),
        }
    }
}

macro_rules! rules {
    ($( $name:ident $severity:ident $id:literal $summary:literal; )*) => {
        $(
            pub(crate) const $name: Rule =
                Rule { id: $id, severity: Severity::$severity, summary: $summary };
        )*

        /// Every rule, in the order in which a file is read.
        pub const RULES: &[Rule] = &[$( $name, )*];
    };
}

rules! {
    // the shape of a file
    SYNTAX Error "syntax" "the file is one document of YAML as GitHub reads it";
    DUPLICATE_KEY Error "duplicate-key" "a key stands once in its mapping, whatever its case; so does a job's id";
    UNKNOWN_KEY Error "unknown-key" "GitHub knows the key at this place";
    MISSING_KEY Error "missing-key" "a key that GitHub asks for is there";
    WRONG_KIND Error "wrong-kind" "a value is of the kind that its key takes";
    UNKNOWN_VALUE Error "unknown-value" "a value is one of those that its key takes";
    NUMBER_TEXT Error "number-text" "a number is the text that its reader expects: `3.10` is 3.1";
    UNKNOWN_EVENT Error "unknown-event" "an event, in `on` or in a comparison, is one of GitHub's";
    UNKNOWN_ACTIVITY Error "unknown-activity" "a type is an activity of its event";
    CONFLICTING_FILTERS Error "conflicting-filters" "an event has a filter or its `-ignore` form, not both";
    TOO_MANY_INPUTS Error "too-many-inputs" "`workflow_dispatch` takes 25 inputs";
    INVALID_CRON Error "invalid-cron" "a schedule is five fields of cron";
    INVALID_ID Error "invalid-id" "an id is letters, digits, `-` and `_`, and begins with a letter or `_`";
    DUPLICATE_ID Error "duplicate-id" "a step's id stands once in its job, whatever its case";

    // expressions
    EXPRESSION_SYNTAX Error "expression-syntax" "an expression can be read";
    UNKNOWN_FUNCTION Error "unknown-function" "a function is one of GitHub's";
    WRONG_ARGUMENTS Error "wrong-arguments" "a function has as many arguments as it takes";
    UNKNOWN_CONTEXT Error "unknown-context" "a context is one of GitHub's";
    CONTEXT_UNAVAILABLE Error "context-unavailable" "a context or function is there when the key is evaluated";
    UNKNOWN_PROPERTY Error "unknown-property" "a context has the property";
    ALWAYS_TRUE Error "always-true" "an `if` can be false";
    NEVER_TRUE Error "never-true" "an `if` asks for an event that starts the workflow";

    // what an expression or a job names
    UNKNOWN_NEED Error "unknown-need" "a job needs jobs of its workflow";
    NEEDS_CYCLE Error "needs-cycle" "no job waits for itself";
    MISSING_NEED Error "missing-need" "a job whose result is read stands in `needs`";
    UNKNOWN_OUTPUT Error "unknown-output" "an output that is read is declared";
    UNKNOWN_STEP Error "unknown-step" "a step whose outputs are read comes before";
    UNKNOWN_JOB Error "unknown-job" "an output of a workflow is read from one of its jobs";
    UNDECLARED_INPUT Error "undeclared-input" "an input that is read is declared";
    UNKNOWN_MATRIX Error "unknown-matrix" "a value of the matrix that is read is written in it";
    UNDEFINED_SECRET Error "undefined-secret" "a secret that is read exists";
    UNDEFINED_VARIABLE Error "undefined-variable" "a variable that is read exists";
    UNKNOWN_ENVIRONMENT Error "unknown-environment" "an environment exists; another name creates one without protection";

    // actions and reusable workflows
    INVALID_USES Error "invalid-uses" "`uses` names an action, an image or a workflow";
    UNPINNED Error "unpinned" "what is used is named by a commit or a digest";
    PIN_DIFFERS Error "pin-differs" "a repository is used at one commit, that of the table of pins";
    MISSING_ACTION Error "missing-action" "a local action has an `action.yml`";
    MISSING_WORKFLOW Error "missing-workflow" "a local workflow that is called exists";
    NOT_CALLABLE Error "not-callable" "a workflow that is called has `workflow_call`";
    UNKNOWN_INPUT Error "unknown-input" "what is called takes the input";
    MISSING_INPUT Error "missing-input" "an input that is required is given";
    INPUT_KIND Error "input-kind" "an input has a value of its type";
    UNKNOWN_SECRET Error "unknown-secret" "a workflow that is called declares the secret";
    MISSING_SECRET Error "missing-secret" "a secret that is required is passed";
    CALLER_PERMISSIONS Error "caller-permissions" "a caller grants what the called workflow's jobs ask for";
    RECURSION Error "recursion" "no workflow calls itself";

    // tokens
    MISSING_PERMISSIONS Warning "missing-permissions" "a workflow says what its token may do";
    WRITE_ALL Error "write-all" "no token may do everything";
    TOKEN_FOR_ALL Error "token-for-all" "`id-token: write` is given to a job, not to all of them";
    OIDC_WITHOUT_ID_TOKEN Error "oidc-without-id-token" "a job that asks for an OIDC token has `id-token: write`";
    SECRETS_INHERIT Warning "secrets-inherit" "a workflow is passed the secrets that it needs";
    SECRET_IN_ENV Warning "secret-in-env" "a secret is given to the step that needs it";
    INJECTION Error "injection" "what others may write is no part of a script";
    UNTRUSTED_CHECKOUT Error "untrusted-checkout" "a run with secrets checks no code of others out";

    // required checks
    MERGE_QUEUE Warning "merge-queue" "a workflow with a required check runs in the merge queue";
    REQUIRED_FILTER Error "required-filter" "a workflow with a required check runs for every pull request";
    AGGREGATE_IGNORES Error "aggregate-ignores" "the check that stands for all jobs looks at each";
    MISSING_TIMEOUT Warning "missing-timeout" "a job ends";
}
