//! `AWS::Logs`. Written by `cargo xtask schema update`; not edited by hand.
#![doc = include_str!("../../examples/logs.md")]

use super::define::*;

resource! { "AWS::Logs::LogGroup" LogGroup -> LogGroupName;
require {
}
accept {
    bearer_token_authentication_enabled: bool = "BearerTokenAuthenticationEnabled";
    data_protection_policy: Json = "DataProtectionPolicy";
    deletion_protection_enabled: bool = "DeletionProtectionEnabled";
    field_index_policies: Vec<Json> = "FieldIndexPolicies";
    kms_key_id: String = "KmsKeyId", "0 to 256 characters";
    log_group_class: log_group::LogGroupClass = "LogGroupClass";
    log_group_name: LogGroupName = "LogGroupName", "1 to 512 characters; a change replaces the resource";
    resource_policy_document: Json = "ResourcePolicyDocument";
    retention_in_days: i64 = "RetentionInDays";
    tags: Vec<log_group::Tag> = "Tags";
}
attributes {
    arn: LogGroupArn = "Arn";
} }

/// What belongs to `AWS::Logs::LogGroup`.
pub mod log_group {
use crate::resource::define::*;

structure! { #[doc = "`Tag`."] Tag
require {
    key: String = "Key", "1 to 128 characters";
    value: String = "Value", "0 to 256 characters";
}
accept {
}
}
enumeration! { LogGroupClass { Standard = "STANDARD"; InfrequentAccess = "INFREQUENT_ACCESS"; Delivery = "DELIVERY"; } }
}

resource! { "AWS::Logs::MetricFilter" MetricFilter -> MetricFilterName;
require {
    filter_pattern: String = "FilterPattern", "0 to 1024 characters";
    log_group_name: LogGroupName = "LogGroupName", "1 to 512 characters; a change replaces the resource";
    metric_transformations: Vec<metric_filter::MetricTransformation> = "MetricTransformations", "1 to 1 items";
}
accept {
    apply_on_transformed_logs: bool = "ApplyOnTransformedLogs";
    emit_system_field_dimensions: Vec<String> = "EmitSystemFieldDimensions";
    field_selection_criteria: String = "FieldSelectionCriteria", "0 to 2000 characters";
    filter_name: String = "FilterName", "1 to 512 characters; a change replaces the resource";
}
attributes {
} }

/// What belongs to `AWS::Logs::MetricFilter`.
pub mod metric_filter {
use crate::resource::define::*;

structure! { #[doc = "`Dimension`."] Dimension
require {
    key: String = "Key", "1 to 255 characters";
    value: String = "Value", "1 to 255 characters";
}
accept {
}
}
structure! { #[doc = "`MetricTransformation`."] MetricTransformation
require {
    metric_name: String = "MetricName", "1 to 255 characters";
    metric_namespace: String = "MetricNamespace", "1 to 256 characters";
    metric_value: String = "MetricValue", "1 to 100 characters";
}
accept {
    default_value: f64 = "DefaultValue";
    dimensions: Vec<Dimension> = "Dimensions", "1 to 3 items";
    unit: MetricTransformationUnit = "Unit";
}
}
enumeration! { MetricTransformationUnit { Seconds = "Seconds"; Microseconds = "Microseconds"; Milliseconds = "Milliseconds"; Bytes = "Bytes"; Kilobytes = "Kilobytes"; Megabytes = "Megabytes"; Gigabytes = "Gigabytes"; Terabytes = "Terabytes"; Bits = "Bits"; Kilobits = "Kilobits"; Megabits = "Megabits"; Gigabits = "Gigabits"; Terabits = "Terabits"; Percent = "Percent"; Count = "Count"; BytesSecond = "Bytes/Second"; KilobytesSecond = "Kilobytes/Second"; MegabytesSecond = "Megabytes/Second"; GigabytesSecond = "Gigabytes/Second"; TerabytesSecond = "Terabytes/Second"; BitsSecond = "Bits/Second"; KilobitsSecond = "Kilobits/Second"; MegabitsSecond = "Megabits/Second"; GigabitsSecond = "Gigabits/Second"; TerabitsSecond = "Terabits/Second"; CountSecond = "Count/Second"; None = "None"; } }
}

resource! { "AWS::Logs::ResourcePolicy" ResourcePolicy -> ResourcePolicyName;
require {
    policy_document: Json = "PolicyDocument", "1 to 51200 characters";
    policy_name: String = "PolicyName", "1 to 255 characters; a change replaces the resource";
}
accept {
}
attributes {
} }

resource! { "AWS::Logs::SubscriptionFilter" SubscriptionFilter -> SubscriptionFilterName;
require {
    destination_arn: String = "DestinationArn", "at least 1 characters";
    filter_pattern: String = "FilterPattern", "0 to 1024 characters";
    log_group_name: LogGroupName = "LogGroupName", "1 to 512 characters; a change replaces the resource";
}
accept {
    apply_on_transformed_logs: bool = "ApplyOnTransformedLogs";
    distribution: subscription_filter::Distribution = "Distribution";
    emit_system_fields: Vec<String> = "EmitSystemFields";
    field_selection_criteria: String = "FieldSelectionCriteria", "0 to 2000 characters";
    filter_name: String = "FilterName", "1 to 512 characters; a change replaces the resource";
    role_arn: RoleArn = "RoleArn", "at least 1 characters";
}
attributes {
} }

/// What belongs to `AWS::Logs::SubscriptionFilter`.
pub mod subscription_filter {
use crate::resource::define::*;

enumeration! { Distribution { Random = "Random"; ByLogStream = "ByLogStream"; } }
}
