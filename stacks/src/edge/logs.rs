//! What CloudFront and its firewall write down, where they can: in us-east-1.

use cloudformation::intrinsic::{sub, sub_with};
use cloudformation::resource::cloudfront::Distribution;
use cloudformation::resource::logs::{Delivery, DeliveryDestination, DeliverySource, LogGroup};
use cloudformation::resource::wafv2::{LoggingConfiguration, WebACL, logging_configuration};
use cloudformation::{DeletionPolicy, Handle, Template, Value};
use serde_json::json;

use crate::key::Seal;
use crate::log_group;

/// Days.
const KEPT: i64 = 30;

/// Every request, in the standard log.
/// <https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logging.html>
pub(super) fn requests(t: &mut Template, seal: &Seal, distribution: Handle<Distribution>) {
    let group = group(t, seal, "RequestLogs", "/aws/vendedlogs/cloudfront/${AWS::StackName}");
    let distribution = sub_with(
        "arn:${AWS::Partition}:cloudfront::${AWS::AccountId}:distribution/${Id}",
        [("Id", distribution.id().into())],
    );
    let source = t.add(
        "RequestLogsSource",
        DeliverySource::new(sub("${AWS::StackName}")).log_type("ACCESS_LOGS").resource_arn(distribution),
    );
    let destination = t.add(
        "RequestLogsDestination",
        DeliveryDestination::new(sub("${AWS::StackName}"))
            .destination_resource_arn(group)
            .output_format("json"),
    );
    t.add("RequestLogsDelivery", Delivery::new(destination.arn(), Value::<String>::from(source.reference())));
}

/// What the firewall refused, without the headers that sign somebody in.
/// <https://docs.aws.amazon.com/waf/latest/developerguide/logging-cw-logs.html>
pub(super) fn refusals(t: &mut Template, seal: &Seal, firewall: Handle<WebACL>) {
    let group = group(t, seal, "RefusalLogs", "aws-waf-logs-${AWS::StackName}");
    let filter = json!({
        "DefaultBehavior": "DROP",
        "Filters": [{
            "Behavior": "KEEP",
            "Conditions": [{ "ActionCondition": { "Action": "BLOCK" } }],
            "Requirement": "MEETS_ANY",
        }],
    });
    let hidden = ["authorization", "cookie"]
        .map(|name| logging_configuration::FieldToMatch::new().single_header(json!({ "Name": name })));
    t.add(
        "Refusals",
        LoggingConfiguration::new([group], firewall.arn()).logging_filter(filter).redacted_fields(hidden),
    );
}

/// The ARN of a new log group.
fn group(t: &mut Template, seal: &Seal, id: &'static str, name: &str) -> Value<String> {
    let group = LogGroup::new().log_group_name(sub(name).into_id()).retention_in_days(KEPT);
    let group = t.add(id, seal.on(group, LogGroup::kms_key_id));
    t.entry(&group).keep(DeletionPolicy::Delete);
    log_group::arn(&group)
}
