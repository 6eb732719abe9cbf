//! Writes YAML line by line, and remembers which Rust line owns what follows.

use std::fmt::Write as _;
use std::panic::Location;

use super::expr::Text;
use super::render::Owner;

/// A file that is being written.
#[derive(Debug, Default)]
pub(super) struct Writer {
    pub(super) text: String,
    pub(super) owners: Vec<Owner>,
    lines: usize,
}

impl Writer {
    /// What follows belongs to this Rust line.
    pub(super) fn owned_by(&mut self, owner: &'static Location<'static>) {
        self.owners.push(Owner { from: self.lines + 1, file: owner.file(), line: owner.line() });
    }

    /// One line, `depth` levels deep.
    pub(super) fn line(&mut self, depth: usize, line: &str) {
        if !line.is_empty() {
            for _ in 0..depth {
                self.text.push_str("  ");
            }
            self.text.push_str(line);
        }
        self.text.push('\n');
        self.lines += 1;
    }

    /// A key with a value; a value of several lines becomes a block.
    pub(super) fn entry(&mut self, depth: usize, key: &str, value: &str) {
        if !value.contains('\n') {
            self.line(depth, &format!("{key}: {}", scalar(value)));
            return;
        }
        // `|` ends the text with a line end, `|-` without.
        self.line(depth, &format!("{key}: |{}", if value.ends_with('\n') { "" } else { "-" }));
        for line in value.trim_end().lines() {
            self.line(depth + 1, line.trim_end());
        }
    }

    /// A mapping of texts, or nothing when it is empty.
    pub(super) fn map<'a>(
        &mut self,
        depth: usize,
        key: &str,
        entries: impl IntoIterator<Item = (&'a &'static str, &'a Text)>,
    ) {
        let mut entries = entries.into_iter().peekable();
        if entries.peek().is_none() {
            return;
        }
        self.line(depth, &format!("{key}:"));
        for (name, value) in entries {
            self.entry(depth + 1, name, &value.render());
        }
    }
}

/// A text that YAML reads back with these characters, quoted where it would see anything else in it. What is a boolean or a
/// number stays one: GitHub takes it by its characters.
pub(super) fn scalar(text: &str) -> String {
    let is_integer = !text.is_empty()
        && text.len() < 16
        && text.bytes().all(|byte| byte.is_ascii_digit())
        && (text == "0" || !text.starts_with('0'));
    let is_word = text.starts_with(|c: char| c.is_ascii_alphabetic() || "$/.".contains(c))
        && !text.starts_with("...")
        && !text.ends_with([' ', ':'])
        && !text.contains(": ")
        && !text.contains(" #")
        && text.chars().all(|c| !c.is_control())
        && !matches!(
            text.to_ascii_lowercase().as_str(),
            "null" | "yes" | "no" | "on" | "off" | "y" | "n" | ".inf" | ".nan"
        );
    if is_integer || is_word {
        return text.to_owned();
    }
    if text.chars().all(|c| !c.is_control()) {
        return format!("'{}'", text.replace('\'', "''"));
    }
    // Double quotes, with the escapes that YAML shares with JSON.
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// The same inside of `[ ]`, where commas and brackets mean something as well.
pub(super) fn item(text: &str) -> String {
    if text.contains([',', '[', ']', '{', '}']) {
        format!("'{}'", text.replace('\'', "''"))
    } else {
        scalar(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_yaml_would_take_for_something_else_is_quoted() {
        let texts = [
            "true",
            "no",
            "1.10",
            "010",
            "",
            "- a",
            "a: b",
            "a #b",
            "@x",
            "it's",
            "é",
            "\u{1}x",
            "17 4 * * 1",
            "~",
            "!a",
            "a:",
        ];
        for text in texts {
            let yaml = format!("a: {}", scalar(text));
            let read = crate::document::read("x", yaml.as_bytes()).unwrap();
            let value = read.get("a").and_then(crate::document::Node::text).unwrap();
            assert_eq!(value.value, text, "{yaml}");
        }
        for plain in
            ["cargo xtask check \"$GATE\"", "${{ github.ref == 'refs/heads/main' }}", "a, b", "false", "7200"]
        {
            assert_eq!(scalar(plain), plain);
        }
        assert_eq!(item("a, b"), "'a, b'");
    }
}
