//! Takes documents from the queue, one at a time, until asked to stop.

use std::time::Duration;

use app::database::{Database, Role, TenantDb};
use app::models::{DocumentId, Invoice, Tenant};
use app::objects::Objects;
use app::queue::{Message, Queue, Received, Which};
use app::repositories::documents::{self as repository, Rendered};
use app::repositories::jobs::{self, JobKind, MOST_ATTEMPTS, MOST_TAKEN};
use app::services::dispatch;
use app::services::documents::key;
use app::{Error, chain};
use contract::{Documents, Host};
use sha2::{Digest, Sha256};
use tokio_util::sync::CancellationToken;

/// After an error, before asking again.
const PAUSE: Duration = Duration::from_secs(2);
/// Seconds until a message is given out again when Postgres is away.
const RETRY_SECONDS: i32 = 15;

/// What rendering works with.
#[derive(Debug)]
pub(crate) struct Worker {
    db: Database,
    objects: Objects,
    queue: Queue,
}

impl Worker {
    pub(crate) async fn connect(settings: &Documents, host: &Host) -> Result<Self, Error> {
        let worker = Self {
            db: Database::connect(&settings.database, host, Role::DOCUMENTS)?,
            objects: Objects::connect(&settings.storage)?,
            queue: Queue::connect(&settings.queue).await,
        };
        // What cannot sign in must fail at once, where a deployment sees it.
        worker.db.platform().await?.ping().await?;
        tracing::info!("waiting for documents");
        Ok(worker)
    }

    pub(crate) async fn run(&self, stop: &CancellationToken) {
        while !stop.is_cancelled() {
            let received = tokio::select! {
                received = self.queue.receive(Which::Documents) => received,
                () = stop.cancelled() => return,
            };
            match received {
                Ok(Some(received)) => self.settle(&received).await,
                Ok(None) => {}
                Err(error) => {
                    tracing::error!(error = chain(&error), "cannot ask for documents");
                    tokio::time::sleep(PAUSE).await;
                }
            }
        }
    }

    async fn settle(&self, received: &Received) {
        let settled = match &received.message {
            Some(Message::Job(job)) if job.kind == JobKind::Document => {
                let is_settled = tokio::select! {
                    is_settled = self.work(job.tenant, DocumentId(job.subject)) => is_settled,
                    never = self.queue.keep(received) => match never {},
                };
                if is_settled {
                    self.queue.delete(received).await
                } else {
                    self.queue.hand_back(received, RETRY_SECONDS).await
                }
            }
            _ => {
                tracing::error!("a message is none of ours");
                self.queue.delete(received).await
            }
        };
        if let Err(error) = settled {
            tracing::warn!(error = chain(&error), "a document comes back by itself");
        }
    }

    /// Renders a document or puts it off; then the next one of its tenant may go. False when Postgres knows nothing of it.
    async fn work(&self, tenant: Tenant, id: DocumentId) -> bool {
        let db = self.db.tenant(tenant);
        let result = match self.render(tenant, &db, id).await {
            Ok(()) => Ok(()),
            Err(error) => {
                tracing::error!(tenant = %tenant.id, document = %id, error = chain(&error), "it is tried again");
                postpone(&db, id, &error).await
            }
        };
        match &result {
            Ok(()) => dispatch::tell(&self.db, &self.queue, tenant).await,
            Err(error) => tracing::warn!(error = chain(error), "a document waits in SQS"),
        }
        result.is_ok()
    }

    /// Renders a document, once: a second time finds that nothing waits.
    async fn render(&self, tenant: Tenant, db: &TenantDb, id: DocumentId) -> Result<(), Error> {
        // Counted before: whoever is lost on the way does not come to it.
        let taken = jobs::take(db, JobKind::Document, id.0, 0).await?;
        if taken.is_some_and(|taken| taken > MOST_TAKEN) {
            return fail(db, id, &format!("its worker was lost {MOST_TAKEN} times")).await;
        }
        let Some(data) = repository::data(db, id).await? else {
            return jobs::remove(db, JobKind::Document, id.0, 0).await;
        };
        // What breaks Typst breaks it again.
        let made = tokio::task::spawn_blocking(move || make(data)).await;
        let (pdf, pages) = match made.unwrap_or_else(|_| Err("rendering broke off".to_owned())) {
            Ok(made) => made,
            Err(why) => {
                tracing::warn!(tenant = %tenant.id, document = %id, "it cannot be rendered");
                return fail(db, id, &why).await;
            }
        };
        let sha256 = Sha256::digest(&pdf);
        let bytes = i64::try_from(pdf.len()).unwrap_or(i64::MAX);
        let pages = i32::try_from(pages).unwrap_or(i32::MAX);
        self.objects.tenant(tenant.id).put(&key(id), pdf.into()).await?;
        let mut session = db.session().await?;
        let scope = session.begin().await?;
        repository::ready(&scope, id, &Rendered { bytes, pages, sha256: &sha256 }).await?;
        jobs::remove(&scope, JobKind::Document, id.0, 0).await?;
        scope.commit().await?;
        tracing::info!(tenant = %tenant.id, document = %id, bytes, pages, "rendered");
        Ok(())
    }
}

/// Puts a document off that failed for outside reasons, for longer each time; in the end it is failed.
async fn postpone(db: &TenantDb, id: DocumentId, error: &Error) -> Result<(), Error> {
    match jobs::postpone(db, JobKind::Document, id.0, 0).await? {
        Some(attempts) if attempts >= MOST_ATTEMPTS => {
            fail(db, id, &format!("given up after {attempts} attempts: {error}")).await
        }
        Some(_) | None => Ok(()),
    }
}

async fn fail(db: &TenantDb, id: DocumentId, why: &str) -> Result<(), Error> {
    let mut session = db.session().await?;
    let scope = session.begin().await?;
    repository::failed(&scope, id, why).await?;
    jobs::remove(&scope, JobKind::Document, id.0, 0).await?;
    scope.commit().await
}

/// The PDF of an invoice and its pages, or why there is none.
fn make(data: serde_json::Value) -> Result<(Vec<u8>, usize), String> {
    let invoice: Invoice = serde_json::from_value(data).map_err(|error| error.to_string())?;
    let totals = invoice.totals().map_err(|error| error.to_string())?;
    let rendered = documents::render(&invoice, &totals).map_err(|error| error.to_string())?;
    Ok((rendered.pdf, rendered.pages))
}
