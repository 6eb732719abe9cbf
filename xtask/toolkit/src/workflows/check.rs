//! Checks the workflows of any folder: reads its files, and takes what the check of `actions` finds over into the form that
//! every finding is shown in.

use std::path::{Path, PathBuf};

use actions::Pins;
use actions::check::{self, Folder};
use actions::finding::Severity;
use cloudformation::Finding;

use crate::Platform;
use crate::check::{Checked, Document};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::workflows::generate::{HeldBack, generated};

/// What is known of the repository beside its files; nothing where that is not known.
#[derive(Debug, Default)]
pub(crate) struct Known {
    pub(crate) secrets: Option<Vec<String>>,
    pub(crate) variables: Option<Vec<String>>,
    pub(crate) environments: Option<Vec<String>>,
    pub(crate) pins: Pins,
}

/// A file by the path that it has in its repository, and by the one that is shown.
struct File {
    path: String,
    shown: String,
    bytes: Vec<u8>,
}

/// Checks what is in this workspace's `.github`, with all that is known of its repository; and gives the workflows that are
/// not there, because they call what this program does not have.
///
/// # Errors
/// As [`folder`], and when the workflows cannot be written.
pub(crate) fn workspace(platform: &dyn Platform, context: &Context) -> Result<(Checked, Vec<HeldBack>)> {
    let pins = context.pins()?;
    let github = context.github_definition(platform, &pins)?;
    let environments = github.settings.environments.clone();
    let known = Known {
        // Roles are taken with the token of the run: there is nothing to keep secret.
        secrets: Some(Vec::new()),
        variables: Some(Vec::new()),
        environments: Some(environments.into_iter().map(|environment| environment.name).collect()),
        pins,
    };
    let checked = folder(&context.root, &context.root.join(".github"), &known)?;
    Ok((checked, generated(github).held_back))
}

/// Checks the `.github` of a repository, or any folder with workflows in it: what they call is looked for beside them.
///
/// # Errors
/// When a file cannot be read, or there is no workflow.
pub(crate) fn folder(root: &Path, folder: &Path, known: &Known) -> Result<Checked> {
    let nested = folder.join("workflows");
    let workflows = if nested.is_dir() { nested } else { folder.to_owned() };
    let workflows = read(root, &yaml(&workflows)?, &workflows, ".github/workflows")?;
    if workflows.is_empty() {
        return Err(Error::Usage(format!("`{}` holds no workflow: no .yml or .yaml file", folder.display())));
    }
    let below = folder.join("actions");
    let mut actions = Vec::new();
    for path in folders(&below)? {
        let mut files = yaml(&path)?;
        files.retain(|file| file.file_stem().is_some_and(|stem| stem == "action"));
        actions.extend(read(root, &files, &below, ".github/actions")?);
    }
    let found = check::folder(&Folder {
        workflows: pairs(&workflows),
        actions: pairs(&actions),
        secrets: known.secrets.clone(),
        variables: known.variables.clone(),
        environments: known.environments.clone(),
        pins: &known.pins,
    });
    let files: Vec<File> = workflows.into_iter().chain(actions).collect();
    let findings = found.into_iter().map(|finding| taken_over(finding, &files)).collect();
    let documents = files.into_iter().map(|file| Document {
        name: file.shown,
        text: Some(String::from_utf8_lossy(&file.bytes).into_owned()),
        node: None,
    });
    let mut checked = Checked { documents: documents.collect(), findings, skipped: 0 };
    checked.sort();
    Ok(checked)
}

fn pairs(files: &[File]) -> Vec<(&str, &[u8])> {
    files.iter().map(|file| (file.path.as_str(), file.bytes.as_slice())).collect()
}

fn taken_over(found: actions::finding::Finding, files: &[File]) -> Finding {
    let shown = files.iter().find(|file| file.path == found.file).map(|file| file.shown.clone());
    Finding {
        rule: found.rule.into(),
        severity: match found.severity {
            Severity::Error => cloudformation::Severity::Error,
            Severity::Warning => cloudformation::Severity::Warning,
        },
        file: shown.unwrap_or(found.file),
        path: String::new(),
        line: found.place.line,
        column: found.place.column,
        message: found.message,
        help: found.help,
    }
}

/// Reads files below `folder`, which is `place` in its repository.
fn read(root: &Path, paths: &[PathBuf], folder: &Path, place: &str) -> Result<Vec<File>> {
    let file = |path: &PathBuf| {
        let bytes = std::fs::read(path).map_err(|source| Error::Read { path: path.clone(), source })?;
        let below = path.strip_prefix(folder).unwrap_or(path);
        let shown = path.strip_prefix(root).unwrap_or(path).display().to_string();
        Ok(File { path: format!("{place}/{}", below.display()), shown, bytes })
    };
    paths.iter().map(file).collect()
}

/// The YAML files of a folder, in their order.
fn yaml(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = entries(folder)?;
    files.retain(|path| {
        path.is_file() && matches!(path.extension().and_then(|end| end.to_str()), Some("yml" | "yaml"))
    });
    Ok(files)
}

/// The folders below a folder, itself included; none when it is not there.
fn folders(folder: &Path) -> Result<Vec<PathBuf>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut all = vec![folder.to_owned()];
    let mut next = 0;
    while let Some(folder) = all.get(next).cloned() {
        next += 1;
        all.extend(entries(&folder)?.into_iter().filter(|path| path.is_dir() && !path.is_symlink()));
    }
    Ok(all)
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>> {
    let failed = |source| Error::Read { path: folder.to_owned(), source };
    let entries: std::io::Result<Vec<_>> = std::fs::read_dir(folder).map_err(failed)?.collect();
    let mut paths: Vec<PathBuf> = entries.map_err(failed)?.into_iter().map(|entry| entry.path()).collect();
    paths.sort();
    Ok(paths)
}
