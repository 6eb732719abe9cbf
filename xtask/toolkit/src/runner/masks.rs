//! What is never shown: secrets, and what a step asks to hide with `add-mask`.

use std::collections::BTreeSet;

/// Shown in place of a secret, as on GitHub.
const HIDDEN: &str = "***";
/// A part of a secret in base64 that is shorter than this could be any text.
const SHORTEST_PART: usize = 12;
const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The texts that are hidden.
#[derive(Default)]
pub(super) struct Masks {
    words: BTreeSet<String>,
}

impl Masks {
    /// Hides a text, each of its lines, and the ways in which programs write it: inside JSON, inside an address, in base64.
    pub(super) fn add(&mut self, secret: &str) {
        for word in std::iter::once(secret).chain(secret.lines()) {
            if word.trim().is_empty() {
                continue;
            }
            self.words.insert(word.to_owned());
            let json = serde_json::Value::from(word).to_string();
            self.words.insert(json.trim_matches('"').to_owned());
            self.words.insert(percent_encoded(word));
            self.words.insert(base64(word.as_bytes()));
            // In the base64 of a longer text the secret begins at any of three places.
            for begin in 0..word.len().min(3) {
                let bytes = &word.as_bytes()[begin..];
                let part = base64(&bytes[..bytes.len() / 3 * 3]);
                if part.len() >= SHORTEST_PART {
                    self.words.insert(part);
                }
            }
        }
        self.words.remove("");
    }

    /// The text without anything hidden.
    pub(super) fn hide(&self, text: &str) -> String {
        let found = self.words.iter().flat_map(|word| text.match_indices(word.as_str()));
        let mut places: Vec<(usize, usize)> = found.map(|(from, word)| (from, from + word.len())).collect();
        places.sort_unstable();
        let mut hidden: Vec<(usize, usize)> = Vec::new();
        for (from, to) in places {
            match hidden.last_mut() {
                Some(last) if from <= last.1 => last.1 = last.1.max(to),
                _ => hidden.push((from, to)),
            }
        }
        let (mut shown, mut end) = (String::with_capacity(text.len()), 0);
        for (from, to) in hidden {
            shown.push_str(&text[end..from]);
            shown.push_str(HIDDEN);
            end = to;
        }
        shown.push_str(&text[end..]);
        shown
    }
}

fn percent_encoded(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

/// <https://www.rfc-editor.org/rfc/rfc4648#section-4>
fn base64(bytes: &[u8]) -> String {
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let part = |index: usize| u32::from(chunk.get(index).copied().unwrap_or_default());
        let bits = (part(0) << 16) | (part(1) << 8) | part(2);
        for position in 0..4_usize {
            let letter = (bits >> (18 - 6 * position)) & 63;
            let letter = usize::try_from(letter).unwrap_or_default();
            out.push(if position <= chunk.len() { char::from(ALPHABET[letter]) } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(secret: &str, text: &str, expected: &str) {
        let mut masks = Masks::default();
        masks.add(secret);
        assert_eq!(masks.hide(text), expected);
    }

    #[test]
    fn a_secret_is_hidden_however_it_is_written() {
        check("hunter2", "x hunter2 hunter2!", "x *** ***!");
        check("first\nsecond", "the second, the first", "the ***, the ***");
        check("a\"b", r#"{"a": "a\"b"}"#, r#"{"a": "***"}"#);
        check("a b&c", "?q=a%20b%26c", "?q=***");
        check("hunter2", "aHVudGVyMg==", "***");
        check("   ", "a   b", "a   b");
    }

    #[test]
    fn a_secret_inside_of_a_longer_base64_is_hidden() {
        let secret = "correct horse battery";
        for prefix in ["", "u", "us", "usr"] {
            let mut masks = Masks::default();
            masks.add(secret);
            let shown = masks.hide(&base64(format!("{prefix}{secret}:").as_bytes()));
            assert!(shown.contains(HIDDEN) && shown.len() < 16, "{shown}");
        }
    }

    #[test]
    fn base64_is_as_the_standard_has_it() {
        for (text, expected) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg==")]
        {
            assert_eq!(base64(text.as_bytes()), expected);
        }
    }

    #[test]
    fn secrets_that_overlap_are_hidden_as_one() {
        let mut masks = Masks::default();
        masks.add("abc");
        masks.add("bcd");
        assert_eq!(masks.hide("xabcdx"), "x***x");
    }
}
