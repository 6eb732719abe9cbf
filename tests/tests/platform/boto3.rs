//! The embedded cloud before AWS's own Python client: change sets, events, refusals, drift and deletion. It needs Python and
//! PyPI; without them the test says that it was skipped.

use std::path::PathBuf;
use std::process::Command;

use anyhow::ensure;
use tests::cloud::Cloud;

const VERSION: &str = "boto3==1.44.8";

/// Installs the client into `target/`, once.
fn install() -> anyhow::Result<Option<PathBuf>> {
    let folder = tests::root().join("target/xtask/boto3");
    let (python, done) = (folder.join("bin/python"), folder.join(VERSION));
    if done.is_file() {
        return Ok(Some(python));
    }
    let made = Command::new("python3").args(["-m", "venv"]).arg(&folder).output();
    if !made.is_ok_and(|output| output.status.success()) {
        return Ok(None);
    }
    let installed = Command::new(folder.join("bin/pip")).args(["install", "--quiet", VERSION]).output()?;
    if !installed.status.success() {
        return Ok(None);
    }
    std::fs::write(done, "")?;
    Ok(Some(python))
}

#[tokio::test]
async fn python_drives_the_embedded_cloud() -> anyhow::Result<()> {
    let Some(python) = install()? else {
        println!("skipped: {VERSION} cannot be installed here");
        return Ok(());
    };
    let cloud = Cloud::open(tests::folder("boto3-cloud")?).await?;
    let script = tests::root().join("tests/boto3/drive.py");
    let output = tokio::process::Command::new(python).arg(script).arg(&cloud.endpoint).output().await?;
    let said =
        String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success() && said.contains(" steps"), "{said}");
    cloud.close().await
}
