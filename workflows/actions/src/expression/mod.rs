//! GitHub's expression language: what stands in `${{ }}` and in `if`. No I/O: files and outcomes come from a [`Host`].
//!
//! It evaluates as the runner does (<https://github.com/actions/runner/tree/main/src/Sdk/Expressions>), and is compared with
//! `@actions/expressions`, which GitHub's editors use (`.ci/workflows/expressions.mjs`). Where that differs from the runner,
//! the runner is followed, because it is what runs:
//!
//! - a number becomes text with 15 digits, and with an exponent (`1E+15`, `1E-05`) beyond; `toJSON` writes `NaN` as such;
//! - hexadecimal and octal numbers have 32 bits with a sign and begin with `0x` or `0o`: `0xffffffff` is -1, `0b1` is none;
//! - every `''` in a string is a quote, not only the first;
//! - a comma before `)` is an error, and so is anything but a number between the braces of `format`;
//! - `case` evaluates only what it needs;
//! - letters are compared one by one in upper case: `ß` is not `ss`;
//! - `a == b == c` nests, and counts towards the depth.
//!
//! One thing is the package's: parentheses count towards the depth as well.

mod compare;
mod evaluate;
#[cfg(test)]
mod facts;
mod functions;
mod json;
mod lex;
mod parse;
mod pieces;
#[cfg(test)]
mod tests;
mod value;

pub use evaluate::{evaluate, expand};
pub use parse::parse;
pub use pieces::{Piece, condition, pieces};
pub use value::{Object, Value};

/// How deep an expression may be nested (`MaxDepth` of ExpressionConstants.cs of the runner).
pub const DEEPEST: usize = 50;

/// How many UTF-16 units an expression may have (`MaxLength`, likewise).
pub const LONGEST: usize = 21_000;

/// How many bytes of text and JSON the functions of one expression may make (`MaxResultSize` of PipelineTemplateEvaluator.cs).
const MOST_MADE: usize = 10 * 1024 * 1024;

/// A parsed expression, never nested so deep that walking it recursively would be a danger.
#[derive(Clone, Debug, PartialEq)]
pub enum Expression {
    Literal(Value),
    /// A named value as it is written, such as `github`.
    Context(String),
    /// `a.b`
    Property(Box<Expression>, String),
    /// `a[b]`
    Index(Box<Expression>, Box<Expression>),
    /// `a.*` or `a[*]`
    Star(Box<Expression>),
    /// A function by its name in [`FUNCTIONS`], however it is written.
    Call(String, Vec<Expression>),
    Not(Box<Expression>),
    /// A chain of `&&`, or of `||`, is a balanced tree; other operators bind to the left.
    Binary(Operator, Box<Expression>, Box<Expression>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    Or,
    And,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// What is wrong with an expression.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct Error {
    /// Bytes into the text that was parsed; where the expression begins for what only its evaluation shows.
    pub offset: usize,
    pub message: String,
}

impl Error {
    fn new(offset: usize, message: impl Into<String>) -> Self {
        Self { offset, message: message.into() }
    }

    /// The error of a part, for the text that holds the part at `by`.
    fn moved(self, by: usize) -> Self {
        Self { offset: self.offset + by, ..self }
    }
}

/// What an expression may ask of the world.
pub trait Host {
    /// A context by its name in lower case; none: there is no such context here.
    fn context(&self, name: &str) -> Option<Value>;

    /// The digest of the files that the patterns match, `""` for none. The first may be the option
    /// `--follow-symbolic-links`.
    ///
    /// # Errors
    /// Why they cannot be read.
    fn hash_files(&self, patterns: &[String]) -> Result<String, String>;

    fn success(&self) -> bool;

    fn failure(&self) -> bool;

    fn cancelled(&self) -> bool;
}

/// A function and how many values it takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Function {
    pub name: &'static str,
    pub least: usize,
    pub most: usize,
}

impl Function {
    const fn new(name: &'static str, least: usize, most: usize) -> Self {
        Self { name, least, most }
    }
}

/// Every function (ExpressionConstants.cs of the runner, and `context` of the steps' `if` in workflow-v1.0.json).
pub const FUNCTIONS: &[Function] = &[
    Function::new("always", 0, 0),
    Function::new("cancelled", 0, 0),
    Function::new("case", 3, 255),
    Function::new("contains", 2, 2),
    Function::new("endsWith", 2, 2),
    Function::new("failure", 0, 0),
    Function::new("format", 1, 255),
    Function::new("fromJSON", 1, 1),
    Function::new("hashFiles", 1, 255),
    Function::new("join", 1, 2),
    Function::new("startsWith", 2, 2),
    Function::new("success", 0, 0),
    Function::new("toJSON", 1, 1),
];

const STATUS: [&str; 4] = ["always", "cancelled", "failure", "success"];

/// The function that `name` calls with so many values, or what is wrong with the call.
fn function(name: &str, values: usize) -> Result<&'static Function, String> {
    let Some(function) = FUNCTIONS.iter().find(|function| function.name.eq_ignore_ascii_case(name)) else {
        let known: Vec<&str> = FUNCTIONS.iter().map(|function| function.name).collect();
        return Err(format!("there is no function `{name}`; GitHub has {}", known.join(", ")));
    };
    let Function { name, least, most } = *function;
    if (least..=most).contains(&values) {
        let is_even_case = name == "case" && values.is_multiple_of(2);
        return if is_even_case { Err(EVEN.into()) } else { Ok(function) };
    }
    let takes = match (least, most) {
        (0, 0) => "no value".to_owned(),
        (1, 1) => "one value".to_owned(),
        _ if least == most => format!("{least} values"),
        _ => format!("{least} to {most} values"),
    };
    Err(format!("`{name}` takes {takes}, not {values}"))
}

const EVEN: &str =
    "`case` takes pairs of a condition and a value, and at the end a value for when none holds";

impl Expression {
    /// Sees this and every expression inside, the outer first, in the order in which they are written.
    pub fn visit<'a>(&'a self, see: &mut dyn FnMut(&'a Expression)) {
        see(self);
        match self {
            Self::Literal(_) | Self::Context(_) => {}
            Self::Property(of, _) | Self::Star(of) | Self::Not(of) => of.visit(see),
            Self::Index(left, right) | Self::Binary(_, left, right) => {
                left.visit(see);
                right.visit(see);
            }
            Self::Call(_, arguments) => {
                for argument in arguments {
                    argument.visit(see);
                }
            }
        }
    }

    /// `needs.a.outputs['b']` as `["needs", "a", "outputs", "b"]`; nothing where an index is computed or a star.
    #[must_use]
    pub fn path(&self) -> Option<Vec<&str>> {
        match self {
            Self::Context(name) => Some(vec![name]),
            Self::Property(of, name) => of.path_with(name),
            Self::Index(of, index) => match &**index {
                Self::Literal(Value::String(name)) => of.path_with(name),
                _ => None,
            },
            _ => None,
        }
    }

    fn path_with<'a>(&'a self, name: &'a str) -> Option<Vec<&'a str>> {
        let mut path = self.path()?;
        path.push(name);
        Some(path)
    }

    /// Whether `success`, `failure`, `always` or `cancelled` is called anywhere in it.
    #[must_use]
    pub fn calls_status(&self) -> bool {
        let mut calls = false;
        self.visit(&mut |part: &Expression| {
            if let Self::Call(name, _) = part {
                calls |= STATUS.iter().any(|status| status.eq_ignore_ascii_case(name));
            }
        });
        calls
    }
}
