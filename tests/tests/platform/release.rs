//! A whole life of releases against the embedded cloud: three of them, from dev to staging to prod and back, with everything that
//! is refused on the way. Tasks only say that they run here; `up.rs` runs them.

use std::path::{Path, PathBuf};
use std::process::Output;

use anyhow::{Context, ensure};
use serde_json::{Value as Json, json};
use tests::cloud::Cloud;
use tests::workspace::Workspace;
use tokio::process::Command;

const ACCOUNTS: [&str; 3] = ["111111111111", "222222222222", "333333333333"];

struct Scene {
    cloud: Cloud,
    workspace: Workspace,
    config: PathBuf,
}

impl Scene {
    async fn new(name: &str) -> anyhow::Result<Self> {
        let workspace = Workspace::copy(name)?;
        // Nobody waits for an hour here.
        workspace.change("stacks/environments/prod.yaml", "verified_minutes: 60", "verified_minutes: 0")?;
        workspace.change(
            "stacks/environments/prod.yaml",
            "freeze: [\"2026-12-19/2027-01-04\"]",
            "freeze: []",
        )?;
        workspace.commit("Wait for nobody")?;
        let folder = tests::folder(&format!("{name}-cloud"))?;
        let cloud = Cloud::of_accounts(folder.join("cloud"), &ACCOUNTS).await?;
        let config = folder.join("aws-config");
        let profile = |(environment, account): (&str, &str)| {
            format!(
                "[profile trestle-{environment}]\naws_access_key_id = {account}\naws_secret_access_key = simulator\nendpoint_url = {}\n",
                cloud.endpoint
            )
        };
        let profiles = ["dev", "staging", "prod"].into_iter().zip(ACCOUNTS).map(profile);
        std::fs::write(&config, profiles.collect::<String>())?;
        Ok(Self { cloud, workspace, config })
    }

    fn command(&self, arguments: &[&str]) -> anyhow::Result<Command> {
        let mut command = Command::new(tests::program("xtask-operate")?);
        command
            .args(arguments)
            .current_dir(&self.workspace.root)
            .env("AWS_CONFIG_FILE", &self.config)
            .env("USER", "ada")
            .env_remove("GITHUB_ACTIONS")
            .env_remove("GITHUB_ACTOR")
            .env_remove("GITHUB_RUN_ID");
        Ok(command)
    }

    async fn run(&self, arguments: &[&str]) -> anyhow::Result<Output> {
        Ok(self.command(arguments)?.output().await?)
    }

    /// Runs a command that must succeed; gives its standard output.
    async fn good(&self, arguments: &[&str]) -> anyhow::Result<String> {
        let output = self.run(arguments).await?;
        ensure!(output.status.success(), "{arguments:?}: {}", said(&output));
        Ok(String::from_utf8(output.stdout)?)
    }

    /// Runs a command that must be refused with this exit code and these words.
    async fn refused(&self, arguments: &[&str], code: i32, words: &str) -> anyhow::Result<()> {
        let output = self.run(arguments).await?;
        let said = said(&output);
        ensure!(
            output.status.code() == Some(code),
            "{arguments:?} ended with {:?}: {said}",
            output.status.code()
        );
        ensure!(said.contains(words), "{arguments:?} does not say `{words}`: {said}");
        Ok(())
    }

    /// A release of a binary of these bytes; the gates say that they passed. Gives the digest of its record.
    async fn release(&self, binary: &str) -> anyhow::Result<String> {
        let commit = self.workspace.commit(&format!("Ship {binary}"))?;
        let said = ["check", "test"]
            .map(|gate| json!({ "commit": commit, "gate": gate, "passed": true, "at": 1, "link": null }));
        let file = self.workspace.path("target/xtask/evidence.json");
        std::fs::create_dir_all(file.parent().context("a folder")?)?;
        std::fs::write(&file, json!(said).to_string())?;
        self.image(binary).await?;
        let id = self.good(&["release", "create", "--image", "target/xtask/image"]).await?;
        Ok(id.trim().to_owned())
    }

    async fn image(&self, binary: &str) -> anyhow::Result<()> {
        let file = self.workspace.path("target/app");
        std::fs::create_dir_all(file.parent().context("a folder")?)?;
        std::fs::write(&file, binary)?;
        self.good(&["build", "--binary", "target/app"]).await?;
        Ok(())
    }

    async fn status(&self) -> anyhow::Result<Json> {
        Ok(serde_json::from_str(&self.good(&["status", "--format", "json"]).await?)?)
    }

    async fn serves(&self, environment: &str, release: &str) -> anyhow::Result<()> {
        let status = self.status().await?;
        let rows = status["environments"].as_array().context("rows")?;
        let row = rows.iter().find(|row| row["environment"] == environment).context("a row")?;
        ensure!(row["release"] == release, "{environment}: {row}");
        Ok(())
    }
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout)
}

fn short(id: &str) -> &str {
    &id["sha256:".len()..][..8]
}

#[tokio::test]
async fn three_releases_go_from_dev_to_production_and_back() -> anyhow::Result<()> {
    let scene = Scene::new("release").await?;
    // Nothing is there yet, and that is said with the mend.
    scene.refused(&["release", "list"], 2, "cargo xtask bootstrap").await?;
    for environment in ["dev", "staging", "prod"] {
        scene.good(&["bootstrap", "--env", environment, "--yes"]).await?;
    }
    let first = scene.release("one").await?;
    scene.good(&["deploy", "--env", "dev", "--release", "latest", "--yes"]).await?;
    scene.serves("dev", &first).await?;
    let again = scene.good(&["deploy", "--env", "dev", "--release", short(&first), "--yes"]).await?;
    ensure!(again.is_empty(), "{again}");

    // No environment is skipped, and a release goes on only from where it serves.
    scene
        .refused(&["promote", "--from", "dev", "--to", "prod", "--yes"], 3, "no environment is skipped")
        .await?;
    scene
        .refused(&["promote", "--from", "staging", "--to", "prod"], 2, "`staging` serves no release")
        .await?;
    let staging = ["promote", "--from", "dev", "--to", "staging", "--approved-by", "grace", "--yes"];
    scene
        .refused(
            &["promote", "--from", "dev", "--to", "staging", "--yes"],
            3,
            "one of @example/releases must approve",
        )
        .await?;
    scene.good(&staging).await?;
    scene.serves("staging", &first).await?;

    // In production somebody looks at a plan first; what was altered or made for something else does not run.
    let prod = ["promote", "--from", "staging", "--to", "prod", "--approved-by", "grace"];
    scene
        .refused(
            &[&prod[..], &["--yes"]].concat(),
            2,
            "nothing is deployed there with --yes that nobody looked at",
        )
        .await?;
    scene.good(&[&prod[..], &["--out", "plan.json"]].concat()).await?;
    let plan = scene.workspace.path("plan.json");
    let text = std::fs::read_to_string(&plan)?;
    std::fs::write(&plan, text.replace("\"acknowledged\": []", "\"acknowledged\": [\"database.Database\"]"))?;
    let execute = ["deploy", "--env", "prod", "--plan", "plan.json", "--yes"];
    scene.refused(&execute, 3, "was altered after it was recorded").await?;
    std::fs::write(&plan, &text)?;
    scene
        .refused(
            &["deploy", "--env", "staging", "--plan", "plan.json", "--yes"],
            3,
            "does not start from here",
        )
        .await?;
    scene.good(&execute).await?;
    scene.serves("prod", &first).await?;

    // A second release; then one whose image is for another machine: named, and stopped.
    std::fs::remove_file(&plan)?;
    let second = scene.release("two").await?;
    scene.good(&["deploy", "--env", "dev", "--release", "latest", "--yes"]).await?;
    scene.serves("dev", &second).await?;
    scene.image("three").await?;
    other_machine(&scene.workspace.path("target/xtask/image"))?;
    scene.workspace.commit("Ship for another machine")?;
    let wrong = scene.good(&["release", "create", "--image", "target/xtask/image"]).await?;
    let deployed = scene.run(&["deploy", "--env", "dev", "--release", short(wrong.trim()), "--yes"]).await?;
    ensure!(deployed.status.code() == Some(5), "{}", said(&deployed));
    ensure!(said(&deployed).contains("is made for another architecture"), "{}", said(&deployed));
    scene.serves("dev", &second).await?;
    scene
        .refused(
            &["promote", "--from", "dev", "--to", "staging", "--yes"],
            3,
            "its last deployment to `dev` failed",
        )
        .await?;

    // An image that is not there does not even begin.
    let missing =
        format!("111111111111.dkr.ecr.eu-central-1.amazonaws.com/trestle/app@sha256:{}", "0".repeat(64));
    scene
        .refused(&["deploy", "--env", "dev", "--image", &missing, "--yes"], 3, "the image 111111111111")
        .await?;

    // After the failure back to the second, which served; from there to the first, and on to a third whose migration removes what the first reads.
    scene.good(&["rollback", "--env", "dev", "--yes"]).await?;
    scene.serves("dev", &second).await?;
    scene.good(&["rollback", "--env", "dev", "--yes"]).await?;
    scene.serves("dev", &first).await?;
    scene.good(&["deploy", "--env", "dev", "--release", short(&second), "--yes"]).await?;
    let migration = scene.workspace.path("app/migrations/V3__no_names.sql");
    std::fs::write(&migration, "alter table flows drop column name;\n")?;
    let breaking = scene.release("three").await?;
    scene
        .refused(
            &["deploy", "--env", "dev", "--release", short(&breaking), "--yes"],
            3,
            "the code that serves now would fail",
        )
        .await?;
    std::fs::write(
        &migration,
        "-- expand: nothing has read it since the release before\nalter table flows drop column name;\n",
    )?;
    let third = scene.release("three").await?;
    scene.good(&["deploy", "--env", "dev", "--release", "latest", "--yes"]).await?;
    scene
        .refused(
            &["rollback", "--env", "dev", "--to", short(&first), "--yes"],
            3,
            "was declared safe for the release before it",
        )
        .await?;
    scene.serves("dev", &third).await?;
    scene.good(&["rollback", "--env", "dev", "--yes"]).await?;
    scene.serves("dev", &second).await?;

    // Every byte of every release is what its record says, wherever it went.
    for (environment, release) in
        [("dev", &first), ("dev", &second), ("dev", &third), ("staging", &first), ("prod", &first)]
    {
        let shown =
            scene.good(&["release", "show", short(release), "--env", environment, "--verify"]).await?;
        ensure!(shown.contains(release.as_str()), "{shown}");
    }
    let listed = scene.good(&["release", "list"]).await?;
    ensure!(listed.lines().count() == 5, "{listed}");
    // A record that somebody altered is refused.
    tamper(&scene, &second).await?;
    scene
        .refused(&["deploy", "--env", "dev", "--release", short(&second), "--yes"], 3, "was altered")
        .await?;
    scene.cloud.close().await
}

#[tokio::test]
async fn two_managers_at_once_take_turns() -> anyhow::Result<()> {
    let scene = Scene::new("managers").await?;
    scene.good(&["bootstrap", "--env", "dev", "--yes"]).await?;
    let first = scene.release("one").await?;
    let deploy = ["deploy", "--env", "dev", "--release", short(&first), "--yes"];
    let (one, two) = tokio::join!(scene.run(&deploy), scene.run(&deploy));
    let (one, two) = (one?, two?);
    ensure!(one.status.success() && two.status.success(), "{}\n{}", said(&one), said(&two));
    let waited = [&one, &two].into_iter().filter(|output| said(output).contains("is held by ada@")).count();
    ensure!(waited == 1, "{}\n{}", said(&one), said(&two));
    scene.cloud.close().await
}

/// Makes the image of a layout one for arm64.
fn other_machine(layout: &Path) -> anyhow::Result<()> {
    let read = |path: &Path| -> anyhow::Result<Json> { Ok(serde_json::from_slice(&std::fs::read(path)?)?) };
    let blob = |descriptor: &Json| {
        layout
            .join("blobs/sha256")
            .join(&descriptor["digest"].as_str().unwrap_or_default()["sha256:".len()..])
    };
    let mut index = read(&layout.join("index.json"))?;
    let mut manifest = read(&blob(&index["manifests"][0]))?;
    let mut config = read(&blob(&manifest["config"]))?;
    config["architecture"] = "arm64".into();
    let write = |json: &Json, descriptor: &mut Json| -> anyhow::Result<()> {
        let bytes = serde_json::to_vec(json)?;
        let hex = tests::sha256(&bytes);
        std::fs::write(layout.join("blobs/sha256").join(&hex), &bytes)?;
        descriptor["digest"] = format!("sha256:{hex}").into();
        descriptor["size"] = bytes.len().into();
        Ok(())
    };
    write(&config, &mut manifest["config"])?;
    write(&manifest, &mut index["manifests"][0])?;
    Ok(std::fs::write(layout.join("index.json"), index.to_string())?)
}

/// Writes into the record of a release, past everything that writes records.
async fn tamper(scene: &Scene, release: &str) -> anyhow::Result<()> {
    let api = tests::api::Api::new(&scene.cloud.endpoint, "");
    let bucket = "trestle-state-111111111111-eu-central-1";
    let hex = &release["sha256:".len()..];
    let listing = api.text(&format!("/{bucket}?list-type=2&prefix=releases/records/")).await?;
    let key = listing
        .split("<Key>")
        .filter_map(|part| part.split_once("</Key>"))
        .map(|(key, _)| key)
        .find(|key| key.contains(hex));
    let key = key.context("the key of the record")?;
    let record = api.text(&format!("/{bucket}/{key}")).await?;
    api.put(&format!("/{bucket}/{key}"), record.replace("Ship two", "Ship 2")).await
}
