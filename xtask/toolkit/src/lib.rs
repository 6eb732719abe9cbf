//! Every command of `cargo xtask`, and all input, output and time. It knows a workspace only through [`Platform`].

mod access;
mod check;
mod cli;
mod clock;
mod command;
mod context;
mod diagram;
mod error;
mod evidence;
mod files;
mod gate;
mod generated;
mod git;
#[cfg(feature = "operate")]
mod moment;
mod plan;
mod process;
mod release;
mod runner;
mod workflows;

#[cfg(feature = "cloud")]
#[cfg_attr(not(feature = "operate"), expect(dead_code, reason = "the program that runs `up` only deploys"))]
mod aws;
#[cfg(feature = "cloud")]
#[cfg_attr(not(feature = "operate"), expect(dead_code, reason = "the program that runs `up` only deploys"))]
mod deploy;
#[cfg(feature = "operate")]
mod github;
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
    /// Everything that GitHub is given: workflows, what stands around them, and how the repository is set; with the pins of
    /// `workflows/pins.toml`.
    ///
    /// # Errors
    /// Whatever could not work, each with its place.
    fn github(&self, files: &[EnvironmentFile], pins: &actions::Pins)
    -> Result<actions::GitHub, Vec<String>>;
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
#[derive(Debug, Default)]
pub struct Definition {
    /// Twelve digits.
    pub account: String,
    pub region: String,
    /// Whether people depend on it: nothing is deployed there that nobody looked at.
    pub production: bool,
    /// Where leases, records and images lie; nothing for an environment that GitHub does not deploy.
    pub home: Option<Home>,
    /// How a release comes here.
    pub release: ReleasePolicy,
    pub stacks: Vec<Stack>,
}

/// What `bootstrap` makes once an account, and every deployment works with.
#[derive(Clone, Debug)]
pub struct Home {
    /// The bucket of leases and records.
    pub state_bucket: String,
    /// The repository of images, such as `trestle/app`.
    pub images: String,
    /// `OWNER/NAME` on GitHub.
    pub repository: String,
    /// Of whom one must approve, such as `@example/releases`.
    pub reviewers: Vec<String>,
}

/// What a release must have behind it before it comes to an environment.
#[derive(Clone, Debug, Default)]
pub struct ReleasePolicy {
    /// The environment that it is promoted from; the first one has none.
    pub from: Option<String>,
    /// How long it must have served there.
    pub verified_minutes: u64,
    /// The commands whose success at its commit is asked for, such as `test`.
    pub checks: Vec<String>,
    /// Days on which nothing is promoted, first and last: `2026-12-19`.
    pub freeze: Vec<(String, String)>,
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
#[derive(Clone, Copy, Debug, Default)]
pub struct Application {
    /// The Cargo package, and the name of its binary.
    pub package: &'static str,
    /// The packages of further programs in its image, each with a binary of its name.
    pub others: &'static [&'static str],
    /// The folder of its migrations, `V{version}__{name}.sql`, from the workspace's root.
    pub migrations: &'static str,
    /// The folder of what it and the stacks agree upon.
    pub contract: &'static str,
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
