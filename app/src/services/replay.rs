//! Dead letters of a run, tried again: by a worker, through a version of the run's flow.

use super::permissions::{self, Action};
use super::{Refusal, Services, dispatch};
use crate::models::{Caller, NewReplay, Run, RunId, Status};
use crate::repositories::jobs::{self, JobKind};
use crate::repositories::{flows, runs};

/// Asks for a replay. What passes is written under its own number; asking once more while one waits changes nothing.
///
/// # Errors
/// When the caller may not, there is no such run or version, or the run did not end by itself.
pub async fn start(
    services: &Services,
    caller: &Caller,
    id: RunId,
    replay: &NewReplay,
) -> Result<Run, Refusal> {
    permissions::require(caller, Action::RunControl)?;
    let mut session = caller.db.session().await?;
    let scope = session.begin().await?;
    let run = runs::get(&scope, id).await?.ok_or_else(|| Refusal::not_found("run"))?;
    match run.status {
        Status::Succeeded | Status::Failed => {}
        Status::Queued | Status::Running | Status::Paused => {
            return Err(Refusal::conflict("run-not-ended", "the run is not at its end; replay it then"));
        }
        Status::Cancelled => return Err(Refusal::conflict("run-ended", "the run was cancelled")),
    }
    let version = match replay.version {
        Some(version) => version,
        // The one of now, whichever is active when a worker comes to it.
        None => flows::get(&scope, run.flow).await?.map_or(run.version, |flow| flow.active),
    };
    if flows::definition(&scope, run.flow, version, None).await?.is_none() {
        let detail = format!("flow {} has no version {version}", run.flow);
        return Err(Refusal::invalid("no-such-version", detail));
    }
    jobs::add(&scope, JobKind::Replay, id.0, &[version]).await?;
    scope.commit().await?;
    dispatch::tell_soon(services, caller.tenant);
    Ok(run)
}
