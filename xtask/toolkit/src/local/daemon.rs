//! The embedded cloud as a process of its own: found, started and ended. And the clock, the randomness and the signals.

use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, UNIX_EPOCH};

use rustix::process::Signal;
use serde::{Deserialize, Serialize};
use tokio::process::Command;

use super::{folder, http, registry};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::{Definition, files};

pub(crate) use crate::clock::millis;

/// What is on record of the process.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Daemon {
    process: u32,
    /// In clock ticks, so that a reused process id is not mistaken for it.
    started: String,
    port: u16,
    /// When the program was built, in milliseconds since the epoch: a newer one takes its place.
    built: u64,
}

impl Daemon {
    pub(crate) fn endpoint(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    fn runs(&self) -> bool {
        registry::started(self.process).as_deref() == Some(&self.started)
    }
}

/// How long the process may take until it answers, and until it is gone: it stops tasks and servers first.
const START: Duration = Duration::from_secs(20);
const STOP: Duration = Duration::from_mins(1);
const LOOK_EVERY: Duration = Duration::from_millis(50);

/// The embedded cloud that runs, if one does.
pub(crate) fn find(context: &Context) -> Result<Option<Daemon>> {
    let json = files::read(&record(context))?;
    Ok(json.and_then(|json| serde_json::from_slice(&json).ok()).filter(Daemon::runs))
}

/// The embedded cloud: the one that runs, or a new one. One of an older build is ended first.
pub(crate) async fn ensure(context: &Context, definition: &Definition) -> Result<Daemon> {
    let program =
        std::env::current_exe().map_err(|source| Error::Read { path: "xtask-cloud".into(), source })?;
    let built = modified(&program);
    if let Some(running) = find(context)? {
        if running.built == built {
            return Ok(running);
        }
        end(context, &running).await?;
    }
    let home = folder(context);
    std::fs::create_dir_all(&home).map_err(|source| Error::Write { path: home.clone(), source })?;
    let port = match previous_port(context) {
        Some(port) if is_free(port).await => port,
        _ => free_port().await?,
    };
    let log = home.join("cloud.log");
    let file = std::fs::File::create(&log).map_err(|source| Error::Write { path: log.clone(), source })?;
    let errors = file.try_clone().map_err(|source| Error::Write { path: log.clone(), source })?;
    let child = Command::new(&program)
        .args([
            "simulator",
            "--port",
            &port.to_string(),
            "--account",
            &definition.account,
            "--region",
            &definition.region,
        ])
        .arg("--state")
        .arg(&home)
        .current_dir(&context.root)
        .stdin(Stdio::null())
        .stdout(file)
        .stderr(errors)
        .process_group(0)
        .spawn();
    let mut child =
        child.map_err(|source| Error::Start { program: program.display().to_string(), source })?;
    let process = child.id().unwrap_or_default();
    let daemon = Daemon { process, started: registry::started(process).unwrap_or_default(), port, built };
    write_record(context, &daemon)?;
    let deadline = tokio::time::Instant::now() + START;
    loop {
        if http::send("GET", &format!("{}/_simulator/health", daemon.endpoint()), &[], "").await.is_ok() {
            return Ok(daemon);
        }
        let ended = matches!(child.try_wait(), Ok(Some(_)));
        if ended || tokio::time::Instant::now() > deadline {
            let said = std::fs::read_to_string(&log).unwrap_or_default();
            return Err(Error::Local {
                what: format!("the embedded cloud did not start\n{}", said.trim()),
                hint: String::new(),
            });
        }
        tokio::time::sleep(LOOK_EVERY).await;
    }
}

/// Ends the embedded cloud and waits until it, and all that it started, is gone.
pub(crate) async fn end(context: &Context, daemon: &Daemon) -> Result<()> {
    registry::signal(daemon.process, Signal::TERM);
    let deadline = tokio::time::Instant::now() + STOP;
    while daemon.runs() {
        if tokio::time::Instant::now() > deadline {
            return Err(Error::Local {
                what: format!("the embedded cloud (process {}) does not end", daemon.process),
                hint: format!("see {}", folder(context).join("cloud.log").display()),
            });
        }
        tokio::time::sleep(LOOK_EVERY).await;
    }
    Ok(())
}

fn record(context: &Context) -> PathBuf {
    folder(context).join("daemon.json")
}

fn write_record(context: &Context, daemon: &Daemon) -> Result<()> {
    let path = record(context);
    let json = serde_json::to_vec(daemon).expect("a record has only string keys");
    std::fs::write(&path, json).map_err(|source| Error::Write { path, source })
}

/// Queue URLs and endpoints on record hold the port, so it stays when it can.
fn previous_port(context: &Context) -> Option<u16> {
    let json = std::fs::read(record(context)).ok()?;
    serde_json::from_slice::<Daemon>(&json).ok().map(|daemon| daemon.port)
}

fn modified(path: &Path) -> u64 {
    let time = std::fs::metadata(path).and_then(|meta| meta.modified()).ok();
    let since = time.and_then(|time| time.duration_since(UNIX_EPOCH).ok()).unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or_default()
}

/// Whether a port of 127.0.0.1 is free now.
pub(crate) async fn is_free(port: u16) -> bool {
    tokio::net::TcpListener::bind(("127.0.0.1", port)).await.is_ok()
}

/// A port of 127.0.0.1 that is free now.
pub(crate) async fn free_port() -> Result<u16> {
    let bound = async { tokio::net::TcpListener::bind(("127.0.0.1", 0)).await?.local_addr() };
    let address = bound
        .await
        .map_err(|error| Error::Local { what: format!("no free port: {error}"), hint: String::new() })?;
    Ok(address.port())
}

/// The runtime of a command that waits for others.
pub(crate) fn runtime() -> Result<tokio::runtime::Runtime> {
    tokio::runtime::Runtime::new()
        .map_err(|source| Error::Start { program: "the async runtime".into(), source })
}

/// Random bytes of the system.
pub(crate) fn random() -> [u8; 32] {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).expect("a system without randomness cannot make passwords");
    bytes
}

/// Returns when the process is asked to end.
pub(crate) async fn asked_to_stop() {
    use tokio::signal::unix::{SignalKind, signal};
    let (Ok(mut terminate), Ok(mut interrupt)) =
        (signal(SignalKind::terminate()), signal(SignalKind::interrupt()))
    else {
        return std::future::pending().await;
    };
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
}
