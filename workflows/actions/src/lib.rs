//! GitHub Actions as typed Rust: workflows that are written, and workflows that are read. Pure: no I/O, same definition, same
//! bytes.
//!
//! What is written: [`model`] (workflows, jobs, steps, expressions from what they refer to), [`oidc`] (who a job is to AWS),
//! [`pins`] (actions at their commits), [`settings`] and [`dependabot`]. What is read: [`syntax`] (a file as it is), with
//! [`expression`] (GitHub's language), which [`check`] judges and a runner follows.

pub mod check;
pub mod dependabot;
pub mod document;
pub mod expression;
pub mod finding;
pub mod model;
pub mod oidc;
pub mod pins;
pub mod settings;
mod suggest;
pub mod syntax;

pub use model::File;
pub use pins::{Pin, PinError, Pins};

/// Everything that GitHub is given.
#[derive(Clone, Debug, Default)]
pub struct GitHub {
    /// Workflows and composite actions.
    pub workflows: Vec<File>,
    /// What stands around them, such as `.github/dependabot.yml`.
    pub files: Vec<File>,
    pub settings: settings::Settings,
}
