//! API tokens: random, shown once, kept as digests.

use sha2::{Digest, Sha256};

/// A new token.
///
/// # Errors
/// When the system has no randomness to give.
pub fn generate() -> Result<String, getrandom::Error> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes)?;
    Ok(bytes.iter().fold(String::from("flow_"), |text, byte| text + &format!("{byte:02x}")))
}

/// What is kept of a token. Tokens are random, so an ordinary digest cannot be guessed back.
#[must_use]
pub fn digest(token: &str) -> Vec<u8> {
    Sha256::digest(token.as_bytes()).to_vec()
}

/// Compares two secrets in a time that does not tell where they differ.
#[must_use]
pub fn equal(left: &str, right: &str) -> bool {
    digest(left).iter().zip(digest(right)).fold(0, |seen, (a, b)| seen | (a ^ b)) == 0
}
