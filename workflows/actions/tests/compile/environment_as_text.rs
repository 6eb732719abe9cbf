//! GitHub makes an environment of any name that a job has, without protection: a name is one of those that are set up.
use actions::model::{Call, Concurrency, Text, Workflow};

fn main() {
    let mut deploy = Workflow::new("deploy.yml", Concurrency::Queue(Text::default()));
    deploy.on_call();
    let environment = deploy.given_environment("environment", "Where");
    let _ = Call::new("deploy", "Deploy", &deploy).environment(&environment, "prdo");
}
