//! The code itself: its layout, what clippy says of it, and what it compiles with.

use std::path::Path;

use serde_json::Value as Json;

use super::{Outcome, capture, clippy_sarif, tools, write_json};
use crate::check::human::count;
use crate::context::{Context, say};
use crate::error::{Error, Result};
use crate::process;

/// The programs with fewer features are what people build first.
const SELECTIONS: [&[&str]; 3] = [
    &["--workspace", "--all-targets", "--features", "xtask/operate"],
    &["--workspace", "--bins", "--features", "xtask/cloud"],
    &["--package", "xtask", "--bins"],
];

/// What is compiled to see that everything compiles, as the commands build it.
const EVERYTHING: [&str; 4] = ["check", "--workspace", "--features", "xtask/operate"];

pub(super) fn format(context: &Context) -> Result<()> {
    process::run(&mut process::cargo(context, &["fmt", "--all", "--check"]))
}

pub(super) fn clippy(context: &Context, sarif: Option<&Path>) -> Result<()> {
    let command = |selected: &[&str], more: &[&str]| {
        let arguments = [&["clippy", "--quiet"], more, selected, &["--", "-D", "warnings"]].concat();
        process::cargo(context, &arguments)
    };
    let Some(file) = sarif else {
        return SELECTIONS.iter().try_for_each(|selected| process::run(&mut command(selected, &[])));
    };
    let (mut passed, mut lines) = (true, String::new());
    for selected in SELECTIONS {
        let (succeeded, text) = capture(&mut command(selected, &["--message-format=json"]))?;
        passed &= succeeded;
        lines.push_str(&text);
    }
    let messages = clippy_sarif::read(&lines, &context.root);
    for message in &messages {
        say(message.shown.trim_end());
    }
    write_json(file, &clippy_sarif::render(&messages))?;
    if passed {
        Ok(())
    } else {
        Err(Error::Check(format!("clippy found {}", count(messages.len(), "thing"))))
    }
}

pub(super) fn unused(context: &Context) -> Result<()> {
    process::run(&mut tools::command(context, "cargo-shear"))
}

/// Each feature by itself, none of them, and all. `cloudformation` stays out: it has a feature for each service of AWS, every
/// other package takes all of them, and its own tests compile single ones. While it runs, `Cargo.toml` files have no
/// development dependencies.
pub(super) fn features(context: &Context) -> Result<()> {
    process::run(tools::command(context, "cargo-hack").args([
        "hack",
        "check",
        "--each-feature",
        "--no-dev-deps",
        "--workspace",
        "--exclude",
        "cloudformation",
    ]))
}

/// Compiles with the version that the packages promise: the toolchain in use where it is that one, else rustup's.
pub(super) fn msrv(context: &Context) -> Outcome {
    let versions = promised(context).and_then(|promised| Ok((promised, in_use(context)?)));
    let (promised, used) = match versions {
        Ok(versions) => versions,
        Err(error) => return Outcome::Failed(error),
    };
    if is_of(&used, &promised) {
        return process::run(&mut process::cargo(context, &EVERYTHING)).into();
    }
    if tools::find(context, "rustup").is_none() {
        return Outcome::Skipped(format!("this is Rust {used}, and without rustup there is no {promised}"));
    }
    let rustup = |arguments: &[&str]| {
        let mut command = tools::command(context, "rustup");
        command.args(["run", &promised, "cargo"]).args(arguments);
        command
    };
    if process::output(&mut rustup(&["--version"])).is_err() {
        let mend = format!("rustup toolchain install {promised} --profile minimal");
        return Outcome::Skipped(format!("Rust {promised} is not installed: {mend}"));
    }
    process::run(&mut rustup(&EVERYTHING)).into()
}

/// The `rust-version` of the workspace's packages, which must be the same.
fn promised(context: &Context) -> Result<String> {
    let metadata = ["metadata", "--no-deps", "--format-version", "1"];
    rust_version(&process::output(&mut process::cargo(context, &metadata))?)
}

fn rust_version(metadata: &str) -> Result<String> {
    let metadata: Json = serde_json::from_str(metadata)
        .map_err(|error| Error::Check(format!("cargo's metadata cannot be read: {error}")))?;
    let packages = metadata["packages"].as_array().map(Vec::as_slice).unwrap_or_default();
    let mut versions: Vec<Option<&str>> =
        packages.iter().map(|package| package["rust_version"].as_str()).collect();
    versions.dedup();
    match versions.as_slice() {
        [Some(version)] => Ok((*version).to_owned()),
        _ => Err(Error::Check(
            "not every package promises the same: write `rust-version.workspace = true` into each `Cargo.toml`"
                .into(),
        )),
    }
}

/// Such as `1.95.0`.
fn in_use(context: &Context) -> Result<String> {
    let text = process::output(&mut process::cargo(context, &["--version"]))?;
    Ok(text.split_whitespace().nth(1).unwrap_or_default().to_owned())
}

/// Whether a full version is of a promised one, which may leave the patch open.
fn is_of(used: &str, promised: &str) -> bool {
    used.strip_prefix(promised).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_toolchain_is_of_the_version_that_it_begins_with() {
        assert!(is_of("1.95.0", "1.95") && is_of("1.95.0", "1.95.0"));
        assert!(!is_of("1.95.0", "1.9") && !is_of("1.95.0", "1.96") && !is_of("1.95.0", "1.95.1"));
    }

    #[test]
    fn packages_promise_one_version() {
        let promised = |versions: &str| {
            let packages = versions.split(' ').map(|version| format!(r#"{{"rust_version":{version}}}"#));
            let packages: Vec<String> = packages.collect();
            rust_version(&format!(r#"{{"packages":[{}]}}"#, packages.join(","))).ok()
        };
        assert_eq!(promised(r#""1.95" "1.95""#).as_deref(), Some("1.95"));
        assert_eq!(promised(r#""1.95" "1.96""#), None);
        assert_eq!(promised(r#""1.95" null"#), None);
    }
}
