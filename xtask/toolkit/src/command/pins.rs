//! `workflows pins`: the actions that workflows use, at their commits.

use crate::context::Context;
use crate::error::Result;

/// Move the pinned actions to newer releases
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) action: Action,
}

#[derive(Debug, clap::Subcommand)]
pub(crate) enum Action {
    /// Ask GitHub for the releases, and write workflows/pins.toml
    Update(UpdateArgs),
}

#[derive(Debug, clap::Args)]
#[command(
    after_help = "It needs no token; with one in GITHUB_TOKEN it may ask more often than 60 times an hour.\n\
    A pin never goes back, and a tag that was moved is told and not followed.\n\
    Example: cargo xtask workflows pins update"
)]
pub(crate) struct UpdateArgs {
    /// How many days a release must have stood
    #[arg(long, value_name = "DAYS", default_value_t = u64::from(actions::dependabot::COOLDOWN))]
    pub(crate) age_days: u64,
    /// Also move to another major version
    #[arg(long)]
    pub(crate) major: bool,
    /// Write nothing; fail with exit code 4 when a pin would move
    #[arg(long)]
    pub(crate) check: bool,
}

#[cfg(not(feature = "operate"))]
pub(crate) fn run(_: &Args, context: &Context) -> Result<()> {
    super::handover::to_operate(context)
}

#[cfg(feature = "operate")]
pub(crate) fn run(args: &Args, context: &Context) -> Result<()> {
    let Action::Update(args) = &args.action;
    crate::github::pins::update(args, context)
}
