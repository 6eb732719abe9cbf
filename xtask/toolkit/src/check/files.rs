//! Template files: those that are named, and those of folders that look like templates.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use cloudformation::check::{self, Options};
use cloudformation::document;

use super::{Checked, Document};
use crate::error::{Error, Result};

pub(crate) fn check(paths: &[PathBuf], region: Option<&str>) -> Result<Checked> {
    let mut checked = Checked::default();
    for path in paths {
        if path.as_os_str() == "-" {
            let mut bytes = Vec::new();
            let read = std::io::stdin().lock().read_to_end(&mut bytes);
            read.map_err(|source| Error::Read { path: path.clone(), source })?;
            one("standard input", &bytes, region, &mut checked);
        } else if path.is_dir() {
            let before = checked.documents.len();
            folder(path, region, &mut checked)?;
            if checked.documents.len() == before {
                let message = format!(
                    "`{}` holds no template: no .json, .template, .yaml or .yml file is one",
                    path.display()
                );
                return Err(Error::Usage(message));
            }
        } else {
            one(&path.display().to_string(), &read(path)?, region, &mut checked);
        }
    }
    Ok(checked)
}

/// Every template below a folder; hidden folders and what tools leave behind are passed over.
fn folder(path: &Path, region: Option<&str>, checked: &mut Checked) -> Result<()> {
    let failed = |source| Error::Read { path: path.to_owned(), source };
    let entries: std::io::Result<Vec<_>> = std::fs::read_dir(path).map_err(failed)?.collect();
    let mut paths: Vec<PathBuf> = entries.map_err(failed)?.into_iter().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if path.is_dir() {
            if !name.starts_with('.')
                && !matches!(name, "node_modules" | "target" | "cdk.out")
                && !path.is_symlink()
            {
                folder(&path, region, checked)?;
            }
        } else if is_candidate(&path) {
            let bytes = read(&path)?;
            if is_template(&bytes) {
                one(&path.display().to_string(), &bytes, region, checked);
            } else {
                checked.skipped += 1;
            }
        }
    }
    Ok(())
}

fn is_candidate(path: &Path) -> bool {
    path.extension()
        .is_some_and(|ending| ["json", "template", "yaml", "yml"].iter().any(|known| ending == *known))
}

/// Whether a file of a folder means to be a template: a broken one is still found.
fn is_template(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    text.contains("AWSTemplateFormatVersion") || text.contains("Resources") && text.contains("Type")
}

fn read(path: &Path) -> Result<Vec<u8>> {
    std::fs::read(path).map_err(|source| Error::Read { path: path.to_owned(), source })
}

fn one(name: &str, bytes: &[u8], region: Option<&str>, checked: &mut Checked) {
    checked.findings.extend(check::check_bytes(name, bytes, Options { region }));
    let node = if cfg!(feature = "rules") { document::read_bytes(bytes).ok() } else { None };
    let text = Some(String::from_utf8_lossy(bytes).into_owned());
    checked.documents.push(Document { name: name.to_owned(), text, node });
}
