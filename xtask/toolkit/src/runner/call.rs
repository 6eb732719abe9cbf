//! A job that calls another workflow: what it gives, the jobs there, and what comes back.
//! <https://docs.github.com/en/actions/reference/workflows-and-actions/reusing-workflow-configurations>

use actions::expression::{Object, Value};
use actions::syntax::{Entries, PassedSecrets, Text};

use super::contexts::{Conclusion, Contexts};
use super::graph::{self, Done, Ended, Scope};
use super::job::Instance;
use super::output::Paint;
use super::report::Check;
use super::{Run, inputs, uses};

pub(super) fn run(
    run: &Run<'_>,
    instance: &Instance<'_>,
    uses: &Text,
    with: &Entries,
    secrets: &PassedSecrets,
) -> Ended {
    let refused = |fault: &str| {
        run.output.line(&instance.name, &run.output.paint(Paint::Red, &format!("failed: {fault}")));
        run.report.borrow_mut().checks.push(Check::new(&instance.name, Conclusion::Failure));
        Ended::new(Conclusion::Failure)
    };
    let scope = match scope(run, instance, uses, with, secrets) {
        Ok(scope) => scope,
        Err(fault) => return refused(&fault),
    };
    let done = graph::run(run, &scope);
    let conclusions: Vec<Conclusion> = done.values().map(|ended| ended.conclusion).collect();
    match outputs(&scope, &done) {
        Ok(outputs) => Ended { conclusion: graph::together(&conclusions), outputs },
        Err(fault) => refused(&format!("its outputs: {fault}")),
    }
}

/// What the jobs of the other workflow see.
fn scope<'a>(
    run: &Run<'a>,
    instance: &Instance<'_>,
    uses: &Text,
    with: &Entries,
    secrets: &PassedSecrets,
) -> Result<Scope<'a>, String> {
    let path = uses::workflow(&uses.value)?;
    let found = run.plan.workflows.get_key_value(&path);
    let Some((file, workflow)) = found else { return Err(format!("`{path}` was not read")) };
    let Some(event) = workflow.event("workflow_call") else {
        return Err(format!("`{path}` cannot be called"));
    };
    let given = instance.contexts.without("secrets").entry_values(with)?;
    let mut contexts = instance.contexts.only(&["github", "vars"]);
    let inputs = inputs::all(&event.inputs, &given, &contexts)?;
    contexts.set("inputs", Value::Object(inputs));
    let secrets = passed(&instance.contexts, secrets)?;
    for (_, secret) in secrets.iter() {
        run.output.mask(&secret.text());
    }
    contexts.set("secrets", Value::Object(secrets));
    Ok(Scope {
        file: file.as_str(),
        jobs: workflow.jobs.iter().collect(),
        workflow,
        contexts,
        prefix: format!("{} / ", instance.name),
    })
}

fn passed(contexts: &Contexts, secrets: &PassedSecrets) -> Result<Object, String> {
    let all = contexts.object("secrets");
    let mut secrets = match secrets {
        PassedSecrets::Inherit(_) => all,
        PassedSecrets::Given(given) => contexts.entry_values(given)?.into_iter().collect(),
        PassedSecrets::None => Object::new(),
    };
    secrets.insert("GITHUB_TOKEN", "");
    Ok(secrets)
}

/// What the other workflow gives back, from the context `jobs`.
fn outputs(scope: &Scope<'_>, done: &Done) -> Result<Object, String> {
    let Some(event) = scope.workflow.event("workflow_call") else { return Ok(Object::new()) };
    let jobs = scope.workflow.jobs.iter().filter_map(|job| {
        let Ended { conclusion, outputs } = done.get(&graph::key(&job.id))?;
        let mut entry = Object::new();
        entry.insert("result", conclusion.word());
        entry.insert("outputs", outputs.clone());
        Some((job.id.value.clone(), Value::Object(entry)))
    });
    let mut contexts = scope.contexts.without("secrets");
    contexts.set("jobs", Value::Object(jobs.collect()));
    let outputs = contexts.entries(&event.outputs)?;
    Ok(outputs.into_iter().map(|(name, text)| (name, Value::from(text))).collect())
}
