//! The accounts of one cloud behind one front: which one a request is for, and how they begin and end together.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Weak};

use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use crate::access::SESSION;
use crate::shared::{Config, OpenError, Shared, read};
use crate::state::State;

pub(crate) struct Cloud {
    /// At least one.
    pub(crate) accounts: Vec<Arc<Shared>>,
    stopping: CancellationToken,
}

impl Cloud {
    /// The account of requests that name none.
    pub(crate) fn first(&self) -> &Arc<Shared> {
        self.accounts.first().expect("a cloud is opened with an account at least")
    }

    pub(crate) fn named(&self, account: &str) -> Option<&Arc<Shared>> {
        self.accounts.iter().find(|shared| shared.account == account)
    }

    /// The account of an access key: the key is that of a session, or the account itself.
    pub(crate) fn of_key(&self, key: Option<&str>) -> &Arc<Shared> {
        let found = key.and_then(|key| {
            if key.starts_with(SESSION) {
                return self.accounts.iter().find(|shared| shared.has_session(key));
            }
            self.named(key)
        });
        found.unwrap_or_else(|| self.first())
    }

    /// The account that is named in an ARN: `arn:aws:iam::ACCOUNT:role/NAME`.
    pub(crate) fn of_arn(&self, arn: &str) -> &Arc<Shared> {
        arn.split(':').nth(4).and_then(|account| self.named(account)).unwrap_or_else(|| self.first())
    }
}

/// An embedded cloud.
#[derive(Clone)]
pub struct Simulator {
    cloud: Arc<Cloud>,
}

impl std::fmt::Debug for Simulator {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Simulator").field("endpoint", &self.cloud.first().endpoint).finish_non_exhaustive()
    }
}

impl Simulator {
    /// Reads the state of an earlier life, if there is one; `endpoint` is where clients will find this one.
    ///
    /// # Errors
    /// When the accounts cannot be used, the folder cannot be used or a state file is damaged.
    pub fn open(config: Config, endpoint: String) -> Result<Self, OpenError> {
        check(&config.accounts)?;
        if let Some(first) = config.accounts.first() {
            adopt(&config.folder, first)?;
        }
        let mut states = Vec::new();
        for (place, account) in config.accounts.iter().enumerate() {
            states.push((account.clone(), state(&config.folder.join(account), account, place == 0)?));
        }
        let (config, stopping) = (Arc::new(config), CancellationToken::new());
        let cloud = Arc::new_cyclic(|cloud: &Weak<Cloud>| {
            let accounts = states
                .into_iter()
                .map(|(account, state)| Shared::new(&config, &account, &endpoint, state, cloud, &stopping))
                .map(Arc::new);
            Cloud { accounts: accounts.collect(), stopping: stopping.clone() }
        });
        Ok(Self { cloud })
    }

    /// Starts again what the state says is there, then answers requests until [`Simulator::stop`].
    ///
    /// # Errors
    /// When the state cannot be written.
    pub async fn serve(&self, listener: TcpListener) -> Result<(), OpenError> {
        let cloud = &self.cloud;
        let mut savers = Vec::new();
        for shared in &cloud.accounts {
            crate::cloudformation::recover(shared);
            shared.work.spawn(crate::provider::resume(Arc::clone(shared)));
            savers.push(tokio::spawn(Arc::clone(shared).save_when_changed()));
        }
        let served = axum::serve(listener, crate::http::router(Arc::clone(cloud)))
            .with_graceful_shutdown(cloud.stopping.clone().cancelled_owned())
            .await;
        for shared in &cloud.accounts {
            shared.work.close();
            shared.work.wait().await;
        }
        for saver in savers {
            saver.abort();
        }
        for shared in &cloud.accounts {
            shared.save()?;
        }
        served.map_err(|source| OpenError::Io { path: cloud.first().config.folder.clone(), source })
    }

    /// Asks the simulator to end: controllers stop their tasks first.
    pub fn stop(&self) {
        self.cloud.stopping.cancel();
    }
}

fn check(accounts: &[String]) -> Result<(), OpenError> {
    let is_account = |text: &String| text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_twice = accounts.iter().enumerate().any(|(place, account)| accounts[..place].contains(account));
    if accounts.is_empty() || is_twice || !accounts.iter().all(is_account) {
        return Err(OpenError::Accounts(accounts.join(", ")));
    }
    Ok(())
}

fn io(path: PathBuf) -> impl FnOnce(std::io::Error) -> OpenError {
    move |source| OpenError::Io { path, source }
}

/// What lies in the folder of the cloud itself belongs to its first account.
fn adopt(folder: &Path, account: &str) -> Result<(), OpenError> {
    let own = folder.join(account);
    if !folder.join("state.json").is_file() || own.exists() {
        return Ok(());
    }
    std::fs::create_dir_all(&own).map_err(io(own.clone()))?;
    for name in ["objects", "state.json"] {
        let from = folder.join(name);
        if from.exists() {
            std::fs::rename(&from, own.join(name)).map_err(io(from))?;
        }
    }
    Ok(())
}

/// The state of an account, or a new one.
fn state(folder: &Path, account: &str, is_first: bool) -> Result<State, OpenError> {
    // Nobody goes on with the uploads of an earlier life.
    let uploads = folder.join("uploads");
    if uploads.exists() {
        std::fs::remove_dir_all(&uploads).map_err(io(uploads))?;
    }
    for name in ["objects", "registry", "uploads"] {
        let folder = folder.join(name);
        std::fs::create_dir_all(&folder).map_err(io(folder))?;
    }
    if let Some(state) = read(folder)? {
        return Ok(state);
    }
    let prefix = if is_first { String::new() } else { format!("{account}-") };
    Ok(State { prefix, ..State::default() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn is_refused(accounts: &[&str], expected: bool) {
        let accounts: Vec<String> = accounts.iter().map(|account| (*account).to_owned()).collect();
        assert_eq!(check(&accounts).is_err(), expected);
    }

    #[test]
    fn a_cloud_has_accounts_of_twelve_digits() {
        is_refused(&["000000000000"], false);
        is_refused(&["111111111111", "222222222222"], false);
        is_refused(&[], true);
        is_refused(&["1"], true);
        is_refused(&["11111111111a"], true);
        is_refused(&["111111111111", "111111111111"], true);
    }
}
