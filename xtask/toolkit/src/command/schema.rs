//! `schema update`: the catalogue and the typed resources, from the registry schemas of AWS.

use std::path::PathBuf;

use crate::context::Context;
use crate::error::Result;

/// Rebuild the schema catalogue and the typed resources
#[derive(Debug, clap::Args)]
#[command(after_help = "The typed resources are those of stacks/cloudformation/catalogue/typed.txt.\n\
    Example: pip download --no-deps cfn-lint && cargo xtask schema update cfn_lint-*.whl")]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, clap::Subcommand)]
pub(crate) enum Command {
    /// Read registry schemas and write what follows from them
    Update {
        /// A folder or a zip file of registry schemas, one JSON file a type; the wheel of cfn-lint also says which
        /// region has which type, and what IAM knows of its actions
        source: PathBuf,
        /// Write nothing; fail with exit code 4 when a file is not as it would be written
        #[arg(long)]
        check: bool,
    },
}

#[cfg(not(feature = "schema"))]
pub(crate) fn run(_: &Args, context: &Context) -> Result<()> {
    super::handover::to(context, "schema")
}

#[cfg(feature = "schema")]
pub(crate) fn run(args: &Args, context: &Context) -> Result<()> {
    let Command::Update { source, check } = &args.command;
    let mode = if *check { crate::generated::Mode::Check } else { crate::generated::Mode::Write };
    crate::schema::update(context, source, mode)
}
