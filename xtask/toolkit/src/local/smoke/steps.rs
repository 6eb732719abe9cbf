//! The steps, each of one promise. Every one can be tried again on kept data.

use serde_json::{Value as Json, json};

use super::api::{Api, Tried, id, items};
use super::kept::Kept;
use crate::local::daemon;

/// Records of the demo's object.
pub(super) const RECORDS: usize = 1000;

const OBJECT: &str = "demo.ndjson";
const EMAIL: &str = "demo@example.com";

/// A run of the demo's flow; the flow, the run and the records that it wrote.
pub(super) async fn run(demo: &Api<'_>, kept: &mut Kept) -> Tried<(i64, i64, i64)> {
    let flow = json!({
        "name": "demo",
        "steps": [
            { "select": ["number", "place", "weight"] },
            { "filter": { "greater_than": { "field": "weight", "value": 20 } } },
            { "rename": { "weight": "kilograms" } },
            { "derive": { "field": "label", "template": "{place} {number}" } },
        ],
    });
    let flow = made(demo, kept, "flow", &flow).await?;
    let object: String = (1..=RECORDS).map(record).collect();
    demo.call("PUT", &format!("/objects/{OBJECT}"), &[], object, &[201]).await?;
    let run = id(&demo.post("/runs", &of(flow, OBJECT), &[202]).await?)?;
    let ended = demo.ended(run).await?;
    Ok((flow, run, ended["records_written"].as_i64().unwrap_or_default()))
}

fn record(number: usize) -> String {
    let place = ["harbour", "station", "market"][number % 3];
    json!({ "number": number, "place": place, "weight": number * 7 % 100, "note": "not kept" }).to_string()
        + "\n"
}

/// A run of a flow over an object, as it is asked for.
fn of(flow: i64, object: &str) -> Json {
    json!({ "flow": flow, "object": object, "format": "ndjson" })
}

/// A flow that is made on the first `up`.
async fn made(api: &Api<'_>, kept: &mut Kept, name: &str, flow: &Json) -> Tried<i64> {
    let made = kept.or_make(name, async || Ok(json!(id(&api.post("/flows", flow, &[201]).await?)?))).await?;
    Ok(made.as_i64().unwrap_or_default())
}

/// The events of a run that ended are an answer that ends.
pub(super) async fn events(demo: &Api<'_>, run: i64) -> Tried<()> {
    let told = demo.call("GET", &format!("/runs/{run}/events"), &[], "", &[200]).await?;
    let told = String::from_utf8_lossy(&told.body);
    if told.contains("succeeded") {
        Ok(())
    } else {
        Err(format!("run {run} succeeded, and was told of as {told}"))
    }
}

pub(super) async fn twice(demo: &Api<'_>, flow: i64) -> Tried<()> {
    let key = format!("up-{}", daemon::millis());
    let body = of(flow, OBJECT).to_string();
    let headers = [("idempotency-key", key.as_str())];
    let first = demo.call("POST", "/runs", &headers, body.clone(), &[202]).await?;
    let again = demo.call("POST", "/runs", &headers, body, &[200, 202]).await?;
    let (first, again) = (id(&first.json())?, id(&again.json())?);
    if first == again { Ok(()) } else { Err(format!("it made the runs {first} and {again}")) }
}

/// Publishes a version, has it serve, and goes back.
pub(super) async fn versions(demo: &Api<'_>, flow: i64) -> Tried<()> {
    let steps = json!({ "steps": [{ "select": ["number", "place"] }] });
    let version = published(demo, flow, &steps).await?;
    for wanted in [version, 1] {
        let active = json!({ "version": wanted }).to_string();
        demo.call("PUT", &format!("/flows/{flow}/active"), &[], active, &[200, 204]).await?;
        let found = demo.get(&format!("/flows/{flow}")).await?;
        if found["active"] != wanted {
            return Err(format!("version {wanted} was activated, and the flow is {found}"));
        }
    }
    Ok(())
}

/// The number of a version; the same one is published once.
async fn published(demo: &Api<'_>, flow: i64, version: &Json) -> Tried<i64> {
    let version = demo.post(&format!("/flows/{flow}/versions"), version, &[200, 201]).await?;
    version["version"].as_i64().ok_or_else(|| format!("there is no `version` in {version}"))
}

/// A record that cannot be written, until a mended version replays it; the reason that it waited with.
pub(super) async fn dead_letter(demo: &Api<'_>, kept: &mut Kept) -> Tried<String> {
    const BROKEN: &str = "demo-broken.ndjson";
    let flow = json!({ "name": "demo-mended", "steps": [{ "select": ["name"] }] });
    let flow = made(demo, kept, "mended-flow", &flow).await?;
    let object = "{\"name\":\"well\"}\n{\"nmae\":\"misspelt\"}\n";
    demo.call("PUT", &format!("/objects/{BROKEN}"), &[], object, &[201]).await?;
    let run = id(&demo.post("/runs", &of(flow, BROKEN), &[202]).await?)?;
    demo.ended(run).await?;
    let path = format!("/runs/{run}/dead-letters");
    let waiting = demo.get(&path).await?;
    let [letter] = items(&waiting)? else { return Err(format!("one record is misspelt, not {waiting}")) };
    let reason = letter["reason"].as_str().unwrap_or_default().to_owned();
    let mended = json!({ "steps": [{ "select": ["name?"] }], "activate": false });
    let version = published(demo, flow, &mended).await?;
    demo.post(&format!("{path}/replay"), &json!({ "version": version }), &[202]).await?;
    demo.until(&path, |page| Ok(items(page)?.is_empty())).await?;
    let written = demo.get(&format!("/runs/{run}")).await?;
    if written["records_written"] == 2 {
        Ok(reason)
    } else {
        Err(format!("it was replayed, and the run is {written}"))
    }
}

/// Two tenants, each with a flow that the other does not see.
pub(super) async fn apart(demo: &Api<'_>, own: &Api<'_>, kept: &mut Kept) -> Tried<()> {
    const NAME: &str = "only here";
    own.until("/flows", |_| Ok(true)).await?;
    made(own, kept, "own-flow", &json!({ "name": NAME, "steps": [] })).await?;
    let (theirs, ours) = (own.get("/flows?limit=1000").await?, demo.get("/flows?limit=1000").await?);
    let has = |page: &Json, name: &str| Ok::<_, String>(items(page)?.iter().any(|flow| flow["name"] == name));
    let seen = [has(&theirs, NAME)?, has(&theirs, "demo")?, has(&ours, "demo")?, has(&ours, NAME)?];
    if seen == [true, false, true, false] {
        return Ok(());
    }
    Err(format!("the one has the flows {theirs}, the other {ours}"))
}

/// A person signs in and refreshes once; what is said of it.
pub(super) async fn sign_in(demo: &Api<'_>, kept: &mut Kept) -> Tried<&'static str> {
    let password = kept.or_make("password", async || Ok(json!(random()))).await?;
    let person = json!({ "email": EMAIL, "role": "editor", "password": password });
    // One that is there already has this password: it is kept before the person is made.
    kept.or_make("person", async || demo.post("/people", &person, &[201, 409]).await).await?;
    let nobody = demo.with_token("");
    let credentials = json!({ "email": EMAIL, "password": password }).to_string();
    let headers = [("x-tenant", "demo")];
    let answer = nobody.call("POST", "/auth/login", &headers, credentials, &[200, 429]).await?;
    if answer.status == 429 {
        return Ok("a sign-in was refused: there were five within a minute");
    }
    let tokens = answer.json();
    let text =
        |name: &str| tokens[name].as_str().ok_or_else(|| format!("a sign-in is answered without `{name}`"));
    let me = demo.with_token(text("access_token")?).get("/me").await?;
    if me["person"]["email"] != EMAIL {
        return Err(format!("{EMAIL} signed in, and GET /me is {me}"));
    }
    let refresh = text("refresh_token")?;
    let fresh = nobody.post("/auth/refresh", &json!({ "refresh_token": refresh }), &[200]).await?;
    if fresh["refresh_token"].as_str().is_none_or(|fresh| fresh == refresh) {
        return Err("a refresh gave no other token to refresh with".into());
    }
    Ok("a person signed in and refreshed")
}

/// 32 digits that nobody guesses.
fn random() -> String {
    daemon::random()[..16].iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What would leave for a language model holds nothing that names a person.
pub(super) async fn preview(demo: &Api<'_>) -> Tried<()> {
    const ADDRESS: &str = "ada.lovelace@example.com";
    let template = json!({
        "name": "demo",
        "text": "Answer this letter:\n{{ letter }}",
        "fields": ["letter"],
        "most_tokens": 200,
    });
    demo.post("/prompts", &template, &[200, 201]).await?;
    let letter = format!("Please write to {ADDRESS}.");
    let call = json!({ "template": "demo", "fields": { "letter": letter }, "wanted": ["letter"] });
    let found = demo.post("/models/preview", &call, &[200]).await?;
    let prompt = found["prompt"].as_str().unwrap_or_default();
    let is_clean = prompt.contains("Please write to") && !prompt.contains(ADDRESS);
    if is_clean { Ok(()) } else { Err(format!("what would leave is {found}")) }
}
