//! What CloudFormation refuses before it touches anything.

use std::collections::{BTreeMap, BTreeSet};

use cloudformation::access::trusts;
use cloudformation::document::{self, object};
use cloudformation::template::LARGEST_BODY;
use cloudformation::{catalogue, check, pattern};
use serde_json::Value as Json;

use super::{Parameters, text};
use crate::access;
use crate::error::ApiError;
use crate::http::WriteResult;
use crate::shared::Shared;

/// The rules of the check whose findings CloudFormation reports before it looks at any property.
const FORMAT_ERRORS: [&str; 18] = [
    "condition",
    "deletion-policy",
    "description",
    "find-in-map",
    "format-version",
    "function-arguments",
    "function-place",
    "limit",
    "mapping",
    "missing-type",
    "name",
    "no-resources",
    "null-value",
    "output",
    "parameter",
    "unknown-attribute",
    "unknown-function",
    "unknown-section",
];

/// Refuses a role that no stack made, or that does not trust CloudFormation.
pub(super) fn role(shared: &Shared, arn: &str) -> Result<(), ApiError> {
    let context = BTreeMap::from([("aws:sourceaccount".to_owned(), shared.account.clone())]);
    let state = shared.state();
    let trusts = access::role(&state, arn).is_some_and(|role| {
        let trust = &role.properties["AssumeRolePolicyDocument"];
        trusts(trust, "Service", "cloudformation.amazonaws.com", "sts:AssumeRole", &context)
    });
    if trusts {
        return Ok(());
    }
    Err(ApiError::validation(format!("Role {arn} is invalid or cannot be assumed")))
}

pub(super) fn answer(input: &Parameters) -> Result<WriteResult, ApiError> {
    let body = text(input, "TemplateBody");
    template(body)?;
    let json = super::parse(body);
    Ok(Box::new(move |xml| {
        xml.text("Description", json["Description"].as_str().unwrap_or_default());
        xml.tag("Parameters", |xml| {
            for (key, parameter) in object(&json["Parameters"]) {
                xml.tag("member", |xml| {
                    xml.text("ParameterKey", key);
                    if let Some(default) = parameter["Default"].as_str() {
                        xml.text("DefaultValue", default);
                    }
                });
            }
        });
        xml.tag("Capabilities", |xml| {
            for capability in needed_capabilities(&json) {
                xml.text("member", capability);
            }
        });
    }))
}

/// Refuses what is no template: no document, unknown types, names that do not exist, circles.
pub(super) fn template(body: &str) -> Result<(), ApiError> {
    if body.len() > LARGEST_BODY {
        let message = format!(
            "1 validation error detected: Value at 'templateBody' failed to satisfy constraint: \
             Member must have length less than or equal to {LARGEST_BODY}"
        );
        return Err(ApiError::validation(message));
    }
    let node = document::read(body)
        .map_err(|finding| ApiError::validation(format!("Template format error: {}", finding.message)))?;
    let findings = check::check_all(&node, check::Options::default());
    let named = |rule: &str| -> BTreeSet<String> {
        let found = findings.iter().filter(|finding| finding.rule == rule);
        found.filter_map(|finding| Some(finding.message.split('`').nth(1)?.to_owned())).collect()
    };
    let list = |names: BTreeSet<String>| names.into_iter().collect::<Vec<_>>().join(", ");
    let unknown = named("unknown-type");
    let unresolved: BTreeSet<String> =
        named("unresolved-reference").into_iter().chain(named("depends-on")).collect();
    let message = if !unknown.is_empty() {
        format!("Template format error: Unrecognized resource types: [{}]", list(unknown))
    } else if !unresolved.is_empty() {
        let names = list(unresolved);
        format!(
            "Template format error: Unresolved resource dependencies [{names}] in the Resources block of the template"
        )
    } else if let Some(circle) = findings.iter().find(|finding| finding.rule == "circular-dependency") {
        let names = circle.message.trim_start_matches("circular dependency: ").replace(" → ", ", ");
        format!("Circular dependency between resources: [{names}]")
    } else if let Some(finding) =
        findings.iter().find(|finding| FORMAT_ERRORS.contains(&finding.rule.as_ref()))
    {
        format!("Template format error: {}", finding.message)
    } else {
        return Ok(());
    };
    Err(ApiError::validation(message))
}

/// The values of a template's parameters, given or by default.
pub(super) fn parameters(
    template: &Json,
    given: &BTreeMap<String, String>,
) -> Result<BTreeMap<String, String>, ApiError> {
    let declared = object(&template["Parameters"]);
    let unknown: Vec<&str> =
        given.keys().filter(|key| !declared.contains_key(*key)).map(String::as_str).collect();
    if !unknown.is_empty() {
        let message = format!("Parameters: [{}] do not exist in the template", unknown.join(", "));
        return Err(ApiError::validation(message));
    }
    let (mut values, mut without) = (BTreeMap::new(), Vec::new());
    for (key, parameter) in declared {
        let default = match &parameter["Default"] {
            Json::Null => None,
            Json::String(text) => Some(text.clone()),
            other => Some(other.to_string()),
        };
        match given.get(key).cloned().or(default) {
            Some(value) => {
                constraints(key, parameter, &value)?;
                values.insert(key.clone(), value);
            }
            None => without.push(key.as_str()),
        }
    }
    if !without.is_empty() {
        return Err(ApiError::validation(format!("Parameters: [{}] must have values", without.join(", "))));
    }
    Ok(values)
}

/// Refuses a value that a parameter's constraints do not allow.
fn constraints(key: &str, parameter: &Json, value: &str) -> Result<(), ApiError> {
    let refused = |why: &str| Err(ApiError::validation(format!("Parameter '{key}' must {why}")));
    let text = |json: &Json| json.as_str().map_or_else(|| json.to_string(), str::to_owned);
    if parameter["AllowedValues"]
        .as_array()
        .is_some_and(|allowed| !allowed.iter().any(|item| text(item) == value))
    {
        return refused("be one of AllowedValues");
    }
    if parameter["Type"] == "Number" && value.parse::<f64>().is_err() {
        return refused("be a number");
    }
    let pattern = parameter["AllowedPattern"].as_str();
    if let Some(pattern) = pattern.filter(|pattern| pattern::match_whole(pattern, [value]) == Some(false)) {
        return refused(&format!("match pattern {pattern}"));
    }
    Ok(())
}

/// Roles and policies may be made only by someone who said that they know.
pub(super) fn capabilities(template: &Json, given: &[String]) -> Result<(), ApiError> {
    let needed = needed_capabilities(template);
    let acknowledged = |capability: &&&str| {
        given.iter().any(|given| {
            given == **capability || (given == "CAPABILITY_NAMED_IAM" && **capability == "CAPABILITY_IAM")
        })
    };
    if needed.iter().all(|capability| acknowledged(&capability)) {
        return Ok(());
    }
    let message = format!("Requires capabilities : [{}]", needed.join(", "));
    Err(ApiError::bad("InsufficientCapabilitiesException", message))
}

fn needed_capabilities(template: &Json) -> Vec<&'static str> {
    const NAMES: [&str; 5] =
        ["RoleName", "UserName", "GroupName", "ManagedPolicyName", "InstanceProfileName"];
    let mut iam = object(&template["Resources"])
        .values()
        .filter(|resource| resource["Type"].as_str().is_some_and(|name| name.starts_with("AWS::IAM::")));
    let named = |resource: &Json| NAMES.iter().any(|name| !resource["Properties"][name].is_null());
    match iam.clone().any(named) {
        true => vec!["CAPABILITY_NAMED_IAM"],
        false if iam.next().is_some() => vec!["CAPABILITY_IAM"],
        false => Vec::new(),
    }
}

/// What a resource handler says of properties that its schema refuses.
pub(super) fn properties(resource_type: &str, id: &str, properties: &Json) -> Result<(), String> {
    let Some(schema) = catalogue::find(resource_type) else { return Ok(()) };
    let node = document::Node::from(properties);
    let violations = check::violations(schema, &node, cloudformation::Place::default());
    let Some(violation) = violations.first() else { return Ok(()) };
    let name = violation.message.split('`').nth(1).unwrap_or_default();
    let what = match violation.rule.as_ref() {
        "unknown-property" => format!("#: extraneous key [{name}] is not permitted"),
        "missing-property" => format!("#: required key [{name}] not found"),
        "read-only-property" => {
            return Err(format!(
                "Encountered readonly properties in the resource specification: [/properties/{name}]"
            ));
        }
        _ => format!("#/{}: {}", violation.path, violation.message),
    };
    Err(format!("Properties validation failed for resource {id} with message: {what}"))
}
