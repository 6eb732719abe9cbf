//! What is given to a name that says that it is secret: `password=…`, `"api_key": "…"`, `<password>…</password>`,
//! `--password …`.

use memchr::memchr;

use super::name;
use super::value::{self, Start};
use super::{Found, character, reference};

/// Spaces and tabs on one side of a sign, as where values stand below each other.
const MOST_BLANKS: usize = 32;
/// Bytes of the longest name of an element or an option.
const LONGEST_NAME: usize = 48;
/// Bytes of the longest value of an element.
const LONGEST_ELEMENT: usize = 256;

/// What may stand between a name and its sign, in this order, and how often.
const BEHIND_NAME: [(&str, usize); 5] = [(" \t", MOST_BLANKS), ("*", 2), ("]", 1), ("\"'`", 1), ("\\", 1)];
/// Spaces that may not be broken, as French has before a colon.
const FIXED_SPACES: [&str; 2] = ["\u{A0}", "\u{202F}"];

/// The value behind the `:` or `=` at `at`.
pub(super) fn value(text: &str, at: usize, floor: usize) -> Option<Found> {
    let bytes = text.as_bytes();
    let secret = name::secret(name_before(bytes, at, floor)?)?;
    value::at(text, start_of_value(bytes, at), secret)
}

/// The name before the sign at `at`.
fn name_before(bytes: &[u8], at: usize, floor: usize) -> Option<&[u8]> {
    let mut name = bytes.get(floor..at)?;
    for (skipped, most) in BEHIND_NAME {
        for _ in 0..most {
            match name {
                [rest @ .., last] if skipped.as_bytes().contains(last) => name = rest,
                _ => break,
            }
        }
    }
    let before_space = FIXED_SPACES.iter().find_map(|space| name.strip_suffix(space.as_bytes()));
    Some(before_space.unwrap_or(name))
}

/// Where the value starts, over `=>`, the end of what is bold in `**Password:** …`, and blanks.
fn start_of_value(bytes: &[u8], at: usize) -> Start {
    let mut start = at + 1;
    start += usize::from(matches!(character::at(bytes, start), b'=' | b'>'));
    if starts_with(bytes, start, "** ") {
        start += "**".len();
    }
    start = behind_blanks(bytes, start);
    let space = FIXED_SPACES.iter().find(|space| starts_with(bytes, start, space));
    start += space.map_or(0, |space| space.len());
    quoted(bytes, start, bytes[at] == b':')
}

fn starts_with(bytes: &[u8], at: usize, text: &str) -> bool {
    bytes.get(at..).is_some_and(|rest| rest.starts_with(text.as_bytes()))
}

fn behind_blanks(bytes: &[u8], at: usize) -> usize {
    let is_blank = |place: &usize| matches!(character::at(bytes, *place), b' ' | b'\t');
    at + (at..at + MOST_BLANKS).take_while(is_blank).count()
}

/// The value at a place, over its quote, if it has one.
fn quoted(bytes: &[u8], at: usize, is_loose: bool) -> Start {
    let is_quote = |byte: u8| matches!(byte, b'"' | b'\'' | b'`');
    let is_escaped = character::at(bytes, at) == b'\\' && is_quote(character::at(bytes, at + 1));
    let place = at + usize::from(is_escaped);
    let quote = Some(character::at(bytes, place)).filter(|byte| is_quote(*byte));
    Start { at: place + usize::from(quote.is_some()), quote, is_escaped, is_loose }
}

/// The value of an element such as `<password>hunter2</password>`, whose first tag ends with the `>` at `at`.
pub(super) fn element(text: &str, at: usize, floor: usize) -> Option<Found> {
    let bytes = text.as_bytes();
    let before = bytes.get(floor.max(at.saturating_sub(LONGEST_NAME))..at)?;
    let secret = name::secret(before)?;
    let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || b"_-.:".contains(byte);
    let tag = before.iter().rposition(|byte| !is_name(byte))?;
    let rest = bytes.get(at + 1..)?;
    let length = memchr(b'<', &rest[..rest.len().min(LONGEST_ELEMENT)])?;
    if before[tag] != b'<' || !rest[length..].starts_with(b"</") {
        return None;
    }
    let inner = &rest[..length];
    let blank = length - inner.trim_ascii_start().len();
    let word = inner.trim_ascii();
    let start = Start { at: at + 1 + blank, quote: Some(b'<'), is_escaped: false, is_loose: false };
    if word.is_empty() || reference::is_at(word) {
        return None;
    }
    value::found(text, start, word.len(), secret)
}

/// The value of an option such as `--password hunter2`, which starts at `at`; that behind `=` is found at the sign.
pub(super) fn option(text: &str, at: usize) -> Option<Found> {
    let bytes = text.as_bytes();
    let before = character::before(bytes, at);
    let rest = bytes.get(at..)?.strip_prefix(b"--")?;
    if before == b'-' || before.is_ascii_alphanumeric() {
        return None;
    }
    let is_name = |byte: &&u8| byte.is_ascii_alphanumeric() || b"_-".contains(byte);
    let length = rest.iter().take(LONGEST_NAME).take_while(is_name).count();
    let secret = name::secret(&rest[..length])?;
    let name_end = at + "--".len() + length;
    let start = behind_blanks(bytes, name_end);
    // Another option is no value.
    if start == name_end || character::at(bytes, start) == b'-' {
        return None;
    }
    value::at(text, quoted(bytes, start, true), secret)
}
