//! How long a workflow takes on GitHub, and what it costs: from the times of its steps that were recorded, and the conditions
//! of its jobs.

use std::collections::BTreeMap;

use actions::expression::{self, Host, Object, Value};
use actions::syntax::{Body, Job, Workflow};

/// Seconds until a runner has begun with a job's first step.
const SET_UP: f64 = 10.0;

/// Dollars for a minute of GitHub's Linux runner with two cores in a private repository, since January 2026; each job is
/// rounded up to minutes. Public repositories pay nothing.
/// <https://docs.github.com/en/billing/reference/actions-runner-pricing>
const PRICE: f64 = 0.006;

/// Seconds by `job/step`; `*/step` stands for the step of any job.
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

/// The jobs in the order of the file, or the steps that have no time.
pub(crate) fn estimate(workflow: &Workflow, run: &Run, times: &Times) -> Result<Vec<Cost>, Vec<String>> {
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
        if !holds(workflow, job, run, waits_in_vain) {
            costs.push(Cost { job: id.to_owned(), runs: 0, seconds: 0.0, ends: begins, after: None });
            continue;
        }
        let mut seconds = SET_UP;
        if let Body::Steps(steps) = &job.body {
            for step in steps {
                let name = step.name.as_ref().map_or("", |name| name.value.as_str());
                let known = times.get(&format!("{id}/{name}")).or_else(|| times.get(&format!("*/{name}")));
                match known {
                    Some(time) => seconds += time,
                    None => missing.push(format!("{id}/{name}")),
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

fn holds(workflow: &Workflow, job: &Job, run: &Run, waits_in_vain: bool) -> bool {
    let Some(condition) = &job.condition else { return !waits_in_vain };
    let Ok(condition) = expression::condition(&condition.value) else { return true };
    let needs = job.needs.iter().filter_map(|need| workflow.job(&need.value)).collect();
    let host = Supposed { run, needs };
    let success = condition.calls_status() || !waits_in_vain;
    success && expression::evaluate(&condition, &host).is_ok_and(|value| value.is_truthy())
}

/// What an expression sees of a run that is only supposed.
struct Supposed<'a> {
    run: &'a Run<'a>,
    needs: Vec<&'a Job>,
}

impl Host for Supposed<'_> {
    fn context(&self, name: &str) -> Option<Value> {
        match name {
            "github" => {
                let mut github = Object::new();
                github.insert("event_name", self.run.event);
                github.insert("ref", "refs/heads/main");
                Some(Value::Object(github))
            }
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
        true
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
";

    #[test]
    fn the_end_waits_for_the_longest_row_of_jobs_that_run() {
        let workflow = Workflow::read("ci.yml", WORKFLOW.as_bytes()).unwrap();
        let outputs = [("changes.stacks".to_owned(), "false".to_owned())].into();
        let run = Run { event: "pull_request", outputs };
        let times: Times = [("*/Compare", 5.0), ("test/Test", 100.0), ("*/Verdict", 1.0)]
            .map(|(name, seconds)| (name.to_owned(), seconds))
            .into();
        let costs = estimate(&workflow, &run, &times).unwrap();
        let path: Vec<&str> = critical_path(&costs).iter().map(|cost| cost.job.as_str()).collect();
        assert_eq!(path, ["changes", "test", "ok"]);
        assert!((costs[4].ends - (15.0 + 110.0 + 11.0)).abs() < 0.001, "{costs:?}");
        assert_eq!([costs[1].runs, costs[2].runs, costs[3].runs], [2, 0, 0]);
        // Two minutes each.
        assert!((costs[1].dollars() - 4.0 * PRICE).abs() < 1e-9);
        let unknown = estimate(&workflow, &run, &Times::new()).unwrap_err();
        assert_eq!(unknown, ["changes/Compare", "test/Test", "ok/Verdict"]);
    }
}
