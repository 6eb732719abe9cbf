//! RDS: snapshots, which are a record and no copy, and what databases say about themselves.

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

pub(crate) const NAMESPACE: &str = "http://rds.amazonaws.com/doc/2014-10-31/";

pub(crate) fn answer(
    shared: &Arc<Shared>,
    action: &str,
    input: &BTreeMap<String, String>,
) -> Result<WriteResult, ApiError> {
    match action {
        "CreateDBSnapshot" => create(shared, input),
        "DescribeDBSnapshots" => describe(shared, input),
        "DescribeEvents" => Ok(events(shared, input)),
        other => Err(ApiError::unsupported("RDS", other)),
    }
}

fn create(shared: &Arc<Shared>, input: &BTreeMap<String, String>) -> Result<WriteResult, ApiError> {
    let text = |key: &str| input.get(key).map(|text| text.to_lowercase()).unwrap_or_default();
    let (name, source) = (text("DBSnapshotIdentifier"), text("DBInstanceIdentifier"));
    let taken = snapshots::take(shared, Kind::Database, &source, &name);
    let snapshot = taken.map_err(|refused| match refused {
        Refused::NoSource => {
            let message = format!("DBInstance {source} not found.");
            ApiError::new(StatusCode::NOT_FOUND, "DBInstanceNotFound", message)
        }
        Refused::NameTaken => ApiError::bad(
            "DBSnapshotAlreadyExists",
            format!(
                "Cannot create the snapshot because a snapshot with the identifier {name} already exists."
            ),
        ),
    })?;
    let arn = arn(shared, &snapshot);
    told::tell(shared, Kind::Database, &snapshot.source, "backup", "Finished DB Instance backup".into());
    Ok(Box::new(move |xml| write(xml, &snapshot, &arn)))
}

fn describe(shared: &Arc<Shared>, input: &BTreeMap<String, String>) -> Result<WriteResult, ApiError> {
    let asked = |key: &str| input.get(key).map(|text| text.to_lowercase());
    let (name, source) = (asked("DBSnapshotIdentifier"), asked("DBInstanceIdentifier"));
    let found = snapshots::find(shared, Kind::Database, name.as_deref(), source.as_deref());
    if let Some(name) = name.filter(|_| found.is_empty()) {
        let message = format!("DBSnapshot {name} not found.");
        return Err(ApiError::new(StatusCode::NOT_FOUND, "DBSnapshotNotFound", message));
    }
    let found: Vec<(String, Snapshot)> =
        found.into_iter().map(|snapshot| (arn(shared, &snapshot), snapshot)).collect();
    Ok(Box::new(move |xml| {
        xml.tag("DBSnapshots", |xml| {
            for (arn, snapshot) in &found {
                write(xml, snapshot, arn);
            }
        });
    }))
}

fn arn(shared: &Shared, snapshot: &Snapshot) -> String {
    shared.arn("rds", &format!("snapshot:{}", snapshot.name))
}

fn write(xml: &mut Xml, snapshot: &Snapshot, arn: &str) {
    xml.tag("DBSnapshot", |xml| {
        xml.text("DBSnapshotIdentifier", &snapshot.name).text("DBInstanceIdentifier", &snapshot.source);
        xml.text("SnapshotCreateTime", iso(snapshot.created)).text("Engine", "postgres");
        xml.text("Status", "available").text("PercentProgress", "100").text("SnapshotType", "manual");
        xml.text("DBSnapshotArn", arn);
    });
}

fn events(shared: &Arc<Shared>, input: &BTreeMap<String, String>) -> WriteResult {
    const SOURCE: &str = "db-instance";
    let events = told::recent(shared, Kind::Database, SOURCE, input);
    let shared = Arc::clone(shared);
    Box::new(move |xml| {
        xml.tag("Events", |xml| {
            for event in &events {
                xml.tag("Event", |xml| {
                    xml.text("SourceIdentifier", &event.source).text("SourceType", SOURCE);
                    xml.text("Message", &event.message);
                    xml.tag("EventCategories", |xml| {
                        xml.text("EventCategory", &event.category);
                    });
                    xml.text("Date", iso(event.time));
                    xml.text("SourceArn", shared.arn("rds", &format!("db:{}", event.source)));
                });
            }
        });
    })
}
