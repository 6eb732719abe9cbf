//! Finds what must not leave in a text.
//!
//! One pass looks for trigger bytes: digits, `@`, `:`, `=`, `>`, `_`, `-`, `%`, and a few letters. At each, recognisers look
//! a bounded number of bytes back and forth, and the pass goes on behind what they found or behind the trigger. The time is
//! linear in the length of any text, because
//!
//! - a number reads at most 32 digits in 20 groups from each group of digits, and a longer run of digits is walked once;
//! - an address looks at most 64 characters back and stops at the next `@`; every other look back is at most 256 bytes;
//! - a secret value that is read on without a limit is found, or it holds no name of another;
//! - what reads on without a limit (a key, a web token) starts only where such a word starts and ends with the word;
//! - the end of a private key is looked for once and remembered.
//!
//! A number whose check digit is wrong is passed by one group of digits only: otherwise a number beside a card would hide it.

mod assignment;
mod character;
mod context;
mod email;
mod iban;
mod identity;
mod ip;
mod key;
mod letters;
mod name;
mod number;
mod phone;
mod private_key;
mod reference;
#[cfg(test)]
mod tests;
mod token;
mod value;

use std::ops::Range;

use crate::Kind;

/// A place in a text that must not leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub kind: Kind,
    /// In bytes, on borders of characters.
    pub range: Range<usize>,
}

/// What must not leave, in the order of the text; no two overlap.
pub fn detect(text: &str) -> Vec<Found> {
    let mut scan = Scan {
        text,
        bytes: text.as_bytes(),
        found: Vec::new(),
        private_key: private_key::Search::default(),
        word: 0,
    };
    let mut at = 0;
    while let Some(offset) = scan.bytes[at..].iter().position(|byte| TRIGGERS[usize::from(*byte)]) {
        at = scan.look(at + offset);
    }
    scan.found
}

/// The bytes at which something may be found. 0xEF begins the full-width digits and the full-width `@`.
const TRIGGERS: [bool; 256] = {
    let mut triggers = [false; 256];
    let bytes = b"0123456789@%:=>-_AJSBb\xEF";
    let mut index = 0;
    while index < bytes.len() {
        triggers[bytes[index] as usize] = true;
        index += 1;
    }
    triggers
};

struct Scan<'a> {
    text: &'a str,
    bytes: &'a [u8],
    found: Vec<Found>,
    private_key: private_key::Search,
    /// Where the last word ends that was looked at as a key of AWS.
    word: usize,
}

impl Scan<'_> {
    /// What is at a trigger, and where the pass goes on.
    fn look(&mut self, at: usize) -> usize {
        let bytes = self.bytes;
        let floor = self.floor();
        let found = match bytes[at] {
            b'0'..=b'9' | 0xEF => return self.number(at, floor),
            b'@' | b'%' => return self.address(at),
            b':' => token::userinfo(bytes, at)
                .or_else(|| assignment::value(self.text, at, floor))
                .or_else(|| token::curl_user(bytes, at, floor))
                .or_else(|| ip::version_6(bytes, at, floor)),
            b'=' => assignment::value(self.text, at, floor),
            b'>' => assignment::element(self.text, at, floor),
            b'-' => self
                .private_key
                .at(bytes, at)
                .or_else(|| key::around(bytes, at, floor))
                .or_else(|| assignment::option(self.text, at)),
            b'_' | b'A' | b'S' => key::around(bytes, at, floor),
            b'J' => token::web_token(bytes, at, floor),
            _ => token::bearer(bytes, at).or_else(|| token::basic(bytes, at)),
        };
        self.keep(found).unwrap_or(at + 1)
    }

    /// Where the last finding ends: nothing is looked for before it.
    fn floor(&self) -> usize {
        self.found.last().map_or(0, |found| found.range.end)
    }

    /// Keeps a finding and says where it ends.
    fn keep(&mut self, found: Option<Found>) -> Option<usize> {
        let found = found?;
        let end = found.range.end;
        self.found.push(found);
        Some(end)
    }

    /// A number begins at `at`, or goes on there after letters.
    fn number(&mut self, at: usize, floor: usize) -> usize {
        let bytes = self.bytes;
        if character::digit(bytes, at).is_none() {
            let is_sign = bytes[at..].starts_with(email::FULL_WIDTH_SIGN.as_bytes());
            return if is_sign { self.address(at) } else { at + 1 };
        }
        if let Some(found) = self.behind_escape(at, floor) {
            let end = found.range.end;
            self.found.push(found);
            return end;
        }
        let run_end = character::run_end(bytes, at);
        let before = if at > floor { character::before(bytes, at) } else { 0 };
        let after = character::at(bytes, run_end);
        let found = if before.is_ascii_alphabetic() {
            letters::at(bytes, at, floor)
        } else if run_end - at < SHORT
            && !character::joins(bytes, run_end)
            && !matches!(after, b'A' | b'B' | b'a' | b'b')
        {
            None
        } else {
            number::at(bytes, at, floor)
        };
        let found = found.or_else(|| {
            let inside = before.is_ascii_alphabetic() || after.is_ascii_alphabetic();
            if inside && at >= self.word { self.cloud_secret(at, floor) } else { None }
        });
        self.keep(found).unwrap_or(run_end)
    }

    /// The number behind an escape whose digits seem to be its first, as in `%204111111111111111`.
    fn behind_escape(&self, at: usize, floor: usize) -> Option<Found> {
        let [b'%', high, low] = *self.bytes.get(at.checked_sub(1)?..at + 2)? else { return None };
        character::decoded(high, low)?;
        character::digit(self.bytes, at + 2)?;
        number::at(self.bytes, at + 2, floor)
    }

    fn cloud_secret(&mut self, at: usize, floor: usize) -> Option<Found> {
        let (word, found) = key::cloud_secret(self.bytes, at, floor);
        self.word = word;
        found
    }

    /// An address takes back the numbers that were found inside of it.
    fn address(&mut self, at: usize) -> usize {
        let mut near =
            self.found.iter().rev().take_while(|found| found.range.end + email::LONGEST_LOOK_BACK > at);
        let firm = near.find(|found| matches!(found.kind, Kind::Key | Kind::Token));
        let floor = firm.map_or(0, |found| found.range.end);
        let Some(mut range) = email::around(self.text, at, floor) else { return at + 1 };
        while let Some(last) = self.found.last()
            && last.range.end > range.start
        {
            range.start = range.start.min(last.range.start);
            self.found.pop();
        }
        self.keep(Some(Found { kind: Kind::Email, range })).unwrap_or(at + 1)
    }
}

/// Fewer digits than any number of interest has, where nothing joins them with more: neither a separator nor the letter of
/// a Corsican department.
const SHORT: usize = 7;
