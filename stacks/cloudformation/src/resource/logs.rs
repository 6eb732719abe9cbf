//! `AWS::Logs`. Written by `cargo xtask schema update`; not edited by hand.
#![doc = include_str!("../../examples/logs.md")]

use super::define::*;

resource! { "AWS::Logs::Delivery" Delivery -> DeliveryId;
require {
    delivery_destination_arn: DeliveryDestinationArn = "DeliveryDestinationArn", "a change replaces the resource";
    delivery_source_name: String = "DeliverySourceName", "1 to 60 characters; a change replaces the resource";
}
accept {
    field_delimiter: String = "FieldDelimiter", "1 to 5 characters";
    record_fields: Vec<String> = "RecordFields", "0 to 128 items";
    s3_enable_hive_compatible_path: bool = "S3EnableHiveCompatiblePath";
    s3_suffix_path: String = "S3SuffixPath", "0 to 256 characters";
    tags: Vec<delivery::Tag> = "Tags";
}
attributes {
    delivery_id: DeliveryId = "DeliveryId";
    arn: DeliveryArn = "Arn";
    delivery_destination_type: String = "DeliveryDestinationType";
} }

/// What belongs to `AWS::Logs::Delivery`.
pub mod delivery {
use crate::resource::define::*;

structure! { #[doc = "`Tag`."] Tag
require {
    key: String = "Key", "1 to 128 characters";
    value: String = "Value", "0 to 256 characters";
}
accept {
}
}
}

resource! { "AWS::Logs::DeliveryDestination" DeliveryDestination -> DeliveryDestinationName;
require {
    name: String = "Name", "1 to 60 characters; a change replaces the resource";
}
accept {
    delivery_destination_policy: delivery_destination::DestinationPolicy = "DeliveryDestinationPolicy";
    delivery_destination_type: String = "DeliveryDestinationType", "1 to 12 characters; a change replaces the resource";
    destination_resource_arn: String = "DestinationResourceArn", "a change replaces the resource";
    output_format: String = "OutputFormat", "1 to 12 characters; a change replaces the resource";
    tags: Vec<delivery_destination::Tag> = "Tags";
}
attributes {
    arn: DeliveryDestinationArn = "Arn";
} }

/// What belongs to `AWS::Logs::DeliveryDestination`.
pub mod delivery_destination {
use crate::resource::define::*;

structure! { #[doc = "`DestinationPolicy`."] DestinationPolicy
require {
}
accept {
    delivery_destination_name: String = "DeliveryDestinationName", "1 to 60 characters";
    delivery_destination_policy: Json = "DeliveryDestinationPolicy";
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

resource! { "AWS::Logs::DeliverySource" DeliverySource -> DeliverySourceName;
require {
    name: String = "Name", "1 to 60 characters; a change replaces the resource";
}
accept {
    delivery_source_configuration: Json = "DeliverySourceConfiguration";
    log_type: String = "LogType", "1 to 255 characters";
    resource_arn: String = "ResourceArn";
    tags: Vec<delivery_source::Tag> = "Tags";
}
attributes {
    service: String = "Service";
    resource_arns: Vec<String> = "ResourceArns";
    arn: DeliverySourceArn = "Arn";
    status: String = "Status";
    status_reason: String = "StatusReason";
} }

/// What belongs to `AWS::Logs::DeliverySource`.
pub mod delivery_source {
use crate::resource::define::*;

structure! { #[doc = "`Tag`."] Tag
require {
    key: String = "Key", "1 to 128 characters";
    value: String = "Value", "0 to 256 characters";
}
accept {
}
}
}

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
