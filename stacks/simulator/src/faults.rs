//! Failures on demand, so that tests see again and again what AWS shows now and then. Nothing of it survives a restart.

use std::sync::{Mutex, MutexGuard};

use serde::Deserialize;

/// What is done to a resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Verb {
    Create,
    /// In place or by a new resource.
    Update,
    Delete,
    Rollback,
}

/// The next operations of one kind on one resource fail.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub(crate) struct Fault {
    /// The name of the stack.
    pub(crate) stack: String,
    pub(crate) logical: String,
    pub(crate) verb: Verb,
    pub(crate) reason: String,
    #[serde(default = "once")]
    pub(crate) times: u32,
}

fn once() -> u32 {
    1
}

#[derive(Default)]
pub(crate) struct Faults {
    waiting: Mutex<Vec<Fault>>,
}

impl Faults {
    fn lock(&self) -> MutexGuard<'_, Vec<Fault>> {
        self.waiting.lock().expect("no change of the faults panics half-way")
    }

    pub(crate) fn add(&self, fault: Fault) {
        self.lock().push(fault);
    }

    /// Why an operation has to fail, if it has to; that counts as one of its times.
    pub(crate) fn take(&self, stack: &str, logical: &str, verb: Verb) -> Option<String> {
        let mut waiting = self.lock();
        waiting.retain(|fault| fault.times > 0);
        let fits =
            |fault: &&mut Fault| fault.stack == stack && fault.logical == logical && fault.verb == verb;
        let fault = waiting.iter_mut().find(fits)?;
        fault.times -= 1;
        Some(fault.reason.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_fails_as_often_as_it_says() {
        let faults = Faults::default();
        let json = r#"{"stack": "s", "logical": "Q", "verb": "update", "reason": "no", "times": 2}"#;
        faults.add(serde_json::from_str(json).unwrap());
        assert_eq!(faults.take("s", "Q", Verb::Create), None);
        assert_eq!(faults.take("t", "Q", Verb::Update), None);
        assert_eq!(faults.take("s", "Q", Verb::Update).as_deref(), Some("no"));
        assert_eq!(faults.take("s", "Q", Verb::Update).as_deref(), Some("no"));
        assert_eq!(faults.take("s", "Q", Verb::Update), None);
    }

    #[test]
    fn a_fault_fails_once_where_nothing_is_said() {
        let json = r#"{"stack": "s", "logical": "Q", "verb": "rollback", "reason": "no"}"#;
        let fault: Fault = serde_json::from_str(json).unwrap();
        assert_eq!((fault.verb, fault.times), (Verb::Rollback, 1));
    }
}
