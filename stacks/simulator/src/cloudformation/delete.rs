//! Deletes stacks, and single resources where a change no longer needs them.

use std::collections::BTreeSet;
use std::sync::Arc;

use cloudformation::document::Node;
use serde_json::Value as Json;

use super::{Parameters, effective, find_mut, members, name_of, put, record, set_status, text};
use crate::access::identity::{self, Change};
use crate::error::ApiError;
use crate::faults::Verb;
use crate::http::WriteResult;
use crate::provider;
use crate::shared::Shared;
use crate::state::Resource;

/// Logical ids so that each comes before those it refers to.
pub(super) fn order(template: &Json) -> Vec<String> {
    let mut waiting = cloudformation::check::dependencies(&Node::from(template));
    let mut order = Vec::new();
    while !waiting.is_empty() {
        let needed: BTreeSet<String> = waiting.values().flatten().cloned().collect();
        let free: Vec<String> = waiting.keys().filter(|id| !needed.contains(*id)).cloned().collect();
        if free.is_empty() {
            order.extend(waiting.into_keys());
            break;
        }
        for id in free {
            waiting.remove(&id);
            order.push(id);
        }
    }
    order
}

/// Deletes one resource, or leaves it where a policy keeps it, and says so in events.
pub(super) async fn remove(
    shared: &Arc<Shared>,
    name: &str,
    id: &str,
    resource: &Resource,
    retained: bool,
) -> Result<(), String> {
    let (physical, kind) = (&resource.physical, &resource.resource_type);
    if retained {
        record(shared, name, id, physical, kind, "DELETE_SKIPPED", None);
        return Ok(());
    }
    record(shared, name, id, physical, kind, "DELETE_IN_PROGRESS", None);
    let role = shared.state().stacks.get(name).and_then(|stack| stack.role.clone());
    let change = Change { resource_type: kind, name: physical, old: &resource.properties, new: &Json::Null };
    let allowed = role.map_or(Ok(()), |role| identity::check(shared, &role, &change));
    let fault = shared.faults.take(name, id, Verb::Delete);
    let deleted = match allowed.and_then(|()| fault.map_or(Ok(()), Err)) {
        Ok(()) => provider::delete(shared, kind, physical).await,
        Err(reason) => Err(reason),
    };
    let (status, reason) = match &deleted {
        Ok(()) => ("DELETE_COMPLETE", None),
        Err(reason) => ("DELETE_FAILED", Some(reason.clone())),
    };
    record(shared, name, id, physical, kind, status, reason);
    deleted
}

/// `DeleteStack`; a stack that is being created is not waited for.
pub(super) fn answer(shared: &Arc<Shared>, input: &Parameters) -> Result<WriteResult, ApiError> {
    let retained: BTreeSet<String> = members(input, "RetainResources", "").map(str::to_owned).collect();
    let (name, is_created) = {
        let mut state = shared.state();
        // Deleting what is not there succeeds, as on AWS.
        let Ok(stack) = find_mut(&mut state, text(input, "StackName")) else {
            return Ok(Box::new(|_| ()));
        };
        let name = name_of(&stack.id).to_owned();
        if stack.protected {
            let message = format!("Stack [{name}] cannot be deleted while TerminationProtection is enabled");
            return Err(ApiError::validation(message));
        }
        if stack.status == "DELETE_COMPLETE" {
            return Ok(Box::new(|_| ()));
        }
        let is_created = stack.status == "CREATE_IN_PROGRESS";
        let is_busy = stack.status.ends_with("_IN_PROGRESS") && stack.status != "REVIEW_IN_PROGRESS";
        if is_busy && !is_created {
            let message = format!("Stack [{name}] cannot be deleted while in status {}", stack.status);
            return Err(ApiError::validation(message));
        }
        if !retained.is_empty() && stack.status != "DELETE_FAILED" {
            let message = format!(
                "Invalid operation on stack [{}]. RetainResources can only be specified when the stack is in the \
                 DELETE_FAILED state.",
                stack.id
            );
            return Err(ApiError::validation(message));
        }
        if let Some(unknown) = retained.iter().find(|id| !stack.resources.contains_key(*id)) {
            let message = format!("The specified resources to retain do not exist in the stack: [{unknown}]");
            return Err(ApiError::validation(message));
        }
        "DELETE_IN_PROGRESS".clone_into(&mut stack.status);
        (name, is_created)
    };
    set_status(shared, &name, "DELETE_IN_PROGRESS", Some("User Initiated".into()));
    if is_created {
        shared.executions.cancel(&name);
    }
    let shared = Arc::clone(shared);
    tokio::spawn(async move { run(&shared, &name, &retained).await });
    Ok(Box::new(|_| ()))
}

async fn run(shared: &Arc<Shared>, name: &str, retained: &BTreeSet<String>) {
    shared.executions.wait(name).await;
    let stack = {
        let mut state = shared.state();
        let Some(stack) = state.stacks.get_mut(name) else { return };
        // A creation that came to its end meanwhile has said so.
        "DELETE_IN_PROGRESS".clone_into(&mut stack.status);
        stack.clone()
    };
    let order = order(&effective(shared, &stack.id, &stack.template, &stack.parameters).unwrap_or_default());
    let mut resources: Vec<(String, Resource)> = stack.resources.into_iter().collect();
    resources.sort_by_key(|(id, _)| order.iter().position(|other| other == id));
    let mut stuck = Vec::new();
    for (id, resource) in resources {
        let retained = resource.retain_on_delete || retained.contains(&id);
        match remove(shared, name, &id, &resource, retained).await {
            Ok(()) => put(shared, name, &id, None),
            Err(_) => stuck.push(id),
        }
    }
    if !stuck.is_empty() {
        let reason = format!("The following resource(s) failed to delete: [{}]. ", stuck.join(", "));
        return set_status(shared, name, "DELETE_FAILED", Some(reason));
    }
    set_status(shared, name, "DELETE_COMPLETE", None);
    let mut state = shared.state();
    if let Some(stack) = state.stacks.remove(name) {
        // Deleted stacks are found by their id only.
        state.stacks.insert(stack.id.clone(), stack);
    }
}
