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
    // ruleid: trestle.secret-shown
    return Err(Error::Role(secret.expose().to_owned()));
    // ruleid: trestle.secret-shown
    let problem = Problem::new(StatusCode::FORBIDDEN, "token", secret.expose());
    // ok: trestle.secret-shown
    config.user(&settings.user).password(secret.expose());
    // ok: trestle.secret-shown
    let text = format!("the secret `{}` is not there", secret.name);
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
    // ok: trestle.secret-compared
    if tokens::equal(sent, settings.operator_token.expose()) {}
    // ok: trestle.secret-compared
    if secret == "" {}
    // ok: trestle.secret-compared
    secret.name == sent
}
