//! Expressions that are built from what they refer to, so that they cannot name what is not there: an output comes from the
//! step or job that declares it, an input from the workflow that has it, a secret from its declaration.

use std::fmt::Write as _;

/// What an expression refers to; rendering makes sure that it is there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Refers {
    /// The result of a job.
    Result {
        job: &'static str,
    },
    JobOutput {
        job: &'static str,
        output: &'static str,
    },
    StepOutput {
        job: &'static str,
        step: &'static str,
        output: &'static str,
    },
    Secret(&'static str),
    Input {
        workflow: &'static str,
        input: &'static str,
    },
    /// A field that only runs of this event have.
    Event(&'static str),
    /// A comparison with this event.
    Compared(&'static str),
    Axis {
        job: &'static str,
        axis: &'static str,
    },
    /// The input of a composite action.
    Given {
        action: &'static str,
        input: &'static str,
    },
}

/// An expression that gives a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expr {
    pub(crate) source: String,
    pub(crate) refers: Vec<Refers>,
}

/// An expression that is true or false.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    pub(crate) source: String,
    pub(crate) refers: Vec<Refers>,
    /// Whether it is a row of `&&` or `||`, which has to stand in brackets beside others.
    compound: bool,
}

/// A text with expressions in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    pub(crate) parts: Vec<Part>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Literal(String),
    Expr(Expr),
    Condition(Condition),
}

/// A secret that the repository has; declare each once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Secret(pub &'static str);

impl Secret {
    #[must_use]
    pub fn value(self) -> Expr {
        Expr::of(format!("secrets.{}", self.0), Refers::Secret(self.0))
    }
}

impl Expr {
    pub(crate) fn of(source: impl Into<String>, refers: Refers) -> Self {
        Self { source: source.into(), refers: vec![refers] }
    }

    const fn plain(source: String) -> Self {
        Self { source, refers: Vec::new() }
    }

    /// Whether it is this text; GitHub compares without regard to case.
    #[must_use]
    pub fn equals(&self, text: &str) -> Condition {
        Condition {
            source: format!("{} == {}", self.source, literal(text)),
            refers: self.refers.clone(),
            compound: false,
        }
    }

    /// Whether it is the same as another.
    #[must_use]
    pub fn equals_expr(&self, other: &Expr) -> Condition {
        Condition {
            source: format!("{} == {}", self.source, other.source),
            refers: [self.refers.clone(), other.refers.clone()].concat(),
            compound: false,
        }
    }
}

/// A text as GitHub's expressions write it.
fn literal(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// The token that every job has.
#[must_use]
pub fn token() -> Expr {
    Expr::plain("github.token".into())
}

/// `OWNER/NAME` of the repository that the workflow runs in.
#[must_use]
pub fn repository() -> Expr {
    Expr::plain("github.repository".into())
}

/// The commit of the run.
#[must_use]
pub fn commit() -> Expr {
    Expr::plain("github.sha".into())
}

/// The reference of the run, such as `refs/heads/main`.
#[must_use]
pub fn reference() -> Expr {
    Expr::plain("github.ref".into())
}

/// The number of the run.
#[must_use]
pub fn run_id() -> Expr {
    Expr::plain("github.run_id".into())
}

/// Whoever started the run.
#[must_use]
pub fn actor() -> Expr {
    Expr::plain("github.actor".into())
}

/// Whether the run is of this branch.
#[must_use]
pub fn on_branch(branch: &str) -> Condition {
    reference().equals(&format!("refs/heads/{branch}"))
}

impl Condition {
    pub(crate) const fn plain(source: String) -> Self {
        Self { source, refers: Vec::new(), compound: false }
    }

    pub(crate) fn event(event: &'static str) -> Self {
        Self {
            source: format!("github.event_name == {}", literal(event)),
            refers: vec![Refers::Compared(event)],
            compound: false,
        }
    }

    #[must_use]
    pub fn and(self, other: Condition) -> Condition {
        self.joined("&&", other)
    }

    #[must_use]
    pub fn or(self, other: Condition) -> Condition {
        self.joined("||", other)
    }

    fn joined(self, operator: &str, other: Condition) -> Condition {
        let source = format!("{} {operator} {}", self.bracketed(), other.bracketed());
        Condition { source, refers: [self.refers, other.refers].concat(), compound: true }
    }

    fn bracketed(&self) -> String {
        if self.compound { format!("({})", self.source) } else { self.source.clone() }
    }
}

impl std::ops::Not for Condition {
    type Output = Condition;

    fn not(self) -> Condition {
        let source = match self.source.split_once(" == ") {
            Some((left, right)) if !self.compound && !left.starts_with('!') => format!("{left} != {right}"),
            _ => format!("!({})", self.source),
        };
        Condition { source, refers: self.refers, compound: false }
    }
}

/// One more job whatever became of those before.
pub(crate) fn always() -> Condition {
    Condition::plain("always()".into())
}

/// Runs when something before it in the job failed.
#[must_use]
pub fn failure() -> Condition {
    Condition::plain("failure()".into())
}

/// Runs whatever became of the steps before, unless the run was cancelled.
#[must_use]
pub fn not_cancelled() -> Condition {
    Condition::plain("!cancelled()".into())
}

impl Text {
    /// Appends another part.
    #[must_use]
    pub fn then(mut self, part: impl Into<Text>) -> Self {
        self.parts.extend(part.into().parts);
        self
    }

    pub(crate) fn refers(&self) -> impl Iterator<Item = &Refers> {
        self.parts.iter().flat_map(|part| match part {
            Part::Literal(_) => [].iter(),
            Part::Expr(expr) => expr.refers.iter(),
            Part::Condition(condition) => condition.refers.iter(),
        })
    }

    /// Whether text that came in as text would be taken for an expression.
    pub(crate) fn smuggles(&self) -> bool {
        // Neighbours are read as one.
        let literals = self.parts.iter().map(|part| match part {
            Part::Literal(text) => text.as_str(),
            Part::Expr(_) | Part::Condition(_) => "\0",
        });
        literals.collect::<String>().contains("${{")
    }

    pub(crate) fn render(&self) -> String {
        let mut out = String::new();
        for part in &self.parts {
            let _ = match part {
                Part::Literal(text) => write!(out, "{text}"),
                Part::Expr(Expr { source, .. }) | Part::Condition(Condition { source, .. }) => {
                    write!(out, "${{{{ {source} }}}}")
                }
            };
        }
        out
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self { parts: vec![Part::Literal(text)] }
    }
}

impl From<Expr> for Text {
    fn from(expr: Expr) -> Self {
        Self { parts: vec![Part::Expr(expr)] }
    }
}

impl From<&Expr> for Text {
    fn from(expr: &Expr) -> Self {
        expr.clone().into()
    }
}

impl From<Condition> for Text {
    fn from(condition: Condition) -> Self {
        Self { parts: vec![Part::Condition(condition)] }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conditions_keep_their_brackets() {
        let (a, b) = (commit().equals("it's"), on_branch("main"));
        assert_eq!(a.clone().source, "github.sha == 'it''s'");
        assert_eq!((!b.clone()).source, "github.ref != 'refs/heads/main'");
        let both = a.clone().and(b.clone());
        assert_eq!(
            both.clone().or(a).source,
            "(github.sha == 'it''s' && github.ref == 'refs/heads/main') || github.sha == 'it''s'"
        );
        let neither = "!(github.sha == 'it''s' && github.ref == 'refs/heads/main')";
        assert_eq!((!both.clone()).source, neither);
        assert_eq!((!!both).source, format!("!({neither})"));
    }

    #[test]
    fn a_text_is_rendered_part_by_part() {
        let text = Text::from("a-").then(commit()).then("-b");
        assert_eq!(text.render(), "a-${{ github.sha }}-b");
        assert!(!text.smuggles() && Text::from("${{ github.actor }}").smuggles());
        assert!(Text::from("$").then("{{ github.actor }}").smuggles());
    }
}
