//! Types that run nothing here: networks, roles, policies. They get an identity and the attributes of their schema.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::{Desired, Made};
use crate::shared::Shared;

/// The prefixes of EC2's ids.
const PREFIXES: [(&str, &str); 9] = [
    ("EIP", "eipalloc"),
    ("InternetGateway", "igw"),
    ("NatGateway", "nat"),
    ("RouteTable", "rtb"),
    ("SecurityGroup", "sg"),
    ("Subnet", "subnet"),
    ("SubnetRouteTableAssociation", "rtbassoc"),
    ("VPC", "vpc"),
    ("VPCEndpoint", "vpce"),
];

/// Records a resource; `physical` is kept when it is there already.
pub(super) fn make(shared: &Shared, desired: &Desired, physical: Option<&str>) -> Made {
    let short = desired.resource_type.rsplit("::").next().unwrap_or_default();
    let service = desired.resource_type.split("::").nth(1).unwrap_or_default().to_lowercase();
    let schema = cloudformation::catalogue::find(&desired.resource_type);
    let read_only: Vec<&str> = schema.map(|schema| schema.read_only().collect()).unwrap_or_default();
    let identifier = schema.and_then(|schema| schema.primary_identifier().next()).unwrap_or("Id");
    let name = match physical {
        Some(physical) => physical.to_owned(),
        // An account has one provider for each issuer.
        None if desired.resource_type == "AWS::IAM::OIDCProvider" => {
            desired.text("Url").unwrap_or_default().trim_start_matches("https://").to_owned()
        }
        None if desired.resource_type == "AWS::Cognito::UserPool" => {
            format!("{}_{}", shared.config.region, shared.random_text(9))
        }
        None if desired.resource_type == "AWS::Cognito::UserPoolClient" => shared.random_text(26),
        None if !read_only.contains(&identifier) => desired.name(shared, identifier),
        None => {
            let id = shared.state().id();
            let prefix = PREFIXES.iter().find(|(name, _)| *name == short).map(|(_, prefix)| *prefix);
            prefix
                .map_or_else(|| format!("{}-{}", short.to_lowercase(), id), |prefix| format!("{prefix}-{id}"))
        }
    };
    let path = desired.text("Path").unwrap_or("/");
    let arn =
        cloudformation::access::arn(&desired.resource_type, &name, path, &shared.naming(&desired.region))
            .unwrap_or_else(|| {
                shared.arn_in(&desired.region, &service, &format!("{}/{name}", short.to_lowercase()))
            });
    let mut attributes = BTreeMap::new();
    for path in read_only {
        let value = if path.ends_with("Arn") || path.ends_with("ARN") { arn.clone() } else { name.clone() };
        attributes.insert(path.replace('/', "."), value);
    }
    for (key, value) in cloudformation::document::object(&desired.properties) {
        if let Json::String(text) = value {
            attributes.entry(key.clone()).or_insert_with(|| text.clone());
        }
    }
    let reference = if identifier.ends_with("Arn") || identifier.ends_with("ARN") { arn } else { name };
    Made { physical: reference, attributes }
}
