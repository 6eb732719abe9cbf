//! `bootstrap` against the embedded cloud: what it makes, that it can be repeated, and that deployments need it.

use std::process::Output;

use anyhow::ensure;
use tests::cloud::Cloud;
use tokio::process::Command;

async fn xtask(cloud: &Cloud, arguments: &[&str]) -> anyhow::Result<Output> {
    let mut command = Command::new(tests::program("xtask-operate")?);
    let output = command
        .args(arguments)
        .current_dir(tests::root())
        .env("AWS_ENDPOINT_URL", &cloud.endpoint)
        .env("AWS_ACCESS_KEY_ID", "test")
        .env("AWS_SECRET_ACCESS_KEY", "test")
        .output();
    Ok(output.await?)
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[tokio::test]
async fn a_deployment_needs_the_role_that_bootstrap_makes() -> anyhow::Result<()> {
    let cloud = Cloud::of_account(tests::folder("bootstrap")?, "111111111111").await?;
    let deploy = ["deploy", "--env", "dev", "--stack", "queue", "--stack", "storage", "--yes"];
    let refused = xtask(&cloud, &deploy).await?;
    ensure!(refused.status.code() == Some(2), "{}", said(&refused));
    ensure!(said(&refused).contains("cargo xtask bootstrap --env dev"), "{}", said(&refused));

    let first = xtask(&cloud, &["bootstrap", "--env", "dev", "--yes"]).await?;
    ensure!(first.status.success(), "{}", said(&first));
    let printed = String::from_utf8(first.stdout)?;
    for expected in [
        "  + GitHub       AWS::IAM::OIDCProvider",
        "  + DeployRole        AWS::IAM::Role",
        // The roles by the names that the workflows have for them.
        "DeployRoleArn    arn:aws:iam::111111111111:role/trestle/identity/trestle-dev-deploy",
        "PlanRoleArn      arn:aws:iam::111111111111:role/trestle/identity/trestle-dev-plan",
        "PublishRoleArn   arn:aws:iam::111111111111:role/trestle/identity/trestle-dev-publish",
        "RepositoryUri    111111111111.dkr.ecr.eu-central-1.amazonaws.com/trestle/app",
    ] {
        ensure!(printed.contains(expected), "`{expected}` is not in\n{printed}");
    }
    let again = xtask(&cloud, &["bootstrap", "--env", "dev", "--yes"]).await?;
    ensure!(again.status.success() && said(&again).contains("no changes"), "{}", said(&again));
    let local = xtask(&cloud, &["bootstrap", "--env", "local"]).await?;
    ensure!(
        local.status.code() == Some(2) && said(&local).contains("no section `github`"),
        "{}",
        said(&local)
    );

    let deployed = xtask(&cloud, &deploy).await?;
    ensure!(deployed.status.success(), "{}", said(&deployed));
    let stacks = cloud.client().await.describe_stacks().stack_name("trestle-dev-queue").send().await?;
    let role = stacks.stacks().first().and_then(|stack| stack.role_arn());
    assert_eq!(role, Some("arn:aws:iam::111111111111:role/trestle/identity/trestle-dev-execution"));
    cloud.close().await
}

#[tokio::test]
async fn whoever_is_not_signed_in_is_told_so_in_a_line() -> anyhow::Result<()> {
    let home = tests::folder("nobody")?;
    let mut command = Command::new(tests::program("xtask-operate")?);
    command
        .arg("status")
        .current_dir(tests::root())
        .env("HOME", &home)
        .env("AWS_EC2_METADATA_DISABLED", "true");
    for name in ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_PROFILE", "AWS_CONFIG_FILE"] {
        command.env_remove(name);
    }
    let output = command.output().await?;
    let told = String::from_utf8(output.stdout.clone())?;
    ensure!(output.status.success(), "{}", said(&output));
    let lines = told.lines().filter(|line| line.contains("no credentials that AWS takes: there are none"));
    ensure!(lines.count() == 3 && !told.contains('{'), "{told}");
    Ok(())
}
