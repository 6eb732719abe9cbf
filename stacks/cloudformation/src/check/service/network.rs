//! Security groups and subnets.

use std::net::Ipv4Addr;

use super::super::declared::Declared;
use super::super::findings::Findings;
use super::{Subject, referred};
use crate::document::Node;
use crate::rule;

pub(super) fn security_group(subject: &mut Subject) {
    for list in ["SecurityGroupEgress", "SecurityGroupIngress"] {
        for (index, item) in subject.at(list).items().iter().enumerate() {
            ports(subject, &format!("{list}/{index}"), item);
        }
    }
}

pub(super) fn rule(subject: &mut Subject) {
    ports(subject, "", subject.resource.properties);
}

fn ports(subject: &mut Subject, path: &str, node: &Node) {
    let protocol = node.get("IpProtocol").as_text().unwrap_or_default();
    let needs_ports =
        matches!(protocol.as_str(), "tcp" | "udp" | "6" | "17" | "icmp" | "1" | "icmpv6" | "58");
    let number = |name: &str| node.get(name).as_text()?.parse::<i64>().ok();
    if needs_ports {
        for name in ["FromPort", "ToPort"] {
            if !node.has(name) {
                let message = format!("a rule for {protocol} needs `{name}`");
                subject.push_at(&rule::SECURITY_GROUP_PORTS, path, node.place, message, "");
            }
        }
    }
    let is_range = matches!(protocol.as_str(), "tcp" | "udp" | "6" | "17");
    if let (Some(from), Some(to)) = (number("FromPort"), number("ToPort"))
        && is_range
    {
        if (from == -1) != (to == -1) {
            let message = "all ports are `FromPort: -1` and `ToPort: -1`".to_owned();
            subject.push_at(&rule::SECURITY_GROUP_PORTS, path, node.place, message, "");
        } else if from > to {
            let message = format!("the ports run from {from} down to {to}");
            subject.push_at(&rule::SECURITY_GROUP_PORTS, path, node.place, message, "");
        }
    }
}

/// First and last address of a range.
type Range = (u32, u32);

fn range(node: &Node) -> Option<Range> {
    let (address, prefix) = node.as_str()?.split_once('/')?;
    let prefix: u32 = prefix.parse().ok().filter(|prefix| *prefix <= 32)?;
    let size = u32::MAX.checked_shr(prefix).unwrap_or(0);
    let first = u32::from(address.parse::<Ipv4Addr>().ok()?) & !size;
    Some((first, first | size))
}

pub(super) fn subnets(declared: &Declared, findings: &mut Findings) {
    let mut known: Vec<(&str, &str, Range)> = Vec::new();
    let has_more = declared.resources.values().any(|other| other.type_name == "AWS::EC2::VPCCidrBlock");
    for (id, resource) in &declared.resources {
        let block = resource.properties.get("CidrBlock");
        // Subnets of different conditions never meet.
        if resource.type_name != "AWS::EC2::Subnet" || resource.node.has("Condition") {
            continue;
        }
        let vpc = referred(declared, resource.properties.get("VpcId"));
        let (Some(own), Some((vpc_id, vpc))) =
            (range(block), vpc.filter(|(_, vpc)| vpc.type_name == "AWS::EC2::VPC"))
        else {
            continue;
        };
        let path = format!("Resources/{id}/Properties/CidrBlock");
        if let Some(outer) = range(vpc.properties.get("CidrBlock"))
            && !has_more
            && (own.0 < outer.0 || own.1 > outer.1)
        {
            let message = format!("the range lies outside that of `{vpc_id}`");
            findings.push(&rule::SUBNET_RANGE, &path, block.place, message, "");
        }
        if let Some((other, ..)) =
            known.iter().find(|(_, vpc, range)| *vpc == vpc_id && own.0 <= range.1 && range.0 <= own.1)
        {
            let message = format!("the range overlaps that of `{other}`");
            findings.push(&rule::SUBNET_RANGE, &path, block.place, message, "");
        }
        if known.len() < 1_000 {
            known.push((id, vpc_id, own));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn ranges_have_a_first_and_a_last_address() {
        let of = |text: &str| range(&Node::from(&json!(text)));
        assert_eq!(of("10.0.0.0/16"), Some((0x0a00_0000, 0x0a00_ffff)));
        assert_eq!(of("0.0.0.0/0"), Some((0, u32::MAX)));
        assert_eq!(of("10.0.0.1/32"), Some((0x0a00_0001, 0x0a00_0001)));
        assert_eq!(of("10.0.0.0/33"), None);
    }
}
