//! Requests that may come twice and are to be done once: the Idempotency-Key and the answer stand in the transaction of the work.
//! <https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/>

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value as Json;
use sha2::{Digest, Sha256};
use tokio_postgres::error::SqlState;

use super::Refusal;
use crate::Error;
use crate::database::Scope;
use crate::models::{Actor, Caller};
use crate::repositories::idempotency;

/// Characters of the longest key.
const LONGEST: usize = 200;

/// What a client names a request by; good for a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdempotencyKey {
    key: String,
    /// The method and the path that it came with.
    route: String,
}

impl IdempotencyKey {
    /// Nothing for a key that is not made of 1 to 200 visible characters of ASCII.
    #[must_use]
    pub fn new(key: &str, route: String) -> Option<Self> {
        let fits = (1..=LONGEST).contains(&key.len()) && key.bytes().all(|byte| byte.is_ascii_graphic());
        fits.then(|| Self { key: key.to_owned(), route })
    }
}

/// Does the work in one transaction, once for a key: the same request with the same key is given the answer of then, also when
/// both come at once. What was refused is not kept, and may be tried again. Answers with secrets must not pass here: they are
/// stored as they are.
///
/// # Errors
/// When the work is refused, or the key belongs to another request or to one that is still being worked on.
pub async fn once<T, W>(
    caller: &Caller,
    key: Option<&IdempotencyKey>,
    request: &impl Serialize,
    work: W,
) -> Result<T, Refusal>
where
    T: Serialize + DeserializeOwned,
    W: AsyncFnOnce(&Scope<'_>) -> Result<T, Refusal>,
{
    let mut session = caller.db.session().await?;
    let scope = session.begin().await?;
    if let Some(key) = key
        && let Some(answer) = before(&scope, key, &digest(caller.actor, key, request)?).await?
    {
        return serde_json::from_value(answer).map_err(|_| {
            Refusal::conflict("key-outdated", "the answer to this key is of an older service; use a new key")
        });
    }
    let answer = work(&scope).await?;
    if let Some(key) = key {
        let body = serde_json::to_value(&answer).map_err(Error::Json)?;
        idempotency::keep(&scope, &key.key, &body).await?;
    }
    scope.commit().await?;
    Ok(answer)
}

/// What was answered before; nothing when the key is this request's now.
async fn before(scope: &Scope<'_>, key: &IdempotencyKey, request: &[u8]) -> Result<Option<Json>, Refusal> {
    match idempotency::claim(scope, &key.key, request).await {
        Ok(true) => return Ok(None),
        Ok(false) => {}
        Err(Error::Postgres(error)) if error.code() == Some(&SqlState::LOCK_NOT_AVAILABLE) => {
            return Err(in_use());
        }
        Err(error) => return Err(error.into()),
    }
    let answered = idempotency::get(scope, &key.key).await?.ok_or_else(in_use)?;
    if answered.request == request {
        return Ok(Some(answered.body));
    }
    Err(Refusal::conflict("key-reused", "this Idempotency-Key came with another request; use a new one"))
}

fn in_use() -> Refusal {
    Refusal::conflict(
        "key-in-use",
        "the request with this Idempotency-Key is still being worked on; try again later",
    )
}

/// Who asks for what.
fn digest(actor: Actor, key: &IdempotencyKey, request: &impl Serialize) -> Result<Vec<u8>, Error> {
    let text = serde_json::to_vec(&(actor.to_string(), &key.route, request)).map_err(Error::Json)?;
    Ok(Sha256::digest(text).to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::PersonId;

    fn key(route: &str) -> IdempotencyKey {
        IdempotencyKey::new("k", route.to_owned()).unwrap()
    }

    #[test]
    fn a_key_is_visible_ascii_and_not_long() {
        for (text, fits) in [
            ("a", true),
            ("8e03978e-40d5-43dd", true),
            ("", false),
            ("a b", false),
            ("ä", false),
            ("a\n", false),
        ] {
            assert_eq!(IdempotencyKey::new(text, String::new()).is_some(), fits, "{text:?}");
        }
        assert!(IdempotencyKey::new(&"k".repeat(200), String::new()).is_some());
        assert!(IdempotencyKey::new(&"k".repeat(201), String::new()).is_none());
    }

    #[test]
    fn a_request_is_another_by_its_actor_its_route_or_its_body() {
        let of = |actor, route: &str, body: i64| digest(actor, &key(route), &body).unwrap();
        let one = of(Actor::Token, "POST /runs", 1);
        assert_eq!(one, of(Actor::Token, "POST /runs", 1));
        for other in [
            of(Actor::Person(PersonId(1)), "POST /runs", 1),
            of(Actor::Token, "POST /flows", 1),
            of(Actor::Token, "POST /runs", 2),
        ] {
            assert_ne!(one, other);
        }
    }
}
