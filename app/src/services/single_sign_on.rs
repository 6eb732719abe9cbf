//! Single sign-on: a person signs in at the OpenID provider of their tenant. The code flow with PKCE; what must come back with it is
//! kept in one sealed cookie of the browser. <https://openid.net/specs/openid-connect-core-1_0.html>

mod fetch;
pub mod provider;

use contract::Secret;
use openidconnect::core::{
    CoreAuthenticationFlow, CoreClient, CoreIdTokenClaims, CoreJwsSigningAlgorithm, CoreProviderMetadata,
};
use openidconnect::url::Url;
use openidconnect::{
    AuthorizationCode, ClientId, ClientSecret, CsrfToken, EndpointMaybeSet, EndpointNotSet, EndpointSet,
    IssuerUrl, LoginHint, Nonce, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, RequestTokenError,
    Scope as Claims, TokenResponse as _,
};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::IntoParams;

use super::access::Identity;
use super::sealed::Purpose;
use super::sessions::{self, Tokens};
use super::{Refusal, Services, tokens};
use crate::database::Scope;
use crate::models::{self, Actor, Person, Tenant, TenantId};
use crate::repositories::people::Credentials;
use crate::repositories::providers::{self, Provider};
use crate::repositories::{audit, people};
use crate::{Error, time};
use fetch::Fetch;

/// Where a provider sends a browser back to; the id of the tenant follows. Each tenant has an address of its own, so that the
/// answer of one provider cannot be taken for that of another. <https://www.rfc-editor.org/rfc/rfc9700#section-4.4>
pub const CALLBACK: &str = "/auth/sso/callback";
/// Seconds that a sign-in may take at the provider.
pub const LIFETIME: i64 = 10 * 60;
const REFUSED: &str = "sso-refused";

/// The flow with one provider.
type RelyingParty = CoreClient<
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// What single sign-on works with.
#[derive(Clone, Debug)]
pub struct Client {
    fetch: Fetch,
    /// [`CALLBACK`] at the public address.
    callback: Url,
    /// Whether this service is reached at the loopback address: then providers may be there too.
    is_local: bool,
}

/// A sign-in that is at the provider now.
#[derive(Serialize, Deserialize)]
struct Pending {
    tenant: Tenant,
    state: String,
    nonce: String,
    verifier: String,
    /// In seconds since 1970.
    until: i64,
}

/// A sign-in that was begun.
#[derive(Clone, Debug)]
pub struct Begun {
    /// The provider's page that the browser is sent to.
    pub page: String,
    /// For the cookie.
    pub sealed: String,
}

/// What a provider sends back through the browser.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Answer {
    pub state: Option<String>,
    #[param(value_type = Option<String>)]
    pub code: Option<Secret>,
    /// Why the provider did not sign the person in.
    pub error: Option<String>,
    /// Which provider answers, where it says so. <https://www.rfc-editor.org/rfc/rfc9207>
    pub iss: Option<String>,
}

/// Whom a provider says it is.
struct Somebody {
    subject: String,
    email: String,
}

impl Client {
    /// # Errors
    /// When the public address is none, or the authorities cannot be read.
    pub fn new(settings: &contract::Identity, host: &contract::Host) -> Result<Self, Error> {
        let address = settings.public_url.trim_end_matches('/');
        let no_url = |_| Error::Build(format!("`PUBLIC_URL` is `{address}`: it is no address"));
        let callback = Url::parse(&format!("{address}{CALLBACK}")).map_err(no_url)?;
        let is_local = fetch::is_loopback(&callback);
        Ok(Self { fetch: Fetch::new(host, is_local)?, callback, is_local })
    }

    /// Where the provider of a tenant sends a browser back to.
    fn redirect(&self, tenant: TenantId) -> RedirectUrl {
        let mut url = self.callback.clone();
        let path = format!("{}/{tenant}", url.path());
        url.set_path(&path);
        RedirectUrl::from_url(url)
    }

    /// Sends a browser to the provider of a tenant; [`sessions::count`] was asked before.
    ///
    /// # Errors
    /// When the tenant has no provider, or it does not answer.
    pub async fn begin(
        &self,
        services: &Services,
        identity: &Identity,
        tenant: Tenant,
        hint: Option<String>,
    ) -> Result<Begun, Refusal> {
        let provider = providers::get(&services.db.tenant(tenant)).await?;
        let provider = provider.ok_or_else(|| Refusal::not_found("identity provider"))?;
        let party = self.party(identity, tenant, &provider).await?;
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let flow = CoreAuthenticationFlow::AuthorizationCode;
        let request = party.authorize_url(flow, CsrfToken::new_random, Nonce::new_random);
        let request = request.add_scope(Claims::new("email".to_owned())).set_pkce_challenge(challenge);
        let request = match hint {
            Some(hint) => request.set_login_hint(LoginHint::new(hint)),
            None => request,
        };
        let (page, state, nonce) = request.url();
        // What the provider says of itself leads a browser nowhere but to a page of the public network.
        fetch::check(&page, self.is_local).map_err(|why| {
            Refusal::not_now(
                "provider-failed",
                format!("the page of the identity provider cannot be opened: {why}"),
            )
        })?;
        let pending = Pending {
            tenant,
            state: state.into_secret(),
            nonce: nonce.secret().clone(),
            verifier: verifier.into_secret(),
            until: time::now() + LIFETIME,
        };
        let text = serde_json::to_vec(&pending).map_err(|error| Error::Build(error.to_string()))?;
        let sealed = tokens::hex(&identity.sealer.seal(Purpose::SignOn, &text)?);
        Ok(Begun { page: page.into(), sealed })
    }

    /// Signs in whom the provider of a tenant sends back.
    ///
    /// # Errors
    /// When the browser did not begin it with this tenant, the provider does not vouch for the person, or they may not sign in.
    pub async fn finish(
        &self,
        services: &Services,
        identity: &Identity,
        tenant: TenantId,
        (sealed, answer): (Option<&str>, Answer),
        from: &str,
    ) -> Result<Tokens, Refusal> {
        sessions::count(services, identity, from).await?;
        let pending = sealed.and_then(|sealed| open(identity, tenant, sealed));
        let pending = pending.ok_or_else(|| {
            Refusal::unauthenticated(
                REFUSED,
                "no sign-in was begun by this browser in the last ten minutes; begin again",
            )
        })?;
        let tenant = pending.tenant;
        let db = services.db.tenant(tenant);
        let provider = providers::get(&db).await?;
        let provider = provider.ok_or_else(|| Refusal::not_found("identity provider"))?;
        let somebody = match self.ask(identity, pending, &provider, answer).await {
            Ok(somebody) => somebody,
            Err(refusal) => {
                let detail = json!({ "why": refusal.to_string(), "from": from });
                audit::add(&db, "nobody", REFUSED, &detail).await?;
                return Err(refusal);
            }
        };
        let mut session = db.session().await?;
        let scope = session.begin().await?;
        // Asking took a while: the provider is held now, and must still be the one that was asked.
        let admitted = if providers::lock(&scope).await?.as_ref() == Some(&provider) {
            admit(&scope, &provider, &somebody).await?
        } else {
            Err("the tenant's identity provider was changed at this moment")
        };
        let signed_in = match admitted {
            Ok(person) => {
                let actor = Actor::Person(person.id).to_string();
                audit::add(&scope, &actor, "sso-signed-in", &json!({ "from": from })).await?;
                Ok(sessions::open(&scope, identity, tenant, &person).await?)
            }
            Err(why) => {
                let detail = json!({ "why": why, "email": somebody.email, "from": from });
                audit::add(&scope, "nobody", REFUSED, &detail).await?;
                Err(Refusal::forbidden(format!("{why}; ask an admin of the tenant")))
            }
        };
        scope.commit().await?;
        signed_in
    }

    /// Whom the provider vouches for, by its answer.
    async fn ask(
        &self,
        identity: &Identity,
        pending: Pending,
        provider: &Provider,
        answer: Answer,
    ) -> Result<Somebody, Refusal> {
        if !answer.state.is_some_and(|state| tokens::equal(&state, &pending.state)) {
            return Err(Refusal::unauthenticated(REFUSED, "the answer is to another sign-in; begin again"));
        }
        if answer.iss.is_some_and(|issuer| issuer != provider.issuer) {
            return Err(Refusal::unauthenticated(REFUSED, "another provider answers; begin again"));
        }
        let (Some(code), None) = (answer.code, answer.error) else {
            return Err(Refusal::unauthenticated(REFUSED, "the provider did not sign you in; begin again"));
        };
        let party = self.party(identity, pending.tenant, provider).await?;
        let request = party
            .exchange_code(AuthorizationCode::new(code.expose().to_owned()))
            .map_err(|error| provider_away(&error))?;
        let request = request.set_pkce_verifier(PkceCodeVerifier::new(pending.verifier));
        let given = request.request_async(&self.fetch).await.map_err(|error| match error {
            RequestTokenError::ServerResponse(_) => {
                Refusal::unauthenticated(REFUSED, "the provider refuses the sign-in; begin again")
            }
            error => provider_away(&error),
        })?;
        let verifier = party.id_token_verifier().set_allowed_algs([
            CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
            CoreJwsSigningAlgorithm::EcdsaP256Sha256,
        ]);
        let token = given.id_token().ok_or_else(|| {
            Refusal::unauthenticated(
                REFUSED,
                "the provider gives no ID token; its administrator can mend that",
            )
        })?;
        let claims = token.claims(&verifier, &Nonce::new(pending.nonce)).map_err(|error| {
            tracing::warn!(error = crate::chain(&error), "an ID token is refused");
            Refusal::unauthenticated(REFUSED, "the provider's ID token cannot be believed")
        })?;
        somebody(claims)
    }

    /// The flow with a provider, as its metadata and keys are now.
    async fn party(
        &self,
        identity: &Identity,
        tenant: Tenant,
        provider: &Provider,
    ) -> Result<RelyingParty, Refusal> {
        let issuer = IssuerUrl::new(provider.issuer.clone()).map_err(|error| provider_away(&error))?;
        let metadata = CoreProviderMetadata::discover_async(issuer, &self.fetch).await;
        let metadata = metadata.map_err(|error| provider_away(&error))?;
        let secret = identity.sealer.open(Purpose::ClientSecret(tenant.id), &provider.client_secret);
        let secret = secret.and_then(|secret| String::from_utf8(secret).ok());
        let secret = secret.ok_or(Error::Cryptography("the secret of a provider cannot be opened"))?;
        let client = ClientId::new(provider.client_id.clone());
        let party = CoreClient::from_provider_metadata(metadata, client, Some(ClientSecret::new(secret)));
        Ok(party.set_redirect_uri(self.redirect(tenant.id)))
    }
}

/// The sign-in that a browser began with a tenant.
fn open(identity: &Identity, tenant: TenantId, sealed: &str) -> Option<Pending> {
    let text = identity.sealer.open(Purpose::SignOn, &tokens::unhex(sealed)?)?;
    let pending: Pending = serde_json::from_slice(&text).ok()?;
    (pending.tenant.id == tenant && pending.until > time::now()).then_some(pending)
}

/// Only a provider that checked the address may say whose it is.
fn somebody(claims: &CoreIdTokenClaims) -> Result<Somebody, Refusal> {
    let email = claims.email().and_then(|email| models::email(email.as_str()));
    match (email, claims.email_verified()) {
        (Some(email), Some(true)) => Ok(Somebody { subject: claims.subject().as_str().to_owned(), email }),
        _ => Err(Refusal::unauthenticated(
            REFUSED,
            "the provider does not say that your e-mail address is verified; its administrator can mend that",
        )),
    }
}

/// The person whom a provider vouches for, made if they are new; or why they may not sign in. Whoever has a password is not taken over
/// by an address alone. They are held until the transaction ends.
async fn admit(
    scope: &Scope<'_>,
    provider: &Provider,
    Somebody { subject, email }: &Somebody,
) -> Result<Result<Person, &'static str>, Error> {
    let known = people::lock_subject(scope, subject).await?;
    let person = match known {
        Some(person) => Some(person),
        None => match lock_email(scope, email).await? {
            Some(found) if found.password.is_none() && !found.person.single_sign_on => {
                people::set_subject(scope, found.person.id, subject).await?;
                Some(found.person)
            }
            Some(_) => return Ok(Err("somebody with this e-mail address signs in another way")),
            None => people::create(scope, email, provider.role, None, Some(subject)).await?,
        },
    };
    Ok(match person {
        Some(person) if person.disabled => Err("this person is disabled"),
        Some(person) => Ok(person),
        None => Err("somebody else signed in with the same name at this moment"),
    })
}

/// Whoever has an e-mail address, held until the transaction ends.
async fn lock_email(scope: &Scope<'_>, email: &str) -> Result<Option<Credentials>, Error> {
    match people::of_email(scope, email).await? {
        Some(found) => people::lock_credentials(scope, found.person.id).await,
        None => Ok(None),
    }
}

/// The cause goes to the log: it is the tenant's provider, and its administrator's to mend.
fn provider_away(error: &(dyn std::error::Error + 'static)) -> Refusal {
    tracing::warn!(error = crate::chain(error), "an identity provider cannot be used");
    Refusal::not_now(
        "provider-away",
        "the tenant's identity provider does not answer as it should; try again later",
    )
}
