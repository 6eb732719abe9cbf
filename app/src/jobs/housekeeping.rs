//! What workers do between jobs: news that was lost is told again, and what will be needed next is made ahead.

use std::time::Duration;

use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use super::worker::Worker;
use crate::cache::Key;
use crate::database::TenantDb;
use crate::models::{Place, Tenant, TenantId};
use crate::repositories::{idempotency, jobs, partitions, sessions, tenants};
use crate::services::{Services, dispatch};
use crate::{Error, chain};

/// How often jobs are looked for of which nobody was told.
const SWEEP: Duration = Duration::from_secs(5);
/// How often partitions are made ahead.
const AHEAD: Duration = Duration::from_mins(5);
/// How often schemas are brought up to date, and what is old is removed.
const UPKEEP: Duration = Duration::from_hours(1);
/// How long a worker that was lost hinders others at its chore.
const LONGEST: Duration = Duration::from_mins(10);

/// Something that is done from time to time, by one worker at a time.
struct Chore {
    name: &'static str,
    every: Duration,
    done: Option<Instant>,
}

impl Chore {
    /// Done for the first time soon after the worker's start.
    fn new(name: &'static str, every: Duration) -> Self {
        Self { name, every, done: None }
    }

    /// Does it if it is due, unless another worker is at it: then its turn comes with the next look. Without Redis several may be
    /// at it, and do no harm.
    async fn in_turn(
        &mut self,
        services: &Services,
        stop: &CancellationToken,
        work: impl Future<Output = Result<(), Error>>,
    ) {
        if self.done.is_some_and(|done| done.elapsed() < self.every) {
            return;
        }
        let lock = services.cache.lock(&Key::platform(self.name), LONGEST).await;
        if lock.is_none() && services.cache.is_there().await {
            return;
        }
        let result = tokio::select! {
            result = work => result,
            // It can be left at any place: what is begun in Postgres ends as a whole, or not at all.
            () = stop.cancelled() => Ok(()),
        };
        match result {
            Ok(()) => self.done = Some(Instant::now()),
            Err(error) => tracing::warn!(error = chain(&error), chore = self.name, "it is tried again"),
        }
        if let Some(lock) = lock {
            lock.release().await;
        }
    }
}

/// Until asked to stop.
pub(super) async fn run(worker: &Worker, stop: &CancellationToken) {
    let services = &worker.services;
    let sweeps = async {
        while goes_on(stop).await {
            if let Err(error) = sweep(services).await {
                tracing::warn!(error = chain(&error), "cannot look for jobs");
            }
        }
    };
    let chores = async {
        let mut schemas = Chore::new("schemas", UPKEEP);
        let mut ahead = Chore::new("partitions", AHEAD);
        let mut old = Chore::new("upkeep", UPKEEP);
        while goes_on(stop).await {
            schemas.in_turn(services, stop, bring_up(worker)).await;
            ahead.in_turn(services, stop, make_ahead(services)).await;
            old.in_turn(services, stop, remove_old(services)).await;
        }
    };
    tokio::join!(sweeps, chores);
}

/// Waits for the next look; false when there is none.
async fn goes_on(stop: &CancellationToken) -> bool {
    tokio::select! {
        () = tokio::time::sleep(jitter(SWEEP)) => true,
        () = stop.cancelled() => false,
    }
}

/// Tells workers of the jobs whose news was lost, or whose turn has come.
async fn sweep(services: &Services) -> Result<(), Error> {
    for tenant in jobs::waiting(&services.db).await? {
        // A schema that is not there has no runs yet.
        if let Some(found) = tenants::of_id(&services.db, tenant).await?.filter(|found| found.ready) {
            dispatch::tell(&services.db, &services.queue, found.tenant).await;
        }
    }
    Ok(())
}

/// Brings every schema up to date that is a tenant's own: one that was made by the release before during a rollout lacks what this
/// one adds, and one that was asked for when SQS was away lacks everything.
async fn bring_up(worker: &Worker) -> Result<(), Error> {
    let every = tenants::every(&worker.services.db).await?;
    for tenant in every.into_iter().map(|found| found.tenant) {
        if tenant.place == Place::Own
            && let Err(error) = worker.bring_up(tenant).await
        {
            tracing::warn!(tenant = %tenant.id, error = chain(&error), "its schema is not up to date");
        }
    }
    Ok(())
}

/// Makes the partitions that come next, wherever data of tenants lies.
async fn make_ahead(services: &Services) -> Result<(), Error> {
    let shared = Tenant { id: TenantId(0), place: Place::Shared };
    partitions::make_ahead(&services.db.tenant(shared)).await?;
    for (tenant, db) in ready(services).await?.into_iter().filter(|(tenant, _)| tenant.place == Place::Own) {
        if let Err(error) = partitions::make_ahead(&db).await {
            tracing::warn!(tenant = %tenant.id, error = chain(&error), "cannot make partitions");
        }
    }
    Ok(())
}

/// Forgets answers of yesterday, and refresh tokens that are over.
async fn remove_old(services: &Services) -> Result<(), Error> {
    for (tenant, db) in ready(services).await? {
        for removed in [idempotency::remove_old(&db).await, sessions::remove_old(&db).await] {
            if let Err(error) = removed {
                tracing::warn!(tenant = %tenant.id, error = chain(&error), "cannot remove what is old");
            }
        }
    }
    Ok(())
}

/// The tenants whose tables are there.
async fn ready(services: &Services) -> Result<Vec<(Tenant, TenantDb)>, Error> {
    let every = tenants::every(&services.db).await?.into_iter().filter(|found| found.ready);
    Ok(every.map(|found| (found.tenant, services.db.tenant(found.tenant))).collect())
}

/// About as long, by half of it more or less: workers that were stopped together do not go on together.
pub(super) fn jitter(about: Duration) -> Duration {
    let random = getrandom::u32().unwrap_or(u32::MAX / 2);
    about / 2 + about.mul_f64(f64::from(random) / f64::from(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_are_between_half_and_one_and_a_half() {
        for _ in 0..1000 {
            let wait = jitter(Duration::from_secs(2));
            assert!((Duration::from_secs(1)..=Duration::from_secs(3)).contains(&wait), "{wait:?}");
        }
    }
}
