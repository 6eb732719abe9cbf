//! Expressions by themselves: whether they can be read, whether their functions and contexts are there.

use super::path::paths;
use super::report::Report;
use super::rule::{self, Rule};
use super::site::{Key, Site};
use super::suggest;
use crate::expression::{Error, Expression, FUNCTIONS, Piece, Value, parse, pieces};
use crate::finding::Place;

/// A text with its expressions.
pub(super) struct Parsed<'a> {
    pub(super) site: Site<'a>,
    pub(super) parts: Vec<Part>,
}

pub(super) struct Part {
    /// Bytes into the text.
    offset: usize,
    source: String,
    pub(super) expression: Expression,
}

impl Parsed<'_> {
    /// The place of a path of a part, or of the part where it is written in another way.
    pub(super) fn place(&self, report: &Report<'_>, part: &Part, path: &[&str]) -> Place {
        let written = part.source.find(&path.join("."));
        let found = written.or_else(|| path.first().and_then(|first| part.source.find(first)));
        report.place(self.site.value, self.site.place, part.offset + found.unwrap_or_default())
    }
}

/// Reads the expressions of every site, and judges each by itself.
pub(super) fn read<'a>(sites: Vec<Site<'a>>, report: &mut Report<'_>) -> Vec<Parsed<'a>> {
    let parsed: Vec<Parsed<'a>> =
        sites.into_iter().map(|site| Parsed { site, parts: parts(&site, report) }).collect();
    for text in &parsed {
        for part in &text.parts {
            contexts(text, part, report);
            functions(text, part, report);
        }
    }
    parsed
}

fn parts(site: &Site<'_>, report: &mut Report<'_>) -> Vec<Part> {
    if site.key.contexts.is_empty() {
        let message = format!("`{}` takes no expressions", site.key.name);
        report.add(&rule::CONTEXT_UNAVAILABLE, site.place, message, "write the text itself");
        return Vec::new();
    }
    if site.is_condition && !site.value.contains("${{") {
        return bare(site, report);
    }
    match pieces(site.value) {
        Ok(pieces) => {
            if site.is_condition && pieces.len() > 1 {
                let message = "text around `${{ }}` makes the condition a text, which is always true";
                let help = "put all of it into one `${{ }}`, or leave the braces out";
                report.add(&rule::ALWAYS_TRUE, site.place, message, help);
            }
            pieces.into_iter().filter_map(part).collect()
        }
        Err(error) => {
            refused(site, &error, report);
            Vec::new()
        }
    }
}

fn part(piece: Piece) -> Option<Part> {
    match piece {
        Piece::Text(_) => None,
        Piece::Expression { offset, source, expression } => Some(Part { offset, source, expression }),
    }
}

/// A condition without `${{ }}`.
fn bare(site: &Site<'_>, report: &mut Report<'_>) -> Vec<Part> {
    let source = site.value.trim();
    let offset = site.value.len() - site.value.trim_start().len();
    match parse(source) {
        Ok(expression) => vec![Part { offset, source: source.to_owned(), expression }],
        Err(error) => {
            refused(site, &Error { offset: offset + error.offset, ..error }, report);
            Vec::new()
        }
    }
}

fn refused(site: &Site<'_>, error: &Error, report: &mut Report<'_>) {
    let (rule, help) = fault(site.value.get(error.offset..).unwrap_or_default());
    let place = report.place(site.value, site.place, error.offset);
    report.add(rule, place, error.message.clone(), help);
}

/// The rule of an error that begins at a text: a call that is refused begins with the name of its function.
fn fault(text: &str) -> (&'static Rule, String) {
    let end = text.find(|character: char| !character.is_ascii_alphanumeric() && character != '_');
    let (name, rest) = text.split_at(end.unwrap_or(text.len()));
    if name.is_empty() || !rest.trim_start().starts_with('(') {
        return (&rule::EXPRESSION_SYNTAX, String::new());
    }
    if FUNCTIONS.iter().any(|function| function.name.eq_ignore_ascii_case(name)) {
        return (&rule::WRONG_ARGUMENTS, String::new());
    }
    (&rule::UNKNOWN_FUNCTION, suggest::help(name, FUNCTIONS.iter().map(|function| function.name)))
}

#[rustfmt::skip]
const CONTEXTS: [&str; 12] = [
    "github", "inputs", "vars", "needs", "strategy", "matrix", "secrets", "steps", "job", "runner", "env", "jobs",
];

/// What the contexts that GitHub fills hold.
/// <https://docs.github.com/en/actions/reference/workflows-and-actions/contexts>
#[rustfmt::skip]
const PROPERTIES: [(&str, &[&str]); 4] = [
    ("github", &[
        "action", "action_path", "action_ref", "action_repository", "action_status", "actor", "actor_id", "api_url",
        "artifact_cache_size_limit", "base_ref", "env", "event", "event_name", "event_path", "graphql_url",
        "head_ref", "job", "job_workflow_sha", "output", "path", "ref", "ref_name", "ref_protected", "ref_type",
        "repository", "repository_id", "repository_owner", "repository_owner_id", "repository_visibility",
        "repositoryurl", "retention_days", "run_attempt", "run_id", "run_number", "secret_source", "server_url",
        "sha", "state", "step_summary", "token", "triggering_actor", "workflow", "workflow_ref", "workflow_sha",
        "workspace",
    ]),
    ("runner", &["arch", "debug", "environment", "name", "os", "temp", "tool_cache", "workspace"]),
    ("job", &[
        "check_run_id", "container", "services", "status", "workflow_file_path", "workflow_ref",
        "workflow_repository", "workflow_sha",
    ]),
    ("strategy", &["fail-fast", "job-index", "job-total", "max-parallel"]),
];

fn contexts(text: &Parsed<'_>, part: &Part, report: &mut Report<'_>) {
    let key = text.site.key;
    for path in paths(&part.expression) {
        let Some(name) = path.first() else { continue };
        let lower = name.to_lowercase();
        if !CONTEXTS.contains(&lower.as_str()) {
            let help = suggest::help(name, CONTEXTS);
            let place = text.place(report, part, &path);
            report.add(&rule::UNKNOWN_CONTEXT, place, format!("GitHub has no context `{name}`"), help);
        } else if key.contexts.contains(&lower.as_str()) {
            property(text, part, &path, &lower, report);
        } else {
            let place = text.place(report, part, &path);
            let message = format!("`{name}` is not there when `{}` is evaluated", key.name);
            report.add(&rule::CONTEXT_UNAVAILABLE, place, message, available(key));
        }
    }
}

fn available(key: &Key) -> String {
    let names: Vec<String> = key.contexts.iter().map(|name| format!("`{name}`")).collect();
    format!("there is {}", names.join(", "))
}

fn property(text: &Parsed<'_>, part: &Part, path: &[&str], context: &str, report: &mut Report<'_>) {
    let known = PROPERTIES.iter().find(|(name, _)| *name == context);
    let (Some((_, known)), Some(property)) = (known, path.get(1)) else { return };
    if !known.contains(&property.to_lowercase().as_str()) {
        let place = text.place(report, part, path);
        let message = format!("`{context}` has no `{property}`");
        report.add(&rule::UNKNOWN_PROPERTY, place, message, suggest::help(property, known.iter().copied()));
    }
}

/// Those that only some keys have.
const RARE: [&str; 5] = ["hashFiles", "always", "cancelled", "failure", "success"];

fn functions(text: &Parsed<'_>, part: &Part, report: &mut Report<'_>) {
    let key = text.site.key;
    part.expression.visit(&mut |expression| {
        let Expression::Call(name, arguments) = expression else { return };
        let name = name.as_str();
        if RARE.contains(&name) && !key.functions.contains(&name) {
            let place = text.place(report, part, &[name]);
            let message = format!("`{name}` is not there when `{}` is evaluated", key.name);
            let help = "files are there for steps, the outcome of what came before in an `if`";
            report.add(&rule::CONTEXT_UNAVAILABLE, place, message, help);
        }
        if let ("format", Some(Expression::Literal(Value::String(pattern)))) = (name, arguments.first())
            && let Some(fault) = pattern_fault(pattern, arguments.len() - 1)
        {
            let place = text.place(report, part, &[name]);
            let help = "`{0}` stands for the first value, `{{` and `}}` for braces";
            report.add(&rule::WRONG_ARGUMENTS, place, fault, help);
        }
    });
}

/// What is wrong with the pattern of `format` for so many values.
fn pattern_fault(pattern: &str, values: usize) -> Option<String> {
    let mut rest = pattern;
    while let Some(at) = rest.find(['{', '}']) {
        let (brace, after) = rest[at..].split_at(1);
        if let Some(after) = after.strip_prefix(brace) {
            rest = after;
            continue;
        }
        let placed = after.split_once('}').filter(|_| brace == "{");
        let Some((number, after)) = placed else {
            return Some(format!("a `{brace}` stands alone in the pattern of `format`"));
        };
        match number.parse::<usize>() {
            Ok(number) if number < values => rest = after,
            Ok(number) => return Some(format!("`format` has no value for `{{{number}}}`: {values} follow")),
            Err(_) => {
                return Some(format!("`{{{number}}}` in the pattern of `format` is no number of a value"));
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_asks_for_no_more_values_than_there_are() {
        for (pattern, values) in [("a", 0), ("{0}{1}", 2), ("{{0}} {0}", 1), ("}}", 0)] {
            assert_eq!(pattern_fault(pattern, values), None, "{pattern}");
        }
        for (pattern, values) in [("{0}", 0), ("{1}", 1), ("{", 0), ("}", 0), ("{a}", 1), ("{0", 1)] {
            assert!(pattern_fault(pattern, values).is_some(), "{pattern}");
        }
    }

    #[test]
    fn a_refused_call_is_known_by_its_name() {
        assert_eq!(fault("startWith(a, b)").0.id, "unknown-function");
        assert_eq!(fault("contains (a)").0.id, "wrong-arguments");
        assert_eq!(fault("&& a").0.id, "expression-syntax");
        assert_eq!(fault("").0.id, "expression-syntax");
    }
}
