//! Versions of flows: published once, never changed, activated and rolled back, for tenants of both places.

use anyhow::Context;
use futures_util::future::try_join_all;
use serde_json::{Value as Json, json};
use tests::api::Api;
use tests::app::App;
use tests::stage::Stage;

fn ndjson(records: usize) -> String {
    (0..records).map(|n| format!("{{\"id\":{n},\"city\":\"city {}\"}}\n", n % 7)).collect()
}

async fn flow(api: &Api, name: &str, steps: Json, fields: Json) -> anyhow::Result<i64> {
    let body = json!({ "name": name, "steps": steps, "fields": fields });
    let made = api.expect(201, "POST", "/flows", body.to_string()).await?;
    assert_eq!(made["active"], 1);
    made["id"].as_i64().context("an id")
}

async fn publish(api: &Api, flow: i64, body: &Json) -> anyhow::Result<(u16, Json)> {
    api.call("POST", &format!("/flows/{flow}/versions"), body.to_string()).await
}

async fn start(api: &Api, flow: i64, object: &str) -> anyhow::Result<i64> {
    let body = json!({ "flow": flow, "object": object, "format": "ndjson" });
    api.expect(202, "POST", "/runs", body.to_string()).await?["id"].as_i64().context("an id")
}

async fn first(api: &Api, run: i64) -> anyhow::Result<Json> {
    let page = api.expect(200, "GET", &format!("/runs/{run}/records?limit=1"), "").await?;
    Ok(page["items"][0]["body"].clone())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_is_published_once_however_many_race() -> anyhow::Result<()> {
    let stage = Stage::new("versions-race", false).await?;
    let app = App::start(&stage).await?;
    for api in [app.operator.tenant("shared").await?, app.tenant_of_its_own(&stage, "own").await?] {
        let id = flow(&api, "race", json!([]), Json::Null).await?;
        let same = json!({ "steps": [{ "select": ["a"] }], "activate": false });
        let answers = try_join_all((0..8).map(|_| publish(&api, id, &same))).await?;
        let made = answers.iter().filter(|(status, _)| *status == 201).count();
        assert_eq!(made, 1, "{answers:?}");
        assert!(answers.iter().all(|(_, version)| version["version"] == 2), "{answers:?}");
        let others: Vec<Json> = (0..8)
            .map(|n| json!({ "steps": [{ "select": [format!("f{n}")] }], "activate": false }))
            .collect();
        let answers = try_join_all(others.iter().map(|body| publish(&api, id, body))).await?;
        let mut numbers: Vec<i64> =
            answers.iter().filter_map(|(_, version)| version["version"].as_i64()).collect();
        numbers.sort_unstable();
        assert_eq!(numbers, (3..=10).collect::<Vec<_>>());
        let page = api.expect(200, "GET", &format!("/flows/{id}/versions?limit=100"), "").await?;
        assert_eq!(page["items"].as_array().map(Vec::len), Some(10));
        assert_eq!(api.expect(200, "GET", &format!("/flows/{id}"), "").await?["active"], 1);
    }
    // What is published stays, also for who has the database.
    let sql = app.sql(&stage).await?;
    sql.batch_execute("set role flow_worker; set app.tenant = '1'; set search_path = shared, public").await?;
    let refused = sql.batch_execute("update flow_version set steps = '[]'").await.unwrap_err();
    let why = refused.as_db_error().map(|error| error.message().to_owned()).unwrap_or_default();
    assert_eq!(why, "rows of flow_version are never changed");
    stage.close().await;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_run_ends_on_the_version_that_it_began_with() -> anyhow::Result<()> {
    let stage = Stage::new("versions-run", false).await?;
    let app = App::start(&stage).await?;
    for api in [app.operator.tenant("shared").await?, app.tenant_of_its_own(&stage, "own").await?] {
        let id = flow(&api, "places", json!([{ "select": ["city"] }]), Json::Null).await?;
        api.expect(201, "PUT", "/objects/a.ndjson", ndjson(2000)).await?;
        let began = start(&api, id, "a.ndjson").await?;
        let second = json!({ "steps": [{ "select": ["id"] }] });
        assert_eq!(publish(&api, id, &second).await?.0, 201);
        let later = start(&api, id, "a.ndjson").await?;
        let worker = app.worker(&stage)?;
        let (began_end, later_end) = (api.end(began).await?, api.end(later).await?);
        assert_eq!((&began_end["version"], &later_end["version"]), (&json!(1), &json!(2)));
        assert_eq!(first(&api, began).await?, json!({ "city": "city 0" }));
        assert_eq!(first(&api, later).await?, json!({ "id": 0 }));
        // Rolled back: the older version is active again, and the hot read does not lie.
        let active = api
            .expect(200, "PUT", &format!("/flows/{id}/active"), json!({ "version": 1 }).to_string())
            .await?;
        assert_eq!(active["steps"], json!([{ "select": ["city"] }]));
        assert_eq!(api.expect(200, "GET", &format!("/flows/{id}"), "").await?["active"], 1);
        let back = start(&api, id, "a.ndjson").await?;
        assert_eq!(api.end(back).await?["version"], 1);
        assert_eq!(
            api.call("PUT", &format!("/flows/{id}/active"), json!({ "version": 9 }).to_string()).await?.0,
            404
        );
        worker.stop()?;
    }
    stage.close().await;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_version_must_read_the_records_of_the_one_before_or_bring_a_shim() -> anyhow::Result<()> {
    let stage = Stage::new("versions-shim", false).await?;
    let app = App::start(&stage).await?;
    let api = app.operator.tenant("one").await?;
    let fields = json!([{ "name": "city", "type": "text" }, { "name": "id", "type": "number" }]);
    let id = flow(&api, "places", json!([{ "select": ["city"] }]), fields).await?;
    api.expect(201, "PUT", "/objects/a.ndjson", ndjson(100)).await?;
    let waits = start(&api, id, "a.ndjson").await?;
    let asks = json!([{ "name": "place", "type": "text" }]);
    let refused = publish(&api, id, &json!({ "steps": [], "fields": asks })).await?;
    assert_eq!((refused.0, &refused.1["code"]), (409, &json!("incompatible")));
    assert_eq!(
        refused.1["detail"],
        "records of version 1 could not be read: `place` is required now and was not so far; make it optional, or give a \
         shim that adds it"
    );
    let wrong = json!({ "from": 1, "steps": [{ "rename": { "town": "place" } }] });
    assert_eq!(publish(&api, id, &json!({ "steps": [], "fields": asks, "shim": wrong })).await?.0, 409);
    let shim = json!({ "from": 1, "steps": [{ "rename": { "city": "place" } }] });
    let steps = json!([{ "derive": { "field": "label", "template": "<{place}>" } }, { "select": ["label"] }]);
    let (status, version) =
        publish(&api, id, &json!({ "steps": steps, "fields": asks, "shim": shim })).await?;
    assert_eq!((status, &version["version"]), (201, &json!(2)), "{version}");

    // The run waits still: nobody works. Another tenant cannot move it.
    let two = app.operator.tenant("two").await?;
    assert_eq!(two.call("POST", &format!("/runs/{waits}/carry"), "{}").await?.0, 404);
    assert_eq!(two.call("GET", &format!("/flows/{id}/versions"), "").await?.0, 404);
    assert_eq!(two.call("GET", &format!("/flows/{id}/versions/1"), "").await?.0, 404);
    assert_eq!(two.call("POST", &format!("/flows/{id}/versions"), r#"{"steps":[]}"#).await?.0, 404);
    assert_eq!(two.call("PUT", &format!("/flows/{id}/active"), r#"{"version":1}"#).await?.0, 404);
    let carried = api.expect(200, "POST", &format!("/runs/{waits}/carry"), "{}").await?;
    assert_eq!(carried["version"], 2);
    let stays = start(&api, id, "a.ndjson").await?;
    let worker = app.worker(&stage)?;
    assert_eq!(api.end(waits).await?["version"], 2);
    assert_eq!(first(&api, waits).await?, json!({ "label": "<city 0>" }));
    // A run that begins on the new version has records of the new version to read.
    let ended = api.end(stays).await?;
    assert_eq!((&ended["status"], &ended["records_skipped"]), (&json!("failed"), &json!(100)), "{ended}");
    let letters = api.expect(200, "GET", &format!("/runs/{stays}/dead-letters?limit=1"), "").await?;
    assert_eq!(letters["items"][0]["reason"], "the record has no field `place`");
    let late = api.call("POST", &format!("/runs/{waits}/carry"), r#"{"version":1}"#).await?;
    assert_eq!((late.0, &late.1["code"]), (409, &json!("began")));
    worker.stop()?;
    stage.close().await;
    Ok(())
}
