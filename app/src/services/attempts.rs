//! How often somebody may try to sign in. Counted in Redis for all processes together; while Redis is away each process counts for
//! itself, so that nobody may try without end.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use super::Refusal;
use crate::cache::{Cache, Key, Rate, Verdict};
use crate::models::{SessionId, TenantId};
use crate::time;

/// Names that one process remembers.
const MOST: usize = 10_000;
const MINUTE: i64 = 60_000;

/// What is tried.
#[derive(Clone, Copy, Debug)]
pub enum Attempt<'a> {
    /// To sign in with an e-mail address.
    Person(TenantId, &'a str),
    /// To sign in from an address of the network.
    Address(&'a str),
    /// To refresh a sign-in.
    Refresh(TenantId, SessionId),
}

impl Attempt<'_> {
    /// Attempts a minute, and at once.
    fn per_minute(self) -> u32 {
        match self {
            Attempt::Person(..) => 5,
            Attempt::Address(_) => 20,
            Attempt::Refresh(..) => 30,
        }
    }

    /// A name of bounded length, whatever somebody sent as an e-mail address.
    fn name(self) -> String {
        match self {
            Attempt::Person(_, email) => {
                format!("sign-in:{}", super::tokens::hex(&super::tokens::digest(email)))
            }
            Attempt::Address(address) => format!("sign-in-from:{}", network(address)),
            Attempt::Refresh(_, session) => format!("refresh:{session}"),
        }
    }

    fn tenant(self) -> Option<TenantId> {
        match self {
            Attempt::Person(tenant, _) | Attempt::Refresh(tenant, _) => Some(tenant),
            Attempt::Address(_) => None,
        }
    }
}

/// What of an address is one client: all of it, but of IPv6 the 64 bits that whoever has a line is given at least.
/// <https://www.rfc-editor.org/rfc/rfc6177>
fn network(address: &str) -> String {
    match address.parse().map(|address: IpAddr| address.to_canonical()) {
        Ok(IpAddr::V6(address)) => {
            let [a, b, c, d, ..] = address.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
        Ok(IpAddr::V4(address)) => address.to_string(),
        Err(_) => address.to_owned(),
    }
}

/// Attempts as this process counts them.
#[derive(Debug, Default)]
pub struct Attempts {
    /// For each tenant and name, the time in milliseconds when all of its attempts are free again.
    full: Mutex<BTreeMap<(Option<TenantId>, String), i64>>,
}

impl Attempts {
    /// Counts an attempt.
    ///
    /// # Errors
    /// When it is one too many.
    pub async fn count(&self, cache: &Cache, attempt: Attempt<'_>) -> Result<(), Refusal> {
        let (tenant, name) = (attempt.tenant(), attempt.name());
        let key = tenant.map_or_else(|| Key::platform(&name), |tenant| Key::of(tenant, &name));
        let rate = Rate { per_second: f64::from(attempt.per_minute()) / 60.0, burst: attempt.per_minute() };
        let wait = match cache.limit(&key, rate).await {
            Verdict::Pass => None,
            Verdict::Wait(wait) => Some(wait),
            Verdict::Unknown => self.here(attempt, time::now_millis()),
        };
        wait.map_or(Ok(()), |wait| Err(Refusal::too_many(wait)))
    }

    /// The generic cell rate algorithm; gives how long to wait. A name that there is no room for waits as well.
    fn here(&self, attempt: Attempt<'_>, now: i64) -> Option<Duration> {
        let each = MINUTE / i64::from(attempt.per_minute());
        let name = (attempt.tenant(), attempt.name());
        let mut full = self.full.lock().unwrap_or_else(PoisonError::into_inner);
        if full.len() >= MOST && !full.contains_key(&name) {
            full.retain(|_, at| *at > now);
            if full.len() >= MOST {
                return Some(Duration::from_mins(1));
            }
        }
        let after = full.get(&name).copied().unwrap_or(0).max(now) + each;
        let over = after - now - MINUTE;
        if over > 0 {
            return Some(Duration::from_millis(over.unsigned_abs()));
        }
        full.insert(name, after);
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: Attempt<'static> = Attempt::Person(TenantId(1), "a@example.com");

    #[test]
    fn five_attempts_pass_and_the_sixth_waits() {
        let attempts = Attempts::default();
        for _ in 0..5 {
            assert_eq!(attempts.here(ONE, 0), None);
        }
        assert_eq!(attempts.here(ONE, 0), Some(Duration::from_secs(12)));
        assert_eq!(attempts.here(ONE, 11_999), Some(Duration::from_millis(1)));
        assert_eq!(attempts.here(ONE, 12_000), None);
    }

    #[test]
    fn others_are_counted_apart() {
        let attempts = Attempts::default();
        for _ in 0..6 {
            attempts.here(ONE, 0);
        }
        assert_eq!(attempts.here(Attempt::Person(TenantId(2), "a@example.com"), 0), None);
        assert_eq!(attempts.here(Attempt::Person(TenantId(1), "b@example.com"), 0), None);
    }

    #[test]
    fn addresses_of_one_line_are_counted_together() {
        for (address, expected) in [
            ("10.0.0.1", "10.0.0.1"),
            ("::ffff:10.0.0.1", "10.0.0.1"),
            ("2001:db8:1:2::7", "2001:db8:1:2::/64"),
            ("2001:db8:1:2:ffff:1:2:3", "2001:db8:1:2::/64"),
            ("2001:db8:1:3::7", "2001:db8:1:3::/64"),
            ("unknown", "unknown"),
        ] {
            assert_eq!(network(address), expected);
        }
    }

    #[test]
    fn a_name_that_there_is_no_room_for_waits() {
        let attempts = Attempts::default();
        for number in 0..MOST {
            assert_eq!(attempts.here(Attempt::Address(&number.to_string()), 0), None);
        }
        assert!(attempts.here(ONE, 0).is_some());
        assert_eq!(attempts.here(ONE, MINUTE), None, "the others are free again");
    }
}
