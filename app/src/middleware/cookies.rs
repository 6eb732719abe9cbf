//! Cookies of browsers. Scripts cannot read them, but for the one that a page proves itself by; they are sent over HTTPS only, where
//! browsers count the loopback address as such. <https://developer.mozilla.org/docs/Web/HTTP/Guides/Cookies>

use axum::http::{HeaderMap, header};
use axum::response::AppendHeaders;

use crate::services::access::LIFETIME;
use crate::services::sessions::Tokens;

pub(crate) const ACCESS: &str = "access";
pub(crate) const REFRESH: &str = "refresh";
pub(crate) const CSRF: &str = "csrf";
/// A sign-in that is at the tenant's provider now.
pub(crate) const SIGN_ON: &str = "sign-on";
/// The header in which a page sends the cookie `csrf` back.
pub(crate) const CSRF_HEADER: &str = "x-csrf-token";
/// Seconds that a browser keeps a refresh token: as long as it is good.
const FORTNIGHT: i64 = 14 * 24 * 60 * 60;

/// Headers that set cookies.
pub(crate) type SetCookies<const N: usize> = AppendHeaders<[(header::HeaderName, String); N]>;

/// The value of a cookie of a request.
pub(crate) fn read<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
    lines
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(found, value)| *found == name && !value.is_empty())
        .map(|(_, value)| value)
}

/// The header by which a page proves itself.
pub(crate) fn csrf(headers: &HeaderMap) -> Option<&str> {
    headers.get(CSRF_HEADER).and_then(|value| value.to_str().ok())
}

/// The cookies of somebody who signed in.
pub(crate) fn signed_in(tokens: &Tokens) -> SetCookies<3> {
    set([
        format!("{ACCESS}={}; {}; HttpOnly", tokens.access.expose(), strict("/", LIFETIME)),
        format!("{REFRESH}={}; {}; HttpOnly", tokens.refresh.expose(), strict("/auth", FORTNIGHT)),
        format!("{CSRF}={}; {}", tokens.csrf, strict("/", FORTNIGHT)),
    ])
}

/// Removes them.
pub(crate) fn signed_out() -> SetCookies<3> {
    set([
        format!("{ACCESS}=; {}; HttpOnly", strict("/", 0)),
        format!("{REFRESH}=; {}; HttpOnly", strict("/auth", 0)),
        format!("{CSRF}=; {}", strict("/", 0)),
    ])
}

/// Lax, as the provider's page sends the browser back.
pub(crate) fn sign_on(sealed: &str, seconds: i64) -> SetCookies<1> {
    set([format!("{SIGN_ON}={sealed}; Path=/auth/sso; Max-Age={seconds}; Secure; SameSite=Lax; HttpOnly")])
}

fn strict(path: &str, seconds: i64) -> String {
    format!("Path={path}; Max-Age={seconds}; Secure; SameSite=Strict")
}

fn set<const N: usize>(cookies: [String; N]) -> SetCookies<N> {
    AppendHeaders(cookies.map(|cookie| (header::SET_COOKIE, cookie)))
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;
    use axum::response::IntoResponse;
    use contract::Secret;

    use super::*;

    #[test]
    fn a_cookie_is_found_among_others() {
        let mut headers = HeaderMap::new();
        headers.append(header::COOKIE, HeaderValue::from_static("a=1; access=; xaccess=2"));
        headers.append(header::COOKIE, HeaderValue::from_static("b;access=three=3 ; access=4"));
        assert_eq!(read(&headers, "access"), Some("three=3"));
        assert_eq!(read(&headers, "refresh"), None);
    }

    #[test]
    fn only_the_pages_proof_can_be_read_by_scripts() {
        let secret = |text: &str| Secret::new(text.to_owned());
        let tokens = Tokens { access: secret("A"), refresh: secret("R"), csrf: "C".to_owned() };
        let response = signed_in(&tokens).into_response();
        let cookies: Vec<&str> = response
            .headers()
            .get_all(header::SET_COOKIE)
            .iter()
            .map(|value| value.to_str().unwrap())
            .collect();
        assert_eq!(
            cookies,
            [
                "access=A; Path=/; Max-Age=900; Secure; SameSite=Strict; HttpOnly",
                "refresh=R; Path=/auth; Max-Age=1209600; Secure; SameSite=Strict; HttpOnly",
                "csrf=C; Path=/; Max-Age=1209600; Secure; SameSite=Strict",
            ]
        );
    }
}
