//! Reads a workflow, and what its jobs have in common with it.
//! <https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax>

use super::reader::{Reader, expression};
use super::{Concurrency, Defaults, Permissions, Workflow, job, on};
use crate::document::{Kind, Node};
use crate::finding::Finding;

const KEYS: [&str; 8] = ["name", "run-name", "on", "permissions", "env", "defaults", "concurrency", "jobs"];

/// Scopes of a token, and what may be given of them. <https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#permissions>
const SCOPES: [(&str, &[&str]); 20] = [
    ("actions", ANY),
    ("artifact-metadata", ANY),
    ("attestations", ANY),
    ("checks", ANY),
    ("code-quality", ANY),
    ("contents", ANY),
    ("copilot-requests", &["write", "none"]),
    ("deployments", ANY),
    ("discussions", ANY),
    ("drives", ANY),
    ("id-token", &["write", "none"]),
    ("issues", ANY),
    ("models", &["read", "none"]),
    ("packages", ANY),
    ("pages", ANY),
    ("pull-requests", ANY),
    ("repository-projects", ANY),
    ("security-events", ANY),
    ("statuses", ANY),
    ("vulnerability-alerts", &["read", "none"]),
];

const ANY: &[&str] = &["read", "write", "none"];

pub(super) fn workflow(file: &str, node: &Node) -> Result<Workflow, Vec<Finding>> {
    let mut read = Reader::new(file);
    let workflow = root(&mut read, node);
    read.finish(workflow)
}

fn root(read: &mut Reader<'_>, node: &Node) -> Workflow {
    let mut workflow = Workflow::default();
    for (key, node) in read.keys(node, "a workflow", &KEYS) {
        match key.value.as_str() {
            "name" => workflow.name = Some(read.text(node, "`name`")),
            "run-name" => workflow.run_name = Some(read.text(node, "`run-name`")),
            "on" => workflow.on = on::read(read, node),
            "permissions" => workflow.permissions = Some(permissions(read, node)),
            "env" => workflow.env = read.map(node, "`env`"),
            "defaults" => workflow.defaults = defaults(read, node),
            "concurrency" => workflow.concurrency = Some(concurrency(read, node)),
            "jobs" => workflow.jobs = job::read(read, node),
            _ => {}
        }
    }
    read.require(node, "the workflow", "on");
    read.require(node, "the workflow", "jobs");
    workflow
}

pub(super) fn permissions(read: &mut Reader<'_>, node: &Node) -> Permissions {
    if !matches!(node.kind, Kind::Map(_)) {
        return Permissions::All(read.one_of(node, "`permissions`", &["read-all", "write-all"]));
    }
    let names = SCOPES.map(|(name, _)| name);
    let mut scopes = Vec::new();
    for (scope, node) in read.keys(node, "`permissions`", &names) {
        if let Some((_, accesses)) = SCOPES.iter().find(|(name, _)| *name == scope.value) {
            let access = read.one_of(node, &format!("`{}`", scope.value), accesses);
            scopes.push((scope.clone(), access));
        }
    }
    Permissions::Scopes(node.place, scopes)
}

pub(super) fn defaults(read: &mut Reader<'_>, node: &Node) -> Defaults {
    let mut defaults = Defaults::default();
    for (_, run) in read.keys(node, "`defaults`", &["run"]) {
        defaults.computed = expression(run);
        if defaults.computed.is_some() {
            continue;
        }
        for (key, node) in read.keys(run, "`defaults.run`", &["shell", "working-directory"]) {
            match key.value.as_str() {
                "shell" => defaults.shell = Some(read.shell(node)),
                "working-directory" => {
                    defaults.working_directory = Some(read.name(node, "`working-directory`"));
                }
                _ => {}
            }
        }
    }
    defaults
}

pub(super) fn concurrency(read: &mut Reader<'_>, node: &Node) -> Concurrency {
    let mut concurrency = Concurrency::default();
    if !matches!(node.kind, Kind::Map(_)) {
        concurrency.group = read.name(node, "`concurrency`");
        return concurrency;
    }
    for (key, node) in read.keys(node, "`concurrency`", &["group", "cancel-in-progress", "queue"]) {
        match key.value.as_str() {
            "group" => concurrency.group = read.name(node, "`group`"),
            "cancel-in-progress" => {
                concurrency.cancel_in_progress = Some(read.flag(node, "`cancel-in-progress`"));
            }
            "queue" => {
                read.one_of(node, "`queue`", &["single", "max"]);
            }
            _ => {}
        }
    }
    read.require(node, "`concurrency`", "group");
    concurrency
}
