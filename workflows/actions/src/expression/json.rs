//! JSON as `toJSON` writes and `fromJSON` reads it: keys in their order, numbers rounded as JavaScript rounds them.

use super::value::{Object, Value};

/// How many arrays and objects may stand in each other (`MaxDepth` of JsonParser.cs of the runner).
const DEEPEST: usize = 100;

/// None as soon as the text is longer than `limit` bytes.
pub(super) fn write(value: &Value, limit: usize) -> Option<String> {
    let mut writer = Writer { text: String::new(), limit };
    writer.value(value, 0).then_some(writer.text)
}

struct Writer {
    text: String,
    limit: usize,
}

impl Writer {
    /// False when the limit is reached.
    fn value(&mut self, value: &Value, level: usize) -> bool {
        match value {
            Value::Null => self.text.push_str("null"),
            Value::Bool(_) | Value::Number(_) => self.text.push_str(&value.text()),
            Value::String(text) => self.string(text),
            Value::Array(items) => {
                return self.list(['[', ']'], items.iter().map(|item| (None, item)), level);
            }
            Value::Object(object) => {
                return self.list(['{', '}'], object.iter().map(|(key, value)| (Some(key), value)), level);
            }
        }
        self.text.len() <= self.limit
    }

    fn list<'a>(
        &mut self,
        [open, close]: [char; 2],
        items: impl Iterator<Item = (Option<&'a str>, &'a Value)>,
        level: usize,
    ) -> bool {
        self.text.push(open);
        let mut is_empty = true;
        for (key, value) in items {
            self.text.push_str(if is_empty { "\n" } else { ",\n" });
            is_empty = false;
            self.indent(level + 1);
            if let Some(key) = key {
                self.string(key);
                self.text.push_str(": ");
            }
            if !self.value(value, level + 1) {
                return false;
            }
        }
        if !is_empty {
            self.text.push('\n');
            self.indent(level);
        }
        self.text.push(close);
        self.text.len() <= self.limit
    }

    fn indent(&mut self, level: usize) {
        self.text.extend(std::iter::repeat_n("  ", level));
    }

    /// Escapes what Newtonsoft.Json escapes, with which the runner writes.
    fn string(&mut self, text: &str) {
        self.text.push('"');
        for letter in text.chars() {
            match letter {
                '"' => self.text.push_str("\\\""),
                '\\' => self.text.push_str("\\\\"),
                '\u{8}' => self.text.push_str("\\b"),
                '\u{c}' => self.text.push_str("\\f"),
                '\n' => self.text.push_str("\\n"),
                '\r' => self.text.push_str("\\r"),
                '\t' => self.text.push_str("\\t"),
                '\0'..' ' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                    self.text.push_str(&format!("\\u{:04x}", u32::from(letter)));
                }
                _ => self.text.push(letter),
            }
        }
        self.text.push('"');
    }
}

pub(super) fn read(text: &str) -> Result<Value, String> {
    let mut reader = Reader { text, at: 0 };
    let value = reader.value(0)?;
    reader.space();
    if reader.at < text.len() { Err(reader.expected("the end")) } else { Ok(value) }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    fn value(&mut self, depth: usize) -> Result<Value, String> {
        self.space();
        match self.peek() {
            Some(b'{' | b'[') if depth == DEEPEST => Err(format!("the JSON is nested deeper than {DEEPEST}")),
            Some(b'{') => self.object(depth),
            Some(b'[') => self.array(depth),
            Some(b'"') => self.string().map(Value::String),
            Some(b'-' | b'0'..=b'9') => self.number(),
            _ => self.word(),
        }
    }

    fn object(&mut self, depth: usize) -> Result<Value, String> {
        self.at += 1;
        let mut object = Object::new();
        self.space();
        if self.take(b'}') {
            return Ok(object.into());
        }
        loop {
            self.space();
            if self.peek() != Some(b'"') {
                return Err(self.expected("a key in double quotes"));
            }
            let key = self.string()?;
            self.space();
            if !self.take(b':') {
                return Err(self.expected("`:`"));
            }
            let value = self.value(depth + 1)?;
            object.insert_read(key, value);
            self.space();
            if self.take(b'}') {
                return Ok(object.into());
            }
            if !self.take(b',') {
                return Err(self.expected("`,` or `}`"));
            }
        }
    }

    fn array(&mut self, depth: usize) -> Result<Value, String> {
        self.at += 1;
        let mut items = Vec::new();
        self.space();
        if self.take(b']') {
            return Ok(items.into());
        }
        loop {
            items.push(self.value(depth + 1)?);
            self.space();
            if self.take(b']') {
                return Ok(items.into());
            }
            if !self.take(b',') {
                return Err(self.expected("`,` or `]`"));
            }
        }
    }

    fn word(&mut self) -> Result<Value, String> {
        let words = [("null", Value::Null), ("true", Value::Bool(true)), ("false", Value::Bool(false))];
        for (word, value) in words {
            if self.rest().starts_with(word) {
                self.at += word.len();
                return Ok(value);
            }
        }
        Err(self.expected("a value"))
    }

    fn number(&mut self) -> Result<Value, String> {
        let rest = self.rest();
        let is_other = |letter: char| !matches!(letter, '0'..='9' | '+' | '-' | '.' | 'e' | 'E');
        let text = &rest[..rest.find(is_other).unwrap_or(rest.len())];
        let number = Some(text).filter(|text| is_number(text)).and_then(|text| text.parse::<f64>().ok());
        let number = number.ok_or_else(|| self.expected("a number"))?;
        self.at += text.len();
        Ok(number.into())
    }

    /// A string whose opening quote is next.
    fn string(&mut self) -> Result<String, String> {
        self.at += 1;
        let mut text = String::new();
        loop {
            let rest = self.rest();
            let is_special = |letter: char| matches!(letter, '"' | '\\' | '\0'..' ');
            let plain = &rest[..rest.find(is_special).unwrap_or(rest.len())];
            text.push_str(plain);
            self.at += plain.len();
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(text);
                }
                Some(b'\\') => self.escape(&mut text)?,
                _ => return Err(self.expected("the end of a string")),
            }
        }
    }

    fn escape(&mut self, text: &mut String) -> Result<(), String> {
        let letter = match self.rest().as_bytes().get(1) {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.units(text),
            _ => return Err(self.expected("an escape")),
        };
        text.push(letter);
        self.at += 2;
        Ok(())
    }

    /// All `\u` escapes that follow one another, so that halves of surrogate pairs meet.
    fn units(&mut self, text: &mut String) -> Result<(), String> {
        let mut units = Vec::new();
        while let Some(rest) = self.rest().strip_prefix("\\u") {
            let digits = rest.get(..4).filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()));
            let unit = digits.and_then(|digits| u16::from_str_radix(digits, 16).ok());
            units.push(unit.ok_or_else(|| self.expected("four hexadecimal digits after `\\u`"))?);
            self.at += 6;
        }
        text.extend(char::decode_utf16(units).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)));
        Ok(())
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn take(&mut self, wanted: u8) -> bool {
        let is_next = self.peek() == Some(wanted);
        self.at += usize::from(is_next);
        is_next
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn expected(&self, what: &str) -> String {
        format!("{what} was expected at byte {} of the JSON", self.at)
    }
}

/// Whether a text of digits, signs, points and exponents is in the order of JSON.
fn is_number(text: &str) -> bool {
    let text = text.strip_prefix('-').unwrap_or(text);
    let (mantissa, exponent) = split(text, &['e', 'E']);
    let (whole, fraction) = split(mantissa, &['.']);
    is_digits(whole)
        && (whole.len() == 1 || !whole.starts_with('0'))
        && fraction.is_none_or(is_digits)
        && exponent.is_none_or(|exponent| is_digits(exponent.strip_prefix(['+', '-']).unwrap_or(exponent)))
}

fn split<'a>(text: &'a str, at: &[char]) -> (&'a str, Option<&'a str>) {
    text.split_once(at).map_or((text, None), |(before, after)| (before, Some(after)))
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}
