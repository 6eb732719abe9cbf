//! Where an action may act: the resources and the condition of its statement.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value as Json, json};

use super::{Decision, Naming, Reason, Resource, arn, table};
use crate::catalogue;
use crate::document::Node;
use crate::pattern::is_like;
use crate::reference;

const ALSO: &str = include_str!("tables/also.txt");

/// Actions that `iam:PermissionsBoundary` limits to roles and users with a certain boundary.
/// <https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html>
const BOUNDED: [&str; 16] = [
    "iam:AttachRolePolicy",
    "iam:AttachUserPolicy",
    "iam:CreateRole",
    "iam:CreateUser",
    "iam:DeleteRole",
    "iam:DeleteRolePolicy",
    "iam:DeleteUserPolicy",
    "iam:DetachRolePolicy",
    "iam:DetachUserPolicy",
    "iam:PutRolePermissionsBoundary",
    "iam:PutRolePolicy",
    "iam:PutUserPermissionsBoundary",
    "iam:PutUserPolicy",
    "iam:UpdateAssumeRolePolicy",
    "iam:UpdateRole",
    "iam:UpdateRoleDescription",
];

/// Services through which a key is used: the value of `kms:ViaService`, by the beginning of a type's name.
/// <https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-via-service>
const VIA: [(&str, &str); 6] = [
    ("AWS::Backup::", "backup.*.amazonaws.com"),
    ("AWS::DynamoDB::", "dynamodb.*.amazonaws.com"),
    ("AWS::ECR::", "ecr.{region}.amazonaws.com"),
    ("AWS::OpenSearchService::", "es.{region}.amazonaws.com"),
    ("AWS::RDS::", "rds.{region}.amazonaws.com"),
    ("AWS::SecretsManager::", "secretsmanager.{region}.amazonaws.com"),
];

/// The resources of an account that these templates make.
#[derive(Debug)]
pub(super) struct Places<'a> {
    pub(super) naming: &'a Naming<'a>,
    /// Their types.
    kinds: BTreeSet<&'a str>,
    /// The patterns of their ARNs.
    arns: BTreeSet<String>,
    /// The logical ids of the resources, after their stacks.
    ids: BTreeSet<(&'a str, &'a str)>,
    /// Those of the roles among them.
    pub(super) roles: Vec<String>,
    /// Whether every role and user carries the boundary.
    bounded: bool,
    /// The resources of actions that were asked for before: many types share them.
    known: RefCell<BTreeMap<String, Option<Vec<String>>>>,
}

/// A statement's resources and condition.
pub(super) type Place = (Vec<String>, Json);

impl<'a> Places<'a> {
    pub(super) fn new(naming: &'a Naming, resources: &'a [Resource], reasons: &mut BTreeSet<Reason>) -> Self {
        let balancers = arn::balancers(resources, naming);
        let mut kinds: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
        for resource in resources {
            kinds.entry(resource.kind).or_default().extend(arn::of(resource, &balancers, naming));
            if arn::is_open(resource, naming) {
                let because = format!(
                    "the name of `{}` of `{}` is known only at the deployment: its policy reaches every one",
                    resource.id, resource.stack
                );
                reasons.insert(open(resource.kind, because));
            }
        }
        let mut arns = BTreeSet::new();
        for (kind, patterns) in kinds {
            let folded = arn::folded(&patterns, naming);
            let is_wide = |arn: &&String| !patterns.contains(*arn) && !arn.contains(naming.prefix);
            if let Some(wide) = folded.iter().find(is_wide) {
                let count = patterns.len();
                reasons.insert(open(
                    kind,
                    format!("{count} names are too many for a policy: it reaches `{wide}`"),
                ));
            }
            arns.extend(folded);
        }
        let ids = resources.iter().map(|resource| (resource.stack, resource.id)).collect();
        let roles: Vec<String> = arns.iter().filter(|arn| arn.contains(":role/")).cloned().collect();
        let mut bounded = true;
        for resource in
            resources.iter().filter(|resource| ["AWS::IAM::Role", "AWS::IAM::User"].contains(&resource.kind))
        {
            let boundary = arn::wildcard(&resource.properties["PermissionsBoundary"], resource, naming);
            if !boundary.is_some_and(|boundary| is_like(&boundary, naming.boundary)) {
                bounded = false;
                reasons.insert(Reason {
                    decision: Decision::Open,
                    resource_type: resource.kind.into(),
                    action: "iam:CreateRole".into(),
                    because: format!(
                        "`{}` of `{}` has not the boundary {}: without it the deployment may make roles that may do anything",
                        resource.id, resource.stack, naming.boundary
                    ),
                    source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html".into(),
                });
            }
        }
        let kinds = resources.iter().map(|resource| resource.kind).collect();
        Self { naming, kinds, arns, ids, roles, bounded, known: RefCell::default() }
    }

    /// Where an action may act that handlers of a type call; nothing where IAM knows no such action.
    pub(super) fn of(&self, action: &str, resource: &Resource) -> Option<Place> {
        let condition = match action.split_once(':')?.0 {
            "iam" if self.bounded && BOUNDED.contains(&action) => {
                json!({ "StringEquals": { "iam:PermissionsBoundary": self.naming.boundary } })
            }
            "kms" if !resource.kind.starts_with("AWS::KMS::") => self.through(action, resource.kind),
            _ => Json::Null,
        };
        if let Some(known) = self.known.borrow().get(action) {
            return known.clone().map(|resources| (resources, condition));
        }
        let found = self.resources(action);
        self.known.borrow_mut().insert(action.to_owned(), found.clone());
        found.map(|resources| (resources, condition))
    }

    fn resources(&self, action: &str) -> Option<Vec<String>> {
        let types = iam_types(action)?;
        let naming = self.naming;
        if types.is_empty() {
            return Some(vec!["*".into()]);
        }
        let mut found = BTreeSet::new();
        if action.starts_with("ec2:") {
            // Its ids say nothing; what is not the account's is listed with the actions.
            found.insert(format!("arn:{}:ec2:{}:{}:*/*", naming.partition, naming.region, naming.account));
        } else {
            found.extend(self.arns.iter().filter(|arn| types.iter().any(|format| format.fits(arn))).cloned());
            if found.is_empty() {
                found.extend(types.iter().map(|format| format.general(naming)));
            }
        }
        for [actions, arns, _] in table::rows::<3>(ALSO) {
            if table::names(actions, action) {
                found.extend(arns.split(' ').filter_map(|arn| {
                    let (arn, begin) = arn.split_once('?').unwrap_or((arn, ""));
                    let is_there = self.kinds.iter().any(|kind| kind.starts_with(begin));
                    is_there.then(|| arn::complete(arn, naming.region, naming))
                }));
            }
        }
        Some(shortest(found))
    }

    /// The patterns of ARNs of one service's kind of resource.
    pub(super) fn like(&self, part: &str) -> Vec<String> {
        self.arns.iter().filter(|arn| arn.contains(part)).cloned().collect()
    }

    /// Whether a value is that of a resource of these templates.
    pub(super) fn is_own(&self, value: &Json, resource: &Resource) -> bool {
        let references = reference::find(&Node::from(value));
        references.iter().any(|found| self.ids.contains(&(resource.stack, found.target.id())))
    }

    /// A key is used only through the service, and granted only to it.
    fn through(&self, action: &str, kind: &str) -> Json {
        let via = VIA.iter().find(|(begin, _)| kind.starts_with(begin));
        let mut condition = json!({});
        if let Some((_, service)) = via {
            let operator = if service.contains('*') { "StringLike" } else { "StringEquals" };
            condition[operator]["kms:ViaService"] = service.replace("{region}", self.naming.region).into();
        }
        if action == "kms:CreateGrant" {
            condition["Bool"]["kms:GrantIsForAWSResource"] = "true".into();
        }
        if condition == json!({}) { Json::Null } else { condition }
    }
}

/// What is wider than it should be.
fn open(kind: &str, because: String) -> Reason {
    Reason {
        decision: Decision::Open,
        resource_type: kind.to_owned(),
        action: String::new(),
        because,
        source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege"
            .into(),
    }
}

/// The types of resources that an action can be limited to; nothing where IAM knows no such action.
fn iam_types(action: &str) -> Option<Vec<Format>> {
    let (service, name) = action.split_once(':')?;
    let known = catalogue::iam_service(service)?;
    let actions = known["actions"].as_object()?;
    let name = name.to_lowercase();
    let fitting: Vec<&Json> = if name.contains('*') {
        actions.iter().filter(|(action, _)| is_like(&name, action)).map(|(_, types)| types).collect()
    } else {
        actions.get(&name).into_iter().collect()
    };
    let mut types: BTreeSet<&str> = BTreeSet::new();
    for listed in &fitting {
        let listed = listed.as_array().map(Vec::as_slice).unwrap_or_default();
        // One of the actions that a star stands for cannot be limited.
        if listed.is_empty() {
            return Some(Vec::new());
        }
        types.extend(listed.iter().filter_map(Json::as_str));
    }
    let resources = known["resources"].as_object()?;
    let formats = types.iter().flat_map(|name| {
        // The two lists of IAM do not agree on capitals.
        let listed = resources.iter().filter(|(other, _)| other.eq_ignore_ascii_case(name));
        let listed = listed.filter_map(|(_, arns)| arns.as_array()).flatten();
        let several = resources.len() > 1;
        listed.filter_map(Json::as_str).map(move |arn| Format::new(arn, several.then_some(*name)))
    });
    (!fitting.is_empty()).then(|| formats.collect())
}

/// How IAM writes the ARNs of one type of resource: `arn:${Partition}:ecs:${Region}:${Account}:cluster/.*`.
#[derive(Debug)]
struct Format {
    arn: &'static str,
    /// The same with `*` for all that is open.
    pattern: String,
    /// The name of the type, where the format says nothing after the account and the service has several types.
    bare: Option<String>,
}

impl Format {
    fn new(arn: &'static str, name: Option<&str>) -> Self {
        let open = [".*", "${Partition}", "${Region}", "${Account}"];
        let pattern = open.iter().fold(arn.to_owned(), |arn, part| arn.replace(part, "*"));
        Self { arn, pattern, bare: name.filter(|_| resource(arn) == ".*").map(str::to_owned) }
    }

    fn fits(&self, arn: &str) -> bool {
        // Where the format does not name its type, the ARN must, if it names any.
        let is_other =
            |name: &String| resource(arn).contains('/') && !resource(arn).split('/').any(|part| part == name);
        is_like(&self.pattern, arn) && !self.bare.as_ref().is_some_and(is_other)
    }

    fn general(&self, naming: &Naming) -> String {
        let arn = self.arn.replace(".*", "*");
        arn.replace("${Partition}", naming.partition)
            .replace("${Region}", naming.region)
            .replace("${Account}", naming.account)
    }
}

/// What stands after the account of an ARN.
fn resource(arn: &str) -> &str {
    arn.splitn(6, ':').nth(5).unwrap_or_default()
}

/// Patterns without those that another one includes.
fn shortest(patterns: BTreeSet<String>) -> Vec<String> {
    let all: Vec<String> = patterns.into_iter().collect();
    let is_included = |one: &String| all.iter().any(|other| other != one && is_like(other, one));
    all.iter().filter(|one| !is_included(one)).cloned().collect()
}
