//! `bootstrap`: what must be there before GitHub can deploy.

use crate::Platform;
use crate::context::Context;
use crate::error::Result;

/// Make what GitHub needs to deploy an environment: trust, roles, images and records
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Run it with your own credentials of the environment's account, once and after the stacks changed: the roles\n\
    are computed from them. It shows its plan first, and prints the variables to set on GitHub.\n\
    Example: cargo xtask bootstrap --env dev"
)]
pub(crate) struct Args {
    /// The environment, a file of stacks/environments
    #[arg(long = "env", value_name = "ENVIRONMENT")]
    pub(crate) environment: String,
    /// Do not ask
    #[arg(long)]
    pub(crate) yes: bool,
}

#[cfg(not(feature = "operate"))]
pub(crate) fn run(_: &Args, _: &dyn Platform, context: &Context) -> Result<()> {
    super::handover::to_operate(context)
}

#[cfg(feature = "operate")]
pub(crate) fn run(args: &Args, platform: &dyn Platform, context: &Context) -> Result<()> {
    crate::deploy::bootstrap::command(args, platform, context)
}
