//! Parameters: their types, their constraints, and whether a default keeps to them.
//! <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html>

use std::collections::BTreeSet;

use super::declared::Declared;
use super::findings::{Findings, join};
use crate::document::Node;
use crate::pattern;
use crate::rule;

const KEYS: [&str; 11] = [
    "AllowedPattern",
    "AllowedValues",
    "ConstraintDescription",
    "Default",
    "Description",
    "MaxLength",
    "MaxValue",
    "MinLength",
    "MinValue",
    "NoEcho",
    "Type",
];

/// Values of a list that are held against a pattern, which may be a slow one.
const MOST_MATCHED: usize = 1_000;

const PLAIN: [&str; 4] = ["CommaDelimitedList", "List<Number>", "Number", "String"];

/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html>
const OF_AWS: [&str; 10] = [
    "AWS::EC2::AvailabilityZone::Name",
    "AWS::EC2::Image::Id",
    "AWS::EC2::Instance::Id",
    "AWS::EC2::KeyPair::KeyName",
    "AWS::EC2::SecurityGroup::GroupName",
    "AWS::EC2::SecurityGroup::Id",
    "AWS::EC2::Subnet::Id",
    "AWS::EC2::VPC::Id",
    "AWS::EC2::Volume::Id",
    "AWS::Route53::HostedZone::Id",
];

/// Whether a parameter type is one of CloudFormation's: plain, of AWS, a list of those, or a value of SSM.
fn is_type(name: &str) -> bool {
    let list = |name: &str| {
        let inner = name.strip_prefix("List<").and_then(|rest| rest.strip_suffix('>'));
        inner.is_some_and(|inner| inner == "String" || OF_AWS.contains(&inner))
    };
    let direct = |name: &str| PLAIN.contains(&name) || OF_AWS.contains(&name) || list(name);
    let ssm = name.strip_prefix("AWS::SSM::Parameter::Value<").and_then(|rest| rest.strip_suffix('>'));
    direct(name)
        || name == "AWS::SSM::Parameter::Name"
        || name == "AWS::SSM::Parameter::Value"
        || ssm.is_some_and(direct)
}

/// Whether a parameter's `Ref` gives a list.
pub(super) fn is_list(parameter: &Node) -> bool {
    let name = parameter.get("Type").as_str().unwrap_or_default();
    name.contains("List<") || name.contains("CommaDelimitedList")
}

pub(super) fn check(declared: &Declared, findings: &mut Findings) {
    for (name, parameter) in &declared.parameters {
        let path = format!("Parameters/{name}");
        if !parameter.is_map() {
            let message = format!("a parameter is a mapping with `Type`, found {}", parameter.kind_name());
            findings.push(&rule::PARAMETER, &path, parameter.place, message, "");
            continue;
        }
        findings.unknown_keys(&rule::PARAMETER, &path, parameter, &KEYS, "a parameter");
        one(&path, parameter, findings);
    }
}

fn one(path: &str, parameter: &Node, findings: &mut Findings) {
    let type_node = parameter.get("Type");
    match type_node.as_str() {
        Some(name) if is_type(name) => {}
        Some(name) => {
            let help = findings.suggest(name, PLAIN.into_iter().chain(OF_AWS));
            let message = format!("`{name}` is no parameter type");
            findings.push(&rule::PARAMETER, &join(path, "Type"), type_node.place, message, &help);
        }
        None => {
            let place = if type_node.is_null() { parameter.place } else { type_node.place };
            findings.push(&rule::PARAMETER, path, place, "a parameter needs `Type`, a text".into(), "");
        }
    }
    for (key, node) in parameter.entries() {
        let is_right = match key.text.as_str() {
            "AllowedValues" => node.is_list() && node.items().iter().all(|item| item.as_text().is_some()),
            "MinLength" | "MaxLength" => node.as_text().is_some_and(|text| text.parse::<u64>().is_ok()),
            "MinValue" | "MaxValue" => node.as_text().is_some_and(|text| text.parse::<f64>().is_ok()),
            "NoEcho" => node.as_text().is_some_and(|text| matches!(text.as_str(), "true" | "false")),
            "AllowedPattern" | "ConstraintDescription" | "Description" | "Default" => {
                node.as_text().is_some()
            }
            _ => true,
        };
        if !is_right {
            let what = match key.text.as_str() {
                "AllowedValues" => "a list of texts",
                "MinLength" | "MaxLength" => "a whole number",
                "MinValue" | "MaxValue" => "a number",
                "NoEcho" => "`true` or `false`",
                _ => "a text",
            };
            let found = node.kind_name();
            let message = format!("`{}` is {what}, found {found}", key.text);
            findings.push(&rule::PARAMETER, &join(path, &key.text), node.place, message, "");
        }
    }
    default(path, parameter, findings);
}

/// Why a value breaks a parameter's constraints; a list is judged item by item.
pub(crate) fn violation(parameter: &Node, value: &str) -> Option<String> {
    let name = parameter.get("Type").as_str().unwrap_or_default();
    if name.starts_with("AWS::SSM::Parameter::Value") {
        return None;
    }
    let number = |key: &str| parameter.get(key).as_text()?.parse::<f64>().ok();
    let allowed: Vec<String> =
        parameter.get("AllowedValues").items().iter().filter_map(Node::as_text).collect();
    let values: Vec<&str> =
        if is_list(parameter) { value.split(',').map(str::trim).collect() } else { vec![value] };
    for value in values.iter().copied() {
        if !allowed.is_empty() && !allowed.iter().any(|item| item == value) {
            return Some(format!("`{value}` is not one of its `AllowedValues`"));
        }
        if name.contains("Number") {
            let Ok(found) = value.parse::<f64>() else {
                return Some(format!("`{value}` is no number"));
            };
            let outside = number("MinValue").is_some_and(|least| found < least)
                || number("MaxValue").is_some_and(|most| found > most);
            if outside {
                return Some(format!("`{value}` is outside `MinValue` and `MaxValue`"));
            }
        }
    }
    if name == "String" {
        #[expect(clippy::cast_precision_loss, reason = "a text that long does not fit in memory")]
        let length = value.chars().count() as f64;
        let outside = number("MinLength").is_some_and(|least| length < least)
            || number("MaxLength").is_some_and(|most| length > most);
        if outside {
            return Some("its length is outside `MinLength` and `MaxLength`".into());
        }
    }
    let pattern = parameter.get("AllowedPattern").as_str()?;
    let distinct: BTreeSet<&str> = values.into_iter().collect();
    let fits = pattern::match_whole(pattern, distinct.into_iter().take(MOST_MATCHED));
    (fits == Some(false)).then(|| "it does not match `AllowedPattern`".into())
}

fn default(path: &str, parameter: &Node, findings: &mut Findings) {
    let node = parameter.get("Default");
    let Some(value) = node.as_text() else { return };
    if let Some(why) = violation(parameter, &value) {
        let message = format!("the default breaks the parameter's own constraints: {why}");
        findings.push(&rule::PARAMETER_DEFAULT, &join(path, "Default"), node.place, message, "");
    }
}
