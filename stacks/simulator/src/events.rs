//! EventBridge: what S3 and the app tell is given to the functions and log groups whose rules it fits.

use cloudformation::document::object;
use cloudformation::evaluate::listed;
use cloudformation::pattern::is_like;
use serde_json::{Value as Json, json};

use crate::error::ApiError;
use crate::lambda;
use crate::shared::{Shared, iso};
use crate::state::{Resource, State};

/// The bus that every account has.
const DEFAULT: &str = "default";
/// Who EventBridge is to other services.
const PRINCIPAL: &str = "events.amazonaws.com";

/// Tells of an object that was written, where the bucket is made to.
/// <https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html>
pub(crate) fn object_created(shared: &Shared, bucket: &str, key: &str, size: u64, etag: &str) {
    let event = json!({
        "version": "0",
        "source": "aws.s3",
        "detail-type": "Object Created",
        "account": shared.account,
        "region": shared.config.region,
        "time": iso(shared.now()),
        "resources": [format!("arn:aws:s3:::{bucket}")],
        "detail": {
            "bucket": { "name": bucket },
            "object": { "key": key, "size": size, "etag": etag },
        },
    });
    let tells = {
        let state = shared.state();
        made(&state, "AWS::S3::Bucket").any(|made| {
            let told = &made.properties["NotificationConfiguration"]["EventBridgeConfiguration"];
            made.physical == bucket && told["EventBridgeEnabled"].as_bool().unwrap_or(!told.is_null())
        })
    };
    if tells {
        deliver(shared, DEFAULT, &event);
    }
}

/// The calls of EventBridge's own API.
pub(crate) fn answer(shared: &Shared, action: &str, input: &Json) -> Result<Json, ApiError> {
    if action != "PutEvents" {
        return Err(ApiError::unsupported("EventBridge", action));
    }
    let entries: Vec<Json> =
        input["Entries"].as_array().into_iter().flatten().map(|entry| put(shared, entry)).collect();
    let failed = entries.iter().filter(|entry| !entry["ErrorCode"].is_null()).count();
    Ok(json!({ "Entries": entries, "FailedEntryCount": failed }))
}

/// The name of the bus of an entry, which may be an ARN.
pub(crate) fn bus(entry: &Json) -> &str {
    let name = entry["EventBusName"].as_str().unwrap_or(DEFAULT);
    name.rsplit('/').next().unwrap_or(name)
}

/// <https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html>
fn put(shared: &Shared, entry: &Json) -> Json {
    let bus = bus(entry);
    let refused = |code: &str, message: String| json!({ "ErrorCode": code, "ErrorMessage": message });
    let is_there =
        bus == DEFAULT || made(&shared.state(), "AWS::Events::EventBus").any(|made| made.physical == bus);
    if !is_there {
        return refused("InvalidArgument", format!("Event bus {bus} does not exist."));
    }
    let detail: Option<Json> = entry["Detail"].as_str().and_then(|text| serde_json::from_str(text).ok());
    let Some(detail) = detail.filter(Json::is_object) else {
        return refused("MalformedDetail", "Detail is malformed.".into());
    };
    let id = shared.state().id();
    let event = json!({
        "version": "0",
        "id": id,
        "source": entry["Source"],
        "detail-type": entry["DetailType"],
        "account": shared.account,
        "region": shared.config.region,
        "time": iso(shared.now()),
        "resources": entry["Resources"].as_array().cloned().unwrap_or_default(),
        "detail": detail,
    });
    deliver(shared, bus, &event);
    json!({ "EventId": id })
}

/// The resources of a type that stacks made.
fn made<'a>(state: &'a State, kind: &'static str) -> impl Iterator<Item = &'a Resource> {
    let resources = state.stacks.values().flat_map(|stack| stack.resources.values());
    resources.filter(move |resource| resource.resource_type == kind)
}

/// Gives an event to the targets of the rules of its bus that it fits: functions and log groups.
fn deliver(shared: &Shared, on: &str, event: &Json) {
    let (functions, groups) = {
        let state = shared.state();
        let rules = made(&state, "AWS::Events::Rule").filter(|rule| {
            bus(&rule.properties) == on
                && rule.properties["State"] != "DISABLED"
                && fits(&rule.properties["EventPattern"], event)
        });
        let (mut functions, mut groups) = (Vec::new(), Vec::new());
        for rule in rules {
            let targets = rule.properties["Targets"].as_array().into_iter().flatten();
            for arn in targets.filter_map(|target| target["Arn"].as_str()) {
                if let Some((_, name)) = arn.split_once(":function:") {
                    functions.extend(may_invoke(&state, rule, name, arn).then(|| name.to_owned()));
                } else if let Some((_, name)) = arn.split_once(":log-group:") {
                    groups.extend(may_write(&state, arn).then(|| name.to_owned()));
                }
            }
        }
        (functions, groups)
    };
    for name in functions {
        lambda::invoke(shared, &name, event.clone());
    }
    for group in groups {
        shared.logs.append(&group, "events", shared.now(), event.to_string());
    }
}

/// Whether a function lets a rule invoke it.
fn may_invoke(state: &State, rule: &Resource, name: &str, arn: &str) -> bool {
    made(state, "AWS::Lambda::Permission").any(|permission| {
        let wanted = &permission.properties;
        let source = wanted["SourceArn"].as_str();
        (wanted["FunctionName"] == name || wanted["FunctionName"] == arn)
            && wanted["Principal"] == PRINCIPAL
            && wanted["Action"] == "lambda:InvokeFunction"
            && source.is_none_or(|source| rule.attributes.get("Arn").is_some_and(|arn| is_like(source, arn)))
    })
}

/// Whether a policy of the logs lets EventBridge write to a group.
/// <https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html>
fn may_write(state: &State, group: &str) -> bool {
    made(state, "AWS::Logs::ResourcePolicy").any(|policy| {
        let document = &policy.properties["PolicyDocument"];
        let read = document.as_str().and_then(|text| serde_json::from_str::<Json>(text).ok());
        let document = read.as_ref().unwrap_or(document);
        listed(&document["Statement"]).iter().any(|statement| {
            let all = |list: &Json, text: &str| listed(list).iter().any(|one| one.as_str() == Some(text));
            let fits = |resource: &Json| {
                resource
                    .as_str()
                    .is_some_and(|pattern| is_like(pattern, &format!("{group}:log-stream:events")))
            };
            statement["Effect"] == "Allow"
                && all(&statement["Principal"]["Service"], PRINCIPAL)
                && all(&statement["Action"], "logs:PutLogEvents")
                && listed(&statement["Resource"]).iter().any(|resource| fits(resource))
        })
    })
}

/// Whether an event has what a pattern wants; a kind of comparison that is not known here fits nothing.
/// <https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html>
fn fits(pattern: &Json, event: &Json) -> bool {
    match pattern {
        Json::Object(_) => object(pattern).iter().all(|(key, wanted)| fits(wanted, &event[key])),
        Json::Array(wanted) => wanted.iter().any(|one| is(one, event)),
        _ => false,
    }
}

fn is(wanted: &Json, found: &Json) -> bool {
    let Json::Object(comparison) = wanted else { return wanted == found };
    let text = found.as_str();
    comparison.iter().all(|(kind, value)| match (kind.as_str(), value.as_str(), text) {
        ("prefix", Some(value), Some(text)) => text.starts_with(value),
        ("suffix", Some(value), Some(text)) => text.ends_with(value),
        ("wildcard", Some(value), Some(text)) => is_like(value, text),
        ("exists", ..) => value.as_bool() == Some(!found.is_null()),
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(pattern: Json, expected: bool) {
        let event =
            json!({ "source": "aws.s3", "detail": { "object": { "key": "tenants/1/inbox/2/a.csv" } } });
        assert_eq!(fits(&pattern, &event), expected, "{pattern}");
    }

    #[test]
    fn a_pattern_wants_all_of_its_keys_and_one_of_each_list() {
        check(json!({ "source": ["aws.s3"] }), true);
        check(json!({ "source": ["aws.ec2", "aws.s3"] }), true);
        check(json!({ "source": ["aws.ec2"] }), false);
        check(json!({ "source": ["aws.s3"], "detail": { "reason": ["x"] } }), false);
        check(json!({ "detail": { "object": { "key": [{ "wildcard": "tenants/*/inbox/*/*" }] } } }), true);
        check(json!({ "detail": { "object": { "key": [{ "wildcard": "tenants/*/outbox/*" }] } } }), false);
        check(json!({ "detail": { "object": { "key": [{ "prefix": "tenants/" }] } } }), true);
        check(json!({ "detail": { "reason": [{ "exists": false }] } }), true);
        check(json!({ "source": [{ "anything-but": ["aws.ec2"] }] }), false);
    }
}
