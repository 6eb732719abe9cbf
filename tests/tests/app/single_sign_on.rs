//! Single sign-on at a certified OpenID provider, which needs Node and npm; without them the test says that it was skipped.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use anyhow::{Context, ensure};
use hyper::HeaderMap;
use serde_json::{Value as Json, json};
use tests::api::Api;
use tests::app::App;
use tests::stage::Stage;
use tokio::process::{Child, Command};

const SECRET: &str = "the-secret-of-the-client-of-the-tests";

/// Installs the provider into `target/`, once for each list of what it needs.
fn install() -> anyhow::Result<Option<PathBuf>> {
    let source = tests::root().join("tests/oidc-provider");
    let lock = std::fs::read(source.join("package-lock.json"))?;
    let folder = tests::root().join("target/xtask/oidc-provider");
    let done = folder.join(tests::sha256(&lock));
    std::fs::create_dir_all(&folder)?;
    for file in ["package.json", "package-lock.json", "server.mjs"] {
        std::fs::copy(source.join(file), folder.join(file))?;
    }
    if !done.is_file() {
        let npm = std::process::Command::new("npm")
            .args(["ci", "--no-audit", "--no-fund", "--ignore-scripts"])
            .current_dir(&folder)
            .output();
        if !npm.is_ok_and(|output| output.status.success()) {
            return Ok(None);
        }
        std::fs::write(done, "")?;
    }
    Ok(Some(folder))
}

/// Starts the provider; it ends with its handle.
async fn provider(folder: &Path, redirect: &str) -> anyhow::Result<(Child, String)> {
    let port = tests::free_port()?;
    let mut command = Command::new("node");
    command.arg("server.mjs").arg(port.to_string()).arg(redirect).arg(SECRET).current_dir(folder);
    let child = command.stdout(Stdio::null()).stderr(Stdio::null()).kill_on_drop(true).spawn()?;
    let issuer = format!("http://127.0.0.1:{port}");
    for _ in 0..200 {
        if Api::new(&issuer, "").text("/.well-known/openid-configuration").await.is_ok() {
            return Ok((child, issuer));
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    anyhow::bail!("the provider does not answer at {issuer}")
}

/// What a browser does: it keeps cookies for each site, and goes where it is sent.
#[derive(Default)]
struct Browser {
    cookies: BTreeMap<String, BTreeMap<String, String>>,
}

impl Browser {
    async fn get(&mut self, url: &str) -> anyhow::Result<(u16, HeaderMap, Json)> {
        let (site, path) = split(url)?;
        let jar = self.cookies.entry(site.clone()).or_default();
        let cookies: Vec<String> = jar.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let headers = [("cookie", cookies.join("; "))];
        let headers: Vec<(&str, &str)> =
            headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let (status, headers, body) = Api::new(&site, "").send("GET", &path, &headers, "").await?;
        for cookie in headers.get_all("set-cookie") {
            let pair = cookie.to_str()?.split(';').next().unwrap_or_default();
            let (name, value) = pair.split_once('=').context("a cookie")?;
            jar.insert(name.to_owned(), value.to_owned());
        }
        Ok((status, headers, serde_json::from_slice(&body).unwrap_or_default()))
    }

    /// Follows redirects until one leads to an address that begins so; gives that address.
    async fn follow(&mut self, url: &str, until: &str) -> anyhow::Result<String> {
        let mut url = url.to_owned();
        for _ in 0..10 {
            let (status, headers, answer) = self.get(&url).await?;
            ensure!((300..400).contains(&status), "{url} answered {status}: {answer}");
            let next = headers.get("location").context("a redirect says where to")?.to_str()?;
            let (site, _) = split(&url)?;
            url = if next.starts_with('/') { format!("{site}{next}") } else { next.to_owned() };
            if url.starts_with(until) {
                return Ok(url);
            }
        }
        anyhow::bail!("too many redirects, the last to {url}")
    }
}

/// The site and the path of an address.
fn split(url: &str) -> anyhow::Result<(String, String)> {
    let host = url.find("://").context("a scheme")? + 3;
    let path = url[host..].find('/').map_or(url.len(), |path| host + path);
    Ok((url[..path].to_owned(), url[path..].to_owned()))
}

/// Begins a sign-in and goes through the provider; gives the address that it sends the browser back to.
async fn through(app: &App, browser: &mut Browser, tenant: &str, email: &str) -> anyhow::Result<String> {
    let site = app.operator.url();
    let begin = format!("{site}/auth/sso/{tenant}?login_hint={email}");
    browser.follow(&begin, &format!("{site}/auth/sso/callback")).await
}

#[tokio::test(flavor = "multi_thread")]
async fn people_sign_in_at_the_provider_of_their_tenant() -> anyhow::Result<()> {
    let Some(folder) = install()? else {
        println!("skipped: npm cannot install oidc-provider here");
        return Ok(());
    };
    let stage = Stage::new("single-sign-on", false).await?;
    let app = App::start(&stage).await?;
    let site = app.operator.url().to_owned();
    let (one, _) = (app.operator.tenant("one").await?, app.operator.tenant("two").await?);
    let (_provider, issuer) = provider(&folder, &format!("{site}/auth/sso/callback/1")).await?;
    let with = |issuer: &str| {
        json!({ "issuer": issuer, "client_id": "the-tests", "client_secret": SECRET, "role": "editor" })
            .to_string()
    };
    for inside in ["http://10.0.0.1", "https://169.254.169.254", "ftp://127.0.0.1", "https://u@example.com"] {
        let refused = one.expect(422, "PUT", "/identity-provider", with(inside)).await?;
        assert_eq!(refused["code"], "invalid-provider", "{inside}");
    }
    let shown = one.expect(200, "PUT", "/identity-provider", with(&issuer)).await?;
    assert_eq!(shown["redirect_uri"], format!("{site}/auth/sso/callback/1"));
    ensure!(!shown.to_string().contains(SECRET), "{shown}");

    // Somebody new.
    let mut browser = Browser::default();
    let callback = through(&app, &mut browser, "one", "new@example.com").await?;
    let pending = browser.cookies[&site]["sign-on"].clone();

    // The answer of one provider is not taken for that of another, or of another tenant's.
    ensure!(callback.contains("&iss=http"), "the provider says who it is: {callback}");
    for mixed_up in
        [callback.replace("&iss=http", "&iss=other"), callback.replace("/callback/1?", "/callback/2?")]
    {
        let (status, _, answer) = browser.get(&mixed_up).await?;
        assert_eq!((status, &answer["code"]), (401, &json!("sso-refused")), "{mixed_up}");
    }
    let (status, headers, answer) = browser.get(&callback).await?;
    assert_eq!(
        (status, headers.get("location").map(hyper::http::HeaderValue::as_bytes)),
        (303, Some(b"/".as_slice())),
        "{answer}"
    );
    let (_, _, me) = browser.get(&format!("{site}/me")).await?;
    assert_eq!((&me["role"], &me["person"]["email"]), (&json!("editor"), &json!("new@example.com")), "{me}");
    let id = me["person"]["id"].clone();

    // The same answer again is worth nothing, nor is it in another browser.
    browser.cookies.entry(site.clone()).or_default().insert("sign-on".to_owned(), pending.clone());
    assert_eq!(browser.get(&callback).await?.0, 401, "the code was used");
    assert_eq!(Browser::default().get(&callback).await?.2["code"], "sso-refused");
    let mut thief = Browser::default();
    let theirs = through(&app, &mut thief, "one", "thief@example.com").await?;
    assert_eq!(browser.get(&theirs).await?.0, 401, "an answer to somebody else's sign-in");

    // They are known by their subject, whatever the address is.
    let sql = app.sql(&stage).await?;
    sql.batch_execute("set role flow_worker; set app.tenant = '1'; set search_path = shared").await?;
    sql.execute("update person set email = 'renamed@example.com' where subject is not null", &[]).await?;
    let mut later = Browser::default();
    let callback = through(&app, &mut later, "one", "new@example.com").await?;
    assert_eq!(later.get(&callback).await?.0, 303);
    assert_eq!(later.get(&format!("{site}/me")).await?.2["person"]["id"], id);

    // Nobody with a password is taken over, and nobody whose address was not verified comes in.
    let new = json!({ "email": "boss@example.com", "role": "admin", "password": "correct horse battery" });
    one.expect(201, "POST", "/people", new.to_string()).await?;
    let invited = json!({ "email": "invited@example.com", "role": "viewer" }).to_string();
    one.expect(201, "POST", "/people", invited).await?;
    for (email, expected) in
        [("boss@example.com", 403), ("unverified@example.com", 401), ("invited@example.com", 303)]
    {
        let mut browser = Browser::default();
        let callback = through(&app, &mut browser, "one", email).await?;
        assert_eq!(browser.get(&callback).await?.0, expected, "{email}");
    }
    let log = one.every("/audit").await?;
    let events = |event: &str| log.iter().filter(|entry| entry["event"] == event).count();
    assert_eq!((events("sso-signed-in"), events("provider-changed")), (3, 1));
    ensure!(events("sso-refused") >= 3, "{log:?}");
    ensure!(!json!(log).to_string().contains(SECRET), "nothing secret is written down");

    // Whoever signed in by a provider goes with it; a new secret of the same one changes nothing for them.
    let me = format!("{site}/me");
    one.expect(200, "PUT", "/identity-provider", with(&issuer)).await?;
    assert_eq!(later.get(&me).await?.0, 200);
    let other = with(&issuer).replace("\"the-tests\"", "\"others\"");
    one.expect(200, "PUT", "/identity-provider", other).await?;
    assert_eq!(later.get(&me).await?.2["code"], "session-over");
    one.expect(200, "PUT", "/identity-provider", with(&issuer)).await?;
    let mut last = Browser::default();
    let callback = through(&app, &mut last, "one", "new@example.com").await?;
    assert_eq!((last.get(&callback).await?.0, last.get(&me).await?.0), (303, 200));

    // The other tenant has no provider, nor has this one when it is removed.
    assert_eq!(Browser::default().get(&format!("{site}/auth/sso/two")).await?.0, 404);
    one.expect(204, "DELETE", "/identity-provider", "").await?;
    assert_eq!(last.get(&me).await?.2["code"], "session-over");
    assert_eq!(Browser::default().get(&format!("{site}/auth/sso/one")).await?.0, 404);
    stage.close().await;
    Ok(())
}
