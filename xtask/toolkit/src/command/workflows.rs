//! `workflows`: the files of `.github`, from their definitions.

use crate::Platform;
use crate::context::{Context, say};
use crate::error::Result;
use crate::generated::{Mode, sync};

/// Generate the GitHub Actions workflows
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: cargo xtask workflows generate --check")]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// Write the workflows to .github
    Generate {
        /// Write nothing; fail with exit code 4 when a file is not as it would be written
        #[arg(long)]
        check: bool,
    },
}

pub(crate) fn run(args: &Args, platform: &dyn Platform, context: &Context) -> Result<()> {
    let Command::Generate { check } = args.command;
    generate(platform, context, if check { Mode::Check } else { Mode::Write })
}

pub(crate) fn generate(platform: &dyn Platform, context: &Context, mode: Mode) -> Result<()> {
    for file in platform.workflows() {
        let written = sync(&context.root.join(&file.path), file.text.as_bytes(), mode)?;
        say(&format!("{:>9} {}", if written { "wrote" } else { "unchanged" }, file.path));
    }
    Ok(())
}
