//! Access as people read it, and what the deploy engine itself calls.

pub(crate) mod engine;
pub(crate) mod human;
