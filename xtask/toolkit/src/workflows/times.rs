//! How long the steps of workflows take: `workflows/times.toml`, which people keep, and what runs on this machine measured.

use serde_json::Value as Json;

use super::estimate::Times;
use crate::context::{Context, say};
use crate::error::{Error, Result};

/// The recorded times, by workflow, then by `job/step`.
pub(crate) const FILE: &str = "workflows/times.toml";

/// What the last runs here measured: seconds by `workflow/job/step`.
pub(crate) const MEASURED: &str = "target/xtask/workflows/times.json";

/// The times of all workflows; with `record` those of this machine are taken over first, and written down.
pub(crate) fn read(context: &Context, record: bool) -> Result<Times> {
    let path = context.root.join(FILE);
    let text = std::fs::read_to_string(&path).map_err(|source| Error::Read { path: path.clone(), source })?;
    let mut times = parse(&text).map_err(|error| Error::Usage(format!("{FILE}: {error}")))?;
    if record {
        let measured = context.root.join(MEASURED);
        let json = std::fs::read(&measured).map_err(|source| Error::Read { path: measured, source })?;
        let json: Json = serde_json::from_slice(&json).unwrap_or_default();
        for (name, seconds) in json.as_object().into_iter().flatten() {
            // `ci/test/Test` is kept as `test/Test`.
            let name = name.split_once('/').map_or(name.as_str(), |(_, rest)| rest);
            if let Some(seconds) = seconds.as_f64() {
                times.insert(name.to_owned(), seconds.ceil());
            }
        }
        let head: String =
            text.lines().take_while(|line| line.starts_with('#')).map(|line| format!("{line}\n")).collect();
        let lines: String =
            times.iter().map(|(name, seconds)| format!("{name:?} = {seconds:.0}\n")).collect();
        std::fs::write(&path, format!("{head}\n{lines}")).map_err(|source| Error::Write { path, source })?;
        say(&format!("{} times are in {FILE}", times.len()));
    }
    Ok(times)
}

/// Lines of `"job/step" = SECONDS`, and comments.
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
            entry.ok_or_else(|| format!("line {}: expected `\"job/step\" = SECONDS`", index + 1))?;
        times.insert(name, seconds);
    }
    Ok(times)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_is_no_time_is_named() {
        assert!((parse("# a\n\n\"a/b\" = 3\n").unwrap()["a/b"] - 3.0).abs() < 1e-9);
        assert_eq!(parse("\"a/b\" = 3\nx").unwrap_err(), "line 2: expected `\"job/step\" = SECONDS`");
        assert!(parse("\"a/b\" = -3").is_err());
    }
}
