//! `synth`: the templates of an environment.

use std::path::PathBuf;

use cloudformation::document::to_yaml;

use crate::Platform;
use crate::check::stacks;
use crate::context::{Context, data, say};
use crate::error::Result;
use crate::generated::{Mode, sync};

/// Write the checked templates of an environment, one file a stack
#[derive(Debug, clap::Args)]
#[command(after_help = "Exit code 3, and nothing written, when a template has errors.\n\
    Example: cargo xtask synth --env dev --out target/templates")]
pub(crate) struct Args {
    /// The environment, a file of stacks/environments
    #[arg(long = "env", value_name = "ENVIRONMENT", default_value = "local")]
    environment: String,
    /// The folder to write to; without it the templates go to standard output
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,
    /// Also the stacks that `bootstrap` makes
    #[arg(long)]
    bootstrap: bool,
    #[arg(long, value_enum, default_value = "json")]
    format: Format,
}

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum Format {
    Json,
    Yaml,
}

pub(crate) fn run(args: &Args, platform: &dyn Platform, context: &Context) -> Result<()> {
    let mut definition = context.definition(platform, &args.environment)?;
    if args.bootstrap {
        let foundation = context.foundation(platform, &args.environment)?;
        definition.stacks.extend([foundation.account, foundation.identity]);
    }
    stacks::refuse_errors(&args.environment, &definition, context)?;
    for stack in &definition.stacks {
        let (text, ending) = match args.format {
            Format::Json => (stack.template.render(), "json"),
            Format::Yaml => (to_yaml(&stack.template.to_json()), "yaml"),
        };
        match &args.out {
            Some(folder) => {
                let path = folder.join(format!("{}.{ending}", stack.name));
                let written = sync(&path, text.as_bytes(), Mode::Write)?;
                say(&format!("{:>9} {}", if written { "wrote" } else { "unchanged" }, path.display()));
            }
            // Several documents: each begins with a line of dashes.
            None if ending == "yaml" => data(&format!("---\n{text}")),
            None => data(&text),
        }
    }
    Ok(())
}
