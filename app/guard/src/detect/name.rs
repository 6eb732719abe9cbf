//! Names that say that what they are given is secret.

use super::character;

/// What can stand for a value.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Secret {
    /// Whatever a person may think of.
    Password,
    /// The same behind a word that also says how a test ended: `pass`.
    Pass,
    /// Four digits and more.
    Pin,
    /// What a machine made: it has a digit where no quotes say that it is a text.
    Key,
}

/// Names end with one of these, in any case.
const ENDINGS: &[(&str, Secret)] = &[
    ("password", Secret::Password),
    ("passwords", Secret::Password),
    ("passwd", Secret::Password),
    ("pwd", Secret::Password),
    ("passphrase", Secret::Password),
    ("passcode", Secret::Password),
    ("passwort", Secret::Password),
    ("kennwort", Secret::Password),
    ("wachtwoord", Secret::Password),
    ("contraseña", Secret::Password),
    ("contrasena", Secret::Password),
    ("mot de passe", Secret::Password),
    ("hasło", Secret::Password),
    ("senha", Secret::Password),
    ("secret", Secret::Key),
    ("secrets", Secret::Key),
    ("secret_key", Secret::Key),
    ("secret-key", Secret::Key),
    ("secretkey", Secret::Key),
    ("private_key", Secret::Key),
    ("privatekey", Secret::Key),
    ("api_key", Secret::Key),
    ("api-key", Secret::Key),
    ("api key", Secret::Key),
    ("apikey", Secret::Key),
    ("access_key", Secret::Key),
    ("access-key", Secret::Key),
    ("accesskey", Secret::Key),
    ("account_key", Secret::Key),
    ("accountkey", Secret::Key),
    ("token", Secret::Key),
    ("credential", Secret::Key),
    ("credentials", Secret::Key),
];

/// The same as words of their own: neither `compass` nor `spin`.
const WORDS: &[(&str, Secret)] = &[("pass", Secret::Pass), ("pin", Secret::Pin)];

/// What a name stands for.
pub(super) fn secret(name: &[u8]) -> Option<Secret> {
    // The last letters of all of them.
    let last = name.last()?.to_ascii_lowercase();
    if !b"deyantols".contains(&last) {
        return None;
    }
    let ending = ENDINGS.iter().find(|(ending, _)| start_of(name, ending).is_some());
    let word = || WORDS.iter().find(|(word, _)| start_of(name, word).is_some_and(|at| begins(name, at)));
    ending.or_else(word).map(|(_, secret)| *secret)
}

/// Where the ending of a name starts.
fn start_of(name: &[u8], ending: &str) -> Option<usize> {
    let start = name.len().checked_sub(ending.len())?;
    name[start..].eq_ignore_ascii_case(ending.as_bytes()).then_some(start)
}

/// Whether a word begins there: a part of `camelCase` and of `snake_case` is one.
fn begins(name: &[u8], at: usize) -> bool {
    let before = character::before(name, at);
    !before.is_ascii_alphabetic() || (name[at].is_ascii_uppercase() && before.is_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_name_is_a_word_of_its_own() {
        for name in ["DB_PASS", "userPass", "\"pass", "pin", "card-pin", "password", "clientSecret"] {
            assert!(secret(name.as_bytes()).is_some(), "{name}");
        }
        for name in ["compass", "spin", "BYPASS", "max_tokens", "key", ""] {
            assert!(secret(name.as_bytes()).is_none(), "{name}");
        }
    }
}
