//! Postgres and Redis for one test: containers where a Docker engine runs, else private servers of this machine.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, ensure};
use simulator::backing::DatabaseSpec;
use testcontainers::core::{IntoContainerPort, WaitFor};
use testcontainers::runners::AsyncRunner;
use testcontainers::{ContainerAsync, ContainerRequest, GenericImage, ImageExt};
use toolkit::local::{Programs, Service, native};

use crate::certificates::{self, Certificates};

/// The owner of the database: no superuser, as on RDS.
pub const OWNER: &str = "owner";
pub const PASSWORD: &str = "a-password-of-tests";
/// What Redis is asked with over TLS.
pub const CACHE_TOKEN: &str = "the-token-of-the-cache";
pub const DATABASE: &str = "flows";

/// A server of the stage, kept alive.
#[derive(Debug)]
enum Server {
    Container(Box<ContainerAsync<GenericImage>>),
    Native(Service),
}

/// Two servers, empty.
#[derive(Debug)]
pub struct Stage {
    pub postgres: u16,
    pub redis: u16,
    /// The authority that signed the servers' certificates, when they speak TLS.
    pub authority: Option<PathBuf>,
    pub folder: PathBuf,
    postgres_server: Server,
    redis_server: Server,
}

impl Stage {
    /// Starts both; the test's output says as what.
    ///
    /// # Errors
    /// When they do not start.
    pub async fn new(name: &str, tls: bool) -> anyhow::Result<Self> {
        let folder = crate::folder(name)?;
        let certificates = if tls { Some(certificates::make(&folder)?) } else { None };
        let stage = if docker() {
            containers(folder, certificates.as_ref()).await?
        } else {
            natives(folder, certificates.as_ref()).await?
        };
        Ok(Self { authority: certificates.map(|certificates| certificates.authority), ..stage })
    }

    /// Both as private servers of this machine, without TLS, wherever a Docker engine runs: nothing stands between them and who
    /// measures.
    ///
    /// # Errors
    /// When they do not start.
    pub async fn natively(name: &str) -> anyhow::Result<Self> {
        natives(crate::folder(name)?, None).await
    }

    /// Takes Redis away.
    ///
    /// # Errors
    /// When it does not go.
    pub async fn lose_redis(self) -> anyhow::Result<Rest> {
        match self.redis_server {
            Server::Container(container) => container.rm().await?,
            Server::Native(service) => service.stop().await,
        }
        Ok(Rest { postgres: self.postgres_server })
    }

    /// Stops private servers; containers go by themselves.
    pub async fn close(self) {
        self.postgres_server.close().await;
        self.redis_server.close().await;
    }
}

impl Server {
    async fn close(self) {
        match self {
            Server::Container(container) => drop(container),
            Server::Native(service) => service.stop().await,
        }
    }
}

/// What is left of a stage without Redis.
#[derive(Debug)]
pub struct Rest {
    postgres: Server,
}

impl Rest {
    /// Stops a private server; a container goes by itself.
    pub async fn close(self) {
        self.postgres.close().await;
    }
}

/// Whether a Docker engine answers.
fn docker() -> bool {
    let version = Command::new("docker").args(["version", "--format", "{{.Server.Version}}"]).output();
    version.is_ok_and(|output| output.status.success())
}

/// The official image where a registry answers, else one that is made from Debian packages.
fn image(name: &str, tag: &str) -> anyhow::Result<(String, String)> {
    let has = |image: &str| {
        let found = Command::new("docker").args(["image", "inspect", image]).output();
        found.is_ok_and(|output| output.status.success())
    };
    let own = format!("trestle-test/{name}");
    if has(&format!("{own}:{tag}")) {
        return Ok((own, tag.to_owned()));
    }
    let official = format!("{name}:{tag}");
    if has(&official)
        || Command::new("docker").args(["pull", "-q", &official]).output().is_ok_and(|o| o.status.success())
    {
        return Ok((name.to_owned(), tag.to_owned()));
    }
    let output = Command::new(crate::root().join("tests/images/build.sh"))
        .arg(crate::root().join("target/xtask/images"))
        .output()
        .context("tests/images/build.sh")?;
    ensure!(output.status.success(), "tests/images/build.sh: {}", String::from_utf8_lossy(&output.stderr));
    Ok((own, tag.to_owned()))
}

#[expect(clippy::print_stderr, reason = "the run says which services it used")]
async fn containers(folder: PathBuf, certificates: Option<&Certificates>) -> anyhow::Result<Stage> {
    let (postgres_image, postgres_tag) = image("postgres", "15")?;
    let (redis_image, redis_tag) = image("redis", "7")?;
    eprintln!("stage: testcontainers, {postgres_image}:{postgres_tag} and {redis_image}:{redis_tag}");
    let official = postgres_image == "postgres";
    let ready = "database system is ready to accept connections";
    let postgres = GenericImage::new(postgres_image, postgres_tag)
        .with_exposed_port(5432.tcp())
        // The official image says so twice: once while it sets itself up.
        .with_wait_for(if official {
            WaitFor::message_on_stdout("PostgreSQL init process complete")
        } else {
            WaitFor::message_on_stderr(ready)
        })
        .with_env_var("POSTGRES_PASSWORD", PASSWORD);
    let postgres_args =
        ["-c", "ssl=on", "-c", "ssl_cert_file=/tls/server.crt", "-c", "ssl_key_file=/tls/server.key"];
    let postgres = with(postgres, certificates, &postgres_args).start().await?;
    let redis = GenericImage::new(redis_image, redis_tag)
        .with_exposed_port(6379.tcp())
        .with_wait_for(WaitFor::message_on_stdout("Ready to accept connections"))
        .with_label("stage", "redis");
    let redis_args = [
        "--port",
        "0",
        "--tls-port",
        "6379",
        "--tls-cert-file",
        "/tls/server.crt",
        "--tls-key-file",
        "/tls/server.key",
        "--tls-ca-cert-file",
        "/tls/ca.pem",
        "--tls-auth-clients",
        "no",
        "--requirepass",
        CACHE_TOKEN,
    ];
    let redis = with(redis, certificates, &redis_args).start().await?;
    let port = postgres.get_host_port_ipv4(5432.tcp()).await?;
    give_rights(port, certificates.is_some()).await?;
    Ok(Stage {
        postgres: port,
        redis: redis.get_host_port_ipv4(6379.tcp()).await?,
        authority: None,
        folder,
        postgres_server: Server::Container(Box::new(postgres)),
        redis_server: Server::Container(Box::new(redis)),
    })
}

fn with(
    request: ContainerRequest<GenericImage>,
    certificates: Option<&Certificates>,
    arguments: &[&str],
) -> ContainerRequest<GenericImage> {
    let request = request.with_startup_timeout(Duration::from_mins(2));
    let Some(Certificates { authority, certificate, key }) = certificates else { return request };
    request
        .with_copy_to("/certs/ca.pem", authority.as_path())
        .with_copy_to("/certs/server.crt", certificate.as_path())
        .with_copy_to("/certs/server.key", key.as_path())
        .with_cmd(arguments.iter().map(|argument| (*argument).to_owned()))
}

/// The owner and its database, with the rights that RDS gives. The superuser's connection needs no TLS.
async fn give_rights(port: u16, tls: bool) -> anyhow::Result<()> {
    let url = format!("host=127.0.0.1 port={port} user=postgres password={PASSWORD} sslmode=disable");
    let mut last = None;
    for _ in 0..50 {
        match tokio_postgres::connect(&url, tokio_postgres::NoTls).await {
            Ok((client, connection)) => {
                tokio::spawn(connection);
                let role = format!(
                    "create role {OWNER} login createdb createrole nosuperuser password '{PASSWORD}'"
                );
                client.batch_execute(&role).await?;
                client.batch_execute(&format!("create database {DATABASE} owner {OWNER}")).await?;
                client.batch_execute(&format!("revoke connect on database {DATABASE} from public")).await?;
                return Ok(());
            }
            Err(error) => last = Some(error),
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    Err(last.map_or_else(|| anyhow::anyhow!("no try"), anyhow::Error::from))
        .context(format!("Postgres, TLS {tls}"))
}

#[expect(clippy::print_stderr, reason = "the run says which services it used")]
async fn natives(folder: PathBuf, certificates: Option<&Certificates>) -> anyhow::Result<Stage> {
    let path = std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()).collect();
    let programs = Programs::new(path, crate::root().join("target/xtask/debian"));
    let (postgres, redis) = (programs.postgres().await, programs.redis().await);
    let (postgres, redis) = (postgres.map_err(anyhow::Error::msg)?, redis.map_err(anyhow::Error::msg)?);
    eprintln!("stage: native, Postgres {}, Redis {}", postgres.describe(), redis.describe());
    let spec = DatabaseSpec {
        id: "test".into(),
        name: DATABASE.into(),
        username: OWNER.into(),
        password: PASSWORD.into(),
    };
    let (postgres_port, redis_port) = (crate::free_port()?, crate::free_port()?);
    let text = |path: &Path| path.display().to_string();
    let postgres_args = certificates.map_or_else(Vec::new, |made| {
        let (certificate, key) = (text(&made.certificate), text(&made.key));
        vec![
            "-c".into(),
            "ssl=on".into(),
            "-c".into(),
            format!("ssl_cert_file={certificate}"),
            "-c".into(),
            format!("ssl_key_file={key}"),
        ]
    });
    let redis_args = certificates.map_or_else(Vec::new, |made| {
        [
            "--port",
            "0",
            "--tls-port",
            &redis_port.to_string(),
            "--tls-cert-file",
            &text(&made.certificate),
            "--tls-key-file",
            &text(&made.key),
            "--tls-ca-cert-file",
            &text(&made.authority),
            "--tls-auth-clients",
            "no",
            "--requirepass",
            CACHE_TOKEN,
        ]
        .map(str::to_owned)
        .to_vec()
    });
    let postgres =
        native::postgres(&postgres, &folder.join("postgres"), &spec, postgres_port, &postgres_args).await;
    let redis = native::redis(&redis, &folder.join("redis"), redis_port, &redis_args).await;
    Ok(Stage {
        postgres: postgres_port,
        redis: redis_port,
        authority: None,
        folder,
        postgres_server: Server::Native(postgres.map_err(anyhow::Error::msg)?),
        redis_server: Server::Native(redis.map_err(anyhow::Error::msg)?),
    })
}
