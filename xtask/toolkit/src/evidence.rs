//! What the gates of this workspace said of its commits: `check` and `test` write it down, a release takes it over.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::context::Context;
use crate::error::{Error, Result};
use crate::{clock, files, git};

/// Entries that are kept.
const MOST: usize = 100;

/// What a gate said of a commit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Said {
    pub(crate) commit: String,
    /// Such as `test`.
    pub(crate) gate: String,
    pub(crate) passed: bool,
    /// Milliseconds since the epoch.
    pub(crate) at: u64,
    /// Where it is to be seen, on GitHub.
    pub(crate) link: Option<String>,
}

fn file(context: &Context) -> PathBuf {
    context.root.join("target/xtask/evidence.json")
}

/// Everything that was said.
pub(crate) fn read(context: &Context) -> Result<Vec<Said>> {
    let json = files::read(&file(context))?;
    // A file that somebody damaged says nothing.
    Ok(json.and_then(|json| serde_json::from_slice(&json).ok()).unwrap_or_default())
}

/// What is looked at: the commit that is checked out. Of files that are not committed nothing can be said, nor outside of a
/// repository.
pub(crate) fn subject(context: &Context) -> Option<git::Commit> {
    let commit = git::head(context).ok()?;
    git::changed(context).ok()?.is_empty().then_some(commit)
}

/// Writes down what a gate said of a commit, if it is still the one that is checked out.
pub(crate) fn write(context: &Context, of: Option<git::Commit>, gate: &str, passed: bool) -> Result<()> {
    let Some(commit) = of.filter(|commit| subject(context).as_ref() == Some(commit)) else { return Ok(()) };
    let mut all = read(context)?;
    all.retain(|said| said.commit != commit.id || said.gate != gate);
    all.push(Said {
        commit: commit.id,
        gate: gate.to_owned(),
        passed,
        at: clock::millis(),
        link: context.run.clone(),
    });
    let from = all.len().saturating_sub(MOST);
    let path = file(context);
    let json = serde_json::to_vec_pretty(&all[from..]).expect("evidence has only string keys");
    let folder = path.parent().unwrap_or(&context.root);
    std::fs::create_dir_all(folder)
        .and_then(|()| std::fs::write(&path, json))
        .map_err(|source| Error::Write { path: path.clone(), source })
}
