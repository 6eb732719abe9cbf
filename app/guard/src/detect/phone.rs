//! Numbers of telephones: international ones with `+` or `00`, national ones in the shapes that people write them in.

use std::ops::Range;

use super::character::{self, Separator};
use super::context;
use super::number::{Group, Number, is_fraction};

/// How far before a number a word may stand that says that it is one of a telephone, in bytes.
const REACH: usize = 24;

/// The digits of a number without its area.
const LEAST_DIGITS: usize = 7;

#[rustfmt::skip]
const WORDS: &[&str] = &[
    "tel", "telefon", "telephone", "téléphone", "telefono", "teléfono", "telefone", "telefoon", "telefoonnummer",
    "telefonnummer", "phone", "mobile", "mobil", "mobiel", "móvil", "portable", "cell", "cellulare", "handy", "fax", "call",
    "ring", "dial", "sms", "text ", "text me", "text us", "mob", "my number is", "whatsapp",
    "appelez", "appeler", "rufen", "anrufen", "bel", "llame", "llama",
    "chiamare", "chiama", "callback", "hotline", "msisdn",
];

/// The telephone at a number: it includes a `+` or a parenthesis before the digits.
pub(super) fn at(bytes: &[u8], number: &Number, floor: usize) -> Option<Range<usize>> {
    let first = *number.groups().first()?;
    if number.total() < LEAST_DIGITS {
        return None;
    }
    if let Some(start) = plus_before(bytes, first.start, floor) {
        return international(bytes, number, 0).map(|end| start..end);
    }
    if is_inside(bytes, first.start) || is_fraction(bytes, first.start) {
        return None;
    }
    let opens = character::before(bytes, first.start) == b'(' && first.start > floor;
    let in_parentheses = opens && first.after == Separator::Close;
    let is_named = || context::before(bytes, first.start, REACH, WORDS);
    let end = match number.digits(number.groups().len()) {
        [0, 0, ..] if number.groups().len() > 1 || is_named() => international(bytes, number, 2),
        [0, 1..=9, ..] => longest(bytes, number, |count| is_trunk(number, count, &is_named)),
        _ => longest(bytes, number, |count| is_american(number, count, in_parentheses, &is_named))
            .or_else(|| longest(bytes, number, |count| is_plain(number, count) && is_named())),
    }?;
    let start = if in_parentheses { first.start - 1 } else { first.start };
    Some(start..end)
}

/// Where the longest row of groups ends that fits.
fn longest(bytes: &[u8], number: &Number, fits: impl Fn(usize) -> bool) -> Option<usize> {
    (1..=number.groups().len()).rev().filter(|count| fits(*count)).find_map(|count| {
        let end = number.end(bytes, count)?;
        let goes_on =
            character::at(bytes, end) == b'-' && character::at(bytes, end + 1).is_ascii_alphabetic();
        (!goes_on).then_some(end)
    })
}

/// Where a `+` starts that stands before the digits, or `(+`, also a full-width (U+FF0B) or an encoded one (`%2B`).
fn plus_before(bytes: &[u8], digits: usize, floor: usize) -> Option<usize> {
    let before = &bytes[floor.min(digits)..digits];
    let before = before.strip_suffix(b"(").unwrap_or(before);
    let signs = ["+", "\u{FF0B}", "%2B", "%2b"];
    let rest = signs.into_iter().find_map(|sign| before.strip_suffix(sign.as_bytes()))?;
    let start = floor + rest.len();
    (rest.is_empty() || !character::before(bytes, start).is_ascii_alphanumeric()).then_some(start)
}

/// A part of something longer, as in a UUID, a version or `#0123456789`.
fn is_inside(bytes: &[u8], start: usize) -> bool {
    let (one, two) = (character::before(bytes, start), character::before(bytes, start.saturating_sub(1)));
    matches!(one, b'#' | b'$' | b'+') || (b"-._/".contains(&one) && two.is_ascii_alphanumeric())
}

/// `skip` digits stand for the `+`.
fn international(bytes: &[u8], number: &Number, skip: usize) -> Option<usize> {
    longest(bytes, number, |count| {
        let Some(digits) = number.digits(count).get(skip..) else { return false };
        let Some((code, most, least)) = country(digits) else { return false };
        // The `0` of `+44 (0)20` is not dialled.
        let trunk = number.groups()[..count].windows(2).any(|pair| {
            pair[0].after == Separator::Open && pair[1].length == 1 && pair[1].after == Separator::Close
        });
        let national = digits.len().saturating_sub(code + usize::from(trunk));
        (least..=most).contains(&national)
    })
}

/// The digits of the country's code, and the most and the least that follow it. E.164 has fifteen at most together; the codes are
/// those of <https://www.itu.int/pub/T-SP-E.164D>.
fn country(digits: &[u8]) -> Option<(usize, usize, usize)> {
    let [one, two, _, ..] = *digits else { return None };
    Some(match (one, two) {
        (1, 2..=9) | (7, 3..=9) => (1, 10, 10),
        (3, 1 | 3 | 4) | (4, 1 | 8) | (6, 1) => (2, 9, 9),
        (3, 2) | (4, 5) => (2, 9, 8),
        (4, 4) | (8 | 9, 1) => (2, 10, 9),
        (2, 0 | 7) | (3, 0 | 6 | 9) | (4, 0 | 3 | 6 | 7 | 9) => (2, 12, 6),
        (5, 1..=8) | (6, 0 | 2..=6) | (8, 2 | 4 | 6) | (9, 0 | 2..=5 | 8) => (2, 12, 7),
        (2, 1..=6 | 9)
        | (3, 5 | 7 | 8)
        | (4, 2)
        | (5, 0 | 9)
        | (6, 7..=9)
        | (8, 0 | 5 | 7 | 8)
        | (9, 6 | 7 | 9) => (3, 12, 6),
        _ => return None,
    })
}

/// A national number with a leading zero: in groups, or in one piece beside a word or as a mobile's `06…` and `07…`.
fn is_trunk(number: &Number, count: usize, is_named: &impl Fn() -> bool) -> bool {
    let (groups, digits) = (&number.groups()[..count], number.digits(count));
    let length = digits.len();
    if count == 1 {
        let is_mobile = || matches!((digits[1], length), (6 | 7, 10) | (7, 11));
        return (9..=12).contains(&length) && (is_mobile() || is_named());
    }
    let fits = (9..=11).contains(&length) || (length == 12 && count <= 3);
    let first = groups[0].length;
    fits && (2..=5).contains(&first)
        && groups.iter().all(|group| (2..=8).contains(&group.length))
        && is_even(number, count)
        && !is_date(number)
        && is_row_of_pairs(number, count) != Some(false)
}

/// One separator throughout; behind the area another may stand, but a dot is then one throughout as well.
fn is_even(number: &Number, count: usize) -> bool {
    let mut separators = number.separators(count);
    let Some(first) = separators.next() else { return true };
    let mut rest = separators.peekable();
    let second = rest.peek().copied().unwrap_or(first);
    let may_differ = first != Separator::Dot && second != Separator::Dot;
    (first == second || may_differ) && rest.all(|separator| separator == second) && second != Separator::Open
}

/// Whether pairs of digits are five, as in `01 23 45 67 89`, and no sixth follows; nothing if there are other groups.
fn is_row_of_pairs(number: &Number, count: usize) -> Option<bool> {
    let is_pair = |group: &Group| group.length == 2;
    let groups = number.groups();
    groups[..count].iter().all(is_pair).then(|| count == 5 && !groups.get(5).is_some_and(is_pair))
}

/// A day with its month and year, in either order, or a year with its month and day.
fn is_date(number: &Number) -> bool {
    let digits = number.digits(3.min(number.groups().len()));
    let pair = |at: usize| digits.get(at..at + 2).map_or(99, |pair| pair[0] * 10 + pair[1]);
    let is_day = |one: u8, two: u8| (1..=31).contains(&one) && (1..=31).contains(&two) && one.min(two) <= 12;
    let is_century = |at: usize| matches!(pair(at), 19 | 20);
    (number.is_shaped(&[2, 2, 4]) && is_day(pair(0), pair(2)) && is_century(4))
        || (number.is_shaped(&[4, 2, 2]) && is_century(0) && is_day(pair(4), pair(6)))
}

/// A number of the North American plan, `(202) 555-0123` and `1-202-555-0123`; with spaces only, in one piece, or without the
/// area beside a word only.
fn is_american(number: &Number, count: usize, in_parentheses: bool, is_named: &impl Fn() -> bool) -> bool {
    let (groups, mut digits) = (&number.groups()[..count], number.digits(count));
    let has_country = groups[0].length == 1 && digits[0] == 1 && count == 4;
    let groups = if has_country { &groups[1..] } else { groups };
    if has_country {
        digits = &digits[1..];
    }
    let lengths = groups.iter().map(|group| group.length);
    if lengths.clone().eq([3_usize, 4]) {
        return digits[0] >= 2 && is_named();
    }
    if digits.len() != 10 || digits[0] < 2 || digits[3] < 2 {
        return false;
    }
    if !lengths.eq([3_usize, 3, 4]) {
        return count == 1 && is_named();
    }
    let (area, exchange) = (groups[0].after, groups[1].after);
    let is_marked = area == exchange && matches!(area, Separator::Dash | Separator::Dot);
    let is_area = (in_parentheses || has_country) && area == Separator::Close;
    let goes_on = number.groups().get(count).is_some() && number.groups()[count - 1].after == exchange;
    (is_marked && !goes_on) || is_area || is_named()
}

/// What else stands beside a word: eight to eleven digits in groups that are no date.
fn is_plain(number: &Number, count: usize) -> bool {
    let (groups, digits) = (&number.groups()[..count], number.digits(count));
    let is_day = digits.len() == 8 && matches!(digits[..2], [1, 9] | [2, 0]) && count == 1;
    (8..=11).contains(&digits.len())
        && digits[0] != 0
        && groups.iter().all(|group| group.length >= 2)
        && is_even(number, count)
        && !number.separators(count).any(|separator| matches!(separator, Separator::Dot | Separator::Slash))
        && !is_date(number)
        && !is_day
}
