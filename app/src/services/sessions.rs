//! Sign-ins: a password, and a one-time code where it is asked for, give an access token and a refresh token. A refresh token is good
//! once. Using it again means that somebody else has it, so the session ends, also when two honest requests race: no grace is given.

use std::time::Duration;

use contract::Secret;
use serde_json::{Value as Json, json};
use tracing::Instrument;

use super::access::{self, Access, Identity};
use super::attempts::Attempt;
use super::passwords::Check;
use super::permissions::{self, Action};
use super::{Refusal, Services, tokens, totp};
use crate::database::{Scope, TenantDb};
use crate::models::{self, Caller, Person, SessionId, Tenant, TenantId};
use crate::repositories::people::Credentials;
use crate::repositories::sessions::Found;
use crate::repositories::{self, audit, people};
use crate::{Error, time};

/// As long as an access token of the session may be believed in, and a little more.
const KNOWN_AS_ENDED: Duration = Duration::from_secs(access::LIFETIME.unsigned_abs() + 60);

/// Somebody who wants to sign in.
#[derive(Clone, Copy, Debug)]
pub struct SignIn<'a> {
    pub email: &'a str,
    pub password: &'a Secret,
    pub code: Option<&'a str>,
    /// Their address of the network.
    pub from: &'a str,
}

/// What a sign-in gives.
#[derive(Clone, Debug)]
pub struct Tokens {
    pub access: Secret,
    pub refresh: Secret,
    /// For a browser's page: what it sends back with every request that changes something.
    pub csrf: String,
}

/// How a refresh token came.
#[derive(Clone, Copy, Debug)]
pub enum Carried<'a> {
    /// In the body, put there by a program.
    Body,
    /// In a cookie, put there by a browser, with what the page proves itself by.
    Cookie { csrf: Option<&'a str> },
}

/// Counts an attempt to sign in from an address of the network: it comes before anything is looked up.
///
/// # Errors
/// When it is one too many.
pub async fn count(services: &Services, identity: &Identity, from: &str) -> Result<(), Refusal> {
    identity.attempts.count(&services.cache, Attempt::Address(from)).await
}

/// Signs a person in; [`count`] was asked before.
///
/// # Errors
/// When it was tried too often, the credentials are wrong, or they changed at this moment; which of them is not told.
pub async fn sign_in(
    services: &Services,
    identity: &Identity,
    tenant: Tenant,
    attempt: SignIn<'_>,
) -> Result<Tokens, Refusal> {
    let email = models::email(attempt.email).unwrap_or_default();
    identity.attempts.count(&services.cache, Attempt::Person(tenant.id, &email)).await?;
    let db = services.db.tenant(tenant);
    let (found, check) = believe(&db, identity, &email, attempt).await?;
    let step = step(identity, tenant, &found, attempt.code)?;
    // Hashed before the transaction: it takes a while.
    let rehashed = match check {
        Check::Outdated => Some(identity.passwords.hash(attempt.password).await?),
        Check::Wrong | Check::Right => None,
    };
    let from = json!({ "from": attempt.from });
    let mut session = db.session().await?;
    let scope = session.begin().await?;
    // All of that took a while: the person is held now, and must still be who they were.
    let held = people::lock_credentials(&scope, found.person.id).await?;
    let Some(held) = held.filter(|held| still_holds(&found, held)) else {
        let detail = json!({ "why": "changed meanwhile", "email": email, "from": attempt.from });
        audit::add(&scope, &actor(&found.person), "sign-in-refused", &detail).await?;
        scope.commit().await?;
        return Err(wrong_credentials());
    };
    let person = &held.person;
    let is_good = match step {
        Step::NotAsked => true,
        Step::Of(step) => people::use_step(&scope, person.id, step).await?,
        Step::Wrong => false,
    };
    if !is_good {
        audit::add(&scope, &actor(person), "code-refused", &from).await?;
        scope.commit().await?;
        return Err(Refusal::unauthenticated("code-refused", "the one-time code is wrong, or was used"));
    }
    if let Some(hash) = &rehashed {
        people::set_password(&scope, person.id, hash).await?;
    }
    let tokens = open(&scope, identity, tenant, person).await?;
    audit::add(&scope, &actor(person), "signed-in", &from).await?;
    scope.commit().await?;
    Ok(tokens)
}

/// Whoever has this e-mail address and password, and how the password is kept.
async fn believe(
    db: &TenantDb,
    identity: &Identity,
    email: &str,
    attempt: SignIn<'_>,
) -> Result<(Credentials, Check), Refusal> {
    let found = people::of_email(db, email).await?;
    let hash = found.as_ref().and_then(|found| found.password.as_ref());
    // Also when there is nobody: the time does not tell.
    let check = identity.passwords.check(attempt.password, hash).await?;
    let (who, why) = match found {
        Some(found) if check == Check::Wrong => (actor(&found.person), "wrong password"),
        Some(found) if found.person.disabled => (actor(&found.person), "disabled"),
        Some(found) => return Ok((found, check)),
        None => ("nobody".to_owned(), "unknown address"),
    };
    let detail = json!({ "why": why, "email": email, "from": attempt.from });
    audit::add(db, &who, "sign-in-refused", &detail).await?;
    Err(wrong_credentials())
}

/// Whether what was believed of a person is so now that they are held: the password that was checked, that they may sign in, and
/// the secret that their code was checked with.
fn still_holds(believed: &Credentials, held: &Credentials) -> bool {
    let is_same_password = match (&believed.password, &held.password) {
        (Some(before), Some(now)) => tokens::equal(before.expose(), now.expose()),
        _ => false,
    };
    let asks = held.person.one_time_codes;
    let is_same_code = believed.person.one_time_codes == asks && (!asks || believed.totp == held.totp);
    is_same_password && is_same_code && !held.person.disabled
}

/// What a one-time code is worth.
enum Step {
    NotAsked,
    /// It belongs to this time step.
    Of(i64),
    Wrong,
}

fn step(
    identity: &Identity,
    tenant: Tenant,
    found: &Credentials,
    code: Option<&str>,
) -> Result<Step, Refusal> {
    if !found.person.one_time_codes {
        return Ok(Step::NotAsked);
    }
    let code =
        code.ok_or_else(|| Refusal::unauthenticated("code-needed", "send `code`, a one-time code, as well"))?;
    let Some(sealed) = &found.totp else { return Ok(Step::Wrong) };
    Ok(totp::step(identity, tenant, found.person.id, sealed, code)?.map_or(Step::Wrong, Step::Of))
}

/// Does the work of a sign-in whose tenant is not known, and refuses it as one with a wrong password.
///
/// # Errors
/// Always.
pub async fn refuse(identity: &Identity, attempt: SignIn<'_>) -> Result<Tokens, Refusal> {
    identity.passwords.check(attempt.password, None).await?;
    Err(wrong_credentials())
}

/// Begins a session of a person, in the transaction that found that they may.
///
/// # Errors
/// When Postgres does not answer.
pub(super) async fn open(
    scope: &Scope<'_>,
    identity: &Identity,
    tenant: Tenant,
    person: &Person,
) -> Result<Tokens, Error> {
    let session = repositories::sessions::create(scope, person.id).await?;
    let access = Access { tenant, person: person.id, role: person.role, session };
    give(scope, identity, &access).await
}

/// Uses a refresh token and gives the next one.
///
/// # Errors
/// When the token is unknown, over or was used, it was tried too often, or a browser's page does not prove itself.
pub async fn refresh(
    services: &Services,
    identity: &Identity,
    token: &Secret,
    carried: Carried<'_>,
    from: &str,
) -> Result<Tokens, Refusal> {
    let tenant = match tenant_of(token.expose()) {
        Some(id) => repositories::tenants::of_id(&services.db, id).await?.filter(|found| found.ready),
        None => None,
    };
    let tenant = tenant.ok_or_else(over)?.tenant;
    let db = services.db.tenant(tenant);
    let digest = tokens::digest(token.expose());
    let found = repositories::sessions::of_token(&db, &digest).await?.ok_or_else(over)?;
    if let Carried::Cookie { csrf } = carried {
        prove(identity, tenant.id, found.session, csrf)?;
    }
    identity.attempts.count(&services.cache, Attempt::Refresh(tenant.id, found.session)).await?;
    let used = (found, digest.as_slice());
    if let Some(tokens) = next(&db, identity, tenant, used, from).await? {
        return Ok(tokens);
    }
    if repositories::sessions::of_token(&db, &digest).await?.is_some_and(|found| found.used) {
        let ending = Ending {
            session: found.session,
            why: "reused",
            actor: models::Actor::Person(found.person).to_string(),
            event: "refresh-reused",
            detail: json!({ "session": found.session, "from": from }),
        };
        to_its_end(end(services.clone(), tenant, ending)).await?;
    }
    Err(over())
}

/// The next tokens for a refresh token; nothing when it cannot be used.
async fn next(
    db: &TenantDb,
    identity: &Identity,
    tenant: Tenant,
    (found, digest): (Found, &[u8]),
    from: &str,
) -> Result<Option<Tokens>, Error> {
    let mut session = db.session().await?;
    let scope = session.begin().await?;
    if !repositories::sessions::use_token(&scope, digest).await? {
        return Ok(None);
    }
    let Some(person) = people::get(&scope, found.person).await? else { return Ok(None) };
    let access = Access { tenant, person: person.id, role: person.role, session: found.session };
    let tokens = give(&scope, identity, &access).await?;
    let detail = json!({ "session": found.session, "from": from });
    audit::add(&scope, &actor(&person), "refreshed", &detail).await?;
    scope.commit().await?;
    Ok(Some(tokens))
}

/// Ends the session that the caller's token belongs to.
///
/// # Errors
/// When a program asks: its token has no session.
pub async fn sign_out(caller: &Caller, services: &Services, from: &str) -> Result<(), Refusal> {
    permissions::require(caller, Action::SelfRead)?;
    let session = caller.session.ok_or_else(|| {
        Refusal::forbidden("only a person who signed in may sign out; an API token has no session")
    })?;
    let ending = Ending {
        session,
        why: "signed out",
        actor: caller.actor.to_string(),
        event: "signed-out",
        detail: json!({ "from": from }),
    };
    to_its_end(end(services.clone(), caller.tenant, ending)).await
}

/// The end of a session, and how it is written down.
struct Ending {
    session: SessionId,
    why: &'static str,
    actor: String,
    event: &'static str,
    detail: Json,
}

async fn end(services: Services, tenant: Tenant, ending: Ending) -> Result<(), Refusal> {
    let Ending { session: id, why, actor, event, detail } = ending;
    let mut session = services.db.tenant(tenant).session().await?;
    let scope = session.begin().await?;
    repositories::sessions::end(&scope, id, why).await?;
    audit::add(&scope, &actor, event, &detail).await?;
    scope.commit().await?;
    tell_ended(&services, tenant, &[id]).await;
    Ok(())
}

/// Does work to its end, also when nobody waits for it any more: a client that hangs up between the end of sessions and
/// [`tell_ended`] must not leave their access tokens good.
///
/// # Errors
/// As the work, and when the process stops before it.
pub(super) async fn to_its_end<T: Send + 'static>(
    work: impl Future<Output = Result<T, Refusal>> + Send + 'static,
) -> Result<T, Refusal> {
    let done = tokio::spawn(work.in_current_span()).await;
    done.unwrap_or_else(|_| Err(Refusal::not_now("interrupted", "the service stops; try again")))
}

/// Tells every process that sessions ended, so that their access tokens are refused at once. Without Redis they are good until they
/// are over.
pub(super) async fn tell_ended(services: &Services, tenant: Tenant, ended: &[SessionId]) {
    for session in ended {
        let told = services.cache.raise(tenant.id, &flag(*session), KNOWN_AS_ENDED).await;
        if !told {
            tracing::warn!(%session, "Redis is away: the access tokens of an ended session are good until they are over");
        }
    }
}

/// Whether a session is known to have ended.
pub async fn has_ended(services: &Services, tenant: Tenant, session: SessionId) -> bool {
    services.cache.is_raised(tenant.id, &flag(session)).await.unwrap_or(false)
}

/// Whether a browser's page sent what only pages of this service can read: the `csrf` cookie.
///
/// # Errors
/// When it did not.
pub fn prove(
    identity: &Identity,
    tenant: TenantId,
    session: SessionId,
    csrf: Option<&str>,
) -> Result<(), Refusal> {
    if csrf.is_some_and(|csrf| tokens::equal(csrf, &identity.csrf(tenant, session))) {
        return Ok(());
    }
    let detail = "send the header `X-CSRF-Token` with the value of the cookie `csrf`".to_owned();
    Err(Refusal::Refused { kind: super::refusal::Kind::Forbidden, code: "csrf", detail, retry_after: None })
}

async fn give(scope: &Scope<'_>, identity: &Identity, access: &Access) -> Result<Tokens, Error> {
    let refresh = format!("r{}.{}", access.tenant.id, tokens::random()?);
    repositories::sessions::add_token(scope, access.session, &tokens::digest(&refresh)).await?;
    Ok(Tokens {
        access: Secret::new(identity.issue(access, time::now())?),
        refresh: Secret::new(refresh),
        csrf: identity.csrf(access.tenant.id, access.session),
    })
}

fn actor(person: &Person) -> String {
    models::Actor::Person(person.id).to_string()
}

fn flag(session: SessionId) -> String {
    format!("session-ended:{session}")
}

fn over() -> Refusal {
    Refusal::unauthenticated("session-over", "the session is over; sign in again")
}

fn wrong_credentials() -> Refusal {
    Refusal::unauthenticated("wrong-credentials", "the tenant, e-mail address or password is wrong")
}

/// The tenant that a refresh token names.
fn tenant_of(token: &str) -> Option<TenantId> {
    let (tenant, random) = token.strip_prefix('r')?.split_once('.')?;
    let is_random = random.len() == 64 && random.bytes().all(|byte| byte.is_ascii_hexdigit());
    tenant.parse().ok().filter(|_| is_random).map(TenantId)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::{PersonId, Role};

    fn somebody() -> Credentials {
        let person = Person {
            id: PersonId(1),
            email: "a@example.com".to_owned(),
            role: Role::Viewer,
            disabled: false,
            one_time_codes: true,
            single_sign_on: false,
        };
        Credentials { person, password: Some(Secret::new("a hash".to_owned())), totp: Some(vec![1]) }
    }

    #[test]
    fn who_changed_while_their_password_was_checked_does_not_sign_in() {
        let same = |change: fn(&mut Credentials)| {
            let mut held = somebody();
            change(&mut held);
            still_holds(&somebody(), &held)
        };
        assert!(same(|_| {}));
        assert!(same(|held| held.person.role = Role::Admin), "the role is taken as it is now");
        assert!(!same(|held| held.password = Some(Secret::new("another hash".to_owned()))));
        assert!(!same(|held| held.password = None));
        assert!(!same(|held| held.person.disabled = true));
        assert!(!same(|held| held.person.one_time_codes = false));
        assert!(!same(|held| held.totp = Some(vec![2])));
    }

    #[test]
    fn a_refresh_token_names_its_tenant() {
        let random = "0".repeat(64);
        assert_eq!(tenant_of(&format!("r12.{random}")), Some(TenantId(12)));
        for token in ["", "r", "r12", "r12.", "r12.00", &format!("12.{random}"), &format!("rx.{random}")] {
            assert_eq!(tenant_of(token), None, "{token}");
        }
    }
}
