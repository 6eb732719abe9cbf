//! The executions that run, and how one is called off. Nothing of it survives a restart.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard};

use tokio_util::sync::CancellationToken;

use super::{Parameters, find, name_of, text};
use crate::error::ApiError;
use crate::http::WriteResult;
use crate::shared::Shared;

/// Executions by the names of their stacks.
#[derive(Default)]
pub(crate) struct Executions {
    running: Mutex<BTreeMap<String, Running>>,
}

struct Running {
    /// Asks the execution to stop.
    cancel: CancellationToken,
    /// Tells that the execution came to its end.
    ended: CancellationToken,
    /// Whether all is done, and nothing is left to call off.
    sealed: bool,
}

impl Executions {
    fn lock(&self) -> MutexGuard<'_, BTreeMap<String, Running>> {
        self.running.lock().expect("no change of the executions panics half-way")
    }

    /// Takes note of an execution; gives what asks it to stop.
    pub(super) fn begin(&self, stack: &str) -> CancellationToken {
        let cancel = CancellationToken::new();
        let running = Running { cancel: cancel.clone(), ended: CancellationToken::new(), sealed: false };
        self.lock().insert(stack.to_owned(), running);
        cancel
    }

    /// Calls an execution off; false when it is too late for that.
    pub(super) fn cancel(&self, stack: &str) -> bool {
        let running = self.lock();
        let Some(found) = running.get(stack).filter(|found| !found.sealed) else { return false };
        found.cancel.cancel();
        true
    }

    /// From here on an execution is not called off any more; false when it was called off before.
    pub(super) fn seal(&self, stack: &str) -> bool {
        let mut running = self.lock();
        let Some(found) = running.get_mut(stack) else { return true };
        found.sealed = !found.cancel.is_cancelled();
        found.sealed
    }

    pub(super) fn end(&self, stack: &str) {
        if let Some(found) = self.lock().remove(stack) {
            found.ended.cancel();
        }
    }

    /// Waits until nothing is executed on a stack.
    pub(super) async fn wait(&self, stack: &str) {
        let ended = self.lock().get(stack).map(|found| found.ended.clone());
        if let Some(ended) = ended {
            ended.cancelled().await;
        }
    }
}

/// `CancelUpdateStack`: the update stops where it is and is rolled back.
pub(super) fn cancel_update(shared: &Arc<Shared>, input: &Parameters) -> Result<WriteResult, ApiError> {
    let (name, status) = {
        let state = shared.state();
        let stack = find(&state, text(input, "StackName"))?;
        (name_of(&stack.id).to_owned(), stack.status.clone())
    };
    if status != "UPDATE_IN_PROGRESS" || !shared.executions.cancel(&name) {
        let message = "CancelUpdateStack cannot be called from current stack status";
        return Err(ApiError::validation(message));
    }
    Ok(Box::new(|_| ()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sealed_is_not_called_off() {
        let executions = Executions::default();
        assert!(!executions.cancel("s"));
        let cancel = executions.begin("s");
        assert!(executions.seal("s"));
        assert!(!executions.cancel("s") && !cancel.is_cancelled());
    }

    #[test]
    fn what_is_called_off_is_not_sealed() {
        let executions = Executions::default();
        let cancel = executions.begin("s");
        assert!(executions.cancel("s") && cancel.is_cancelled());
        assert!(!executions.seal("s"));
        executions.end("s");
        assert!(!executions.cancel("s"));
    }
}
