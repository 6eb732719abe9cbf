//! RDS and ElastiCache through their SDKs.

use std::time::Duration;

use aws_config::SdkConfig;
use aws_sdk_elasticache::operation::create_snapshot::CreateSnapshotError;
use aws_sdk_elasticache::types::SourceType as CacheSource;
use aws_sdk_rds::operation::create_db_snapshot::CreateDBSnapshotError;
use aws_sdk_rds::types::SourceType as DatabaseSource;

use crate::aws::failed;
use crate::error::{Error, Result};

/// How often a snapshot is looked at until it is there.
const LOOK_EVERY: Duration = Duration::from_secs(2);
/// Minutes of the past whose events are told.
const PAST: i32 = 60;

#[derive(Clone, Debug)]
pub(in crate::aws) struct Client {
    rds: aws_sdk_rds::Client,
    elasticache: aws_sdk_elasticache::Client,
}

impl Client {
    pub(in crate::aws) fn new(config: &SdkConfig) -> Self {
        Self { rds: aws_sdk_rds::Client::new(config), elasticache: aws_sdk_elasticache::Client::new(config) }
    }

    /// What a database or a cache said about itself in the last hour, oldest first; nothing for other types.
    pub(in crate::aws) async fn told(&self, resource_type: &str, physical: &str) -> Result<Vec<String>> {
        match resource_type {
            "AWS::RDS::DBInstance" => {
                let asked = self.rds.describe_events().source_identifier(physical);
                let asked = asked.source_type(DatabaseSource::DbInstance).duration(PAST);
                let events = asked.send().await.map_err(failed)?.events.unwrap_or_default();
                Ok(events.into_iter().filter_map(|event| event.message).collect())
            }
            "AWS::ElastiCache::ReplicationGroup" => {
                let asked = self.elasticache.describe_events().source_identifier(physical);
                let asked = asked.source_type(CacheSource::ReplicationGroup).duration(PAST);
                let events = asked.send().await.map_err(failed)?.events.unwrap_or_default();
                Ok(events.into_iter().filter_map(|event| event.message).collect())
            }
            _ => Ok(Vec::new()),
        }
    }

    /// Takes a snapshot and waits until it is there.
    pub(in crate::aws) async fn snapshot(
        &self,
        resource_type: &str,
        physical: &str,
        name: &str,
    ) -> Result<()> {
        match resource_type {
            "AWS::RDS::DBInstance" => self.database(physical, name).await,
            "AWS::ElastiCache::ReplicationGroup" => self.cache(physical, name).await,
            other => Err(Error::Usage(format!("there are no snapshots of {other}"))),
        }
    }

    async fn database(&self, instance: &str, name: &str) -> Result<()> {
        let made =
            self.rds.create_db_snapshot().db_instance_identifier(instance).db_snapshot_identifier(name);
        match made.send().await {
            // Made by a try whose answer was lost: the name belongs to one deployment.
            Err(error)
                if error
                    .as_service_error()
                    .is_some_and(CreateDBSnapshotError::is_db_snapshot_already_exists_fault) => {}
            other => {
                other.map_err(failed)?;
            }
        }
        loop {
            let asked = self.rds.describe_db_snapshots().db_snapshot_identifier(name);
            let found = asked.send().await.map_err(failed)?.db_snapshots.unwrap_or_default();
            match found.first().and_then(|snapshot| snapshot.status.as_deref()) {
                Some("available") => return Ok(()),
                Some("failed") | None => {
                    return Err(Error::Aws(format!("the snapshot {name} of {instance} failed")));
                }
                Some(_) => tokio::time::sleep(LOOK_EVERY).await,
            }
        }
    }

    async fn cache(&self, group: &str, name: &str) -> Result<()> {
        let made = self.elasticache.create_snapshot().replication_group_id(group).snapshot_name(name);
        match made.send().await {
            Err(error)
                if error
                    .as_service_error()
                    .is_some_and(CreateSnapshotError::is_snapshot_already_exists_fault) => {}
            other => {
                other.map_err(failed)?;
            }
        }
        loop {
            let asked = self.elasticache.describe_snapshots().snapshot_name(name);
            let found = asked.send().await.map_err(failed)?.snapshots.unwrap_or_default();
            match found.first().and_then(|snapshot| snapshot.snapshot_status.as_deref()) {
                Some("available") => return Ok(()),
                Some("failed") | None => {
                    return Err(Error::Aws(format!("the snapshot {name} of {group} failed")));
                }
                Some(_) => tokio::time::sleep(LOOK_EVERY).await,
            }
        }
    }
}
