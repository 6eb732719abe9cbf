//! `status`: where every environment is.

use crate::Platform;
use crate::context::Context;
use crate::error::Result;

use super::Format;

/// Say where every environment is, what blocks its release, and what to type next
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: cargo xtask status --format json")]
pub(crate) struct Args {
    #[arg(long, value_enum, default_value = "human")]
    pub(crate) format: Format,
}

#[cfg(not(feature = "operate"))]
pub(crate) fn run(_: &Args, _: &dyn Platform, context: &Context) -> Result<()> {
    super::handover::to_operate(context)
}

#[cfg(feature = "operate")]
pub(crate) fn run(args: &Args, platform: &dyn Platform, context: &Context) -> Result<()> {
    crate::release::status::status(args, platform, context)
}
