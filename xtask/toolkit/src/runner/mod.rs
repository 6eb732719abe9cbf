//! Runs a workflow of GitHub on this machine: its jobs in the order of their needs, one at a time, with its expressions, its
//! scripts and its shells. What this machine cannot do is an error before the first step, never a success.
//!
//! ```text
//! plan (files, event, what can run) ──► graph (needs, matrix) ──► job ──► steps ──► script, composite, stand-ins
//!                                                            └──► call (another workflow) ──► graph
//! ```

mod artifacts;
mod call;
mod commands;
mod composite;
mod contexts;
mod covered;
mod event;
mod expressions;
mod files;
mod folders;
mod glob;
mod graph;
mod hash;
mod inputs;
mod job;
mod load;
mod masks;
mod matrix;
mod names;
mod output;
mod plan;
mod process;
mod report;
mod script;
mod services;
mod shell;
mod stand_ins;
mod steps;
#[cfg(test)]
mod tests;
mod uses;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::time::Duration;

use actions::Pins;
use actions::expression::Value;

use self::graph::Scope;
use self::output::{Output, Sink, Terminal};
use self::plan::Plan;
use self::report::Report;
use crate::context::Context;
use crate::error::{Error, Result};

/// Where runs are kept, from the workspace's root.
const FOLDER: &str = "target/xtask/workflows";
/// What `RUNNER_NAME` says in every step.
pub(crate) const NAME: &str = "local";
const MINUTE: Duration = Duration::from_mins(1);
/// Variables of this process that steps see: who works here, and the ways to the network. All others are the workflow's to
/// set, so that nothing passes because of what one person's shell holds.
const KEPT: [&str; 43] = [
    "HOME",
    "PATH",
    "USER",
    "LOGNAME",
    "SHELL",
    "LANG",
    "LC_ALL",
    "TZ",
    "TMPDIR",
    "CARGO_HOME",
    "RUSTUP_HOME",
    "RUSTUP_DIST_SERVER",
    "RUSTUP_UPDATE_ROOT",
    "PYENV_ROOT",
    "XDG_CACHE_HOME",
    "XDG_CONFIG_HOME",
    "XDG_RUNTIME_DIR",
    "DOCKER_HOST",
    "DOCKER_CONFIG",
    "DOCKER_CONTEXT",
    "DOCKER_CERT_PATH",
    "DOCKER_TLS_VERIFY",
    "HTTP_PROXY",
    "HTTPS_PROXY",
    "ALL_PROXY",
    "NO_PROXY",
    "http_proxy",
    "https_proxy",
    "all_proxy",
    "no_proxy",
    "SSL_CERT_FILE",
    "SSL_CERT_DIR",
    "NIX_SSL_CERT_FILE",
    "CURL_CA_BUNDLE",
    "REQUESTS_CA_BUNDLE",
    "AWS_CA_BUNDLE",
    "GIT_SSL_CAINFO",
    "NODE_EXTRA_CA_CERTS",
    "PIP_CERT",
    "PIP_INDEX_URL",
    "PIP_FIND_LINKS",
    "CARGO_NET_OFFLINE",
    "CARGO_HTTP_CAINFO",
];

/// What is to run.
#[derive(Clone, Debug, Default)]
pub(crate) struct Request {
    /// `ci.yml` is looked for in `.github/workflows`.
    pub(crate) file: PathBuf,
    /// Such as `pull_request`.
    pub(crate) event: String,
    /// A file of JSON; without one the payload is made from what git says.
    pub(crate) payload: Option<PathBuf>,
    pub(crate) inputs: Vec<(String, String)>,
    /// Only these and what they need; all of them when it is empty.
    pub(crate) jobs: Vec<String>,
    pub(crate) narrow: Vec<Narrowed>,
    /// Names of environment variables.
    pub(crate) secrets: Vec<String>,
    /// Whether the names of the checks are printed, and nothing runs.
    pub(crate) list: bool,
}

/// A step that runs another script than the file has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Narrowed {
    /// The id of a job.
    pub(crate) job: String,
    /// The name of a step, or its id.
    pub(crate) step: String,
    pub(crate) script: String,
}

/// Runs a workflow. The checks go to standard output, everything else to standard error.
pub(crate) fn run(request: &Request, pins: &Pins, context: &Context) -> Result<()> {
    run_to(request, pins, context, &Terminal, MINUTE)
}

/// The same, with what is written going to `sink`, and minutes of `timeout-minutes` of another length.
fn run_to(
    request: &Request,
    pins: &Pins,
    context: &Context,
    sink: &dyn Sink,
    minute: Duration,
) -> Result<()> {
    let plan = plan::plan(request, pins, context)?;
    let output = Output::new(sink, context.colour);
    for secret in &plan.secrets {
        output.mask(secret);
    }
    if request.list {
        for name in names::checks(&plan) {
            output.data(&name);
        }
        return Ok(());
    }
    let (folder, number) = folder(&context.root)?;
    let run = Run {
        plan: &plan,
        output,
        report: RefCell::default(),
        root: context.root.clone(),
        environment: environment(context, &folder),
        folder,
        minute,
    };
    run.write("event.json", &plan.event.payload.to_json())?;
    run.jobs(number);
    let times = context.root.join(FOLDER).join("times.json");
    run.report.borrow().finish(&run.output, &run.folder.join("summary.md"), &times)
}

/// What steps see before the workflow says anything. No login of whoever works here reaches them: `gh` finds an empty folder and
/// no bus to a keyring (<https://cli.github.com/manual/gh_help_environment>), and git does not ask for one.
fn environment(context: &Context, folder: &Path) -> BTreeMap<String, String> {
    let known =
        KEPT.iter().filter_map(|name| Some(((*name).to_owned(), context.variables.get(name)?.to_owned())));
    let own = [
        ("GH_CONFIG_DIR", folder.join("gh").display().to_string()),
        ("DBUS_SESSION_BUS_ADDRESS", "disabled:".to_owned()),
        ("GIT_TERMINAL_PROMPT", "0".to_owned()),
    ];
    known.chain(own.map(|(name, value)| (name.to_owned(), value))).collect()
}

/// One run of a workflow: what all of its jobs share.
struct Run<'a> {
    plan: &'a Plan,
    output: Output<'a>,
    report: RefCell<Report>,
    /// The workspace's root.
    root: PathBuf,
    /// Where everything of this run is kept.
    folder: PathBuf,
    /// What steps see of this process's environment.
    environment: BTreeMap<String, String>,
    /// How long a minute of `timeout-minutes` is.
    minute: Duration,
}

impl Run<'_> {
    fn write(&self, name: &str, text: &str) -> Result<()> {
        let path = self.folder.join(name);
        std::fs::write(&path, text).map_err(|source| Error::Write { path, source })
    }

    fn jobs(&self, number: u32) {
        let plan = self.plan;
        let Some(workflow) = plan.workflows.get(&plan.file) else { return };
        let mut contexts = plan.contexts.clone();
        let event = self.folder.join("event.json").display().to_string();
        for (key, text) in
            [("event_path", event), ("run_id", number.to_string()), ("run_number", number.to_string())]
        {
            contexts.set_key("github", key, Value::from(text));
        }
        let prefix = String::new();
        let scope = Scope { file: &plan.file, jobs: plan.jobs(), workflow, contexts, prefix };
        graph::run(self, &scope);
    }
}

/// A new folder for a run, and its number. The folder of the run before is removed, unless that run still goes on.
fn folder(root: &Path) -> Result<(PathBuf, u32)> {
    let all = root.join(FOLDER);
    let write = |source| Error::Write { path: all.clone(), source };
    std::fs::create_dir_all(&all).map_err(write)?;
    // Two runs that begin at once do not take each other's folder for one that is left over. The lock ends with this function.
    let lock = File::create(all.join("lock")).map_err(write)?;
    lock.lock().map_err(write)?;
    let mut last = 0;
    for entry in std::fs::read_dir(&all).map_err(|source| Error::Read { path: all.clone(), source })? {
        let path = entry.map_err(|source| Error::Read { path: all.clone(), source })?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let Some(number) = name.strip_prefix("run-").and_then(|number| number.parse::<u32>().ok()) else {
            continue;
        };
        last = last.max(number);
        let process = std::fs::read_to_string(path.join("process")).unwrap_or_default();
        if !process.trim().parse::<u32>().is_ok_and(process::runs) {
            std::fs::remove_dir_all(&path).map_err(|source| Error::Write { path, source })?;
        }
    }
    let (number, folder) =
        folders::claim(last.wrapping_add(1), &|number| all.join(format!("run-{number}"))).map_err(write)?;
    std::fs::write(folder.join("process"), std::process::id().to_string())
        .and_then(|()| std::fs::create_dir(folder.join("tools")))
        .and_then(|()| std::fs::create_dir(folder.join("gh")))
        .map_err(|source| Error::Write { path: folder.clone(), source })?;
    Ok((folder, number))
}
