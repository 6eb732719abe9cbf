//! Starts one process of the app from its settings.

use std::net::SocketAddr;
use std::time::Duration;

use contract::{Api, Host, Worker as WorkerSettings};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use crate::Error;
use crate::bus::Bus;
use crate::cache::Cache;
use crate::database::Database;
use crate::jobs::worker::Worker;
use crate::objects::Objects;
use crate::queue::Queue;
use crate::routes::{self, State};

/// Connections of one API process.
const API_CONNECTIONS: usize = 16;
/// Connections of one worker process: one run at a time, and a spare one.
const WORKER_CONNECTIONS: usize = 2;
/// How long open requests may take when the process is asked to stop.
const DRAIN: Duration = Duration::from_secs(20);

/// Answers requests until asked to stop.
///
/// # Errors
/// When the port is taken or a setting cannot be used.
pub async fn api(settings: Api, host: &Host, stop: CancellationToken) -> Result<(), Error> {
    let address = format!("{}:{}", host.bind_address, settings.http.port);
    let listener = TcpListener::bind(&address).await.map_err(|source| Error::Listen { address, source })?;
    let state = State {
        db: Database::connect(&settings.database, host, "api", API_CONNECTIONS)?,
        cache: Cache::connect(&settings.cache, host)?,
        objects: Objects::connect(&settings.storage)?,
        queue: Queue::connect(&settings.queue).await,
        operator_token: settings.http.operator_token,
        rate_limit: settings.http.rate_limit,
    };
    // An API that cannot sign in must fail at once, where a deployment sees it.
    drop(state.db.before_tenant().await?);
    let address =
        listener.local_addr().unwrap_or_else(|_| SocketAddr::from(([0, 0, 0, 0], settings.http.port)));
    tracing::info!(%address, "listening");
    let served =
        axum::serve(listener, routes::router(state)).with_graceful_shutdown(stop.clone().cancelled_owned());
    tokio::select! {
        result = served.into_future() => result.map_err(|source| Error::Listen { address: address.to_string(), source }),
        () = async { stop.cancelled().await; tokio::time::sleep(DRAIN).await } => {
            tracing::warn!("some requests were still open");
            Ok(())
        }
    }
}

/// Works on runs until asked to stop.
///
/// # Errors
/// When a setting cannot be used or Postgres cannot be reached at the start.
pub async fn worker(settings: WorkerSettings, host: &Host, stop: CancellationToken) -> Result<(), Error> {
    let worker = Worker {
        db: Database::connect(&settings.database, host, "worker", WORKER_CONNECTIONS)?,
        objects: Objects::connect(&settings.storage)?,
        queue: Queue::connect(&settings.queue).await,
        bus: Bus::connect(&settings.bus).await,
        batch_size: usize::try_from(settings.batch.size).unwrap_or(1),
    };
    // A worker that cannot sign in must fail at once, where a deployment sees it, not at its first job.
    drop(worker.db.before_tenant().await?);
    tracing::info!("waiting for runs");
    worker.run(&stop).await;
    Ok(())
}
