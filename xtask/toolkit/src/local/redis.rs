//! Redis, in memory: what it holds can be had again from Postgres.

use std::path::Path;
use std::sync::Arc;

use rustix::process::Signal;

use super::programs::Found;
use super::registry::Registry;
use super::server::{Service, Start};

const READY: &str = "Ready to accept connections";

pub(super) async fn start(
    found: &Found,
    folder: &Path,
    port: u16,
    arguments: &[String],
    registry: Option<Arc<Registry>>,
) -> Result<Service, String> {
    std::fs::create_dir_all(folder).map_err(|error| format!("cannot use {}: {error}", folder.display()))?;
    let common = ["--save", "", "--appendonly", "no"];
    let (command, stop_command) = match found {
        Found::Here { .. } => {
            let mut command = found.command("redis-server", false);
            command
                .args(["--bind", "127.0.0.1", "--port", &port.to_string(), "--dir"])
                .arg(folder)
                .args(common)
                .args(arguments);
            (command, None)
        }
        Found::Docker { image } => {
            let name = format!("trestle-redis-{port}");
            let mut command = tokio::process::Command::new("docker");
            command.args([
                "run",
                "--rm",
                "--name",
                &name,
                "--publish",
                &format!("127.0.0.1:{port}:6379"),
                image,
            ]);
            command.arg("redis-server").args(common);
            (command, Some(["docker", "stop", &name].map(str::to_owned).to_vec()))
        }
    };
    Start { name: "redis".into(), command, ready: READY, stop: Signal::TERM, stop_command, registry }
        .run()
        .await
}
