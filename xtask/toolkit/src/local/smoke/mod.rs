//! The smoke test of `up`: what the app promises, tried once each through the public address.

mod api;
mod documents;
mod kept;
mod statements;
mod steps;

use std::path::Path;

use serde_json::{Value as Json, json};

use self::api::{Api, Tried};
use self::kept::Kept;
use super::http;
use crate::context::say;
use crate::deploy::Results;
use crate::error::{Error, Result};

/// What the smoke test made, for the closing lines.
#[derive(Clone, Debug)]
pub(super) struct Demo {
    pub(super) url: String,
    pub(super) token: String,
    pub(super) run: i64,
    pub(super) rows: i64,
}

/// Where the platform is.
struct Platform<'a> {
    /// Of the embedded cloud.
    endpoint: &'a str,
    /// Of the API.
    url: &'a str,
    /// The ARN of the operator's token.
    operator_token: &'a str,
}

/// Tries everything; `file` is what is kept of the demo between two `up`s.
pub(super) async fn run(endpoint: &str, results: &Results, file: &Path) -> Result<Demo> {
    let output = |name: &str| results.output("service", name).unwrap_or_default();
    let platform = Platform { endpoint, url: output("ApiUrl"), operator_token: output("OperatorTokenArn") };
    let mut kept = Kept::open(file);
    let token = step("the demo tenant", tenant(&platform, &mut kept)).await?;
    let demo = Api::new(platform.url, &token);
    let (flow, run, rows) = step("a run", steps::run(&demo, &mut kept)).await?;
    passed(&format!("a run wrote {rows} of {} records", steps::RECORDS));
    step("its events", steps::events(&demo, run)).await?;
    passed("its events were told, to the end");
    step("a request that is made twice", steps::twice(&demo, flow)).await?;
    passed("a request that was made twice with one Idempotency-Key made one run");
    step("a second version", steps::versions(&demo, flow)).await?;
    passed("a second version served, and the first one again");
    step("the statements of a read", statements(&platform, &demo, flow)).await?;
    passed("a version was read by one statement, and a hot read asked Postgres nothing");
    let reason = step("a dead letter", steps::dead_letter(&demo, &mut kept)).await?;
    passed(&format!("a dead letter waited ({reason}) and was replayed on a mended version"));
    step("a tenant with a schema of its own", isolation(&platform, &demo, &mut kept)).await?;
    passed("a tenant with a schema of its own is ready, and its flows are nobody else's");
    passed(step("a sign-in", steps::sign_in(&demo, &mut kept)).await?);
    step("a prompt", steps::preview(&demo)).await?;
    passed("a prompt left without the e-mail address in it");
    if results.output("documents", "DocumentsServiceName").is_some() {
        let size = step("a document", documents::render(&demo)).await?;
        passed(&format!("an invoice of {size} bytes was rendered, and fetched by a link that expires"));
    }
    Ok(Demo { url: platform.url.to_owned(), token, run, rows })
}

/// One step; a failure names it.
async fn step<T>(name: &str, work: impl Future<Output = Tried<T>>) -> Result<T> {
    work.await.map_err(|why| Error::Local {
        what: format!("the smoke test failed at {name}: {why}"),
        hint: "is the folder from another time? `cargo xtask up --fresh` begins anew".into(),
    })
}

fn passed(what: &str) {
    say(&format!("  ok {what}"));
}

/// The token of the demo tenant, which is made on the first `up`.
async fn tenant(platform: &Platform<'_>, kept: &mut Kept) -> Tried<String> {
    let made = kept.or_make("token", async || platform.tenant(&json!({ "name": "demo" })).await).await?;
    Ok(made.as_str().unwrap_or_default().to_owned())
}

async fn isolation(platform: &Platform<'_>, demo: &Api<'_>, kept: &mut Kept) -> Tried<()> {
    let tenant = json!({ "name": "demo-own", "isolation": "own" });
    let token = kept.or_make("own-token", async || platform.tenant(&tenant).await).await?;
    let own = Api::new(platform.url, token.as_str().unwrap_or_default());
    steps::apart(demo, &own, kept).await
}

async fn statements(platform: &Platform<'_>, demo: &Api<'_>, flow: i64) -> Tried<()> {
    statements::of_reads(&platform.operator().await?, demo, flow).await
}

impl Platform<'_> {
    /// The API, as its operator asks it.
    async fn operator(&self) -> Tried<Api<'_>> {
        let headers = [
            ("x-amz-target", "secretsmanager.GetSecretValue"),
            ("content-type", "application/x-amz-json-1.1"),
        ];
        let secret = json!({ "SecretId": self.operator_token }).to_string();
        let secret = http::send("POST", self.endpoint, &headers, secret).await?.json();
        Ok(Api::new(self.url, secret["SecretString"].as_str().unwrap_or_default()))
    }

    /// Makes a tenant; its token, which is shown once.
    async fn tenant(&self, tenant: &Json) -> Tried<Json> {
        let mut made = self.operator().await?.post("/tenants", tenant, &[201]).await?;
        Ok(made["token"].take())
    }
}
