//! promote: a person brings the release that serves in one environment to the next. The gates are asked first; the approvals
//! are those of the environment.

use actions::model::{Concurrency, Text, Workflow};

use crate::Target;
use crate::deploy::Deploy;

pub(crate) fn workflow(deploy: &Deploy, targets: &[Target]) -> Workflow {
    let mut promote = Workflow::new("promote.yml", Concurrency::Queue(Text::default()));
    promote.on_dispatch();
    let next: Vec<&Target> = targets.iter().filter(|target| target.from.is_some()).collect();
    let names = next.iter().map(|target| target.settings.name.clone());
    let to = promote.asked("to", "The environment that it goes to", true, names);
    let release = promote.asked("release", "The digest of the release, or its beginning", true, []);
    // One that waits for its approval holds up no other environment.
    promote.one_at_a_time_of(&to);
    for target in next {
        let name = target.settings.name.as_str();
        let from = target.from.as_deref().unwrap_or_default();
        promote.call(
            deploy.call(target.id, target.id, target, &release).with("from", from).only_if(to.equals(name)),
        );
    }
    promote
}
