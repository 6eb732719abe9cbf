//! Says in plain words why a deployment failed: the first cause, what it logged, and the mend.

use crate::aws::Cloud;
use crate::aws::cloudformation::Event;
use crate::aws::ecs::Stopped;

/// Whether an event is the start of a failure, not its echo in other resources.
pub(super) fn is_first_cause(event: &Event) -> bool {
    let reason = event.reason.as_deref().unwrap_or_default();
    event.status.ends_with("_FAILED")
        && event.resource_type != "AWS::CloudFormation::Stack"
        && !reason.contains("cancelled")
}

/// Explains a failed resource; for an ECS service by the task that failed last.
pub(super) async fn explain(cloud: &Cloud, event: &Event) -> String {
    let reason = event.reason.as_deref().unwrap_or("no reason given");
    let head = format!("  {} ({}) failed: {reason}", event.logical, event.resource_type);
    if event.resource_type != "AWS::ECS::Service" {
        return head;
    }
    match cloud.ecs.last_stopped(&event.physical).await {
        Ok(Some(stopped)) => format!("{}\n{head}", words(&stopped)),
        Ok(None) => head,
        Err(error) => format!("{head}\n  (its tasks cannot be asked: {error})"),
    }
}

/// The cause of a stopped task, first in plain words.
pub(super) fn words(stopped: &Stopped) -> String {
    let (cause, mend) = cause(stopped);
    let mut out = format!("  cause: {cause}\n  mend:  {mend}\n  task:  {} {}", stopped.task, stopped.reason);
    if !stopped.log.is_empty() {
        out.push_str("\n  its last lines:");
        for line in &stopped.log {
            out.push_str(&format!("\n    {line}"));
        }
    }
    out
}

fn cause(stopped: &Stopped) -> (String, String) {
    let reason = stopped.reason.as_str();
    let image = &stopped.image;
    if reason.contains("CannotPullContainer") {
        return (
            format!("the image {image} cannot be pulled"),
            "deploy an image that is there, by its digest".into(),
        );
    }
    if reason.contains("ResourceInitializationError") && reason.contains("secret") {
        let secret = reason.rsplit(' ').next().unwrap_or_default();
        let cause = format!("the task's secret cannot be read: {secret}");
        return (cause, "create the secret, or let the execution role read it".into());
    }
    if reason.contains("ELB health checks") {
        let answer = reason.rsplit("): ").next().unwrap_or(reason);
        let cause = format!("the task runs but does not pass the load balancer's health check: {answer}");
        return (cause, "look at the health check's path and port, and at what the task logs".into());
    }
    match stopped.exit_code {
        Some(137) => ("the task was killed, most likely for its memory".into(), "give it more memory".into()),
        Some(code) => (format!("the task's process ended with exit code {code}"), "its log says why".into()),
        None => (reason.to_owned(), "see the task in the ECS console".into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(reason: &str, exit_code: Option<i32>, expected: &str) {
        let stopped = Stopped {
            task: "t".into(),
            image: "i@sha256:1".into(),
            reason: reason.into(),
            exit_code,
            log: Vec::new(),
        };
        assert_eq!(cause(&stopped).0, expected);
    }

    #[test]
    fn the_cause_is_named_in_plain_words() {
        check("CannotPullContainerError: not found", None, "the image i@sha256:1 cannot be pulled");
        check(
            "ResourceInitializationError: unable to pull secrets: can't find the specified secret: arn:x",
            None,
            "the task's secret cannot be read: arn:x",
        );
        check(
            "Task failed ELB health checks in (target-group g): answered 404",
            None,
            "the task runs but does not pass the load balancer's health check: answered 404",
        );
        check("Essential container in task exited", Some(2), "the task's process ended with exit code 2");
    }
}
