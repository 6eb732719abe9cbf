//! `synth`: the templates of an environment.

use std::path::{Path, PathBuf};

use cloudformation::document::to_yaml;

use crate::check::stacks;
use crate::context::{Context, data, say};
use crate::diagram::{Diagram, mermaid, svg};
use crate::error::Result;
use crate::generated::{Mode, sync};
use crate::{Definition, Platform};

/// Write the checked templates of an environment, one file a stack
#[derive(Debug, clap::Args)]
#[command(after_help = "Exit code 3, and nothing written, when a template has errors.\n\
    Examples:\n  cargo xtask synth --env dev --out target/templates\n  cargo xtask synth --env prod --diagram")]
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
    /// Instead a picture: as Mermaid, or with --out as `platform.svg` and `platform.mmd` in that folder
    #[arg(long, conflicts_with = "format")]
    diagram: bool,
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
    if args.diagram {
        return draw(args, platform, &definition);
    }
    for stack in &definition.stacks {
        let (text, ending) = match args.format {
            Format::Json => (stack.template.render(), "json"),
            Format::Yaml => (to_yaml(&stack.template.to_json()), "yaml"),
        };
        match &args.out {
            Some(folder) => write(&folder.join(format!("{}.{ending}", stack.name)), &text)?,
            // Several documents: each begins with a line of dashes.
            None if ending == "yaml" => data(&format!("---\n{text}")),
            None => data(&text),
        }
    }
    Ok(())
}

fn draw(args: &Args, platform: &dyn Platform, definition: &Definition) -> Result<()> {
    let title = format!("{} in {}", platform.name(), args.environment);
    let diagram = Diagram::new(title, &definition.stacks);
    match &args.out {
        Some(folder) => {
            write(&folder.join("platform.svg"), &svg::render(&diagram))?;
            write(&folder.join("platform.mmd"), &mermaid::render(&diagram))?;
        }
        None => data(&mermaid::render(&diagram)),
    }
    Ok(())
}

fn write(path: &Path, text: &str) -> Result<()> {
    let written = sync(path, text.as_bytes(), Mode::Write)?;
    say(&format!("{:>9} {}", if written { "wrote" } else { "unchanged" }, path.display()));
    Ok(())
}
