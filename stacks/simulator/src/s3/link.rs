//! Links that were signed before: until when they are good. The embedded cloud knows no secret keys, so it cannot tell whether the
//! signature is right; S3 does.

use std::collections::BTreeMap;

use axum::http::StatusCode;

use crate::error::ApiError;

/// The longest that a link is good for, in seconds: a week.
const LONGEST: u64 = 604_800;

/// Refuses a link whose time is over, or that says nothing of its time. A request that is no such link passes.
/// <https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html>
pub(super) fn check(query: &BTreeMap<String, String>, now: u64) -> Result<(), ApiError> {
    if !query.contains_key("X-Amz-Signature") {
        return Ok(());
    }
    let malformed = |what: &str| {
        ApiError::bad(
            "AuthorizationQueryParametersError",
            format!("Query-string authentication requires a valid {what}"),
        )
    };
    let date =
        query.get("X-Amz-Date").and_then(|text| millis(text)).ok_or_else(|| malformed("X-Amz-Date"))?;
    let seconds = query.get("X-Amz-Expires").and_then(|text| text.parse::<u64>().ok());
    let seconds = seconds.filter(|seconds| (1..=LONGEST).contains(seconds));
    let seconds = seconds.ok_or_else(|| malformed("X-Amz-Expires"))?;
    if now > date + seconds * 1000 {
        return Err(ApiError::new(StatusCode::FORBIDDEN, "AccessDenied", "Request has expired"));
    }
    Ok(())
}

/// `YYYYMMDDTHHMMSSZ` as milliseconds since 1970.
fn millis(text: &str) -> Option<u64> {
    if text.len() != 16 || !text.is_ascii() || &text[8..9] != "T" || !text.ends_with('Z') {
        return None;
    }
    let part = |from: usize, to: usize| text[from..to].parse::<u64>().ok();
    let (year, month, day) = (part(0, 4)?, part(4, 6)?, part(6, 8)?);
    let (hour, minute, second) = (part(9, 11)?, part(11, 13)?, part(13, 15)?);
    if year < 1970 || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    // Days since 1970 in the proleptic Gregorian calendar, with years that begin in March.
    let shifted = if month > 2 { year } else { year - 1 };
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let days = 365 * shifted + shifted / 4 - shifted / 100 + shifted / 400 + of_year;
    Some((((days - 719_468) * 24 + hour) * 60 + minute) * 60_000 + second * 1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn link(date: &str, seconds: &str, now: u64, expected: Option<&str>) {
        let query = [("X-Amz-Signature", "x"), ("X-Amz-Date", date), ("X-Amz-Expires", seconds)];
        let query = query.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
        assert_eq!(check(&query, now).err().map(|error| error.message).as_deref(), expected);
    }

    #[test]
    fn a_date_is_read() {
        assert_eq!(millis("19700101T000001Z"), Some(1000));
        assert_eq!(millis("20130524T000000Z"), Some(1_369_353_600_000));
        assert_eq!(millis("20240229T235959Z"), Some(1_709_251_199_000));
        assert_eq!(millis("2024-02-29T23:59"), None);
    }

    #[test]
    fn a_link_is_good_until_its_time_is_over() {
        link("20130524T000000Z", "60", 1_369_353_660_000, None);
        link("20130524T000000Z", "60", 1_369_353_660_001, Some("Request has expired"));
        link("x", "60", 0, Some("Query-string authentication requires a valid X-Amz-Date"));
        let expires = "Query-string authentication requires a valid X-Amz-Expires";
        link("20130524T000000Z", "604801", 0, Some(expires));
        assert!(check(&BTreeMap::new(), 0).is_ok());
    }
}
