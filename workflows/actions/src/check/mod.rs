//! Judges the workflows and actions of a repository: what GitHub would refuse, what cannot do what it says, and what a team
//! comes to regret. Nothing that GitHub might accept is an error unless its rule says why.

mod calls;
mod conditions;
mod expressions;
mod folder;
mod gate;
mod graph;
mod inputs;
mod jobs;
mod known;
mod path;
mod permissions;
mod references;
mod report;
pub(crate) mod rule;
mod scripts;
mod site;
pub(crate) mod suggest;
#[cfg(test)]
mod tests;
mod token;
mod uses;

use crate::finding::Finding;
use crate::pins::Pins;

pub use rule::{RULES, Rule};

/// The files of a repository, and what is known around them.
#[derive(Clone, Debug)]
pub struct Folder<'a> {
    /// Path from the repository's root and bytes of each `.github/workflows/*.y(a)ml`.
    pub workflows: Vec<(&'a str, &'a [u8])>,
    /// Likewise of each `…/action.y(a)ml` of a local action.
    pub actions: Vec<(&'a str, &'a [u8])>,
    /// The secrets that exist, beside `GITHUB_TOKEN`. Nothing: they are not known, and none is called undefined.
    pub secrets: Option<Vec<String>>,
    /// Likewise the variables.
    pub variables: Option<Vec<String>>,
    /// Likewise the environments.
    pub environments: Option<Vec<String>>,
    pub pins: &'a Pins,
}

/// Every finding, by file, line and column. Any bytes are taken.
#[must_use]
pub fn folder(folder: &Folder<'_>) -> Vec<Finding> {
    folder::check(folder)
}
