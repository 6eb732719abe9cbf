//! An invoice, from its data to the PDF behind a link that expires.

use serde_json::{Value as Json, json};

use super::api::{Api, Tried, id};
use crate::local::http;

/// Has an invoice rendered and fetches it; its bytes.
pub(super) async fn render(demo: &Api<'_>) -> Tried<usize> {
    let document = json!({ "kind": "invoice", "data": invoice() });
    let document = id(&demo.post("/documents", &document, &[202]).await?)?;
    let is_ready = |state: &Json| match state["status"].as_str() {
        Some("ready") => Ok(true),
        Some("failed") => Err(format!("document {document} ended as {state}")),
        Some(_) | None => Ok(false),
    };
    demo.until(&format!("/documents/{document}"), is_ready).await?;
    let link = demo.get(&format!("/documents/{document}/link")).await?;
    let url = link["url"].as_str().ok_or_else(|| format!("there is no `url` in {link}"))?;
    let fetched = http::send("GET", url, &[], "").await?;
    if fetched.body.starts_with(b"%PDF") {
        return Ok(fetched.body.len());
    }
    Err(format!("the link of document {document} is answered {}, and not by a PDF", fetched.status))
}

/// Amounts are cents, quantities thousandths.
fn invoice() -> Json {
    json!({
        "number": "2026-0001",
        "issued": "2026-01-15",
        "due": "2026-02-14",
        "currency": "EUR",
        "seller": { "name": "Harbour Instruments", "address": ["1 Quay Street", "Ghent"] },
        "buyer": { "name": "Station Works", "address": ["7 Market Square", "Ypres"] },
        "lines": [
            { "description": "Calibration of a balance", "quantity": 1500, "unit_price": 9500, "tax_percent": 21 },
        ],
    })
}
