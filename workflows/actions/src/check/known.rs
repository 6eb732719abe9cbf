//! The files of a folder, read once, and how they are found by what names them.

use std::collections::BTreeMap;

use super::Folder;
use super::uses::Uses;
use crate::document::{self, Node};
use crate::finding::Finding;
use crate::pins::{Interface, Pin};
use crate::syntax::{ActionFile, Body, Job, Workflow};

pub(super) struct Known<'a> {
    pub(super) folder: &'a Folder<'a>,
    /// The documents, by path; nothing for one that is none.
    documents: BTreeMap<&'a str, Node>,
    /// By path; nothing for one that cannot be read.
    workflows: BTreeMap<&'a str, Option<Workflow>>,
    /// By the folder of its `action.yml`, likewise.
    actions: BTreeMap<&'a str, Option<ActionFile>>,
    /// By the name of the repository in lower case.
    pins: BTreeMap<String, &'a Pin>,
}

/// What a name leads to.
pub(super) enum Found<T> {
    Missing,
    /// It has findings of its own.
    Unreadable,
    Read(T),
}

impl<'a> Known<'a> {
    /// Reads every file; what keeps one from being read is found.
    pub(super) fn read(folder: &'a Folder<'a>, findings: &mut Vec<Finding>) -> Self {
        let mut documents = BTreeMap::new();
        for (path, bytes) in folder.workflows.iter().chain(&folder.actions) {
            match document::read(path, bytes) {
                Ok(node) => {
                    documents.insert(*path, node);
                }
                Err(finding) => findings.push(finding),
            }
        }
        let mut keep = |found: Vec<Finding>| findings.extend(found);
        let workflows = folder.workflows.iter().map(|(path, _)| {
            let node = documents.get(path);
            (*path, node.and_then(|node| Workflow::of(path, node).map_err(&mut keep).ok()))
        });
        let workflows = workflows.collect();
        let actions = folder.actions.iter().map(|(path, _)| {
            let node = documents.get(path);
            (parent(path), node.and_then(|node| ActionFile::of(path, node).map_err(&mut keep).ok()))
        });
        let actions = actions.collect();
        let pins = folder.pins.iter().map(|pin| (pin.repository.to_lowercase(), pin)).collect();
        Self { folder, documents, workflows, actions, pins }
    }

    /// What a file holds, whether or not GitHub would take it.
    pub(super) fn document(&self, path: &str) -> Option<&Node> {
        self.documents.get(path)
    }

    pub(super) fn workflows(&self) -> impl Iterator<Item = (&'a str, &Workflow)> {
        self.workflows.iter().filter_map(|(path, workflow)| Some((*path, workflow.as_ref()?)))
    }

    pub(super) fn workflow(&self, path: &str) -> Found<&Workflow> {
        found(self.workflows.get(path))
    }

    /// A local action by its folder.
    pub(super) fn action(&self, folder: &str) -> Found<&ActionFile> {
        found(self.actions.get(folder))
    }

    pub(super) fn action_folders(&self) -> impl Iterator<Item = &'a str> {
        self.actions.keys().copied()
    }

    pub(super) fn pin(&self, repository: &str) -> Option<&'a Pin> {
        self.pins.get(&repository.to_lowercase()).copied()
    }

    /// What a pinned action takes and gives, when it is used at the commit of the table.
    pub(super) fn interface(&self, uses: &Uses<'_>) -> Option<&'a Interface> {
        let Uses::Repository { repository, path, reference } = uses else { return None };
        let pin = self.pin(repository)?;
        if pin.commit.eq_ignore_ascii_case(reference) { pin.action(path) } else { None }
    }

    /// The outputs that a job declares, itself or by the workflow that it calls; nothing where they are not known.
    pub(super) fn outputs<'j>(&'j self, job: &'j Job) -> Option<Vec<&'j str>> {
        let outputs = match &job.body {
            Body::Steps(_) => &job.outputs,
            Body::Call { uses, .. } => match Uses::parse(&uses.value) {
                Uses::Local(path) => match self.workflow(&path) {
                    Found::Read(workflow) => &workflow.event("workflow_call")?.outputs,
                    Found::Missing | Found::Unreadable => return None,
                },
                _ => return None,
            },
        };
        Some(outputs.iter().map(|(name, _)| name.value.as_str()).collect())
    }
}

/// The folder of a path.
pub(super) fn parent(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

fn found<T>(entry: Option<&Option<T>>) -> Found<&T> {
    match entry {
        None => Found::Missing,
        Some(None) => Found::Unreadable,
        Some(Some(read)) => Found::Read(read),
    }
}

/// A workflow with its jobs by id.
pub(super) struct File<'a> {
    pub(super) path: &'a str,
    pub(super) workflow: &'a Workflow,
    jobs: BTreeMap<String, usize>,
}

impl<'a> File<'a> {
    pub(super) fn new(path: &'a str, workflow: &'a Workflow) -> Self {
        let ids = workflow.jobs.iter().enumerate();
        let jobs = ids.map(|(index, job)| (job.id.value.to_lowercase(), index)).collect();
        Self { path, workflow, jobs }
    }

    pub(super) fn index(&self, id: &str) -> Option<usize> {
        self.jobs.get(&id.to_lowercase()).copied()
    }

    pub(super) fn job(&self, id: &str) -> Option<&'a Job> {
        self.workflow.jobs.get(self.index(id)?)
    }

    pub(super) fn ids(&self) -> impl Iterator<Item = &'a str> {
        self.workflow.jobs.iter().map(|job| job.id.value.as_str())
    }

    /// Whether others call it, so that inputs, secrets and permissions come from them.
    pub(super) fn is_called(&self) -> bool {
        self.workflow.event("workflow_call").is_some()
    }
}
