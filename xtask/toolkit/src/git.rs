//! What git says of this workspace.

use std::process::Command;

use crate::context::Context;
use crate::error::Result;
use crate::process;

/// The commit that is checked out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Commit {
    pub(crate) id: String,
    /// The first line of its message.
    pub(crate) subject: String,
}

/// The commit that is checked out.
pub(crate) fn head(context: &Context) -> Result<Commit> {
    let text = git(context, &["log", "-1", "--format=%H %s"])?;
    let (id, subject) = text.trim().split_once(' ').unwrap_or((text.trim(), ""));
    Ok(Commit { id: id.to_owned(), subject: subject.to_owned() })
}

/// The files that are not as they are committed.
pub(crate) fn changed(context: &Context) -> Result<Vec<String>> {
    let text = git(context, &["status", "--porcelain"])?;
    Ok(text.lines().filter_map(|line| line.get(3..)).map(str::to_owned).collect())
}

fn git(context: &Context, arguments: &[&str]) -> Result<String> {
    process::output(Command::new("git").args(arguments).current_dir(&context.root))
}
