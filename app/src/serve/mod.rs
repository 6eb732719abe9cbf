//! Connections: how many, how long a client may take over a request's head, and their end. `axum::serve` has no such limits.

mod stream;

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::{Service, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio_util::sync::CancellationToken;

use stream::{Requests, Watched};

/// Connections at once; more wait in the backlog of the system.
const CONNECTIONS: usize = 1024;
/// How long a connection may wait for its next request: longer than the load balancer keeps one, which would else send a
/// request into a connection that is being closed.
/// <https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html#connection-idle-timeout>
const IDLE: Duration = Duration::from_secs(75);
/// Bytes of the largest head of a request.
const LARGEST_HEAD: usize = 64 << 10;
/// How long open requests may take when the process is asked to stop.
const DRAIN: Duration = Duration::from_secs(20);
/// After a connection could not be taken, as when there are too many files.
const PAUSE: Duration = Duration::from_millis(200);

/// Answers requests until asked to stop, and then those that are open.
pub async fn serve(listener: TcpListener, router: Router, stop: CancellationToken) {
    let open = GracefulShutdown::new();
    let places = Arc::new(Semaphore::new(CONNECTIONS));
    let service = TowerToHyperService::new(router);
    loop {
        let taken = tokio::select! {
            taken = next(&listener, &places) => taken,
            () = stop.cancelled() => break,
        };
        match taken {
            Ok((stream, place)) => {
                tokio::spawn(converse(stream, service.clone(), open.watcher(), place));
            }
            Err(error) => {
                tracing::warn!(error = crate::chain(&error), "a connection was not taken");
                tokio::time::sleep(PAUSE).await;
            }
        }
    }
    drop(listener);
    if tokio::time::timeout(DRAIN, open.shutdown()).await.is_err() {
        tracing::warn!("some requests were still open");
    }
}

/// The next connection, once there is a place for it.
async fn next(
    listener: &TcpListener,
    places: &Arc<Semaphore>,
) -> std::io::Result<(TcpStream, OwnedSemaphorePermit)> {
    let place = Arc::clone(places).acquire_owned().await.map_err(std::io::Error::other)?;
    let (stream, _) = listener.accept().await?;
    // Answers are written whole: waiting for more would only delay them.
    stream.set_nodelay(true)?;
    Ok((stream, place))
}

/// The requests of one connection, one after the other.
async fn converse(
    stream: TcpStream,
    router: TowerToHyperService<Router>,
    watcher: Watcher,
    _place: OwnedSemaphorePermit,
) {
    let requests = Requests::default();
    let stream = Watched::new(stream, requests.clone());
    let service = service_fn(move |request: hyper::Request<Incoming>| {
        let answer = router.call(request.map(Body::new));
        let requests = requests.clone();
        requests.begin();
        async move {
            let answer = answer.await;
            requests.end();
            answer
        }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(IDLE)
        .max_buf_size(LARGEST_HEAD)
        .serve_connection(TokioIo::new(stream), service);
    // A client that went away or spoke no HTTP is nothing to tell of.
    let _ = watcher.watch(connection).await;
}
