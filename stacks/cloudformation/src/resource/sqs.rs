//! `AWS::SQS`. Written by `cargo xtask schema update`; not edited by hand.
#![doc = include_str!("../../examples/sqs.md")]

use super::define::*;

resource! { "AWS::SQS::Queue" Queue -> QueueUrl;
require {
}
accept {
    content_based_deduplication: bool = "ContentBasedDeduplication";
    deduplication_scope: String = "DeduplicationScope";
    delay_seconds: i64 = "DelaySeconds", "0 to 900";
    fifo_queue: bool = "FifoQueue", "a change replaces the resource";
    fifo_throughput_limit: String = "FifoThroughputLimit";
    kms_data_key_reuse_period_seconds: i64 = "KmsDataKeyReusePeriodSeconds", "60 to 86400";
    kms_master_key_id: String = "KmsMasterKeyId";
    maximum_message_size: i64 = "MaximumMessageSize", "1024 to 1048576";
    message_retention_period: i64 = "MessageRetentionPeriod", "60 to 1209600";
    queue_name: String = "QueueName", "a change replaces the resource";
    receive_message_wait_time_seconds: i64 = "ReceiveMessageWaitTimeSeconds", "0 to 20";
    redrive_allow_policy: Json = "RedriveAllowPolicy";
    redrive_policy: Json = "RedrivePolicy";
    sqs_managed_sse_enabled: bool = "SqsManagedSseEnabled";
    tags: Vec<queue::Tag> = "Tags";
    visibility_timeout: i64 = "VisibilityTimeout", "0 to 43200";
}
attributes {
    queue_url: QueueUrl = "QueueUrl";
    arn: QueueArn = "Arn";
    queue_name: String = "QueueName";
} }

/// What belongs to `AWS::SQS::Queue`.
pub mod queue {
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

resource! { "AWS::SQS::QueuePolicy" QueuePolicy -> QueuePolicyId;
require {
    policy_document: Json = "PolicyDocument";
    queues: Vec<String> = "Queues";
}
accept {
}
attributes {
    id: QueuePolicyId = "Id";
} }
