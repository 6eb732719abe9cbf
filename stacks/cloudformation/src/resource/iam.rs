//! Typed `iam` resources. Written by `cargo xtask schema update`; not edited by hand.

use serde_json::{Map, Value as Json};

use crate::template::Resource;
use crate::value::Value;

/// `AWS::IAM::Role`.
#[derive(Clone, Debug, Default)]
pub struct Role {
    properties: Map<String, Json>,
}

impl Role {
    #[must_use]
    pub fn new(assume_role_policy_document: impl Into<Value<Json>>) -> Self {
        Self::default().assume_role_policy_document(assume_role_policy_document)
    }

    #[must_use]
    pub fn assume_role_policy_document(mut self, value: impl Into<Value<Json>>) -> Self {
        self.properties.insert("AssumeRolePolicyDocument".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn description(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Description".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn managed_policy_arns(mut self, value: impl Into<Value<Vec<String>>>) -> Self {
        self.properties.insert("ManagedPolicyArns".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn max_session_duration(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("MaxSessionDuration".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn path(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Path".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn permissions_boundary(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("PermissionsBoundary".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn policies(mut self, value: impl Into<Value<Vec<role::Policy>>>) -> Self {
        self.properties.insert("Policies".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn role_name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("RoleName".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn tags(mut self, value: impl Into<Value<Vec<role::Tag>>>) -> Self {
        self.properties.insert("Tags".into(), value.into().into_json());
        self
    }
}

impl Resource for Role {
    const TYPE: &'static str = "AWS::IAM::Role";
    type Attribute = role::Attribute;

    fn into_properties(self) -> Map<String, Json> {
        self.properties
    }
}

/// What belongs to `AWS::IAM::Role`.
pub mod role {
use serde_json::Map;
use serde_json::Value as Json;
use crate::value::Value;

/// `Policy` of `AWS::IAM::Role`.
#[derive(Clone, Debug, Default)]
pub struct Policy {
    properties: Map<String, Json>,
}

impl Policy {
    #[must_use]
    pub fn new(policy_document: impl Into<Value<Json>>, policy_name: impl Into<Value<String>>) -> Self {
        Self::default().policy_document(policy_document).policy_name(policy_name)
    }

    #[must_use]
    pub fn policy_document(mut self, value: impl Into<Value<Json>>) -> Self {
        self.properties.insert("PolicyDocument".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn policy_name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("PolicyName".into(), value.into().into_json());
        self
    }
}

impl From<Policy> for Value<Policy> {
    fn from(value: Policy) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `Tag` of `AWS::IAM::Role`.
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

/// What `Fn::GetAtt` gives of `AWS::IAM::Role`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attribute {
    Arn,
    RoleId,
}

impl AsRef<str> for Attribute {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Arn => "Arn",
            Self::RoleId => "RoleId",
        }
    }
}
}
