//! What a finding is.

use std::fmt;

/// What a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    Email,
    Phone,
    /// The number of a payment card.
    Card,
    Iban,
    /// A number that a state gave to a person.
    NationalId,
    IpAddress,
    /// A key of an API or of a cloud, or a private key.
    Key,
    /// What signs in: a JSON Web Token, a bearer token, a password.
    Token,
}

impl Kind {
    pub const ALL: [Self; 8] = [
        Self::Email,
        Self::Phone,
        Self::Card,
        Self::Iban,
        Self::NationalId,
        Self::IpAddress,
        Self::Key,
        Self::Token,
    ];

    /// Its name in records and in labelled sets, as in `national_id`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Card => "card",
            Self::Iban => "iban",
            Self::NationalId => "national_id",
            Self::IpAddress => "ip_address",
            Self::Key => "key",
            Self::Token => "token",
        }
    }

    /// Its name in a placeholder, as in `NATIONAL_ID`.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Email => "EMAIL",
            Self::Phone => "PHONE",
            Self::Card => "CARD",
            Self::Iban => "IBAN",
            Self::NationalId => "NATIONAL_ID",
            Self::IpAddress => "IP_ADDRESS",
            Self::Key => "KEY",
            Self::Token => "TOKEN",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}
