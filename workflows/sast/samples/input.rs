//! What the rules of `input.yml` find, and what they let pass. Read by `semgrep --test`, compiled by nobody.

fn routes() -> Router {
    // ruleid: trestle.body-without-limit
    let rest = Router::new().route("/flows", post(flows::create)).layer(DefaultBodyLimit::disable());
    // ok: trestle.body-without-limit
    rest.layer(DefaultBodyLimit::max(LARGEST_BODY))
}

// ok: trestle.body-without-limit
async fn upload(caller: Caller, Shared(state): Shared<State>, body: Body) -> Result<(), Problem> {
    uploads::upload(&state, &caller, "key", body.into_data_stream()).await?;
    Ok(())
}

async fn answers(client: &Client, url: Url) -> Result<Vec<u8>, Error> {
    // ruleid: trestle.answer-without-limit
    let bytes = client.get(url).send().await?.bytes().await?;
    // ruleid: trestle.answer-without-limit
    let known: Known = answer.json().await?;
    // ok: trestle.answer-without-limit
    while let Some(part) = answer.chunk().await? {}
    // ok: trestle.answer-without-limit
    let text = serde_json::json!({ "text": 1 });
    Ok(bytes)
}

fn clients(is_local: bool) -> Result<reqwest::Client, reqwest::Error> {
    // ruleid: trestle.fetch-without-guard
    let client = reqwest::Client::new();
    // ruleid: trestle.fetch-without-guard
    let client = reqwest::Client::builder().timeout(TIMEOUT).build()?;
    // ruleid: trestle.fetch-without-guard
    let client = Client::builder().redirect(redirect::Policy::default()).no_proxy().build()?;
    // ok: trestle.fetch-without-guard
    let model =
        Client::builder().connect_timeout(CONNECT).redirect(redirect::Policy::none()).no_proxy().build()?;
    // ok: trestle.fetch-without-guard
    reqwest::Client::builder()
        .redirect(Policy::none())
        .no_proxy()
        .dns_resolver(std::sync::Arc::new(Public { is_local }))
        .build()
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

fn told(error: &Error) -> Refusal {
    // ok: trestle.cause-shown-to-the-client
    tracing::warn!(error = crate::chain(error), "a provider cannot be used");
    if is_known(error) {
        // ruleid: trestle.cause-shown-to-the-client
        return Refusal::not_now("provider-away", error.to_string());
    }
    // ok: trestle.cause-shown-to-the-client
    Refusal::not_now("provider-away", "the provider does not answer as it should; try again later")
}

// ok: trestle.cause-shown-to-the-client
fn unserializable(error: &serde_json::Error) -> Refusal {
    Refusal::invalid("malformed-body", error.to_string())
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
    let answer = Redirect::to("/");
}

async fn sign_on(state: State, tenant: Tenant, hint: Option<String>) -> Result<Response, Problem> {
    let begun = state.sign_on.begin(&state, &state.identity, tenant, hint).await?;
    // ok: trestle.page-from-input
    Ok((cookies::sign_on(&begun.sealed, LIFETIME), Redirect::to(&begun.page)).into_response())
}

async fn sent_on(answer: Answer) -> Result<Response, Problem> {
    // ruleid: trestle.page-from-input
    Ok(Redirect::to(&answer.page).into_response())
}

fn programs() {
    // ruleid: trestle.program-in-the-app
    let child = std::process::Command::new("convert").spawn();
    // ruleid: trestle.program-in-the-app
    let child = Command::new("convert").spawn();
    // ok: trestle.program-in-the-app
    let request = client.send_message();
}
