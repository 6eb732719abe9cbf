//! `AWS::SNS`. Written by `cargo xtask schema update`; not edited by hand.
#![doc = include_str!("../../examples/sns.md")]

use super::define::*;

resource! { "AWS::SNS::Subscription" Subscription -> SubscriptionArn;
require {
    protocol: String = "Protocol", "a change replaces the resource";
    topic_arn: TopicArn = "TopicArn", "a change replaces the resource";
}
accept {
    delivery_policy: Json = "DeliveryPolicy";
    endpoint: String = "Endpoint", "a change replaces the resource";
    filter_policy: Json = "FilterPolicy";
    filter_policy_scope: String = "FilterPolicyScope";
    raw_message_delivery: bool = "RawMessageDelivery";
    redrive_policy: Json = "RedrivePolicy";
    region: String = "Region";
    replay_policy: Json = "ReplayPolicy";
    subscription_role_arn: RoleArn = "SubscriptionRoleArn";
}
attributes {
    arn: SubscriptionArn = "Arn";
} }

resource! { "AWS::SNS::Topic" Topic -> TopicArn;
require {
}
accept {
    archive_policy: Json = "ArchivePolicy";
    content_based_deduplication: bool = "ContentBasedDeduplication";
    data_protection_policy: Json = "DataProtectionPolicy";
    delivery_status_logging: Vec<topic::LoggingConfig> = "DeliveryStatusLogging";
    display_name: String = "DisplayName";
    fifo_throughput_scope: String = "FifoThroughputScope";
    fifo_topic: bool = "FifoTopic", "a change replaces the resource";
    kms_master_key_id: String = "KmsMasterKeyId";
    maximum_message_size: i64 = "MaximumMessageSize", "1024 to 1048576";
    signature_version: String = "SignatureVersion";
    subscription: Vec<topic::Subscription> = "Subscription";
    tags: Vec<topic::Tag> = "Tags";
    topic_name: String = "TopicName", "at most 256 characters; a change replaces the resource";
    tracing_config: String = "TracingConfig";
}
attributes {
    topic_arn: TopicArn = "TopicArn";
    topic_name: String = "TopicName";
} }

/// What belongs to `AWS::SNS::Topic`.
pub mod topic {
use crate::resource::define::*;

structure! { #[doc = "`LoggingConfig`."] LoggingConfig
require {
    protocol: LoggingConfigProtocol = "Protocol";
}
accept {
    failure_feedback_role_arn: RoleArn = "FailureFeedbackRoleArn";
    success_feedback_role_arn: RoleArn = "SuccessFeedbackRoleArn";
    success_feedback_sample_rate: String = "SuccessFeedbackSampleRate";
}
}
structure! { #[doc = "`Subscription`."] Subscription
require {
    endpoint: String = "Endpoint";
    protocol: String = "Protocol";
}
accept {
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
enumeration! { LoggingConfigProtocol { HttpS = "http/s"; Sqs = "sqs"; Lambda = "lambda"; Firehose = "firehose"; Application = "application"; } }
}

resource! { "AWS::SNS::TopicPolicy" TopicPolicy -> TopicPolicyId;
require {
    policy_document: Json = "PolicyDocument";
    topics: Vec<String> = "Topics";
}
accept {
}
attributes {
    id: TopicPolicyId = "Id";
} }
