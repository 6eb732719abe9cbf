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
    let state = shared.state();
    let mut parts: Vec<&str> = value_from.splitn(8, ':').collect();
    let key = if parts.len() == 8 { parts.pop() } else { None };
    let (_, secret) = find(&state, &parts.join(":"))?;
    let version = key.and_then(|rest| rest.split(':').nth(2)).filter(|version| !version.is_empty());
    if version.is_some_and(|version| version != secret.version) {
        return None;
    }
    match key.and_then(|rest| rest.split(':').next()).filter(|key| !key.is_empty()) {
        None => Some(secret.value.clone()),
        Some(key) => {
            let json: Json = serde_json::from_str(&secret.value).ok()?;
            json[key].as_str().map(str::to_owned)
        }
    }
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
