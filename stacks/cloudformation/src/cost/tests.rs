//! Bills worked out by hand beside the estimate.

use serde_json::{Value as Json, json};

use super::*;

/// A template of one resource, and what it costs in us-east-1.
#[track_caller]
fn check(kind: &str, properties: &Json, monthly: f64, rates: usize, unpriced: &[&str]) {
    let template = json!({ "Resources": {
        "One": { "Type": kind, "Properties": properties },
        "Task": { "Type": "AWS::ECS::TaskDefinition", "Properties": {
            "Cpu": "512", "Memory": "1 GB", "EphemeralStorage": { "SizeInGiB": 30 },
        } },
    } });
    let costs = estimate(Side::of(&template), "us-east-1", &Usage::new());
    let cost = costs.iter().find(|cost| cost.logical_id == "One").expect("a cost");
    assert!((cost.monthly - monthly).abs() < 0.005, "{cost:#?}");
    assert_eq!(cost.by_use.len(), rates, "{cost:#?}");
    assert_eq!(cost.unpriced, unpriced);
}

#[test]
fn fargate_counts_tasks_storage_and_addresses() {
    // 2 × (0.5 × 0.04048 + 1 × 0.004445 + 10 × 0.000111) × 730, and 2 × 0.005 × 730
    check(
        "AWS::ECS::Service",
        &json!({
            "LaunchType": "FARGATE",
            "DesiredCount": 2,
            "TaskDefinition": { "Ref": "Task" },
            "NetworkConfiguration": { "AwsvpcConfiguration": { "AssignPublicIp": "ENABLED" } },
        }),
        44.961,
        0,
        &[],
    );
    let spot = json!({ "CapacityProviderStrategy": [{ "CapacityProvider": "FARGATE_SPOT" }] });
    check("AWS::ECS::Service", &spot, 0.0, 0, &["tasks on Fargate Spot: the price of Spot changes"]);
    let other = json!({ "LaunchType": "FARGATE", "TaskDefinition": "web:1" });
    check("AWS::ECS::Service", &other, 0.0, 0, &["tasks: the task definition is not in this template"]);
}

#[test]
fn a_database_counts_its_instance_and_its_storage() {
    let database = json!({
        "Engine": "postgres", "DBInstanceClass": "db.t4g.medium", "MultiAZ": true,
        "StorageType": "gp3", "AllocatedStorage": "100",
    });
    // 0.129 × 730 + 100 × 0.23
    check("AWS::RDS::DBInstance", &database, 117.17, 1, &[]);
    let other = json!({ "Engine": "postgres", "DBInstanceClass": "db.x9.huge", "StorageType": "io2" });
    let unpriced = ["db.x9.huge: no price for us-east-1", "storage of type io2"];
    check("AWS::RDS::DBInstance", &other, 0.0, 1, &unpriced);
}

#[test]
fn a_cache_counts_its_nodes() {
    let group = json!({ "Engine": "valkey", "CacheNodeType": "cache.t4g.small", "NumNodeGroups": 2, "ReplicasPerNodeGroup": 1 });
    check("AWS::ElastiCache::ReplicationGroup", &group, 4.0 * 0.0256 * 730.0, 0, &[]);
}

#[test]
fn what_carries_traffic_counts_hours_and_names_its_rates() {
    check("AWS::EC2::NatGateway", &json!({}), 0.045 * 730.0, 1, &[]);
    check("AWS::EC2::EIP", &json!({}), 3.65, 0, &[]);
    check("AWS::EC2::VPCEndpoint", &json!({}), 0.0, 0, &[]);
    let endpoint = json!({ "VpcEndpointType": "Interface", "SubnetIds": ["a", "b"] });
    check("AWS::EC2::VPCEndpoint", &endpoint, 14.6, 1, &[]);
    let balancer = json!({ "Subnets": ["a", "b", "c"] });
    check("AWS::ElasticLoadBalancingV2::LoadBalancer", &balancer, (0.0225 + 3.0 * 0.005) * 730.0, 1, &[]);
    let bots = json!({ "Rules": [{ "Statement": { "ManagedRuleGroupStatement": { "Name": "AWSManagedRulesBotControlRuleSet" } } }, {}] });
    check("AWS::WAFv2::WebACL", &bots, 7.0, 1, &["the fee of AWSManagedRulesBotControlRuleSet"]);
    check("AWS::CloudFront::Distribution", &json!({}), 0.0, 2, &[]);
}

#[test]
fn an_alarm_counts_its_metrics() {
    check("AWS::CloudWatch::Alarm", &json!({ "Period": 60 }), 0.1, 0, &[]);
    let two = json!({ "Metrics": [{ "MetricStat": { "Period": 60 } }, { "MetricStat": {} }, { "Expression": "a/b" }] });
    check("AWS::CloudWatch::Alarm", &two, 0.2, 0, &[]);
    check("AWS::CloudWatch::Alarm", &json!({ "Period": 10 }), 0.0, 0, &["an alarm of high resolution"]);
}

#[test]
fn what_the_table_does_not_know_is_listed() {
    let unpriced = ["the table has no prices for this type"];
    check("AWS::Redshift::Cluster", &json!({}), 0.0, 0, &unpriced);
    check("AWS::KMS::Key", &json!({}), 1.0, 1, &[]);
    let template = json!({ "Resources": { "One": { "Type": "AWS::KMS::Key" } } });
    let elsewhere = estimate(Side::of(&template), "sa-east-1", &Usage::new());
    assert_eq!(
        elsewhere[0].unpriced,
        ["a key: no price for sa-east-1", "10,000 requests: no price for sa-east-1"]
    );
}

#[test]
fn a_given_use_is_counted() {
    let template = json!({ "Resources": { "Files": { "Type": "AWS::S3::Bucket" }, "More": { "Type": "AWS::S3::Bucket" } } });
    let quantity = |item: &str, quantity: f64| BTreeMap::from([(item.to_owned(), quantity)]);
    let usage = Usage::from([
        ("AWS::S3::Bucket".to_owned(), quantity("s3.standard.gb-month", 1.0)),
        ("Files".to_owned(), quantity("s3.standard.gb-month", 1000.0)),
    ]);
    let costs = estimate(Side::of(&template), "us-east-1", &usage);
    assert_eq!(costs.iter().map(|cost| cost.monthly).collect::<Vec<_>>(), [23.0, 0.023]);
    assert_eq!(costs[0].by_use.len(), 2);
}

#[test]
fn a_bill_compares() {
    let before =
        json!({ "Resources": { "Gate": { "Type": "AWS::EC2::EIP" }, "Gone": { "Type": "AWS::KMS::Key" } } });
    let after = json!({ "Resources": { "Gate": { "Type": "AWS::EC2::EIP" }, "New": { "Type": "AWS::EC2::NatGateway" }, "Role": { "Type": "AWS::IAM::Role" } } });
    let bill = bill(&[("network", Side::of(&before), Side::of(&after))], "eu-central-1", &Usage::new());
    assert_eq!((bill.before, bill.after, bill.difference), (4.65, 41.61, 36.96));
    let lines: Vec<_> = bill.resources.iter().map(|line| (line.logical_id.as_str(), line.change)).collect();
    assert_eq!(
        lines,
        [("Gate", Difference::Same), ("New", Difference::Added), ("Gone", Difference::Removed)]
    );
}

#[test]
fn every_row_of_the_table_is_read_once() {
    let rows =
        include_str!("prices.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#')).count();
    let mut keys: Vec<(&str, &str)> = price::all().map(|price| (price.item, price.region)).collect();
    assert_eq!(keys.len(), rows);
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), rows, "a price stands twice");
    let is_date = |date: &str| date.trim_start_matches('~').starts_with("20") && date.contains('-');
    assert!(price::all().all(|price| price.usd > 0.0 && is_date(price.date)));
}

#[test]
fn free_types_are_in_the_catalogue() {
    for kind in FREE.lines() {
        assert!(kind == "AWS::CDK::Metadata" || crate::catalogue::find(kind).is_some(), "{kind}");
    }
}

#[test]
fn what_only_the_deployment_knows_is_not_priced() {
    let open = json!({ "Ref": "P" });
    let cache = |more: Json| {
        let mut cache = json!({ "Engine": "redis", "CacheNodeType": "cache.t4g.micro" });
        cache.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        cache
    };
    let group = "AWS::ElastiCache::ReplicationGroup";
    let unknown = ["nodes: their number is not known before the deployment"];
    check(group, &cache(json!({ "NumNodeGroups": open })), 0.0, 0, &unknown);
    check(group, &cache(json!({ "NumCacheClusters": -3 })), 0.0, 0, &unknown);
    // 2 × (1 + 2) × 0.016 × 730
    let shards = json!({ "NodeGroupConfiguration": [{ "ReplicaCount": 2 }, { "ReplicaCount": "2" }] });
    check(group, &cache(shards), 70.08, 0, &[]);
    let database = json!({ "Engine": "postgres", "DBInstanceClass": "db.t4g.micro", "MultiAZ": open });
    check(
        "AWS::RDS::DBInstance",
        &database,
        0.0,
        0,
        &["a database: the number of its zones is not known before the deployment"],
    );
    let endpoint = json!({ "VpcEndpointType": open, "SubnetIds": ["a", "b"] });
    check(
        "AWS::EC2::VPCEndpoint",
        &endpoint,
        0.0,
        0,
        &["an endpoint: its type is not known before the deployment"],
    );
    // The balancer alone: its addresses are elastic IPs with a price of their own.
    let balancer = json!({ "Type": "network", "SubnetMappings": [{ "AllocationId": "a", "SubnetId": "b" }] });
    check("AWS::ElasticLoadBalancingV2::LoadBalancer", &balancer, 16.425, 1, &[]);
}

#[test]
fn a_service_that_scales_is_counted_at_its_least() {
    let template = json!({ "Resources": {
        "Api": { "Type": "AWS::ECS::Service", "Properties": { "LaunchType": "FARGATE", "TaskDefinition": { "Ref": "Task" } } },
        "Task": { "Type": "AWS::ECS::TaskDefinition", "Properties": { "Cpu": "1024", "Memory": "2048" } },
        "Scaling": { "Type": "AWS::ApplicationAutoScaling::ScalableTarget", "Properties": {
            "MinCapacity": 3, "MaxCapacity": 9,
            "ResourceId": { "Fn::Join": ["/", ["service", "c", { "Fn::GetAtt": ["Api", "Name"] }]] },
        } },
    } });
    let bill = bill(&[("s", Side::of(&Json::Null), Side::of(&template))], "us-east-1", &Usage::new());
    // 3 × (0.04048 + 2 × 0.004445) × 730
    assert!((bill.after - 108.1203).abs() < 0.005, "{bill:#?}");
    assert_eq!(bill.unpriced(), 1);
}
