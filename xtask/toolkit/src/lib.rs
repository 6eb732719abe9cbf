//! Every command of `cargo xtask`, and all input, output and time. It knows a workspace only through [`Platform`].

mod access;
mod check;
mod cli;
mod command;
mod context;
mod error;
mod generated;
mod plan;
mod process;
mod release;

#[cfg(feature = "cloud")]
mod aws;
#[cfg(feature = "cloud")]
mod deploy;
#[cfg(feature = "cloud")]
pub mod local;
#[cfg(feature = "schema")]
mod schema;

use std::process::ExitCode;

use cloudformation::{Finding, Stack};

/// A workspace's definitions, as the toolkit takes them.
pub trait Platform: Sync {
    /// What deployed stacks begin with: `{name}-{environment}-{stack}`.
    fn name(&self) -> &'static str;
    /// The environments that have a file under `stacks/environments`.
    fn environments(&self) -> &'static [&'static str];
    /// The definition of one environment, from the text of its file.
    ///
    /// # Errors
    /// What is wrong with the file, with its places.
    fn definition(&self, name: &str, file: &str, text: &str) -> Result<Definition, Vec<Finding>>;
    /// The generated files of `.github`.
    fn workflows(&self) -> Vec<actions::File>;
    fn application(&self) -> Application;
}

/// The stacks of one environment, and where they belong.
#[derive(Debug)]
pub struct Definition {
    /// Twelve digits.
    pub account: String,
    pub region: String,
    pub stacks: Vec<Stack>,
}

/// The program that is shipped.
#[derive(Clone, Copy, Debug)]
pub struct Application {
    /// The Cargo package, and the name of its binary.
    pub package: &'static str,
    /// The parameters that carry its image: stack and parameter.
    pub image_parameters: &'static [(&'static str, &'static str)],
}

/// Runs the command that the arguments name.
#[must_use]
pub fn run(platform: &dyn Platform) -> ExitCode {
    let context = match context::Context::read() {
        Ok(context) => context,
        Err(error) => return context::report(&error),
    };
    match cli::run(platform, &context) {
        Ok(outcome) => outcome,
        Err(error) => context::report(&error),
    }
}
