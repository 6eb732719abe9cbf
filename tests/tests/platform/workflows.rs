//! The files of `.github`: generated, guarded against hand edits, and run on this machine.

use std::path::Path;
use std::process::{Command, Output};

use anyhow::ensure;
use tests::workspace::Workspace;

fn xtask(root: &Path, arguments: &[&str]) -> anyhow::Result<Output> {
    Ok(Command::new(tests::program("xtask")?).args(arguments).current_dir(root).output()?)
}

fn text(output: &Output) -> (String, String) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (text(&output.stdout), text(&output.stderr))
}

#[test]
fn what_is_generated_is_what_is_there_and_nothing_is_found_in_it() -> anyhow::Result<()> {
    let root = tests::root();
    let fresh = xtask(&root, &["workflows", "generate", "--check"])?;
    ensure!(fresh.status.success(), "{:?}", text(&fresh));
    let checked = xtask(&root, &["workflows", "check"])?;
    ensure!(checked.status.success(), "{:?}", text(&checked));
    // What calls a command that is not there is not written, and told.
    let (_, said) = text(&checked);
    let held = "held back .github/workflows/preview.yml: there is no `cargo xtask preview";
    ensure!(said.contains(held), "{said}");
    ensure!(!root.join(".github/workflows/preview.yml").exists());
    Ok(())
}

#[test]
fn a_hand_edit_is_shown_with_the_line_that_owns_it_and_written_over() -> anyhow::Result<()> {
    let workspace = Workspace::copy("hand-edit")?;
    let file = workspace.path(".github/workflows/ci.yml");
    let generated = std::fs::read_to_string(&file)?;
    let edited = generated.replace("run: cargo xtask test", "run: cargo test");
    ensure!(edited != generated);
    std::fs::write(&file, edited)?;
    // What was generated once, and is not any more.
    let old = workspace.path(".github/workflows/old.yml");
    std::fs::write(&old, "# Generated from workflows/src/old.rs: edit that.\nname: old\n")?;
    // What a team wrote itself is none of our business.
    let own = workspace.path(".github/workflows/own.yml");
    std::fs::write(&own, "name: own\n")?;

    let checked = xtask(&workspace.root, &["workflows", "generate", "--check"])?;
    let (shown, said) = text(&checked);
    ensure!(checked.status.code() == Some(4), "{shown}{said}");
    let line = include_str!("../../../workflows/src/ci.rs")
        .lines()
        .position(|line| line.contains("\"cargo xtask test\""))
        .unwrap_or_default();
    let owner = format!(".github/workflows/ci.yml: edit workflows/src/ci.rs:{}\n", line + 1);
    ensure!(shown.contains(&owner), "{owner}{shown}");
    ensure!(shown.contains("  -         run: cargo test\n  +         run: cargo xtask test\n"), "{shown}");
    ensure!(shown.contains(".github/workflows/old.yml: it is not generated any more"), "{shown}");

    let written = xtask(&workspace.root, &["workflows", "generate"])?;
    ensure!(written.status.success(), "{:?}", text(&written));
    ensure!(std::fs::read_to_string(&file)? == generated);
    ensure!(!old.exists() && own.exists());
    Ok(())
}

#[test]
fn a_workflow_with_an_action_that_nobody_knows_runs_nothing() -> anyhow::Result<()> {
    let workspace = Workspace::copy("unknown-action")?;
    let text_of = "on: push
permissions: {}
jobs:
  first:
    runs-on: ubuntu-24.04
    steps:
      - run: touch ran
  second:
    runs-on: ubuntu-24.04
    steps:
      - uses: nobody/knows@0123456789012345678901234567890123456789
";
    std::fs::write(workspace.path(".github/workflows/bad.yml"), text_of)?;
    let run = xtask(&workspace.root, &["workflows", "run", "bad.yml", "--event", "push"])?;
    let (shown, said) = text(&run);
    ensure!(matches!(run.status.code(), Some(2 | 3)), "{shown}{said}");
    ensure!(said.contains("nobody/knows"), "{said}");
    ensure!(!workspace.path("ran").exists());
    Ok(())
}

/// The names that a ruleset may ask for.
#[test]
fn the_checks_of_a_pull_request_are_named_before_it_is_pushed() -> anyhow::Result<()> {
    let listed = xtask(&tests::root(), &["workflows", "run", "ci.yml", "--list"])?;
    let (names, said) = text(&listed);
    ensure!(listed.status.success(), "{said}");
    for name in
        ["What is touched", "Gates", "Compatibility: features", "Compatibility: msrv", "Plan: prod", "ci-ok"]
    {
        ensure!(names.lines().any(|line| line.contains(name)), "{name}: {names}");
    }
    Ok(())
}
