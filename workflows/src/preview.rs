//! preview: an environment for each pull request that is labelled `preview`: made when it is labelled, brought up to date with
//! each push, removed when it is closed or when its lease has run out.
//!
//! It does not run for pull requests: their code has been reviewed by nobody, and no role trusts it. It looks every few
//! minutes which pull requests there are, from the default branch, and brings the environments into line with them.

use actions::model::{Concurrency, Job, Permission, Scope, Step, Text, Workflow, repository, token};
use actions::oidc::Looks;
use stacks::Trusted;

use crate::Target;
use crate::parts::{READ, checkout, compile, sign_in, watch_egress};

/// Hours that a preview stays when nobody pushes.
const LEASE: &str = "72";

pub(crate) fn workflow(target: &Target, preparer: &Trusted<Looks>) -> Workflow {
    let mut preview = Workflow::new("preview.yml", Concurrency::Queue(Text::default()));
    preview.on_schedule("*/10 * * * *");
    preview.on_dispatch();
    let mut job =
        Job::signing_in("reconcile", "Previews", 60, &preparer.subject.clone().also_in("preview.yml"));
    job.permissions([READ, Permission::read(Scope::PullRequests, "to see which are labelled")]);
    job.steps([
        watch_egress(),
        checkout(),
        compile(),
        sign_in(preparer.role_arn.as_str(), target.account.as_str(), target.region.as_str()),
        Step::run("List the pull requests", LIST).env("GH_TOKEN", token()).env("GH_REPO", repository()),
        Step::run(
            "Bring the previews into line",
            format!("cargo xtask preview --pull-requests pulls.json --lease-hours {LEASE}"),
        ),
    ]);
    preview.add(job);
    preview
}

const LIST: &str = r"gh pr list --state open --label preview --limit 100 \
  --json number,headRefOid,updatedAt >pulls.json";
