//! Loads under way in this process: whoever wants what is being loaded waits for it. There are never more of them than requests.

use std::any::Any;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::OnceCell;

use super::Key;

/// What a load came to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Landed<T> {
    Found(Option<T>),
    /// The error is of who loaded.
    Failed,
}

#[derive(Debug, Default)]
pub(super) struct Flights {
    under_way: Mutex<BTreeMap<Key, Flight>>,
}

#[derive(Debug)]
struct Flight {
    /// A `OnceCell<Landed<T>>` of the type that is loaded.
    cell: Arc<dyn Any + Send + Sync>,
    /// Those who wait, and the one who loads.
    seats: usize,
}

/// A place in a flight. Who leaves last, or first after the landing, ends it.
#[derive(Debug)]
pub(super) struct Seat<'a, T> {
    flights: &'a Flights,
    key: &'a Key,
    pub(super) cell: Arc<OnceCell<Landed<T>>>,
}

impl Flights {
    /// Joins the load of a key, or begins one.
    pub(super) fn join<'a, T: Send + Sync + 'static>(&'a self, key: &'a Key) -> Seat<'a, T> {
        let mut under_way = self.lock();
        if let Some(flight) = under_way.get_mut(key)
            && let Ok(cell) = Arc::clone(&flight.cell).downcast::<OnceCell<Landed<T>>>()
        {
            flight.seats += 1;
            return Seat { flights: self, key, cell };
        }
        let cell = Arc::new(OnceCell::new());
        under_way.insert(key.clone(), Flight { cell: Arc::<OnceCell<Landed<T>>>::clone(&cell), seats: 1 });
        Seat { flights: self, key, cell }
    }

    /// Lets nobody else join the load of a key: what it finds may be of before a change.
    pub(super) fn close(&self, key: &Key) {
        self.lock().remove(key);
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<Key, Flight>> {
        self.under_way.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<T> Drop for Seat<'_, T> {
    fn drop(&mut self) {
        let mut under_way = self.flights.lock();
        let Some(flight) = under_way.get_mut(self.key) else { return };
        // Another may have begun since this one was closed.
        if !std::ptr::addr_eq(Arc::as_ptr(&flight.cell), Arc::as_ptr(&self.cell)) {
            return;
        }
        flight.seats -= 1;
        if flight.seats == 0 || self.cell.initialized() {
            under_way.remove(self.key);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::TenantId;

    fn key() -> Key {
        Key::of(TenantId(1), "a")
    }

    #[test]
    fn a_load_is_shared_until_it_landed() {
        let (flights, key) = (Flights::default(), key());
        let (first, second) = (flights.join::<u8>(&key), flights.join::<u8>(&key));
        assert!(Arc::ptr_eq(&first.cell, &second.cell));
        first.cell.set(Landed::Found(Some(7))).unwrap();
        drop(first);
        let third = flights.join::<u8>(&key);
        assert_eq!(second.cell.get(), Some(&Landed::Found(Some(7))), "who joined in time has it");
        assert_eq!(third.cell.get(), None, "who comes later loads anew");
        drop(second);
        assert!(Arc::ptr_eq(&third.cell, &flights.join::<u8>(&key).cell), "an old seat ends no later load");
    }

    #[test]
    fn nothing_is_left_of_those_who_gave_up() {
        let (flights, key) = (Flights::default(), key());
        drop((flights.join::<u8>(&key), flights.join::<u8>(&key)));
        assert!(flights.lock().is_empty());
    }

    #[test]
    fn nobody_joins_a_load_from_before_a_change() {
        let (flights, key) = (Flights::default(), key());
        let before = flights.join::<u8>(&key);
        flights.close(&key);
        assert!(!Arc::ptr_eq(&before.cell, &flights.join::<u8>(&key).cell));
    }
}
