//! The app on real Postgres and Redis: tenants apart, TLS, rates. What runs do is in `runs.rs`.

use anyhow::Context;
use serde_json::{Value as Json, json};
use tests::app::App;
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
        json!({ "next": null, "items": [
            { "number": 2499, "body": { "id": 2498, "place": "city 6" } },
            { "number": 2500, "body": { "id": 2499, "place": "city 0" } },
        ] })
    );

    // The other tenant knows the ids, and is told that there is nothing.
    assert_eq!(two.call("GET", &format!("/runs/{run}"), "").await?.0, 404);
    for theirs in ["records", "dead-letters"] {
        assert_eq!(two.call("GET", &format!("/runs/{run}/{theirs}"), "").await?.0, 404);
    }
    for order in ["pause", "resume", "cancel", "dead-letters/replay"] {
        assert_eq!(two.call("POST", &format!("/runs/{run}/{order}"), "{}").await?.0, 404, "{order}");
    }
    assert!(two.items("/flows").await?.is_empty());
    assert!(two.items("/runs").await?.is_empty());
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
