//! The tokens of an expression (LexicalAnalyzer.cs of the runner).

use super::value::Value;
use super::{Error, Operator, compare};

#[derive(Clone, Debug)]
pub(super) struct Token<'a> {
    pub(super) kind: Kind,
    /// Bytes into the expression.
    pub(super) offset: usize,
    pub(super) text: &'a str,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind {
    Open,
    Close,
    OpenIndex,
    CloseIndex,
    Comma,
    Dot,
    Star,
    Not,
    Operator(Operator),
    Literal(Value),
    /// A context, a function or a property.
    Name,
}

const OPERATORS: [(&str, Operator); 8] = [
    ("||", Operator::Or),
    ("&&", Operator::And),
    ("==", Operator::Equal),
    ("!=", Operator::NotEqual),
    ("<=", Operator::LessOrEqual),
    (">=", Operator::GreaterOrEqual),
    ("<", Operator::Less),
    (">", Operator::Greater),
];

pub(super) fn tokens(text: &str) -> Result<Vec<Token<'_>>, Error> {
    let mut tokens: Vec<Token<'_>> = Vec::new();
    let mut offset = 0;
    while let Some(first) = text[offset..].chars().next() {
        if first.is_whitespace() {
            offset += first.len_utf8();
            continue;
        }
        let rest = &text[offset..];
        let last = tokens.last().map(|token| &token.kind);
        let (kind, length) = next(rest, first, last).map_err(|message| Error::new(offset, message))?;
        tokens.push(Token { kind, offset, text: &rest[..length] });
        offset += length;
    }
    Ok(tokens)
}

/// The token with which `rest` begins, and its bytes.
fn next(rest: &str, first: char, last: Option<&Kind>) -> Result<(Kind, usize), String> {
    if let Some((sign, operator)) = OPERATORS.into_iter().find(|(sign, _)| rest.starts_with(*sign)) {
        return Ok((Kind::Operator(operator), sign.len()));
    }
    let kind = match first {
        '(' => Kind::Open,
        ')' => Kind::Close,
        '[' => Kind::OpenIndex,
        ']' => Kind::CloseIndex,
        ',' => Kind::Comma,
        '*' => Kind::Star,
        '!' => Kind::Not,
        '.' if matches!(last, Some(Kind::Name | Kind::Close | Kind::CloseIndex | Kind::Star)) => Kind::Dot,
        '.' | '+' | '-' | '0'..='9' => return number(rest),
        '\'' => return string(rest),
        _ => return word(rest, last == Some(&Kind::Dot)),
    };
    Ok((kind, 1))
}

/// A number takes in everything up to a boundary: `1-2` is one token, and none that is legal.
fn number(rest: &str) -> Result<(Kind, usize), String> {
    let text = until(rest, |letter| is_boundary(letter) && letter != '.');
    let number = compare::parse_number(text);
    if number.is_nan() {
        return Err(format!("`{text}` is no number; there is no arithmetic in expressions"));
    }
    Ok((Kind::Literal(number.into()), text.len()))
}

fn string(rest: &str) -> Result<(Kind, usize), String> {
    let mut text = String::new();
    let mut letters = rest.char_indices().skip(1).peekable();
    while let Some((at, letter)) = letters.next() {
        if letter != '\'' {
            text.push(letter);
        } else if letters.next_if(|(_, next)| *next == '\'').is_some() {
            text.push('\'');
        } else {
            return Ok((Kind::Literal(text.into()), at + 1));
        }
    }
    Err("the string does not end; close it with `'`, and write `''` for a quote inside".into())
}

/// A keyword or a name; after a dot only a name.
fn word(rest: &str, is_property: bool) -> Result<(Kind, usize), String> {
    let text = until(rest, is_boundary);
    if !is_name(text) {
        let help = if text.starts_with('"') { "; strings stand in single quotes" } else { "" };
        return Err(format!("unexpected symbol `{text}`{help}"));
    }
    let kind = match text {
        _ if is_property => Kind::Name,
        "true" => Kind::Literal(true.into()),
        "false" => Kind::Literal(false.into()),
        "null" => Kind::Literal(Value::Null),
        "NaN" => Kind::Literal(f64::NAN.into()),
        "Infinity" => Kind::Literal(f64::INFINITY.into()),
        _ => Kind::Name,
    };
    Ok((kind, text.len()))
}

/// The first letter, and all after it up to one that ends it.
fn until(rest: &str, ends: impl Fn(char) -> bool) -> &str {
    let end = rest.char_indices().skip(1).find(|(_, letter)| ends(*letter));
    end.map_or(rest, |(at, _)| &rest[..at])
}

fn is_boundary(letter: char) -> bool {
    matches!(letter, '(' | '[' | ')' | ']' | ',' | '.' | '!' | '>' | '<' | '=' | '&' | '|')
        || letter.is_whitespace()
}

fn is_name(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
}
