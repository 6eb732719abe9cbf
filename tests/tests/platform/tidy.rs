//! What keeps the house in order: who imports whom, how long a file is, what a default build does not compile.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, ensure};

/// Who may import whom: DESIGN's arrows. A crate that is not here may import nothing of the workspace.
const ARROWS: [(&str, &[&str]); 10] = [
    ("actions", &["yaml"]),
    ("app", &["contract", "guard"]),
    ("documents", &["app", "contract"]),
    ("simulator", &["cloudformation"]),
    ("stacks", &["cloudformation", "contract", "actions"]),
    ("toolkit", &["actions", "cloudformation", "simulator"]),
    ("workflows", &["actions", "stacks"]),
    ("xtask", &["actions", "cloudformation", "stacks", "toolkit", "workflows"]),
    (
        "tests",
        &["actions", "app", "cloudformation", "contract", "simulator", "stacks", "toolkit", "workflows"],
    ),
    ("cloudformation", &["yaml"]),
];

const LONGEST: usize = 600;

fn cargo(arguments: &[&str]) -> anyhow::Result<String> {
    let output = Command::new(env!("CARGO")).args(arguments).current_dir(tests::root()).output()?;
    ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Ok(String::from_utf8(output.stdout)?)
}

/// Every Rust file but the fixtures of the compiler's messages.
fn files(folder: &Path, found: &mut Vec<PathBuf>) -> anyhow::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if path.is_dir() && !matches!(name, "target" | ".git" | "compile") {
            files(&path, found)?;
        } else if name.ends_with(".rs") {
            found.push(path);
        }
    }
    Ok(())
}

#[test]
fn imports_follow_the_arrows() -> anyhow::Result<()> {
    let metadata: serde_json::Value =
        serde_json::from_str(&cargo(&["metadata", "--format-version", "1", "--no-deps"])?)?;
    let packages = metadata["packages"].as_array().context("packages")?;
    let ours: BTreeSet<&str> = packages.iter().filter_map(|package| package["name"].as_str()).collect();
    assert_eq!(ours.len(), 13, "{ours:?}");
    for package in packages {
        let name = package["name"].as_str().context("a name")?;
        let allowed = ARROWS.iter().find(|(from, _)| *from == name).map_or(&[][..], |(_, to)| to);
        for dependency in package["dependencies"].as_array().context("dependencies")? {
            let to = dependency["name"].as_str().context("a name")?;
            ensure!(!ours.contains(to) || allowed.contains(&to), "{name} must not import {to}");
        }
    }
    Ok(())
}

#[test]
fn a_default_xtask_compiles_no_sdk_and_no_simulator() -> anyhow::Result<()> {
    let tree = cargo(&["tree", "--package", "xtask", "--edges", "normal,build", "--prefix", "none"])?;
    let heavy: Vec<&str> = tree
        .lines()
        .filter(|line| {
            line.starts_with("aws-") || line.starts_with("simulator") || line.starts_with("tokio ")
        })
        .collect();
    assert!(heavy.is_empty(), "{heavy:?}");
    assert!(tree.contains("clap"), "the tree was read");
    Ok(())
}

/// Whoever ran `up` compiles nothing of it again for `deploy`, `promote` or `test`.
#[test]
fn operating_asks_no_dependency_for_other_features() -> anyhow::Result<()> {
    let tree = |feature: &str| -> anyhow::Result<BTreeSet<String>> {
        let feature = format!("xtask/{feature}");
        let format = ["--edges", "normal,build", "--prefix", "none", "--format", "{p} {f}"];
        let tree = cargo(&[&["tree", "--workspace", "--features", &feature], &format[..]].concat())?;
        let ours = |line: &&str| !line.starts_with("toolkit ") && !line.starts_with("xtask ");
        Ok(tree.lines().filter(ours).map(|line| line.trim_end_matches(" (*)").to_owned()).collect())
    };
    let (up, operate) = (tree("cloud")?, tree("operate")?);
    let others: Vec<&String> = up.difference(&operate).collect();
    assert!(others.is_empty() && up.len() > 100, "{others:?}");
    let more: Vec<&String> = operate.difference(&up).filter(|line| !line.starts_with("aws-sdk-")).collect();
    assert!(more.is_empty(), "{more:?}");
    Ok(())
}

#[test]
fn nothing_in_the_tree_brings_a_second_tls_provider() -> anyhow::Result<()> {
    let tree =
        cargo(&["tree", "--workspace", "--features", "xtask/operate", "--edges", "all", "--prefix", "none"])?;
    let found: BTreeSet<&str> =
        tree.lines().filter(|line| line.starts_with("ring ") || line.starts_with("openssl-sys ")).collect();
    assert!(found.is_empty(), "{found:?}");
    Ok(())
}

#[test]
fn every_file_says_what_it_is_for_and_none_is_too_long() -> anyhow::Result<()> {
    let mut found = Vec::new();
    files(&tests::root(), &mut found)?;
    assert!(found.len() > 100, "{} files", found.len());
    for path in found {
        let text = std::fs::read_to_string(&path)?;
        if text.lines().next().is_some_and(|line| line.ends_with("not edited by hand.")) {
            continue;
        }
        let lines = text.lines().count();
        ensure!(lines <= LONGEST, "{} has {lines} lines; {LONGEST} are the most", path.display());
        ensure!(text.starts_with("//!"), "{} does not begin with what it is for", path.display());
    }
    Ok(())
}

#[test]
fn documents_name_no_path_of_a_machine() -> anyhow::Result<()> {
    for document in ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"] {
        let text = std::fs::read_to_string(tests::root().join(document))?;
        ensure!(!text.contains("/home/") && !text.contains("/root/"), "{document}");
    }
    Ok(())
}
