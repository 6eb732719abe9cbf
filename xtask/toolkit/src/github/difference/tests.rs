//! Tests of what leads from how a repository is set to how it is defined.

use actions::settings::Rule;

use super::*;

fn desired() -> Settings {
    Settings {
        repository: "example/trestle".into(),
        rulesets: vec![Ruleset {
            name: "main".into(),
            branches: vec!["~DEFAULT_BRANCH".into()],
            rules: vec![
                Rule::Deletion,
                Rule::PullRequest {
                    approvals: 1,
                    code_owners: true,
                    dismiss_stale: true,
                    last_push: false,
                    resolved: true,
                },
                Rule::RequiredStatusChecks { checks: vec!["ci-ok".into()] },
            ],
        }],
        environments: vec![Environment {
            name: "prod".into(),
            reviewers: vec!["@ada".into()],
            others_approve: true,
            branches: vec!["main".into()],
        }],
        immutable_subject: true,
        sha_pinning: true,
    }
}

fn reviewers() -> Vec<Reviewer> {
    vec![Reviewer { kind: Kind::User, id: 1, name: "@ada".into() }]
}

/// A repository that is as it is defined.
fn settled() -> Actual {
    let mut json = desired().rulesets[0].json();
    json["id"] = 7.into();
    json["node_id"] = "x".into();
    let policy = Policy { id: 9, name: "main".into(), is_tag: false };
    Actual {
        environments: vec![actual::Environment {
            name: "prod".into(),
            reviewers: reviewers(),
            others_approve: true,
            wait: 0,
            deploys: Deploys::These(vec![policy]),
        }],
        rulesets: actual::Ruleset::read(json).into_iter().collect(),
        subject: actual::Subject { template: None, is_immutable: true },
        actions: actual::Actions { is_enabled: true, allowed: Some("all".into()), pinned: true },
    }
}

/// What would be changed, a line each.
fn changes(actual: &Actual) -> Vec<String> {
    let steps = steps(&desired(), &reviewers(), actual);
    let changes = steps.iter().flat_map(|step| &step.changes);
    changes.map(|change| format!("{}: {} -> {}", change.what, change.from, change.to)).collect()
}

#[test]
fn nothing_is_changed_where_everything_is_as_defined() {
    assert_eq!(changes(&settled()), Vec::<String>::new());
    assert_eq!(notes(&desired(), &settled()), Vec::<String>::new());
}

#[test]
fn environments_come_before_what_counts_on_them() {
    let steps = steps(&desired(), &reviewers(), &Actual::default());
    let order: Vec<(String, &str)> =
        steps.iter().map(|step| (step.method.to_string(), step.path.as_str())).collect();
    let order: Vec<(&str, &str)> = order.iter().map(|(method, path)| (method.as_str(), *path)).collect();
    assert_eq!(
        order,
        [
            ("PUT", "/repos/example/trestle/environments/prod"),
            ("POST", "/repos/example/trestle/environments/prod/deployment-branch-policies"),
            ("PUT", "/repos/example/trestle/actions/oidc/customization/sub"),
            ("PUT", "/repos/example/trestle/actions/permissions"),
            ("POST", "/repos/example/trestle/rulesets"),
        ]
    );
    assert_eq!(steps[0].body.as_ref().unwrap()["reviewers"], json!([{ "type": "User", "id": 1 }]));
}

#[test]
fn a_field_of_an_environment_is_told_by_its_name() {
    let mut actual = settled();
    actual.environments[0].reviewers = vec![Reviewer { kind: Kind::User, id: 2, name: "@bob".into() }];
    actual.environments[0].others_approve = false;
    actual.environments[0].wait = 15;
    assert_eq!(
        changes(&actual),
        [
            "environment `prod`: reviewers: @bob -> @ada",
            "environment `prod`: approved by: anybody of them -> somebody else",
        ]
    );
    let steps = steps(&desired(), &reviewers(), &actual);
    assert_eq!(steps[0].body.as_ref().unwrap()["wait_timer"], 15, "what is not defined stays");
}

#[test]
fn only_the_branches_that_are_defined_deploy() {
    let mut actual = settled();
    let policy = |id, name: &str, is_tag| Policy { id, name: name.into(), is_tag };
    actual.environments[0].deploys =
        Deploys::These(vec![policy(1, "release/*", false), policy(2, "main", true)]);
    assert_eq!(
        changes(&actual),
        [
            "environment `prod`: branch `main`: may not deploy -> may deploy",
            "environment `prod`: branch `release/*`: may deploy -> may not deploy",
            "environment `prod`: tag `main`: may deploy -> may not deploy",
        ]
    );
    actual.environments[0].deploys = Deploys::Anything;
    assert_eq!(
        changes(&actual),
        [
            "environment `prod`: what deploys: any branch and tag -> only what is named",
            "environment `prod`: branch `main`: may not deploy -> may deploy",
        ]
    );
}

#[test]
fn a_field_of_a_ruleset_is_told_by_its_path() {
    let mut actual = settled();
    let json = &mut actual.rulesets[0].json;
    json["enforcement"] = "disabled".into();
    json["bypass_actors"] = json!([{ "actor_id": 5, "actor_type": "RepositoryRole" }]);
    json["rules"][1]["parameters"]["required_approving_review_count"] = 0.into();
    json["rules"][2]["parameters"]["required_status_checks"] = json!([]);
    json["rules"].as_array_mut().unwrap().push(json!({ "type": "creation" }));
    let changes = changes(&actual);
    let expected = [
        "ruleset `main`: bypass_actors: actor_id 5; actor_type RepositoryRole -> nothing",
        "ruleset `main`: enforcement: disabled -> active",
        "ruleset `main`: rule pull_request.required_approving_review_count: 0 -> 1",
        "ruleset `main`: rule required_status_checks.required_status_checks: nothing -> context ci-ok; integration_id 15368",
        "ruleset `main`: rule creation: set -> nothing",
    ];
    let mut sorted: Vec<&str> = changes.iter().map(String::as_str).collect();
    sorted.sort_unstable();
    let mut expected = expected.to_vec();
    expected.sort_unstable();
    assert_eq!(sorted, expected);
}

#[test]
fn what_github_adds_or_leaves_out_is_no_difference() {
    let mut actual = settled();
    let json = &mut actual.rulesets[0].json;
    json["rules"].as_array_mut().unwrap().reverse();
    json["rules"][0]["parameters"]["required_status_checks"][0]["added"] = true.into();
    json["rules"][0]["parameters"].as_object_mut().unwrap().remove("do_not_enforce_on_create");
    json["rules"][1]["parameters"]["required_reviewers"] = json!([]);
    json["rules"][1]["parameters"]["allowed_merge_methods"] = json!(["rebase", "squash"]);
    assert_eq!(changes(&actual), Vec::<String>::new());
}

#[test]
fn a_parameter_that_is_not_defined_survives() {
    let mut actual = settled();
    let theirs = json!([{ "minimum_approvals": 1, "file_patterns": ["*.sql"] }]);
    let json = &mut actual.rulesets[0].json;
    json["rules"][1]["parameters"]["required_reviewers"] = theirs.clone();
    json["rules"][1]["parameters"]["required_approving_review_count"] = 0.into();
    let steps = steps(&desired(), &reviewers(), &actual);
    let sent = &steps[0].body.as_ref().unwrap()["rules"];
    assert_eq!(sent[1]["parameters"]["required_reviewers"], theirs);
    assert_eq!(sent[1]["parameters"]["required_approving_review_count"], 1, "what is defined is sent");
    assert_eq!(sent[0], json!({ "type": "deletion" }));
}

#[test]
fn the_subject_and_the_pins_are_told() {
    let mut actual = settled();
    actual.subject = actual::Subject { template: Some(vec!["repo".into()]), is_immutable: false };
    actual.actions.pinned = false;
    assert_eq!(
        changes(&actual),
        [
            "subject of OIDC tokens: a template: repo -> GitHub's own",
            "subject of OIDC tokens: owner and repository: names alone -> names and numbers",
            "permissions of Actions: actions are named by: a commit, tag or branch -> a commit",
        ]
    );
    let steps = steps(&desired(), &reviewers(), &actual);
    assert_eq!(
        steps[1].body,
        Some(json!({ "enabled": true, "sha_pinning_required": true, "allowed_actions": "all" }))
    );
}

#[test]
fn what_is_not_defined_is_left_and_told() {
    let mut actual = settled();
    let other = json!({ "id": 8, "name": "theirs" });
    actual.rulesets.extend(actual::Ruleset::read(other));
    actual.environments.push(actual::Environment { name: "prdo".into(), ..actual::Environment::default() });
    actual.rulesets[0].json.as_object_mut().unwrap().remove("bypass_actors");
    assert_eq!(changes(&actual), Vec::<String>::new());
    assert_eq!(
        notes(&desired(), &actual),
        [
            "the environment `prdo` is not defined here, and is left as it is",
            "GITHUB_TOKEN may not see who bypasses the ruleset `main`",
            "the ruleset `theirs` is not defined here, and is left as it is",
        ]
    );
}
