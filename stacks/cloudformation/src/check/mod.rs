//! The static check of a template: everything that can be known to be wrong without deploying it.

mod graph;
mod property;

use std::collections::BTreeSet;

use crate::document::{self, Node};
use crate::finding::{Finding, Severity, nearest};
use crate::reference::{self, Target};
use crate::catalogue;

pub use graph::dependencies;
pub use property::{Violation, violations};

/// CloudFormation's limit of resources in a template.
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html>
const MOST_RESOURCES: usize = 500;

/// The sections of a template.
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html>
const SECTIONS: [&str; 10] = [
    "AWSTemplateFormatVersion",
    "Description",
    "Metadata",
    "Parameters",
    "Rules",
    "Mappings",
    "Conditions",
    "Transform",
    "Resources",
    "Outputs",
];

/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html>
const PSEUDO_PARAMETERS: [&str; 8] = [
    "AWS::AccountId",
    "AWS::NoValue",
    "AWS::NotificationARNs",
    "AWS::Partition",
    "AWS::Region",
    "AWS::StackId",
    "AWS::StackName",
    "AWS::URLSuffix",
];

/// Checks the text of a template file.
#[must_use]
pub fn check_text(file: &str, text: &str) -> Vec<Finding> {
    let mut findings = match document::read(text) {
        Ok(template) => check(&template),
        Err(finding) => vec![finding],
    };
    for finding in &mut findings {
        file.clone_into(&mut finding.file);
    }
    findings
}

/// Checks a template; findings come in the order of their places.
#[must_use]
pub fn check(template: &Node) -> Vec<Finding> {
    let mut findings = Vec::new();
    sections(template, &mut findings);
    let resources = template.get("Resources");
    for (id, resource) in resources.entries() {
        types(&id.text, resource, &mut findings);
    }
    references(template, &mut findings);
    findings.extend(graph::cycle(template));
    unused_parameters(template, &mut findings);
    findings.sort_by(|a, b| (a.line, a.column, &a.path, a.rule).cmp(&(b.line, b.column, &b.path, b.rule)));
    findings
}

/// Whether any finding stops a deployment.
#[must_use]
pub fn has_errors(findings: &[Finding]) -> bool {
    findings.iter().any(|finding| finding.severity == Severity::Error)
}

fn sections(template: &Node, findings: &mut Vec<Finding>) {
    for (key, _) in template.entries() {
        if !SECTIONS.contains(&key.text.as_str()) {
            let help = suggestion(&key.text, SECTIONS);
            let message = format!("a template has no section `{}`", key.text);
            findings.push(Finding::error("unknown-section", &key.text, key.place, message, help));
        }
    }
    let resources = template.get("Resources");
    if resources.entries().is_empty() {
        let message = "a template needs at least one resource under `Resources`".to_owned();
        findings.push(Finding::error("no-resources", "Resources", template.place, message, String::new()));
    }
    if resources.entries().len() > MOST_RESOURCES {
        let message =
            format!("{} resources; CloudFormation takes {MOST_RESOURCES}", resources.entries().len());
        let help = "move some of them to a stack of their own".to_owned();
        findings.push(Finding::error("too-many-resources", "Resources", resources.place, message, help));
    }
}

fn types(id: &str, resource: &Node, findings: &mut Vec<Finding>) {
    let path = format!("Resources/{id}");
    let Some(name) = resource.get("Type").as_str() else {
        let message = format!("the resource `{id}` has no `Type`");
        findings.push(Finding::error("missing-type", &path, resource.place, message, String::new()));
        return;
    };
    if name.starts_with("Custom::") || name == "AWS::CloudFormation::CustomResource" {
        return;
    }
    let Some(schema) = catalogue::find(name) else {
        let place = resource.get("Type").place;
        let message = format!("the catalogue holds no resource type `{name}`");
        findings.push(Finding::error(
            "unknown-type",
            &path,
            place,
            message,
            suggestion(name, catalogue::type_names()),
        ));
        return;
    };
    for violation in violations(schema, resource.get("Properties"), resource.place) {
        let path = if violation.path.is_empty() {
            format!("{path}/Properties")
        } else {
            format!("{path}/Properties/{}", violation.path)
        };
        findings.push(Finding::error(
            violation.rule,
            &path,
            violation.place,
            violation.message,
            violation.help,
        ));
    }
}

fn references(template: &Node, findings: &mut Vec<Finding>) {
    let names = |section: &str| -> BTreeSet<&str> {
        template.get(section).entries().iter().map(|(key, _)| key.text.as_str()).collect()
    };
    let (resources, parameters, conditions) = (names("Resources"), names("Parameters"), names("Conditions"));
    for section in ["Conditions", "Resources", "Outputs"] {
        for found in reference::find(template.get(section)) {
            let path = format!("{section}/{}", found.path);
            let mut error = |rule, message, help| {
                findings.push(Finding::error(rule, &path, found.place, message, help));
            };
            match &found.target {
                Target::Ref(id) if PSEUDO_PARAMETERS.contains(&id.as_str()) => {}
                Target::Ref(id) if resources.contains(id.as_str()) || parameters.contains(id.as_str()) => {}
                Target::Ref(id) => {
                    let help = suggestion(id, resources.iter().chain(&parameters).copied());
                    error("unresolved-reference", format!("no resource or parameter is called `{id}`"), help);
                }
                Target::Attribute { resource, .. } if !resources.contains(resource.as_str()) => {
                    let help = suggestion(resource, resources.iter().copied());
                    error("unresolved-reference", format!("no resource is called `{resource}`"), help);
                }
                Target::Attribute { resource, attribute } => {
                    let node = template.get("Resources").get(resource);
                    let type_name = node.get("Type").as_str().unwrap_or_default();
                    let known = catalogue::find(type_name);
                    if let Some(schema) = known.filter(|schema| !schema.has_attribute(attribute)) {
                        let attributes = schema.attributes();
                        let help = suggestion(attribute, attributes.iter().map(String::as_str));
                        error(
                            "unknown-attribute",
                            format!("`{type_name}` has no attribute `{attribute}`"),
                            help,
                        );
                    }
                }
                Target::Condition(id) if !conditions.contains(id.as_str()) => {
                    let help = suggestion(id, conditions.iter().copied());
                    error("unresolved-reference", format!("no condition is called `{id}`"), help);
                }
                Target::Condition(_) => {}
            }
        }
    }
    for (id, resource) in template.get("Resources").entries() {
        for name in graph::explicit(resource) {
            if !resources.contains(name) {
                let path = format!("Resources/{}/DependsOn", id.text);
                let message = format!("no resource is called `{name}`");
                let help = suggestion(name, resources.iter().copied());
                let place = resource.get("DependsOn").place;
                findings.push(Finding::error("unresolved-reference", &path, place, message, help));
            }
        }
    }
}

fn unused_parameters(template: &Node, findings: &mut Vec<Finding>) {
    let used: BTreeSet<String> = ["Conditions", "Resources", "Outputs", "Rules"]
        .into_iter()
        .flat_map(|section| reference::find(template.get(section)))
        .map(|reference| reference.target.id().to_owned())
        .collect();
    for (key, _) in template.get("Parameters").entries() {
        if !used.contains(&key.text) {
            let message = format!("the parameter `{}` is never used", key.text);
            let path = format!("Parameters/{}", key.text);
            findings.push(Finding::warning(
                "unused-parameter",
                &path,
                key.place,
                message,
                "remove it".into(),
            ));
        }
    }
}

fn suggestion<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    nearest(wrong, known).map_or_else(String::new, |name| format!("did you mean `{name}`?"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(resources: &str, expected: &[&str]) {
        let text = format!("Resources:\n{resources}");
        let found: Vec<String> = check_text("t.yaml", &text)
            .iter()
            .map(|finding| format!("{} {}:{} {}", finding.rule, finding.line, finding.path, finding.help))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_correct_template_has_no_finding() {
        check("  Q: {Type: AWS::SQS::Queue, Properties: {DelaySeconds: 5}}", &[]);
    }

    #[test]
    fn unknown_names_are_found_with_the_nearest_right_one() {
        check("  Q: {Type: AWS::SQS::Queu}", &["unknown-type 2:Resources/Q did you mean `AWS::SQS::Queue`?"]);
        check(
            "  Q: {Type: AWS::SQS::Queue, Properties: {DelaySecond: 5}}",
            &["unknown-property 2:Resources/Q/Properties/DelaySecond did you mean `DelaySeconds`?"],
        );
        check(
            "  Q: {Type: AWS::SQS::Queue, Properties: {QueueName: !Ref Missing}}",
            &["unresolved-reference 2:Resources/Q/Properties/QueueName "],
        );
        check(
            "  Q: {Type: AWS::SQS::Queue}\n  R: {Type: AWS::SQS::Queue, Properties: {QueueName: !GetAtt Q.Arm}}",
            &["unknown-attribute 3:Resources/R/Properties/QueueName did you mean `Arn`?"],
        );
    }

    #[test]
    fn schema_rules_are_applied() {
        check(
            "  S: {Type: AWS::EC2::Subnet, Properties: {CidrBlock: 10.0.0.0/24}}",
            &["missing-property 2:Resources/S/Properties add it: AWS refuses the resource without it"],
        );
        check(
            "  Q: {Type: AWS::SQS::Queue, Properties: {FifoQueue: maybe}}",
            &["wrong-type 2:Resources/Q/Properties/FifoQueue "],
        );
        check(
            "  Q: {Type: AWS::SQS::Queue, Properties: {Arn: x}}",
            &["read-only-property 2:Resources/Q/Properties/Arn remove it: AWS sets it"],
        );
        check(
            "  L: {Type: AWS::Logs::LogGroup, Properties: {RetentionInDays: 2}}",
            &["enum-value 2:Resources/L/Properties/RetentionInDays "],
        );
    }

    #[test]
    fn a_circle_is_found() {
        check(
            "  A: {Type: AWS::SQS::Queue, Properties: {QueueName: !GetAtt B.Arn}}\n  B: {Type: AWS::SQS::Queue, Properties: {QueueName: !GetAtt A.Arn}}",
            &[
                "circular-dependency 2:Resources/A break the circle with a resource of its own, such as `AWS::EC2::SecurityGroupIngress`",
            ],
        );
    }

    #[test]
    fn values_of_intrinsics_are_unknown_and_no_error() {
        check(
            "  Q: {Type: AWS::SQS::Queue, Properties: {DelaySeconds: !Select [0, [1]], Tags: !If [C, [], []]}}",
            &["unresolved-reference 2:Resources/Q/Properties/Tags "],
        );
    }
}
