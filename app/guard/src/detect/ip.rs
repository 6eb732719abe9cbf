//! Addresses of the internet protocol.

use std::net::Ipv6Addr;

use super::{Found, character, context};
use crate::Kind;

#[rustfmt::skip]
const VERSION_WORDS: [&str; 16] = [
    "v", "version", "ver", "release", "build", "firmware", "versie", "versión", "versione", "upgrade",
    "section", "chapter", "clause", "paragraph", "abschnitt", "kapitel",
];
/// The parts of a version are smaller.
const VERSION_PART: u16 = 32;

/// Where the version 4 address at `start` ends: four octets, no sign of a version of a program. As `2.17.1.0` are versions, so
/// small and with a 0 that no host has.
pub(super) fn version_4(bytes: &[u8], start: usize) -> Option<usize> {
    let mut at = start;
    let mut octets = [0; 4];
    for (index, octet) in octets.iter_mut().enumerate() {
        if index > 0 {
            if character::at(bytes, at) != b'.' {
                return None;
            }
            at += 1;
        }
        (*octet, at) = read_octet(bytes, at)?;
    }
    let goes_on = character::at(bytes, at) == b'.' && character::at(bytes, at + 1).is_ascii_digit();
    let ends = character::is_border(bytes, at) && !goes_on && !is_suffixed(bytes, at);
    let is_net = character::at(bytes, at) == b'/' && character::at(bytes, at + 1).is_ascii_digit();
    let is_small = matches!(octets, [1..=9, .., 0]) && octets.iter().all(|octet| *octet < VERSION_PART);
    (ends && (is_net || !is_small) && !is_version(bytes, start, octets)).then_some(at)
}

/// At most three digits, no leading zero, up to 255.
fn read_octet(bytes: &[u8], start: usize) -> Option<(u16, usize)> {
    let mut value = 0;
    let mut at = start;
    while at < start + 3 && character::at(bytes, at).is_ascii_digit() {
        value = value * 10 + u16::from(bytes[at] - b'0');
        at += 1;
    }
    let leading = character::at(bytes, start) == b'0' && at > start + 1;
    (at > start && !leading && value <= 255).then_some((value, at))
}

/// As in `1.2.3.4-beta` or `1.2.3.4+build`; a range, `10.0.0.1-10.0.0.9`, is none.
fn is_suffixed(bytes: &[u8], at: usize) -> bool {
    matches!(character::at(bytes, at), b'-' | b'+') && character::at(bytes, at + 1).is_ascii_alphabetic()
}

/// Version words before it; `name-1.2.3.4`, `name==1.2.3.4`; `Chrome/120.0.0.0`, which `localhost/127.0.0.1` is not.
fn is_version(bytes: &[u8], start: usize, octets: [u16; 4]) -> bool {
    let (one, two) = (character::before(bytes, start), character::before(bytes, start.saturating_sub(1)));
    match one {
        b'.' | b'_' => true,
        b'-' => two.is_ascii_alphanumeric(),
        b'=' => matches!(two, b'=' | b'>' | b'<' | b'~'),
        b'/' => two.is_ascii_alphabetic() && octets[2..] == [0, 0],
        _ => context::before(bytes, start, 12, &VERSION_WORDS),
    }
}

/// The longest written form, with an embedded version 4 address.
const LONGEST: usize = 45;

/// The version 6 address around the first `:` of it: a global unicast, unique local or link-local one, so that neither times
/// nor paths of programs (`a::b`) are taken for one.
pub(super) fn version_6(bytes: &[u8], colon: usize, floor: usize) -> Option<Found> {
    let start = colon.checked_sub(4).filter(|start| *start >= floor)?;
    let first: u16 = u16::from_str_radix(std::str::from_utf8(&bytes[start..colon]).ok()?, 16).ok()?;
    let is_used = matches!(first, 0x2000..=0x3FFF | 0xFC00..=0xFDFF | 0xFE80..=0xFEBF);
    let before = character::before(bytes, start);
    if !is_used || before == b':' || before.is_ascii_alphanumeric() || bytes[start] == b'+' {
        return None;
    }
    let length = bytes[start..]
        .iter()
        .take(LONGEST + 1)
        .take_while(|byte| byte.is_ascii_hexdigit() || matches!(byte, b':' | b'.'))
        .count();
    let end = start + length;
    let word = std::str::from_utf8(&bytes[start..end]).ok()?.trim_end_matches(['.', ':']);
    let range = start..start + word.len();
    let is_address = character::is_border(bytes, end) && word.parse::<Ipv6Addr>().is_ok();
    is_address.then_some(Found { kind: Kind::IpAddress, range })
}
