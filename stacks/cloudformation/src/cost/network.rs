//! What carries traffic: gateways, endpoints, load balancers, firewalls, distributions and zones.

use serde_json::Value as Json;

use super::{Charges, text_or, times};

/// Managed rule groups with a fee of their own. <https://aws.amazon.com/waf/pricing/>
const PAID_RULES: [&str; 4] = [
    "AWSManagedRulesACFPRuleSet",
    "AWSManagedRulesATPRuleSet",
    "AWSManagedRulesAntiDDoSRuleSet",
    "AWSManagedRulesBotControlRuleSet",
];

pub(super) fn nat_gateway(charges: &mut Charges) {
    charges.hourly("a NAT gateway", "nat.hour", 1.0);
    charges.by_use("nat.gb", "GB through the gateway");
}

pub(super) fn endpoint(endpoint: &Json, charges: &mut Charges) {
    let Some(kind) = text_or(&endpoint["VpcEndpointType"], "Gateway") else {
        return charges.unknown("an endpoint: its type is not known before the deployment");
    };
    match kind.as_str() {
        // <https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html>: without charge.
        "Gateway" => {}
        "Interface" => {
            match endpoint["SubnetIds"].as_array() {
                Some(subnets) => {
                    let zones = f64::from(u32::try_from(subnets.len()).unwrap_or(u32::MAX));
                    charges.hourly(&times(zones, "a zone of an endpoint"), "endpoint.zone-hour", zones);
                }
                None => charges.unknown("an endpoint: its subnets are not known before the deployment"),
            }
            charges.by_use("endpoint.gb", "GB through the endpoint");
        }
        other => charges.unknown(&format!("an endpoint of type {other}")),
    }
}

pub(super) fn load_balancer(balancer: &Json, charges: &mut Charges) {
    let kind = match text_or(&balancer["Type"], "application").as_deref() {
        Some("application") => "alb",
        Some("network") => "nlb",
        Some(other) => return charges.unknown(&format!("a load balancer of type `{other}`")),
        None => return charges.unknown("a load balancer: its type is not known before the deployment"),
    };
    charges.hourly("a load balancer", &format!("{kind}.hour"), 1.0);
    let unit = if kind == "alb" { "alb.capacity-unit-hour" } else { "nlb.capacity-unit-hour" };
    charges.by_use(unit, "capacity unit for an hour");
    match text_or(&balancer["Scheme"], "internet-facing").as_deref() {
        Some("internet-facing") => addresses(balancer, charges),
        Some(_) => {}
        None => charges.unknown("public IPv4 addresses: the scheme is not known before the deployment"),
    }
}

/// One address a subnet; those that the template brings are counted where they are made.
fn addresses(balancer: &Json, charges: &mut Charges) {
    let lists = [&balancer["Subnets"], &balancer["SubnetMappings"]];
    let Some(subnets) = lists.into_iter().find_map(Json::as_array) else {
        return charges.unknown("public IPv4 addresses: the subnets are not known before the deployment");
    };
    let own = subnets.iter().filter(|subnet| subnet["AllocationId"].is_null()).count();
    if own > 0 {
        let count = f64::from(u32::try_from(own).unwrap_or(u32::MAX));
        charges.hourly(&times(count, "a public IPv4 address"), "ipv4.hour", count);
    }
}

pub(super) fn web_acl(acl: &Json, charges: &mut Charges) {
    charges.fixed("a web ACL", "waf.acl-month", 1.0);
    let rules = acl["Rules"].as_array().map(Vec::as_slice).unwrap_or_default();
    if !rules.is_empty() {
        let count = f64::from(u32::try_from(rules.len()).unwrap_or(u32::MAX));
        charges.fixed(&times(count, "a rule"), "waf.rule-month", count);
    }
    for rule in rules {
        let name = rule["Statement"]["ManagedRuleGroupStatement"]["Name"].as_str().unwrap_or_default();
        if PAID_RULES.contains(&name) {
            charges.unknown(&format!("the fee of {name}"));
        }
    }
    charges.by_use("waf.million-requests", "million requests");
}

pub(super) fn distribution(charges: &mut Charges) {
    for (item, unit) in [
        ("cloudfront.gb-out", "GB to viewers in Europe"),
        ("cloudfront.ten-thousand-requests", "10,000 HTTPS requests of viewers in Europe"),
    ] {
        charges.by_use_in(item, unit, "edge-eu");
    }
}

pub(super) fn hosted_zone(charges: &mut Charges) {
    charges.fixed("a hosted zone", "route53.zone-month", 1.0);
    charges.by_use("route53.million-queries", "million queries");
}
