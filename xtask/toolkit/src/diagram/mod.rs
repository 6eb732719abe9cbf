//! The platform as a picture, read from its templates: what stands where, and who may reach whom.

pub(crate) mod mermaid;
mod platform;
pub(crate) mod svg;

use std::collections::{BTreeMap, BTreeSet};

use cloudformation::Stack;
use cloudformation::evaluate::listed;
use serde_json::Value as Json;

use platform::{Id, Platform};

/// Where something stands, in the order of the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Zone {
    /// Outside, or in front.
    Outside,
    /// Subnets with a route to and from the internet.
    Public,
    /// Subnets with a way out.
    Private,
    /// Subnets with neither.
    Isolated,
    /// In no network.
    Region,
}

impl Zone {
    pub(crate) const ALL: [Zone; 5] =
        [Zone::Outside, Zone::Public, Zone::Private, Zone::Isolated, Zone::Region];

    pub(crate) fn title(self) -> &'static str {
        match self {
            Zone::Outside => "outside",
            Zone::Public => "public subnets",
            Zone::Private => "private subnets",
            Zone::Isolated => "isolated subnets",
            Zone::Region => "services of the region",
        }
    }

    /// Whether it is part of the VPC.
    pub(crate) fn is_inside(self) -> bool {
        matches!(self, Zone::Public | Zone::Private | Zone::Isolated)
    }
}

/// One thing of the picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Node {
    pub(crate) name: String,
    /// The service of AWS, as people call it.
    pub(crate) kind: &'static str,
    pub(crate) zone: Zone,
}

/// One may do something with another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Edge {
    pub(crate) from: usize,
    pub(crate) to: usize,
    /// A port, or what is done.
    pub(crate) label: String,
}

#[derive(Debug)]
pub(crate) struct Diagram {
    pub(crate) title: String,
    pub(crate) nodes: Vec<Node>,
    pub(crate) edges: Vec<Edge>,
}

/// What is drawn, by type; everything else is how it is done.
const DRAWN: [(&str, &str); 13] = [
    ("AWS::CloudFront::Distribution", "CloudFront"),
    ("AWS::WAFv2::WebACL", "WAF"),
    ("AWS::ElasticLoadBalancingV2::LoadBalancer", "load balancer"),
    ("AWS::ECS::Service", "Fargate service"),
    ("AWS::Lambda::Function", "Lambda"),
    ("AWS::RDS::DBInstance", "RDS"),
    ("AWS::ElastiCache::ReplicationGroup", "ElastiCache"),
    ("AWS::S3::Bucket", "S3"),
    ("AWS::SQS::Queue", "SQS"),
    ("AWS::SNS::Topic", "SNS"),
    ("AWS::Events::EventBus", "EventBridge"),
    ("AWS::Cognito::UserPool", "Cognito"),
    ("AWS::Backup::BackupVault", "Backup"),
];

/// What actions do, in a word. The first that fits; an action that is not here says nothing by itself.
const DONE: [(&str, &str); 6] = [
    ("s3:PutObject", "writes"),
    ("s3:GetObject", "reads"),
    ("sqs:SendMessage", "sends"),
    ("sqs:ReceiveMessage", "takes"),
    ("sns:Publish", "tells"),
    ("events:PutEvents", "tells"),
];

const INTERNET: &str = "Internet";

impl Diagram {
    pub(crate) fn new(title: String, stacks: &[Stack]) -> Self {
        let platform = Platform::new(stacks);
        let mut nodes = vec![Node { name: INTERNET.into(), kind: "everybody", zone: Zone::Outside }];
        let mut places: BTreeMap<Id, usize> = BTreeMap::new();
        for (kind, shown) in DRAWN {
            for id in platform.of_type(kind) {
                places.insert(id, nodes.len());
                nodes.push(Node { name: spaced(id.1), kind: shown, zone: zone(&platform, id, kind) });
            }
        }
        // Who a thing is to the network: its security groups. A one-off task has those of its stack's outputs.
        let mut members: BTreeMap<Id, Vec<usize>> = BTreeMap::new();
        // What has rights, and the resource that names its role.
        let mut doers: Vec<(usize, Id)> = Vec::new();
        for (id, place) in &places {
            for group in platform.near(*id, "AWS::EC2::SecurityGroup") {
                members.entry(group).or_default().push(*place);
            }
            let definitions = platform.near(*id, "AWS::ECS::TaskDefinition");
            doers.extend(definitions.into_iter().chain([*id]).map(|definition| (*place, definition)));
        }
        for stack in stacks {
            let Some(task) = &stack.task else { continue };
            let place = nodes.len();
            let zone = platform
                .output(stack.name, task.subnets)
                .iter()
                .find_map(|id| platform.subnet(*id))
                .unwrap_or(Zone::Private);
            nodes.push(Node { name: spaced(task.name), kind: "Fargate task", zone });
            for group in platform.output(stack.name, task.security_group) {
                members.entry(group).or_default().push(place);
            }
            let definitions = platform.output(stack.name, task.task_definition);
            doers.extend(definitions.into_iter().map(|definition| (place, definition)));
        }
        let fronts: Vec<usize> = platform
            .of_type("AWS::CloudFront::Distribution")
            .iter()
            .filter_map(|id| places.get(id).copied())
            .collect();
        let mut edges = network(&platform, &members, &fronts);
        edges.extend(
            doers.iter().flat_map(|(doer, definition)| rights(&platform, *doer, *definition, &places)),
        );
        edges.extend(fixed(&platform, &places));
        let edges: Vec<Edge> = edges.into_iter().filter(|edge| edge.from != edge.to).collect();
        Self { title, nodes, edges }
    }
}

/// `LoadBalancer` as `Load balancer`.
fn spaced(id: &str) -> String {
    let mut text = String::new();
    for c in id.chars() {
        if c.is_uppercase() && !text.is_empty() {
            text.push(' ');
            text.extend(c.to_lowercase());
        } else if text.is_empty() {
            text.extend(c.to_uppercase());
        } else {
            text.push(c);
        }
    }
    text
}

fn zone(platform: &Platform, id: Id, kind: &str) -> Zone {
    if matches!(kind, "AWS::WAFv2::WebACL" | "AWS::CloudFront::Distribution") {
        return Zone::Outside;
    }
    let groups = ["AWS::RDS::DBSubnetGroup", "AWS::ElastiCache::SubnetGroup"];
    let own = platform.near(id, "AWS::EC2::Subnet");
    let through = groups.into_iter().flat_map(|group| platform.near(id, group));
    let through = through.flat_map(|group| platform.near(group, "AWS::EC2::Subnet"));
    own.into_iter().chain(through).find_map(|subnet| platform.subnet(subnet)).unwrap_or(Zone::Region)
}

/// Who reaches whom, from the rules of security groups. Everybody reaches what is in front, and that whoever lets
/// CloudFront in: the one that the platform lets in by a prefix list.
fn network(platform: &Platform, members: &BTreeMap<Id, Vec<usize>>, fronts: &[usize]) -> BTreeSet<Edge> {
    let none = Vec::new();
    let mut edges: BTreeSet<Edge> =
        fronts.iter().map(|front| Edge { from: 0, to: *front, label: "443".into() }).collect();
    let mut connect = |rule: &Json, stack: &str, guarded: &[Id]| {
        let port = rule["FromPort"].as_i64().map_or_else(String::new, |port| port.to_string());
        let sources = platform.targets(stack, &rule["SourceSecurityGroupId"]);
        let mut from: Vec<usize> =
            sources.iter().flat_map(|source| members.get(source).unwrap_or(&none)).copied().collect();
        if rule["CidrIp"] == "0.0.0.0/0" {
            from.push(0);
        }
        if !rule["SourcePrefixListId"].is_null() {
            from.extend(fronts);
        }
        for to in guarded.iter().flat_map(|group| members.get(group).unwrap_or(&none)) {
            edges.extend(from.iter().map(|from| Edge { from: *from, to: *to, label: port.clone() }));
        }
    };
    for group in platform.of_type("AWS::EC2::SecurityGroup") {
        for rule in listed(&platform.properties(group)["SecurityGroupIngress"]) {
            connect(rule, group.0, &[group]);
        }
    }
    for id in platform.of_type("AWS::EC2::SecurityGroupIngress") {
        let rule = platform.properties(id);
        connect(rule, id.0, &platform.targets(id.0, &rule["GroupId"]));
    }
    edges
}

/// What a task or a function may do, from the policies of its role.
fn rights(platform: &Platform, doer: usize, definition: Id, places: &BTreeMap<Id, usize>) -> BTreeSet<Edge> {
    let mut done: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
    let properties = platform.properties(definition);
    let roles = ["TaskRoleArn", "Role"].into_iter();
    for role in roles.flat_map(|name| platform.targets(definition.0, &properties[name])) {
        for policy in listed(&platform.properties(role)["Policies"]) {
            for statement in listed(&policy["PolicyDocument"]["Statement"]) {
                let actions = listed(&statement["Action"]);
                let targets = platform.targets(role.0, &statement["Resource"]);
                for place in targets.iter().filter_map(|target| places.get(target)) {
                    let words = DONE.iter().filter(|(action, _)| actions.iter().any(|one| one == action));
                    done.entry(*place).or_default().extend(words.map(|(_, word)| *word));
                }
            }
        }
    }
    let told = done.into_iter().filter(|(_, words)| !words.is_empty());
    told.map(|(to, words)| Edge { from: doer, to, label: words.join(", ") }).collect()
}

/// What stands in front of what, what hears of what, and where what failed goes.
fn fixed(platform: &Platform, places: &BTreeMap<Id, usize>) -> Vec<Edge> {
    let mut edges = Vec::new();
    for id in platform.of_type("AWS::WAFv2::WebACLAssociation") {
        let properties = platform.properties(id);
        let guards = platform.targets(id.0, &properties["WebACLArn"]);
        let guarded = platform.targets(id.0, &properties["ResourceArn"]);
        for (from, to) in guards.iter().zip(&guarded) {
            if let (Some(from), Some(to)) = (places.get(from), places.get(to)) {
                edges.push(Edge { from: *from, to: *to, label: "guards".into() });
            }
        }
    }
    for id in platform.of_type("AWS::CloudFront::Distribution") {
        let guards = platform.targets(id.0, &platform.properties(id)["DistributionConfig"]["WebACLId"]);
        for guard in guards.iter().filter_map(|guard| places.get(guard)) {
            edges.extend(places.get(&id).map(|to| Edge { from: *guard, to: *to, label: "guards".into() }));
        }
    }
    for id in platform.of_type("AWS::SQS::Queue") {
        let dead = platform.targets(id.0, &platform.properties(id)["RedrivePolicy"]);
        if let (Some(from), Some(to)) = (places.get(&id), dead.first().and_then(|dead| places.get(dead))) {
            edges.push(Edge { from: *from, to: *to, label: "failed".into() });
        }
    }
    for id in platform.of_type("AWS::Events::Rule") {
        let properties = platform.properties(id);
        let of = |value: &Json| -> Vec<usize> {
            platform.targets(id.0, value).iter().filter_map(|id| places.get(id)).copied().collect()
        };
        let heard = of(&properties["Targets"]);
        for from in of(&properties["EventPattern"]) {
            edges.extend(heard.iter().map(|to| Edge { from, to: *to, label: "events".into() }));
        }
    }
    edges
}

#[cfg(test)]
mod tests {
    use cloudformation::Value;
    use serde_json::json;

    use super::*;

    /// A network with an address in it, and a task that reaches a database of another stack and a queue.
    fn stacks() -> Vec<Stack> {
        let mut network = Stack::new("network", "");
        let t = &mut network.template;
        t.raw("Out", "AWS::EC2::Subnet", json!({}));
        t.raw("Routes", "AWS::EC2::RouteTable", json!({}));
        t.raw(
            "OutRoutes",
            "AWS::EC2::SubnetRouteTableAssociation",
            json!({ "SubnetId": { "Ref": "Out" }, "RouteTableId": { "Ref": "Routes" } }),
        );
        t.raw(
            "Route",
            "AWS::EC2::Route",
            json!({ "RouteTableId": { "Ref": "Routes" }, "NatGatewayId": "nat" }),
        );
        let subnet = network.export::<String>("SubnetId", "", Value::from_json(json!({ "Ref": "Out" })));

        let mut data = Stack::new("data", "");
        data.template.raw("DataGroup", "AWS::EC2::SecurityGroup", json!({}));
        let groups = json!({ "VPCSecurityGroups": [{ "Fn::GetAtt": ["DataGroup", "GroupId"] }] });
        data.template.raw("Database", "AWS::RDS::DBInstance", groups);
        let group = json!({ "Fn::GetAtt": ["DataGroup", "GroupId"] });
        let guard = data.export::<String>("GroupId", "", Value::from_json(group));

        let mut app = Stack::new("app", "");
        let (subnet, guard) = (app.import(subnet), app.import(guard));
        let t = &mut app.template;
        t.raw("Jobs", "AWS::SQS::Queue", json!({}));
        t.raw("Others", "AWS::SQS::Queue", json!({}));
        let statement = json!({
            "Effect": "Allow",
            "Action": ["sqs:SendMessage"],
            "Resource": [{ "Fn::GetAtt": ["Jobs", "Arn"] }],
        });
        t.raw(
            "Role",
            "AWS::IAM::Role",
            json!({ "Policies": [{ "PolicyDocument": { "Statement": [statement] } }] }),
        );
        let role = json!({ "TaskRoleArn": { "Fn::GetAtt": ["Role", "Arn"] } });
        t.raw("Task", "AWS::ECS::TaskDefinition", role);
        t.raw(
            "ApiGroup",
            "AWS::EC2::SecurityGroup",
            json!({
                "SecurityGroupIngress": [{ "CidrIp": "0.0.0.0/0", "FromPort": 443 }],
            }),
        );
        t.raw(
            "Api",
            "AWS::ECS::Service",
            json!({
                "TaskDefinition": { "Ref": "Task" },
                "NetworkConfiguration": { "AwsvpcConfiguration": {
                    "Subnets": [subnet],
                    "SecurityGroups": [{ "Fn::GetAtt": ["ApiGroup", "GroupId"] }],
                } },
            }),
        );
        t.raw(
            "ApiToDatabase",
            "AWS::EC2::SecurityGroupIngress",
            json!({
                "GroupId": guard,
                "SourceSecurityGroupId": { "Fn::GetAtt": ["ApiGroup", "GroupId"] },
                "FromPort": 5432,
            }),
        );
        vec![network, data, app]
    }

    #[test]
    fn what_may_reach_what_is_read_from_groups_and_policies() {
        let diagram = Diagram::new("shop".into(), &stacks());
        let named = |place: usize| diagram.nodes[place].name.as_str();
        let mut edges: Vec<String> = diagram
            .edges
            .iter()
            .map(|edge| format!("{} {} {}", named(edge.from), edge.label, named(edge.to)))
            .collect();
        edges.sort();
        assert_eq!(edges, ["Api 5432 Database", "Api sends Jobs", "Internet 443 Api"]);
        let zones: Vec<(&str, Zone)> =
            diagram.nodes.iter().map(|node| (node.name.as_str(), node.zone)).collect();
        assert_eq!(
            zones,
            [
                ("Internet", Zone::Outside),
                ("Api", Zone::Private),
                ("Database", Zone::Region),
                ("Jobs", Zone::Region),
                ("Others", Zone::Region),
            ]
        );
    }

    #[test]
    fn the_pictures_hold_every_node_and_edge() {
        let diagram = Diagram::new("a < b".into(), &stacks());
        let svg = svg::render(&diagram);
        assert!(svg.contains("a &lt; b") && svg.contains(">5432</text>") && svg.contains(">Others</text>"));
        assert_eq!(svg.matches("class=\"edge\"").count(), diagram.edges.len());
        assert!(mermaid::render(&diagram).contains("  n1 -->|5432| n2\n"));
    }
}
