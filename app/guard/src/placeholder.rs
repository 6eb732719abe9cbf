//! What stands in a text for what was taken out: `<EMAIL_1_a3f9>`, a label, a number and the salt of the call. It is ASCII in one
//! piece, because models repeat such words letter for letter.

use memchr::memchr;

use crate::Kind;

/// The label of a text that was no finding, but looked like a placeholder of this very call.
const LITERAL: &str = "TEXT";
/// More digits than a call has findings.
const MOST_DIGITS: usize = 9;
/// More letters and digits of a salt are left out.
const LONGEST_SALT: usize = 32;

/// What a placeholder stands for: a finding, or, where that is nothing, a literal text.
pub(crate) type What = Option<Kind>;

/// The placeholders of one call.
#[derive(Clone)]
pub(crate) struct Form {
    /// Between the number and the end, as in `_a3f9>`.
    close: String,
}

impl Form {
    /// Of a salt the ASCII letters and digits count, at most 32 of them.
    pub(crate) fn new(salt: &str) -> Self {
        let salt = salt.chars().filter(char::is_ascii_alphanumeric).take(LONGEST_SALT);
        Self { close: std::iter::once('_').chain(salt).chain(std::iter::once('>')).collect() }
    }

    pub(crate) fn write(&self, what: What, number: usize) -> String {
        format!("<{}_{number}{}", label(what), self.close)
    }

    /// The placeholder at the start of `text`, which is `<`: what it stands for, its number, and its length in bytes.
    pub(crate) fn read(&self, text: &str) -> Option<(What, usize, usize)> {
        let inner = text.strip_prefix('<')?;
        let (what, rest) =
            kinds().find_map(|what| Some((what, inner.strip_prefix(label(what))?.strip_prefix('_')?)))?;
        let digits = rest.bytes().take(MOST_DIGITS).take_while(u8::is_ascii_digit).count();
        let (digits, rest) = rest.split_at(digits);
        // One way to write a number: `01` is none.
        let number = digits.parse().ok().filter(|_| !digits.starts_with('0'))?;
        let rest = rest.strip_prefix(self.close.as_str())?;
        Some((what, number, text.len() - rest.len()))
    }

    /// The first placeholder in `text` at or after `from`: its start, its length, what it stands for and its number.
    pub(crate) fn find(&self, text: &str, from: usize) -> Option<(usize, usize, What, usize)> {
        let mut at = from;
        while let Some(offset) = memchr(b'<', &text.as_bytes()[at..]) {
            let start = at + offset;
            if let Some((what, number, length)) = self.read(&text[start..]) {
                return Some((start, length, what, number));
            }
            at = start + 1;
        }
        None
    }

    /// Whether `text`, which starts with `<`, may go on to be a placeholder.
    pub(crate) fn may_begin(&self, text: &str) -> bool {
        let mut bytes = text.bytes();
        text.len() < self.longest()
            && bytes.next() == Some(b'<')
            && bytes.all(|byte| byte == b'_' || byte.is_ascii_alphanumeric())
    }

    /// The bytes of the longest placeholder.
    pub(crate) fn longest(&self) -> usize {
        let label = kinds().map(|what| label(what).len()).max().unwrap_or(0);
        "<".len() + label + "_".len() + MOST_DIGITS + self.close.len()
    }
}

fn kinds() -> impl Iterator<Item = What> {
    Kind::ALL.into_iter().map(Some).chain(std::iter::once(None))
}

fn label(what: What) -> &'static str {
    what.map_or(LITERAL, Kind::label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let form = Form::new("a3f9");
        assert_eq!(form.write(Some(Kind::Email), 1), "<EMAIL_1_a3f9>");
        for what in kinds() {
            for number in [1, 9, 10, 123_456_789] {
                let text = form.write(what, number);
                assert!(text.len() <= form.longest());
                assert_eq!(form.read(&text), Some((what, number, text.len())));
                assert_eq!(form.find(&format!("x < <{text}"), 0), Some((5, text.len(), what, number)));
            }
        }
    }

    #[test]
    fn what_is_nearly_one_is_none() {
        let form = Form::new("a3f9");
        for text in [
            "<EMAIL_1_a3f8>",
            "<EMAIL_01_a3f9>",
            "<EMAIL__a3f9>",
            "<NAME_1_a3f9>",
            "EMAIL_1_a3f9>",
            "<EMAIL_1_a3f9",
        ] {
            assert_eq!(form.find(text, 0), None, "{text}");
        }
    }

    #[test]
    fn every_beginning_of_one_may_go_on() {
        let form = Form::new("a3f9");
        let text = form.write(Some(Kind::NationalId), 12);
        for end in 1..text.len() {
            assert!(form.may_begin(&text[..end]), "{end}");
        }
        assert!(!form.may_begin("<p class"));
        assert!(!form.may_begin(&format!("<{}", "A".repeat(form.longest()))));
    }

    #[test]
    fn a_salt_cannot_break_the_form() {
        assert_eq!(Form::new("a>_<3 f").write(Some(Kind::Key), 2), "<KEY_2_a3f>");
        assert!(Form::new(&"s".repeat(1000)).longest() < 100);
    }
}
