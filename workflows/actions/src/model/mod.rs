//! Workflows as typed Rust: what can be written down here is what GitHub runs as it is meant.

mod expr;
mod faults;
mod job;
mod permission;
mod render;
mod step;
mod trigger;
mod workflow;
mod yaml;

pub use expr::{
    Condition, Expr, Secret, Text, actor, commit, failure, not_cancelled, on_branch, reference, repository,
    run_id, token,
};
pub use faults::{Fault, Known};
pub use job::{AddedJob, Checks, EnvironmentInput, Job, Service};
pub use permission::{Permission, Scope};
pub use render::{File, Owner};
pub use step::{AddedStep, Step};
pub use trigger::{Activity, Event, MergeGroup, PullRequest};
pub use workflow::{Action, Call, Changed, Concurrency, Workflow};
