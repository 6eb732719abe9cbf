//! The jobs of a workflow in the order of their needs: which run, which are skipped, and what came of each.

use std::collections::{BTreeMap, BTreeSet};

use actions::expression::{Object, Value};
use actions::syntax::{Body, Job, Text, Workflow};

use super::contexts::{Conclusion, Contexts, Status};
use super::job::{self, Instance};
use super::matrix::{self, Cell};
use super::report::Check;
use super::{Run, call};
use crate::error::{Error, Result};

/// One workflow that runs: the one that was asked for, or one that a job calls.
pub(super) struct Scope<'a> {
    pub(super) file: &'a str,
    /// Those that run.
    pub(super) jobs: Vec<&'a Job>,
    pub(super) workflow: &'a Workflow,
    /// `github`, `inputs`, `vars` and `secrets`.
    pub(super) contexts: Contexts,
    /// What stands before the names of its checks, such as `caller / `.
    pub(super) prefix: String,
}

/// What came of a job.
#[derive(Clone, Debug)]
pub(super) struct Ended {
    /// As the jobs after it see it.
    pub(super) conclusion: Conclusion,
    pub(super) outputs: Object,
}

impl Ended {
    pub(super) fn new(conclusion: Conclusion) -> Self {
        Self { conclusion, outputs: Object::new() }
    }
}

/// By the key of a job.
pub(super) type Done = BTreeMap<String, Ended>;

/// The id of a job, whose case does not matter.
pub(super) fn key(id: &Text) -> String {
    id.value.to_ascii_lowercase()
}

/// The keys of what each job needs, by its own key.
type Needs = BTreeMap<String, Vec<String>>;

fn all_needs<'a>(jobs: impl IntoIterator<Item = &'a Job>) -> Needs {
    jobs.into_iter().map(|job| (key(&job.id), job.needs.iter().map(key).collect())).collect()
}

/// The keys of the jobs that are named, and of those that they need; all of them when none is named.
pub(super) fn select(workflow: &Workflow, names: &[String]) -> Result<BTreeSet<String>> {
    let mut selected = BTreeSet::new();
    let needs = all_needs(&workflow.jobs);
    for name in names {
        let Some(job) = workflow.job(name) else {
            let known: Vec<&str> = workflow.jobs.iter().map(|job| job.id.value.as_str()).collect();
            return Err(Error::Usage(format!("there is no job `{name}`; known are: {}", known.join(", "))));
        };
        selected.extend(ancestors(job, &needs));
        selected.insert(key(&job.id));
    }
    if names.is_empty() {
        selected.extend(workflow.jobs.iter().map(|job| key(&job.id)));
    }
    Ok(selected)
}

/// The keys of the jobs that a job needs, and of those that they need.
fn ancestors(job: &Job, needs: &Needs) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut next: Vec<String> = job.needs.iter().map(key).collect();
    while let Some(id) = next.pop() {
        if let Some(needs) = needs.get(&id).filter(|_| found.insert(id.clone())) {
            next.extend(needs.iter().cloned());
        }
    }
    found
}

/// Needs that are not there, or that lead round in a circle.
pub(super) fn problems(file: &str, workflow: &Workflow) -> Vec<String> {
    let mut problems = Vec::new();
    let needs = all_needs(&workflow.jobs);
    for job in &workflow.jobs {
        for need in job.needs.iter().filter(|need| !needs.contains_key(&key(need))) {
            let (line, id) = (need.place.line, &job.id.value);
            problems
                .push(format!("{file}:{line}: the job `{id}` needs `{}`, which is not there", need.value));
        }
        if ancestors(job, &needs).contains(&key(&job.id)) {
            problems.push(format!("{file}:{}: the job `{}` needs itself", job.id.place.line, job.id.value));
        }
    }
    problems
}

/// The jobs so that each comes after what it needs, and otherwise in the order of the file.
fn order<'a>(jobs: &[&'a Job]) -> Vec<&'a Job> {
    let mut rest = jobs.to_vec();
    let mut ordered: Vec<&Job> = Vec::new();
    let mut done = BTreeSet::new();
    while let Some(next) = rest.iter().position(|job| job.needs.iter().all(|need| done.contains(&key(need))))
    {
        let job = rest.remove(next);
        done.insert(key(&job.id));
        ordered.push(job);
    }
    ordered
}

/// Runs the jobs of a workflow.
pub(super) fn run(run: &Run<'_>, scope: &Scope<'_>) -> Done {
    let mut done = Done::new();
    let needs = all_needs(scope.jobs.iter().copied());
    for job in order(&scope.jobs) {
        let ended = one(run, scope, job, &needs, &done);
        done.insert(key(&job.id), ended);
    }
    done
}

fn one(run: &Run<'_>, scope: &Scope<'_>, job: &Job, all_needs: &Needs, done: &Done) -> Ended {
    let mut contexts = scope.contexts.clone();
    contexts.set_key("github", "job", Value::from(job.id.value.as_str()));
    contexts.set("needs", needs(job, done));
    contexts.set_status(status(job, all_needs, done));
    let name = format!("{}{}", scope.prefix, matrix::written_name(job));
    let refused = |fault: String| {
        run.output.line(&name, &format!("failed: {fault}"));
        run.report.borrow_mut().checks.push(Check::new(&name, Conclusion::Failure));
        Ended::new(Conclusion::Failure)
    };
    match contexts.without("secrets").holds(job.condition.as_ref()) {
        Err(fault) => return refused(fault),
        Ok(false) => {
            run.output.line(&name, "skipped");
            run.report.borrow_mut().checks.push(Check::new(&name, Conclusion::Skipped));
            return Ended::new(Conclusion::Skipped);
        }
        Ok(true) => {}
    }
    let strategy = job.strategy.as_ref();
    let cells = match matrix::cells(strategy, &contexts.without("secrets")) {
        Ok(cells) => cells,
        Err(fault) => return refused(fault),
    };
    let fail_fast = contexts.flag(strategy.and_then(|strategy| strategy.fail_fast.as_ref()), true);
    match fail_fast {
        Ok(fail_fast) => all_cells(run, scope, job, &contexts, &cells, fail_fast),
        Err(fault) => refused(fault),
    }
}

/// Runs a job once for each cell of its matrix.
fn all_cells(
    run: &Run<'_>,
    scope: &Scope<'_>,
    job: &Job,
    contexts: &Contexts,
    cells: &[Cell],
    fail_fast: bool,
) -> Ended {
    let mut all: Vec<Conclusion> = Vec::new();
    let mut outputs = Object::new();
    for (index, cell) in cells.iter().enumerate() {
        let mut contexts = contexts.clone();
        contexts.set("matrix", cell.matrix.clone());
        contexts.set("strategy", strategy(index, cells.len(), fail_fast, job, &contexts));
        let own = matrix::name(job, cell, &contexts.without("secrets"));
        let name = format!("{}{own}", scope.prefix);
        if fail_fast && all.contains(&Conclusion::Failure) {
            run.output.line(&name, "cancelled: another run of its matrix failed");
            run.report.borrow_mut().checks.push(Check::new(&name, Conclusion::Cancelled));
            all.push(Conclusion::Cancelled);
            continue;
        }
        let instance = Instance { scope, job, contexts, name };
        let ended = match &job.body {
            Body::Steps(steps) => job::run(run, &instance, steps),
            Body::Call { uses, with, secrets } => call::run(run, &instance, uses, with, secrets),
        };
        all.push(ended.conclusion);
        // Of outputs with the same name the last one that is not empty counts.
        for (name, value) in ended.outputs.iter().filter(|(_, value)| !value.text().is_empty()) {
            outputs.insert(name, value.clone());
        }
    }
    Ended { conclusion: together(&all), outputs }
}

/// What several conclusions come to.
pub(super) fn together(all: &[Conclusion]) -> Conclusion {
    let is_any = |conclusion| all.contains(&conclusion);
    if is_any(Conclusion::Failure) {
        Conclusion::Failure
    } else if is_any(Conclusion::Cancelled) {
        Conclusion::Cancelled
    } else if !all.is_empty() && all.iter().all(|one| *one == Conclusion::Skipped) {
        Conclusion::Skipped
    } else {
        Conclusion::Success
    }
}

/// The context `needs`: the jobs that are named, not those that they need.
fn needs(job: &Job, done: &Done) -> Value {
    let named = job.needs.iter().filter_map(|need| {
        let Ended { conclusion, outputs } = done.get(&key(need))?;
        let entry = [
            ("result".to_owned(), Value::from(conclusion.word())),
            ("outputs".to_owned(), Value::Object(outputs.clone())),
        ];
        Some((need.value.clone(), Value::Object(entry.into_iter().collect())))
    });
    Value::Object(named.collect())
}

/// A failure or a skip reaches every job behind it, not only the next.
/// <https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idneeds>
fn status(job: &Job, needs: &Needs, done: &Done) -> Status {
    let before = ancestors(job, needs);
    let all: Vec<Conclusion> =
        before.iter().filter_map(|id| done.get(id)).map(|ended| ended.conclusion).collect();
    Status {
        success: all.iter().all(|conclusion| *conclusion == Conclusion::Success),
        failure: all.contains(&Conclusion::Failure),
        cancelled: false,
    }
}

/// The context `strategy`.
fn strategy(index: usize, total: usize, fail_fast: bool, job: &Job, contexts: &Contexts) -> Value {
    // No matrix has more than 256 cells.
    let number = |count: usize| Value::Number(f64::from(u32::try_from(count).unwrap_or_default()));
    let most = job.strategy.as_ref().and_then(|strategy| strategy.max_parallel.as_ref());
    let most = contexts.optional(most).ok().flatten().and_then(|most| most.parse().ok());
    let entries = [
        ("fail-fast".to_owned(), Value::Bool(fail_fast)),
        ("job-index".to_owned(), number(index)),
        ("job-total".to_owned(), number(total)),
        ("max-parallel".to_owned(), most.map_or_else(|| number(total), Value::Number)),
    ];
    Value::Object(entries.into_iter().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(value: &str) -> Text {
        Text { value: value.to_owned(), ..Text::default() }
    }

    fn workflow(jobs: &[(&str, &[&str])]) -> Workflow {
        let jobs = jobs.iter().map(|(id, needs)| Job {
            id: text(id),
            needs: needs.iter().map(|need| text(need)).collect(),
            ..Job::default()
        });
        Workflow { jobs: jobs.collect(), ..Workflow::default() }
    }

    #[test]
    fn each_job_comes_after_what_it_needs() {
        let workflow = workflow(&[("last", &["b", "A"]), ("a", &[]), ("b", &["a"]), ("c", &[])]);
        let jobs: Vec<&Job> = workflow.jobs.iter().collect();
        let ordered: Vec<&str> = order(&jobs).iter().map(|job| job.id.value.as_str()).collect();
        assert_eq!(ordered, ["a", "b", "last", "c"]);
    }

    #[test]
    fn a_job_is_selected_with_what_it_needs() {
        let workflow = workflow(&[("a", &[]), ("b", &["a"]), ("c", &["b"]), ("d", &[])]);
        let selected = select(&workflow, &["C".into()]).unwrap();
        assert_eq!(selected.into_iter().collect::<Vec<_>>(), ["a", "b", "c"]);
        assert!(select(&workflow, &["x".into()]).unwrap_err().to_string().contains("known are: a, b, c, d"));
    }

    #[test]
    fn needs_that_cannot_be_are_said() {
        let problems = problems("f", &workflow(&[("a", &["b"]), ("b", &["a"]), ("c", &["x"])]));
        assert_eq!(problems.len(), 3, "{problems:?}");
    }

    #[test]
    fn one_failure_makes_all_of_them_a_failure() {
        use Conclusion::{Cancelled, Failure, Skipped, Success};
        assert_eq!(together(&[Success, Failure, Cancelled]), Failure);
        assert_eq!(together(&[Success, Cancelled]), Cancelled);
        assert_eq!(together(&[Skipped, Skipped]), Skipped);
        assert_eq!(together(&[Success, Skipped]), Success);
        assert_eq!(together(&[]), Success);
    }
}
