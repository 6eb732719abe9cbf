//! Numbers that begin with letters: accounts, and what states give to a person in Italy, Spain and the United Kingdom.

use super::{Found, character, iban, identity};
use crate::Kind;

/// The letters before the first digit of an Italian fiscal code.
const MOST: usize = 6;

/// What begins with the letters before the digits at `at`.
pub(super) fn at(bytes: &[u8], at: usize, floor: usize) -> Option<Found> {
    let most = (at - floor).min(MOST + 1);
    let letters = bytes[at - most..at].iter().rev().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let start = character::word_start(bytes, at - letters).min(at);
    let letters = at - start;
    if character::before(bytes, start).is_ascii_alphanumeric() {
        return None;
    }
    let identity = |end| Found { kind: Kind::NationalId, range: start..end };
    match letters {
        1 => identity::spanish_foreigner(bytes, start).map(identity),
        2 => iban::end(bytes, start)
            .map(|end| Found { kind: Kind::Iban, range: start..end })
            .or_else(|| identity::british(bytes, start).map(identity)),
        MOST => identity::italian(bytes, start).map(identity),
        _ => None,
    }
}
