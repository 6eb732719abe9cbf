//! What usually goes wrong with workflows, one test each, on the files that GitHub is given.

#![expect(clippy::unwrap_used, reason = "the helpers of tests too")]

use std::collections::BTreeMap;
use std::process::{Command, Stdio};

use actions::check::{self, Folder};
use actions::expression::{self, Host, Object, Value};
use actions::model::{Checks, Concurrency, Event, Job, Known, Service, Step, Text, Workflow};
use actions::syntax::{self, Action, Body};
use actions::{File, GitHub, Pins};
use stacks::{Environment, REPOSITORY};

const PINS: &str = include_str!("../pins.toml");

fn environments() -> Vec<Environment> {
    let texts = [
        ("local", include_str!("../../stacks/environments/local.yaml")),
        ("dev", include_str!("../../stacks/environments/dev.yaml")),
        ("staging", include_str!("../../stacks/environments/staging.yaml")),
        ("prod", include_str!("../../stacks/environments/prod.yaml")),
    ];
    let files: Vec<stacks::File> =
        texts.iter().map(|(name, text)| stacks::File { name, path: name, text }).collect();
    texts.iter().map(|(name, _)| Environment::read(name, &files).unwrap()).collect()
}

fn github() -> GitHub {
    workflows::github(&environments(), &Pins::read(PINS).unwrap()).unwrap()
}

fn file<'a>(github: &'a GitHub, name: &str) -> &'a File {
    let path = format!(".github/workflows/{name}");
    github.workflows.iter().find(|file| file.path == path).unwrap()
}

fn read(file: &File) -> syntax::Workflow {
    syntax::Workflow::read(&file.path, file.text.as_bytes()).unwrap()
}

/// Every workflow that GitHub is given.
fn all(github: &GitHub) -> Vec<(&File, syntax::Workflow)> {
    let is_workflow = |file: &&File| file.path.starts_with(".github/workflows/");
    github.workflows.iter().filter(is_workflow).map(|file| (file, read(file))).collect()
}

fn steps(job: &syntax::Job) -> &[syntax::Step] {
    match &job.body {
        Body::Steps(steps) => steps,
        Body::Call { .. } => &[],
    }
}

fn uses(step: &syntax::Step) -> &str {
    match &step.action {
        Action::Uses { uses, .. } => &uses.value,
        Action::Run { .. } => "",
    }
}

fn with<'a>(step: &'a syntax::Step, input: &str) -> Option<&'a str> {
    let Action::Uses { with, .. } = &step.action else { return None };
    with.iter().find(|(name, _)| name.value == input).map(|(_, value)| value.value.as_str())
}

/// A run of an event, in which everything is touched and every job has this result.
struct Run {
    event: &'static str,
    results: BTreeMap<String, &'static str>,
}

impl Host for Run {
    fn context(&self, name: &str) -> Option<Value> {
        let object = |entries: Vec<(&str, Value)>| {
            Value::Object(entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect::<Object>())
        };
        match name {
            "github" => Some(object(vec![
                ("event_name", self.event.into()),
                ("ref", "refs/heads/main".into()),
                ("repository", "example/trestle".into()),
            ])),
            "needs" => {
                let touched = || object(vec![("rust", "true".into()), ("stacks", "true".into())]);
                let jobs = self.results.iter().map(|(job, result)| {
                    (job.clone(), object(vec![("result", (*result).into()), ("outputs", touched())]))
                });
                Some(Value::Object(jobs.collect::<Object>()))
            }
            _ => None,
        }
    }

    fn hash_files(&self, _: &[String]) -> Result<String, String> {
        Err("no files here".into())
    }

    fn success(&self) -> bool {
        true
    }

    fn failure(&self) -> bool {
        false
    }

    fn cancelled(&self) -> bool {
        false
    }
}

/// Whether a job's condition holds in a run of an event.
fn holds(job: &syntax::Job, event: &'static str, results: &BTreeMap<String, &'static str>) -> bool {
    let Some(condition) = &job.condition else { return true };
    let run = Run { event, results: results.clone() };
    let condition = expression::condition(&condition.value).unwrap();
    expression::evaluate(&condition, &run).unwrap().is_truthy()
}

/// What the aggregate says of a run, by its own script: every job has its result.
fn verdict(ci: &syntax::Workflow, event: &'static str, results: &BTreeMap<String, &'static str>) -> bool {
    let aggregate = ci.job("ci-ok").unwrap();
    let step = &steps(aggregate)[0];
    let (_, listed) = step.env.iter().find(|(name, _)| name.value == "RESULTS").unwrap();
    let listed = expression::expand(&listed.value, &Run { event, results: results.clone() }).unwrap().text();
    let Action::Run { script, .. } = &step.action else { panic!("a script") };
    let status = Command::new("bash")
        .args(["-e", "-c", &script.value])
        .env("RESULTS", listed)
        .stdout(Stdio::null())
        .status()
        .unwrap();
    status.success()
}

/// The results of a run in which everything went as it is meant to.
fn as_meant(ci: &syntax::Workflow, event: &'static str) -> BTreeMap<String, &'static str> {
    let mut results: BTreeMap<String, &'static str> =
        ci.jobs.iter().map(|job| (job.id.value.clone(), "success")).collect();
    for job in ci.jobs.iter().filter(|job| job.id.value != "ci-ok") {
        if !holds(job, event, &results) {
            results.insert(job.id.value.clone(), "skipped");
        }
    }
    results
}

#[test]
fn pain_01_the_names_of_skipped_matrix_jobs_are_required_by_nobody() {
    let github = github();
    let required: Vec<String> =
        github.settings.rulesets.iter().map(|ruleset| ruleset.json().to_string()).collect();
    assert_eq!(required.len(), 1);
    assert!(
        required[0].contains(r#""required_status_checks":[{"context":"ci-ok","integration_id":15368}]"#),
        "{required:?}"
    );
    let ci = read(file(&github, "ci.yml"));
    let aggregate = ci.job("ci-ok").unwrap();
    assert_eq!(aggregate.name.as_ref().unwrap().value, "ci-ok");
    assert!(aggregate.strategy.is_none());
    let others: Vec<&str> =
        ci.jobs.iter().map(|job| job.id.value.as_str()).filter(|id| *id != "ci-ok").collect();
    let needs: Vec<&str> = aggregate.needs.iter().map(|need| need.value.as_str()).collect();
    assert_eq!(needs, others);
}

#[test]
fn pain_02_no_filter_of_paths_leaves_a_required_check_pending() {
    for (file, workflow) in all(&github()) {
        for event in workflow.on.iter().filter(|event| event.name.value == "pull_request") {
            assert!(event.paths.is_empty() && event.paths_ignore.is_empty(), "{}", file.path);
            assert!(event.branches.is_empty() && event.branches_ignore.is_empty(), "{}", file.path);
        }
    }
}

#[test]
fn pain_03_a_skip_that_nobody_expected_is_a_failure() {
    let ci = read(file(&github(), "ci.yml"));
    let good = as_meant(&ci, "push");
    assert_eq!(good["plan"], "skipped");
    assert!(verdict(&ci, "push", &good));
    for job in ["changes", "gates", "clippy", "test"] {
        for result in ["skipped", "failure", "cancelled"] {
            let mut bad = good.clone();
            bad.insert(job.into(), result);
            assert!(!verdict(&ci, "push", &bad), "{job} {result}");
        }
    }
    // Nor may a job run that was to be skipped.
    let mut bad = good.clone();
    bad.insert("plan".into(), "success");
    assert!(!verdict(&ci, "push", &bad));
}

#[test]
fn pain_04_what_is_required_runs_in_the_merge_queue() {
    let mut workflow = Workflow::new("checks.yml", Concurrency::CancelOlder);
    let _ = workflow.on_pull_request([]);
    let mut job = Job::<Checks>::new("test", "Test", 5);
    job.step(Step::run("Test", "true"));
    workflow.add(job);
    workflow.require("ok");
    let rendered = workflow.render(&Known::default()).unwrap();
    assert!(read(&rendered).event("merge_group").is_some());
    assert!(read(file(&github(), "ci.yml")).event("merge_group").is_some());
}

#[test]
fn pain_05_no_condition_skips_the_merge_queue_unnoticed() {
    let ci = read(file(&github(), "ci.yml"));
    let results = as_meant(&ci, "merge_group");
    let skipped: Vec<&str> =
        results.iter().filter(|(_, result)| **result == "skipped").map(|(job, _)| job.as_str()).collect();
    assert_eq!(skipped, ["comment", "dependencies", "plan"]);
    assert!(verdict(&ci, "merge_group", &results));
    // Comparing with an event that the workflow does not have is refused.
    let mut workflow = Workflow::new("checks.yml", Concurrency::CancelOlder);
    workflow.on_push("main");
    let mut job = Job::<Checks>::new("test", "Test", 5);
    job.step(Step::run("Test", "true"));
    job.only_if(Event::PullRequest.is());
    workflow.add(job);
    let faults = workflow.render(&Known::default()).unwrap_err();
    assert!(faults[0].message.contains("it never runs for `pull_request`"), "{faults:?}");
}

#[test]
fn pain_06_dependabot_leaves_generated_files_alone() {
    let github = github();
    let dependabot = github.files.iter().find(|file| file.path == ".github/dependabot.yml").unwrap();
    let entry = dependabot
        .text
        .split("  - package-ecosystem: ")
        .find(|entry| entry.starts_with("github-actions"))
        .unwrap();
    assert!(entry.contains("open-pull-requests-limit: 0\n"), "{entry}");
    assert!(entry.contains("exclude-paths: ['.github/workflows/**', '.github/actions/**']"), "{entry}");
    assert_eq!(
        dependabot.text.matches("default-days: 7").count(),
        dependabot.text.matches("package-ecosystem").count()
    );
}

#[test]
fn pain_07_versions_come_from_the_table_and_not_from_the_program() {
    let commit = "0123456789012345678901234567890123456789";
    let old = Pins::read(PINS).unwrap().get("actions/checkout").unwrap().commit.clone();
    let pins = Pins::read(&PINS.replace(&old, commit)).unwrap();
    let github = workflows::github(&environments(), &pins).unwrap();
    assert!(file(&github, "ci.yml").text.contains(&format!("actions/checkout@{commit}")));
    assert!(!github.workflows.iter().any(|file| file.text.contains(&old)));
}

#[test]
fn pain_08_a_team_changes_a_step_without_switching_the_check_off() {
    let mut workflow = Workflow::new("checks.yml", Concurrency::CancelOlder);
    workflow.on_push("main");
    let mut job = Job::<Checks>::new("test", "Test", 5);
    job.step(Step::run("Test", "cargo xtask test"));
    workflow.add(job);
    workflow.change("test", |job| {
        job.change("Test", |step| step.env("RUST_LOG", "debug"));
        job.step(Step::run("Say so", "echo done"));
    });
    let text = workflow.render(&Known::default()).unwrap().text;
    assert!(text.contains("RUST_LOG: debug") && text.contains("run: echo done"), "{text}");
}

#[test]
fn pain_09_a_line_knows_the_rust_line_that_owns_it() {
    let github = github();
    let ci = file(&github, "ci.yml");
    let line = ci.text.lines().position(|line| line.contains("run: cargo xtask test")).unwrap() + 1;
    let owner = ci.owner(line).unwrap();
    assert!(owner.file.ends_with("workflows/src/ci.rs"), "{owner:?}");
    let source = include_str!("../src/ci.rs").lines().nth(owner.line as usize - 1).unwrap();
    assert!(source.contains("cargo xtask test"), "{source}");
}

#[test]
fn pain_10_every_cache_is_saved_by_a_run_of_the_default_branch() {
    let github = github();
    let prepare =
        github.workflows.iter().find(|file| file.path == ".github/actions/prepare/action.yml").unwrap();
    assert!(prepare.text.contains("save-if: ${{ github.ref == 'refs/heads/main' }}"));
    let mut restored = BTreeMap::new();
    for (_, workflow) in all(&github) {
        for job in &workflow.jobs {
            for step in steps(job).iter().filter(|step| uses(step).ends_with("/actions/prepare")) {
                let key = with(step, "key").unwrap().to_owned();
                let everything = BTreeMap::from([("changes".to_owned(), "success")]);
                let saves = workflow.event("push").is_some() && holds(job, "push", &everything);
                *restored.entry(key).or_insert(false) |= saves;
            }
        }
    }
    assert!(restored.len() > 3 && restored.values().all(|saved| *saved), "{restored:?}");
}

#[test]
fn pain_11_what_is_shipped_is_built_without_a_cache() {
    let github = github();
    for name in ["release.yml", "deploy.yml", "promote.yml", "drift.yml"] {
        for job in &read(file(&github, name)).jobs {
            for step in steps(job) {
                let uses = uses(step);
                assert!(!uses.contains("cache") && !uses.contains("prepare"), "{name}: {uses}");
            }
        }
    }
}

#[test]
fn pain_12_actions_of_one_repository_stand_at_one_commit() {
    let github = github();
    let mut commits: BTreeMap<String, String> = BTreeMap::new();
    let mut paths = 0;
    for (_, workflow) in all(&github) {
        for step in workflow.jobs.iter().flat_map(steps) {
            let Some((action, commit)) = uses(step).split_once('@') else { continue };
            let repository = action.split('/').take(2).collect::<Vec<_>>().join("/");
            paths += usize::from(action.starts_with("github/codeql-action/"));
            let known = commits.entry(repository).or_insert_with(|| commit.to_owned());
            assert_eq!(known, commit, "{action}");
        }
    }
    assert!(paths >= 4);
}

/// `pins update` waits for the same days, because it takes them from here; that it does is tested beside it, against a server
/// (`toolkit`, `github::pins::tests`).
#[test]
fn pain_13_every_update_waits_for_the_cool_down() {
    let github = github();
    let dependabot = github.files.iter().find(|file| file.path == ".github/dependabot.yml").unwrap();
    let wait = format!("cooldown:\n      default-days: {}\n", actions::dependabot::COOLDOWN);
    assert_eq!(dependabot.text.matches(&wait).count(), dependabot.text.matches("package-ecosystem").count());
    // zizmor asks for a week.
    const { assert!(actions::dependabot::COOLDOWN >= 7) };
}

#[test]
fn pain_14_a_job_names_only_environments_that_are_set_up() {
    let github = github();
    let names: Vec<&str> =
        github.settings.environments.iter().map(|environment| environment.name.as_str()).collect();
    assert_eq!(names, ["dev", "staging", "prod"]);
    let prod = &github.settings.environments[2];
    assert_eq!(prod.branches, ["main"]);
    assert!(prod.others_approve && !prod.reviewers.is_empty());
    let mut called = Vec::new();
    for (_, workflow) in all(&github) {
        for job in &workflow.jobs {
            if let Body::Call { with, .. } = &job.body {
                let environment = with.iter().find(|(name, _)| name.value == "environment").unwrap();
                called.push(environment.1.value.clone());
            }
        }
    }
    called.sort();
    assert_eq!(called, ["dev", "prod", "staging"]);
}

#[test]
fn pain_15_a_role_trusts_the_job_that_the_workflow_has_and_no_other() {
    let github = github();
    for environment in environments() {
        let Some(trust) = stacks::trust(&environment) else { continue };
        let [_, identity] = stacks::foundation(&environment, &stacks::platform(&environment)).unwrap();
        let template = identity.template.to_json();
        for (role, claims) in
            [("DeployRole", trust.deploy.subject.claims()), ("PlanRole", trust.plan.subject.claims())]
        {
            let statement =
                &template["Resources"][role]["Properties"]["AssumeRolePolicyDocument"]["Statement"][0];
            let condition = statement["Condition"].as_object().unwrap();
            assert_eq!(condition.keys().collect::<Vec<_>>(), ["StringEquals"], "{role}");
            let trusted = condition["StringEquals"].as_object().unwrap();
            assert_eq!(trusted.len(), claims.len());
            for (claim, values) in &claims {
                let value = &trusted[&format!("token.actions.githubusercontent.com:{claim}")];
                let value: Vec<&str> = value.as_str().map_or_else(
                    || value.as_array().unwrap().iter().map(|value| value.as_str().unwrap()).collect(),
                    |value| vec![value],
                );
                assert_eq!(&value, values, "{role} {claim}");
                assert!(value.iter().all(|value| !value.contains(['*', '?'])), "{role} {claim}");
            }
        }
        // The files that are trusted have such a job: one in an environment, one in none.
        for name in trust.plan.subject.workflows() {
            let workflow = read(file(&github, name));
            assert!(workflow.jobs.iter().any(|job| job.environment.is_none() && signs_in(job)), "{name}");
        }
        for name in trust.deploy.subject.workflows() {
            let workflow = read(file(&github, name));
            assert!(workflow.jobs.iter().any(|job| job.environment.is_some() && signs_in(job)), "{name}");
        }
    }
    assert_eq!(github.settings.repository, format!("{}/{}", REPOSITORY.owner, REPOSITORY.name));
}

fn signs_in(job: &syntax::Job) -> bool {
    matches!(&job.permissions, Some(syntax::Permissions::Scopes(_, scopes))
        if scopes.iter().any(|(scope, access)| scope.value == "id-token" && access.value == "write"))
}

#[test]
fn pain_16_a_caller_grants_what_the_called_workflow_needs() {
    let github = github();
    let pins = Pins::read(PINS).unwrap();
    let found = |change: &dyn Fn(&File) -> String| {
        let texts: Vec<(String, String)> =
            github.workflows.iter().map(|file| (file.path.clone(), change(file))).collect();
        let (workflows, actions) = texts
            .iter()
            .map(|(path, text)| (path.as_str(), text.as_bytes()))
            .partition::<Vec<_>, _>(|(path, _)| path.starts_with(".github/workflows/"));
        let environments = github.settings.environments.iter().map(|environment| environment.name.clone());
        check::folder(&Folder {
            workflows,
            actions,
            secrets: Some(Vec::new()),
            variables: Some(Vec::new()),
            environments: Some(environments.collect()),
            pins: &pins,
        })
    };
    let clean = found(&|file| file.text.clone());
    assert_eq!(clean, [], "{}", clean.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"));
    let granted = "      deployments: write # to show the deployment on GitHub\n";
    let less = found(&|file| {
        if file.path.ends_with("promote.yml") { file.text.replace(granted, "") } else { file.text.clone() }
    });
    assert_eq!(less.len(), 2, "{less:?}");
    assert!(less.iter().all(|finding| finding.message.contains("deployments")), "{less:?}");
}

#[test]
fn what_a_job_runs_in_is_read_back_as_it_was_said() {
    let mut workflow = Workflow::new("checks.yml", Concurrency::CancelOlder);
    workflow.on_push("main");
    let mut job = Job::<Checks>::new("test", "Test", 5);
    job.directory("app");
    let version = job.matrix("version", ["15", "1.10"]);
    job.include([("version", "17, the next")]);
    job.service(Service {
        id: "postgres",
        image: "postgres@sha256:0123456789012345678901234567890123456789012345678901234567890123",
        ports: vec!["5432:5432"],
        env: BTreeMap::from([("POSTGRES_PASSWORD", "no: secret")]),
        options: "--health-cmd pg_isready",
    });
    job.step(Step::run("Test", "cargo test").env("VERSION", version));
    workflow.add(job);
    let job = read(&workflow.render(&Known::default()).unwrap()).jobs.remove(0);
    assert_eq!(job.defaults.working_directory.unwrap().value, "app");
    let Some(syntax::Matrix::Written { axes, include, .. }) = job.strategy.unwrap().matrix else { panic!() };
    let texts: Vec<String> = axes[0].1.items().iter().map(|item| item.text().unwrap().value).collect();
    assert_eq!(texts, ["15", "1.10"]);
    let included = include.unwrap().items()[0].get("version").unwrap().text().unwrap();
    assert_eq!(included.value, "17, the next");
    let (name, service) = &job.services[0];
    assert_eq!((name.value.as_str(), service.ports[0].value.as_str()), ("postgres", "5432:5432"));
    assert_eq!(service.env[0].1.value, "no: secret");
    assert_eq!(service.options.as_ref().unwrap().value, "--health-cmd pg_isready");
}

#[test]
fn a_script_with_an_expression_in_it_is_refused() {
    let mut workflow = Workflow::new("checks.yml", Concurrency::Queue(Text::default()));
    workflow.on_push("main");
    let mut job = Job::<Checks>::new("test", "Test", 5);
    job.step(Step::run("Greet", "echo ${{ github.event.head_commit.message }}"));
    job.step(Step::run("Greet again", "echo").env("WHO", "${{ github.actor }}"));
    job.step(Step::uses("Check the code out", "actions/checkout").with("fetch-dept", "0"));
    workflow.add(job);
    let known = Known { pins: Pins::read(PINS).unwrap(), ..Known::default() };
    let faults = workflow.render(&known).unwrap_err();
    let messages: Vec<&str> = faults.iter().map(|fault| fault.message.as_str()).collect();
    assert!(
        messages.iter().any(|message| message.contains("the script holds an expression")),
        "{messages:?}"
    );
    assert!(
        messages.iter().any(|message| message.contains("`${{ github.actor }}` holds an expression")),
        "{messages:?}"
    );
    assert!(messages.iter().any(|message| message.contains("no input `fetch-dept`")), "{messages:?}");
}
