//! What is known of resource types that their schemas do not say.

mod fargate;
mod policy;
mod stateful;

pub use fargate::{Wrong as WrongSize, fargate_size};
pub(crate) use policy::{POLICIES, PolicyKind};
pub use stateful::is_stateful;
pub(crate) use stateful::makes_snapshots;
