//! Change sets: what would change, and its execution.

use std::collections::BTreeMap;
use std::sync::Arc;

use cloudformation::json::compact;
use cloudformation::plan::{self, Action, Replacement, Side};
use serde_json::Value as Json;

use super::{
    Parameters, REGION, effective, find, find_mut, members, missing, parse, protection, text, validate,
};
use crate::error::ApiError;
use crate::http::WriteResult;
use crate::shared::{Shared, iso};
use crate::state::{Cause, Change, ChangeSet, Source, Stack, State};

/// What a client of the console reads when nothing would change; tools match on it.
const NO_CHANGES: &str =
    "The submitted information didn't contain changes. Submit different information to create a change set.";

pub(super) fn create(shared: &Arc<Shared>, input: &Parameters) -> Result<WriteResult, ApiError> {
    let (name, set_name) = (stack_name(input), text(input, "ChangeSetName").to_owned());
    let is_create = text(input, "ChangeSetType") == "CREATE";
    let stack = current(shared, &name, is_create, &set_name)?;
    let set = build(shared, &name, stack.as_ref(), input)?;
    let (set_id, stack_id) = {
        let mut state = shared.state();
        let stack = if state.stacks.contains_key(&name) {
            state.stacks.get_mut(&name)
        } else {
            let fresh = new_stack(shared, &mut state, &name, text(input, REGION));
            state.stacks.insert(name.clone(), fresh);
            state.stacks.get_mut(&name)
        };
        let stack = stack.ok_or_else(|| missing(&name))?;
        if stack.change_sets.contains_key(&set_name) {
            let message = format!("ChangeSet {set_name} already exists for stack {name}");
            return Err(ApiError::bad("AlreadyExistsException", message));
        }
        let ids = (set.id.clone(), stack.id.clone());
        stack.change_sets.insert(set_name, set);
        ids
    };
    Ok(Box::new(move |xml| {
        xml.text("Id", set_id).text("StackId", stack_id);
    }))
}

/// A stack may be named by its id.
fn stack_name(input: &Parameters) -> String {
    let name = text(input, "StackName");
    if name.starts_with("arn:") { super::name_of(name) } else { name }.to_owned()
}

/// The stack that a change set would change, if its status allows that.
fn current(shared: &Shared, name: &str, is_create: bool, set: &str) -> Result<Option<Stack>, ApiError> {
    let stack = shared.state().stacks.get(name).cloned();
    match &stack {
        None if is_create => Ok(None),
        None => Err(ApiError::validation(format!("Stack [{name}] does not exist"))),
        Some(stack) if is_create && stack.status != "REVIEW_IN_PROGRESS" => Err(ApiError::validation(
            format!("Stack [{name}] already exists and cannot be created again with the changeSet [{set}]."),
        )),
        Some(stack) if !is_create => {
            updatable(stack)?;
            Ok(Some(stack.clone()))
        }
        Some(_) => Ok(None),
    }
}

fn updatable(stack: &Stack) -> Result<(), ApiError> {
    let allowed = ["CREATE_COMPLETE", "UPDATE_COMPLETE", "UPDATE_ROLLBACK_COMPLETE", "UPDATE_FAILED"];
    if allowed.contains(&stack.status.as_str()) {
        return Ok(());
    }
    let message = format!("Stack:{} is in {} state and can not be updated.", stack.id, stack.status);
    Err(ApiError::validation(message))
}

fn new_stack(shared: &Shared, state: &mut State, name: &str, region: &str) -> Stack {
    let id = state.id();
    Stack {
        id: shared.arn_in(region, "cloudformation", &format!("stack/{name}/{id}")),
        status: "REVIEW_IN_PROGRESS".into(),
        reason: None,
        created: shared.now(),
        updated: None,
        template: String::new(),
        parameters: BTreeMap::new(),
        capabilities: Vec::new(),
        tags: BTreeMap::new(),
        resources: BTreeMap::new(),
        outputs: BTreeMap::new(),
        events: Vec::new(),
        change_sets: BTreeMap::new(),
        protected: false,
        role: None,
        policy: None,
        stuck: BTreeMap::new(),
        drifted: BTreeMap::new(),
        detection: None,
    }
}

/// Checks the request and compares it with the stack as it is.
fn build(
    shared: &Shared,
    name: &str,
    stack: Option<&Stack>,
    input: &Parameters,
) -> Result<ChangeSet, ApiError> {
    let template = match (text(input, "UsePreviousTemplate"), stack) {
        ("true", Some(stack)) => stack.template.clone(),
        _ => text(input, "TemplateBody").to_owned(),
    };
    validate::template(&template)?;
    let json = parse(&template);
    let parameters = validate::parameters(&json, &given(input, stack))?;
    let capabilities: Vec<String> = members(input, "Capabilities", "").map(str::to_owned).collect();
    validate::capabilities(&json, &capabilities)?;
    let keys = members(input, "Tags", "Key").map(str::to_owned);
    let tags: BTreeMap<String, String> =
        keys.zip(members(input, "Tags", "Value").map(str::to_owned)).collect();
    let role = input.get("RoleARN").cloned().or_else(|| stack.and_then(|stack| stack.role.clone()));
    if let Some(role) = &role {
        validate::role(shared, role)?;
    }
    let id = shared.state().id();
    let arn = |rest: &str| shared.arn_in(text(input, REGION), "cloudformation", rest);
    let id = arn(&format!("changeSet/{}/{id}", text(input, "ChangeSetName")));
    let stack_id = stack.map_or_else(|| arn(&format!("stack/{name}/new")), |stack| stack.id.clone());
    let wrong = |message: String| ApiError::validation(format!("Template error: {message}"));
    let new = effective(shared, &stack_id, &template, &parameters).map_err(wrong)?;
    let old = match stack {
        Some(stack) => effective(shared, &stack.id, &stack.template, &stack.parameters).map_err(wrong)?,
        None => Json::Null,
    };
    let changes = changes(name, stack, &old, &new);
    let rest_differs =
        stack.is_none_or(|stack| compact(&old["Outputs"]) != compact(&new["Outputs"]) || stack.tags != tags);
    let empty = changes.is_empty() && !rest_differs;
    Ok(ChangeSet {
        id,
        status: if empty { "FAILED" } else { "CREATE_COMPLETE" }.into(),
        execution_status: if empty { "UNAVAILABLE" } else { "AVAILABLE" }.into(),
        reason: empty.then(|| NO_CHANGES.to_owned()),
        created: shared.now(),
        role,
        template,
        parameters,
        capabilities,
        tags,
        changes,
    })
}

fn given(input: &Parameters, stack: Option<&Stack>) -> BTreeMap<String, String> {
    let keys = members(input, "Parameters", "ParameterKey");
    let value = |(index, key): (usize, &str)| {
        let member = |field: &str| input.get(&format!("Parameters.member.{}.{field}", index + 1)).cloned();
        let previous = member("UsePreviousValue").is_some_and(|text| text == "true");
        let value = if previous {
            stack.and_then(|stack| stack.parameters.get(key).cloned())
        } else {
            member("ParameterValue")
        };
        value.map(|value| (key.to_owned(), value))
    };
    keys.enumerate().filter_map(value).collect()
}

fn changes(name: &str, stack: Option<&Stack>, old: &Json, new: &Json) -> Vec<Change> {
    let physical =
        |id: &str| stack.and_then(|stack| stack.resources.get(id)).map(|resource| resource.physical.clone());
    let plan = plan::plan(name, Side::of(old), Side::of(new), &[]);
    plan.changes
        .into_iter()
        .map(|change| Change {
            action: match change.action {
                Action::Add => "Add",
                Action::Modify => "Modify",
                Action::Remove => "Remove",
                Action::Import => "Import",
            }
            .into(),
            physical: physical(&change.logical_id),
            replacement: (change.action == Action::Modify).then(|| recreation(change.replacement).to_owned()),
            causes: change.causes.into_iter().map(cause).collect(),
            logical: change.logical_id,
            resource_type: change.resource_type,
        })
        .collect()
}

fn cause(cause: plan::Cause) -> Cause {
    let source = match (cause.replaced, cause.attribute) {
        (Some(id), _) => Source::Replaced(id),
        (None, Some(attribute)) => Source::Attribute(attribute),
        (None, None) => Source::Direct,
    };
    Cause { property: cause.property, source }
}

fn recreation(replacement: Replacement) -> &'static str {
    match replacement {
        Replacement::Never => "False",
        Replacement::Conditional => "Conditional",
        Replacement::Always => "True",
    }
}

pub(super) fn describe(shared: &Arc<Shared>, input: &Parameters) -> Result<WriteResult, ApiError> {
    let state = shared.state();
    let (stack, name, set) = lookup(&state, input)?;
    let (stack_id, name, set) = (stack.id.clone(), name.to_owned(), set.clone());
    let template = parse(&set.template);
    Ok(Box::new(move |xml| {
        xml.text("ChangeSetName", &name).text("ChangeSetId", &set.id);
        xml.text("StackId", &stack_id).text("StackName", super::name_of(&stack_id));
        xml.text("CreationTime", iso(set.created));
        xml.text("Status", &set.status).text("ExecutionStatus", &set.execution_status);
        xml.optional("StatusReason", set.reason.as_ref());
        xml.tag("Parameters", |xml| {
            for (key, value) in &set.parameters {
                xml.tag("member", |xml| {
                    xml.text("ParameterKey", key).text("ParameterValue", super::echo(&template, key, value));
                });
            }
        });
        xml.tag("Changes", |xml| {
            for change in &set.changes {
                xml.tag("member", |xml| {
                    xml.text("Type", "Resource");
                    xml.tag("ResourceChange", |xml| write_change(xml, change));
                });
            }
        });
    }))
}

/// What a change may touch beside properties.
const ATTRIBUTES: [&str; 4] = ["DeletionPolicy", "UpdateReplacePolicy", "Metadata", "UpdatePolicy"];

fn write_change(xml: &mut crate::xml::Xml, change: &Change) {
    xml.text("Action", &change.action).text("LogicalResourceId", &change.logical);
    xml.optional("PhysicalResourceId", change.physical.as_ref());
    xml.text("ResourceType", &change.resource_type);
    xml.optional("Replacement", change.replacement.as_ref());
    xml.tag("Scope", |xml| {
        if change.action == "Modify" {
            xml.text("member", "Properties");
        }
    });
    xml.tag("Details", |xml| {
        for Cause { property, source } in &change.causes {
            let recreation = match recreation(plan::replacement(&change.resource_type, property)) {
                "True" => "Always",
                "False" => "Never",
                _ => "Conditionally",
            };
            let (evaluation, name, entity) = match source {
                Source::Direct => ("Static", "DirectModification", None),
                Source::Replaced(id) => ("Dynamic", "ResourceReference", Some(id)),
                Source::Attribute(attribute) => ("Dynamic", "ResourceAttribute", Some(attribute)),
            };
            xml.tag("member", |xml| {
                xml.tag("Target", |xml| {
                    if ATTRIBUTES.contains(&property.as_str()) {
                        xml.text("Attribute", property).text("RequiresRecreation", "Never");
                        return;
                    }
                    xml.text("Attribute", "Properties");
                    xml.text("Name", property.split('/').next().unwrap_or_default());
                    xml.text("Path", format!("/Properties/{property}"))
                        .text("RequiresRecreation", recreation);
                });
                xml.text("Evaluation", evaluation)
                    .text("ChangeSource", name)
                    .optional("CausingEntity", entity);
            });
        }
    });
}

pub(super) fn list(shared: &Arc<Shared>, input: &Parameters) -> Result<WriteResult, ApiError> {
    let stack = find(&shared.state(), text(input, "StackName"))?.clone();
    Ok(Box::new(move |xml| {
        xml.tag("Summaries", |xml| {
            for (name, set) in &stack.change_sets {
                xml.tag("member", |xml| {
                    xml.text("ChangeSetName", name).text("ChangeSetId", &set.id).text("StackId", &stack.id);
                    xml.text("Status", &set.status).text("ExecutionStatus", &set.execution_status);
                });
            }
        });
    }))
}

pub(super) fn delete(shared: &Arc<Shared>, input: &Parameters) -> Result<WriteResult, ApiError> {
    let mut state = shared.state();
    let (stack, set) = {
        let (stack, name, _) = lookup(&state, input)?;
        (stack.id.clone(), name.to_owned())
    };
    find_mut(&mut state, &stack)?.change_sets.remove(&set);
    Ok(Box::new(|_| ()))
}

/// A change set by its name and stack, or by its id.
/// The template of a change set.
pub(super) fn template(state: &State, input: &Parameters) -> Result<String, ApiError> {
    lookup(state, input).map(|(_, _, set)| set.template.clone())
}

fn lookup<'a>(state: &'a State, input: &Parameters) -> Result<(&'a Stack, &'a str, &'a ChangeSet), ApiError> {
    let wanted = text(input, "ChangeSetName");
    let stacks: Vec<&Stack> = match input.get("StackName") {
        Some(name) => vec![find(state, name)?],
        None => state.stacks.values().collect(),
    };
    let mut sets = stacks
        .into_iter()
        .flat_map(|stack| stack.change_sets.iter().map(move |(name, set)| (stack, name.as_str(), set)));
    let found = sets.find(|(_, name, set)| *name == wanted || set.id == wanted);
    found.ok_or_else(|| {
        let message = format!("ChangeSet [{wanted}] does not exist");
        ApiError::new(axum::http::StatusCode::NOT_FOUND, "ChangeSetNotFound", message)
    })
}

pub(super) fn execute(shared: &Arc<Shared>, input: &Parameters) -> Result<WriteResult, ApiError> {
    let (name, set) = {
        let state = shared.state();
        let (stack, _, set) = lookup(&state, input)?;
        if set.execution_status != "AVAILABLE" {
            let message = format!(
                "ChangeSet [{}] cannot be executed in its current execution status of [{}]",
                set.id, set.execution_status
            );
            return Err(ApiError::bad("InvalidChangeSetStatus", message));
        }
        if stack.status != "REVIEW_IN_PROGRESS" {
            updatable(stack)?;
        }
        (super::name_of(&stack.id).to_owned(), set.clone())
    };
    start(shared, &name, set);
    Ok(Box::new(|_| ()))
}

/// `CreateStack` and `UpdateStack`: a change set that is executed at once and never listed.
pub(super) fn direct(
    shared: &Arc<Shared>,
    action: &str,
    input: &Parameters,
) -> Result<WriteResult, ApiError> {
    let name = stack_name(input);
    let is_create = action == "CreateStack";
    if text(input, "DisableRollback") == "true"
        || input.get("OnFailure").is_some_and(|choice| choice != "ROLLBACK")
    {
        return Err(ApiError::validation(
            "the simulator always rolls back: leave out DisableRollback and OnFailure",
        ));
    }
    let policy = protection::policy(input)?;
    if !is_create && (policy.is_some() || input.contains_key("StackPolicyDuringUpdateBody")) {
        return Err(ApiError::validation(
            "the simulator takes a stack policy with CreateStack and SetStackPolicy only",
        ));
    }
    if is_create && shared.state().stacks.contains_key(&name) {
        return Err(ApiError::bad("AlreadyExistsException", format!("Stack [{name}] already exists")));
    }
    let stack = current(shared, &name, is_create, "direct")?;
    let set = build(shared, &name, stack.as_ref(), input)?;
    if set.status == "FAILED" {
        return Err(ApiError::validation("No updates are to be performed."));
    }
    let id = {
        let mut state = shared.state();
        if is_create {
            let mut fresh = new_stack(shared, &mut state, &name, text(input, REGION));
            fresh.protected = text(input, "EnableTerminationProtection") == "true";
            fresh.policy = policy;
            state.stacks.insert(name.clone(), fresh);
        }
        find(&state, &name)?.id.clone()
    };
    start(shared, &name, set);
    Ok(Box::new(move |xml| {
        xml.text("StackId", id);
    }))
}

fn start(shared: &Arc<Shared>, name: &str, set: ChangeSet) {
    let cancel = shared.executions.begin(name);
    if let Some(stack) = shared.state().stacks.get_mut(name) {
        stack.role.clone_from(&set.role);
        for other in stack.change_sets.values_mut() {
            let status = if other.id == set.id { "EXECUTE_IN_PROGRESS" } else { "OBSOLETE" };
            status.clone_into(&mut other.execution_status);
        }
        if stack.status == "REVIEW_IN_PROGRESS" {
            "CREATE_IN_PROGRESS".clone_into(&mut stack.status);
        } else {
            "UPDATE_IN_PROGRESS".clone_into(&mut stack.status);
        }
    }
    let (shared, name) = (Arc::clone(shared), name.to_owned());
    tokio::spawn(async move {
        super::execute::run(&shared, &name, set, cancel).await;
        shared.executions.end(&name);
    });
}
