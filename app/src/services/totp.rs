//! One-time codes by time: six digits every 30 seconds, each good once. <https://www.rfc-editor.org/rfc/rfc6238>

use serde_json::json;
use totp_rs::{Builder, Totp};

use super::access::Identity;
use super::permissions::{self, Action};
use super::sealed::Purpose;
use super::{Refusal, people};
use crate::models::{Caller, PersonId, Tenant};
use crate::repositories::{self, audit};
use crate::{Error, time};

/// In bytes: the length of the digest that codes are made with.
const SECRET: usize = 20;
/// As apps show it beside the code.
const ISSUER: &str = "Flow platform";

/// Gives the caller a secret for one-time codes, as the address that apps read; it is shown this once and asked for after
/// [`confirm`].
///
/// # Errors
/// When the caller is no person, or codes are asked for already.
pub async fn enrol(caller: &Caller, identity: &Identity) -> Result<String, Refusal> {
    permissions::require(caller, Action::SelfRead)?;
    let id = people::who(caller)?;
    let person = repositories::people::get(&caller.db, id).await?;
    let person = person.ok_or_else(|| Refusal::not_found("person"))?;
    let mut secret = vec![0; SECRET];
    getrandom::fill(&mut secret).map_err(|_| Error::Cryptography("the system has no randomness to give"))?;
    let sealed = identity.sealer.seal(Purpose::Totp(caller.tenant.id, id), &secret)?;
    if !repositories::people::enrol(&caller.db, id, &sealed).await? {
        return Err(Refusal::conflict("codes-on", "one-time codes are asked for already"));
    }
    let totp = totp(secret, &person.email)?;
    Ok(totp.to_url().map_err(|_| Error::Cryptography("a secret cannot be written as an address"))?)
}

/// Asks for one-time codes from now on, when the code shows that the caller's app has the secret.
///
/// # Errors
/// When the caller is no person, has no secret, or the code is wrong.
pub async fn confirm(caller: &Caller, identity: &Identity, code: &str, from: &str) -> Result<(), Refusal> {
    permissions::require(caller, Action::SelfRead)?;
    let id = people::who(caller)?;
    let found = repositories::people::of_id(&caller.db, id).await?;
    let sealed = found.filter(|found| !found.person.one_time_codes).and_then(|found| found.totp);
    let sealed =
        sealed.ok_or_else(|| Refusal::conflict("not-enrolled", "ask for a secret first: `POST /me/totp`"))?;
    let step = step(identity, caller.tenant, id, &sealed, code)?.ok_or_else(|| {
        Refusal::invalid("wrong-code", "the code is wrong; send the one that the app shows")
    })?;
    let mut session = caller.db.session().await?;
    let scope = session.begin().await?;
    if !repositories::people::turn_on(&scope, id, step, &sealed).await? {
        return Err(Refusal::conflict("not-enrolled", "the secret was replaced meanwhile; use the new one"));
    }
    audit::add(&scope, &caller.actor.to_string(), "totp-on", &json!({ "from": from })).await?;
    scope.commit().await?;
    Ok(())
}

/// The time step that a code belongs to, one before and one after now included; nothing when it is wrong.
///
/// # Errors
/// When the secret cannot be opened.
pub fn step(
    identity: &Identity,
    tenant: Tenant,
    person: PersonId,
    sealed: &[u8],
    code: &str,
) -> Result<Option<i64>, Error> {
    let secret = identity.sealer.open(Purpose::Totp(tenant.id, person), sealed);
    let secret = secret.ok_or(Error::Cryptography("the secret of one-time codes cannot be opened"))?;
    Ok(step_at(&totp(secret, "")?, code, time::now()))
}

fn step_at(totp: &Totp, code: &str, now: i64) -> Option<i64> {
    let is_code = code.len() == 6 && code.bytes().all(|byte| byte.is_ascii_digit());
    let now = u64::try_from(now).ok().filter(|_| is_code)?;
    totp.check(code, now).and_then(|step| i64::try_from(step).ok())
}

fn totp(secret: Vec<u8>, account: &str) -> Result<Totp, Error> {
    let totp = Builder::new().with_secret(secret).with_issuer(Some(ISSUER)).with_account_name(account);
    totp.build().map_err(|_| Error::Cryptography("the secret of one-time codes is too short"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The secret of <https://www.rfc-editor.org/rfc/rfc6238#appendix-B>, whose codes have eight digits of which these are the last.
    fn known() -> Totp {
        totp(b"12345678901234567890".to_vec(), "a@example.com").unwrap()
    }

    #[test]
    fn the_codes_are_those_of_the_standard() {
        for (now, code) in [(59, "287082"), (1_111_111_109, "081804"), (2_000_000_000, "279037")] {
            assert_eq!(step_at(&known(), code, now), Some(now / 30), "{code}");
        }
    }

    #[test]
    fn a_code_is_good_one_step_before_and_after() {
        for (now, step) in [(30, Some(1)), (0, Some(1)), (89, Some(1)), (90, None), (i64::MIN, None)] {
            assert_eq!(step_at(&known(), "287082", now), step, "{now}");
        }
    }

    #[test]
    fn what_is_no_code_is_wrong() {
        for code in ["", "28708", "2870820", "28708x", "287 82", "000000"] {
            assert_eq!(step_at(&known(), code, 59), None, "{code}");
        }
    }

    #[test]
    fn apps_are_told_whose_code_it_is() {
        let url = known().to_url().unwrap();
        assert!(url.starts_with("otpauth://totp/Flow%20platform:a%40example.com?secret="), "{url}");
    }
}
