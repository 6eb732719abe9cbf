//! Whether Redis is asked at all: after a failure nobody asks for half a second, and then one asks for all. So a Redis that is away
//! costs next to nothing.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use redis::RedisError;

/// Milliseconds without a try after a failure.
const REST: u64 = 500;
/// Milliseconds between two warnings.
const QUIET: u64 = 10_000;

/// Counts from when it was made, in milliseconds.
#[derive(Debug)]
pub(super) struct Circuit {
    begun: Instant,
    /// When the next may ask; 0 while everybody may.
    retry_at: AtomicU64,
    failures: AtomicU64,
    /// When the next warning is due.
    warn_at: AtomicU64,
}

impl Circuit {
    pub(super) fn new() -> Self {
        Self {
            begun: Instant::now(),
            retry_at: AtomicU64::new(0),
            failures: AtomicU64::new(0),
            warn_at: AtomicU64::new(0),
        }
    }

    /// Whether Redis may be asked now. After a failure only one in [`REST`] may, until it was answered.
    pub(super) fn may_ask(&self) -> bool {
        self.may_ask_at(self.now())
    }

    /// How often Redis has failed so far.
    pub(super) fn failures(&self) -> u64 {
        self.failures.load(Ordering::Acquire)
    }

    pub(super) fn answered(&self) {
        // Most often it is 0 already, and many ask at once: then nothing is written.
        if self.retry_at.load(Ordering::Acquire) != 0 {
            self.retry_at.store(0, Ordering::Release);
        }
    }

    pub(super) fn failed(&self, error: &RedisError) {
        self.failed_at(self.now());
        self.warn(error);
    }

    /// Logs an error, unless one was logged just now.
    pub(super) fn warn(&self, error: &RedisError) {
        if self.may_warn_at(self.now()) {
            tracing::warn!(error = crate::chain(error), "Redis does not answer; going on without it");
        }
    }

    fn now(&self) -> u64 {
        u64::try_from(self.begun.elapsed().as_millis()).unwrap_or(u64::MAX)
    }

    fn may_ask_at(&self, now: u64) -> bool {
        let retry_at = self.retry_at.load(Ordering::Acquire);
        retry_at == 0 || (now >= retry_at && swap(&self.retry_at, retry_at, now.saturating_add(REST)))
    }

    fn failed_at(&self, now: u64) {
        self.retry_at.store(now.saturating_add(REST), Ordering::Release);
        self.failures.fetch_add(1, Ordering::AcqRel);
    }

    fn may_warn_at(&self, now: u64) -> bool {
        let warn_at = self.warn_at.load(Ordering::Acquire);
        now >= warn_at && swap(&self.warn_at, warn_at, now.saturating_add(QUIET))
    }
}

/// Whether this one was first to change it.
fn swap(value: &AtomicU64, from: u64, to: u64) -> bool {
    value.compare_exchange(from, to, Ordering::AcqRel, Ordering::Relaxed).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn after_a_failure_nobody_asks_for_a_while_and_then_one() {
        let circuit = Circuit::new();
        assert!(circuit.may_ask_at(1000) && circuit.may_ask_at(1000));
        circuit.failed_at(1000);
        assert!(!circuit.may_ask_at(1000) && !circuit.may_ask_at(1499));
        assert!(circuit.may_ask_at(1500));
        assert!(!circuit.may_ask_at(1500), "the first asks for all");
        assert!(!circuit.may_ask_at(1999));
        assert!(circuit.may_ask_at(2000), "nobody heard of the first again");
    }

    #[test]
    fn an_answer_lets_everybody_ask_again() {
        let circuit = Circuit::new();
        circuit.failed_at(1000);
        circuit.answered();
        assert!(circuit.may_ask_at(1001) && circuit.may_ask_at(1001));
    }

    #[test]
    fn a_failure_that_lasts_is_logged_once_in_ten_seconds() {
        let circuit = Circuit::new();
        assert!(circuit.may_warn_at(5));
        assert!(!circuit.may_warn_at(5) && !circuit.may_warn_at(10_004));
        assert!(circuit.may_warn_at(10_005));
    }
}
