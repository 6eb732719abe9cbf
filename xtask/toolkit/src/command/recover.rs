//! `recover`: the way out of whatever state the stacks are in.

use crate::Platform;
use crate::context::Context;
use crate::error::Result;

/// Bring stuck stacks back to where they can be deployed
#[derive(Debug, clap::Args)]
#[command(
    after_help = "It says for each stack where it stands and what it would do, and asks.\nExample: cargo xtask recover --env dev"
)]
pub(crate) struct Args {
    /// The environment, a file of stacks/environments
    #[arg(long = "env", value_name = "ENVIRONMENT")]
    pub(crate) environment: String,
    /// A resource that stays stuck: leave it as it is, out of the stack's reach
    #[arg(long, value_name = "LOGICAL_ID")]
    pub(crate) leave: Vec<String>,
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
    crate::deploy::operate::recover(args, platform, context)
}
