//! API tokens that were found just now: a program that asks often is not looked up each time. Nothing is kept of those that were not
//! found, so a new token works at once.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use crate::models::Tenant;

/// Milliseconds that a found token is believed in.
const FRESH: i64 = 5_000;
const MOST: usize = 10_000;

/// Tenants by the digests of their tokens.
#[derive(Debug, Default)]
pub struct Recent {
    found: Mutex<BTreeMap<Vec<u8>, (Tenant, i64)>>,
}

impl Recent {
    /// The tenant of a token, by its digest; `now` in milliseconds.
    #[must_use]
    pub fn get(&self, digest: &[u8], now: i64) -> Option<Tenant> {
        let found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        found.get(digest).filter(|(_, until)| now < *until).map(|(tenant, _)| *tenant)
    }

    /// Believes in a token for some seconds, if there is room.
    pub fn keep(&self, digest: Vec<u8>, tenant: Tenant, now: i64) {
        let mut found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        if found.len() >= MOST {
            found.retain(|_, (_, until)| now < *until);
        }
        if found.len() < MOST {
            found.insert(digest, (tenant, now + FRESH));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::{Place, TenantId};

    const TENANT: Tenant = Tenant { id: TenantId(1), place: Place::Shared };

    #[test]
    fn a_token_is_believed_in_for_some_seconds() {
        let recent = Recent::default();
        recent.keep(vec![1], TENANT, 0);
        assert_eq!(recent.get(&[1], FRESH - 1), Some(TENANT));
        assert_eq!(recent.get(&[1], FRESH), None);
        assert_eq!(recent.get(&[2], 0), None);
    }

    #[test]
    fn old_tokens_make_room_and_new_ones_wait() {
        let recent = Recent::default();
        for number in 0..=MOST {
            recent.keep(number.to_be_bytes().to_vec(), TENANT, 0);
        }
        assert_eq!(recent.get(&MOST.to_be_bytes(), 0), None, "there was no room");
        recent.keep(vec![1], TENANT, FRESH);
        assert_eq!(recent.get(&[1], FRESH), Some(TENANT));
    }
}
