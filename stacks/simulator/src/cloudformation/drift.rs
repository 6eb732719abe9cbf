//! Drift: what was changed out of band, against what the stack made.

use std::collections::BTreeSet;
use std::sync::Arc;

use cloudformation::json::compact;
use serde_json::{Value as Json, json};

use super::{Parameters, find, find_mut, members, text};
use crate::error::ApiError;
use crate::http::WriteResult;
use crate::shared::{Shared, iso};
use crate::state::{Compared, Detection, Stack};
use crate::xml::Xml;

/// Compares every resource of a stack; the result is there at once.
pub(super) fn detect(shared: &Arc<Shared>, input: &Parameters) -> Result<WriteResult, ApiError> {
    let now = shared.now();
    let mut state = shared.state();
    let id = state.id();
    let stack = find_mut(&mut state, text(input, "StackName"))?;
    if stack.status.ends_with("_IN_PROGRESS") {
        let message =
            format!("Drift detection cannot be performed on stack {} in {}", stack.id, stack.status);
        return Err(ApiError::validation(message));
    }
    let compared = stack.resources.iter().map(|(logical, resource)| {
        let actual = stack.drifted.get(logical).unwrap_or(&resource.properties);
        let compared = Compared {
            resource_type: resource.resource_type.clone(),
            physical: resource.physical.clone(),
            expected: resource.properties.clone(),
            actual: actual.clone(),
        };
        (logical.clone(), compared)
    });
    let compared = compared.collect();
    stack.detection = Some(Detection { id: id.clone(), time: now, compared });
    Ok(Box::new(move |xml| {
        xml.text("StackDriftDetectionId", id);
    }))
}

pub(super) fn status(shared: &Arc<Shared>, input: &Parameters) -> Result<WriteResult, ApiError> {
    let id = text(input, "StackDriftDetectionId");
    let found = {
        let state = shared.state();
        let mut detections =
            state.stacks.values().filter_map(|stack| Some((stack.id.clone(), stack.detection.clone()?)));
        detections.find(|(_, detection)| detection.id == id)
    };
    let (stack, detection) = found.ok_or_else(|| {
        ApiError::validation(format!("Drift detection operation with id {id} does not exist"))
    })?;
    Ok(Box::new(move |xml| {
        let drifted = drifted(&detection);
        xml.text("StackId", stack).text("StackDriftDetectionId", &detection.id);
        xml.text("DetectionStatus", "DETECTION_COMPLETE");
        xml.text("StackDriftStatus", stack_status(drifted));
        xml.text("DriftedStackResourceCount", drifted.to_string());
        xml.text("Timestamp", iso(detection.time));
    }))
}

fn drifted(detection: &Detection) -> usize {
    detection.compared.values().filter(|compared| !compared.is_in_sync()).count()
}

fn stack_status(drifted: usize) -> &'static str {
    if drifted == 0 { "IN_SYNC" } else { "DRIFTED" }
}

/// What `DescribeStacks` says of drift.
pub(super) fn write_summary(xml: &mut Xml, stack: &Stack) {
    xml.tag("DriftInformation", |xml| match &stack.detection {
        None => {
            xml.text("StackDriftStatus", "NOT_CHECKED");
        }
        Some(detection) => {
            xml.text("StackDriftStatus", stack_status(drifted(detection)));
            xml.text("LastCheckTimestamp", iso(detection.time));
        }
    });
}

pub(super) fn resources(shared: &Arc<Shared>, input: &Parameters) -> Result<WriteResult, ApiError> {
    let (stack, detection) = {
        let state = shared.state();
        let stack = find(&state, text(input, "StackName"))?;
        (stack.id.clone(), stack.detection.clone())
    };
    let wanted: BTreeSet<String> =
        members(input, "StackResourceDriftStatusFilters", "").map(str::to_owned).collect();
    Ok(Box::new(move |xml| {
        xml.tag("StackResourceDrifts", |xml| {
            // Nothing is told of a stack before it was looked at.
            if let Some(detection) = &detection {
                let fits = |(_, compared): &(&String, &Compared)| {
                    wanted.is_empty() || wanted.contains(compared.status())
                };
                for (logical, compared) in detection.compared.iter().filter(fits) {
                    xml.tag("member", |xml| {
                        xml.text("StackId", &stack).text("LogicalResourceId", logical);
                        write_compared(xml, compared);
                        xml.text("Timestamp", iso(detection.time));
                    });
                }
            }
        });
    }))
}

fn write_compared(xml: &mut Xml, compared: &Compared) {
    xml.text("PhysicalResourceId", &compared.physical).text("ResourceType", &compared.resource_type);
    xml.text("ExpectedProperties", compact(&compared.expected));
    xml.text("ActualProperties", compact(&compared.actual));
    xml.tag("PropertyDifferences", |xml| {
        for difference in differences(&compared.expected, &compared.actual) {
            xml.tag("member", |xml| {
                xml.text("PropertyPath", &difference.path);
                xml.text("ExpectedValue", shown(difference.expected));
                xml.text("ActualValue", shown(difference.actual));
                xml.text("DifferenceType", difference.kind());
            });
        }
    });
    xml.text("StackResourceDriftStatus", compared.status());
}

impl Compared {
    fn is_in_sync(&self) -> bool {
        compact(&self.expected) == compact(&self.actual)
    }

    fn status(&self) -> &'static str {
        if self.is_in_sync() { "IN_SYNC" } else { "MODIFIED" }
    }
}

/// One property that is not as it should be; null where it is not there.
#[derive(Debug, PartialEq)]
struct Difference<'a> {
    /// A JSON pointer.
    path: String,
    expected: &'a Json,
    actual: &'a Json,
}

impl Difference<'_> {
    fn kind(&self) -> &'static str {
        match (self.expected, self.actual) {
            (Json::Null, _) => "ADD",
            (_, Json::Null) => "REMOVE",
            _ => "NOT_EQUAL",
        }
    }
}

/// A text as it is, anything else as JSON; AWS names what is not there `null`.
fn shown(json: &Json) -> String {
    json.as_str().map_or_else(|| compact(json), str::to_owned)
}

fn differences<'a>(expected: &'a Json, actual: &'a Json) -> Vec<Difference<'a>> {
    let mut found = Vec::new();
    compare(String::new(), expected, actual, &mut found);
    found
}

fn compare<'a>(path: String, expected: &'a Json, actual: &'a Json, found: &mut Vec<Difference<'a>>) {
    match (expected, actual) {
        (Json::Object(one), Json::Object(other)) => {
            let keys: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
            for key in keys {
                let step = key.replace('~', "~0").replace('/', "~1");
                compare(format!("{path}/{step}"), &expected[key], &actual[key], found);
            }
        }
        (Json::Array(one), Json::Array(other)) => {
            for at in 0..one.len().max(other.len()) {
                compare(format!("{path}/{at}"), &expected[at], &actual[at], found);
            }
        }
        _ if expected == actual => {}
        _ => found.push(Difference { path, expected, actual }),
    }
}

/// Changes a property of a resource behind its stack's back; without a value it goes. False when there is no such resource
/// or no such place.
pub(crate) fn change(
    shared: &Shared,
    stack: &str,
    logical: &str,
    pointer: &str,
    value: Option<Json>,
) -> bool {
    let mut state = shared.state();
    let Some(stack) = state.stacks.get_mut(stack) else { return false };
    let Some(resource) = stack.resources.get(logical) else { return false };
    let mut actual = stack.drifted.get(logical).unwrap_or(&resource.properties).clone();
    let changed = set(&mut actual, pointer, value);
    if changed {
        stack.drifted.insert(logical.to_owned(), actual);
    }
    changed
}

/// Sets what a JSON pointer names, or takes it away; objects on the way are made.
fn set(json: &mut Json, pointer: &str, value: Option<Json>) -> bool {
    let Some(steps) = pointer.strip_prefix('/') else { return false };
    let mut steps: Vec<String> =
        steps.split('/').map(|step| step.replace("~1", "/").replace("~0", "~")).collect();
    let Some(last) = steps.pop() else { return false };
    let mut place = json;
    for step in steps {
        let next = match place {
            Json::Object(map) => Some(map.entry(step).or_insert_with(|| json!({}))),
            Json::Array(items) => step.parse::<usize>().ok().and_then(|at| items.get_mut(at)),
            _ => None,
        };
        let Some(next) = next else { return false };
        place = next;
    }
    match (place, value) {
        (Json::Object(map), Some(value)) => {
            map.insert(last, value);
            true
        }
        (Json::Object(map), None) => map.remove(&last).is_some(),
        (Json::Array(items), value) => match (last.parse::<usize>(), value) {
            (Ok(at), Some(value)) if at < items.len() => {
                items[at] = value;
                true
            }
            (Ok(at), None) if at < items.len() => {
                items.remove(at);
                true
            }
            (Err(_), Some(value)) if last == "-" => {
                items.push(value);
                true
            }
            _ => false,
        },
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(pointer: &str, value: Option<Json>, expected: &[(&str, &str, &str, &str)]) {
        let made = json!({ "Size": 3, "Tags": [{ "Key": "a", "Value": "b" }], "Rule": { "Name": "r" } });
        let mut actual = made.clone();
        assert!(set(&mut actual, pointer, value), "{pointer} is no place");
        let found: Vec<(String, String, String, &str)> = differences(&made, &actual)
            .iter()
            .map(|found| (found.path.clone(), shown(found.expected), shown(found.actual), found.kind()))
            .collect();
        let found: Vec<(&str, &str, &str, &str)> = found
            .iter()
            .map(|(path, expected, actual, kind)| (path.as_str(), expected.as_str(), actual.as_str(), *kind))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_changed_property_is_told_with_its_place() {
        check("/Size", Some(json!(3)), &[]);
        check("/Size", Some(json!(4)), &[("/Size", "3", "4", "NOT_EQUAL")]);
        check("/Size", None, &[("/Size", "3", "null", "REMOVE")]);
        check("/Rule/Name", Some(json!("s")), &[("/Rule/Name", "r", "s", "NOT_EQUAL")]);
        check("/Rule/More/Deep", Some(json!(true)), &[("/Rule/More", "null", r#"{"Deep":true}"#, "ADD")]);
        check("/Tags/0/Value", Some(json!("c")), &[("/Tags/0/Value", "b", "c", "NOT_EQUAL")]);
        check("/Tags/-", Some(json!("d")), &[("/Tags/1", "null", "d", "ADD")]);
        check("/Tags/0", None, &[("/Tags/0", r#"{"Key":"a","Value":"b"}"#, "null", "REMOVE")]);
    }

    #[test]
    fn what_is_no_place_is_not_set() {
        let mut json = json!({ "Size": 3, "Tags": [] });
        for pointer in ["Size", "/Size/Deep", "/Tags/7", "/Tags/x/y"] {
            assert!(!set(&mut json, pointer, Some(json!(1))), "{pointer}");
        }
        assert!(!set(&mut json, "/Nothing", None));
        assert_eq!(json, json!({ "Size": 3, "Tags": [] }));
    }
}
