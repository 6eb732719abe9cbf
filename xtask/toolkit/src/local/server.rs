//! Servers as child processes: started until they say that they are ready, stopped in their own way.

use std::path::PathBuf;
use std::process::Stdio;
use std::sync::Arc;
use std::time::Duration;

use rustix::process::Signal;
use tokio::io::{AsyncBufReadExt, AsyncRead, BufReader};
use tokio::process::Command;
use tokio::sync::mpsc;

use super::backing::Local;
use super::daemon;
use super::registry::{Registry, signal};
use crate::Platform;
use crate::command::simulator;
use crate::context::{Context, say};
use crate::deploy::LOCAL;
use crate::error::{Error, Result};

/// The account of keys that name none.
const NOBODYS: &str = "000000000000";
/// How long a server may take until it is ready.
const READY: Duration = Duration::from_mins(1);
/// How long it may take to stop before it is killed.
const STOP: Duration = Duration::from_secs(10);
/// Lines of a server that did not start, for the error.
const LAST_LINES: usize = 5;

/// A server that runs.
#[derive(Debug)]
pub struct Service {
    process: u32,
    ended: tokio::task::JoinHandle<()>,
    stop: Signal,
    registry: Option<Arc<Registry>>,
    /// The command that stops it instead of a signal: `docker stop`.
    stop_command: Option<Vec<String>>,
}

/// What to start.
pub(super) struct Start {
    pub(super) name: String,
    pub(super) command: Command,
    /// The words that say that it is ready.
    pub(super) ready: &'static str,
    pub(super) stop: Signal,
    pub(super) stop_command: Option<Vec<String>>,
    pub(super) registry: Option<Arc<Registry>>,
}

impl Start {
    /// Starts the server and waits until it says that it is ready.
    pub(super) async fn run(mut self) -> std::result::Result<Service, String> {
        self.command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).process_group(0);
        let name = self.name;
        let mut child = self.command.spawn().map_err(|error| format!("{name} cannot be started: {error}"))?;
        let process = child.id().unwrap_or_default();
        if let Some(registry) = &self.registry {
            registry.add(process);
        }
        let (sender, mut lines) = mpsc::unbounded_channel();
        read(child.stdout.take(), sender.clone());
        read(child.stderr.take(), sender);
        let registry = self.registry.clone();
        let ended = tokio::spawn(async move {
            let _ = child.wait().await;
            if let Some(registry) = registry {
                registry.remove(process);
            }
        });
        let service = Service {
            process,
            ended,
            stop: self.stop,
            registry: self.registry,
            stop_command: self.stop_command,
        };
        let mut last: Vec<String> = Vec::new();
        let ready = tokio::time::timeout(READY, async {
            while let Some(line) = lines.recv().await {
                if line.contains(self.ready) {
                    return true;
                }
                last.push(line);
            }
            false
        });
        match ready.await {
            Ok(true) => {
                // Whatever it says later is read, so that its pipe never fills up.
                tokio::spawn(async move { while lines.recv().await.is_some() {} });
                Ok(service)
            }
            outcome => {
                service.stop().await;
                let from = last.len().saturating_sub(LAST_LINES);
                let what = if outcome.is_err() { "did not become ready" } else { "ended at once" };
                Err(format!("{name} {what}: {}", last[from..].join(" | ")))
            }
        }
    }
}

fn read(stream: Option<impl AsyncRead + Unpin + Send + 'static>, sender: mpsc::UnboundedSender<String>) {
    let Some(stream) = stream else { return };
    tokio::spawn(async move {
        let mut lines = BufReader::new(stream).lines();
        while let Ok(Some(line)) = lines.next_line().await {
            if sender.send(line).is_err() {
                return;
            }
        }
    });
}

impl Service {
    pub(super) fn runs(&self) -> bool {
        !self.ended.is_finished()
    }

    /// Stops the server and waits until it is gone.
    pub async fn stop(mut self) {
        if let Some(command) = &self.stop_command {
            let _ = Command::new(&command[0])
                .args(&command[1..])
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .status()
                .await;
        } else {
            signal(self.process, self.stop);
        }
        if tokio::time::timeout(STOP, &mut self.ended).await.is_err() {
            signal(self.process, Signal::KILL);
            let _ = (&mut self.ended).await;
        }
        if let Some(registry) = &self.registry {
            registry.remove(self.process);
        }
    }
}

/// `simulator`: the embedded cloud in this process, until it is asked to end.
pub(crate) fn serve(args: &simulator::Args, platform: &dyn Platform, context: &Context) -> Result<()> {
    let folder = args.state.clone().unwrap_or_else(|| context.root.join("target/xtask/simulator"));
    let profiles = profiles(platform, context)?;
    let mut accounts = args.accounts.clone();
    if accounts.is_empty() {
        accounts.push(NOBODYS.to_owned());
        for (_, account) in &profiles {
            if !accounts.contains(account) {
                accounts.push(account.clone());
            }
        }
    }
    daemon::runtime()?.block_on(run(args, context, folder, &accounts, &profiles))
}

/// The name of a profile for each environment, and the account that its access key names.
fn profiles(platform: &dyn Platform, context: &Context) -> Result<Vec<(String, String)>> {
    let named = |name: &&'static str| {
        let account = context.definition(platform, name)?.account;
        Ok((format!("{}-{name}", platform.name()), account))
    };
    platform.environments().iter().filter(|name| **name != LOCAL).map(named).collect()
}

async fn run(
    args: &simulator::Args,
    context: &Context,
    folder: PathBuf,
    accounts: &[String],
    profiles: &[(String, String)],
) -> Result<()> {
    let address = format!("127.0.0.1:{}", args.port);
    let listener = tokio::net::TcpListener::bind(&address).await.map_err(|error| Error::Local {
        what: format!("cannot listen on {address}: {error}"),
        hint: "another program has the port: end it, or choose another with --port".into(),
    })?;
    let port = listener.local_addr().map_or(args.port, |address| address.port());
    let local = Arc::new(Local::open(context, folder.clone(), port).await?);
    let config = simulator_config(args, folder.clone(), accounts, Arc::clone(&local))?;
    let endpoint = format!("http://127.0.0.1:{port}");
    let simulator = ::simulator::Simulator::open(config, endpoint.clone())?;
    let asked = simulator.clone();
    tokio::spawn(async move {
        daemon::asked_to_stop().await;
        asked.stop();
    });
    let known: Vec<&(String, String)> =
        profiles.iter().filter(|(_, account)| accounts.contains(account)).collect();
    if !known.is_empty() {
        let file = folder.join("aws-config");
        std::fs::write(&file, configuration(&known, &args.region, &endpoint))
            .map_err(|source| Error::Write { path: file.clone(), source })?;
        say(&format!("a profile for each environment is in {}: export AWS_CONFIG_FILE={0}", file.display()));
    }
    say(&format!("the embedded cloud listens on {endpoint}; Ctrl-C ends it"));
    let served = simulator.serve(listener).await;
    local.stop().await;
    Ok(served?)
}

/// A configuration file of AWS's clients: the access key of each profile is the account.
fn configuration(profiles: &[&(String, String)], region: &str, endpoint: &str) -> String {
    let profile = |(name, account): &&(String, String)| {
        format!(
            "[profile {name}]\naws_access_key_id = {account}\naws_secret_access_key = simulator\nregion = {region}\n\
             endpoint_url = {endpoint}\n"
        )
    };
    profiles.iter().map(profile).collect::<Vec<String>>().join("\n")
}

fn simulator_config(
    args: &simulator::Args,
    folder: PathBuf,
    accounts: &[String],
    local: Arc<Local>,
) -> Result<::simulator::Config> {
    let mut issuers = std::collections::BTreeMap::new();
    for text in &args.issuers {
        let (issuer, path) = text
            .split_once('=')
            .ok_or_else(|| Error::Usage(format!("`{text}` is not ISSUER=FILE, a file of its keys (JWKS)")))?;
        let keys =
            std::fs::read_to_string(path).map_err(|source| Error::Read { path: path.into(), source })?;
        issuers.insert(issuer.to_owned(), keys);
    }
    Ok(::simulator::Config {
        folder: folder.join("cloud"),
        accounts: accounts.to_vec(),
        region: args.region.clone(),
        clock: daemon::millis,
        random: daemon::random,
        backing: local,
        issuers,
        known_callers_only: args.known_callers_only,
    })
}
