//! The way back from a change that failed or was called off, and the next try where that way was barred.

use std::collections::BTreeMap;
use std::sync::Arc;

use tokio_util::sync::CancellationToken;

use super::delete::remove;
use super::{Parameters, find_mut, members, name_of, put, record, region_of, set_status, text, validate};
use crate::error::ApiError;
use crate::faults::Verb;
use crate::http::WriteResult;
use crate::provider::{self, Desired, Made, Refused};
use crate::shared::Shared;
use crate::state::{Done, Resource};

/// Undoes a change of a stack: newest first.
pub(super) async fn roll_back(
    shared: &Arc<Shared>,
    name: &str,
    mut journal: Vec<(String, Done)>,
    is_create: bool,
    reason: String,
) {
    let prefix = if is_create { "" } else { "UPDATE_" };
    let asked = if is_create { "Rollback requested by user." } else { "" };
    set_status(shared, name, &format!("{prefix}ROLLBACK_IN_PROGRESS"), Some(reason + asked));
    let mut stuck = BTreeMap::new();
    while let Some((id, done)) = journal.pop() {
        if undo(shared, name, &id, &done).await.is_err() {
            stuck.insert(id, done);
        }
    }
    settle(shared, name, prefix, stuck);
}

/// Says how a rollback ended, and keeps what it could not undo.
fn settle(shared: &Arc<Shared>, name: &str, prefix: &str, stuck: BTreeMap<String, Done>) {
    let ids: Vec<&str> = stuck.keys().map(String::as_str).collect();
    let (status, reason) = if ids.is_empty() {
        ("ROLLBACK_COMPLETE", None)
    } else {
        let reason = format!("The following resource(s) failed to roll back: [{}]. ", ids.join(", "));
        ("ROLLBACK_FAILED", Some(reason))
    };
    if let Some(stack) = shared.state().stacks.get_mut(name) {
        stack.stuck = stuck;
    }
    set_status(shared, name, &format!("{prefix}{status}"), reason);
}

/// Brings one resource back to what it was; it may be asked again after it failed.
async fn undo(shared: &Arc<Shared>, name: &str, id: &str, done: &Done) -> Result<(), String> {
    let made = shared.state().stacks.get(name).and_then(|stack| stack.resources.get(id).cloned());
    let Some(made) = made else { return Ok(()) };
    if let Some(reason) = shared.faults.take(name, id, Verb::Rollback) {
        let verb = if matches!(done, Done::Updated(_)) { "UPDATE" } else { "DELETE" };
        let say = |status: &str, reason: Option<String>| {
            record(
                shared,
                name,
                id,
                &made.physical,
                &made.resource_type,
                &format!("{verb}_{status}"),
                reason,
            );
        };
        say("IN_PROGRESS", None);
        say("FAILED", Some(reason.clone()));
        mark(shared, name, id, &format!("{verb}_FAILED"), Some(reason.clone()));
        return Err(reason);
    }
    match done {
        Done::Created => {
            remove(shared, name, id, &made, made.retain_on_delete).await?;
            put(shared, name, id, None);
        }
        Done::Replaced(old) => {
            remove(shared, name, id, &made, false).await?;
            put(shared, name, id, Some(old.clone()));
        }
        Done::Updated(old) => restore(shared, name, id, old, made).await?,
    }
    Ok(())
}

async fn restore(
    shared: &Arc<Shared>,
    name: &str,
    id: &str,
    old: &Resource,
    made: Resource,
) -> Result<(), String> {
    let say = |status: &str, reason: Option<String>| {
        record(shared, name, id, &old.physical, &old.resource_type, status, reason);
    };
    say("UPDATE_IN_PROGRESS", None);
    let stack = shared.state().stacks.get(name).map(|stack| stack.id.clone()).unwrap_or_default();
    let desired = Desired {
        stack: name.to_owned(),
        region: region_of(&stack).to_owned(),
        logical: id.to_owned(),
        resource_type: old.resource_type.clone(),
        properties: old.properties.clone(),
        // Nobody calls a rollback off.
        cancel: CancellationToken::new(),
    };
    let current = Made { physical: made.physical, attributes: made.attributes };
    match provider::update(shared, &desired, &current).await {
        Ok(_) => {
            say("UPDATE_COMPLETE", None);
            let status = "UPDATE_COMPLETE".into();
            let restored = Resource { status, reason: None, updated: shared.now(), ..old.clone() };
            put(shared, name, id, Some(restored));
            Ok(())
        }
        Err(Refused { reason, .. }) => {
            say("UPDATE_FAILED", Some(reason.clone()));
            mark(shared, name, id, "UPDATE_FAILED", Some(reason.clone()));
            Err(reason)
        }
    }
}

/// Sets the status of a resource that stays as it is.
fn mark(shared: &Shared, name: &str, id: &str, status: &str, reason: Option<String>) {
    let now = shared.now();
    let mut state = shared.state();
    let found = state.stacks.get_mut(name).and_then(|stack| stack.resources.get_mut(id));
    if let Some(resource) = found {
        status.clone_into(&mut resource.status);
        (resource.reason, resource.updated) = (reason, now);
    }
}

/// `ContinueUpdateRollback`: what could not be undone is tried again, or left as it is.
pub(super) fn go_on(shared: &Arc<Shared>, input: &Parameters) -> Result<WriteResult, ApiError> {
    let skipped: Vec<String> = members(input, "ResourcesToSkip", "").map(str::to_owned).collect();
    if let Some(role) = input.get("RoleARN") {
        validate::role(shared, role)?;
    }
    let name = {
        let mut state = shared.state();
        let stack = find_mut(&mut state, text(input, "StackName"))?;
        if stack.status != "UPDATE_ROLLBACK_FAILED" {
            let message = format!(
                "Stack:{} is in {} state and can not continue update rollback.",
                stack.id, stack.status
            );
            return Err(ApiError::validation(message));
        }
        if let Some(unknown) = skipped.iter().find(|id| !stack.stuck.contains_key(*id)) {
            let message = format!(
                "ResourcesToSkip: [{unknown}] is not a resource that failed to roll back in stack {}",
                stack.id
            );
            return Err(ApiError::validation(message));
        }
        if let Some(role) = input.get("RoleARN") {
            stack.role = Some(role.clone());
        }
        "UPDATE_ROLLBACK_IN_PROGRESS".clone_into(&mut stack.status);
        name_of(&stack.id).to_owned()
    };
    set_status(shared, &name, "UPDATE_ROLLBACK_IN_PROGRESS", Some("User Initiated".into()));
    let shared = Arc::clone(shared);
    tokio::spawn(async move { retry(&shared, &name, &skipped).await });
    Ok(Box::new(|_| ()))
}

async fn retry(shared: &Arc<Shared>, name: &str, skipped: &[String]) {
    let waiting = shared.state().stacks.get(name).map(|stack| stack.stuck.clone()).unwrap_or_default();
    let mut stuck = BTreeMap::new();
    for (id, done) in waiting {
        if skipped.contains(&id) {
            skip(shared, name, &id, &done);
        } else if undo(shared, name, &id, &done).await.is_err() {
            stuck.insert(id, done);
        }
    }
    settle(shared, name, "UPDATE_", stuck);
}

/// Takes a resource for rolled back: as it is, or the old one where that is still there.
fn skip(shared: &Shared, name: &str, id: &str, done: &Done) {
    if let Done::Replaced(old) = done {
        put(shared, name, id, Some(old.clone()));
    }
    let found = shared.state().stacks.get(name).and_then(|stack| stack.resources.get(id).cloned());
    if let Some(resource) = found {
        record(shared, name, id, &resource.physical, &resource.resource_type, "UPDATE_COMPLETE", None);
        mark(shared, name, id, "UPDATE_COMPLETE", None);
    }
}
