//! Jobs by themselves: that they end, and where they run.

use super::known::{File, Known};
use super::report::Report;
use super::rule;
use super::suggest;
use super::uses;
use crate::syntax::{Body, Job};

pub(super) fn check(file: &File<'_>, known: &Known<'_>, report: &mut Report<'_>) {
    for job in &file.workflow.jobs {
        if matches!(job.body, Body::Steps(_)) && job.timeout.is_none() {
            let message = format!("`{}` may run for six hours", job.id.value);
            report.add(&rule::MISSING_TIMEOUT, job.id.place, message, "give it `timeout-minutes`");
        }
        environment(job, known, report);
        for container in job.container.iter().chain(job.services.iter().map(|(_, service)| service)) {
            uses::image(&container.image, report);
        }
    }
}

fn environment(job: &Job, known: &Known<'_>, report: &mut Report<'_>) {
    let (Some(environment), Some(environments)) = (&job.environment, &known.folder.environments) else {
        return;
    };
    let name = &environment.name;
    if !name.is_computed() && !environments.iter().any(|known| known.eq_ignore_ascii_case(&name.value)) {
        let message =
            format!("there is no environment `{}`: GitHub would create it, open to everyone", name.value);
        let help = suggest::help(&name.value, environments.iter().map(String::as_str));
        report.add(&rule::UNKNOWN_ENVIRONMENT, name.place, message, help);
    }
}
