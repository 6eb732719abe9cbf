//! `down`: stops what `up` started.

use crate::context::Context;
use crate::error::Result;

/// Stop what `up` started; the data stays
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: cargo xtask down")]
pub(crate) struct Args {}

#[cfg(not(feature = "cloud"))]
pub(crate) fn run(_: &Args, context: &Context) -> Result<()> {
    super::handover::to_cloud(context, &[])
}

#[cfg(feature = "cloud")]
pub(crate) fn run(_: &Args, context: &Context) -> Result<()> {
    crate::local::down(context)
}
