//! The static check of a template: everything that can be known to be wrong without deploying it.

mod anatomy;
mod declared;
mod dynamic;
mod findings;
mod format;
mod function;
mod graph;
mod loops;
mod matching;
mod parameter;
mod policy;
mod property;
mod resource;
mod scalars;
mod scenario;
mod secret;
mod service;
mod silence;

use std::collections::BTreeSet;

use crate::document::{self, Node};
use crate::expand;
use crate::finding::{Finding, Severity};
use crate::rule;
use crate::template::LARGEST_BODY;
use declared::{Declared, Macros};
use findings::Findings;
use function::{Part, Used, Walk};
use scenario::Scenarios;

pub use graph::dependencies;
pub use property::violations;
pub use silence::without_silenced;

/// What a check is told beside the template.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options<'a> {
    /// The region that the template is deployed to, such as `eu-central-1`: types that it lacks are errors.
    pub region: Option<&'a str>,
}

/// The most bytes of a template.
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html>
const LARGEST: usize = 1_048_576;

/// Checks the bytes of a template file.
#[must_use]
pub fn check_bytes(file: &str, bytes: &[u8], options: Options) -> Vec<Finding> {
    let mut findings = match document::read_bytes(bytes) {
        Ok(template) => check(&template, options),
        Err(finding) => vec![finding],
    };
    if bytes.len() > LARGEST {
        let message = format!("{} bytes; CloudFormation takes {LARGEST}", bytes.len());
        findings.push(rule::LIMIT.at("", crate::Place { line: 1, column: 1 }, message, "split the template"));
    } else if bytes.len() > LARGEST_BODY {
        let message = format!("{} bytes: more than the {LARGEST_BODY} of a request", bytes.len());
        findings.push(rule::BODY_SIZE.at(
            "",
            crate::Place { line: 1, column: 1 },
            message,
            "upload it to S3",
        ));
    }
    for finding in &mut findings {
        file.clone_into(&mut finding.file);
    }
    findings
}

/// Checks a template; findings come in the order of their places, without those that the template silences.
#[must_use]
pub fn check(template: &Node, options: Options) -> Vec<Finding> {
    let expanded = expand::expand(template);
    let declared = Declared::new(&expanded.template, expanded.open);
    silence::apply(&declared, find(template, &declared, options))
}

/// Checks a template as AWS does, which knows of no silence.
#[must_use]
pub fn check_all(template: &Node, options: Options) -> Vec<Finding> {
    let expanded = expand::expand(template);
    find(template, &Declared::new(&expanded.template, expanded.open), options)
}

/// `template` is as it is written, `declared` with its loops expanded.
fn find(template: &Node, declared: &Declared, options: Options) -> Vec<Finding> {
    let mut findings = Findings::default();
    scalars::check(declared.root, &mut findings);
    loops::check(template, declared, &mut findings);
    anatomy::check(declared, &mut findings);
    parameter::check(declared, &mut findings);
    let scenarios = Scenarios::new(declared);
    resource::check(declared, &scenarios, options.region, &mut findings);
    properties(declared, &mut findings);
    policy::check(declared, &mut findings);
    secret::check(declared, &mut findings);
    service::check(declared, &mut findings);
    let mut used = values(declared, &scenarios, loops::substituted(template), &mut findings);
    loops::collections(template, &mut used);
    unused(declared, &used, &mut findings);
    graph::check(declared, &scenarios, &mut findings);
    findings.sorted()
}

/// Whether any finding stops a deployment.
#[must_use]
pub fn has_errors(findings: &[Finding]) -> bool {
    findings.iter().any(|finding| finding.severity == Severity::Error)
}

fn properties(declared: &Declared, findings: &mut Findings) {
    if declared.transforms.macros == Macros::Rewrite {
        return;
    }
    for (id, resource) in &declared.resources {
        if let Some(schema) = resource.schema {
            let path = format!("Resources/{id}/Properties");
            property::check(
                schema,
                &path,
                resource.properties,
                resource.node.place,
                Some(declared),
                findings,
            );
        }
    }
}

/// Walks every part in which functions work; gives what they used. `substituted` are the texts that loops wrote into.
fn values(
    declared: &Declared,
    scenarios: &Scenarios,
    substituted: BTreeSet<crate::Place>,
    findings: &mut Findings,
) -> Used {
    let mut walk = Walk::new(declared, scenarios, findings);
    walk.substituted = substituted;
    for (name, condition) in &declared.conditions {
        if condition.function().is_none() {
            let message = format!("a condition is made of a function, found {}", condition.kind_name());
            walk.findings.push(&rule::CONDITION, &format!("Conditions/{name}"), condition.place, message, "");
        }
        walk.value_at(Part::Conditions, &["Conditions", name], condition);
    }
    for (key, template_rule) in declared.root.get("Rules").entries() {
        for part in ["RuleCondition", "Assertions"] {
            walk.value_at(Part::Rules, &["Rules", &key.text, part], template_rule.get(part));
        }
    }
    for (id, resource) in &declared.resources {
        walk.given(resource.node.get("Condition").as_str());
        for part in [
            "Properties",
            "Metadata",
            "CreationPolicy",
            "UpdatePolicy",
            "DeletionPolicy",
            "UpdateReplacePolicy",
        ] {
            walk.value_at(Part::Values, &["Resources", id, part], resource.node.get(part));
        }
        if let Some(name) = resource.node.get("Condition").as_str() {
            named_condition(&mut walk, &["Resources", id, "Condition"], name, resource.node.get("Condition"));
        }
    }
    for (key, output) in declared.root.get("Outputs").entries() {
        walk.given(output.get("Condition").as_str());
        for part in ["Value", "Export", "Description"] {
            walk.value_at(Part::Values, &["Outputs", &key.text, part], output.get(part));
        }
        if let Some(name) = output.get("Condition").as_str() {
            named_condition(&mut walk, &["Outputs", &key.text, "Condition"], name, output.get("Condition"));
        }
    }
    walk.given(None);
    // What `Globals` names, the transform of AWS::Serverless puts into resources.
    walk.value_at(Part::Values, &["Globals"], declared.root.get("Globals"));
    walk.used
}

fn named_condition(walk: &mut Walk, path: &[&str], name: &str, node: &Node) {
    walk.used.conditions.insert(name.to_owned());
    if !walk.declared.conditions.contains_key(name) && !walk.declared.open {
        let help = walk.findings.suggest(name, walk.declared.conditions.keys().copied());
        let message = format!("no condition is called `{name}`");
        walk.findings.push(&rule::UNRESOLVED_REFERENCE, &path.join("/"), node.place, message, &help);
    }
}

fn unused(declared: &Declared, used: &Used, findings: &mut Findings) {
    if declared.open {
        return;
    }
    let section = |name: &str| declared.root.get(name).entries();
    for (key, _) in section("Parameters").iter().filter(|(key, _)| !used.names.contains(&key.text)) {
        let message = format!("the parameter `{}` is never used", key.text);
        findings.push(
            &rule::UNUSED_PARAMETER,
            &format!("Parameters/{}", key.text),
            key.place,
            message,
            "remove it",
        );
    }
    for (key, _) in section("Conditions").iter().filter(|(key, _)| !used.conditions.contains(&key.text)) {
        let message = format!("the condition `{}` is never used", key.text);
        findings.push(
            &rule::UNUSED_CONDITION,
            &format!("Conditions/{}", key.text),
            key.place,
            message,
            "remove it",
        );
    }
    let mappings = section("Mappings").iter().filter(|(key, _)| !used.mappings.contains(&key.text));
    for (key, _) in mappings.filter(|_| !used.any_mapping) {
        let message = format!("the mapping `{}` is never used", key.text);
        findings.push(
            &rule::UNUSED_MAPPING,
            &format!("Mappings/{}", key.text),
            key.place,
            message,
            "remove it",
        );
    }
}

#[cfg(test)]
mod tests;
