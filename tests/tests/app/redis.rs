//! Redis behind the app: hot reads, locks, limits and flags between two processes, the events of runs, settings, and all of it
//! without Redis. Two values of `Cache` share nothing but Redis, as two processes do.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context, ensure};
use app::cache::{Cache, Key, Rate, Verdict};
use app::models::{RunEvent, RunId, Status, TenantId};
use contract::{Host, Secret, Tls};
use futures_util::future::{join_all, try_join_all};
use serde_json::{Value as Json, json};
use tests::api::Api;
use tests::app::App;
use tests::stage::{CACHE_TOKEN, Stage};
use tokio::task::JoinHandle;

const TENANT: TenantId = TenantId(1);
const OTHER: TenantId = TenantId(2);

fn cache(stage: &Stage) -> anyhow::Result<Cache> {
    let settings = contract::Cache {
        host: "127.0.0.1".into(),
        port: stage.redis,
        tls: Tls::Off,
        token: Secret::new(CACHE_TOKEN.into()),
    };
    let host = Host { bind_address: "127.0.0.1".into(), ca_file: None, is_lambda: false };
    Ok(Cache::connect(&settings, &host)?)
}

/// A hot read of a value that takes a while to load; every load is counted.
async fn slow_read(cache: &Cache, tenant: TenantId, loads: &AtomicU32) -> anyhow::Result<Option<u32>> {
    let load = async || {
        loads.fetch_add(1, Ordering::Relaxed);
        tokio::time::sleep(Duration::from_millis(20)).await;
        Ok(Some(7))
    };
    Ok(cache.hot(tenant, "slow", load).await?)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hot_read_is_loaded_once_for_all_processes() -> anyhow::Result<()> {
    let stage = Stage::new("hot", false).await?;
    let (one, two) = (cache(&stage)?, cache(&stage)?);
    let loads = AtomicU32::new(0);
    let reads = (0..64).map(|n| slow_read(if n % 2 == 0 { &one } else { &two }, TENANT, &loads));
    assert!(try_join_all(reads).await?.iter().all(|found| *found == Some(7)));
    assert_eq!(loads.load(Ordering::Relaxed), 1);
    slow_read(&one, OTHER, &loads).await?;
    assert_eq!(loads.load(Ordering::Relaxed), 2, "another tenant has its own");

    // That nothing is there is not kept, and an error is everybody's own.
    assert_eq!(one.hot::<u32>(TENANT, "late", async || Ok(None)).await?, None);
    assert_eq!(two.hot(TENANT, "late", async || Ok(Some(1))).await?, Some(1));
    let fail = async || Err::<Option<u32>, _>(app::Error::Build("in a test".into()));
    let failed = join_all((0..8).map(|_| one.hot(TENANT, "broken", async || fail().await))).await;
    assert!(failed.iter().all(Result::is_err), "{failed:?}");
    assert_eq!(one.hot(TENANT, "broken", async || Ok(Some(2))).await?, Some(2));
    stage.close().await;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_load_from_before_a_change_is_not_kept() -> anyhow::Result<()> {
    let stage = Stage::new("forget", false).await?;
    let (one, two) = (cache(&stage)?, cache(&stage)?);
    // The first has read the old value when the second changes it.
    let overtaken = async || {
        two.forget(TENANT, "flow").await;
        Ok(Some("old".to_owned()))
    };
    assert_eq!(one.hot(TENANT, "flow", overtaken).await?.as_deref(), Some("old"));
    let read =
        async |cache: &Cache, now: &str| cache.hot(TENANT, "flow", async || Ok(Some(now.to_owned()))).await;
    assert_eq!(read(&one, "new").await?.as_deref(), Some("new"));
    assert_eq!(read(&two, "newer").await?.as_deref(), Some("new"), "this one is kept");
    one.forget(TENANT, "flow").await;
    assert_eq!(read(&two, "newer").await?.as_deref(), Some("newer"));
    stage.close().await;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lock_has_one_holder_and_later_holders_greater_numbers() -> anyhow::Result<()> {
    const MINUTE: Duration = Duration::from_mins(1);
    const SHORT: Duration = Duration::from_millis(50);
    let stage = Stage::new("lock", false).await?;
    let (one, two) = (cache(&stage)?, cache(&stage)?);
    let name = Key::platform("test");
    let first = one.lock(&name, SHORT).await.context("it is free")?;
    assert!(two.lock(&name, MINUTE).await.is_none(), "it is taken");
    tokio::time::sleep(2 * SHORT).await;
    let second = two.lock(&name, MINUTE).await.context("the time of the first is over")?;
    assert!(second.fence > first.fence);
    assert!(!first.renew(MINUTE).await, "it is another's");
    first.release().await;
    assert!(one.lock(&name, MINUTE).await.is_none(), "the first gave back what it had not");
    assert!(second.renew(MINUTE).await);
    let fence = second.fence;
    second.release().await;
    assert!(one.lock(&name, MINUTE).await.context("it was given back")?.fence > fence);
    stage.close().await;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn limits_and_flags_hold_for_all_processes_and_for_a_time() -> anyhow::Result<()> {
    let stage = Stage::new("limits", false).await?;
    let (one, two) = (cache(&stage)?, cache(&stage)?);
    let (key, rate) = (Key::of(TENANT, "tries"), Rate { per_second: 5.0 / 60.0, burst: 5 });
    for cache in [&one, &two, &one, &two, &one] {
        assert_eq!(cache.limit(&key, rate).await, Verdict::Pass);
    }
    let Verdict::Wait(wait) = two.limit(&key, rate).await else { anyhow::bail!("the sixth passed") };
    assert!(wait > Duration::from_secs(9) && wait <= Duration::from_secs(12), "{wait:?}");
    assert_eq!(one.limit(&Key::of(OTHER, "tries"), rate).await, Verdict::Pass);
    let (key, rate) = (Key::of(TENANT, "quick"), Rate { per_second: 20.0, burst: 1 });
    assert_eq!(one.limit(&key, rate).await, Verdict::Pass);
    tokio::time::sleep(Duration::from_millis(60)).await;
    assert_eq!(one.limit(&key, rate).await, Verdict::Pass, "time gives back");

    assert_eq!(two.is_raised(TENANT, "ended").await, Some(false));
    assert!(one.raise(TENANT, "ended", Duration::from_millis(300)).await);
    assert_eq!(two.is_raised(TENANT, "ended").await, Some(true));
    assert_eq!(two.is_raised(OTHER, "ended").await, Some(false));
    tokio::time::sleep(Duration::from_millis(320)).await;
    assert_eq!(two.is_raised(TENANT, "ended").await, Some(false));
    stage.close().await;
    Ok(())
}

/// What was told: of each event its id, if it has one, and its data.
async fn events(api: &Api, run: i64, after: &str) -> anyhow::Result<Vec<(Option<String>, Json)>> {
    let path = format!("/runs/{run}/events");
    let headers = [("accept", "text/event-stream"), ("last-event-id", after)];
    let asked = api.send("GET", &path, if after.is_empty() { &headers[..1] } else { &headers }, "");
    let (status, head, body) = tokio::time::timeout(Duration::from_mins(1), asked).await??;
    ensure!(status == 200, "{path} answered {status}");
    ensure!(head.get("content-type").is_some_and(|kind| kind == "text/event-stream"), "{head:?}");
    let text = String::from_utf8(body.into())?;
    let blocks = text.split("\n\n").filter(|block| block.contains("data:"));
    blocks
        .map(|block| {
            let field = |name: &str| block.lines().find_map(|line| line.strip_prefix(name)).map(str::trim);
            let data = field("data:").context("an event has data")?;
            Ok((field("id:").map(str::to_owned), serde_json::from_str(data)?))
        })
        .collect()
}

/// A run that nobody works on, and the id of its tenant.
async fn waiting_run(app: &App) -> anyhow::Result<(Api, TenantId, i64)> {
    let name = json!({ "name": "waiting" }).to_string();
    let made = app.operator.expect(201, "POST", "/tenants", name).await?;
    let api = app.operator.with_token(made["token"].as_str().context("a token")?);
    let run = api.start("waits", json!([]), "ndjson", "{\"a\":1}\n").await?;
    Ok((api, TenantId(made["id"].as_i64().context("an id")?), run))
}

fn event(status: Status, records: i64) -> RunEvent {
    RunEvent { status, records_read: records, records_written: records, records_skipped: 0 }
}

#[tokio::test(flavor = "multi_thread")]
async fn events_are_resumed_after_the_last_that_was_seen() -> anyhow::Result<()> {
    let stage = Stage::new("events", false).await?;
    let app = App::start(&stage).await?;
    let (api, tenant, run) = waiting_run(&app).await?;
    let worker = cache(&stage)?;
    for event in [event(Status::Running, 1), event(Status::Running, 2), event(Status::Succeeded, 3)] {
        worker.tell(tenant, RunId(run), &event).await;
    }
    let all = events(&api, run, "").await?;
    let counts: Vec<&Json> = all.iter().map(|(_, data)| &data["records_written"]).collect();
    assert_eq!(counts, [1, 2, 3]);
    assert_eq!(all[2].1["status"], "succeeded");
    let seen = all[1].0.as_deref().context("an event has an id")?;
    assert_eq!(events(&api, run, seen).await?, all[2..]);

    let path = format!("/runs/{run}/events");
    let (status, _, _) = api.send("GET", &path, &[("last-event-id", "seven")], "").await?;
    assert_eq!(status, 400);
    let other = app.operator.tenant("other").await?;
    assert_eq!(other.call("GET", &path, "").await?.0, 404);
    assert_eq!(api.with_token("flow_of_nobody").call("GET", &path, "").await?.0, 401);
    stage.close().await;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_run_is_told_while_it_goes_on_and_to_its_end() -> anyhow::Result<()> {
    let stage = Stage::new("live", false).await?;
    let app = App::start(&stage).await?;
    let tenant = app.operator.tenant("one").await?;
    let object: String = (0..5000).map(|n| format!("{{\"id\":{n}}}\n")).collect();
    let run = tenant.start("live", json!([]), "ndjson", object).await?;
    let follower = only_follower(&tenant, run).await?;
    let worker = app.worker(&stage)?;
    let told = follower.await?;
    assert_eq!(told[0].1["status"], "queued", "it was told before anybody worked: {told:?}");
    let (_, last) = told.last().context("an event")?;
    assert_eq!((&last["status"], &last["records_written"]), (&json!("succeeded"), &json!(5000)), "{told:?}");
    worker.stop()?;
    stage.close().await;
    Ok(())
}

/// Follows a run as the only one who may; gives what was told in the end. Comes back when the run is followed.
async fn only_follower(api: &Api, run: i64) -> anyhow::Result<JoinHandle<Vec<(Option<String>, Json)>>> {
    api.expect(200, "PUT", "/settings/streams.at_once", json!({ "value": 1 }).to_string()).await?;
    let follower = {
        let api = api.clone();
        tokio::spawn(async move {
            loop {
                // Refused, while the question below has the place.
                match events(&api, run, "").await {
                    Ok(told) => return told,
                    Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
                }
            }
        })
    };
    let deadline = Instant::now() + Duration::from_secs(20);
    while refused(api, run).await != Some(429) {
        ensure!(Instant::now() < deadline, "nobody follows");
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    Ok(follower)
}

/// The status that a request to follow a run is answered with; nothing while it goes on.
async fn refused(api: &Api, run: i64) -> Option<u16> {
    let path = format!("/runs/{run}/events");
    let asked = api.call("GET", &path, "");
    let answered = tokio::time::timeout(Duration::from_millis(300), asked).await.ok()?;
    answered.ok().map(|(status, _)| status)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tenant_follows_so_many_runs_at_once() -> anyhow::Result<()> {
    let stage = Stage::new("places", false).await?;
    let app = App::start(&stage).await?;
    let (api, _, run) = waiting_run(&app).await?;
    let first = only_follower(&api, run).await?;
    first.abort();
    let deadline = Instant::now() + Duration::from_secs(10);
    while refused(&api, run).await == Some(429) {
        ensure!(Instant::now() < deadline, "the place of the first never became free");
    }
    stage.close().await;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn settings_are_of_one_tenant_and_end_in_time() -> anyhow::Result<()> {
    let stage = Stage::new("per-tenant-settings", false).await?;
    let app = App::start(&stage).await?;
    let (one, two) = (app.operator.tenant("one").await?, app.operator.tenant("two").await?);
    let set = async |name: &str, setting: Json| {
        one.call("PUT", &format!("/settings/{name}"), setting.to_string()).await
    };
    let value = async |api: &Api, name: &str| {
        let (status, setting) = api.call("GET", &format!("/settings/{name}"), "").await?;
        anyhow::Ok((status, setting["value"].clone()))
    };
    assert_eq!(value(&one, "models.allowed").await?, (200, json!(true)), "what holds without it");
    assert_eq!(set("models.allowed", json!({ "value": false })).await?.0, 200);
    assert_eq!(value(&one, "models.allowed").await?, (200, json!(false)));
    assert_eq!(value(&two, "models.allowed").await?, (200, json!(true)));
    assert_eq!(one.call("DELETE", "/settings/models.allowed", "").await?.0, 204);
    assert_eq!(one.call("DELETE", "/settings/models.allowed", "").await?.0, 404);
    assert_eq!(value(&one, "models.allowed").await?, (200, json!(true)));

    assert_eq!(set("flag.beta", json!({ "value": "on", "ttl_seconds": 1 })).await?.0, 200);
    assert_eq!(set("flag.kept", json!({ "value": 7 })).await?.0, 200);
    assert_eq!(value(&two, "flag.beta").await?.0, 404);
    let deadline = Instant::now() + Duration::from_secs(10);
    while value(&one, "flag.beta").await?.0 != 404 {
        ensure!(Instant::now() < deadline, "it does not end");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let names: Vec<Json> =
        one.items("/settings").await?.iter().map(|setting| setting["name"].clone()).collect();
    assert_eq!(names, ["flag.kept", "models.allowed", "streams.at_once"]);

    for (name, setting, code) in [
        ("models.alowed", json!({ "value": true }), "invalid-setting"),
        ("models.allowed", json!({ "value": "no" }), "invalid-setting"),
        ("flag.x", json!({ "value": 1, "ttl_seconds": 0 }), "invalid-time"),
        ("flag.x", json!({ "value": 1, "ttl_seconds": 5, "expires_at": 5 }), "invalid-time"),
        ("flag.x", json!({ "value": [1] }), "malformed-body"),
    ] {
        let (status, problem) = set(name, setting).await?;
        assert_eq!((status, &problem["code"]), (422, &json!(code)), "{problem}");
    }
    stage.close().await;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn without_redis_everything_goes_on_with_less() -> anyhow::Result<()> {
    let stage = Stage::new("without-redis", false).await?;
    let app = App::start(&stage).await?;
    let (worker, cache) = (app.worker(&stage)?, cache(&stage)?);
    assert!(cache.is_there().await);
    let tenant = app.operator.tenant("one").await?;
    let rest = stage.lose_redis().await?;

    let loads = AtomicU32::new(0);
    let reads = try_join_all((0..64).map(|_| slow_read(&cache, TENANT, &loads))).await?;
    assert!(reads.iter().all(|found| *found == Some(7)));
    assert_eq!(loads.load(Ordering::Relaxed), 1, "one process still loads once");
    let began = Instant::now();
    for _ in 0..200 {
        assert_eq!(cache.is_raised(TENANT, "ended").await, None);
    }
    assert!(
        began.elapsed() < Duration::from_secs(2),
        "who is away is not asked each time: {:?}",
        began.elapsed()
    );
    let rate = Rate { per_second: 1.0, burst: 1 };
    assert_eq!(cache.limit(&Key::of(TENANT, "tries"), rate).await, Verdict::Unknown);
    assert!(cache.lock(&Key::platform("test"), Duration::from_secs(1)).await.is_none());

    assert_eq!(tenant.call("GET", "/readyz", "").await?.0, 200);
    tenant.expect(200, "PUT", "/settings/flag.a", json!({ "value": true }).to_string()).await?;
    let run = tenant.start("run", json!([]), "ndjson", "{\"a\":1}\n").await?;
    let told = events(&tenant, run, "").await?;
    let (_, last) = told.last().context("an event")?;
    assert_eq!(last["status"], "succeeded", "{told:?}");
    assert!(told.iter().all(|(id, _)| id.is_none()), "Postgres has states and no events: {told:?}");
    worker.stop()?;
    rest.close().await;
    Ok(())
}
