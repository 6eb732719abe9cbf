//! What tokens may do.

use std::collections::BTreeSet;

use super::calls;
use super::known::{File, Found, Known};
use super::report::Report;
use super::rule;
use crate::finding::Place;
use crate::syntax::{Job, Permissions, Workflow};

/// How much of a scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Access {
    None,
    Read,
    Write,
}

impl Access {
    fn of(text: &str) -> Self {
        match text {
            "write" | "write-all" => Self::Write,
            "read" | "read-all" => Self::Read,
            _ => Self::None,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Read => "read",
            Self::Write => "write",
        }
    }
}

/// What a job says of its token, itself or by its workflow.
pub(super) fn of<'a>(workflow: &'a Workflow, job: &'a Job) -> Option<&'a Permissions> {
    job.permissions.as_ref().or(workflow.permissions.as_ref())
}

/// The access to a scope; nothing where the repository's settings or a caller decide.
pub(super) fn access(file: &File<'_>, job: &Job, scope: &str) -> Option<Access> {
    match of(file.workflow, job) {
        Some(permissions) => Some(access_of(permissions, scope)),
        // No setting gives this one.
        None if scope == "id-token" && !file.is_called() => Some(Access::None),
        None => None,
    }
}

fn access_of(permissions: &Permissions, scope: &str) -> Access {
    match permissions {
        // There is nothing to read of it.
        Permissions::All(all) if scope == "id-token" && all.value == "read-all" => Access::None,
        Permissions::All(all) => Access::of(&all.value),
        Permissions::Scopes(_, scopes) => scopes
            .iter()
            .find(|(name, _)| name.value == scope)
            .map_or(Access::None, |(_, access)| Access::of(&access.value)),
    }
}

pub(super) fn check(file: &File<'_>, report: &mut Report<'_>) {
    match &file.workflow.permissions {
        None => {
            let message = "the workflow does not say what its token may do";
            let help = "write `permissions: {}` at the top, and give each job what it needs";
            report.add(&rule::MISSING_PERMISSIONS, Place { line: 1, column: 1 }, message, help);
        }
        Some(Permissions::All(all)) => write_all(&all.value, all.place, report),
        Some(Permissions::Scopes(_, scopes)) => {
            for (scope, access) in scopes {
                if scope.value == "id-token" && access.value == "write" {
                    let message = "every job of the workflow can sign in as it";
                    let help = "move `id-token: write` to the job that signs in";
                    report.add(&rule::TOKEN_FOR_ALL, scope.place, message, help);
                }
            }
        }
    }
    for job in &file.workflow.jobs {
        if let Some(Permissions::All(all)) = &job.permissions {
            write_all(&all.value, all.place, report);
        }
    }
}

fn write_all(all: &str, place: Place, report: &mut Report<'_>) {
    if all == "write-all" {
        let help = "name the scopes that are needed";
        report.add(&rule::WRITE_ALL, place, "the token may do everything", help);
    }
}

/// What a job of a called workflow asks for.
struct Demand<'a> {
    job: &'a str,
    /// Nothing stands for all scopes.
    scope: Option<&'a str>,
    access: Access,
}

/// Workflows may be called through so many others.
/// <https://docs.github.com/en/actions/reference/workflows-and-actions/reusing-workflow-configurations>
const DEEPEST: usize = 10;

/// No more demands than these are looked at.
const MOST: usize = 1000;

/// Whether a job grants what the jobs of the workflow that it calls ask for.
pub(super) fn granted(
    file: &File<'_>,
    job: &Job,
    place: Place,
    (called, known): (&Workflow, &Known<'_>),
    report: &mut Report<'_>,
) {
    let mut demands = Vec::new();
    collect((called, known), 1, &mut BTreeSet::new(), &mut demands);
    let mut said: Vec<Option<&str>> = Vec::new();
    for demand in demands {
        let has = match demand.scope {
            Some(scope) => access(file, job, scope),
            None => match of(file.workflow, job) {
                Some(Permissions::All(all)) => Some(Access::of(&all.value)),
                Some(Permissions::Scopes(..)) => Some(Access::None),
                None => None,
            },
        };
        if has.is_some_and(|has| has < demand.access) && !said.contains(&demand.scope) {
            said.push(demand.scope);
            let scope = demand.scope.unwrap_or("permissions");
            let access = demand.access.name();
            let message = format!(
                "`{}` of the called workflow asks for `{scope}: {access}`, which `{}` does not grant",
                demand.job, job.id.value
            );
            report.add(&rule::CALLER_PERMISSIONS, place, message, format!("grant `{scope}: {access}`"));
        }
    }
}

/// A job without permissions of its own, or its workflow's, has those of the caller. Each workflow is looked into once.
fn collect<'a>(
    (workflow, known): (&'a Workflow, &'a Known<'_>),
    depth: usize,
    seen: &mut BTreeSet<String>,
    demands: &mut Vec<Demand<'a>>,
) {
    for job in &workflow.jobs {
        if demands.len() > MOST {
            return;
        }
        let id = job.id.value.as_str();
        match of(workflow, job) {
            Some(Permissions::All(all)) => {
                demands.push(Demand { job: id, scope: None, access: Access::of(&all.value) });
            }
            Some(Permissions::Scopes(_, scopes)) => {
                demands.extend(scopes.iter().map(|(scope, access)| Demand {
                    job: id,
                    scope: Some(scope.value.as_str()),
                    access: Access::of(&access.value),
                }));
            }
            None => {
                if let Some((path, _)) = calls::called(job)
                    && depth < DEEPEST
                    && let Found::Read(called) = known.workflow(&path)
                    && seen.insert(path)
                {
                    collect((called, known), depth + 1, seen, demands);
                }
            }
        }
    }
}
