//! `rollback`: back to a release that served before.

use crate::Platform;
use crate::context::Context;
use crate::error::Result;

/// Go back to the release that served before, if its code can read the data
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  cargo xtask rollback --env staging\n  cargo xtask rollback --env staging --to 3f9a1c02"
)]
pub(crate) struct Args {
    /// The environment, a file of stacks/environments
    #[arg(long = "env", value_name = "ENVIRONMENT")]
    pub(crate) environment: String,
    /// The release to go back to, by the beginning of its digest [default: the one before]
    #[arg(long, value_name = "RELEASE")]
    pub(crate) to: Option<String>,
    /// Record the plan in this file and change nothing; `cargo xtask deploy --plan FILE` executes it
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<std::path::PathBuf>,
    /// Data that may be replaced or removed, such as database.Database; a snapshot is taken first where there are any
    #[arg(long, value_name = "STACK.LOGICAL_ID")]
    pub(crate) acknowledge: Vec<String>,
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
    crate::release::promote::rollback(args, platform, context)
}
