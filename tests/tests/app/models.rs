//! The guard between tenants and a language model, which is played and keeps every byte that it is sent.

use std::time::Duration;

use anyhow::{Context, ensure};
use futures_util::future::try_join_all;
use serde_json::{Value as Json, json};
use tests::api::Api;
use tests::app::App;
use tests::recorder::{Recorder, STALLED, Script};
use tests::stage::Stage;
use tokio::io::{AsyncReadExt, AsyncWriteExt};

/// What must not leave, planted in a field that calls name. Each value is reserved for examples.
const WANTED: [&str; 8] = [
    "ada.lovelace@example.com",
    "+1 202-555-0143",
    "4111 1111 1111 1111",
    "DE89370400440532013000",
    "078-05-1120",
    "AKIAIOSFODNN7EXAMPLE",
    // In pieces: it is nobody's token, and no scanner of secrets needs to say so.
    concat!("ey", "JhbGciOiJIUzI1NiJ9.", "eyJzdWIiOiJub2JvZHkifQ.bm90LXJlYWxseS1zaWduZWQtYXQtYWxs"),
    "correct-horse-battery-9",
];
/// The same, in a field that no call names.
const UNWANTED: [&str; 2] = ["grace.hopper@example.org", "an ordinary sentence that nobody asked for"];
/// The same, in the words of the template.
const WORDS: [&str; 2] = ["desk@example.net", "5555 5555 5555 4444"];
/// In every prompt, and so in everything that quotes one.
const MARK: &str = "Case of the day";
/// The name of every call, for the problems that it ends with.
const REQUEST: &str = "a-call-of-a-model";

fn fields() -> Json {
    let [mail, phone, card, iban, number, key, token, password] = WANTED;
    let note = format!(
        "Mail {mail}, call {phone}, card {card}, IBAN {iban}, SSN {number}, key {key}, token {token}, password={password} end"
    );
    json!({ "note": note, "rest": UNWANTED.join(" ") })
}

fn ask(stream: bool) -> Json {
    json!({ "template": "case", "fields": fields(), "wanted": ["note"], "stream": stream })
}

async fn publish(api: &Api) -> anyhow::Result<()> {
    let text = format!("{MARK}: {{{{ note }}}} Copy to {}, card {}.", WORDS[0], WORDS[1]);
    let template = json!({ "name": "case", "text": text, "fields": ["note", "rest"], "most_tokens": 1000 });
    api.expect(201, "POST", "/prompts", template.to_string()).await?;
    Ok(())
}

async fn complete(api: &Api, body: &Json) -> anyhow::Result<(u16, String)> {
    let headers = [("content-type", "application/json"), ("x-request-id", REQUEST)];
    let (status, _, answer) = api.send("POST", "/models/complete", &headers, body.to_string()).await?;
    Ok((status, String::from_utf8(answer.into())?))
}

/// The text of an answer that came in pieces, and its last event with its data.
fn pieces(answer: &str) -> anyhow::Result<(String, String, Json)> {
    let (mut text, mut last) = (String::new(), (String::new(), Json::Null));
    for event in answer.split("\n\n").filter(|event| event.starts_with("event: ")) {
        let (name, data) = event.split_once('\n').context("a name and data")?;
        let name = name.trim_start_matches("event: ").to_owned();
        let data: Json = serde_json::from_str(data.strip_prefix("data: ").context("data")?)?;
        text += data["text"].as_str().unwrap_or_default();
        last = (name, data);
    }
    Ok((text, last.0, last.1))
}

/// The calls on record, once there are that many.
async fn calls(api: &Api, count: usize) -> anyhow::Result<Vec<Json>> {
    for _ in 0..100 {
        let calls = api.every("/models/calls").await?;
        if calls.len() >= count {
            return Ok(calls);
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    anyhow::bail!("fewer than {count} calls are on record")
}

fn outcomes(calls: &[Json]) -> Vec<&str> {
    calls.iter().filter_map(|call| call["outcome"].as_str()).collect()
}

async fn app(stage: &Stage, recorder: &Recorder) -> anyhow::Result<App> {
    App::start_with(stage, [("MODEL_ENDPOINT", recorder.endpoint.clone())]).await
}

/// A person of a tenant who may ask models.
async fn person(app: &App, tenant: &str, api: &Api) -> anyhow::Result<Api> {
    let (email, password) = ("user@example.com", "a long enough password");
    let new = json!({ "email": email, "role": "editor", "password": password });
    api.expect(201, "POST", "/people", new.to_string()).await?;
    let login = json!({ "email": email, "password": password }).to_string();
    let headers = [("content-type", "application/json"), ("x-tenant", tenant)];
    let (status, _, body) = api.with_token("").send("POST", "/auth/login", &headers, login).await?;
    let answer: Json = serde_json::from_slice(&body)?;
    ensure!(status == 200, "{status}: {answer}");
    Ok(app.operator.with_token(answer["access_token"].as_str().context("a token")?))
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_planted_leaves_on_any_path() -> anyhow::Result<()> {
    let stage = Stage::new("models-leak", false).await?;
    let recorder = Recorder::start().await?;
    let app = app(&stage, &recorder).await?;
    let api = app.operator.tenant("one").await?;
    publish(&api).await?;

    let (status, answer) = complete(&api, &ask(false)).await?;
    ensure!(status == 200, "{status}: {answer}");
    let answer: Json = serde_json::from_str(&answer)?;
    let whole = answer["text"].as_str().context("a text")?.to_owned();
    assert_eq!((&answer["prompt_tokens"], &answer["completion_tokens"]), (&json!(100), &json!(10)));
    // 1000 and 2000 millionths for a thousand tokens.
    assert_eq!(answer["cost_micros"], 120);
    let (status, answer) = complete(&api, &ask(true)).await?;
    ensure!(status == 200, "{status}: {answer}");
    let (text, last, counts) = pieces(&answer)?;
    assert_eq!((text.as_str(), last.as_str()), (whole.as_str(), "end"), "in pieces as in whole");
    assert_eq!(counts["completion_tokens"], 10);
    for value in WANTED.iter().chain(&WORDS) {
        assert!(whole.contains(value), "`{value}` is not restored in: {whole}");
    }
    for value in UNWANTED {
        assert!(!whole.contains(value), "`{value}` went on: {whole}");
    }

    let paths = [
        (Script::Fail, false, "failed"),
        (Script::Fail, true, "failed"),
        (Script::Garbage, false, "failed"),
        (Script::Garbage, true, "failed"),
        (Script::Endless, true, "failed"),
        (Script::Stall, true, "stalled"),
    ];
    for (script, stream, _) in paths {
        recorder.play(script);
        let (status, answer) = complete(&api, &ask(stream)).await?;
        // What began is already under way.
        let begun = matches!(script, Script::Endless | Script::Stall);
        assert_eq!(status, if begun { 200 } else { 503 }, "{script:?}: {answer:.200}");
        let (text, last, problem) = if begun {
            pieces(&answer)?
        } else {
            (String::new(), "failed".into(), serde_json::from_str(&answer)?)
        };
        assert_eq!((last.as_str(), &problem["code"]), ("failed", &json!("model-failed")), "{script:?}");
        assert_eq!(problem["request_id"], REQUEST, "{script:?}");
        assert_eq!(text.contains(MARK), begun, "{script:?} says it again: {text:.200}");
        assert!(!problem.to_string().contains(MARK), "{script:?} is quoted: {problem}");
    }

    let calls = calls(&api, 2 + paths.len()).await?;
    let expected: Vec<&str> =
        ["done", "done"].into_iter().chain(paths.map(|(_, _, outcome)| outcome)).collect();
    assert_eq!(outcomes(&calls), expected);
    assert_eq!(recorder.prompts().len(), expected.len());
    for (call, prompt) in calls.iter().zip(recorder.prompts()) {
        assert_eq!(call["prompt_digest"], json!(tests::sha256(prompt.as_bytes())), "as it left");
        assert_eq!(call["redactions"]["EMAIL"], 2, "{call}");
    }
    assert!(calls[0]["completion_digest"].is_string() && calls[2]["completion_digest"].is_null());
    let (sent, log) = (recorder.bytes(), std::fs::read(stage.folder.join("api.log"))?);
    for value in WANTED.iter().chain(&UNWANTED).chain(&WORDS) {
        for (bytes, place) in [(&sent, "sent to the model"), (&log, "in the log")] {
            let found = bytes.windows(value.len()).any(|window| window == value.as_bytes());
            assert!(!found, "`{value}` is {place}");
        }
    }
    let log = String::from_utf8_lossy(&log);
    assert!(log.contains("/models/complete"), "the calls are in the log");
    assert!(!log.contains(MARK), "a prompt is in the log");
    stage.close().await;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn placeholders_of_another_call_stay() -> anyhow::Result<()> {
    let stage = Stage::new("models-owner", false).await?;
    let recorder = Recorder::start().await?;
    let app = app(&stage, &recorder).await?;
    let (one, two) = (app.operator.tenant("one").await?, app.tenant_of_its_own(&stage, "two").await?);
    let other = person(&app, "one", &one).await?;
    for api in [&one, &two] {
        publish(api).await?;
    }
    complete(&one, &ask(false)).await?;
    let sent = recorder.prompts().pop().context("a prompt")?;
    for api in [&one, &other, &two] {
        let body = json!({ "template": "case", "fields": { "note": sent }, "wanted": ["note"] });
        let (status, answer) = complete(api, &body).await?;
        ensure!(status == 200, "{status}: {answer}");
        let answer: Json = serde_json::from_str(&answer)?;
        let text = answer["text"].as_str().context("a text")?;
        assert!(text.contains(&sent), "placeholders of another call stay: {text}");
        for value in WANTED {
            assert!(!text.contains(value), "`{value}` is restored for another call");
        }
    }
    let actors = calls(&one, 3).await?.iter().map(|call| call["actor"].clone()).collect::<Vec<_>>();
    assert_eq!(actors[..2], [json!("token"), json!("token")]);
    assert!(actors[2].as_str().is_some_and(|actor| actor.starts_with("person:")), "{actors:?}");
    assert_eq!(calls(&two, 1).await?.len(), 1, "each tenant has its own record");
    assert_eq!(other.call("GET", "/models/calls", "").await?.0, 403, "admins only");
    stage.close().await;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tenant_that_opts_out_sends_nothing() -> anyhow::Result<()> {
    let stage = Stage::new("models-off", false).await?;
    let recorder = Recorder::start().await?;
    let app = app(&stage, &recorder).await?;
    let (one, two) = (app.operator.tenant("one").await?, app.operator.tenant("two").await?);
    for api in [&one, &two] {
        publish(api).await?;
        assert_eq!(complete(api, &ask(false)).await?.0, 200);
    }
    one.expect(200, "PUT", "/settings/models.allowed", json!({ "value": false }).to_string()).await?;
    for (path, stream) in
        [("/models/complete", false), ("/models/complete", true), ("/models/preview", false)]
    {
        let refused = one.expect(403, "POST", path, ask(stream).to_string()).await?;
        assert_eq!(refused["code"], "models-off");
    }
    assert_eq!(recorder.prompts().len(), 2, "nothing left after that");
    assert_eq!(complete(&two, &ask(false)).await?.0, 200, "the other tenant goes on");
    let audit = one.every("/audit").await?;
    assert_eq!(audit.iter().filter(|entry| entry["event"] == "model-refused").count(), 3);
    one.expect(204, "DELETE", "/settings/models.allowed", "").await?;
    assert_eq!(complete(&one, &ask(false)).await?.0, 200);
    stage.close().await;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_call_that_is_broken_off_is_on_record() -> anyhow::Result<()> {
    let stage = Stage::new("models-broken-off", false).await?;
    let recorder = Recorder::start().await?;
    let app = app(&stage, &recorder).await?;
    let made = app.operator.expect(201, "POST", "/tenants", json!({ "name": "one" }).to_string()).await?;
    let token = made["token"].as_str().context("a token")?;
    let api = app.operator.with_token(token);
    publish(&api).await?;
    recorder.play(Script::Stall);
    let body = ask(true).to_string();
    let address = api.url().strip_prefix("http://").context("an address")?;
    let mut stream = tokio::net::TcpStream::connect(address).await?;
    let request = format!(
        "POST /models/complete HTTP/1.1\r\nhost: {address}\r\nauthorization: Bearer {token}\r\n\
         content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(request.as_bytes()).await?;
    let (mut answer, mut piece) = (Vec::new(), [0; 1024]);
    while !String::from_utf8_lossy(&answer).contains("event: delta") {
        let count = stream.read(&mut piece).await?;
        ensure!(count > 0, "it ended: {}", String::from_utf8_lossy(&answer));
        answer.extend_from_slice(&piece[..count]);
    }
    drop(stream);
    let calls = calls(&api, 1).await?;
    assert_eq!(outcomes(&calls), ["broken-off"]);
    let said = format!("{}{STALLED}", recorder.prompts()[0]);
    assert_eq!(calls[0]["completion_digest"], json!(tests::sha256(said.as_bytes())));
    stage.close().await;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_template_is_published_once_and_never_changed() -> anyhow::Result<()> {
    let stage = Stage::new("models-templates", false).await?;
    let app = App::start(&stage).await?;
    let two = app.operator.tenant("two").await?;
    for api in [app.operator.tenant("one").await?, app.tenant_of_its_own(&stage, "own").await?] {
        let template = |text: &str, most: i32| {
            json!({ "name": "t", "text": text, "fields": ["a"], "most_tokens": most }).to_string()
        };
        let same = try_join_all((0..8).map(|_| api.call("POST", "/prompts", template("{{ a }}", 9)))).await?;
        assert_eq!(same.iter().filter(|(status, _)| *status == 201).count(), 1, "{same:?}");
        assert!(same.iter().all(|(_, made)| made["version"] == 1), "{same:?}");
        let others = (2..10).map(|most| api.call("POST", "/prompts", template("{{ a }}!", most)));
        let others = try_join_all(others).await?;
        let mut versions: Vec<_> = others.iter().filter_map(|(_, made)| made["version"].as_i64()).collect();
        versions.sort_unstable();
        assert_eq!(versions, (2..10).collect::<Vec<_>>(), "{others:?}");
        let (mut seen, mut next) = (Vec::new(), Some(String::new()));
        while let Some(query) = next {
            let page = api.expect(200, "GET", &format!("/prompts?limit=4{query}"), "").await?;
            seen.extend(
                page["items"].as_array().context("items")?.iter().map(|item| item["version"].clone()),
            );
            next = page["next"].as_str().map(|after| format!("&after={after}"));
        }
        assert_eq!(seen, (1..10).map(Json::from).collect::<Vec<_>>());
        assert_eq!(api.call("GET", "/prompts?limit=101", "").await?.0, 400, "each may be long");
        assert_eq!(api.expect(200, "GET", "/prompts/t/1", "").await?["text"], "{{ a }}");
        assert_eq!(two.call("GET", "/prompts/t/1", "").await?.0, 404);

        let ask = |version: Option<i32>, a: &str| {
            json!({ "template": "t", "version": version, "fields": { "a": a }, "wanted": ["a"] }).to_string()
        };
        let preview = api.expect(200, "POST", "/models/preview", ask(Some(1), "mail a@example.com")).await?;
        assert_eq!(preview["redactions"], json!({ "EMAIL": 1 }), "{preview}");
        assert!(!preview.to_string().contains("a@example.com"), "{preview}");
        let long = api.expect(422, "POST", "/models/preview", ask(Some(1), &"x".repeat(37))).await?;
        assert_eq!(long["code"], "prompt-too-long", "{long}");
        assert_eq!(two.call("POST", "/models/preview", ask(Some(1), "x")).await?.0, 404);
        let none = api.expect(503, "POST", "/models/complete", ask(Some(1), "x")).await?;
        assert_eq!(none["code"], "no-model");

        let endless = "{% for a in range(9999) %}{% for b in range(9999) %}x{% endfor %}{% endfor %}";
        let made = api.expect(201, "POST", "/prompts", template(endless, 9)).await?;
        assert_eq!(made["version"], 10);
        let refused = api.expect(422, "POST", "/models/preview", ask(None, "x")).await?;
        assert_eq!(refused["code"], "template-too-slow", "{refused}");
    }
    let sql = app.sql(&stage).await?;
    // The second tenant that was made.
    sql.batch_execute("set role flow_worker; set app.tenant = '2'; set search_path = shared, public").await?;
    for change in ["update prompt_template set text = ''", "delete from prompt_template"] {
        let refused = sql.batch_execute(change).await.unwrap_err();
        let why = refused.as_db_error().map(|error| error.message().to_owned()).unwrap_or_default();
        assert_eq!(why, "rows of prompt_template are never changed");
    }
    stage.close().await;
    Ok(())
}
