//! What a template costs in a month: on-demand list prices from a small table kept by hand.
//!
//! What depends on use (gigabytes, requests) is listed with its rate, and counted when a use is given. What the table
//! does not know is listed as not priced; it is never counted as zero.

mod bill;
mod compute;
mod data;
mod network;
mod observe;
mod price;

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value as Json;

use crate::document::object;
use crate::evaluate::{Scope, text};
use crate::plan::Side;

pub use bill::{Bill, Difference, Line, bill};
pub use price::{Price, find};

/// Hours of a month, as AWS's own calculator counts them. <https://docs.aws.amazon.com/pricing-calculator/>
pub const HOURS: f64 = 730.0;

/// Types that cost nothing of their own: what they contain or cause is priced where it stands.
const FREE: &str = include_str!("free.txt");

/// What a month brings, by logical id or by type: price items and their quantities.
pub type Usage = BTreeMap<String, BTreeMap<String, f64>>;

/// What one resource costs.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Cost {
    pub logical_id: String,
    #[serde(rename = "type")]
    pub resource_type: String,
    /// USD a month, as far as it is known.
    pub monthly: f64,
    pub parts: Vec<Part>,
    /// Rates of what depends on use and was not given.
    pub by_use: Vec<Rate>,
    /// What is not priced, and why.
    pub unpriced: Vec<String>,
}

/// A part of a cost.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Part {
    /// Such as `2 × 0.5 vCPU`.
    pub what: String,
    /// USD a month.
    pub monthly: f64,
}

/// A price whose quantity only use tells.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Rate {
    /// Its name in the table, and in a file of usage.
    pub item: &'static str,
    /// What is counted, such as `GB stored for a month`.
    pub unit: &'static str,
    /// USD.
    pub price: f64,
}

/// What the resources of one side cost, by logical id; those that cost nothing are left out.
#[must_use]
pub fn estimate(side: Side, region: &str, usage: &Usage) -> Vec<Cost> {
    let none = BTreeMap::new();
    let scope = Scope::new(side.template, Some(side.parameters.unwrap_or(&none)));
    let resources: BTreeMap<&str, Json> = object(&side.template["Resources"])
        .iter()
        .filter(|(id, resource)| {
            let condition = resource["Condition"].as_str().and_then(|name| scope.condition(name));
            condition != Some(false) && !id.starts_with("Fn::")
        })
        .map(|(id, resource)| (id.as_str(), scope.resolve(resource)))
        .collect();
    let mut costs = Vec::new();
    for (id, resource) in &resources {
        let kind = resource["Type"].as_str().unwrap_or_default();
        if FREE.lines().any(|free| free == kind) {
            continue;
        }
        let mut charges = Charges {
            region,
            usage: [usage.get(*id), usage.get(kind)],
            cost: Cost {
                logical_id: (*id).to_owned(),
                resource_type: kind.to_owned(),
                monthly: 0.0,
                parts: Vec::new(),
                by_use: Vec::new(),
                unpriced: Vec::new(),
            },
        };
        charge(kind, &resource["Properties"], &resources, &mut charges);
        costs.push(charges.cost);
    }
    costs
}

/// The charges of one resource, by its type.
fn charge(kind: &str, properties: &Json, resources: &BTreeMap<&str, Json>, charges: &mut Charges) {
    match kind {
        "AWS::ECS::Cluster" => compute::cluster(properties, charges),
        "AWS::ECS::Service" => compute::service(properties, resources, charges),
        "AWS::EC2::Instance" => compute::instance(properties, charges),
        "AWS::EC2::Volume" => compute::volume(properties, charges),
        "AWS::Lambda::Function" => compute::function(properties, charges),
        "AWS::RDS::DBInstance" => data::database(properties, charges),
        "AWS::ElastiCache::ReplicationGroup" => data::replication_group(properties, charges),
        "AWS::ElastiCache::CacheCluster" => data::cache_cluster(properties, charges),
        "AWS::DynamoDB::Table" => data::table(properties, charges),
        "AWS::S3::Bucket" => data::bucket(charges),
        "AWS::SQS::Queue" => data::queue(properties, charges),
        "AWS::SNS::Topic" => charges.by_use("sns.million-requests", "million requests"),
        "AWS::Events::EventBus" => charges.by_use("events.million-events", "million events of your own"),
        "AWS::ECR::Repository" => charges.by_use("ecr.gb-month", "GB stored for a month"),
        "AWS::EC2::NatGateway" => network::nat_gateway(charges),
        "AWS::EC2::EIP" => charges.hourly("a public IPv4 address", "ipv4.hour", 1.0),
        "AWS::EC2::VPCEndpoint" => network::endpoint(properties, charges),
        "AWS::ElasticLoadBalancingV2::LoadBalancer" => network::load_balancer(properties, charges),
        "AWS::WAFv2::WebACL" => network::web_acl(properties, charges),
        "AWS::CloudFront::Distribution" => network::distribution(charges),
        "AWS::Route53::HostedZone" => network::hosted_zone(charges),
        "AWS::Logs::LogGroup" => observe::log_group(properties, charges),
        "AWS::CloudWatch::Alarm" => observe::alarm(properties, charges),
        "AWS::CloudWatch::Dashboard" => charges.fixed("a dashboard", "cloudwatch.dashboard-month", 1.0),
        "AWS::SecretsManager::Secret" => {
            charges.fixed("a secret", "secrets.secret-month", 1.0);
            charges.by_use("secrets.ten-thousand-calls", "10,000 calls");
        }
        "AWS::KMS::Key" => {
            charges.fixed("a key", "kms.key-month", 1.0);
            charges.by_use("kms.ten-thousand-requests", "10,000 requests");
        }
        _ => charges.unknown("the table has no prices for this type"),
    }
}

/// Collects the charges of one resource.
#[derive(Debug)]
struct Charges<'a> {
    region: &'a str,
    /// The use of this resource, and that of its type.
    usage: [Option<&'a BTreeMap<String, f64>>; 2],
    cost: Cost,
}

impl Charges<'_> {
    /// A quantity that the template tells, a month.
    fn fixed(&mut self, what: &str, item: &str, quantity: f64) {
        match find(item, self.region) {
            Some(price) => self.add(what.to_owned(), price.usd * quantity),
            None => self.unknown(&format!("{what}: no price for {}", self.region)),
        }
    }

    /// A quantity that is charged every hour.
    fn hourly(&mut self, what: &str, item: &str, quantity: f64) {
        self.fixed(what, item, quantity * HOURS);
    }

    /// A quantity that only use tells.
    fn by_use(&mut self, item: &'static str, unit: &'static str) {
        self.by_use_in(item, unit, self.region);
    }

    fn by_use_in(&mut self, item: &'static str, unit: &'static str, region: &str) {
        let Some(price) = find(item, region) else {
            self.unknown(&format!("{unit}: no price for {region}"));
            return;
        };
        match self.usage.iter().flatten().find_map(|usage| usage.get(item)) {
            Some(quantity) => self.add(format!("{quantity} × {unit}"), price.usd * quantity),
            None => self.cost.by_use.push(Rate { item, unit, price: price.usd }),
        }
    }

    fn add(&mut self, what: String, monthly: f64) {
        self.cost.monthly += monthly;
        self.cost.parts.push(Part { what, monthly });
    }

    fn unknown(&mut self, what: &str) {
        self.cost.unpriced.push(what.to_owned());
    }
}

/// A quantity, also when it is written as a text.
fn number(json: &Json) -> Option<f64> {
    let number = text(json)?.parse::<f64>().ok()?;
    (number.is_finite() && number >= 0.0).then_some(number)
}

/// A quantity, or what AWS takes where there is none; nothing for what only the deployment knows.
fn number_or(json: &Json, default: f64) -> Option<f64> {
    if json.is_null() { Some(default) } else { number(json) }
}

/// A text, or what AWS takes where there is none; nothing for what only the deployment knows.
fn text_or(json: &Json, default: &str) -> Option<String> {
    if json.is_null() { Some(default.to_owned()) } else { text(json) }
}

/// A whole number as it is written for people.
fn times(count: f64, what: &str) -> String {
    if (count - 1.0).abs() < f64::EPSILON { what.to_owned() } else { format!("{count} × {what}") }
}

#[cfg(test)]
mod tests;
