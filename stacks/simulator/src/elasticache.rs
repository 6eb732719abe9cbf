//! ElastiCache: snapshots, which are a record and no copy, and what replication groups say about themselves.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::http::StatusCode;

use crate::error::ApiError;
use crate::http::WriteResult;
use crate::shared::{Shared, iso};
use crate::snapshots::{self, Refused};
use crate::state::{Kind, Snapshot};
use crate::told;
use crate::xml::Xml;

pub(crate) const NAMESPACE: &str = "http://elasticache.amazonaws.com/doc/2015-02-02/";

pub(crate) fn answer(
    shared: &Arc<Shared>,
    action: &str,
    input: &BTreeMap<String, String>,
) -> Result<WriteResult, ApiError> {
    match action {
        "CreateSnapshot" => create(shared, input),
        "DescribeSnapshots" => describe(shared, input),
        "DescribeEvents" => Ok(events(shared, input)),
        other => Err(ApiError::unsupported("ElastiCache", other)),
    }
}

fn create(shared: &Arc<Shared>, input: &BTreeMap<String, String>) -> Result<WriteResult, ApiError> {
    let text = |key: &str| input.get(key).map(|text| text.to_lowercase()).unwrap_or_default();
    let (name, source) = (text("SnapshotName"), text("ReplicationGroupId"));
    let taken = snapshots::take(shared, Kind::Cache, &source, &name);
    let snapshot = taken.map_err(|refused| match refused {
        Refused::NoSource => {
            let message = format!("Replication group {source} not found.");
            ApiError::new(StatusCode::NOT_FOUND, "ReplicationGroupNotFoundFault", message)
        }
        Refused::NameTaken => ApiError::bad(
            "SnapshotAlreadyExistsFault",
            format!("Snapshot with specified name already exists: {name}"),
        ),
    })?;
    let message = format!("Snapshot succeeded for snapshot with ID '{}'", snapshot.name);
    told::tell(shared, Kind::Cache, &snapshot.source, "backup", message);
    let arn = arn(shared, &snapshot);
    Ok(Box::new(move |xml| write(xml, &snapshot, &arn)))
}

fn describe(shared: &Arc<Shared>, input: &BTreeMap<String, String>) -> Result<WriteResult, ApiError> {
    let asked = |key: &str| input.get(key).map(|text| text.to_lowercase());
    let (name, source) = (asked("SnapshotName"), asked("ReplicationGroupId"));
    let found = snapshots::find(shared, Kind::Cache, name.as_deref(), source.as_deref());
    if let Some(name) = name.filter(|_| found.is_empty()) {
        let message = format!("Snapshot not found: {name}");
        return Err(ApiError::new(StatusCode::NOT_FOUND, "SnapshotNotFoundFault", message));
    }
    let found: Vec<(String, Snapshot)> =
        found.into_iter().map(|snapshot| (arn(shared, &snapshot), snapshot)).collect();
    Ok(Box::new(move |xml| {
        xml.tag("Snapshots", |xml| {
            for (arn, snapshot) in &found {
                write(xml, snapshot, arn);
            }
        });
    }))
}

fn arn(shared: &Shared, snapshot: &Snapshot) -> String {
    shared.arn("elasticache", &format!("snapshot:{}", snapshot.name))
}

fn write(xml: &mut Xml, snapshot: &Snapshot, arn: &str) {
    xml.tag("Snapshot", |xml| {
        xml.text("SnapshotName", &snapshot.name).text("ReplicationGroupId", &snapshot.source);
        xml.text("SnapshotStatus", "available").text("SnapshotSource", "manual").text("Engine", "redis");
        xml.text("ARN", arn);
        xml.tag("NodeSnapshots", |xml| {
            xml.tag("NodeSnapshot", |xml| {
                xml.text("SnapshotCreateTime", iso(snapshot.created));
            });
        });
    });
}

fn events(shared: &Arc<Shared>, input: &BTreeMap<String, String>) -> WriteResult {
    const SOURCE: &str = "replication-group";
    let events = told::recent(shared, Kind::Cache, SOURCE, input);
    Box::new(move |xml| {
        xml.tag("Events", |xml| {
            for event in &events {
                xml.tag("Event", |xml| {
                    xml.text("SourceIdentifier", &event.source).text("SourceType", SOURCE);
                    xml.text("Message", &event.message).text("Date", iso(event.time));
                });
            }
        });
    })
}
