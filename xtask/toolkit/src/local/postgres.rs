//! Postgres for one database, owned by a role with the rights that RDS gives: no superuser. With TLS, and without for those
//! who do not ask for it.

use std::path::Path;
use std::process::Stdio;
use std::sync::Arc;

use rustix::process::Signal;
use simulator::backing::DatabaseSpec;
use tokio::io::AsyncWriteExt;

use super::programs::Found;
use super::registry::Registry;
use super::server::{Service, Start};
use super::tls::{CERTIFICATE, KEY};

const READY: &str = "database system is ready to accept connections";
/// The superuser of the cluster; nobody but this file signs in as it.
const BOOT: &str = "boot";
/// The server of a container takes a key only that is its own user's, which that of a mounted folder is not.
const TAKE_KEY: &str = "install -o postgres -g postgres -m 600 /tls/server.* /var/lib/postgresql/ \
                        && exec docker-entrypoint.sh postgres \"$@\"";

/// Makes the cluster when it is not there, and starts it; `tls` is a folder with a certificate and its key.
pub(super) async fn start(
    found: &Found,
    folder: &Path,
    spec: &DatabaseSpec,
    port: u16,
    arguments: &[String],
    tls: Option<&Path>,
    registry: Option<Arc<Registry>>,
) -> Result<Service, String> {
    match found {
        Found::Here { .. } => {
            let more: Vec<String> = tls.map(secured).into_iter().flatten().collect();
            here(found, folder, spec, port, &[arguments, more.as_slice()].concat(), registry).await
        }
        Found::Docker { image } => docker(image, folder, spec, port, tls, registry).await,
    }
}

/// The arguments that make a server use the certificate of a folder.
fn secured(folder: &Path) -> [String; 6] {
    let setting = |name: &str, file: &str| format!("{name}={}", folder.join(file).display());
    let certificate = setting("ssl_cert_file", CERTIFICATE);
    let key = setting("ssl_key_file", KEY);
    ["-c".into(), "ssl=on".into(), "-c".into(), certificate, "-c".into(), key]
}

async fn here(
    found: &Found,
    folder: &Path,
    spec: &DatabaseSpec,
    port: u16,
    arguments: &[String],
    registry: Option<Arc<Registry>>,
) -> Result<Service, String> {
    let data = folder.join("data");
    let io = |error: std::io::Error| format!("cannot use {}: {error}", folder.display());
    std::fs::create_dir_all(folder).map_err(io)?;
    if !folder.join("made").is_file() {
        if data.is_dir() {
            // An earlier try was broken off half-way: nothing was ever stored there.
            std::fs::remove_dir_all(&data).map_err(io)?;
        }
        make(found, folder, &data, spec).await?;
        std::fs::write(folder.join("made"), "").map_err(io)?;
    }
    let mut command = found.command("postgres", true);
    command.arg("-D").arg(&data).arg("-p").arg(port.to_string());
    for setting in [
        "listen_addresses=127.0.0.1",
        // A socket's path may have 107 bytes only, which the folder of a workspace can be longer than.
        "unix_socket_directories=",
        "max_connections=60",
        "shared_buffers=128MB",
        "max_wal_size=1GB",
        "jit=off",
        "logging_collector=off",
        "dynamic_shared_memory_type=mmap",
    ] {
        command.arg("-c").arg(setting);
    }
    command.args(arguments);
    // SIGINT is the fast shutdown: sessions are ended, data is written.
    let start = Start {
        name: "postgres".into(),
        command,
        ready: READY,
        stop: Signal::INT,
        stop_command: None,
        registry,
    };
    start.run().await
}

/// `initdb`, then the role and its database through the single-user server: no client is needed.
async fn make(found: &Found, folder: &Path, data: &Path, spec: &DatabaseSpec) -> Result<(), String> {
    let initdb = found
        .command("initdb", true)
        .arg("-D")
        .arg(data)
        .args([
            "-U",
            BOOT,
            "-A",
            "scram-sha-256",
            "--auth-local=trust",
            "-E",
            "UTF8",
            "--locale=C",
            "--no-instructions",
        ])
        .stdin(Stdio::null())
        .output()
        .await
        .map_err(|error| format!("initdb: {error}"))?;
    if !initdb.status.success() {
        return Err(format!("initdb failed: {}", String::from_utf8_lossy(&initdb.stderr).trim()));
    }
    let mut single = found.command("postgres", true);
    single
        .arg("--single")
        .args(["-c", "exit_on_error=true", "-D"])
        .arg(data)
        .arg("postgres")
        .current_dir(folder);
    single.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = single.spawn().map_err(|error| format!("postgres: {error}"))?;
    let mut input = child.stdin.take().ok_or("postgres takes no input")?;
    let statements = setup(spec).join("\n") + "\n";
    input.write_all(statements.as_bytes()).await.map_err(|error| format!("postgres: {error}"))?;
    drop(input);
    let output = child.wait_with_output().await.map_err(|error| format!("postgres: {error}"))?;
    let talk = String::from_utf8_lossy(&output.stderr).into_owned();
    if !output.status.success() || talk.contains("ERROR") || talk.contains("FATAL") {
        // The statements hold the password, so only the server's own line is shown.
        let line =
            talk.lines().find(|line| line.contains("ERROR") || line.contains("FATAL")).unwrap_or("it failed");
        return Err(format!("the database cannot be set up: {line}"));
    }
    Ok(())
}

/// One statement a line, as the single-user server reads them.
fn setup(spec: &DatabaseSpec) -> [String; 3] {
    let DatabaseSpec { name, username, password, .. } = spec;
    let (role, secret) = (username.replace('"', ""), password.replace('\'', ""));
    [
        format!(
            "CREATE ROLE \"{role}\" LOGIN CREATEDB CREATEROLE NOSUPERUSER NOREPLICATION NOBYPASSRLS PASSWORD '{secret}'"
        ),
        format!("CREATE DATABASE \"{name}\" OWNER \"{role}\" TEMPLATE template0 ENCODING 'UTF8'"),
        format!("REVOKE CONNECT ON DATABASE \"{name}\" FROM PUBLIC"),
    ]
}

/// The official image, its data in the folder; the role is made by a client in the container.
async fn docker(
    image: &str,
    folder: &Path,
    spec: &DatabaseSpec,
    port: u16,
    tls: Option<&Path>,
    registry: Option<Arc<Registry>>,
) -> Result<Service, String> {
    let data = folder.join("docker");
    std::fs::create_dir_all(&data).map_err(|error| format!("cannot use {}: {error}", data.display()))?;
    let name = format!("trestle-{}-{port}", spec.id);
    let mut command = tokio::process::Command::new("docker");
    command
        .args(["run", "--rm", "--name", &name, "--publish", &format!("127.0.0.1:{port}:5432")])
        .args(["--env", "POSTGRES_HOST_AUTH_METHOD=scram-sha-256", "--env", &format!("POSTGRES_USER={BOOT}")])
        .args(["--env", "POSTGRES_PASSWORD"])
        .env("POSTGRES_PASSWORD", &spec.password)
        .arg("--volume")
        .arg(format!("{}:/var/lib/postgresql/data", data.display()));
    if let Some(tls) = tls {
        command.arg("--volume").arg(format!("{}:/tls:ro", tls.display()));
        command.args(["--entrypoint", "sh", image, "-c", TAKE_KEY, "sh"]);
        command.args(secured(Path::new("/var/lib/postgresql")));
    } else {
        command.arg(image);
    }
    command.args(["-c", "listen_addresses=*"]);
    let stop_command = ["docker", "stop", &name].map(str::to_owned).to_vec();
    // The first start says that it is ready twice: once while it sets itself up, on a socket of its own.
    let ready = if folder.join("made").is_file() { READY } else { "PostgreSQL init process complete" };
    let start = Start {
        name: "postgres".into(),
        command,
        ready,
        stop: Signal::INT,
        stop_command: Some(stop_command),
        registry,
    };
    let service = start.run().await?;
    if !folder.join("made").is_file() {
        for statement in setup(spec) {
            let mut psql = tokio::process::Command::new("docker");
            psql.args(["exec", "--interactive", &name, "psql", "-U", BOOT, "-v", "ON_ERROR_STOP=1", "-q"]);
            let mut child = psql.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn();
            let child = child.as_mut().map_err(|error| format!("docker: {error}"))?;
            if let Some(mut input) = child.stdin.take() {
                input
                    .write_all(format!("{statement};\n").as_bytes())
                    .await
                    .map_err(|error| format!("docker: {error}"))?;
            }
            let status = child.wait().await.map_err(|error| format!("docker: {error}"))?;
            if !status.success() {
                service.stop().await;
                return Err("the database cannot be set up in its container".into());
            }
        }
        std::fs::write(folder.join("made"), "")
            .map_err(|error| format!("cannot use {}: {error}", folder.display()))?;
    }
    Ok(service)
}
