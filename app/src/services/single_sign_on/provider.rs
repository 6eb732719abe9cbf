//! Which provider a tenant brings.

use contract::Secret;
use openidconnect::url::Url;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use super::{Client, fetch};
use crate::models::{Caller, Role, TenantId};
use crate::repositories::{self, audit, people, providers};
use crate::services::access::Identity;
use crate::services::permissions::{self, Action};
use crate::services::sealed::Purpose;
use crate::services::{Refusal, Services, sessions};

/// The identity provider that a tenant brings.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewProvider {
    /// Its address, exactly as it names itself; `/.well-known/openid-configuration` follows it.
    pub issuer: String,
    /// What this service is called there.
    #[schema(min_length = 1, max_length = 255)]
    pub client_id: String,
    #[schema(value_type = String, min_length = 1, max_length = 1024)]
    pub client_secret: Secret,
    /// What a person who signs in for the first time may do.
    pub role: Role,
}

/// The same without its secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ShownProvider {
    pub issuer: String,
    pub client_id: String,
    pub role: Role,
    /// What the provider must be told: where it sends browsers back to.
    pub redirect_uri: String,
}

impl Client {
    /// Sets the provider of the caller's tenant. When it is another one, the sessions end that were begun by the one before; with
    /// another issuer the names are forgotten by which that knew people.
    ///
    /// # Errors
    /// When the caller may not, or the issuer cannot be used.
    pub async fn set_provider(
        &self,
        caller: &Caller,
        services: &Services,
        identity: &Identity,
        new: &NewProvider,
        from: &str,
    ) -> Result<ShownProvider, Refusal> {
        permissions::require(caller, Action::ProviderWrite)?;
        self.check(new)?;
        let secret = new.client_secret.expose().as_bytes();
        let provider = providers::Provider {
            issuer: new.issuer.clone(),
            client_id: new.client_id.clone(),
            client_secret: identity.sealer.seal(Purpose::ClientSecret(caller.tenant.id), secret)?,
            role: new.role,
        };
        let shown = self.shown(caller.tenant.id, &provider);
        let (caller, services, from) = (caller.clone(), services.clone(), from.to_owned());
        sessions::to_its_end(async move { put(&caller, &services, &provider, &from).await }).await?;
        Ok(shown)
    }

    /// # Errors
    /// When the caller may not, or their tenant has no provider.
    pub async fn provider(&self, caller: &Caller) -> Result<ShownProvider, Refusal> {
        permissions::require(caller, Action::ProviderWrite)?;
        let provider = providers::get(&caller.db).await?;
        let provider = provider.ok_or_else(|| Refusal::not_found("identity provider"))?;
        Ok(self.shown(caller.tenant.id, &provider))
    }

    /// Removes the provider of the caller's tenant; who signed in through it stays, is signed out and cannot sign in again.
    ///
    /// # Errors
    /// When the caller may not, or their tenant has no provider.
    pub async fn remove_provider(
        &self,
        caller: &Caller,
        services: &Services,
        from: &str,
    ) -> Result<(), Refusal> {
        permissions::require(caller, Action::ProviderWrite)?;
        let (caller, services, from) = (caller.clone(), services.clone(), from.to_owned());
        sessions::to_its_end(async move { delete(&caller, &services, &from).await }).await
    }

    fn check(&self, new: &NewProvider) -> Result<(), Refusal> {
        let invalid = |detail: String| Refusal::invalid("invalid-provider", detail);
        let url = Url::parse(&new.issuer).map_err(|_| invalid("`issuer` is no address".to_owned()))?;
        fetch::check(&url, self.is_local)
            .map_err(|why| invalid(format!("`issuer` cannot be used: {why}")))?;
        if url.query().is_some() || url.fragment().is_some() {
            return Err(invalid("`issuer` cannot be used: it has a query or a fragment".to_owned()));
        }
        let (client_id, secret) = (new.client_id.chars().count(), new.client_secret.expose().chars().count());
        if !(1..=255).contains(&client_id) || !(1..=1024).contains(&secret) {
            let detail = "`client_id` has from 1 to 255 characters, `client_secret` from 1 to 1024";
            return Err(invalid(detail.to_owned()));
        }
        Ok(())
    }

    fn shown(&self, tenant: TenantId, provider: &providers::Provider) -> ShownProvider {
        ShownProvider {
            issuer: provider.issuer.clone(),
            client_id: provider.client_id.clone(),
            role: provider.role,
            redirect_uri: self.redirect(tenant).to_string(),
        }
    }
}

/// Puts a provider in the place of the one before.
async fn put(
    caller: &Caller,
    services: &Services,
    provider: &providers::Provider,
    from: &str,
) -> Result<(), Refusal> {
    let mut session = caller.db.session().await?;
    let scope = session.begin().await?;
    // Held: whoever is let in by it at this moment is waited for, and signed out as well.
    let before = providers::lock(&scope).await?;
    providers::put(&scope, provider).await?;
    let (same_issuer, same_client) = before.map_or((false, false), |before| {
        (before.issuer == provider.issuer, before.client_id == provider.client_id)
    });
    let ended = if same_issuer && same_client {
        Vec::new()
    } else {
        repositories::sessions::end_of_provider(&scope, "provider changed").await?
    };
    if !same_issuer {
        people::forget_subjects(&scope).await?;
    }
    let detail = json!({
        "issuer": provider.issuer, "client_id": provider.client_id, "role": provider.role,
        "sessions_ended": ended.len(), "from": from,
    });
    audit::add(&scope, &caller.actor.to_string(), "provider-changed", &detail).await?;
    scope.commit().await?;
    sessions::tell_ended(services, caller.tenant, &ended).await;
    Ok(())
}

async fn delete(caller: &Caller, services: &Services, from: &str) -> Result<(), Refusal> {
    let mut session = caller.db.session().await?;
    let scope = session.begin().await?;
    if !providers::delete(&scope).await? {
        return Err(Refusal::not_found("identity provider"));
    }
    let ended = repositories::sessions::end_of_provider(&scope, "provider removed").await?;
    people::forget_subjects(&scope).await?;
    let detail = json!({ "removed": true, "sessions_ended": ended.len(), "from": from });
    audit::add(&scope, &caller.actor.to_string(), "provider-changed", &detail).await?;
    scope.commit().await?;
    sessions::tell_ended(services, caller.tenant, &ended).await;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn client(public_url: &str) -> Client {
        let token_key = Secret::new("a key of at least 16".to_owned());
        let settings = contract::Identity { token_key, public_url: public_url.to_owned() };
        Client::new(&settings, &contract::Host::read(|_| None)).unwrap()
    }

    fn at(issuer: &str) -> NewProvider {
        let client_secret = Secret::new("a secret".to_owned());
        NewProvider {
            issuer: issuer.to_owned(),
            client_id: "us".to_owned(),
            client_secret,
            role: Role::Viewer,
        }
    }

    #[test]
    fn an_issuer_inside_the_network_is_refused() {
        let public = client("https://flows.example.com/");
        assert!(public.check(&at("https://login.example.com/")).is_ok());
        for issuer in
            ["http://127.0.0.1:1", "https://169.254.169.254", "https://login.example.com?x", "login"]
        {
            assert!(public.check(&at(issuer)).is_err(), "{issuer}");
        }
        assert!(client("http://127.0.0.1:3000").check(&at("http://127.0.0.1:1")).is_ok());
    }

    #[test]
    fn a_browser_is_sent_back_to_the_public_address_of_its_tenant() {
        let redirect = client("https://flows.example.com/").redirect(TenantId(7)).to_string();
        assert_eq!(redirect, "https://flows.example.com/auth/sso/callback/7");
    }
}
