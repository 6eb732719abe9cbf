//! What protects data: encryption, and how long it is kept.

use serde_json::Value as Json;

use super::super::Resource;
use super::{Kind, Widened};
use crate::document::object;
use crate::evaluate::text;
use crate::types::is_stateful;

/// Switches that encrypt, by the name of their property wherever it stands.
const ENCRYPTING: [&str; 9] = [
    "AtRestEncryptionEnabled",
    "Encrypted",
    "EncryptionEnabled",
    "EnforceHTTPS",
    "PerformanceInsightsEncrypted",
    "SSEEnabled",
    "SqsManagedSseEnabled",
    "StorageEncrypted",
    "TransitEncryptionEnabled",
];

/// Properties that name a key or a way of encrypting: without them the default of the service is left, or nothing.
const ENCRYPTION: [&str; 9] = [
    "BucketEncryption",
    "EncryptionConfiguration",
    "KmsKeyArn",
    "KmsKeyId",
    "KmsMasterKeyId",
    "KMSKeyArn",
    "KMSKeyId",
    "SSESpecification",
    "StreamEncryption",
];

/// Values that stand for encrypted connections, and those that do not.
const CONNECTIONS: [(&str, &[&str], &[&str]); 4] = [
    ("Protocol", &["HTTPS", "TLS"], &["HTTP", "TCP"]),
    ("TransitEncryptionMode", &["required"], &["preferred"]),
    ("ViewerProtocolPolicy", &["https-only", "redirect-to-https"], &["allow-all"]),
    ("rds.force_ssl", &["1"], &["0"]),
];

/// Numbers that say how long something is kept.
const RETENTION: [&str; 8] = [
    "BackupRetentionPeriod",
    "DeleteAfterDays",
    "MessageRetentionPeriod",
    "MinRetentionDays",
    "PerformanceInsightsRetentionPeriod",
    "RetentionInDays",
    "RetentionPeriodHours",
    "SnapshotRetentionLimit",
];

/// What AWS takes where nothing is said.
const DEFAULTS: [(&str, &str); 2] = [("BackupRetentionPeriod", "1"), ("MessageRetentionPeriod", "345600")];

/// Properties that name an item of a list, wherever it stands in it.
const NAMES: [&str; 5] = ["PathPattern", "Id", "Name", "Key", "RuleName"];

/// The longest list whose items are looked up by name.
const MOST_ITEMS: usize = 1_000;

/// Switches that keep data from being deleted.
const PROTECTING: [&str; 4] = [
    "DeletionProtection",
    "DeletionProtectionEnabled",
    "PointInTimeRecoveryEnabled",
    "TerminationProtection",
];

pub(super) fn compare(id: &str, old: &Resource, new: &Resource, found: &mut Vec<Widened>) {
    let mut push = |kind, message| {
        found.push(Widened { logical_id: id.to_owned(), kind, public: false, message });
    };
    walk("", &old.json["Properties"], &new.json["Properties"], &mut push);
    for policy in ["DeletionPolicy", "UpdateReplacePolicy"] {
        let keeps = |resource: &Resource| {
            matches!(resource.json[policy].as_str(), Some("Retain" | "RetainExceptOnCreate" | "Snapshot"))
        };
        if is_stateful(&new.resource_type) && keeps(old) && !keeps(new) {
            push(Kind::Retention, format!("is no longer kept: its {policy} is gone"));
        }
    }
}

fn walk(path: &str, old: &Json, new: &Json, push: &mut dyn FnMut(Kind, String)) {
    match (old, new) {
        (Json::Array(before), Json::Array(after)) => {
            for (index, earlier) in before.iter().enumerate() {
                // In a list that no service takes, items are what stands at their place.
                let names = if after.len() > MOST_ITEMS { &[][..] } else { &NAMES[..] };
                let name = names.iter().find(|name| !earlier[**name].is_null());
                let later = match name {
                    Some(name) => after.iter().find(|later| later[*name] == earlier[*name]),
                    None => after.get(index),
                };
                if let Some(later) = later {
                    walk(&step(path, &index.to_string()), earlier, later, push);
                }
            }
        }
        (Json::Object(before), after) => {
            let after = object(after);
            for (key, earlier) in before {
                let later = after.get(key).unwrap_or(&Json::Null);
                property(&step(path, key), key, earlier, later, push);
                walk(&step(path, key), earlier, later, push);
            }
            if let Some(days) = after.get("RetentionInDays").and_then(text)
                && !before.contains_key("RetentionInDays")
            {
                push(Kind::Retention, format!("is kept for {days} days, no longer for ever"));
            }
        }
        _ => {}
    }
}

fn property(path: &str, key: &str, old: &Json, new: &Json, push: &mut dyn FnMut(Kind, String)) {
    let default = DEFAULTS.iter().find(|(name, _)| *name == key && new.is_null());
    let (before, after) = (text(old), default.map_or_else(|| text(new), |(_, value)| Some((*value).into())));
    let is_off = after.as_deref() != Some("true") && crate::evaluate::function(new).is_none();
    if ENCRYPTING.contains(&key) && before.as_deref() == Some("true") && is_off {
        push(Kind::Encryption, format!("is no longer encrypted: {path} is off"));
    }
    if ENCRYPTION.contains(&key) && !old.is_null() && new.is_null() {
        push(Kind::Encryption, format!("loses {path}"));
    }
    if let (Some(before), Some(after)) = (&before, &after) {
        for (name, safe, unsafe_) in CONNECTIONS {
            if name == key && safe.contains(&before.as_str()) && unsafe_.contains(&after.as_str()) {
                push(Kind::Encryption, format!("accepts plain connections: {path} is {after}"));
            }
        }
        if key == "Status"
            && path == "VersioningConfiguration/Status"
            && before == "Enabled"
            && after != "Enabled"
        {
            push(Kind::Retention, "keeps no old versions any more".into());
        }
        let numbers = (before.parse::<f64>(), after.parse::<f64>());
        if RETENTION.contains(&key)
            && let (Ok(longer), Ok(shorter)) = numbers
            && shorter < longer
        {
            push(Kind::Retention, format!("is kept shorter: {path} is {after}, was {before}"));
        }
    }
    if PROTECTING.contains(&key) && before.as_deref() == Some("true") && is_off {
        push(Kind::Retention, format!("may be deleted: {path} is off"));
    }
    if key == "VersioningConfiguration" && old["Status"] == "Enabled" && new.is_null() {
        push(Kind::Retention, "keeps no old versions any more".into());
    }
}

fn step(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}/{name}") }
}
