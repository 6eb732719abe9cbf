//! `outputs`: what the deployed stacks give.

use crate::Platform;
use crate::context::Context;
use crate::error::Result;

use super::Format;

/// Print the outputs of the deployed stacks
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: cargo xtask outputs --env local")]
pub(crate) struct Args {
    /// The environment, a file of stacks/environments
    #[arg(long = "env", value_name = "ENVIRONMENT", default_value = "local")]
    pub(crate) environment: String,
    #[arg(long, value_enum, default_value = "human")]
    pub(crate) format: Format,
}

#[cfg(not(feature = "operate"))]
pub(crate) fn run(_: &Args, _: &dyn Platform, context: &Context) -> Result<()> {
    super::handover::to_operate(context)
}

#[cfg(feature = "operate")]
pub(crate) fn run(args: &Args, platform: &dyn Platform, context: &Context) -> Result<()> {
    crate::deploy::operate::outputs(args, platform, context)
}
