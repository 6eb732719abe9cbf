//! Keys of clouds and of APIs, which their makers gave a prefix so that they are found.
//!
//! The forms: <https://docs.github.com/en/code-security/secret-scanning/introduction/supported-secret-scanning-patterns> and
//! <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html>.

use super::{Found, character, context};
use crate::Kind;

/// A form of keys: what it begins with, of what the rest is made, and how long that is.
struct Form {
    prefix: &'static [u8],
    rest: fn(u8) -> bool,
    /// In characters.
    least: usize,
    most: usize,
    /// A word that has no digit in its rest is no key, as in `sk-learn-compatible-estimators`.
    needs_digit: bool,
}

const fn form(prefix: &'static [u8], rest: fn(u8) -> bool, least: usize, most: usize) -> Form {
    Form { prefix, rest, least, most, needs_digit: false }
}

const NO_LIMIT: usize = usize::MAX;

const FORMS: &[Form] = &[
    // Identifiers of the user's and of temporary access keys of AWS; SendGrid's have two parts.
    form(b"AKIA", is_upper_or_digit, 16, 16),
    form(b"ASIA", is_upper_or_digit, 16, 16),
    form(b"AIza", is_url_safe, 35, 35),
    form(b"SG.", is_url_safe_or_dot, 50, 80),
    form(b"ghp_", is_alphanumeric, 36, NO_LIMIT),
    form(b"gho_", is_alphanumeric, 36, NO_LIMIT),
    form(b"ghu_", is_alphanumeric, 36, NO_LIMIT),
    form(b"ghs_", is_alphanumeric, 36, NO_LIMIT),
    form(b"ghr_", is_alphanumeric, 36, NO_LIMIT),
    form(b"github_pat_", is_url_safe, 36, NO_LIMIT),
    form(b"sk_live_", is_alphanumeric, 16, NO_LIMIT),
    form(b"rk_live_", is_alphanumeric, 16, NO_LIMIT),
    form(b"sk_test_", is_alphanumeric, 16, NO_LIMIT),
    form(b"rk_test_", is_alphanumeric, 16, NO_LIMIT),
    form(b"whsec_", is_alphanumeric, 24, NO_LIMIT),
    form(b"npm_", is_alphanumeric, 36, NO_LIMIT),
    form(b"hf_", is_alphanumeric, 30, NO_LIMIT),
    form(b"dop_v1_", is_hex, 64, 64),
    form(b"shpat_", is_hex, 32, 32),
    // The API keys of this very platform.
    form(b"flow_", is_hex, 64, 64),
    form(b"xoxa-", is_url_safe, 16, NO_LIMIT),
    form(b"xoxb-", is_url_safe, 16, NO_LIMIT),
    form(b"xoxp-", is_url_safe, 16, NO_LIMIT),
    form(b"xoxr-", is_url_safe, 16, NO_LIMIT),
    form(b"xoxs-", is_url_safe, 16, NO_LIMIT),
    form(b"xapp-", is_url_safe, 16, NO_LIMIT),
    form(b"glpat-", is_url_safe, 20, NO_LIMIT),
    form(b"GOCSPX-", is_url_safe, 28, 28),
    form(b"pypi-", is_url_safe, 50, NO_LIMIT),
    Form { prefix: b"sk-", rest: is_url_safe, least: 20, most: NO_LIMIT, needs_digit: true },
];

fn is_upper_or_digit(byte: u8) -> bool {
    byte.is_ascii_uppercase() || byte.is_ascii_digit()
}

fn is_alphanumeric(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
}

fn is_hex(byte: u8) -> bool {
    byte.is_ascii_hexdigit()
}

pub(super) fn is_url_safe(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_'
}

fn is_url_safe_or_dot(byte: u8) -> bool {
    is_url_safe(byte) || byte == b'.'
}

/// The key whose prefix begins with the `A` or `S` or ends with the `-` or `_` at `at`.
pub(super) fn around(bytes: &[u8], at: usize, floor: usize) -> Option<Found> {
    let byte = bytes[at];
    let (before, after) = (character::before(bytes, at), character::at(bytes, at + 1));
    // The last letters before the trigger, or the second one, of all the prefixes.
    let may_be = match byte {
        b'A' => b"KSI".contains(&after),
        b'S' => after == b'G',
        b'-' => b"kabprstXi".contains(&before),
        _ => b"pousretcmwf1".contains(&before),
    };
    if !may_be {
        return None;
    }
    FORMS.iter().find_map(|form| {
        // The trigger is the first byte of `AKIA` and `SG.` and the last of the others.
        let offset = if matches!(byte, b'A' | b'S') { 0 } else { form.prefix.len() - 1 };
        if form.prefix[offset] != byte {
            return None;
        }
        let start = at.checked_sub(offset).filter(|start| *start >= floor)?;
        form.end(bytes, start).map(|end| Found { kind: Kind::Key, range: start..end })
    })
}

/// Where the key ends that starts at `start`.
pub(super) fn end(bytes: &[u8], start: usize) -> Option<usize> {
    FORMS.iter().find_map(|form| form.end(bytes, start))
}

impl Form {
    fn end(&self, bytes: &[u8], start: usize) -> Option<usize> {
        let tail = bytes.get(start..)?.strip_prefix(self.prefix)?;
        let before = character::before(bytes, start);
        // Where a word may be read in vain, it is read from its start only.
        if before.is_ascii_alphanumeric() || (self.needs_digit && is_url_safe(before)) {
            return None;
        }
        let length =
            tail.iter().take_while(|byte| (self.rest)(**byte)).take(self.most.saturating_add(1)).count();
        let rest = &tail[..length];
        let has_digit = || rest.iter().any(u8::is_ascii_digit);
        let end = start + self.prefix.len() + length;
        let fits = (self.least..=self.most).contains(&length) && (!self.needs_digit || has_digit());
        (fits && !character::at(bytes, end).is_ascii_alphanumeric()).then_some(end)
    }
}

/// The length of a secret access key of AWS.
const SECRET: usize = 40;

/// A secret access key of AWS has no prefix: 40 characters of base64 of three sorts, and a word near it. Also says where
/// the word ends that was looked at.
pub(super) fn cloud_secret(bytes: &[u8], at: usize, floor: usize) -> (usize, Option<Found>) {
    let is_word = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'+');
    let back = bytes[floor..at].iter().rev().take(SECRET + 1).take_while(is_word).count();
    let end = at + bytes[at..].iter().take_while(is_word).count();
    let start = character::word_start(bytes, at - back).min(at);
    let word = &bytes[start..end];
    let mixed = word.iter().any(u8::is_ascii_lowercase) && word.iter().any(u8::is_ascii_uppercase);
    let fits = word.len() == SECRET && mixed && character::at(bytes, end) != b'=';
    let named = fits && context::before(bytes, start, 48, &["secret", "aws"]);
    (end, named.then_some(Found { kind: Kind::Key, range: start..end }))
}
