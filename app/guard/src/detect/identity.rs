//! Numbers that states give to a person: those whose shape or check says so, the others only beside a word that does.

use std::ops::Range;

use super::number::{Number, is_fraction};
use super::{character, context, iban};

/// How far before a number a word may stand that says what it is, in bytes.
const REACH: usize = 40;

const SOCIAL_SECURITY: &[&str] = &["ssn", "social security", "social"];
const GERMAN: &[&str] =
    &["steuer", "idnr", "steuernummer", "steueridentifikationsnummer", "tin", "tax id", "tax"];
const BELGIAN: &[&str] = &[
    "rijksregister",
    "rijksregisternummer",
    "registre national",
    "national register",
    "nrn",
    "insz",
    "niss",
    "rrn",
];
const DUTCH: &[&str] = &["bsn", "burgerservicenummer", "sofinummer", "sofi"];
const SPANISH: &[&str] = &["dni", "nif", "nie", "documento"];
const BRITISH: &[&str] = &["nino", "national insurance", "ni"];

/// What a number is that no letter precedes.
pub(super) fn at(bytes: &[u8], number: &Number, floor: usize) -> Option<Range<usize>> {
    let start = number.groups().first()?.start;
    if is_fraction(bytes, start) || is_inside(bytes, start) {
        return None;
    }
    let is_named = |words: &[&str]| context::before(bytes, start, REACH, words);
    french(bytes, number, start)
        .or_else(|| american(bytes, number, || is_named(SOCIAL_SECURITY)))
        .or_else(|| belgian(bytes, number, || is_named(BELGIAN)))
        .or_else(|| german(bytes, number, || is_named(GERMAN)))
        .or_else(|| dutch(bytes, number, || is_named(DUTCH)))
        .or_else(|| spanish(bytes, number, || is_named(SPANISH)))
        .map(|end| start..end)
        .or_else(|| spaced_british(bytes, start, floor))
}

/// A part of something longer, as in `a1-078-05-1120` and `1.078-05-1120`.
fn is_inside(bytes: &[u8], start: usize) -> bool {
    let (one, two) = (character::before(bytes, start), character::before(bytes, start.saturating_sub(1)));
    matches!(one, b'-' | b'.' | b'/') && two.is_ascii_alphanumeric()
}

fn value(digits: &[u8]) -> u64 {
    digits.iter().fold(0, |value, digit| value * 10 + u64::from(*digit))
}

/// The French NIR: thirteen digits, of which Corsica has two as a letter, and a key, 97 less the rest of them by 97.
/// <https://www.insee.fr/fr/metadonnees/definition/c1409>
fn french(bytes: &[u8], number: &Number, start: usize) -> Option<usize> {
    let (digits, end) = match number.groups_of(15) {
        Some(count) => (value(number.digits(count)), number.end(bytes, count)?),
        None => corsican(bytes, number, start)?,
    };
    let (body, key) = (digits / 100, digits % 100);
    let (sex, month) = (body / 1_000_000_000_000, body / 100_000_000 % 100);
    let is_born = matches!(month, 1..=12 | 20..=42 | 50..=99);
    (matches!(sex, 1..=4 | 7 | 8) && is_born && key == 97 - body % 97).then_some(end)
}

/// `2A` counts as 19 and `2B` as 18.
fn corsican(bytes: &[u8], number: &Number, start: usize) -> Option<(u64, usize)> {
    let last = number.groups().get(number.groups_of(6)? - 1)?;
    if !matches!(character::at(bytes, last.end).to_ascii_uppercase(), b'A' | b'B') {
        return None;
    }
    let mut characters = [0; 15];
    let end = iban::read(bytes, start, &mut characters)?;
    let department = match characters[5..7] {
        [b'2', b'A'] => b"19",
        [b'2', b'B'] => b"18",
        _ => return None,
    };
    characters[5..7].copy_from_slice(department);
    let digits = characters.iter().all(u8::is_ascii_digit).then(|| characters.map(|digit| digit - b'0'))?;
    character::is_border(bytes, end).then(|| (value(&digits), end))
}

/// The social security number of the United States: <https://www.ssa.gov/employer/randomization.html>.
fn american(bytes: &[u8], number: &Number, is_named: impl FnOnce() -> bool) -> Option<usize> {
    use super::character::Separator::Dash;
    let count = number.groups_of(9)?;
    let end = number.end(bytes, count)?;
    let digits = number.digits(count);
    let (area, group, serial) = (value(&digits[..3]), value(&digits[3..5]), value(&digits[5..]));
    let is_issued = !matches!(area, 0 | 666 | 900..) && group != 0 && serial != 0;
    let is_shaped =
        number.is_shaped(&[3, 2, 4]) && number.separators(count).all(|separator| separator == Dash);
    // A longer row of groups with dashes is something else.
    let is_whole = number.groups()[count - 1].after != Dash;
    (is_issued && is_whole && (is_shaped || is_named())).then_some(end)
}

/// The Belgian number of the national register: a date, a serial and 97 less the rest by 97; those born from 2000 on have a 2
/// before. <https://www.ibz.rrn.fgov.be>
fn belgian(bytes: &[u8], number: &Number, is_named: impl FnOnce() -> bool) -> Option<usize> {
    let count = number.groups_of(11)?;
    let end = number.end(bytes, count)?;
    let digits = number.digits(count);
    let (body, key) = (value(&digits[..9]), value(&digits[9..]));
    let (month, day) = (value(&digits[2..4]), value(&digits[4..6]));
    let is_date = matches!(month, 0..=12 | 20..=32 | 40..=52) && day <= 31;
    let checks = key == 97 - body % 97 || key == 97 - (2_000_000_000 + body) % 97;
    let is_shaped = number.is_shaped(&[2, 2, 2, 3, 2]) || number.is_shaped(&[6, 3, 2]);
    (is_date && checks && (is_shaped || is_named())).then_some(end)
}

/// The German tax identification: one digit twice or thrice among the first ten, and the check of ISO 7064 (mod 11, 10).
/// <https://www.bzst.de/DE/Privatpersonen/SteuerlicheIdentifikationsnummer/steuerlicheidentifikationsnummer_node.html>
fn german(bytes: &[u8], number: &Number, is_named: impl FnOnce() -> bool) -> Option<usize> {
    let count = number.groups_of(11)?;
    let end = number.end(bytes, count)?;
    let (check, body) = number.digits(count).split_last()?;
    let times = |digit: u8| memchr::memchr_iter(digit, body).count();
    let most = (0..10).map(times).max()?;
    let repeated = (0..10).filter(|digit| times(*digit) > 1).count();
    let product = body.iter().fold(10, |product, digit| {
        let sum = match (product + u32::from(*digit)) % 10 {
            0 => 10,
            sum => sum,
        };
        sum * 2 % 11
    });
    let is_valid =
        body[0] != 0 && matches!(most, 2 | 3) && repeated == 1 && (11 - product) % 10 == u32::from(*check);
    (is_valid && (number.is_shaped(&[2, 3, 3, 3]) || is_named())).then_some(end)
}

/// The Dutch citizen service number: nine digits weighed 9, 8, … 2, -1 add up to a multiple of 11.
/// <https://www.rvig.nl/burgerservicenummer>
fn dutch(bytes: &[u8], number: &Number, is_named: impl FnOnce() -> bool) -> Option<usize> {
    let count = number.groups_of(9)?;
    let end = number.end(bytes, count)?;
    let (last, body) = number.digits(count).split_last()?;
    let weighed =
        body.iter().zip((2..=9).rev()).map(|(digit, weight): (&u8, u32)| u32::from(*digit) * weight);
    let sum: u32 = weighed.sum();
    (sum > 0 && sum % 11 == u32::from(*last) && is_named()).then_some(end)
}

/// The letter that belongs to a Spanish number. <https://www.interior.gob.es>, cálculo del dígito de control del NIF/NIE.
fn spanish_letter(number: u64) -> Option<u8> {
    let index = usize::try_from(number % 23).ok()?;
    b"TRWAGMYFPDXBNJZSQVHLCKE".get(index).copied()
}

/// The Spanish DNI: eight digits and a letter, with a dash or a space between at most.
fn spanish(bytes: &[u8], number: &Number, is_named: impl FnOnce() -> bool) -> Option<usize> {
    let count = number.groups_of(8)?;
    let end = number.groups()[count - 1].end;
    let dash = usize::from(matches!(character::at(bytes, end), b'-' | b' '));
    let digits = value(number.digits(count));
    let letter = character::at(bytes, end + dash);
    let is_plain = count == 1 && letter.is_ascii_uppercase() && dash == 0;
    let checks = letter.is_ascii_alphabetic()
        && spanish_letter(digits) == Some(letter.to_ascii_uppercase())
        && character::is_border(bytes, end + dash + 1);
    let dashed = count == 1 && letter.is_ascii_uppercase() && character::at(bytes, end) == b'-';
    let certain = (is_plain || dashed) && !(is_day(digits) && matches!(letter, b'T' | b'Z'));
    (checks && (certain || is_named())).then_some(end + dash + 1)
}

/// A day and the letter of a time, as in `20240131Z`.
fn is_day(digits: u64) -> bool {
    let (year, month, day) = (digits / 10_000, digits / 100 % 100, digits % 100);
    (1900..2100).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day)
}

/// The Spanish NIE that starts with the letter at `start`: X, Y or Z for 0, 1 or 2, seven digits and a letter.
pub(super) fn spanish_foreigner(bytes: &[u8], start: usize) -> Option<usize> {
    let first = match bytes[start].to_ascii_uppercase() {
        b'X' => 0,
        b'Y' => 1,
        b'Z' => 2,
        _ => return None,
    };
    let mut characters = [0; 9];
    let end = iban::read(bytes, start, &mut characters)?;
    let (digits, letter) = (&characters[1..8], characters[8]);
    if !digits.iter().all(u8::is_ascii_digit) || !character::is_border(bytes, end) {
        return None;
    }
    let number = digits.iter().fold(first, |number, digit| number * 10 + u64::from(digit - b'0'));
    (spanish_letter(number) == Some(letter)).then_some(end)
}

/// The British national insurance number that starts at `start`: two letters, six digits and a letter from A to D. In lower
/// case it may be a part of a digest, if its letters are hexadecimal digits.
/// <https://www.gov.uk/hmrc-internal-manuals/national-insurance-manual/nim39110>
pub(super) fn british(bytes: &[u8], start: usize) -> Option<usize> {
    let mut characters = [0; 9];
    let end = iban::read(bytes, start, &mut characters)?;
    let [one, two, ..] = characters;
    // QQ is never given out; the forms show it as their example.
    let is_example = [one, two] == *b"QQ";
    let is_given = !b"DFIQUV".contains(&one)
        && !b"DFIOQUV".contains(&two)
        && ![b"BG", b"GB", b"KN", b"NK", b"NT", b"TN", b"ZZ"].contains(&&[one, two]);
    let is_upper = bytes[start].is_ascii_uppercase();
    let is_hex = one.is_ascii_hexdigit() && two.is_ascii_hexdigit();
    let is_written = is_upper || !is_hex || context::before(bytes, start, REACH, BRITISH);
    let is_shaped =
        is_written && characters[2..8].iter().all(u8::is_ascii_digit) && matches!(characters[8], b'A'..=b'D');
    (is_shaped && (is_given || is_example) && character::is_border(bytes, end)).then_some(end)
}

/// The same with a space behind the letters: `QQ 12 34 56 C`. Lower case is a word, unless the digits are in pairs.
fn spaced_british(bytes: &[u8], digits: usize, floor: usize) -> Option<Range<usize>> {
    let start = digits.checked_sub(3).filter(|start| *start >= floor)?;
    let [one, two, b' '] = bytes[start..digits] else { return None };
    let is_upper = one.is_ascii_uppercase() && two.is_ascii_uppercase();
    let is_lower = one.is_ascii_lowercase() && two.is_ascii_lowercase();
    let is_paired = matches!(bytes.get(digits..digits + 6), Some([_, _, b' ', _, _, b' ']));
    if !(is_upper || (is_lower && is_paired)) || character::before(bytes, start).is_ascii_alphanumeric() {
        return None;
    }
    british(bytes, start).map(|end| start..end)
}

/// The Italian fiscal code that starts at `start`: 16 characters, the last a check. Of two persons with one code, digits of the
/// second become letters; such a code is found if its first digit is still one.
/// <https://www.agenziaentrate.gov.it/portale/web/english/nse/individuals/tax-identification-number-for-foreign-citizens>
pub(super) fn italian(bytes: &[u8], start: usize) -> Option<usize> {
    const ODD: [usize; 26] =
        [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];
    let mut characters = [0; 16];
    let end = iban::read(bytes, start, &mut characters)?;
    let is_number = |at: usize| characters[at].is_ascii_digit() || b"LMNPQRSTUV".contains(&characters[at]);
    let letters = [0, 1, 2, 3, 4, 5, 8, 11, 15];
    let is_shaped = letters.iter().all(|at| characters[*at].is_ascii_uppercase())
        && [6, 7, 9, 10, 12, 13, 14].into_iter().all(is_number)
        && b"ABCDEHLMPRST".contains(&characters[8]);
    let index = |character: u8| usize::from(character - if character.is_ascii_digit() { b'0' } else { b'A' });
    let sum: usize = characters[..15]
        .iter()
        .enumerate()
        .map(|(at, character)| match (at % 2, index(*character)) {
            // Counted from 1 these are the odd ones.
            (0, index) => ODD.get(index).copied().unwrap_or(0),
            (_, index) => index,
        })
        .sum();
    let checks = is_shaped && sum % 26 == index(characters[15]);
    (checks && character::is_border(bytes, end)).then_some(end)
}
