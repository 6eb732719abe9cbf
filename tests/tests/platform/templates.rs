//! The commands over templates as a person and a program call them: what they print, and the exit codes they end with.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use anyhow::{Context, ensure};
use serde_json::{Value as Json, json};

fn xtask(arguments: &[&str]) -> anyhow::Result<Output> {
    let mut command = Command::new(tests::program("xtask")?);
    Ok(command.args(arguments).current_dir(tests::root()).env("NO_COLOR", "1").output()?)
}

/// What a command prints for programs, and its exit code.
fn json_of(arguments: &[&str]) -> anyhow::Result<(Json, Option<i32>)> {
    let output = xtask(arguments)?;
    let json = serde_json::from_slice(&output.stdout)
        .with_context(|| String::from_utf8_lossy(&output.stderr).into_owned())?;
    Ok((json, output.status.code()))
}

/// The exit code of a command that says what is wrong.
#[track_caller]
fn check_refused(arguments: &[&str], code: i32, expected: &str) -> anyhow::Result<()> {
    let output = xtask(arguments)?;
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains(expected), "{said}");
    assert_eq!(output.status.code(), Some(code), "{said}");
    Ok(())
}

fn write(folder: &Path, name: &str, text: &str) -> anyhow::Result<String> {
    let path = folder.join(name);
    std::fs::write(&path, text)?;
    Ok(path.display().to_string())
}

fn keys(json: &Json) -> BTreeSet<&str> {
    json.as_object().into_iter().flatten().map(|(key, _)| key.as_str()).collect()
}

const BEFORE: &str = "
Resources:
  Database:
    Type: AWS::RDS::DBInstance
    DeletionPolicy: Delete
    Properties:
      DBInstanceClass: db.t4g.micro
      Engine: postgres
      AllocatedStorage: '20'
      StorageEncrypted: true
      ManageMasterUserPassword: true
      MasterUsername: owner
";

fn templates(name: &str) -> anyhow::Result<(PathBuf, String, String)> {
    let folder = tests::folder(name)?;
    let old = write(&folder, "old.yaml", BEFORE)?;
    let new =
        write(&folder, "new.yaml", &BEFORE.replace("StorageEncrypted: true", "StorageEncrypted: false"))?;
    Ok((folder, old, new))
}

#[test]
fn validate_finds_the_place_and_the_mend() -> anyhow::Result<()> {
    let folder = tests::folder("validate")?;
    let file = write(
        &folder,
        "a.yaml",
        "Resources:\n  A:\n    Type: AWS::SQS::Queue\n    Properties:\n      QueName: a\n",
    )?;
    let (found, code) = json_of(&["validate", &file, "--format", "json"])?;
    assert_eq!(code, Some(3));
    assert_eq!(keys(&found), BTreeSet::from(["findings", "summary"]));
    assert_eq!(found["summary"], json!({ "errors": 1, "warnings": 0, "infos": 1 }));
    let errors: Vec<&Json> = found["findings"]
        .as_array()
        .context("findings")?
        .iter()
        .filter(|each| each["severity"] == "error")
        .collect();
    assert_eq!(
        errors,
        [&json!({
            "rule": "unknown-property", "severity": "error", "file": file, "line": 5, "column": 7,
            "path": "Resources/A/Properties/QueName", "message": "there is no property `QueName` here",
            "help": "did you mean `QueueName`?",
        })]
    );

    let (sarif, _) = json_of(&["validate", &file, "--format", "sarif"])?;
    let result = sarif["runs"][0]["results"].as_array().context("results")?.iter();
    let result = result.clone().find(|each| each["ruleId"] == "unknown-property").context("the result")?;
    assert_eq!(result["locations"][0]["physicalLocation"]["region"]["startLine"], 5);

    let human = String::from_utf8(xtask(&["validate", &file])?.stdout)?;
    assert!(
        human.contains("5 |       QueName: a\n  |       ^\n  help: did you mean `QueueName`?"),
        "{human}"
    );
    Ok(())
}

#[test]
fn validate_of_nothing_is_no_success() -> anyhow::Result<()> {
    let folder = tests::folder("validate-nothing")?.display().to_string();
    check_refused(&["validate", &folder], 2, "holds no template")?;
    check_refused(&["validate", &format!("{folder}/none.yaml")], 1, "cannot read")
}

#[test]
fn the_stacks_of_this_workspace_have_no_errors_and_no_warnings() -> anyhow::Result<()> {
    let (found, code) = json_of(&["validate", "--format", "json"])?;
    assert_eq!(
        (&found["summary"]["errors"], &found["summary"]["warnings"]),
        (&json!(0), &json!(0)),
        "{found}"
    );
    assert_eq!(code, Some(0));
    Ok(())
}

#[test]
fn a_plan_names_what_is_replaced_what_is_lost_and_what_it_costs() -> anyhow::Result<()> {
    let (_, old, new) = templates("plan")?;
    let (plan, code) =
        json_of(&["plan", "--old", &old, "--new", &new, "--region", "eu-central-1", "--format", "json"])?;
    assert_eq!(code, Some(0));
    assert_eq!(keys(&plan), BTreeSet::from(["stacks", "widened", "unknown", "cost"]));
    assert_eq!(
        plan["stacks"],
        json!([{ "name": "new", "changes": [{
            "logical_id": "Database", "type": "AWS::RDS::DBInstance", "action": "modify", "replacement": "always",
            "causes": ["StorageEncrypted"], "data_at_risk": true,
        }] }])
    );
    assert_eq!(plan["widened"].as_array().map(Vec::len), Some(1), "{plan}");
    check_refused(&["plan", "--old", &old, "--new", &new, "--check"], 4, "the plan is not empty")?;
    assert!(xtask(&["plan", "--old", &old, "--new", &old, "--check"])?.status.success());

    let comment = xtask(&["plan", "--old", &old, "--new", &new, "--format", "markdown"])?;
    let comment = String::from_utf8(comment.stdout)?;
    assert!(comment.contains("```mermaid"), "{comment}");
    Ok(())
}

#[test]
fn a_plan_refuses_what_it_cannot_compare() -> anyhow::Result<()> {
    let (folder, old, new) = templates("plan-refused")?;
    let plan =
        |more: &[&str], code, expected: &str| check_refused(&[&["plan"], more].concat(), code, expected);
    plan(&[], 2, "--env")?;
    plan(&["--old", &old, "--new", &folder.display().to_string()], 2, "two files or two folders")?;
    plan(&["--old", &old, "--new", "README.md"], 2, "README.md:5:39: mapping values are not allowed")?;
    let values = write(&folder, "values.json", "{\"Size\": 1}")?;
    plan(
        &["--old", &old, "--new", &new, "--new-parameters", &values],
        2,
        "`Size`, a parameter that no template",
    )?;
    plan(&["--old", &old, "--new", &new, "--import", &values], 2, "no list of `ResourcesToImport`")?;
    plan(&["--env", "nowhere"], 2, "known are: local, dev, staging, prod")?;
    plan(&["--env", "dev", "--since=--output=x"], 2, "is no revision")
}

#[test]
fn snapshots_of_a_revision_are_the_old_side() -> anyhow::Result<()> {
    let (plan, code) = json_of(&["plan", "--env", "dev", "--since", "HEAD", "--format", "json"])?;
    assert_eq!(code, Some(0));
    assert!(plan["stacks"].is_array(), "{plan}");
    Ok(())
}

#[test]
fn access_is_three_policies_and_its_reasons() -> anyhow::Result<()> {
    let (access, code) = json_of(&["access", "--env", "dev", "--format", "json"])?;
    assert_eq!(code, Some(0));
    assert_eq!(keys(&access), BTreeSet::from(["deploy", "boundary", "reasons", "engine"]));
    for policy in access["deploy"].as_array().context("policies")? {
        let length = policy.to_string().len();
        assert!(length <= 6144, "{length} characters");
        assert_eq!(policy["Version"], "2012-10-17");
    }
    check_refused(&["access"], 2, "--env")
}

#[test]
fn templates_are_written_as_yaml_that_reads_back_the_same() -> anyhow::Result<()> {
    let folder = tests::folder("synth")?;
    for format in ["json", "yaml"] {
        let out = folder.join(format).display().to_string();
        assert!(xtask(&["synth", "--env", "dev", "--format", format, "--out", &out])?.status.success());
    }
    let mut count = 0;
    for entry in std::fs::read_dir(folder.join("json"))? {
        let json = entry?.path();
        let yaml = folder.join("yaml").join(json.file_stem().context("a name")?).with_extension("yaml");
        let [json, yaml] = [json, yaml]
            .map(|path| cloudformation::document::read(&std::fs::read_to_string(path).unwrap_or_default()));
        assert_eq!(json.map(|node| node.to_json()), yaml.map(|node| node.to_json()));
        count += 1;
    }
    assert_eq!(count, 12);
    Ok(())
}

/// `cargo xtask synth --env prod --diagram --out docs` draws it anew.
#[test]
fn the_picture_of_the_readme_is_that_of_the_stacks() -> anyhow::Result<()> {
    let folder = tests::folder("picture")?;
    let out = folder.to_string_lossy().into_owned();
    ensure!(xtask(&["synth", "--env", "prod", "--diagram", "--out", &out])?.status.success());
    let drawn = std::fs::read_to_string(folder.join("platform.svg"))?;
    ensure!(drawn == std::fs::read_to_string(tests::root().join("docs/platform.svg"))?, "it is another one");
    let shown = std::fs::read_to_string(tests::root().join("README.md"))?;
    ensure!(shown.contains("docs/platform.svg"));
    Ok(())
}
