//! Which ids and ARNs there are, which properties take them, and which attributes give them.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value as Json;

use super::typed::paths;

/// What `Ref` gives of a type whose identifier has several parts, or is not what `Ref` gives.
/// The type's own page of the Template Reference says it under "Return values".
const REFERENCES: [(&str, &str); 18] = [
    ("AWS::ApplicationAutoScaling::ScalableTarget", "Id"),
    ("AWS::ApplicationAutoScaling::ScalingPolicy", "Arn"),
    ("AWS::Cognito::UserPoolClient", "ClientId"),
    ("AWS::Cognito::UserPoolDomain", "Domain"),
    ("AWS::Cognito::UserPoolGroup", "GroupName"),
    ("AWS::Cognito::UserPoolIdentityProvider", "ProviderName"),
    ("AWS::Cognito::UserPoolResourceServer", "Identifier"),
    ("AWS::EC2::EIP", "PublicIp"),
    ("AWS::EC2::Route", "Id"),
    ("AWS::EC2::VPCGatewayAttachment", "Id"),
    ("AWS::ECS::Service", "ServiceArn"),
    ("AWS::Events::Rule", "Name"),
    ("AWS::Lambda::Permission", "Id"),
    ("AWS::Logs::MetricFilter", "FilterName"),
    ("AWS::Logs::SubscriptionFilter", "FilterName"),
    ("AWS::Route53::RecordSet", "Name"),
    ("AWS::SecretsManager::Secret", "Arn"),
    ("AWS::WAFv2::WebACLAssociation", "Id"),
];

/// Names that end the names of properties of every service and mean the same thing in all of them.
const UNMISTAKABLE: [&str; 14] = [
    "CertificateArn",
    "InstanceProfileArn",
    "KeyArn",
    "ListenerArn",
    "LoadBalancerArn",
    "LogGroupArn",
    "QueueArn",
    "RoleArn",
    "SecretArn",
    "TargetGroupArn",
    "TaskDefinitionArn",
    "TopicArn",
    "UserPoolArn",
    "WebACLArn",
];

/// The ids and ARNs of all typed resources.
pub(super) struct Ids {
    /// What `Ref` gives, by type.
    references: BTreeMap<String, String>,
    /// What `Fn::GetAtt` gives where it is an id or an ARN, by type and attribute path.
    attributes: BTreeMap<(String, String), String>,
    /// Rust names by the lower-case name that formats of the schemas use, such as `subnet.id`.
    formats: BTreeMap<String, String>,
}

impl Ids {
    pub(super) fn new(schemas: &BTreeMap<String, &Json>) -> Self {
        let mut claims: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
        for (type_name, schema) in schemas {
            for (_, name) in identifiers(type_name, schema) {
                claims.entry(name).or_default().insert(service(type_name));
            }
        }
        let mut ids =
            Self { references: BTreeMap::new(), attributes: BTreeMap::new(), formats: BTreeMap::new() };
        for (type_name, schema) in schemas {
            for (path, name) in identifiers(type_name, schema) {
                // Two services that use one name get it with their own in front.
                let name =
                    if claims[&name].len() > 1 { format!("{}{name}", service(type_name)) } else { name };
                for suffix in ["Id", "Arn", "Name"].into_iter().filter(|suffix| name.ends_with(suffix)) {
                    ids.formats.insert(format!("{}.{suffix}", short(type_name)).to_lowercase(), name.clone());
                }
                if path.is_empty() {
                    ids.references.insert(type_name.clone(), name);
                } else {
                    ids.attributes.insert((type_name.clone(), path), name);
                }
            }
        }
        ids
    }

    /// Every name once, sorted.
    pub(super) fn names(&self) -> BTreeSet<&str> {
        self.references.values().chain(self.attributes.values()).map(String::as_str).collect()
    }

    pub(super) fn reference(&self, type_name: &str) -> &str {
        self.references.get(type_name).map_or("String", String::as_str)
    }

    /// The id that an attribute gives: one of the type's own, or of a type of its service that it is named after.
    pub(super) fn of_attribute(&self, type_name: &str, path: &str) -> Option<&str> {
        let own = self.attributes.get(&(type_name.to_owned(), path.to_owned())).map(String::as_str);
        own.or_else(|| self.of_name(type_name, path))
    }

    /// The id that a property takes: by its format, because it is named after a type of its own service, or because its
    /// name ends like an ARN that is the same in every service.
    pub(super) fn of_property(&self, schema: &Json, property: &str, node: &Json) -> Option<&str> {
        if let Some(format) = node["format"].as_str().filter(|format| format.contains("::")) {
            return self.formats.get(&short(format).to_lowercase()).map(String::as_str);
        }
        let is_text = node["type"] == "string" && node["enum"].is_null();
        let type_name = schema["typeName"].as_str().filter(|_| is_text)?;
        let unmistakable = || UNMISTAKABLE.into_iter().find(|name| property.ends_with(name));
        self.of_name(type_name, property).or_else(unmistakable)
    }

    /// `VpcId` of another type of EC2 is the id of a VPC.
    fn of_name(&self, type_name: &str, name: &str) -> Option<&str> {
        let (owner, suffix) =
            ["Id", "Arn"].into_iter().find_map(|suffix| Some((name.strip_suffix(suffix)?, suffix)))?;
        let full = format!("{}::{owner}", type_name.rsplit_once("::")?.0);
        let known = self.references.keys().find(|name| name.eq_ignore_ascii_case(&full))?;
        self.formats.get(&format!("{}.{suffix}", short(known)).to_lowercase()).map(String::as_str)
    }
}

fn short(type_name: &str) -> &str {
    type_name.rsplit("::").next().unwrap_or_default()
}

fn service(type_name: &str) -> &str {
    type_name.split("::").nth(1).unwrap_or_default()
}

/// Path (empty for `Ref`) and Rust name of each id and ARN that a resource gives.
fn identifiers(type_name: &str, schema: &Json) -> Vec<(String, String)> {
    let primary = paths(schema, "primaryIdentifier");
    let special = REFERENCES.iter().find(|(name, _)| *name == type_name).map(|(_, given)| *given);
    let reference = special.or(match &primary[..] {
        [one] => Some(one.as_str()),
        _ => None,
    });
    let given = reference.map(|name| (String::new(), name.to_owned()));
    let attributes = paths(schema, "readOnlyProperties").into_iter().filter(|path| !path.contains('/'));
    given
        .into_iter()
        .chain(attributes.map(|path| (path.clone(), path)))
        .filter_map(|(path, name)| {
            let own = rust_name(type_name, &name)?;
            let is_identifier = ["Id", "Arn"].iter().any(|end| own.ends_with(end)) || path.is_empty();
            (is_identifier || reference == Some(&name)).then_some((path, own))
        })
        .collect()
}

/// `SubnetId` stays, `Arn` of a queue becomes `QueueArn`, `RuleArn` of a listener rule `ListenerRuleArn`; an id that is
/// named after something else is none of the type's own.
fn rust_name(type_name: &str, identifier: &str) -> Option<String> {
    let short = short(type_name);
    let normal = identifier.replace("ARN", "Arn");
    if normal.to_lowercase().contains(&short.to_lowercase()) {
        return Some(normal);
    }
    let (rest, suffix) =
        ["Arn", "Id", "Name"].into_iter().find_map(|suffix| Some((normal.strip_suffix(suffix)?, suffix)))?;
    short.ends_with(rest).then(|| format!("{short}{suffix}"))
}
