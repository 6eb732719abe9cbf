//! One run of a job: its environment, its services, its steps, its outputs.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use actions::expression::{Object, Value};
use actions::syntax::{Job, Step};

use super::contexts::{Conclusion, Contexts, texts};
use super::folders::Temporary;
use super::graph::{Ended, Scope};
use super::output::Paint;
use super::process::Left;
use super::report::Check;
use super::services::Services;
use super::steps::{self, Frame};
use super::{NAME, Run, covered, services};

/// How long a job may take that says nothing about it.
const USUAL_MINUTES: u32 = 360;

/// A job, once for each cell of its matrix.
pub(super) struct Instance<'a> {
    pub(super) scope: &'a Scope<'a>,
    pub(super) job: &'a Job,
    /// All but those of its steps.
    pub(super) contexts: Contexts,
    /// The name of its check.
    pub(super) name: String,
}

/// A job that runs.
pub(super) struct Running<'a> {
    pub(super) instance: &'a Instance<'a>,
    /// Variables of the workflow, of the job, and what steps wrote to `GITHUB_ENV`.
    pub(super) env: BTreeMap<String, String>,
    /// What steps wrote to `GITHUB_PATH`, the last one last.
    pub(super) path: Vec<String>,
    pub(super) shell: Option<String>,
    pub(super) directory: Option<String>,
    pub(super) deadline: Instant,
    pub(super) cancelled: bool,
    pub(super) narrowed: bool,
    pub(super) workspace: PathBuf,
    /// The workspace, when it holds no code: it ends with the job.
    _own_workspace: Option<Temporary>,
    pub(super) temp: PathBuf,
    /// Processes that run on after their steps.
    pub(super) left: Vec<Left>,
    /// How many steps began, for names of files.
    pub(super) begun: usize,
}

/// Runs a job and reports its check.
pub(super) fn run(run: &Run<'_>, instance: &Instance<'_>, steps: &[Step]) -> Ended {
    let began = Instant::now();
    run.output.line(&instance.name, &run.output.paint(Paint::Bold, "begins"));
    let (conclusion, outputs, narrowed) = match begin(run, instance, steps) {
        Ok((mut running, contexts)) => go(run, &mut running, contexts, steps),
        Err(fault) => {
            say_fault(run, instance, &fault);
            (Conclusion::Failure, Object::new(), false)
        }
    };
    let allowed = instance.contexts.flag(instance.job.continue_on_error.as_ref(), false);
    let allowed = allowed.unwrap_or_else(|fault| {
        say_fault(run, instance, &fault);
        false
    });
    let took = began.elapsed();
    let allowed = allowed && conclusion == Conclusion::Failure;
    let (word, paint) = match conclusion {
        Conclusion::Success => ("success", Paint::Green),
        _ if allowed => ("failure, and the workflow goes on", Paint::Yellow),
        conclusion => (conclusion.word(), Paint::Red),
    };
    let text = format!("{word} after {}", seconds(took));
    run.output.line(&instance.name, &run.output.paint(paint, &text));
    let name = instance.name.clone();
    run.report.borrow_mut().checks.push(Check { name, conclusion, took, narrowed, allowed });
    // Later jobs see a failure that is allowed as a success.
    let conclusion = if allowed { Conclusion::Success } else { conclusion };
    Ended { conclusion, outputs }
}

pub(super) fn seconds(took: Duration) -> String {
    format!("{:.1} s", took.as_secs_f64())
}

fn say_fault(run: &Run<'_>, instance: &Instance<'_>, fault: &str) {
    run.output.line(&instance.name, &run.output.paint(Paint::Red, &format!("failed: {fault}")));
}

/// Everything before the first step.
fn begin<'a>(
    run: &Run<'_>,
    instance: &'a Instance<'a>,
    steps: &[Step],
) -> Result<(Running<'a>, Contexts), String> {
    let Instance { scope, job, .. } = instance;
    covered::machine(job, &instance.contexts)?;
    let number = run.report.borrow().checks.len();
    let folder = run.folder.join("jobs").join(number.to_string());
    let temp = folder.join("temp");
    std::fs::create_dir_all(&temp)
        .map_err(|error| format!("`{}` cannot be made: {error}", temp.display()))?;
    // A job that never checks the code out has none, on GitHub as here.
    let own_workspace = if covered::checks_out(steps, &run.plan.actions) {
        None
    } else {
        Some(Temporary::new().map_err(|error| format!("the workspace cannot be made: {error}"))?)
    };
    let workspace = own_workspace.as_ref().map_or(run.root.as_path(), Temporary::path).to_owned();

    let mut contexts = instance.contexts.clone();
    contexts.set_workspace(&workspace);
    contexts.set("runner", runner(run, &temp));
    contexts.set("job", Value::Object([("status".to_owned(), Value::from("success"))].into_iter().collect()));
    let mut env = BTreeMap::new();
    env.extend(contexts.entries(&scope.workflow.env)?);
    contexts.set("env", texts(&env));
    env.extend(contexts.entries(&job.env)?);
    contexts.set("env", texts(&env));
    let (common, own) = (&scope.workflow.defaults, &job.defaults);
    let minutes = contexts.minutes(job.timeout.as_ref())?.unwrap_or(USUAL_MINUTES);
    let running = Running {
        instance,
        shell: contexts.optional(own.shell.as_ref().or(common.shell.as_ref()))?,
        directory: contexts.optional(own.working_directory.as_ref().or(common.working_directory.as_ref()))?,
        env,
        path: Vec::new(),
        deadline: Instant::now() + run.minute * minutes,
        cancelled: false,
        narrowed: false,
        workspace,
        _own_workspace: own_workspace,
        temp,
        left: Vec::new(),
        begun: 0,
    };
    Ok((running, contexts))
}

/// <https://docs.github.com/en/actions/reference/workflows-and-actions/contexts#runner-context>
fn runner(run: &Run<'_>, temp: &Path) -> Value {
    let system = if std::env::consts::OS == "macos" { "macOS" } else { "Linux" };
    let architecture = match std::env::consts::ARCH {
        "aarch64" => "ARM64",
        "x86" => "X86",
        "arm" => "ARM",
        _ => "X64",
    };
    let entries = [
        ("name", NAME.to_owned()),
        ("os", system.to_owned()),
        ("arch", architecture.to_owned()),
        ("temp", temp.display().to_string()),
        ("tool_cache", run.folder.join("tools").display().to_string()),
        ("debug", String::new()),
        ("environment", "self-hosted".to_owned()),
    ];
    Value::Object(entries.into_iter().map(|(key, text)| (key.to_owned(), Value::from(text))).collect())
}

/// The services, the steps, and the outputs.
fn go(
    run: &Run<'_>,
    running: &mut Running<'_>,
    mut contexts: Contexts,
    steps: &[Step],
) -> (Conclusion, Object, bool) {
    let instance = running.instance;
    let services = if instance.job.services.is_empty() {
        Ok(Services::default())
    } else {
        services::start(run, instance, &contexts)
    };
    let services = match services {
        Ok(services) => services,
        Err(fault) => {
            say_fault(run, instance, &fault);
            return (Conclusion::Failure, Object::new(), false);
        }
    };
    if !instance.job.services.is_empty() {
        contexts.set_key("job", "services", services.context());
    }
    let (file, id) = (instance.scope.file, instance.job.id.value.as_str());
    let narrowed = (0..steps.len()).filter(|step| run.plan.is_narrowed(file, id, *step)).collect();
    let frame = Frame { contexts, env: BTreeMap::new(), action: None, deadline: None, narrowed, depth: 0 };
    let ended = steps::run(run, running, &frame, steps);

    let mut contexts = frame.contexts;
    contexts.set("steps", Value::Object(ended.context));
    contexts.set("env", texts(&running.env));
    contexts.set_key("job", "status", Value::from(ended.conclusion.word()));
    let (outputs, conclusion) = match outputs(run, instance, &contexts) {
        Ok(outputs) => (outputs, ended.conclusion),
        Err(fault) => {
            say_fault(run, instance, &format!("its outputs: {fault}"));
            (Object::new(), Conclusion::Failure)
        }
    };
    running.left.clear();
    services.stop();
    (conclusion, outputs, running.narrowed)
}

/// What later jobs are given; nothing that holds a secret leaves a job.
fn outputs(run: &Run<'_>, instance: &Instance<'_>, contexts: &Contexts) -> Result<Object, String> {
    let mut outputs = Object::new();
    for (name, text) in contexts.entries(&instance.job.outputs)? {
        if run.output.masked(&text) == text {
            outputs.insert(name, text);
        } else {
            let message = format!("warning: the output `{name}` is left out, because it holds a secret");
            run.output.line(&instance.name, &message);
        }
    }
    Ok(outputs)
}
