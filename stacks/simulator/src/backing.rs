//! What makes a simulated resource real: databases, caches, tasks and listeners on this machine.

use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;

use futures_util::future::BoxFuture;
use tokio::sync::{oneshot, watch};

/// Where a started service is reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoint {
    pub host: String,
    pub port: u16,
}

/// Why something did not start or did not stay, in words fit for a stack event.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Failure(pub String);

/// A Postgres server with one database, owned by a role that is no superuser, as on RDS.
#[derive(Clone, Debug)]
pub struct DatabaseSpec {
    pub id: String,
    pub name: String,
    pub username: String,
    pub password: String,
}

/// A Redis server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CacheSpec {
    pub id: String,
    /// Whether it is reached with TLS, and not without.
    pub tls: bool,
    /// What clients have to say; never logged.
    pub token: Option<String>,
}

/// One container of one ECS task.
#[derive(Clone, Debug)]
pub struct TaskSpec {
    pub id: String,
    /// Its name; of an image in a registry of this cloud by the digest of its manifest.
    pub image: String,
    /// The files of such an image's layers, lowest first; none of any other image.
    pub layers: Vec<PathBuf>,
    /// The program in those layers, and its first arguments.
    pub entrypoint: Vec<String>,
    /// The arguments that follow.
    pub command: Vec<String>,
    /// Plain settings and resolved secrets; never logged.
    pub environment: BTreeMap<String, String>,
}

/// How a task's process ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    Code(i32),
    Signal(i32),
}

/// A task whose process was started.
#[derive(Debug)]
pub struct Running {
    pub address: IpAddr,
    pub exited: oneshot::Receiver<Exit>,
}

/// Takes one line of a task's output.
pub type LogSink = Arc<dyn Fn(String) + Send + Sync>;

/// Starts and stops what resources stand for. Every method may be called again for what is there already.
pub trait Backing: Send + Sync + 'static {
    /// Starts a database, or finds it running, and waits until it answers.
    fn database(&self, spec: DatabaseSpec) -> BoxFuture<'_, Result<Endpoint, Failure>>;
    /// Stops a database and forgets its data.
    fn drop_database(&self, id: String) -> BoxFuture<'_, Result<(), Failure>>;
    /// Starts a cache, or finds it running; one that is asked for otherwise than it runs starts anew, at the same port.
    fn cache(&self, spec: CacheSpec) -> BoxFuture<'_, Result<Endpoint, Failure>>;
    fn drop_cache(&self, id: String) -> BoxFuture<'_, Result<(), Failure>>;
    /// Starts the process of a task.
    fn run_task(&self, spec: TaskSpec, logs: LogSink) -> BoxFuture<'_, Result<Running, Failure>>;
    /// Asks a task's process to end, and ends it when it does not within the stop timeout of ECS (30 s).
    fn stop_task(&self, id: String) -> BoxFuture<'_, ()>;
    /// Opens a load balancer's port, with TLS or without, and forwards to the targets as they change; one that is open is
    /// opened anew. Where the port of 127.0.0.1 cannot be had, the endpoint says where it is, and it is there again later.
    fn listen(
        &self,
        id: String,
        port: u16,
        tls: bool,
        targets: watch::Receiver<Vec<SocketAddr>>,
    ) -> BoxFuture<'_, Result<Endpoint, Failure>>;
    /// Closes a listener and forgets where it was.
    fn close(&self, id: String) -> BoxFuture<'_, ()>;
    /// One health check: whether `GET path` answers 200.
    fn probe(&self, target: SocketAddr, path: String) -> BoxFuture<'_, Result<(), Failure>>;
}
