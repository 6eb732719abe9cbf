//! Texts whose findings are known, and how well [`detect`] finds them.
//!
//! A file has a line a label, in four columns with tabs between: the text, the start and the end of the label in bytes,
//! and its kind as [`Kind::name`] gives it. The lines of one text follow each other; a text with nothing to find has one line
//! without a kind. `\x2d` stands for the byte 2D: so written, the keys of the set are none for those who scan repositories
//! for keys. The offsets are those of the text without such escapes.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::{Kind, detect};

/// The first line of a file.
pub const HEADER: &str = "text\tstart\tend\tkind";

/// A text and what is to be found in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Labelled {
    pub text: String,
    pub labels: Vec<(Range<usize>, Kind)>,
}

/// A line that is no label.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: `{text}` is not a text, two offsets within it and a kind, or nothing; correct it")]
pub struct NotALabel {
    /// Counted from 1.
    pub line: usize,
    pub text: String,
}

/// How much was found of one kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Score {
    pub labels: usize,
    /// Labels that a finding of their kind covers.
    pub hit: usize,
    pub findings: usize,
    /// Findings that lie on a label, of whatever kind.
    pub right: usize,
}

impl Score {
    /// From 0 to 1; nothing without labels.
    pub fn recall(&self) -> Option<f64> {
        share(self.hit, self.labels)
    }

    /// From 0 to 1; nothing without findings.
    pub fn precision(&self) -> Option<f64> {
        share(self.right, self.findings)
    }

    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            labels: self.labels + other.labels,
            hit: self.hit + other.hit,
            findings: self.findings + other.findings,
            right: self.right + other.right,
        }
    }
}

fn share(part: usize, whole: usize) -> Option<f64> {
    let exact = |count: usize| u32::try_from(count).ok().map(f64::from);
    if whole == 0 { None } else { Some(exact(part)? / exact(whole)?) }
}

/// Reads a file.
pub fn parse(file: &str) -> Result<Vec<Labelled>, NotALabel> {
    let mut texts: Vec<Labelled> = Vec::new();
    for (index, line) in file.lines().enumerate().filter(|(_, line)| *line != HEADER) {
        let (text, label) =
            parse_line(line).ok_or_else(|| NotALabel { line: index + 1, text: line.to_owned() })?;
        match texts.last_mut() {
            Some(last) if last.text == text => last.labels.extend(label),
            _ => texts.push(Labelled { text, labels: label.into_iter().collect() }),
        }
    }
    Ok(texts)
}

/// What lies where in a text.
type Label = (Range<usize>, Kind);

fn parse_line(line: &str) -> Option<(String, Option<Label>)> {
    let mut columns = line.split('\t');
    let (text, start, end, kind) = (columns.next()?, columns.next()?, columns.next()?, columns.next()?);
    let text = unescape(text)?;
    if columns.next().is_some() {
        return None;
    }
    if kind.is_empty() {
        return Some((text, None));
    }
    let kind = Kind::ALL.into_iter().find(|one| one.name() == kind)?;
    let range = start.parse().ok()?..end.parse().ok()?;
    text.get(range.clone()).filter(|part| !part.is_empty())?;
    Some((text, Some((range, kind))))
}

/// The text with the ASCII characters for which `\x` and two digits stand.
fn unescape(text: &str) -> Option<String> {
    let mut parts = text.split("\\x");
    let mut plain = parts.next()?.to_owned();
    for part in parts {
        let byte = u8::from_str_radix(part.get(..2)?, 16).ok().filter(u8::is_ascii)?;
        plain.push(char::from(byte));
        plain.push_str(&part[2..]);
    }
    Some(plain)
}

/// How well the findings of each kind fit.
pub fn judge(texts: &[Labelled]) -> BTreeMap<Kind, Score> {
    let mut scores: BTreeMap<Kind, Score> = BTreeMap::new();
    for Labelled { text, labels } in texts {
        let found = detect(text);
        for (range, kind) in labels {
            let covers = |found: &&crate::Found| {
                found.kind == *kind && found.range.start <= range.start && range.end <= found.range.end
            };
            let score = scores.entry(*kind).or_default();
            score.labels += 1;
            score.hit += found.iter().filter(covers).count().min(1);
        }
        for one in &found {
            let lies_on = |(range, _): &(Range<usize>, Kind)| {
                one.range.start < range.end && range.start < one.range.end
            };
            let score = scores.entry(one.kind).or_default();
            score.findings += 1;
            score.right += usize::from(labels.iter().any(lies_on));
        }
    }
    scores
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_one_text_are_one_text() {
        let file = format!("{HEADER}\na b\\x40c\t0\t1\temail\na b\\x40c\t2\t5\tkey\nnothing\t0\t0\t\n");
        let texts = parse(&file).unwrap();
        assert_eq!(texts.len(), 2);
        assert_eq!(texts[0].text, "a b@c");
        assert_eq!(texts[0].labels, [(0..1, Kind::Email), (2..5, Kind::Key)]);
        assert!(texts[1].labels.is_empty());
    }

    #[test]
    fn a_line_that_is_no_label_is_named() {
        for line in ["text", "text\t0\t9\temail", "text\t0\t1\tname", "text\t2\t2\tkey", "t\\xzz\t0\t0\t"] {
            assert_eq!(parse(line).unwrap_err().line, 1, "{line}");
        }
    }

    #[test]
    fn a_label_counts_when_it_is_covered_and_a_finding_when_it_lies_on_one() {
        let texts = parse("ada@example.com\t0\t15\temail\n192.0.2.1 x\t10\t11\tkey\n").unwrap();
        let scores = judge(&texts);
        assert_eq!(scores[&Kind::Email], Score { labels: 1, hit: 1, findings: 1, right: 1 });
        assert_eq!(scores[&Kind::Key], Score { labels: 1, hit: 0, findings: 0, right: 0 });
        assert_eq!(scores[&Kind::IpAddress], Score { labels: 0, hit: 0, findings: 1, right: 0 });
        assert_eq!(scores[&Kind::IpAddress].recall(), None);
    }
}
