//! Intrinsic functions as typed values.
//! <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html>

use serde_json::{Map, Value as Json, json};

use crate::template::Condition;
use crate::value::Value;

/// `Fn::Sub` over logical ids, `Id.Attribute` and pseudo parameters.
#[must_use]
pub fn sub(text: impl Into<String>) -> Value<String> {
    Value::from_json(json!({ "Fn::Sub": text.into() }))
}

/// `Fn::Sub` with values of its own for some variables.
#[must_use]
pub fn sub_with<'a>(
    text: impl Into<String>,
    values: impl IntoIterator<Item = (&'a str, Value<String>)>,
) -> Value<String> {
    let values: Map<String, Json> =
        values.into_iter().map(|(name, value)| (name.to_owned(), value.into_json())).collect();
    Value::from_json(json!({ "Fn::Sub": [text.into(), values] }))
}

/// `Fn::Join` of values with a separator.
#[must_use]
pub fn join(separator: &str, items: impl IntoIterator<Item = Value<String>>) -> Value<String> {
    let items: Vec<Json> = items.into_iter().map(Value::into_json).collect();
    Value::from_json(json!({ "Fn::Join": [separator, items] }))
}

/// `Fn::Join` of a list that only the deployment knows.
#[must_use]
pub fn join_list<T>(separator: &str, list: Value<Vec<T>>) -> Value<String> {
    Value::from_json(json!({ "Fn::Join": [separator, list.into_json()] }))
}

/// `Fn::Split`: the items of a text, such as the ids that another stack joined.
#[must_use]
pub fn split(separator: &str, text: Value<String>) -> Value<Vec<String>> {
    Value::from_json(json!({ "Fn::Split": [separator, text.into_json()] }))
}

/// `Fn::Select`: one item of a list, counted from 0.
#[must_use]
pub fn select<T>(index: usize, list: Value<Vec<T>>) -> Value<T> {
    Value::from_json(json!({ "Fn::Select": [index, list.into_json()] }))
}

/// `Fn::GetAZs`: the availability zones of a region; of the stack's own for an empty text.
#[must_use]
pub fn availability_zones(region: impl Into<Value<String>>) -> Value<Vec<String>> {
    Value::from_json(json!({ "Fn::GetAZs": region.into().into_json() }))
}

/// The `index`th availability zone of the region that the stack is deployed to.
#[must_use]
pub fn availability_zone(index: usize) -> Value<String> {
    select(index, availability_zones(""))
}

/// `Fn::Cidr`: `count` blocks of a range, each with `bits` bits for its hosts.
#[must_use]
pub fn cidr(range: impl Into<Value<String>>, count: usize, bits: usize) -> Value<Vec<String>> {
    Value::from_json(json!({ "Fn::Cidr": [range.into().into_json(), count, bits] }))
}

/// `Fn::Base64`, such as for the user data of an instance.
#[must_use]
pub fn base64(text: impl Into<Value<String>>) -> Value<String> {
    Value::from_json(json!({ "Fn::Base64": text.into().into_json() }))
}

/// `Fn::If`: one of two values. [`no_value`] as one of them leaves the property out.
#[must_use]
pub fn choose<T>(condition: Condition, yes: impl Into<Value<T>>, no: impl Into<Value<T>>) -> Value<T> {
    Value::from_json(json!({ "Fn::If": [condition.name(), yes.into().into_json(), no.into().into_json()] }))
}

/// `AWS::NoValue`: a property that is not there.
#[must_use]
pub fn no_value<T>() -> Value<T> {
    Value::from_json(json!({ "Ref": "AWS::NoValue" }))
}

/// `Fn::ImportValue`: what another stack exports. Stacks of one platform hand their outputs on as parameters instead.
#[must_use]
pub fn import_value(name: impl Into<Value<String>>) -> Value<String> {
    Value::from_json(json!({ "Fn::ImportValue": name.into().into_json() }))
}

/// `Fn::Transform`: what a macro makes of its parameters.
#[must_use]
pub fn transform<T>(name: &str, parameters: Json) -> Value<T> {
    Value::from_json(json!({ "Fn::Transform": { "Name": name, "Parameters": parameters } }))
}

/// `Fn::Length` of a list; the template needs the transform `AWS::LanguageExtensions`.
#[must_use]
pub fn length<T>(list: Value<Vec<T>>) -> Value<i64> {
    Value::from_json(json!({ "Fn::Length": list.into_json() }))
}

/// `Fn::ToJsonString`; the template needs the transform `AWS::LanguageExtensions`.
#[must_use]
pub fn to_json_string<T>(value: Value<T>) -> Value<String> {
    Value::from_json(json!({ "Fn::ToJsonString": value.into_json() }))
}

/// Pseudo parameters.
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/pseudo-parameter-reference.html>
fn pseudo<T>(name: &str) -> Value<T> {
    Value::from_json(json!({ "Ref": name }))
}

#[must_use]
pub fn account_id() -> Value<String> {
    pseudo("AWS::AccountId")
}

#[must_use]
pub fn notification_arns() -> Value<Vec<String>> {
    pseudo("AWS::NotificationARNs")
}

/// Such as `aws`.
#[must_use]
pub fn partition() -> Value<String> {
    pseudo("AWS::Partition")
}

#[must_use]
pub fn region() -> Value<String> {
    pseudo("AWS::Region")
}

#[must_use]
pub fn stack_id() -> Value<String> {
    pseudo("AWS::StackId")
}

#[must_use]
pub fn stack_name() -> Value<String> {
    pseudo("AWS::StackName")
}

/// Such as `amazonaws.com`.
#[must_use]
pub fn url_suffix() -> Value<String> {
    pseudo("AWS::URLSuffix")
}
