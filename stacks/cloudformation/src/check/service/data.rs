//! Buckets, tables, databases, caches and backups.

use std::collections::BTreeSet;

use super::Subject;
use crate::document::Node;
use crate::rule;

pub(super) fn bucket(subject: &mut Subject) {
    // These say no more than that the bucket belongs to its owner.
    let is_harmless = |acl: &str| matches!(acl, "BucketOwnerFullControl" | "BucketOwnerRead" | "Private");
    let needs_control = subject.text("AccessControl").is_some_and(|acl| !is_harmless(&acl));
    if needs_control && subject.is_absent("OwnershipControls") {
        let message = "`AccessControl` works with `OwnershipControls` only".to_owned();
        let help = "use a bucket policy instead, or set OwnershipControls to BucketOwnerPreferred";
        subject.push(&rule::S3_ACL, "AccessControl", message, help);
    }
}

pub(super) fn table(subject: &mut Subject) {
    keys(subject);
    let throughput = "ProvisionedThroughput";
    match subject.text("BillingMode").as_deref() {
        Some("PAY_PER_REQUEST") if subject.is_there(throughput) => {
            let message = "a table that is paid by request has no throughput".to_owned();
            subject.push(&rule::DYNAMODB_BILLING, throughput, message, "remove it");
        }
        Some("PROVISIONED") if subject.is_absent(throughput) => {
            let message = "a provisioned table needs `ProvisionedThroughput`".to_owned();
            subject.push(&rule::DYNAMODB_BILLING, "", message, "");
        }
        None if subject.is_absent("BillingMode") && subject.is_absent(throughput) => {
            let message =
                "a table needs `ProvisionedThroughput`, or `BillingMode: PAY_PER_REQUEST`".to_owned();
            subject.push(&rule::DYNAMODB_BILLING, "", message, "");
        }
        _ => {}
    }
}

/// The names of the attributes of a list; `None` where a function gives some of it.
fn attributes(list: &Node) -> Option<BTreeSet<String>> {
    if list.is_null() {
        return Some(BTreeSet::new());
    }
    if !list.is_list() {
        return None;
    }
    list.items().iter().map(|item| item.get("AttributeName").as_str().map(str::to_owned)).collect()
}

fn keys(subject: &mut Subject) {
    let defined = attributes(subject.at("AttributeDefinitions"));
    let mut used = attributes(subject.at("KeySchema"));
    for indexes in ["GlobalSecondaryIndexes", "LocalSecondaryIndexes"] {
        let list = subject.at(indexes);
        if list.function().is_some() {
            return;
        }
        for index in list.items() {
            if index.function().is_some() {
                return;
            }
            used = match (used, attributes(index.get("KeySchema"))) {
                (Some(mut all), Some(more)) => {
                    all.extend(more);
                    Some(all)
                }
                _ => None,
            };
        }
    }
    let (Some(defined), Some(used)) = (defined, used) else { return };
    if defined.is_empty() || used.is_empty() {
        return;
    }
    for name in used.difference(&defined) {
        let message = format!("the key `{name}` is not defined in `AttributeDefinitions`");
        subject.push(&rule::DYNAMODB_KEYS, "AttributeDefinitions", message, "define it");
    }
    for name in defined.difference(&used) {
        let message = format!("`{name}` is defined, and no key or index uses it");
        subject.push(
            &rule::DYNAMODB_KEYS,
            "AttributeDefinitions",
            message,
            "remove it: other attributes are free",
        );
    }
}

pub(super) fn database(subject: &mut Subject) {
    let interval = subject.number("MonitoringInterval");
    if interval.is_some_and(|seconds| seconds > 0) && subject.is_absent("MonitoringRoleArn") {
        let message = "`MonitoringInterval` needs `MonitoringRoleArn`".to_owned();
        subject.push(&rule::RDS_MONITORING, "MonitoringInterval", message, "");
    }
    let is_off = interval == Some(0) || subject.is_absent("MonitoringInterval");
    if is_off && subject.is_there("MonitoringRoleArn") {
        let message = "`MonitoringRoleArn` needs a `MonitoringInterval` above 0".to_owned();
        subject.push(&rule::RDS_MONITORING, "MonitoringRoleArn", message, "");
    }
    let from_other = [
        "ReplicationSourceIdentifier",
        "SourceDBInstanceIdentifier",
        "SourceDBClusterIdentifier",
        "DBSnapshotIdentifier",
        "SnapshotIdentifier",
        "DBClusterIdentifier",
    ]
    .into_iter()
    .any(|name| !subject.is_absent(name));
    let is_plain =
        subject.is_true("StorageEncrypted") == Some(false) || subject.is_absent("StorageEncrypted");
    if subject.is_there("KmsKeyId") && is_plain && !from_other {
        let message = "`KmsKeyId` needs `StorageEncrypted: true`".to_owned();
        subject.push(&rule::RDS_ENCRYPTION, "KmsKeyId", message, "");
    }
}

pub(super) fn replication_group(subject: &mut Subject) {
    let nodes = subject.number("NumCacheClusters");
    if subject.is_true("AutomaticFailoverEnabled") == Some(true)
        && nodes.is_some_and(|nodes| nodes < 2)
        && subject.is_absent("NumNodeGroups")
    {
        let message = "automatic failover needs a second node".to_owned();
        let help = "set NumCacheClusters to 2 or more, or AutomaticFailoverEnabled to false";
        subject.push(&rule::ELASTICACHE_FAILOVER, "AutomaticFailoverEnabled", message, help);
    }
}

pub(super) fn backup_plan(subject: &mut Subject) {
    let rules = subject.at("BackupPlan/BackupPlanRule").items();
    for (index, backup) in rules.iter().enumerate() {
        let lifecycle = backup.get("Lifecycle");
        let days = |name: &str| lifecycle.get(name).as_text()?.parse::<i64>().ok();
        if let (Some(cold), Some(delete)) = (days("MoveToColdStorageAfterDays"), days("DeleteAfterDays"))
            && delete < cold + 90
        {
            let path = format!("BackupPlan/BackupPlanRule/{index}/Lifecycle");
            let message =
                format!("deleted after {delete} days, cold after {cold}: that is less than 90 days between");
            subject.push_at(&rule::BACKUP_LIFECYCLE, &path, lifecycle.place, message, "");
        }
    }
}
