//! Comparisons with the event, and conditions that are always true.

use super::expressions::{Parsed, Part};
use super::known::File;
use super::report::Report;
use super::rule;
use super::suggest;
use crate::expression::{Expression, Operator, Value};
use crate::syntax::events;

/// `file` is nothing for an action, which runs for whatever event.
pub(super) fn check(file: Option<&File<'_>>, texts: &[Parsed<'_>], report: &mut Report<'_>) {
    for text in texts {
        for part in &text.parts {
            part.expression.visit(&mut |expression| {
                if let Some((event, is_equal)) = compared_event(expression) {
                    compare(file, text, part, (event, is_equal), report);
                }
            });
            if text.site.is_condition && is_text(&part.expression) {
                let message = "the condition is a text where it should compare, so it is always true";
                let help = "compare on both sides of `||`: `a == 'x' || a == 'y'`";
                let place = text.place(report, part, &[]);
                report.add(&rule::ALWAYS_TRUE, place, message, help);
            }
        }
    }
}

/// The event that `github.event_name` is compared with, and whether it is to be equal.
fn compared_event(expression: &Expression) -> Option<(&str, bool)> {
    let Expression::Binary(operator @ (Operator::Equal | Operator::NotEqual), left, right) = expression
    else {
        return None;
    };
    let event = match (&**left, &**right) {
        (path, Expression::Literal(Value::String(event))) if is_event_name(path) => event,
        (Expression::Literal(Value::String(event)), path) if is_event_name(path) => event,
        _ => return None,
    };
    Some((event.as_str(), *operator == Operator::Equal))
}

fn is_event_name(expression: &Expression) -> bool {
    let path = expression.path().unwrap_or_default();
    path.len() == 2 && path.join(".").eq_ignore_ascii_case("github.event_name")
}

fn compare(
    file: Option<&File<'_>>,
    text: &Parsed<'_>,
    part: &Part,
    (event, is_equal): (&str, bool),
    report: &mut Report<'_>,
) {
    let place = text.place(report, part, &[event]);
    if !events().any(|known| known.eq_ignore_ascii_case(event)) {
        let message = format!("GitHub has no event `{event}`");
        return report.add(&rule::UNKNOWN_EVENT, place, message, suggest::help(event, events()));
    }
    if !is_equal || !text.site.is_condition {
        return;
    }
    if event.eq_ignore_ascii_case("workflow_call") {
        let message = "a workflow that is called has the event of its caller, never `workflow_call`";
        return report.add(&rule::NEVER_TRUE, place, message, "hand an input over that says who calls");
    }
    let Some(file) = file.filter(|file| !file.is_called()) else { return };
    if !file.workflow.on.iter().any(|on| on.name.value.eq_ignore_ascii_case(event)) {
        let help = suggest::help(event, file.workflow.on.iter().map(|on| on.name.value.as_str()));
        report.add(&rule::NEVER_TRUE, place, format!("the workflow never runs for `{event}`"), help);
    }
}

/// Whether a condition comes down to a text that is not empty, such as `a == 'x' || 'y'`.
fn is_text(expression: &Expression) -> bool {
    match expression {
        Expression::Literal(Value::String(text)) => !text.is_empty(),
        Expression::Binary(Operator::Or, left, right) => is_text(left) || is_text(right),
        Expression::Binary(Operator::And, left, right) => is_text(left) && is_text(right),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::expression::parse;

    #[test]
    fn a_condition_that_is_a_text_is_known() {
        for text in ["'x'", "github.ref == 'a' || 'b'", "'a' && 'b'", "a && 'b' || 'c'"] {
            assert!(is_text(&parse(text).unwrap()), "{text}");
        }
        for text in ["''", "github.ref == 'a'", "a && 'b'", "true", "contains('a', 'b') || c"] {
            assert!(!is_text(&parse(text).unwrap()), "{text}");
        }
    }

    #[test]
    fn the_event_is_compared_from_both_sides() {
        for text in ["github.event_name == 'push'", "'push' == github['event_name']"] {
            assert_eq!(compared_event(&parse(text).unwrap()), Some(("push", true)), "{text}");
        }
        assert_eq!(compared_event(&parse("github.event_name != 'a'").unwrap()), Some(("a", false)));
        assert_eq!(compared_event(&parse("github.event == 'a'").unwrap()), None);
    }
}
