//! Texts with `${{ }}` in them, and conditions (TemplateReader.cs of the runner, if-condition.ts of `@actions/workflow-parser`).

use super::{Error, Expression, LONGEST, Operator, function, parse};

/// A part of a text.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    Text(String),
    Expression {
        /// Bytes into the whole text, to where the expression itself begins.
        offset: usize,
        /// The expression as written, without `${{ }}` and the space around it.
        source: String,
        expression: Expression,
    },
}

/// A stretch of a text: what stands between the braces of `${{ }}`, or what stands outside of them.
struct Stretch<'a> {
    /// Bytes into the whole text.
    offset: usize,
    text: &'a str,
    is_expression: bool,
}

/// Takes a text apart; an empty one has no pieces.
///
/// # Errors
/// An expression that is empty, wrong or does not end, and a text that is too long once GitHub makes one expression of it.
pub fn pieces(text: &str) -> Result<Vec<Piece>, Error> {
    let stretches = stretches(text)?;
    let pieces = stretches.iter().map(piece).collect::<Result<Vec<Piece>, Error>>()?;
    if let Some(too_much) = too_much(&stretches) { Err(Error::new(0, too_much)) } else { Ok(pieces) }
}

/// The condition of an `if`, with or without `${{ }}`; `success() &&` stands before it when it calls no status function. An
/// empty one is `success()`.
///
/// # Errors
/// As [`parse`](parse()), and text around `${{ }}`, be it a line break: GitHub would make a string of that, which is always true.
pub fn condition(text: &str) -> Result<Expression, Error> {
    let condition = written_condition(text)?;
    if condition.calls_status() {
        return Ok(condition);
    }
    Ok(Expression::Binary(Operator::And, Box::new(success()), Box::new(condition)))
}

fn written_condition(text: &str) -> Result<Expression, Error> {
    if text.trim().is_empty() {
        return Ok(success());
    }
    let stretches = stretches(text)?;
    match stretches.as_slice() {
        [only] => parse_stretch(only),
        all => {
            let around = all.iter().find(|stretch| !stretch.is_expression).or(all.first());
            Err(Error::new(around.map_or(0, |stretch| stretch.offset), AROUND))
        }
    }
}

const AROUND: &str = "text around `${{ }}`, even a line break, makes the condition a string, which is always true; put all of \
                      it into one `${{ }}`, or leave the braces out";

fn success() -> Expression {
    Expression::Call("success".into(), Vec::new())
}

fn stretches(text: &str) -> Result<Vec<Stretch<'_>>, Error> {
    let mut stretches = Vec::new();
    let mut at = 0;
    while let Some(found) = text[at..].find("${{") {
        let open = at + found;
        if found > 0 {
            stretches.push(Stretch { offset: at, text: &text[at..open], is_expression: false });
        }
        let offset = open + "${{".len();
        let length = length(&text[offset..])
            .ok_or_else(|| Error::new(open, "the expression does not end; close `${{` with `}}`"))?;
        stretches.push(Stretch { offset, text: &text[offset..offset + length], is_expression: true });
        at = offset + length + "}}".len();
    }
    if at < text.len() {
        stretches.push(Stretch { offset: at, text: &text[at..], is_expression: false });
    }
    Ok(stretches)
}

/// How many bytes stand before the `}}` that is in no string.
fn length(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut is_quoted = false;
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'\'' => is_quoted = !is_quoted,
            b'}' if !is_quoted && bytes.get(at + 1) == Some(&b'}') => return Some(at),
            _ => {}
        }
    }
    None
}

fn piece(stretch: &Stretch<'_>) -> Result<Piece, Error> {
    if !stretch.is_expression {
        return Ok(Piece::Text(stretch.text.to_owned()));
    }
    let expression = parse_stretch(stretch)?;
    Ok(Piece::Expression { offset: stretch.inner(), source: stretch.text.trim().to_owned(), expression })
}

fn parse_stretch(stretch: &Stretch<'_>) -> Result<Expression, Error> {
    parse(stretch.text.trim()).map_err(|error| error.moved(stretch.inner()))
}

impl Stretch<'_> {
    /// Where its text begins, the space before it left out.
    fn inner(&self) -> usize {
        self.offset + self.text.len() - self.text.trim_start().len()
    }
}

/// What is too much of a text with expressions: GitHub evaluates it as `format('…{0}…', …)`, which is bounded as every
/// expression is.
fn too_much(stretches: &[Stretch<'_>]) -> Option<String> {
    let expressions = stretches.iter().filter(|stretch| stretch.is_expression).count();
    if expressions == 0 || stretches.len() < 2 {
        return None;
    }
    if let Err(message) = function("format", 1 + expressions) {
        return Some(format!(
            "the text has {expressions} expressions, and GitHub puts them into one: {message}"
        ));
    }
    let mut length = "format('')".len();
    let mut index = 0_usize;
    for stretch in stretches {
        if stretch.is_expression {
            length += stretch.text.trim().encode_utf16().count() + format!(", {{{index}}}").len();
            index += 1;
        } else {
            let escaped = stretch.text.bytes().filter(|byte| matches!(byte, b'\'' | b'{' | b'}')).count();
            length += stretch.text.encode_utf16().count() + escaped;
        }
    }
    (length > LONGEST).then(|| {
        format!(
            "with its expressions the text is longer than {LONGEST} characters ({length}), and GitHub evaluates it as \
             one; hand the expressions over in `env`"
        )
    })
}
