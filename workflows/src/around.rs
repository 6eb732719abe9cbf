//! What stands around the workflows: what branches require, what environments ask for, and who proposes new versions.

use actions::dependabot::{self, Update};
use actions::model::File;
use actions::settings::{Rule, Ruleset, Settings};
use serde_json::json;

use crate::Target;

/// Minutes that the merge queue waits for the check: as long as its slowest job may take.
const PATIENCE: u16 = 90;

pub(crate) fn settings(repository: String, targets: &[Target], required: &str) -> Settings {
    Settings {
        repository,
        rulesets: vec![ruleset(required)],
        environments: targets.iter().map(|target| target.settings.clone()).collect(),
        immutable_subject: true,
        sha_pinning: true,
    }
}

fn ruleset(required: &str) -> Ruleset {
    Ruleset {
        name: "main".into(),
        branches: vec!["~DEFAULT_BRANCH".into()],
        rules: vec![
            Rule::Deletion,
            Rule::NonFastForward,
            Rule::RequiredLinearHistory,
            Rule::RequiredSignatures,
            Rule::PullRequest {
                approvals: 1,
                code_owners: true,
                dismiss_stale: true,
                last_push: true,
                resolved: true,
            },
            Rule::RequiredStatusChecks { checks: vec![required.to_owned()] },
            Rule::MergeQueue { patience: PATIENCE, most: 5 },
            // <https://docs.github.com/en/rest/repos/rules#create-a-repository-ruleset>
            Rule::Other(
                "code_scanning",
                json!({ "code_scanning_tools": [{
                    "tool": "CodeQL",
                    "alerts_threshold": "errors",
                    "security_alerts_threshold": "high_or_higher",
                }] }),
            ),
        ],
    }
}

/// The files of `.github` that are no workflows.
pub(crate) fn files(settings: &Settings, owners: &str) -> Vec<File> {
    let mut files = vec![dependabot(), code_owners(owners)];
    for ruleset in &settings.rulesets {
        let mut text = serde_json::to_string_pretty(&ruleset.json()).unwrap_or_default();
        text.push('\n');
        files.push(File::of(format!(".github/rulesets/{}.json", ruleset.name), text));
    }
    files
}

fn dependabot() -> File {
    dependabot::render(&[
        Update {
            ecosystem: "cargo",
            directories: vec!["/"],
            groups: vec![
                ("aws", vec!["aws-*"]),
                ("observability", vec!["opentelemetry*", "tracing*"]),
                ("others", vec!["*"]),
            ],
            exclude: Vec::new(),
            open: 5,
            reason: "Crates: what belongs together comes together.",
        },
        Update {
            ecosystem: "github-actions",
            directories: vec!["/"],
            groups: vec![("actions", vec!["*"])],
            exclude: vec![".github/workflows/**", ".github/actions/**"],
            open: 0,
            reason: "Actions: workflows are generated from workflows/pins.toml, which pins.yml keeps up to date.",
        },
        Update {
            ecosystem: "npm",
            directories: vec!["/.ci/workflows"],
            groups: vec![("judges", vec!["*"])],
            exclude: Vec::new(),
            open: 1,
            reason: "What judges the workflows in CI.",
        },
        Update {
            ecosystem: "pip",
            directories: vec!["/workflows/sast"],
            groups: vec![("scanners", vec!["*"])],
            exclude: Vec::new(),
            open: 1,
            reason: "What looks for weaknesses.",
        },
    ])
}

/// Everything that is shipped, or decides what is run with rights.
fn code_owners(owners: &str) -> File {
    let paths = [
        "/.github/",
        "/.cargo/",
        "/.ci/",
        "/Cargo.lock",
        "/Cargo.toml",
        "/app/",
        "/deny.toml",
        "/rust-toolchain.toml",
        "/stacks/",
        "/workflows/",
        "/xtask/",
    ];
    let mut text = String::from(
        "# Generated from workflows/src/around.rs: edit that, then run `cargo xtask workflows generate`.\n",
    );
    for path in paths {
        text.push_str(&format!("{path} {owners}\n"));
    }
    File::of(".github/CODEOWNERS", text)
}
