//! What the rules of `crypto.yml` find, and what they let pass. Read by `semgrep --test`, compiled by nobody.

fn connections(roots: RootCertStore) {
    // ruleid: trestle.tls-not-verified
    let client = reqwest::Client::builder().danger_accept_invalid_certs(true).build();
    // ruleid: trestle.tls-not-verified
    let client = reqwest::Client::builder().timeout(TIMEOUT).danger_accept_invalid_hostnames(true);
    // ok: trestle.tls-not-verified
    let client = reqwest::Client::builder().danger_accept_invalid_certs(false).build();
    // ruleid: trestle.tls-not-verified
    config.dangerous().set_certificate_verifier(Arc::new(Nobody));
    // ruleid: trestle.tls-not-verified
    config.ssl_mode(SslMode::Prefer);
    // ok: trestle.tls-not-verified
    config.ssl_mode(SslMode::Require);
    // ruleid: trestle.tls-not-verified
    let cache = Client::open("rediss://cache:6379/#insecure");
    // ok: trestle.tls-not-verified
    let cache = Client::open("rediss://cache:6379/");
    // ok: trestle.tls-not-verified
    builder.with_root_certificates(roots).with_no_client_auth();
}

// ruleid: trestle.tls-not-verified
impl rustls::client::danger::ServerCertVerifier for Nobody {}

// ok: trestle.tls-not-verified
impl ResolvesServerCert for Certificates {}

fn digests(password: &[u8]) {
    // ruleid: trestle.weak-hash
    let digest = Md5::digest(password);
    // ruleid: trestle.weak-hash
    let mut hasher = Sha1::new();
    // ruleid: trestle.weak-hash
    let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, password);
    // ok: trestle.weak-hash
    let key = hmac::Key::new(hmac::HMAC_SHA256, password);
    // ok: trestle.weak-hash
    let digest = Sha256::digest(password);
}

fn believed(token: &str) -> Result<Claims, Error> {
    // ruleid: trestle.token-not-verified
    let claims = jsonwebtoken::dangerous::insecure_decode(token)?;
    Ok(claims)
}

fn without_signature(token: &str) -> Validation {
    let mut validation = Validation::new(Algorithm::RS256);
    // ruleid: trestle.token-not-verified
    validation.insecure_disable_signature_validation();
    // ruleid: trestle.token-not-verified
    validation.validate_exp = false;
    validation
}

fn validation(issuer: &str) -> Validation {
    // ok: trestle.token-not-verified
    let mut validation = Validation::new(Algorithm::HS256);
    validation.set_issuer(&[issuer]);
    validation.set_required_spec_claims(&["iss", "aud", "sub", "exp"]);
    // ok: trestle.token-not-verified
    validation.validate_exp = false;
    validation
}

fn verified(token: &str) -> Result<Claims, Error> {
    // ok: trestle.token-not-verified
    let issuer = jsonwebtoken::dangerous::insecure_decode(token)?.claims.issuer;
    let validation = Validation::new(Algorithm::RS256);
    let claims = jsonwebtoken::decode(token, &key(issuer), &validation).map(|data| data.claims)?;
    Ok(claims)
}

fn chosen_by_the_token(header: &Header) -> Validation {
    // ruleid: trestle.token-not-verified
    Validation::new(header.alg)
}

fn verify(&self, token: &str, now: i64) -> Option<Access> {
    // ok: trestle.token-without-end
    let claims = jsonwebtoken::decode::<Claims>(token, &self.decoding, &self.validation).ok()?.claims;
    let is_current = claims.exp.saturating_add(LEEWAY) > now;
    is_current.then_some(access(claims))
}

fn for_ever(&self, token: &str) -> Option<Access> {
    // ruleid: trestle.token-without-end
    let claims = jsonwebtoken::decode::<Claims>(token, &self.decoding, &self.validation).ok()?.claims;
    Some(access(claims))
}

fn of_a_provider(token: &IdToken, nonce: Nonce, party: &RelyingParty) -> Result<(), Refusal> {
    // ruleid: trestle.token-not-verified
    let verifier = party.id_token_verifier().insecure_disable_signature_check();
    // ruleid: trestle.token-not-verified
    let verifier = party.id_token_verifier().require_audience_match(false);
    // ruleid: trestle.token-not-verified
    let claims = token.claims(&verifier, |_: Option<&Nonce>| Ok(()))?;
    // ok: trestle.token-not-verified
    let verifier =
        party.id_token_verifier().set_allowed_algs([CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256]);
    // ok: trestle.token-not-verified
    let claims = token.claims(&verifier, &nonce)?;
    Ok(())
}

fn randomness() {
    // ruleid: trestle.predictable-randomness
    let token = fastrand::u64(..);
    // ruleid: trestle.predictable-randomness
    let generator = StdRng::seed_from_u64(7);
    // ok: trestle.predictable-randomness
    getrandom::fill(&mut bytes)?;
}
