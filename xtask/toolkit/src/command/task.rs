//! `task run`: a one-off task of an environment.

use crate::Platform;
use crate::context::Context;
use crate::error::Result;

/// Run a one-off task, such as the migrations
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) action: Action,
}

#[derive(Debug, clap::Subcommand)]
pub(crate) enum Action {
    /// Run a task that a stack defines; its log and its exit code become this command's
    Run(RunArgs),
}

#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  cargo xtask task run migrate --env dev\n  cargo xtask task run migrate --env dev -- migrate --help"
)]
pub(crate) struct RunArgs {
    /// The task, such as `migrate`
    pub(crate) name: String,
    /// The environment, a file of stacks/environments
    #[arg(long = "env", value_name = "ENVIRONMENT")]
    pub(crate) environment: String,
    /// What it runs instead of its own command
    #[arg(last = true)]
    pub(crate) command: Vec<String>,
}

#[cfg(not(feature = "operate"))]
pub(crate) fn run(_: &Args, _: &dyn Platform, context: &Context) -> Result<()> {
    super::handover::to_operate(context)
}

#[cfg(feature = "operate")]
pub(crate) fn run(args: &Args, platform: &dyn Platform, context: &Context) -> Result<()> {
    let Action::Run(run) = &args.action;
    crate::deploy::operate::task(run, platform, context)
}
