//! Everything that is settled before the first step: the files, the event, what runs, and that all of it can run here.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use actions::Pins;
use actions::expression::{Object, Value};
use actions::syntax::{Action, ActionFile, Body, Event as Trigger, Job, Text, Workflow};

use super::contexts::Contexts;
use super::event::{self, Event};
use super::load::{self, Loaded};
use super::{Narrowed, Request, covered, expressions, graph, inputs, matrix};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::process;

const FOLDER: &str = ".github/workflows";

/// A run that can begin.
pub(super) struct Plan {
    /// The file that was asked for, from the workspace's root.
    pub(super) file: String,
    /// That workflow, and those that it calls, by their files.
    pub(super) workflows: BTreeMap<String, Workflow>,
    /// Actions of this repository, by their folders.
    pub(super) actions: BTreeMap<String, ActionFile>,
    /// The ids of the jobs that run, in small letters.
    pub(super) selected: BTreeSet<String>,
    /// Steps with another script than the file has: file, job, and number of the step.
    pub(super) narrowed: BTreeSet<(String, String, usize)>,
    pub(super) event: Event,
    /// `github`, `inputs`, `vars` and `secrets`.
    pub(super) contexts: Contexts,
    /// What must not be shown.
    pub(super) secrets: Vec<String>,
}

impl Plan {
    /// The jobs of the workflow that was asked for, without those that were not.
    pub(super) fn jobs(&self) -> Vec<&Job> {
        self.workflows.get(&self.file).map_or_else(Vec::new, |workflow| selected(workflow, &self.selected))
    }

    pub(super) fn is_narrowed(&self, file: &str, job: &str, step: usize) -> bool {
        self.narrowed.contains(&(file.to_owned(), job.to_owned(), step))
    }
}

fn selected<'a>(workflow: &'a Workflow, ids: &BTreeSet<String>) -> Vec<&'a Job> {
    workflow.jobs.iter().filter(|job| ids.contains(&graph::key(&job.id))).collect()
}

pub(super) fn plan(request: &Request, pins: &Pins, context: &Context) -> Result<Plan> {
    let root = context.root.as_path();
    let file = find(&request.file, root)?;
    let workflow = load::workflow(root, &file).map_err(|problem| refused(&file, &[problem]))?;
    let trigger = trigger(request, &workflow)?;
    let selected_ids = graph::select(&workflow, &request.jobs)?;

    let mut loaded = Loaded::default();
    loaded.jobs(root, selected(&workflow, &selected_ids), &mut vec![file.clone()]);
    let secrets = secrets(request, &trigger, context)?;
    let (event, contexts) = contexts(request, &workflow, &file, &trigger, &secrets, root)?;
    loaded.workflows.insert(file.clone(), workflow);
    let narrowed = narrow(&mut loaded, &file, &request.narrow)?;

    let mut problems = std::mem::take(&mut loaded.problems);
    problems.extend(problems_of(&loaded, &file, &selected_ids, &contexts, pins));
    if problems.is_empty() {
        problems.extend(engine(&loaded, &file, &selected_ids, context));
    }
    if !problems.is_empty() {
        return Err(refused(&file, &problems));
    }
    let Loaded { workflows, actions, .. } = loaded;
    let secrets = secrets.into_iter().map(|(_, value)| value).collect();
    Ok(Plan { file, workflows, actions, selected: selected_ids, narrowed, event, contexts, secrets })
}

fn refused(file: &str, problems: &[String]) -> Error {
    Error::Check(format!("`{file}` does not run here, and nothing of it ran\n\n{}", problems.join("\n")))
}

/// The path of a workflow from the workspace's root: `ci.yml` is looked for among the workflows.
fn find(file: &Path, root: &Path) -> Result<String> {
    let relative = file.strip_prefix(root).unwrap_or(file);
    let path = if relative.components().count() == 1 {
        Path::new(FOLDER).join(relative)
    } else {
        relative.to_owned()
    };
    if root.join(&path).is_file() {
        return Ok(path.display().to_string());
    }
    let entries = std::fs::read_dir(root.join(FOLDER)).into_iter().flatten();
    let mut known: Vec<String> =
        entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect();
    known.sort();
    Err(Error::Usage(format!("there is no workflow `{}`; known are: {}", path.display(), known.join(", "))))
}

fn trigger(request: &Request, workflow: &Workflow) -> Result<Trigger> {
    workflow.event(&request.event).cloned().ok_or_else(|| {
        let known: Vec<&str> = workflow.on.iter().map(|event| event.name.value.as_str()).collect();
        let event = &request.event;
        Error::Usage(format!("the workflow does not run on `{event}`; it runs on: {}", known.join(", ")))
    })
}

/// The secrets that are named, from the environment.
fn secrets(request: &Request, trigger: &Trigger, context: &Context) -> Result<Vec<(String, String)>> {
    let mut secrets = Vec::new();
    for name in &request.secrets {
        if name.eq_ignore_ascii_case("GITHUB_TOKEN") {
            return Err(Error::Usage(format!(
                "`{name}` cannot be given: a run on this machine is that of a fork, and has no token"
            )));
        }
        let value = context.variables.get(name);
        let value = value.ok_or_else(|| Error::Usage(format!("the environment has no variable `{name}`")))?;
        secrets.push((name.clone(), value.to_owned()));
    }
    for declared in trigger.secrets.iter().filter(|secret| secret.required) {
        let name = &declared.name.value;
        if !request.secrets.iter().any(|given| given.eq_ignore_ascii_case(name)) {
            return Err(Error::Usage(format!(
                "the workflow needs the secret `{name}`: give `--secret {name}`"
            )));
        }
    }
    Ok(secrets)
}

/// The event, and what every job sees.
fn contexts(
    request: &Request,
    workflow: &Workflow,
    file: &str,
    trigger: &Trigger,
    secrets: &[(String, String)],
    root: &Path,
) -> Result<(Event, Contexts)> {
    let mut event = event::event(request, workflow, file, &Object::new(), root)?;
    let mut contexts = Contexts::new(root);
    contexts.set("github", Value::Object(event.github.clone()));
    contexts.set("vars", Value::Object(Object::new()));
    let given: Vec<(String, Value)> =
        request.inputs.iter().map(|(name, value)| (name.clone(), Value::from(value.as_str()))).collect();
    let inputs = inputs::all(&trigger.inputs, &given, &contexts).map_err(Error::Usage)?;
    if !inputs.is_empty() {
        event = event::event(request, workflow, file, &inputs, root)?;
        contexts.set("github", Value::Object(event.github.clone()));
    }
    contexts.set("inputs", Value::Object(inputs));
    let mut all: Object =
        secrets.iter().map(|(name, value)| (name.clone(), Value::from(value.as_str()))).collect();
    all.insert("GITHUB_TOKEN", "");
    contexts.set("secrets", Value::Object(all));
    Ok((event, contexts))
}

/// Gives steps their narrower scripts.
fn narrow(
    loaded: &mut Loaded,
    file: &str,
    narrowed: &[Narrowed],
) -> Result<BTreeSet<(String, String, usize)>> {
    let mut done = BTreeSet::new();
    for Narrowed { job: id, step: name, script } in narrowed {
        let has =
            |workflow: &Workflow| workflow.job(id).is_some_and(|job| matches!(job.body, Body::Steps(_)));
        // The workflow that was asked for comes before those that it calls.
        let mut files = std::iter::once(file).chain(loaded.workflows.keys().map(String::as_str));
        let found = files.find(|file| loaded.workflows.get(*file).is_some_and(has)).map(str::to_owned);
        let known = || {
            let jobs = loaded.workflows.values().flat_map(|workflow| &workflow.jobs);
            let steps = jobs.filter(|job| matches!(job.body, Body::Steps(_)));
            steps.map(|job| job.id.value.as_str()).collect::<Vec<_>>().join(", ")
        };
        let Some(found) = found else {
            return Err(Error::Usage(format!("there is no job `{id}` with steps; known are: {}", known())));
        };
        let workflow = loaded.workflows.get_mut(&found);
        let job = workflow
            .and_then(|workflow| workflow.jobs.iter_mut().find(|job| job.id.value.eq_ignore_ascii_case(id)));
        let Some(job) = job else { continue };
        let step = narrow_step(job, name, script)?;
        done.insert((found, job.id.value.clone(), step));
    }
    Ok(done)
}

/// The number of the step that got the script.
fn narrow_step(job: &mut Job, name: &str, narrower: &str) -> Result<usize> {
    let id = &job.id.value;
    let Body::Steps(steps) = &mut job.body else {
        return Err(Error::Usage(format!("the job `{id}` has no steps")));
    };
    let names: Vec<String> = steps
        .iter()
        .filter_map(|step| step.name.as_ref().or(step.id.as_ref()))
        .map(|name| format!("`{}`", name.value))
        .collect();
    let is_it = |text: Option<&Text>| text.is_some_and(|text| text.value == name);
    let found =
        steps.iter_mut().enumerate().find(|(_, step)| is_it(step.name.as_ref()) || is_it(step.id.as_ref()));
    let Some((index, step)) = found else {
        let known = names.join(", ");
        return Err(Error::Usage(format!("the job `{id}` has no step `{name}`; known are: {known}")));
    };
    match &mut step.action {
        Action::Run { script, .. } => narrower.clone_into(&mut script.value),
        Action::Uses { uses, .. } => {
            let script = Text { value: narrower.to_owned(), place: uses.place };
            step.action = Action::Run { script, shell: None, working_directory: None };
        }
    }
    Ok(index)
}

/// What keeps the files from running, one text each.
fn problems_of(
    loaded: &Loaded,
    file: &str,
    selected_ids: &BTreeSet<String>,
    contexts: &Contexts,
    pins: &Pins,
) -> Vec<String> {
    let mut problems = Vec::new();
    for (path, workflow) in &loaded.workflows {
        problems.extend(expressions::of_workflow(path, workflow));
        problems.extend(graph::problems(path, workflow));
        problems.extend(covered::workflow(path, workflow));
        let is_main = path == file;
        // What another workflow is given is not known yet: it is looked at again when its jobs begin.
        let contexts = if is_main { contexts.clone() } else { contexts.without("inputs") };
        let jobs = workflow.jobs.iter().filter(|job| !is_main || selected_ids.contains(&graph::key(&job.id)));
        for job in jobs {
            problems.extend(covered::job(path, job, loaded, pins, &contexts));
            problems.extend(machines(job, &contexts));
        }
    }
    let contexts = contexts.without("inputs");
    for (folder, action) in &loaded.actions {
        let path = loaded.action_files.get(folder).map_or(folder.as_str(), String::as_str);
        problems.extend(expressions::of_action(path, action));
        problems.extend(covered::action(path, &action.steps, loaded, pins, &contexts));
    }
    problems
}

/// The machines of every run of a job, as far as they are known before other jobs ran.
fn machines(job: &Job, contexts: &Contexts) -> BTreeSet<String> {
    let mut problems = BTreeSet::new();
    if !matches!(job.body, Body::Steps(_)) {
        return problems;
    }
    let Ok(cells) = matrix::cells(job.strategy.as_ref(), contexts) else { return problems };
    for cell in cells {
        let mut contexts = contexts.clone();
        contexts.set("matrix", cell.matrix);
        let is_known = job.runs_on.iter().all(|label| contexts.value(label).is_ok());
        if let Err(problem) = covered::machine(job, &contexts)
            && is_known
        {
            problems.insert(problem);
        }
    }
    problems
}

/// Services need an engine of containers.
fn engine(loaded: &Loaded, file: &str, selected_ids: &BTreeSet<String>, context: &Context) -> Option<String> {
    let mut jobs = loaded.workflows.iter().flat_map(|(path, workflow)| {
        let jobs = workflow.jobs.iter();
        jobs.filter(move |job| path != file || selected_ids.contains(&graph::key(&job.id)))
    });
    let job = jobs.find(|job| !job.services.is_empty())?;
    let answers = context.program("docker").is_some_and(|program| {
        process::output(Command::new(program).args(["version", "--format", "{{.Server.Version}}"])).is_ok()
    });
    (!answers).then(|| format!("the job `{}` has services, and no Docker engine answers here", job.id.value))
}
