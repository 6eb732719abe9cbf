//! What came of a run: the checks as a pull request shows them, what is missing on this machine, and how long steps take.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::time::Duration;

use super::contexts::Conclusion;
use super::output::Output;
use crate::error::{Error, Result};

/// One check, by the name that GitHub gives it.
#[derive(Clone, Debug)]
pub(super) struct Check {
    pub(super) name: String,
    pub(super) conclusion: Conclusion,
    pub(super) took: Duration,
    /// Whether one of its steps ran another script than the file has.
    pub(super) narrowed: bool,
    /// Whether the workflow goes on when it fails: `continue-on-error`.
    pub(super) allowed: bool,
}

impl Check {
    pub(super) fn new(name: &str, conclusion: Conclusion) -> Self {
        Self { name: name.to_owned(), conclusion, took: Duration::ZERO, narrowed: false, allowed: false }
    }

    fn word(&self) -> &'static str {
        match self.conclusion {
            Conclusion::Success if self.narrowed => "narrowed",
            conclusion => conclusion.word(),
        }
    }

    fn fails(&self) -> bool {
        matches!(self.conclusion, Conclusion::Failure | Conclusion::Cancelled) && !self.allowed
    }
}

#[derive(Debug, Default)]
pub(super) struct Report {
    /// In the order in which they ended.
    pub(super) checks: Vec<Check>,
    /// Seconds of steps, by `workflow/job/step`.
    pub(super) times: BTreeMap<String, f64>,
    /// What steps wrote to their summaries.
    pub(super) summary: String,
    /// Programs and the jobs that asked for them.
    missing: BTreeMap<String, BTreeSet<String>>,
}

impl Report {
    /// A program that a job asked for and this machine does not have.
    pub(super) fn missing(&mut self, program: &str, job: &str) {
        self.missing.entry(program.to_owned()).or_default().insert(job.to_owned());
    }

    /// Says everything, and fails when a job did.
    pub(super) fn finish(&self, output: &Output<'_>, summary: &Path, times: &Path) -> Result<()> {
        for (program, jobs) in &self.missing {
            let jobs: Vec<&str> = jobs.iter().map(String::as_str).collect();
            output.say(&format!("not on this machine: {program} (asked for by {})", jobs.join(", ")));
        }
        if !self.summary.is_empty() {
            write(summary, &output.masked(&self.summary))?;
            output.say(&format!("the summaries of the steps are in {}", summary.display()));
        }
        keep_times(times, &self.times)?;
        for check in &self.checks {
            let seconds = check.took.as_secs_f64();
            output.data(&format!("{:>9}  {seconds:>7.1} s  {}", check.word(), check.name));
        }
        let failed: Vec<&str> =
            self.checks.iter().filter(|check| check.fails()).map(|check| check.name.as_str()).collect();
        if failed.is_empty() {
            return Ok(());
        }
        Err(Error::Check(output.masked(&format!("failed: {}", failed.join(", ")))))
    }
}

/// Adds to the times that are known; of a step that ran before, the last one counts.
fn keep_times(path: &Path, times: &BTreeMap<String, f64>) -> Result<()> {
    let known = std::fs::read(path).unwrap_or_default();
    // A file that somebody damaged says nothing.
    let mut all: BTreeMap<String, f64> = serde_json::from_slice(&known).unwrap_or_default();
    all.extend(times.iter().map(|(step, seconds)| (step.clone(), (seconds * 100.0).round() / 100.0)));
    let json = serde_json::to_string_pretty(&all).expect("the keys are texts");
    write(path, &json)
}

fn write(path: &Path, text: &str) -> Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)
        .and_then(|()| std::fs::write(path, text))
        .map_err(|source| Error::Write { path: path.to_owned(), source })
}
