//! Rates, counted for all processes together.

use std::sync::LazyLock;
use std::time::Duration;

use redis::Script;

use super::{Cache, Key};

/// The generic cell rate algorithm in one round trip: KEYS[1] holds the time, in microseconds, when the bucket is empty.
/// Gives 0 when the request may pass, else the microseconds to wait.
static COUNT: LazyLock<Script> = LazyLock::new(|| {
    Script::new(
        r"
local now = redis.call('TIME')
local at = now[1] * 1000000 + now[2]
local each, most = tonumber(ARGV[1]), tonumber(ARGV[2])
local full = math.max(tonumber(redis.call('GET', KEYS[1]) or '0'), at) + each
if full - at > most then return full - at - most end
redis.call('SET', KEYS[1], string.format('%.0f', full), 'PX', math.ceil((full - at) / 1000) + 1000)
return 0",
    )
});
/// Between two requests at most.
const SLOWEST: Duration = Duration::from_hours(24);

/// How often something may happen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rate {
    /// On average, from one a day on.
    pub per_second: f64,
    /// At once.
    pub burst: u32,
}

/// Whether something may happen now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It may, and was counted.
    Pass,
    /// It may after this time, and was not counted.
    Wait(Duration),
    /// Redis is away: who asks decides.
    Unknown,
}

impl Rate {
    /// Microseconds that one request takes up; a rate of nothing, or of no number, is the slowest.
    fn each(self) -> u64 {
        let each = Duration::try_from_secs_f64(1.0 / self.per_second).unwrap_or(SLOWEST).min(SLOWEST);
        u64::try_from(each.as_micros()).unwrap_or(u64::MAX).max(1)
    }

    /// Microseconds that may be taken up at once.
    fn most(self) -> u64 {
        self.each().saturating_mul(u64::from(self.burst.max(1)))
    }
}

impl Cache {
    /// Counts one request.
    pub async fn limit(&self, key: &Key, rate: Rate) -> Verdict {
        let mut call = COUNT.key(key.part("rate").as_str());
        call.arg(rate.each()).arg(rate.most());
        match self.connection.script::<u64>(&call).await {
            Some(0) => Verdict::Pass,
            Some(micros) => Verdict::Wait(Duration::from_micros(micros)),
            None => Verdict::Unknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(per_second: f64, burst: u32, expected: (u64, u64)) {
        let rate = Rate { per_second, burst };
        assert_eq!((rate.each(), rate.most()), expected);
    }

    #[test]
    fn a_rate_is_the_time_that_one_request_takes_up() {
        check(50.0, 500, (20_000, 10_000_000));
        check(5.0 / 60.0, 5, (12_000_000, 60_000_000));
        check(1e9, 1, (1, 1));
    }

    #[test]
    fn a_rate_that_makes_no_sense_is_the_slowest_and_lets_one_pass() {
        let day = 86_400_000_000;
        for nothing in [0.0, -1.0, f64::NAN] {
            check(nothing, 0, (day, day));
        }
    }
}
