//! Words beside a number that say what it is.

use super::character;

/// Whether one of `words` stands as a word, in any case, in the `reach` bytes before `at`. The words are in lower case; a part of
/// `camelCase` and of `snake_case` is a word.
pub(super) fn before(bytes: &[u8], at: usize, reach: usize, words: &[&str]) -> bool {
    let from = at.saturating_sub(reach);
    (from..at)
        .any(|place| starts_word(bytes, place) && words.iter().any(|word| is_at(bytes, place, at, word)))
}

fn starts_word(bytes: &[u8], place: usize) -> bool {
    let (first, before) = (character::at(bytes, place), character::before(bytes, place));
    let letter = first.is_ascii_alphabetic() || first >= 0xC2;
    letter && (!before.is_ascii_alphabetic() || (first.is_ascii_uppercase() && before.is_ascii_lowercase()))
}

fn is_at(bytes: &[u8], place: usize, limit: usize, word: &str) -> bool {
    let end = place + word.len();
    // The first letter tells most words apart.
    let may_be = word.as_bytes().first().is_some_and(|first| *first == bytes[place].to_ascii_lowercase());
    if !may_be || end > limit || !bytes[place..end].eq_ignore_ascii_case(word.as_bytes()) {
        return false;
    }
    let (last, next) = (character::before(bytes, end), character::at(bytes, end));
    !next.is_ascii_alphabetic() || (next.is_ascii_uppercase() && last.is_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: bool) {
        assert_eq!(
            before(text.as_bytes(), text.len(), 24, &["tel", "téléphone", "phone"]),
            expected,
            "{text}"
        );
    }

    #[test]
    fn a_word_is_found_as_a_word() {
        for text in ["Tel: ", "TEL ", "téléphone : ", "phoneNumber=", "mobilePhone=", "home_phone: "] {
            check(text, true);
        }
        for text in ["hotel ", "telling ", "TELEX ", "", "phone, and much later in the text "] {
            check(text, false);
        }
    }
}
