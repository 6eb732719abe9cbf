//! What signs in: JSON Web Tokens, bearer tokens, and passwords behind the names of users.

use super::{Found, character, context, key, reference};
use crate::Kind;

/// The characters of each of the first two parts of a web token: `eyJhbGciOiJub25lIn0` is the shortest header there is.
const SHORTEST_PART: usize = 10;
/// The characters of a bearer token.
const SHORTEST_BEARER: usize = 16;
/// The same of basic credentials: of `a:b` where a header is named, else of more than a word.
const SHORTEST_NAMED_BASIC: usize = 4;
const SHORTEST_BASIC: usize = 16;
/// How far before them the name of the header may start, in bytes.
const HEADER_REACH: usize = 24;
/// How far before a user's name the name of the program `curl` may start, in bytes.
const PROGRAM_REACH: usize = 256;
/// The characters of a user's name and of a password in an address.
const LONGEST_USER: usize = 128;
const LONGEST_PASSWORD: usize = 256;

/// The JSON Web Token (RFC 7519) whose `J` of `eyJ`, which is `{"` in base64, is at `at`.
pub(super) fn web_token(bytes: &[u8], at: usize, floor: usize) -> Option<Found> {
    let start = at.checked_sub(2).filter(|start| *start >= floor)?;
    if !bytes[start..].starts_with(b"eyJ") || key::is_url_safe(character::before(bytes, start)) {
        return None;
    }
    let header = part_end(bytes, start);
    let claims = next_part_end(bytes, header)?;
    // The signature is empty in a token without one, and there are two more parts in an encrypted one.
    let mut end = next_part_end(bytes, claims)?;
    for _ in 0..2 {
        end = next_part_end(bytes, end).filter(|next| *next > end + 1).unwrap_or(end);
    }
    let fits = header - start >= SHORTEST_PART && claims - header > SHORTEST_PART;
    fits.then_some(Found { kind: Kind::Token, range: start..end })
}

fn part_end(bytes: &[u8], start: usize) -> usize {
    start + bytes[start..].iter().take_while(|byte| key::is_url_safe(**byte)).count()
}

fn next_part_end(bytes: &[u8], dot: usize) -> Option<usize> {
    (character::at(bytes, dot) == b'.').then(|| part_end(bytes, dot + 1))
}

/// The token behind the `Bearer` (RFC 6750, section 2.1) that starts at `at`.
pub(super) fn bearer(bytes: &[u8], at: usize) -> Option<Found> {
    let start = behind_word(bytes, at, b"bearer ")?;
    let is_token = |byte: &&u8| byte.is_ascii_alphanumeric() || b"-._~+/=".contains(byte);
    let length = bytes[start..].iter().take_while(is_token).count();
    let mut token = &bytes[start..start + length];
    // The end of a sentence.
    while let Some(shorter) = token.strip_suffix(b".") {
        token = shorter;
    }
    let has_digit = token.iter().any(u8::is_ascii_digit);
    let range = start..start + token.len();
    let kind = if key::end(bytes, start) == Some(range.end) { Kind::Key } else { Kind::Token };
    (token.len() >= SHORTEST_BEARER && has_digit).then_some(Found { kind, range })
}

/// The user and password, in base64, behind the `Basic` (RFC 7617) that starts at `at`.
pub(super) fn basic(bytes: &[u8], at: usize) -> Option<Found> {
    let start = behind_word(bytes, at, b"basic ")?;
    let is_base64 = |byte: &&u8| byte.is_ascii_alphanumeric() || b"+/=-_".contains(byte);
    let length = bytes[start..].iter().take_while(is_base64).count();
    let credentials = &bytes[start..start + length];
    // A word has capital letters at its start only.
    let is_mixed = credentials.iter().skip(1).any(u8::is_ascii_uppercase)
        && credentials.iter().any(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    let fits = if length >= SHORTEST_BASIC && credentials.iter().any(u8::is_ascii_digit) {
        is_mixed
    } else {
        let is_named = || context::before(bytes, at, HEADER_REACH, &["authorization", "auth"]);
        length >= SHORTEST_NAMED_BASIC && is_mixed && is_named()
    };
    fits.then_some(Found { kind: Kind::Token, range: start..start + length })
}

/// Where a word in lower case ends, if it starts at `at`, in any case.
fn behind_word(bytes: &[u8], at: usize, word: &[u8]) -> Option<usize> {
    let end = at + word.len();
    let is_word = bytes.get(at..end)?.eq_ignore_ascii_case(word);
    (is_word && !character::before(bytes, at).is_ascii_alphanumeric()).then_some(end)
}

/// The password in `scheme://user:password@host`, whose first colon is at `at`.
pub(super) fn userinfo(bytes: &[u8], at: usize) -> Option<Found> {
    if !bytes[at..].starts_with(b"://") || !character::before(bytes, at).is_ascii_alphanumeric() {
        return None;
    }
    let user = at + "://".len();
    let colon = user + until(bytes, user, LONGEST_USER, b':')?;
    let start = colon + 1;
    let end = start + until(bytes, start, LONGEST_PASSWORD, b'@')?;
    let password = &bytes[start..end];
    let is_reference = reference::is_at(password) || password.iter().all(|byte| *byte == b'*');
    (end > start && !is_reference).then_some(Found { kind: Kind::Token, range: start..end })
}

/// The password in `curl -u user:password`, whose colon is at `at`.
pub(super) fn curl_user(bytes: &[u8], at: usize, floor: usize) -> Option<Found> {
    let line = bytes.get(floor.max(at.saturating_sub(LONGEST_USER))..at)?;
    let blank = line.iter().rposition(u8::is_ascii_whitespace)?;
    let (option, user) = (line[..blank].trim_ascii_end(), &line[blank + 1..]);
    let is_user = (option.ends_with(b" -u") || option.ends_with(b" --user")) && !user.is_empty();
    if !is_user || !context::before(bytes, at - user.len(), PROGRAM_REACH, &["curl"]) {
        return None;
    }
    let quote = user.first().copied().filter(|first| b"\"'".contains(first));
    let ends = |byte: &u8| match quote {
        Some(quote) => *byte == quote || *byte == b'\n',
        None => byte.is_ascii_whitespace() || b"\"'".contains(byte),
    };
    let start = at + 1;
    let rest = &bytes[start..];
    let end = rest.iter().take(LONGEST_PASSWORD).position(ends);
    let length = end.or_else(|| (rest.len() < LONGEST_PASSWORD).then_some(rest.len()))?;
    let fits = length > 0 && !reference::is_at(&rest[..length]);
    fits.then_some(Found { kind: Kind::Token, range: start..start + length })
}

/// How far `mark` is, with nothing between that ends the part of an address.
fn until(bytes: &[u8], from: usize, most: usize, mark: u8) -> Option<usize> {
    let ends = |byte: &u8| *byte == mark || byte.is_ascii_whitespace() || b"/@\"'<>".contains(byte);
    let length = bytes[from..].iter().take(most).position(ends)?;
    (bytes[from + length] == mark).then_some(length)
}
