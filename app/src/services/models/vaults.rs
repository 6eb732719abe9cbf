//! What was taken out of one prompt: first of each value, then of the prompt as a whole. Answers pass both, the other way round.

use std::collections::BTreeMap;

use guard::{NotYours, Owner, Restorer, Vault};

/// The values that were replaced in one call. It lives as long as the call and is never stored.
#[derive(Debug)]
pub(super) struct Vaults {
    values: Vault,
    prompt: Vault,
}

impl Vaults {
    /// The salts are fresh, random and not the same: a placeholder of one is an ordinary text to the other.
    pub(super) fn new(owner: &Owner, [values, prompt]: [&str; 2]) -> Self {
        Self { values: Vault::new(owner.clone(), values), prompt: Vault::new(owner.clone(), prompt) }
    }

    /// The value of a field: its name says what it is, as `password` does.
    pub(super) fn redact_value(&mut self, name: &str, value: &str) -> String {
        // In quotes a password of several words is one; quotes of the value's own would end them.
        let quote = if value.contains('"') { "" } else { "\"" };
        self.values.redact_behind(&format!("{name}={quote}"), value)
    }

    pub(super) fn redact_prompt(&mut self, text: &str) -> String {
        self.prompt.redact(text)
    }

    /// An answer with the values in their places.
    pub(super) fn restore(&self, owner: &Owner, text: &str) -> Result<String, NotYours> {
        self.values.restore(owner, &self.prompt.restore(owner, text)?)
    }

    /// The same for an answer that comes in pieces.
    pub(super) fn restorer(&self, owner: &Owner) -> Result<Restorers<'_>, NotYours> {
        Ok(Restorers { values: self.values.restorer(owner)?, prompt: self.prompt.restorer(owner)? })
    }

    /// How many values of each kind were replaced.
    pub(super) fn counts(&self) -> BTreeMap<String, i64> {
        let mut counts = BTreeMap::new();
        for (kind, count) in self.values.counts().into_iter().chain(self.prompt.counts()) {
            *counts.entry(kind.label().to_owned()).or_default() += i64::try_from(count).unwrap_or(i64::MAX);
        }
        counts
    }
}

/// Restores an answer piece by piece.
#[derive(Debug)]
pub(super) struct Restorers<'a> {
    values: Restorer<'a>,
    prompt: Restorer<'a>,
}

impl Restorers<'_> {
    /// What can be said after another piece.
    pub(super) fn push(&mut self, chunk: &str) -> String {
        self.values.push(&self.prompt.push(chunk))
    }

    /// The rest.
    pub(super) fn finish(mut self) -> String {
        let mut rest = self.values.push(&self.prompt.finish());
        rest.push_str(&self.values.finish());
        rest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn owner() -> Owner {
        Owner { tenant: 1, user: "token".into() }
    }

    #[test]
    fn pieces_give_what_the_whole_gives() {
        let mut vaults = Vaults::new(&owner(), ["a3f9c2d1", "b4e8d1c2"]);
        let value = vaults.redact_value("note", "ann@example.com");
        let prompt = vaults.redact_prompt(&format!("From bob@example.com to {value}, ann@example.com."));
        assert!(!prompt.contains("example.com"), "{prompt}");
        let whole = vaults.restore(&owner(), &prompt).unwrap();
        assert_eq!(whole, "From bob@example.com to ann@example.com, ann@example.com.");
        for cut in 0..=prompt.len() {
            let mut restorers = vaults.restorer(&owner()).unwrap();
            let (one, two) = prompt.split_at(cut);
            let pieces = [restorers.push(one), restorers.push(two), restorers.finish()].concat();
            assert_eq!(pieces, whole, "cut at {cut}");
        }
        assert_eq!(vaults.counts(), BTreeMap::from([("EMAIL".to_owned(), 3)]));
    }

    #[test]
    fn the_name_of_a_field_says_what_its_value_is() {
        for (name, value, expected) in [
            ("password", "correct horse", "<TOKEN_1_a3f9c2d1>"),
            ("api_key", "the \"abcd1234\"", "the \"abcd1234\""),
            ("bsn", "111222333", "<NATIONAL_ID_1_a3f9c2d1>"),
            ("ssn", "219099999", "<NATIONAL_ID_1_a3f9c2d1>"),
            ("pin", "1234", "<TOKEN_1_a3f9c2d1>"),
            ("note", "111222333", "111222333"),
        ] {
            let mut vaults = Vaults::new(&owner(), ["a3f9c2d1", "b4e8d1c2"]);
            assert_eq!(vaults.redact_value(name, value), expected, "{name}");
        }
    }

    #[test]
    fn nobody_else_gets_anything_back() {
        let vaults = Vaults::new(&owner(), ["a3f9c2d1", "b4e8d1c2"]);
        let others =
            [Owner { tenant: 2, user: "token".into() }, Owner { tenant: 1, user: "person:1".into() }];
        for other in others {
            assert_eq!(vaults.restore(&other, "").err(), Some(NotYours));
            assert!(vaults.restorer(&other).is_err());
        }
    }
}
