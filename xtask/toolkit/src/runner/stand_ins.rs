//! What stands in for the actions of others: this machine has no services of GitHub, and needs few of them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::Run;
use super::artifacts;

/// An action, and what is done here instead.
#[derive(Debug)]
pub(super) struct StandIn {
    /// `OWNER/NAME` and the path below it.
    pub(super) action: &'static str,
    /// What it does here, in a line.
    pub(super) does: &'static str,
    kind: Kind,
}

#[derive(Clone, Copy, Debug)]
enum Kind {
    Checkout,
    Cache,
    Tools,
    Upload,
    Download,
    Sarif,
    /// Says what it is, and no more.
    Told,
    Impossible,
}

const fn stand_in(action: &'static str, kind: Kind, does: &'static str) -> StandIn {
    StandIn { action, does, kind }
}

const TOKEN: &str = "fails: it needs GitHub's token service";

pub(super) static TABLE: [StandIn; 18] = [
    stand_in("actions/checkout", Kind::Checkout, "the working tree as it is"),
    stand_in("Swatinem/rust-cache", Kind::Cache, "nothing to restore: what was compiled is still there"),
    stand_in("actions/cache", Kind::Cache, "nothing to restore"),
    stand_in("actions/cache/restore", Kind::Cache, "nothing to restore"),
    stand_in("actions/cache/save", Kind::Told, "nothing is saved"),
    stand_in("taiki-e/install-action", Kind::Tools, "looks for the tools on PATH, and says what is missing"),
    stand_in("actions/upload-artifact", Kind::Upload, "kept in the folder of the run"),
    stand_in("actions/download-artifact", Kind::Download, "taken from the folder of the run"),
    stand_in("github/codeql-action/upload-sarif", Kind::Sarif, "checked, and kept in the folder of the run"),
    stand_in("step-security/harden-runner", Kind::Told, "this machine's connections are not watched"),
    stand_in("aws-actions/configure-aws-credentials", Kind::Impossible, TOKEN),
    stand_in("actions/attest", Kind::Impossible, TOKEN),
    stand_in("actions/attest-build-provenance", Kind::Impossible, TOKEN),
    stand_in("actions/attest-sbom", Kind::Impossible, TOKEN),
    stand_in("github/codeql-action/init", Kind::Impossible, TOKEN),
    stand_in("github/codeql-action/analyze", Kind::Impossible, TOKEN),
    stand_in("actions/dependency-review-action", Kind::Impossible, TOKEN),
    stand_in("ossf/scorecard-action", Kind::Impossible, TOKEN),
];

/// What stands in for an action, without its version.
pub(super) fn find(action: &str) -> Option<&'static StandIn> {
    TABLE.iter().find(|stand_in| stand_in.action.eq_ignore_ascii_case(action))
}

/// What a stand-in is given.
pub(super) struct Call<'a, 'b> {
    pub(super) run: &'a Run<'b>,
    /// The name of the job, for its lines.
    pub(super) job: &'a str,
    /// By their names in small letters; empty ones are not there.
    pub(super) inputs: BTreeMap<String, String>,
    pub(super) workspace: &'a Path,
    /// `PATH` of the step, split.
    pub(super) path: Vec<PathBuf>,
}

type Outputs = Vec<(String, String)>;

impl Call<'_, '_> {
    pub(super) fn input(&self, name: &str) -> Option<&str> {
        self.inputs.get(name).map(String::as_str)
    }

    pub(super) fn flag(&self, name: &str) -> bool {
        self.input(name).is_some_and(|value| value.eq_ignore_ascii_case("true"))
    }

    pub(super) fn say(&self, text: &str) {
        for line in text.lines() {
            self.run.output.line(self.job, &format!("    {line}"));
        }
    }
}

impl StandIn {
    /// Whether it brings the code.
    pub(super) fn is_checkout(&self) -> bool {
        matches!(self.kind, Kind::Checkout)
    }

    /// What cannot be done here with such inputs, as they are written in the file; one that names this repository is not among
    /// them.
    pub(super) fn refuses(&self, inputs: &[(&str, &str)]) -> Option<String> {
        let given = |name: &str| {
            inputs.iter().find(|(key, value)| key.eq_ignore_ascii_case(name) && !value.is_empty())
        };
        let refused: &[&str] = match self.kind {
            Kind::Checkout => {
                return given("path").or_else(|| given("repository")).map(|(name, _)| {
                    format!("the working tree is used as it is, and `{name}` asks for another one")
                });
            }
            Kind::Download => &["artifact-ids", "run-id", "github-token", "repository"],
            _ => &[],
        };
        let name = refused.iter().find(|name| given(name).is_some())?;
        Some(format!("artifacts of this run alone are there, and `{name}` asks for others"))
    }

    /// Does what it does here; its outputs, or why the step fails.
    pub(super) fn run(&self, call: &Call<'_, '_>) -> Result<Outputs, String> {
        match self.kind {
            Kind::Checkout => checkout(call, self.does),
            Kind::Cache => cache(call, self.does),
            Kind::Tools => Ok(tools(call)),
            Kind::Upload => artifacts::upload(call),
            Kind::Download => artifacts::download(call),
            Kind::Sarif => sarif(call),
            Kind::Told => {
                call.say(self.does);
                Ok(Outputs::new())
            }
            Kind::Impossible => Err(format!(
                "`{}` needs GitHub's token service, which this machine does not have",
                self.action
            )),
        }
    }
}

fn checkout(call: &Call<'_, '_>, does: &str) -> Result<Outputs, String> {
    let own = call.run.plan.contexts.key("github", "repository");
    if let Some(other) = call.input("repository").filter(|given| !given.eq_ignore_ascii_case(&own)) {
        return Err(format!("the working tree is that of `{own}`, and `{other}` is another repository"));
    }
    call.say(does);
    if let Some(reference) = call.input("ref") {
        call.say(&format!("`{reference}` is not checked out"));
    }
    Ok(Outputs::new())
}

fn cache(call: &Call<'_, '_>, does: &str) -> Result<Outputs, String> {
    if call.flag("fail-on-cache-miss") {
        return Err("there is no cache here, and `fail-on-cache-miss` is set".into());
    }
    call.say(does);
    let key = call.input("key").unwrap_or_default().to_owned();
    Ok(vec![("cache-hit".into(), "false".into()), ("cache-primary-key".into(), key)])
}

/// Looks for each tool; what is missing is told at the end of the run as well.
fn tools(call: &Call<'_, '_>) -> Outputs {
    let tools = call.input("tool").unwrap_or_default().split([',', ' ', '\n', '\t']);
    for tool in tools.map(str::trim).filter(|tool| !tool.is_empty()) {
        let name = tool.split_once('@').map_or(tool, |(name, _)| name);
        let as_subcommand = format!("cargo-{name}");
        let found = [name, as_subcommand.as_str()].into_iter().find_map(|program| {
            call.path.iter().map(|folder| folder.join(program)).find(|file| file.is_file())
        });
        if let Some(file) = found {
            call.say(&format!("{name}: {}", file.display()));
        } else {
            call.say(&format!("{name}: not on this machine"));
            call.run.report.borrow_mut().missing(name, call.job);
        }
    }
    Outputs::new()
}

/// Files of SARIF are JSON with `version` and `runs`: <https://docs.oasis-open.org/sarif/sarif/v2.1.0/>
fn sarif(call: &Call<'_, '_>) -> Result<Outputs, String> {
    let category = call.input("category").unwrap_or("all").replace('/', "-");
    if artifacts::is_no_name(&category) {
        return Err(format!("the category `{category}` is no name"));
    }
    let named = call.input("sarif_file").unwrap_or("../results");
    let path = call.workspace.join(named);
    let mut files = vec![path.clone()];
    if path.is_dir() {
        let entries =
            std::fs::read_dir(&path).map_err(|error| format!("`{named}` cannot be read: {error}"))?;
        files = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
        files.retain(|file| file.extension().is_some_and(|extension| extension == "sarif"));
        files.sort();
    }
    if files.is_empty() {
        return Err(format!("`{named}` holds no file of SARIF"));
    }
    let folder = call.run.folder.join("sarif").join(category);
    for file in files {
        let name = file.display();
        let bytes = std::fs::read(&file).map_err(|error| format!("`{name}` cannot be read: {error}"))?;
        let json: serde_json::Value =
            serde_json::from_slice(&bytes).map_err(|error| format!("`{name}` is no JSON: {error}"))?;
        let Some(runs) = json["runs"].as_array().filter(|_| json["version"].is_string()) else {
            return Err(format!("`{name}` is no SARIF: it has no `version` and `runs`"));
        };
        let findings: usize = runs.iter().map(|run| run["results"].as_array().map_or(0, Vec::len)).sum();
        let kept = folder.join(file.file_name().unwrap_or_default());
        std::fs::create_dir_all(&folder)
            .and_then(|()| std::fs::write(&kept, &bytes))
            .map_err(|error| format!("`{}` cannot be written: {error}", kept.display()))?;
        call.say(&format!("{findings} findings, kept in {}", kept.display()));
    }
    Ok(vec![("sarif-id".into(), "local".into())])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_checkout_than_the_working_tree_is_refused() {
        let checkout = find("actions/checkout").unwrap();
        assert!(checkout.refuses(&[("path", "sub")]).unwrap().contains("`path`"));
        assert!(checkout.refuses(&[("repository", "o/other")]).is_some());
        assert_eq!(checkout.refuses(&[("repository", ""), ("ref", "x")]), None);
        assert!(find("actions/download-artifact").unwrap().refuses(&[("run-id", "1")]).is_some());
    }
}
