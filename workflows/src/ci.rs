//! ci: what a pull request must pass. Every gate runs the command that a person runs: `cargo xtask …`.

use actions::model::{
    Action, AddedJob, Checks, Concurrency, Condition, Event, Job, Permission, PullRequest, Scope, Step, Text,
    Workflow, not_cancelled, repository, token,
};

use crate::changes::{Changes, changes};
use crate::parts::{FINDINGS, MAIN, READ, build_once, checkout, checkout_history, scanners};

/// The one check that branches require.
pub(crate) const REQUIRED: &str = "ci-ok";

pub(crate) fn workflow(prepare: &Action, environments: &[String]) -> Workflow {
    let mut ci = Workflow::new("ci.yml", Concurrency::CancelOlder);
    let pull_request = ci.on_pull_request([]);
    ci.on_push(MAIN);

    let Changes { job, rust, stacks } = changes(pull_request);
    ci.add(job);
    ci.add(gates(prepare));
    ci.add(clippy(prepare, pull_request, &rust));
    ci.add(test(prepare, &rust));
    ci.add(compatibility(prepare, &rust));
    ci.add(coverage(prepare, &rust));
    let plan = ci.add(plan(prepare, pull_request, environments, &stacks));
    ci.add(comment(&plan, pull_request));
    ci.add(dependencies());
    ci.require(REQUIRED);
    ci
}

/// A job that compiles: the code, and the cache of jobs like it.
#[track_caller]
fn compiles(
    id: &'static str,
    name: &'static str,
    timeout: u32,
    prepare: &Action,
    tools: &'static str,
) -> Job<Checks> {
    let mut job = Job::new(id, name, timeout);
    job.permissions([READ]);
    build_once(&mut job);
    job.step(checkout());
    let step = prepare.step_of("Prepare").with("key", id);
    job.cache(if tools.is_empty() { step } else { step.with("tools", tools) });
    job
}

fn gates(prepare: &Action) -> Job<Checks> {
    let mut job = Job::new("gates", "Gates", 20);
    job.permissions([READ]);
    build_once(&mut job);
    // What was ever committed is looked at for secrets.
    job.step(checkout_history());
    job.cache(prepare.step_of("Prepare").with("key", "gates").with("tools", "cargo-deny,cargo-shear,zizmor"));
    job.step(scanners());
    job.step(Step::run(
        "Check",
        "cargo xtask check --strict format generated stacks audit sast secrets unused deny",
    ));
    job
}

fn clippy(prepare: &Action, pull_request: PullRequest, rust: &Condition) -> Job<Checks> {
    let mut job = compiles("clippy", "Clippy", 30, prepare, "");
    job.permissions(FINDINGS);
    job.only_if(rust.clone());
    job.step(Step::run("Check", "cargo xtask check --strict clippy --sarif target/xtask/clippy.sarif"));
    job.step(
        Step::uses("Show findings", "github/codeql-action/upload-sarif")
            .with("sarif_file", "target/xtask/clippy.sarif")
            .with("category", "clippy")
            // What comes from a fork has a token that only reads.
            .only_if(
                not_cancelled().and((!Event::PullRequest.is()).or(pull_request.is_of_this_repository())),
            ),
    );
    job
}

fn test(prepare: &Action, rust: &Condition) -> Job<Checks> {
    let mut job = compiles("test", "Tests on testcontainers", 60, prepare, "cargo-nextest");
    job.only_if(rust.clone());
    job.step(Step::run("Test", "cargo xtask test"));
    job
}

/// Every feature by itself, and the oldest toolchain that is promised.
fn compatibility(prepare: &Action, rust: &Condition) -> Job<Checks> {
    let mut job = compiles("compatibility", "Compatibility", 40, prepare, "cargo-hack");
    job.only_if(rust.clone());
    let gate = job.matrix("gate", ["features", "msrv"]);
    job.named(Text::from("Compatibility: ").then(&gate));
    job.step(Step::run("Check", "cargo xtask check --strict \"$GATE\"").env("GATE", gate));
    job
}

fn coverage(prepare: &Action, rust: &Condition) -> Job<Checks> {
    let mut job = compiles("coverage", "Coverage", 60, prepare, "cargo-llvm-cov,cargo-nextest");
    job.only_if(rust.clone());
    job.step(Step::run("Check", "cargo xtask check --strict coverage"));
    job.step(
        Step::uses("Keep the report", "actions/upload-artifact")
            .with("name", "coverage")
            .with("path", "target/xtask/coverage.lcov"),
    );
    job
}

/// What would change in each environment, computed without credentials.
fn plan(
    prepare: &Action,
    pull_request: PullRequest,
    environments: &[String],
    stacks: &Condition,
) -> Job<Checks> {
    let mut job = Job::new("plan", "Plan", 20);
    job.permissions([READ]);
    build_once(&mut job);
    job.only_if(Event::PullRequest.is().and(stacks.clone()));
    let environment = job.matrix("environment", environments.iter().map(String::as_str));
    job.named(Text::from("Plan: ").then(&environment));
    job.step(checkout_history());
    job.cache(prepare.step_of("Prepare").with("key", "gates"));
    job.step(Step::run("Plan", PLAN).env("ENVIRONMENT", &environment).env("BASE", pull_request.base()));
    job.step(
        Step::uses("Keep the plan", "actions/upload-artifact")
            .with("name", Text::from("plan-").then(&environment))
            .with("path", Text::from("target/xtask/plans/").then(environment).then(".md")),
    );
    job
}

const PLAN: &str = r#"mkdir -p target/xtask/plans
file="target/xtask/plans/$ENVIRONMENT.md"
printf '## %s\n\n' "$ENVIRONMENT" >"$file"
cargo xtask plan --env "$ENVIRONMENT" --since "$BASE" --format markdown >>"$file"
cat "$file" >>"$GITHUB_STEP_SUMMARY""#;

/// One comment, written over each time. What comes from a fork has it in the summary of the run only.
fn comment(plan: &AddedJob, pull_request: PullRequest) -> Job<Checks> {
    let mut job = Job::new("comment", "Show the plan", 5);
    job.permissions([Permission::write(Scope::PullRequests, "to write the comment")]);
    job.after(plan);
    job.only_if(Event::PullRequest.is().and(pull_request.is_of_this_repository()));
    job.step(
        Step::uses("Fetch the plans", "actions/download-artifact")
            .with("pattern", "plan-*")
            .with("path", "plans")
            .with("merge-multiple", "true"),
    );
    job.step(
        Step::run("Write the comment", COMMENT)
            .env("GH_TOKEN", token())
            .env("REPOSITORY", repository())
            .env("NUMBER", pull_request.number()),
    );
    job
}

/// What a pull request would add.
fn dependencies() -> Job<Checks> {
    let mut job = Job::new("dependencies", "New dependencies", 10);
    job.permissions([READ]);
    job.only_if(Event::PullRequest.is());
    job.step(checkout());
    job.step(Step::uses("Review", "actions/dependency-review-action").with("fail-on-severity", "moderate"));
    job
}

/// GitHub takes 65,536 characters; what depends on most comes first.
const COMMENT: &str = r#"set -o pipefail
marker='<!-- plan -->'
{
  echo "$marker"
  for plan in $(printf '%s\n' plans/*.md | sort --reverse); do
    head --bytes 15000 "$plan"
    printf '\n\n'
  done
} >comment.md
id=$(gh api --paginate "repos/$REPOSITORY/issues/$NUMBER/comments" \
  --jq ".[] | select(.user.login == \"github-actions[bot]\" and (.body | startswith(\"$marker\"))) | .id" \
  | head --lines 1)
if [ -n "$id" ]; then
  gh api --silent --method PATCH "repos/$REPOSITORY/issues/comments/$id" --field body=@comment.md
else
  gh api --silent "repos/$REPOSITORY/issues/$NUMBER/comments" --field body=@comment.md
fi"#;
