//! release: every commit of the default branch becomes a release: built once, written down with its bill of materials, its
//! provenance attested, and deployed where releases begin. Nothing is restored from a cache.

use actions::model::{Checks, Concurrency, Expr, Job, Permission, Scope, Step, Text, Workflow};
use actions::oidc::Publishes;
use stacks::{RELEASE_WORKFLOW, Trusted};

use crate::Target;
use crate::deploy::Deploy;
use crate::parts::{
    MAIN, READ, build_once, checkout, checkout_history, compile, install, scanners, sign_in, watch_egress,
};

pub(crate) fn workflow(deploy: &Deploy, first: &Target, publisher: &Trusted<Publishes>) -> Workflow {
    let mut release = Workflow::new(RELEASE_WORKFLOW, Concurrency::Queue(Text::default()));
    release.on_push(MAIN);
    let check = release.add(check());
    let (build, digest) = build();
    release.add(build);
    let (mut publish, id) = publish(first, publisher, &digest);
    publish.after(&check);
    release.add(publish);
    release.call(deploy.call("deploy", "Deploy", first, id));
    release
}

/// What was said of the commit goes with its release. Tools of others run here, and nothing that is shipped is built here.
fn check() -> Job<Checks> {
    let mut job = Job::new("check", "Check", 120);
    job.permissions([READ]);
    build_once(&mut job);
    job.step(checkout_history());
    job.step(install("cargo-deny,cargo-nextest,cargo-shear,zizmor"));
    job.step(scanners());
    job.step(Step::run("Check", "cargo xtask check --strict"));
    job.step(Step::run("Test", "cargo xtask test"));
    job.step(keep("Keep what was said", "evidence", "target/xtask/evidence.json"));
    job
}

/// The image, once: whatever is deployed anywhere is these bytes.
fn build() -> (Job<Checks>, Expr) {
    let mut job = Job::new("build", "Build", 60);
    job.permissions([READ]);
    build_once(&mut job);
    job.step(checkout());
    let built = job.step(
        Step::run("Build", "digest=$(cargo xtask build)\necho \"digest=$digest\" >>\"$GITHUB_OUTPUT\"")
            .id("build")
            .writes(["digest"]),
    );
    job.step(keep("Keep the image", "image", "target/xtask/image\ntarget/xtask/sbom.cdx.json"));
    let digest = job.output("digest", built.output("digest"));
    (job, digest)
}

#[track_caller]
fn keep(name: &'static str, artifact: &'static str, path: &'static str) -> Step {
    Step::uses(name, "actions/upload-artifact")
        .with("name", artifact)
        .with("path", path)
        .with("if-no-files-found", "error")
}

/// From the artifacts of the jobs before; attested first, because what is written down is deployed.
fn publish(first: &Target, publisher: &Trusted<Publishes>, digest: &Expr) -> (Job<Publishes>, Expr) {
    let mut job = Job::signing_in("publish", "Publish", 60, &publisher.subject);
    job.permissions([READ, Permission::write(Scope::Attestations, "to attest the provenance")]);
    job.step(watch_egress());
    job.step(checkout());
    for (name, artifact) in [("Fetch the image", "image"), ("Fetch what was said", "evidence")] {
        let fetch = Step::uses(name, "actions/download-artifact");
        job.step(fetch.with("name", artifact).with("path", "target/xtask"));
    }
    job.step(compile());
    job.step(
        Step::uses("Attest the provenance", "actions/attest")
            .with("subject-name", first.images.as_str())
            .with("subject-digest", digest),
    );
    job.step(
        Step::uses("Attest the bill of materials", "actions/attest")
            .with("subject-name", first.images.as_str())
            .with("subject-digest", digest)
            .with("sbom-path", "target/xtask/sbom.cdx.json"),
    );
    job.step(sign_in(publisher.role_arn.as_str(), first.account.as_str(), first.region.as_str()));
    let created = job.step(
        Step::run(
            "Write the release down",
            "id=$(cargo xtask release create --image target/xtask/image)\necho \"id=$id\" >>\"$GITHUB_OUTPUT\"",
        )
        .id("create")
        .writes(["id"]),
    );
    let id = job.output("release", created.output("id"));
    (job, id)
}
