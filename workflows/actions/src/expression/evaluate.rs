//! An expression to its value.

use std::borrow::Cow;
use std::cell::Cell;
use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::value::Value;
use super::{Error, Expression, Host, MOST_MADE, Operator, Piece, compare, function, functions, pieces};

/// Evaluates an expression.
///
/// # Errors
/// A context that the host does not have, be it in a part that is not needed; what a function cannot do. The offset is 0.
pub fn evaluate(expression: &Expression, host: &dyn Host) -> Result<Value, Error> {
    let contexts = contexts(expression, host)?;
    let evaluation = Evaluation { host, contexts: &contexts, left: Cell::new(MOST_MADE) };
    evaluation.held(expression).map(Held::into_value)
}

/// Evaluates what a text holds in `${{ }}`: a text that is one expression gives its value, any other a string.
///
/// # Errors
/// As [`pieces`](super::pieces()) and [`evaluate`], with the offset of the expression in the text.
pub fn expand(text: &str, host: &dyn Host) -> Result<Value, Error> {
    let pieces = pieces(text)?;
    if let [Piece::Expression { offset, expression, .. }] = pieces.as_slice() {
        return evaluate(expression, host).map_err(|error| error.moved(*offset));
    }
    let mut expanded = String::new();
    for piece in &pieces {
        match piece {
            Piece::Text(text) => expanded.push_str(text),
            Piece::Expression { offset, expression, .. } => {
                let value = evaluate(expression, host).map_err(|error| error.moved(*offset))?;
                expanded.push_str(&value.text());
            }
        }
    }
    Ok(expanded.into())
}

/// Every context that the expression names, asked for once: so an array can be the same as itself.
fn contexts(expression: &Expression, host: &dyn Host) -> Result<BTreeMap<String, Value>, Error> {
    let mut names = Vec::new();
    expression.visit(&mut |part: &Expression| {
        if let Expression::Context(name) = part {
            names.push(name.to_ascii_lowercase());
        }
    });
    let mut contexts = BTreeMap::new();
    names.sort_unstable();
    names.dedup();
    for name in names {
        let value = host.context(&name).ok_or_else(|| unknown(&name))?;
        contexts.insert(name, value);
    }
    Ok(contexts)
}

fn unknown(name: &str) -> Error {
    Error::new(0, format!("there is no context `{name}` here"))
}

/// The result of a part.
pub(super) enum Held<'a> {
    One(Cow<'a, Value>),
    /// What `.*` gives: an index or a property applies to each item.
    Filtered(Vec<Cow<'a, Value>>),
}

struct Evaluation<'a> {
    host: &'a dyn Host,
    contexts: &'a BTreeMap<String, Value>,
    /// How many bytes functions may still make.
    left: Cell<usize>,
}

impl<'a> Evaluation<'a> {
    fn held(&self, expression: &'a Expression) -> Result<Held<'a>, Error> {
        match expression {
            Expression::Literal(value) => Ok(Held::One(Cow::Borrowed(value))),
            Expression::Context(name) => {
                let value = self.contexts.get(&name.to_ascii_lowercase()).ok_or_else(|| unknown(name))?;
                Ok(Held::One(Cow::Borrowed(value)))
            }
            Expression::Property(of, name) => Ok(self.held(of)?.select(&Selector::property(name))),
            Expression::Index(of, index) => {
                let selector = Selector::index(&self.held(index)?);
                Ok(self.held(of)?.select(&selector))
            }
            Expression::Star(of) => Ok(Held::Filtered(self.held(of)?.members())),
            Expression::Call(name, arguments) => self.call(name, arguments),
            Expression::Not(of) => Ok((!self.held(of)?.is_truthy()).into()),
            Expression::Binary(Operator::And, left, right) => {
                let left = self.held(left)?;
                if left.is_truthy() { self.held(right) } else { Ok(left) }
            }
            Expression::Binary(Operator::Or, left, right) => {
                let left = self.held(left)?;
                if left.is_truthy() { Ok(left) } else { self.held(right) }
            }
            Expression::Binary(operator, left, right) => {
                let order = self.held(left)?.compare(&self.held(right)?);
                Ok(compare::holds(*operator, order).into())
            }
        }
    }

    fn call(&self, name: &str, arguments: &'a [Expression]) -> Result<Held<'a>, Error> {
        let name = function(name, arguments.len()).map_err(|message| Error::new(0, message))?.name;
        if name == "case" {
            return self.case(arguments);
        }
        let values = arguments.iter().map(|argument| self.held(argument)).collect::<Result<Vec<_>, _>>()?;
        let value = self.apply(name, &values).map_err(|why| Error::new(0, format!("`{name}`: {why}")))?;
        Ok(Held::One(Cow::Owned(value)))
    }

    /// Only what is needed is evaluated.
    fn case(&self, arguments: &'a [Expression]) -> Result<Held<'a>, Error> {
        let mut pairs = arguments.chunks_exact(2);
        for pair in &mut pairs {
            let [condition, value] = pair else { break };
            match self.held(condition)?.scalar() {
                Some(Value::Bool(true)) => return self.held(value),
                Some(Value::Bool(false)) => {}
                _ => {
                    return Err(Error::new(
                        0,
                        "`case`: a condition must be true or false; compare it with something",
                    ));
                }
            }
        }
        match pairs.remainder() {
            [default] => self.held(default),
            _ => Err(Error::new(0, super::EVEN)),
        }
    }

    /// The value of a function for so many values as it takes.
    fn apply(&self, name: &str, values: &[Held<'a>]) -> Result<Value, String> {
        let left = self.left.get();
        match (name, values) {
            ("contains", [within, item]) => Ok(functions::contains(within, item).into()),
            ("startsWith", [text, start]) => Ok(functions::starts_with(text, start).into()),
            ("endsWith", [text, end]) => Ok(functions::ends_with(text, end).into()),
            ("format", [pattern, values @ ..]) => {
                self.made(functions::format(&pattern.text(), values, left)?)
            }
            ("join", [items]) => self.made(functions::join(items, None, left)?),
            ("join", [items, separator]) => self.made(functions::join(items, Some(separator), left)?),
            ("toJSON", [value]) => self.made(functions::to_json(value, left)?),
            ("fromJSON", [text]) => {
                let text = text.text();
                self.spend(text.len())?;
                Value::from_json(&text)
            }
            ("hashFiles", patterns) => {
                let patterns: Vec<String> = patterns.iter().map(Held::text).collect();
                self.host.hash_files(&patterns).map(Value::String)
            }
            ("always", []) => Ok(true.into()),
            ("success", []) => Ok(self.host.success().into()),
            ("failure", []) => Ok(self.host.failure().into()),
            ("cancelled", []) => Ok(self.host.cancelled().into()),
            _ => Err(format!("it does not take {} values", values.len())),
        }
    }

    fn made(&self, text: String) -> Result<Value, String> {
        self.spend(text.len())?;
        Ok(text.into())
    }

    fn spend(&self, bytes: usize) -> Result<(), String> {
        let left = self.left.get().checked_sub(bytes).ok_or_else(functions::too_much)?;
        self.left.set(left);
        Ok(())
    }
}

impl<'a> Held<'a> {
    fn into_value(self) -> Value {
        match self {
            Self::One(value) => value.into_owned(),
            Self::Filtered(items) => Value::Array(items.into_iter().map(Cow::into_owned).collect()),
        }
    }

    fn is_truthy(&self) -> bool {
        match self {
            Self::One(value) => value.is_truthy(),
            Self::Filtered(_) => true,
        }
    }

    /// The value when it is neither an array nor an object.
    pub(super) fn scalar(&self) -> Option<&Value> {
        match self {
            Self::One(value) if value.is_scalar() => Some(value.as_ref()),
            _ => None,
        }
    }

    pub(super) fn text(&self) -> String {
        match self {
            Self::One(value) => value.text(),
            Self::Filtered(_) => "Array".into(),
        }
    }

    /// The items of an array.
    pub(super) fn items(&self) -> Option<Vec<&Value>> {
        match self {
            Self::One(value) => match &**value {
                Value::Array(items) => Some(items.iter().collect()),
                _ => None,
            },
            Self::Filtered(items) => Some(items.iter().map(|item| &**item).collect()),
        }
    }

    /// The whole as one value.
    pub(super) fn value(&self) -> Cow<'_, Value> {
        match self {
            Self::One(value) => Cow::Borrowed(value.as_ref()),
            Self::Filtered(items) => {
                Cow::Owned(Value::Array(items.iter().map(|item| item.clone().into_owned()).collect()))
            }
        }
    }

    /// As [`compare::compare`]; what a star gives is never the same as anything.
    fn compare(&self, other: &Self) -> Option<Ordering> {
        match (self, other) {
            (Self::One(left), Self::One(right)) => compare::compare(left, right),
            _ => None,
        }
    }

    pub(super) fn equals(&self, other: &Value) -> bool {
        match self {
            Self::One(value) => compare::compare(value, other) == Some(Ordering::Equal),
            Self::Filtered(_) => false,
        }
    }

    /// The member that the selector names, or null; of what a star gave, that of each item that has it.
    fn select(self, selector: &Selector) -> Self {
        match self {
            Self::One(value) => Self::One(member(value, selector).unwrap_or(Cow::Owned(Value::Null))),
            Self::Filtered(items) => {
                Self::Filtered(items.into_iter().filter_map(|item| member(item, selector)).collect())
            }
        }
    }

    /// All members; of what a star gave, those of each item.
    fn members(self) -> Vec<Cow<'a, Value>> {
        match self {
            Self::One(value) => members(value),
            Self::Filtered(items) => items.into_iter().flat_map(members).collect(),
        }
    }
}

impl From<bool> for Held<'_> {
    fn from(value: bool) -> Self {
        Self::One(Cow::Owned(value.into()))
    }
}

/// What is between `[` and `]`, or after a dot.
struct Selector {
    /// For objects.
    key: Option<String>,
    /// For arrays.
    position: Option<usize>,
}

impl Selector {
    fn property(name: &str) -> Self {
        Self { key: Some(name.to_owned()), position: None }
    }

    fn index(index: &Held<'_>) -> Self {
        let Some(value) = index.scalar() else { return Self { key: None, position: None } };
        Self { key: Some(value.text()), position: position(compare::number(value)) }
    }

    fn pick<'v>(&self, value: &'v Value) -> Option<&'v Value> {
        match value {
            Value::Array(items) => items.get(self.position?),
            Value::Object(object) => object.get(self.key.as_deref()?),
            _ => None,
        }
    }
}

/// The position that a number names; fractions are cut off.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number from 0 to 2^31")]
fn position(number: f64) -> Option<usize> {
    let floor = number.floor();
    let is_position = number >= 0.0 && floor <= f64::from(i32::MAX);
    is_position.then_some(floor as usize)
}

fn member<'a>(value: Cow<'a, Value>, selector: &Selector) -> Option<Cow<'a, Value>> {
    match value {
        Cow::Borrowed(value) => selector.pick(value).map(Cow::Borrowed),
        Cow::Owned(value) => selector.pick(&value).cloned().map(Cow::Owned),
    }
}

fn members(value: Cow<'_, Value>) -> Vec<Cow<'_, Value>> {
    match value {
        Cow::Borrowed(Value::Array(items)) => items.iter().map(Cow::Borrowed).collect(),
        Cow::Borrowed(Value::Object(object)) => {
            object.iter().map(|(_, value)| Cow::Borrowed(value)).collect()
        }
        Cow::Owned(Value::Array(items)) => items.into_iter().map(Cow::Owned).collect(),
        Cow::Owned(Value::Object(object)) => {
            object.iter().map(|(_, value)| Cow::Owned(value.clone())).collect()
        }
        _ => Vec::new(),
    }
}
