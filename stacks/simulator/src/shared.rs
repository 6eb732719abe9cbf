//! One account: its state, what runs in it, and the file that survives restarts.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, Weak};
use std::time::Duration;

use tokio::sync::{Notify, watch};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::backing::Backing;
use crate::cloud::Cloud;
use crate::cloudformation::Executions;
use crate::ecs::Runtime;
use crate::faults::Faults;
use crate::logs::Logs;
use crate::registry::Uploads;
use crate::state::State;

/// What a simulator is opened with.
pub struct Config {
    /// The folder of the accounts' folders, each with a state file and objects; made when it is not there.
    pub folder: PathBuf,
    /// At least one, each of twelve digits. The first is the one of requests that name none.
    pub accounts: Vec<String>,
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
    #[error("`{0}` are no accounts: there is at least one, and each has twelve digits and is named once")]
    Accounts(String),
    #[error("cannot use `{path}`")]
    Io { path: PathBuf, source: std::io::Error },
    #[error("the state file `{path}` is damaged")]
    Damaged { path: PathBuf, source: serde_json::Error },
}

/// What every part of an account shares.
pub(crate) struct Shared {
    pub(crate) config: Arc<Config>,
    /// Twelve digits.
    pub(crate) account: String,
    /// The folder of the state file, the objects and the images.
    pub(crate) folder: PathBuf,
    /// `http://127.0.0.1:PORT`
    pub(crate) endpoint: String,
    cloud: Weak<Cloud>,
    prefix: String,
    state: Mutex<State>,
    dirty: Notify,
    pub(crate) queue_changed: Notify,
    pub(crate) logs: Logs,
    pub(crate) ecs: Runtime,
    pub(crate) lambda: crate::lambda::Runtime,
    pub(crate) executions: Executions,
    pub(crate) faults: Faults,
    pub(crate) uploads: Uploads,
    /// Healthy targets by target group ARN.
    targets: Mutex<BTreeMap<String, watch::Sender<Vec<SocketAddr>>>>,
    /// That of the whole cloud.
    pub(crate) stopping: CancellationToken,
    pub(crate) work: TaskTracker,
}

impl Shared {
    /// An account of a cloud, whose state was read before.
    pub(crate) fn new(
        config: &Arc<Config>,
        account: &str,
        endpoint: &str,
        state: State,
        cloud: &Weak<Cloud>,
        stopping: &CancellationToken,
    ) -> Self {
        Self {
            config: Arc::clone(config),
            account: account.to_owned(),
            folder: config.folder.join(account),
            endpoint: endpoint.to_owned(),
            cloud: Weak::clone(cloud),
            prefix: state.prefix.clone(),
            state: Mutex::new(state),
            dirty: Notify::new(),
            queue_changed: Notify::new(),
            logs: Logs::default(),
            ecs: Runtime::default(),
            lambda: crate::lambda::Runtime::default(),
            executions: Executions::default(),
            faults: Faults::default(),
            uploads: Uploads::default(),
            targets: Mutex::default(),
            stopping: stopping.clone(),
            work: TaskTracker::new(),
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().expect("no change of the state panics half-way")
    }

    /// The state, for a short change; it is written to disk soon after.
    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        self.dirty.notify_one();
        self.lock()
    }

    /// Every account of the cloud, this one too; none while the cloud ends.
    pub(crate) fn accounts(&self) -> Vec<Arc<Shared>> {
        self.cloud.upgrade().map(|cloud| cloud.accounts.clone()).unwrap_or_default()
    }

    pub(crate) fn has_session(&self, key: &str) -> bool {
        self.lock().sessions.contains_key(key)
    }

    pub(crate) fn has_bucket(&self, name: &str) -> bool {
        self.lock().buckets.contains_key(name)
    }

    /// What the backing knows something of this account by.
    pub(crate) fn backed(&self, id: &str) -> String {
        format!("{}{id}", self.prefix)
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
        format!("arn:aws:{service}:{region}:{}:{rest}", self.account)
    }

    /// Where this account's resources of a region are, for ARNs by their types.
    pub(crate) fn naming<'a>(&'a self, region: &'a str) -> cloudformation::access::Naming<'a> {
        cloudformation::access::Naming {
            partition: "aws",
            account: &self.account,
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

    /// Writes the state beside the old file and renames it, so that a crash leaves one or the other.
    pub(crate) fn save(&self) -> Result<(), OpenError> {
        let json = serde_json::to_vec(&*self.lock()).expect("the state has only string keys");
        let (path, fresh) = (file(&self.folder), self.folder.join("state.json.new"));
        std::fs::write(&fresh, json)
            .and_then(|()| std::fs::rename(&fresh, &path))
            .map_err(|source| OpenError::Io { path, source })
    }

    pub(crate) async fn save_when_changed(self: Arc<Self>) {
        loop {
            self.dirty.notified().await;
            // Changes come in bursts; one write serves them all.
            tokio::time::sleep(Duration::from_millis(200)).await;
            if let Err(error) = self.save() {
                self.logs.complain(&format!("{error}"));
            }
        }
    }
}

fn file(folder: &Path) -> PathBuf {
    folder.join("state.json")
}

/// Reads the state of an account, if it has one from an earlier life.
pub(crate) fn read(folder: &Path) -> Result<Option<State>, OpenError> {
    let path = file(folder);
    match std::fs::read(&path) {
        Ok(bytes) => {
            serde_json::from_slice(&bytes).map(Some).map_err(|source| OpenError::Damaged { path, source })
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(OpenError::Io { path, source }),
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
