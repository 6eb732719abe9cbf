//! Typed `sqs` resources. Written by `cargo xtask schema update`; not edited by hand.

use serde_json::{Map, Value as Json};

use crate::template::Resource;
use crate::value::Value;

/// `AWS::SQS::Queue`.
#[derive(Clone, Debug, Default)]
pub struct Queue {
    properties: Map<String, Json>,
}

impl Queue {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn content_based_deduplication(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("ContentBasedDeduplication".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn deduplication_scope(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("DeduplicationScope".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn delay_seconds(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("DelaySeconds".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn fifo_queue(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("FifoQueue".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn fifo_throughput_limit(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("FifoThroughputLimit".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn kms_data_key_reuse_period_seconds(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("KmsDataKeyReusePeriodSeconds".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn kms_master_key_id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("KmsMasterKeyId".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn maximum_message_size(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("MaximumMessageSize".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn message_retention_period(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("MessageRetentionPeriod".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn queue_name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("QueueName".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn receive_message_wait_time_seconds(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("ReceiveMessageWaitTimeSeconds".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn redrive_allow_policy(mut self, value: impl Into<Value<Json>>) -> Self {
        self.properties.insert("RedriveAllowPolicy".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn redrive_policy(mut self, value: impl Into<Value<Json>>) -> Self {
        self.properties.insert("RedrivePolicy".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn sqs_managed_sse_enabled(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("SqsManagedSseEnabled".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn tags(mut self, value: impl Into<Value<Vec<queue::Tag>>>) -> Self {
        self.properties.insert("Tags".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn visibility_timeout(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("VisibilityTimeout".into(), value.into().into_json());
        self
    }
}

impl Resource for Queue {
    const TYPE: &'static str = "AWS::SQS::Queue";
    type Attribute = queue::Attribute;

    fn into_properties(self) -> Map<String, Json> {
        self.properties
    }
}

/// What belongs to `AWS::SQS::Queue`.
pub mod queue {
use serde_json::Map;
use serde_json::Value as Json;
use crate::value::Value;

/// `Tag` of `AWS::SQS::Queue`.
#[derive(Clone, Debug, Default)]
pub struct Tag {
    properties: Map<String, Json>,
}

impl Tag {
    #[must_use]
    pub fn new(key: impl Into<Value<String>>, value: impl Into<Value<String>>) -> Self {
        Self::default().key(key).value(value)
    }

    #[must_use]
    pub fn key(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Key".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn value(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Value".into(), value.into().into_json());
        self
    }
}

impl From<Tag> for Value<Tag> {
    fn from(value: Tag) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// What `Fn::GetAtt` gives of `AWS::SQS::Queue`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attribute {
    Arn,
    QueueUrl,
}

impl AsRef<str> for Attribute {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Arn => "Arn",
            Self::QueueUrl => "QueueUrl",
        }
    }
}
}

/// `AWS::SQS::QueuePolicy`.
#[derive(Clone, Debug, Default)]
pub struct QueuePolicy {
    properties: Map<String, Json>,
}

impl QueuePolicy {
    #[must_use]
    pub fn new(policy_document: impl Into<Value<Json>>, queues: impl Into<Value<Vec<String>>>) -> Self {
        Self::default().policy_document(policy_document).queues(queues)
    }

    #[must_use]
    pub fn policy_document(mut self, value: impl Into<Value<Json>>) -> Self {
        self.properties.insert("PolicyDocument".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn queues(mut self, value: impl Into<Value<Vec<String>>>) -> Self {
        self.properties.insert("Queues".into(), value.into().into_json());
        self
    }
}

impl Resource for QueuePolicy {
    const TYPE: &'static str = "AWS::SQS::QueuePolicy";
    type Attribute = queue_policy::Attribute;

    fn into_properties(self) -> Map<String, Json> {
        self.properties
    }
}

/// What belongs to `AWS::SQS::QueuePolicy`.
pub mod queue_policy {

/// What `Fn::GetAtt` gives of `AWS::SQS::QueuePolicy`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attribute {
    Id,
}

impl AsRef<str> for Attribute {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Id => "Id",
        }
    }
}
}
