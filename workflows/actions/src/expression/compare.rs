//! How values compare, and how they become numbers for that (EvaluationResult.cs and ExpressionUtility.cs of the runner).

use std::cmp::Ordering;

use super::Operator;
use super::value::Value;

/// How two values stand to each other, as operators see it: values of different kinds are compared as numbers, strings
/// without regard to case. None: neither equal nor in any order, as everything is with `NaN`. An array or an object equals
/// only itself, the very same place in memory.
pub(super) fn compare(left: &Value, right: &Value) -> Option<Ordering> {
    match (left, right) {
        (Value::Null, Value::Null) => Some(Ordering::Equal),
        (Value::Bool(left), Value::Bool(right)) => Some(left.cmp(right)),
        (Value::String(left), Value::String(right)) => {
            Some(folded(left).encode_utf16().cmp(folded(right).encode_utf16()))
        }
        (Value::Array(_), Value::Array(_)) | (Value::Object(_), Value::Object(_)) => {
            std::ptr::eq(left, right).then_some(Ordering::Equal)
        }
        _ => number(left).partial_cmp(&number(right)),
    }
}

/// Whether a comparison holds for two values that stand so to each other; `&&` and `||` compare nothing.
pub(super) fn holds(operator: Operator, order: Option<Ordering>) -> bool {
    match operator {
        Operator::And | Operator::Or => false,
        Operator::Equal => order == Some(Ordering::Equal),
        Operator::NotEqual => order != Some(Ordering::Equal),
        Operator::Less => order == Some(Ordering::Less),
        Operator::LessOrEqual => matches!(order, Some(Ordering::Less | Ordering::Equal)),
        Operator::Greater => order == Some(Ordering::Greater),
        Operator::GreaterOrEqual => matches!(order, Some(Ordering::Greater | Ordering::Equal)),
    }
}

/// A value as a number; `NaN` for what is none.
pub(super) fn number(value: &Value) -> f64 {
    match value {
        Value::Null => 0.0,
        Value::Bool(value) => f64::from(u8::from(*value)),
        Value::Number(number) => *number,
        Value::String(text) => parse_number(text),
        Value::Array(_) | Value::Object(_) => f64::NAN,
    }
}

/// The number that a text is, after JavaScript's `Number()`: nothing is 0, what is no number is `NaN`.
pub(super) fn parse_number(text: &str) -> f64 {
    let text = text.trim();
    if let Some(digits) = text.strip_prefix("0x") {
        return parse_digits(digits, 16);
    }
    if let Some(digits) = text.strip_prefix("0o") {
        return parse_digits(digits, 8);
    }
    match text {
        "" => 0.0,
        "Infinity" | "+Infinity" => f64::INFINITY,
        "-Infinity" => f64::NEG_INFINITY,
        _ if text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E')) => {
            text.parse().unwrap_or(f64::NAN)
        }
        _ => f64::NAN,
    }
}

/// The runner reads 32 bits with a sign: from 0x80000000 on numbers are negative.
fn parse_digits(digits: &str, radix: u32) -> f64 {
    if !digits.chars().all(|digit| digit.is_digit(radix)) {
        return f64::NAN;
    }
    u32::from_str_radix(digits, radix).map_or(f64::NAN, |bits| f64::from(bits.cast_signed()))
}

/// A text in upper case, letter by letter: what .NET's `OrdinalIgnoreCase` compares. A letter whose upper case is several
/// letters stays, and so does the dotless `ı`.
pub(super) fn folded(text: &str) -> String {
    text.chars().map(upper).collect()
}

fn upper(letter: char) -> char {
    if letter == 'ı' {
        return letter;
    }
    let mut upper = letter.to_uppercase();
    match (upper.next(), upper.next()) {
        (Some(single), None) => single,
        _ => letter,
    }
}
