//! Moments of time as people read them.

use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// `2026-11-26T10:15:00Z`, of milliseconds since the epoch.
pub(crate) fn iso(millis: u64) -> String {
    let seconds = i64::try_from(millis / 1_000).unwrap_or_default();
    let moment = OffsetDateTime::from_unix_timestamp(seconds).unwrap_or(OffsetDateTime::UNIX_EPOCH);
    moment.format(&Rfc3339).unwrap_or_default()
}

/// How long ago that was: `12 s`, `5 min`, `3 h`, `2 d`.
pub(crate) fn age(millis: u64) -> String {
    let seconds = millis / 1_000;
    match seconds {
        0..120 => format!("{seconds} s"),
        120..7_200 => format!("{} min", seconds / 60),
        7_200..172_800 => format!("{} h", seconds / 3_600),
        _ => format!("{} d", seconds / 86_400),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_read_by_people() {
        assert_eq!(iso(1_790_000_000_123), "2026-09-21T14:13:20Z");
        assert_eq!([1_000, 300_000, 10_800_000, 259_200_000].map(age), ["1 s", "5 min", "3 h", "3 d"]);
    }
}
