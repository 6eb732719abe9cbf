//! Tasks of this machine: the process that an image stands for, at a loopback address of its own.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::io::{BufRead as _, Read};
use std::net::{IpAddr, Ipv4Addr};
use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::process::ExitStatusExt;
use std::path::{Component, Path, PathBuf};
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
/// What a local image runs for a task that names no program.
const ENTRY: &str = "entry";

/// The tasks that run.
#[derive(Debug)]
pub(super) struct Tasks {
    folder: PathBuf,
    registry: Arc<Registry>,
    running: Mutex<BTreeMap<String, Process>>,
    /// The file of the authorities that every task trusts.
    trusted: PathBuf,
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
    pub(super) fn new(folder: PathBuf, registry: Arc<Registry>, port: u16, trusted: PathBuf) -> Self {
        let (network, next) = (port.to_be_bytes(), Mutex::new(0));
        Self { folder, registry, running: Mutex::default(), trusted, network, next }
    }

    pub(super) fn run(&self, spec: TaskSpec, logs: &LogSink) -> Result<Running, Failure> {
        let program = if spec.layers.is_empty() { self.program(&spec)? } else { self.unpacked(&spec)? };
        let address = self.address();
        let mut command = Command::new(program);
        command
            .args(spec.entrypoint.iter().skip(1))
            .args(&spec.command)
            .env_clear()
            .envs(&spec.environment)
            .env("BIND_ADDRESS", address.to_string())
            // An image names the authorities inside it, which are not taken out of it.
            .env("SSL_CERT_FILE", &self.trusted)
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

    /// The program of an image of this machine that a task names, or else the image's own.
    fn program(&self, spec: &TaskSpec) -> Result<PathBuf, Failure> {
        let image = &spec.image;
        let digest = image.strip_prefix(REPOSITORY).and_then(|rest| rest.strip_prefix("@sha256:"));
        let stored =
            digest.map(|digest| self.folder.join("images").join(digest)).filter(|path| path.is_dir());
        let stored = stored.ok_or_else(|| {
            let why = "failed to resolve reference: not found in the images of this machine";
            Failure(format!(
                "CannotPullContainerError: pull image manifest has been retried 1 time(s): {image}: {why}"
            ))
        })?;
        let named = spec.entrypoint.first().map_or(ENTRY, String::as_str);
        let program = stored.join(inside(Path::new(named)));
        if program.is_file() {
            return Ok(program);
        }
        Err(Failure(format!(
            "CannotStartContainerError: {image}: exec: \"{named}\": no such file or directory"
        )))
    }

    /// The program of an image of layers, taken out of them once.
    fn unpacked(&self, spec: &TaskSpec) -> Result<PathBuf, Failure> {
        let failed = |why: String| Failure(format!("CannotStartContainerError: {}: {why}", spec.image));
        let entry = spec.entrypoint.first().ok_or_else(|| failed("no command specified".into()))?;
        let wanted = inside(Path::new(entry));
        let manifest = spec.image.rsplit(':').next().unwrap_or_default();
        let program = self.folder.join("images").join(manifest).join(&wanted);
        if !program.is_file() {
            take_out(&spec.layers, &wanted, &program, &spec.id).map_err(|error| failed(error.to_string()))?;
        }
        Ok(program)
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

/// A path in an image, as it is below whatever folder: without a root, and never above it.
fn inside(path: &Path) -> PathBuf {
    path.components().filter(|part| matches!(part, Component::Normal(_))).collect()
}

/// Takes a program out of the topmost layer that has it. `id` is one that nobody else has.
fn take_out(layers: &[PathBuf], wanted: &Path, program: &Path, id: &str) -> std::io::Result<()> {
    for layer in layers.iter().rev() {
        let mut archive = tar::Archive::new(unpack(layer)?);
        for entry in archive.entries()? {
            let mut entry = entry?;
            if inside(&entry.path()?) != wanted || !entry.header().entry_type().is_file() {
                continue;
            }
            if let Some(folder) = program.parent() {
                std::fs::create_dir_all(folder)?;
            }
            // Written beside and renamed, so that a program is whole or not there.
            let fresh = program.with_extension(format!("{id}.new"));
            std::io::copy(&mut entry, &mut std::fs::File::create(&fresh)?)?;
            std::fs::set_permissions(&fresh, std::fs::Permissions::from_mode(0o755))?;
            return std::fs::rename(&fresh, program);
        }
    }
    let message = format!("exec: \"/{}\": no such file or directory", wanted.display());
    Err(std::io::Error::new(std::io::ErrorKind::NotFound, message))
}

/// The tar of a layer, which may be compressed.
fn unpack(layer: &Path) -> std::io::Result<Box<dyn Read>> {
    let mut file = std::io::BufReader::new(std::fs::File::open(layer)?);
    let is_gzip = file.fill_buf()?.starts_with(&[0x1f, 0x8b]);
    if is_gzip {
        return Ok(Box::new(flate2::read::MultiGzDecoder::new(file)));
    }
    Ok(Box::new(file))
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

/// Puts programs among the images of a folder; gives the image's name, which is the digest of their names and bytes. The first
/// is what a task runs that names none.
pub(super) fn store(folder: &Path, programs: &[PathBuf]) -> std::io::Result<String> {
    let mut hash = Sha256::new();
    for program in programs {
        let bytes = std::fs::read(program)?;
        hash.update(name(program).as_encoded_bytes());
        hash.update(bytes.len().to_be_bytes());
        hash.update(bytes);
    }
    let digest = hash.finalize().iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"));
    let image = folder.join("images").join(&digest);
    if !image.is_dir() {
        // Written beside and renamed, so that an image is whole or not there.
        let fresh = folder.join("images").join(format!("{digest}.new"));
        if fresh.is_dir() {
            std::fs::remove_dir_all(&fresh)?;
        }
        std::fs::create_dir_all(&fresh)?;
        for program in programs {
            std::fs::copy(program, fresh.join(name(program)))?;
        }
        if let Some(first) = programs.first() {
            std::os::unix::fs::symlink(name(first), fresh.join(ENTRY))?;
        }
        std::fs::rename(&fresh, &image)?;
    }
    Ok(format!("{REPOSITORY}@sha256:{digest}"))
}

fn name(program: &Path) -> &OsStr {
    program.file_name().unwrap_or_default()
}

/// An image that no machine has.
pub(super) fn missing() -> String {
    format!("{REPOSITORY}@sha256:{}", "0".repeat(64))
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    fn layer(folder: &Path, name: &str, files: &[(&str, &str)], is_gzip: bool) -> PathBuf {
        let mut tar = tar::Builder::new(Vec::new());
        for (path, contents) in files {
            let mut header = tar::Header::new_ustar();
            header.set_size(contents.len() as u64);
            header.set_mode(0o755);
            tar.append_data(&mut header, path, contents.as_bytes()).unwrap();
        }
        let mut bytes = tar.into_inner().unwrap();
        if is_gzip {
            let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
            encoder.write_all(&bytes).unwrap();
            bytes = encoder.finish().unwrap();
        }
        let path = folder.join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    #[test]
    fn a_program_comes_from_the_topmost_layer_that_has_it() {
        let folder = std::env::temp_dir().join(format!("layers-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let layers = [
            layer(&folder, "base", &[("app", "old"), ("etc/passwd", "")], false),
            layer(&folder, "top", &[("app", "new")], true),
        ];
        let program = folder.join("images/1/app");
        take_out(&layers, &inside(Path::new("/app")), &program, "1").unwrap();
        assert_eq!(std::fs::read_to_string(&program).unwrap(), "new");
        assert_eq!(std::fs::metadata(&program).unwrap().permissions().mode() & 0o777, 0o755);
        let missing = take_out(&layers, &inside(Path::new("/bin/sh")), &program, "2").unwrap_err();
        assert!(missing.to_string().contains("/bin/sh"), "{missing}");
        std::fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn an_image_of_this_machine_has_its_programs_by_name_and_a_first_one() {
        let folder = std::env::temp_dir().join(format!("stored-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let programs = ["app", "documents"].map(|name| folder.join(name));
        for program in &programs {
            std::fs::write(program, name(program).as_encoded_bytes()).unwrap();
        }
        let image = store(&folder, &programs).unwrap();
        assert_eq!(store(&folder, &programs).unwrap(), image, "the same programs are the same image");
        assert_ne!(store(&folder, &programs[..1]).unwrap(), image);
        let stored = folder.join("images").join(image.rsplit(':').next().unwrap());
        let text = |name: &str| std::fs::read_to_string(stored.join(name)).unwrap();
        assert_eq!([text(ENTRY), text("documents")], ["app", "documents"]);
        std::fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn a_path_stays_inside() {
        assert_eq!(inside(Path::new("/usr/bin/app")), Path::new("usr/bin/app"));
        assert_eq!(inside(Path::new("./../app")), Path::new("app"));
    }
}
