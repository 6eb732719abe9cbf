//! What keeps data: databases, caches, buckets, tables and queues.

use serde_json::Value as Json;

use super::{Charges, number, number_or, text_or, times};
use crate::evaluate::text;

pub(super) fn database(database: &Json, charges: &mut Charges) {
    let engine = match database["Engine"].as_str() {
        Some("postgres") => "postgres",
        Some("mysql") => "mysql",
        Some(other) => return charges.unknown(&format!("a database of engine `{other}`")),
        None => return charges.unknown("a database: its engine is not known before the deployment"),
    };
    let Some(is_doubled) = text_or(&database["MultiAZ"], "false").map(|text| text == "true") else {
        return charges.unknown("a database: the number of its zones is not known before the deployment");
    };
    let zones = if is_doubled { "multi" } else { "single" };
    match text(&database["DBInstanceClass"]) {
        Some(class) => {
            let what = if is_doubled { format!("{class} in two zones") } else { class.clone() };
            charges.hourly(&what, &format!("rds.{engine}.{zones}.{class}.hour"), 1.0);
        }
        None => charges.unknown("a database: its class is not known before the deployment"),
    }
    match (text_or(&database["StorageType"], "gp2").as_deref(), number(&database["AllocatedStorage"])) {
        (Some("gp3"), Some(size)) => {
            charges.fixed(&format!("{size} GB of gp3"), &format!("rds.{engine}.{zones}.gp3.gb-month"), size);
        }
        (Some("gp3"), None) => charges.unknown("storage: its size is not known before the deployment"),
        (Some(kind), _) => charges.unknown(&format!("storage of type {kind}")),
        (None, _) => charges.unknown("storage: its type is not known before the deployment"),
    }
    if !database["Iops"].is_null() || !database["StorageThroughput"].is_null() {
        charges.unknown("provisioned IOPS and throughput");
    }
    if engine == "postgres" {
        charges.by_use("rds.postgres.backup.gb-month", "GB of backup above the storage's size");
    }
}

pub(super) fn replication_group(group: &Json, charges: &mut Charges) {
    match node_count(group) {
        Some(count) => nodes(group, count, charges),
        None => charges.unknown("nodes: their number is not known before the deployment"),
    }
}

/// One primary and its replicas in each shard; the configuration of a shard may say how many it has.
fn node_count(group: &Json) -> Option<f64> {
    if !group["NumCacheClusters"].is_null() {
        return number(&group["NumCacheClusters"]);
    }
    let replicas = &group["ReplicasPerNodeGroup"];
    match &group["NodeGroupConfiguration"] {
        Json::Null => Some(number_or(&group["NumNodeGroups"], 1.0)? * (1.0 + number_or(replicas, 0.0)?)),
        Json::Array(shards) => shards
            .iter()
            .map(|shard| {
                let own = &shard["ReplicaCount"];
                Some(1.0 + number_or(if own.is_null() { replicas } else { own }, 0.0)?)
            })
            .sum(),
        _ => None,
    }
}

pub(super) fn cache_cluster(cluster: &Json, charges: &mut Charges) {
    match number_or(&cluster["NumCacheNodes"], 1.0) {
        Some(count) => nodes(cluster, count, charges),
        None => charges.unknown("nodes: their number is not known before the deployment"),
    }
}

fn nodes(properties: &Json, count: f64, charges: &mut Charges) {
    let engine = match properties["Engine"].as_str() {
        Some(engine @ ("redis" | "valkey")) => engine,
        Some(other) => return charges.unknown(&format!("nodes of engine `{other}`")),
        None => return charges.unknown("nodes: their engine is not known before the deployment"),
    };
    match text(&properties["CacheNodeType"]) {
        Some(kind) => {
            charges.hourly(&times(count, &kind), &format!("elasticache.{engine}.{kind}.hour"), count);
        }
        None => charges.unknown("nodes: their type is not known before the deployment"),
    }
}

pub(super) fn table(table: &Json, charges: &mut Charges) {
    if table["BillingMode"] == "PAY_PER_REQUEST" {
        charges.by_use("dynamodb.million-writes", "million writes");
        charges.by_use("dynamodb.million-reads", "million reads");
    } else {
        charges.unknown("provisioned throughput");
    }
    charges.by_use("dynamodb.gb-month", "GB stored for a month");
}

pub(super) fn bucket(charges: &mut Charges) {
    charges.by_use("s3.standard.gb-month", "GB stored for a month");
    charges.by_use("s3.thousand-writes", "1,000 writes and lists");
    charges.by_use("s3.thousand-reads", "1,000 reads");
}

pub(super) fn queue(queue: &Json, charges: &mut Charges) {
    let is_fifo = text(&queue["FifoQueue"]).is_some_and(|text| text == "true");
    let item = if is_fifo { "sqs.fifo.million-requests" } else { "sqs.standard.million-requests" };
    charges.by_use(item, "million requests");
}
