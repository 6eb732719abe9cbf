//! Starts one process of the app from its settings.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use contract::{Api, Host, Worker as WorkerSettings};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use crate::Error;
use crate::bus::Bus;
use crate::cache::Cache;
use crate::database::{Database, Role};
use crate::jobs::worker::Worker;
use crate::metrics::Metrics;
use crate::objects::Objects;
use crate::queue::Queue;
use crate::routes::{self, State};
use crate::serve;
use crate::services::access::Identity;
use crate::services::{Services, models, single_sign_on, uploads};

/// How long calls of a language model may take to be written down when the process is asked to stop.
const LAST_CALLS: Duration = Duration::from_secs(20);

/// Answers requests until asked to stop.
///
/// # Errors
/// When the port is taken or a setting cannot be used.
pub async fn api(settings: Api, host: &Host, stop: CancellationToken) -> Result<(), Error> {
    let address = format!("{}:{}", host.bind_address, settings.http.port);
    let listener = TcpListener::bind(&address).await.map_err(|source| Error::Listen { address, source })?;
    let metrics = Metrics::new()?;
    metrics.of_the_process();
    let state = State {
        services: Services {
            db: Database::connect(&settings.database, host, Role::API)?,
            cache: Cache::connect(&settings.cache, host)?,
            objects: Objects::connect(&settings.storage)?,
            queue: Queue::connect(&settings.queue).await,
            uploads: uploads::slots(),
            calls: models::slots(),
        },
        identity: Arc::new(Identity::new(&settings.identity)?),
        models: models::provider::Provider::connect(&settings.model)?.map(Arc::new),
        sign_on: single_sign_on::Client::new(&settings.identity, host)?,
        operator_token: settings.http.operator_token,
        rate: settings.http.rate_limit,
        metrics,
    };
    // An API that cannot sign in must fail at once, where a deployment sees it.
    state.db.platform().await?.ping().await?;
    let address =
        listener.local_addr().unwrap_or_else(|_| SocketAddr::from(([0, 0, 0, 0], settings.http.port)));
    tracing::info!(%address, "listening");
    let model = state.models.clone();
    serve::serve(listener, routes::router(state), stop).await;
    if let Some(model) = model {
        model.open().close();
        if tokio::time::timeout(LAST_CALLS, model.open().wait()).await.is_err() {
            tracing::warn!("some calls of the language model were still open");
        }
    }
    Ok(())
}

/// Works on jobs until asked to stop.
///
/// # Errors
/// When a setting cannot be used or Postgres cannot be reached at the start.
pub async fn worker(settings: WorkerSettings, host: &Host, stop: CancellationToken) -> Result<(), Error> {
    let queue = Queue::connect(&settings.queue).await;
    let role = Role::worker(usize::try_from(settings.batch.parallel).unwrap_or(1));
    let worker = Worker {
        services: Services {
            db: Database::connect(&settings.database, host, role)?,
            cache: Cache::connect(&settings.cache, host)?,
            objects: Objects::connect(&settings.storage)?,
            queue: queue.sharing(settings.batch.per_tenant, settings.batch.lease),
            uploads: uploads::slots(),
            calls: models::slots(),
        },
        bus: Bus::connect(&settings.bus).await,
        database: settings.database,
        host: host.clone(),
        batch: settings.batch,
    };
    // A worker that cannot sign in must fail at once, where a deployment sees it, not at its first job.
    worker.services.db.platform().await?.ping().await?;
    tracing::info!("waiting for jobs");
    Box::pin(worker.run(&stop)).await;
    Ok(())
}
