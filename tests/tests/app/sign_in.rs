//! People of a tenant: passwords, refresh tokens, browsers' cookies, one-time codes, roles, limits, and what is written down.

use anyhow::{Context, ensure};
use hyper::HeaderMap;
use serde_json::{Value as Json, json};
use tests::api::Api;
use tests::app::App;
use tests::stage::Stage;
use totp_rs::Totp;

const PASSWORD: &str = "correct horse battery";

/// Asks for a sign-in; gives the status, the headers and the answer.
async fn login(app: &App, tenant: &str, from: &str, body: &Json) -> anyhow::Result<(u16, HeaderMap, Json)> {
    let headers = [("content-type", "application/json"), ("x-tenant", tenant), ("x-forwarded-for", from)];
    let nobody = app.operator.with_token("");
    let (status, headers, body) = nobody.send("POST", "/auth/login", &headers, body.to_string()).await?;
    Ok((status, headers, serde_json::from_slice(&body)?))
}

/// Signs somebody in.
async fn tokens(app: &App, tenant: &str, from: &str, email: &str) -> anyhow::Result<(Api, String)> {
    let (status, _, answer) =
        login(app, tenant, from, &json!({ "email": email, "password": PASSWORD })).await?;
    ensure!(status == 200, "{answer}");
    let access = answer["access_token"].as_str().context("an access token")?;
    let refresh = answer["refresh_token"].as_str().context("a refresh token")?;
    Ok((app.operator.with_token(access), refresh.to_owned()))
}

async fn refresh(app: &App, token: &str) -> anyhow::Result<(u16, Json)> {
    let nobody = app.operator.with_token("");
    nobody.call("POST", "/auth/refresh", json!({ "refresh_token": token }).to_string()).await
}

async fn person(tenant: &Api, email: &str, role: &str) -> anyhow::Result<i64> {
    let new = json!({ "email": email, "role": role, "password": PASSWORD }).to_string();
    tenant.expect(201, "POST", "/people", new).await?["id"].as_i64().context("an id")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_does_what_their_role_may_in_their_tenant() -> anyhow::Result<()> {
    let stage = Stage::new("people", false).await?;
    let app = App::start(&stage).await?;
    let (one, two) = (app.operator.tenant("one").await?, app.operator.tenant("two").await?);
    let short = json!({ "email": "a@example.com", "role": "admin", "password": "short" }).to_string();
    assert_eq!(one.expect(422, "POST", "/people", short).await?["code"], "invalid-password");
    let id = person(&one, "Viewer@Example.com", "viewer").await?;
    person(&one, "admin@example.com", "admin").await?;
    let spaced = json!({ "email": " viewer@example.com", "role": "viewer" }).to_string();
    assert_eq!(one.expect(422, "POST", "/people", spaced).await?["code"], "invalid-email");
    let again = json!({ "email": "viewer@example.com", "role": "admin" }).to_string();
    assert_eq!(one.expect(409, "POST", "/people", again).await?["code"], "email-taken");

    let (viewer, _) = tokens(&app, "one", "10.0.0.1", "viewer@example.com").await?;
    let me = viewer.expect(200, "GET", "/me", "").await?;
    assert_eq!((&me["actor"], &me["role"]), (&json!(format!("person:{id}")), &json!("viewer")), "{me}");
    viewer.expect(200, "GET", "/flows", "").await?;
    let flow = json!({ "name": "f", "steps": [{ "select": ["a"] }] }).to_string();
    assert_eq!(viewer.expect(403, "POST", "/flows", flow.clone()).await?["code"], "forbidden");
    for path in ["/people", "/audit", "/identity-provider"] {
        viewer.expect(403, "GET", path, "").await?;
    }

    // A change of role holds at once: what was given before is worth nothing.
    let (admin, _) = tokens(&app, "one", "10.0.0.1", "admin@example.com").await?;
    admin.expect(200, "PATCH", &format!("/people/{id}"), json!({ "role": "editor" }).to_string()).await?;
    viewer.expect(401, "GET", "/me", "").await?;
    let (editor, token) = tokens(&app, "one", "10.0.0.1", "viewer@example.com").await?;
    editor.expect(201, "POST", "/flows", flow).await?;
    admin.expect(200, "PATCH", &format!("/people/{id}"), json!({ "disabled": true }).to_string()).await?;
    editor.expect(401, "GET", "/flows", "").await?;
    assert_eq!(refresh(&app, &token).await?.0, 401);
    let asked = json!({ "email": "viewer@example.com", "password": PASSWORD });
    assert_eq!(login(&app, "one", "10.0.0.1", &asked).await?.2["code"], "wrong-credentials");

    // The other tenant knows nobody of them, and nobody is let over by naming it.
    assert_eq!(two.items("/people").await?, Vec::<Json>::new());
    two.expect(404, "GET", &format!("/people/{id}"), "").await?;
    two.expect(404, "PATCH", &format!("/people/{id}"), json!({ "role": "admin" }).to_string()).await?;
    let asked = json!({ "email": "admin@example.com", "password": PASSWORD });
    let known = login(&app, "two", "10.0.0.1", &asked).await?;
    let unknown = login(&app, "three", "10.0.0.1", &asked).await?;
    assert_eq!(
        (known.0, &known.2["detail"]),
        (401, &unknown.2["detail"]),
        "no word of which tenants there are"
    );
    let (status, _, body) = admin.send("GET", "/flows", &[("x-tenant", "two")], "").await?;
    assert_eq!((status, &serde_json::from_slice::<Json>(&body)?["code"]), (403, &json!("tenant-mismatch")));
    stage.close().await;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refresh_token_is_good_once() -> anyhow::Result<()> {
    let stage = Stage::new("refresh", false).await?;
    let app = App::start(&stage).await?;
    let one = app.operator.tenant("one").await?;
    person(&one, "a@example.com", "viewer").await?;
    let (_, first) = tokens(&app, "one", "10.0.0.1", "a@example.com").await?;
    let (status, next) = refresh(&app, &first).await?;
    assert_eq!(status, 200, "{next}");
    let access = app.operator.with_token(next["access_token"].as_str().context("a token")?);
    access.expect(200, "GET", "/me", "").await?;

    // Whoever comes with it again ends the session, also for the other one.
    assert_eq!(refresh(&app, &first).await?.0, 401);
    access.expect(401, "GET", "/me", "").await?;
    assert_eq!(refresh(&app, next["refresh_token"].as_str().context("a token")?).await?.0, 401);

    // Of two at once at most one is answered, and the session ends.
    let (_, raced) = tokens(&app, "one", "10.0.0.1", "a@example.com").await?;
    let answers = futures_util::join!(refresh(&app, &raced), refresh(&app, &raced));
    let answers = [answers.0?, answers.1?];
    assert_eq!(answers.iter().filter(|(status, _)| *status == 200).count(), 1, "{answers:?}");
    let won = answers.iter().find_map(|(_, answer)| answer["refresh_token"].as_str()).context("a token")?;
    assert_eq!(refresh(&app, won).await?.0, 401);

    let (out, token) = tokens(&app, "one", "10.0.0.1", "a@example.com").await?;
    assert_eq!(one.expect(403, "POST", "/auth/logout", "").await?["code"], "forbidden", "it has no session");
    out.expect(204, "POST", "/auth/logout", "").await?;
    out.expect(401, "GET", "/me", "").await?;
    assert_eq!(refresh(&app, &token).await?.0, 401);
    for forged in ["", "r1.00", "r9999.", &format!("r2.{}", "0".repeat(64)), &token.replace("r1.", "r2.")] {
        assert_eq!(refresh(&app, forged).await?.0, 401, "{forged}");
    }

    // A new password ends the other sessions and keeps this one.
    person(&one, "b@example.com", "viewer").await?;
    let (here, _) = tokens(&app, "one", "10.0.0.1", "b@example.com").await?;
    let (there, _) = tokens(&app, "one", "10.0.0.1", "b@example.com").await?;
    let change = |old: &str| json!({ "old": old, "new": "staple battery horse" }).to_string();
    let wrong = here.expect(422, "POST", "/me/password", change("battery horse staple")).await?;
    assert_eq!(wrong["code"], "wrong-password");
    here.expect(204, "POST", "/me/password", change(PASSWORD)).await?;
    there.expect(401, "GET", "/me", "").await?;
    here.expect(200, "GET", "/me", "").await?;
    stage.close().await;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_browser_proves_that_its_page_asks() -> anyhow::Result<()> {
    let stage = Stage::new("cookies", false).await?;
    let app = App::start(&stage).await?;
    let one = app.operator.tenant("one").await?;
    person(&one, "a@example.com", "editor").await?;
    let asked = json!({ "email": "a@example.com", "password": PASSWORD, "cookies": true });
    let (status, headers, answer) = login(&app, "one", "10.0.0.1", &asked).await?;
    ensure!(
        status == 200 && answer["access_token"].is_null() && answer["refresh_token"].is_null(),
        "{answer}"
    );
    let set: Vec<&str> =
        headers.get_all("set-cookie").iter().map(|value| value.to_str()).collect::<Result<_, _>>()?;
    for (cookie, hidden) in set.iter().zip([true, true, false]) {
        ensure!(cookie.contains("; Secure; SameSite=Strict"), "{cookie}");
        assert_eq!(cookie.contains("HttpOnly"), hidden, "{cookie}");
    }
    let pairs: Vec<&str> = set.iter().filter_map(|cookie| cookie.split(';').next()).collect();
    let cookies = pairs.join("; ");
    let csrf = answer["csrf"].as_str().context("a proof")?;
    ensure!(cookies.contains(&format!("csrf={csrf}")), "{cookies}");

    let nobody = app.operator.with_token("");
    let flow = json!({ "name": "f", "steps": [{ "select": ["a"] }] }).to_string();
    let cookie = ("cookie", cookies.as_str());
    let json = ("content-type", "application/json");
    assert_eq!(nobody.send("GET", "/flows", &[cookie], "").await?.0, 200);
    for proof in ["", "0", &csrf.replace(|_: char| true, "0")] {
        let (status, _, body) =
            nobody.send("POST", "/flows", &[cookie, json, ("x-csrf-token", proof)], flow.clone()).await?;
        assert_eq!((status, &serde_json::from_slice::<Json>(&body)?["code"]), (403, &json!("csrf")));
    }
    assert_eq!(nobody.send("POST", "/flows", &[cookie, json], flow.clone()).await?.0, 403);
    let proof = ("x-csrf-token", csrf);
    assert_eq!(nobody.send("POST", "/flows", &[cookie, json, proof], flow).await?.0, 201);
    assert_eq!(nobody.send("POST", "/auth/refresh", &[cookie, json], "{}").await?.0, 403);
    assert_eq!(nobody.send("POST", "/auth/refresh", &[cookie, json, proof], "{}").await?.0, 200);
    let (status, headers, _) = nobody.send("POST", "/auth/logout", &[cookie, proof], "").await?;
    assert_eq!((status, headers.get_all("set-cookie").iter().count()), (204, 3));
    assert_eq!(nobody.send("GET", "/flows", &[cookie], "").await?.0, 401);
    stage.close().await;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_one_time_code_is_asked_for_and_good_once() -> anyhow::Result<()> {
    let stage = Stage::new("codes", false).await?;
    let app = App::start(&stage).await?;
    let one = app.operator.tenant("one").await?;
    person(&one, "a@example.com", "admin").await?;
    let (api, _) = tokens(&app, "one", "10.0.0.1", "a@example.com").await?;
    let url = api.expect(200, "POST", "/me/totp", "").await?["url"].as_str().context("a URL")?.to_owned();
    let totp = Totp::from_url(&url)?;
    let wrong = json!({ "code": "abcdef" }).to_string();
    assert_eq!(api.expect(422, "POST", "/me/totp/confirm", wrong).await?["code"], "wrong-code");
    let code = totp.generate_current().to_string();
    let step = totp.check_current(&code).context("a time step")?;
    api.expect(204, "POST", "/me/totp/confirm", json!({ "code": code }).to_string()).await?;
    api.expect(409, "POST", "/me/totp", "").await?;

    let asked = |code: Option<&str>| json!({ "email": "a@example.com", "password": PASSWORD, "code": code });
    assert_eq!(login(&app, "one", "10.0.0.1", &asked(None)).await?.2["code"], "code-needed");
    let used = login(&app, "one", "10.0.0.1", &asked(Some(&code))).await?;
    assert_eq!((used.0, &used.2["code"]), (401, &json!("code-refused")), "the code of the confirmation");
    let next = totp.generate((step + 1) * 30).to_string();
    assert_eq!(login(&app, "one", "10.0.0.1", &asked(Some(&next))).await?.0, 200);
    assert_eq!(login(&app, "one", "10.0.0.1", &asked(Some(&next))).await?.2["code"], "code-refused");
    let sql = app.sql(&stage).await?;
    sql.batch_execute("set role flow_worker; set app.tenant = '1'; set search_path = shared").await?;
    let row = sql.query_one("select totp, password from person", &[]).await?;
    let (sealed, hash): (Vec<u8>, String) = (row.get(0), row.get(1));
    ensure!(!sealed.windows(20).any(|part| part == &**totp.secret()), "the secret is sealed");
    ensure!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
    stage.close().await;
    Ok(())
}

/// Guesses until it is one too many, at most so often; gives how often that was.
async fn guess(app: &App, most: usize, attempt: impl Fn(usize) -> (String, String)) -> anyhow::Result<usize> {
    for number in 0..most {
        let (from, email) = attempt(number);
        let body = json!({ "email": email, "password": "wrong horse battery" });
        let (status, headers, answer) = login(app, "one", &from, &body).await?;
        match status {
            401 => assert_eq!(answer["code"], "wrong-credentials"),
            429 => {
                ensure!(headers.contains_key("retry-after"), "{headers:?}");
                return Ok(number);
            }
            _ => anyhow::bail!("{status}: {answer}"),
        }
    }
    anyhow::bail!("{most} guesses were answered")
}

#[tokio::test(flavor = "multi_thread")]
async fn guessing_is_slow_and_written_down_also_without_redis() -> anyhow::Result<()> {
    let stage = Stage::new("guessing", false).await?;
    let app = App::start(&stage).await?;
    let one = app.operator.tenant("one").await?;
    for email in ["a@example.com", "b@example.com", "admin@example.com"] {
        person(&one, email, "admin").await?;
    }
    // Five a minute with one address of a person, twenty from one of the network; somewhat more where the machine is slow.
    let one_person =
        |email: &'static str| move |number: usize| (format!("10.0.1.{number}"), email.to_owned());
    ensure!(guess(&app, 20, one_person("a@example.com")).await? >= 5);
    ensure!(guess(&app, 20, one_person("nobody@example.com")).await? >= 5, "no word of who there is");
    let network = |number: usize| ("10.0.3.1".to_owned(), format!("{number}@example.com"));
    ensure!(guess(&app, 60, network).await? >= 20);

    let (admin, token) = tokens(&app, "one", "10.0.4.1", "admin@example.com").await?;
    refresh(&app, &token).await?;
    let log = admin.every("/audit").await?;
    let events: Vec<&str> = log.iter().filter_map(|entry| entry["event"].as_str()).collect();
    for event in ["person-created", "sign-in-refused", "signed-in", "refreshed"] {
        ensure!(events.contains(&event), "{event} is missing: {events:?}");
    }
    let refused = log.iter().find(|entry| entry["event"] == "sign-in-refused").context("an entry")?;
    assert_eq!(
        (&refused["detail"]["why"], &refused["detail"]["from"]),
        (&json!("wrong password"), &json!("10.0.1.0"))
    );
    let text = json!(log).to_string();
    ensure!(!text.contains("horse") && !text.contains(&token) && !text.contains("argon2"), "{text}");
    let said = std::fs::read_to_string(stage.folder.join("api.log"))?;
    ensure!(!said.contains("horse") && !said.contains(&token), "nothing secret is in the log");
    let first = admin.items("/audit?limit=2").await?;
    let cursor = format!("{}.{}", first[1]["at"], first[1]["id"]);
    let second = admin.items(&format!("/audit?limit=2&after={cursor}")).await?;
    assert_eq!([first, second].concat(), log[..4]);

    let rest = stage.lose_redis().await?;
    ensure!(guess(&app, 20, one_person("b@example.com")).await? >= 5);
    admin.expect(200, "GET", "/me", "").await?;
    rest.close().await;
    Ok(())
}
