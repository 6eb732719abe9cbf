//! security: what looks for weaknesses, on every change and once a week, because what is known about dependencies changes
//! without them.

use actions::model::{
    Action, Checks, Concurrency, Event, Job, PullRequest, Step, Text, Workflow, not_cancelled, on_branch,
};

use crate::parts::{FINDINGS, MAIN, READ, checkout, scanners};

pub(crate) fn workflow(prepare: &Action) -> Workflow {
    let mut security = Workflow::new("security.yml", Concurrency::CancelOlder);
    let pull_request = security.on_pull_request([]);
    security.on_push(MAIN);
    security.on_schedule("17 4 * * 1");
    security.add(codeql());
    security.add(sast(prepare, pull_request));
    security.add(advisories(prepare));
    security.add(scorecard());
    security
}

/// GitHub's own analysis, of the Rust code and of the workflows.
fn codeql() -> Job<Checks> {
    let mut job = Job::new("codeql", "CodeQL", 60);
    job.permissions([READ]).permissions(FINDINGS);
    let language = job.matrix("language", ["rust", "actions"]);
    job.named(Text::from("CodeQL: ").then(&language));
    job.step(checkout());
    job.step(
        Step::uses("Prepare", "github/codeql-action/init")
            .with("languages", &language)
            .with("build-mode", "none"),
    );
    job.step(
        Step::uses("Analyse", "github/codeql-action/analyze")
            .with("category", Text::from("/language:").then(language)),
    );
    job
}

/// semgrep with the rules of this repository.
fn sast(prepare: &Action, pull_request: PullRequest) -> Job<Checks> {
    let mut job = Job::new("sast", "Rules of this repository", 20);
    job.permissions([READ]).permissions(FINDINGS);
    job.step(checkout());
    job.cache(prepare.step_of("Prepare").with("key", "gates"));
    job.step(scanners());
    job.step(Step::run("Check", "cargo xtask check --strict sast --sarif target/xtask/sast.sarif"));
    job.step(
        Step::uses("Show findings", "github/codeql-action/upload-sarif")
            .with("sarif_file", "target/xtask/sast.sarif")
            .with("category", "sast")
            .only_if(
                not_cancelled().and((!Event::PullRequest.is()).or(pull_request.is_of_this_repository())),
            ),
    );
    job
}

fn advisories(prepare: &Action) -> Job<Checks> {
    let mut job = Job::new("advisories", "Advisories", 20);
    job.permissions([READ]);
    job.step(checkout());
    job.cache(prepare.step_of("Prepare").with("key", "gates").with("tools", "cargo-deny"));
    job.step(Step::run("Check", "cargo xtask check --strict advisories"));
    job
}

fn scorecard() -> Job<Checks> {
    let mut job = Job::new("scorecard", "Scorecard", 15);
    job.permissions([READ]).permissions(FINDINGS);
    job.only_if((!Event::PullRequest.is()).and(on_branch(MAIN)));
    job.step(checkout());
    job.step(
        Step::uses("Score", "ossf/scorecard-action")
            .with("results_file", "scorecard.sarif")
            .with("results_format", "sarif")
            // Publishing would take a token that signs in to the project's own service.
            .with("publish_results", "false"),
    );
    job.step(
        Step::uses("Show findings", "github/codeql-action/upload-sarif")
            .with("sarif_file", "scorecard.sarif")
            .with("category", "scorecard"),
    );
    job
}
