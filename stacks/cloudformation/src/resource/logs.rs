//! Typed `logs` resources. Written by `cargo xtask schema update`; not edited by hand.

use serde_json::{Map, Value as Json};

use crate::template::Resource;
use crate::value::Value;

/// `AWS::Logs::LogGroup`.
#[derive(Clone, Debug, Default)]
pub struct LogGroup {
    properties: Map<String, Json>,
}

impl LogGroup {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn bearer_token_authentication_enabled(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("BearerTokenAuthenticationEnabled".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn data_protection_policy(mut self, value: impl Into<Value<Json>>) -> Self {
        self.properties.insert("DataProtectionPolicy".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn deletion_protection_enabled(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("DeletionProtectionEnabled".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn field_index_policies(mut self, value: impl Into<Value<Vec<Json>>>) -> Self {
        self.properties.insert("FieldIndexPolicies".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn kms_key_id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("KmsKeyId".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn log_group_class(mut self, value: impl Into<Value<log_group::LogGroupClass>>) -> Self {
        self.properties.insert("LogGroupClass".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn log_group_name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("LogGroupName".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn resource_policy_document(mut self, value: impl Into<Value<Json>>) -> Self {
        self.properties.insert("ResourcePolicyDocument".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn retention_in_days(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("RetentionInDays".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn tags(mut self, value: impl Into<Value<Vec<log_group::Tag>>>) -> Self {
        self.properties.insert("Tags".into(), value.into().into_json());
        self
    }
}

impl Resource for LogGroup {
    const TYPE: &'static str = "AWS::Logs::LogGroup";
    type Attribute = log_group::Attribute;

    fn into_properties(self) -> Map<String, Json> {
        self.properties
    }
}

/// What belongs to `AWS::Logs::LogGroup`.
pub mod log_group {
use serde_json::Map;
use serde_json::Value as Json;
use crate::value::Value;

/// `Tag` of `AWS::Logs::LogGroup`.
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
pub enum LogGroupClass {
    Standard,
    InfrequentAccess,
    Delivery,
}

impl AsRef<str> for LogGroupClass {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Standard => "STANDARD",
            Self::InfrequentAccess => "INFREQUENT_ACCESS",
            Self::Delivery => "DELIVERY",
        }
    }
}

impl From<LogGroupClass> for Value<LogGroupClass> {
    fn from(value: LogGroupClass) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// What `Fn::GetAtt` gives of `AWS::Logs::LogGroup`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attribute {
    Arn,
}

impl AsRef<str> for Attribute {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Arn => "Arn",
        }
    }
}
}
