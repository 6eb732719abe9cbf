//! What several workflows are made of.

use actions::model::{Action, Job, Permission, Scope, Step, Text, on_branch, run_id};

/// The branch that everything is merged into.
pub(crate) const MAIN: &str = "main";

/// Reads the code.
pub(crate) const READ: Permission = Permission::read(Scope::Contents, "to check the code out");

/// Shows findings beside the lines; in a private repository that takes a look at the run which they belong to.
pub(crate) const FINDINGS: [Permission; 2] = [
    Permission::write(Scope::SecurityEvents, "to show findings beside the lines"),
    Permission::read(Scope::Actions, "to say of which run they are"),
];

/// Where the tools of Python are installed, beside what is built.
const TOOLS: &str = "python3 -m venv target/xtask/tools
target/xtask/tools/bin/pip install --quiet --requirement workflows/sast/requirements.txt";

/// The code, without leaving a token behind that later steps could read.
#[track_caller]
pub(crate) fn checkout() -> Step {
    Step::uses("Check the code out", "actions/checkout").with("persist-credentials", "false")
}

/// The code with its history, for what compares commits.
#[track_caller]
pub(crate) fn checkout_history() -> Step {
    checkout().with("fetch-depth", "0")
}

/// semgrep and kingfisher.
#[track_caller]
pub(crate) fn scanners() -> Step {
    Step::run("Install the scanners", TOOLS)
}

/// Programs as checked binaries: compiling them would take minutes.
#[track_caller]
pub(crate) fn install(tools: &str) -> Step {
    Step::uses("Install tools", "taiki-e/install-action").with("tool", tools)
}

/// Nothing in the job is built a second time after a change: what would make that faster takes 3 GB of the runner's disk.
/// <https://doc.rust-lang.org/cargo/reference/config.html#buildincremental>
pub(crate) fn build_once<Kind>(job: &mut Job<Kind>) {
    job.env("CARGO_INCREMENTAL", "0");
}

/// Compiles what the next steps run, from the committed lock file and before there is anything to steal.
#[track_caller]
pub(crate) fn compile() -> Step {
    Step::run("Compile the commands", COMPILE)
}

const COMPILE: &str = "cargo build --locked --package xtask --bin xtask
cargo build --locked --workspace --features xtask/operate --bin xtask-operate";

/// Says which hosts a job that can sign in talks to.
#[track_caller]
pub(crate) fn watch_egress() -> Step {
    Step::uses("Watch what leaves the runner", "step-security/harden-runner").with("egress-policy", "audit")
}

/// Signs in to AWS: to this account and as this role, or not at all.
#[track_caller]
pub(crate) fn sign_in(role: impl Into<Text>, account: impl Into<Text>, region: impl Into<Text>) -> Step {
    Step::uses("Sign in to AWS", "aws-actions/configure-aws-credentials")
        .with("role-to-assume", role)
        .with("aws-region", region)
        .with("allowed-account-ids", account)
        .with("role-session-name", Text::from("github-").then(run_id()))
        .with("role-duration-seconds", "7200")
}

/// The steps that every job which compiles begins with. The toolchain comes from `rust-toolchain.toml` by the runner's own
/// rustup.
pub(crate) fn prepare() -> Action {
    let mut action =
        Action::new("prepare", "Prepare", "What was compiled on the default branch, and the tools of a job");
    let key = action.given("key", "Which cache; jobs that compile the same share one", true);
    let tools = action.given("tools", "Tools to install, separated by commas", false);
    action.step(
        Step::uses("Cache what was compiled", "Swatinem/rust-cache")
            .with("shared-key", key)
            .with("save-if", on_branch(MAIN)),
    );
    action.step(
        Step::uses("Install tools", "taiki-e/install-action").with("tool", &tools).only_if(!tools.equals("")),
    );
    action
}
