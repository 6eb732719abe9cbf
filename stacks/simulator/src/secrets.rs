//! Secrets Manager: one current version of each secret.

use std::sync::Arc;

use serde_json::{Value as Json, json};

use crate::error::ApiError;
use crate::shared::Shared;
use crate::state::{Secret, State};

pub(crate) fn answer(shared: &Arc<Shared>, action: &str, input: &Json) -> Result<Json, ApiError> {
    let id = input["SecretId"].as_str().or(input["Name"].as_str()).unwrap_or_default();
    match action {
        "CreateSecret" => {
            let value = input["SecretString"].as_str().unwrap_or_default();
            if find(&shared.state(), id).is_some() {
                let message = format!("The operation failed because the secret {id} already exists.");
                return Err(ApiError::bad("ResourceExistsException", message));
            }
            let arn = create(shared, id, value);
            Ok(json!({ "ARN": arn, "Name": id }))
        }
        "GetSecretValue" => {
            let state = shared.state();
            let (arn, secret) = find(&state, id).ok_or_else(not_found)?;
            Ok(json!({
                "ARN": arn,
                "Name": secret.name,
                "SecretString": secret.value,
                "VersionId": secret.version,
                "VersionStages": ["AWSCURRENT"],
                "CreatedDate": seconds(secret.created),
            }))
        }
        "DescribeSecret" => {
            let state = shared.state();
            let (arn, secret) = find(&state, id).ok_or_else(not_found)?;
            let versions = json!({ &secret.version: ["AWSCURRENT"] });
            Ok(json!({ "ARN": arn, "Name": secret.name, "VersionIdsToStages": versions }))
        }
        "PutSecretValue" => {
            let version = shared.state().id();
            let mut state = shared.state();
            let arn = find(&state, id).map(|(arn, _)| arn.to_owned()).ok_or_else(not_found)?;
            let secret = state.secrets.get_mut(&arn).ok_or_else(not_found)?;
            input["SecretString"].as_str().unwrap_or_default().clone_into(&mut secret.value);
            secret.version = version;
            Ok(json!({ "ARN": arn, "Name": secret.name, "VersionId": secret.version }))
        }
        "DeleteSecret" => {
            let mut state = shared.state();
            let arn = find(&state, id).map(|(arn, _)| arn.to_owned()).ok_or_else(not_found)?;
            state.secrets.remove(&arn);
            Ok(json!({ "ARN": arn }))
        }
        "ListSecrets" => {
            let state = shared.state();
            let list: Vec<Json> = state
                .secrets
                .iter()
                .map(|(arn, secret)| json!({ "ARN": arn, "Name": secret.name }))
                .collect();
            Ok(json!({ "SecretList": list }))
        }
        other => Err(ApiError::unsupported("Secrets Manager", other)),
    }
}

/// Makes a secret and gives its ARN, which ends in six random characters as on AWS.
pub(crate) fn create(shared: &Shared, name: &str, value: &str) -> String {
    let arn = shared.arn("secretsmanager", &format!("secret:{name}-{}", shared.random_text(6)));
    let (now, mut state) = (shared.now(), shared.state());
    let version = state.id();
    let secret = Secret { name: name.to_owned(), value: value.to_owned(), version, created: now };
    state.secrets.insert(arn.clone(), secret);
    arn
}

/// The value that a task definition's `ValueFrom` means: an ARN, or `arn:json-key:stage:version`.
pub(crate) fn resolve(shared: &Shared, value_from: &str) -> Option<String> {
    let (id, more) = apart(value_from);
    value(shared, id, more)
}

/// A text with its dynamic references to secrets replaced by what they mean.
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-secretsmanager.html>
///
/// # Errors
/// When a secret, a key of it or a version is not there.
pub(crate) fn dynamic(shared: &Shared, text: &str) -> Result<String, String> {
    const OPENING: &str = "{{resolve:secretsmanager:";
    let (mut out, mut rest) = (String::new(), text);
    while let Some((before, after)) = rest.split_once(OPENING) {
        let (reference, next) = after.split_once("}}").ok_or("a dynamic reference has no end")?;
        let (id, more) = apart(reference);
        // What kind of value it is comes first, and there is one kind.
        let more = more.strip_prefix("SecretString").map_or(more, |more| more.trim_start_matches(':'));
        let found = value(shared, id, more);
        out.push_str(before);
        out.push_str(&found.ok_or("Secrets Manager can't find the specified secret.")?);
        rest = next;
    }
    Ok(out + rest)
}

/// An ARN or a name, and what follows it after a colon. A name has no colon, an ARN six.
fn apart(reference: &str) -> (&str, &str) {
    let own = if reference.starts_with("arn:") { 6 } else { 0 };
    match reference.match_indices(':').nth(own) {
        Some((at, _)) => (&reference[..at], &reference[at + 1..]),
        None => (reference, ""),
    }
}

/// What a secret holds, or one key of it; `more` is `json-key:stage:version`, whose parts may be empty.
fn value(shared: &Shared, id: &str, more: &str) -> Option<String> {
    let mut parts = more.split(':');
    let [key, _, version] = std::array::from_fn(|_| parts.next().unwrap_or_default());
    let state = shared.state();
    let (_, secret) = find(&state, id)?;
    if !version.is_empty() && version != secret.version {
        return None;
    }
    if key.is_empty() {
        return Some(secret.value.clone());
    }
    let json: Json = serde_json::from_str(&secret.value).ok()?;
    json[key].as_str().map(str::to_owned)
}

/// By ARN, by ARN without its random end, or by name.
fn find<'a>(state: &'a State, id: &str) -> Option<(&'a str, &'a Secret)> {
    let fits = |arn: &str, secret: &Secret| {
        arn == id || secret.name == id || arn.rsplit_once('-').is_some_and(|(short, _)| short == id)
    };
    state.secrets.iter().find(|(arn, secret)| fits(arn, secret)).map(|(arn, secret)| (arn.as_str(), secret))
}

fn not_found() -> ApiError {
    ApiError::bad("ResourceNotFoundException", "Secrets Manager can't find the specified secret.")
}

#[expect(
    clippy::cast_precision_loss,
    reason = "seconds with milliseconds fit a double for thousands of years"
)]
fn seconds(millis: u64) -> f64 {
    millis as f64 / 1000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_follows_a_secret_is_told_apart() {
        let arn = "arn:aws:secretsmanager:eu-central-1:000000000000:secret:rds!db-d-AbCdEf";
        assert_eq!(apart(arn), (arn, ""));
        assert_eq!(apart(&format!("{arn}:password::")), (arn, "password::"));
        assert_eq!(apart(&format!("{arn}:SecretString:password")), (arn, "SecretString:password"));
        assert_eq!(apart("name"), ("name", ""));
        assert_eq!(apart("name:SecretString"), ("name", "SecretString"));
    }
}
