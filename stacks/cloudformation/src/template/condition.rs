//! Conditions: what a template decides from its parameters, and the assertions of rules.
//! <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-conditions.html>

use serde_json::{Value as Json, json};

use crate::value::Value;

/// A condition that a template declares, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Condition {
    name: &'static str,
}

impl Condition {
    pub(super) fn new(name: &'static str) -> Self {
        Self { name }
    }

    #[must_use]
    pub fn name(self) -> &'static str {
        self.name
    }

    /// As a part of another condition.
    #[must_use]
    pub fn holds(self) -> Test {
        Test(json!({ "Condition": self.name }))
    }
}

/// What a condition or an assertion says.
#[derive(Clone, Debug)]
pub struct Test(Json);

impl Test {
    pub(super) fn into_json(self) -> Json {
        self.0
    }

    /// `Fn::Not`.
    #[must_use]
    pub fn not(self) -> Self {
        Self(json!({ "Fn::Not": [self.0] }))
    }
}

/// `Fn::Equals`.
#[must_use]
pub fn equals(left: impl Into<Value<String>>, right: impl Into<Value<String>>) -> Test {
    Test(json!({ "Fn::Equals": [left.into().into_json(), right.into().into_json()] }))
}

/// `Fn::And` of 2 to 10 tests.
#[must_use]
pub fn all(tests: impl IntoIterator<Item = Test>) -> Test {
    Test(json!({ "Fn::And": tests.into_iter().map(Test::into_json).collect::<Vec<_>>() }))
}

/// `Fn::Or` of 2 to 10 tests.
#[must_use]
pub fn any(tests: impl IntoIterator<Item = Test>) -> Test {
    Test(json!({ "Fn::Or": tests.into_iter().map(Test::into_json).collect::<Vec<_>>() }))
}

/// `Fn::Contains`, in rules only.
#[must_use]
pub fn contains(list: impl Into<Value<Vec<String>>>, item: impl Into<Value<String>>) -> Test {
    Test(json!({ "Fn::Contains": [list.into().into_json(), item.into().into_json()] }))
}

/// `Fn::EachMemberEquals`, in rules only.
#[must_use]
pub fn each_member_equals(list: impl Into<Value<Vec<String>>>, value: impl Into<Value<String>>) -> Test {
    Test(json!({ "Fn::EachMemberEquals": [list.into().into_json(), value.into().into_json()] }))
}

/// `Fn::EachMemberIn`, in rules only.
#[must_use]
pub fn each_member_in(list: impl Into<Value<Vec<String>>>, among: impl Into<Value<Vec<String>>>) -> Test {
    Test(json!({ "Fn::EachMemberIn": [list.into().into_json(), among.into().into_json()] }))
}

/// `Fn::RefAll`: all values of parameters of a type such as `AWS::EC2::VPC::Id`, in rules only.
#[must_use]
pub fn ref_all(kind: &str) -> Value<Vec<String>> {
    Value::from_json(json!({ "Fn::RefAll": kind }))
}

/// `Fn::ValueOf`: an attribute of a parameter's value, such as `VpcId` of a subnet, in rules only.
#[must_use]
pub fn value_of(parameter: &str, attribute: &str) -> Value<String> {
    Value::from_json(json!({ "Fn::ValueOf": [parameter, attribute] }))
}

/// `Fn::ValueOfAll`: an attribute of all values of a type, in rules only.
#[must_use]
pub fn value_of_all(kind: &str, attribute: &str) -> Value<Vec<String>> {
    Value::from_json(json!({ "Fn::ValueOfAll": [kind, attribute] }))
}
