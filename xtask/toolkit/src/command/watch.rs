//! `watch`: what runs in an environment, until nothing does.

use crate::Platform;
use crate::context::Context;
use crate::error::Result;

/// Follow whatever is being deployed to an environment
#[derive(Debug, clap::Args)]
#[command(
    after_help = "It changes nothing, and Ctrl-C stops nothing but itself.\nExample: cargo xtask watch --env dev"
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
    crate::deploy::operate::watch(args, platform, context)
}
