//! Follows a stack until it comes to rest, and says why it fails while what says so is still there. What cannot succeed any
//! more is stopped at once.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use tokio::time::Instant;

use super::diagnose::{self, Finding};
use super::patiently;
use super::progress::Progress;
use crate::aws::Aws;
use crate::aws::cloudformation::{Event, Status};
use crate::error::{Error, Result};

/// How often events are asked for: at first, and at the longest.
pub(super) const POLL_FIRST: Duration = Duration::from_millis(150);
pub(super) const POLL_LONGEST: Duration = Duration::from_secs(3);

/// How often databases and caches are asked what they do: RDS takes minutes for each step.
const LISTEN_EVERY: Duration = Duration::from_secs(15);

/// A stack to follow.
#[derive(Clone, Copy, Debug)]
pub(super) struct Followed<'a> {
    /// The id, which finds a deleted stack too.
    pub(super) id: &'a str,
    /// As people call it.
    pub(super) short: &'a str,
    /// The id of the last event that is known.
    pub(super) after: Option<&'a str>,
    /// Whether it may be stopped: whoever only looks stops nothing.
    pub(super) stops: Stops,
}

/// How a deployment that cannot succeed is stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stops {
    Never,
    /// An update goes back to what was there.
    Cancel,
    /// A new stack that holds no data is deleted.
    Delete,
}

/// What is known of the services that are being deployed, by their ARNs.
#[derive(Default)]
struct Services {
    /// Logical ids, and since when they are being deployed.
    running: BTreeMap<String, (String, i64)>,
    findings: Vec<Finding>,
    stopped: bool,
}

/// Follows until the stack comes to rest.
///
/// # Errors
/// [`Error::Deployment`] when it did not succeed, with the first cause.
pub(super) async fn follow<A: Aws>(aws: &A, followed: Followed<'_>, progress: &Progress) -> Result<()> {
    let Followed { id, short, .. } = followed;
    let mut last = followed.after.map(str::to_owned);
    let mut pause = POLL_FIRST;
    let mut explanation: Option<String> = None;
    let mut services = Services::default();
    let mut stores = Stores::default();
    loop {
        let events = patiently(async || aws.events(id, last.as_deref()).await).await?;
        pause = if events.is_empty() { (pause * 2).min(POLL_LONGEST) } else { POLL_FIRST };
        for event in &events {
            progress.event(short, event);
            services.note(event);
            stores.note(event);
            if explanation.is_none() && diagnose::is_first_cause(event) {
                explanation = Some(diagnose::explain(aws, event, &services.findings).await);
            }
        }
        if let Some(newest) = events.last() {
            last = Some(newest.id.clone());
        }
        if let Some(end) = events.iter().rev().find(|event| event.is_of_stack(id)) {
            match end.status.as_str() {
                "CREATE_COMPLETE" | "UPDATE_COMPLETE" => return Ok(()),
                status if status.ends_with("_IN_PROGRESS") => {}
                status => {
                    let reason = end.reason.clone().unwrap_or_default();
                    let explanation = services.explanation().or(explanation);
                    let explanation = explanation.unwrap_or_else(|| format!("  {status} {reason}"));
                    let undone = !status.ends_with("_FAILED");
                    return Err(Error::Deployment { stack: short.to_owned(), undone, explanation });
                }
            }
        }
        stores.listen(aws, short, progress).await;
        progress.under_way(short);
        if let Some(finding) = services.look(aws, short, progress).await?
            && !services.stopped
        {
            services.stopped = stop(aws, followed, &finding, progress).await?;
        }
        tokio::time::sleep(pause).await;
    }
}

impl Services {
    /// Keeps which services are being deployed.
    fn note(&mut self, event: &Event) {
        if event.resource_type != "AWS::ECS::Service" || event.physical.is_empty() {
            return;
        }
        if matches!(event.status.as_str(), "CREATE_IN_PROGRESS" | "UPDATE_IN_PROGRESS") {
            self.running.entry(event.physical.clone()).or_insert((event.logical.clone(), event.at));
        } else {
            self.running.remove(&event.physical);
        }
    }

    /// Looks at the tasks of every service that is being deployed; gives why the deployment cannot succeed, if it cannot.
    async fn look<A: Aws>(&mut self, aws: &A, short: &str, progress: &Progress) -> Result<Option<Finding>> {
        for (arn, (logical, since)) in &self.running {
            let Some(service) = patiently(async || aws.service(arn).await).await? else { continue };
            // ECS may not know of the new deployment yet, and remember what stopped before.
            for stopped in service.failed.iter().filter(|stopped| stopped.created >= *since) {
                if self.findings.iter().any(|finding| finding.stopped.task == stopped.task) {
                    continue;
                }
                let finding = Finding::new(logical, stopped.clone());
                let is_known = |known: &Finding| known.logical == *logical && known.cause == finding.cause;
                if !self.findings.iter().any(is_known) {
                    progress.problem(short, &format!("{logical}: {}", finding.cause));
                }
                self.findings.push(finding);
            }
        }
        Ok(diagnose::hopeless(&self.findings).cloned())
    }

    /// Of the tasks that failed, the first one that says why.
    fn explanation(&self) -> Option<String> {
        let hopeless = diagnose::hopeless(&self.findings);
        hopeless.or(self.findings.first()).map(ToString::to_string)
    }
}

/// The databases and caches that are being made or changed, and what they said already.
#[derive(Default)]
struct Stores {
    /// Types by physical id.
    running: BTreeMap<String, String>,
    said: BTreeSet<String>,
    asked: Option<Instant>,
}

impl Stores {
    fn note(&mut self, event: &Event) {
        if !matches!(
            event.resource_type.as_str(),
            "AWS::RDS::DBInstance" | "AWS::ElastiCache::ReplicationGroup"
        ) || event.physical.is_empty()
        {
            return;
        }
        if matches!(event.status.as_str(), "CREATE_IN_PROGRESS" | "UPDATE_IN_PROGRESS") {
            self.running.insert(event.physical.clone(), event.resource_type.clone());
        } else {
            self.running.remove(&event.physical);
        }
    }

    /// Shows what they say about themselves, every now and then. That they cannot be asked is no failure of the deployment.
    async fn listen<A: Aws>(&mut self, aws: &A, short: &str, progress: &Progress) {
        if self.running.is_empty() || self.asked.is_some_and(|asked| asked.elapsed() < LISTEN_EVERY) {
            return;
        }
        self.asked = Some(Instant::now());
        for (physical, resource_type) in &self.running {
            for line in aws.told(resource_type, physical).await.unwrap_or_default() {
                if self.said.insert(format!("{physical} {line}")) {
                    progress.problem(short, &format!("{physical} says: {line}"));
                }
            }
        }
    }
}

/// Stops what cannot succeed; says whether it did.
async fn stop<A: Aws>(
    aws: &A,
    followed: Followed<'_>,
    finding: &Finding,
    progress: &Progress,
) -> Result<bool> {
    let Followed { id, short, .. } = followed;
    let status = patiently(async || aws.stack(id).await).await?.map(|stack| stack.status);
    let Some(Status::InProgress(word)) = status else { return Ok(false) };
    let why = format!("cannot succeed ({}), so it is stopped now", finding.cause);
    match (followed.stops, word.as_str()) {
        (Stops::Cancel, "UPDATE_IN_PROGRESS") => {
            progress.problem(short, &why);
            match patiently(async || aws.cancel_update(id).await).await {
                // It came to its end by itself meanwhile.
                Ok(()) | Err(Error::Aws(_)) => Ok(true),
                Err(error) => Err(error),
            }
        }
        (Stops::Delete, "CREATE_IN_PROGRESS") => {
            progress.problem(short, &why);
            patiently(async || aws.delete(id, &[]).await).await?;
            Ok(true)
        }
        _ => Ok(false),
    }
}
