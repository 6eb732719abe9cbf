//! A number as people write it: groups of digits with separators between. And payment cards, which are the longest.

use std::ops::Range;

use super::character::{self, Separator};
use super::{Found, identity, ip, phone};
use crate::Kind;

/// The digits of a British number, between letters.
const LEAST_DIGITS: usize = 6;
/// More digits than a number of interest has.
const MOST_DIGITS: usize = 32;
/// A card written digit by digit has 19.
const MOST_GROUPS: usize = 20;
/// Separators between two groups, as in `) - `.
const MOST_SEPARATORS: usize = 3;
/// Unseen characters between two digits.
const MOST_UNSEEN: usize = 16;

/// Digits that follow each other, with at most unseen characters between.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Group {
    pub(super) start: usize,
    pub(super) end: usize,
    /// How many digits of the number end with this group.
    total: usize,
    pub(super) length: usize,
    /// What stands between this group and the next.
    pub(super) after: Separator,
}

/// The groups of digits from a place on; what does not fit is left out.
#[derive(Debug)]
pub(super) struct Number {
    digits: [u8; MOST_DIGITS],
    groups: [Group; MOST_GROUPS],
    count: usize,
}

impl Number {
    pub(super) fn read(bytes: &[u8], start: usize) -> Self {
        let mut number = Self { digits: [0; MOST_DIGITS], groups: [Group::default(); MOST_GROUPS], count: 0 };
        let mut at = start;
        let mut total = 0;
        while number.count < MOST_GROUPS {
            let Some(mut group) = number.read_group(bytes, at, total) else { break };
            total = group.total;
            let (after, next) = next_group(bytes, group.end);
            group.after = after;
            number.groups[number.count] = group;
            number.count += 1;
            if after == Separator::End {
                break;
            }
            at = next;
        }
        // What is behind a separator did not fit.
        if let Some(last) = number.count.checked_sub(1) {
            number.groups[last].after = Separator::End;
        }
        number
    }

    fn read_group(&mut self, bytes: &[u8], start: usize, before: usize) -> Option<Group> {
        let mut group = Group { start, end: start, total: before, ..Group::default() };
        let mut at = start;
        while let Some((digit, length)) = character::digit(bytes, at) {
            *self.digits.get_mut(group.total)? = digit;
            group.total += 1;
            group.length += 1;
            group.end = at + length;
            at = over_unseen(bytes, group.end);
        }
        (group.length > 0).then_some(group)
    }

    pub(super) fn groups(&self) -> &[Group] {
        &self.groups[..self.count]
    }

    /// How many digits there are.
    pub(super) fn total(&self) -> usize {
        self.digits(self.count).len()
    }

    /// The digits of the first `count` groups.
    pub(super) fn digits(&self, count: usize) -> &[u8] {
        let total =
            count.checked_sub(1).and_then(|last| self.groups().get(last)).map_or(0, |group| group.total);
        &self.digits[..total]
    }

    /// How many groups have exactly so many digits together.
    pub(super) fn groups_of(&self, digits: usize) -> Option<usize> {
        self.groups().iter().position(|group| group.total == digits).map(|index| index + 1)
    }

    /// Whether the first groups have these lengths.
    pub(super) fn is_shaped(&self, lengths: &[usize]) -> bool {
        self.count >= lengths.len()
            && self.groups().iter().zip(lengths).all(|(group, length)| group.length == *length)
    }

    /// Leaves out all but the first `count` groups.
    fn cut(&mut self, count: usize) {
        self.count = self.count.min(count);
        if let Some(last) = self.count.checked_sub(1) {
            self.groups[last].after = Separator::End;
        }
    }

    /// Where the first `count` groups end, if no letter follows there.
    pub(super) fn end(&self, bytes: &[u8], count: usize) -> Option<usize> {
        let end = self.groups().get(count.checked_sub(1)?)?.end;
        character::is_border(bytes, end).then_some(end)
    }

    /// What stands between the first `count` groups.
    pub(super) fn separators(&self, count: usize) -> impl Iterator<Item = Separator> {
        self.groups().iter().take(count.saturating_sub(1)).map(|group| group.after)
    }
}

fn over_unseen(bytes: &[u8], mut at: usize) -> usize {
    for _ in 0..MOST_UNSEEN {
        let Some(length) = character::unseen(bytes, at) else { break };
        at += length;
    }
    at
}

/// What separates a group that ends at `end` from the next, and where that starts. A dot or a slash is followed by a digit: with
/// a space behind it a sentence ends.
fn next_group(bytes: &[u8], end: usize) -> (Separator, usize) {
    let mut at = over_unseen(bytes, end);
    let mut between = Separator::End;
    for _ in 0..=MOST_SEPARATORS {
        if character::digit(bytes, at).is_some() {
            return (between, at);
        }
        let Some((one, length)) = character::separator(bytes, at) else { break };
        between = match (between, one) {
            (Separator::End | Separator::Space, _) => one,
            (Separator::Dot | Separator::Slash, _) => break,
            (other, _) => other,
        };
        at = over_unseen(bytes, at + length);
    }
    (Separator::End, end)
}

/// What is at a number that no letter precedes.
pub(super) fn at(bytes: &[u8], start: usize, floor: usize) -> Option<Found> {
    if let Some(end) = ip::version_4(bytes, start) {
        return Some(Found { kind: Kind::IpAddress, range: start..end });
    }
    let mut number = Number::read(bytes, start);
    if number.total() < LEAST_DIGITS {
        return None;
    }
    if let Some(end) = card(bytes, &number) {
        return Some(Found { kind: Kind::Card, range: start..end });
    }
    let found = person(bytes, &number, floor)?;
    let Some(count) = groups_before_card(bytes, &number, found.range.end) else { return Some(found) };
    number.cut(count);
    person(bytes, &number, floor)
}

/// The number of a person or of their telephone.
fn person(bytes: &[u8], number: &Number, floor: usize) -> Option<Found> {
    let found = |kind| move |range: Range<usize>| Found { kind, range };
    identity::at(bytes, number, floor)
        .map(found(Kind::NationalId))
        .or_else(|| phone::at(bytes, number, floor).map(found(Kind::Phone)))
}

/// How many groups stand before a card that begins before `end`, where another finding ends, and goes on behind it.
fn groups_before_card(bytes: &[u8], number: &Number, end: usize) -> Option<usize> {
    let goes_on = |group: &Group| {
        let card = card(bytes, &Number::read(bytes, group.start));
        card.is_some_and(|card_end| card_end > end)
    };
    let inside = number.groups().iter().take_while(|group| group.start < end);
    let position = inside.skip(1).position(|group| group.length >= LEAST_OF_CARD && goes_on(group))?;
    Some(position + 1)
}

/// The digits of the first group of a card that is looked for within another number.
const LEAST_OF_CARD: usize = 4;

/// The digits of a card, the most common first: what stands behind a card may happen to lengthen it.
const CARD_LENGTHS: [usize; 7] = [16, 15, 14, 19, 18, 17, 13];

/// Where the card ends that a number starts with.
fn card(bytes: &[u8], number: &Number) -> Option<usize> {
    let start = number.groups().first()?.start;
    if is_fraction(bytes, start) {
        return None;
    }
    CARD_LENGTHS.into_iter().find_map(|length| {
        let count = number.groups_of(length)?;
        let digits = number.digits(count);
        let is_card =
            is_card_shape(number, count) && is_issued(digits) && luhn(digits) && !is_article(digits);
        if is_card { number.end(bytes, count) } else { None }
    })
}

/// Digits behind a decimal point, or behind `0,`: behind another comma they may be a column of their own.
pub(super) fn is_fraction(bytes: &[u8], start: usize) -> bool {
    match &bytes[..start] {
        [.., whole, b'.'] => whole.is_ascii_digit(),
        [.., before, b'0', b','] => !before.is_ascii_digit(),
        [b'0', b','] => true,
        _ => false,
    }
}

/// In one piece, in groups of three and more, in pairs or digit by digit.
fn is_card_shape(number: &Number, count: usize) -> bool {
    let groups = &number.groups()[..count];
    let plain = number
        .separators(count)
        .all(|separator| matches!(separator, Separator::Space | Separator::Dash | Separator::Dot));
    let (first, rest) = (groups[0].length, &groups[1..]);
    let inner = &rest[..rest.len().saturating_sub(1)];
    let grouped = first >= 4 && inner.iter().all(|group| group.length >= 3);
    let even = first <= 2 && inner.iter().all(|group| group.length == first);
    plain && (grouped || even)
}

/// The ranges that schemes issue, with their lengths: <https://en.wikipedia.org/wiki/Payment_card_number>.
fn is_issued(digits: &[u8]) -> bool {
    let prefix = digits.iter().take(6).fold(0, |value, digit| value * 10 + u32::from(*digit));
    let (two, three, four) = (prefix / 10_000, prefix / 1_000, prefix / 100);
    match digits.len() {
        // Visa
        13 => prefix / 100_000 == 4,
        // Diners Club
        14 => matches!(two, 36 | 38 | 39) || matches!(three, 300..=305 | 309),
        // American Express
        15 => matches!(two, 34 | 37),
        // Visa; Mastercard; Discover, UnionPay, Maestro and RuPay (6…); JCB; Mir; Maestro; RuPay
        16 => {
            matches!(two, 40..=49 | 51..=58 | 60..=69 | 81 | 82)
                || matches!(four, 2221..=2720 | 3528..=3589 | 2200..=2204)
        }
        // Visa, Maestro, Discover, JCB and UnionPay have more
        17..=19 => {
            matches!(two, 40..=49 | 56..=58 | 60..=69) || matches!(four, 3528..=3589 | 5018 | 5020 | 5038)
        }
        _ => false,
    }
}

/// Every second digit from the right doubled, its digits added: ISO/IEC 7812-1, annex B.
fn luhn(digits: &[u8]) -> bool {
    let value = |(index, digit): (usize, &u8)| match (index % 2, *digit) {
        (0, digit) => u32::from(digit),
        (_, digit) if digit > 4 => u32::from(digit) * 2 - 9,
        (_, digit) => u32::from(digit) * 2,
    };
    let sum: u32 = digits.iter().rev().enumerate().map(value).sum();
    sum.is_multiple_of(10) && digits.iter().any(|digit| *digit != 0)
}

/// Thirteen digits with the check of a bar code (EAN-13) are an article: goods of Germany begin with a 4 as well.
fn is_article(digits: &[u8]) -> bool {
    let value = |(index, digit): (usize, &u8)| u32::from(*digit) * if index % 2 == 0 { 1 } else { 3 };
    digits.len() == 13 && digits.iter().enumerate().map(value).sum::<u32>().is_multiple_of(10)
}
