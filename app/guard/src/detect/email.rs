//! Addresses of mail, also percent-encoded (`joe%40example.com`).

use std::ops::Range;

use super::character;

/// The most of RFC 5321, section 4.5.3.1: a local part of 64 octets, a domain of 255.
const LONGEST_LOCAL: usize = 64;
const LONGEST_DOMAIN: usize = 255;
/// So many labels of a domain are left out at most.
const MOST_LEFT_OUT: usize = 4;
/// How many bytes before its `@` an address can start: a letter has three at most.
pub(super) const LONGEST_LOOK_BACK: usize = 3 * LONGEST_LOCAL;

/// How the sign between the two is written; the last is a full-width one (U+FF20).
const SIGNS: [&str; 3] = ["@", "%40", FULL_WIDTH_SIGN];
pub(super) const FULL_WIDTH_SIGN: &str = "\u{FF20}";

/// What ends like a domain and is the name of a file: `logo@2x.png`.
const FILES: [&str; 12] =
    ["png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "css", "js", "mjs", "json", "html"];

/// The address around a sign at `at`; it does not begin before `floor`.
pub(super) fn around(text: &str, at: usize, floor: usize) -> Option<Range<usize>> {
    let sign = SIGNS.into_iter().find(|sign| text.as_bytes()[at..].starts_with(sign.as_bytes()))?;
    let start = local(text, at, floor)?;
    let end = domain(text, at + sign.len())?;
    (!is_remote(text, start..end, at)).then_some(start..end)
}

/// As in `git@github.com:org/repo.git`: a place from which code is fetched.
fn is_remote(text: &str, address: Range<usize>, at: usize) -> bool {
    let behind = &text.as_bytes()[address.end..];
    let Some(path) = behind.strip_prefix(b":") else { return false };
    let is_path = |byte: &&u8| byte.is_ascii_alphanumeric() || b"/._~-".contains(byte);
    let mut path = path.iter().take(LONGEST_LOCAL).take_while(is_path);
    &text[address.start..at] == "git" && path.any(|byte| *byte == b'/')
}

/// Where the local part starts.
fn local(text: &str, at: usize, floor: usize) -> Option<usize> {
    let before = text.get(floor..at)?;
    let part = before.char_indices().rev().take(LONGEST_LOCAL).take_while(|(_, letter)| is_local(*letter));
    let start = part.last()?.0;
    let local = before.get(start..)?;
    let trimmed = local.trim_start_matches(['.', '-', '\'', '%', '+', '*', '&', '=', '~', '`']);
    let start = character::word_start(text.as_bytes(), at - trimmed.len());
    (!trimmed.is_empty() && start < at).then_some(start)
}

fn is_local(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || "._%+-'&~*`".contains(letter) || is_letter(letter)
}

/// Letters of other scripts that are written in words with spaces, and characters that are not seen.
fn is_letter(letter: char) -> bool {
    let is_word = matches!(letter, '\u{C0}'..='\u{7FF}' | '\u{1E00}'..='\u{1EFF}');
    (is_word && letter != '×') || matches!(letter, '\u{200B}'..='\u{200D}' | '\u{2060}')
}

/// Where the domain ends: labels with dots between, of which the last is made of letters.
fn domain(text: &str, start: usize) -> Option<usize> {
    let rest = text.get(start..)?;
    let is_domain =
        |letter: char| letter.is_ascii_alphanumeric() || ".-".contains(letter) || is_letter(letter);
    let length: usize =
        rest.chars().take(LONGEST_DOMAIN).take_while(|letter| is_domain(*letter)).map(char::len_utf8).sum();
    let mut domain = rest.get(..length)?;
    if domain.starts_with(['.', '-']) {
        return None;
    }
    // A sentence may go on behind the domain without a space: labels are left out until the last one can be that of a registry.
    for _ in 0..MOST_LEFT_OUT {
        domain = domain.trim_end_matches(['.', '-']);
        let (before, last) = domain.rsplit_once('.')?;
        let letters = top_label(last);
        if letters > 0 && !before.contains("..") {
            let is_file = FILES.iter().any(|file| last.eq_ignore_ascii_case(file));
            return (!is_file).then(|| start + before.len() + 1 + letters);
        }
        domain = before;
    }
    None
}

/// How many bytes at the start of a label can be a top label; 0 if none.
fn top_label(label: &str) -> usize {
    if label.starts_with("xn--") && label.len() > 5 {
        return label.len();
    }
    let letters: usize = label
        .chars()
        .take_while(|letter| letter.is_ascii_alphabetic() || is_letter(*letter))
        .map(char::len_utf8)
        .sum();
    let ends = letters == label.len() || label[letters..].starts_with('-');
    if letters >= 2 && ends { letters } else { 0 }
}
