//! Random tokens: shown once, kept as digests.

use std::fmt::Write;

use sha2::{Digest, Sha256};

use crate::Error;

/// What API tokens begin with.
pub const API_TOKEN: &str = "flow_";

/// A new API token.
///
/// # Errors
/// When the system has no randomness to give.
pub fn generate() -> Result<String, Error> {
    Ok(format!("{API_TOKEN}{}", random()?))
}

/// 32 random bytes in 64 hexadecimal digits.
///
/// # Errors
/// When the system has no randomness to give.
pub fn random() -> Result<String, Error> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(|_| Error::Cryptography("the system has no randomness to give"))?;
    Ok(hex(&bytes))
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

/// Two hexadecimal digits a byte.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing to a text cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// The bytes of a text of hexadecimal digits; nothing when it is none.
#[must_use]
pub fn unhex(text: &str) -> Option<Vec<u8>> {
    let digit = |byte: &u8| char::from(*byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    if !text.len().is_multiple_of(2) {
        return None;
    }
    text.as_bytes()
        .chunks_exact(2)
        .map(|pair| Some((digit(pair.first()?)? << 4) | digit(pair.last()?)?))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hexadecimal_digits_are_read_back() {
        assert_eq!(unhex(&hex(&[0, 15, 16, 255])), Some(vec![0, 15, 16, 255]));
        for text in ["0", "0g", "é", "+1"] {
            assert_eq!(unhex(text), None, "{text}");
        }
    }

    #[test]
    fn only_the_same_secret_is_equal() {
        assert!(equal("one", "one"));
        assert!(!equal("one", "two") && !equal("one", "one ") && !equal("", "one"));
    }
}
