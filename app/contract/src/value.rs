//! The types that a setting may have, and how their text is read.

use std::fmt;

use serde::Deserialize;

/// A type that a setting can be read as.
pub trait Setting: Sized {
    /// What a person should have written, to follow the word "expected".
    const EXPECTED: &'static str;
    fn parse(text: &str) -> Option<Self>;
}

impl Setting for String {
    const EXPECTED: &'static str = "a text that is not empty";
    fn parse(text: &str) -> Option<Self> {
        (!text.is_empty()).then(|| text.to_owned())
    }
}

impl Setting for u16 {
    const EXPECTED: &'static str = "a port number from 1 to 65535";
    fn parse(text: &str) -> Option<Self> {
        text.parse().ok().filter(|port| *port > 0)
    }
}

impl Setting for u32 {
    const EXPECTED: &'static str = "a whole number from 1";
    fn parse(text: &str) -> Option<Self> {
        text.parse().ok().filter(|number| *number > 0)
    }
}

/// A share of a whole.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ratio(pub f64);

impl Setting for Ratio {
    const EXPECTED: &'static str = "a number from 0 to 1";
    fn parse(text: &str) -> Option<Self> {
        text.parse().ok().filter(|ratio| (0.0..=1.0).contains(ratio)).map(Self)
    }
}

/// Whether a connection is encrypted, and how its certificate is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tls {
    /// Plain text: on this machine only.
    Off,
    /// Encrypted; the certificate must come from a known authority and name the host.
    Verify,
}

impl Setting for Tls {
    const EXPECTED: &'static str = "`off` or `verify`";
    fn parse(text: &str) -> Option<Self> {
        match text {
            "off" => Some(Tls::Off),
            "verify" => Some(Tls::Verify),
            _ => None,
        }
    }
}

/// Where another service answers, if there is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address(pub Option<String>);

impl Setting for Address {
    const EXPECTED: &'static str = "`none` or an address that begins with http:// or https://";
    fn parse(text: &str) -> Option<Self> {
        let is_address = text.starts_with("http://") || text.starts_with("https://");
        match text {
            "none" => Some(Self(None)),
            address if is_address => Some(Self(Some(address.trim_end_matches('/').to_owned()))),
            _ => None,
        }
    }
}

/// A text that must not be shown. It has no equality: comparing it as texts are compared tells where they differ.
#[derive(Clone, Deserialize)]
pub struct Secret(String);

impl Secret {
    #[must_use]
    pub fn new(text: String) -> Self {
        Self(text)
    }

    /// The text itself, for the one place that needs it.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

impl Setting for Secret {
    const EXPECTED: &'static str = "a secret of at least 16 characters";
    fn parse(text: &str) -> Option<Self> {
        (text.len() >= 16).then(|| Self(text.to_owned()))
    }
}

/// A user name and a password, in the JSON that Secrets Manager keeps for RDS.
/// <https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_secret_json_structure.html>
#[derive(Clone, Debug, Deserialize)]
pub struct Credentials {
    pub username: String,
    pub password: Secret,
}

impl Setting for Credentials {
    const EXPECTED: &'static str = "JSON with the texts `username` and `password`";
    fn parse(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }
}
