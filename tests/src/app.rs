//! The app's own processes, configured as a task definition would.

use std::collections::BTreeMap;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::{Context, ensure};
use rustix::process::{Pid, Signal, kill_process};
use serde_json::json;

use crate::api::Api;
use crate::cloud::Cloud;
use crate::stage::{CACHE_TOKEN, DATABASE, OWNER, PASSWORD, Stage};

const OPERATOR: &str = "the-operator-token-of-the-tests";
const ROLE_PASSWORD: &str = "another password: it's 'quoted'\\";

/// One process; it ends with its handle.
#[derive(Debug)]
pub struct Process {
    child: Child,
}

impl Process {
    /// The process's number.
    #[must_use]
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    fn signal(&self, signal: Signal) -> anyhow::Result<()> {
        let pid = Pid::from_raw(i32::try_from(self.child.id())?).context("a process id")?;
        Ok(kill_process(pid, signal)?)
    }

    /// Ends it at once, as a machine that is lost.
    ///
    /// # Errors
    /// When it is gone already.
    pub fn kill(mut self) -> anyhow::Result<()> {
        self.signal(Signal::KILL)?;
        self.child.wait()?;
        Ok(())
    }

    /// Asks it to end and waits until it did.
    ///
    /// # Errors
    /// When it ended with an error.
    pub fn stop(mut self) -> anyhow::Result<()> {
        self.signal(Signal::TERM)?;
        let status = self.child.wait()?;
        ensure!(status.success(), "it ended with {status}");
        Ok(())
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // Gone already, when the test ended it.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The app on a stage.
#[derive(Debug)]
pub struct App {
    pub cloud: Cloud,
    pub operator: Api,
    environment: BTreeMap<&'static str, String>,
    _api: Process,
}

impl App {
    /// Migrates the database and starts the API; workers are started by the test.
    ///
    /// # Errors
    /// When a process does not start.
    pub async fn start(stage: &Stage) -> anyhow::Result<Self> {
        Self::start_with(stage, []).await
    }

    /// The same, with settings of the test's own.
    ///
    /// # Errors
    /// When a process does not start.
    pub async fn start_with<const N: usize>(
        stage: &Stage,
        settings: [(&'static str, String); N],
    ) -> anyhow::Result<Self> {
        let cloud = Cloud::open(stage.folder.join("cloud")).await?;
        let anyone = Api::new(&cloud.endpoint, "");
        anyone.call("PUT", "/uploads", "").await?;
        let port = crate::free_port()?;
        let mut environment = environment(stage, &cloud.endpoint, port);
        environment.extend(settings);
        make_queues(&cloud.endpoint).await?;
        let migrated = command(&environment, "app", &["migrate"], (OWNER, PASSWORD))?.output()?;
        let said = String::from_utf8_lossy(&migrated.stdout).into_owned();
        ensure!(migrated.status.success(), "migrate: {said}");
        environment.remove("API_CREDENTIALS");
        environment.remove("WORKER_CREDENTIALS");
        let api = command(&environment, "app", &["api"], ("flow_api", ROLE_PASSWORD))?;
        let api = spawn(api, &stage.folder.join("api.log"))?;
        let operator = Api::new(&format!("http://127.0.0.1:{port}"), OPERATOR);
        for _ in 0..200 {
            if operator.call("GET", "/readyz", "").await.is_ok_and(|(status, _)| status == 200) {
                return Ok(Self { cloud, operator, environment, _api: api });
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        anyhow::bail!("the API is not ready: {}", std::fs::read_to_string(stage.folder.join("api.log"))?)
    }

    /// Starts one more worker.
    ///
    /// # Errors
    /// When it cannot be started.
    pub fn worker(&self, stage: &Stage) -> anyhow::Result<Process> {
        self.worker_with(stage, [])
    }

    /// The same, with settings of its own.
    ///
    /// # Errors
    /// When it cannot be started.
    pub fn worker_with<const N: usize>(
        &self,
        stage: &Stage,
        settings: [(&'static str, String); N],
    ) -> anyhow::Result<Process> {
        let mut environment = self.environment.clone();
        environment.extend(settings);
        let command = command(&environment, "app", &["worker"], ("flow_worker", ROLE_PASSWORD))?;
        spawn(command, &stage.folder.join("worker.log"))
    }

    /// Starts one more of the processes that render documents.
    ///
    /// # Errors
    /// When it cannot be started.
    pub fn documents(&self, stage: &Stage) -> anyhow::Result<Process> {
        let command = command(&self.environment, "documents", &[], ("flow_worker", ROLE_PASSWORD))?;
        spawn(command, &stage.folder.join("documents.log"))
    }

    /// A new tenant with a schema of its own; a worker runs until that is there.
    ///
    /// # Errors
    /// When it cannot be made, or is not ready in time.
    pub async fn tenant_of_its_own(&self, stage: &Stage, name: &str) -> anyhow::Result<Api> {
        let tenant = json!({ "name": name, "isolation": "own" }).to_string();
        let made = self.operator.expect(201, "POST", "/tenants", tenant).await?;
        let api = self.operator.with_token(made["token"].as_str().context("a token")?);
        let worker = self.worker(stage)?;
        for _ in 0..400 {
            let (status, answer) = api.call("GET", "/flows", "").await?;
            match status {
                200 => {
                    worker.stop()?;
                    return Ok(api);
                }
                503 => tokio::time::sleep(Duration::from_millis(50)).await,
                _ => anyhow::bail!("the tenant `{name}` is answered {status}: {answer}"),
            }
        }
        let log = std::fs::read_to_string(stage.folder.join("worker.log"))?;
        anyhow::bail!("the schema of the tenant `{name}` is not there after 20 seconds: {log}")
    }

    /// A connection as the owner of the database, who may `set role flow_worker`. Row-level security holds for that role too,
    /// but on `record` and `dead_letter`: `set app.tenant = '1'` comes first.
    ///
    /// # Errors
    /// When Postgres does not answer.
    pub async fn sql(&self, stage: &Stage) -> anyhow::Result<tokio_postgres::Client> {
        let port = stage.postgres;
        let url = format!(
            "host=127.0.0.1 port={port} dbname={DATABASE} user={OWNER} password={PASSWORD} sslmode=disable"
        );
        let (client, connection) = tokio_postgres::connect(&url, tokio_postgres::NoTls).await?;
        tokio::spawn(connection);
        Ok(client)
    }
}

/// A program of the app, signed in to the database as one role of it.
fn command(
    environment: &BTreeMap<&'static str, String>,
    program: &str,
    arguments: &[&str],
    (user, password): (&str, &str),
) -> anyhow::Result<Command> {
    let mut command = Command::new(crate::program(program)?);
    let credentials = json!({ "username": user, "password": password }).to_string();
    command.args(arguments).env_clear().envs(environment).env("DATABASE_CREDENTIALS", credentials);
    Ok(command)
}

fn spawn(mut command: Command, log: &std::path::Path) -> anyhow::Result<Process> {
    let log = std::fs::OpenOptions::new().create(true).append(true).open(log)?;
    let child = command.stdin(Stdio::null()).stderr(log.try_clone()?).stdout(log).spawn()?;
    Ok(Process { child })
}

async fn make_queues(endpoint: &str) -> anyhow::Result<()> {
    for name in ["jobs", "documents"] {
        let queue = json!({ "QueueName": name });
        Api::new(endpoint, "").target("AmazonSQS.CreateQueue", &queue).await?;
    }
    Ok(())
}

fn environment(stage: &Stage, endpoint: &str, port: u16) -> BTreeMap<&'static str, String> {
    let tls = if stage.authority.is_some() { "verify" } else { "off" };
    let role = |name: &str| json!({ "username": name, "password": ROLE_PASSWORD }).to_string();
    let mut environment = BTreeMap::from([
        ("DATABASE_HOST", "127.0.0.1".to_owned()),
        ("DATABASE_PORT", stage.postgres.to_string()),
        ("DATABASE_NAME", DATABASE.to_owned()),
        ("DATABASE_TLS", tls.to_owned()),
        ("CACHE_HOST", "127.0.0.1".to_owned()),
        ("CACHE_PORT", stage.redis.to_string()),
        ("CACHE_TLS", tls.to_owned()),
        ("CACHE_TOKEN", CACHE_TOKEN.to_owned()),
        ("UPLOADS_BUCKET", "uploads".to_owned()),
        ("JOBS_QUEUE_URL", format!("{endpoint}/000000000000/jobs")),
        ("DOCUMENTS_QUEUE_URL", format!("{endpoint}/000000000000/documents")),
        ("API_PORT", port.to_string()),
        ("RATE_LIMIT", "50".to_owned()),
        ("OPERATOR_TOKEN", OPERATOR.to_owned()),
        ("TOKEN_KEY", "the-key-of-the-tokens-of-the-tests".to_owned()),
        ("PUBLIC_URL", format!("http://127.0.0.1:{port}")),
        ("MODEL_ENDPOINT", "none".to_owned()),
        ("MODEL_NAME", "model-of-the-tests".to_owned()),
        ("MODEL_KEY", "the-key-of-the-model-of-the-tests".to_owned()),
        ("MODEL_PROMPT_PRICE", "1000".to_owned()),
        ("MODEL_COMPLETION_PRICE", "2000".to_owned()),
        ("EVENTS_BUS", "default".to_owned()),
        ("BATCH_SIZE", "1000".to_owned()),
        ("JOBS_AT_ONCE", "2".to_owned()),
        ("JOBS_PER_TENANT", "4".to_owned()),
        // Seconds: a job of a worker that was killed comes back soon.
        ("JOB_LEASE_SECONDS", "5".to_owned()),
        ("OTEL_TRACES_SAMPLER_ARG", "0".to_owned()),
        ("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:4318".to_owned()),
        ("API_CREDENTIALS", role("flow_api")),
        ("WORKER_CREDENTIALS", role("flow_worker")),
        ("BIND_ADDRESS", "127.0.0.1".to_owned()),
        ("AWS_REGION", "eu-central-1".to_owned()),
        ("AWS_ENDPOINT_URL", endpoint.to_owned()),
        ("AWS_ACCESS_KEY_ID", "test".to_owned()),
        ("AWS_SECRET_ACCESS_KEY", "test".to_owned()),
    ]);
    if let Some(authority) = &stage.authority {
        environment.insert("CA_FILE", authority.display().to_string());
    }
    environment
}
