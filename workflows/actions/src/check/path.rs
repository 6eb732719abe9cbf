//! What an expression reads.

use crate::expression::Expression;

/// Every path in an expression, such as `["needs", "a", "result"]`, as far as it is written: `needs.*.result` is `["needs"]`.
pub(super) fn paths(expression: &Expression) -> Vec<Vec<&str>> {
    let mut found = Vec::new();
    collect(expression, &mut found);
    found
}

fn collect<'a>(expression: &'a Expression, found: &mut Vec<Vec<&'a str>>) {
    if let Some(path) = expression.path() {
        found.push(path);
        return;
    }
    match expression {
        Expression::Literal(_) | Expression::Context(_) => {}
        Expression::Property(of, _) | Expression::Star(of) | Expression::Not(of) => collect(of, found),
        Expression::Index(left, right) | Expression::Binary(_, left, right) => {
            collect(left, found);
            collect(right, found);
        }
        Expression::Call(_, arguments) => arguments.iter().for_each(|argument| collect(argument, found)),
    }
}

/// Whether a path begins with a context, whatever its case.
pub(super) fn is_of(path: &[&str], context: &str) -> bool {
    path.first().is_some_and(|first| first.eq_ignore_ascii_case(context))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::expression::parse;

    #[test]
    fn paths_are_as_long_as_they_are_written() {
        let expression = parse("needs.a.outputs['b'] == contains(needs.*.result, matrix[env.X])").unwrap();
        let found: Vec<String> = paths(&expression).iter().map(|path| path.join(".")).collect();
        assert_eq!(found, ["needs.a.outputs.b", "needs", "matrix", "env.X"]);
    }
}
