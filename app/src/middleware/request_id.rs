//! The name of a request: the client's own, when it is one that can stand in a log, else a new one.

use axum::http::HeaderMap;

pub(super) const HEADER: &str = "x-request-id";
/// Characters of the longest name that is taken over.
const LONGEST: usize = 64;

/// The name of a request that came with these headers.
pub(super) fn of(headers: &HeaderMap) -> String {
    let given = headers.get(HEADER).and_then(|value| value.to_str().ok());
    given.filter(|name| is_sane(name)).map_or_else(fresh, str::to_owned)
}

fn is_sane(name: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-');
    (1..=LONGEST).contains(&name.len()) && name.bytes().all(fits)
}

/// Sixteen random hexadecimal digits.
fn fresh() -> String {
    // A system without randomness serves all the same; its requests are only worse to tell apart.
    format!("{:016x}", getrandom::u64().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[track_caller]
    fn check(given: &[u8], taken: bool) {
        let headers = HeaderMap::from_iter([(
            axum::http::HeaderName::from_static(HEADER),
            HeaderValue::from_bytes(given).unwrap(),
        )]);
        assert_eq!(of(&headers).as_bytes() == given, taken, "{}", given.escape_ascii());
    }

    #[test]
    fn a_name_that_can_stand_in_a_log_is_taken_over() {
        check(b"Root-1.67891233_abc", true);
        check(&[b'a'; 64], true);
        check(&[b'a'; 65], false);
        check(b"", false);
        check(b"a b", false);
        check(b"{\"a\":1}", false);
        check(b"\xff", false);
    }

    #[test]
    fn a_request_without_a_name_is_given_one_of_its_own() {
        let (one, other) = (of(&HeaderMap::new()), of(&HeaderMap::new()));
        assert!(one.len() == 16 && is_sane(&one) && one != other, "{one} {other}");
    }
}
