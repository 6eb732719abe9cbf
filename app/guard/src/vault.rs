//! What was taken out of the texts of one call, and puts it back for the user that the call was made for.

use std::collections::BTreeMap;
use std::fmt;

use crate::placeholder::{Form, What};
use crate::stream::Restorer;
use crate::{Kind, detect};

/// Whom a call is made for: one user of one tenant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owner {
    pub tenant: i64,
    pub user: String,
}

/// Somebody asks for the values of another's call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "the placeholders are those of another tenant's or another user's call; restore them for the user who made it"
)]
pub struct NotYours;

/// The values that were taken out of the texts of one call. It lives as long as the call and is never stored.
pub struct Vault {
    owner: Owner,
    form: Form,
    numbers: BTreeMap<What, BTreeMap<String, usize>>,
    values: BTreeMap<(What, usize), String>,
}

impl Vault {
    /// `salt` is fresh and random for every call, at least 8 letters and digits: who cannot guess it cannot write a text
    /// in which this call's placeholders stand.
    pub fn new(owner: Owner, salt: &str) -> Self {
        Self { owner, form: Form::new(salt), numbers: BTreeMap::new(), values: BTreeMap::new() }
    }

    /// The text with a placeholder for each finding: one for equal values, counted from 1 for each kind. A text that looks
    /// like a placeholder of this call becomes one itself, so that restoring gives the same text back, always.
    pub fn redact(&mut self, text: &str) -> String {
        self.redact_behind("", text)
    }

    /// The same for a text behind words that say what it is, as `password=` does. They are not given back.
    pub fn redact_behind(&mut self, words: &str, text: &str) -> String {
        let mut redacted = String::with_capacity(text.len());
        let mut words = words;
        let mut from = 0;
        while let Some((start, length, ..)) = self.form.find(text, from) {
            self.redact_findings(words, &text[from..start], &mut redacted);
            words = "";
            from = start + length;
            redacted.push_str(&self.placeholder(None, &text[start..from]));
        }
        self.redact_findings(words, &text[from..], &mut redacted);
        redacted
    }

    fn redact_findings(&mut self, words: &str, text: &str, redacted: &mut String) {
        let text = &[words, text].concat();
        let mut from = words.len();
        for found in detect(text).into_iter().filter(|found| found.range.end > words.len()) {
            let start = found.range.start.max(from);
            redacted.push_str(&text[from..start]);
            from = found.range.end;
            redacted.push_str(&self.placeholder(Some(found.kind), &text[start..from]));
        }
        redacted.push_str(&text[from..]);
    }

    fn placeholder(&mut self, what: What, value: &str) -> String {
        let numbers = self.numbers.entry(what).or_default();
        if let Some(number) = numbers.get(value) {
            return self.form.write(what, *number);
        }
        let number = numbers.len() + 1;
        numbers.insert(value.to_owned(), number);
        self.values.insert((what, number), value.to_owned());
        self.form.write(what, number)
    }

    /// The text with the values in their places. A placeholder that is not of this call stays as it is, and so does one with
    /// whose value more than 8 MiB would be given back.
    pub fn restore(&self, owner: &Owner, text: &str) -> Result<String, NotYours> {
        let mut restorer = self.restorer(owner)?;
        let mut restored = restorer.push(text);
        restored.push_str(&restorer.finish());
        Ok(restored)
    }

    /// The same for an answer that comes in pieces.
    pub fn restorer(&self, owner: &Owner) -> Result<Restorer<'_>, NotYours> {
        if *owner == self.owner { Ok(Restorer::new(self)) } else { Err(NotYours) }
    }

    /// How many different values of each kind were taken out.
    pub fn counts(&self) -> BTreeMap<Kind, usize> {
        self.numbers.iter().filter_map(|(what, numbers)| Some(((*what)?, numbers.len()))).collect()
    }

    pub(crate) fn form(&self) -> &Form {
        &self.form
    }

    pub(crate) fn value(&self, what: What, number: usize) -> Option<&str> {
        self.values.get(&(what, number)).map(String::as_str)
    }
}

/// Counts only: neither the values nor the salt reach a log.
impl fmt::Debug for Vault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Vault")
            .field("tenant", &self.owner.tenant)
            .field("counts", &self.counts())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
