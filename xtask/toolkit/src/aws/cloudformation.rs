//! CloudFormation: stacks, change sets and events as our own types.

use std::collections::BTreeMap;
use std::time::Duration;

use aws_sdk_cloudformation::Client as Sdk;
use aws_sdk_cloudformation::error::ProvideErrorMetadata;
use aws_sdk_cloudformation::types::{self, Capability, ChangeSetStatus, ChangeSetType, Parameter, Tag};

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
    pub(crate) outputs: BTreeMap<String, String>,
    pub(crate) parameters: BTreeMap<String, String>,
}

/// What a change set would do.
#[derive(Clone, Debug)]
pub(crate) enum Proposal {
    Unchanged,
    Changed { id: String, changes: Vec<Change> },
}

#[derive(Clone, Debug)]
pub(crate) struct Change {
    pub(crate) action: String,
    pub(crate) logical: String,
    pub(crate) resource_type: String,
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
            .await
            .map_err(failed)?;
        let id = created.id.unwrap_or_default();
        loop {
            let set = self.sdk.describe_change_set().change_set_name(&id).stack_name(&request.stack);
            let set = set.send().await.map_err(failed)?;
            let reason = set.status_reason.unwrap_or_default();
            match set.status {
                Some(ChangeSetStatus::CreateComplete) => {
                    let changes = set.changes.unwrap_or_default();
                    let changes =
                        changes.into_iter().filter_map(|change| change.resource_change).map(change).collect();
                    return Ok(Proposal::Changed { id, changes });
                }
                Some(ChangeSetStatus::Failed) if is_empty(&reason) => {
                    self.sdk
                        .delete_change_set()
                        .change_set_name(&id)
                        .stack_name(&request.stack)
                        .send()
                        .await
                        .map_err(failed)?;
                    return Ok(Proposal::Unchanged);
                }
                Some(ChangeSetStatus::Failed) => {
                    return Err(Error::Aws(format!("{}: {reason}", request.stack)));
                }
                _ => tokio::time::sleep(LOOK_EVERY).await,
            }
        }
    }

    pub(crate) async fn execute(&self, stack: &str, change_set: &str) -> Result<()> {
        let request = self.sdk.execute_change_set().change_set_name(change_set).stack_name(stack);
        request.send().await.map(|_| ()).map_err(failed)
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
            });
        }
        events.reverse();
        Ok(events)
    }

    pub(crate) async fn delete(&self, stack: &str) -> Result<()> {
        self.sdk.delete_stack().stack_name(stack).send().await.map(|_| ()).map_err(failed)
    }

    pub(crate) async fn protect(&self, stack: &str) -> Result<()> {
        let request =
            self.sdk.update_termination_protection().stack_name(stack).enable_termination_protection(true);
        request.send().await.map(|_| ()).map_err(failed)
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
        replacement: change.replacement.map(|replacement| replacement.as_str().to_owned()),
    }
}

fn status(word: &str) -> Status {
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
