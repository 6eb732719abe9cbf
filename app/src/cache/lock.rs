//! Locks between processes: one holds a name for a time. A holder that was held up may not know that its time is over, so what is
//! protected compares the fencing number: a greater one was given out later.

use std::sync::{Arc, LazyLock};
use std::time::Duration;

use redis::Script;

use super::connection::Connection;
use super::{Cache, Key, unique};

/// Takes KEYS[1] for ARGV[2] milliseconds, if nobody has it; gives the fencing number, else 0. The number grows also when Redis
/// lost what it knew: it is never less than the milliseconds since 1970.
static TAKE: LazyLock<Script> = LazyLock::new(|| {
    Script::new(
        r"
if not redis.call('SET', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2]) then return 0 end
local now = redis.call('TIME')
local at = now[1] * 1000 + math.floor(now[2] / 1000)
local fence = math.max(tonumber(redis.call('GET', KEYS[2]) or '0') + 1, at)
redis.call('SET', KEYS[2], string.format('%.0f', fence))
return fence",
    )
});

/// Keeps KEYS[1] for ARGV[2] milliseconds more, or for 0 gives it back, if it is still of who asks.
static KEEP: LazyLock<Script> = LazyLock::new(|| {
    Script::new(
        r"
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
if ARGV[2] == '0' then return redis.call('DEL', KEYS[1]) end
return redis.call('PEXPIRE', KEYS[1], ARGV[2])",
    )
});

/// A lock that is held. Dropped without [`Lock::release`] it is free when its time is over.
#[derive(Debug)]
pub struct Lock {
    /// Greater than that of every holder before.
    pub fence: u64,
    key: Key,
    /// What tells this holder from others.
    holder: String,
    connection: Arc<Connection>,
}

impl Cache {
    /// Takes a lock; nothing when another holds it, or Redis is away.
    pub async fn lock(&self, name: &Key, time: Duration) -> Option<Lock> {
        let (key, holder) = (name.part("lock"), unique()?);
        let mut call = TAKE.key(key.as_str());
        call.key(name.part("fence").as_str()).arg(&holder).arg(millis(time));
        let fence = self.connection.script::<u64>(&call).await.filter(|fence| *fence > 0)?;
        Some(Lock { fence, key, holder, connection: Arc::clone(&self.connection) })
    }
}

impl Lock {
    /// Holds it from now on for this time; false when it is lost already, or Redis is away.
    pub async fn renew(&self, time: Duration) -> bool {
        self.keep(millis(time)).await
    }

    /// Gives it back, if it is still held.
    pub async fn release(self) {
        self.keep(0).await;
    }

    async fn keep(&self, millis: u64) -> bool {
        let mut call = KEEP.key(self.key.as_str());
        call.arg(&self.holder).arg(millis);
        self.connection.script::<u64>(&call).await == Some(1)
    }
}

/// At least one: Redis takes no time of nothing.
fn millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX).clamp(1, i64::MAX.unsigned_abs())
}
