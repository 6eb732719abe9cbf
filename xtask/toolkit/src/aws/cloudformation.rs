//! CloudFormation: stacks, change sets and events as our own types.

use std::collections::BTreeMap;
use std::time::Duration;

use aws_sdk_cloudformation::Client as Sdk;
use aws_sdk_cloudformation::error::ProvideErrorMetadata;
use aws_sdk_cloudformation::operation::create_change_set::CreateChangeSetError;
use aws_sdk_cloudformation::types::{
    self, Capability, ChangeSetStatus, ChangeSetType, ExecutionStatus, Parameter, StackDriftDetectionStatus,
    StackDriftStatus, StackResourceDriftStatus, Tag,
};
use serde::{Deserialize, Serialize};

use super::failed;
use crate::error::{Error, Result};

/// How often a change set is looked at until it is made.
const LOOK_EVERY: Duration = Duration::from_millis(300);

#[derive(Clone, Debug)]
pub(crate) struct Client {
    sdk: Sdk,
}

/// Where a stack stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    /// A change set was made for a stack that is not there yet.
    Review,
    /// Something runs; with AWS's word for it.
    InProgress(String),
    /// The last operation succeeded.
    Complete(String),
    /// The last operation failed and was undone: a stack that was never created, or the one from before.
    RolledBack(String),
    /// The last operation failed, and what it left is in between.
    Stuck(String),
}

/// A deployed stack.
#[derive(Clone, Debug)]
pub(crate) struct Deployed {
    pub(crate) id: String,
    pub(crate) status: Status,
    /// When it last changed, in seconds since the epoch.
    pub(crate) changed: i64,
    /// What the last detection of drift found, and when, in seconds since the epoch; nothing where none was made.
    pub(crate) drift: Option<(bool, i64)>,
    pub(crate) outputs: BTreeMap<String, String>,
    pub(crate) parameters: BTreeMap<String, String>,
}

impl Status {
    /// AWS's word for it.
    pub(crate) fn word(&self) -> &str {
        match self {
            Self::Review => "REVIEW_IN_PROGRESS",
            Self::InProgress(word) | Self::Complete(word) | Self::RolledBack(word) | Self::Stuck(word) => {
                word
            }
        }
    }

    pub(crate) fn is_complete(&self) -> bool {
        matches!(self, Self::Complete(_))
    }
}

impl Deployed {
    /// Whether it was ever created: a stack that has change sets only was not.
    pub(crate) fn is_there(&self) -> bool {
        !matches!(self.status.word(), "REVIEW_IN_PROGRESS" | "ROLLBACK_COMPLETE" | "DELETE_COMPLETE")
    }

    /// The region in its id.
    pub(crate) fn region(&self) -> &str {
        self.id.split(':').nth(3).unwrap_or_default()
    }
}

/// A resource of a deployed stack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Resource {
    pub(crate) logical: String,
    pub(crate) physical: String,
    pub(crate) resource_type: String,
}

/// What a change set would do.
#[derive(Clone, Debug)]
pub(crate) enum Proposal {
    Unchanged,
    Changed { id: String, changes: Vec<Change> },
}

/// What a change set was made of, and what it would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Proposed {
    pub(crate) template: String,
    pub(crate) parameters: BTreeMap<String, String>,
    pub(crate) changes: Vec<Change>,
}

/// A resource that is not as its template says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Drift {
    pub(crate) logical: String,
    pub(crate) resource_type: String,
    /// Whether somebody deleted it.
    pub(crate) deleted: bool,
    pub(crate) differences: Vec<Difference>,
}

/// A property that differs: where, what the template says and what is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Difference {
    pub(crate) path: String,
    pub(crate) expected: String,
    pub(crate) actual: String,
}

/// What a change set would do to one resource, in AWS's words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Change {
    pub(crate) action: String,
    pub(crate) logical: String,
    pub(crate) resource_type: String,
    pub(crate) physical: Option<String>,
    /// AWS's word: `True`, `False` or `Conditional`.
    pub(crate) replacement: Option<String>,
}

/// One event of a stack.
#[derive(Clone, Debug)]
pub(crate) struct Event {
    pub(crate) id: String,
    pub(crate) logical: String,
    pub(crate) physical: String,
    pub(crate) resource_type: String,
    /// Such as `CREATE_FAILED`.
    pub(crate) status: String,
    pub(crate) reason: Option<String>,
    /// In seconds since the epoch.
    pub(crate) at: i64,
}

impl Event {
    /// Whether an operation on the stack of this name or id begins with it.
    pub(crate) fn begins_operation(&self, stack: &str) -> bool {
        const BEGINNINGS: [&str; 4] =
            ["CREATE_IN_PROGRESS", "UPDATE_IN_PROGRESS", "DELETE_IN_PROGRESS", "IMPORT_IN_PROGRESS"];
        self.is_of_stack(stack) && BEGINNINGS.contains(&self.status.as_str())
    }

    /// Whether it is about the stack of this name or id itself.
    pub(crate) fn is_of_stack(&self, stack: &str) -> bool {
        self.resource_type == "AWS::CloudFormation::Stack"
            && (self.physical == stack || self.logical == stack)
    }
}

/// What is asked of a stack.
#[derive(Clone, Debug)]
pub(crate) struct Request {
    pub(crate) stack: String,
    pub(crate) change_set: String,
    pub(crate) template: String,
    pub(crate) parameters: BTreeMap<String, String>,
    pub(crate) tags: BTreeMap<String, String>,
    pub(crate) create: bool,
    /// The ARN of the role that CloudFormation takes; without one it has the caller's rights.
    pub(crate) role: Option<String>,
}

impl Client {
    pub(super) fn new(sdk: Sdk) -> Self {
        Self { sdk }
    }

    /// A stack by name or id, if there is one.
    pub(crate) async fn describe(&self, name: &str) -> Result<Option<Deployed>> {
        let answer = match self.sdk.describe_stacks().stack_name(name).send().await {
            Ok(answer) => answer,
            // A missing stack has no error of its own: AWS says so in the message of a general one.
            Err(error) if error.message().is_some_and(|message| message.contains("does not exist")) => {
                return Ok(None);
            }
            Err(error) => return Err(failed(error)),
        };
        Ok(answer.stacks.unwrap_or_default().into_iter().next().map(|stack| Deployed {
            id: stack.stack_id.unwrap_or_default(),
            status: status(stack.stack_status.as_ref().map_or("", types::StackStatus::as_str)),
            drift: stack.drift_information.as_ref().and_then(|found| {
                let drifted = match found.stack_drift_status.as_ref()? {
                    StackDriftStatus::Drifted => true,
                    StackDriftStatus::InSync => false,
                    _ => return None,
                };
                Some((drifted, found.last_check_timestamp.map_or(0, |time| time.secs())))
            }),
            changed: stack.last_updated_time.or(stack.creation_time).map_or(0, |time| time.secs()),
            outputs: pairs(stack.outputs, |output| (output.output_key, output.output_value)),
            parameters: pairs(stack.parameters, |parameter| {
                (parameter.parameter_key, parameter.parameter_value)
            }),
        }))
    }

    /// The template of a stack as it was sent, if there is one.
    pub(crate) async fn template(&self, name: &str) -> Result<Option<String>> {
        if self.describe(name).await?.is_none_or(|deployed| deployed.status == Status::Review) {
            return Ok(None);
        }
        let answer = self.sdk.get_template().stack_name(name).send().await.map_err(failed)?;
        Ok(answer.template_body)
    }

    /// Makes a change set and waits until AWS has compared.
    pub(crate) async fn propose(&self, request: &Request) -> Result<Proposal> {
        let parameters = request
            .parameters
            .iter()
            .map(|(key, value)| Parameter::builder().parameter_key(key).parameter_value(value).build());
        let tags = request.tags.iter().map(|(key, value)| Tag::builder().key(key).value(value).build());
        let kind = if request.create { ChangeSetType::Create } else { ChangeSetType::Update };
        let created = self
            .sdk
            .create_change_set()
            .stack_name(&request.stack)
            .change_set_name(&request.change_set)
            .change_set_type(kind)
            .template_body(&request.template)
            .set_parameters(Some(parameters.collect()))
            .set_tags(Some(tags.collect()))
            .set_role_arn(request.role.clone())
            .capabilities(Capability::CapabilityIam)
            .capabilities(Capability::CapabilityNamedIam)
            .send()
            .await;
        match created {
            // Made by a try whose answer was lost: nobody else has its name.
            Err(error)
                if error
                    .as_service_error()
                    .is_some_and(CreateChangeSetError::is_already_exists_exception) => {}
            other => {
                other.map_err(failed)?;
            }
        }
        loop {
            match self.comparison(&request.stack, &request.change_set).await? {
                Comparison::Made(id, changes) => return Ok(Proposal::Changed { id, changes }),
                Comparison::Empty => {
                    self.discard(&request.stack, &request.change_set).await?;
                    return Ok(Proposal::Unchanged);
                }
                Comparison::Failed(reason) => return Err(Error::Aws(format!("{}: {reason}", request.stack))),
                Comparison::Gone => {
                    return Err(Error::Aws(format!("{}: the change set went", request.stack)));
                }
                Comparison::Executed => {
                    return Err(Error::Aws(format!("{}: another change overtook this one", request.stack)));
                }
                Comparison::Pending => tokio::time::sleep(LOOK_EVERY).await,
            }
        }
    }

    /// The change set of an id, if it can still be executed.
    pub(crate) async fn proposal(&self, stack: &str, change_set: &str) -> Result<Option<Proposal>> {
        Ok(match self.comparison(stack, change_set).await? {
            Comparison::Made(id, changes) => Some(Proposal::Changed { id, changes }),
            Comparison::Empty
            | Comparison::Failed(_)
            | Comparison::Gone
            | Comparison::Executed
            | Comparison::Pending => None,
        })
    }

    /// What a change set of this id would make, if it can still be executed.
    pub(crate) async fn proposed(&self, stack: &str, change_set: &str) -> Result<Option<Proposed>> {
        let Comparison::Made(_, changes) = self.comparison(stack, change_set).await? else { return Ok(None) };
        let set = self.sdk.describe_change_set().change_set_name(change_set).stack_name(stack);
        let set = set.send().await.map_err(failed)?;
        let parameters = set.parameters.unwrap_or_default().into_iter();
        let parameters = parameters.filter_map(|one| Some((one.parameter_key?, one.parameter_value?)));
        let template = self.sdk.get_template().change_set_name(change_set).stack_name(stack);
        let template = template.send().await.map_err(failed)?.template_body.unwrap_or_default();
        Ok(Some(Proposed { template, parameters: parameters.collect(), changes }))
    }

    /// Where a change set stands, all its pages read.
    async fn comparison(&self, stack: &str, change_set: &str) -> Result<Comparison> {
        let (mut changes, mut page) = (Vec::new(), None);
        loop {
            let asked = self.sdk.describe_change_set().change_set_name(change_set).stack_name(stack);
            let set = match asked.set_next_token(page).send().await {
                Ok(set) => set,
                Err(error) if is_gone(error.code(), error.message()) => return Ok(Comparison::Gone),
                Err(error) => return Err(failed(error)),
            };
            let found = set.changes.unwrap_or_default();
            changes.extend(found.into_iter().filter_map(|found| found.resource_change).map(change));
            page = set.next_token;
            if page.is_some() {
                continue;
            }
            let reason = set.status_reason.unwrap_or_default();
            return Ok(match (set.status, set.execution_status) {
                (Some(ChangeSetStatus::CreateComplete), Some(ExecutionStatus::Available)) => {
                    Comparison::Made(set.change_set_id.unwrap_or_default(), changes)
                }
                (Some(ChangeSetStatus::CreateComplete), Some(ExecutionStatus::Unavailable)) => {
                    Comparison::Pending
                }
                (
                    Some(ChangeSetStatus::CreateComplete),
                    Some(
                        ExecutionStatus::ExecuteInProgress
                        | ExecutionStatus::ExecuteComplete
                        | ExecutionStatus::ExecuteFailed,
                    ),
                ) => Comparison::Executed,
                (Some(ChangeSetStatus::CreateComplete), _) => Comparison::Gone,
                (Some(ChangeSetStatus::Failed), _) if is_empty(&reason) => Comparison::Empty,
                (Some(ChangeSetStatus::Failed), _) => Comparison::Failed(reason),
                _ => Comparison::Pending,
            });
        }
    }

    /// Executes a change set; one that is executed already stays so.
    pub(crate) async fn execute(&self, stack: &str, change_set: &str) -> Result<()> {
        let request = self.sdk.execute_change_set().change_set_name(change_set).stack_name(stack);
        let Err(error) = request.send().await else { return Ok(()) };
        let error = failed(error);
        if !matches!(error, Error::Unreachable(_))
            && matches!(self.comparison(stack, change_set).await?, Comparison::Executed)
        {
            // A try whose answer was lost.
            return Ok(());
        }
        Err(error)
    }

    pub(crate) async fn discard(&self, stack: &str, change_set: &str) -> Result<()> {
        let request = self.sdk.delete_change_set().change_set_name(change_set).stack_name(stack);
        match request.send().await {
            Err(error) if is_gone(error.code(), error.message()) => Ok(()),
            other => other.map(|_| ()).map_err(failed),
        }
    }

    /// The events after the one of this id, oldest first.
    pub(crate) async fn events(&self, stack: &str, after: Option<&str>) -> Result<Vec<Event>> {
        let mut pages = self.sdk.describe_stack_events().stack_name(stack).into_paginator().items().send();
        let mut events = Vec::new();
        while let Some(event) = pages.next().await {
            let event = event.map_err(failed)?;
            let id = event.event_id.unwrap_or_default();
            if after == Some(id.as_str()) {
                break;
            }
            events.push(Event {
                id,
                logical: event.logical_resource_id.unwrap_or_default(),
                physical: event.physical_resource_id.unwrap_or_default(),
                resource_type: event.resource_type.unwrap_or_default(),
                status: event.resource_status.map(|status| status.as_str().to_owned()).unwrap_or_default(),
                reason: event.resource_status_reason,
                at: event.timestamp.map_or(0, |time| time.secs()),
            });
        }
        events.reverse();
        Ok(events)
    }

    pub(crate) async fn resources(&self, stack: &str) -> Result<Vec<Resource>> {
        let mut pages = self.sdk.list_stack_resources().stack_name(stack).into_paginator().items().send();
        let mut resources = Vec::new();
        while let Some(found) = pages.next().await {
            let found = found.map_err(failed)?;
            resources.push(Resource {
                logical: found.logical_resource_id.unwrap_or_default(),
                physical: found.physical_resource_id.unwrap_or_default(),
                resource_type: found.resource_type.unwrap_or_default(),
            });
        }
        Ok(resources)
    }

    pub(crate) async fn delete(&self, stack: &str, retain: &[String]) -> Result<()> {
        let retain = (!retain.is_empty()).then(|| retain.to_vec());
        let request = self.sdk.delete_stack().stack_name(stack).set_retain_resources(retain);
        request.send().await.map(|_| ()).map_err(failed)
    }

    pub(crate) async fn protect(&self, stack: &str, protect: bool) -> Result<()> {
        let request =
            self.sdk.update_termination_protection().stack_name(stack).enable_termination_protection(protect);
        request.send().await.map(|_| ()).map_err(failed)
    }

    pub(crate) async fn set_policy(&self, stack: &str, policy: &str) -> Result<()> {
        let request = self.sdk.set_stack_policy().stack_name(stack).stack_policy_body(policy);
        request.send().await.map(|_| ()).map_err(failed)
    }

    pub(crate) async fn cancel_update(&self, stack: &str) -> Result<()> {
        self.sdk.cancel_update_stack().stack_name(stack).send().await.map(|_| ()).map_err(failed)
    }

    pub(crate) async fn continue_rollback(&self, stack: &str, skip: &[String]) -> Result<()> {
        let skip = (!skip.is_empty()).then(|| skip.to_vec());
        let request = self.sdk.continue_update_rollback().stack_name(stack).set_resources_to_skip(skip);
        request.send().await.map(|_| ()).map_err(failed)
    }

    /// Has AWS compare every resource with its template; a type that it cannot compare counts as unchanged.
    pub(crate) async fn drift(&self, stack: &str) -> Result<Vec<Drift>> {
        let begun = self.sdk.detect_stack_drift().stack_name(stack).send().await.map_err(failed)?;
        let id = begun.stack_drift_detection_id.unwrap_or_default();
        loop {
            let asked = self.sdk.describe_stack_drift_detection_status().stack_drift_detection_id(&id);
            let answer = asked.send().await.map_err(failed)?;
            match answer.detection_status {
                Some(StackDriftDetectionStatus::DetectionInProgress) => tokio::time::sleep(LOOK_EVERY).await,
                // What could not be compared is not the same as what does not differ.
                Some(StackDriftDetectionStatus::DetectionFailed) => {
                    let reason = answer.detection_status_reason.unwrap_or_default();
                    return Err(Error::Aws(format!("the drift of `{stack}` cannot be looked at: {reason}")));
                }
                _ => break,
            }
        }
        let wanted = [StackResourceDriftStatus::Modified, StackResourceDriftStatus::Deleted];
        let (mut drifts, mut page) = (Vec::new(), None);
        loop {
            let asked = self.sdk.describe_stack_resource_drifts().stack_name(stack);
            let asked = asked.set_stack_resource_drift_status_filters(Some(wanted.to_vec()));
            let answer = asked.set_next_token(page).send().await.map_err(failed)?;
            drifts.extend(answer.stack_resource_drifts.unwrap_or_default().into_iter().map(drift));
            page = answer.next_token;
            if page.is_none() {
                return Ok(drifts);
            }
        }
    }
}

/// Where a change set stands.
enum Comparison {
    Pending,
    Made(String, Vec<Change>),
    Empty,
    Failed(String),
    /// It runs or ran.
    Executed,
    /// It is not there any more, or another one came before it.
    Gone,
}

/// Whether a change set, or its stack, is not there any more.
fn is_gone(code: Option<&str>, message: Option<&str>) -> bool {
    matches!(code, Some("ChangeSetNotFound" | "ChangeSetNotFoundException"))
        || message.is_some_and(|message| message.contains("does not exist"))
}

fn drift(found: types::StackResourceDrift) -> Drift {
    let differences = found.property_differences.unwrap_or_default();
    Drift {
        logical: found.logical_resource_id.unwrap_or_default(),
        resource_type: found.resource_type.unwrap_or_default(),
        deleted: found.stack_resource_drift_status == Some(StackResourceDriftStatus::Deleted),
        differences: differences
            .into_iter()
            .map(|found| Difference {
                path: found.property_path.unwrap_or_default(),
                expected: found.expected_value.unwrap_or_default(),
                actual: found.actual_value.unwrap_or_default(),
            })
            .collect(),
    }
}

/// AWS has two wordings for a change set without changes, and no code.
fn is_empty(reason: &str) -> bool {
    reason.contains("didn't contain changes") || reason.contains("No updates are to be performed")
}

fn change(change: types::ResourceChange) -> Change {
    Change {
        action: change.action.map(|action| action.as_str().to_owned()).unwrap_or_default(),
        logical: change.logical_resource_id.unwrap_or_default(),
        resource_type: change.resource_type.unwrap_or_default(),
        physical: change.physical_resource_id,
        replacement: change.replacement.map(|replacement| replacement.as_str().to_owned()),
    }
}

pub(crate) fn status(word: &str) -> Status {
    let word = word.to_owned();
    match word.as_str() {
        "REVIEW_IN_PROGRESS" => Status::Review,
        "CREATE_COMPLETE" | "UPDATE_COMPLETE" | "IMPORT_COMPLETE" | "DELETE_COMPLETE" => {
            Status::Complete(word)
        }
        "ROLLBACK_COMPLETE" | "UPDATE_ROLLBACK_COMPLETE" | "IMPORT_ROLLBACK_COMPLETE" => {
            Status::RolledBack(word)
        }
        other if other.ends_with("_IN_PROGRESS") => Status::InProgress(word),
        _ => Status::Stuck(word),
    }
}

fn pairs<T>(
    list: Option<Vec<T>>,
    pair: impl Fn(T) -> (Option<String>, Option<String>),
) -> BTreeMap<String, String> {
    list.unwrap_or_default().into_iter().map(pair).filter_map(|(key, value)| Some((key?, value?))).collect()
}
