//! What the rules of `secrets.yml` find, and what they let pass. Read by `semgrep --test`, compiled by nobody.

fn logs(settings: &Settings, token: &str, password: &str) {
    // ruleid: trestle.secret-in-log
    tracing::info!(token, "a request");
    // ruleid: trestle.secret-in-log
    tracing::warn!(%password, "cannot sign in");
    // ruleid: trestle.secret-in-log
    tracing::error!(error = chain(&error), password = ?password, "cannot sign in");
    // ruleid: trestle.secret-in-log
    tracing::debug!("signed in by {token}");
    // ruleid: trestle.secret-in-log
    info!("signed in by {operator_token:?}");
    // ruleid: trestle.secret-in-log
    tracing::info!(user = settings.name, with = settings.credentials.password.expose(), "signed in");
    // ruleid: trestle.secret-in-log
    let span = tracing::info_span!("request", authorization = header);
    // ok: trestle.secret-in-log
    tracing::warn!(tenant = %tenant, "the token is not known");
    // ok: trestle.secret-in-log
    tracing::error!(error = chain(&error), "no password, no token (see the settings)");
    // ok: trestle.secret-in-log
    tracing::info!(setting = "OPERATOR_TOKEN", tokens = 3, "two secrets are missing");
}

fn texts(secret: &Secret) -> Result<String, Error> {
    // ruleid: trestle.secret-shown
    let url = format!("redis://:{}@localhost", secret.expose());
    // ruleid: trestle.secret-shown
    panic!("not {}", secret.expose());
    // ruleid: trestle.secret-shown
    write!(f, "{}", self.password.expose())?;
    // ruleid: trestle.secret-shown, trestle.secret-copied
    return Err(Error::Role(secret.expose().to_owned()));
    // ruleid: trestle.secret-shown
    let refusal = Refusal::invalid("token", secret.expose());
    // ruleid: trestle.secret-shown
    let problem = Problem::new(StatusCode::FORBIDDEN, "token", secret.expose());
    // ok: trestle.secret-shown
    config.user(&settings.user).password(secret.expose());
    // ok: trestle.secret-shown
    let text = format!("the secret `{}` is not there", secret.name);
}

fn cookies(tokens: &Tokens, name: &str) {
    // ok: trestle.secret-shown, trestle.cookie-by-hand
    let cookie = format!("{ACCESS}={}; {}; HttpOnly", tokens.access.expose(), strict("/", LIFETIME));
    // ruleid: trestle.secret-shown, trestle.cookie-by-hand
    let cookie = format!("{ACCESS}={}; {}", tokens.access.expose(), strict("/", LIFETIME));
    // ok: trestle.cookie-by-hand
    let cookie = format!("{CSRF}={}; {}", tokens.csrf, strict("/", FORTNIGHT));
    // ok: trestle.cookie-by-hand
    let cookies = AppendHeaders(cookies.map(|cookie| (header::SET_COOKIE, cookie)));
    // ruleid: trestle.cookie-by-hand
    let answer = ([(header::SET_COOKIE, name)], "signed in");
    // ruleid: trestle.cookie-by-hand
    headers.append("Set-Cookie", value);
}

fn copies(code: &Secret) -> String {
    // ok: trestle.secret-copied
    let code = AuthorizationCode::new(code.expose().to_owned());
    // ok: trestle.secret-copied
    let text = |secret: &Secret| Some(secret.expose().to_owned());
    // ok: trestle.secret-copied
    let request = client.post(url).bearer_auth(self.key.expose());
    // ruleid: trestle.secret-copied
    code.expose().to_owned()
}

fn words(prompt: &Prompt, answer: &Answer, outcome: Outcome) {
    // ruleid: trestle.words-in-log
    tracing::info!(prompt = prompt.text.0, "a call");
    // ruleid: trestle.words-in-log
    tracing::debug!(?answer, "a call");
    // ruleid: trestle.words-in-log
    tracing::warn!("the model said {delta}");
    // ruleid: trestle.words-in-log
    tracing::info!(said = %template.text.0, "a template");
    // ok: trestle.words-in-log
    tracing::info!(prompt_tokens = prompt.tokens, ?outcome, "a call");
    // ok: trestle.words-in-log
    tracing::error!(error = crate::chain(&error), "the prompt, and its answer, could not be put on record");
}

fn comparisons(settings: &Settings, sent: &str) -> bool {
    // ruleid: trestle.secret-compared
    if sent == settings.operator_token.expose() {}
    // ruleid: trestle.secret-compared
    if settings.operator_token.expose() != sent {}
    // ruleid: trestle.secret-compared
    if sent.as_bytes() == settings.operator_token.expose().as_bytes() {}
    // ruleid: trestle.secret-compared
    if request.signature == expected {}
    // ruleid: trestle.secret-compared
    if sent != user.password {}
    // ruleid: trestle.secret-compared
    if headers.csrf == expected {}
    // ok: trestle.secret-compared
    if secret == Secret::Key && start.quote.is_none() {}
    // ok: trestle.secret-compared
    if tokens::equal(sent, settings.operator_token.expose()) {}
    // ok: trestle.secret-compared
    if secret == "" {}
    // ok: trestle.secret-compared
    secret.name == sent
}
