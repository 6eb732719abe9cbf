//! Collects the findings of a file, and finds the places inside of its texts.

use super::rule::Rule;
use crate::finding::{Finding, Place};

/// In longer lines, of bytes, no place is looked for.
const LONGEST: usize = 10_000;

pub(super) struct Report<'a> {
    file: &'a str,
    lines: Vec<&'a str>,
    findings: Vec<Finding>,
}

impl<'a> Report<'a> {
    pub(super) fn new(file: &'a str, bytes: &'a [u8]) -> Self {
        let text = std::str::from_utf8(bytes).unwrap_or_default();
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let lines = text.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line)).collect();
        Self { file, lines, findings: Vec::new() }
    }

    pub(super) fn into_findings(self) -> Vec<Finding> {
        self.findings
    }

    pub(super) fn add(
        &mut self,
        rule: &Rule,
        place: Place,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.findings.push(rule.at(self.file, place, message, help));
    }

    /// The place of a byte of a text. Exact for a text on one line and for a block that keeps its lines (`|`); where the
    /// file says it in another way, with escapes or folded, the place of the text.
    pub(super) fn place(&self, value: &str, place: Place, offset: usize) -> Place {
        self.find(value, place, offset).unwrap_or(place)
    }

    fn find(&self, value: &str, place: Place, offset: usize) -> Option<Place> {
        let line = self.line(place.line).filter(|line| line.len() <= LONGEST)?;
        let start = line.char_indices().map(|(index, _)| index).nth(place.column.checked_sub(1)?)?;
        let rest = &line[start..];
        let before = value.get(..offset)?;
        if value.contains('\n') {
            // The parser's place of a block is that of its first line, or of its sign when it is empty.
            let first = if rest.starts_with(['|', '>']) { place.line + 1 } else { place.line };
            return self.find_in_block(value, first, before);
        }
        let (rest, before_as_written) = match rest.strip_prefix('\'') {
            Some(rest) => (rest, before.replace('\'', "''")),
            None => (rest.strip_prefix('"').unwrap_or(rest), before.to_owned()),
        };
        let at = &line[..line.len() - rest.len()];
        rest.starts_with(&before_as_written)
            .then(|| Place { line: place.line, column: characters(at) + characters(&before_as_written) + 1 })
    }

    fn find_in_block(&self, value: &str, first: usize, before: &str) -> Option<Place> {
        let (lines_before, before) = match before.rsplit_once('\n') {
            Some((lines, before)) => (lines.split('\n').count(), before),
            None => (0, before),
        };
        let line = first + lines_before;
        let written = self.line(line)?;
        let indentation = written.strip_suffix(value.split('\n').nth(lines_before)?)?;
        Some(Place { line, column: characters(indentation) + characters(before) + 1 })
    }

    fn line(&self, number: usize) -> Option<&'a str> {
        self.lines.get(number.checked_sub(1)?).copied()
    }
}

fn characters(text: &str) -> usize {
    text.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(
        file: &str,
        (value, line, column): (&str, usize, usize),
        needle: &str,
        expected: (usize, usize),
    ) {
        let report = Report::new("f.yml", file.as_bytes());
        let place = report.place(value, Place { line, column }, value.find(needle).unwrap());
        assert_eq!((place.line, place.column), expected, "{file}");
    }

    #[test]
    fn a_byte_of_a_text_has_its_place_in_the_file() {
        check("a: é x y", ("é x y", 1, 4), "y", (1, 8));
        check("a: 'it''s x'", ("it's x", 1, 4), "x", (1, 11));
        check("a: \"b x\"", ("b x", 1, 4), "x", (1, 7));
        check("a: |\n  b\n    c x\n", ("b\n  c x\n", 1, 4), "x", (3, 7));
        check("a: >\r\n  b x\r\n", ("b x\n", 1, 4), "x", (2, 5));
    }

    #[test]
    fn a_text_that_is_written_in_another_way_has_its_own_place() {
        check("a: \"\\t x\"", ("\t x", 1, 4), "x", (1, 4));
        check("a: >\n  b\n  x\n", ("b x\n", 1, 4), "x", (1, 4));
        check("", ("b x", 7, 9), "x", (7, 9));
    }
}
