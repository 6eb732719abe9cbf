//! Tasks of this machine: the process that an image stands for, at a loopback address of its own.

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr};
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use rustix::process::Signal;
use sha2::{Digest, Sha256};
use simulator::backing::{Exit, Failure, LogSink, Running, TaskSpec};
use tokio::io::{AsyncBufReadExt, AsyncRead, BufReader};
use tokio::process::Command;
use tokio::sync::{oneshot, watch};

use super::registry::{Registry, signal};

/// The stop timeout of Fargate.
const STOP: Duration = Duration::from_secs(30);
/// The repository that local images are called by.
const REPOSITORY: &str = "local/app";

/// The tasks that run.
#[derive(Debug)]
pub(super) struct Tasks {
    folder: PathBuf,
    registry: Arc<Registry>,
    running: Mutex<BTreeMap<String, Process>>,
    /// The second and third number of every task's address, so that two clouds on one machine do not meet.
    network: [u8; 2],
    next: Mutex<u8>,
}

#[derive(Clone, Debug)]
struct Process {
    id: u32,
    ended: watch::Receiver<bool>,
}

impl Tasks {
    pub(super) fn new(folder: PathBuf, registry: Arc<Registry>, port: u16) -> Self {
        Self { folder, registry, running: Mutex::default(), network: port.to_be_bytes(), next: Mutex::new(0) }
    }

    pub(super) fn run(&self, spec: TaskSpec, logs: &LogSink) -> Result<Running, Failure> {
        let program = self.program(&spec.image)?;
        let address = self.address();
        let mut command = Command::new(program);
        command
            .args(&spec.command)
            .env_clear()
            .envs(&spec.environment)
            .env("BIND_ADDRESS", address.to_string())
            .current_dir(&self.folder)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .process_group(0);
        let mut child =
            command.spawn().map_err(|error| Failure(format!("CannotStartContainerError: {error}")))?;
        let process = child.id().unwrap_or_default();
        self.registry.add(process);
        let output = [read(child.stdout.take(), logs), read(child.stderr.take(), logs)];
        let (sender, exited) = oneshot::channel();
        let (ended_sender, ended) = watch::channel(false);
        self.lock().insert(spec.id, Process { id: process, ended });
        let registry = Arc::clone(&self.registry);
        tokio::spawn(async move {
            let status = child.wait().await;
            // What it said last explains its end, so that is read first.
            for reader in output {
                let _ = reader.await;
            }
            registry.remove(process);
            ended_sender.send_replace(true);
            if let Ok(status) = status {
                let exit = status
                    .code()
                    .map_or_else(|| Exit::Signal(status.signal().unwrap_or_default()), Exit::Code);
                // Nobody may be waiting for the end of a task that was stopped.
                let _ = sender.send(exit);
            }
        });
        Ok(Running { address, exited })
    }

    /// Asks a task to end; kills it when it takes longer than a stop timeout.
    pub(super) async fn stop(&self, id: &str) {
        let Some(mut process) = self.lock().remove(id) else { return };
        if *process.ended.borrow() {
            return;
        }
        signal(process.id, Signal::TERM);
        if tokio::time::timeout(STOP, process.ended.wait_for(|ended| *ended)).await.is_err() {
            signal(process.id, Signal::KILL);
            let _ = process.ended.wait_for(|ended| *ended).await;
        }
    }

    pub(super) async fn stop_all(&self) {
        let ids: Vec<String> = self.lock().keys().cloned().collect();
        futures_util::future::join_all(ids.iter().map(|id| self.stop(id))).await;
    }

    fn program(&self, image: &str) -> Result<PathBuf, Failure> {
        let digest = image.strip_prefix(REPOSITORY).and_then(|rest| rest.strip_prefix("@sha256:"));
        let program =
            digest.map(|digest| self.folder.join("images").join(digest)).filter(|path| path.is_file());
        program.ok_or_else(|| {
            let why = "failed to resolve reference: not found in the images of this machine";
            Failure(format!(
                "CannotPullContainerError: pull image manifest has been retried 1 time(s): {image}: {why}"
            ))
        })
    }

    fn address(&self) -> IpAddr {
        let mut next = self.next.lock().expect("counting does not panic");
        *next = if *next >= 254 { 1 } else { *next + 1 };
        IpAddr::V4(Ipv4Addr::new(127, self.network[0].max(1), self.network[1], *next))
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, Process>> {
        self.running.lock().expect("no change of the tasks panics half-way")
    }
}

fn read(
    stream: Option<impl AsyncRead + Unpin + Send + 'static>,
    logs: &LogSink,
) -> tokio::task::JoinHandle<()> {
    let logs = Arc::clone(logs);
    tokio::spawn(async move {
        let Some(stream) = stream else { return };
        let mut lines = BufReader::new(stream).lines();
        while let Ok(Some(line)) = lines.next_line().await {
            logs(line);
        }
    })
}

/// Puts a program among the images of a folder; gives the image's name, which is the digest of its bytes.
pub(super) fn store(folder: &Path, program: &Path) -> std::io::Result<String> {
    let images = folder.join("images");
    std::fs::create_dir_all(&images)?;
    let bytes = std::fs::read(program)?;
    let digest =
        Sha256::digest(&bytes).iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"));
    let image = images.join(&digest);
    if !image.is_file() {
        // Written beside and renamed, so that an image is whole or not there.
        let fresh = images.join(format!("{digest}.new"));
        std::fs::copy(program, &fresh)?;
        std::fs::rename(&fresh, &image)?;
    }
    Ok(format!("{REPOSITORY}@sha256:{digest}"))
}

/// An image that no machine has.
pub(super) fn missing() -> String {
    format!("{REPOSITORY}@sha256:{}", "0".repeat(64))
}
