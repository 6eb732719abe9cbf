//! A required check that a filter of paths skips stays pending for ever.
use actions::model::{Concurrency, Workflow};

fn main() {
    let mut ci = Workflow::new("ci.yml", Concurrency::CancelOlder);
    ci.on_pull_request(["src/**"]);
}
