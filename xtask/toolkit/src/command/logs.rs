//! `logs`: what the tasks of an environment print.

use crate::Platform;
use crate::context::Context;
use crate::error::Result;

/// Print what an environment logs
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  cargo xtask logs --env dev --since 15m\n  cargo xtask logs --env dev --follow --filter ERROR"
)]
pub(crate) struct Args {
    /// The environment, a file of stacks/environments
    #[arg(long = "env", value_name = "ENVIRONMENT")]
    pub(crate) environment: String,
    /// How far back, such as 90s, 15m, 2h or 3d
    #[arg(long, value_name = "SPAN", default_value = "10m")]
    pub(crate) since: String,
    /// Go on with new lines until Ctrl-C
    #[arg(long)]
    pub(crate) follow: bool,
    /// Only lines that match this filter pattern of CloudWatch
    #[arg(long, value_name = "PATTERN")]
    pub(crate) filter: Option<String>,
    /// Only log groups whose name has this part
    #[arg(long, value_name = "PART")]
    pub(crate) group: Option<String>,
}

#[cfg(not(feature = "operate"))]
pub(crate) fn run(_: &Args, _: &dyn Platform, context: &Context) -> Result<()> {
    super::handover::to_operate(context)
}

#[cfg(feature = "operate")]
pub(crate) fn run(args: &Args, platform: &dyn Platform, context: &Context) -> Result<()> {
    crate::deploy::operate::logs(args, platform, context)
}
