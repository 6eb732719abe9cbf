//! What is stored so that only this service can read it: AES-256-GCM under a key of its own. The purpose is authenticated with it,
//! so what was sealed for one tenant or use does not open for another.

use std::fmt;

use aws_lc_rs::aead::{AES_256_GCM, Aad, NONCE_LEN, Nonce, RandomizedNonceKey};
use aws_lc_rs::error::Unspecified;

use crate::Error;
use crate::models::{PersonId, TenantId};

/// What a text is sealed for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// The secret of a person's one-time codes.
    Totp(TenantId, PersonId),
    /// The secret that a tenant's identity provider knows this service by.
    ClientSecret(TenantId),
    /// A sign-in that is at the tenant's provider now.
    SignOn,
}

impl fmt::Display for Purpose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Purpose::Totp(tenant, person) => write!(f, "totp:{tenant}:{person}"),
            Purpose::ClientSecret(tenant) => write!(f, "client-secret:{tenant}"),
            Purpose::SignOn => f.write_str("sign-on"),
        }
    }
}

/// Seals and opens.
#[derive(Debug)]
pub struct Sealer {
    key: RandomizedNonceKey,
}

impl Sealer {
    /// # Errors
    /// When the key cannot be used.
    pub fn new(key: &[u8; 32]) -> Result<Self, Error> {
        Ok(Self { key: RandomizedNonceKey::new(&AES_256_GCM, key).map_err(failed)? })
    }

    /// The nonce, then the ciphertext and its tag.
    ///
    /// # Errors
    /// When the system has no randomness to give.
    pub fn seal(&self, purpose: Purpose, plain: &[u8]) -> Result<Vec<u8>, Error> {
        let mut text = plain.to_vec();
        let aad = Aad::from(purpose.to_string());
        let nonce = self.key.seal_in_place_append_tag(aad, &mut text).map_err(failed)?;
        let nonce: &[u8; NONCE_LEN] = nonce.as_ref();
        Ok([nonce.as_slice(), text.as_slice()].concat())
    }

    /// What was sealed; nothing when it was changed, or sealed with another key or for another purpose.
    #[must_use]
    pub fn open(&self, purpose: Purpose, sealed: &[u8]) -> Option<Vec<u8>> {
        let (nonce, text) = sealed.split_at_checked(NONCE_LEN)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).ok()?;
        let mut text = text.to_vec();
        let plain = self.key.open_in_place(nonce, Aad::from(purpose.to_string()), &mut text).ok()?;
        Some(plain.to_vec())
    }
}

fn failed(_: Unspecified) -> Error {
    Error::Cryptography("a text cannot be sealed")
}

#[cfg(test)]
mod tests {
    use super::*;

    const PURPOSE: Purpose = Purpose::Totp(TenantId(1), PersonId(2));

    #[test]
    fn what_was_sealed_opens_for_the_same_purpose_only() {
        let sealer = Sealer::new(&[7; 32]).unwrap();
        let sealed = sealer.seal(PURPOSE, b"a secret").unwrap();
        assert_eq!(sealer.open(PURPOSE, &sealed).as_deref(), Some(b"a secret".as_slice()));
        assert!(!sealed.windows(8).any(|part| part == b"a secret"));
        for other in [
            Purpose::Totp(TenantId(2), PersonId(2)),
            Purpose::Totp(TenantId(1), PersonId(3)),
            Purpose::ClientSecret(TenantId(1)),
            Purpose::SignOn,
        ] {
            assert_eq!(sealer.open(other, &sealed), None, "{other}");
        }
        assert_eq!(Sealer::new(&[8; 32]).unwrap().open(PURPOSE, &sealed), None);
    }

    #[test]
    fn what_was_changed_does_not_open() {
        let sealer = Sealer::new(&[7; 32]).unwrap();
        let sealed = sealer.seal(PURPOSE, b"a secret").unwrap();
        for place in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[place] ^= 1;
            assert_eq!(sealer.open(PURPOSE, &changed), None, "byte {place}");
        }
        assert_eq!(sealer.open(PURPOSE, &[]), None);
        assert_eq!(sealer.open(PURPOSE, &sealed[..NONCE_LEN]), None);
    }

    #[test]
    fn the_same_text_is_never_sealed_alike() {
        let sealer = Sealer::new(&[7; 32]).unwrap();
        assert_ne!(sealer.seal(PURPOSE, b"a").unwrap(), sealer.seal(PURPOSE, b"a").unwrap());
    }
}
