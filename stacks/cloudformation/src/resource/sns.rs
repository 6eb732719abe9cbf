//! Typed `sns` resources. Written by `cargo xtask schema update`; not edited by hand.

use serde_json::{Map, Value as Json};

use crate::template::Resource;
use crate::value::Value;

/// `AWS::SNS::Topic`.
#[derive(Clone, Debug, Default)]
pub struct Topic {
    properties: Map<String, Json>,
}

impl Topic {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn archive_policy(mut self, value: impl Into<Value<Json>>) -> Self {
        self.properties.insert("ArchivePolicy".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn content_based_deduplication(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("ContentBasedDeduplication".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn data_protection_policy(mut self, value: impl Into<Value<Json>>) -> Self {
        self.properties.insert("DataProtectionPolicy".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn delivery_status_logging(mut self, value: impl Into<Value<Vec<topic::LoggingConfig>>>) -> Self {
        self.properties.insert("DeliveryStatusLogging".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn display_name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("DisplayName".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn fifo_throughput_scope(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("FifoThroughputScope".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn fifo_topic(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("FifoTopic".into(), value.into().into_json());
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
    pub fn signature_version(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("SignatureVersion".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn subscription(mut self, value: impl Into<Value<Vec<topic::Subscription>>>) -> Self {
        self.properties.insert("Subscription".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn tags(mut self, value: impl Into<Value<Vec<topic::Tag>>>) -> Self {
        self.properties.insert("Tags".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn topic_name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("TopicName".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn tracing_config(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("TracingConfig".into(), value.into().into_json());
        self
    }
}

impl Resource for Topic {
    const TYPE: &'static str = "AWS::SNS::Topic";
    type Attribute = topic::Attribute;

    fn into_properties(self) -> Map<String, Json> {
        self.properties
    }
}

/// What belongs to `AWS::SNS::Topic`.
pub mod topic {
use serde_json::Map;
use serde_json::Value as Json;
use crate::value::Value;

/// `LoggingConfig` of `AWS::SNS::Topic`.
#[derive(Clone, Debug, Default)]
pub struct LoggingConfig {
    properties: Map<String, Json>,
}

impl LoggingConfig {
    #[must_use]
    pub fn new(protocol: impl Into<Value<LoggingConfigProtocol>>) -> Self {
        Self::default().protocol(protocol)
    }

    #[must_use]
    pub fn failure_feedback_role_arn(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("FailureFeedbackRoleArn".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn protocol(mut self, value: impl Into<Value<LoggingConfigProtocol>>) -> Self {
        self.properties.insert("Protocol".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn success_feedback_role_arn(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("SuccessFeedbackRoleArn".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn success_feedback_sample_rate(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("SuccessFeedbackSampleRate".into(), value.into().into_json());
        self
    }
}

impl From<LoggingConfig> for Value<LoggingConfig> {
    fn from(value: LoggingConfig) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `Subscription` of `AWS::SNS::Topic`.
#[derive(Clone, Debug, Default)]
pub struct Subscription {
    properties: Map<String, Json>,
}

impl Subscription {
    #[must_use]
    pub fn new(endpoint: impl Into<Value<String>>, protocol: impl Into<Value<String>>) -> Self {
        Self::default().endpoint(endpoint).protocol(protocol)
    }

    #[must_use]
    pub fn endpoint(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Endpoint".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn protocol(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Protocol".into(), value.into().into_json());
        self
    }
}

impl From<Subscription> for Value<Subscription> {
    fn from(value: Subscription) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `Tag` of `AWS::SNS::Topic`.
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

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoggingConfigProtocol {
    HttpS,
    Sqs,
    Lambda,
    Firehose,
    Application,
}

impl AsRef<str> for LoggingConfigProtocol {
    fn as_ref(&self) -> &str {
        match *self {
            Self::HttpS => "http/s",
            Self::Sqs => "sqs",
            Self::Lambda => "lambda",
            Self::Firehose => "firehose",
            Self::Application => "application",
        }
    }
}

impl From<LoggingConfigProtocol> for Value<LoggingConfigProtocol> {
    fn from(value: LoggingConfigProtocol) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// What `Fn::GetAtt` gives of `AWS::SNS::Topic`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attribute {
    TopicArn,
}

impl AsRef<str> for Attribute {
    fn as_ref(&self) -> &str {
        match *self {
            Self::TopicArn => "TopicArn",
        }
    }
}
}
