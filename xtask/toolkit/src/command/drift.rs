//! `drift`: what differs from the templates.

use crate::Platform;
use crate::context::Context;
use crate::error::Result;

use super::Format;

/// Say what somebody changed past the templates
#[derive(Debug, clap::Args)]
#[command(after_help = "Exit code 4 when anything differs.\nExample: cargo xtask drift --env prod")]
pub(crate) struct Args {
    /// The environment, a file of stacks/environments
    #[arg(long = "env", value_name = "ENVIRONMENT")]
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
    crate::deploy::operate::drift(args, platform, context)
}
