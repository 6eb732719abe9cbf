//! What is known of resource types that their schemas do not say.

mod policy;
mod stateful;

pub(crate) use policy::{POLICIES, PolicyKind};
pub use stateful::is_stateful;
pub(crate) use stateful::makes_snapshots;
