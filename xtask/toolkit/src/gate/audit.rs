//! The workflows: our own check of what works and what is wise, and zizmor's of what an attacker would use.

use std::path::Path;
use std::process::Command;

use serde_json::Value as Json;

use super::{Outcome, capture, tools, write_json};
use crate::Platform;
use crate::check::{Checked, human, sarif};
use crate::context::{Context, data};
use crate::error::{Error, Result};
use crate::process;
use crate::workflows::check;

/// What is looked at, from the root.
const FOLDER: &str = ".github";
const ZIZMOR: &str = "zizmor";

pub(super) fn audit(platform: &dyn Platform, context: &Context, file: Option<&Path>) -> Outcome {
    match check::workspace(platform, context).and_then(|(checked, _)| judged(&checked, context, file)) {
        Ok(outcome) => outcome,
        Err(error) => Outcome::Failed(error),
    }
}

/// Shows what was found, has zizmor look as well where it is, and writes both down.
fn judged(checked: &Checked, context: &Context, file: Option<&Path>) -> Result<Outcome> {
    for finding in &checked.findings {
        data(&human::finding(finding, checked, context.colour));
    }
    let is_there = tools::find(context, ZIZMOR).is_some();
    let passed = is_there.then(|| process::run(&mut zizmor(context, &[])));
    if let Some(file) = file {
        let other = is_there.then(|| zizmor_sarif(context)).transpose()?;
        let ours = sarif::render(sarif::WORKFLOWS, &checked.findings);
        write_json(file, &joined(ours, other))?;
    }
    let found = checked.findings.len();
    if found > 0 {
        return Err(Error::Check(format!("the workflows have {}", human::count(found, "finding"))));
    }
    Ok(passed.map_or_else(|| Outcome::Skipped(tools::missing(ZIZMOR)), Outcome::from))
}

fn zizmor(context: &Context, more: &[&str]) -> Command {
    let mut command = tools::command(context, ZIZMOR);
    command.args(["--quiet", "--persona", "pedantic", "--offline", "--strict-collection"]);
    command.args(more).arg(FOLDER);
    command
}

/// With this format it ends well whatever it finds.
fn zizmor_sarif(context: &Context) -> Result<Json> {
    let (_, text) = capture(&mut zizmor(context, &["--format", "sarif"]))?;
    serde_json::from_str(&text).map_err(|error| Error::Check(format!("zizmor wrote no SARIF: {error}")))
}

/// Our run and zizmor's in one document.
fn joined(mut ours: Json, zizmor: Option<Json>) -> Json {
    let mut runs = zizmor.and_then(|mut sarif| sarif.get_mut("runs").map(Json::take)).unwrap_or_default();
    from_root(&mut runs);
    if let (Some(all), Json::Array(runs)) = (ours["runs"].as_array_mut(), runs) {
        all.extend(runs);
    }
    ours
}

/// zizmor names files from the folder that it was given; GitHub wants them from the root.
fn from_root(json: &mut Json) {
    match json {
        Json::Array(items) => items.iter_mut().for_each(from_root),
        Json::Object(entries) => {
            for (key, value) in entries {
                from_root(value);
                let is_from_there = |uri: &&str| !uri.starts_with(FOLDER) && !uri.contains("://");
                let uri = value.as_str().filter(|_| key == "uri").filter(is_from_there);
                if let Some(moved) = uri.map(|uri| format!("{FOLDER}/{uri}")) {
                    *value = moved.into();
                }
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn both_runs_name_files_from_the_root() {
        let ours = json!({ "version": "2.1.0", "runs": [{ "results": [] }] });
        let place = |uri: &str| json!({ "physicalLocation": { "artifactLocation": { "uri": uri } } });
        let run = |uri: &str| json!({ "results": [{ "locations": [place(uri)] }] });
        let zizmor = json!({ "runs": [run("workflows/ci.yml"), run(".github/workflows/ci.yml")] });
        let same = run(".github/workflows/ci.yml");
        let expected = json!({ "version": "2.1.0", "runs": [{ "results": [] }, same, same] });
        assert_eq!(joined(ours.clone(), Some(zizmor)), expected);
        assert_eq!(joined(ours.clone(), None), ours);
    }
}
