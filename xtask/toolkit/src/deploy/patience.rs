//! Asking again when AWS did not answer.

use std::time::Duration;

use crate::error::{Error, Result};

/// The first pause, and the longest: each is twice the one before.
const FIRST: Duration = Duration::from_millis(500);
const LONGEST: Duration = Duration::from_secs(20);
/// Beside the SDK's own: about two minutes in all.
const TRIES: usize = 10;

/// Repeats a call for as long as it ends with [`Error::Unreachable`]; the last error is given.
pub(crate) async fn patiently<T>(call: impl AsyncFn() -> Result<T>) -> Result<T> {
    let mut pause = FIRST;
    for _ in 1..TRIES {
        match call().await {
            Err(Error::Unreachable(_)) => tokio::time::sleep(pause).await,
            other => return other,
        }
        pause = (pause * 2).min(LONGEST);
    }
    call().await
}
