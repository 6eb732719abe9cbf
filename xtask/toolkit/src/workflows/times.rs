//! How long the steps of workflows take: `workflows/times.toml`, which people keep, and what runs on this machine measured.

use serde_json::Value as Json;

use super::estimate::Times;
use crate::context::{Context, say};
use crate::error::{Error, Result};

/// The recorded times.
pub(crate) const FILE: &str = "workflows/times.toml";

/// What the last runs here measured: seconds by `workflow/job/step`.
pub(crate) const MEASURED: &str = "target/xtask/workflows/times.json";

/// The times of all workflows; those that this machine measured of `record`, such as `ci`, are taken over first, and written down.
pub(crate) fn read(context: &Context, record: Option<&str>) -> Result<Times> {
    let path = context.root.join(FILE);
    let text = std::fs::read_to_string(&path).map_err(|source| Error::Read { path: path.clone(), source })?;
    let mut times = parse(&text).map_err(|error| Error::Usage(format!("{FILE}: {error}")))?;
    if let Some(workflow) = record {
        let measured = context.root.join(MEASURED);
        let json = std::fs::read(&measured).map_err(|source| Error::Read { path: measured, source })?;
        let json: Json = serde_json::from_slice(&json).unwrap_or_default();
        take_over(&mut times, &json, workflow);
        let head: String =
            text.lines().take_while(|line| line.starts_with('#')).map(|line| format!("{line}\n")).collect();
        let lines: String =
            times.iter().map(|(name, seconds)| format!("{name:?} = {seconds:.0}\n")).collect();
        std::fs::write(&path, format!("{head}\n{lines}")).map_err(|source| Error::Write { path, source })?;
        say(&format!("{} times are in {FILE}", times.len()));
    }
    Ok(times)
}

/// Adds what was measured of one workflow.
fn take_over(times: &mut Times, measured: &Json, workflow: &str) {
    for (name, seconds) in measured.as_object().into_iter().flatten() {
        let is_of_it = name.strip_prefix(workflow).is_some_and(|rest| rest.starts_with('/'));
        if let Some(seconds) = seconds.as_f64().filter(|_| is_of_it) {
            times.insert(name.clone(), seconds.ceil());
        }
    }
}

/// Lines of `"workflow/job/step" = SECONDS`, and comments.
fn parse(text: &str) -> std::result::Result<Times, String> {
    let mut times = Times::new();
    for (index, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let entry = line.rsplit_once(" = ").and_then(|(name, seconds)| {
            let name = name.strip_prefix('"')?.strip_suffix('"')?;
            Some((name.to_owned(), seconds.parse::<f64>().ok().filter(|seconds| *seconds >= 0.0)?))
        });
        let (name, seconds) =
            entry.ok_or_else(|| format!("line {}: expected `\"workflow/job/step\" = SECONDS`", index + 1))?;
        times.insert(name, seconds);
    }
    Ok(times)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use actions::syntax::Workflow;
    use serde_json::json;

    use super::*;
    use crate::workflows::estimate::{Cost, Run, critical_path, estimate};

    /// What the committed times say of the committed `ci.yml` for a pull request.
    fn ci(outputs: &[(&str, &str)]) -> Vec<Cost> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let committed = |path: &str| std::fs::read_to_string(root.join(path)).unwrap();
        let workflow = Workflow::read("ci.yml", committed(".github/workflows/ci.yml").as_bytes()).unwrap();
        let outputs = outputs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        let run = Run { event: "pull_request", outputs: outputs.collect() };
        estimate("ci", &workflow, &run, &parse(&committed(FILE)).unwrap()).unwrap()
    }

    #[test]
    fn every_step_of_ci_has_a_time() {
        let costs = ci(&[]);
        assert!(costs.iter().all(|cost| cost.runs > 0), "a job was not looked at: {costs:?}");
    }

    #[test]
    fn a_pull_request_that_touches_only_the_app_ends_within_ten_minutes() {
        let costs = ci(&[("changes.stacks", "false")]);
        assert!(critical_path(&costs).last().unwrap().ends <= 600.0, "{costs:?}");
    }

    #[test]
    fn only_the_times_of_the_workflow_are_taken_over() {
        let mut times: Times = [("ci/a/B".to_owned(), 9.0)].into();
        let measured = json!({ "ci/a/B": 1.2, "ci/c/D": 3, "ci-other/a/B": 4, "deploy/a/B": 5 });
        take_over(&mut times, &measured, "ci");
        let expected: Times = [("ci/a/B".to_owned(), 2.0), ("ci/c/D".to_owned(), 3.0)].into();
        assert_eq!(times, expected);
    }

    #[test]
    fn a_line_that_is_no_time_is_named() {
        assert!((parse("# a\n\n\"a/b\" = 3\n").unwrap()["a/b"] - 3.0).abs() < 1e-9);
        assert_eq!(
            parse("\"a/b\" = 3\nx").unwrap_err(),
            "line 2: expected `\"workflow/job/step\" = SECONDS`"
        );
        assert!(parse("\"a/b\" = -3").is_err());
    }
}
