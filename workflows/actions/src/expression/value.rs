//! The values of expressions, and how they become text.

use std::collections::BTreeMap;

use super::{compare, json};

/// What an expression evaluates to.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Null,
    Bool(bool),
    Number(f64),
    String(String),
    Array(Vec<Value>),
    Object(Object),
}

/// Entries in the order in which they were added; keys are the same whatever their case.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Object {
    entries: Vec<(String, Value)>,
    /// Where each key stands, by its upper case.
    positions: BTreeMap<String, usize>,
}

static NULL: Value = Value::Null;

impl Value {
    /// As GitHub puts it into a string: nothing for null, `Array` and `Object` for those.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Null => String::new(),
            Self::Bool(value) => value.to_string(),
            Self::Number(number) => number_text(*number),
            Self::String(text) => text.clone(),
            Self::Array(_) => "Array".into(),
            Self::Object(_) => "Object".into(),
        }
    }

    /// Everything but null, false, 0, `NaN` and the empty string.
    #[must_use]
    pub fn is_truthy(&self) -> bool {
        match self {
            Self::Null => false,
            Self::Bool(value) => *value,
            Self::Number(number) => *number != 0.0 && !number.is_nan(),
            Self::String(text) => !text.is_empty(),
            Self::Array(_) | Self::Object(_) => true,
        }
    }

    /// As `toJSON` writes it, with two spaces an indentation.
    #[must_use]
    pub fn to_json(&self) -> String {
        json::write(self, usize::MAX).unwrap_or_default()
    }

    /// As `fromJSON` reads it. Of a key given twice the last value counts, of keys that differ in case the first; an escape
    /// of half a surrogate pair becomes U+FFFD.
    ///
    /// # Errors
    /// Text that is not JSON, with the byte, or that is nested deeper than 100 (JsonParser.cs of the runner).
    pub fn from_json(text: &str) -> Result<Self, String> {
        json::read(text)
    }

    /// A member of an object; null where there is none.
    #[must_use]
    pub fn get(&self, key: &str) -> &Self {
        match self {
            Self::Object(object) => object.get(key).unwrap_or(&NULL),
            _ => &NULL,
        }
    }

    /// Whether it is neither an array nor an object.
    pub(super) fn is_scalar(&self) -> bool {
        !matches!(self, Self::Array(_) | Self::Object(_))
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::String(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::String(text)
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<f64> for Value {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<Vec<Value>> for Value {
    fn from(items: Vec<Value>) -> Self {
        Self::Array(items)
    }
}

impl From<Object> for Value {
    fn from(object: Object) -> Self {
        Self::Object(object)
    }
}

impl Object {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds an entry, or replaces the value of the one that has this key in any case; that keeps its place and its spelling.
    pub fn insert(&mut self, key: impl Into<String>, value: impl Into<Value>) {
        let (key, value) = (key.into(), value.into());
        let position = *self.positions.entry(compare::folded(&key)).or_insert(self.entries.len());
        match self.entries.get_mut(position) {
            Some((_, old)) => *old = value,
            None => self.entries.push((key, value)),
        }
    }

    /// Adds an entry of JSON: a key in another case than that of an earlier one is left out.
    pub(super) fn insert_read(&mut self, key: String, value: Value) {
        let is_respelled =
            self.position(&key).and_then(|at| self.entries.get(at)).is_some_and(|(known, _)| *known != key);
        if !is_respelled {
            self.insert(key, value);
        }
    }

    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.entries.get(self.position(key)?).map(|(_, value)| value)
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.entries.iter().map(|(key, value)| (key.as_str(), value))
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    fn position(&self, key: &str) -> Option<usize> {
        self.positions.get(&compare::folded(key)).copied()
    }
}

impl FromIterator<(String, Value)> for Object {
    fn from_iter<T: IntoIterator<Item = (String, Value)>>(entries: T) -> Self {
        let mut object = Self::new();
        for (key, value) in entries {
            object.insert(key, value);
        }
        object
    }
}

/// A number as C#'s `G15` writes it in the invariant culture, but never `-0` (EvaluationResult.cs of the runner;
/// <https://learn.microsoft.com/dotnet/standard/base-types/standard-numeric-format-strings>): 15 digits at most, with an
/// exponent from 1E+15 and below 1E-04.
fn number_text(number: f64) -> String {
    if number == 0.0 {
        return "0".into();
    }
    if number.is_nan() {
        return "NaN".into();
    }
    let sign = if number < 0.0 { "-" } else { "" };
    if number.is_infinite() {
        return format!("{sign}Infinity");
    }
    let written = format!("{:.14e}", number.abs());
    let (mantissa, exponent) = written.split_once('e').unwrap_or((written.as_str(), "0"));
    let digits = mantissa.replace('.', "");
    let digits = digits.trim_end_matches('0');
    let exponent: isize = exponent.parse().unwrap_or_default();
    let size = exponent.unsigned_abs();
    match exponent {
        0..15 if digits.len() > size + 1 => format!("{sign}{}.{}", &digits[..=size], &digits[size + 1..]),
        0..15 => format!("{sign}{digits:0<width$}", width = size + 1),
        -4..0 => format!("{sign}0.{}{digits}", "0".repeat(size - 1)),
        _ => {
            let (first, rest) = digits.split_at(1);
            let point = if rest.is_empty() { "" } else { "." };
            let direction = if exponent < 0 { '-' } else { '+' };
            format!("{sign}{first}{point}{rest}E{direction}{size:02}")
        }
    }
}
