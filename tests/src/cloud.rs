//! The embedded cloud in the test's own process, with a backing that starts nothing.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use simulator::backing::{CacheSpec, DatabaseSpec, Endpoint, Failure, LogSink, Running, TaskSpec};
use simulator::{Backing, Config, Simulator};
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// Says that everything is there but tasks, which it cannot run.
#[derive(Debug)]
pub struct Nothing;

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
        async { Err(Failure("no cache in this test".into())) }.boxed()
    }
    fn drop_cache(&self, _: String) -> BoxFuture<'_, Result<(), Failure>> {
        async { Ok(()) }.boxed()
    }
    fn run_task(&self, _: TaskSpec, _: LogSink) -> BoxFuture<'_, Result<Running, Failure>> {
        async { Err(Failure("no tasks in this test".into())) }.boxed()
    }
    fn stop_task(&self, _: String) -> BoxFuture<'_, ()> {
        async {}.boxed()
    }
    fn listen(
        &self,
        _: String,
        _: u16,
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
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await?;
        let endpoint = format!("http://{}", listener.local_addr()?);
        let config = Config {
            folder,
            account: account.to_owned(),
            region: "eu-central-1".into(),
            clock,
            random: || [7; 32],
            backing: Arc::new(Nothing),
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
    use aws_sdk_cloudformation::config::Credentials;
    let config = aws_config::defaults(aws_config::BehaviorVersion::latest())
        .region(aws_config::Region::new("eu-central-1"))
        .endpoint_url(endpoint)
        .credentials_provider(Credentials::new(key, "test", None, None, "test"))
        .load()
        .await;
    aws_sdk_cloudformation::Client::new(&config)
}

#[expect(clippy::disallowed_methods, reason = "the clock of the tests is read here")]
fn clock() -> u64 {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    u64::try_from(now.as_millis()).unwrap_or_default()
}
