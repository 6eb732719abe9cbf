//! The smoke test of `up`: a tenant, a flow, an object and a run, through the public address.

use std::path::Path;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::{Value as Json, json};

use super::http::{self, Answer};
use crate::deploy::Results;
use crate::error::{Error, Result};

/// Records of the demo's object.
const RECORDS: usize = 1000;
/// How long the demo's run may take.
const PATIENCE: Duration = Duration::from_mins(1);
const LOOK_EVERY: Duration = Duration::from_millis(50);

/// What the smoke test made, for the closing lines.
#[derive(Clone, Debug)]
pub(super) struct Demo {
    pub(super) url: String,
    pub(super) token: String,
    pub(super) run: i64,
    pub(super) rows: i64,
}

/// What is kept of the demo tenant between two `up`s; its token is shown once.
#[derive(Debug, Serialize, Deserialize)]
struct Kept {
    token: String,
    flow: i64,
}

pub(super) async fn run(endpoint: &str, results: &Results, file: &Path) -> Result<Demo> {
    let output = |name: &str| results.output("service", name).map(str::to_owned).unwrap_or_default();
    let url = output("ApiUrl");
    let kept = match std::fs::read(file).ok().and_then(|json| serde_json::from_slice::<Kept>(&json).ok()) {
        Some(kept) => kept,
        None => make(endpoint, &url, &output("OperatorTokenArn"), file).await?,
    };
    let authorization = format!("Bearer {}", kept.token);
    let api = Api { url: &url, authorization: &authorization };
    let object: String = (1..=RECORDS).map(record).collect();
    api.call("PUT", "/objects/demo.ndjson", object, 201).await?;
    let body = json!({ "flow": kept.flow, "object": "demo.ndjson", "format": "ndjson" });
    let run =
        api.call("POST", "/runs", body.to_string(), 202).await?.json()["id"].as_i64().unwrap_or_default();
    let rows = finished(&api, run).await?;
    Ok(Demo { url, token: kept.token, run, rows })
}

fn record(number: usize) -> String {
    let place = ["harbour", "station", "market"][number % 3];
    json!({ "number": number, "place": place, "weight": number * 7 % 100, "note": "not kept" }).to_string()
        + "\n"
}

/// The demo's tenant and flow, made on the first `up`.
async fn make(endpoint: &str, url: &str, operator_arn: &str, file: &Path) -> Result<Kept> {
    let headers =
        [("x-amz-target", "secretsmanager.GetSecretValue"), ("content-type", "application/x-amz-json-1.1")];
    let body = json!({ "SecretId": operator_arn }).to_string();
    let secret =
        http::send("POST", endpoint, &headers, body).await.map_err(|error| failed("the secret", &error))?;
    let operator = secret.json()["SecretString"].as_str().unwrap_or_default().to_owned();
    let authorization = format!("Bearer {operator}");
    let api = Api { url, authorization: &authorization };
    let tenant = api.call("POST", "/tenants", json!({ "name": "demo" }).to_string(), 201).await?.json();
    let token = tenant["token"].as_str().unwrap_or_default().to_owned();
    let authorization = format!("Bearer {token}");
    let api = Api { url, authorization: &authorization };
    let flow = json!({
        "name": "demo",
        "steps": [
            { "select": ["number", "place", "weight"] },
            { "filter": { "greater_than": { "field": "weight", "value": 20 } } },
            { "rename": { "weight": "kilograms" } },
            { "derive": { "field": "label", "template": "{place} {number}" } },
        ],
    });
    let flow =
        api.call("POST", "/flows", flow.to_string(), 201).await?.json()["id"].as_i64().unwrap_or_default();
    let kept = Kept { token, flow };
    let json = serde_json::to_vec(&kept).expect("it has only string keys");
    std::fs::write(file, json).map_err(|source| Error::Write { path: file.to_owned(), source })?;
    Ok(kept)
}

async fn finished(api: &Api<'_>, run: i64) -> Result<i64> {
    let deadline = tokio::time::Instant::now() + PATIENCE;
    loop {
        let state = api.call("GET", &format!("/runs/{run}"), "", 200).await?.json();
        match state["status"].as_str() {
            Some("succeeded") => return Ok(state["records_written"].as_i64().unwrap_or_default()),
            Some("failed") => {
                return Err(failed("the demo's run", state["error"].as_str().unwrap_or_default()));
            }
            _ if tokio::time::Instant::now() > deadline => {
                return Err(failed("the demo's run", &format!("it is not done after a minute: {state}")));
            }
            _ => tokio::time::sleep(LOOK_EVERY).await,
        }
    }
}

/// The API as one caller sees it.
struct Api<'a> {
    url: &'a str,
    authorization: &'a str,
}

impl Api<'_> {
    async fn call(
        &self,
        method: &str,
        path: &str,
        body: impl Into<bytes::Bytes>,
        expected: u16,
    ) -> Result<Answer> {
        let headers = [("authorization", self.authorization), ("content-type", "application/json")];
        let url = format!("{}{path}", self.url);
        let answer = http::send(method, &url, &headers, body).await;
        let answer = answer.map_err(|error| failed(&format!("{method} {path}"), &error))?;
        if answer.status == expected {
            return Ok(answer);
        }
        let detail: Json = answer.json();
        let detail = detail["detail"].as_str().unwrap_or_default();
        Err(failed(&format!("{method} {path}"), &format!("answered {}: {detail}", answer.status)))
    }
}

fn failed(what: &str, why: &str) -> Error {
    Error::Local {
        what: format!("the smoke test failed at {what}: {why}"),
        hint: "is the folder from another time? `cargo xtask up --fresh` begins anew".into(),
    }
}
