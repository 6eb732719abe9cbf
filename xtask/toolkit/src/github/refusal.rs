//! What GitHub refuses, in its own words, with the way out.

use reqwest::{Method, StatusCode};
use serde_json::Value as Json;

/// The refusal of one request.
pub(super) fn text(method: &Method, path: &str, status: StatusCode, said: &Json, has_token: bool) -> String {
    let reason = status.canonical_reason().unwrap_or("no reason is given");
    let mut message = said["message"].as_str().unwrap_or(reason).to_owned();
    let details: Vec<String> = said["errors"].as_array().into_iter().flatten().map(detail).collect();
    if !details.is_empty() {
        message.push_str(&format!(": {}", details.join(", ")));
    }
    let mend = mend(method, path, status, has_token);
    format!("{message} ({method} {path}: {}); {mend}", status.as_u16())
}

/// One of `errors`: a text, or what is wrong with a field.
/// <https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api#validation-failed>
fn detail(error: &Json) -> String {
    if let Some(text) = error.as_str().or_else(|| error["message"].as_str()) {
        return text.to_owned();
    }
    match (error["field"].as_str(), error["code"].as_str()) {
        (Some(field), Some(code)) => format!("{field} is {code}"),
        _ => error.to_string(),
    }
}

fn mend(method: &Method, path: &str, status: StatusCode, has_token: bool) -> String {
    match status {
        StatusCode::UNAUTHORIZED => {
            "GITHUB_TOKEN is not taken: it has expired or was revoked, make another".into()
        }
        StatusCode::FORBIDDEN | StatusCode::NOT_FOUND if !has_token => {
            "is the name right? What is private needs a token in GITHUB_TOKEN".into()
        }
        StatusCode::FORBIDDEN | StatusCode::NOT_FOUND => format!(
            "is the name right, and may GITHUB_TOKEN do this? A fine-grained token needs {}",
            permission(method, path)
        ),
        StatusCode::UNPROCESSABLE_ENTITY => "nothing of it was taken over".into(),
        status if status.is_redirection() => {
            "it was renamed or moved: name it as it is called now, if it is still the same".into()
        }
        status if status.is_server_error() => "GitHub itself failed: repeat the command".into(),
        _ => "nothing was changed by it".into(),
    }
}

/// What a fine-grained token needs.
/// <https://docs.github.com/en/rest/authentication/permissions-required-for-fine-grained-personal-access-tokens>
fn permission(method: &Method, path: &str) -> &'static str {
    let reads = method == Method::GET;
    let segments: Vec<&str> = path.split(['/', '?']).skip(1).collect();
    match segments[..] {
        ["orgs", ..] => "the permission `Members: read` of the organization",
        ["repos", _, _, "actions", "permissions", ..] if reads => "the permission `Administration: read`",
        ["repos", _, _, "environments" | "actions", ..] if reads => "the permission `Actions: read`",
        ["repos", _, _, "actions", "oidc", ..] => "the permission `Actions: write`",
        ["repos", _, _, "deployments", ..] => "the permission `Deployments: write`",
        ["repos", _, _, "environments" | "rulesets" | "actions", ..] if !reads => {
            "the permission `Administration: write`"
        }
        ["repos", _, _, "releases" | "git" | "commits" | "contents", ..] => "the permission `Contents: read`",
        _ => "access to it, and the permission `Metadata: read`",
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[track_caller]
    fn check(method: &Method, path: &str, status: u16, said: &Json, expected: &str) {
        let status = StatusCode::from_u16(status).unwrap();
        assert_eq!(text(method, path, status, said, true), expected);
    }

    #[test]
    fn a_refusal_has_the_words_of_github_and_the_way_out() {
        check(
            &Method::POST,
            "/repos/o/r/rulesets",
            422,
            &json!({ "message": "Validation Failed", "errors": ["Invalid rule 'merge_queue'", { "field": "name", "code": "invalid" }] }),
            "Validation Failed: Invalid rule 'merge_queue', name is invalid (POST /repos/o/r/rulesets: 422); \
             nothing of it was taken over",
        );
        check(
            &Method::PUT,
            "/repos/o/r/environments/prod",
            403,
            &json!({ "message": "Resource not accessible by personal access token" }),
            "Resource not accessible by personal access token (PUT /repos/o/r/environments/prod: 403); is the name \
             right, and may GITHUB_TOKEN do this? A fine-grained token needs the permission `Administration: write`",
        );
        check(
            &Method::GET,
            "/repos/o/r",
            401,
            &json!({ "message": "Bad credentials" }),
            "Bad credentials (GET /repos/o/r: 401); GITHUB_TOKEN is not taken: it has expired or was revoked, make \
             another",
        );
        check(
            &Method::GET,
            "/repos/o/r/releases",
            502,
            &Json::Null,
            "Bad Gateway (GET /repos/o/r/releases: 502); GitHub itself failed: repeat the command",
        );
    }

    #[test]
    fn the_permission_is_that_of_the_request() {
        for (method, path, expected) in [
            (Method::PUT, "/repos/o/r/rulesets/7", "Administration: write"),
            (
                Method::POST,
                "/repos/o/r/environments/prod/deployment-branch-policies",
                "Administration: write",
            ),
            (Method::PUT, "/repos/o/r/actions/permissions", "Administration: write"),
            (Method::GET, "/repos/o/r/actions/permissions", "Administration: read"),
            (Method::GET, "/repos/o/r/environments?per_page=100", "Actions: read"),
            (Method::PUT, "/repos/o/r/actions/oidc/customization/sub", "Actions: write"),
            (Method::POST, "/repos/o/r/deployments", "Deployments: write"),
            (Method::GET, "/repos/o/r/contents/action.yml?ref=1", "Contents: read"),
            (Method::GET, "/repos/o/r/rulesets?per_page=100", "Metadata: read"),
            (Method::GET, "/orgs/o/teams/t", "Members: read"),
        ] {
            let found = permission(&method, path);
            assert!(found.contains(&format!("`{expected}`")), "{method} {path}: {found}");
        }
    }
}
