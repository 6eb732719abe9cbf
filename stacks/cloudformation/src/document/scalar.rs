//! What a plain scalar of YAML 1.1 is, which CloudFormation reads.
//! <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html>

use serde_json::Number;

use super::{Kind, Numeral};

/// A scalar without quotes and without a tag: nothing, a boolean, a number or a text.
pub(super) fn plain(text: &str) -> Kind {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Kind::Null,
        "true" | "True" | "TRUE" | "yes" | "Yes" | "YES" | "on" | "On" | "ON" => return Kind::Bool(true),
        "false" | "False" | "FALSE" | "no" | "No" | "NO" | "off" | "Off" | "OFF" => return Kind::Bool(false),
        _ => {}
    }
    let Some(value) = number(text) else {
        return Kind::String(text.to_owned());
    };
    let written = (value.to_string() != text).then(|| text.into());
    Kind::Number(Numeral { value, written })
}

/// A number in the grammar of JSON. `serde_json` reads fractions a little off, unless a feature makes all reading slower.
pub(super) fn json_number(text: &str) -> Option<Number> {
    let number = serde_json::from_str::<Number>(text).ok()?;
    if number.is_f64() { Number::from_f64(text.parse().ok()?) } else { Some(number) }
}

fn number(text: &str) -> Option<Number> {
    if let Some(number) = json_number(text) {
        return Some(number);
    }
    let (sign, digits) = match text.strip_prefix(['-', '+']) {
        Some(rest) => (if text.starts_with('-') { "-" } else { "" }, rest),
        None => ("", text),
    };
    if !digits.starts_with(|first: char| first.is_ascii_digit() || first == '.') {
        return None;
    }
    let plain: String = digits.chars().filter(|c| *c != '_').collect();
    let radix = |prefix: &str, radix: u32| {
        let digits = plain.strip_prefix(prefix)?;
        i64::from_str_radix(&format!("{sign}{digits}"), radix).ok().map(Number::from)
    };
    if let Some(number) = radix("0x", 16).or_else(|| radix("0b", 2)) {
        return Some(number);
    }
    if plain.len() > 1 && plain.starts_with('0') && plain.bytes().all(|byte| byte.is_ascii_digit()) {
        // `010` is 8; `089`, such as an account id, is no octal number and stays a text.
        return radix("0", 8);
    }
    if plain.bytes().all(|byte| byte.is_ascii_digit()) {
        return format!("{sign}{plain}").parse::<i64>().ok().map(Number::from);
    }
    let is_decimal = plain.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        && plain.bytes().filter(|byte| *byte == b'.').count() == 1
        && plain.len() > 1;
    let value = is_decimal.then(|| format!("{sign}{plain}").parse::<f64>().ok())??;
    Number::from_f64(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[track_caller]
    fn check(text: &str, expected: &serde_json::Value) {
        let found = match plain(text) {
            Kind::Null => json!(null),
            Kind::Bool(value) => json!(value),
            Kind::Number(number) => json!(number.value),
            Kind::String(text) => json!(text),
            Kind::List(_) | Kind::Map(_) => unreachable!("a scalar"),
        };
        assert_eq!(&found, expected, "{text}");
    }

    #[test]
    fn scalars_are_read_as_yaml_1_1_says() {
        check("yes", &json!(true));
        check("Off", &json!(false));
        check("y", &json!("y"));
        check("12", &json!(12));
        check("-12", &json!(-12));
        check("1_000", &json!(1000));
        check("0x1F", &json!(31));
        check("010", &json!(8));
        check("089", &json!("089"));
        check("123456789012", &json!(123_456_789_012_i64));
        check("1.10", &json!(1.1));
        check(".5", &json!(0.5));
        check("1.", &json!(1.0));
        check("1e3", &json!(1000.0));
        check("2010-09-09", &json!("2010-09-09"));
        check("1.2.3", &json!("1.2.3"));
        check(".", &json!("."));
        check("10.0.0.0/16", &json!("10.0.0.0/16"));
    }

    #[test]
    fn what_a_number_loses_is_kept() {
        let Kind::Number(number) = plain("1.10") else { panic!("a number") };
        assert_eq!(number.written.as_deref(), Some("1.10"));
        let Kind::Number(number) = plain("1.1") else { panic!("a number") };
        assert_eq!(number.written, None);
    }
}
