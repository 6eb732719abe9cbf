//! Parameters and their constraints.
//! <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html>

use std::marker::PhantomData;
use std::ops::RangeInclusive;

use serde_json::{Map, Value as Json};

use crate::resource::id::{HostedZoneId, SecurityGroupId, SubnetId, VpcId};

/// What a parameter may be of.
pub trait Declared {
    /// The parameter's type, such as `List<AWS::EC2::Subnet::Id>`.
    const TYPE: &'static str;
}

macro_rules! declared {
    ($($of:ty => $name:literal),* $(,)?) => {
        $(impl Declared for $of {
            const TYPE: &'static str = $name;
        })*
    };
}

declared! {
    String => "String",
    i64 => "Number",
    Vec<String> => "CommaDelimitedList",
    Vec<i64> => "List<Number>",
    HostedZoneId => "AWS::Route53::HostedZone::Id",
    SecurityGroupId => "AWS::EC2::SecurityGroup::Id",
    SubnetId => "AWS::EC2::Subnet::Id",
    VpcId => "AWS::EC2::VPC::Id",
    Vec<HostedZoneId> => "List<AWS::Route53::HostedZone::Id>",
    Vec<SecurityGroupId> => "List<AWS::EC2::SecurityGroup::Id>",
    Vec<SubnetId> => "List<AWS::EC2::Subnet::Id>",
    Vec<VpcId> => "List<AWS::EC2::VPC::Id>",
}

/// A parameter of a template: what a deployment may choose. Secrets are references, never parameters.
#[derive(Debug)]
pub struct Parameter<T> {
    json: Map<String, Json>,
    of: PhantomData<fn() -> T>,
}

impl<T: Declared> Parameter<T> {
    #[must_use]
    pub fn new(description: &str) -> Self {
        Self::typed(T::TYPE, description)
    }

    fn typed(kind: &str, description: &str) -> Self {
        let json = Map::from_iter([
            ("Type".to_owned(), Json::from(kind)),
            ("Description".to_owned(), Json::from(description)),
        ]);
        Self { json, of: PhantomData }
    }

    #[must_use]
    pub fn default(self, value: impl Into<Json>) -> Self {
        self.with("Default", value)
    }

    /// `AllowedValues`.
    #[must_use]
    pub fn allowed(self, values: impl IntoIterator<Item = impl Into<Json>>) -> Self {
        self.with("AllowedValues", values.into_iter().map(Into::into).collect::<Vec<Json>>())
    }

    /// What a person reads when a value does not fit.
    #[must_use]
    pub fn constraint_description(self, text: &str) -> Self {
        self.with("ConstraintDescription", text)
    }

    /// `NoEcho`: the value is not shown in the console. It still stands wherever the template puts it.
    #[must_use]
    pub fn no_echo(self) -> Self {
        self.with("NoEcho", true)
    }

    fn with(mut self, key: &str, value: impl Into<Json>) -> Self {
        self.json.insert(key.to_owned(), value.into());
        self
    }

    pub(super) fn into_json(self) -> Json {
        Json::Object(self.json)
    }
}

impl Parameter<String> {
    /// The value of an SSM parameter, looked up by its name when the stack is deployed.
    #[must_use]
    pub fn stored(name: &str, description: &str) -> Self {
        Self::typed("AWS::SSM::Parameter::Value<String>", description).default(name)
    }

    /// `AllowedPattern`: a regular expression for the whole value.
    #[must_use]
    pub fn pattern(self, pattern: &str) -> Self {
        self.with("AllowedPattern", pattern)
    }

    /// `MinLength` and `MaxLength`, in characters.
    #[must_use]
    pub fn length(self, length: RangeInclusive<u32>) -> Self {
        self.with("MinLength", *length.start()).with("MaxLength", *length.end())
    }
}

impl Parameter<i64> {
    /// `MinValue` and `MaxValue`.
    #[must_use]
    pub fn between(self, range: RangeInclusive<i64>) -> Self {
        self.with("MinValue", *range.start()).with("MaxValue", *range.end())
    }
}
