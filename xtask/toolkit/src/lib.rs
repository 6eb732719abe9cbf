//! Every command of `cargo xtask`, and all input, output and time. It knows a workspace only through [`Platform`].

mod access;
mod check;
mod cli;
mod command;
mod context;
mod diagram;
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
    /// The definition of one environment, from the files of all of them.
    ///
    /// # Errors
    /// What is wrong with its file, by itself or beside the others, with its places.
    fn definition(&self, name: &str, files: &[EnvironmentFile]) -> Result<Definition, Vec<Finding>>;
    /// What must be there before a workflow can deploy an environment; nothing where none does.
    ///
    /// # Errors
    /// As [`Platform::definition`].
    fn foundation(&self, _: &str, _: &[EnvironmentFile]) -> Result<Option<Foundation>, Vec<Finding>> {
        Ok(None)
    }
    /// The generated files of `.github`.
    fn workflows(&self) -> Vec<actions::File>;
    fn application(&self) -> Application;
}

/// The file of one environment.
#[derive(Clone, Debug)]
pub struct EnvironmentFile {
    /// The environment.
    pub name: &'static str,
    /// Its path from the workspace's root.
    pub path: String,
    pub text: String,
}

/// The stacks of one environment, and where they belong.
#[derive(Debug)]
pub struct Definition {
    /// Twelve digits.
    pub account: String,
    pub region: String,
    pub stacks: Vec<Stack>,
}

/// What `bootstrap` makes, with a person's credentials: whatever it holds, no deployment can change.
#[derive(Debug)]
pub struct Foundation {
    /// Once an account, deployed as `{name}-{stack}`; outputs `RepositoryUri` and `StateBucketName`.
    pub account: Stack,
    /// Once an environment, deployed as `{name}-{environment}-{stack}`; outputs `DeployRoleArn`, `PlanRoleArn` and
    /// `ExecutionRoleArn`.
    pub identity: Stack,
    /// `OWNER/NAME` on GitHub.
    pub repository: String,
    /// The one branch that is deployed.
    pub branch: String,
    /// Of whom one must approve, such as `@example/releases`.
    pub reviewers: Vec<String>,
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
