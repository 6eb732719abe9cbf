//! The events of runs: a stream of each run in Redis, written by workers and followed by requests. It holds the newest thousand, and
//! is gone an hour after the last: what happened is in Postgres.

use std::sync::{Arc, LazyLock};
use std::time::Duration;

use redis::aio::MultiplexedConnection;
use redis::{RedisResult, Script};

use super::connection::Connection;
use super::{Cache, Key};
use crate::models::{RunEvent, RunId, TenantId};
use crate::slots::Slot;

/// Requests of one tenant that may follow events in one process.
pub const MOST_FOLLOWERS: usize = 20;
/// Requests of all tenants; each has a connection of its own to Redis.
pub(super) const MOST_IN_ALL: usize = 500;
/// The longest that a follower waits in one go.
const LONGEST: Duration = Duration::from_secs(10);
/// Events that are read in one go.
const AT_ONCE: usize = 100;

/// Adds ARGV[1] to the stream KEYS[1]. <https://redis.io/docs/latest/commands/xadd/>
static TELL: LazyLock<Script> = LazyLock::new(|| {
    Script::new(
        r"
redis.call('XADD', KEYS[1], 'MAXLEN', '~', 1000, '*', 'event', ARGV[1])
return redis.call('EXPIRE', KEYS[1], 3600)",
    )
});

/// What XREAD answers: of each stream its entries, of each entry its fields and values in turn; nothing when there is none.
type Answer = Option<Vec<(String, Vec<(String, Vec<String>)>)>>;

/// An event's place in its stream, as Redis writes it: `MILLISECONDS-NUMBER`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventId(String);

impl EventId {
    /// Before every event.
    #[must_use]
    pub fn first() -> Self {
        Self("0-0".to_owned())
    }

    /// Reads what a client sends back; nothing when it is none.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let (millis, number) = text.split_once('-')?;
        // Nothing but digits: numbers may be read from `+1` as well.
        let is_number =
            |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()) && text.parse::<u64>().is_ok();
        (is_number(millis) && is_number(number)).then(|| Self(text.to_owned()))
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Reads the events of one run as they come, on a connection of its own: a read that waits would hold up all others.
#[derive(Debug)]
pub struct Follower {
    connection: Arc<Connection>,
    line: Option<MultiplexedConnection>,
    key: Key,
    after: EventId,
    _slot: Slot,
}

impl Cache {
    /// Tells those who follow a run how far it is. When Redis is away nobody is told; they look into Postgres.
    pub async fn tell(&self, tenant: TenantId, run: RunId, event: &RunEvent) {
        let Ok(text) = serde_json::to_string(event) else { return };
        let mut call = TELL.key(key(tenant, run).as_str());
        call.arg(text);
        let _: Option<i64> = self.connection.script(&call).await;
    }

    /// Follows a run from an event on; nothing when too many do: `most` of this tenant in this process, or all together.
    #[must_use]
    pub fn follow(&self, tenant: TenantId, run: RunId, after: EventId, most: usize) -> Option<Follower> {
        let slot = self.followers.take_of(tenant, most)?;
        let connection = Arc::clone(&self.connection);
        Some(Follower { connection, line: None, key: key(tenant, run), after, _slot: slot })
    }
}

impl Follower {
    /// The next events, or none after this time; nothing when Redis is away.
    pub async fn next(&mut self, patience: Duration) -> Option<Vec<(EventId, RunEvent)>> {
        if self.line.is_none() {
            self.line = self.connection.own(LONGEST).await;
        }
        let line = self.line.as_mut()?;
        match read(line, &self.key, &self.after, patience.min(LONGEST)).await {
            Ok(entries) => {
                if let Some((last, _)) = entries.last() {
                    last.clone_into(&mut self.after.0);
                }
                Some(entries.into_iter().filter_map(event).collect())
            }
            Err(error) => {
                self.connection.lost(&error);
                self.line = None;
                None
            }
        }
    }
}

/// The entries after an id. <https://redis.io/docs/latest/commands/xread/>
async fn read(
    line: &mut MultiplexedConnection,
    key: &Key,
    after: &EventId,
    patience: Duration,
) -> RedisResult<Vec<(String, Vec<String>)>> {
    let mut xread = redis::cmd("XREAD");
    xread.arg("COUNT").arg(AT_ONCE);
    // To Redis, no time to wait is to wait for ever.
    if !patience.is_zero() {
        xread.arg("BLOCK").arg(patience.as_millis().max(1));
    }
    xread.arg("STREAMS").arg(key.as_str()).arg(after.as_str());
    let answer: Answer = xread.query_async(line).await?;
    Ok(answer.unwrap_or_default().into_iter().flat_map(|(_, entries)| entries).collect())
}

/// An entry as it was told; nothing when another version of the app wrote it.
fn event((id, fields): (String, Vec<String>)) -> Option<(EventId, RunEvent)> {
    Some((EventId::read(&id)?, serde_json::from_str(fields.get(1)?).ok()?))
}

fn key(tenant: TenantId, run: RunId) -> Key {
    Key::of(tenant, &format!("run:{run}:events"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_id_is_two_numbers() {
        assert_eq!(EventId::read("1526919030474-55"), Some(EventId("1526919030474-55".into())));
        for wrong in ["", "-", "1-", "$", "1", "+1-0", "1-2-3", "1-0\n", "99999999999999999999-0", "0-0 x"] {
            assert_eq!(EventId::read(wrong), None, "{wrong:?}");
        }
    }
}
