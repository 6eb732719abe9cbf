//! `synth`: the templates of an environment as JSON.

use std::path::PathBuf;

use crate::Platform;
use crate::context::{Context, data, say};
use crate::error::Result;
use crate::generated::{Mode, sync};

/// Write the templates of an environment, one JSON file a stack
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: cargo xtask synth --env dev --out target/templates")]
pub(crate) struct Args {
    /// The environment, a file of stacks/environments
    #[arg(long = "env", value_name = "ENVIRONMENT", default_value = "local")]
    environment: String,
    /// The folder to write to; without it the templates go to standard output
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,
}

pub(crate) fn run(args: &Args, platform: &dyn Platform, context: &Context) -> Result<()> {
    let definition = context.definition(platform, &args.environment)?;
    for stack in &definition.stacks {
        let text = stack.template.render();
        match &args.out {
            Some(folder) => {
                let path = folder.join(format!("{}.json", stack.name));
                let written = sync(&path, text.as_bytes(), Mode::Write)?;
                say(&format!("{:>9} {}", if written { "wrote" } else { "unchanged" }, path.display()));
            }
            None => data(&text),
        }
    }
    Ok(())
}
