//! Invoices: rendered by a process of their own, the same data to the same bytes, fetched by a link that expires.

use std::time::Duration;

use anyhow::{Context, ensure};
use serde_json::{Value as Json, json};
use tests::api::Api;
use tests::app::App;
use tests::stage::Stage;

fn invoice(number: &str, description: &str) -> Json {
    let party = |name: &str| json!({ "name": name, "address": ["Quay 1", "9000 Ghent"] });
    json!({ "kind": "invoice", "data": {
        "number": number, "issued": "2026-11-26", "due": "2026-12-26", "currency": "EUR",
        "seller": party("Seller"), "buyer": party("Buyer"),
        "lines": [{ "description": description, "quantity": 2500, "unit_price": 1999, "tax_percent": 21 }],
    } })
}

async fn ask(api: &Api, body: &Json) -> anyhow::Result<i64> {
    let made = api.expect(202, "POST", "/documents", body.to_string()).await?;
    assert_eq!(made["status"], "queued", "{made}");
    made["id"].as_i64().context("an id")
}

/// Waits until a document is no longer queued.
async fn end(api: &Api, id: i64) -> anyhow::Result<Json> {
    for _ in 0..600 {
        let state = api.expect(200, "GET", &format!("/documents/{id}"), "").await?;
        if state["status"] != "queued" {
            return Ok(state);
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    anyhow::bail!("the document {id} is still queued")
}

/// Fetches what a link leads to, without a token.
async fn fetch(link: &str) -> anyhow::Result<(u16, bytes::Bytes)> {
    let (host, path) =
        link.strip_prefix("http://").and_then(|rest| rest.split_once('/')).context("an address")?;
    let anyone = Api::new(&format!("http://{host}"), "");
    let (status, _, body) = anyone.send("GET", &format!("/{path}"), &[], "").await?;
    Ok((status, body))
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invoice_is_rendered_once_and_fetched_by_a_link_that_expires() -> anyhow::Result<()> {
    let stage = Stage::new("documents", false).await?;
    let app = App::start(&stage).await?;
    let renders = app.documents(&stage)?;
    let two = app.operator.tenant("two").await?;
    for api in [app.operator.tenant("one").await?, app.tenant_of_its_own(&stage, "own").await?] {
        let (first, second) =
            (ask(&api, &invoice("7", "Paper")).await?, ask(&api, &invoice("7", "Paper")).await?);
        let (first, second) = (end(&api, first).await?, end(&api, second).await?);
        assert_eq!((&first["status"], &first["pages"]), (&json!("ready"), &json!(1)), "{first}");
        assert_eq!(first["sha256"], second["sha256"], "the same data, the same bytes");
        let id = first["id"].as_i64().context("an id")?;
        let link = api.expect(200, "GET", &format!("/documents/{id}/link?seconds=2"), "").await?;
        let link = link["url"].as_str().context("a link")?.to_owned();
        let (status, pdf) = fetch(&link).await?;
        assert_eq!(status, 200);
        ensure!(pdf.starts_with(b"%PDF-"), "it is no PDF");
        assert_eq!(json!(tests::sha256(&pdf)), first["sha256"]);
        tokio::time::sleep(Duration::from_secs(3)).await;
        let (status, refused) = fetch(&link).await?;
        assert_eq!(status, 403, "{}", String::from_utf8_lossy(&refused));
        // Of nobody else, whatever the id.
        for path in [format!("/documents/{id}"), format!("/documents/{id}/link")] {
            assert_eq!(two.call("GET", &path, "").await?.0, 404);
        }
        assert_eq!(two.expect(200, "GET", "/documents", "").await?["items"], json!([]));
    }
    renders.stop()?;
    stage.close().await;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_drawn_says_where() -> anyhow::Result<()> {
    let stage = Stage::new("documents-bad", false).await?;
    let app = App::start(&stage).await?;
    let api = app.operator.tenant("one").await?;
    let mut negative = invoice("8", "Paper");
    negative["data"]["due"] = json!("2026-11-31");
    let (status, _) = api.call("POST", "/documents", negative.to_string()).await?;
    assert!(status == 422 || status == 400, "{status}");
    let mut empty = invoice("8", "Paper");
    empty["data"]["lines"] = json!([]);
    let refused = api.expect(422, "POST", "/documents", empty.to_string()).await?;
    assert!(refused["detail"].as_str().is_some_and(|detail| detail.contains("lines")), "{refused}");

    let refused = api.expect(422, "PUT", "/objects/documents/1.pdf", "another").await?;
    assert_eq!(refused["code"], "malformed-key", "what is rendered is not replaced");

    // Asked for while nobody renders, and while a renderer is killed: it comes in the end.
    let picture = ask(&api, &invoice("9", "a pen \u{1F58A}")).await?;
    let good = ask(&api, &invoice("10", "#set page(fill: red) *bold* $x$ @ref `raw`")).await?;
    let early = api.expect(409, "GET", &format!("/documents/{good}/link"), "").await?;
    assert_eq!(early["code"], "not-ready");
    app.documents(&stage)?.kill()?;
    let renders = app.documents(&stage)?;
    let failed = end(&api, picture).await?;
    assert_eq!(failed["status"], "failed");
    let why = failed["error"].as_str().context("a reason")?;
    assert!(why.contains("lines[0].description") && why.contains("no embedded font draws"), "{why}");
    assert_eq!(end(&api, good).await?["status"], "ready", "markup is text");
    renders.stop()?;
    stage.close().await;
    Ok(())
}
