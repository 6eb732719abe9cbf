//! What the worker does: takes jobs from the queue, divides objects into chunks, and streams the records of each through its flow.

mod batch;
mod chunk;
mod csv;
mod housekeeping;
mod plan;
mod produce;
mod reader;
mod replay;
mod source;
mod transform;
pub mod worker;
mod write;

use tokio_util::sync::CancellationToken;

pub use reader::{Raw, Reader};

use crate::chain;
use crate::database::TenantDb;
use crate::models::{RunEvent, RunId, Status, Tenant};
use crate::objects::{Lost, TenantObjects};
use crate::repositories::runs;
use crate::services::Services;

/// What a job of one tenant is done with.
struct Work<'a> {
    services: &'a Services,
    tenant: Tenant,
    db: TenantDb,
    objects: TenantObjects,
    /// Records a transaction.
    batch_size: usize,
    stop: &'a CancellationToken,
}

/// How the work on a job ended.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Outcome {
    /// The job is done; others of the run are left.
    Done,
    /// The run ended, now or before: others may still have to be told.
    Ended(Status),
    /// The run cannot go on, and this is why.
    Failed(String),
    /// Asked to stop; what was committed stays, another worker goes on from there.
    HandedBack,
    /// It had its time; it goes on from where it stands when it is its turn again.
    LetGo,
    /// Others decide what becomes of it: the run is paused, or another worker moved the cursor.
    Stopped,
    /// There is nothing to do, and never will be.
    Moot,
}

impl Outcome {
    /// The run cannot go on without the object that it began on.
    fn lost(object: &str, lost: Lost) -> Self {
        Self::Failed(match lost {
            Lost::Gone => format!("the object `{object}` is not there"),
            Lost::Replaced => {
                format!("the object `{object}` was replaced while it was read; start a new run")
            }
        })
    }
}

impl Work<'_> {
    /// Tells those who watch a run how far it is. Nothing depends on it: when Postgres does not answer, they are told later.
    fn show(&self, run: RunId) -> impl Future<Output = ()> + Send + use<> {
        let (db, cache, tenant) = (self.db.clone(), self.services.cache.clone(), self.tenant.id);
        async move {
            match runs::get(&db, run).await {
                Ok(Some(run)) => cache.tell(tenant, run.id, &RunEvent::from(&run)).await,
                Ok(None) => {}
                Err(error) => tracing::warn!(error = chain(&error), "cannot show a run"),
            }
        }
    }
}
