//! Writes the XML of the Query and S3 protocols.

use std::fmt::Write as _;

/// A document under construction.
#[derive(Default)]
pub(crate) struct Xml {
    text: String,
}

impl Xml {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// An element with children.
    pub(crate) fn tag(&mut self, name: &str, children: impl FnOnce(&mut Xml)) -> &mut Self {
        let _ = write!(self.text, "<{name}>");
        children(self);
        let end = name.split(' ').next().unwrap_or(name);
        let _ = write!(self.text, "</{end}>");
        self
    }

    /// An element with text.
    pub(crate) fn text(&mut self, name: &str, value: impl AsRef<str>) -> &mut Self {
        let value = escape(value.as_ref());
        self.tag(name, |xml| xml.text.push_str(&value))
    }

    /// An element with text, if there is any.
    pub(crate) fn optional(&mut self, name: &str, value: Option<&String>) -> &mut Self {
        if let Some(value) = value {
            self.text(name, value);
        }
        self
    }

    pub(crate) fn finish(self) -> String {
        self.text
    }
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\r' => out.push_str("&#13;"),
            other => out.push(other),
        }
    }
    out
}
