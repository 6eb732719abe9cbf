//! The engine against an emulator that others wrote: deploy, update, fail, roll back. It needs Python and PyPI; without
//! them the test says that it was skipped.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::{Context, ensure};
use serde_json::json;
use tests::api::Api;

/// The newest version of the best third-party engine, and its own client's version: see docs/simulator.md.
const VERSION: &str = "ministack==1.5.33";

const ACCOUNT: &str = "111111111111";

struct Emulator {
    child: Child,
    endpoint: String,
}

impl Drop for Emulator {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Installs the emulator into `target/`, once.
fn install() -> anyhow::Result<Option<PathBuf>> {
    let folder = tests::root().join("target/xtask/ministack");
    let program = folder.join("bin/ministack");
    if program.is_file() {
        return Ok(Some(program));
    }
    let made = Command::new("python3").args(["-m", "venv"]).arg(&folder).output();
    if !made.is_ok_and(|output| output.status.success()) {
        return Ok(None);
    }
    let installed = Command::new(folder.join("bin/pip")).args(["install", "--quiet", VERSION]).output()?;
    Ok(installed.status.success().then_some(program))
}

async fn start(program: &Path) -> anyhow::Result<Emulator> {
    let folder = tests::folder("ministack")?;
    let port = tests::free_port()?;
    let child = Command::new(program)
        .current_dir(&folder)
        .env("BIND_HOST", "127.0.0.1")
        .env("GATEWAY_PORT", port.to_string())
        .env("MINISTACK_REGION", "eu-central-1")
        .env("SERVICES", "cloudformation,s3,sqs,iam,sts,logs,ssm,secretsmanager")
        .env("STATE_DIR", &folder)
        .env("S3_DATA_DIR", &folder)
        .env("TMPDIR", &folder)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    let emulator = Emulator { child, endpoint: format!("http://127.0.0.1:{port}") };
    let anyone = Api::new(&emulator.endpoint, "");
    for _ in 0..200 {
        if anyone.call("GET", "/_ministack/health", "").await.is_ok_and(|(status, _)| status == 200) {
            return Ok(emulator);
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    anyhow::bail!("the emulator does not answer")
}

/// The example workspace's program, whose one stack can be deployed anywhere.
fn deploy(emulator: &Emulator, parameters: &[&str]) -> anyhow::Result<(Option<i32>, String)> {
    let mut command = Command::new(tests::program("xtask-operate")?);
    command.args(["deploy", "--env", "dev", "--stack", "queue", "--stack", "storage", "--yes"]);
    for parameter in parameters {
        command.args(["--parameter", parameter]);
    }
    run(command, emulator)
}

/// The role that a deployment needs; the emulator does not know all that `bootstrap` makes.
async fn bootstrap(emulator: &Emulator) -> anyhow::Result<()> {
    let template = json!({
        "Resources": {
            "State": {
                "Type": "AWS::S3::Bucket",
                "Properties": { "BucketName": "trestle-state-111111111111-eu-central-1" },
            },
            "ExecutionRole": {
            "Type": "AWS::IAM::Role",
            "Properties": { "AssumeRolePolicyDocument": { "Version": "2012-10-17", "Statement": [{
                "Effect": "Allow",
                "Principal": { "Service": "cloudformation.amazonaws.com" },
                "Action": "sts:AssumeRole",
            }] } },
            },
        },
        "Outputs": { "ExecutionRoleArn": { "Value": { "Fn::GetAtt": ["ExecutionRole", "Arn"] } } },
    });
    let client = tests::cloud::client(&emulator.endpoint, ACCOUNT).await;
    let create = client.create_stack().stack_name("trestle-dev-identity").template_body(template.to_string());
    create.capabilities(aws_sdk_cloudformation::types::Capability::CapabilityIam).send().await?;
    for _ in 0..100 {
        let stacks = client.describe_stacks().stack_name("trestle-dev-identity").send().await?;
        if stacks.stacks().first().is_some_and(|stack| !stack.outputs().is_empty()) {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    anyhow::bail!("the role is not made")
}

fn run(mut command: Command, emulator: &Emulator) -> anyhow::Result<(Option<i32>, String)> {
    let output = command
        .current_dir(tests::root())
        .env("AWS_ENDPOINT_URL", &emulator.endpoint)
        // The emulator takes the account from the key.
        .env("AWS_ACCESS_KEY_ID", ACCOUNT)
        .env("AWS_SECRET_ACCESS_KEY", "test")
        .output()?;
    Ok((output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned()))
}

#[tokio::test]
async fn the_engine_deploys_updates_fails_and_rolls_back_elsewhere() -> anyhow::Result<()> {
    let Some(program) = install()? else {
        println!("skipped: {VERSION} cannot be installed here");
        return Ok(());
    };
    let emulator = start(&program).await?;
    bootstrap(&emulator).await?;

    let (code, said) = deploy(&emulator, &[])?;
    ensure!(code == Some(0) && said.contains("2 stacks deployed, 0 unchanged"), "{said}");
    let (code, said) = deploy(&emulator, &[])?;
    ensure!(code == Some(0) && said.contains("0 stacks deployed, 2 unchanged"), "{said}");
    let (code, said) = deploy(&emulator, &["queue.VisibilityTimeout=25"])?;
    ensure!(code == Some(0) && said.contains("modify Jobs (AWS::SQS::Queue)"), "{said}");
    // Twelve hours are the most that SQS hides a message.
    let (code, said) = deploy(&emulator, &["queue.VisibilityTimeout=999999"])?;
    ensure!(code == Some(5), "{said}");
    // Of the two queues whichever is changed first.
    ensure!(
        ["Jobs", "Documents"].iter().any(|queue| said.contains(&format!("{queue} UPDATE_FAILED"))),
        "{said}"
    );
    for expected in ["UPDATE_ROLLBACK_COMPLETE", "the deployment of `queue` failed and was rolled back"] {
        ensure!(said.contains(expected), "`{expected}` is not in\n{said}");
    }
    let (code, said) = deploy(&emulator, &["queue.VisibilityTimeout=30"]).context("after the rollback")?;
    ensure!(code == Some(0) && said.contains("1 stacks deployed"), "{said}");
    Ok(())
}
