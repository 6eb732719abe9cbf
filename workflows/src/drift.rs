//! drift: looks every day whether somebody changed an environment past its templates, and says so in one issue for each.

use actions::model::{Concurrency, Job, Permission, Scope, Text, Workflow};
use stacks::DRIFT_WORKFLOW;

use crate::Target;
use crate::issue::Finding;
use crate::parts::{READ, checkout, compile, sign_in, watch_egress};

pub(crate) fn workflow(targets: &[Target]) -> Workflow {
    let mut drift = Workflow::new(DRIFT_WORKFLOW, Concurrency::Queue(Text::default()));
    drift.on_schedule("43 5 * * *");
    drift.on_dispatch();
    for target in targets {
        let name = target.id;
        let finding = Finding {
            command: &format!("cargo xtask drift --env {name}"),
            title: &format!("Drift in {name}"),
            introduction: &format!("`{name}` is not as its templates say."),
            gone: &format!("`{name}` is as its templates say again."),
        };
        let mut job = Job::signing_in(name, name, 30, &target.trust.plan.subject);
        job.permissions([READ, Permission::write(Scope::Issues, "to open the issue, or to close it")]);
        job.steps([
            watch_egress(),
            checkout(),
            compile(),
            sign_in(target.trust.plan.role_arn.as_str(), target.account.as_str(), target.region.as_str()),
        ]);
        let look = job.step(finding.look());
        job.step(finding.tell(look.output("found")));
        drift.add(job);
    }
    drift
}
