//! Redis, in memory: what it holds can be had again from Postgres.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustix::process::Signal;

use super::programs::Found;
use super::registry::Registry;
use super::server::{Service, Start};
use super::tls::{AUTHORITY, CERTIFICATE, KEY, write_private};

const READY: &str = "Ready to accept connections";
/// What only the owner of the folder may read: it holds the password, which others would see on a command line.
const CONFIGURATION: &str = "redis.conf";

/// How a cache is reached that is reached with TLS only.
#[derive(Clone, Copy)]
pub(super) struct Guard<'a> {
    /// A folder with a certificate, its key and the authority.
    pub(super) tls: &'a Path,
    /// What a client has to say.
    pub(super) token: Option<&'a str>,
}

pub(super) async fn start(
    found: &Found,
    folder: &Path,
    port: u16,
    arguments: &[String],
    guard: Option<Guard<'_>>,
    registry: Option<Arc<Registry>>,
) -> Result<Service, String> {
    std::fs::create_dir_all(folder).map_err(|error| format!("cannot use {}: {error}", folder.display()))?;
    let common = ["--save", "", "--appendonly", "no"];
    let (command, stop_command) = match found {
        Found::Here { .. } => {
            let mut command = found.command("redis-server", false);
            match guard {
                Some(guard) => command.arg(guard.write(guard.tls, port)?),
                None => command.args(["--port", &port.to_string()]),
            };
            command.args(["--bind", "127.0.0.1", "--dir"]).arg(folder).args(common).args(arguments);
            (command, None)
        }
        Found::Docker { image } => {
            let name = format!("trestle-redis-{port}");
            let publish = format!("127.0.0.1:{port}:6379");
            let mut command = tokio::process::Command::new("docker");
            command.args(["run", "--rm", "--name", &name, "--publish", &publish]);
            if let Some(guard) = guard {
                let inside = Path::new("/tls");
                guard.write(inside, 6379)?;
                command.arg("--volume").arg(format!("{}:{}:ro", guard.tls.display(), inside.display()));
                // Not the image's own start, which goes on as a user that cannot read the folder.
                command.args(["--entrypoint", "redis-server", image]).arg(inside.join(CONFIGURATION));
            } else {
                command.arg(image).arg("redis-server");
            }
            command.args(common);
            (command, Some(["docker", "stop", &name].map(str::to_owned).to_vec()))
        }
    };
    Start { name: "redis".into(), command, ready: READY, stop: Signal::TERM, stop_command, registry }
        .run()
        .await
}

impl Guard<'_> {
    /// Writes the configuration into the folder; `seen` is where the server finds that. Gives the file.
    fn write(&self, seen: &Path, port: u16) -> Result<PathBuf, String> {
        let file = self.tls.join(CONFIGURATION);
        write_private(&file, &configuration(seen, port, self.token))
            .map_err(|error| format!("cannot write {}: {error}", file.display()))?;
        Ok(file)
    }
}

fn configuration(folder: &Path, port: u16, token: Option<&str>) -> String {
    let file = |name: &str| quoted(&folder.join(name).display().to_string());
    let mut lines = vec![
        "port 0".to_owned(),
        format!("tls-port {port}"),
        format!("tls-cert-file {}", file(CERTIFICATE)),
        format!("tls-key-file {}", file(KEY)),
        format!("tls-ca-cert-file {}", file(AUTHORITY)),
        "tls-auth-clients no".to_owned(),
    ];
    lines.extend(token.map(|token| format!("requirepass {}", quoted(token))));
    lines.join("\n") + "\n"
}

/// A word of the configuration, whatever is in it.
fn quoted(text: &str) -> String {
    let bytes = text.bytes().map(|byte| match byte {
        b'"' | b'\\' => format!("\\{}", char::from(byte)),
        b' '..=b'~' => char::from(byte).to_string(),
        other => format!("\\x{other:02x}"),
    });
    format!("\"{}\"", bytes.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guarded_cache_has_no_port_without_tls() {
        let expected = "port 0\ntls-port 7000\ntls-cert-file \"/t/server.crt\"\ntls-key-file \"/t/server.key\"\n\
                        tls-ca-cert-file \"/t/authority.pem\"\ntls-auth-clients no\n";
        assert_eq!(configuration(Path::new("/t"), 7000, None), expected);
        let guarded = configuration(Path::new("/t"), 7000, Some("a\"b\\c\nd"));
        assert_eq!(guarded, format!("{expected}requirepass \"a\\\"b\\\\c\\x0ad\"\n"));
    }
}
