//! Jobs that ask GitHub for an OIDC token: without `id-token: write` there is none.
//! <https://docs.github.com/en/actions/reference/security/oidc>

use super::known::{File, Found, Known};
use super::permissions::{self, Access};
use super::report::Report;
use super::rule;
use super::uses::Uses;
use crate::syntax::{Action, Body, Entries, Step};

/// The variables by which a script gets a token.
const VARIABLES: [&str; 2] = ["ACTIONS_ID_TOKEN_REQUEST_URL", "ACTIONS_ID_TOKEN_REQUEST_TOKEN"];

/// Composite actions may use others; so deep they are looked into.
const DEEPEST: usize = 10;

/// No job's actions are looked into for more steps than these.
const MOST: usize = 10_000;

pub(super) fn check(file: &File<'_>, known: &Known<'_>, report: &mut Report<'_>) {
    for job in &file.workflow.jobs {
        let Body::Steps(steps) = &job.body else { continue };
        if permissions::access(file, job, "id-token").is_none_or(|access| access == Access::Write) {
            continue;
        }
        let mut left = MOST;
        for step in steps {
            if let Some(who) = asks(step, known, 0, &mut left) {
                let message = format!("{who} asks for an OIDC token, which `{}` may not have", job.id.value);
                let help = "add `id-token: write` to the job's `permissions`";
                report.add(&rule::OIDC_WITHOUT_ID_TOKEN, step.place, message, help);
            }
        }
    }
}

/// Who of a step asks for a token.
fn asks(step: &Step, known: &Known<'_>, depth: usize, left: &mut usize) -> Option<String> {
    *left = left.checked_sub(1)?;
    match &step.action {
        Action::Run { script, .. } => {
            let asks = VARIABLES.iter().any(|variable| script.value.contains(variable));
            asks.then(|| "the script".to_owned())
        }
        Action::Uses { uses, with } => match Uses::parse(&uses.value) {
            Uses::Repository { repository, path, .. } => {
                action_asks(&repository.to_lowercase(), path, with).then(|| format!("`{repository}`"))
            }
            Uses::Local(folder) if depth < DEEPEST => match known.action(&folder) {
                Found::Read(action) => {
                    action.steps.iter().find_map(|step| asks(step, known, depth + 1, left))
                }
                Found::Missing | Found::Unreadable => None,
            },
            _ => None,
        },
    }
}

/// Whether an action asks for a token when it is given these inputs, by its own documentation.
fn action_asks(repository: &str, path: &str, with: &Entries) -> bool {
    let input = |name: &str| {
        let found = with.iter().find(|(key, _)| key.value.eq_ignore_ascii_case(name));
        found.map_or("", |(_, value)| value.value.as_str())
    };
    let has = |name: &str| !input(name).is_empty();
    match repository {
        "aws-actions/configure-aws-credentials" => {
            let otherwise = has("aws-access-key-id") || has("web-identity-token-file");
            has("role-to-assume") && !otherwise && input("role-chaining") != "true"
        }
        "google-github-actions/auth" => has("workload_identity_provider"),
        "azure/login" => {
            has("client-id") && !has("creds") && !input("auth-type").eq_ignore_ascii_case("identity")
        }
        "actions/attest"
        | "actions/attest-build-provenance"
        | "actions/attest-sbom"
        | "actions/deploy-pages"
        | "rust-lang/crates-io-auth-action" => true,
        "pypa/gh-action-pypi-publish" => path.is_empty() && !has("password"),
        _ => false,
    }
}
