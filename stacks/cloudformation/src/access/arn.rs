//! The ARNs that the resources of templates get.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value as Json;

use super::{Naming, Resource, table};
use crate::evaluate::{function, text};
use crate::reference::{Piece, sub_pieces};

const NAMES: &str = include_str!("tables/names.txt");

/// The ARN of a resource by its name, and its path where IAM gives it one; none for a type without a row.
#[must_use]
pub fn named(kind: &str, name: &str, path: &str, naming: &Naming) -> Option<String> {
    let [.., arns] = table::rows::<4>(NAMES).find(|row| row[0] == kind)?;
    let arn = arns.split(' ').next()?.replace("{name}", name).replace("{path}", path);
    Some(complete(&arn.replace("{scope}", "regional"), naming.region, naming))
}

/// The patterns of the names of load balancers, which are part of their listeners' ARNs.
pub(super) fn balancers(resources: &[Resource], naming: &Naming) -> Vec<String> {
    let balancers =
        resources.iter().filter(|resource| resource.kind == "AWS::ElasticLoadBalancingV2::LoadBalancer");
    let names: BTreeSet<String> = balancers
        .flat_map(|balancer| match wildcard(&balancer.properties["Name"], balancer, naming) {
            Some(name) => vec![name],
            None => generated("cut", balancer, &[], naming),
        })
        .collect();
    common(&names.into_iter().collect::<Vec<_>>())
}

/// How much of one type is listed by name: a policy has 6,144 characters for everything.
const MOST_NAMES: usize = 64;
const MOST_CHARACTERS: usize = 1_500;

/// Patterns as they are, or what they begin with in common where they are too many for a policy.
pub(super) fn common(patterns: &[String]) -> Vec<String> {
    let [first, rest @ ..] = patterns else { return Vec::new() };
    let characters: usize = patterns.iter().map(String::len).sum();
    if rest.is_empty() || patterns.len() <= MOST_NAMES && characters <= MOST_CHARACTERS {
        return patterns.to_vec();
    }
    let shared = |one: &str, other: &str| one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    let length = rest.iter().map(|other| shared(first, other)).min().unwrap_or_default();
    let begin: String = first.chars().take(length).collect();
    vec![format!("{}*", begin.trim_end_matches('*'))]
}

/// The ARNs of one type, folded where they are too many: those that begin with the stacks' names together, so that the
/// others do not widen them.
pub(super) fn folded(patterns: &BTreeSet<String>, naming: &Naming) -> Vec<String> {
    let mut groups: BTreeMap<(&str, bool), Vec<String>> = BTreeMap::new();
    for pattern in patterns {
        let name = pattern.splitn(6, ':').nth(5).unwrap_or_default();
        let head = pattern.len() - name.len() + name.find([':', '/']).unwrap_or_default();
        let is_ours = pattern.contains(naming.prefix);
        groups.entry((&pattern[..head], is_ours)).or_default().push(pattern.clone());
    }
    groups.values().flat_map(|group| common(group)).collect()
}

/// Whether a type has a name that could limit it, which only the deployment knows.
pub(super) fn is_open(resource: &Resource, naming: &Naming) -> bool {
    let row = table::rows::<4>(NAMES).find(|row| row[0] == resource.kind);
    row.is_some_and(|[_, property, rule, _]| {
        !matches!(rule, "any" | "balancer")
            && wildcard(&resource.properties[property], resource, naming).as_deref() == Some("*")
    })
}

/// The patterns of a resource's ARNs; none where its type has no row.
pub(super) fn of(resource: &Resource, balancers: &[String], naming: &Naming) -> Vec<String> {
    let row = table::rows::<4>(NAMES).find(|row| row[0] == resource.kind);
    let Some([_, property, rule, arns]) = row else { return Vec::new() };
    let given = match property {
        "-" => None,
        property => wildcard(&resource.properties[property], resource, naming),
    };
    let names = match given {
        Some(name) if rule == "lower" => vec![name.to_lowercase()],
        // A secret's ARN ends with six characters of its own.
        Some(name) if rule == "logical" => vec![name + "*"],
        Some(name) => vec![name],
        None => generated(rule, resource, balancers, naming),
    };
    let path = wildcard(&resource.properties["Path"], resource, naming).unwrap_or_else(|| "/".into());
    let is_global = resource.properties["Scope"] == "CLOUDFRONT";
    let mut patterns = Vec::new();
    for name in names {
        for arn in arns.split(' ') {
            // A name that is a path brings its slash.
            let arn = arn
                .replace("/{name}", &format!("/{}", name.trim_start_matches('/')))
                .replace("{name}", &name)
                .replace("{path}", &path)
                .replace("{scope}", if is_global { "global" } else { "regional" });
            let region = if is_global { "us-east-1" } else { naming.region };
            patterns.push(complete(&arn, region, naming));
        }
    }
    patterns
}

/// An ARN of a table with its partition, region and account.
pub(super) fn complete(arn: &str, region: &str, naming: &Naming) -> String {
    let arn = arn
        .replace("{region}", region)
        .replace("{account}", naming.account)
        .replace("{prefix}", naming.prefix)
        .replace("{lower}", &naming.prefix.to_lowercase());
    // Two stars in a row say no more than one.
    format!("arn:{}:{arn}", naming.partition).replace("**", "*")
}

fn generated(rule: &str, resource: &Resource, balancers: &[String], naming: &Naming) -> Vec<String> {
    let prefix = naming.prefix;
    vec![match rule {
        "stack" => format!("{prefix}*"),
        "lower" => format!("{}*", prefix.to_lowercase()),
        "cut" => format!("{}*", prefix.get(..5).unwrap_or(prefix)),
        "logical" => format!("{}-*", resource.id),
        "cfn" => "CFN-*".into(),
        // The name of the load balancer that the listener belongs to.
        "balancer" if !balancers.is_empty() => return balancers.to_vec(),
        _ => "*".into(),
    }]
}

/// A text in which `*` stands for what only the deployment knows; nothing for nothing.
pub(super) fn wildcard(json: &Json, resource: &Resource, naming: &Naming) -> Option<String> {
    let pseudo = |name: &str| match name {
        "AWS::AccountId" => naming.account.to_owned(),
        "AWS::Partition" => naming.partition.to_owned(),
        "AWS::Region" => naming.region.to_owned(),
        "AWS::StackName" => resource.stack.to_owned(),
        _ => "*".to_owned(),
    };
    let whole = match (json, function(json)) {
        (Json::Null, _) => return None,
        (_, Some(("Ref", name))) => pseudo(name.as_str().unwrap_or_default()),
        (_, Some(("Fn::Sub", argument))) => {
            let pattern = argument.as_str().or_else(|| argument[0].as_str()).unwrap_or("*");
            let pieces = sub_pieces(pattern).map(|piece| match piece {
                Piece::Text(text) => text.to_owned(),
                Piece::Variable(name) => pseudo(name.trim()),
            });
            pieces.collect()
        }
        (_, Some(("Fn::Join", argument))) => match (argument[0].as_str(), argument[1].as_array()) {
            (Some(separator), Some(items)) => {
                let items = items.iter().map(|item| wildcard(item, resource, naming).unwrap_or_default());
                items.collect::<Vec<_>>().join(separator)
            }
            _ => "*".to_owned(),
        },
        (_, Some(_)) => "*".to_owned(),
        _ => text(json).unwrap_or_else(|| "*".to_owned()),
    };
    Some(whole.replace("**", "*"))
}
