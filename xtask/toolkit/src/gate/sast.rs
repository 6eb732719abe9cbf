//! What must not be written: code that the rules of this repository forbid, and secrets.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value as Json;

use super::{Outcome, capture, tools};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::process;

/// One file of rules for each subject.
const RULES: &str = "workflows/sast";
/// For each of them a file with what it finds and what it lets pass.
const SAMPLES: &str = "workflows/sast/samples";

/// Nothing is sent, and nothing asked of the network.
const QUIETLY: [&str; 4] = ["scan", "--metrics=off", "--disable-version-check", "--quiet"];

/// Proves the rules on their samples, then looks at the repository.
pub(super) fn sast(context: &Context, sarif: Option<&Path>) -> Outcome {
    if !context.root.join(RULES).is_dir() {
        return Outcome::Skipped(format!("there are no rules: {RULES} is not there"));
    }
    prove(context).and_then(|()| scan(context, sarif)).into()
}

fn prove(context: &Context) -> Result<()> {
    let unproven = unproven(&texts(context, RULES, "yml")?, &texts(context, SAMPLES, "rs")?);
    if !unproven.is_empty() {
        let message =
            format!("no sample in {SAMPLES} shows what is found (`ruleid:`) and what passes (`ok:`) by");
        return Err(Error::Check(format!("{message}: {}", unproven.join(", "))));
    }
    let mut test = tools::command(context, "semgrep");
    let (proven, said) = capture(test.args(QUIETLY).args(["--test", "--config", RULES, SAMPLES]))?;
    if !proven {
        return Err(Error::Check(format!("the rules do not find what their samples say\n{}", said.trim())));
    }
    Ok(())
}

fn scan(context: &Context, sarif: Option<&Path>) -> Result<()> {
    let file = sarif.map_or_else(|| context.root.join("target/xtask/sast.sarif"), PathBuf::from);
    let folder = file.parent().unwrap_or(&context.root);
    std::fs::create_dir_all(folder).map_err(|source| Error::Write { path: folder.to_owned(), source })?;
    let mut scan = tools::command(context, "semgrep");
    scan.args(QUIETLY)
        // A file that cannot be read was not looked at; findings are failures; ids are as they are written.
        .args(["--strict", "--error", "--no-rewrite-rule-ids"])
        .args(["--config", RULES, "--exclude", SAMPLES, "--exclude", "target", "--sarif-output"])
        .arg(&file)
        .arg(".");
    process::run(&mut scan)
        .map_err(|error| unread(error, &std::fs::read_to_string(&file).unwrap_or_default()))
}

/// Files of one kind, one after the other.
fn texts(context: &Context, folder: &str, ending: &str) -> Result<String> {
    let folder = context.root.join(folder);
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |source: std::io::Error| Error::Read { path, source }
    };
    let mut texts = String::new();
    for entry in std::fs::read_dir(&folder).map_err(failed(&folder))? {
        let path = entry.map_err(failed(&folder))?.path();
        if path.extension().is_some_and(|found| found == ending) {
            texts.push_str(&std::fs::read_to_string(&path).map_err(failed(&path))?);
            texts.push('\n');
        }
    }
    Ok(texts)
}

/// The rules that lack a sample of what they find, or of what they let pass.
fn unproven(rules: &str, samples: &str) -> Vec<String> {
    let marked = |mark: &str, id: &str| {
        let marks =
            samples.lines().filter_map(|line| line.trim_start().strip_prefix("// ")?.strip_prefix(mark));
        marks.flat_map(|ids| ids.split(',')).any(|marked| marked.trim() == id)
    };
    let ids = rules.lines().filter_map(|line| line.trim_start().strip_prefix("- id: "));
    ids.map(str::trim).filter(|id| !marked("ruleid:", id) || !marked("ok:", id)).map(str::to_owned).collect()
}

/// The error, with the files that semgrep could not read: on a terminal it keeps silent about them.
fn unread(error: Error, sarif: &str) -> Error {
    let sarif: Json = serde_json::from_str(sarif).unwrap_or_default();
    let list = |value: &Json| value.as_array().cloned().unwrap_or_default();
    let invocations = list(&sarif["runs"]).into_iter().flat_map(|run| list(&run["invocations"]));
    let notes: Vec<String> = invocations
        .flat_map(|invocation| list(&invocation["toolExecutionNotifications"]))
        .filter_map(|note| note["message"]["text"].as_str().map(str::to_owned))
        .collect();
    if notes.is_empty() { error } else { Error::Check(format!("{error}\n{}", notes.join("\n"))) }
}

/// Looks at the files that are, or could be, committed, and at everything that ever was. No secret is tried out, and none is
/// shown.
pub(super) fn secrets(context: &Context) -> Result<()> {
    let mut scan = tools::command(context, "kingfisher");
    scan.args(["scan", ".", "--git-history", "full", "--no-validate", "--no-update-check"]).args([
        "--quiet",
        "--redact",
        "--rule-cache-dir",
        "target/xtask/kingfisher",
    ]);
    for path in ignored(context) {
        scan.args(["--exclude", &path]);
    }
    process::run(&mut scan)
}

/// What git never commits; where this is no repository, what is built.
fn ignored(context: &Context) -> Vec<String> {
    let mut git = Command::new("git");
    git.args(["ls-files", "-z", "--others", "--ignored", "--exclude-standard", "--directory"]);
    let listed = process::output(git.current_dir(&context.root)).unwrap_or_default();
    let listed = listed.split('\0').map(|path| path.trim_end_matches('/'));
    ["target"].into_iter().chain(listed).filter(|path| !path.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_needs_a_sample_of_both_kinds() {
        let rules = "rules:\n  - id: trestle.a\n    languages: [rust]\n  - id: trestle.b\n";
        let samples = "fn f() {\n    // ruleid: trestle.b, trestle.a\n    g();\n    // ok: trestle.a\n}\n";
        assert_eq!(unproven(rules, samples), ["trestle.b"]);
        assert_eq!(unproven(rules, &format!("{samples}// ok: trestle.b\n")), Vec::<String>::new());
        assert_eq!(unproven(rules, "// todoruleid: trestle.a"), ["trestle.a", "trestle.b"]);
    }

    #[test]
    fn a_file_that_was_not_read_is_named() {
        let error = || Error::Check("semgrep ended with 3".into());
        let sarif = r#"{"runs":[{"invocations":[{"toolExecutionNotifications":[
            {"message":{"text":"Syntax error at line a.rs:1"}}]}],"results":[]}]}"#;
        assert_eq!(unread(error(), sarif).to_string(), "semgrep ended with 3\nSyntax error at line a.rs:1");
        assert_eq!(unread(error(), "").to_string(), "semgrep ended with 3");
    }
}
