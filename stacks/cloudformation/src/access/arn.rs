//! The ARNs that the resources of templates get.

use serde_json::Value as Json;

use super::{Naming, Resource, table};
use crate::evaluate::{function, text};
use crate::reference::sub_variables;

const NAMES: &str = include_str!("tables/names.txt");

/// The ARN of a resource by its name, and its path where IAM gives it one; none for a type without a row.
#[must_use]
pub fn named(kind: &str, name: &str, path: &str, naming: &Naming) -> Option<String> {
    let [.., arns] = table::rows::<4>(NAMES).find(|row| row[0] == kind)?;
    let arn = arns.split(' ').next()?.replace("{name}", name).replace("{path}", path);
    Some(complete(&arn.replace("{scope}", "regional"), naming.region, naming))
}

/// The patterns of a resource's ARNs; none where its type has no row.
pub(super) fn of(resource: &Resource, all: &[Resource], naming: &Naming) -> Vec<String> {
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
        Some(name) => vec![name.trim_start_matches('/').to_owned()],
        None => generated(rule, resource, all, naming),
    };
    let path = wildcard(&resource.properties["Path"], resource, naming).unwrap_or_else(|| "/".into());
    let is_global = resource.properties["Scope"] == "CLOUDFRONT";
    let mut patterns = Vec::new();
    for name in names {
        for arn in arns.split(' ') {
            let arn = arn
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

fn generated(rule: &str, resource: &Resource, all: &[Resource], naming: &Naming) -> Vec<String> {
    let prefix = naming.prefix;
    vec![match rule {
        "stack" => format!("{prefix}*"),
        "lower" => format!("{}*", prefix.to_lowercase()),
        "cut" => format!("{}*", prefix.get(..5).unwrap_or(prefix)),
        "logical" => format!("{}-*", resource.id),
        "cfn" => "CFN-*".into(),
        // The name of the load balancer that the listener belongs to.
        "balancer" => {
            let balancers =
                all.iter().filter(|other| other.kind == "AWS::ElasticLoadBalancingV2::LoadBalancer");
            let names = balancers.map(|balancer| {
                let given = wildcard(&balancer.properties["Name"], balancer, naming);
                given.map_or_else(|| generated("cut", balancer, all, naming), |name| vec![name])
            });
            let names: Vec<String> = names.flatten().collect();
            return if names.is_empty() { vec!["*".into()] } else { names };
        }
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
            let mut whole = pattern.to_owned();
            for variable in sub_variables(pattern) {
                whole = whole.replace(&format!("${{{variable}}}"), &pseudo(variable.trim()));
            }
            whole
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
