//! A step with a script: its shell, its environment, and what it says and writes to the runner.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::Command;

use actions::expression::Value;
use actions::syntax::Text;

use super::Run;
use super::commands::Listener;
use super::contexts::Contexts;
use super::files::{Files, Written};
use super::job::Running;
use super::output::Paint;
use super::process::{self, Exit};
use super::shell;
use super::steps::{Execution, Fault, Frame, Ran};

/// Keys of the context `github` that are variables as well, `GITHUB_…`.
/// <https://docs.github.com/en/actions/reference/workflows-and-actions/variables#default-environment-variables>
const GITHUB: [&str; 30] = [
    "action",
    "action_path",
    "actor",
    "actor_id",
    "api_url",
    "base_ref",
    "event_name",
    "event_path",
    "graphql_url",
    "head_ref",
    "job",
    "ref",
    "ref_name",
    "ref_protected",
    "ref_type",
    "repository",
    "repository_id",
    "repository_owner",
    "repository_owner_id",
    "retention_days",
    "run_attempt",
    "run_id",
    "run_number",
    "server_url",
    "sha",
    "triggering_actor",
    "workflow",
    "workflow_ref",
    "workflow_sha",
    "workspace",
];

/// Keys of the context `runner`, `RUNNER_…`.
const RUNNER: [&str; 6] = ["name", "os", "arch", "temp", "tool_cache", "environment"];

/// A script, its shell and its folder.
type Script<'a> = (&'a Text, Option<&'a Text>, Option<&'a Text>);

pub(super) fn run(
    run: &Run<'_>,
    running: &mut Running<'_>,
    frame: &Frame<'_>,
    execution: &Execution,
    step: Script<'_>,
) -> Ran {
    let files = Files::make(&running.temp.join("runner").join(execution.number.to_string()));
    let files = match files {
        Ok(files) => files,
        Err(error) => return Ran::failed(format!("the files of the step cannot be made: {error}")),
    };
    let mut contexts = execution.contexts.clone();
    for (_, key, path) in files.paths() {
        contexts.set_key("github", key, Value::from(path));
    }
    let mut command = match command(run, running, frame, execution, &contexts, step) {
        Ok(command) => command,
        Err(fault) => return Ran::failed(fault),
    };
    for (variable, _, path) in files.paths() {
        command.env(variable, path);
    }
    let mut listener = Listener::default();
    let job = running.instance.name.as_str();
    let mut each = |line: &str| listener.hear(&run.output, job, line);
    let ran = process::run(&mut command, execution.deadline, &mut each);
    let (exit, left) = match ran {
        Ok(ran) => ran,
        Err(error) => {
            let program = command.get_program().to_string_lossy().into_owned();
            return Ran::failed(format!("`{program}` cannot be started: {error}"));
        }
    };
    running.left.extend(left);
    let Listener { mut outputs, mut faults, .. } = listener;
    let written = files.read();
    outputs.extend(written.outputs.clone());
    faults.extend(keep(run, running, written));
    for fault in &faults {
        let text = run.output.paint(Paint::Red, &format!("error: {fault}"));
        run.output.line(&running.instance.name, &format!("    {text}"));
    }
    let fault = match exit {
        Exit::TimedOut => Some(Fault::TimedOut),
        Exit::Code(0) if faults.is_empty() => None,
        Exit::Code(0) => Some(Fault::Failed("what it told the runner cannot be used".into())),
        Exit::Code(code) => Some(Fault::Failed(format!("exit code {code}"))),
        Exit::Signal(signal) => Some(Fault::Failed(format!("ended by the signal {signal}"))),
    };
    Ran { outputs, fault }
}

/// Takes over what the step wrote for the steps after it, and gives what is wrong with it.
fn keep(run: &Run<'_>, running: &mut Running<'_>, written: Written) -> Vec<String> {
    running.env.extend(written.env);
    for folder in written.path {
        running.path.retain(|known| *known != folder);
        running.path.push(folder);
    }
    if let Some(note) = written.note {
        run.output.line(&running.instance.name, &format!("    warning: {note}"));
    }
    if !written.summary.is_empty() {
        let mut report = run.report.borrow_mut();
        report.summary.push_str(written.summary.trim_end());
        report.summary.push_str("\n\n");
    }
    written.faults
}

fn command(
    run: &Run<'_>,
    running: &Running<'_>,
    frame: &Frame<'_>,
    execution: &Execution,
    contexts: &Contexts,
    (script, shell_of_step, directory): Script<'_>,
) -> Result<Command, String> {
    let script = contexts.text(script)?;
    let is_job = frame.action.is_none();
    // What a job says of all its scripts does not reach into actions.
    let named = contexts.optional(shell_of_step)?.or_else(|| running.shell.clone().filter(|_| is_job));
    let folder = contexts.optional(directory)?.or_else(|| running.directory.clone().filter(|_| is_job));
    let folder = running.workspace.join(folder.unwrap_or_default());
    if !folder.is_dir() {
        return Err(format!("the working directory `{}` is not there", folder.display()));
    }
    let path = path(run, running, &execution.env);
    let found = |program: &str| path.iter().map(|folder| folder.join(program)).find(|file| file.is_file());
    let shell = shell::shell(named.as_deref(), &|program| found(program).is_some())?;
    let file = running.temp.join(format!("step-{}{}", execution.number, shell.extension));
    std::fs::write(&file, shell.script(&script))
        .map_err(|error| format!("`{}` cannot be written: {error}", file.display()))?;
    let mut command = Command::new(found(&shell.program).unwrap_or_else(|| PathBuf::from(&shell.program)));
    command.args(shell.arguments(&file)).current_dir(folder).env_clear();
    command.envs(environment(run, contexts, &execution.env));
    let path = std::env::join_paths(path).map_err(|error| format!("`PATH` cannot be made: {error}"))?;
    command.env("PATH", path);
    Ok(command)
}

/// `PATH` of a step: what steps before it added, the last one first, and what was there.
pub(super) fn path(run: &Run<'_>, running: &Running<'_>, env: &BTreeMap<String, String>) -> Vec<PathBuf> {
    let base = env.get("PATH").or_else(|| run.environment.get("PATH")).map_or("", String::as_str);
    running.path.iter().rev().map(PathBuf::from).chain(std::env::split_paths(base)).collect()
}

/// What this machine gives, what the workflow gives, and what only GitHub may set.
fn environment(
    run: &Run<'_>,
    contexts: &Contexts,
    env: &BTreeMap<String, String>,
) -> BTreeMap<String, String> {
    let mut all = run.environment.clone();
    all.insert("CI".into(), "true".into());
    all.extend(env.clone());
    all.insert("GITHUB_ACTIONS".into(), "true".into());
    for (context, prefix, keys) in [("github", "GITHUB", &GITHUB[..]), ("runner", "RUNNER", &RUNNER[..])] {
        for key in keys {
            all.insert(format!("{prefix}_{}", key.to_ascii_uppercase()), contexts.key(context, key));
        }
    }
    // Only the steps of an action have it.
    if contexts.key("github", "action_path").is_empty() {
        all.remove("GITHUB_ACTION_PATH");
    }
    all
}
