//! The challenge of a registry that wants a token: `Bearer realm="…",service="…",scope="…"`.
//! <https://distribution.github.io/distribution/spec/auth/token/>

use reqwest::Url;

/// Where a token is asked for, and for what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Challenge {
    pub(super) realm: String,
    service: Option<String>,
    scope: Option<String>,
}

impl Challenge {
    /// Reads a value of `WWW-Authenticate`; other kinds of challenges are none.
    pub(super) fn read(header: &str) -> Option<Self> {
        let (scheme, mut rest) = header.trim().split_once(' ')?;
        if !scheme.eq_ignore_ascii_case("bearer") {
            return None;
        }
        let mut challenge = Self { realm: String::new(), service: None, scope: None };
        while let Some((name, after)) = rest.split_once('=') {
            let (value, left) = match after.strip_prefix('"') {
                // A scope has commas inside its quotes.
                Some(quoted) => quoted.split_once('"')?,
                None => after.split_once(',').unwrap_or((after, "")),
            };
            match name.trim() {
                "realm" => value.clone_into(&mut challenge.realm),
                "service" => challenge.service = Some(value.to_owned()),
                "scope" => challenge.scope = Some(value.to_owned()),
                _ => {}
            }
            rest = left.trim_start_matches([',', ' ']);
        }
        (!challenge.realm.is_empty()).then_some(challenge)
    }

    /// The address that gives the token.
    pub(super) fn url(&self) -> Option<Url> {
        let mut url = Url::parse(&self.realm).ok()?;
        if let Some(service) = &self.service {
            url.query_pairs_mut().append_pair("service", service);
        }
        for scope in self.scope.iter().flat_map(|scopes| scopes.split(' ')) {
            url.query_pairs_mut().append_pair("scope", scope);
        }
        Some(url)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(header: &str, expected: Option<&str>) {
        let url = Challenge::read(header).and_then(|challenge| challenge.url());
        assert_eq!(url.as_ref().map(Url::as_str), expected, "{header}");
    }

    #[test]
    fn a_challenge_leads_to_the_token() {
        check(
            r#"Bearer realm="https://auth.docker.io/token",service="registry.docker.io",scope="repository:a/b:pull,push""#,
            Some(
                "https://auth.docker.io/token?service=registry.docker.io&scope=repository%3Aa%2Fb%3Apull%2Cpush",
            ),
        );
        check(r#"bearer realm="https://ghcr.io/token", error="x""#, Some("https://ghcr.io/token"));
        check("Bearer realm=https://a/t,scope=b", Some("https://a/t?scope=b"));
        check(
            r#"Bearer realm="https://a/t?x=1",scope="a:b:pull c:d:pull""#,
            Some("https://a/t?x=1&scope=a%3Ab%3Apull&scope=c%3Ad%3Apull"),
        );
        check(r#"Basic realm="https://a""#, None);
        check(r#"Bearer service="a""#, None);
        check(r#"Bearer realm="unfinished"#, None);
        check("Bearer", None);
    }
}
