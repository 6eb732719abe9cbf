//! pins: once a week looks for newer releases of the actions, and says so in one issue. It cannot propose them itself: the
//! token of a run may not change workflows. Dependabot would edit the generated files and not what they are generated from.

use actions::model::{Concurrency, Job, Permission, Scope, Text, Workflow, token};

use crate::issue::Finding;
use crate::parts::{READ, checkout};

const NEWER: Finding = Finding {
    command: "cargo xtask workflows pins update --check",
    title: "Newer releases of actions",
    introduction: "Run `cargo xtask workflows pins update` and `cargo xtask workflows generate`, and read the release notes.",
    gone: "Every pin is at its newest release.",
};

pub(crate) fn workflow() -> Workflow {
    let mut pins = Workflow::new("pins.yml", Concurrency::Queue(Text::default()));
    pins.on_schedule("29 5 * * 2");
    pins.on_dispatch();
    let mut job = Job::new("look", "Newer releases", 40);
    job.permissions([READ, Permission::write(Scope::Issues, "to open the issue, or to close it")]);
    job.step(checkout());
    let look = job.step(NEWER.look().env("GITHUB_TOKEN", token()));
    job.step(NEWER.tell(look.output("found")));
    pins.add(job);
    pins
}
