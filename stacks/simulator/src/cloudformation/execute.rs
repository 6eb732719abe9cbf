//! Executes a change set: resources in the order of their references, rollback of what fails, clean-up at the end.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use cloudformation::document::{Node, object};
use cloudformation::json::compact;
use cloudformation::plan::{self, Replacement};
use futures_util::stream::{FuturesUnordered, StreamExt};
use serde_json::Value as Json;

use super::{Parameters, Scope, effective, find, record, region_of, set_status, text};
use crate::access::identity::{self, Change};
use crate::error::ApiError;
use crate::http::WriteResult;
use crate::provider::{self, Desired, Made, Refused};
use crate::shared::Shared;
use crate::state::{ChangeSet, Output, Resource};

/// What was done to one resource, for the way back.
enum Done {
    Created,
    Updated(Resource),
    Replaced(Resource),
}

pub(super) async fn run(shared: &Arc<Shared>, name: &str, set: ChangeSet) {
    let execution = {
        let state = shared.state();
        let Some(stack) = state.stacks.get(name) else { return };
        let is_create = stack.status == "CREATE_IN_PROGRESS";
        Execution {
            shared: Arc::clone(shared),
            name: name.to_owned(),
            id: stack.id.clone(),
            is_create,
            old: (stack.template.clone(), stack.parameters.clone()),
            before: stack.resources.clone(),
            role: stack.role.clone(),
        }
    };
    execution.run(set).await;
}

struct Execution {
    shared: Arc<Shared>,
    name: String,
    id: String,
    is_create: bool,
    /// The template and parameters before.
    old: (String, BTreeMap<String, String>),
    before: BTreeMap<String, Resource>,
    /// The ARN of the role that changes are made with.
    role: Option<String>,
}

impl Execution {
    async fn run(&self, set: ChangeSet) {
        let (verb, shared) = (if self.is_create { "CREATE" } else { "UPDATE" }, &self.shared);
        set_status(shared, &self.name, &format!("{verb}_IN_PROGRESS"), Some("User Initiated".into()));
        let wanted = match effective(shared, &self.id, &set.template, &set.parameters) {
            Ok(wanted) => wanted,
            Err(reason) => return self.roll_back(Vec::new(), reason).await,
        };
        if self.is_create {
            // A stack that fails to be created still says what it was created from.
            self.keep_request(&set);
        }
        let mut journal = Vec::new();
        if let Err(reason) = self.apply(&wanted, &mut journal).await {
            return self.roll_back(journal, reason).await;
        }
        let outputs = match self.outputs(&wanted) {
            Ok(outputs) => outputs,
            Err(reason) => return self.roll_back(journal, reason).await,
        };
        self.keep_request(&set);
        if let Some(stack) = shared.state().stacks.get_mut(&self.name) {
            stack.outputs = outputs;
            if let Some(set) = stack.change_sets.values_mut().find(|other| other.id == set.id) {
                "EXECUTE_COMPLETE".clone_into(&mut set.execution_status);
            }
        }
        self.clean_up(&wanted, journal).await;
        set_status(shared, &self.name, &format!("{verb}_COMPLETE"), None);
    }

    fn keep_request(&self, set: &ChangeSet) {
        if let Some(stack) = self.shared.state().stacks.get_mut(&self.name) {
            stack.template.clone_from(&set.template);
            stack.parameters.clone_from(&set.parameters);
            stack.capabilities.clone_from(&set.capabilities);
            stack.tags.clone_from(&set.tags);
        }
    }

    /// Brings every resource to what is wanted, side by side where references allow it.
    async fn apply(&self, wanted: &Json, journal: &mut Vec<(String, Done)>) -> Result<(), String> {
        let mut waiting: BTreeMap<String, BTreeSet<String>> =
            cloudformation::check::dependencies(&Node::from(wanted));
        let mut running = FuturesUnordered::new();
        let mut started: BTreeSet<String> = BTreeSet::new();
        let mut failed: [Vec<String>; 2] = [Vec::new(), Vec::new()];
        loop {
            if failed.iter().all(Vec::is_empty) {
                for (id, needs) in &waiting {
                    if needs.is_empty() && started.insert(id.clone()) {
                        running.push(self.step(id.clone(), &wanted["Resources"][id]));
                    }
                }
            }
            let Some((id, result)) = running.next().await else { break };
            waiting.remove(&id);
            for needs in waiting.values_mut() {
                needs.remove(&id);
            }
            match result {
                Ok(done) => journal.extend(done.map(|done| (id, done))),
                Err(_) => failed[usize::from(self.before.contains_key(&id))].push(id),
            }
        }
        let list = |(verb, ids): (&str, &Vec<String>)| {
            format!("The following resource(s) failed to {verb}: [{}]. ", ids.join(", "))
        };
        let failures = ["create", "update"].into_iter().zip(&failed).filter(|(_, ids)| !ids.is_empty());
        let reason: String = failures.map(list).collect();
        if reason.is_empty() { Ok(()) } else { Err(reason) }
    }

    /// One resource: created, replaced, updated or left as it is.
    async fn step(&self, id: String, resource: &Json) -> (String, Result<Option<Done>, String>) {
        let result = self.change(&id, resource).await;
        (id, result)
    }

    async fn change(&self, id: &str, resource: &Json) -> Result<Option<Done>, String> {
        let resource_type = resource["Type"].as_str().unwrap_or_default().to_owned();
        let current = self.before.get(id).filter(|current| current.resource_type == resource_type).cloned();
        let verb = if current.is_some() { "UPDATE" } else { "CREATE" };
        let properties = self.resolved(&resource["Properties"]).and_then(|properties| {
            super::validate::properties(&resource_type, id, &properties)?;
            Ok(properties)
        });
        let properties = match properties {
            Ok(properties) => properties,
            Err(reason) => {
                self.event(id, "", &resource_type, &format!("{verb}_FAILED"), Some(reason.clone()));
                return Err(reason);
            }
        };
        let desired = Desired {
            stack: self.name.clone(),
            region: region_of(&self.id).to_owned(),
            logical: id.to_owned(),
            resource_type,
            properties,
        };
        let allowed = self.may_change(&desired, current.as_ref());
        let Some(current) = current else {
            self.event(id, "", &desired.resource_type, "CREATE_IN_PROGRESS", None);
            let made = match allowed {
                Ok(()) => provider::create(&self.shared, &desired).await,
                Err(reason) => Err(reason.into()),
            };
            self.keep(id, resource, &desired, "CREATE", made, "")?;
            return Ok(Some(self.before.get(id).cloned().map_or(Done::Created, Done::Replaced)));
        };
        if compact(&current.properties) == compact(&desired.properties) {
            self.policies(id, resource);
            return Ok(None);
        }
        let replaced = is_replaced(&current, &desired);
        let reason = replaced.then(|| {
            "Requested update requires the creation of a new physical resource; hence creating one."
                .to_owned()
        });
        self.event(id, &current.physical, &desired.resource_type, "UPDATE_IN_PROGRESS", reason);
        let made = match allowed {
            Err(reason) => Err(reason.into()),
            Ok(()) if replaced => provider::create(&self.shared, &desired).await,
            Ok(()) => {
                let made =
                    Made { physical: current.physical.clone(), attributes: current.attributes.clone() };
                provider::update(&self.shared, &desired, &made).await
            }
        };
        self.keep(id, resource, &desired, "UPDATE", made, &current.physical)?;
        Ok(Some(if replaced { Done::Replaced(current) } else { Done::Updated(current) }))
    }

    /// Whether the role of the stack allows a change of a role or a policy.
    fn may_change(&self, desired: &Desired, current: Option<&Resource>) -> Result<(), String> {
        let Some(role) = self.role.as_deref() else { return Ok(()) };
        let made = current.map(|current| current.physical.as_str());
        let named =
            ["RoleName", "ManagedPolicyName", "UserName"].into_iter().find_map(|key| desired.text(key));
        let generated = format!("{}-{}", desired.stack, desired.logical);
        let change = Change {
            resource_type: &desired.resource_type,
            name: made.or(named).unwrap_or(&generated),
            old: current.map_or(&Json::Null, |current| &current.properties),
            new: &desired.properties,
        };
        identity::check(&self.shared, role, &change)
    }

    fn resolved(&self, properties: &Json) -> Result<Json, String> {
        let resources =
            find(&self.shared.state(), &self.id).map(|stack| stack.resources.clone()).unwrap_or_default();
        let properties =
            if properties.is_null() { &Json::Object(serde_json::Map::new()) } else { properties };
        Ok(self.scope(&resources).value(properties)?.unwrap_or(Json::Null))
    }

    fn scope<'a>(&'a self, resources: &'a BTreeMap<String, Resource>) -> Scope<'a> {
        static NOTHING: BTreeMap<String, String> = BTreeMap::new();
        Scope {
            account: &self.shared.config.account,
            region: region_of(&self.id),
            stack_name: &self.name,
            stack_id: &self.id,
            parameters: &NOTHING,
            template: &Json::Null,
            resources: Some(resources),
        }
    }

    /// Records the end of a create or update.
    fn keep(
        &self,
        id: &str,
        resource: &Json,
        desired: &Desired,
        verb: &str,
        made: Result<Made, Refused>,
        physical: &str,
    ) -> Result<(), String> {
        let kind = &desired.resource_type;
        let made = match made {
            Ok(made) => made,
            Err(Refused { physical: left, reason }) => {
                let physical = if physical.is_empty() { left.as_str() } else { physical };
                let message = format!(
                    "Resource handler returned message: \"{reason}\" (HandlerErrorCode: GeneralServiceException)"
                );
                self.event(id, physical, kind, &format!("{verb}_FAILED"), Some(message));
                return Err(reason);
            }
        };
        let status = format!("{verb}_COMPLETE");
        let retain =
            |policy: &str| matches!(resource[policy].as_str(), Some("Retain" | "RetainExceptOnCreate"));
        let fresh = Resource {
            resource_type: kind.clone(),
            physical: made.physical.clone(),
            properties: desired.properties.clone(),
            attributes: made.attributes,
            status: status.clone(),
            reason: None,
            updated: self.shared.now(),
            retain_on_delete: retain("DeletionPolicy"),
            retain_on_replace: retain("UpdateReplacePolicy"),
        };
        self.put(id, Some(fresh));
        self.event(id, &made.physical, kind, &status, None);
        Ok(())
    }

    fn policies(&self, id: &str, resource: &Json) {
        let retain =
            |policy: &str| matches!(resource[policy].as_str(), Some("Retain" | "RetainExceptOnCreate"));
        let mut state = self.shared.state();
        let found = state.stacks.get_mut(&self.name).and_then(|stack| stack.resources.get_mut(id));
        if let Some(record) = found {
            record.retain_on_delete = retain("DeletionPolicy");
            record.retain_on_replace = retain("UpdateReplacePolicy");
        }
    }

    fn put(&self, id: &str, resource: Option<Resource>) {
        if let Some(stack) = self.shared.state().stacks.get_mut(&self.name) {
            match resource {
                Some(resource) => stack.resources.insert(id.to_owned(), resource),
                None => stack.resources.remove(id),
            };
        }
    }

    fn event(&self, id: &str, physical: &str, kind: &str, status: &str, reason: Option<String>) {
        record(&self.shared, &self.name, id, physical, kind, status, reason);
    }

    fn outputs(&self, wanted: &Json) -> Result<BTreeMap<String, Output>, String> {
        let mut outputs = BTreeMap::new();
        for (name, output) in object(&wanted["Outputs"]) {
            let value = match self.resolved(&output["Value"])? {
                Json::String(text) => text,
                other => other.to_string(),
            };
            let description = output["Description"].as_str().unwrap_or_default().to_owned();
            outputs.insert(name.clone(), Output { value, description });
        }
        Ok(outputs)
    }

    /// Deletes what the new template no longer has, and what was replaced.
    async fn clean_up(&self, wanted: &Json, journal: Vec<(String, Done)>) {
        let mut gone: Vec<(String, Resource, bool)> = Vec::new();
        for (id, done) in journal {
            if let Done::Replaced(old) = done {
                let retained = old.retain_on_replace;
                gone.push((id, old, retained));
            }
        }
        let kept = object(&wanted["Resources"]);
        let removed = self.before.iter().filter(|(id, _)| !kept.contains_key(*id));
        gone.extend(removed.map(|(id, old)| (id.clone(), old.clone(), old.retain_on_delete)));
        if gone.is_empty() {
            return;
        }
        set_status(&self.shared, &self.name, "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", None);
        let order =
            deletion_order(&effective(&self.shared, &self.id, &self.old.0, &self.old.1).unwrap_or_default());
        gone.sort_by_key(|(id, ..)| order.iter().position(|other| other == id));
        for (id, old, retained) in gone {
            let deleted = remove(&self.shared, &self.name, &id, &old, retained).await.is_ok();
            if deleted && !kept.contains_key(&id) {
                self.put(&id, None);
            }
        }
    }

    /// The way back: newest change first, each undone.
    async fn roll_back(&self, mut journal: Vec<(String, Done)>, reason: String) {
        let (shared, name) = (&self.shared, &self.name);
        let prefix = if self.is_create { "" } else { "UPDATE_" };
        let asked = if self.is_create { "Rollback requested by user." } else { "" };
        set_status(shared, name, &format!("{prefix}ROLLBACK_IN_PROGRESS"), Some(reason + asked));
        let mut stuck = Vec::new();
        while let Some((id, done)) = journal.pop() {
            let made = shared.state().stacks.get(name).and_then(|stack| stack.resources.get(&id).cloned());
            let undone = match (done, made) {
                (Done::Created, Some(made)) => {
                    let retained = made.retain_on_delete;
                    let removed = remove(shared, name, &id, &made, retained).await;
                    removed.map(|()| self.put(&id, None))
                }
                (Done::Replaced(old), Some(made)) => {
                    self.put(&id, Some(old));
                    remove(shared, name, &id, &made, false).await
                }
                (Done::Updated(old), Some(made)) => self.restore(&id, old, made).await,
                (_, None) => Ok(()),
            };
            stuck.extend(undone.err().map(|_| id));
        }
        if stuck.is_empty() {
            set_status(shared, name, &format!("{prefix}ROLLBACK_COMPLETE"), None);
        } else {
            let reason = format!("The following resource(s) failed to roll back: [{}]. ", stuck.join(", "));
            set_status(shared, name, &format!("{prefix}ROLLBACK_FAILED"), Some(reason));
        }
    }

    async fn restore(&self, id: &str, old: Resource, made: Resource) -> Result<(), String> {
        self.event(id, &old.physical, &old.resource_type, "UPDATE_IN_PROGRESS", None);
        let desired = Desired {
            stack: self.name.clone(),
            region: region_of(&self.id).to_owned(),
            logical: id.to_owned(),
            resource_type: old.resource_type.clone(),
            properties: old.properties.clone(),
        };
        let current = Made { physical: made.physical, attributes: made.attributes };
        match provider::update(&self.shared, &desired, &current).await {
            Ok(_) => {
                self.event(id, &old.physical, &old.resource_type, "UPDATE_COMPLETE", None);
                self.put(id, Some(old));
                Ok(())
            }
            Err(Refused { reason, .. }) => {
                self.event(id, &old.physical, &old.resource_type, "UPDATE_FAILED", Some(reason.clone()));
                Err(reason)
            }
        }
    }
}

/// Whether any changed property cannot change in place.
fn is_replaced(current: &Resource, desired: &Desired) -> bool {
    let (old, new) = (object(&current.properties), object(&desired.properties));
    let keys: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    keys.into_iter()
        .filter(|key| {
            compact(old.get(*key).unwrap_or(&Json::Null)) != compact(new.get(*key).unwrap_or(&Json::Null))
        })
        .any(|key| plan::replacement(&desired.resource_type, key) == Replacement::Always)
}

/// Logical ids so that each comes before those it refers to.
fn deletion_order(template: &Json) -> Vec<String> {
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
async fn remove(
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
    let deleted = match allowed {
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

pub(super) fn delete(shared: &Arc<Shared>, input: &Parameters) -> Result<WriteResult, ApiError> {
    let mut state = shared.state();
    // Deleting what is not there succeeds, as on AWS.
    let Ok(stack) = super::find_mut(&mut state, text(input, "StackName")) else {
        return Ok(Box::new(|_| ()));
    };
    let name = super::name_of(&stack.id).to_owned();
    if stack.protected {
        let message = format!("Stack [{name}] cannot be deleted while TerminationProtection is enabled");
        return Err(ApiError::validation(message));
    }
    if stack.status == "DELETE_COMPLETE" {
        return Ok(Box::new(|_| ()));
    }
    if stack.status.ends_with("_IN_PROGRESS") && stack.status != "REVIEW_IN_PROGRESS" {
        let message = format!("Stack [{name}] cannot be deleted while in status {}", stack.status);
        return Err(ApiError::validation(message));
    }
    "DELETE_IN_PROGRESS".clone_into(&mut stack.status);
    let shared = Arc::clone(shared);
    tokio::spawn(async move { run_delete(&shared, &name).await });
    Ok(Box::new(|_| ()))
}

async fn run_delete(shared: &Arc<Shared>, name: &str) {
    set_status(shared, name, "DELETE_IN_PROGRESS", Some("User Initiated".into()));
    let Some(stack) = shared.state().stacks.get(name).cloned() else { return };
    let order =
        deletion_order(&effective(shared, &stack.id, &stack.template, &stack.parameters).unwrap_or_default());
    let mut resources: Vec<(String, Resource)> = stack.resources.into_iter().collect();
    resources.sort_by_key(|(id, _)| order.iter().position(|other| other == id));
    let mut stuck = Vec::new();
    for (id, resource) in resources {
        match remove(shared, name, &id, &resource, resource.retain_on_delete).await {
            Ok(()) => {
                if let Some(stack) = shared.state().stacks.get_mut(name) {
                    stack.resources.remove(&id);
                }
            }
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
