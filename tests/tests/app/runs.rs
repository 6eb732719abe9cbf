//! Runs on real Postgres and Redis: every record once, whatever happens to workers; nothing broken stops the rest.

use std::fmt::Write as _;
use std::time::Duration;

use anyhow::Context;
use serde_json::{Value as Json, json};
use sha2::{Digest, Sha256};
use tests::api::Api;
use tests::app::App;
use tests::collector::Collector;
use tests::stage::Stage;

fn ndjson(records: usize) -> String {
    (0..records).fold(String::new(), |mut text, n| {
        writeln!(text, "{{\"id\":{n},\"name\":\"name {n}\",\"city\":\"city {}\"}}", n % 7)
            .expect("a String takes all");
        text
    })
}

fn counts(run: &Json) -> (&str, i64, i64, i64) {
    let count = |name: &str| run[name].as_i64().unwrap_or(-1);
    let status = run["status"].as_str().unwrap_or_default();
    (status, count("records_read"), count("records_written"), count("records_skipped"))
}

async fn written(api: &Api, run: i64) -> anyhow::Result<i64> {
    Ok(api.wait(run, |_| true).await?["records_written"].as_i64().unwrap_or(0))
}

async fn letters(api: &Api, run: i64) -> anyhow::Result<Vec<(i64, String, String)>> {
    let text = |letter: &Json, name: &str| letter[name].as_str().unwrap_or_default().to_owned();
    let letters = api.every(&format!("/runs/{run}/dead-letters")).await?;
    Ok(letters
        .iter()
        .map(|letter| (letter["number"].as_i64().unwrap_or(0), text(letter, "reason"), text(letter, "raw")))
        .collect())
}

async fn order(api: &Api, run: i64, order: &str) -> anyhow::Result<(u16, Json)> {
    api.call("POST", &format!("/runs/{run}/{order}"), "").await
}

/// Compares what a run of `ndjson(records)` through `select id` wrote with what it must have written, each record once.
async fn has_every_record_once(app: &App, stage: &Stage, run: i64, records: usize) -> anyhow::Result<()> {
    let sql = app.sql(stage).await?;
    sql.batch_execute("set role flow_worker; set search_path = shared").await?;
    let all = "select count(*), sum(number)::bigint,
                      encode(sha256(convert_to(string_agg(body::text, '' order by number), 'UTF8')), 'hex')
               from record where run_id = $1";
    let row = sql.query_one(all, &[&run]).await?;
    let count = i64::try_from(records)?;
    assert_eq!((row.get::<_, i64>(0), row.get::<_, i64>(1)), (count, count * (count + 1) / 2));
    let expected =
        (0..records).fold(Sha256::new(), |digest, n| digest.chain_update(format!("{{\"id\":{n}}}")));
    let expected = expected.finalize().iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"));
    assert_eq!(row.get::<_, String>(2), expected);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn broken_input_is_named_and_the_rest_goes_on() -> anyhow::Result<()> {
    let stage = Stage::new("broken", false).await?;
    let app = App::start(&stage).await?;
    let tenant = app.operator.tenant("one").await?;
    let worker = app.worker(&stage)?;
    // Valid JSON that Postgres refuses: its parser goes no deeper than its stack.
    let deep = format!("{{\"a\":{}{}}}", "[".repeat(100_000), "]".repeat(100_000));
    let object = format!("{{\"a\":1}}\nnot json\n{{\"b\":2}}\n{deep}\n[3]\n{{\"a\":4}}\n");
    let run = tenant.start("ndjson", json!([{ "select": ["a"] }]), "ndjson", object).await?;
    let ended = tenant.end(run).await?;
    assert_eq!(counts(&ended), ("succeeded", 6, 2, 4), "{ended}");
    let found = letters(&tenant, run).await?;
    let short = |number: i64, reason: &str, raw: &str| (number, reason.to_owned(), raw.to_owned());
    assert_eq!(found[0], short(2, "not JSON at column 2: expected ident", "not json"));
    assert_eq!(found[1], short(3, "step 1: the record has no field `a`", "{\"b\":2}"));
    assert!(found[2].0 == 4 && found[2].1.contains("stack depth"), "{:?}", found[2].1);
    assert!(found[2].2.len() == 64 << 10 && deep.starts_with(&found[2].2), "as it was, the first 64 KiB");
    assert_eq!(found[3], short(5, "not a JSON object", "[3]"));
    let stored = tenant.items(&format!("/runs/{run}/records")).await?;
    assert_eq!(stored[1], json!({ "number": 6, "body": { "a": 4 } }));

    let object = "name,size\na,1\nb\n\"c\nd\",2\n";
    let run = tenant.start("csv", json!([{ "select": ["name", "size"] }]), "csv", object).await?;
    assert_eq!(counts(&tenant.end(run).await?), ("succeeded", 3, 2, 1));
    assert_eq!(letters(&tenant, run).await?, [short(2, "1 fields; the header has 2", "b")]);
    let stored = tenant.items(&format!("/runs/{run}/records")).await?;
    assert_eq!(stored[1], json!({ "number": 3, "body": { "name": "c\nd", "size": "2" } }));

    let run = tenant.start("typo", json!([{ "select": ["nmae"] }]), "csv", "name,size\na,1\n").await?;
    let ended = tenant.end(run).await?;
    let error = "step 1 names the field `nmae`, which is not there at that point; did you mean `name`?";
    assert_eq!((&ended["status"], &ended["error"]), (&json!("failed"), &json!(error)));
    let all = tenant.start("nothing", json!([{ "select": ["zzz"] }]), "ndjson", "{\"a\":1}\n").await?;
    assert_eq!(tenant.end(all).await?["error"], "every record was skipped");
    // Pages are bounded in bytes too.
    let pad = "x".repeat(900_000);
    let object: String = (0..8).map(|n| format!("{{\"id\":{n},\"pad\":\"{pad}\"}}\n")).collect();
    let wide = tenant.start("wide", json!([]), "ndjson", object).await?;
    assert_eq!(counts(&tenant.end(wide).await?), ("succeeded", 8, 8, 0));
    let page = tenant.expect(200, "GET", &format!("/runs/{wide}/records?limit=1000"), "").await?;
    assert_eq!((page["items"].as_array().map(Vec::len), &page["next"]), (Some(5), &json!("5")));
    assert_eq!(tenant.every(&format!("/runs/{wide}/records")).await?.len(), 8);
    let empty = tenant.start("empty", json!([]), "ndjson", "").await?;
    assert_eq!(counts(&tenant.end(empty).await?), ("succeeded", 0, 0, 0));
    let gone = json!({ "flow": 1, "object": "gone", "format": "csv" }).to_string();
    let refused = tenant.expect(422, "POST", "/runs", gone).await?;
    assert_eq!(refused["detail"], "the object `gone` is not there; upload it first");
    worker.stop()?;
    stage.close().await;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_quote_left_open_at_record_900000_costs_that_record_only() -> anyhow::Result<()> {
    const RECORDS: usize = 1_000_000;
    let stage = Stage::new("quote", false).await?;
    let app = App::start(&stage).await?;
    let tenant = app.operator.tenant("one").await?;
    let worker = app.worker_with(&stage, [("BATCH_SIZE", "20000".to_owned())])?;
    let object = (1..=RECORDS).fold("id,name\n".to_owned(), |mut text, n| {
        match n {
            900_000 => text.push_str("900000,\"left open\n"),
            900_001 => text.push_str("900001,one,too many\n"),
            _ => writeln!(text, "{n},name {n}").expect("a String takes all"),
        }
        text
    });
    let run = tenant.start("quote", json!([{ "select": ["id"] }]), "csv", object).await?;
    let ended = tenant.end(run).await?;
    assert_eq!(counts(&ended), ("succeeded", 1_000_000, 999_998, 2), "{ended}");
    let found = letters(&tenant, run).await?;
    assert_eq!((found[0].0, found[0].2.as_str()), (900_000, "900000,\"left open"));
    assert_eq!((found[1].0, found[1].1.as_str()), (900_001, "3 fields; the header has 2"));
    let next = tenant.items(&format!("/runs/{run}/records?after=900001&limit=1")).await?;
    assert_eq!(next[0], json!({ "number": 900_002, "body": { "id": "900002" } }));
    worker.stop()?;
    stage.close().await;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn workers_killed_at_twenty_points_lose_and_double_nothing() -> anyhow::Result<()> {
    const RECORDS: usize = 1_000_000;
    let stage = Stage::new("killed", false).await?;
    let app = App::start(&stage).await?;
    let tenant = app.operator.tenant("one").await?;
    let run = tenant.start("big", json!([{ "select": ["id"] }]), "ndjson", ndjson(RECORDS)).await?;
    let settings = || [("JOB_LEASE_SECONDS", "1".to_owned()), ("BATCH_SIZE", "2000".to_owned())];
    let (mut seen, mut random, mut in_the_middle) = (0, 1_u64, 0);
    for kill in 0..20 {
        let worker = app.worker_with(&stage, settings())?;
        // Any numbers do, as long as they are the same each time: a linear congruential generator.
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let wait = random >> 33;
        if kill % 2 == 0 {
            // Somewhere within a batch that comes after some progress…
            tenant.wait(run, |state| state["records_written"].as_i64().unwrap_or(0) > seen).await?;
            tokio::time::sleep(Duration::from_millis(wait % 60)).await;
        } else {
            // …or at the start: while it signs in, plans, or takes up what the one before had.
            tokio::time::sleep(Duration::from_millis(wait % 400)).await;
        }
        worker.kill()?;
        seen = written(&tenant, run).await?;
        in_the_middle += i32::from(seen > 0 && seen < i64::try_from(RECORDS)?);
    }
    assert!(in_the_middle >= 10, "it ended before the kills were over");
    let worker = app.worker_with(&stage, settings())?;
    let ended = tenant.end(run).await?;
    assert_eq!(counts(&ended), ("succeeded", 1_000_000, 1_000_000, 0), "{ended}");
    has_every_record_once(&app, &stage, run, RECORDS).await?;
    worker.stop()?;
    stage.close().await;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn two_workers_share_a_run_and_one_hands_over_to_the_other() -> anyhow::Result<()> {
    const RECORDS: usize = 800_000;
    let stage = Stage::new("handover", false).await?;
    let app = App::start(&stage).await?;
    let tenant = app.operator.tenant("one").await?;
    let run = tenant.start("big", json!([{ "select": ["id"] }]), "ndjson", ndjson(RECORDS)).await?;
    let one_job = || [("JOBS_AT_ONCE", "1".to_owned()), ("JOB_LEASE_SECONDS", "60".to_owned())];
    let (first, second) = (app.worker_with(&stage, one_job())?, app.worker_with(&stage, one_job())?);
    let sql = app.sql(&stage).await?;
    sql.batch_execute("set role flow_worker; set search_path = shared; set app.tenant = '1'").await?;
    // Each has one job at a time, so two chunks under way are two workers.
    let under_way = "select count(*) from chunk where run_id = $1 and not done and cursor_bytes > from_byte";
    let mut most = 0;
    for _ in 0..2000 {
        most = sql.query_one(under_way, &[&run]).await?.get::<_, i64>(0).max(most);
        if most > 1 || written(&tenant, run).await? == i64::try_from(RECORDS)? {
            break;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    assert!(most > 1, "they worked one after the other");
    first.stop()?;
    let log = std::fs::read_to_string(stage.folder.join("worker.log"))?;
    assert!(log.contains("handed back"), "{log}");
    // A job that was not handed back would stay hidden for a minute.
    let handed = std::time::Instant::now();
    let ended = tenant.end(run).await?;
    assert_eq!(ended["records_written"], json!(RECORDS), "{ended}");
    assert!(ended["chunks"].as_i64() > Some(1) && ended["chunks"] == ended["chunks_done"], "{ended}");
    assert!(handed.elapsed() < Duration::from_secs(55), "it waited for the lease");
    has_every_record_once(&app, &stage, run, RECORDS).await?;
    second.stop()?;
    stage.close().await;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_run_is_paused_resumed_and_cancelled() -> anyhow::Result<()> {
    const RECORDS: usize = 200_000;
    let stage = Stage::new("steered", false).await?;
    let app = App::start(&stage).await?;
    let own = app.tenant_of_its_own(&stage, "own").await?;
    let shared = app.operator.tenant("shared").await?;
    let worker = app.worker_with(&stage, [("BATCH_SIZE", "500".to_owned())])?;
    for tenant in [&own, &shared] {
        let run = tenant.start("big", json!([{ "select": ["id"] }]), "ndjson", ndjson(RECORDS)).await?;
        tenant.wait(run, |state| state["records_written"].as_i64() > Some(0)).await?;
        for _ in 0..2 {
            let (status, paused) = order(tenant, run, "pause").await?;
            assert_eq!((status, &paused["status"]), (200, &json!("paused")), "{paused}");
        }
        let before = written(tenant, run).await?;
        tokio::time::sleep(Duration::from_millis(500)).await;
        assert_eq!(written(tenant, run).await?, before, "nothing is written once a pause is answered");
        let replay = tenant.call("POST", &format!("/runs/{run}/dead-letters/replay"), "{}").await?;
        assert_eq!((replay.0, &replay.1["code"]), (409, &json!("run-not-ended")));
        for _ in 0..2 {
            let (status, resumed) = order(tenant, run, "resume").await?;
            assert_eq!((status, &resumed["status"]), (200, &json!("running")), "{resumed}");
        }
        assert_eq!(tenant.end(run).await?["records_written"], json!(RECORDS));
        let (status, refused) = order(tenant, run, "cancel").await?;
        assert_eq!((status, &refused["code"]), (409, &json!("run-ended")));

        let run = tenant.start("other", json!([]), "ndjson", ndjson(RECORDS)).await?;
        tenant.wait(run, |state| state["records_written"].as_i64() > Some(0)).await?;
        assert_eq!(order(tenant, run, "cancel").await?.0, 200);
        let cancelled = tenant.end(run).await?;
        assert_eq!(cancelled["status"], "cancelled", "{cancelled}");
        tokio::time::sleep(Duration::from_millis(500)).await;
        assert_eq!(tenant.wait(run, |_| true).await?, cancelled);
        assert_eq!(order(tenant, run, "resume").await?.0, 409);
        assert_eq!(tenant.items("/runs?limit=1").await?.len(), 1);
    }
    worker.stop()?;
    stage.close().await;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn dead_letters_are_replayed_through_a_version_that_takes_them() -> anyhow::Result<()> {
    let stage = Stage::new("letters", false).await?;
    let app = App::start(&stage).await?;
    let own = app.tenant_of_its_own(&stage, "own").await?;
    let shared = app.operator.tenant("shared").await?;
    let worker = app.worker(&stage)?;
    for tenant in [&own, &shared] {
        let object: String = (0..900)
            .map(|n| match n % 3 {
                0 => format!("{n},x,1\n"),
                1 => format!("{n},,1\n"),
                _ => format!("{n}\n"),
            })
            .collect();
        let fields = json!([{ "name": "id", "type": "number" }, { "name": "mark", "type": "number" }]);
        let flow = json!({ "name": "marks", "steps": [{ "select": ["id"] }], "fields": fields }).to_string();
        let flow = tenant.expect(201, "POST", "/flows", flow).await?["id"].clone();
        tenant.expect(201, "PUT", "/objects/marks.csv", format!("id,mark,size\n{object}")).await?;
        let new = json!({ "flow": flow, "object": "marks.csv", "format": "csv" }).to_string();
        let run = tenant.expect(202, "POST", "/runs", new).await?["id"].as_i64().context("an id")?;
        // No mark is a number, and a third of the lines are no records.
        assert_eq!(counts(&tenant.end(run).await?), ("failed", 900, 0, 900));
        assert_eq!(letters(tenant, run).await?.len(), 900);

        let fields = json!([{ "name": "id", "type": "number" }, { "name": "mark", "type": "any" }]);
        let marked = json!({ "filter": { "not_equals": { "field": "mark", "value": "" } } });
        let mended = json!({ "fields": fields, "steps": [marked, { "select": ["id", "mark"] }] });
        tenant.expect(201, "POST", &format!("/flows/{flow}/versions"), mended.to_string()).await?;
        let replay = format!("/runs/{run}/dead-letters/replay");
        assert_eq!(tenant.expect(422, "POST", &replay, "{\"version\":9}").await?["code"], "no-such-version");
        for _ in 0..2 {
            tenant.expect(202, "POST", &replay, "{}").await?;
        }
        tenant.wait(run, |state| state["records_skipped"].as_i64() == Some(300)).await?;
        assert_eq!(written(tenant, run).await?, 300, "and 300 are kept out by the filter");
        let left = letters(tenant, run).await?;
        assert!(left.len() == 300 && left.iter().all(|(number, ..)| number % 3 == 0), "{left:?}");
        let stored = tenant.items(&format!("/runs/{run}/records?after=3&limit=1")).await?;
        assert_eq!(stored[0], json!({ "number": 4, "body": { "id": "3", "mark": "x" } }));
    }
    worker.stop()?;
    stage.close().await;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_large_run_holds_up_no_other_tenant() -> anyhow::Result<()> {
    let stage = Stage::new("fair", false).await?;
    let app = App::start(&stage).await?;
    let (large, small) = (app.operator.tenant("large").await?, app.operator.tenant("small").await?);
    let pad = "x".repeat(20_000);
    let object: String = (0..4000).map(|n| format!("{{\"id\":{n},\"pad\":\"{pad}\"}}\n")).collect();
    let all = large.start("large", json!([{ "select": ["id"] }]), "ndjson", object).await?;
    // One job at a time, of each tenant too, and a transaction for each record.
    let settings = ["JOBS_AT_ONCE", "JOBS_PER_TENANT", "BATCH_SIZE"].map(|name| (name, "1".to_owned()));
    let worker = app.worker_with(&stage, settings)?;
    large.wait(all, |state| state["records_written"].as_i64() > Some(0)).await?;
    let one = small.start("small", json!([]), "ndjson", ndjson(3)).await?;
    assert_eq!(counts(&small.end(one).await?), ("succeeded", 3, 3, 0));
    let state = large.wait(all, |_| true).await?;
    assert_eq!(state["status"], "running", "{state}");
    assert_eq!(counts(&large.end(all).await?), ("succeeded", 4000, 4000, 0));
    worker.stop()?;
    stage.close().await;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_acknowledged_is_done_or_fails_with_a_reason_although_sqs_was_away() -> anyhow::Result<()> {
    let stage = Stage::new("sqs", false).await?;
    let nowhere = [("JOBS_QUEUE_URL", "http://127.0.0.1:1/000000000000/nowhere".to_owned())];
    let app = App::start_with(&stage, nowhere).await?;
    let tenant = app.operator.tenant("one").await?;
    let run = tenant.start("all", json!([]), "ndjson", ndjson(10)).await?;
    let replaced = tenant.start("other", json!([]), "ndjson", "{\"a\":1}\n").await?;
    tenant.expect(201, "PUT", "/objects/other.ndjson", "{\"a\":2}\n").await?;
    let deadly = tenant.start("deadly", json!([]), "ndjson", ndjson(10)).await?;
    let sql = app.sql(&stage).await?;
    sql.batch_execute("set role flow_worker").await?;
    let changed = sql.execute("update public.job set taken = 40 where subject = $1", &[&deadly]).await?;
    assert_eq!(changed, 1);
    let jobs = format!("{}/000000000000/jobs", app.cloud.endpoint);
    let worker = app.worker_with(&stage, [("JOBS_QUEUE_URL", jobs)])?;
    assert_eq!(counts(&tenant.end(run).await?), ("succeeded", 10, 10, 0));
    let why = "the object `other.ndjson` was replaced while it was read; start a new run";
    assert_eq!(tenant.end(replaced).await?["error"], why);
    assert_eq!(tenant.end(deadly).await?["error"], "its worker was lost 40 times");
    worker.stop()?;
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
