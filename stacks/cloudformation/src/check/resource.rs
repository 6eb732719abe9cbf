//! Resources: their types, and the attributes that stand beside type and properties.
//! <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-product-attribute-reference.html>

use super::anatomy;
use super::declared::{Declared, Resource, is_custom, is_module};
use super::findings::{Findings, join};
use super::graph::explicit;
use super::scenario::{Given, Scenarios};
use crate::catalogue;
use crate::document::Node;
use crate::rule;
use crate::types::{is_stateful, makes_snapshots};

const ATTRIBUTES: [&str; 10] = [
    "Condition",
    "CreationPolicy",
    "DeletionPolicy",
    "DependsOn",
    "Metadata",
    "Properties",
    "Type",
    "UpdatePolicy",
    "UpdateReplacePolicy",
    "Version",
];

/// What the transform of `AWS::Serverless` reads beside them.
const SERVERLESS_ATTRIBUTES: [&str; 2] = ["Connectors", "IgnoreGlobals"];

/// Policies of updates: the key, its own keys, and the types that it works on.
const UPDATE_POLICIES: [(&str, &[&str], &[&str]); 6] = [
    ("AutoScalingReplacingUpdate", &["WillReplace"], &["AWS::AutoScaling::AutoScalingGroup"]),
    (
        "AutoScalingRollingUpdate",
        &[
            "MaxBatchSize",
            "MinActiveInstancesPercent",
            "MinInstancesInService",
            "MinSuccessfulInstancesPercent",
            "PauseTime",
            "SuspendProcesses",
            "WaitOnResourceSignals",
        ],
        &["AWS::AutoScaling::AutoScalingGroup"],
    ),
    (
        "AutoScalingScheduledAction",
        &["IgnoreUnmodifiedGroupSizeProperties"],
        &["AWS::AutoScaling::AutoScalingGroup"],
    ),
    (
        "CodeDeployLambdaAliasUpdate",
        &["AfterAllowTrafficHook", "ApplicationName", "BeforeAllowTrafficHook", "DeploymentGroupName"],
        &["AWS::Lambda::Alias"],
    ),
    ("EnableVersionUpgrade", &[], &["AWS::Elasticsearch::Domain", "AWS::OpenSearchService::Domain"]),
    ("UseOnlineResharding", &[], &["AWS::ElastiCache::ReplicationGroup"]),
];

/// Policies of creation: the key, its own keys, and the types that it works on.
const CREATION_POLICIES: [(&str, &[&str], &[&str]); 3] = [
    (
        "AutoScalingCreationPolicy",
        &["MinSuccessfulInstancesPercent"],
        &["AWS::AutoScaling::AutoScalingGroup"],
    ),
    (
        "ResourceSignal",
        &["Count", "Timeout"],
        &["AWS::AutoScaling::AutoScalingGroup", "AWS::CloudFormation::WaitCondition", "AWS::EC2::Instance"],
    ),
    ("StartFleet", &[], &["AWS::AppStream::Fleet"]),
];

pub(super) fn check(
    declared: &Declared,
    scenarios: &Scenarios,
    region: Option<&str>,
    findings: &mut Findings,
) {
    for (id, resource) in &declared.resources {
        if id.starts_with("Fn::") {
            continue;
        }
        let path = format!("Resources/{id}");
        if !resource.node.is_map() {
            let message = format!("a resource is a mapping with `Type`, found {}", resource.node.kind_name());
            findings.push(&rule::MISSING_TYPE, &path, resource.node.place, message, "");
            continue;
        }
        type_of(&path, resource, declared, region, findings);
        attributes(&path, id, resource, declared, scenarios, findings);
    }
}

fn type_of(
    path: &str,
    resource: &Resource,
    declared: &Declared,
    region: Option<&str>,
    findings: &mut Findings,
) {
    let node = resource.node.get("Type");
    let name = resource.type_name;
    if name.is_empty() {
        if !declared.open {
            let place = if node.is_null() { resource.node.place } else { node.place };
            findings.push(&rule::MISSING_TYPE, path, place, "a resource needs `Type`, a text".into(), "");
        }
        return;
    }
    if is_custom(name) {
        return;
    }
    if is_module(name) {
        for key in ["CreationPolicy", "Tags", "UpdatePolicy"] {
            if resource.node.has(key) {
                let place = resource.node.get(key).place;
                findings.push(&rule::MODULE, &join(path, key), place, format!("a module has no `{key}`"), "");
            }
        }
        return;
    }
    if name.starts_with("AWS::Serverless::") && !declared.transforms.serverless {
        let message = format!("`{name}` needs the transform of AWS::Serverless");
        let help = "add Transform: AWS::Serverless-2016-10-31";
        findings.push(&rule::TRANSFORM_MISSING, &join(path, "Type"), node.place, message, help);
        return;
    }
    let Some(schema) = resource.schema else {
        let is_extension = !name.starts_with("AWS::") && name.split("::").count() >= 3;
        if !is_extension {
            let help = findings.suggest(name, catalogue::type_names());
            let message = format!("the catalogue holds no resource type `{name}`");
            findings.push(&rule::UNKNOWN_TYPE, &join(path, "Type"), node.place, message, &help);
        }
        return;
    };
    if let Some(region) = region
        && catalogue::is_in_region(name, region) == Some(false)
    {
        let message = format!("`{name}` does not exist in {region}");
        findings.push(&rule::TYPE_NOT_IN_REGION, &join(path, "Type"), node.place, message, "");
    }
    let lifecycle = &schema.root()["lifecycle"];
    let date = lifecycle["date"].as_str().unwrap_or("a date that is not given");
    match lifecycle["status"].as_str() {
        Some("shutdown") => {
            let message = format!("the service of `{name}` ended on {date}");
            findings.push(&rule::TYPE_SHUT_DOWN, &join(path, "Type"), node.place, message, "");
        }
        Some("sunset") => {
            let message = format!("the service of `{name}` ends on {date}");
            findings.push(&rule::TYPE_SUNSET, &join(path, "Type"), node.place, message, "");
        }
        _ => {}
    }
}

fn attributes(
    path: &str,
    id: &str,
    resource: &Resource,
    declared: &Declared,
    scenarios: &Scenarios,
    findings: &mut Findings,
) {
    let node = resource.node;
    for (key, _) in node.entries() {
        let name = key.text.as_str();
        let is_known = ATTRIBUTES.contains(&name)
            || declared.transforms.serverless && SERVERLESS_ATTRIBUTES.contains(&name)
            || declared.open;
        if !is_known {
            let help = findings.suggest(name, ATTRIBUTES);
            let message = format!("a resource has no attribute `{name}`");
            findings.push(&rule::RESOURCE_ATTRIBUTE, &join(path, name), key.place, message, &help);
        }
    }
    let properties = resource.properties;
    if !properties.is_null() && !properties.is_map() {
        let message = format!("`Properties` is a mapping, found {}", properties.kind_name());
        findings.push(&rule::RESOURCE_ATTRIBUTE, &join(path, "Properties"), properties.place, message, "");
    }
    anatomy::condition(path, node.get("Condition"), findings);
    depends_on(path, id, node, declared, scenarios, findings);
    let mut has_policy = false;
    for attribute in ["DeletionPolicy", "UpdateReplacePolicy"] {
        has_policy |= node.has(attribute);
        deletion_policy(path, attribute, resource, declared, findings);
    }
    if !has_policy && is_stateful(resource.type_name) {
        let message = format!("`{}` holds data, and nothing says what happens to it", resource.type_name);
        let help = "set DeletionPolicy and UpdateReplacePolicy";
        findings.push(&rule::STATEFUL_POLICY, path, node.place, message, help);
    }
    for (attribute, rule, known) in [
        ("UpdatePolicy", &rule::UPDATE_POLICY, &UPDATE_POLICIES[..]),
        ("CreationPolicy", &rule::CREATION_POLICY, &CREATION_POLICIES[..]),
    ] {
        let policy = node.get(attribute);
        let path = join(path, attribute);
        let by_condition =
            policy.function().is_some_and(|(name, _)| matches!(name, "Fn::If" | "Fn::Transform"));
        if policy.is_null() || by_condition {
            continue;
        }
        if !policy.is_map() || policy.function().is_some() {
            let message = format!("`{attribute}` is a mapping, found {}", policy.kind_name());
            findings.push(rule, &path, policy.place, message, "");
            continue;
        }
        for (key, value) in policy.entries() {
            let path = join(&path, &key.text);
            match known.iter().find(|(name, ..)| *name == key.text) {
                None => {
                    let help = findings.suggest(&key.text, known.iter().map(|(name, ..)| *name));
                    findings.push(
                        rule,
                        &path,
                        key.place,
                        format!("`{attribute}` has no `{}`", key.text),
                        &help,
                    );
                }
                Some((name, _, types))
                    if !types.contains(&resource.type_name) && !is_custom(resource.type_name) =>
                {
                    let message = format!("`{name}` does not work on `{}`", resource.type_name);
                    findings.push(rule, &path, key.place, message, "");
                }
                Some((name, keys, _))
                    if !keys.is_empty() && !value.is_map() || value.function().is_some() =>
                {
                    let message = format!("`{name}` is a mapping of {}", keys.join(", "));
                    findings.push(rule, &path, value.place, message, "");
                }
                Some((name, keys, _)) if !keys.is_empty() => {
                    findings.unknown_keys(rule, &path, value, keys, &format!("`{name}`"));
                }
                Some(_) => {}
            }
        }
    }
}

fn depends_on(
    path: &str,
    id: &str,
    node: &Node,
    declared: &Declared,
    scenarios: &Scenarios,
    findings: &mut Findings,
) {
    let depends_on = node.get("DependsOn");
    let path = join(path, "DependsOn");
    let is_name = |node: &Node| node.as_str().is_some();
    let is_right = is_name(depends_on) || depends_on.is_list() && depends_on.items().iter().all(is_name);
    if !depends_on.is_null() && !is_right {
        if !declared.open {
            let message = "`DependsOn` is a name or a list of names".to_owned();
            findings.push(&rule::DEPENDS_ON, &path, depends_on.place, message, "functions do not work here");
        }
        return;
    }
    for name in explicit(node) {
        if name == id {
            let message = format!("`{id}` depends on itself");
            findings.push(&rule::DEPENDS_ON, &path, depends_on.place, message, "");
        } else if !declared.resources.contains_key(name) && !declared.may_have(name) {
            let help = findings.suggest(name, declared.resources.keys().copied());
            let message = format!("no resource is called `{name}`");
            findings.push(&rule::DEPENDS_ON, &path, depends_on.place, message, &help);
        }
        let other = declared.resources.get(name).and_then(|other| other.node.get("Condition").as_str());
        let own = node.get("Condition").as_str();
        let given: Vec<Given> = own.into_iter().map(|own| (own.to_owned(), true)).collect();
        if let Some(condition) = other.filter(|condition| scenarios.can_fail(&given, condition)) {
            let message = format!("`{name}` is not there when the condition `{condition}` is false");
            let help = "give both the same condition";
            findings.push(&rule::DEPENDS_ON, &path, depends_on.place, message, help);
        }
    }
}

fn deletion_policy(
    path: &str,
    attribute: &str,
    resource: &Resource,
    declared: &Declared,
    findings: &mut Findings,
) {
    let node = resource.node.get(attribute);
    if !resource.node.has(attribute) || node.function().is_some() && declared.transforms.extensions {
        return;
    }
    let path = join(path, attribute);
    let words: &[&str] = match attribute {
        "DeletionPolicy" => &["Delete", "Retain", "RetainExceptOnCreate", "Snapshot"],
        _ => &["Delete", "Retain", "Snapshot"],
    };
    match node.as_str() {
        Some(word) if words.contains(&word) => {
            if word == "Snapshot" && !makes_snapshots(resource.type_name) && !is_custom(resource.type_name) {
                let message = format!("CloudFormation makes no snapshot of `{}`", resource.type_name);
                findings.push(&rule::DELETION_POLICY, &path, node.place, message, "use Retain");
            }
        }
        Some(word) => {
            let help = findings.suggest(word, words.iter().copied());
            let message = format!("`{word}` is not one of {}", words.join(", "));
            findings.push(&rule::DELETION_POLICY, &path, node.place, message, &help);
        }
        None => {
            let message = format!("`{attribute}` is one of {}, as a text", words.join(", "));
            let help = "functions work here with the transform AWS::LanguageExtensions only";
            findings.push(&rule::DELETION_POLICY, &path, node.place, message, help);
        }
    }
}
