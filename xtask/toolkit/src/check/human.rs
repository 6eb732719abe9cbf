//! Findings as a person reads them: with the line of the file under them.

use cloudformation::{Finding, Severity, rule};
use serde_json::json;

use super::Checked;
use crate::context::data;

/// A longer line is cut around the place of the finding.
const LONGEST_LINE: usize = 100;

/// One finding, with the line of its file.
pub(crate) fn finding(finding: &Finding, checked: &Checked, colour: bool) -> String {
    let paint = |code: &str, text: &str| {
        if colour { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    };
    let code = match finding.severity {
        Severity::Error => "1;31",
        Severity::Warning => "1;33",
        Severity::Info => "1;36",
    };
    let head = paint(code, &format!("{}[{}]", finding.severity, finding.rule));
    let mut out = format!("{head}: {}\n", paint("1", &finding.message));
    let text = checked.documents.iter().find(|document| document.name == finding.file);
    let line = text
        .and_then(|document| document.text.as_deref())
        .filter(|_| finding.line > 0)
        .and_then(|text| text.lines().nth(finding.line - 1));
    match line {
        Some(line) => {
            let number = finding.line.to_string();
            let margin = " ".repeat(number.len());
            let (shown, column) = window(line, finding.column);
            let place = format!("{}:{}:{}", finding.file, finding.line, finding.column);
            let head = format!("{margin}{} {place} {}", paint("34", "-->"), finding.path);
            out.push_str(head.trim_end());
            out.push('\n');
            out.push_str(&format!("{margin} {}\n", paint("34", "|")));
            out.push_str(&format!("{} {} {shown}\n", paint("34", &number), paint("34", "|")));
            let caret = paint(code, "^");
            out.push_str(&format!("{margin} {} {}{caret}\n", paint("34", "|"), " ".repeat(column - 1)));
        }
        None => out.push_str(&format!(" {} {} {}\n", paint("34", "-->"), finding.file, finding.path)),
    }
    if !finding.help.is_empty() {
        out.push_str(&format!("  {}: {}\n", paint("1", "help"), finding.help));
    }
    out
}

/// The part of a line around a column, and the column in that part; both count characters.
fn window(line: &str, column: usize) -> (String, usize) {
    let characters: Vec<char> = line.chars().map(|c| if c == '\t' { ' ' } else { c }).collect();
    let column = column.clamp(1, characters.len() + 1);
    if characters.len() <= LONGEST_LINE {
        return (characters.into_iter().collect(), column);
    }
    let begin = (column - 1).saturating_sub(LONGEST_LINE / 2).min(characters.len() - LONGEST_LINE);
    let end = begin + LONGEST_LINE;
    let mut shown: String = characters[begin..end].iter().collect();
    let mut at = column - begin;
    if begin > 0 {
        shown.insert(0, '…');
        at += 1;
    }
    if end < characters.len() {
        shown.push('…');
    }
    (shown, at)
}

/// The closing line.
pub(crate) fn summary(documents: usize, [errors, warnings, infos]: [usize; 3], skipped: usize) -> String {
    let mut line = format!(
        "{}: {}, {}, {}",
        count(documents, "template"),
        count(errors, "error"),
        count(warnings, "warning"),
        count(infos, "info")
    );
    if skipped > 0 {
        line.push_str(&format!(" ({} without a template passed over)", count(skipped, "file")));
    }
    line
}

/// `1 error`, `2 errors`.
pub(crate) fn count(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}

/// The rules of the check.
pub(crate) fn rules(as_json: bool) {
    if as_json {
        let list: Vec<_> = rule::all()
            .map(|rule| json!({ "id": rule.id, "severity": rule.severity, "summary": rule.summary, "page": rule.page }))
            .collect();
        data(&json!({ "rules": list }).to_string());
        return;
    }
    for rule in rule::all() {
        data(&format!(
            "{:<8} {:<26} {}\n{:36}{}",
            rule.severity.to_string(),
            rule.id,
            rule.summary,
            "",
            rule.page
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_line_is_cut_around_the_place() {
        let line = format!("{}X{}", "a".repeat(300), "b".repeat(300));
        let (shown, column) = window(&line, 301);
        assert_eq!(shown.chars().nth(column - 1), Some('X'));
        assert_eq!(shown.chars().count(), LONGEST_LINE + 2);
        assert_eq!(window("abc", 2), ("abc".to_owned(), 2));
        assert_eq!(window("", 9), (String::new(), 1));
    }
}
