//! GitHub: how its repository is set, the releases of the actions that are pinned, who approved a run, and the deployments that
//! it shows.

mod actual;
pub(crate) mod approvals;
mod client;
mod deployments;
mod difference;
#[cfg(test)]
mod fake;
pub(crate) mod pins;
mod refusal;
pub(crate) mod settings;

pub(crate) use deployments::{Deployments, State};
