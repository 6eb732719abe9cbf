//! EventBridge, as far as S3 tells it: an object that arrives is given to the functions whose rules it fits.

use cloudformation::document::object;
use cloudformation::pattern::is_like;
use serde_json::{Value as Json, json};

use crate::lambda;
use crate::shared::{Shared, iso};

/// Tells of an object that was written, where the bucket is made to.
/// <https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html>
pub(crate) fn object_created(shared: &Shared, bucket: &str, key: &str, size: u64, etag: &str) {
    let event = json!({
        "version": "0",
        "source": "aws.s3",
        "detail-type": "Object Created",
        "account": shared.config.account,
        "region": shared.config.region,
        "time": iso(shared.now()),
        "resources": [format!("arn:aws:s3:::{bucket}")],
        "detail": {
            "bucket": { "name": bucket },
            "object": { "key": key, "size": size, "etag": etag },
        },
    });
    let functions: Vec<String> = {
        let state = shared.state();
        let made = || state.stacks.values().flat_map(|stack| stack.resources.values());
        let of_type = |kind: &'static str| made().filter(move |resource| resource.resource_type == kind);
        let tells = of_type("AWS::S3::Bucket").any(|made| {
            let told = &made.properties["NotificationConfiguration"]["EventBridgeConfiguration"];
            made.physical == bucket && told["EventBridgeEnabled"].as_bool().unwrap_or(!told.is_null())
        });
        if !tells {
            return;
        }
        let rules =
            of_type("AWS::Events::Rule").filter(|rule| fits(&rule.properties["EventPattern"], &event));
        let targets = rules.flat_map(|rule| rule.properties["Targets"].as_array().into_iter().flatten());
        let arns: Vec<&str> = targets.filter_map(|target| target["Arn"].as_str()).collect();
        let is_allowed = |name: &str, arn: &str| {
            of_type("AWS::Lambda::Permission").any(|permission| {
                let of = permission.properties["FunctionName"].as_str();
                permission.properties["Principal"] == "events.amazonaws.com"
                    && (of == Some(name) || of == Some(arn))
            })
        };
        let named =
            state.functions.keys().map(|name| (name, shared.arn("lambda", &format!("function:{name}"))));
        named
            .filter(|(name, arn)| arns.contains(&arn.as_str()) && is_allowed(name, arn))
            .map(|(name, _)| name.clone())
            .collect()
    };
    for name in functions {
        lambda::invoke(shared, &name, event.clone());
    }
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
