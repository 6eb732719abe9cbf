//! GitHub Actions workflows as typed Rust, rendered to YAML. Pure: no I/O, same definition, same bytes.

mod model;
pub mod oidc;
mod pins;
mod render;

pub use model::{Concurrency, File, Job, Permission, Step, Trigger, Workflow};
pub use pins::{Pin, PinError, Pins};
