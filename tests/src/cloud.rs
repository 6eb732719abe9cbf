//! The embedded cloud in the test's own process, with a backing that starts nothing.

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

use aws_sdk_cloudformation::config::Credentials;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use simulator::backing::{CacheSpec, DatabaseSpec, Endpoint, Exit, Failure, LogSink, Running, TaskSpec};
use simulator::{Backing, Config, Simulator};
use tokio::sync::{oneshot, watch};
use tokio::task::JoinHandle;

/// Says that everything is there; of caches and tasks only where it is told to: a task runs for ever, but a migration,
/// which ends at once.
#[derive(Debug)]
struct Nothing {
    tasks: bool,
}

fn somewhere<'a>() -> BoxFuture<'a, Result<Endpoint, Failure>> {
    async { Ok(Endpoint { host: "127.0.0.1".into(), port: 1 }) }.boxed()
}

impl Backing for Nothing {
    fn database(&self, _: DatabaseSpec) -> BoxFuture<'_, Result<Endpoint, Failure>> {
        somewhere()
    }
    fn drop_database(&self, _: String) -> BoxFuture<'_, Result<(), Failure>> {
        async { Ok(()) }.boxed()
    }
    fn cache(&self, _: CacheSpec) -> BoxFuture<'_, Result<Endpoint, Failure>> {
        if self.tasks {
            return somewhere();
        }
        async { Err(Failure("no cache in this test".into())) }.boxed()
    }
    fn drop_cache(&self, _: String) -> BoxFuture<'_, Result<(), Failure>> {
        async { Ok(()) }.boxed()
    }
    fn run_task(&self, task: TaskSpec, _: LogSink) -> BoxFuture<'_, Result<Running, Failure>> {
        let tasks = self.tasks;
        async move {
            if !tasks {
                return Err(Failure("no tasks in this test".into()));
            }
            let (sender, exited) = oneshot::channel();
            if task.command == ["migrate"] {
                // Somebody waits for it.
                let _ = sender.send(Exit::Code(0));
            } else {
                tokio::spawn(async move {
                    std::future::pending::<()>().await;
                    drop(sender);
                });
            }
            Ok(Running { address: IpAddr::V4(Ipv4Addr::LOCALHOST), exited })
        }
        .boxed()
    }
    fn stop_task(&self, _: String) -> BoxFuture<'_, ()> {
        async {}.boxed()
    }
    fn listen(
        &self,
        _: String,
        _: u16,
        _: bool,
        _: watch::Receiver<Vec<SocketAddr>>,
    ) -> BoxFuture<'_, Result<Endpoint, Failure>> {
        somewhere()
    }
    fn close(&self, _: String) -> BoxFuture<'_, ()> {
        async {}.boxed()
    }
    fn probe(&self, _: SocketAddr, _: String) -> BoxFuture<'_, Result<(), Failure>> {
        async { Ok(()) }.boxed()
    }
}

/// A running embedded cloud.
#[derive(Debug)]
pub struct Cloud {
    pub endpoint: String,
    simulator: Simulator,
    served: JoinHandle<()>,
}

impl Cloud {
    /// Opens the state of a folder and serves it on a free port.
    ///
    /// # Errors
    /// When the folder cannot be used.
    pub async fn open(folder: PathBuf) -> anyhow::Result<Self> {
        Self::of_account(folder, "000000000000").await
    }

    /// The same, as another account.
    ///
    /// # Errors
    /// When the folder cannot be used.
    pub async fn of_account(folder: PathBuf, account: &str) -> anyhow::Result<Self> {
        Self::start(folder, &[account], BTreeMap::new(), false, false).await
    }

    /// The same, with several accounts: the access key of a request is its account. Its tasks say that they run.
    ///
    /// # Errors
    /// When the folder cannot be used.
    pub async fn of_accounts(folder: PathBuf, accounts: &[&str]) -> anyhow::Result<Self> {
        Self::start(folder, accounts, BTreeMap::new(), false, true).await
    }

    /// The same, for known callers only, with the keys of an issuer of tokens; its tasks say that they run.
    ///
    /// # Errors
    /// When the folder cannot be used.
    pub async fn guarded(
        folder: PathBuf,
        account: &str,
        (issuer, keys): (&str, String),
    ) -> anyhow::Result<Self> {
        Self::start(folder, &[account], BTreeMap::from([(issuer.to_owned(), keys)]), true, true).await
    }

    async fn start(
        folder: PathBuf,
        accounts: &[&str],
        issuers: BTreeMap<String, String>,
        known_callers_only: bool,
        tasks: bool,
    ) -> anyhow::Result<Self> {
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await?;
        let endpoint = format!("http://{}", listener.local_addr()?);
        let config = Config {
            folder,
            accounts: accounts.iter().map(|account| (*account).to_owned()).collect(),
            region: "eu-central-1".into(),
            clock,
            random,
            backing: Arc::new(Nothing { tasks }),
            issuers,
            known_callers_only,
        };
        let simulator = Simulator::open(config, endpoint.clone())?;
        let serving = simulator.clone();
        let served = tokio::spawn(async move {
            let served = serving.serve(listener).await;
            assert!(served.is_ok(), "{served:?}");
        });
        Ok(Self { endpoint, simulator, served })
    }

    /// Stops it; its state is on disk afterwards.
    ///
    /// # Errors
    /// When the state could not be written.
    pub async fn close(self) -> anyhow::Result<()> {
        self.simulator.stop();
        Ok(self.served.await?)
    }

    /// A CloudFormation client of it.
    pub async fn client(&self) -> aws_sdk_cloudformation::Client {
        client(&self.endpoint, "test").await
    }
}

/// A CloudFormation client of an endpoint, with an access key.
pub async fn client(endpoint: &str, key: &str) -> aws_sdk_cloudformation::Client {
    client_with(endpoint, Credentials::new(key, "test", None, None, "test")).await
}

/// The same, with whole credentials.
pub async fn client_with(endpoint: &str, credentials: Credentials) -> aws_sdk_cloudformation::Client {
    let config = aws_config::defaults(aws_config::BehaviorVersion::latest())
        .region(aws_config::Region::new("eu-central-1"))
        .endpoint_url(endpoint)
        .credentials_provider(credentials)
        .load()
        .await;
    aws_sdk_cloudformation::Client::new(&config)
}

#[expect(clippy::disallowed_methods, reason = "the clock of the tests is read here")]
fn clock() -> u64 {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    u64::try_from(now.as_millis()).unwrap_or_default()
}

/// Bytes that are others at every call: nothing in a test is secret.
fn random() -> [u8; 32] {
    static CALLS: AtomicU8 = AtomicU8::new(0);
    let call = CALLS.fetch_add(1, Ordering::Relaxed);
    std::array::from_fn(|at| u8::try_from(at).unwrap_or_default().wrapping_mul(7) ^ call)
}
