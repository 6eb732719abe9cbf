//! Says in plain words why a deployment failed: the first cause, what it logged, and the mend.

use std::fmt;

use crate::aws::Aws;
use crate::aws::cloudformation::Event;
use crate::aws::ecs::Stopped;

/// Tasks that must stop for the same reason until the next one will too.
const SAME: usize = 3;
/// Of what a database or a cache says about itself.
const LAST_WORDS: usize = 3;

/// Whether an event is the start of a failure, not its echo in other resources.
pub(super) fn is_first_cause(event: &Event) -> bool {
    let reason = event.reason.as_deref().unwrap_or_default();
    event.status.ends_with("_FAILED")
        && event.resource_type != "AWS::CloudFormation::Stack"
        && !reason.contains("cancelled")
}

/// Explains a failed resource; for an ECS service by the tasks that failed, for a database or a cache by what it says.
pub(super) async fn explain<A: Aws>(aws: &A, event: &Event, findings: &[Finding]) -> String {
    let reason = event.reason.as_deref().unwrap_or("no reason given");
    let head = format!("  {} ({}) failed: {reason}", event.logical, event.resource_type);
    if let Some(finding) = findings.iter().find(|finding| finding.logical == event.logical) {
        return format!("{finding}\n{head}");
    }
    if event.resource_type == "AWS::ECS::Service" {
        return match aws.service(&event.physical).await {
            Ok(Some(service)) if !service.failed.is_empty() => {
                format!("{}\n{head}", words(&service.failed[service.failed.len() - 1]))
            }
            Ok(_) => head,
            Err(error) => format!("{head}\n  (its tasks cannot be asked: {error})"),
        };
    }
    // A function of an image fails for the reasons that tasks fail for.
    let as_task = Stopped {
        task: event.logical.clone(),
        image: format!("of {}", event.logical),
        reason: reason.to_owned(),
        exit_code: None,
        created: 0,
        log: Vec::new(),
        stream: None,
    };
    if cause(&as_task).is_certain {
        return words(&as_task);
    }
    // That it says nothing, or cannot be asked, is no second failure.
    let told = aws.told(&event.resource_type, &event.physical).await.unwrap_or_default();
    let last = told.len().saturating_sub(LAST_WORDS);
    told[last..].iter().fold(head, |text, line| format!("{text}\n  it says: {line}"))
}

/// A task that failed while its service was deployed, and why.
#[derive(Clone, Debug)]
pub(super) struct Finding {
    /// The logical id of the service.
    pub(super) logical: String,
    pub(super) cause: String,
    /// Whether another task cannot fare better.
    is_certain: bool,
    pub(super) stopped: Stopped,
}

impl Finding {
    pub(super) fn new(logical: &str, stopped: Stopped) -> Self {
        let Cause { what, is_certain, .. } = cause(&stopped);
        Self { logical: logical.to_owned(), cause: what, is_certain, stopped }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&words(&self.stopped))
    }
}

/// What says that a deployment cannot succeed: a certain cause, or the same cause so often that it stays.
pub(super) fn hopeless(findings: &[Finding]) -> Option<&Finding> {
    let often = |finding: &&Finding| {
        let same = |other: &&Finding| other.logical == finding.logical && other.cause == finding.cause;
        findings.iter().filter(same).count() >= SAME
    };
    findings.iter().find(|finding| finding.is_certain).or_else(|| findings.iter().find(often))
}

/// The cause of a stopped task, first in plain words.
pub(super) fn words(stopped: &Stopped) -> String {
    let Cause { what, mend, .. } = cause(stopped);
    let mut out = format!("  cause: {what}\n  mend:  {mend}\n  task:  {} {}", stopped.task, stopped.reason);
    if !stopped.log.is_empty() {
        out.push_str("\n  its last lines:");
        for line in &stopped.log {
            out.push_str(&format!("\n    {line}"));
        }
    }
    out
}

struct Cause {
    what: String,
    mend: &'static str,
    is_certain: bool,
}

/// <https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html>
fn cause(stopped: &Stopped) -> Cause {
    let (reason, image) = (stopped.reason.as_str(), &stopped.image);
    let certain = |what: String, mend| Cause { what, mend, is_certain: true };
    let perhaps = |what: String, mend| Cause { what, mend, is_certain: false };
    if reason.contains("does not contain descriptor matching platform") || logs(stopped, "exec format error")
    {
        let what = format!("the image {image} is made for another architecture than the task");
        return certain(what, "build the image for linux/amd64, or change the task's RuntimePlatform");
    }
    if reason.contains("CannotPullContainer") {
        let is_missing = ["not found", "manifest unknown", "does not exist", "NotFound"];
        let what = format!("the image {image} cannot be pulled");
        return if is_missing.iter().any(|word| reason.contains(word)) {
            certain(what, "deploy an image that is there, by its digest")
        } else {
            perhaps(what, "look at the way from the task to the registry, and at the execution role")
        };
    }
    if reason.contains("ResourceInitializationError") && reason.contains("secret") {
        let secret = reason.rsplit(' ').next().unwrap_or_default();
        let what = format!("the task's secret cannot be read: {secret}");
        let is_refused = ["can't find", "not found", "NotFound", "AccessDenied", "not authorized"];
        let mend = "create the secret, or let the execution role read it";
        return if is_refused.iter().any(|word| reason.contains(word)) {
            certain(what, mend)
        } else {
            perhaps(what, mend)
        };
    }
    if reason.contains("ELB health checks") {
        let answer = reason.rsplit("): ").next().unwrap_or(reason);
        let what = format!("the task runs but does not pass the load balancer's health check: {answer}");
        return perhaps(what, "look at the health check's path and port, and at what the task logs");
    }
    if reason.contains("OutOfMemory") || stopped.exit_code == Some(137) {
        return perhaps("the task was killed, most likely for its memory".into(), "give it more memory");
    }
    match stopped.exit_code {
        Some(code) => perhaps(format!("the task's process ended with exit code {code}"), "its log says why"),
        None => perhaps(reason.to_owned(), "see the task in the ECS console"),
    }
}

fn logs(stopped: &Stopped, words: &str) -> bool {
    stopped.log.iter().any(|line| line.contains(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stopped(reason: &str, exit_code: Option<i32>) -> Stopped {
        Stopped {
            task: "t".into(),
            image: "i@sha256:1".into(),
            reason: reason.into(),
            exit_code,
            created: 0,
            log: Vec::new(),
            stream: None,
        }
    }

    #[track_caller]
    fn check(reason: &str, exit_code: Option<i32>, expected: &str, certain: bool) {
        let cause = cause(&stopped(reason, exit_code));
        assert_eq!((cause.what.as_str(), cause.is_certain), (expected, certain));
    }

    #[test]
    fn the_cause_is_named_in_plain_words() {
        check("CannotPullContainerError: not found", None, "the image i@sha256:1 cannot be pulled", true);
        check("CannotPullContainerError: i/o timeout", None, "the image i@sha256:1 cannot be pulled", false);
        check(
            "CannotPullContainerError: image Manifest does not contain descriptor matching platform 'linux/amd64'",
            None,
            "the image i@sha256:1 is made for another architecture than the task",
            true,
        );
        check(
            "ResourceInitializationError: unable to pull secrets: can't find the specified secret: arn:x",
            None,
            "the task's secret cannot be read: arn:x",
            true,
        );
        check(
            "Task failed ELB health checks in (target-group g): answered 404",
            None,
            "the task runs but does not pass the load balancer's health check: answered 404",
            false,
        );
        check(
            "Essential container in task exited",
            Some(2),
            "the task's process ended with exit code 2",
            false,
        );
    }

    #[test]
    fn three_times_the_same_end_is_enough() {
        let finding = |task: &str, code| {
            let mut stopped = stopped("Essential container in task exited", Some(code));
            stopped.task = task.into();
            Finding::new("Api", stopped)
        };
        assert!(hopeless(&[finding("a", 1), finding("b", 1), finding("c", 2)]).is_none());
        assert!(hopeless(&[finding("a", 1), finding("b", 2), finding("c", 1), finding("d", 1)]).is_some());
    }
}
