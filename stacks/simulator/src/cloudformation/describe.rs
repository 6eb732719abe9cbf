//! What is there: stacks, events, resources and templates.

use std::sync::Arc;

use super::{Parameters, change_set, drift, find, text};
use crate::error::ApiError;
use crate::http::WriteResult;
use crate::shared::{Shared, iso};
use crate::state::{Resource, Stack};
use crate::xml::Xml;

pub(super) fn stacks(shared: &Arc<Shared>, input: &Parameters) -> Result<WriteResult, ApiError> {
    let stacks: Vec<Stack> = match input.get("StackName") {
        Some(name) => vec![find(&shared.state(), name)?.clone()],
        None => shared
            .state()
            .stacks
            .values()
            .filter(|stack| stack.status != "DELETE_COMPLETE")
            .cloned()
            .collect(),
    };
    Ok(Box::new(move |xml| {
        xml.tag("Stacks", |xml| stacks.iter().for_each(|stack| write_stack(xml, stack)));
    }))
}

fn write_stack(xml: &mut Xml, stack: &Stack) {
    xml.tag("member", |xml| {
        xml.text("StackId", &stack.id).text("StackName", super::name_of(&stack.id));
        xml.text("CreationTime", iso(stack.created));
        if let Some(updated) = stack.updated {
            xml.text("LastUpdatedTime", iso(updated));
        }
        xml.optional("RoleARN", stack.role.as_ref());
        xml.text("StackStatus", &stack.status).optional("StackStatusReason", stack.reason.as_ref());
        xml.text("EnableTerminationProtection", stack.protected.to_string()).text("DisableRollback", "false");
        drift::write_summary(xml, stack);
        let pairs = |xml: &mut Xml,
                     list: &str,
                     names: (&str, &str),
                     map: &std::collections::BTreeMap<String, String>| {
            xml.tag(list, |xml| {
                for (key, value) in map {
                    xml.tag("member", |xml| {
                        xml.text(names.0, key).text(names.1, value);
                    });
                }
            });
        };
        let template = super::parse(&stack.template);
        let shown = stack
            .parameters
            .iter()
            .map(|(key, value)| (key.clone(), super::echo(&template, key, value).to_owned()));
        pairs(xml, "Parameters", ("ParameterKey", "ParameterValue"), &shown.collect());
        pairs(xml, "Tags", ("Key", "Value"), &stack.tags);
        xml.tag("Capabilities", |xml| {
            for capability in &stack.capabilities {
                xml.text("member", capability);
            }
        });
        xml.tag("Outputs", |xml| {
            for (key, output) in &stack.outputs {
                xml.tag("member", |xml| {
                    xml.text("OutputKey", key).text("OutputValue", &output.value);
                    xml.text("Description", &output.description);
                });
            }
        });
    });
}

pub(super) fn list(shared: &Arc<Shared>) -> WriteResult {
    let stacks: Vec<Stack> = shared.state().stacks.values().cloned().collect();
    Box::new(move |xml| {
        xml.tag("StackSummaries", |xml| {
            for stack in &stacks {
                xml.tag("member", |xml| {
                    xml.text("StackId", &stack.id).text("StackName", super::name_of(&stack.id));
                    xml.text("CreationTime", iso(stack.created)).text("StackStatus", &stack.status);
                });
            }
        });
    })
}

pub(super) fn events(shared: &Arc<Shared>, input: &Parameters) -> Result<WriteResult, ApiError> {
    let stack = find(&shared.state(), text(input, "StackName"))?.clone();
    Ok(Box::new(move |xml| {
        xml.tag("StackEvents", |xml| {
            for event in stack.events.iter().rev() {
                xml.tag("member", |xml| {
                    xml.text("EventId", &event.id).text("StackId", &stack.id);
                    xml.text("StackName", super::name_of(&stack.id));
                    xml.text("LogicalResourceId", &event.logical).text("PhysicalResourceId", &event.physical);
                    xml.text("ResourceType", &event.resource_type).text("Timestamp", iso(event.time));
                    xml.text("ResourceStatus", &event.status);
                    xml.optional("ResourceStatusReason", event.reason.as_ref());
                });
            }
        });
    }))
}

pub(super) fn resources(shared: &Arc<Shared>, input: &Parameters) -> Result<WriteResult, ApiError> {
    write_resources(shared, input, "StackResources", "Timestamp")
}

pub(super) fn summaries(shared: &Arc<Shared>, input: &Parameters) -> Result<WriteResult, ApiError> {
    write_resources(shared, input, "StackResourceSummaries", "LastUpdatedTimestamp")
}

fn write_resources(
    shared: &Arc<Shared>,
    input: &Parameters,
    list: &'static str,
    time: &'static str,
) -> Result<WriteResult, ApiError> {
    let stack = find(&shared.state(), text(input, "StackName"))?.clone();
    let wanted = text(input, "LogicalResourceId").to_owned();
    Ok(Box::new(move |xml| {
        let fits = |(id, _): &(&String, &Resource)| wanted.is_empty() || **id == wanted;
        xml.tag(list, |xml| {
            for (id, resource) in stack.resources.iter().filter(fits) {
                xml.tag("member", |xml| {
                    xml.text("StackId", &stack.id).text("StackName", super::name_of(&stack.id));
                    xml.text("LogicalResourceId", id).text("PhysicalResourceId", &resource.physical);
                    xml.text("ResourceType", &resource.resource_type).text(time, iso(resource.updated));
                    xml.text("ResourceStatus", &resource.status);
                    xml.optional("ResourceStatusReason", resource.reason.as_ref());
                });
            }
        });
    }))
}

pub(super) fn template(shared: &Arc<Shared>, input: &Parameters) -> Result<WriteResult, ApiError> {
    let state = shared.state();
    let template = if input.get("ChangeSetName").is_some() {
        change_set::template(&state, input)?
    } else {
        find(&state, text(input, "StackName"))?.template.clone()
    };
    Ok(Box::new(move |xml| {
        xml.text("TemplateBody", &template);
    }))
}
