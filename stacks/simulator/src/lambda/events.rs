//! The events of one function: those that wait, and those that its process holds. They outlive the process, not the
//! simulator.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Mutex, MutexGuard};

use serde_json::Value as Json;
use tokio::sync::Notify;

/// How often an event is given to a function before it goes to the dead letters.
/// <https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html>
pub(super) const MOST_TRIES: u32 = 3;

/// An event on its way to a function.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Invocation {
    pub(super) id: String,
    pub(super) event: Json,
    /// How often it was given to the function.
    pub(super) tries: u32,
}

/// What becomes of an event that failed.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Fate {
    Again(Invocation),
    GivenUp(Json),
}

#[derive(Default)]
pub(super) struct Events {
    held: Mutex<Held>,
    arrived: Notify,
}

#[derive(Default)]
struct Held {
    waiting: VecDeque<Invocation>,
    /// By their ids.
    under_way: BTreeMap<String, Invocation>,
}

impl Events {
    fn lock(&self) -> MutexGuard<'_, Held> {
        self.held.lock().expect("no change of the events panics half-way")
    }

    pub(super) fn add(&self, invocation: Invocation) {
        self.lock().waiting.push_back(invocation);
        self.arrived.notify_one();
    }

    /// Waits for an event, and gives it to the process.
    pub(super) async fn take(&self) -> Invocation {
        loop {
            if let Some(invocation) = self.first() {
                return invocation;
            }
            self.arrived.notified().await;
        }
    }

    fn first(&self) -> Option<Invocation> {
        let mut held = self.lock();
        let mut invocation = held.waiting.pop_front()?;
        invocation.tries += 1;
        held.under_way.insert(invocation.id.clone(), invocation.clone());
        Some(invocation)
    }

    pub(super) fn is_under_way(&self, id: &str, tries: u32) -> bool {
        self.lock().under_way.get(id).is_some_and(|invocation| invocation.tries == tries)
    }

    pub(super) fn done(&self, id: &str) {
        self.lock().under_way.remove(id);
    }

    /// The process says that an event failed; nothing for one that it does not hold.
    pub(super) fn failed(&self, id: &str) -> Option<Fate> {
        self.lock().under_way.remove(id).map(fate)
    }

    /// What a process held that asks for its first event: the process before it ended with that.
    pub(super) fn lost(&self) -> Vec<Fate> {
        std::mem::take(&mut self.lock().under_way).into_values().map(fate).collect()
    }
}

fn fate(invocation: Invocation) -> Fate {
    if invocation.tries >= MOST_TRIES { Fate::GivenUp(invocation.event) } else { Fate::Again(invocation) }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn one() -> Events {
        let events = Events::default();
        events.add(Invocation { id: "1".into(), event: json!("e"), tries: 0 });
        events
    }

    #[test]
    fn an_event_that_fails_three_times_is_given_up() {
        let events = one();
        for tries in 1..MOST_TRIES {
            assert_eq!(events.first().unwrap().tries, tries);
            let Some(Fate::Again(invocation)) = events.failed("1") else { panic!("try {tries} is the last") };
            events.add(invocation);
        }
        events.first();
        assert_eq!(events.failed("1"), Some(Fate::GivenUp(json!("e"))));
        assert_eq!((events.failed("1"), events.first()), (None, None));
    }

    #[test]
    fn what_a_lost_process_held_is_tried_again() {
        let events = one();
        assert!(events.lost().is_empty());
        let taken = events.first().unwrap();
        assert_eq!(events.lost(), [Fate::Again(taken)]);
    }

    #[test]
    fn what_was_answered_is_forgotten() {
        let events = one();
        events.first();
        assert!(events.is_under_way("1", 1));
        events.done("1");
        assert!(!events.is_under_way("1", 1) && events.lost().is_empty());
    }
}
