//! How a repository on GitHub is set: what its branches are protected by, and what its environments ask for. As data, so that
//! it can be compared with what is there.

use serde_json::{Value as Json, json};

/// Everything that is set.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// `OWNER/NAME`
    pub repository: String,
    pub rulesets: Vec<Ruleset>,
    pub environments: Vec<Environment>,
    /// Whether the subject of its OIDC tokens carries the numbers of owner and repository.
    /// <https://docs.github.com/en/rest/actions/oidc>
    pub immutable_subject: bool,
    /// Whether GitHub refuses an action that is named by anything but a commit.
    pub sha_pinning: bool,
}

/// A ruleset of branches.
/// <https://docs.github.com/en/rest/repos/rules>
#[derive(Clone, Debug)]
pub struct Ruleset {
    pub name: String,
    /// References, such as `~DEFAULT_BRANCH` or `refs/heads/release/*`.
    pub branches: Vec<String>,
    pub rules: Vec<Rule>,
}

/// A rule of a ruleset.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Rule {
    /// The branch stays.
    Deletion,
    /// What is there is not written over.
    NonFastForward,
    RequiredLinearHistory,
    RequiredSignatures,
    PullRequest {
        approvals: u8,
        code_owners: bool,
        /// Whether an approval ends with the next push.
        dismiss_stale: bool,
        /// Whether somebody else than whoever pushed last must approve.
        last_push: bool,
        /// Whether every conversation must be resolved.
        resolved: bool,
    },
    RequiredStatusChecks {
        /// Names of checks that GitHub Actions reports.
        checks: Vec<String>,
    },
    MergeQueue {
        /// Minutes until a check that has not answered counts as failed.
        patience: u16,
        /// Pull requests that are merged together at most.
        most: u8,
    },
    /// One that is younger than this: its type, and its parameters.
    Other(&'static str, Json),
}

/// GitHub Actions, as the one that reports a check.
/// <https://docs.github.com/en/rest/repos/rules#create-a-repository-ruleset>
const ACTIONS: u32 = 15_368;

/// An environment that jobs name.
/// <https://docs.github.com/en/rest/deployments/environments>
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Environment {
    pub name: String,
    /// Users (`@ada`) and teams (`@example/releases`) of whom one must approve.
    pub reviewers: Vec<String>,
    /// Whether whoever started a run may not approve it.
    pub others_approve: bool,
    /// Branches that may deploy to it.
    pub branches: Vec<String>,
}

impl Ruleset {
    /// What the API takes, and what `github.com` imports.
    #[must_use]
    pub fn json(&self) -> Json {
        json!({
            "name": self.name,
            "target": "branch",
            "enforcement": "active",
            "conditions": { "ref_name": { "include": self.branches, "exclude": [] } },
            "bypass_actors": [],
            "rules": self.rules.iter().map(Rule::json).collect::<Vec<_>>(),
        })
    }
}

impl Rule {
    fn json(&self) -> Json {
        let (kind, parameters) = match self {
            Rule::Deletion => ("deletion", None),
            Rule::NonFastForward => ("non_fast_forward", None),
            Rule::RequiredLinearHistory => ("required_linear_history", None),
            Rule::RequiredSignatures => ("required_signatures", None),
            Rule::PullRequest { approvals, code_owners, dismiss_stale, last_push, resolved } => (
                "pull_request",
                Some(json!({
                    "required_approving_review_count": approvals,
                    "require_code_owner_review": code_owners,
                    "dismiss_stale_reviews_on_push": dismiss_stale,
                    "require_last_push_approval": last_push,
                    "required_review_thread_resolution": resolved,
                    // A linear history has no merge commits.
                    "allowed_merge_methods": ["squash", "rebase"],
                })),
            ),
            Rule::RequiredStatusChecks { checks } => {
                let checks: Vec<Json> = checks
                    .iter()
                    .map(|check| json!({ "context": check, "integration_id": ACTIONS }))
                    .collect();
                (
                    "required_status_checks",
                    Some(json!({
                        "required_status_checks": checks,
                        // The merge queue checks what will be merged, so a branch may be behind.
                        "strict_required_status_checks_policy": false,
                        "do_not_enforce_on_create": false,
                    })),
                )
            }
            Rule::MergeQueue { patience, most } => (
                "merge_queue",
                Some(json!({
                    "merge_method": "SQUASH",
                    "grouping_strategy": "ALLGREEN",
                    "min_entries_to_merge": 1,
                    "min_entries_to_merge_wait_minutes": 0,
                    "max_entries_to_merge": most,
                    "max_entries_to_build": most,
                    "check_response_timeout_minutes": patience,
                })),
            ),
            Rule::Other(kind, parameters) => (*kind, Some(parameters.clone())),
        };
        let mut rule = json!({ "type": kind });
        if let Some(parameters) = parameters {
            rule["parameters"] = parameters;
        }
        rule
    }
}
