//! Required checks: one job stands for all, so it must run for every pull request and in the merge queue, must not be skipped,
//! and must look at each job.

use std::collections::BTreeSet;

use super::expressions::Parsed;
use super::graph;
use super::known::File;
use super::path::{is_of, paths};
use super::report::Report;
use super::rule;
use crate::expression::Expression;
use crate::syntax::{Job, Workflow};

pub(super) fn check(file: &File<'_>, texts: &[Parsed<'_>], report: &mut Report<'_>) {
    let jobs = &file.workflow.jobs;
    let runs_on_failure: BTreeSet<usize> = texts.iter().filter_map(runs_on_failure).collect();
    let named: Vec<usize> = (0..jobs.len()).filter(|index| is_named(&jobs[*index])).collect();
    let stands_for_all = |index: &usize| {
        !named.contains(index) && runs_on_failure.contains(index) && needs_all_others(file, &jobs[*index])
    };
    let others: Vec<usize> = if is_for_changes(file.workflow) {
        (0..jobs.len()).filter(stands_for_all).collect()
    } else {
        Vec::new()
    };
    if named.is_empty() && others.is_empty() {
        return;
    }
    triggers(file.workflow, report);
    for index in named.iter().chain(&others) {
        looks(file, *index, runs_on_failure.contains(index), texts, report);
    }
    covers(file, &named, report);
}

fn is_named(job: &Job) -> bool {
    let name = job.name.as_ref().map_or("", |name| name.value.as_str());
    !job.needs.is_empty() && (job.id.value.ends_with("-ok") || name.ends_with("-ok"))
}

fn is_for_changes(workflow: &Workflow) -> bool {
    ["pull_request", "merge_group"].iter().any(|event| workflow.event(event).is_some())
}

/// The job of a condition by which it runs although a job that it needs has failed.
fn runs_on_failure(text: &Parsed<'_>) -> Option<usize> {
    let is_of_a_job = text.site.is_condition && text.site.step.is_none();
    let mut runs = false;
    for part in &text.parts {
        part.expression.visit(&mut |expression| {
            runs |= matches!(expression, Expression::Call(name, _) if matches!(name.as_str(), "always" | "cancelled" | "failure"));
        });
    }
    text.site.job.filter(|_| is_of_a_job && runs)
}

/// Of more than one other: what always runs after one alone may clean up.
fn needs_all_others(file: &File<'_>, job: &Job) -> bool {
    let others = file.workflow.jobs.len() - 1;
    let needs: BTreeSet<usize> = job.needs.iter().filter_map(|need| file.index(&need.value)).collect();
    others > 1 && needs.len() == others
}

fn triggers(workflow: &Workflow, report: &mut Report<'_>) {
    let Some(event) = workflow.event("pull_request") else { return };
    if workflow.event("merge_group").is_none() {
        let message = "the workflow has a required check, and does not run in the merge queue";
        report.add(&rule::MERGE_QUEUE, event.name.place, message, "add `merge_group:` to `on`");
    }
    let filters = [&event.paths, &event.paths_ignore, &event.branches, &event.branches_ignore];
    if let Some(first) = filters.into_iter().find_map(|filter| filter.first()) {
        let message = "a pull request that the filter leaves out waits for the required check for ever";
        let help = "run for every pull request, and find out in a first job what is to be done";
        report.add(&rule::REQUIRED_FILTER, first.place, message, help);
    }
}

/// Whether a check runs whatever came before, and looks at the result of each job that it needs.
fn looks(file: &File<'_>, index: usize, runs: bool, texts: &[Parsed<'_>], report: &mut Report<'_>) {
    let job = &file.workflow.jobs[index];
    let place = job.id.place;
    let id = &job.id.value;
    if !runs {
        let message =
            format!("`{id}` is skipped when a job that it needs fails, and what is skipped counts as passed");
        let help = "write `if: always()`, and fail unless each of `needs.*.result` is as it should be";
        return report.add(&rule::AGGREGATE_IGNORES, place, message, help);
    }
    let mut seen = BTreeSet::new();
    let own = |text: &&Parsed<'_>| {
        text.site.job == Some(index) && !(text.site.is_condition && text.site.step.is_none())
    };
    for part in texts.iter().filter(own).flat_map(|text| &text.parts) {
        for path in paths(&part.expression).into_iter().filter(|path| is_of(path, "needs")) {
            match path.as_slice() {
                [_] => return,
                [_, need, result, ..] if result.eq_ignore_ascii_case("result") => {
                    seen.insert(need.to_lowercase());
                }
                // `toJSON(needs.a)`
                [_, need] => {
                    seen.insert(need.to_lowercase());
                }
                _ => {}
            }
        }
    }
    if let Some(need) = job.needs.iter().find(|need| !seen.contains(&need.value.to_lowercase())) {
        let message = format!("`{id}` passes whatever becomes of `{}`", need.value);
        let help = "fail unless each of `needs.*.result` is as it should be";
        report.add(&rule::AGGREGATE_IGNORES, place, message, help);
    }
}

/// Whether every job is waited for by some check, or waits for one, or has a condition of its own.
fn covers(file: &File<'_>, named: &[usize], report: &mut Report<'_>) {
    let Some(last) = named.last() else { return };
    let needs = graph::needs(file);
    let before = graph::reach(&needs, named.iter().copied());
    let after = graph::reach(&graph::reversed(&needs), named.iter().copied());
    let jobs = file.workflow.jobs.iter().enumerate();
    let missed = jobs.filter(|(index, job)| {
        job.condition.is_none() && !named.contains(index) && !before.contains(index) && !after.contains(index)
    });
    for (_, job) in missed {
        let check = &file.workflow.jobs[*last].id;
        let message = format!("`{}` does not wait for `{}`", check.value, job.id.value);
        let help = format!("add `{}` to its `needs`", job.id.value);
        report.add(&rule::AGGREGATE_IGNORES, check.place, message, help);
    }
}
