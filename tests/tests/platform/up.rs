//! The path of a newcomer: `up`, real records, failures on purpose, a killed worker, `down`, and `up` again.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::Duration;

use anyhow::{Context, ensure};
use serde_json::{Value as Json, json};
use tests::api::Api;
use tests::index;

/// One embedded cloud of the test's own; it ends with its handle.
struct Platform {
    state: PathBuf,
    port: u16,
}

impl Platform {
    fn new(name: &str) -> anyhow::Result<Self> {
        Ok(Self { state: tests::folder(name)?.join("state"), port: tests::free_port()? })
    }

    fn xtask(&self, arguments: &[&str]) -> anyhow::Result<Output> {
        let mut command = Command::new(tests::program("xtask-cloud")?);
        command
            .args(arguments)
            .current_dir(tests::root())
            .env("TRESTLE_STATE", &self.state)
            .env("NO_COLOR", "1");
        Ok(command.output()?)
    }

    fn up(&self, more: &[&str]) -> anyhow::Result<String> {
        let port = self.port.to_string();
        let output = self.xtask(&[&["up", "--detach", "--port", &port], more].concat())?;
        let said =
            format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        ensure!(output.status.success(), "up: {}\n{said}", output.status);
        Ok(said)
    }

    fn record(&self, file: &str) -> anyhow::Result<Json> {
        Ok(serde_json::from_slice(&std::fs::read(self.state.join(file))?)?)
    }

    fn cloud(&self) -> anyhow::Result<Api> {
        let daemon = self.record("daemon.json")?;
        Ok(Api::new(&format!("http://127.0.0.1:{}", daemon["port"]), ""))
    }

    fn outputs(&self) -> anyhow::Result<Json> {
        Ok(serde_json::from_slice(&self.xtask(&["outputs", "--format", "json"])?.stdout)?)
    }

    /// The API as the operator, whose secret the embedded cloud keeps.
    async fn operator(&self) -> anyhow::Result<Api> {
        let (cloud, outputs) = (self.cloud()?, self.outputs()?);
        let secret = json!({ "SecretId": outputs["service"]["OperatorTokenArn"] });
        let secret = cloud.target("secretsmanager.GetSecretValue", &secret).await?;
        let url = outputs["service"]["ApiUrl"].as_str().context("an address")?.to_owned();
        Ok(Api::new(&url, secret["SecretString"].as_str().context("a secret")?))
    }

    /// The processes that the embedded cloud started and wrote down.
    fn processes(&self) -> anyhow::Result<Vec<i32>> {
        let written = self.record("processes.json")?;
        Ok(written.as_object().into_iter().flatten().filter_map(|(id, _)| id.parse().ok()).collect())
    }

    fn workers(&self) -> anyhow::Result<Vec<i32>> {
        let is_worker = |process: &i32| {
            let line = std::fs::read(format!("/proc/{process}/cmdline")).unwrap_or_default();
            line.split(|byte| *byte == 0).any(|word| word == b"worker")
        };
        Ok(self.processes()?.into_iter().filter(is_worker).collect())
    }
}

impl Drop for Platform {
    fn drop(&mut self) {
        let _ = self.xtask(&["down"]);
    }
}

fn runs(process: i32) -> bool {
    Path::new(&format!("/proc/{process}")).exists()
}

#[tokio::test(flavor = "multi_thread")]
async fn real_records_pass_for_two_tenants_and_down_leaves_nothing() -> anyhow::Result<()> {
    let platform = Platform::new("up")?;
    let said = platform.up(&[])?;
    assert!(said.contains("11 stacks deployed") && said.contains("curl -s -H"), "{said}");
    let (records, count) = index::to_ndjson(&index::packages()?)?;
    println!("{count} packages of Debian");
    assert!(count > 30_000, "{count} packages are not Debian's main section");

    let operator = platform.operator().await?;
    let (one, two) = (operator.tenant("one").await?, operator.tenant("two").await?);
    let names = json!([
        { "select": ["Package", "Version", "Homepage?"] },
        { "rename": { "Package": "name" } },
        { "derive": { "field": "label", "template": "{name} {Version}" } },
    ]);
    let libraries = json!([
        { "filter": { "equals": { "field": "Section", "value": "libs" } } },
        { "select": ["Package", "Installed-Size"] },
    ]);
    let (first, second) = tokio::try_join!(
        one.start("names", names, "ndjson", records.clone()),
        two.start("libraries", libraries, "ndjson", records.clone()),
    )?;
    let (first_end, second_end) = tokio::try_join!(one.end(first), two.end(second))?;
    assert_eq!(first_end["records_written"], json!(count), "{first_end}");
    let wanted = records
        .lines()
        .filter(|line| line.contains("\"Section\":\"libs\"") && line.contains("Installed-Size"))
        .count();
    let written = second_end["records_written"].as_u64().context("a number")?;
    let skipped = second_end["records_skipped"].as_u64().context("a number")?;
    assert_eq!(usize::try_from(written)?, wanted, "{second_end}");
    println!("{written} libraries, {skipped} without a size");
    assert_eq!(two.call("GET", &format!("/runs/{first}/records"), "").await?.0, 404);
    let page = one.items(&format!("/runs/{first}/records?limit=1")).await?;
    assert!(page[0]["body"]["label"].is_string(), "{page:?}");

    // A second `up` finds everything as it is; `down` ends every process; the data is there again afterwards.
    let said = platform.up(&[])?;
    assert!(said.contains("0 stacks deployed, 11 unchanged"), "{said}");
    // A secret that changes starts the tasks anew; the migration gives the role of Postgres its new password before.
    let rotated = json!({ "username": "flow_api", "password": "a-password-that-nobody-had-before" });
    let rotated = json!({
        "SecretId": platform.outputs()?["database"]["ApiSecretArn"], "SecretString": rotated.to_string(),
    });
    platform.cloud()?.target("secretsmanager.PutSecretValue", &rotated).await?;
    let said = platform.up(&[])?;
    assert!(said.contains("2 stacks deployed, 9 unchanged"), "{said}");
    assert!(said.contains("ApiTask") && !said.contains("WorkerTask"), "{said}");
    one.expect(200, "GET", &format!("/runs/{first}"), "").await?;
    let processes = platform.processes()?;
    assert!(processes.len() >= 4, "Postgres, Redis, an API and a worker: {processes:?}");
    let output = platform.xtask(&["down"])?;
    assert!(output.status.success(), "{output:?}");
    let left: Vec<&i32> = processes.iter().filter(|process| runs(**process)).collect();
    assert!(left.is_empty(), "still there: {left:?}");
    platform.up(&[])?;
    let again = one.expect(200, "GET", &format!("/runs/{first}"), "").await?;
    assert_eq!(again["records_written"], json!(count));
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_killed_worker_is_started_again_and_ends_the_run_exactly() -> anyhow::Result<()> {
    const RECORDS: usize = 1_000_000;
    let platform = Platform::new("killed-worker")?;
    platform.up(&[])?;
    let operator = platform.operator().await?;
    let tenant = operator.tenant("one").await?;
    let object: String = (0..RECORDS)
        .map(|n| format!("{{\"id\":{n},\"name\":\"customer-{n:07}\",\"city\":\"city-{:03}\",\"amount\":{}.5,\"active\":true}}\n", n % 997, n % 9999))
        .collect();
    let steps = json!([{ "select": ["id", "name", "amount"] }, { "rename": { "name": "customer" } }]);
    let run = tenant.start("big", steps, "ndjson", object).await?;
    tenant.wait(run, |state| state["records_written"].as_i64().unwrap_or(0) > 200_000).await?;
    let workers = platform.workers()?;
    assert_eq!(workers.len(), 1, "{workers:?}");
    let pid = rustix::process::Pid::from_raw(workers[0]).context("a process id")?;
    rustix::process::kill_process(pid, rustix::process::Signal::KILL)?;
    let state = tenant.wait(run, |_| true).await?;
    assert_eq!(state["status"], "running", "killed in the middle: {state}");
    let ended = tenant.end(run).await?;
    assert_eq!(
        (&ended["status"], &ended["records_written"]),
        (&json!("succeeded"), &json!(RECORDS)),
        "{ended}"
    );
    let last = tenant.items(&format!("/runs/{run}/records?after={}", RECORDS - 1)).await?;
    assert_eq!(last.len(), 1, "{last:?}");
    Ok(())
}

async fn fault(name: &str, cause: &str) -> anyhow::Result<()> {
    let platform = Platform::new(name)?;
    let said = platform.up(&["--fault", name])?;
    for expected in
        [cause, "UPDATE_ROLLBACK_COMPLETE", "the deployment of `service` failed and was rolled back"]
    {
        assert!(said.contains(expected), "`{expected}` is not in\n{said}");
    }
    // What was there before still serves.
    let operator = platform.operator().await?;
    for _ in 0..50 {
        assert_eq!(operator.call("GET", "/readyz", "").await?.0, 200);
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bad_image_is_named_and_rolled_back() -> anyhow::Result<()> {
    fault("bad-image", "cause: the image local/app@sha256:00000000").await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bad_secret_is_named_and_rolled_back() -> anyhow::Result<()> {
    fault("bad-secret", "cause: the task's secret cannot be read: arn:aws:secretsmanager").await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unhealthy_task_is_named_and_rolled_back() -> anyhow::Result<()> {
    fault("unhealthy", "does not pass the load balancer's health check: GET /not-there answered 404").await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_port_that_is_taken_is_an_error_that_says_which() -> anyhow::Result<()> {
    let platform = Platform::new("busy-port")?;
    let taken = std::net::TcpListener::bind(("127.0.0.1", platform.port))?;
    let port = platform.port.to_string();
    let output = platform.xtask(&["up", "--detach", "--port", &port])?;
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(5), "{said}");
    assert!(said.contains(&format!("port {port} of 127.0.0.1 cannot be opened")), "{said}");
    // What is mended goes on from where it stood.
    drop(taken);
    platform.up(&[])?;
    Ok(())
}

/// The function hears of the object, the queue carries it, a worker makes the run: once for each version of the object.
#[tokio::test(flavor = "multi_thread")]
async fn an_object_in_the_inbox_of_a_flow_is_run_once() -> anyhow::Result<()> {
    let platform = Platform::new("inbox")?;
    platform.up(&[])?;
    let tenant = platform.operator().await?.tenant("inbox").await?;
    let flow = json!({ "name": "as it is", "steps": [] });
    let flow = tenant.expect(201, "POST", "/flows", flow.to_string()).await?;
    let flow = flow["id"].as_i64().context("an id")?;
    let put = async |name: &str, body: &'static str| {
        tenant.expect(201, "PUT", &format!("/objects/{name}"), body).await
    };
    let inbox = format!("inbox/{flow}");
    let runs = async || -> anyhow::Result<Vec<Json>> {
        let mut runs = Vec::new();
        for id in 1..20 {
            let (status, run) = tenant.call("GET", &format!("/runs/{id}"), "").await?;
            runs.extend((status == 200).then_some(run));
        }
        Ok(runs)
    };
    let towns = "name,people\nGhent,265086\nBruges,119445\n";
    put(&format!("{inbox}/towns%20of%202026.csv"), towns).await?;
    put(&format!("{inbox}/towns%20of%202026.csv"), towns).await?;
    put(&format!("{inbox}/towns.ndjson"), "{\"name\":\"Ypres\"}\n").await?;
    put("elsewhere/towns.ndjson", "{\"name\":\"nowhere\"}\n").await?;
    let mut made = Vec::new();
    for _ in 0..100 {
        made = runs().await?;
        if made.len() >= 2 && made.iter().all(|run| run["status"] == "succeeded") {
            break;
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    let told = |run: &Json| {
        (run["object"].as_str().unwrap_or_default().to_owned(), run["records_written"].as_i64().unwrap_or(-1))
    };
    let told: BTreeSet<(String, i64)> = made.iter().map(told).collect();
    let expected: BTreeSet<(String, i64)> =
        [(format!("{inbox}/towns of 2026.csv"), 2), (format!("{inbox}/towns.ndjson"), 1)].into();
    assert_eq!(made.len(), 2, "{made:?}");
    assert_eq!(told, expected, "{made:?}");
    // What ended was told on the bus and recorded: at least once.
    let record = json!({ "logGroupName": "/aws/events/trestle-local-bus" });
    let mut told = Vec::new();
    for _ in 0..50 {
        let lines = platform.cloud()?.target("Logs_20140328.FilterLogEvents", &record).await?;
        let lines = lines["events"].as_array().cloned().unwrap_or_default();
        let events = lines.iter().filter_map(|line| serde_json::from_str(line["message"].as_str()?).ok());
        told = events.filter(|event: &Json| event["detail"]["flow"] == flow).collect();
        if told.len() >= 2 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    let runs: BTreeSet<i64> = told.iter().filter_map(|event| event["detail"]["run"].as_i64()).collect();
    assert_eq!(runs.len(), 2, "{told:?}");
    assert!(told.iter().all(|event| event["detail"]["status"] == "succeeded"), "{told:?}");
    Ok(())
}
