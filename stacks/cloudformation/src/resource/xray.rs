//! `AWS::XRay`. Written by `cargo xtask schema update`; not edited by hand.
#![doc = include_str!("../../examples/xray.md")]

use super::define::*;

resource! { "AWS::XRay::Group" Group -> GroupArn;
require {
    group_name: String = "GroupName", "1 to 32 characters";
}
accept {
    filter_expression: String = "FilterExpression";
    insights_configuration: group::InsightsConfiguration = "InsightsConfiguration";
    tags: Vec<group::Tag> = "Tags";
}
attributes {
    group_arn: GroupArn = "GroupARN";
} }

/// What belongs to `AWS::XRay::Group`.
pub mod group {
use crate::resource::define::*;

structure! { #[doc = "`InsightsConfiguration`."] InsightsConfiguration
require {
}
accept {
    insights_enabled: bool = "InsightsEnabled";
    notifications_enabled: bool = "NotificationsEnabled";
}
}
structure! { #[doc = "`Tag`."] Tag
require {
    key: String = "Key", "1 to 128 characters";
    value: String = "Value", "0 to 256 characters";
}
accept {
}
}
}

resource! { "AWS::XRay::SamplingRule" SamplingRule -> SamplingRuleArn;
require {
}
accept {
    rule_name: String = "RuleName";
    sampling_rule: sampling_rule::SamplingRule = "SamplingRule";
    sampling_rule_record: sampling_rule::SamplingRuleRecord = "SamplingRuleRecord";
    sampling_rule_update: sampling_rule::SamplingRuleUpdate = "SamplingRuleUpdate";
    tags: Vec<sampling_rule::Tag> = "Tags";
}
attributes {
    rule_arn: SamplingRuleArn = "RuleARN";
} }

/// What belongs to `AWS::XRay::SamplingRule`.
pub mod sampling_rule {
use crate::resource::define::*;

structure! { #[doc = "`SamplingRateBoost`."] SamplingRateBoost
require {
    cooldown_window_minutes: i64 = "CooldownWindowMinutes", "at least 1";
    max_rate: f64 = "MaxRate", "0 to 1";
}
accept {
}
}
structure! { #[doc = "`SamplingRule`."] SamplingRule
require {
    fixed_rate: f64 = "FixedRate", "0 to 1";
    http_method: String = "HTTPMethod", "0 to 10 characters";
    host: String = "Host", "0 to 64 characters";
    priority: i64 = "Priority", "1 to 9999";
    reservoir_size: i64 = "ReservoirSize", "at least 0";
    resource_arn: String = "ResourceARN", "0 to 500 characters";
    service_name: String = "ServiceName", "0 to 64 characters";
    service_type: String = "ServiceType", "0 to 64 characters";
    url_path: String = "URLPath", "0 to 128 characters";
}
accept {
    attributes: Json = "Attributes";
    rule_arn: String = "RuleARN";
    rule_name: String = "RuleName";
    sampling_rate_boost: SamplingRateBoost = "SamplingRateBoost";
    version: i64 = "Version", "at least 1";
}
}
structure! { #[doc = "`SamplingRuleRecord`."] SamplingRuleRecord
require {
}
accept {
    created_at: String = "CreatedAt";
    modified_at: String = "ModifiedAt";
    sampling_rule: SamplingRule = "SamplingRule";
}
}
structure! { #[doc = "`SamplingRuleUpdate`."] SamplingRuleUpdate
require {
}
accept {
    attributes: Json = "Attributes";
    fixed_rate: f64 = "FixedRate", "0 to 1";
    http_method: String = "HTTPMethod", "at most 10 characters";
    host: String = "Host", "at most 64 characters";
    priority: i64 = "Priority", "1 to 9999";
    reservoir_size: i64 = "ReservoirSize", "at least 0";
    resource_arn: String = "ResourceARN", "at most 500 characters";
    rule_arn: String = "RuleARN";
    rule_name: String = "RuleName";
    sampling_rate_boost: SamplingRateBoost = "SamplingRateBoost";
    service_name: String = "ServiceName", "at most 64 characters";
    service_type: String = "ServiceType", "at most 64 characters";
    url_path: String = "URLPath", "at most 128 characters";
}
}
structure! { #[doc = "`Tag`."] Tag
require {
    key: String = "Key", "1 to 128 characters";
    value: String = "Value", "0 to 256 characters";
}
accept {
}
}
}
