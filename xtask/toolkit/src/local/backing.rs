//! What backs the embedded cloud on this machine.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use simulator::Backing;
use simulator::backing::{CacheSpec, DatabaseSpec, Endpoint, Failure, LogSink, Running, TaskSpec};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::{Mutex, watch};

use super::listeners::Listeners;
use super::programs::Programs;
use super::redis::Guard;
use super::registry::Registry;
use super::server::Service;
use super::tasks::Tasks;
use super::tls::Authority;
use super::{daemon, postgres, redis};
use crate::context::Context;
use crate::error::{Error, Result};

/// How long a health check waits for its answer.
const PROBE: Duration = Duration::from_secs(2);

/// Servers, tasks and ports of this machine.
pub(super) struct Local {
    folder: PathBuf,
    programs: Programs,
    registry: Arc<Registry>,
    authority: Arc<Authority>,
    /// By the id of the database or cache.
    services: Mutex<BTreeMap<String, Server>>,
    listeners: Listeners,
    tasks: Tasks,
    /// Debian packages are fetched once, whoever asks first.
    fetching: Mutex<()>,
}

/// A database or a cache that was started.
struct Server {
    service: Service,
    port: u16,
    /// What a cache was started as: one that is asked for otherwise starts anew.
    cache: Option<CacheSpec>,
}

impl Local {
    /// Takes a folder over from an earlier life, whose leftovers are ended.
    pub(super) async fn open(context: &Context, folder: PathBuf, port: u16) -> Result<Self> {
        // Processes start in folders of their own, where a path that is not whole would mean another file.
        let folder = std::path::absolute(&folder).map_err(|source| Error::Write { path: folder, source })?;
        std::fs::create_dir_all(&folder).map_err(|source| Error::Write { path: folder.clone(), source })?;
        private(&folder).map_err(|source| Error::Write { path: folder.clone(), source })?;
        let authority = Authority::open(&folder.join("tls"));
        let authority = authority.map_err(|what| Error::Local { what, hint: String::new() })?;
        let authority = Arc::new(authority);
        let registry = Arc::new(Registry::new(folder.join("processes.json")));
        registry.end_leftovers().await;
        let packages = context.root.join("target/xtask/debian");
        Ok(Self {
            programs: Programs::new(context.path.clone(), packages),
            tasks: Tasks::new(folder.clone(), Arc::clone(&registry), port, authority.trusted()),
            listeners: Listeners::new(folder.join("listeners.json"), Arc::clone(&authority)),
            folder,
            registry,
            authority,
            services: Mutex::default(),
            fetching: Mutex::default(),
        })
    }

    /// Stops what still runs; the simulator has stopped the tasks of services before.
    pub(super) async fn stop(&self) {
        self.tasks.stop_all().await;
        self.listeners.close_all().await;
        let servers = std::mem::take(&mut *self.services.lock().await);
        futures_util::future::join_all(servers.into_values().map(|server| server.service.stop())).await;
    }

    /// Clients have the port on record, so a server keeps it from life to life.
    async fn port(&self, kind: &str, id: &str) -> std::result::Result<u16, Failure> {
        let folder = self.folder.join(kind).join(id);
        std::fs::create_dir_all(&folder)
            .map_err(|error| Failure(format!("cannot use {}: {error}", folder.display())))?;
        let file = folder.join("port");
        if let Some(port) = std::fs::read_to_string(&file).ok().and_then(|text| text.trim().parse().ok()) {
            if daemon::is_free(port).await {
                return Ok(port);
            }
            let why = format!(
                "port {port} of 127.0.0.1 is taken by another program, and {id} is on record with it"
            );
            return Err(Failure(format!(
                "{why}: end that program, or begin anew with `cargo xtask up --fresh`"
            )));
        }
        let port = daemon::free_port().await.map_err(|error| Failure(error.to_string()))?;
        std::fs::write(&file, port.to_string())
            .map_err(|error| Failure(format!("cannot write {}: {error}", file.display())))?;
        Ok(port)
    }

    async fn start_database(&self, spec: DatabaseSpec) -> std::result::Result<Endpoint, Failure> {
        let mut services = self.services.lock().await;
        if let Some(server) = services.get(&spec.id).filter(|server| server.service.runs()) {
            return Ok(here(server.port));
        }
        let found = {
            let _alone = self.fetching.lock().await;
            self.programs.postgres().await.map_err(Failure)?
        };
        let port = self.port("postgres", &spec.id).await?;
        let folder = self.folder.join("postgres").join(&spec.id);
        drop(services);
        let tls = self.equipped(&folder)?;
        let registry = Some(Arc::clone(&self.registry));
        let service = postgres::start(&found, &folder, &spec, port, &[], Some(&tls), registry)
            .await
            .map_err(Failure)?;
        services = self.services.lock().await;
        services.insert(spec.id, Server { service, port, cache: None });
        Ok(here(port))
    }

    async fn start_cache(&self, spec: CacheSpec) -> std::result::Result<Endpoint, Failure> {
        if let Some(port) = self.serves(&spec).await {
            return Ok(here(port));
        }
        let found = {
            let _alone = self.fetching.lock().await;
            self.programs.redis().await.map_err(Failure)?
        };
        let port = self.port("redis", &spec.id).await?;
        let folder = self.folder.join("redis").join(&spec.id);
        let tls = if spec.tls { Some(self.equipped(&folder)?) } else { None };
        let guard = tls.as_deref().map(|tls| Guard { tls, token: spec.token.as_deref() });
        let registry = Some(Arc::clone(&self.registry));
        let service = redis::start(&found, &folder, port, &[], guard, registry).await.map_err(Failure)?;
        self.services.lock().await.insert(spec.id.clone(), Server { service, port, cache: Some(spec) });
        Ok(here(port))
    }

    /// The port of a cache that runs as it should; one that runs otherwise is stopped.
    async fn serves(&self, spec: &CacheSpec) -> Option<u16> {
        let mut services = self.services.lock().await;
        let server = services.get(&spec.id).filter(|server| server.service.runs())?;
        if server.cache.as_ref() == Some(spec) {
            return Some(server.port);
        }
        if let Some(server) = services.remove(&spec.id) {
            server.service.stop().await;
        }
        None
    }

    /// A folder of a server's own with a certificate, its key and the authority.
    fn equipped(&self, server: &Path) -> std::result::Result<PathBuf, Failure> {
        let folder = server.join("tls");
        self.authority.equip(&folder).map_err(Failure)?;
        Ok(folder)
    }

    async fn open_listener(
        &self,
        id: String,
        port: u16,
        tls: bool,
        targets: watch::Receiver<Vec<SocketAddr>>,
    ) -> std::result::Result<Endpoint, Failure> {
        let address = self.listeners.open(id, port, tls, targets).await?;
        Ok(Endpoint { host: address.ip().to_string(), port: address.port() })
    }

    async fn drop_service(&self, kind: &str, id: &str) -> std::result::Result<(), Failure> {
        let server = self.services.lock().await.remove(id);
        if let Some(server) = server {
            server.service.stop().await;
        }
        let folder = self.folder.join(kind).join(id);
        match std::fs::remove_dir_all(&folder) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                Err(Failure(format!("cannot remove {}: {error}", folder.display())))
            }
            _ => Ok(()),
        }
    }
}

fn here(port: u16) -> Endpoint {
    Endpoint { host: "127.0.0.1".into(), port }
}

/// The folder holds secrets: nobody else may look into it.
fn private(folder: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o700))
}

impl Backing for Local {
    fn database(&self, spec: DatabaseSpec) -> BoxFuture<'_, std::result::Result<Endpoint, Failure>> {
        self.start_database(spec).boxed()
    }

    fn drop_database(&self, id: String) -> BoxFuture<'_, std::result::Result<(), Failure>> {
        async move { self.drop_service("postgres", &id).await }.boxed()
    }

    fn cache(&self, spec: CacheSpec) -> BoxFuture<'_, std::result::Result<Endpoint, Failure>> {
        self.start_cache(spec).boxed()
    }

    fn drop_cache(&self, id: String) -> BoxFuture<'_, std::result::Result<(), Failure>> {
        async move { self.drop_service("redis", &id).await }.boxed()
    }

    fn run_task(
        &self,
        spec: TaskSpec,
        logs: LogSink,
    ) -> BoxFuture<'_, std::result::Result<Running, Failure>> {
        async move { self.tasks.run(spec, &logs) }.boxed()
    }

    fn stop_task(&self, id: String) -> BoxFuture<'_, ()> {
        async move { self.tasks.stop(&id).await }.boxed()
    }

    fn listen(
        &self,
        id: String,
        port: u16,
        tls: bool,
        targets: watch::Receiver<Vec<SocketAddr>>,
    ) -> BoxFuture<'_, std::result::Result<Endpoint, Failure>> {
        self.open_listener(id, port, tls, targets).boxed()
    }

    fn close(&self, id: String) -> BoxFuture<'_, ()> {
        async move { self.listeners.close(&id).await }.boxed()
    }

    fn probe(&self, target: SocketAddr, path: String) -> BoxFuture<'_, std::result::Result<(), Failure>> {
        async move {
            tokio::time::timeout(PROBE, probe(target, &path))
                .await
                .unwrap_or_else(|_| Err(Failure("no answer in time".into())))
        }
        .boxed()
    }
}

/// An empty failure says that nobody listens yet.
async fn probe(target: SocketAddr, path: &str) -> std::result::Result<(), Failure> {
    let nobody = |_| Failure(String::new());
    let mut stream = TcpStream::connect(target).await.map_err(nobody)?;
    let request = format!("GET {path} HTTP/1.1\r\nHost: {target}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await.map_err(nobody)?;
    let mut head = [0; 12];
    stream.read_exact(&mut head).await.map_err(nobody)?;
    match std::str::from_utf8(&head).ok().and_then(|line| line.strip_prefix("HTTP/1.1 ")) {
        Some("200") => Ok(()),
        Some(status) => Err(Failure(format!("GET {path} answered {status}"))),
        None => Err(Failure(format!("GET {path} did not answer in HTTP"))),
    }
}
