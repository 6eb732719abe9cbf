//! `release`: a commit as a record of exact bytes.

use std::path::PathBuf;

use crate::Platform;
use crate::context::Context;
use crate::error::Result;

use super::Format;

/// Make a release of a commit, or look at those that there are
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) action: Action,
}

#[derive(Debug, clap::Subcommand)]
pub(crate) enum Action {
    /// Build the image, push it and write down every digest that the release is made of
    Create(CreateArgs),
    /// List the releases, newest first
    List(ListArgs),
    /// Show what a release is made of
    Show(ShowArgs),
}

#[derive(Debug, clap::Args)]
#[command(
    after_help = "What `cargo xtask check` and `cargo xtask test` said of the commit becomes part of it.\n\
    Examples:\n  cargo xtask release create\n  cargo xtask release create --image target/xtask/image"
)]
pub(crate) struct CreateArgs {
    /// An OCI image layout that is built already, instead of building it
    #[arg(long, value_name = "FOLDER")]
    pub(crate) image: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
#[command(after_help = "Example: cargo xtask release list")]
pub(crate) struct ListArgs {
    /// The environment whose releases are listed [default: where releases begin]
    #[arg(long = "env", value_name = "ENVIRONMENT")]
    pub(crate) environment: Option<String>,
    /// How many
    #[arg(long, default_value_t = 20)]
    pub(crate) most: usize,
    #[arg(long, value_enum, default_value = "human")]
    pub(crate) format: Format,
}

#[derive(Debug, clap::Args)]
#[command(after_help = "Example: cargo xtask release show latest")]
pub(crate) struct ShowArgs {
    /// `latest`, or the beginning of its digest
    pub(crate) release: String,
    /// Also fetch every byte that it names, and compare its digest
    #[arg(long)]
    pub(crate) verify: bool,
    /// The environment whose records are read [default: where releases begin]
    #[arg(long = "env", value_name = "ENVIRONMENT")]
    pub(crate) environment: Option<String>,
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
        Action::Create(args) => crate::release::create::create(args, platform, context),
        Action::List(args) => crate::release::status::list(args, platform, context),
        Action::Show(args) => crate::release::status::show(args, platform, context),
    }
}
