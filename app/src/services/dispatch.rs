//! Tells workers of a tenant's jobs, a few at a time: so a tenant with a large run leaves room for the others. Called after the
//! commit that made a job, and after each job that ended.

use std::time::Duration;

use futures_util::future::join_all;
use tracing::Instrument;

use super::Services;
use crate::database::{Database, TenantDb};
use crate::models::Tenant;
use crate::queue::{Job, Message, Queue};
use crate::repositories::jobs::{self, Told};
use crate::{Error, chain};

/// How long SQS may take; what it did not take by then is told again.
const LONGEST: Duration = Duration::from_secs(2);
/// A job that was told counts as told for so many leases: then it is told again.
const LEASES: u32 = 3;

/// Tells workers of the jobs that may go now. What fails is logged only: jobs stand in Postgres, and a worker looks for those of
/// which nobody was told.
pub async fn tell(db: &Database, queue: &Queue, tenant: Tenant) {
    if let Err(error) = try_to_tell(&db.tenant(tenant), queue, tenant).await {
        tracing::warn!(tenant = %tenant.id, error = chain(&error), "workers are told of jobs later");
    }
}

/// The same beside what the caller does next: no answer waits for SQS.
pub fn tell_soon(services: &Services, tenant: Tenant) {
    let (db, queue) = (services.db.clone(), services.queue.clone());
    tokio::spawn(async move { tell(&db, &queue, tenant).await }.in_current_span());
}

async fn try_to_tell(db: &TenantDb, queue: &Queue, tenant: Tenant) -> Result<(), Error> {
    let told = take(db, queue).await?;
    let sent = join_all(told.iter().map(|job| send(queue, tenant, *job))).await;
    let unsent: Vec<i64> = told.iter().zip(sent).filter(|(_, sent)| !sent).map(|(job, _)| job.id).collect();
    if unsent.is_empty() {
        return Ok(());
    }
    let mut session = db.session().await?;
    let scope = session.begin().await?;
    // Whoever changes several jobs at once takes this first, or two may wait for each other.
    jobs::lock(&scope).await?;
    jobs::untold(&scope, &unsent).await?;
    scope.commit().await
}

/// The jobs that are to be told now; from here on they count as told.
async fn take(db: &TenantDb, queue: &Queue) -> Result<Vec<Told>, Error> {
    let mut session = db.session().await?;
    let scope = session.begin().await?;
    jobs::lock(&scope).await?;
    let told = jobs::tell(&scope, queue.per_tenant, queue.lease.saturating_mul(LEASES)).await?;
    scope.commit().await?;
    Ok(told)
}

/// Whether SQS took it.
async fn send(queue: &Queue, tenant: Tenant, Told { kind, subject, part, .. }: Told) -> bool {
    let message = Message::Job(Job { tenant, kind, subject, part });
    match tokio::time::timeout(LONGEST, queue.send(message)).await {
        Ok(Ok(())) => true,
        Ok(Err(error)) => {
            tracing::warn!(tenant = %tenant.id, error = chain(&error), "SQS did not take the news of a job");
            false
        }
        Err(_) => {
            tracing::warn!(tenant = %tenant.id, "SQS does not answer");
            false
        }
    }
}
