//! The simulator as a whole: its state, its clock, its backing, and the file that survives restarts.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::sync::{Notify, watch};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::backing::Backing;
use crate::ecs::Runtime;
use crate::logs::Logs;
use crate::state::State;

/// What a simulator is opened with.
pub struct Config {
    /// The folder of the state file and the objects; made when it is not there.
    pub folder: PathBuf,
    /// Twelve digits.
    pub account: String,
    pub region: String,
    /// Milliseconds since the Unix epoch.
    pub clock: fn() -> u64,
    /// Random bytes for passwords and receipts.
    pub random: fn() -> [u8; 32],
    pub backing: Arc<dyn Backing>,
    /// The keys (JWKS) of the issuers whose tokens are taken for roles, by the issuer without its scheme.
    pub issuers: BTreeMap<String, String>,
    /// Whether callers are refused that neither took a role here nor have the access key `administrator`.
    pub known_callers_only: bool,
}

impl std::fmt::Debug for Config {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Config").field("folder", &self.folder).finish_non_exhaustive()
    }
}

/// The state cannot be read or written.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error("cannot use `{path}`")]
    Io { path: PathBuf, source: std::io::Error },
    #[error("the state file `{path}` is damaged")]
    Damaged { path: PathBuf, source: serde_json::Error },
}

/// What every part of the simulator shares.
pub(crate) struct Shared {
    pub(crate) config: Config,
    /// `http://127.0.0.1:PORT`
    pub(crate) endpoint: String,
    state: Mutex<State>,
    dirty: Notify,
    pub(crate) queue_changed: Notify,
    pub(crate) logs: Logs,
    pub(crate) ecs: Runtime,
    pub(crate) lambda: crate::lambda::Runtime,
    /// Healthy targets by target group ARN.
    targets: Mutex<BTreeMap<String, watch::Sender<Vec<SocketAddr>>>>,
    pub(crate) stopping: CancellationToken,
    pub(crate) work: TaskTracker,
}

impl Shared {
    /// The state, for a short change; it is written to disk soon after.
    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        self.dirty.notify_one();
        self.state.lock().expect("no change of the state panics half-way")
    }

    pub(crate) fn now(&self) -> u64 {
        (self.config.clock)()
    }

    /// `count` random letters and digits.
    pub(crate) fn random_text(&self, count: usize) -> String {
        const LETTERS: &[u8] = b"ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
        let mut text = String::with_capacity(count);
        while text.len() < count {
            // Bytes above the largest multiple of the alphabet are dropped, so that no letter is more likely.
            let limit = 256 - 256 % LETTERS.len();
            for byte in (self.config.random)() {
                if usize::from(byte) < limit && text.len() < count {
                    text.push(char::from(LETTERS[usize::from(byte) % LETTERS.len()]));
                }
            }
        }
        text
    }

    /// `arn:aws:SERVICE:REGION:ACCOUNT:REST`
    pub(crate) fn arn(&self, service: &str, rest: &str) -> String {
        self.arn_in(&self.config.region, service, rest)
    }

    /// The same in another region.
    pub(crate) fn arn_in(&self, region: &str, service: &str, rest: &str) -> String {
        format!("arn:aws:{service}:{region}:{}:{rest}", self.config.account)
    }

    /// Where this account's resources of a region are, for ARNs by their types.
    pub(crate) fn naming<'a>(&'a self, region: &'a str) -> cloudformation::access::Naming<'a> {
        cloudformation::access::Naming {
            partition: "aws",
            account: &self.config.account,
            region,
            prefix: "",
            boundary: "",
        }
    }

    /// The healthy targets of a target group, for its listeners and for the service controllers that fill it.
    pub(crate) fn targets(&self, group: &str) -> watch::Sender<Vec<SocketAddr>> {
        let mut targets = self.targets.lock().expect("no change of the targets panics half-way");
        targets.entry(group.to_owned()).or_insert_with(|| watch::channel(Vec::new()).0).clone()
    }

    fn file(&self) -> PathBuf {
        self.config.folder.join("state.json")
    }

    /// Writes the state beside the old file and renames it, so that a crash leaves one or the other.
    fn save(&self) -> Result<(), OpenError> {
        let json = {
            let state = self.state.lock().expect("no change of the state panics half-way");
            serde_json::to_vec(&*state).expect("the state has only string keys")
        };
        let (path, fresh) = (self.file(), self.config.folder.join("state.json.new"));
        std::fs::write(&fresh, json)
            .and_then(|()| std::fs::rename(&fresh, &path))
            .map_err(|source| OpenError::Io { path, source })
    }
}

/// An embedded cloud.
#[derive(Clone)]
pub struct Simulator {
    shared: Arc<Shared>,
}

impl std::fmt::Debug for Simulator {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Simulator").field("endpoint", &self.shared.endpoint).finish_non_exhaustive()
    }
}

impl Simulator {
    /// Reads the state of an earlier life, if there is one; `endpoint` is where clients will find this one.
    ///
    /// # Errors
    /// When the folder cannot be used or the state file is damaged.
    pub fn open(config: Config, endpoint: String) -> Result<Self, OpenError> {
        let io = |path: PathBuf| move |source| OpenError::Io { path, source };
        let objects = config.folder.join("objects");
        std::fs::create_dir_all(&objects).map_err(io(objects))?;
        let path = config.folder.join("state.json");
        let state = match std::fs::read(&path) {
            Ok(bytes) => serde_json::from_slice(&bytes)
                .map_err(|source| OpenError::Damaged { path: path.clone(), source })?,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => State::default(),
            Err(error) => return Err(io(path)(error)),
        };
        let shared = Shared {
            config,
            endpoint,
            state: Mutex::new(state),
            dirty: Notify::new(),
            queue_changed: Notify::new(),
            logs: Logs::default(),
            ecs: Runtime::default(),
            lambda: crate::lambda::Runtime::default(),
            targets: Mutex::default(),
            stopping: CancellationToken::new(),
            work: TaskTracker::new(),
        };
        Ok(Self { shared: Arc::new(shared) })
    }

    /// Starts again what the state says is there, then answers requests until [`Simulator::stop`].
    ///
    /// # Errors
    /// When the state cannot be written.
    pub async fn serve(&self, listener: TcpListener) -> Result<(), OpenError> {
        let shared = Arc::clone(&self.shared);
        crate::cloudformation::recover(&shared);
        shared.work.spawn(crate::provider::resume(Arc::clone(&shared)));
        let saver = tokio::spawn(save_when_changed(Arc::clone(&shared)));
        let stopping = shared.stopping.clone().cancelled_owned();
        let served = axum::serve(listener, crate::http::router(Arc::clone(&shared)))
            .with_graceful_shutdown(stopping)
            .await;
        shared.work.close();
        shared.work.wait().await;
        saver.abort();
        shared.save()?;
        served.map_err(|source| OpenError::Io { path: shared.config.folder.clone(), source })
    }

    /// Asks the simulator to end: controllers stop their tasks first.
    pub fn stop(&self) {
        self.shared.stopping.cancel();
    }
}

async fn save_when_changed(shared: Arc<Shared>) {
    loop {
        shared.dirty.notified().await;
        // Changes come in bursts; one write serves them all.
        tokio::time::sleep(Duration::from_millis(200)).await;
        if let Err(error) = shared.save() {
            shared.logs.complain(&format!("{error}"));
        }
    }
}

/// ISO 8601 in UTC, as AWS's XML has it.
pub(crate) fn iso(millis: u64) -> String {
    formatted(millis, &time::format_description::well_known::Rfc3339)
}

/// The date of an HTTP header.
pub(crate) fn http_date(millis: u64) -> String {
    let date = formatted(millis / 1000 * 1000, &time::format_description::well_known::Rfc2822);
    date.replace("+0000", "GMT")
}

fn formatted(millis: u64, format: &(impl time::formatting::Formattable + ?Sized)) -> String {
    let nanos = i128::from(millis) * 1_000_000;
    let date =
        time::OffsetDateTime::from_unix_timestamp_nanos(nanos).unwrap_or(time::OffsetDateTime::UNIX_EPOCH);
    date.format(format).unwrap_or_default()
}
