//! The command line: what is typed, and which file answers it.

use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};

use crate::Platform;
use crate::command;
use crate::context::{Context, report};
use crate::error::{Error, Result};

/// Carries a Rust service from `cargo build` to production on AWS.
#[derive(Debug, Parser)]
#[command(
    name = "cargo xtask",
    bin_name = "cargo xtask",
    disable_help_subcommand = true,
    after_help = "Begin with `cargo xtask up`. Each command has `--help` with an example.\n\
                  Exit codes: 0 done, 1 unexpected, 2 usage or configuration, 3 a check said no, 4 changes under --check, 5 AWS or GitHub failed"
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Build everything, deploy it to the embedded cloud on this machine, and run it
    Up(command::up::Args),
    /// Stop what `up` started; the data stays
    Down(command::down::Args),
    /// Run every test, starting the services they need
    Test(command::test::Args),
    /// Run the gates that a pull request must pass
    Check(command::check::Args),
    /// Build the app as a static binary and an OCI image, without a daemon
    Build(command::build::Args),
    /// Write the templates of an environment, one JSON file a stack
    Synth(command::synth::Args),
    /// Check the stacks, or any CloudFormation files
    Validate(command::validate::Args),
    /// Say offline what would change, be replaced or lose data
    Plan(command::plan::Args),
    /// Compute what a deployment may do, from the templates
    Access(command::access::Args),
    /// Make what GitHub needs to deploy an environment: trust, roles, images and records
    Bootstrap(command::bootstrap::Args),
    /// Deploy an environment's stacks
    Deploy(command::deploy::Args),
    /// Follow whatever is being deployed to an environment
    Watch(command::watch::Args),
    /// Stop a deployment and go back to what was there
    Cancel(command::cancel::Args),
    /// Bring stuck stacks back to where they can be deployed
    Recover(command::recover::Args),
    /// Say what somebody changed past the templates
    Drift(command::drift::Args),
    /// Run a one-off task, such as the migrations
    Task(command::task::Args),
    /// Print what an environment logs
    Logs(command::logs::Args),
    /// Make a release of a commit, or look at those that there are
    Release(command::release::Args),
    /// Bring the release that serves in one environment to the next, the same bytes
    Promote(command::promote::Args),
    /// Go back to the release that served before, if its code can read the data
    Rollback(command::rollback::Args),
    /// Say where every environment is, what blocks its release, and what to type next
    Status(command::status::Args),
    /// Print the outputs of the deployed stacks
    Outputs(command::outputs::Args),
    /// Serve the embedded cloud alone, for any AWS client
    Simulator(command::simulator::Args),
    /// What GitHub runs: generate it, check it, run it here
    Workflows(command::workflows::Args),
    /// Set and verify the repository on GitHub: rulesets, environments, token subject
    Github(command::github::Args),
    /// Rebuild the schema catalogue and the typed resources
    Schema(command::schema::Args),
    /// Say what is missing on this machine, and the command that mends it
    Doctor(command::doctor::Args),
}

/// The commands of this program, to ask whether it has one.
#[derive(Debug)]
pub(crate) struct Commands(clap::Command);

impl Commands {
    pub(crate) fn new() -> Self {
        Self(Arguments::command())
    }

    /// Whether these words, after `cargo xtask`, are a command with the arguments that it takes.
    pub(crate) fn know(&mut self, words: &[String]) -> bool {
        let program = std::iter::once("cargo xtask".to_owned());
        self.0.try_get_matches_from_mut(program.chain(words.iter().cloned())).is_ok()
    }
}

pub(crate) fn run(platform: &dyn Platform, context: &Context) -> Result<ExitCode> {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            let code = error.exit_code();
            if error.print().is_err() {
                return Err(Error::Usage("the help cannot be printed".into()));
            }
            return Ok(ExitCode::from(u8::try_from(code).unwrap_or(2)));
        }
    };
    let result = match arguments.command {
        Command::Synth(args) => command::synth::run(&args, platform, context),
        Command::Validate(args) => command::validate::run(&args, platform, context),
        Command::Plan(args) => command::plan::run(&args, platform, context),
        Command::Access(args) => command::access::run(&args, platform, context),
        Command::Workflows(args) => command::workflows::run(&args, platform, context),
        Command::Github(args) => command::github::run(&args, platform, context),
        Command::Schema(args) => command::schema::run(&args, context),
        Command::Doctor(args) => command::doctor::run(&args, context),
        Command::Check(args) => command::check::run(&args, platform, context),
        Command::Test(args) => command::test::run(&args, context),
        Command::Build(args) => command::build::run(&args, platform, context),
        Command::Up(args) => command::up::run(&args, platform, context),
        Command::Down(args) => command::down::run(&args, context),
        Command::Bootstrap(args) => command::bootstrap::run(&args, platform, context),
        Command::Deploy(args) => command::deploy::run(&args, platform, context),
        Command::Watch(args) => command::watch::run(&args, platform, context),
        Command::Cancel(args) => command::cancel::run(&args, platform, context),
        Command::Recover(args) => command::recover::run(&args, platform, context),
        Command::Drift(args) => command::drift::run(&args, platform, context),
        Command::Task(args) => command::task::run(&args, platform, context),
        Command::Logs(args) => command::logs::run(&args, platform, context),
        Command::Release(args) => command::release::run(&args, platform, context),
        Command::Promote(args) => command::promote::run(&args, platform, context),
        Command::Rollback(args) => command::rollback::run(&args, platform, context),
        Command::Status(args) => command::status::run(&args, platform, context),
        Command::Outputs(args) => command::outputs::run(&args, platform, context),
        Command::Simulator(args) => command::simulator::run(&args, platform, context),
    };
    Ok(match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => report(&error),
    })
}
