//! `promote`: the release of one environment goes on to the next.

use std::path::PathBuf;

use crate::Platform;
use crate::context::Context;
use crate::error::Result;

use super::Format;

/// Bring the release that serves in one environment to the next, the same bytes
#[derive(Debug, clap::Args)]
#[command(
    after_help = "It shows every gate as open or closed, and what would open it.\nExamples:\n  cargo xtask promote --from dev --to staging --check\n  cargo xtask promote --from dev --to staging"
)]
pub(crate) struct Args {
    /// The environment that the release serves in
    #[arg(long, value_name = "ENVIRONMENT")]
    pub(crate) from: String,
    /// The next environment
    #[arg(long, value_name = "ENVIRONMENT")]
    pub(crate) to: String,
    /// Another release than the one that serves: the beginning of its digest
    #[arg(long)]
    pub(crate) release: Option<String>,
    /// Only show the gates; exit code 3 when one is closed
    #[arg(long)]
    pub(crate) check: bool,
    /// Who approved, where the environment asks for it
    #[arg(long, value_name = "NAME")]
    pub(crate) approved_by: Vec<String>,
    /// Record the plan in this file and change nothing; `cargo xtask deploy --plan FILE` executes it
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
    /// Data that may be replaced or removed, such as database.Database; a snapshot is taken first where there are any
    #[arg(long, value_name = "STACK.LOGICAL_ID")]
    pub(crate) acknowledge: Vec<String>,
    /// Do not ask
    #[arg(long)]
    pub(crate) yes: bool,
    #[arg(long, value_enum, default_value = "human")]
    pub(crate) format: Format,
}

#[cfg(not(feature = "operate"))]
pub(crate) fn run(_: &Args, _: &dyn Platform, context: &Context) -> Result<()> {
    super::handover::to_operate(context)
}

#[cfg(feature = "operate")]
pub(crate) fn run(args: &Args, platform: &dyn Platform, context: &Context) -> Result<()> {
    crate::release::promote::promote(args, platform, context)
}
