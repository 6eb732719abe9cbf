//! From how a repository is set to how it is defined: the requests that lead there, and what each of them changes. Pure.

mod fields;
#[cfg(test)]
mod tests;

use actions::settings::{Environment, Ruleset, Settings};
use reqwest::Method;
use serde_json::{Value as Json, json};

use super::actual::{self, Actual, Deploys, Kind, Policy, Reviewer};
use super::client::segment;

/// One field that is otherwise.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub(super) struct Change {
    /// Such as "environment `prod`: reviewers".
    pub(super) what: String,
    pub(super) from: String,
    pub(super) to: String,
}

/// One request, and what it changes.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Step {
    /// Such as "environment `prod`".
    pub(super) what: String,
    pub(super) changes: Vec<Change>,
    pub(super) method: Method,
    pub(super) path: String,
    pub(super) body: Option<Json>,
}

/// The steps in the order in which they are taken; `reviewers` are those of all environments, in lower case. Environments come first: a workflow that names one which is not there
/// makes it, without any protection.
pub(super) fn steps(settings: &Settings, reviewers: &[Reviewer], actual: &Actual) -> Vec<Step> {
    let repository = format!("/repos/{}", settings.repository);
    let pairs: Vec<(&Environment, Option<&actual::Environment>)> =
        settings.environments.iter().map(|desired| (desired, environment_of(actual, desired))).collect();
    let mut steps: Vec<Step> = pairs
        .iter()
        .filter_map(|(desired, found)| environment(&repository, desired, reviewers, *found))
        .collect();
    steps.extend(pairs.iter().flat_map(|(desired, found)| branches(&repository, desired, *found)));
    steps.extend(subject(&repository, settings.immutable_subject, &actual.subject));
    steps.extend(pinning(&repository, settings.sha_pinning, &actual.actions));
    steps.extend(settings.rulesets.iter().filter_map(|desired| {
        ruleset(&repository, desired, actual.rulesets.iter().find(|found| found.name == desired.name))
    }));
    steps
}

/// What is there and is not defined here, or cannot be seen.
pub(super) fn notes(settings: &Settings, actual: &Actual) -> Vec<String> {
    let mut notes = Vec::new();
    for found in &actual.environments {
        if !settings.environments.iter().any(|desired| is_named(&desired.name, &found.name)) {
            notes.push(format!("the environment `{}` is not defined here, and is left as it is", found.name));
        }
    }
    for found in &actual.rulesets {
        if !settings.rulesets.iter().any(|desired| desired.name == found.name) {
            notes.push(format!("the ruleset `{}` is not defined here, and is left as it is", found.name));
        } else if found.json.get("bypass_actors").is_none() {
            notes.push(format!("GITHUB_TOKEN may not see who bypasses the ruleset `{}`", found.name));
        }
    }
    if !actual.actions.is_enabled {
        notes.push("GitHub Actions are switched off, and are left so".into());
    }
    notes
}

fn environment_of<'a>(actual: &'a Actual, desired: &Environment) -> Option<&'a actual::Environment> {
    actual.environments.iter().find(|found| is_named(&desired.name, &found.name))
}

/// GitHub takes names of environments as the same in any case.
fn is_named(one: &str, other: &str) -> bool {
    one.eq_ignore_ascii_case(other)
}

/// Everything of an environment but which branches there are.
fn environment(
    repository: &str,
    desired: &Environment,
    reviewers: &[Reviewer],
    found: Option<&actual::Environment>,
) -> Option<Step> {
    let what = format!("environment `{}`", desired.name);
    let approve: Vec<&Reviewer> = desired
        .reviewers
        .iter()
        .filter_map(|name| reviewers.iter().find(|reviewer| reviewer.name == name.to_lowercase()))
        .collect();
    let mut changes = Vec::new();
    let mut change = |field: &str, from: String, to: String| {
        if from != to {
            changes.push(Change { what: format!("{what}: {field}"), from, to });
        }
    };
    let nothing = actual::Environment::default();
    let current = found.unwrap_or(&nothing);
    change("reviewers", names(current.reviewers.iter()), names(approve.iter().copied()));
    if !approve.is_empty() {
        let others = |only: bool| if only { "somebody else" } else { "anybody of them" }.to_owned();
        change("approved by", others(current.others_approve), others(desired.others_approve));
    }
    let only = "only what is named";
    change("what deploys", deploys(&current.deploys, only), only.to_owned());
    if found.is_none() {
        changes = vec![Change {
            what: what.clone(),
            from: fields::NOTHING.to_owned(),
            to: format!("reviewers: {}", names(approve.iter().copied())),
        }];
    }
    if changes.is_empty() {
        return None;
    }
    let reviewer = |reviewer: &&Reviewer| {
        let kind = if reviewer.kind == Kind::Team { "Team" } else { "User" };
        json!({ "type": kind, "id": reviewer.id })
    };
    let body = json!({
        // What is not defined here stays: GitHub would take its absence for none.
        "wait_timer": current.wait,
        "prevent_self_review": desired.others_approve && !approve.is_empty(),
        "reviewers": if approve.is_empty() { Json::Null } else { approve.iter().map(reviewer).collect() },
        "deployment_branch_policy": { "protected_branches": false, "custom_branch_policies": true },
    });
    let path = format!("{repository}/environments/{}", segment(&desired.name));
    Some(Step { what, changes, method: Method::PUT, path, body: Some(body) })
}

fn names<'a>(reviewers: impl Iterator<Item = &'a Reviewer>) -> String {
    let mut names: Vec<&str> = reviewers.map(|reviewer| reviewer.name.as_str()).collect();
    names.sort_unstable();
    if names.is_empty() { "nobody".to_owned() } else { names.join(", ") }
}

fn deploys(deploys: &Deploys, only: &str) -> String {
    match deploys {
        Deploys::Anything => "any branch and tag".to_owned(),
        Deploys::ProtectedBranches => "every protected branch".to_owned(),
        Deploys::These(_) => only.to_owned(),
    }
}

/// The branches that may deploy: first those that are missing, so that there is always one.
fn branches(repository: &str, desired: &Environment, found: Option<&actual::Environment>) -> Vec<Step> {
    let path = format!("{repository}/environments/{}/deployment-branch-policies", segment(&desired.name));
    let policies: &[Policy] = match found.map(|found| &found.deploys) {
        Some(Deploys::These(policies)) => policies,
        _ => &[],
    };
    let is_there = |name: &&String| policies.iter().any(|policy| !policy.is_tag && policy.name == **name);
    let is_wanted = |policy: &&Policy| !policy.is_tag && desired.branches.contains(&policy.name);
    let step = |what: String, [from, to]: [&str; 2], method, path, body| {
        let what = format!("environment `{}`: {what}", desired.name);
        let change = Change { what: what.clone(), from: from.to_owned(), to: to.to_owned() };
        Step { what, changes: vec![change], method, path, body }
    };
    let words = ["may not deploy", "may deploy"];
    let add = desired.branches.iter().filter(|name| !is_there(name)).map(|name| {
        let body = json!({ "name": name, "type": "branch" });
        step(format!("branch `{name}`"), words, Method::POST, path.clone(), Some(body))
    });
    let remove = policies.iter().filter(|policy| !is_wanted(policy)).map(|policy| {
        let kind = if policy.is_tag { "tag" } else { "branch" };
        let path = format!("{path}/{}", policy.id);
        step(format!("{kind} `{}`", policy.name), [words[1], words[0]], Method::DELETE, path, None)
    });
    add.chain(remove).collect()
}

/// The subject that trust policies of AWS are written for.
fn subject(repository: &str, is_immutable: bool, found: &actual::Subject) -> Option<Step> {
    let what = "subject of OIDC tokens".to_owned();
    let mut changes = Vec::new();
    if let Some(claims) = &found.template {
        let from = format!("a template: {}", claims.join(", "));
        changes.push(Change { what: what.clone(), from, to: "GitHub's own".into() });
    }
    if found.is_immutable != is_immutable {
        let form = |immutable: bool| if immutable { "names and numbers" } else { "names alone" }.to_owned();
        changes.push(Change {
            what: format!("{what}: owner and repository"),
            from: form(found.is_immutable),
            to: form(is_immutable),
        });
    }
    let body = json!({ "use_default": true, "use_immutable_subject": is_immutable });
    let path = format!("{repository}/actions/oidc/customization/sub");
    (!changes.is_empty()).then_some(Step { what, changes, method: Method::PUT, path, body: Some(body) })
}

/// Whether actions must be named by their commits. The rest is sent as it is: what is left out might be reset.
fn pinning(repository: &str, desired: bool, found: &actual::Actions) -> Option<Step> {
    let what = "permissions of Actions".to_owned();
    let word = |pinned: bool| if pinned { "a commit" } else { "a commit, tag or branch" }.to_owned();
    let change =
        Change { what: format!("{what}: actions are named by"), from: word(found.pinned), to: word(desired) };
    let mut body = json!({ "enabled": found.is_enabled, "sha_pinning_required": desired });
    if let Some(allowed) = &found.allowed {
        body["allowed_actions"] = allowed.as_str().into();
    }
    let path = format!("{repository}/actions/permissions");
    let step = Step { what, changes: vec![change], method: Method::PUT, path, body: Some(body) };
    (found.pinned != desired).then_some(step)
}

/// A ruleset, as a whole: that is how GitHub takes it.
fn ruleset(repository: &str, desired: &Ruleset, found: Option<&actual::Ruleset>) -> Option<Step> {
    let what = format!("ruleset `{}`", desired.name);
    let body = desired.json();
    let path = format!("{repository}/rulesets");
    let Some(found) = found else {
        let rules: Vec<&str> =
            fields::list(&body["rules"]).filter_map(|rule| rule["type"].as_str()).collect();
        let to = format!("{} on {}", rules.join(", "), desired.branches.join(", "));
        let changes = vec![Change { what: what.clone(), from: fields::NOTHING.into(), to }];
        return Some(Step { what, changes, method: Method::POST, path, body: Some(body) });
    };
    let changes = fields::ruleset(&what, &body, &found.json);
    let body = fields::completed(body, &found.json);
    let path = format!("{path}/{}", found.id);
    (!changes.is_empty()).then_some(Step { what, changes, method: Method::PUT, path, body: Some(body) })
}
