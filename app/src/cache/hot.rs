//! Hot reads: what is read often is kept in Redis for a while, and loaded once when it is not there. Of many who want it at the
//! same time, one of each process asks, and of the processes, one loads.
//!
//! A change is followed by [`Cache::forget`]. A load that began before cannot be kept afterwards: it is kept only while the
//! generation of its name is still the one that it began with. When Redis is away during the change, or the process ends right
//! after it, a value may be old until its time is over; what must not be is read from Postgres.

use std::sync::LazyLock;
use std::time::Duration;

use redis::Script;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::flight::Landed;
use super::{Cache, Key, unique};
use crate::Error;
use crate::models::TenantId;

/// How long a value is kept, give or take a tenth.
const FRESH: Duration = Duration::from_mins(1);
/// Milliseconds that others wait at most for a process that loads, in case it is lost.
const LOADING: u64 = 2000;
/// How long this one waits for another process, before it loads for itself: so often, each so long.
const POLLS: u32 = 10;
const POLL: Duration = Duration::from_millis(20);
/// Milliseconds that a generation is remembered: longer than any load takes.
const REMEMBERED: u64 = 3_600_000;

/// KEYS: the value, its generation, who loads it. Gives the value if it is there, the generation, and whether ARGV[1] may load.
static BEGIN: LazyLock<Script> = LazyLock::new(|| {
    Script::new(
        r"
local value = redis.call('GET', KEYS[1])
if value then return {value, '', 0} end
local mine = redis.call('SET', KEYS[3], ARGV[1], 'NX', 'PX', ARGV[2])
return {false, redis.call('GET', KEYS[2]) or '', mine and 1 or 0}",
    )
});

/// The same keys. Lets others load, and keeps ARGV[3] for ARGV[4] milliseconds, if the generation is still ARGV[2].
static END: LazyLock<Script> = LazyLock::new(|| {
    Script::new(
        r"
if redis.call('GET', KEYS[3]) == ARGV[1] then redis.call('DEL', KEYS[3]) end
if ARGV[3] == '' or (redis.call('GET', KEYS[2]) or '') ~= ARGV[2] then return 0 end
redis.call('SET', KEYS[1], ARGV[3], 'PX', ARGV[4])
return 1",
    )
});

/// The same keys. Begins the generation ARGV[1].
static FORGET: LazyLock<Script> = LazyLock::new(|| {
    Script::new(
        r"
redis.call('SET', KEYS[2], ARGV[1], 'PX', ARGV[2])
return redis.call('DEL', KEYS[1], KEYS[3])",
    )
});

struct Keys {
    value: Key,
    generation: Key,
    loading: Key,
}

impl Keys {
    fn of(tenant: TenantId, name: &str) -> Self {
        let value = Key::of(tenant, &format!("hot:{name}"));
        Self { generation: value.part("generation"), loading: value.part("loading"), value }
    }
}

/// What one process is to do about a value that it wants.
enum Turn {
    /// Another has kept it.
    Found(String),
    /// Load it, and then say so in Redis.
    Load(Ticket),
    /// Load it; Redis is away.
    Alone,
}

/// The right to keep a value, if nothing changes meanwhile.
struct Ticket {
    generation: String,
    holder: String,
}

impl Cache {
    /// A hot read: what `load` finds, at most a minute old. That nothing is found is not kept.
    ///
    /// # Errors
    /// Those of `load`.
    pub async fn hot<T>(
        &self,
        tenant: TenantId,
        name: &str,
        load: impl AsyncFnOnce() -> Result<Option<T>, Error>,
    ) -> Result<Option<T>, Error>
    where
        T: Serialize + DeserializeOwned + Clone + Send + Sync + 'static,
    {
        self.hot_for(FRESH, tenant, name, load).await
    }

    /// The same, with a time of its own.
    ///
    /// # Errors
    /// Those of `load`.
    pub async fn hot_for<T>(
        &self,
        fresh: Duration,
        tenant: TenantId,
        name: &str,
        load: impl AsyncFnOnce() -> Result<Option<T>, Error>,
    ) -> Result<Option<T>, Error>
    where
        T: Serialize + DeserializeOwned + Clone + Send + Sync + 'static,
    {
        let keys = Keys::of(tenant, name);
        let seat = self.flights.join::<T>(&keys.value);
        let (mut load, mut failure) = (Some(load), None);
        let (own, failed, keys) = (&mut load, &mut failure, &keys);
        let landed = seat
            .cell
            .get_or_init(|| async move {
                // It is there: a seat loads once at most.
                let Some(load) = own.take() else { return Landed::Failed };
                match self.find(keys, fresh, load).await {
                    Ok(found) => Landed::Found(found),
                    Err(error) => {
                        *failed = Some(error);
                        Landed::Failed
                    }
                }
            })
            .await;
        if let Landed::Found(found) = landed {
            return Ok(found.clone());
        }
        match load {
            // Another's load failed: each tries for itself, all at once.
            Some(load) => load().await,
            None => failure.map_or(Ok(None), Err),
        }
    }

    /// Forgets a hot read, after the change that it must show.
    pub async fn forget(&self, tenant: TenantId, name: &str) {
        let keys = Keys::of(tenant, name);
        if let Some(generation) = unique() {
            let mut call = FORGET.key(keys.value.as_str());
            call.key(keys.generation.as_str()).key(keys.loading.as_str()).arg(generation).arg(REMEMBERED);
            let _: Option<i64> = self.connection.script(&call).await;
        }
        self.flights.close(&keys.value);
    }

    /// What Redis has, else what `load` finds.
    async fn find<T: Serialize + DeserializeOwned>(
        &self,
        keys: &Keys,
        fresh: Duration,
        load: impl AsyncFnOnce() -> Result<Option<T>, Error>,
    ) -> Result<Option<T>, Error> {
        let mut get = redis::cmd("GET");
        get.arg(keys.value.as_str());
        if let Some(value) = self.connection.command(&get).await.and_then(read) {
            return Ok(Some(value));
        }
        match self.turn(keys).await {
            Turn::Found(text) => match read(Some(text)) {
                Some(value) => Ok(Some(value)),
                // It was kept by another version of the app, which reads it.
                None => load().await,
            },
            Turn::Alone => load().await,
            Turn::Load(ticket) => {
                let loaded = load().await;
                let found = loaded.as_ref().ok().and_then(Option::as_ref);
                let text = found.and_then(|found| serde_json::to_string(found).ok());
                self.keep(keys, &ticket, text.as_deref().unwrap_or_default(), fresh).await;
                loaded
            }
        }
    }

    /// Waits for another process that loads, but not for long.
    async fn turn(&self, keys: &Keys) -> Turn {
        let Some(holder) = unique() else { return Turn::Alone };
        let mut polls = 0;
        loop {
            let mut call = BEGIN.key(keys.value.as_str());
            call.key(keys.generation.as_str()).key(keys.loading.as_str()).arg(&holder).arg(LOADING);
            let answer: Option<(Option<String>, String, bool)> = self.connection.script(&call).await;
            let Some((found, generation, is_mine)) = answer else { return Turn::Alone };
            if let Some(text) = found {
                return Turn::Found(text);
            }
            if is_mine || polls == POLLS {
                return Turn::Load(Ticket { generation, holder });
            }
            polls += 1;
            tokio::time::sleep(POLL).await;
        }
    }

    /// Keeps a text; an empty one stands for nothing to keep.
    async fn keep(&self, keys: &Keys, ticket: &Ticket, text: &str, fresh: Duration) {
        let time = jittered(fresh, getrandom::u32().unwrap_or_default());
        let mut call = END.key(keys.value.as_str());
        call.key(keys.generation.as_str()).key(keys.loading.as_str());
        call.arg(&ticket.holder).arg(&ticket.generation).arg(text).arg(time);
        let _: Option<i64> = self.connection.script(&call).await;
    }
}

/// A value as Redis has it; nothing when it is not there, or another version of the app wrote it.
fn read<T: DeserializeOwned>(text: Option<String>) -> Option<T> {
    serde_json::from_str(&text?).ok()
}

/// Milliseconds from nine to eleven tenths: what is kept at once does not end at once.
fn jittered(fresh: Duration, random: u32) -> u64 {
    let millis = u64::try_from(fresh.as_millis()).unwrap_or(u64::MAX);
    millis.saturating_mul(900 + u64::from(random % 201)).div_ceil(1000).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_at_once_ends_at_different_times() {
        let minute = Duration::from_mins(1);
        assert_eq!(
            (jittered(minute, 0), jittered(minute, 100), jittered(minute, 200)),
            (54_000, 60_000, 66_000)
        );
        assert_eq!(jittered(Duration::ZERO, 7), 1, "Redis takes no time of nothing");
    }

    #[test]
    fn what_another_version_wrote_is_as_if_it_were_not_there() {
        assert_eq!(read::<u8>(Some("7".into())), Some(7));
        assert_eq!(read::<u8>(Some("\"seven\"".into())), None);
        assert_eq!(read::<u8>(None), None);
    }
}
