//! Changes of roles and policies by CloudFormation: it has the rights of the stack's role and no others. Changes of other
//! types are not held to them here.

use cloudformation::document::object;
use cloudformation::json::compact;
use serde_json::Value as Json;

use super::{Act, refuse};
use crate::shared::Shared;

/// The action that a change of a property needs, by type and property.
const CHANGES: [(&str, &str, &str); 9] = [
    ("Role", "AssumeRolePolicyDocument", "iam:UpdateAssumeRolePolicy"),
    ("Role", "ManagedPolicyArns", "iam:AttachRolePolicy"),
    ("Role", "PermissionsBoundary", "iam:PutRolePermissionsBoundary"),
    ("Role", "Policies", "iam:PutRolePolicy"),
    ("Role", "Description", "iam:UpdateRole"),
    ("Role", "MaxSessionDuration", "iam:UpdateRole"),
    ("ManagedPolicy", "PolicyDocument", "iam:CreatePolicyVersion"),
    ("OIDCProvider", "ClientIdList", "iam:AddClientIDToOpenIDConnectProvider"),
    ("OIDCProvider", "ThumbprintList", "iam:UpdateOpenIDConnectProviderThumbprint"),
];

/// What IAM calls the resource of a type.
const NAMES: [(&str, &str); 4] = [
    ("Role", "Role"),
    ("ManagedPolicy", "Policy"),
    ("OIDCProvider", "OpenIDConnectProvider"),
    ("User", "User"),
];

/// A change of one resource.
pub(crate) struct Change<'a> {
    pub(crate) resource_type: &'a str,
    /// The ARN, or its name where it is not made yet.
    pub(crate) name: &'a str,
    /// Null where it is made.
    pub(crate) old: &'a Json,
    /// Null where it is deleted.
    pub(crate) new: &'a Json,
}

/// Refuses a change that the role of the stack does not allow.
pub(crate) fn check(shared: &Shared, role: &str, change: &Change) -> Result<(), String> {
    let Some(short) = change.resource_type.strip_prefix("AWS::IAM::") else { return Ok(()) };
    let Some((_, noun)) = NAMES.iter().find(|(name, _)| *name == short) else { return Ok(()) };
    let properties = if change.new.is_null() { change.old } else { change.new };
    let path = properties["Path"].as_str().unwrap_or("/");
    let arn = cloudformation::access::arn(
        change.resource_type,
        change.name,
        path,
        &shared.naming(&shared.config.region),
    );
    let arn = if change.name.starts_with("arn:") { change.name.to_owned() } else { arn.unwrap_or_default() };
    let actions: Vec<String> = match (change.old, change.new) {
        (Json::Null, new) => {
            let with = |(kind, property, action): &(&str, &str, &str)| {
                let is_there = *kind == short && !new[*property].is_null();
                let is_granted = ["iam:PutRolePolicy", "iam:AttachRolePolicy"].contains(action);
                (is_there && is_granted).then(|| (*action).to_owned())
            };
            std::iter::once(format!("iam:Create{noun}")).chain(CHANGES.iter().filter_map(with)).collect()
        }
        (_, Json::Null) => vec![format!("iam:Delete{noun}")],
        (old, new) => {
            let differs = |property: &str| {
                compact(object(old).get(property).unwrap_or(&Json::Null))
                    != compact(object(new).get(property).unwrap_or(&Json::Null))
            };
            let changed = CHANGES.iter().filter(|(kind, property, _)| *kind == short && differs(property));
            changed.map(|(.., action)| (*action).to_owned()).collect()
        }
    };
    for action in actions {
        let mut act = Act::new(action, arn.as_str());
        if let Some(boundary) = properties["PermissionsBoundary"].as_str() {
            act = act.with("iam:permissionsboundary", boundary);
        }
        let session = format!("{role}/AWSCloudFormation");
        refuse(shared, role, &session, &act).map_err(|refusal| refusal.message)?;
    }
    Ok(())
}
