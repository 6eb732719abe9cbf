//! The API towards clients that are wrong, hostile, slow or impatient, and its description of itself.

use std::time::{Duration, Instant};

use anyhow::{Context, ensure};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use futures_util::future::try_join_all;
use serde_json::{Value as Json, json};
use tests::api::Api;
use tests::app::App;
use tests::stage::Stage;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

const JSON: (&str, &str) = ("content-type", "application/json");

/// A request that must be refused with a problem document of this status and code.
async fn refused(
    api: &Api,
    (method, path): (&str, &str),
    headers: &[(&str, &str)],
    body: &str,
    (status, code): (u16, &str),
) -> anyhow::Result<()> {
    let what = format!("{method} {path} {headers:?} {}", &body[..body.len().min(80)]);
    let (found, answered, text) = api.send(method, path, headers, body.to_owned()).await?;
    let problem: Json = serde_json::from_slice(&text).with_context(|| what.clone())?;
    let shown = format!("{what}: {problem}");
    ensure!((found, &problem["code"]) == (status, &json!(code)), "{shown}");
    ensure!(problem["status"] == status && problem["type"] == "about:blank", "{shown}");
    for text in ["title", "detail"] {
        ensure!(problem[text].as_str().is_some_and(|text| !text.is_empty()), "{shown}");
    }
    ensure!(answered["content-type"] == "application/problem+json", "{shown}");
    ensure!(problem["request_id"] == answered["x-request-id"].to_str()?, "{shown}");
    ensure!(status != 401 || answered["www-authenticate"] == "Bearer", "{shown}");
    ensure!(status != 405 || answered.contains_key("allow"), "{shown}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_is_wrong_with_a_request_is_told_in_a_problem_document() -> anyhow::Result<()> {
    let stage = Stage::new("malformed", false).await?;
    let app = App::start(&stage).await?;
    let tenant = app.operator.tenant("one").await?;

    let flow = r#"{"name":"a","steps":[]}"#;
    let deep = format!(
        r#"{{"name":"a","steps":[{{"filter":{{"equals":{{"field":"a","value":{}1{}}}}}}}]}}"#,
        "[".repeat(200),
        "]".repeat(200)
    );
    let large = format!(r#"{{"name":"{}","steps":[]}}"#, "a".repeat(2 << 20));
    let bodies: [(&str, u16, &str); 10] = [
        ("{", 400, "malformed-body"),
        ("", 400, "malformed-body"),
        (r#"{"name":"a","steps":[]} x"#, 400, "malformed-body"),
        (deep.as_str(), 400, "malformed-body"),
        (r#"{"name":1,"steps":[]}"#, 422, "malformed-body"),
        (r#"{"name":"a","steps":[],"more":1}"#, 422, "malformed-body"),
        (r#"{"name":"a","name":"b","steps":[]}"#, 422, "malformed-body"),
        (r#"{"name":"","steps":[]}"#, 422, "invalid-name"),
        (r#"{"name":"a\u0000b","steps":[]}"#, 422, "invalid-name"),
        (large.as_str(), 413, "too-large"),
    ];
    for (body, status, code) in bodies {
        refused(&tenant, ("POST", "/flows"), &[JSON], body, (status, code)).await?;
    }
    for kind in [&[("content-type", "text/plain")][..], &[]] {
        refused(&tenant, ("POST", "/flows"), kind, flow, (415, "unsupported-type")).await?;
    }
    let long = "k".repeat(201);
    for key in ["a b", "", long.as_str()] {
        let headers = [JSON, ("idempotency-key", key)];
        refused(&tenant, ("POST", "/flows"), &headers, flow, (400, "malformed-key")).await?;
    }
    let twice = [JSON, ("idempotency-key", "a"), ("idempotency-key", "b")];
    refused(&tenant, ("POST", "/flows"), &twice, flow, (400, "malformed-key")).await?;

    for (path, status, code) in [
        ("/flows/abc", 400, "malformed-path"),
        ("/flows/99999999999999999999", 400, "malformed-path"),
        ("/flows/%00", 400, "malformed-path"),
        ("/flows/%FF", 400, "malformed-path"),
        ("/flows/9223372036854775807", 404, "not-found"),
        ("/flows/-1", 404, "not-found"),
        ("/flows?limit=0", 400, "malformed-query"),
        ("/flows?limit=-1", 400, "malformed-query"),
        ("/flows?limit=1001", 400, "malformed-query"),
        ("/flows?limit=ten", 400, "malformed-query"),
        ("/flows?limit=1&limit=2", 400, "malformed-query"),
        ("/flows?after=x", 400, "malformed-query"),
        ("/audit?after=%2B1.1", 400, "malformed-query"),
        ("/audit?after=4000000000000000.1", 400, "malformed-query"),
        ("/nothing", 404, "no-such-page"),
        ("/", 404, "no-such-page"),
    ] {
        refused(&tenant, ("GET", path), &[], "", (status, code)).await?;
    }
    refused(&tenant, ("DELETE", "/flows"), &[], "", (405, "method-not-allowed")).await?;
    refused(&tenant, ("INVENTED", "/flows"), &[], "", (405, "method-not-allowed")).await?;
    // None of it was done.
    assert_eq!(tenant.expect(200, "GET", "/flows", "").await?, json!({ "items": [], "next": null }));
    stage.close().await;
    Ok(())
}

/// A token that somebody made up: its head, claims that would do, and a signature of no key of ours.
fn forged(head: &Json, expires: i64, signature: &[u8]) -> String {
    let claims = json!({
        "iss": "x", "aud": "api", "sub": "1", "tenant": 1, "place": "shared", "role": "admin", "sid": 1, "iat": 1,
        "exp": expires, "jti": "a",
    });
    let part = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
    let (head, claims) = (head.to_string(), claims.to_string());
    format!("{}.{}.{}", part(head.as_bytes()), part(claims.as_bytes()), part(signature))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_made_up_token_opens_nothing() -> anyhow::Result<()> {
    let stage = Stage::new("forged", false).await?;
    let app = App::start(&stage).await?;
    let tenant = app.operator.tenant("one").await?;
    let signed = json!({ "alg": "HS256", "typ": "JWT" });
    let tokens = [
        "flow_of_nobody".to_owned(),
        "a.b.c".to_owned(),
        forged(&json!({ "alg": "none" }), 4_000_000_000, b""),
        forged(&json!({ "alg": "none" }), 4_000_000_000, &[7; 32]),
        forged(&signed, 4_000_000_000, &[7; 32]),
        forged(&signed, 1, &[7; 32]),
        forged(&json!({ "alg": "RS256" }), 4_000_000_000, &[7; 256]),
    ];
    let mut credentials: Vec<String> = tokens.iter().map(|token| format!("Bearer {token}")).collect();
    credentials.extend(["Basic dXNlcjpwYXNzd29yZA==", "Bearer", "Bearer ", ""].map(str::to_owned));
    for credential in &credentials {
        let headers = [("authorization", credential.as_str())];
        let (status, answered, _) = tenant.send("GET", "/flows", &headers, "").await?;
        ensure!(status == 401 && answered["www-authenticate"] == "Bearer", "{credential}: {status}");
    }
    let log = std::fs::read_to_string(stage.folder.join("api.log"))?;
    for token in &tokens[2..] {
        ensure!(!log.contains(token.as_str()), "the log has a token");
    }
    assert_eq!(app.operator.call("GET", "/flows", "").await?.0, 401, "the operator is no tenant");
    assert_eq!(tenant.call("POST", "/tenants", json!({ "name": "b" }).to_string()).await?.0, 403);
    stage.close().await;
    Ok(())
}

async fn with_key(api: &Api, path: &str, key: &str, body: &Json) -> anyhow::Result<(u16, Json)> {
    let headers = [JSON, ("idempotency-key", key)];
    let (status, _, answer) = api.send("POST", path, &headers, body.to_string()).await?;
    Ok((status, serde_json::from_slice(&answer)?))
}

/// A tenant with an object and a flow, and the request for a run of them.
async fn ready(app: &App, name: &str) -> anyhow::Result<(Api, Json)> {
    let tenant = app.operator.tenant(name).await?;
    tenant.expect(201, "PUT", "/objects/a.ndjson", "{\"a\":1}\n").await?;
    let flow = json!({ "name": "f", "steps": [] }).to_string();
    let flow = tenant.expect(201, "POST", "/flows", flow).await?;
    Ok((tenant, json!({ "flow": flow["id"], "object": "a.ndjson", "format": "ndjson" })))
}

async fn runs(api: &Api) -> anyhow::Result<usize> {
    let page = api.expect(200, "GET", "/runs", "").await?;
    page["items"].as_array().map(Vec::len).context("a page")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_that_comes_twice_is_done_once() -> anyhow::Result<()> {
    let stage = Stage::new("twice", false).await?;
    let app = App::start(&stage).await?;
    let (one, run) = ready(&app, "one").await?;

    let first = with_key(&one, "/runs", "k1", &run).await?;
    assert_eq!(first.0, 202, "{first:?}");
    assert_eq!(with_key(&one, "/runs", "k1", &run).await?, first);
    assert_eq!(runs(&one).await?, 1);

    // The same key with another body, or on another route.
    let mut other = run.clone();
    other["format"] = json!("csv");
    let (status, problem) = with_key(&one, "/runs", "k1", &other).await?;
    assert_eq!((status, &problem["code"]), (409, &json!("key-reused")));
    let flow = json!({ "name": "g", "steps": [] });
    assert_eq!(with_key(&one, "/flows", "k1", &flow).await?.0, 409);

    // Sixteen at once.
    let answers = try_join_all((0..16).map(|_| with_key(&one, "/runs", "k2", &run))).await?;
    assert!(answers.iter().all(|answer| *answer == answers[0] && answer.0 == 202), "{answers:?}");
    assert_eq!(runs(&one).await?, 2);

    // What was refused is not kept.
    let mut late = run.clone();
    late["object"] = json!("late.ndjson");
    assert_eq!(with_key(&one, "/runs", "k3", &late).await?.0, 422);
    one.expect(201, "PUT", "/objects/late.ndjson", "{}\n").await?;
    assert_eq!(with_key(&one, "/runs", "k3", &late).await?.0, 202);

    // The keys of another tenant are others, and without a key everything is done.
    let (two, theirs) = ready(&app, "two").await?;
    assert_eq!(with_key(&two, "/runs", "k1", &theirs).await?.0, 202);
    assert_eq!(runs(&two).await?, 1);
    for _ in 0..2 {
        two.expect(202, "POST", "/runs", theirs.to_string()).await?;
    }
    assert_eq!((runs(&one).await?, runs(&two).await?), (3, 3));
    stage.close().await;
    Ok(())
}

async fn connect(api: &Api) -> anyhow::Result<TcpStream> {
    Ok(TcpStream::connect(api.url().strip_prefix("http://").context("an address")?).await?)
}

/// Sends a request over an open connection; gives what was answered first.
async fn ask(stream: &mut TcpStream) -> anyhow::Result<String> {
    stream.write_all(b"GET /healthz HTTP/1.1\r\nhost: a\r\n\r\n").await?;
    let mut answer = [0; 4096];
    let read = stream.read(&mut answer).await?;
    Ok(String::from_utf8_lossy(&answer[..read]).into_owned())
}

/// Sends a head byte by byte; gives how long that was let be.
async fn trickle(api: &Api) -> anyhow::Result<Duration> {
    let mut stream = connect(api).await?;
    let began = Instant::now();
    stream.write_all(b"GET /healthz HTTP/1.1\r\nx-slow: ").await?;
    let (mut reader, mut writer) = stream.split();
    let mut ticks = tokio::time::interval(Duration::from_millis(300));
    let mut byte = [0; 1];
    while began.elapsed() < Duration::from_secs(25) {
        tokio::select! {
            // Nothing is answered: it is closed, or reset.
            _ = reader.read(&mut byte) => break,
            _ = ticks.tick() => if writer.write_all(b"a").await.is_err() { break },
        }
    }
    Ok(began.elapsed())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_slow_client_is_cut_off_and_an_idle_one_is_not() -> anyhow::Result<()> {
    let stage = Stage::new("slow", false).await?;
    let app = App::start(&stage).await?;
    let mut idle = connect(&app.operator).await?;
    ensure!(ask(&mut idle).await?.starts_with("HTTP/1.1 200"));
    // A hundred of them hold nobody else up.
    let slow = async { try_join_all((0..100).map(|_| trickle(&app.operator))).await };
    let meanwhile = async {
        for _ in 0..20 {
            app.operator.expect(200, "GET", "/readyz", "").await?;
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        anyhow::Ok(())
    };
    let (cut, served) = tokio::join!(slow, meanwhile);
    served?;
    for after in cut? {
        ensure!((8..15).contains(&after.as_secs()), "cut off after {after:?}");
    }
    // A load balancer sends the next request over it.
    ensure!(ask(&mut idle).await?.starts_with("HTTP/1.1 200"));
    stage.close().await;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_description_says_what_is_served_and_figures_are_the_operators() -> anyhow::Result<()> {
    const METHODS: [&str; 5] = ["get", "put", "post", "patch", "delete"];
    let stage = Stage::new("described", false).await?;
    let app = App::start(&stage).await?;
    let tenant = app.operator.tenant("one").await?;
    let nobody = app.operator.with_token("");
    let description = nobody.expect(200, "GET", "/openapi.json", "").await?;
    let paths = description["paths"].as_object().context("paths")?;
    ensure!(paths.contains_key("/objects/{key}") && paths.contains_key("/runs/{id}/records"), "{paths:?}");
    for (path, item) in paths {
        let place = path.split('/').map(|part| if part.starts_with('{') { "1" } else { part });
        let place = place.collect::<Vec<_>>().join("/");
        for method in METHODS {
            let (status, answer) = nobody.call(&method.to_uppercase(), &place, "").await?;
            let is_described = item[method].is_object();
            ensure!(is_described != (status == 405), "{method} {path} answered {status}");
            ensure!(answer["code"] != "no-such-page", "{method} {path} is not served");
            let statuses = item[method]["responses"].as_object();
            let is_told = statuses.is_none_or(|known| known.contains_key(&status.to_string()));
            ensure!(is_told, "{method} {path} answered {status}, which is not described");
        }
    }

    for path in ["/healthz", "/readyz"] {
        assert_eq!(nobody.call("GET", path, "").await?.0, 200);
    }
    tenant.expect(200, "GET", "/flows", "").await?;
    assert_eq!(nobody.call("GET", "/metrics", "").await?.0, 401);
    assert_eq!(tenant.call("GET", "/metrics", "").await?.0, 403);
    let figures = app.operator.text("/metrics").await?;
    let counted = r#"http_requests_total{route="/flows",method="GET",status="200",tenant="1"} 1"#;
    ensure!(figures.lines().any(|line| line == counted), "{figures}");
    ensure!(
        figures.contains(r#"http_request_seconds_bucket{route="/flows",method="GET",le="30"}"#),
        "{figures}"
    );
    stage.close().await;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_is_found_in_the_log_by_its_id_and_keeps_its_secrets() -> anyhow::Result<()> {
    let stage = Stage::new("logged", false).await?;
    let app = App::start(&stage).await?;
    let tenant = app.operator.tenant("one").await?;
    let headers = [("x-request-id", "Root-1.abc_7"), ("x-secret", "hunter2")];
    let (status, answered, body) = tenant.send("GET", "/flows?limit=0&word=hunter2", &headers, "").await?;
    assert_eq!((status, answered["x-request-id"].to_str()?), (400, "Root-1.abc_7"));
    assert_eq!(serde_json::from_slice::<Json>(&body)?["request_id"], "Root-1.abc_7");
    let (_, answered, _) = tenant.send("GET", "/flows", &[("x-request-id", "{\"a\":1}")], "").await?;
    assert_eq!(answered["x-request-id"].len(), 16, "one that cannot stand in a log is replaced");

    let log = std::fs::read_to_string(stage.folder.join("api.log"))?;
    let line = log.lines().find(|line| line.contains("Root-1.abc_7")).context("a line of the log")?;
    let line: Json = serde_json::from_str(line)?;
    let (fields, span) = (&line["fields"], &line["span"]);
    assert_eq!(
        (&fields["method"], &fields["route"], &fields["status"], &span["request_id"], &span["tenant"]),
        (&json!("GET"), &json!("/flows"), &json!(400), &json!("Root-1.abc_7"), &json!(1)),
        "{line}"
    );
    ensure!(fields["ms"].is_number() && !log.contains("hunter2"), "{line}");
    ensure!(!log.contains("readyz"), "health checks are no news");
    stage.close().await;
    Ok(())
}
