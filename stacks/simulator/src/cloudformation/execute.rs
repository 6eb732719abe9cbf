//! Executes a change set: resources in the order of their references, then what the new template no longer has goes.

use std::collections::{BTreeMap, BTreeSet};
use std::pin::pin;
use std::sync::Arc;

use cloudformation::document::{Node, object};
use cloudformation::json::compact;
use cloudformation::plan::{self, Replacement};
use futures_util::stream::{FuturesUnordered, StreamExt};
use serde_json::Value as Json;
use tokio_util::sync::CancellationToken;

use super::delete::{order, remove};
use super::stack_policy::{self, Action};
use super::{Scope, effective, find, put, record, region_of, rollback, set_status};
use crate::access::identity::{self, Change};
use crate::faults::Verb;
use crate::provider::{self, Desired, Made, Refused};
use crate::shared::Shared;
use crate::state::{ChangeSet, Done, Output, Resource};

/// Why an update is rolled back that somebody called off.
const CALLED_OFF: &str = "User Initiated";

/// Runs to the end, to the end of the rollback, or until `cancel` asks it to stop.
pub(super) async fn run(shared: &Arc<Shared>, name: &str, set: ChangeSet, cancel: CancellationToken) {
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
            policy: stack.policy.as_deref().and_then(|text| serde_json::from_str(text).ok()),
            cancel,
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
    /// The stack policy.
    policy: Option<Json>,
    cancel: CancellationToken,
}

/// What came of one resource.
enum Outcome {
    Unchanged,
    Changed(Done),
    /// With what it left behind to undo.
    Failed(Option<Done>),
}

/// What came of the work of a provider.
struct Worked {
    made: Result<Made, Refused>,
    /// Whether it was called off first, and has failed for everybody who watches.
    called_off: bool,
}

impl Execution {
    async fn run(&self, set: ChangeSet) {
        let (verb, shared) = (if self.is_create { "CREATE" } else { "UPDATE" }, &self.shared);
        set_status(shared, &self.name, &format!("{verb}_IN_PROGRESS"), Some("User Initiated".into()));
        let wanted = match effective(shared, &self.id, &set.template, &set.parameters) {
            Ok(wanted) => wanted,
            Err(reason) => return self.give_up(Vec::new(), reason).await,
        };
        if self.is_create {
            // A stack that fails to be created still says what it was created from.
            self.keep_request(&set);
        }
        let mut journal = Vec::new();
        let applied = match self.may_remove(&wanted) {
            Ok(()) => self.apply(&wanted, &mut journal).await,
            Err(reason) => Err(reason),
        };
        let outputs = match applied.and_then(|()| self.outputs(&wanted)) {
            Ok(outputs) => outputs,
            Err(reason) => return self.give_up(journal, reason).await,
        };
        if !shared.executions.seal(&self.name) {
            return self.give_up(journal, CALLED_OFF.into()).await;
        }
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

    /// Rolls back; a creation that was called off is deleted instead by whoever did that.
    async fn give_up(&self, journal: Vec<(String, Done)>, reason: String) {
        if self.is_create && self.cancel.is_cancelled() {
            return;
        }
        rollback::roll_back(&self.shared, &self.name, journal, self.is_create, reason).await;
    }

    fn keep_request(&self, set: &ChangeSet) {
        if let Some(stack) = self.shared.state().stacks.get_mut(&self.name) {
            stack.template.clone_from(&set.template);
            stack.parameters.clone_from(&set.parameters);
            stack.capabilities.clone_from(&set.capabilities);
            stack.tags.clone_from(&set.tags);
        }
    }

    /// Refuses, before anything is touched, to remove what the stack policy keeps.
    fn may_remove(&self, wanted: &Json) -> Result<(), String> {
        let kept = object(&wanted["Resources"]);
        let mut denied = Vec::new();
        for (id, old) in self.before.iter().filter(|(id, _)| !kept.contains_key(*id)) {
            if let Some(reason) = self.denied(Action::Delete, id, &old.resource_type) {
                self.event(id, &old.physical, &old.resource_type, "UPDATE_FAILED", Some(reason));
                denied.push(id.as_str());
            }
        }
        if denied.is_empty() {
            return Ok(());
        }
        Err(format!("The following resource(s) failed to update: [{}]. ", denied.join(", ")))
    }

    /// What the stack policy says against a change, if it says anything.
    fn denied(&self, action: Action, id: &str, resource_type: &str) -> Option<String> {
        stack_policy::denied(self.policy.as_ref()?, action, id, resource_type)
    }

    /// Brings every resource to what is wanted, side by side where references allow it.
    async fn apply(&self, wanted: &Json, journal: &mut Vec<(String, Done)>) -> Result<(), String> {
        let mut waiting: BTreeMap<String, BTreeSet<String>> =
            cloudformation::check::dependencies(&Node::from(wanted));
        let mut running = FuturesUnordered::new();
        let mut started: BTreeSet<String> = BTreeSet::new();
        let mut failed: [Vec<String>; 2] = [Vec::new(), Vec::new()];
        loop {
            if failed.iter().all(Vec::is_empty) && !self.cancel.is_cancelled() {
                for (id, needs) in &waiting {
                    if needs.is_empty() && started.insert(id.clone()) {
                        running.push(self.step(id.clone(), &wanted["Resources"][id]));
                    }
                }
            }
            let Some((id, outcome)) = running.next().await else { break };
            waiting.remove(&id);
            for needs in waiting.values_mut() {
                needs.remove(&id);
            }
            match outcome {
                Outcome::Unchanged => {}
                Outcome::Changed(done) => journal.push((id, done)),
                Outcome::Failed(left) => {
                    failed[usize::from(self.before.contains_key(&id))].push(id.clone());
                    journal.extend(left.map(|done| (id, done)));
                }
            }
        }
        if self.cancel.is_cancelled() {
            return Err(CALLED_OFF.into());
        }
        let list = |(verb, ids): (&str, &Vec<String>)| {
            format!("The following resource(s) failed to {verb}: [{}]. ", ids.join(", "))
        };
        let failures = ["create", "update"].into_iter().zip(&failed).filter(|(_, ids)| !ids.is_empty());
        let reason: String = failures.map(list).collect();
        if reason.is_empty() { Ok(()) } else { Err(reason) }
    }

    async fn step(&self, id: String, resource: &Json) -> (String, Outcome) {
        let outcome = self.change(&id, resource).await;
        (id, outcome)
    }

    /// One resource: created, replaced, updated or left as it is.
    async fn change(&self, id: &str, resource: &Json) -> Outcome {
        let resource_type = resource["Type"].as_str().unwrap_or_default().to_owned();
        let before = self.before.get(id);
        let current = before.filter(|current| current.resource_type == resource_type).cloned();
        let verb = if current.is_some() { "UPDATE" } else { "CREATE" };
        let properties = self.resolved(&resource["Properties"]).and_then(|properties| {
            super::validate::properties(&resource_type, id, &properties)?;
            Ok(properties)
        });
        let properties = match properties {
            Ok(properties) => properties,
            Err(reason) => {
                self.event(id, "", &resource_type, &format!("{verb}_FAILED"), Some(reason));
                return Outcome::Failed(None);
            }
        };
        let desired = Desired {
            stack: self.name.clone(),
            region: region_of(&self.id).to_owned(),
            logical: id.to_owned(),
            resource_type,
            properties,
            cancel: self.cancel.clone(),
        };
        let is_same =
            current.as_ref().is_some_and(|old| compact(&old.properties) == compact(&desired.properties));
        if is_same {
            self.policies(id, resource);
            return Outcome::Unchanged;
        }
        let is_replaced = current.as_ref().is_none_or(|current| is_replaced(current, &desired));
        let action = if is_replaced { Action::Replace } else { Action::Modify };
        if let Some(before) = before
            && let Some(reason) = self.denied(action, id, &desired.resource_type)
        {
            self.event(id, &before.physical, &desired.resource_type, "UPDATE_FAILED", Some(reason));
            return Outcome::Failed(None);
        }
        match current {
            None => self.create(id, resource, &desired).await,
            Some(current) => self.update(id, resource, &desired, current, is_replaced).await,
        }
    }

    async fn create(&self, id: &str, resource: &Json, desired: &Desired) -> Outcome {
        self.event(id, "", &desired.resource_type, "CREATE_IN_PROGRESS", None);
        if let Err(reason) = self.may_change(desired, None) {
            self.refused(id, "", desired, "CREATE", &reason.into());
            return Outcome::Failed(None);
        }
        let work = async {
            match self.shared.faults.take(&self.name, id, Verb::Create) {
                Some(reason) => Err(Refused::from(reason)),
                None => provider::create(&self.shared, desired).await,
            }
        };
        let Worked { made, called_off } = self.work(id, "", desired, "CREATE", work).await;
        match made {
            Ok(made) => {
                self.keep(id, resource, desired, "CREATE", made, called_off);
                let done = self.before.get(id).cloned().map_or(Done::Created, Done::Replaced);
                if called_off { Outcome::Failed(Some(done)) } else { Outcome::Changed(done) }
            }
            Err(refused) => {
                if !called_off {
                    self.refused(id, "", desired, "CREATE", &refused);
                }
                Outcome::Failed(None)
            }
        }
    }

    async fn update(
        &self,
        id: &str,
        resource: &Json,
        desired: &Desired,
        current: Resource,
        is_replaced: bool,
    ) -> Outcome {
        let physical = current.physical.clone();
        let reason = is_replaced.then(|| {
            "Requested update requires the creation of a new physical resource; hence creating one."
                .to_owned()
        });
        self.event(id, &physical, &desired.resource_type, "UPDATE_IN_PROGRESS", reason);
        if let Err(reason) = self.may_change(desired, Some(&current)) {
            self.refused(id, &physical, desired, "UPDATE", &reason.into());
            return Outcome::Failed(None);
        }
        let made = Made { physical: physical.clone(), attributes: current.attributes.clone() };
        let work = async {
            match self.shared.faults.take(&self.name, id, Verb::Update) {
                Some(reason) => Err(Refused::from(reason)),
                None if is_replaced => provider::create(&self.shared, desired).await,
                None => provider::update(&self.shared, desired, &made).await,
            }
        };
        let Worked { made, called_off } = self.work(id, &physical, desired, "UPDATE", work).await;
        match made {
            Ok(made) => {
                self.keep(id, resource, desired, "UPDATE", made, called_off);
                let done = if is_replaced { Done::Replaced(current) } else { Done::Updated(current) };
                if called_off { Outcome::Failed(Some(done)) } else { Outcome::Changed(done) }
            }
            Err(refused) => {
                if !called_off {
                    self.refused(id, &physical, desired, "UPDATE", &refused);
                }
                // What failed in place may be half-way, so it is brought back too.
                Outcome::Failed((!is_replaced).then_some(Done::Updated(current)))
            }
        }
    }

    /// Has a provider work. When the execution is called off meanwhile the resource has failed at once; what the provider
    /// does is waited for all the same, so that it can be undone.
    async fn work(
        &self,
        id: &str,
        physical: &str,
        desired: &Desired,
        verb: &str,
        work: impl Future<Output = Result<Made, Refused>>,
    ) -> Worked {
        let mut work = pin!(work);
        let is_late = self.cancel.is_cancelled();
        if !is_late {
            tokio::select! {
                biased;
                () = self.cancel.cancelled() => {}
                made = &mut work => return Worked { made, called_off: false },
            }
        }
        let noun = if verb == "CREATE" { "creation" } else { "update" };
        let reason = format!("Resource {noun} cancelled");
        self.event(id, physical, &desired.resource_type, &format!("{verb}_FAILED"), Some(reason.clone()));
        let made = if is_late { Err(reason.into()) } else { work.await };
        Worked { made, called_off: true }
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
            account: &self.shared.account,
            region: region_of(&self.id),
            stack_name: &self.name,
            stack_id: &self.id,
            parameters: &NOTHING,
            template: &Json::Null,
            resources: Some(resources),
        }
    }

    /// Says that a handler refused.
    fn refused(&self, id: &str, physical: &str, desired: &Desired, verb: &str, refused: &Refused) {
        let Refused { physical: left, reason } = refused;
        let physical = if physical.is_empty() { left.as_str() } else { physical };
        let message = format!(
            "Resource handler returned message: \"{reason}\" (HandlerErrorCode: GeneralServiceException)"
        );
        self.event(id, physical, &desired.resource_type, &format!("{verb}_FAILED"), Some(message));
    }

    /// Records what was made, and says so unless it was called off before.
    fn keep(&self, id: &str, resource: &Json, desired: &Desired, verb: &str, made: Made, called_off: bool) {
        let kind = &desired.resource_type;
        let status = format!("{verb}_{}", if called_off { "FAILED" } else { "COMPLETE" });
        let fresh = Resource {
            resource_type: kind.clone(),
            physical: made.physical.clone(),
            properties: desired.properties.clone(),
            attributes: made.attributes,
            status: status.clone(),
            reason: None,
            updated: self.shared.now(),
            retain_on_delete: retains(resource, "DeletionPolicy"),
            retain_on_replace: retains(resource, "UpdateReplacePolicy"),
        };
        put(&self.shared, &self.name, id, Some(fresh));
        if !called_off {
            self.event(id, &made.physical, kind, &status, None);
        }
    }

    fn policies(&self, id: &str, resource: &Json) {
        let mut state = self.shared.state();
        let found = state.stacks.get_mut(&self.name).and_then(|stack| stack.resources.get_mut(id));
        if let Some(record) = found {
            record.retain_on_delete = retains(resource, "DeletionPolicy");
            record.retain_on_replace = retains(resource, "UpdateReplacePolicy");
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
        let order = order(&effective(&self.shared, &self.id, &self.old.0, &self.old.1).unwrap_or_default());
        gone.sort_by_key(|(id, ..)| order.iter().position(|other| other == id));
        for (id, old, retained) in gone {
            let deleted = remove(&self.shared, &self.name, &id, &old, retained).await.is_ok();
            if deleted && !kept.contains_key(&id) {
                put(&self.shared, &self.name, &id, None);
            }
        }
    }
}

/// Whether a policy of a resource, such as `DeletionPolicy`, says that it stays.
fn retains(resource: &Json, policy: &str) -> bool {
    matches!(resource[policy].as_str(), Some("Retain" | "RetainExceptOnCreate"))
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
