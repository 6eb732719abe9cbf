//! `cancel`: asks whoever deploys to stop.

use crate::Platform;
use crate::context::Context;
use crate::error::Result;

/// Stop a deployment and go back to what was there
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Whoever deploys is asked to stop; one that is gone is cleaned up after.\nExample: cargo xtask cancel --env dev"
)]
pub(crate) struct Args {
    /// The environment, a file of stacks/environments
    #[arg(long = "env", value_name = "ENVIRONMENT")]
    pub(crate) environment: String,
}

#[cfg(not(feature = "operate"))]
pub(crate) fn run(_: &Args, _: &dyn Platform, context: &Context) -> Result<()> {
    super::handover::to_operate(context)
}

#[cfg(feature = "operate")]
pub(crate) fn run(args: &Args, platform: &dyn Platform, context: &Context) -> Result<()> {
    crate::deploy::operate::cancel(args, platform, context)
}
