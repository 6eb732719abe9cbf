//! The names of the checks that a workflow would give, before any of it runs.

use actions::expression::{Object, Value};
use actions::syntax::{Body, Job};

use super::contexts::Contexts;
use super::plan::Plan;
use super::{inputs, matrix, uses};

/// The names, in the order of the file; a matrix that other jobs compute has one name, as it is written.
pub(super) fn checks(plan: &Plan) -> Vec<String> {
    let contexts = plan.contexts.without("secrets");
    plan.jobs().into_iter().flat_map(|job| of_job(plan, job, &contexts, "")).collect()
}

fn of_job(plan: &Plan, job: &Job, contexts: &Contexts, prefix: &str) -> Vec<String> {
    let Ok(cells) = matrix::cells(job.strategy.as_ref(), contexts) else {
        return vec![format!("{prefix}{}", matrix::written_name(job))];
    };
    let mut names = Vec::new();
    for cell in cells {
        let mut contexts = contexts.clone();
        contexts.set("matrix", cell.matrix.clone());
        let name = format!("{prefix}{}", matrix::name(job, &cell, &contexts));
        let Body::Call { uses, with, .. } = &job.body else {
            names.push(name);
            continue;
        };
        let called = uses::workflow(&uses.value).ok().and_then(|path| plan.workflows.get(&path));
        let Some(called) = called else { continue };
        let declared = called.event("workflow_call").map_or(&[][..], |event| event.inputs.as_slice());
        // What other jobs give is not known yet.
        let given: Vec<(String, Value)> = with
            .iter()
            .map(|(name, text)| (name.value.clone(), contexts.value(text).unwrap_or(Value::Null)))
            .filter(|(_, value)| *value != Value::Null)
            .collect();
        let inputs = inputs::all(declared, &given, &contexts).unwrap_or_else(|_| Object::new());
        let mut contexts = contexts.only(&["github", "vars"]);
        contexts.set("inputs", Value::Object(inputs));
        let prefix = format!("{name} / ");
        names.extend(called.jobs.iter().flat_map(|job| of_job(plan, job, &contexts, &prefix)));
    }
    names
}
