//! release: every commit of the default branch becomes a release: built once, written down with its bill of materials, its
//! provenance attested, and deployed where releases begin. Nothing is restored from a cache.

use actions::model::{Checks, Concurrency, Expr, Job, Permission, Scope, Step, Text, Workflow};
use actions::oidc::Publishes;
use stacks::{RELEASE_WORKFLOW, Trusted};

use crate::Target;
use crate::deploy::Deploy;
use crate::parts::{MAIN, READ, checkout, install, scanners, sign_in, watch_egress};

pub(crate) fn workflow(deploy: &Deploy, first: &Target, publisher: &Trusted<Publishes>) -> Workflow {
    let mut release = Workflow::new(RELEASE_WORKFLOW, Concurrency::Queue(Text::default()));
    release.on_push(MAIN);
    let (build, digest) = build();
    release.add(build);
    let (publish, id) = publish(first, publisher, &digest);
    release.add(publish);
    release.call(deploy.call("deploy", "Deploy", first, id));
    release
}

/// Checked and tested at this commit, and built from it: what was said of it goes with it.
fn build() -> (Job<Checks>, Expr) {
    let mut job = Job::new("build", "Build", 120);
    job.permissions([READ]);
    job.step(checkout());
    job.step(install("cargo-deny,cargo-nextest,cargo-shear,zizmor"));
    job.step(scanners());
    job.step(Step::run("Check", "cargo xtask check --strict"));
    job.step(Step::run("Test", "cargo xtask test"));
    let built = job.step(
        Step::run("Build", "digest=$(cargo xtask build)\necho \"digest=$digest\" >>\"$GITHUB_OUTPUT\"")
            .id("build")
            .writes(["digest"]),
    );
    job.step(
        Step::uses("Keep the image", "actions/upload-artifact")
            .with("name", "release")
            .with("path", "target/xtask/image\ntarget/xtask/sbom.cdx.json\ntarget/xtask/evidence.json")
            .with("if-no-files-found", "error"),
    );
    let digest = job.output("digest", built.output("digest"));
    (job, digest)
}

fn publish(first: &Target, publisher: &Trusted<Publishes>, digest: &Expr) -> (Job<Publishes>, Expr) {
    let mut job = Job::signing_in("publish", "Publish", 60, &publisher.subject);
    job.permissions([READ, Permission::write(Scope::Attestations, "to attest the provenance")]);
    job.step(watch_egress());
    job.step(checkout());
    job.step(
        Step::uses("Fetch the image", "actions/download-artifact")
            .with("name", "release")
            .with("path", "target/xtask"),
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
    let id = job.output("release", created.output("id"));
    (job, id)
}
