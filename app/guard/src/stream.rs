//! Restores an answer that comes in pieces. What may be the beginning of a placeholder is held back, at most as many bytes as
//! the longest placeholder has.

use std::fmt;

use memchr::memchr;

use crate::Vault;
use crate::placeholder::What;

/// The most bytes of values in one answer: a model may say a placeholder of a long value again and again.
const MOST_GIVEN_BACK: usize = 8 << 20;

/// The values of a [`Vault`] put back into an answer piece by piece; its pieces together are what
/// [`Vault::restore`] gives for the whole.
pub struct Restorer<'a> {
    vault: &'a Vault,
    /// What may be the beginning of a placeholder.
    held: String,
    /// Bytes of the values until now.
    given_back: usize,
}

impl<'a> Restorer<'a> {
    pub(crate) fn new(vault: &'a Vault) -> Self {
        Self { vault, held: String::new(), given_back: 0 }
    }

    /// What can be said after another piece of the answer; it may be nothing yet.
    pub fn push(&mut self, chunk: &str) -> String {
        let mut restored = String::with_capacity(self.held.len() + chunk.len());
        if self.held.is_empty() {
            self.restore(chunk, &mut restored);
        } else {
            let mut text = std::mem::take(&mut self.held);
            text.push_str(chunk);
            self.restore(&text, &mut restored);
        }
        restored
    }

    /// The rest, when the answer has ended.
    pub fn finish(self) -> String {
        self.held
    }

    /// The value of a placeholder, as long as not too much was given back.
    fn value(&mut self, what: What, number: usize) -> Option<&'a str> {
        let value = self.vault.value(what, number)?;
        let given_back = self.given_back + value.len();
        if given_back > MOST_GIVEN_BACK {
            return None;
        }
        self.given_back = given_back;
        Some(value)
    }

    fn restore(&mut self, text: &str, restored: &mut String) {
        let form = self.vault.form();
        let mut from = 0;
        let mut at = 0;
        while let Some(offset) = memchr(b'<', &text.as_bytes()[at..]) {
            let start = at + offset;
            at = start + 1;
            if let Some((what, number, length)) = form.read(&text[start..]) {
                let Some(value) = self.value(what, number) else { continue };
                restored.push_str(&text[from..start]);
                restored.push_str(value);
                from = start + length;
                at = from;
            } else if form.may_begin(&text[start..]) {
                restored.push_str(&text[from..start]);
                text[start..].clone_into(&mut self.held);
                return;
            }
        }
        restored.push_str(&text[from..]);
    }
}

/// How much is held, not what: neither the answer nor the salt reaches a log.
impl fmt::Debug for Restorer<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Restorer").field("vault", self.vault).field("held", &self.held.len()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Owner;

    fn owner() -> Owner {
        Owner { tenant: 7, user: "u-1".to_owned() }
    }

    /// The answer in two pieces, cut at every place, and letter by letter, against the whole.
    #[track_caller]
    fn check(vault: &Vault, answer: &str) {
        let whole = vault.restore(&owner(), answer).unwrap();
        for cut in (0..=answer.len()).filter(|cut| answer.is_char_boundary(*cut)) {
            let mut restorer = vault.restorer(&owner()).unwrap();
            let pieces =
                [restorer.push(&answer[..cut]), restorer.push(&answer[cut..]), restorer.finish()].concat();
            assert_eq!(pieces, whole, "cut at {cut} of {answer}");
        }
        let mut restorer = vault.restorer(&owner()).unwrap();
        let mut pieces = String::new();
        for letter in answer.chars() {
            pieces.push_str(&restorer.push(letter.encode_utf8(&mut [0; 4])));
        }
        pieces.push_str(&restorer.finish());
        assert_eq!(pieces, whole, "letter by letter of {answer}");
    }

    #[test]
    fn pieces_give_what_the_whole_gives() {
        let mut vault = Vault::new(owner(), "a3f9c2d1");
        let redacted = vault.redact("ada@example.com, 4111 1111 1111 1111 und grace@example.org");
        assert_eq!(redacted, "<EMAIL_1_a3f9c2d1>, <CARD_1_a3f9c2d1> und <EMAIL_2_a3f9c2d1>");
        check(&vault, &redacted);
        for answer in [
            "",
            "Dear <EMAIL_1_a3f9c2d1>: <b>é</b> <EMAIL_2_a3f9c2d1><CARD_1_a3f9c2d1>",
            "<<EMAIL_1_a3f9c2d1>> <EMAIL_<EMAIL_1_a3f9c2d1>",
            "<EMAIL_9_a3f9c2d1> <EMAIL_1_a3f9c2d> <EMAIL_1_a3f9c2d1",
            "1 < 2 <",
            "<EMAIL",
        ] {
            check(&vault, answer);
        }
    }

    #[test]
    fn little_is_held_back() {
        let vault = Vault::new(owner(), "a3f9c2d1");
        let mut restorer = vault.restorer(&owner()).unwrap();
        assert_eq!(restorer.push("Hello <EMA"), "Hello ");
        let long = "A".repeat(100_000);
        assert_eq!(restorer.push(&long).len(), "<EMA".len() + long.len());
        assert_eq!(restorer.push(" a < b"), " a < b");
        assert_eq!(restorer.finish(), "");
    }
}
