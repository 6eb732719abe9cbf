//! Whether what is given to a secret name is a secret, and where it ends.

use super::name::Secret;
use super::{Found, character, context, key, reference};
use crate::Kind;

/// Where a value starts, and how it is written.
#[derive(Clone, Copy)]
pub(super) struct Start {
    pub(super) at: usize,
    pub(super) quote: Option<u8>,
    /// Whether there is a backslash before the quote: the value is in a text that is quoted itself.
    pub(super) is_escaped: bool,
    /// Whether a sentence may follow instead of a value, as behind a colon.
    pub(super) is_loose: bool,
}

/// A value of a machine has a digit among its first bytes.
const LONGEST_WITHOUT_DIGIT: usize = 256;
/// Bytes of the longest text that is looked at for words: what is longer is no word of a program and no sentence.
const LONGEST_WORDS: usize = 128;
/// The digits of a PIN.
const PIN: std::ops::RangeInclusive<usize> = 4..=12;
/// Bytes of the longest name in the query of an address.
const LONGEST_PARAMETER: usize = 48;
/// How far before a value the name of a key of AWS may start, in bytes.
const REACH: usize = 24;

/// Of what a value is known to be none.
const NONE: [&str; 13] = [
    "null",
    "none",
    "true",
    "false",
    "nil",
    "undefined",
    "string",
    "required",
    "optional",
    "redacted",
    "secret",
    "password",
    "token",
];

/// Words of sentences about passwords.
const SENTENCE: [&str; 12] = [
    "password", "passwort", "token", "your", "please", "enter", "must", "is", "the", "ihr", "bitte", "votre",
];

/// The secret that starts there.
pub(super) fn at(text: &str, start: Start, secret: Secret) -> Option<Found> {
    let bytes = text.as_bytes();
    let rest = bytes.get(start.at..)?;
    // A private key has more lines than a value.
    if rest.starts_with(b"-----BEGIN ") || reference::is_at(rest) {
        return None;
    }
    // A long value that is none would be read again from every name in it.
    let head = &rest[..rest.len().min(LONGEST_WITHOUT_DIGIT)];
    if secret == Secret::Key && start.quote.is_none() && !head.iter().any(u8::is_ascii_digit) {
        return None;
    }
    let length = match (secret, start.quote) {
        (Secret::Pin, _) => pin_length(rest),
        (_, Some(quote)) => quoted_length(rest, quote, start.is_escaped),
        (Secret::Key, None) => key_length(rest),
        (_, None) => password_length(rest),
    };
    found(text, start, length, secret)
}

/// The secret of so many bytes that starts there.
pub(super) fn found(text: &str, start: Start, length: usize, secret: Secret) -> Option<Found> {
    let range = start.at..start.at + length;
    let word = text.get(range.clone())?;
    if !fits(word, start, secret) || is_none(word, secret) {
        return None;
    }
    let bytes = text.as_bytes();
    let is_key = key::end(bytes, range.start) == Some(range.end) || is_cloud_secret(bytes, range.start, word);
    Some(Found { kind: if is_key { Kind::Key } else { Kind::Token }, range })
}

/// Every word that is longer than [`LONGEST_WORDS`] and in which another name may stand fits: it is not read again from there.
fn fits(word: &str, start: Start, secret: Secret) -> bool {
    let is_quoted = start.quote.is_some();
    let has_digit = || word.bytes().any(|byte| byte.is_ascii_digit());
    match secret {
        Secret::Pin => PIN.contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit()),
        Secret::Password | Secret::Pass if is_quoted || !start.is_loose => word.len() >= 4,
        Secret::Password => word.len() >= 6 && !word.bytes().all(|byte| byte.is_ascii_alphabetic()),
        Secret::Pass => word.len() > LONGEST_WORDS || (word.len() >= 6 && has_digit()),
        Secret::Key => word.len() >= 8 && (is_quoted || has_digit()),
    }
}

/// Digits that nothing goes on behind, as in a date.
fn pin_length(rest: &[u8]) -> usize {
    let length = rest.iter().take(PIN.end() + 1).take_while(|byte| byte.is_ascii_digit()).count();
    let goes_on = b"-.:/".contains(&character::at(rest, length))
        && character::at(rest, length + 1).is_ascii_alphanumeric();
    if goes_on || !character::is_border(rest, length) { 0 } else { length }
}

/// To the quote, or to the end of the line; a backslash takes the next character with it.
fn quoted_length(rest: &[u8], quote: u8, is_escaped: bool) -> usize {
    let mut at = 0;
    while let Some(&byte) = rest.get(at) {
        if byte == quote || byte == b'\n' {
            break;
        }
        at += match (byte, &rest[at + 1..]) {
            // A quote in a text that is quoted twice.
            (b'\\', [b'\\', b'\\', third, ..]) if is_escaped && *third == quote => 4,
            (b'\\', [next, ..]) if is_escaped && *next == quote => break,
            (b'\\', [next, ..]) if next.is_ascii() && *next != b'\n' => 2,
            _ => 1,
        };
    }
    at
}

/// What a machine made has no brackets.
fn key_length(rest: &[u8]) -> usize {
    let ends = |byte: &u8| byte.is_ascii_whitespace() || b",;&\"'`<>()[]{}|\\".contains(byte);
    let length = rest.iter().position(ends).unwrap_or(rest.len());
    without_stop(&rest[..length]).len()
}

/// A password may hold nearly every sign.
fn password_length(rest: &[u8]) -> usize {
    let ends = |at: &usize| match rest[*at] {
        b'&' => begins_parameter(&rest[at + 1..]),
        // Of a text that is quoted itself.
        b'\\' => matches!(rest.get(at + 1), None | Some(b'n' | b'r' | b't' | b'"' | b'\'' | b'\\')),
        byte => byte.is_ascii_whitespace() || b",;\"'`<>".contains(&byte),
    };
    let length = (0..rest.len()).find(ends).unwrap_or(rest.len());
    without_brackets(without_stop(&rest[..length])).len()
}

/// Whether a name and `=` follow, as in the query of an address.
fn begins_parameter(rest: &[u8]) -> bool {
    let is_name = |byte: &&u8| byte.is_ascii_alphanumeric() || b"_-.%[]".contains(byte);
    let length = rest.iter().take(LONGEST_PARAMETER).take_while(is_name).count();
    length > 0 && character::at(rest, length) == b'='
}

/// The end of a sentence is no part of a word.
fn without_stop(word: &[u8]) -> &[u8] {
    match word {
        [before @ .., b'.' | b':' | b'?'] => before,
        _ => word,
    }
}

/// Brackets that close around the name and the value are no part of it.
fn without_brackets(mut word: &[u8]) -> &[u8] {
    for _ in 0..2 {
        let (open, before) = match word {
            [before @ .., b')'] => (b'(', before),
            [before @ .., b']'] => (b'[', before),
            [before @ .., b'}'] => (b'{', before),
            _ => break,
        };
        if before.contains(&open) {
            break;
        }
        word = before;
    }
    word
}

/// A secret access key of AWS: 40 characters of base64 behind a name such as `aws_secret_access_key`.
fn is_cloud_secret(bytes: &[u8], start: usize, word: &str) -> bool {
    let is_base64 = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'+');
    let name = &bytes[start.saturating_sub(REACH)..start];
    let is_access = name.windows(6).any(|part| part.eq_ignore_ascii_case(b"access"));
    word.len() == 40 && is_access && word.bytes().all(is_base64)
}

/// `****`, words of programs and sentences.
fn is_none(word: &str, secret: Secret) -> bool {
    let is_blank = word.bytes().all(|byte| b"*.xX-_".contains(&byte));
    if is_blank || word.len() > LONGEST_WORDS {
        return is_blank;
    }
    NONE.iter().any(|none| word.eq_ignore_ascii_case(none))
        || is_sentence(word)
        || (secret == Secret::Key && is_name(word))
}

/// As in `registry-credentials` and `access_token`.
fn is_name(word: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_lowercase() || matches!(byte, b'-' | b'_');
    word.contains(['-', '_']) && word.bytes().all(fits)
}

/// As in `Please enter your password`.
fn is_sentence(word: &str) -> bool {
    let has_words = word.split(' ').nth(2).is_some();
    has_words && context::before(word.as_bytes(), word.len(), word.len(), &SENTENCE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(length: impl Fn(&[u8]) -> usize, rest: &str, expected: &str) {
        assert_eq!(&rest[..length(rest.as_bytes())], expected, "{rest}");
    }

    #[test]
    fn a_quoted_value_ends_at_its_quote() {
        let plain = |rest: &[u8]| quoted_length(rest, b'"', false);
        check(plain, r#"ab\"cd1234", "x""#, r#"ab\"cd1234"#);
        check(plain, r#"C:\\", "x""#, r"C:\\");
        check(plain, "a\\é\"", "a\\é");
        check(plain, "a\\\nb", "a\\");
        check(plain, "a\\", "a\\");
        let escaped = |rest: &[u8]| quoted_length(rest, b'"', true);
        check(escaped, r#"hunter2\", \"x\""#, "hunter2");
        check(escaped, r#"ab\\\"cd\", \"x\""#, r#"ab\\\"cd"#);
    }

    #[test]
    fn a_password_without_quotes_may_hold_signs() {
        for (rest, expected) in [
            ("Tr0ub4dor&3 x", "Tr0ub4dor&3"),
            ("ab(cd)9! x", "ab(cd)9!"),
            ("hunter2&user=ada", "hunter2"),
            ("hunter2).", "hunter2"),
            ("hunter2\\nuser: ada", "hunter2"),
            ("(hunter2, x", "(hunter2"),
            ("hunter2}", "hunter2"),
            ("a;b", "a"),
        ] {
            check(password_length, rest, expected);
        }
    }

    #[test]
    fn a_pin_is_digits_alone() {
        for (rest, expected) in [("1234", "1234"), ("1234, x", "1234"), ("2024-01-02", ""), ("1234a", "")] {
            check(pin_length, rest, expected);
        }
        check(pin_length, &"1".repeat(13), &"1".repeat(13));
    }
}
