//! CloudFormation: stacks, change sets and events, in AWS's words.

mod change_set;
mod delete;
mod describe;
pub(crate) mod drift;
mod execute;
mod protection;
mod resolve;
mod rollback;
mod running;
mod stack_policy;
mod validate;

use std::collections::BTreeMap;
use std::sync::Arc;

use cloudformation::document;
use serde_json::Value as Json;

use crate::error::ApiError;
use crate::http::WriteResult;
use crate::shared::Shared;
use crate::state::{Event, Resource, Stack, State};
use resolve::Scope;

pub(crate) use running::Executions;

/// The parameters of a Query request, with the region that it was signed for.
pub(crate) type Parameters = BTreeMap<String, String>;
/// Where that region is among the parameters; no parameter of AWS has such a name.
pub(crate) const REGION: &str = "AWS::Region";

pub(crate) fn answer(
    shared: &Arc<Shared>,
    action: &str,
    input: &Parameters,
) -> Result<WriteResult, ApiError> {
    elsewhere(shared, input)?;
    match action {
        "CreateChangeSet" => change_set::create(shared, input),
        "DescribeChangeSet" => change_set::describe(shared, input),
        "ListChangeSets" => change_set::list(shared, input),
        "DeleteChangeSet" => change_set::delete(shared, input),
        "ExecuteChangeSet" => change_set::execute(shared, input),
        "CreateStack" | "UpdateStack" => change_set::direct(shared, action, input),
        "CancelUpdateStack" => running::cancel_update(shared, input),
        "ContinueUpdateRollback" => rollback::go_on(shared, input),
        "DeleteStack" => delete::answer(shared, input),
        "DescribeStacks" => describe::stacks(shared, input),
        "ListStacks" => Ok(describe::list(shared)),
        "DescribeStackEvents" => describe::events(shared, input),
        "DescribeStackResources" => describe::resources(shared, input),
        "ListStackResources" => describe::summaries(shared, input),
        "GetTemplate" => describe::template(shared, input),
        "ValidateTemplate" => validate::answer(input),
        "UpdateTerminationProtection" => protection::termination(shared, input),
        "SetStackPolicy" => protection::set_policy(shared, input),
        "GetStackPolicy" => protection::get_policy(shared, input),
        "DetectStackDrift" => drift::detect(shared, input),
        "DescribeStackDriftDetectionStatus" => drift::status(shared, input),
        "DescribeStackResourceDrifts" => drift::resources(shared, input),
        other => Err(ApiError::unsupported("CloudFormation", other)),
    }
}

/// Names stacks that an earlier life left in the middle of something: nobody goes on with them.
pub(crate) fn recover(shared: &Shared) {
    for stack in shared.state().stacks.values_mut() {
        if stack.status.ends_with("_IN_PROGRESS") && stack.status != "REVIEW_IN_PROGRESS" {
            let status = match stack.status.as_str() {
                "CREATE_IN_PROGRESS" => "CREATE_FAILED",
                "ROLLBACK_IN_PROGRESS" => "ROLLBACK_FAILED",
                "DELETE_IN_PROGRESS" => "DELETE_FAILED",
                "UPDATE_ROLLBACK_IN_PROGRESS" if !stack.stuck.is_empty() => "UPDATE_ROLLBACK_FAILED",
                _ => "UPDATE_FAILED",
            };
            status.clone_into(&mut stack.status);
            stack.reason = Some("the simulator ended in the middle of it".into());
        }
    }
}

/// Refuses the stack of another region: on AWS it is not there, and its name could be taken again, which it cannot here.
fn elsewhere(shared: &Shared, input: &Parameters) -> Result<(), ApiError> {
    let (name, region) = (text(input, "StackName"), text(input, REGION));
    let state = shared.state();
    let stack = state.stacks.get(name).or_else(|| state.stacks.values().find(|stack| stack.id == name));
    match stack.map(|stack| region_of(&stack.id)) {
        Some(other) if other != region && text(input, "ChangeSetType") == "CREATE" => Err(
            ApiError::validation(format!("the simulator has one stack of a name: `{name}` is in {other}")),
        ),
        Some(other) if other != region => Err(missing(name)),
        _ => Ok(()),
    }
}

fn text<'a>(input: &'a Parameters, name: &str) -> &'a str {
    input.get(name).map(String::as_str).unwrap_or_default()
}

/// `Prefix.member.N.Field` for N = 1, 2, …
fn members<'a>(input: &'a Parameters, prefix: &'a str, field: &'a str) -> impl Iterator<Item = &'a str> {
    (1..).map_while(move |n| {
        let key = if field.is_empty() {
            format!("{prefix}.member.{n}")
        } else {
            format!("{prefix}.member.{n}.{field}")
        };
        input.get(&key).map(String::as_str)
    })
}

/// A stack by name or id; deleted ones only by id.
fn find<'a>(state: &'a State, name: &str) -> Result<&'a Stack, ApiError> {
    let by_id = || state.stacks.values().find(|stack| stack.id == name);
    state.stacks.get(name).or_else(by_id).ok_or_else(|| missing(name))
}

fn find_mut<'a>(state: &'a mut State, name: &str) -> Result<&'a mut Stack, ApiError> {
    let key =
        state.stacks.iter().find(|(key, stack)| *key == name || stack.id == name).map(|(key, _)| key.clone());
    key.and_then(|key| state.stacks.get_mut(&key)).ok_or_else(|| missing(name))
}

fn missing(name: &str) -> ApiError {
    ApiError::validation(format!("Stack with id {name} does not exist"))
}

/// The name in a stack's id: `arn:aws:cloudformation:REGION:ACCOUNT:stack/NAME/ID`.
fn name_of(id: &str) -> &str {
    id.split('/').nth(1).unwrap_or(id)
}

/// The region in a stack's id.
fn region_of(id: &str) -> &str {
    id.split(':').nth(3).unwrap_or_default()
}

/// The value of a parameter as it may be shown.
fn echo<'a>(template: &Json, key: &str, value: &'a str) -> &'a str {
    match &template["Parameters"][key]["NoEcho"] {
        Json::Bool(true) => "****",
        Json::String(text) if text == "true" => "****",
        _ => value,
    }
}

/// A template's text as JSON.
fn parse(template: &str) -> Json {
    document::read(template).map(|node| node.to_json()).unwrap_or_default()
}

/// A template with its parameters and conditions decided.
fn effective(
    shared: &Shared,
    id: &str,
    template: &str,
    parameters: &BTreeMap<String, String>,
) -> Result<Json, String> {
    let template = parse(template);
    let scope = Scope {
        account: &shared.account,
        region: region_of(id),
        stack_name: name_of(id),
        stack_id: id,
        parameters,
        template: &template,
        resources: None,
    };
    scope.effective()
}

/// Adds an event; the stack's own have the stack as logical id.
fn record(
    shared: &Shared,
    name: &str,
    logical: &str,
    physical: &str,
    kind: &str,
    status: &str,
    reason: Option<String>,
) {
    let now = shared.now();
    let mut state = shared.state();
    let id = state.id();
    if let Some(stack) = state.stacks.get_mut(name) {
        stack.events.push(Event {
            id,
            logical: logical.to_owned(),
            physical: physical.to_owned(),
            resource_type: kind.to_owned(),
            status: status.to_owned(),
            reason,
            time: now,
        });
    }
}

/// Records a resource as it was made last, or that it is gone; what was changed out of band is gone either way.
fn put(shared: &Shared, name: &str, logical: &str, resource: Option<Resource>) {
    let mut state = shared.state();
    let Some(stack) = state.stacks.get_mut(name) else { return };
    stack.drifted.remove(logical);
    match resource {
        Some(resource) => stack.resources.insert(logical.to_owned(), resource),
        None => stack.resources.remove(logical),
    };
}

/// Sets a stack's status and says so in an event.
fn set_status(shared: &Shared, name: &str, status: &str, reason: Option<String>) {
    let now = shared.now();
    let id = {
        let mut state = shared.state();
        let Some(stack) = state.stacks.get_mut(name) else { return };
        status.clone_into(&mut stack.status);
        stack.reason.clone_from(&reason);
        stack.updated = Some(now);
        stack.id.clone()
    };
    record(shared, name, name, &id, "AWS::CloudFormation::Stack", status, reason);
}
