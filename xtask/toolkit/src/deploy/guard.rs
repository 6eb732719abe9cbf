//! The guard of data: whatever removes or replaces what holds data stops, until somebody names the resource.

use cloudformation::plan::{self, Replacement, Side};
use cloudformation::types::is_stateful;
use serde::{Deserialize, Serialize};
use serde_json::{Value as Json, json};

use crate::aws::cloudformation::Change;
use crate::error::{Error, Result};
use crate::plan::sides::Parameters;

/// A change that may lose data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Risk {
    pub(crate) stack: String,
    pub(crate) logical: String,
    pub(crate) resource_type: String,
    /// What it is called in AWS.
    pub(crate) physical: Option<String>,
    /// Such as `is replaced: KmsKeyId`.
    pub(crate) what: String,
}

impl Risk {
    /// What acknowledges it, such as `database.Postgres`.
    pub(crate) fn name(&self) -> String {
        format!("{}.{}", self.stack, self.logical)
    }
}

/// What a stack is, and what it shall be.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sides<'a> {
    pub(super) stack: &'a str,
    pub(super) region: &'a str,
    pub(super) old: (&'a Json, &'a Parameters),
    pub(super) new: (&'a Json, &'a Parameters),
}

/// The changes of a change set that may lose data: what AWS says, and what AWS does not say but the templates do.
pub(super) fn risks(sides: Sides<'_>, changes: &[Change]) -> Vec<Risk> {
    let Sides { stack, region, old, new } = sides;
    let side = |(template, parameters): (&'_ Json, &'_ Parameters)| (template.clone(), parameters.clone());
    let ((old, old_parameters), (new, new_parameters)) = (side(old), side(new));
    let old_side = Side { template: &old, parameters: Some(&old_parameters), region: Some(region) };
    let new_side = Side { template: &new, parameters: Some(&new_parameters), region: Some(region) };
    let ours = plan::plan(stack, old_side, new_side, &[]).changes;
    let mut risks = Vec::new();
    for change in changes.iter().filter(|change| is_stateful(&change.resource_type)) {
        let own = ours.iter().find(|own| own.logical_id == change.logical);
        let causes = || {
            let causes = own.map(|own| own.causes.iter().map(ToString::to_string).collect::<Vec<_>>());
            causes
                .filter(|causes| !causes.is_empty())
                .map(|c| format!(": {}", c.join(", ")))
                .unwrap_or_default()
        };
        let replacement = own.map(|own| own.replacement);
        let what = match (change.action.as_str(), change.replacement.as_deref(), replacement) {
            ("Remove", ..) => "is removed".to_owned(),
            ("Modify", Some("True"), _) | ("Modify", _, Some(Replacement::Always)) => {
                format!("is replaced{}", causes())
            }
            // Of what may be, the templates with their values often know that it will not.
            ("Modify", Some("Conditional"), None | Some(Replacement::Conditional))
            | ("Modify", _, Some(Replacement::Conditional)) => format!("may be replaced{}", causes()),
            _ => continue,
        };
        let policy = if change.action == "Remove" { "DeletionPolicy" } else { "UpdateReplacePolicy" };
        risks.push(Risk {
            stack: stack.to_owned(),
            logical: change.logical.clone(),
            resource_type: change.resource_type.clone(),
            physical: change.physical.clone(),
            what: what + left_behind(&old["Resources"][&change.logical][policy]),
        });
    }
    risks
}

/// What becomes of the data, as a policy says.
fn left_behind(policy: &Json) -> &'static str {
    match policy.as_str() {
        Some("Retain" | "RetainExceptOnCreate") => "; what it holds stays behind, out of the stack's reach",
        Some("Snapshot") => "; a snapshot of it is kept",
        _ => "; what it holds is lost",
    }
}

/// Refuses risks that nobody acknowledged.
pub(super) fn check(risks: &[Risk], acknowledged: &[String]) -> Result<()> {
    let open: Vec<&Risk> = risks.iter().filter(|risk| !acknowledged.contains(&risk.name())).collect();
    if open.is_empty() {
        return Ok(());
    }
    let lines: Vec<String> =
        open.iter().map(|risk| format!("  {} ({}) {}", risk.name(), risk.resource_type, risk.what)).collect();
    let flags: Vec<String> = open.iter().map(|risk| format!("--acknowledge {}", risk.name())).collect();
    Err(Error::Refused {
        what: format!("data is at risk, and nothing was changed\n\n{}", lines.join("\n")),
        hint: format!("if that is meant, repeat the command with {}", flags.join(" ")),
    })
}

/// Whether a snapshot can be taken of a resource before it goes.
pub(super) fn has_snapshots(resource_type: &str) -> bool {
    matches!(resource_type, "AWS::RDS::DBInstance" | "AWS::ElastiCache::ReplicationGroup")
}

/// The stack policy that lets nothing replace or remove what holds data, but what was acknowledged; nothing for a stack
/// without data. <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/protect-stack-resources.html>
pub(super) fn policy(stack: &str, templates: &[&Json], acknowledged: &[String]) -> Option<String> {
    let mut kept: Vec<String> = templates.iter().flat_map(|template| stateful(template)).collect();
    kept.sort();
    kept.dedup();
    if kept.is_empty() {
        return None;
    }
    kept.retain(|logical| !acknowledged.contains(&format!("{stack}.{logical}")));
    let everything = json!({ "Effect": "Allow", "Action": "Update:*", "Principal": "*", "Resource": "*" });
    let mut statements = vec![everything];
    if !kept.is_empty() {
        let resources: Vec<String> =
            kept.iter().map(|logical| format!("LogicalResourceId/{logical}")).collect();
        statements.push(json!({
            "Effect": "Deny",
            "Action": ["Update:Replace", "Update:Delete"],
            "Principal": "*",
            "Resource": resources,
        }));
    }
    Some(cloudformation::json::compact(&json!({ "Statement": statements })))
}

/// The logical ids of what holds data.
pub(super) fn stateful(template: &Json) -> Vec<String> {
    let resources = template["Resources"].as_object();
    let holds = |resource: &Json| resource["Type"].as_str().is_some_and(is_stateful);
    resources
        .into_iter()
        .flatten()
        .filter(|(_, resource)| holds(resource))
        .map(|(logical, _)| logical.clone())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bucket(policy: &str) -> Json {
        json!({ "Resources": {
            "Files": { "Type": "AWS::S3::Bucket", "UpdateReplacePolicy": policy },
            "Topic": { "Type": "AWS::SNS::Topic" },
        } })
    }

    fn change(action: &str, logical: &str, resource_type: &str, replacement: Option<&str>) -> Change {
        Change {
            action: action.into(),
            logical: logical.into(),
            resource_type: resource_type.into(),
            physical: Some("p".into()),
            replacement: replacement.map(str::to_owned),
        }
    }

    #[track_caller]
    fn found(old: &Json, new: &Json, change: Change) -> Vec<String> {
        let none = Parameters::new();
        let sides = Sides { stack: "s", region: "eu-central-1", old: (old, &none), new: (new, &none) };
        risks(sides, &[change]).into_iter().map(|risk| format!("{} {}", risk.name(), risk.what)).collect()
    }

    #[test]
    fn what_holds_data_stops_and_what_holds_none_does_not() {
        let (old, new) = (bucket("Retain"), bucket("Delete"));
        let replaced = change("Modify", "Files", "AWS::S3::Bucket", Some("True"));
        assert_eq!(
            found(&old, &new, replaced),
            [
                "s.Files is replaced: UpdateReplacePolicy; what it holds stays behind, out of the stack's reach"
            ]
        );
        let removed = change("Remove", "Files", "AWS::S3::Bucket", None);
        assert_eq!(
            found(&old, &json!({ "Resources": {} }), removed),
            ["s.Files is removed; what it holds is lost"]
        );
        let perhaps = change("Modify", "Files", "AWS::S3::Bucket", Some("Conditional"));
        assert_eq!(found(&old, &new, perhaps), [""; 0], "the templates know that it stays");
        assert_eq!(found(&old, &new, change("Remove", "Topic", "AWS::SNS::Topic", None)), [""; 0]);
    }

    #[test]
    fn a_replacement_through_a_reference_stops() {
        let database = |cidr: &str| {
            json!({ "Resources": {
                "Vpc": { "Type": "AWS::EC2::VPC", "Properties": { "CidrBlock": cidr } },
                "Subnet": { "Type": "AWS::EC2::Subnet", "Properties": { "VpcId": { "Ref": "Vpc" }, "CidrBlock": "10.0.0.0/24" } },
                "Volume": { "Type": "AWS::EFS::FileSystem" },
                "Database": { "Type": "AWS::RDS::DBInstance", "Properties": { "DBSubnetGroupName": { "Ref": "Subnet" } } },
            } })
        };
        let change = change("Modify", "Database", "AWS::RDS::DBInstance", Some("Conditional"));
        let found = found(&database("10.0.0.0/16"), &database("10.1.0.0/16"), change);
        assert!(found.len() == 1 && found[0].starts_with("s.Database"), "{found:?}");
    }

    #[test]
    fn an_acknowledgement_names_the_resource() {
        let risk = Risk {
            stack: "database".into(),
            logical: "Postgres".into(),
            resource_type: "AWS::RDS::DBInstance".into(),
            physical: None,
            what: "is removed".into(),
        };
        let error = check(std::slice::from_ref(&risk), &["cache.Redis".into()]).unwrap_err();
        assert!(error.hint().unwrap().contains("--acknowledge database.Postgres"));
        check(&[risk], &["database.Postgres".into()]).unwrap();
    }

    #[test]
    fn the_stack_policy_denies_all_but_what_was_acknowledged() {
        let template = bucket("Retain");
        let policy = policy("s", &[&template], &[]).unwrap();
        assert!(policy.contains("LogicalResourceId/Files") && !policy.contains("Topic"), "{policy}");
        let policy = super::policy("s", &[&template], &["s.Files".into()]).unwrap();
        assert!(!policy.contains("Deny"), "{policy}");
        assert_eq!(super::policy("s", &[&json!({})], &[]), None);
    }
}
