//! Reads the workflow that is asked for, the workflows that its jobs call, and the actions of this repository that they use.

use std::collections::BTreeMap;
use std::path::Path;

use actions::finding::Finding;
use actions::syntax::{Action, ActionFile, Body, Job, Step, Workflow};

use super::uses::{self, Uses};

/// Files by their path from the workspace's root; an action by its folder.
#[derive(Debug, Default)]
pub(super) struct Loaded {
    pub(super) workflows: BTreeMap<String, Workflow>,
    pub(super) actions: BTreeMap<String, ActionFile>,
    /// Of each action the name of its file, such as `action.yml`.
    pub(super) action_files: BTreeMap<String, String>,
    /// What cannot be read, one text each.
    pub(super) problems: Vec<String>,
}

/// Reads a workflow alone.
pub(super) fn workflow(root: &Path, path: &str) -> Result<Workflow, String> {
    let bytes =
        std::fs::read(root.join(path)).map_err(|error| format!("`{path}` cannot be read: {error}"))?;
    Workflow::read(path, &bytes).map_err(|findings| list(&findings))
}

fn list(findings: &[Finding]) -> String {
    findings.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

impl Loaded {
    /// Reads what these jobs call and use; `chain` are the files on the way here.
    pub(super) fn jobs<'a>(
        &mut self,
        root: &Path,
        jobs: impl IntoIterator<Item = &'a Job>,
        chain: &mut Vec<String>,
    ) {
        let file = chain.last().cloned().unwrap_or_default();
        for job in jobs {
            match &job.body {
                Body::Steps(steps) => self.steps(root, &file, steps, chain),
                Body::Call { uses, .. } => match uses::workflow(&uses.value) {
                    Ok(path) => self.call(root, &path, chain),
                    Err(why) => self.problems.push(format!("{file}:{}: {why}", uses.place.line)),
                },
            }
        }
    }

    fn call(&mut self, root: &Path, path: &str, chain: &mut Vec<String>) {
        if chain.iter().any(|above| above == path) {
            self.problems.push(format!("`{path}` calls itself: {} -> {path}", chain.join(" -> ")));
            return;
        }
        if self.workflows.contains_key(path) {
            return;
        }
        match workflow(root, path) {
            Ok(called) => {
                chain.push(path.to_owned());
                self.jobs(root, &called.jobs, chain);
                chain.pop();
                self.workflows.insert(path.to_owned(), called);
            }
            Err(problem) => self.problems.push(problem),
        }
    }

    fn steps(&mut self, root: &Path, file: &str, steps: &[Step], chain: &mut Vec<String>) {
        for step in steps {
            let Action::Uses { uses, .. } = &step.action else { continue };
            match uses::action(&uses.value) {
                Uses::Local { folder, .. } => self.action(root, &folder, chain),
                Uses::StandIn(_) => {}
                Uses::Unknown(why) => {
                    self.problems.push(format!("{file}:{}: `{}`: {why}", uses.place.line, uses.value));
                }
            }
        }
    }

    fn action(&mut self, root: &Path, folder: &str, chain: &mut Vec<String>) {
        if chain.iter().any(|above| above == folder) {
            self.problems
                .push(format!("the action `./{folder}` uses itself: {} -> {folder}", chain.join(" -> ")));
            return;
        }
        if self.actions.contains_key(folder) {
            return;
        }
        let names = ["action.yml", "action.yaml"];
        let Some(name) = names.into_iter().find(|name| root.join(folder).join(name).is_file()) else {
            self.problems.push(format!("there is no action `./{folder}`: it has no `action.yml`"));
            return;
        };
        let path = Path::new(folder).join(name).display().to_string();
        let read =
            std::fs::read(root.join(&path)).map_err(|error| format!("`{path}` cannot be read: {error}"));
        let file = read.and_then(|bytes| ActionFile::read(&path, &bytes).map_err(|findings| list(&findings)));
        let file = match file {
            Ok(file) => file,
            Err(problem) => {
                self.problems.push(problem);
                return;
            }
        };
        if file.using.value != "composite" {
            let using = &file.using.value;
            self.problems.push(format!(
                "`{path}` is run by `{using}`; of this repository's actions composite ones run here"
            ));
            return;
        }
        chain.push(folder.to_owned());
        self.steps(root, &path, &file.steps, chain);
        chain.pop();
        self.action_files.insert(folder.to_owned(), path);
        self.actions.insert(folder.to_owned(), file);
    }
}
