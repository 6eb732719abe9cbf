//! Steps, one after another: which run, what came of each, and what the next ones see of it.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Instant;

use actions::expression::{Object, Value};
use actions::syntax::{Action, Entries, Step, Text};

use super::contexts::{Conclusion, Contexts, Status, texts};
use super::job::{Running, seconds};
use super::output::Paint;
use super::stand_ins::{Call, StandIn};
use super::uses::{self, Uses};
use super::{Run, composite, script};

/// Minutes that a job whose time is up still has for steps that run always, as on GitHub.
const GRACE_MINUTES: u32 = 5;

/// Whose steps they are: a job's, or those of an action that it uses.
pub(super) struct Frame<'a> {
    /// Without `steps` and `env`.
    pub(super) contexts: Contexts,
    /// What the steps around an action gave it.
    pub(super) env: BTreeMap<String, String>,
    /// The folder of the action.
    pub(super) action: Option<&'a str>,
    /// When the step around an action is to end.
    pub(super) deadline: Option<Instant>,
    /// The numbers of the steps whose scripts are narrowed.
    pub(super) narrowed: BTreeSet<usize>,
    /// How many actions stand around it.
    pub(super) depth: usize,
}

/// What came of them.
pub(super) struct Steps {
    /// The context `steps`.
    pub(super) context: Object,
    pub(super) conclusion: Conclusion,
}

/// What a step works with.
pub(super) struct Execution {
    pub(super) contexts: Contexts,
    /// Every variable that the workflow gives it.
    pub(super) env: BTreeMap<String, String>,
    /// Those that come from steps alone: from this one, and from the steps around its action.
    pub(super) own: BTreeMap<String, String>,
    pub(super) deadline: Instant,
    /// Unlike that of any other step of the job.
    pub(super) number: usize,
}

/// What came of what a step does.
#[derive(Default)]
pub(super) struct Ran {
    pub(super) outputs: Vec<(String, String)>,
    pub(super) fault: Option<Fault>,
}

pub(super) enum Fault {
    Failed(String),
    TimedOut,
}

impl Ran {
    pub(super) fn failed(message: impl Into<String>) -> Self {
        Self { outputs: Vec::new(), fault: Some(Fault::Failed(message.into())) }
    }
}

/// What later steps see of a step.
struct Ended {
    outcome: Conclusion,
    /// After `continue-on-error`.
    conclusion: Conclusion,
    outputs: Vec<(String, String)>,
}

impl Ended {
    fn new(conclusion: Conclusion) -> Self {
        Self { outcome: conclusion, conclusion, outputs: Vec::new() }
    }

    fn context(&self) -> Object {
        let mut outputs = Object::new();
        for (name, value) in &self.outputs {
            outputs.insert(name.as_str(), value.as_str());
        }
        let mut context = Object::new();
        context.insert("outputs", outputs);
        context.insert("outcome", self.outcome.word());
        context.insert("conclusion", self.conclusion.word());
        context
    }
}

pub(super) fn run(run: &Run<'_>, running: &mut Running<'_>, frame: &Frame<'_>, steps: &[Step]) -> Steps {
    let mut done = Steps { context: Object::new(), conclusion: Conclusion::Success };
    for (index, step) in steps.iter().enumerate() {
        let ended = one(run, running, frame, &done, index, step);
        if let Some(id) = &step.id {
            done.context.insert(id.value.as_str(), ended.context());
        }
        done.conclusion = match (done.conclusion, ended.conclusion) {
            _ if running.cancelled => Conclusion::Cancelled,
            (before, Conclusion::Success | Conclusion::Skipped) => before,
            (_, worse) => worse,
        };
    }
    done
}

fn one(
    run: &Run<'_>,
    running: &mut Running<'_>,
    frame: &Frame<'_>,
    done: &Steps,
    index: usize,
    step: &Step,
) -> Ended {
    running.begun += 1;
    let instance = running.instance;
    let talk = Talk { run, job: instance.name.as_str(), depth: frame.depth };
    let execution = match execution(run, running, frame, done, step) {
        Ok(execution) => execution,
        Err(fault) => return talk.refused(&display(step, &frame.contexts), &fault),
    };
    let name = display(step, &execution.contexts);
    match execution.contexts.without("secrets").holds(step.condition.as_ref()) {
        Ok(true) => {}
        Ok(false) => {
            talk.line(&run.output.paint(Paint::Dim, &format!("- {name} (skipped)")));
            return Ended::new(Conclusion::Skipped);
        }
        Err(fault) => return talk.refused(&name, &fault),
    }
    let is_narrowed = frame.narrowed.contains(&index);
    talk.line(
        &run.output.paint(Paint::Bold, &format!("> {name}{}", if is_narrowed { " (narrowed)" } else { "" })),
    );
    let began = Instant::now();
    let ran = match &step.action {
        Action::Run { script, shell, working_directory } => {
            script::run(run, running, frame, &execution, (script, shell.as_ref(), working_directory.as_ref()))
        }
        Action::Uses { uses, with } => used(run, running, frame, &execution, uses, with),
    };
    let took = began.elapsed();
    let is_job_over = Instant::now() >= running.deadline;
    let (outcome, message) = match ran.fault {
        None => (Conclusion::Success, String::new()),
        Some(Fault::TimedOut) if is_job_over => {
            if !running.cancelled {
                running.cancelled = true;
                running.deadline = Instant::now() + run.minute * GRACE_MINUTES;
            }
            (Conclusion::Cancelled, "the job took longer than its `timeout-minutes`".to_owned())
        }
        Some(_) if running.cancelled => (Conclusion::Cancelled, "the job took longer than it may".to_owned()),
        Some(Fault::TimedOut) => {
            (Conclusion::Failure, "it took longer than its `timeout-minutes`".to_owned())
        }
        Some(Fault::Failed(message)) => (Conclusion::Failure, message),
    };
    let mut ended = Ended { outputs: ran.outputs, ..Ended::new(outcome) };
    if outcome == Conclusion::Failure {
        match execution.contexts.flag(step.continue_on_error.as_ref(), false) {
            Ok(false) => {}
            Ok(true) => ended.conclusion = Conclusion::Success,
            Err(fault) => talk.line(&format!("  {fault}")),
        }
    }
    talk.ended(&ended, &message, &seconds(took));
    if is_narrowed {
        running.narrowed = true;
    } else if frame.depth == 0 && outcome == Conclusion::Success && matches!(step.action, Action::Run { .. })
    {
        // What stands in for an action, or ended early, says nothing about how long a step takes.
        let written = step.name.as_ref().map_or(name.as_str(), |name| name.value.as_str());
        let key = format!("{}/{}/{written}", stem(instance.scope.file), instance.job.id.value);
        run.report.borrow_mut().times.insert(key, took.as_secs_f64());
    }
    ended
}

/// The name of a file without its folder and its ending.
fn stem(file: &str) -> &str {
    let name = file.rsplit('/').next().unwrap_or(file);
    name.split_once('.').map_or(name, |(stem, _)| stem)
}

/// What a step sees and is given.
fn execution(
    run: &Run<'_>,
    running: &Running<'_>,
    frame: &Frame<'_>,
    done: &Steps,
    step: &Step,
) -> Result<Execution, String> {
    let mut env = running.env.clone();
    env.extend(frame.env.clone());
    let mut contexts = frame.contexts.clone();
    contexts.set("steps", Value::Object(done.context.clone()));
    contexts.set("env", texts(&env));
    contexts.set_key("job", "status", Value::from(done.conclusion.word()));
    contexts.set_key("github", "action", Value::from(action_name(step)));
    contexts.set_status(Status {
        success: done.conclusion == Conclusion::Success,
        failure: done.conclusion == Conclusion::Failure,
        cancelled: running.cancelled,
    });
    let given = contexts.entries(&step.env)?;
    let mut own = frame.env.clone();
    own.extend(given.clone());
    env.extend(given);
    contexts.set("env", texts(&env));
    let limit = contexts.minutes(step.timeout.as_ref())?.map(|minutes| Instant::now() + run.minute * minutes);
    let deadlines = [Some(running.deadline), frame.deadline, limit];
    let deadline = deadlines.into_iter().flatten().min().unwrap_or(running.deadline);
    Ok(Execution { contexts, env, own, deadline, number: running.begun })
}

/// What `GITHUB_ACTION` says.
fn action_name(step: &Step) -> String {
    match (&step.id, &step.action) {
        (Some(id), _) => id.value.clone(),
        (None, Action::Run { .. }) => "__run".into(),
        (None, Action::Uses { uses, .. }) => {
            let name = uses::name(&uses.value);
            let letters =
                name.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '_' });
            format!("__{}", letters.collect::<String>())
        }
    }
}

/// A step's name as its log shows it.
fn display(step: &Step, contexts: &Contexts) -> String {
    let name = step.name.as_ref().filter(|name| !name.value.is_empty());
    match (name, &step.action) {
        (Some(name), _) => contexts.text(name).unwrap_or_else(|_| name.value.clone()),
        (None, Action::Run { script, .. }) => {
            format!("Run {}", script.value.trim().lines().next().unwrap_or_default())
        }
        (None, Action::Uses { uses, .. }) => format!("Run {}", uses.value),
    }
}

/// Runs an action: one of this repository, or what stands in for another.
fn used(
    run: &Run<'_>,
    running: &mut Running<'_>,
    frame: &Frame<'_>,
    execution: &Execution,
    uses: &Text,
    with: &Entries,
) -> Ran {
    let inputs = match execution.contexts.entries(with) {
        Ok(inputs) => inputs,
        Err(fault) => return Ran::failed(fault),
    };
    match uses::action(&uses.value) {
        Uses::Local { folder, .. } => composite::run(run, running, frame, execution, &folder, &inputs),
        Uses::StandIn(stand_in) => stood_in(run, running, execution, stand_in, inputs),
        Uses::Unknown(why) => Ran::failed(format!("`{}`: {why}", uses.value)),
    }
}

fn stood_in(
    run: &Run<'_>,
    running: &Running<'_>,
    execution: &Execution,
    stand_in: &StandIn,
    inputs: Vec<(String, String)>,
) -> Ran {
    let inputs = inputs.into_iter().map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()));
    let call = Call {
        run,
        job: &running.instance.name,
        inputs: inputs.filter(|(_, value)| !value.is_empty()).collect(),
        workspace: &running.workspace,
        path: script::path(run, running, &execution.env),
    };
    match stand_in.run(&call) {
        Ok(outputs) => Ran { outputs, fault: None },
        Err(message) => Ran::failed(message),
    }
}

/// Lines about steps.
struct Talk<'a, 'b> {
    run: &'a Run<'b>,
    job: &'a str,
    depth: usize,
}

impl Talk<'_, '_> {
    fn line(&self, text: &str) {
        self.run.output.line(self.job, &format!("  {}{text}", "  ".repeat(self.depth)));
    }

    /// A step that cannot begin.
    fn refused(&self, name: &str, fault: &str) -> Ended {
        self.line(&format!("> {name}"));
        self.line(&self.run.output.paint(Paint::Red, &format!("  failed: {fault}")));
        Ended::new(Conclusion::Failure)
    }

    fn ended(&self, ended: &Ended, message: &str, took: &str) {
        let (text, paint) = match (ended.outcome, ended.conclusion) {
            (Conclusion::Success, _) => (format!("  {took}"), Paint::Green),
            (Conclusion::Failure, Conclusion::Success) => {
                (format!("  failed after {took}, and the job goes on: {message}"), Paint::Yellow)
            }
            (Conclusion::Failure, _) => (format!("  failed after {took}: {message}"), Paint::Red),
            _ => (format!("  cancelled after {took}: {message}"), Paint::Red),
        };
        self.line(&self.run.output.paint(paint, &text));
    }
}
