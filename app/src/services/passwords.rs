//! Passwords: argon2id with the parameters that OWASP names, away from the threads that answer requests.
//! <https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html>

use std::sync::Arc;
use std::time::Duration;

use argon2::{Algorithm, Argon2, Params, PasswordHash, PasswordHasher, PasswordVerifier, Version};
use contract::Secret;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::Refusal;
use crate::Error;

/// KiB that one hash takes.
const MEMORY: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;
/// Hashes that are computed at once: two of them take 38 MiB.
const AT_ONCE: usize = 2;
/// How long a request waits for its turn.
const PATIENCE: Duration = Duration::from_secs(5);
/// In characters.
const SHORTEST: usize = 14;
const LONGEST: usize = 200;
/// What is checked when there is nobody to check: no password is known for it. It has the parameters of today.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// The work of hashing, of which only so much is done at once.
#[derive(Debug)]
pub struct Passwords {
    turns: Arc<Semaphore>,
}

/// What a check of a password says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Check {
    Wrong,
    Right,
    /// Right, but hashed with parameters of another time.
    Outdated,
}

impl Passwords {
    #[must_use]
    pub fn new() -> Self {
        Self { turns: Arc::new(Semaphore::new(AT_ONCE)) }
    }

    /// Hashes a password that may be chosen, in PHC format.
    ///
    /// # Errors
    /// When the process has too much to hash, or the system no randomness to give.
    pub async fn hash(&self, password: &Secret) -> Result<Secret, Refusal> {
        let password = password.clone();
        Ok(self.work(move || hash(&password)).await?.map(Secret::new)?)
    }

    /// Checks a password against a hash; without one it takes as long, and is wrong.
    ///
    /// # Errors
    /// When the process has too much to hash.
    pub async fn check(&self, password: &Secret, hash: Option<&Secret>) -> Result<Check, Refusal> {
        let (password, hash) = (password.clone(), hash.cloned());
        self.work(move || check(&password, hash.as_ref().map_or(NOBODY, Secret::expose))).await
    }

    async fn work<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, Refusal> {
        let turn = self.turn().await.ok_or_else(|| {
            Refusal::not_now("busy", "too many people sign in at this moment; try again in some seconds")
        })?;
        // The turn goes along: a request that is given up leaves its hash behind.
        let done = tokio::task::spawn_blocking(move || {
            let result = work();
            drop(turn);
            result
        });
        Ok(done.await.map_err(|_| Error::Cryptography("a password cannot be hashed"))?)
    }

    async fn turn(&self) -> Option<OwnedSemaphorePermit> {
        tokio::time::timeout(PATIENCE, Arc::clone(&self.turns).acquire_owned()).await.ok()?.ok()
    }
}

impl Default for Passwords {
    fn default() -> Self {
        Self::new()
    }
}

/// Whether a password may be chosen by whoever has this e-mail address.
///
/// # Errors
/// When it may not, with what to do.
pub fn may_be_chosen(password: &Secret, email: &str) -> Result<(), Refusal> {
    let length = password.expose().chars().count();
    if !(SHORTEST..=LONGEST).contains(&length) {
        let detail = format!("a password has from {SHORTEST} to {LONGEST} characters");
        return Err(Refusal::invalid("invalid-password", detail));
    }
    if password.expose().to_lowercase() == email {
        return Err(Refusal::invalid(
            "invalid-password",
            "the password is the e-mail address; choose another",
        ));
    }
    Ok(())
}

fn argon2() -> Result<Argon2<'static>, argon2::Error> {
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::new(MEMORY, PASSES, LANES, None)?))
}

fn hash(password: &Secret) -> Result<String, Error> {
    let failed = || Error::Cryptography("a password cannot be hashed");
    let argon2 = argon2().map_err(|_| failed())?;
    let hash = argon2.hash_password(password.expose().as_bytes()).map_err(|_| failed())?;
    Ok(hash.to_string())
}

fn check(password: &Secret, hash: &str) -> Check {
    let (Ok(argon2), Ok(hash)) = (argon2(), PasswordHash::new(hash)) else { return Check::Wrong };
    // Longer ones cannot have been chosen.
    let is_possible = password.expose().len() <= LONGEST * 4;
    if !is_possible || argon2.verify_password(password.expose().as_bytes(), &hash).is_err() {
        return Check::Wrong;
    }
    match Params::try_from(&hash) {
        Ok(params) if (params.m_cost(), params.t_cost(), params.p_cost()) == (MEMORY, PASSES, LANES) => {
            Check::Right
        }
        Ok(_) | Err(_) => Check::Outdated,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secret(text: &str) -> Secret {
        Secret::new(text.to_owned())
    }

    #[test]
    fn a_password_is_right_for_its_own_hash_only() {
        let kept = hash(&secret("correct horse battery")).unwrap();
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kept}");
        assert_eq!(check(&secret("correct horse battery"), &kept), Check::Right);
        assert_eq!(check(&secret("correct horse batterx"), &kept), Check::Wrong);
        assert_ne!(kept, hash(&secret("correct horse battery")).unwrap());
    }

    #[test]
    fn nobody_has_a_hash_that_can_be_checked() {
        assert_eq!(check(&secret("correct horse battery"), NOBODY), Check::Wrong);
        let nobody = PasswordHash::new(NOBODY).unwrap();
        let params = Params::try_from(&nobody).unwrap();
        assert_eq!((params.m_cost(), params.t_cost(), params.p_cost()), (MEMORY, PASSES, LANES));
    }

    #[test]
    fn a_hash_of_other_parameters_is_outdated() {
        let weak = Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::new(64, 1, 1, None).unwrap());
        let kept = weak.hash_password(b"correct horse battery").unwrap().to_string();
        assert_eq!(check(&secret("correct horse battery"), &kept), Check::Outdated);
    }

    #[test]
    fn short_long_and_obvious_passwords_are_refused() {
        let email = "somebody@example.com";
        for password in ["short", "thirteen-char", &"x".repeat(201), "Somebody@Example.com"] {
            assert!(may_be_chosen(&secret(password), email).is_err(), "{password}");
        }
        assert!(may_be_chosen(&secret("fourteen-chars"), email).is_ok());
    }
}
