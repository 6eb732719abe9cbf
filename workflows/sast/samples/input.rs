//! What the rules of `input.yml` find, and what they let pass. Read by `semgrep --test`, compiled by nobody.

fn routes() -> Router {
    // ok: trestle.body-without-limit
    let uploads =
        Router::new().route("/objects/{*key}", put(objects::upload)).layer(DefaultBodyLimit::disable());
    // ruleid: trestle.body-without-limit
    let rest = Router::new().route("/flows", post(flows::create)).layer(DefaultBodyLimit::disable());
    // ok: trestle.body-without-limit
    rest.layer(DefaultBodyLimit::max(LARGEST_BODY))
}

async fn bodies(request: Request<Body>, body: Body, stream: TcpStream) -> Result<(), Error> {
    // ruleid: trestle.body-without-limit
    let bytes = to_bytes(body, usize::MAX).await?;
    // ok: trestle.body-without-limit
    let bytes = to_bytes(body, LARGEST_BODY).await?;
    // ruleid: trestle.body-without-limit
    let bytes = request.into_body().collect().await?.to_bytes();
    // ruleid: trestle.body-without-limit
    stream.read_to_end(&mut bytes).await?;
    // ok: trestle.body-without-limit
    stream.take(LARGEST_BODY).read_to_end(&mut bytes).await?;
    Ok(())
}

async fn panics(parts: &Parts, text: &str) -> Result<Response, Problem> {
    // ruleid: trestle.panic-on-input
    let host = parts.headers.get("host").unwrap();
    // ruleid: trestle.panic-on-input
    let number: i64 = text.parse().expect("a number");
    // ruleid: trestle.panic-on-input
    let start = &text[..8];
    // ruleid: trestle.panic-on-input
    assert!(text.len() > 8);
    // ok: trestle.panic-on-input
    let flow = serde_json::to_string(&flow).expect("a flow has only string keys");
    // ok: trestle.panic-on-input
    let host = parts.headers.get("host").ok_or_else(|| Problem::no_such("host"))?;
    // ok: trestle.panic-on-input
    let start = text.get(..8).unwrap_or_default();
    Ok(start)
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        // ok: trestle.cause-shown-to-the-client
        tracing::error!(error = crate::chain(&error), "a request failed");
        // ruleid: trestle.cause-shown-to-the-client
        return Self::new(StatusCode::SERVICE_UNAVAILABLE, "unavailable", error.to_string());
        // ruleid: trestle.cause-shown-to-the-client
        return Problem::new(StatusCode::SERVICE_UNAVAILABLE, "unavailable", format!("sorry: {}", error));
        // ok: trestle.cause-shown-to-the-client
        Self::new(StatusCode::SERVICE_UNAVAILABLE, "unavailable", "try again later")
    }
}

fn depths(bytes: &[u8]) {
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    // ruleid: trestle.depth-without-limit
    reader.disable_recursion_limit();
    // ok: trestle.depth-without-limit
    let value = Value::deserialize(&mut reader);
}

fn origins() {
    // ruleid: trestle.every-origin
    let layer = CorsLayer::permissive();
    // ruleid: trestle.every-origin
    let layer = CorsLayer::new().allow_origin(Any);
    // ok: trestle.every-origin
    let layer = CorsLayer::new().allow_origin(origin);
}

fn pages(name: &str) {
    // ruleid: trestle.page-from-input
    let page = Html(format!("<h1>{name}</h1>"));
    // ruleid: trestle.page-from-input
    let answer = Redirect::to(&name);
    // ok: trestle.page-from-input
    let page = Html("<h1>alive</h1>");
    // ok: trestle.page-from-input
    let answer = Redirect::to("/openapi.json");
}

fn programs() {
    // ruleid: trestle.program-in-the-app
    let child = std::process::Command::new("convert").spawn();
    // ruleid: trestle.program-in-the-app
    let child = Command::new("convert").spawn();
    // ok: trestle.program-in-the-app
    let request = client.send_message();
}
