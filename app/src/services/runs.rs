//! Runs: started, watched, paused, resumed and cancelled.

use super::idempotency::{self, IdempotencyKey};
use super::permissions::{self, Action};
use super::{Refusal, Services, dispatch, uploads};
use crate::database::Scope;
use crate::models::{Caller, DeadLetter, FlowId, NewRun, Run, RunEvent, RunId, Status, StoredRecord};
use crate::objects::Found;
use crate::repositories::jobs::{self, JobKind};
use crate::repositories::runs::Held;
use crate::repositories::{chunks, dead_letters, records, runs};

pub use crate::repositories::records::Part;

/// Bytes of the records or dead letters of a page, but for the last one.
const LARGEST_PAGE: i64 = 4 << 20;

/// What a run can be told to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// To stand still after the batches under way.
    Pause,
    /// To go on from where it stands.
    Resume,
    /// To end where it stands.
    Cancel,
}

/// Starts a run on the active version of its flow. Once this answers the run is on record, and will be done.
///
/// # Errors
/// When the caller may not, or the object or the flow is not there.
pub async fn start(
    services: &Services,
    caller: &Caller,
    key: Option<&IdempotencyKey>,
    new: &NewRun,
) -> Result<Run, Refusal> {
    permissions::require(caller, Action::RunStart)?;
    uploads::check_key(&new.object)?;
    let Some(object) = services.objects.tenant(caller.tenant.id).find(&new.object).await? else {
        let detail = format!("the object `{}` is not there; upload it first", new.object);
        return Err(Refusal::invalid("no-such-object", detail));
    };
    let work = async |scope: &Scope<'_>| create(caller, scope, new, &object).await;
    let run = idempotency::once(caller, key, &("start-run", new), work).await?;
    dispatch::tell_soon(services, caller.tenant);
    Ok(run)
}

async fn create(caller: &Caller, scope: &Scope<'_>, new: &NewRun, object: &Found) -> Result<Run, Refusal> {
    let Some(id) = runs::create(scope, new, object, &caller.actor.to_string()).await? else {
        return Err(Refusal::invalid("no-such-flow", format!("there is no flow {}", new.flow)));
    };
    jobs::add(scope, JobKind::Plan, id.0, &[0]).await?;
    runs::get(scope, id).await?.ok_or_else(|| Refusal::not_found("run"))
}

/// # Errors
/// When the caller may not, or there is no such run.
pub async fn get(caller: &Caller, id: RunId) -> Result<Run, Refusal> {
    permissions::require(caller, Action::RunRead)?;
    runs::get(&caller.db, id).await?.ok_or_else(|| Refusal::not_found("run"))
}

/// The runs after an id, of one flow or of all.
///
/// # Errors
/// When the caller may not.
pub async fn list(
    caller: &Caller,
    flow: Option<FlowId>,
    after: i64,
    limit: i64,
) -> Result<Vec<Run>, Refusal> {
    permissions::require(caller, Action::RunRead)?;
    Ok(runs::list(&caller.db, flow, after, limit).await?)
}

/// The records that a run wrote, after a number; a page that would be large is cut.
///
/// # Errors
/// When the caller may not, or there is no such run.
pub async fn records(
    caller: &Caller,
    id: RunId,
    after: i64,
    limit: i64,
) -> Result<Part<StoredRecord>, Refusal> {
    permissions::require(caller, Action::RunRead)?;
    let found = records::list(&caller.db, id, after, limit, LARGEST_PAGE).await?;
    if found.items.is_empty() {
        get(caller, id).await?;
    }
    Ok(found)
}

/// The records that a run could not write, after a number; a page that would be large is cut.
///
/// # Errors
/// When the caller may not, or there is no such run.
pub async fn dead_letters(
    caller: &Caller,
    id: RunId,
    after: i64,
    limit: i64,
) -> Result<Part<DeadLetter>, Refusal> {
    permissions::require(caller, Action::RunRead)?;
    let Part { items, is_cut } = dead_letters::list(&caller.db, id, after, limit, LARGEST_PAGE).await?;
    if items.is_empty() {
        get(caller, id).await?;
    }
    Ok(Part { items: items.into_iter().map(DeadLetter::from).collect(), is_cut })
}

/// Pauses, resumes or cancels a run; once more changes nothing. After a pause or a cancellation no record is written any more.
///
/// # Errors
/// When the caller may not, there is no such run, or it ended.
pub async fn steer(services: &Services, caller: &Caller, id: RunId, order: Order) -> Result<Run, Refusal> {
    permissions::require(caller, Action::RunControl)?;
    let mut session = caller.db.session().await?;
    let scope = session.begin().await?;
    let held = runs::lock(&scope, id).await?.ok_or_else(|| Refusal::not_found("run"))?;
    let turned = turned(held, order)?;
    if let Some(to) = turned {
        runs::turn(&scope, id, to).await?;
        match order {
            Order::Pause | Order::Cancel => {
                // Whoever changes several jobs at once takes this first, or two may wait for each other.
                jobs::lock(&scope).await?;
                jobs::remove_all(&scope, id.0).await?;
            }
            Order::Resume => {
                if !held.planned {
                    jobs::add(&scope, JobKind::Plan, id.0, &[0]).await?;
                }
                let undone = chunks::undone(&scope, id).await?;
                jobs::add(&scope, JobKind::Chunk, id.0, &undone).await?;
            }
        }
    }
    let run = runs::get(&scope, id).await?.ok_or_else(|| Refusal::not_found("run"))?;
    scope.commit().await?;
    if turned.is_some() {
        services.cache.tell(caller.tenant.id, id, &RunEvent::from(&run)).await;
        dispatch::tell_soon(services, caller.tenant);
    }
    Ok(run)
}

/// What a run becomes; nothing when it is that already.
fn turned(held: Held, order: Order) -> Result<Option<Status>, Refusal> {
    let ended = |how| {
        Err(Refusal::conflict(
            "run-ended",
            format!("the run {how}; start another one to read the object again"),
        ))
    };
    let resumed = if held.planned || held.has_chunks { Status::Running } else { Status::Queued };
    match (order, held.status) {
        (Order::Pause, Status::Queued | Status::Running) => Ok(Some(Status::Paused)),
        (Order::Resume, Status::Paused) => Ok(Some(resumed)),
        (Order::Cancel, Status::Queued | Status::Running | Status::Paused) => Ok(Some(Status::Cancelled)),
        (Order::Pause, Status::Paused)
        | (Order::Resume, Status::Queued | Status::Running)
        | (Order::Cancel, Status::Cancelled) => Ok(None),
        (Order::Pause | Order::Resume, Status::Cancelled) => ended("was cancelled"),
        (_, Status::Succeeded) => ended("succeeded"),
        (_, Status::Failed) => ended("failed"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(status: Status, order: Order, expected: Result<Option<Status>, &str>) {
        let held = Held { status, planned: false, has_chunks: true };
        let found = turned(held, order).map_err(|refusal| refusal.to_string());
        match expected {
            Ok(to) => assert_eq!(found, Ok(to), "{status:?} {order:?}"),
            Err(how) => assert!(found.is_err_and(|why| why.contains(how)), "{status:?} {order:?}"),
        }
    }

    #[test]
    fn orders_may_come_twice_but_not_after_the_end() {
        check(Status::Queued, Order::Pause, Ok(Some(Status::Paused)));
        check(Status::Paused, Order::Pause, Ok(None));
        check(Status::Paused, Order::Resume, Ok(Some(Status::Running)));
        check(Status::Running, Order::Resume, Ok(None));
        check(Status::Paused, Order::Cancel, Ok(Some(Status::Cancelled)));
        check(Status::Cancelled, Order::Cancel, Ok(None));
        check(Status::Cancelled, Order::Resume, Err("was cancelled"));
        for order in [Order::Pause, Order::Resume, Order::Cancel] {
            check(Status::Succeeded, order, Err("succeeded"));
            check(Status::Failed, order, Err("failed"));
        }
    }

    #[test]
    fn a_run_without_a_chunk_waits_again_when_it_is_resumed() {
        let held = Held { status: Status::Paused, planned: false, has_chunks: false };
        assert_eq!(turned(held, Order::Resume).unwrap(), Some(Status::Queued));
    }
}
