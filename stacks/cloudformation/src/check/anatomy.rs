//! The sections of a template, their names and their sizes.

use super::declared::Declared;
use super::findings::{Findings, join};
use crate::document::{Kind, Node};
use crate::rule;

/// The sections of a template. `Globals` belongs to the transform of `AWS::Serverless`.
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html>
const SECTIONS: [&str; 11] = [
    "AWSTemplateFormatVersion",
    "Conditions",
    "Description",
    "Globals",
    "Mappings",
    "Metadata",
    "Outputs",
    "Parameters",
    "Resources",
    "Rules",
    "Transform",
];

/// The most entries of each section, and the longest names in characters.
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html>
const LIMITS: [(&str, usize); 4] =
    [("Mappings", 200), ("Outputs", 200), ("Parameters", 200), ("Resources", 500)];
const LONGEST_NAME: usize = 255;
const MAPPING_ATTRIBUTES: usize = 200;
/// Bytes.
const LONGEST_DESCRIPTION: usize = 1_024;

pub(super) fn check(declared: &Declared, findings: &mut Findings) {
    let root = declared.root;
    if !root.is_map() {
        let message = format!("a template is a mapping, found {}", root.kind_name());
        findings.push(&rule::NO_RESOURCES, "", root.place, message, "");
        return;
    }
    sections(declared, findings);
    format_version(root.get("AWSTemplateFormatVersion"), findings);
    description(root.get("Description"), findings);
    transform(root.get("Transform"), findings);
    for (name, most) in LIMITS {
        entries(name, most, root.get(name), findings);
    }
    // Conditions may have other names: AWS's own templates have some with an ampersand.
    for section in ["Mappings", "Outputs", "Parameters", "Resources"] {
        names(section, root.get(section), declared, findings);
    }
    for (id, node) in &declared.parameters {
        if let Some(resource) = declared.resources.get(id) {
            let message = format!("`{id}` is a parameter and a resource");
            let help = "rename the parameter: renaming the resource would replace it";
            let place = if node.place > resource.node.place { node.place } else { resource.node.place };
            findings.push(&rule::SAME_NAME, &format!("Parameters/{id}"), place, message, help);
        }
    }
    mappings(root.get("Mappings"), findings);
    outputs(declared, findings);
    rules(root.get("Rules"), findings);
    metadata(declared, findings);
}

fn sections(declared: &Declared, findings: &mut Findings) {
    let root = declared.root;
    for (key, node) in root.entries() {
        let name = key.text.as_str();
        let is_known = SECTIONS.contains(&name) && (name != "Globals" || declared.transforms.serverless);
        if !is_known && !declared.open {
            let help = findings.suggest(name, SECTIONS.into_iter().filter(|section| *section != name));
            findings.push(
                &rule::UNKNOWN_SECTION,
                name,
                key.place,
                format!("a template has no section `{name}`"),
                &help,
            );
        }
        let is_mapping = !matches!(name, "AWSTemplateFormatVersion" | "Description" | "Transform");
        if is_known && is_mapping && !node.is_map() && !node.is_null() {
            let message = format!("`{name}` is a mapping, found {}", node.kind_name());
            let rule = match name {
                "Parameters" => &rule::PARAMETER,
                "Mappings" => &rule::MAPPING,
                "Conditions" => &rule::CONDITION,
                "Outputs" => &rule::OUTPUT,
                "Rules" => &rule::TEMPLATE_RULE,
                "Metadata" | "Globals" => &rule::METADATA,
                _ => &rule::NO_RESOURCES,
            };
            findings.push(rule, name, node.place, message, "");
        }
    }
    let resources = root.get("Resources");
    if resources.entries().is_empty() && !declared.open && (resources.is_map() || resources.is_null()) {
        let message = "a template needs at least one resource under `Resources`".to_owned();
        findings.push(&rule::NO_RESOURCES, "Resources", root.place, message, "");
    }
}

fn format_version(node: &Node, findings: &mut Findings) {
    if !node.is_null() && node.as_str() != Some("2010-09-09") {
        let message = "the format version is `2010-09-09`, as a text".to_owned();
        let help = "write AWSTemplateFormatVersion: \"2010-09-09\"";
        findings.push(&rule::FORMAT_VERSION, "AWSTemplateFormatVersion", node.place, message, help);
    }
}

fn description(node: &Node, findings: &mut Findings) {
    let message = match &node.kind {
        Kind::Null => return,
        Kind::String(text) if text.len() <= LONGEST_DESCRIPTION => return,
        Kind::String(text) => format!("{} bytes; CloudFormation takes {LONGEST_DESCRIPTION}", text.len()),
        _ => format!("a description is a text, found {}", node.kind_name()),
    };
    findings.push(&rule::DESCRIPTION, "Description", node.place, message, "");
}

fn transform(node: &Node, findings: &mut Findings) {
    let is_one = |node: &Node| node.as_str().is_some() || node.get("Name").as_str().is_some();
    let is_list = node.is_list() && node.items().iter().all(is_one);
    if !(node.is_null() || is_one(node) || is_list) {
        let message = "a transform is a name, a mapping with `Name`, or a list of them".to_owned();
        findings.push(&rule::TRANSFORM, "Transform", node.place, message, "");
    }
}

/// The number of a section's entries.
fn entries(section: &str, most: usize, node: &Node, findings: &mut Findings) {
    let count = node.entries().len();
    if count > most {
        let message = format!("{count} entries; CloudFormation takes {most} under `{section}`");
        let help = "move some of them to a stack of their own";
        findings.push(&rule::LIMIT, section, node.place, message, help);
    }
}

/// The names of a section's entries.
fn names(section: &str, node: &Node, declared: &Declared, findings: &mut Findings) {
    for (key, _) in node.entries() {
        let name = &key.text;
        let path = format!("{section}/{name}");
        if name.starts_with("Fn::") && (declared.open || declared.transforms.extensions) {
            continue;
        }
        if name.is_empty() || !name.chars().all(|c| c.is_ascii_alphanumeric()) {
            let message = format!("`{name}`: names are letters and digits");
            findings.push(&rule::NAME, &path, key.place, message, "");
        } else if name.len() > LONGEST_NAME {
            let message = format!("a name of {} characters; CloudFormation takes {LONGEST_NAME}", name.len());
            findings.push(&rule::LIMIT, &path, key.place, message, "");
        }
    }
}

fn mappings(section: &Node, findings: &mut Findings) {
    for (name, mapping) in section.entries() {
        if name.text == "Fn::Transform" {
            continue;
        }
        let path = format!("Mappings/{}", name.text);
        let mut wrong = |path: &str, node: &Node, expected: &str| {
            let message = format!("{expected}, found {}", node.kind_name());
            findings.push(&rule::MAPPING, path, node.place, message, "");
        };
        if !mapping.is_map() {
            wrong(&path, mapping, "a mapping has keys");
            continue;
        }
        if mapping.entries().len() > MAPPING_ATTRIBUTES {
            let count = mapping.entries().len();
            let message = format!("{count} keys; CloudFormation takes {MAPPING_ATTRIBUTES}");
            findings.push(&rule::LIMIT, &path, mapping.place, message, "");
            continue;
        }
        for (key, second) in mapping.entries() {
            let path = join(&path, &key.text);
            if key.text == "Fn::Transform" {
                continue;
            }
            if !second.is_map() {
                wrong(&path, second, "a key of a mapping has keys of its own");
                continue;
            }
            for (key, value) in second.entries() {
                let path = join(&path, &key.text);
                let is_scalar = |node: &Node| !node.is_map() && !node.is_list() && !node.is_null();
                if !(is_scalar(value) || value.is_list() && value.items().iter().all(is_scalar)) {
                    wrong(&path, value, "a value of a mapping is a text or a list of texts");
                }
            }
        }
    }
}

fn outputs(declared: &Declared, findings: &mut Findings) {
    const KEYS: [&str; 4] = ["Condition", "Description", "Export", "Value"];
    for (name, output) in declared.root.get("Outputs").entries() {
        if name.text.starts_with("Fn::") {
            continue;
        }
        let path = format!("Outputs/{}", name.text);
        if !output.is_map() {
            let message = format!("an output is a mapping with `Value`, found {}", output.kind_name());
            findings.push(&rule::OUTPUT, &path, output.place, message, "");
            continue;
        }
        findings.unknown_keys(&rule::OUTPUT, &path, output, &KEYS, "an output");
        let value = output.get("Value");
        if !output.has("Value") {
            let message = "an output needs `Value`".to_owned();
            findings.push(&rule::OUTPUT, &path, output.place, message, "");
        } else if value.is_list() || value.is_map() && value.function().is_none() {
            let message = format!("the value of an output is a text, found {}", value.kind_name());
            findings.push(
                &rule::OUTPUT,
                &join(&path, "Value"),
                value.place,
                message,
                "join the list, or pick one item",
            );
        }
        let description = output.get("Description");
        if output.has("Description")
            && description.as_text().is_none_or(|text| text.len() > LONGEST_DESCRIPTION)
        {
            let message = format!("a description is a text of at most {LONGEST_DESCRIPTION} bytes");
            findings.push(&rule::OUTPUT, &join(&path, "Description"), description.place, message, "");
        }
        let export = output.get("Export");
        if output.has("Export") && !(export.entries().len() == 1 && export.has("Name")) {
            let message = "an export is a mapping with `Name` alone".to_owned();
            findings.push(&rule::OUTPUT, &join(&path, "Export"), export.place, message, "");
        }
        condition(&path, output.get("Condition"), findings);
    }
}

/// Rules assert something of the parameters, perhaps under a condition.
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/rules-section-structure.html>
fn rules(section: &Node, findings: &mut Findings) {
    for (name, node) in section.entries() {
        if name.text.starts_with("Fn::") {
            continue;
        }
        let path = format!("Rules/{}", name.text);
        if !node.is_map() {
            let message = format!("a rule is a mapping with `Assertions`, found {}", node.kind_name());
            findings.push(&rule::TEMPLATE_RULE, &path, node.place, message, "");
            continue;
        }
        findings.unknown_keys(&rule::TEMPLATE_RULE, &path, node, &["Assertions", "RuleCondition"], "a rule");
        let assertions = node.get("Assertions");
        if assertions.items().is_empty() {
            let place = if assertions.is_null() { node.place } else { assertions.place };
            let message = "a rule needs `Assertions`, a list of at least one".to_owned();
            findings.push(&rule::TEMPLATE_RULE, &join(&path, "Assertions"), place, message, "");
        }
        for (index, assertion) in assertions.items().iter().enumerate() {
            one_assertion(&format!("{path}/Assertions/{index}"), assertion, findings);
        }
    }
}

fn one_assertion(path: &str, node: &Node, findings: &mut Findings) {
    const KEYS: [&str; 2] = ["Assert", "AssertDescription"];
    if !node.is_map() {
        let message = format!("an assertion is a mapping with `Assert`, found {}", node.kind_name());
        findings.push(&rule::TEMPLATE_RULE, path, node.place, message, "");
        return;
    }
    findings.unknown_keys(&rule::TEMPLATE_RULE, path, node, &KEYS, "an assertion");
    if !node.has("Assert") {
        findings.push(&rule::TEMPLATE_RULE, path, node.place, "an assertion needs `Assert`".into(), "");
    }
}

/// The attribute `Condition` of a resource or an output: the name of a condition.
pub(super) fn condition(path: &str, node: &Node, findings: &mut Findings) {
    if !node.is_null() && node.as_str().is_none() {
        let message = format!("`Condition` is the name of a condition, found {}", node.kind_name());
        findings.push(&rule::CONDITION, &join(path, "Condition"), node.place, message, "");
    }
}

/// `AWS::CloudFormation::Interface` arranges parameters that exist.
fn metadata(declared: &Declared, findings: &mut Findings) {
    let interface = declared.root.get("Metadata").get("AWS::CloudFormation::Interface");
    let path = "Metadata/AWS::CloudFormation::Interface";
    findings.unknown_keys(
        &rule::METADATA,
        path,
        interface,
        &["ParameterGroups", "ParameterLabels"],
        "the interface",
    );
    let groups =
        interface.get("ParameterGroups").items().iter().flat_map(|group| group.get("Parameters").items());
    let grouped = groups.filter_map(|node| Some((node.as_str()?, node.place)));
    let labelled =
        interface.get("ParameterLabels").entries().iter().map(|(key, _)| (key.text.as_str(), key.place));
    for (name, place) in grouped.chain(labelled) {
        if !declared.parameters.contains_key(name) && !declared.open {
            let help = findings.suggest(name, declared.parameters.keys().copied());
            findings.push(&rule::METADATA, path, place, format!("no parameter is called `{name}`"), &help);
        }
    }
}
