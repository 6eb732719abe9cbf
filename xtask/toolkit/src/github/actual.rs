//! How a repository is set on GitHub, out of its answers. Pure.

use serde_json::Value as Json;

/// What is set.
#[derive(Clone, Debug, Default)]
pub(super) struct Actual {
    pub(super) environments: Vec<Environment>,
    pub(super) rulesets: Vec<Ruleset>,
    pub(super) subject: Subject,
    pub(super) actions: Actions,
}

/// An environment. <https://docs.github.com/en/rest/deployments/environments#get-an-environment>
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Environment {
    pub(super) name: String,
    pub(super) reviewers: Vec<Reviewer>,
    /// Whether whoever started a run may not approve it; nothing where nobody approves.
    pub(super) others_approve: bool,
    /// Minutes that a job waits.
    pub(super) wait: u64,
    pub(super) deploys: Deploys,
}

/// What may deploy to an environment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Deploys {
    #[default]
    Anything,
    ProtectedBranches,
    These(Vec<Policy>),
}

/// A branch or a tag that may deploy.
/// <https://docs.github.com/en/rest/deployments/branch-policies>
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Policy {
    pub(super) id: u64,
    pub(super) name: String,
    pub(super) is_tag: bool,
}

/// Whoever may approve.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reviewer {
    pub(super) kind: Kind,
    pub(super) id: u64,
    /// `@ada` or `@example/releases`
    pub(super) name: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    User,
    Team,
}

/// A ruleset of the repository itself.
#[derive(Clone, Debug, Default)]
pub(super) struct Ruleset {
    pub(super) id: u64,
    pub(super) name: String,
    /// As GitHub gives it; null where it was not looked at.
    pub(super) json: Json,
}

/// What the subject of its OIDC tokens is.
/// <https://docs.github.com/en/rest/actions/oidc>
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Subject {
    /// The claims of a template, where it has one.
    pub(super) template: Option<Vec<String>>,
    /// Whether it carries the numbers of owner and repository.
    pub(super) is_immutable: bool,
}

/// Whether and which actions run.
/// <https://docs.github.com/en/rest/actions/permissions>
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Actions {
    pub(super) is_enabled: bool,
    /// `all`, `local_only` or `selected`.
    pub(super) allowed: Option<String>,
    /// Whether an action must be named by its commit.
    pub(super) pinned: bool,
}

impl Environment {
    /// Out of GitHub's answer, and that about its branches. The names of `known` reviewers are taken over.
    pub(super) fn read(json: &Json, policies: &[Json], owner: &str, known: &[Reviewer]) -> Self {
        let rule = |kind: &str| list(&json["protection_rules"]).find(|rule| rule["type"] == kind);
        let (approval, wait) = (rule("required_reviewers"), rule("wait_timer"));
        let reviewers = approval.map(|rule| list(&rule["reviewers"])).into_iter().flatten();
        let policy = &json["deployment_branch_policy"];
        Self {
            name: text(&json["name"]),
            reviewers: reviewers.filter_map(|reviewer| Reviewer::read(reviewer, owner, known)).collect(),
            others_approve: approval.is_some_and(|rule| rule["prevent_self_review"] == true),
            wait: wait.and_then(|rule| rule["wait_timer"].as_u64()).unwrap_or_default(),
            deploys: if has_policies(json) {
                Deploys::These(policies.iter().filter_map(Policy::read).collect())
            } else if policy["protected_branches"] == true {
                Deploys::ProtectedBranches
            } else {
                Deploys::Anything
            },
        }
    }
}

/// Whether an environment has branches of its own.
pub(super) fn has_policies(environment: &Json) -> bool {
    environment["deployment_branch_policy"]["custom_branch_policies"] == true
}

impl Policy {
    fn read(json: &Json) -> Option<Self> {
        Some(Self {
            id: json["id"].as_u64()?,
            name: json["name"].as_str()?.to_owned(),
            is_tag: json["type"] == "tag",
        })
    }
}

impl Reviewer {
    fn read(json: &Json, owner: &str, known: &[Reviewer]) -> Option<Self> {
        let (kind, who) = (if json["type"] == "Team" { Kind::Team } else { Kind::User }, &json["reviewer"]);
        let id = who["id"].as_u64()?;
        let name = match kind {
            Kind::User => format!("@{}", text(&who["login"])),
            Kind::Team => format!("@{owner}/{}", text(&who["slug"])),
        };
        let known = known.iter().find(|known| known.kind == kind && known.id == id);
        Some(known.cloned().unwrap_or(Self { kind, id, name }))
    }
}

impl Ruleset {
    pub(super) fn read(json: Json) -> Option<Self> {
        Some(Self { id: json["id"].as_u64()?, name: json["name"].as_str()?.to_owned(), json })
    }
}

impl Subject {
    /// Repositories that are younger than the change have numbers in their subject whatever the flag says, so the prefix
    /// counts where there is one.
    /// <https://github.blog/changelog/2026-04-23-immutable-subject-claims-for-github-actions-oidc-tokens/>
    pub(super) fn read(json: &Json) -> Self {
        let has_template = json["use_default"] == false;
        let claims = || list(&json["include_claim_keys"]).map(text).collect();
        Self {
            template: has_template.then(claims),
            is_immutable: match json["sub_claim_prefix"].as_str() {
                Some(prefix) => prefix.contains('@'),
                None => json["use_immutable_subject"] == true,
            },
        }
    }
}

impl Actions {
    pub(super) fn read(json: &Json) -> Self {
        Self {
            is_enabled: json["enabled"] != false,
            allowed: json["allowed_actions"].as_str().map(str::to_owned),
            pinned: json["sha_pinning_required"] == true,
        }
    }
}

fn list(json: &Json) -> impl Iterator<Item = &Json> {
    json.as_array().into_iter().flatten()
}

fn text(json: &Json) -> String {
    json.as_str().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_environment_is_read_with_whoever_approves() {
        let json = json!({
            "name": "prod",
            "protection_rules": [
                { "type": "wait_timer", "wait_timer": 30 },
                { "type": "required_reviewers", "prevent_self_review": true, "reviewers": [
                    { "type": "User", "reviewer": { "id": 1, "login": "Ada" } },
                    { "type": "Team", "reviewer": { "id": 1, "slug": "releases" } },
                ] },
                { "type": "branch_policy" },
            ],
            "deployment_branch_policy": { "protected_branches": false, "custom_branch_policies": true },
        });
        let ada = Reviewer { kind: Kind::User, id: 1, name: "@ada".into() };
        let policies = [json!({ "id": 7, "name": "main" }), json!({ "id": 8, "name": "v*", "type": "tag" })];
        let environment = Environment::read(&json, &policies, "example", std::slice::from_ref(&ada));
        let team = Reviewer { kind: Kind::Team, id: 1, name: "@example/releases".into() };
        assert_eq!(environment.reviewers, [ada, team]);
        assert!(environment.others_approve && environment.wait == 30);
        let Deploys::These(policies) = &environment.deploys else { panic!("{environment:?}") };
        assert_eq!(
            policies.iter().map(|policy| (policy.name.as_str(), policy.is_tag)).collect::<Vec<_>>(),
            [("main", false), ("v*", true)]
        );
    }

    #[test]
    fn an_environment_that_nobody_set_lets_anything_deploy() {
        let json = json!({ "name": "typo", "protection_rules": [], "deployment_branch_policy": null });
        let environment = Environment::read(&json, &[], "example", &[]);
        assert_eq!(environment, Environment { name: "typo".into(), ..Environment::default() });
        let json = json!({ "name": "x", "deployment_branch_policy": { "protected_branches": true, "custom_branch_policies": false } });
        assert_eq!(Environment::read(&json, &[], "example", &[]).deploys, Deploys::ProtectedBranches);
    }

    #[test]
    fn the_prefix_says_what_the_subject_is() {
        let read = |json: Json| Subject::read(&json);
        let young = json!({ "use_default": true, "use_immutable_subject": false, "sub_claim_prefix": "repo:o@1/r@2" });
        assert!(read(young).is_immutable);
        assert!(read(json!({ "use_default": true, "use_immutable_subject": true })).is_immutable);
        assert!(!read(json!({ "use_default": true, "sub_claim_prefix": "repo:o/r" })).is_immutable);
        assert_eq!(read(json!({ "use_default": true, "include_claim_keys": ["repo"] })).template, None);
        let template = read(json!({ "use_default": false, "include_claim_keys": ["repo", "ref"] })).template;
        assert_eq!(template, Some(vec!["repo".into(), "ref".into()]));
    }
}
