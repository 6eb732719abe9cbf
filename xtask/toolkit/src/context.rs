//! The outside world, read once: the workspace, the terminal and the environment. And the only places that print.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::error::{Error, Result};
use crate::{Definition, EnvironmentFile, Foundation, Platform};

/// The folder of the environments' files.
const ENVIRONMENTS: &str = "stacks/environments";

/// The table of pinned actions.
pub(crate) const PINS: &str = "workflows/pins.toml";

/// What every command works in.
#[derive(Debug)]
pub(crate) struct Context {
    /// The workspace's root.
    pub(crate) root: PathBuf,
    /// Where cargo puts what it builds, such as `target/debug`.
    pub(crate) binaries: PathBuf,
    /// Whether standard error is a terminal.
    #[cfg(feature = "cloud")]
    pub(crate) terminal: bool,
    /// Whether what is written may be coloured: both outputs are terminals, and `NO_COLOR` is not set.
    pub(crate) colour: bool,
    /// Set by cargo: the program that builds.
    pub(crate) cargo: String,
    /// `PATH`, split.
    pub(crate) path: Vec<PathBuf>,
    /// All of the environment, for what a workflow is given of it.
    pub(crate) variables: Variables,
    /// `TRESTLE_STATE`: the folder of the embedded cloud, when it is not the usual one.
    #[cfg(feature = "cloud")]
    pub(crate) state: Option<PathBuf>,
    /// Who works here, such as `ada@laptop`.
    #[cfg(feature = "operate")]
    pub(crate) owner: String,
    /// Where this run is to be seen, on GitHub.
    pub(crate) run: Option<String>,
    /// The way to GitHub, where a token is given.
    #[cfg(feature = "operate")]
    pub(crate) github: Option<GitHubAccess>,
}

/// GitHub's API, and a token for it.
#[cfg(feature = "operate")]
#[derive(Debug)]
pub(crate) struct GitHubAccess {
    pub(crate) token: Secret,
    pub(crate) api: String,
}

/// What is never shown.
#[cfg(feature = "operate")]
pub(crate) struct Secret(pub(crate) String);

#[cfg(feature = "operate")]
impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// The variables of this process; their values are not shown.
#[derive(Clone, Default)]
pub(crate) struct Variables(BTreeMap<String, String>);

impl Variables {
    fn read() -> Self {
        let texts = std::env::vars_os()
            .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)));
        Self(texts.collect())
    }

    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }
}

impl std::fmt::Debug for Variables {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Variables(…)")
    }
}

impl Context {
    #[expect(clippy::disallowed_methods, reason = "the environment is read here and nowhere else")]
    pub(crate) fn read() -> Result<Self> {
        let variable = |name: &str| std::env::var(name).ok();
        let here = std::env::current_dir().map_err(|source| Error::Read { path: ".".into(), source })?;
        let root = here.ancestors().find(|folder| folder.join(ENVIRONMENTS).is_dir());
        let root = root.ok_or_else(|| Error::NotAWorkspace { missing: here.join(ENVIRONMENTS) })?.to_owned();
        let program =
            std::env::current_exe().map_err(|source| Error::Read { path: "xtask".into(), source })?;
        let terminal = std::io::IsTerminal::is_terminal(&std::io::stderr());
        let path = variable("PATH").unwrap_or_default();
        Ok(Self {
            binaries: program.parent().unwrap_or(Path::new("target/debug")).to_owned(),
            root,
            #[cfg(feature = "cloud")]
            terminal,
            colour: terminal
                && std::io::IsTerminal::is_terminal(&std::io::stdout())
                && variable("NO_COLOR").is_none_or(|value| value.is_empty()),
            cargo: variable("CARGO").unwrap_or_else(|| "cargo".into()),
            path: std::env::split_paths(&path).collect(),
            variables: Variables::read(),
            #[cfg(feature = "cloud")]
            state: variable("TRESTLE_STATE").map(PathBuf::from),
            #[cfg(feature = "operate")]
            owner: owner(&variable),
            run: run(&variable),
            #[cfg(feature = "operate")]
            github: variable("GITHUB_TOKEN").filter(|token| !token.is_empty()).map(|token| GitHubAccess {
                token: Secret(token),
                api: variable("GITHUB_API_URL").unwrap_or_else(|| "https://api.github.com".into()),
            }),
        })
    }

    /// A workspace for tests, with the machine's `PATH` and these variables besides.
    #[cfg(test)]
    pub(crate) fn for_tests(root: PathBuf, variables: &[(&str, &str)]) -> Self {
        let mut all = Variables::read();
        all.0.extend(variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        Self {
            binaries: root.join("target/debug"),
            root,
            #[cfg(feature = "cloud")]
            terminal: false,
            colour: false,
            cargo: "cargo".into(),
            path: std::env::split_paths(all.get("PATH").unwrap_or_default()).collect(),
            variables: all,
            #[cfg(feature = "cloud")]
            state: None,
            #[cfg(feature = "operate")]
            owner: "test@test".into(),
            run: None,
            #[cfg(feature = "operate")]
            github: None,
        }
    }

    /// Finds a program on `PATH`.
    pub(crate) fn program(&self, name: &str) -> Option<PathBuf> {
        self.path.iter().map(|folder| folder.join(name)).find(|file| file.is_file())
    }

    /// Reads and synthesises one environment.
    pub(crate) fn definition(&self, platform: &dyn Platform, name: &str) -> Result<Definition> {
        self.definition_with(platform, name, "")
    }

    /// The same, with a section that its file may lack: where it has one of that name, its own counts.
    pub(crate) fn definition_with(
        &self,
        platform: &dyn Platform,
        name: &str,
        section: &str,
    ) -> Result<Definition> {
        if !platform.environments().contains(&name) {
            return Err(Error::NoEnvironment {
                name: name.to_owned(),
                known: platform.environments().to_vec(),
            });
        }
        let mut files = self.environment_files(platform)?;
        let title = section.lines().next();
        let lacks_it = |text: &str| !text.lines().any(|line| Some(line) == title);
        for file in files.iter_mut().filter(|file| file.name == name && lacks_it(&file.text)) {
            file.text.push_str(section);
        }
        platform
            .definition(name, &files)
            .map_err(|findings| Error::Environment { file: format!("{ENVIRONMENTS}/{name}.yaml"), findings })
    }

    /// What must be there before a workflow can deploy one environment.
    pub(crate) fn foundation(&self, platform: &dyn Platform, name: &str) -> Result<Foundation> {
        self.foundation_if_any(platform, name)?.ok_or_else(|| {
            let file = format!("{ENVIRONMENTS}/{name}.yaml");
            Error::Usage(format!("`{name}` is not deployed from GitHub: `{file}` has no section `github`"))
        })
    }

    /// The same, or nothing for an environment that GitHub does not deploy.
    pub(crate) fn foundation_if_any(
        &self,
        platform: &dyn Platform,
        name: &str,
    ) -> Result<Option<Foundation>> {
        let files = self.environment_files(platform)?;
        platform
            .foundation(name, &files)
            .map_err(|findings| Error::Environment { file: format!("{ENVIRONMENTS}/{name}.yaml"), findings })
    }

    /// Everything that GitHub is given.
    pub(crate) fn github_definition(
        &self,
        platform: &dyn Platform,
        pins: &actions::Pins,
    ) -> Result<actions::GitHub> {
        let files = self.environment_files(platform)?;
        let faults = |faults: Vec<String>| {
            Error::Usage(format!("the workflows cannot be written\n{}", faults.join("\n")))
        };
        platform.github(&files, pins).map_err(faults)
    }

    /// The pinned actions.
    pub(crate) fn pins(&self) -> Result<actions::Pins> {
        let path = self.root.join(PINS);
        let text = match std::fs::read_to_string(&path) {
            Ok(text) => text,
            // A workspace without workflows has none.
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(actions::Pins::default()),
            Err(source) => return Err(Error::Read { path, source }),
        };
        actions::Pins::read(&text).map_err(|error| Error::Usage(format!("workflows/{error}")))
    }

    fn environment_files(&self, platform: &dyn Platform) -> Result<Vec<EnvironmentFile>> {
        let read = |name: &&'static str| {
            let path = format!("{ENVIRONMENTS}/{name}.yaml");
            let file = self.root.join(&path);
            let text = std::fs::read_to_string(&file).map_err(|source| Error::Read { path: file, source })?;
            Ok(EnvironmentFile { name, path, text })
        };
        platform.environments().iter().map(read).collect()
    }
}

/// The person and the machine, or whoever started the run on GitHub.
#[cfg(feature = "operate")]
fn owner(variable: &dyn Fn(&str) -> Option<String>) -> String {
    if let Some(actor) = variable("GITHUB_ACTOR").filter(|_| !is_local(variable)) {
        return format!("{actor}@github");
    }
    let user = variable("USER").or_else(|| variable("LOGNAME")).unwrap_or_else(|| "somebody".into());
    let machine = std::fs::read_to_string("/proc/sys/kernel/hostname").ok();
    let machine = machine.or_else(|| variable("HOSTNAME")).unwrap_or_else(|| "a machine".into());
    format!("{user}@{}", machine.trim())
}

/// Whether a workflow runs on this machine, which nobody can look at on GitHub.
fn is_local(variable: &dyn Fn(&str) -> Option<String>) -> bool {
    variable("RUNNER_NAME").is_some_and(|name| name == crate::runner::NAME)
}

/// <https://docs.github.com/en/actions/reference/workflows-and-actions/variables>
fn run(variable: &dyn Fn(&str) -> Option<String>) -> Option<String> {
    if is_local(variable) {
        return None;
    }
    let parts = ["GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_RUN_ID"].map(variable);
    let [Some(server), Some(repository), Some(id)] = parts else { return None };
    Some(format!("{server}/{repository}/actions/runs/{id}"))
}

/// Data, for programs and pipes. A reader that went away is no error.
pub(crate) fn data(text: &str) {
    if writeln!(std::io::stdout().lock(), "{}", visible(text.trim_end_matches('\n'))).is_err() {
        // The reader of a pipe has enough.
    }
}

/// Talk, for people.
pub(crate) fn say(text: &str) {
    if writeln!(std::io::stderr().lock(), "{}", visible(text)).is_err() {
        // Nobody listens.
    }
}

/// A text that cannot move the cursor, rename the window or hide a line, wherever its parts come from: of what is not
/// printed, line ends, tabs and colours stay.
fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut parts = text.split('\u{1b}');
    let mut out = parts.next().unwrap_or_default().replace(is_hidden, "\u{fffd}");
    for part in parts {
        let is_colour = part.strip_prefix('[').is_some_and(|rest| {
            rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == ';').starts_with('m')
        });
        out.push(if is_colour { '\u{1b}' } else { '\u{fffd}' });
        out.push_str(&part.replace(is_hidden, "\u{fffd}"));
    }
    Cow::Owned(out)
}

fn is_hidden(c: char) -> bool {
    c.is_control() && c != '\n' && c != '\t'
}

/// Says what went wrong and gives the exit code.
pub(crate) fn report(error: &Error) -> ExitCode {
    say(&format!("error: {error}"));
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        say(&format!("  caused by: {cause}"));
        source = cause.source();
    }
    if let Some(hint) = error.hint() {
        say(&format!("\nhint: {hint}"));
    }
    ExitCode::from(error.exit_code())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_colours_reach_a_terminal() {
        assert_eq!(visible("a\tb\nc é"), "a\tb\nc é");
        assert_eq!(visible("\u{1b}[1;31merror\u{1b}[0m"), "\u{1b}[1;31merror\u{1b}[0m");
        assert_eq!(
            visible("\u{1b}[2J\u{1b}]0;x\u{7}\r\u{9b}"),
            "\u{fffd}[2J\u{fffd}]0;x\u{fffd}\u{fffd}\u{fffd}"
        );
    }
}
