//! Tests of setting and verifying, on a small GitHub.

use actions::settings::{self, Rule};

use super::*;
use crate::github::fake::{self, Fault, TOKEN};

fn settings() -> Settings {
    let environment = |name: &str, reviewers: &[&str]| settings::Environment {
        name: name.into(),
        reviewers: reviewers.iter().map(|name| (*name).to_owned()).collect(),
        others_approve: !reviewers.is_empty(),
        branches: vec!["main".into()],
    };
    Settings {
        repository: fake::REPOSITORY.into(),
        rulesets: vec![settings::Ruleset {
            name: "main".into(),
            branches: vec!["~DEFAULT_BRANCH".into()],
            rules: vec![Rule::Deletion, Rule::RequiredStatusChecks { checks: vec!["ci-ok".into()] }],
        }],
        environments: vec![
            environment("dev", &[]),
            environment("prod", &["@Ada", "@example/releases"]),
            environment("staging", &["@example/releases"]),
        ],
        immutable_subject: true,
        sha_pinning: true,
    }
}

async fn server() -> fake::Server {
    let server = fake::Server::start().await;
    server.answer("/users/ada", json!({ "id": 101, "login": "ada" }));
    server.answer("/orgs/example/teams/releases", json!({ "id": 102, "slug": "releases" }));
    server
}

async fn differences(client: &Client) -> String {
    human(&look(client, &settings()).await.unwrap().steps)
}

async fn set(client: &Client) -> Result<()> {
    let seen = look(client, &settings()).await?;
    bring(client, &settings(), &seen.steps).await
}

#[tokio::test]
async fn what_was_applied_is_verified() {
    let server = server().await;
    let client = server.client();
    assert!(
        differences(&client).await.contains("ruleset `main`: nothing -> deletion, required_status_checks")
    );
    set(&client).await.unwrap();
    assert_eq!(differences(&client).await, "");
    let changes = server.changes();
    assert_eq!(
        changes[..4],
        [
            "PUT /repos/example/trestle/environments/dev",
            "PUT /repos/example/trestle/environments/prod",
            "PUT /repos/example/trestle/environments/staging",
            "POST /repos/example/trestle/environments/dev/deployment-branch-policies",
        ]
    );
    assert_eq!(changes.last().unwrap(), "POST /repos/example/trestle/rulesets");
}

#[tokio::test]
async fn looking_changes_nothing() {
    let server = server().await;
    differences(&server.client()).await;
    assert_eq!(server.changes(), Vec::<String>::new());
}

#[tokio::test]
async fn a_field_that_somebody_changed_is_found_and_set_back() {
    let server = server().await;
    let client = server.client();
    set(&client).await.unwrap();
    {
        let mut state = server.state();
        state.rulesets[0]["enforcement"] = "disabled".into();
        state.environments[1]["protection_rules"][0]["prevent_self_review"] = false.into();
        state.policies.entry("prod".into()).or_default().push(json!({ "id": 99, "name": "hotfix" }));
    }
    assert_eq!(
        differences(&client).await,
        "environment `prod`: approved by: anybody of them -> somebody else\n\
         environment `prod`: branch `hotfix`: may deploy -> may not deploy\n\
         ruleset `main`: enforcement: disabled -> active"
    );
    set(&client).await.unwrap();
    assert_eq!(differences(&client).await, "");
}

#[tokio::test]
async fn what_is_not_ours_is_left_and_told() {
    let server = server().await;
    let theirs: Vec<_> =
        (1..=5).map(|id| json!({ "id": 900 + id, "name": format!("theirs {id}") })).collect();
    server.state().rulesets.clone_from(&theirs);
    server.state().environments.push(json!({ "name": "preview" }));
    let client = server.client();
    set(&client).await.unwrap();
    assert_eq!(server.state().rulesets[..5], theirs);
    let seen = look(&client, &settings()).await.unwrap();
    assert!(seen.steps.is_empty(), "ours is on the last page: {}", human(&seen.steps));
    assert_eq!(seen.notes.len(), 6, "{:?}", seen.notes);
    assert!(seen.notes[0].contains("`preview`") && seen.notes[5].contains("`theirs 5`"), "{:?}", seen.notes);
}

#[tokio::test]
async fn a_ruleset_that_is_refused_ends_it_and_says_how_far_it_came() {
    let server = server().await;
    let client = server.client();
    let seen = look(&client, &settings()).await.unwrap();
    let before = server.asked().len();
    let refused = Fault::new(422).saying("Validation Failed").errors(json!(["Invalid rule 'deletion': "]));
    server.fault(before + seen.steps.len(), refused);
    let error = bring(&client, &settings(), &seen.steps).await.unwrap_err();
    let text = error.to_string();
    assert_eq!(error.exit_code(), 5);
    assert!(text.starts_with("GitHub: Validation Failed: Invalid rule 'deletion': "), "{text}");
    assert!(text.contains("set before that:\n  environment `dev`\n  environment `prod`\n"), "{text}");
    assert!(text.contains("not set:\n  ruleset `main`\n"), "{text}");
    assert_eq!(server.asked().len(), before + seen.steps.len(), "nothing was tried after that");
    // What was set is not set again.
    let left = look(&client, &settings()).await.unwrap().steps;
    assert_eq!(left.iter().map(|step| step.what.as_str()).collect::<Vec<_>>(), ["ruleset `main`"]);
}

#[tokio::test]
async fn nothing_comes_after_an_environment_that_is_refused() {
    let server = server().await;
    let client = server.client();
    let seen = look(&client, &settings()).await.unwrap();
    server.fault(
        server.asked().len() + 1,
        Fault::new(403).saying("Resource not accessible by personal access token"),
    );
    let text = bring(&client, &settings(), &seen.steps).await.unwrap_err().to_string();
    assert!(text.contains("`Administration: write`") && !text.contains("set before that"), "{text}");
    assert!(text.contains("not set:\n  environment `dev`\n"), "{text}");
    assert_eq!(server.changes().len(), 1);
    assert!(!text.contains(TOKEN), "{text}");
}

#[tokio::test]
async fn whoever_cannot_be_found_ends_it_before_anything_is_set() {
    let server = fake::Server::start().await;
    server.answer("/users/ada", json!({ "id": 101, "login": "ada" }));
    let error = look(&server.client(), &settings()).await.unwrap_err();
    let text = error.to_string();
    assert!(text.contains("`@example/releases`") && text.contains("`staging`"), "{text}");
    assert!(text.contains("`Members: read`"), "{text}");
    assert_eq!((error.exit_code(), server.changes().len()), (2, 0));
}

#[tokio::test]
async fn a_repository_that_is_not_to_be_seen_is_told_with_the_permission() {
    let server = server().await;
    let client = server.client();
    let elsewhere = Settings { repository: "example/other".into(), environments: Vec::new(), ..settings() };
    let error = look(&client, &elsewhere).await.unwrap_err();
    let text = error.to_string();
    assert!(text.contains("Not Found") && text.contains("`Administration: read`"), "{text}");
    assert_eq!(error.exit_code(), 5);
}

#[tokio::test]
async fn what_github_takes_and_does_not_do_is_told() {
    let server = server().await;
    let client = server.client();
    let prefix = "repo:example@1/trestle@2";
    let young = json!({ "use_default": true, "use_immutable_subject": false, "sub_claim_prefix": prefix });
    server.answer("/repos/example/trestle/actions/oidc/customization/sub", young);
    let legacy = Settings { immutable_subject: false, ..settings() };
    let seen = look(&client, &legacy).await.unwrap();
    let text = bring(&client, &legacy, &seen.steps).await.unwrap_err().to_string();
    assert!(text.contains("still otherwise") && text.contains("names and numbers -> names alone"), "{text}");
}

#[test]
fn without_a_token_it_says_which() {
    let error = client(None).unwrap_err();
    assert!(error.to_string().contains("GITHUB_TOKEN") && error.exit_code() == 2, "{error}");
}
