//! Characters of numbers: digits in their two widths, and what people write between groups of them.

/// What stands between two groups of digits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Separator {
    /// Nothing more of the number follows.
    #[default]
    End,
    Space,
    Dash,
    Dot,
    Slash,
    /// A parenthesis opens.
    Open,
    /// A parenthesis closes.
    Close,
}

/// The byte at a place; 0 behind the end.
pub(super) fn at(bytes: &[u8], at: usize) -> u8 {
    bytes.get(at).copied().unwrap_or(0)
}

/// The byte before a place; 0 at the start. The end of an escape counts as what it stands for: `\n` in JSON, `%3D` in addresses.
pub(super) fn before(bytes: &[u8], place: usize) -> u8 {
    match bytes.get(..place) {
        Some([.., b'\\', b'n' | b'r' | b't']) => b'\n',
        Some([.., b'%', high, low]) => decoded(*high, *low).unwrap_or(*low),
        Some([.., last]) => *last,
        _ => 0,
    }
}

/// The character for which `%` and two digits stand, of those that people have before a value.
pub(super) fn decoded(high: u8, low: u8) -> Option<u8> {
    Some(match (high, low.to_ascii_uppercase()) {
        (b'0', b'9' | b'A' | b'D') => b'\n',
        (b'2', b'0') => b' ',
        (b'2', b'2') => b'"',
        (b'2', b'6') => b'&',
        (b'2', b'B') => b'+',
        (b'2', b'C') => b',',
        (b'3', b'A') => b':',
        (b'3', b'D') => b'=',
        _ => return None,
    })
}

/// Where the word at `start` really starts: its first letter may be the end of an escape, as in `\nDE89` and `%3DDE89`.
pub(super) fn word_start(bytes: &[u8], start: usize) -> usize {
    let is_escape = match bytes.get(..=start) {
        Some([.., b'\\', b'n' | b'r' | b't']) => true,
        Some([.., b'%', high, low]) => low.is_ascii_alphabetic() && decoded(*high, *low).is_some(),
        _ => false,
    };
    start + usize::from(is_escape)
}

/// The digit at a place, ASCII or full-width (U+FF10 to U+FF19), and its length in bytes.
pub(super) fn digit(bytes: &[u8], place: usize) -> Option<(u8, usize)> {
    match at(bytes, place) {
        byte @ b'0'..=b'9' => Some((byte - b'0', 1)),
        0xEF if at(bytes, place + 1) == 0xBC => {
            let low = at(bytes, place + 2);
            (0x90..=0x99).contains(&low).then(|| (low - 0x90, 3))
        }
        _ => None,
    }
}

/// Where the digits that follow each other from `at` on end.
pub(super) fn run_end(bytes: &[u8], at: usize) -> usize {
    let mut end = at;
    while let Some((_, length)) = digit(bytes, end) {
        end += length;
    }
    end
}

/// The length of a character that is not seen (U+00AD, U+200B to U+200D, U+2060, U+FEFF): written between digits, they
/// hide a number from a program and not from a reader.
pub(super) fn unseen(bytes: &[u8], place: usize) -> Option<usize> {
    match (at(bytes, place), at(bytes, place + 1), at(bytes, place + 2)) {
        (0xC2, 0xAD, _) => Some(2),
        (0xE2, 0x80, 0x8B..=0x8D) | (0xE2, 0x81, 0xA0) | (0xEF, 0xBB, 0xBF) => Some(3),
        _ => None,
    }
}

/// One character that may stand between groups of digits, and its length in bytes. Spaces are also U+00A0, U+2000 to U+200A,
/// U+202F, U+205F and U+3000, dashes U+2010 to U+2015.
pub(super) fn separator(bytes: &[u8], place: usize) -> Option<(Separator, usize)> {
    let one = match at(bytes, place) {
        b' ' => Separator::Space,
        b'-' => Separator::Dash,
        b'.' => Separator::Dot,
        b'/' => Separator::Slash,
        b'(' => Separator::Open,
        b')' => Separator::Close,
        0xC2 if at(bytes, place + 1) == 0xA0 => return Some((Separator::Space, 2)),
        0xE2 | 0xE3 => return wide_separator(bytes, place),
        _ => return None,
    };
    Some((one, 1))
}

fn wide_separator(bytes: &[u8], place: usize) -> Option<(Separator, usize)> {
    match (at(bytes, place), at(bytes, place + 1), at(bytes, place + 2)) {
        (0xE2, 0x80, 0x80..=0x8A | 0xAF) | (0xE2, 0x81, 0x9F) | (0xE3, 0x80, 0x80) => {
            Some((Separator::Space, 3))
        }
        (0xE2, 0x80, 0x90..=0x95) => Some((Separator::Dash, 3)),
        _ => None,
    }
}

/// Whether more of a number may follow at a place.
pub(super) fn joins(bytes: &[u8], place: usize) -> bool {
    separator(bytes, place).is_some() || unseen(bytes, place).is_some()
}

/// Whether a word or a number ends before a place: no ASCII letter or digit follows.
pub(super) fn is_border(bytes: &[u8], place: usize) -> bool {
    !at(bytes, place).is_ascii_alphanumeric() && digit(bytes, place).is_none()
}
