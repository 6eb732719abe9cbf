//! People of a tenant, and what they change of themselves.

use contract::Secret;
use serde_json::json;

use super::access::Identity;
use super::attempts::Attempt;
use super::passwords::{self, Check};
use super::permissions::{self, Action};
use super::{Refusal, Services, sessions};
use crate::models::{self, Actor, Caller, NewPerson, Person, PersonChange, PersonId};
use crate::repositories::{self, audit};

/// Creates a person. The first one of a tenant is created with an API token.
///
/// # Errors
/// When the caller may not, the address or password cannot be used, or there is a person with that address.
pub async fn create(
    caller: &Caller,
    identity: &Identity,
    new: &NewPerson,
    from: &str,
) -> Result<Person, Refusal> {
    permissions::require(caller, Action::PersonWrite)?;
    let email = models::email(&new.email)
        .ok_or_else(|| Refusal::invalid("invalid-email", "`email` is no address such as a.b@example.com"))?;
    let password = match &new.password {
        Some(password) => {
            passwords::may_be_chosen(password, &email)?;
            Some(identity.passwords.hash(password).await?)
        }
        None => None,
    };
    let mut session = caller.db.session().await?;
    let scope = session.begin().await?;
    let person = repositories::people::create(&scope, &email, new.role, password.as_ref(), None).await?;
    let Some(person) = person else {
        return Err(Refusal::conflict(
            "email-taken",
            format!("there is a person with the address `{email}`"),
        ));
    };
    let detail = json!({ "person": person.id, "email": email, "role": new.role, "from": from });
    audit::add(&scope, &caller.actor.to_string(), "person-created", &detail).await?;
    scope.commit().await?;
    Ok(person)
}

/// The people after an id, at most `limit`.
///
/// # Errors
/// When the caller may not.
pub async fn list(caller: &Caller, after: i64, limit: i64) -> Result<Vec<Person>, Refusal> {
    permissions::require(caller, Action::PersonRead)?;
    Ok(repositories::people::list(&caller.db, after, limit).await?)
}

/// # Errors
/// When the caller may not, or there is no such person.
pub async fn get(caller: &Caller, id: PersonId) -> Result<Person, Refusal> {
    permissions::require(caller, Action::PersonRead)?;
    let person = repositories::people::get(&caller.db, id).await?;
    person.ok_or_else(|| Refusal::not_found("person"))
}

/// Changes what a person may do. Their sessions end, so that what they were given before is worth nothing.
///
/// # Errors
/// When the caller may not, or there is no such person.
pub async fn change(
    caller: &Caller,
    services: &Services,
    id: PersonId,
    change: PersonChange,
    from: &str,
) -> Result<Person, Refusal> {
    permissions::require(caller, Action::PersonWrite)?;
    let (caller, services, from) = (caller.clone(), services.clone(), from.to_owned());
    sessions::to_its_end(async move { apply(&caller, &services, id, change, &from).await }).await
}

async fn apply(
    caller: &Caller,
    services: &Services,
    id: PersonId,
    change: PersonChange,
    from: &str,
) -> Result<Person, Refusal> {
    let mut session = caller.db.session().await?;
    let scope = session.begin().await?;
    let before = repositories::people::lock(&scope, id).await?;
    let before = before.ok_or_else(|| Refusal::not_found("person"))?;
    let role = change.role.unwrap_or(before.role);
    let disabled = change.disabled.unwrap_or(before.disabled);
    if (role, disabled) == (before.role, before.disabled) {
        return Ok(before);
    }
    repositories::people::change(&scope, id, role, disabled).await?;
    let actor = caller.actor.to_string();
    if role != before.role {
        let detail = json!({ "person": id, "before": before.role, "role": role, "from": from });
        audit::add(&scope, &actor, "role-changed", &detail).await?;
    }
    if disabled != before.disabled {
        let event = if disabled { "person-disabled" } else { "person-enabled" };
        audit::add(&scope, &actor, event, &json!({ "person": id, "from": from })).await?;
    }
    let ended = repositories::sessions::end_of_person(&scope, id, None, "person changed").await?;
    scope.commit().await?;
    sessions::tell_ended(services, caller.tenant, &ended).await;
    Ok(Person { role, disabled, ..before })
}

/// The person who asks; nothing for a program with a token.
///
/// # Errors
/// When they were removed meanwhile.
pub async fn me(caller: &Caller) -> Result<Option<Person>, Refusal> {
    permissions::require(caller, Action::SelfRead)?;
    match caller.actor {
        Actor::Token => Ok(None),
        Actor::Person(id) => {
            let person = repositories::people::get(&caller.db, id).await?;
            person.map(Some).ok_or_else(|| Refusal::not_found("person"))
        }
    }
}

/// Changes the password of whoever asks; their other sessions end.
///
/// # Errors
/// When the caller is no person, the old password is wrong, was tried too often, or the new one may not be chosen.
pub async fn change_password(
    caller: &Caller,
    services: &Services,
    identity: &Identity,
    (old, new): (&Secret, &Secret),
    from: &str,
) -> Result<(), Refusal> {
    permissions::require(caller, Action::SelfRead)?;
    let id = who(caller)?;
    let found = repositories::people::of_id(&caller.db, id).await?;
    let found = found.ok_or_else(|| Refusal::not_found("person"))?;
    let attempt = Attempt::Person(caller.tenant.id, &found.person.email);
    identity.attempts.count(&services.cache, attempt).await?;
    if identity.passwords.check(old, found.password.as_ref()).await? == Check::Wrong {
        return Err(Refusal::invalid("wrong-password", "`old` is not your password"));
    }
    passwords::may_be_chosen(new, &found.person.email)?;
    let hash = identity.passwords.hash(new).await?;
    let (caller, services, from) = (caller.clone(), services.clone(), from.to_owned());
    sessions::to_its_end(async move { replace_password(&caller, &services, id, &hash, &from).await }).await
}

async fn replace_password(
    caller: &Caller,
    services: &Services,
    id: PersonId,
    hash: &Secret,
    from: &str,
) -> Result<(), Refusal> {
    let mut session = caller.db.session().await?;
    let scope = session.begin().await?;
    repositories::people::set_password(&scope, id, hash).await?;
    let why = "password changed";
    let ended = repositories::sessions::end_of_person(&scope, id, caller.session, why).await?;
    audit::add(&scope, &caller.actor.to_string(), "password-changed", &json!({ "from": from })).await?;
    scope.commit().await?;
    sessions::tell_ended(services, caller.tenant, &ended).await;
    Ok(())
}

/// The person who asks.
///
/// # Errors
/// When a program asks.
pub(super) fn who(caller: &Caller) -> Result<PersonId, Refusal> {
    match caller.actor {
        Actor::Person(id) => Ok(id),
        Actor::Token => Err(Refusal::forbidden("only a person who signed in may do this, no API token")),
    }
}
