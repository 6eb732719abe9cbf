//! Typed `ssm` resources. Written by `cargo xtask schema update`; not edited by hand.

use serde_json::{Map, Value as Json};

use crate::template::Resource;
use crate::value::Value;

/// `AWS::SSM::Parameter`.
#[derive(Clone, Debug, Default)]
pub struct Parameter {
    properties: Map<String, Json>,
}

impl Parameter {
    #[must_use]
    pub fn new(type_: impl Into<Value<parameter::Type>>, value: impl Into<Value<String>>) -> Self {
        Self::default().type_(type_).value(value)
    }

    #[must_use]
    pub fn allowed_pattern(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("AllowedPattern".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn data_type(mut self, value: impl Into<Value<parameter::DataType>>) -> Self {
        self.properties.insert("DataType".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn description(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Description".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Name".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn policies(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Policies".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn tags(mut self, value: impl Into<Value<Json>>) -> Self {
        self.properties.insert("Tags".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn tier(mut self, value: impl Into<Value<parameter::Tier>>) -> Self {
        self.properties.insert("Tier".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn type_(mut self, value: impl Into<Value<parameter::Type>>) -> Self {
        self.properties.insert("Type".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn value(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Value".into(), value.into().into_json());
        self
    }
}

impl Resource for Parameter {
    const TYPE: &'static str = "AWS::SSM::Parameter";
    type Attribute = parameter::Attribute;

    fn into_properties(self) -> Map<String, Json> {
        self.properties
    }
}

/// What belongs to `AWS::SSM::Parameter`.
pub mod parameter {
use crate::value::Value;

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DataType {
    Text,
    AwsEc2Image,
}

impl AsRef<str> for DataType {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Text => "text",
            Self::AwsEc2Image => "aws:ec2:image",
        }
    }
}

impl From<DataType> for Value<DataType> {
    fn from(value: DataType) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tier {
    Standard,
    Advanced,
    IntelligentTiering,
}

impl AsRef<str> for Tier {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Standard => "Standard",
            Self::Advanced => "Advanced",
            Self::IntelligentTiering => "Intelligent-Tiering",
        }
    }
}

impl From<Tier> for Value<Tier> {
    fn from(value: Tier) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    String,
    StringList,
}

impl AsRef<str> for Type {
    fn as_ref(&self) -> &str {
        match *self {
            Self::String => "String",
            Self::StringList => "StringList",
        }
    }
}

impl From<Type> for Value<Type> {
    fn from(value: Type) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// What `Fn::GetAtt` gives of `AWS::SSM::Parameter`.
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
