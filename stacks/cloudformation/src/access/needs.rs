//! Which actions the templates need: what the handlers list, without what these resources do not use, with what the
//! lists lack.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value as Json, json};

use super::policy::Grants;
use super::scope::Places;
use super::{Decision, Reason, Resource, Stack, arn, table};
use crate::catalogue;
use crate::document::object;

const ONLY: &str = include_str!("tables/only.txt");
const LACKS: &str = include_str!("tables/lacks.txt");
const LINKED: &str = include_str!("tables/linked.txt");
const PASSES: &str = include_str!("tables/passes.txt");

/// Where the lists come from.
const LISTS: &str = "https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html#schema-properties-handlers";

/// What a template says beside its resources: needs of parameters and functions.
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-getavailabilityzones.html>
const ZONES: [&str; 2] = ["ec2:DescribeAvailabilityZones", "ec2:DescribeSubnets"];

/// CloudFormation looks up whether the values of these parameters exist.
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html>
const EXISTING: [(&str, &str); 9] = [
    ("AWS::EC2::AvailabilityZone::Name", "ec2:DescribeAvailabilityZones"),
    ("AWS::EC2::Image::Id", "ec2:DescribeImages"),
    ("AWS::EC2::Instance::Id", "ec2:DescribeInstances"),
    ("AWS::EC2::KeyPair::KeyName", "ec2:DescribeKeyPairs"),
    ("AWS::EC2::SecurityGroup::", "ec2:DescribeSecurityGroups"),
    ("AWS::EC2::Subnet::Id", "ec2:DescribeSubnets"),
    ("AWS::EC2::VPC::Id", "ec2:DescribeVpcs"),
    ("AWS::EC2::Volume::Id", "ec2:DescribeVolumes"),
    ("AWS::Route53::HostedZone::Id", "route53:ListHostedZones"),
];

/// Collects every grant, and the reasons of what was added and left out.
pub(super) fn collect(
    stacks: &[Stack],
    resources: &[Resource],
    places: &Places,
    grants: &mut Grants,
    reasons: &mut BTreeSet<Reason>,
) {
    let mut collector = Collector {
        kinds: resources.iter().map(|resource| resource.kind).collect(),
        places,
        grants,
        reasons,
        dropped: BTreeMap::new(),
        granted: BTreeSet::new(),
        linked: BTreeSet::new(),
        passed: BTreeMap::new(),
        made: BTreeSet::new(),
    };
    for resource in resources {
        collector.listed(resource);
        collector.lacking(resource);
        collector.linked(resource);
        collector.passed(resource);
    }
    for stack in stacks {
        collector.template(stack);
    }
    collector.special();
    let Collector { dropped, granted, reasons, .. } = collector;
    let left_out = dropped.into_iter().filter(|(key, _)| !granted.contains(key));
    reasons.extend(left_out.map(|((kind, action), because)| Reason {
        decision: Decision::Dropped,
        resource_type: kind,
        action,
        because,
        source: LISTS.into(),
    }));
}

const PASS_ROLE: &str = "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html";

struct Collector<'a> {
    /// The types of all stacks.
    kinds: BTreeSet<&'a str>,
    places: &'a Places<'a>,
    grants: &'a mut Grants,
    reasons: &'a mut BTreeSet<Reason>,
    /// Why an action of a type is left out, unless another resource of that type needs it.
    dropped: BTreeMap<(String, String), String>,
    granted: BTreeSet<(String, String)>,
    /// The services whose linked roles may be made.
    linked: BTreeSet<&'static str>,
    /// The services that roles may be handed to, by the ARNs of the roles.
    passed: BTreeMap<Vec<String>, BTreeSet<&'static str>>,
    /// The grants of types that were made already: every resource of a type needs the same.
    made: BTreeSet<(String, String)>,
}

impl Collector<'_> {
    /// What the handlers of a type list.
    fn listed(&mut self, resource: &Resource) {
        let Some(schema) = catalogue::find(resource.kind) else { return self.stranger(resource) };
        let handlers = object(&schema.root()["handlers"]);
        let actions: BTreeSet<&str> = handlers
            .values()
            .filter_map(|handler| handler["permissions"].as_array())
            .flatten()
            .filter_map(Json::as_str)
            .collect();
        if actions.is_empty() && !table::rows::<4>(LACKS).any(|row| row[0] == resource.kind) {
            self.open(resource.kind, "", "its handlers list nothing: what it needs is not known", LISTS);
        }
        let only: Vec<[&str; 3]> =
            table::rows::<3>(ONLY).filter(|[kind, ..]| *kind == resource.kind).collect();
        for action in actions {
            // Their resources and conditions are special: see `passed` and `linked`.
            if matches!(action, "iam:PassRole" | "iam:CreateServiceLinkedRole") {
                continue;
            }
            match self.left_out(action, resource, &only) {
                Some(because) => {
                    self.dropped.insert((resource.kind.to_owned(), action.to_owned()), because);
                }
                None => self.grant(action, resource),
            }
        }
    }

    /// A type outside the catalogue: a custom resource, or a type of one's own.
    fn stranger(&mut self, resource: &Resource) {
        let is_custom =
            resource.kind.starts_with("Custom::") || resource.kind == "AWS::CloudFormation::CustomResource";
        if !is_custom {
            return self.open(
                resource.kind,
                "",
                "the catalogue does not know this type: what it needs is not known",
                "",
            );
        }
        let token = arn::wildcard(&resource.properties["ServiceToken"], resource, self.places.naming);
        let token = token.unwrap_or_else(|| "*".into());
        let (action, known) = if token.contains(":sns:") {
            ("sns:Publish", self.places.like(":sns:"))
        } else {
            ("lambda:InvokeFunction", self.places.like(":function:"))
        };
        let is_own = self.places.is_own(&resource.properties["ServiceToken"], resource);
        let target = match token {
            token if token.starts_with("arn:") => vec![token],
            _ if is_own && !known.is_empty() => known,
            _ => {
                let because =
                    format!("the service token of `{}` is known only at the deployment", resource.id);
                self.open(resource.kind, action, &because, "");
                vec!["*".into()]
            }
        };
        self.grants.add(action, target, &Json::Null);
        let source = "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-customresource.html";
        self.added(resource.kind, action, "its service token is called", source);
    }

    /// Why a listed action is not needed by a resource; `only` are the rows of its type.
    fn left_out(&self, action: &str, resource: &Resource, only: &[[&str; 3]]) -> Option<String> {
        if matches!(action, "iam:DeleteRolePermissionsBoundary" | "iam:DeleteUserPermissionsBoundary") {
            return Some("it would lift the boundary".into());
        }
        if action.starts_with("kms:")
            && !resource.kind.starts_with("AWS::KMS::")
            && !has_key(&resource.properties)
        {
            return Some("no key is given".into());
        }
        let rows: Vec<&[&str; 3]> =
            only.iter().filter(|[.., actions]| table::names(actions, action)).collect();
        if rows.is_empty() || rows.iter().any(|[_, when, _]| self.holds(when, resource)) {
            return None;
        }
        let when: Vec<&str> = rows.iter().map(|[_, when, _]| *when).collect();
        Some(match when.join(" ").as_str() {
            "never" => "nothing that a template says makes the handler call it".into(),
            when => needed_with(when),
        })
    }

    fn lacking(&mut self, resource: &Resource) {
        for [kind, when, actions, source] in table::rows::<4>(LACKS) {
            if kind != resource.kind || !self.holds(when, resource) {
                continue;
            }
            for action in actions.split(' ') {
                let is_new = self.granted.insert((kind.to_owned(), action.to_owned()));
                self.grant(action, resource);
                if is_new {
                    let because = if when == "always" {
                        "the list lacks it".into()
                    } else {
                        format!("the list lacks it, with {when}")
                    };
                    self.added(kind, action, &because, source);
                }
            }
        }
    }

    /// Service-linked roles, each for its service only.
    fn linked(&mut self, resource: &Resource) {
        const ACTION: &str = "iam:CreateServiceLinkedRole";
        let is_listed = lists(resource.kind, ACTION);
        let rows: Vec<[&str; 4]> = table::rows::<4>(LINKED).filter(|row| row[0] == resource.kind).collect();
        if rows.is_empty() && is_listed {
            let naming = self.places.naming;
            let role = format!("arn:{}:iam::{}:role/aws-service-role/*", naming.partition, naming.account);
            self.grants.add(ACTION, vec![role], &Json::Null);
            self.open(resource.kind, ACTION, "the service whose role it makes is not known here", LISTS);
        }
        let key = (resource.kind.to_owned(), ACTION.to_owned());
        for [kind, when, principals, source] in &rows {
            if !self.holds(when, resource) {
                self.dropped.extend(is_listed.then(|| (key.clone(), needed_with(when))));
                continue;
            }
            self.granted.insert(key.clone());
            for principal in principals.split(' ') {
                self.linked.insert(principal);
                if !is_listed {
                    self.added(
                        kind,
                        ACTION,
                        &format!("the first of an account makes the role of {principal}"),
                        source,
                    );
                }
            }
        }
    }

    fn holds(&self, conditions: &str, resource: &Resource) -> bool {
        let has_type = |begin: &str| self.kinds.iter().any(|kind| kind.starts_with(begin));
        table::holds(conditions, &resource.properties, &has_type)
    }

    /// The grants whose conditions name services.
    fn special(&mut self) {
        let naming = self.places.naming;
        if !self.linked.is_empty() {
            let role = |principal| {
                format!(
                    "arn:{}:iam::{}:role/aws-service-role/{principal}/*",
                    naming.partition, naming.account
                )
            };
            let condition = json!({ "StringEquals": { "iam:AWSServiceName": self.linked } });
            self.grants.add(
                "iam:CreateServiceLinkedRole",
                self.linked.iter().map(role).collect(),
                &condition,
            );
        }
        for (roles, services) in std::mem::take(&mut self.passed) {
            let condition = json!({ "StringEquals": { "iam:PassedToService": services } });
            self.grants.add("iam:PassRole", roles, &condition);
        }
    }

    /// Roles that a resource hands to its service.
    fn passed(&mut self, resource: &Resource) {
        const ACTION: &str = "iam:PassRole";
        let is_listed = lists(resource.kind, ACTION);
        let rows: Vec<[&str; 3]> = table::rows::<3>(PASSES).filter(|row| row[0] == resource.kind).collect();
        if rows.is_empty() && is_listed && has_role(&resource.properties) {
            let roles = self.role(&Json::Null, resource);
            self.grants.add(ACTION, roles, &Json::Null);
            self.open(resource.kind, ACTION, "the service that takes the role is not known here", LISTS);
        }
        let key = (resource.kind.to_owned(), ACTION.to_owned());
        if is_listed {
            self.dropped.insert(key.clone(), "no role is given".into());
        }
        for [kind, path, principal] in rows {
            for role in table::find(&resource.properties, path) {
                let roles = self.role(role, resource);
                self.passed.entry(roles).or_default().insert(principal);
                self.granted.insert(key.clone());
                if !is_listed {
                    self.added(kind, ACTION, &format!("{path} is handed to {principal}"), PASS_ROLE);
                }
            }
        }
    }

    /// The ARN of a role where the template says it, or those of the roles that the templates make.
    fn role(&mut self, role: &Json, resource: &Resource) -> Vec<String> {
        let naming = self.places.naming;
        if let Some(given) = arn::wildcard(role, resource, naming).filter(|arn| arn.starts_with("arn:")) {
            return vec![given];
        }
        let is_own = role.is_null() || self.places.is_own(role, resource);
        if is_own && !self.places.roles.is_empty() {
            return self.places.roles.clone();
        }
        if !is_own {
            let because = format!("the role of `{}` is known only at the deployment", resource.id);
            self.open(resource.kind, "iam:PassRole", &because, PASS_ROLE);
        }
        vec![format!("arn:{}:iam::{}:role/*", naming.partition, naming.account)]
    }

    fn grant(&mut self, action: &str, resource: &Resource) {
        let key = (resource.kind.to_owned(), action.to_owned());
        if !self.made.insert(key.clone()) {
            return;
        }
        match self.places.of(action, resource) {
            Some((resources, condition)) => {
                self.grants.add(action, resources, &condition);
                self.granted.insert(key);
            }
            None => {
                self.dropped.insert(key, "IAM knows no such action".into());
            }
        }
    }

    /// What parameters, dynamic references and functions need.
    fn template(&mut self, stack: &Stack) {
        const PARAMETERS: &str = "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html";
        const REFERENCES: &str =
            "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html";
        const FUNCTION: &str = "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-getavailabilityzones.html";
        let naming = self.places.naming;
        for parameter in object(&stack.template["Parameters"]).values() {
            let kind = parameter["Type"].as_str().unwrap_or_default();
            if kind.starts_with("AWS::SSM::Parameter::") {
                let name = parameter["Default"].as_str().unwrap_or("*");
                self.grants.add("ssm:GetParameters", vec![self.parameter(name)], &Json::Null);
                self.added("Parameters", "ssm:GetParameters", "a parameter's value is looked up", PARAMETERS);
            }
            for (part, action) in EXISTING.iter().filter(|(part, _)| kind.contains(part)) {
                self.grants.add(action, vec!["*".into()], &Json::Null);
                self.added("Parameters", action, &format!("{part} must exist"), PARAMETERS);
            }
        }
        let mut found = Found::default();
        let root = Resource { stack: stack.name, id: "", kind: "", properties: Json::Null };
        found.walk(stack.template, &root, self.places);
        if found.zones {
            for action in ZONES {
                self.grants.add(action, vec!["*".into()], &Json::Null);
                self.added("Fn::GetAZs", action, "the function asks for the zones", FUNCTION);
            }
        }
        for name in found.parameters {
            self.grants.add("ssm:GetParameters", vec![self.parameter(&name)], &Json::Null);
            self.added("Dynamic reference", "ssm:GetParameters", "a parameter is read", REFERENCES);
        }
        for name in found.secrets {
            let is_arn = name.starts_with("arn:");
            let known = if name == "*" { self.places.like(":secretsmanager:") } else { Vec::new() };
            let secrets = if !known.is_empty() {
                known
            } else if is_arn {
                vec![name]
            } else {
                vec![arn::complete(
                    &format!("secretsmanager:{{region}}:{{account}}:secret:{name}*"),
                    naming.region,
                    naming,
                )]
            };
            self.grants.add("secretsmanager:GetSecretValue", secrets, &Json::Null);
            self.added("Dynamic reference", "secretsmanager:GetSecretValue", "a secret is read", REFERENCES);
        }
    }

    /// The ARN of a parameter; AWS's own belong to no account.
    fn parameter(&self, name: &str) -> String {
        let account = if name.starts_with("/aws/") { "" } else { "{account}" };
        let arn = format!("ssm:{{region}}:{account}:parameter/{}", name.trim_start_matches('/'));
        arn::complete(&arn, self.places.naming.region, self.places.naming)
    }

    fn added(&mut self, kind: &str, action: &str, because: &str, source: &str) {
        self.reason(Decision::Added, kind, action, because, source);
    }

    fn open(&mut self, kind: &str, action: &str, because: &str, source: &str) {
        self.reason(Decision::Open, kind, action, because, source);
    }

    fn reason(&mut self, decision: Decision, kind: &str, action: &str, because: &str, source: &str) {
        self.reasons.insert(Reason {
            decision,
            resource_type: kind.to_owned(),
            action: action.to_owned(),
            because: because.to_owned(),
            source: source.to_owned(),
        });
    }
}

/// A condition in words: `needed only with ReplicaRegions`.
fn needed_with(conditions: &str) -> String {
    let told = conditions.split(' ').map(|condition| condition.split('?').next().unwrap_or_default());
    format!("needed only with {}", told.collect::<Vec<_>>().join(" or "))
}

/// Whether the handlers of a type list an action.
fn lists(kind: &str, action: &str) -> bool {
    let handlers = catalogue::find(kind).map(|schema| object(&schema.root()["handlers"]));
    let mut listed =
        handlers.into_iter().flatten().filter_map(|(_, handler)| handler["permissions"].as_array());
    listed.any(|actions| actions.iter().any(|listed| listed == action))
}

/// What a walk over a template finds.
#[derive(Debug, Default)]
struct Found {
    zones: bool,
    parameters: BTreeSet<String>,
    secrets: BTreeSet<String>,
}

impl Found {
    fn walk(&mut self, json: &Json, root: &Resource, places: &Places) {
        match json {
            Json::String(text) => self.references(text),
            Json::Array(items) => items.iter().for_each(|item| self.walk(item, root, places)),
            Json::Object(map) => {
                self.zones |= map.contains_key("Fn::GetAZs");
                if map.contains_key("Fn::Sub") || map.contains_key("Fn::Join") {
                    self.references(&arn::wildcard(json, root, places.naming).unwrap_or_default());
                }
                map.values().for_each(|value| self.walk(value, root, places));
            }
            Json::Null | Json::Bool(_) | Json::Number(_) => {}
        }
    }

    /// The dynamic references of a text: `{{resolve:secretsmanager:NAME:…}}`, `{{resolve:ssm:NAME:VERSION}}`.
    fn references(&mut self, text: &str) {
        for reference in text.split("{{resolve:").skip(1) {
            let inside = reference.split("}}").next().unwrap_or_default();
            let Some((service, rest)) = inside.split_once(':') else { continue };
            let name = if rest.starts_with("arn:") {
                rest.splitn(8, ':').take(7).collect::<Vec<_>>().join(":")
            } else {
                rest.split(':').next().unwrap_or_default().to_owned()
            };
            // The text of a function is seen twice: as it is written, and with its values.
            if name.is_empty() || name.contains("${") {
                continue;
            }
            match service {
                "secretsmanager" => self.secrets.insert(name),
                "ssm" | "ssm-secure" => self.parameters.insert(name),
                _ => continue,
            };
        }
    }
}

/// Whether a resource names a key: any property whose name says so.
fn has_key(properties: &Json) -> bool {
    has_property(properties, &|name| {
        let name = name.to_lowercase();
        name.contains("kms") || name == "keyid" || name.starts_with("encryptionkey")
    })
}

/// Whether a resource names a role.
fn has_role(properties: &Json) -> bool {
    has_property(properties, &|name| {
        ["Role", "RoleArn", "RoleARN", "RoleName"].iter().any(|end| name.ends_with(end))
    })
}

fn has_property(json: &Json, test: &dyn Fn(&str) -> bool) -> bool {
    match json {
        Json::Object(map) => map.iter().any(|(name, value)| test(name) || has_property(value, test)),
        Json::Array(items) => items.iter().any(|item| has_property(item, test)),
        _ => false,
    }
}
