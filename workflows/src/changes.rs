//! What a pull request touches: found out in a job, because a filter of paths on a required workflow would leave its check
//! pending for ever.

use actions::model::{Checks, Condition, Job, PullRequest, Step};

use crate::parts::{READ, checkout_history};

/// Everything that cargo compiles, what decides how, and what tests read.
const RUST: &[&str] = &[
    "app",
    "stacks",
    "workflows",
    "xtask",
    "tests",
    "examples",
    ".cargo",
    ".config",
    ".github",
    "docs",
    "README.md",
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "Cargo.toml",
    "Cargo.lock",
    "clippy.toml",
    "rust-toolchain.toml",
];

/// What the templates are made of.
const STACKS: &[&str] = &["stacks", "app/contract", "xtask"];

/// The job, and what the others ask it.
pub(crate) struct Changes {
    pub(crate) job: Job<Checks>,
    /// Whether anything is to be compiled again.
    pub(crate) rust: Condition,
    /// Whether a template may have changed.
    pub(crate) stacks: Condition,
}

pub(crate) fn changes(pull_request: PullRequest) -> Changes {
    let mut job = Job::new("changes", "What is touched", 5);
    job.permissions([READ]);
    job.step(checkout_history());
    let mut script = String::from(TOUCHES);
    for (name, paths) in [("rust", RUST), ("stacks", STACKS)] {
        script.push_str(&format!("touches {name} {}\n", paths.join(" ")));
    }
    let step = job.step(
        Step::run("Compare with what it is merged into", script)
            .id("compare")
            .writes(["rust", "stacks"])
            .env("BASE", pull_request.base()),
    );
    let rust = job.output("rust", step.output("rust")).equals("true");
    let stacks = job.output("stacks", step.output("stacks")).equals("true");
    Changes { job, rust, stacks }
}

/// Without a base, on the default branch and in the merge queue, everything counts as touched.
const TOUCHES: &str = r#"touches() {
  local name=$1 answer=true
  shift
  if [ -n "$BASE" ] && git diff --quiet "$BASE...HEAD" -- "$@"; then answer=false; fi
  echo "$name: $answer"
  echo "$name=$answer" >>"$GITHUB_OUTPUT"
}
"#;
