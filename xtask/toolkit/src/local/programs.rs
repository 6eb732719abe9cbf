//! Where Postgres and Redis come from: this machine, a Docker engine, or Debian packages of our own.

use std::path::{Path, PathBuf};
use std::process::Stdio;

use tokio::process::Command;

use super::debian;

/// Where a program was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// The folder of the programs, and of libraries that they alone need.
    Here { programs: PathBuf, libraries: Option<PathBuf> },
    /// An image that the Docker engine has or pulls.
    Docker { image: &'static str },
}

impl Found {
    /// In words, for people.
    #[must_use]
    pub fn describe(&self) -> String {
        match self {
            Found::Here { programs, libraries: None } => format!("of this machine ({})", programs.display()),
            Found::Here { libraries: Some(_), .. } => "of Debian packages under target/".into(),
            Found::Docker { image } => format!("of the Docker image {image}"),
        }
    }

    /// A program of a folder, with the libraries it needs. Postgres refuses root, so root runs it as another user of a
    /// namespace of its own, which changes nothing on the system.
    pub(super) fn command(&self, program: &str, as_user: bool) -> Command {
        let Found::Here { programs, libraries } = self else { return Command::new(program) };
        let path = programs.join(program);
        let mut command = if as_user && rustix::process::geteuid().is_root() {
            let mut command = Command::new("unshare");
            command.args(["--user", "--map-user=1000", "--"]).arg(path);
            command
        } else {
            Command::new(path)
        };
        command.env("LC_ALL", "C").env("TZ", "UTC");
        if let Some(libraries) = libraries {
            command.env("LD_LIBRARY_PATH", libraries);
        }
        command
    }
}

/// Looks for the two servers.
#[derive(Clone, Debug)]
pub struct Programs {
    /// `PATH`, split.
    path: Vec<PathBuf>,
    /// Where Debian packages are unpacked, once for the workspace.
    private: PathBuf,
}

const POSTGRES_IMAGE: &str = "postgres:15";
const REDIS_IMAGE: &str = "redis:7";

impl Programs {
    #[must_use]
    pub fn new(path: Vec<PathBuf>, private: PathBuf) -> Self {
        Self { path, private }
    }

    /// # Errors
    /// What was tried, in words.
    pub async fn postgres(&self) -> Result<Found, String> {
        // Debian keeps the servers off `PATH`, one folder a version.
        let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
        let newest = versions.map(|entry| entry.path().join("bin")).filter(|bin| is_complete(bin)).max();
        let here = newest.or_else(|| self.path.iter().find(|folder| is_complete(folder)).cloned());
        match here {
            Some(programs) => Ok(Found::Here { programs, libraries: None }),
            None => self.elsewhere(POSTGRES_IMAGE, "usr/lib/postgresql/15/bin").await,
        }
    }

    /// # Errors
    /// What was tried, in words.
    pub async fn redis(&self) -> Result<Found, String> {
        match self.path.iter().find(|folder| folder.join("redis-server").is_file()) {
            Some(programs) => Ok(Found::Here { programs: programs.clone(), libraries: None }),
            None => self.elsewhere(REDIS_IMAGE, "usr/bin").await,
        }
    }

    async fn elsewhere(&self, image: &'static str, programs: &str) -> Result<Found, String> {
        if docker_has(image).await {
            return Ok(Found::Docker { image });
        }
        if !debian::is_release() {
            let why = "and Debian packages are fetched on Debian 12 only";
            return Err(format!(
                "no server on this machine, no Docker engine with {image}, {why}: install Postgres and Redis, or start Docker"
            ));
        }
        let root = debian::ensure(&self.private).await.map_err(|reason| {
            format!(
                "no server on this machine, no Docker engine with {image}, and no Debian packages: {reason}"
            )
        })?;
        Ok(Found::Here {
            programs: root.join(programs),
            libraries: Some(root.join("usr/lib/x86_64-linux-gnu")),
        })
    }
}

fn is_complete(folder: &Path) -> bool {
    folder.join("postgres").is_file() && folder.join("initdb").is_file()
}

/// Whether an engine runs that has the image, or can pull it.
async fn docker_has(image: &str) -> bool {
    let docker = |arguments: &[&str]| {
        let mut command = Command::new("docker");
        command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        async move { command.status().await.is_ok_and(|status| status.success()) }
    };
    docker(&["image", "inspect", image]).await
        || (docker(&["version"]).await && docker(&["pull", "--quiet", image]).await)
}
