//! The app on real Postgres and Redis: tenants, runs, bad records, killed workers, TLS.

use anyhow::Context;
use serde_json::{Value as Json, json};
use tests::app::App;
use tests::collector::Collector;
use tests::stage::Stage;

fn ndjson(records: usize) -> String {
    (0..records)
        .map(|n| format!("{{\"id\":{n},\"name\":\"name {n}\",\"city\":\"city {}\"}}\n", n % 7))
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tenant_sees_its_own_and_nothing_else() -> anyhow::Result<()> {
    let stage = Stage::new("tenants", false).await?;
    let app = App::start(&stage).await?;
    let worker = app.worker(&stage)?;
    let (one, two) = (app.operator.tenant("one").await?, app.operator.tenant("two").await?);
    let steps = json!([{ "select": ["id", "city"] }, { "rename": { "city": "place" } }]);
    let run = one.start("cities", steps.clone(), "ndjson", ndjson(2500)).await?;
    let ended = one.end(run).await?;
    assert_eq!((&ended["status"], &ended["records_written"]), (&json!("succeeded"), &json!(2500)), "{ended}");
    let page = one.expect(200, "GET", &format!("/runs/{run}/records?after=2498&limit=9"), "").await?;
    assert_eq!(
        page,
        json!([
            { "number": 2499, "body": { "id": 2498, "place": "city 6" } },
            { "number": 2500, "body": { "id": 2499, "place": "city 0" } },
        ])
    );

    // The other tenant knows the ids, and is told that there is nothing.
    assert_eq!(two.call("GET", &format!("/runs/{run}"), "").await?.0, 404);
    assert_eq!(two.expect(200, "GET", &format!("/runs/{run}/records"), "").await?, json!([]));
    assert_eq!(two.expect(200, "GET", "/flows", "").await?, json!([]));
    let flow = ended["flow"].as_i64().context("a flow")?;
    assert_eq!(one.call("GET", &format!("/flows/{flow}"), "").await?.0, 200);
    assert_eq!(
        two.call("GET", &format!("/flows/{flow}"), "").await?.0,
        404,
        "also when it is a hot read of the first"
    );
    let theirs = json!({ "flow": flow, "object": "cities.ndjson", "format": "ndjson" }).to_string();
    let refused = two.expect(422, "POST", "/runs", theirs).await?;
    assert_eq!(refused["code"], "no-such-object", "nor are their objects there");
    two.expect(201, "PUT", "/objects/cities.ndjson", "{}").await?;
    let theirs = json!({ "flow": flow, "object": "cities.ndjson", "format": "ndjson" }).to_string();
    assert_eq!(two.expect(422, "POST", "/runs", theirs).await?["code"], "no-such-flow");
    // The same names are free for everybody.
    let run = two.start("cities", steps, "ndjson", ndjson(3)).await?;
    assert_eq!(two.end(run).await?["records_written"], 3);

    // Nobody without a token, and no tenant as the operator.
    let nobody = one.with_token("flow_of_nobody");
    assert_eq!(nobody.call("GET", "/flows", "").await?.0, 401);
    assert_eq!(nobody.call("GET", &format!("/runs/{run}/records"), "").await?.0, 401);
    assert_eq!(one.call("POST", "/tenants", json!({ "name": "three" }).to_string()).await?.0, 403);
    worker.stop()?;
    stage.close().await;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn broken_input_is_named_and_the_rest_goes_on() -> anyhow::Result<()> {
    let stage = Stage::new("broken", false).await?;
    let app = App::start(&stage).await?;
    let worker = app.worker(&stage)?;
    let tenant = app.operator.tenant("one").await?;
    let steps = json!([{ "select": ["a"] }]);
    let object = "{\"a\":1}\nnot json\n{\"b\":2}\n{\"a\":\"x\\u0000y\"}\n[3]\n{\"a\":4}\n";
    let run = tenant.start("ndjson", steps, "ndjson", object).await?;
    let ended = tenant.end(run).await?;
    assert_eq!(
        (&ended["status"], &ended["records_read"], &ended["records_written"], &ended["records_skipped"]),
        (&json!("succeeded"), &json!(6), &json!(2), &json!(4)),
        "{ended}"
    );
    let skipped = tenant.expect(200, "GET", &format!("/runs/{run}/skipped"), "").await?;
    let reasons: Vec<(i64, &str)> = skipped
        .as_array()
        .context("a list")?
        .iter()
        .map(|skip| (skip["number"].as_i64().unwrap_or(0), skip["reason"].as_str().unwrap_or("")))
        .collect();
    assert_eq!(reasons[0], (2, "not JSON at column 2: expected ident"));
    assert_eq!(reasons[1], (3, "step 1: the record has no field `a`"));
    assert!(reasons[2].0 == 4 && reasons[2].1.contains("unsupported Unicode escape sequence"), "{reasons:?}");
    assert_eq!(reasons[3], (5, "not a JSON object"));

    let run = tenant
        .start("csv", json!([{ "select": ["name", "size"] }]), "csv", "name,size\na,1\nb\n\"c\nd\",2\n")
        .await?;
    let ended = tenant.end(run).await?;
    assert_eq!((&ended["records_written"], &ended["records_skipped"]), (&json!(2), &json!(1)), "{ended}");
    let page = tenant.expect(200, "GET", &format!("/runs/{run}/records"), "").await?;
    assert_eq!(page[1], json!({ "number": 3, "body": { "name": "c\nd", "size": "2" } }));

    let run = tenant.start("typo", json!([{ "select": ["nmae"] }]), "csv", "name,size\na,1\n").await?;
    let ended = tenant.end(run).await?;
    let error = "step 1 names the field `nmae`, which is not there at that point; did you mean `name`?";
    assert_eq!((&ended["status"], &ended["error"]), (&json!("failed"), &json!(error)));

    let all = tenant.start("nothing", json!([{ "select": ["zzz"] }]), "ndjson", "{\"a\":1}\n").await?;
    assert_eq!(tenant.end(all).await?["error"], "every record was skipped");

    let flow = json!({ "name": "x", "steps": [{ "select": ["a"] }, { "derive": { "field": "t", "template": "{b}" } }] });
    let refused = tenant.expect(422, "POST", "/flows", flow.to_string()).await?;
    assert_eq!(
        refused["detail"],
        "step 2 names the field `b`, which is not there at that point; did you mean `a`?"
    );
    let refused = tenant
        .expect(422, "POST", "/runs", json!({ "flow": 1, "object": "gone", "format": "csv" }).to_string())
        .await?;
    assert_eq!(refused["detail"], "the object `gone` is not there; upload it first");
    assert_eq!(tenant.call("POST", "/flows", "{").await?.0, 400);
    worker.stop()?;
    stage.close().await;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_killed_worker_loses_and_doubles_nothing() -> anyhow::Result<()> {
    const RECORDS: usize = 300_000;
    let stage = Stage::new("killed", false).await?;
    let app = App::start(&stage).await?;
    let tenant = app.operator.tenant("one").await?;
    let run = tenant.start("big", json!([{ "select": ["id"] }]), "ndjson", ndjson(RECORDS)).await?;
    let mut seen = 0;
    for _ in 0..2 {
        let worker = app.worker(&stage)?;
        let state = tenant.wait(run, |state| state["records_written"].as_i64().unwrap_or(0) > seen).await?;
        worker.kill()?;
        let state = tenant
            .wait(run, |later| later["records_written"].as_i64() >= state["records_written"].as_i64())
            .await?;
        seen = state["records_written"].as_i64().unwrap_or(0);
        assert_eq!(state["status"], "running", "it was killed in the middle: {state}");
    }
    let worker = app.worker(&stage)?;
    let ended = tenant.end(run).await?;
    assert_eq!(
        (&ended["status"], &ended["records_written"]),
        (&json!("succeeded"), &json!(RECORDS)),
        "{ended}"
    );
    let (mut after, mut rows) = (0, 0);
    loop {
        let (status, page) =
            tenant.call("GET", &format!("/runs/{run}/records?after={after}&limit=1000"), "").await?;
        if status == 429 {
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
            continue;
        }
        let page = page.as_array().cloned().unwrap_or_default();
        let Some(last) = page.last() else { break };
        for record in &page {
            rows += 1;
            assert_eq!(record, &json!({ "number": rows, "body": { "id": rows - 1 } }));
        }
        after = last["number"].as_i64().context("a number")?;
    }
    assert_eq!(rows, i64::try_from(RECORDS)?);
    worker.stop()?;
    stage.close().await;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_worker_asked_to_stop_hands_its_run_over() -> anyhow::Result<()> {
    const RECORDS: usize = 300_000;
    let stage = Stage::new("handover", false).await?;
    let app = App::start(&stage).await?;
    let tenant = app.operator.tenant("one").await?;
    let run = tenant.start("big", json!([{ "select": ["id"] }]), "ndjson", ndjson(RECORDS)).await?;
    let first = app.worker(&stage)?;
    tenant.wait(run, |state| state["records_written"].as_i64().unwrap_or(0) > 0).await?;
    first.stop()?;
    let state = tenant.wait(run, |_| true).await?;
    assert_eq!(state["status"], "running", "it was stopped in the middle: {state}");
    let handed = std::time::Instant::now();
    let second = app.worker(&stage)?;
    let ended = tenant.end(run).await?;
    assert_eq!(ended["records_written"], json!(RECORDS));
    // A job that was not handed back would stay hidden for twenty seconds.
    let log = std::fs::read_to_string(stage.folder.join("worker.log"))?;
    assert!(log.contains("handed back"), "after {:?}: {log}", handed.elapsed());
    second.stop()?;
    stage.close().await;
    Ok(())
}

/// From the request to the batches of the worker, through the queue; the collector is told of everything once.
#[tokio::test(flavor = "multi_thread")]
async fn a_run_is_one_trace_across_processes() -> anyhow::Result<()> {
    let stage = Stage::new("traces", false).await?;
    let collector = Collector::start().await?;
    let settings = [
        ("OTEL_TRACES_SAMPLER_ARG", "1".to_owned()),
        ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.endpoint.clone()),
        // Milliseconds; OpenTelemetry's own default is five seconds.
        ("OTEL_BSP_SCHEDULE_DELAY", "100".to_owned()),
    ];
    let app = App::start_with(&stage, settings).await?;
    let worker = app.worker(&stage)?;
    let tenant = app.operator.tenant("one").await?;
    let run = tenant.start("all", json!([]), "ndjson", ndjson(1500)).await?;
    tenant.end(run).await?;
    collector.with("POST /runs").await?;
    let spans = collector.with("process jobs").await?;
    let one = |name: &str| spans.iter().find(|span| span.name == name).with_context(|| name.to_owned());
    let (asked, taken) = (one("POST /runs")?, one("process jobs")?);
    assert_eq!((asked.service.as_str(), asked.parent.as_str()), ("api", ""));
    assert_eq!((taken.service.as_str(), &taken.parent, &taken.trace), ("worker", &asked.id, &asked.trace));
    let batches = spans.iter().filter(|span| span.name == "batch" && span.parent == taken.id);
    assert_eq!(batches.count(), 2, "{spans:?}");
    assert!(
        spans.iter().all(|span| !span.name.contains("healthz") && !span.name.contains("readyz")),
        "{spans:?}"
    );
    let log = std::fs::read_to_string(stage.folder.join("worker.log"))?;
    assert!(log.lines().any(|line| line.contains("\"end\"") && line.contains(&asked.trace)), "{log}");
    worker.stop()?;
    stage.close().await;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_works_over_tls() -> anyhow::Result<()> {
    let stage = Stage::new("tls", true).await?;
    let app = App::start(&stage).await?;
    let worker = app.worker(&stage)?;
    let tenant = app.operator.tenant("one").await?;
    let run = tenant.start("tls", json!([]), "ndjson", ndjson(10)).await?;
    assert_eq!(tenant.end(run).await?["records_written"], 10);
    let ready = tenant.call("GET", "/readyz", "").await?;
    assert_eq!(ready, (200, Json::Null), "with Redis");
    worker.stop()?;
    stage.close().await;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tenant_has_its_rate_and_redis_may_go() -> anyhow::Result<()> {
    let stage = Stage::new("rate", false).await?;
    let app = App::start(&stage).await?;
    let (one, two) = (app.operator.tenant("one").await?, app.operator.tenant("two").await?);
    // Fifty a second, ten seconds' worth at once.
    let mut refused = None;
    for _ in 0..200 {
        let batch =
            futures_util::future::try_join_all((0..32).map(|_| one.call("GET", "/flows", ""))).await?;
        refused = batch.into_iter().find(|(status, _)| *status == 429).map(|(_, answer)| answer);
        if refused.is_some() {
            break;
        }
    }
    assert_eq!(refused.context("the limit was never reached")?["code"], "rate-limited");
    assert_eq!(two.call("GET", "/flows", "").await?.0, 200, "the other tenant has a rate of its own");
    let rest = stage.lose_redis().await?;
    let (status, answer) = one.call("GET", "/flows", "").await?;
    assert_eq!(status, 200, "without Redis nobody is limited: {answer}");
    rest.close().await;
    Ok(())
}
