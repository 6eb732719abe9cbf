//! Takes messages from the queue, a few at once, until asked to stop: jobs, objects that ask for a run, tenants that ask for a
//! schema.

use std::convert::Infallible;
use std::error::Error as _;
use std::sync::Arc;
use std::time::Duration;

use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;
use tracing::field::Empty;
use tracing::{Instrument, info_span};

use super::housekeeping::{self, jitter};
use super::write::lacks_partition;
use super::{Outcome, Work, chunk, plan, replay};
use crate::bus::Bus;
use crate::models::{Arrival, RunId, Status, Tenant};
use crate::queue::{Job, Message, Received, Which};
use crate::repositories::jobs::{self, JobKind, MOST_ATTEMPTS, MOST_TAKEN};
use crate::repositories::{partitions, runs, tenants};
use crate::services::{Services, dispatch};
use crate::{Error, chain, migrate, traces};

/// After an error, before asking again.
const PAUSE: Duration = Duration::from_secs(1);
/// Seconds until a message that is no job in Postgres is given out again, after it failed for outside reasons.
const RETRY_SECONDS: i32 = 30;

/// What a worker works with.
#[derive(Clone, Debug)]
pub struct Worker {
    /// The queue has the share and the lease of the settings.
    pub services: Services,
    pub bus: Bus,
    /// Where schemas of tenants are made.
    pub database: contract::Database,
    pub host: contract::Host,
    pub batch: contract::Batch,
}

/// What becomes of a message.
enum Next {
    Forget,
    /// To be given out again after so many seconds.
    HandBack(i32),
    /// Its time runs out, then SQS gives it out again.
    Leave,
}

impl Worker {
    /// Works until asked to stop; batches under way are finished, the rest of their jobs handed back.
    pub async fn run(self, stop: &CancellationToken) {
        let worker = Arc::new(self);
        tokio::join!(worker.take_side_by_side(stop), housekeeping::run(&worker, stop));
    }

    async fn take_side_by_side(self: &Arc<Self>, stop: &CancellationToken) {
        let mut hands = JoinSet::new();
        let take = |hands: &mut JoinSet<()>| {
            let (worker, stop) = (Arc::clone(self), stop.clone());
            hands.spawn(async move { Box::pin(worker.take(&stop)).await });
        };
        (0..self.batch.parallel.max(1)).for_each(|_| take(&mut hands));
        while let Some(ended) = hands.join_next().await {
            if let Err(error) = ended
                && !stop.is_cancelled()
            {
                tracing::error!(%error, "a job broke off; its message comes again");
                take(&mut hands);
            }
        }
    }

    /// Takes one message after another.
    async fn take(&self, stop: &CancellationToken) {
        while !stop.is_cancelled() {
            let received = tokio::select! {
                received = self.services.queue.receive(Which::Jobs) => received,
                () = stop.cancelled() => return,
            };
            match received {
                Ok(Some(received)) => self.work(&received, stop).await,
                Ok(None) => {}
                Err(error) => {
                    tracing::error!(error = chain(&error), "cannot ask for jobs");
                    tokio::time::sleep(jitter(PAUSE)).await;
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
        let next = if let Some(message) = &received.message {
            tokio::select! {
                next = self.handle(message, stop) => next,
                never = self.keep(received, message) => match never {},
            }
        } else {
            // It may be a newer one's; a worker that knows it comes, or it ends among the dead letters.
            tracing::error!("a message is none of ours");
            Next::HandBack(RETRY_SECONDS)
        };
        let settled = match next {
            Next::Forget => self.services.queue.delete(received).await,
            Next::HandBack(seconds) => self.services.queue.hand_back(received, seconds).await,
            Next::Leave => Ok(()),
        };
        if let Err(error) = settled {
            tracing::warn!(error = chain(&error), "a message comes back by itself");
        }
    }

    /// Keeps a message and its job for as long as this future is polled.
    async fn keep(&self, received: &Received, message: &Message) -> Infallible {
        match message {
            Message::Job(job) => tokio::join!(self.services.queue.keep(received), self.keep_job(*job)).0,
            Message::Arrival(_) | Message::Provision { .. } => self.services.queue.keep(received).await,
        }
    }

    async fn keep_job(&self, job: Job) -> Infallible {
        let db = self.services.db.tenant(job.tenant);
        let seconds = self.services.queue.lease.saturating_mul(3);
        let mut ticks = tokio::time::interval(self.services.queue.renewal());
        loop {
            ticks.tick().await;
            if let Err(error) = jobs::keep(&db, job.kind, job.subject, job.part, seconds).await {
                tracing::warn!(error = chain(&error), "cannot keep a job");
            }
        }
    }

    async fn handle(&self, message: &Message, stop: &CancellationToken) -> Next {
        let result = match message {
            Message::Job(job) => return self.job(*job, stop).await,
            Message::Arrival(arrival) => self.arrived(arrival).await,
            Message::Provision { tenant } => self.provision(*tenant).await,
        };
        result.unwrap_or_else(|error| {
            tracing::error!(error = chain(&error), received = ?message, "it is tried again");
            Next::HandBack(RETRY_SECONDS)
        })
    }

    async fn job(&self, job: Job, stop: &CancellationToken) -> Next {
        let work = Work {
            services: &self.services,
            tenant: job.tenant,
            db: self.services.db.tenant(job.tenant),
            objects: self.services.objects.tenant(job.tenant.id),
            batch_size: usize::try_from(self.batch.size).unwrap_or(1),
            stop,
        };
        match self.attempt(&work, job).await {
            Ok(next) => next,
            Err(error) if is_away(&error) => {
                tracing::warn!(error = chain(&error), ?job, "Postgres is away: the job waits in SQS");
                tokio::time::sleep(jitter(PAUSE)).await;
                Next::Leave
            }
            Err(error) => self.postpone(&work, job, &error).await,
        }
    }

    async fn attempt(&self, work: &Work<'_>, job: Job) -> Result<Next, Error> {
        let run = RunId(job.subject);
        // Counted before: whoever is lost on the way does not come to it.
        let taken = jobs::take(&work.db, job.kind, job.subject, job.part).await?;
        if taken.is_some_and(|taken| taken > MOST_TAKEN) {
            return self.give_up(work, job, &format!("its worker was lost {MOST_TAKEN} times")).await;
        }
        let outcome = match job.kind {
            JobKind::Plan => plan::plan(work, run).await?,
            JobKind::Chunk => chunk::work(work, run, job.part).await?,
            JobKind::Replay => replay::replay(work, run, job.part).await?,
            JobKind::Document => {
                tracing::error!(?job, "documents have a queue of their own");
                Outcome::Stopped
            }
        };
        match outcome {
            Outcome::Done => dispatch::tell_soon(work.services, work.tenant),
            Outcome::Ended(status) => {
                jobs::remove(&work.db, job.kind, job.subject, job.part).await?;
                self.ended(work, run, status).await?;
            }
            Outcome::Failed(reason) => self.fail(work, run, &reason).await?,
            Outcome::Moot => jobs::remove(&work.db, job.kind, job.subject, job.part).await?,
            Outcome::Stopped => tracing::info!(tenant = %work.tenant.id, %run, "it is not ours any more"),
            Outcome::LetGo => {
                jobs::let_go(&work.db, job.kind, job.subject, job.part).await?;
                dispatch::tell_soon(work.services, work.tenant);
            }
            Outcome::HandedBack => {
                jobs::hand_back(&work.db, job.kind, job.subject, job.part).await?;
                tracing::info!(tenant = %work.tenant.id, %run, "handed back");
                return Ok(Next::HandBack(0));
            }
        }
        Ok(Next::Forget)
    }

    /// Ends a run that cannot go on.
    async fn fail(&self, work: &Work<'_>, run: RunId, reason: &str) -> Result<(), Error> {
        let mut session = work.db.session().await?;
        let scope = session.begin().await?;
        let failed = runs::fail(&scope, run, reason).await?;
        if failed {
            // Whoever changes several jobs at once takes this first, or two may wait for each other.
            jobs::lock(&scope).await?;
            jobs::remove_all(&scope, run.0).await?;
        }
        scope.commit().await?;
        drop(session);
        if failed { self.ended(work, run, Status::Failed).await } else { Ok(()) }
    }

    /// Tells everybody that a run ended; once more when its message is given out once more.
    async fn ended(&self, work: &Work<'_>, run: RunId, status: Status) -> Result<(), Error> {
        tracing::info!(tenant = %work.tenant.id, %run, ?status, "end");
        dispatch::tell_soon(work.services, work.tenant);
        work.show(run).await;
        if let Some(run) = runs::get(&work.db, run).await? {
            self.bus.run_ended(work.tenant.id, &run).await?;
        }
        Ok(())
    }

    /// Puts off a job that failed for outside reasons. Postgres counts: the message is not needed any more.
    async fn postpone(&self, work: &Work<'_>, job: Job, error: &Error) -> Next {
        tracing::error!(error = chain(error), ?job, "it is tried again");
        if lacks_partition(error)
            && let Err(error) = partitions::make_ahead(&work.db).await
        {
            tracing::warn!(error = chain(&error), "cannot make the partition that is missing");
        }
        match self.try_to_postpone(work, job, error).await {
            Ok(next) => next,
            Err(error) => {
                tracing::warn!(error = chain(&error), ?job, "a job comes back by itself");
                Next::Leave
            }
        }
    }

    async fn try_to_postpone(&self, work: &Work<'_>, job: Job, error: &Error) -> Result<Next, Error> {
        let Some(attempts) = jobs::postpone(&work.db, job.kind, job.subject, job.part).await? else {
            // The work is done, and others were not told.
            return Ok(Next::HandBack(RETRY_SECONDS));
        };
        if attempts < MOST_ATTEMPTS {
            return Ok(Next::Forget);
        }
        self.give_up(work, job, &format!("given up after {attempts} attempts: {error}")).await
    }

    /// Ends what a job is part of; a run that ended already stays as it is.
    async fn give_up(&self, work: &Work<'_>, job: Job, reason: &str) -> Result<Next, Error> {
        tracing::error!(?job, reason, "given up");
        match job.kind {
            JobKind::Plan | JobKind::Chunk => self.fail(work, RunId(job.subject), reason).await?,
            JobKind::Replay | JobKind::Document => {}
        }
        jobs::remove(&work.db, job.kind, job.subject, job.part).await?;
        Ok(Next::Forget)
    }

    /// Makes the run that an object asks for, unless the object was reported before.
    async fn arrived(&self, arrival: &Arrival) -> Result<Next, Error> {
        let Some(found) = tenants::of_id(&self.services.db, arrival.tenant).await? else {
            tracing::warn!(tenant = %arrival.tenant, "an object of a tenant that is not there");
            return Ok(Next::Forget);
        };
        if !found.ready {
            return Ok(Next::HandBack(RETRY_SECONDS));
        }
        let tenant = found.tenant;
        let object = self.services.objects.tenant(tenant.id).find(&arrival.object).await?;
        // What replaced it arrived too, and asks for a run of its own.
        let Some(object) = object.filter(|object| object.etag == arrival.etag) else {
            tracing::warn!(tenant = %tenant.id, object = arrival.object, "what arrived is gone or was replaced");
            return Ok(Next::Forget);
        };
        let db = self.services.db.tenant(tenant);
        let mut session = db.session().await?;
        let scope = session.begin().await?;
        match runs::arrive(&scope, arrival, object.size).await? {
            runs::Arrived::Made(run) => jobs::add(&scope, JobKind::Plan, run.0, &[0]).await?,
            runs::Arrived::Before(_) => {}
            runs::Arrived::NoFlow => {
                tracing::warn!(tenant = %tenant.id, flow = %arrival.flow, "an object for a flow that is not there");
            }
        }
        scope.commit().await?;
        drop(session);
        dispatch::tell_soon(&self.services, tenant);
        Ok(Next::Forget)
    }

    /// Makes the schema of a tenant that has one of its own.
    async fn provision(&self, tenant: Tenant) -> Result<Next, Error> {
        self.bring_up(tenant).await?;
        tracing::info!(tenant = %tenant.id, "its schema is there");
        Ok(Next::Forget)
    }

    /// Makes a tenant's schema, or brings it up to date; one that is there and up to date stays as it is.
    pub(super) async fn bring_up(&self, tenant: Tenant) -> Result<(), Error> {
        migrate::schema(&self.database, &self.host, tenant).await?;
        tenants::is_ready(&self.services.db, tenant.id).await
    }
}

/// Whether Postgres cannot be reached, or is ending: class 08 is "connection exception", 57 "operator intervention", among which
/// 57014 is a statement that took too long. <https://www.postgresql.org/docs/current/errcodes-appendix.html>
fn is_away(error: &Error) -> bool {
    match error {
        Error::Pool(_) => true,
        Error::Postgres(error) => match error.code() {
            Some(code) => {
                let code = code.code();
                code.starts_with("08") || code == "53300" || (code.starts_with("57") && code != "57014")
            }
            None => {
                error.is_closed()
                    || error.source().is_some_and(<dyn std::error::Error + 'static>::is::<std::io::Error>)
            }
        },
        _ => false,
    }
}
