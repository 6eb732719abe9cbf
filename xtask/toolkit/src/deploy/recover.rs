//! The way out of every status that a stack can be in.

use std::fmt;

use super::apply::Deployment;
use super::patiently;
use super::progress::Progress;
use super::watch::{Followed, POLL_FIRST, Stops, follow};
use crate::aws::Aws;
use crate::aws::cloudformation::{Deployed, Status};
use crate::error::{Error, Result};

/// What to do with a stack before it can be deployed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum WayOut {
    /// It can be deployed as it is.
    None,
    /// Something runs: see it through.
    Wait,
    /// It was never created: delete what is left, and the next deployment makes it.
    Delete,
    /// Only change sets were ever made: they are discarded with it.
    Discard,
    /// An update could not be undone: undo again, leaving out what stays stuck.
    ContinueRollback,
    /// It could not be deleted: delete again, leaving behind what stays stuck.
    DeleteAgain,
}

impl fmt::Display for WayOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::None => "nothing to do",
            Self::Wait => "wait until it comes to rest",
            Self::Delete => "delete what is left of it; the next deployment makes it anew",
            Self::Discard => "discard it: nothing was made yet",
            Self::ContinueRollback => "undo its last update again",
            Self::DeleteAgain => "delete it again",
        })
    }
}

/// The way out of a status.
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html>
pub(crate) fn way_out(status: &Status) -> WayOut {
    match status {
        Status::Review => WayOut::Discard,
        Status::InProgress(_) => WayOut::Wait,
        Status::RolledBack(word) if word == "ROLLBACK_COMPLETE" => WayOut::Delete,
        Status::Complete(_) | Status::RolledBack(_) => WayOut::None,
        Status::Stuck(word) => match word.as_str() {
            "CREATE_FAILED" | "ROLLBACK_FAILED" => WayOut::Delete,
            "UPDATE_ROLLBACK_FAILED" => WayOut::ContinueRollback,
            "DELETE_FAILED" => WayOut::DeleteAgain,
            // `UPDATE_FAILED`, which an update without rollback leaves, and `IMPORT_ROLLBACK_FAILED`: the next update decides.
            _ => WayOut::None,
        },
    }
}

/// The stack as it can be changed; what an earlier engine left is seen through first.
pub(super) async fn ready<A: Aws>(
    aws: &A,
    name: &str,
    short: &str,
    deployment: &Deployment,
    progress: &Progress,
) -> Result<Option<Deployed>> {
    loop {
        let Some(current) = patiently(async || aws.stack(name).await).await? else { return Ok(None) };
        match way_out(&current.status) {
            WayOut::None => return Ok(Some(current)),
            WayOut::Discard => return Ok(None),
            WayOut::Wait => see_through(aws, &current, short, progress).await?,
            WayOut::Delete => {
                progress.note(short, "was never created: deleting what is left of it");
                deployment.permitted()?;
                delete(aws, &current, short, &[], progress).await?;
            }
            WayOut::ContinueRollback | WayOut::DeleteAgain => {
                return Err(stuck_at(name, &current, deployment));
            }
        }
    }
}

/// What only `recover` brings out of where it is.
pub(super) fn stuck_at(name: &str, current: &Deployed, deployment: &Deployment) -> Error {
    Error::Refused {
        what: format!("`{name}` is {}", current.status.word()),
        hint: format!("`cargo xtask recover --env {}` says the way out and takes it", deployment.environment),
    }
}

/// The stack once nothing runs on it any more.
pub(super) async fn at_rest<A: Aws>(
    aws: &A,
    name: &str,
    short: &str,
    progress: &Progress,
) -> Result<Option<Deployed>> {
    loop {
        match patiently(async || aws.stack(name).await).await? {
            Some(current) if way_out(&current.status) == WayOut::Wait => {
                see_through(aws, &current, short, progress).await?;
            }
            other => return Ok(other),
        }
    }
}

/// Waits until a stack that somebody else changed comes to rest; how that ends is seen by whoever asked.
pub(super) async fn see_through<A: Aws>(
    aws: &A,
    current: &Deployed,
    short: &str,
    progress: &Progress,
) -> Result<()> {
    progress.note(short, &format!("is {}: seeing that through first", current.status.word()));
    let events = patiently(async || aws.events(&current.id, None).await).await?;
    let began = events.iter().rposition(|event| event.begins_operation(&current.id));
    let after = began.and_then(|at| at.checked_sub(1)).map(|at| events[at].id.clone());
    let followed = Followed { id: &current.id, short, after: after.as_deref(), stops: Stops::Never };
    match follow(aws, followed, progress).await {
        Ok(()) | Err(Error::Deployment { .. }) => Ok(()),
        Err(error) => Err(error),
    }
}

/// Deletes a stack and waits until it is gone.
pub(super) async fn delete<A: Aws>(
    aws: &A,
    current: &Deployed,
    short: &str,
    retain: &[String],
    progress: &Progress,
) -> Result<()> {
    patiently(async || aws.delete(&current.id, retain).await).await?;
    let mut looks = 0;
    loop {
        let status = patiently(async || aws.stack(&current.id).await).await?.map(|stack| stack.status);
        match status {
            None => return Ok(()),
            Some(Status::Complete(word)) if word == "DELETE_COMPLETE" => return Ok(()),
            Some(Status::InProgress(_)) => looks = 0,
            // What was asked may not show yet.
            Some(status) => {
                looks += 1;
                if looks > 10 {
                    let why = stuck(aws, &current.id).await?;
                    return Err(Error::Refused {
                        what: format!("`{short}` cannot be deleted: it is {}\n\n{}", status.word(), lines(&why)),
                        hint: "remove what holds these resources and repeat the command, or leave them behind with --leave LOGICAL_ID".into(),
                    });
                }
            }
        }
        progress.note(short, "is being deleted");
        tokio::time::sleep(POLL_FIRST * 4).await;
    }
}

/// Undoes the last update of a stack again.
pub(super) async fn continue_rollback<A: Aws>(
    aws: &A,
    current: &Deployed,
    short: &str,
    skip: &[String],
    progress: &Progress,
) -> Result<()> {
    let events = patiently(async || aws.events(&current.id, None).await).await?;
    let last = events.last().map(|event| event.id.clone());
    patiently(async || aws.continue_rollback(&current.id, skip).await).await?;
    let followed = Followed { id: &current.id, short, after: last.as_deref(), stops: Stops::Never };
    match follow(aws, followed, progress).await {
        Ok(()) => Ok(()),
        Err(Error::Deployment { explanation, .. }) => {
            let status = patiently(async || aws.stack(&current.id).await).await?.map(|stack| stack.status);
            if matches!(&status, Some(Status::RolledBack(_))) {
                return Ok(());
            }
            Err(Error::Refused {
                what: format!("`{short}` could not be undone\n\n{explanation}"),
                hint:
                    "mend what is named and repeat the command, or leave it as it is with --leave LOGICAL_ID"
                        .into(),
            })
        }
        Err(error) => Err(error),
    }
}

/// The resources that failed last, with why: `Id: reason`.
async fn stuck<A: Aws>(aws: &A, id: &str) -> Result<Vec<(String, String)>> {
    let events = patiently(async || aws.events(id, None).await).await?;
    let from = events.iter().rposition(|event| event.begins_operation(id)).unwrap_or(0);
    let failed =
        events[from..].iter().filter(|event| event.status.ends_with("_FAILED") && !event.is_of_stack(id));
    Ok(failed.map(|event| (event.logical.clone(), event.reason.clone().unwrap_or_default())).collect())
}

fn lines(stuck: &[(String, String)]) -> String {
    stuck.iter().map(|(logical, reason)| format!("  {logical}: {reason}")).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::aws::cloudformation::status;

    #[track_caller]
    fn check(word: &str, expected: WayOut) {
        assert_eq!(way_out(&status(word)), expected, "{word}");
    }

    /// All of them: <https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_Stack.html>
    #[test]
    fn every_status_has_a_way_out() {
        check("CREATE_IN_PROGRESS", WayOut::Wait);
        check("CREATE_FAILED", WayOut::Delete);
        check("CREATE_COMPLETE", WayOut::None);
        check("ROLLBACK_IN_PROGRESS", WayOut::Wait);
        check("ROLLBACK_FAILED", WayOut::Delete);
        check("ROLLBACK_COMPLETE", WayOut::Delete);
        check("DELETE_IN_PROGRESS", WayOut::Wait);
        check("DELETE_FAILED", WayOut::DeleteAgain);
        check("DELETE_COMPLETE", WayOut::None);
        check("UPDATE_IN_PROGRESS", WayOut::Wait);
        check("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", WayOut::Wait);
        check("UPDATE_COMPLETE", WayOut::None);
        check("UPDATE_FAILED", WayOut::None);
        check("UPDATE_ROLLBACK_IN_PROGRESS", WayOut::Wait);
        check("UPDATE_ROLLBACK_FAILED", WayOut::ContinueRollback);
        check("UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS", WayOut::Wait);
        check("UPDATE_ROLLBACK_COMPLETE", WayOut::None);
        check("REVIEW_IN_PROGRESS", WayOut::Discard);
        check("IMPORT_IN_PROGRESS", WayOut::Wait);
        check("IMPORT_COMPLETE", WayOut::None);
        check("IMPORT_ROLLBACK_IN_PROGRESS", WayOut::Wait);
        check("IMPORT_ROLLBACK_FAILED", WayOut::None);
        check("IMPORT_ROLLBACK_COMPLETE", WayOut::None);
    }
}
