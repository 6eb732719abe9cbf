//! ci: what a pull request must pass. Every gate runs the command that a person runs: `cargo xtask …`.

use actions::{Concurrency, Job, Permission, Pins, Step, Trigger, Workflow};

use crate::pin;

const READ: Permission = Permission { scope: "contents", access: "read", reason: "to check the code out" };

pub(crate) fn workflow(pins: &Pins) -> Workflow {
    let gates = vec![
        gate(pins, "format", "Format", 10, &[], "cargo xtask check format"),
        gate(pins, "clippy", "Clippy", 30, &[], "cargo xtask check clippy"),
        gate(pins, "generated", "Generated files and stacks", 20, &[], "cargo xtask check generated stacks"),
        gate(pins, "deny", "Licences, bans, sources", 20, &["cargo-deny"], "cargo xtask check deny"),
        gate(pins, "audit", "Workflow audit", 20, &["zizmor"], "cargo xtask check workflows"),
        gate(pins, "test", "Tests on testcontainers", 60, &["cargo-nextest"], "cargo xtask test"),
    ];
    let needs: Vec<&'static str> = gates.iter().map(|job| job.id).collect();
    let mut jobs = gates;
    jobs.push(Job {
        id: "ci-ok",
        name: "ci-ok",
        timeout: 5,
        permissions: Vec::new(),
        needs,
        always: true,
        // A job that was skipped because another broke must not look like one that passed.
        steps: vec![
            Step::run("Every gate passed", "for result in $RESULTS; do\n  test \"$result\" = success\ndone")
                .env("RESULTS", "${{ join(needs.*.result, ' ') }}"),
        ],
    });
    Workflow {
        file: "ci",
        name: "ci",
        source: "workflows/src/ci.rs",
        triggers: vec![Trigger::PullRequest, Trigger::PushMain, Trigger::MergeGroup],
        concurrency: Concurrency::CancelOlder,
        jobs,
    }
}

/// One gate. The toolchain comes from `rust-toolchain.toml` by the runner's own rustup.
fn gate(
    pins: &Pins,
    id: &'static str,
    name: &'static str,
    timeout: u32,
    tools: &[&str],
    command: &str,
) -> Job {
    let mut steps = vec![
        Step::uses("Check the code out", pin(pins, "actions/checkout")).with("persist-credentials", "false"),
        Step::uses("Cache what was compiled", pin(pins, "Swatinem/rust-cache"))
            .with("save-if", "${{ github.ref == 'refs/heads/main' }}")
            .with("shared-key", id),
    ];
    if !tools.is_empty() {
        steps.push(
            Step::uses("Install tools", pin(pins, "taiki-e/install-action")).with("tool", tools.join(",")),
        );
    }
    steps.push(Step::run("Run", command));
    Job { id, name, timeout, permissions: vec![READ], needs: Vec::new(), always: false, steps }
}
