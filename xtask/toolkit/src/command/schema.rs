//! `schema update`: the catalogue and the typed resources, from a folder of registry schemas.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use cloudformation::codegen;

use crate::context::{Context, say};
use crate::error::{Error, Result};
use crate::generated::{Mode, sync};

/// Rebuild the schema catalogue and the typed resources
#[derive(Debug, clap::Args)]
#[command(after_help = "The types are those of stacks/cloudformation/catalogue/types.txt.\n\
    Example: cargo xtask schema update cfnlint/data/schemas/resources")]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// Read registry schemas and write what follows from them
    Update {
        /// A folder of registry schemas, one JSON file a type
        source: PathBuf,
        /// Write nothing; fail with exit code 4 when a file is not as it would be written
        #[arg(long)]
        check: bool,
    },
}

pub(crate) fn run(args: &Args, context: &Context) -> Result<()> {
    let Command::Update { source, check } = &args.command;
    let home = context.root.join("stacks/cloudformation");
    let list = read(&home.join("catalogue/types.txt"))?;
    let wanted: Vec<&str> = list.lines().filter(|line| !line.is_empty()).collect();
    let mut found = BTreeMap::new();
    let entries =
        std::fs::read_dir(source).map_err(|error| Error::Read { path: source.clone(), source: error })?;
    for path in entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|e| e == "json"))
    {
        let Ok(schema) = serde_json::from_str::<serde_json::Value>(&read(&path)?) else {
            return Err(Error::Usage(format!("`{}` is no JSON", path.display())));
        };
        let name = schema["typeName"].as_str().unwrap_or_default();
        if wanted.contains(&name) {
            found.insert(name.to_owned(), codegen::trim(&schema));
        }
    }
    let missing: Vec<&str> = wanted.into_iter().filter(|name| !found.contains_key(*name)).collect();
    if !missing.is_empty() {
        return Err(Error::Usage(format!(
            "`{}` holds no schema of {}",
            source.display(),
            missing.join(", ")
        )));
    }
    let mode = if *check { Mode::Check } else { Mode::Write };
    for (path, text) in codegen::files(&found) {
        if sync(&home.join(&path), &text, mode)? {
            say(&format!("    wrote stacks/cloudformation/{path}"));
        }
    }
    say(&format!("{} types", found.len()));
    Ok(())
}

fn read(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).map_err(|source| Error::Read { path: path.to_owned(), source })
}
