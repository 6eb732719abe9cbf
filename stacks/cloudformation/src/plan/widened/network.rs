//! The network: rules of security groups, and switches that open something to the internet.

use std::collections::{BTreeMap, BTreeSet};
use std::net::Ipv4Addr;

use serde_json::Value as Json;

use super::super::Resource;
use super::{Kind, Widened, shown};
use crate::evaluate::{listed, text};

/// Properties that open a resource to the internet, with the value that does.
const SWITCHES: [(&str, &str, &str); 8] = [
    ("AWS::EC2::Subnet", "MapPublicIpOnLaunch", "true"),
    ("AWS::ECS::Service", "NetworkConfiguration/AwsvpcConfiguration/AssignPublicIp", "ENABLED"),
    ("AWS::EKS::Cluster", "ResourcesVpcConfig/EndpointPublicAccess", "true"),
    ("AWS::ElasticLoadBalancing::LoadBalancer", "Scheme", "internet-facing"),
    ("AWS::ElasticLoadBalancingV2::LoadBalancer", "Scheme", "internet-facing"),
    ("AWS::Lambda::Url", "AuthType", "NONE"),
    ("AWS::RDS::DBCluster", "PubliclyAccessible", "true"),
    ("AWS::RDS::DBInstance", "PubliclyAccessible", "true"),
];

/// What keeps a bucket from being public.
const PUBLIC_ACCESS_BLOCKS: [&str; 4] =
    ["BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets"];

pub(super) fn switches(id: &str, old: Option<&Resource>, new: &Resource, found: &mut Vec<Widened>) {
    let mut push = |message: String| {
        found.push(Widened { logical_id: id.to_owned(), kind: Kind::Network, public: true, message });
    };
    let at = |resource: &Resource, path: &str| {
        let value = path.split('/').fold(&resource.json["Properties"], |json, step| &json[step]);
        // A load balancer without a scheme is open to the internet; a gateway has none.
        let is_open = value.is_null() && path == "Scheme" && resource.json["Properties"]["Type"] != "gateway";
        if is_open { Some("internet-facing".to_owned()) } else { text(value) }
    };
    for (_, path, open) in SWITCHES.iter().filter(|(name, ..)| *name == new.resource_type) {
        let was_open = old.is_some_and(|old| at(old, path).as_deref() == Some(open));
        if at(new, path).as_deref() == Some(open) && !was_open {
            push(format!("is reachable from the internet: {path} is {open}"));
        }
    }
    if new.resource_type == "AWS::S3::Bucket"
        && let Some(old) = old
    {
        for name in PUBLIC_ACCESS_BLOCKS {
            let path = format!("PublicAccessBlockConfiguration/{name}");
            let blocked = |resource: &Resource| at(resource, &path).as_deref() == Some("true");
            if blocked(old) && !blocked(new) {
                push(format!("may become public: {name} is off"));
            }
        }
    }
}

/// A rule of a security group.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Rule {
    group: String,
    is_ingress: bool,
    /// `-1` for all.
    protocol: String,
    /// The first and the last; where only the deployment knows them, the text of both.
    ports: Result<(i64, i64), String>,
    /// An address range, or the group or list that it comes from.
    peer: String,
    /// The first and the last address of a range.
    range: Option<(u32, u32)>,
}

/// How many rules of one group are looked through for one that covers another: AWS lets a group have 1,000 at most. In
/// longer ones only the same rule covers.
/// <https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html>
const MOST_RULES: usize = 1_000;

/// Rules that no rule of before covers; those of the groups themselves and those that stand alone are one set.
pub(super) fn rules(
    before: &BTreeMap<String, Resource>,
    after: &BTreeMap<String, Resource>,
    found: &mut Vec<Widened>,
) {
    let (own_before, own_after) = (with_egress(before), with_egress(after));
    let mut earlier: BTreeSet<Rule> = before.iter().flat_map(|(id, resource)| of(id, resource)).collect();
    earlier.extend(of_groups(before).filter(|id| !own_before.contains(*id)).map(|id| everywhere(id)));
    let mut groups: BTreeMap<(&str, bool), Vec<&Rule>> = BTreeMap::new();
    for rule in &earlier {
        groups.entry((&rule.group, rule.is_ingress)).or_default().push(rule);
    }
    for (id, resource) in after {
        let mut rules = of(id, resource);
        // Of a new group it is no news that it lets everything out.
        if resource.resource_type == GROUP && !own_after.contains(id) && before.contains_key(id) {
            rules.push(everywhere(id));
        }
        for rule in rules {
            let group = groups.get(&(rule.group.as_str(), rule.is_ingress));
            let group = group.filter(|rules| rules.len() <= MOST_RULES);
            let is_covered = |rules: &Vec<&Rule>| rules.iter().any(|other| other.covers(&rule));
            if earlier.contains(&rule) || group.is_some_and(is_covered) {
                continue;
            }
            let is_public = rule.is_ingress && matches!(rule.peer.as_str(), "0.0.0.0/0" | "::/0");
            let ports = match (rule.protocol.as_str(), &rule.ports) {
                ("-1", _) => "everything".to_owned(),
                (protocol, Ok((from, to))) if from == to => format!("{protocol} {from}"),
                (protocol, Ok((from, to))) => format!("{protocol} {from} to {to}"),
                (protocol, Err(ports)) => format!("{protocol} {ports}"),
            };
            let direction = if rule.is_ingress { "lets in" } else { "lets out" };
            let side = if rule.is_ingress { "from" } else { "to" };
            let peer = if is_public { "the internet".to_owned() } else { rule.peer.clone() };
            found.push(Widened {
                logical_id: id.clone(),
                kind: Kind::Network,
                public: is_public,
                message: format!("{direction} {ports} {side} {peer}"),
            });
        }
    }
}

const GROUP: &str = "AWS::EC2::SecurityGroup";

fn of_groups(resources: &BTreeMap<String, Resource>) -> impl Iterator<Item = &String> {
    resources.iter().filter(|(_, resource)| resource.resource_type == GROUP).map(|(id, _)| id)
}

/// The groups that say what they let out: the others let out everything.
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroup.html>
fn with_egress(resources: &BTreeMap<String, Resource>) -> BTreeSet<String> {
    let own = resources.iter().filter_map(|(id, resource)| match resource.resource_type.as_str() {
        GROUP if !resource.json["Properties"]["SecurityGroupEgress"].is_null() => Some(id.clone()),
        "AWS::EC2::SecurityGroupEgress" => Some(group_of(&resource.json["Properties"])),
        _ => None,
    });
    own.collect()
}

/// What a group lets out that says nothing of it.
fn everywhere(group: &str) -> Rule {
    let peer = "0.0.0.0/0".to_owned();
    let (range, ports) = (range(&peer), Ok((0, 65_535)));
    Rule { group: group.to_owned(), is_ingress: false, protocol: "-1".into(), ports, range, peer }
}

/// The group that a rule of its own belongs to.
fn group_of(properties: &Json) -> String {
    let group = &properties["GroupId"];
    group["Fn::GetAtt"][0].as_str().map_or_else(|| shown(group), str::to_owned)
}

fn of(id: &str, resource: &Resource) -> Vec<Rule> {
    let properties = &resource.json["Properties"];
    let standalone = |is_ingress| vec![rule(&group_of(properties), is_ingress, properties)];
    match resource.resource_type.as_str() {
        GROUP => [("SecurityGroupIngress", true), ("SecurityGroupEgress", false)]
            .into_iter()
            .flat_map(|(name, is_ingress)| {
                listed(&properties[name])
                    .into_iter()
                    .map(|json| rule(id, is_ingress, json))
                    .collect::<Vec<_>>()
            })
            .collect(),
        "AWS::EC2::SecurityGroupIngress" => standalone(true),
        "AWS::EC2::SecurityGroupEgress" => standalone(false),
        _ => Vec::new(),
    }
}

fn rule(group: &str, is_ingress: bool, json: &Json) -> Rule {
    const PEERS: [&str; 7] = [
        "CidrIp",
        "CidrIpv6",
        "SourceSecurityGroupId",
        "DestinationSecurityGroupId",
        "SourcePrefixListId",
        "DestinationPrefixListId",
        "SourceSecurityGroupName",
    ];
    let number = |name: &str, absent: i64| match &json[name] {
        Json::Null => Some(absent),
        value => text(value)?.parse().ok(),
    };
    let ports = number("FromPort", 0).zip(number("ToPort", 65_535));
    let protocol = &json["IpProtocol"];
    let peer = PEERS.iter().find(|name| !json[**name].is_null()).map(|name| shown(&json[*name]));
    let peer = peer.unwrap_or_default();
    Rule {
        group: group.to_owned(),
        is_ingress,
        protocol: if protocol.is_null() { "-1".to_owned() } else { shown(protocol) },
        ports: ports.ok_or_else(|| format!("{} to {}", shown(&json["FromPort"]), shown(&json["ToPort"]))),
        range: range(&peer),
        peer,
    }
}

impl Rule {
    fn covers_ports(&self, other: &Rule) -> bool {
        match (&self.ports, &other.ports) {
            (Ok((from, to)), Ok((first, last))) => from <= first && last <= to,
            (one, another) => one == another,
        }
    }

    fn covers(&self, other: &Rule) -> bool {
        let is_inside = |outer: (u32, u32), inner: (u32, u32)| outer.0 <= inner.0 && inner.1 <= outer.1;
        self.group == other.group
            && self.is_ingress == other.is_ingress
            && (self.protocol == "-1" || self.protocol == other.protocol && self.covers_ports(other))
            && (self.peer == other.peer
                || self.range.zip(other.range).is_some_and(|(outer, inner)| is_inside(outer, inner)))
    }
}

/// The first and the last address of `10.0.0.0/8`.
fn range(text: &str) -> Option<(u32, u32)> {
    let (address, prefix) = text.split_once('/')?;
    let prefix: u32 = prefix.parse().ok().filter(|prefix| *prefix <= 32)?;
    let rest = u32::MAX.checked_shr(prefix).unwrap_or(0);
    let first = u32::from(address.parse::<Ipv4Addr>().ok()?) & !rest;
    Some((first, first | rest))
}

#[cfg(test)]
mod tests {
    use super::range;

    #[test]
    fn ranges_of_addresses() {
        assert_eq!(range("10.1.0.0/16"), Some((0x0a01_0000, 0x0a01_ffff)));
        assert_eq!(range("0.0.0.0/0"), Some((0, u32::MAX)));
        assert_eq!(range("192.0.2.1/32"), Some((0xc000_0201, 0xc000_0201)));
        assert_eq!(range("sg-1"), None);
    }
}
