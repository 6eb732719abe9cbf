//! Writes the files of `.github`: every file that is generated, no workflow that calls what is not there, and nothing that is
//! no longer generated.

use std::fmt;
use std::path::{Path, PathBuf};

use actions::syntax::Workflow;
use actions::{File, GitHub};

use super::{commands, difference};
use crate::Platform;
use crate::cli::Commands;
use crate::context::{Context, data, say};
use crate::error::{Error, Result};
use crate::generated::{Mode, sync};

/// How a generated file begins.
const MARK: &str = "# Generated from ";

/// Where generated files lie.
const FOLDERS: [&str; 4] = [".github", ".github/workflows", ".github/actions", ".github/rulesets"];

/// A workflow that is not written, and the commands that it calls and that do not work.
#[derive(Debug)]
pub(crate) struct HeldBack {
    pub(crate) path: String,
    pub(crate) commands: Vec<String>,
}

impl fmt::Display for HeldBack {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "held back {}: there is no `{}`", self.path, self.commands.join("`, no `"))
    }
}

/// What is written, and what is not.
#[derive(Debug)]
pub(crate) struct Generated {
    pub(crate) files: Vec<File>,
    pub(crate) held_back: Vec<HeldBack>,
}

/// Divides what is defined by whether every command that it calls works.
pub(crate) fn generated(github: GitHub) -> Generated {
    let GitHub { workflows, files, .. } = github;
    let mut generated = Generated { files, held_back: Vec::new() };
    let mut known = Commands::new();
    for file in workflows {
        let unknown = unknown_commands(&file, &mut known);
        if unknown.is_empty() {
            generated.files.push(file);
        } else {
            generated.held_back.push(HeldBack { path: file.path, commands: unknown });
        }
    }
    generated.files.sort_by(|a, b| a.path.cmp(&b.path));
    generated
}

/// The commands of a workflow that this program does not have.
fn unknown_commands(file: &File, known: &mut Commands) -> Vec<String> {
    // A composite action calls none.
    let Ok(workflow) = Workflow::read(&file.path, file.text.as_bytes()) else { return Vec::new() };
    let unknown = commands::of(&workflow).into_iter().filter(|words| !known.know(words));
    unknown.map(|words| format!("cargo xtask {}", words.join(" "))).collect()
}

/// Writes everything, or compares it.
///
/// # Errors
/// When comparing, the first difference makes it [`Error::Stale`]; all of them are shown.
pub(crate) fn generate(platform: &dyn Platform, context: &Context, mode: Mode) -> Result<()> {
    let Generated { files, held_back } = generated(context.github_definition(platform, &context.pins()?)?);
    let mut stale: Option<String> = None;
    for file in &files {
        match sync(&context.root.join(&file.path), file.text.as_bytes(), mode) {
            Ok(written) => say(&format!("{:>9} {}", if written { "wrote" } else { "unchanged" }, file.path)),
            Err(Error::Stale { .. }) => {
                let there = std::fs::read_to_string(context.root.join(&file.path)).unwrap_or_default();
                data(&difference::show(file, &there));
                stale.get_or_insert_with(|| file.path.clone());
            }
            Err(error) => return Err(error),
        }
    }
    for path in leftovers(context, &files)? {
        let shown = path.strip_prefix(&context.root).unwrap_or(&path).display().to_string();
        if mode == Mode::Check {
            data(&format!("{shown}: it is not generated any more"));
            stale.get_or_insert(shown);
        } else {
            std::fs::remove_file(&path).map_err(|source| Error::Write { path, source })?;
            say(&format!("  removed {shown}"));
        }
    }
    for held in &held_back {
        say(&held.to_string());
    }
    stale.map_or(Ok(()), |file| Err(Error::Stale { file }))
}

/// Files that were generated once, and are not any more.
fn leftovers(context: &Context, files: &[File]) -> Result<Vec<PathBuf>> {
    let mut folders: Vec<PathBuf> = FOLDERS.iter().map(|folder| context.root.join(folder)).collect();
    folders.extend(entries(&context.root.join(".github/actions"))?.into_iter().filter(|path| path.is_dir()));
    let mut left = Vec::new();
    for folder in folders {
        for path in entries(&folder)?.into_iter().filter(|path| path.is_file()) {
            let is_ours = std::fs::read_to_string(&path).is_ok_and(|text| text.starts_with(MARK));
            if is_ours && !files.iter().any(|file| context.root.join(&file.path) == path) {
                left.push(path);
            }
        }
    }
    Ok(left)
}

/// What a folder holds; nothing when there is none.
fn entries(folder: &Path) -> Result<Vec<PathBuf>> {
    match std::fs::read_dir(folder) {
        Ok(entries) => Ok(entries.flatten().map(|entry| entry.path()).collect()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(source) => Err(Error::Read { path: folder.to_owned(), source }),
    }
}
