//! Takes messages from the queue, one at a time, until asked to stop: runs, and objects that ask for one.

use std::time::Duration;

use tokio_util::sync::CancellationToken;
use tracing::field::Empty;
use tracing::{Instrument, info_span};

use super::{Outcome, run_flow};
use crate::bus::Bus;
use crate::database::Database;
use crate::models::Arrival;
use crate::objects::Objects;
use crate::queue::{Job, Message, Queue, Received};
use crate::repositories::runs;
use crate::{Error, chain, traces};

/// After an error, before asking again.
const PAUSE: Duration = Duration::from_secs(2);
/// A job that failed for outside reasons is given out again after so many seconds.
const RETRY_SECONDS: i32 = 30;

/// What a worker works with.
#[derive(Clone, Debug)]
pub struct Worker {
    pub db: Database,
    pub objects: Objects,
    pub queue: Queue,
    pub bus: Bus,
    /// Records a transaction.
    pub batch_size: usize,
}

impl Worker {
    /// Works until asked to stop; the batch under way is finished, the rest of its run handed back.
    pub async fn run(&self, stop: &CancellationToken) {
        while !stop.is_cancelled() {
            let received = tokio::select! {
                received = self.queue.receive() => received,
                () = stop.cancelled() => return,
            };
            match received {
                Ok(Some(received)) => self.work(&received, stop).await,
                Ok(None) => {}
                Err(error) => {
                    tracing::error!(error = chain(&error), "cannot ask for jobs");
                    tokio::time::sleep(PAUSE).await;
                }
            }
        }
    }

    async fn work(&self, received: &Received, stop: &CancellationToken) {
        let span = info_span!(
            "message",
            otel.name = "process jobs",
            otel.kind = "consumer",
            messaging.system = "aws_sqs",
            trace_id = Empty,
        );
        traces::follow(&span, received.parent.as_deref());
        traces::name(&span);
        self.settle(received, stop).instrument(span).await;
    }

    async fn settle(&self, received: &Received, stop: &CancellationToken) {
        let result = if let Some(message) = &received.message {
            tokio::select! {
                result = self.take(message, stop) => result,
                never = self.queue.keep(received) => match never {},
            }
        } else {
            // It may be a newer one's; a worker that knows it comes, or it ends among the dead letters.
            tracing::error!("a message is none of ours");
            Ok(Next::HandBack(RETRY_SECONDS))
        };
        let settled = match result {
            Ok(Next::Forget) => self.queue.delete(received).await,
            Ok(Next::HandBack(seconds)) => self.queue.hand_back(received, seconds).await,
            Err(error) => {
                tracing::error!(error = chain(&error), received = ?received.message, "it is tried again");
                self.queue.hand_back(received, RETRY_SECONDS).await
            }
        };
        if let Err(error) = settled {
            tracing::warn!(error = chain(&error), "a job comes back by itself");
        }
    }

    async fn take(&self, message: &Message, stop: &CancellationToken) -> Result<Next, Error> {
        match message {
            Message::Run(job) => self.one(*job, stop).await,
            Message::Arrival(arrival) => match self.arrived(arrival).await? {
                Some(job) => self.one(job, stop).await,
                None => Ok(Next::Forget),
            },
        }
    }

    /// The run that an object asks for: made, or found when the object was reported before.
    async fn arrived(&self, arrival: &Arrival) -> Result<Option<Job>, Error> {
        let tenant = arrival.tenant;
        let found = self.objects.tenant(tenant).find(&arrival.object).await?;
        // What replaced it arrived too, and asks for a run of its own.
        let Some(found) = found.filter(|found| found.etag == arrival.etag) else {
            tracing::warn!(%tenant, object = arrival.object, "what arrived is gone or was replaced");
            return Ok(None);
        };
        let db = self.db.tenant(tenant);
        let mut session = db.session().await?;
        let scope = session.begin().await?;
        let run = runs::arrive(&scope, arrival, i64::try_from(found.size).unwrap_or(i64::MAX)).await?;
        scope.commit().await?;
        if run.is_none() {
            tracing::warn!(%tenant, flow = %arrival.flow, "an object for a flow that is not there");
        }
        Ok(run.map(|run| Job { tenant, run }))
    }

    async fn one(&self, job: Job, stop: &CancellationToken) -> Result<Next, Error> {
        let Job { tenant, run } = job;
        tracing::info!(%tenant, %run, "begin");
        let (db, objects) = (self.db.tenant(tenant), self.objects.tenant(tenant));
        let outcome = run_flow(&db, &objects, run, self.batch_size, stop).await?;
        match outcome {
            Outcome::Done(status) => {
                tracing::info!(%tenant, %run, ?status, "end");
                self.tell(job).await?;
                Ok(Next::Forget)
            }
            Outcome::HandedBack => {
                tracing::info!(%tenant, %run, "handed back");
                Ok(Next::HandBack(0))
            }
            // The other holds a newer receipt of the same message and settles it.
            Outcome::Lost => {
                tracing::warn!(%tenant, %run, "another worker has the run");
                Ok(Next::HandBack(RETRY_SECONDS))
            }
        }
    }

    async fn tell(&self, Job { tenant, run }: Job) -> Result<(), Error> {
        let db = self.db.tenant(tenant);
        let mut session = db.session().await?;
        let scope = session.begin().await?;
        match runs::get(&scope, run).await? {
            Some(run) => self.bus.run_ended(tenant, &run).await,
            // A job of a run that was never there.
            None => Ok(()),
        }
    }
}

/// What becomes of a message.
enum Next {
    Forget,
    /// To be given out again after so many seconds.
    HandBack(i32),
}
