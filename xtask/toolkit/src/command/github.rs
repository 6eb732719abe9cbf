//! `github`: how the repository is set on GitHub.

use crate::Platform;
use crate::context::Context;
use crate::error::Result;

use super::Format;

/// Set and verify the repository on GitHub: rulesets, environments, token subject
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) action: Action,
}

#[derive(Debug, clap::Subcommand)]
pub(crate) enum Action {
    /// Set the repository as it is defined
    Apply(ApplyArgs),
    /// Say what is set otherwise than it is defined
    Verify(VerifyArgs),
}

#[derive(Debug, clap::Args)]
#[command(
    after_help = "It shows what differs and asks first. GITHUB_TOKEN may be a fine-grained token of the repository with\n\
    `Administration: write` and `Actions: write`, and `Members: read` of the organization whose teams approve.\n\
    What is not defined is left as it is.\n\
    Example: GITHUB_TOKEN=$(gh auth token) cargo xtask github apply"
)]
pub(crate) struct ApplyArgs {
    /// Do not ask
    #[arg(long)]
    pub(crate) yes: bool,
}

#[derive(Debug, clap::Args)]
#[command(
    after_help = "Exit code 4 when anything differs.\nExample: cargo xtask github verify --format json"
)]
pub(crate) struct VerifyArgs {
    #[arg(long, value_enum, default_value = "human")]
    pub(crate) format: Format,
}

#[cfg(not(feature = "operate"))]
pub(crate) fn run(_: &Args, _: &dyn Platform, context: &Context) -> Result<()> {
    super::handover::to_operate(context)
}

#[cfg(feature = "operate")]
pub(crate) fn run(args: &Args, platform: &dyn Platform, context: &Context) -> Result<()> {
    match &args.action {
        Action::Apply(args) => crate::github::settings::apply(args, platform, context),
        Action::Verify(args) => crate::github::settings::verify(args, platform, context),
    }
}
