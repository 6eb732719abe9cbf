//! `validate`: the static check of the stacks, or of any template files.

use std::path::{Path, PathBuf};

use cloudformation::document::Node;
use cloudformation::{Finding, Severity, check};
use serde_json::json;

use crate::Platform;
use crate::check::sarif;
use crate::context::{Context, data, say};
use crate::error::{Error, Result};

/// Check the stacks of every environment, or any CloudFormation files (JSON or YAML)
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: cargo xtask validate template.yaml --format json")]
pub(crate) struct Args {
    /// Template files or folders; without any, the stacks of this workspace
    files: Vec<PathBuf>,
    #[arg(long, value_enum, default_value = "human")]
    format: Format,
}

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum Format {
    Human,
    Json,
    Sarif,
}

pub(crate) fn run(args: &Args, platform: &dyn Platform, context: &Context) -> Result<()> {
    let (checked, findings) =
        if args.files.is_empty() { stacks(platform, context)? } else { files(&args.files)? };
    let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    match args.format {
        Format::Human => {
            for finding in &findings {
                data(&format!("{finding}\n"));
            }
            say(&format!("{checked} templates: {errors} errors, {warnings} warnings"));
        }
        Format::Json => {
            let summary = json!({ "errors": errors, "warnings": warnings, "infos": 0 });
            data(&json!({ "findings": findings, "summary": summary }).to_string());
        }
        Format::Sarif => data(&sarif::render(&findings).to_string()),
    }
    if errors > 0 { Err(Error::Check(format!("the check found {errors} errors"))) } else { Ok(()) }
}

/// The stacks of every environment.
pub(crate) fn stacks(platform: &dyn Platform, context: &Context) -> Result<(usize, Vec<Finding>)> {
    let (mut checked, mut findings) = (0, Vec::new());
    for environment in platform.environments() {
        for stack in context.definition(platform, environment)?.stacks {
            checked += 1;
            let found = check::check(&Node::from(&stack.template.to_json()));
            let file = format!("{environment}/{}", stack.name);
            findings.extend(found.into_iter().map(|finding| Finding { file: file.clone(), ..finding }));
        }
    }
    Ok((checked, findings))
}

fn files(paths: &[PathBuf]) -> Result<(usize, Vec<Finding>)> {
    let (mut checked, mut findings) = (0, Vec::new());
    for path in expand(paths)? {
        let bytes = std::fs::read(&path).map_err(|source| Error::Read { path: path.clone(), source })?;
        checked += 1;
        findings.extend(check::check_text(&path.display().to_string(), &String::from_utf8_lossy(&bytes)));
    }
    Ok((checked, findings))
}

/// Files as they are named, folders as the templates right in them.
fn expand(paths: &[PathBuf]) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for path in paths {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        let entries = std::fs::read_dir(path).map_err(|source| Error::Read { path: path.clone(), source })?;
        let mut inside: Vec<PathBuf> =
            entries.flatten().map(|entry| entry.path()).filter(|file| is_template(file)).collect();
        inside.sort();
        files.extend(inside);
    }
    Ok(files)
}

fn is_template(path: &Path) -> bool {
    path.extension()
        .is_some_and(|ending| ["json", "yaml", "yml", "template"].iter().any(|known| ending == *known))
}
