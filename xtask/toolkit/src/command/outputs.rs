//! `outputs`: what the deployed stacks give.

use crate::Platform;
use crate::context::Context;
use crate::error::Result;

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

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Format {
    Human,
    Json,
}

#[cfg(not(feature = "cloud"))]
pub(crate) fn run(_: &Args, _: &dyn Platform, context: &Context) -> Result<()> {
    super::handover::to_cloud(context, &[])
}

#[cfg(feature = "cloud")]
pub(crate) fn run(args: &Args, platform: &dyn Platform, context: &Context) -> Result<()> {
    crate::deploy::outputs(args, platform, context)
}
