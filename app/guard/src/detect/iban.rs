//! Numbers of bank accounts: ISO 13616, with the length of each country and the check of ISO 7064 (mod 97-10).

use super::character::{self, Separator};

/// The longest of ISO 13616.
const LONGEST: usize = 34;

/// Country and length, <https://www.swift.com/standards/data-standards/iban-international-bank-account-number>.
#[rustfmt::skip]
const LENGTHS: &[(&[u8; 2], usize)] = &[
    (b"AD", 24), (b"AE", 23), (b"AL", 28), (b"AT", 20), (b"AZ", 28), (b"BA", 20), (b"BE", 16), (b"BG", 22),
    (b"BH", 22), (b"BI", 27), (b"BR", 29), (b"BY", 28), (b"CH", 21), (b"CR", 22), (b"CY", 28), (b"CZ", 24),
    (b"DE", 22), (b"DJ", 27), (b"DK", 18), (b"DO", 28), (b"EE", 20), (b"EG", 29), (b"ES", 24), (b"FI", 18),
    (b"FK", 18), (b"FO", 18), (b"FR", 27), (b"GB", 22), (b"GE", 22), (b"GI", 23), (b"GL", 18), (b"GR", 27),
    (b"GT", 28), (b"HN", 28), (b"HR", 21), (b"HU", 28), (b"IE", 22), (b"IL", 23), (b"IQ", 23), (b"IS", 26),
    (b"IT", 27), (b"JO", 30), (b"KW", 30), (b"KZ", 20), (b"LB", 28), (b"LC", 32), (b"LI", 21), (b"LT", 20),
    (b"LU", 20), (b"LV", 21), (b"LY", 25), (b"MC", 27), (b"MD", 24), (b"ME", 22), (b"MK", 19), (b"MN", 20),
    (b"MR", 27), (b"MT", 31), (b"MU", 30), (b"NI", 28), (b"NL", 18), (b"NO", 15), (b"OM", 23), (b"PK", 24),
    (b"PL", 28), (b"PS", 29), (b"PT", 25), (b"QA", 29), (b"RO", 24), (b"RS", 22), (b"RU", 33), (b"SA", 24),
    (b"SC", 31), (b"SD", 18), (b"SE", 24), (b"SI", 19), (b"SK", 24), (b"SM", 27), (b"SO", 23), (b"ST", 25),
    (b"SV", 28), (b"TL", 23), (b"TN", 24), (b"TR", 26), (b"UA", 29), (b"VA", 22), (b"VG", 24), (b"XK", 20),
    (b"YE", 30),
];

/// Where the number ends that starts with the two letters at `start`.
pub(super) fn end(bytes: &[u8], start: usize) -> Option<usize> {
    let country = bytes.get(start..start + 2)?;
    let (_, length) = LENGTHS.iter().find(|(code, _)| code.eq_ignore_ascii_case(country))?;
    let mut characters = [0; LONGEST];
    let characters = characters.get_mut(..*length)?;
    let end = read(bytes, start, characters)?;
    (remainder(characters) == 1 && character::is_border(bytes, end)).then_some(end)
}

/// Reads letters, in upper case, and digits until `into` is full, over at most two spaces, dots or dashes between any two;
/// says where it ended.
pub(super) fn read(bytes: &[u8], start: usize, into: &mut [u8]) -> Option<usize> {
    let mut at = start;
    for (index, character) in into.iter_mut().enumerate() {
        if index > 0 {
            at = skip(bytes, at);
        }
        if let Some((digit, length)) = character::digit(bytes, at) {
            *character = b'0' + digit;
            at += length;
        } else {
            let letter = character::at(bytes, at);
            if !letter.is_ascii_alphabetic() {
                return None;
            }
            *character = letter.to_ascii_uppercase();
            at += 1;
        }
    }
    Some(at)
}

fn skip(bytes: &[u8], mut at: usize) -> usize {
    for _ in 0..2 {
        at += match character::separator(bytes, at) {
            Some((Separator::Space | Separator::Dash | Separator::Dot, length)) => length,
            _ => character::unseen(bytes, at).unwrap_or(0),
        };
    }
    at
}

/// Modulo 97, the first four characters last and a letter as two digits (A is 10).
fn remainder(characters: &[u8]) -> u32 {
    let (front, rest) = characters.split_at(4.min(characters.len()));
    rest.iter().chain(front).fold(0, |sum, character| {
        if character.is_ascii_digit() {
            (sum * 10 + u32::from(character - b'0')) % 97
        } else {
            (sum * 100 + u32::from(character.saturating_sub(b'A')) + 10) % 97
        }
    })
}
