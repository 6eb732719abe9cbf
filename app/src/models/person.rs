//! A person of a tenant.

use contract::Secret;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{PersonId, Role};

/// A person of a tenant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Person {
    pub id: PersonId,
    /// In lower case.
    pub email: String,
    pub role: Role,
    /// Whether they may not sign in.
    pub disabled: bool,
    /// Whether a sign-in with a password asks for a one-time code.
    pub one_time_codes: bool,
    /// Whether they signed in through the tenant's identity provider.
    pub single_sign_on: bool,
}

/// A person to be created.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPerson {
    #[schema(
        min_length = 3,
        max_length = 254,
        pattern = r"^[!#-'*+./0-9=?A-Z^-~-]+@[!#-'*+./0-9=?A-Z^-~-]+$"
    )]
    pub email: String,
    pub role: Role,
    /// From 14 to 200 characters; nothing for who signs in through the tenant's identity provider.
    #[serde(default)]
    #[schema(value_type = Option<String>, min_length = 14, max_length = 200)]
    pub password: Option<Secret>,
}

/// What is to become different of a person; what is not named stays.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PersonChange {
    #[serde(default)]
    pub role: Option<Role>,
    #[serde(default)]
    pub disabled: Option<bool>,
}

/// An e-mail address as it is kept: in lower case, of the letters that cannot be mistaken for others. Nothing when it is none.
#[must_use]
pub fn email(text: &str) -> Option<String> {
    let is_plain = text.bytes().all(|byte| byte.is_ascii_graphic() && !b":,;<>()[]\\\"".contains(&byte));
    let (name, host) = text.split_once('@')?;
    let is_address = !name.is_empty() && !host.is_empty() && !host.contains('@');
    ((3..=254).contains(&text.len()) && is_plain && is_address).then(|| text.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_kept_in_lower_case() {
        assert_eq!(email("Some.Body+tag@Example.COM").as_deref(), Some("some.body+tag@example.com"));
    }

    #[test]
    fn what_is_no_address_is_refused() {
        let long = format!("{}@example.com", "x".repeat(250));
        for text in
            ["", "a", "@b", "a@", "a@b@c", "a b@c", "a:b@c", "ä@example.com", "a@b\0", " a@b", "a@b\n", &long]
        {
            assert_eq!(email(text), None, "{text}");
        }
    }
}
