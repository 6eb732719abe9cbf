//! How long a workflow takes on GitHub, and what it costs: from the times of its steps that were recorded, and the conditions
//! of its jobs.

use std::collections::BTreeMap;

use actions::expression::{self, Expression, Host, Object, Value};
use actions::syntax::{Body, Job, Workflow};

/// Seconds until a runner has begun with a job's first step.
const SET_UP: f64 = 10.0;

/// Dollars for a minute of GitHub's Linux runner with two cores in a private repository, since January 2026; each job is
/// rounded up to minutes. Public repositories pay nothing.
/// <https://docs.github.com/en/billing/reference/actions-runner-pricing>
const PRICE: f64 = 0.006;

/// Seconds by `workflow/job/step`; `*/step` stands for the step of any job.
pub(crate) type Times = BTreeMap<String, f64>;

/// What is supposed of a run.
#[derive(Clone, Debug)]
pub(crate) struct Run<'a> {
    /// Such as `pull_request`.
    pub(crate) event: &'a str,
    /// What jobs hand on, by `job.output`; everything else is `true`.
    pub(crate) outputs: BTreeMap<String, String>,
}

/// One job of the estimate.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Cost {
    pub(crate) job: String,
    /// Runs of a matrix; 0 when it is skipped.
    pub(crate) runs: usize,
    /// Of one run.
    pub(crate) seconds: f64,
    /// From the begin of the workflow to its end.
    pub(crate) ends: f64,
    /// The job that it waits for the longest.
    pub(crate) after: Option<String>,
}

impl Cost {
    pub(crate) fn dollars(&self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "a matrix has few runs")]
        let runs = self.runs as f64;
        (self.seconds / 60.0).ceil() * runs * PRICE
    }
}

/// The jobs in the order of the file, or what has no time: steps, and jobs of which that cannot be known. `name` is that of the
/// workflow's file without its ending.
pub(crate) fn estimate(
    name: &str,
    workflow: &Workflow,
    run: &Run,
    times: &Times,
) -> Result<Vec<Cost>, Vec<String>> {
    let mut costs: Vec<Cost> = Vec::new();
    let mut missing = Vec::new();
    for job in &workflow.jobs {
        let id = job.id.value.as_str();
        // Jobs stand after those that they need.
        let longest = costs
            .iter()
            .filter(|cost| job.needs.iter().any(|need| need.value == cost.job))
            .max_by(|a, b| a.ends.total_cmp(&b.ends));
        let (begins, after) = longest.map_or((0.0, None), |cost| (cost.ends, Some(cost.job.clone())));
        let waits_in_vain =
            job.needs.iter().any(|need| costs.iter().any(|cost| cost.job == need.value && cost.runs == 0));
        match holds(workflow, job, run, waits_in_vain) {
            Ok(true) => {}
            Ok(false) => {
                costs.push(Cost { job: id.to_owned(), runs: 0, seconds: 0.0, ends: begins, after: None });
                continue;
            }
            Err(why) => missing.push(format!("{name}/{id} (its `if`: {why})")),
        }
        let mut seconds = SET_UP;
        match &job.body {
            Body::Call { uses, .. } => missing.push(format!("{name}/{id} (it calls `{}`)", uses.value)),
            Body::Steps(steps) => {
                for step in steps {
                    let step = step.name.as_ref().map_or("", |step| step.value.as_str());
                    let key = format!("{name}/{id}/{step}");
                    match times.get(&key).or_else(|| times.get(&format!("*/{step}"))) {
                        Some(time) => seconds += time,
                        None => missing.push(key),
                    }
                }
            }
        }
        costs.push(Cost { job: id.to_owned(), runs: runs(job), seconds, ends: begins + seconds, after });
    }
    if missing.is_empty() { Ok(costs) } else { Err(missing) }
}

/// The jobs that the end waits for, first to last.
pub(crate) fn critical_path(costs: &[Cost]) -> Vec<&Cost> {
    let mut path: Vec<&Cost> = Vec::new();
    let mut next = costs.iter().filter(|cost| cost.runs > 0).max_by(|a, b| a.ends.total_cmp(&b.ends));
    while let Some(cost) = next {
        path.push(cost);
        next = cost.after.as_ref().and_then(|before| costs.iter().find(|cost| cost.job == *before));
    }
    path.reverse();
    path
}

/// A table of jobs, and the row of them that the end waits for.
pub(crate) fn render(costs: &[Cost]) -> String {
    let minutes = |seconds: f64| format!("{:.0}:{:02.0}", (seconds / 60.0).floor(), (seconds % 60.0).floor());
    let mut out = format!("{:<16}{:>6}{:>8}{:>8}{:>9}\n", "job", "runs", "each", "ends", "dollars");
    for cost in costs {
        let Cost { job, runs, seconds, ends, .. } = cost;
        if *runs == 0 {
            out.push_str(&format!("{job:<16}{:>6}\n", "-"));
        } else {
            let (each, ends) = (minutes(*seconds), minutes(*ends));
            out.push_str(&format!("{job:<16}{runs:>6}{each:>8}{ends:>8}{:>9.3}\n", cost.dollars()));
        }
    }
    let path = critical_path(costs);
    let names: Vec<&str> = path.iter().map(|cost| cost.job.as_str()).collect();
    let ends = path.last().map_or(0.0, |cost| cost.ends);
    let dollars: f64 = costs.iter().map(Cost::dollars).sum();
    out.push_str(&format!(
        "\ncritical path {}: {}\nin all ${dollars:.3} on a private repository, nothing on a public one\n",
        minutes(ends),
        names.join(" > ")
    ));
    out
}

fn runs(job: &Job) -> usize {
    match job.strategy.as_ref().and_then(|strategy| strategy.matrix.as_ref()) {
        Some(actions::syntax::Matrix::Written { axes, .. }) => {
            axes.iter().map(|(_, node)| node.items().len().max(1)).product()
        }
        _ => 1,
    }
}

/// Whether a job runs, or why that cannot be said.
fn holds(workflow: &Workflow, job: &Job, run: &Run, waits_in_vain: bool) -> Result<bool, String> {
    let Some(condition) = &job.condition else { return Ok(!waits_in_vain) };
    let condition = expression::condition(&condition.value).map_err(|error| error.to_string())?;
    let needs = job.needs.iter().filter_map(|need| workflow.job(&need.value)).collect();
    if let Some(path) = not_supposed(&condition, &github(run.event)) {
        return Err(format!("nothing is supposed of `{path}`"));
    }
    let value = expression::evaluate(&condition, &Supposed { run, needs, succeeded: !waits_in_vain });
    value.map(|value| value.is_truthy()).map_err(|error| error.to_string())
}

/// The first thing that a condition reads of `github` and that is not in it.
fn not_supposed(condition: &Expression, github: &Value) -> Option<String> {
    let mut first = None;
    condition.visit(&mut |part: &Expression| {
        let Some(path) = part.path() else { return };
        let is_github = path.first().is_some_and(|name| name.eq_ignore_ascii_case("github"));
        if is_github && !holds_path(github, &path[1..]) {
            first.get_or_insert_with(|| path.join("."));
        }
    });
    first
}

/// Whether there is something at a path; what is known to be nothing has no more below.
fn holds_path(value: &Value, path: &[&str]) -> bool {
    match (value, path) {
        (Value::Object(object), [name, rest @ ..]) => {
            object.get(name).is_some_and(|value| holds_path(value, rest))
        }
        _ => true,
    }
}

/// The context of a run on the default branch, or of a pull request from a branch of this repository.
fn github(event: &str) -> Value {
    let repository = || Value::from("owner/repository");
    let pull_request = if event.starts_with("pull_request") {
        object([("head", object([("repo", object([("full_name", repository())]))]))])
    } else {
        Value::Null
    };
    object([
        ("event_name", event.into()),
        ("ref", "refs/heads/main".into()),
        ("repository", repository()),
        ("event", object([("pull_request", pull_request)])),
    ])
}

fn object<const N: usize>(entries: [(&str, Value); N]) -> Value {
    Value::Object(entries.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

/// What an expression sees of a run that is only supposed.
struct Supposed<'a> {
    run: &'a Run<'a>,
    needs: Vec<&'a Job>,
    /// Whether none of them was skipped.
    succeeded: bool,
}

impl Host for Supposed<'_> {
    fn context(&self, name: &str) -> Option<Value> {
        match name {
            "github" => Some(github(self.run.event)),
            "needs" => {
                let mut needs = Object::new();
                for job in &self.needs {
                    let id = job.id.value.as_str();
                    let mut outputs = Object::new();
                    for (name, _) in &job.outputs {
                        let value = self.run.outputs.get(&format!("{id}.{}", name.value));
                        outputs.insert(name.value.clone(), value.map_or("true", String::as_str));
                    }
                    let mut ended = Object::new();
                    ended.insert("result", "success");
                    ended.insert("outputs", Value::Object(outputs));
                    needs.insert(id, Value::Object(ended));
                }
                Some(Value::Object(needs))
            }
            _ => None,
        }
    }

    fn hash_files(&self, _: &[String]) -> Result<String, String> {
        Ok(String::new())
    }

    fn success(&self) -> bool {
        self.succeeded
    }

    fn failure(&self) -> bool {
        false
    }

    fn cancelled(&self) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORKFLOW: &str = "on: [push, pull_request]
jobs:
  changes:
    runs-on: ubuntu-24.04
    outputs:
      rust: ${{ steps.x.outputs.rust }}
      stacks: ${{ steps.x.outputs.stacks }}
    steps:
      - {name: Compare, run: 'true'}
  test:
    needs: [changes]
    if: needs.changes.outputs.rust == 'true'
    runs-on: ubuntu-24.04
    strategy:
      matrix:
        gate: [a, b]
    steps:
      - {name: Test, run: 'true'}
  plan:
    needs: [changes]
    if: needs.changes.outputs.stacks == 'true'
    runs-on: ubuntu-24.04
    steps:
      - {name: Plan, run: 'true'}
  show:
    needs: [plan]
    runs-on: ubuntu-24.04
    steps:
      - {name: Show, run: 'true'}
  ok:
    needs: [changes, test, plan]
    if: always()
    runs-on: ubuntu-24.04
    steps:
      - {name: Verdict, run: 'true'}
  tell:
    needs: [plan]
    if: github.event_name == 'pull_request'
    runs-on: ubuntu-24.04
    steps:
      - {name: Tell, run: 'true'}
";

    #[test]
    fn the_end_waits_for_the_longest_row_of_jobs_that_run() {
        let workflow = Workflow::read("ci.yml", WORKFLOW.as_bytes()).unwrap();
        let outputs = [("changes.stacks".to_owned(), "false".to_owned())].into();
        let run = Run { event: "pull_request", outputs };
        let times: Times = [("*/Compare", 5.0), ("ci/test/Test", 100.0), ("*/Test", 7.0), ("*/Verdict", 1.0)]
            .map(|(name, seconds)| (name.to_owned(), seconds))
            .into();
        let costs = estimate("ci", &workflow, &run, &times).unwrap();
        let path: Vec<&str> = critical_path(&costs).iter().map(|cost| cost.job.as_str()).collect();
        assert_eq!(path, ["changes", "test", "ok"]);
        assert!((costs[4].ends - (15.0 + 110.0 + 11.0)).abs() < 0.001, "{costs:?}");
        assert_eq!([costs[1].runs, costs[2].runs, costs[3].runs, costs[5].runs], [2, 0, 0, 0]);
        // Two minutes each.
        assert!((costs[1].dollars() - 4.0 * PRICE).abs() < 1e-9);
        let unknown = estimate("ci", &workflow, &run, &Times::new()).unwrap_err();
        assert_eq!(unknown, ["ci/changes/Compare", "ci/test/Test", "ci/ok/Verdict"]);
    }

    /// What a workflow of one job with these lines has no time for.
    fn missing(event: &str, job: &str) -> Vec<String> {
        let text = format!("on: [push, pull_request]\njobs:\n  a:\n    {job}\n");
        let workflow = Workflow::read("ci.yml", text.as_bytes()).unwrap();
        let run = Run { event, outputs: BTreeMap::new() };
        estimate("ci", &workflow, &run, &Times::new()).err().unwrap_or_default()
    }

    #[test]
    fn what_cannot_be_known_is_missing() {
        let call = missing("push", "uses: ./.github/workflows/b.yml");
        assert_eq!(call, ["ci/a (it calls `./.github/workflows/b.yml`)"]);
        let of = |condition: &str| {
            missing(
                "push",
                &format!("if: {condition}\n    runs-on: ubuntu-24.04\n    steps: [{{name: B, run: c}}]"),
            )
        };
        let inputs = of("inputs.to == 'prod'");
        assert_eq!(inputs, ["ci/a (its `if`: there is no context `inputs` here)", "ci/a/B"]);
        let actor = of("github.actor != 'ada'");
        assert_eq!(actor, ["ci/a (its `if`: nothing is supposed of `github.actor`)", "ci/a/B"]);
        let head = of("github.event.pull_request.head.repo.full_name == github.repository");
        assert_eq!(head, Vec::<String>::new(), "a push has no pull request, so the job is skipped");
    }
}
