//! The language against what `@actions/expressions` answered, and where the runner answers otherwise.

use proptest::prelude::*;

use super::facts::{CONTEXTS, FACTS};
use super::{
    Error, Expression, Host, LONGEST, Object, Operator, Piece, Value, condition, evaluate, expand, parse,
    pieces,
};

struct World(Value);

impl Host for World {
    fn context(&self, name: &str) -> Option<Value> {
        match &self.0 {
            Value::Object(contexts) => contexts.get(name).cloned(),
            _ => None,
        }
    }

    fn hash_files(&self, patterns: &[String]) -> Result<String, String> {
        if patterns == ["none"] { Err("no such folder".into()) } else { Ok(patterns.join("+")) }
    }

    fn success(&self) -> bool {
        true
    }

    fn failure(&self) -> bool {
        false
    }

    fn cancelled(&self) -> bool {
        false
    }
}

fn world() -> World {
    World(Value::from_json(CONTEXTS).unwrap())
}

fn value(text: &str) -> Result<Value, Error> {
    evaluate(&parse(text)?, &world())
}

#[track_caller]
fn check(text: &str, json: &str) {
    assert_eq!(value(text), Ok(Value::from_json(json).unwrap()), "{text}");
}

#[track_caller]
fn check_text(text: &str, expected: &str) {
    assert_eq!(value(text).unwrap().text(), expected, "{text}");
}

#[track_caller]
fn check_error(text: &str, offset: usize, message: &str) {
    let error = value(text).unwrap_err();
    assert_eq!(error.offset, offset, "{text}: {error}");
    assert!(error.message.contains(message), "{text}: {error}");
}

#[test]
fn expressions_mean_what_githubs_own_package_says() {
    for (expression, json) in FACTS {
        check(expression, json);
    }
}

#[test]
fn what_cannot_be_parsed_is_named_with_its_place() {
    check_error("", 0, "an expression was expected");
    check_error("  ", 0, "an expression was expected");
    check_error("1.2.3", 0, "`1.2.3` is no number");
    check_error("1 + 2", 2, "`+` is no number; there is no arithmetic");
    check_error("1-2", 0, "is no number");
    check_error("1e", 0, "is no number");
    check_error("'ä' == 0x", 8, "is no number");
    check_error(r#"1 == "a""#, 5, "strings stand in single quotes");
    check_error("1 == 'a", 5, "the string does not end");
    check_error("1 = 2", 2, "unexpected symbol `=`");
    check_error("1 & 2", 2, "unexpected symbol `&`");
    check_error("github.ä", 7, "unexpected symbol `ä`");
    check_error("github.", 7, "ends where a name or `*` was expected");
    check_error("github..a", 7, "`.a` is no number");
    check_error("github.1", 7, "unexpected symbol `1`");
    check_error("github[ ", 7, "ends where a value was expected");
    check_error("github[]", 7, "unexpected symbol `]`");
    check_error("github[1,2]", 8, "`]` was expected");
    check_error("(1", 2, "ends where `)` was expected");
    check_error("1)", 1, "the end was expected");
    check_error("()", 1, "unexpected symbol `)`");
    check_error("'a'.b", 3, "is no number");
    check_error("'a'[0]", 3, "unexpected symbol `[`");
    check_error("1[0]", 1, "unexpected symbol `[`");
    check_error("*", 0, "unexpected symbol `*`");
    check_error("1 && ", 4, "ends where a value was expected");
    check_error("github.ref(1)", 10, "unexpected symbol `(`");
    check_error("github ref", 7, "unexpected symbol `ref`");
}

#[test]
fn a_call_is_checked_where_it_is_written() {
    check_error("1 == missing()", 5, "there is no function `missing`; GitHub has always, cancelled, case");
    check_error("contains('a')", 0, "`contains` takes 2 values, not 1");
    check_error("1 || JOIN()", 5, "`join` takes 1 to 2 values, not 0");
    check_error("toJSON(1, 2)", 0, "`toJSON` takes one value, not 2");
    check_error("success('a')", 0, "`success` takes no value, not 1");
    check_error("case(true, 1)", 0, "`case` takes 3 to 255 values");
    check_error("case(true, 1, true, 2)", 0, "pairs of a condition and a value");
    check_error("contains('a', 'b',)", 18, "unexpected symbol `)`");
    check_error("contains('a' 'b')", 13, "`,` or `)` was expected");
}

#[test]
fn what_only_evaluation_shows_is_an_error_of_the_whole() {
    check_error("missing", 0, "there is no context `missing` here");
    check_error("true || TRUE", 0, "there is no context `true` here");
    for text in ["fromJSON('')", "fromJSON(null)", "fromJSON('[1,]')", "fromJSON('01')", "fromJSON('NaN')"] {
        check_error(text, 0, "was expected at byte");
    }
    check_error("fromJSON(github)", 0, "`fromJSON`: a value was expected at byte 0 of the JSON");
    check_error("1 == case('true', 2, 3)", 0, "a condition must be true or false");
    for text in ["format('{0}')", "format('{1}', 1)", "format('{256}', 1)"] {
        check_error(text, 0, "there is no value for `{");
    }
    for pattern in ["{", "}", "{}", "{a}", "{ 0}", "{0}}", "}{", "{{0}"] {
        check_error(&format!("format('{pattern}', 1)"), 0, "between braces stands the number of a value");
    }
}

#[test]
fn numbers_become_text_as_in_the_runner() {
    check_text("Infinity", "Infinity");
    check_text("-Infinity", "-Infinity");
    check_text("NaN", "NaN");
    check_text("-0", "0");
    check_text("100", "100");
    check_text("1234567.891", "1234567.891");
    check_text("0.30000000000000004", "0.3");
    check_text("0.3333333333333333", "0.333333333333333");
    check_text("-0.6666666666666666", "-0.666666666666667");
    check_text("999999999999999", "999999999999999");
    check_text("999999999999999.9", "1E+15");
    check_text("1000000000000000", "1E+15");
    check_text("-123456789012345678", "-1.23456789012346E+17");
    check_text("1e100", "1E+100");
    check_text("0.0001", "0.0001");
    check_text("0.00001", "1E-05");
    check_text("-1.5e-7", "-1.5E-07");
    check_text("format('{0}', 1e20)", "1E+20");
    check_text("toJSON(NaN)", "NaN");
}

#[test]
fn the_runner_is_followed_where_the_package_differs() {
    check("'it''s ''quoted'''", r#""it's 'quoted'""#);
    check("0xffffffff", "-1");
    check("0x7fffffff", "2147483647");
    check("'0b1' == 1", "false");
    check("'ß' == 'ss'", "false");
    check("case(false, fromJSON(''), 1)", "1");
    check("case(true, 1, github.missing, fromJSON(''), 2)", "1");
    check("\u{a0}1\u{a0}", "1");
    check_error("0b1", 0, "is no number");
    check_error("0X1F", 0, "is no number");
    check_error("0x100000000", 0, "is no number");
    check_error("format('{0:x}', 1)", 0, "between braces");
    check_error("format('{0x}', 1)", 0, "between braces");
    check_text(r#"toJSON(fromJSON('"\u0085\u2028"'))"#, r#""\u0085\u2028""#);
}

#[test]
fn status_and_files_come_from_the_host() {
    check("success() && !failure() && !cancelled() && ALWAYS()", "true");
    check("hashFiles('a', 1, null)", r#""a+1+""#);
    check_error("hashFiles('none')", 0, "`hashFiles`: no such folder");
}

#[test]
fn json_is_as_strict_and_as_exact_as_in_javascript() {
    for text in [
        "",
        "nul",
        "nullx",
        "+1",
        ".5",
        "1.",
        "1e",
        "-",
        "[1 2]",
        "{a:1}",
        "{'a':1}",
        "{\"a\":1,}",
        "\"\n\"",
        "\"\\x\"",
    ] {
        assert!(Value::from_json(text).is_err(), "{text}");
    }
    assert_eq!(Value::from_json("[1 2]"), Err("`,` or `]` was expected at byte 3 of the JSON".into()));
    assert_eq!(Value::from_json("0.1e1"), Ok(1.0.into()));
    assert_eq!(Value::from_json("1e999"), Ok(f64::INFINITY.into()));
    assert_eq!(Value::from_json(r#""\ud835\udcb3 \ud835 \udcb3""#), Ok("𝒳 \u{fffd} \u{fffd}".into()));
    assert!(Value::from_json(&("[".repeat(100) + &"]".repeat(100))).is_ok());
    assert!(Value::from_json(&("[".repeat(101) + &"]".repeat(101))).is_err());
    assert!(Value::from_json(&"[".repeat(1_000_000)).is_err());
}

#[test]
fn an_object_keeps_order_and_takes_a_key_in_any_case() {
    let mut object = Object::new();
    object.insert("Ä", 1.0);
    object.insert("b", "two");
    object.insert("ä", true);
    let entries: Vec<(&str, &Value)> = object.iter().collect();
    assert_eq!(entries, [("Ä", &Value::Bool(true)), ("b", &Value::from("two"))]);
    let value = Value::from(object);
    assert_eq!(value.get("B"), &Value::from("two"));
    assert_eq!(value.get("c").get("d"), &Value::Null);
}

#[track_caller]
fn check_limit(make: impl Fn(usize) -> String, most: usize) {
    assert!(parse(&make(most)).is_ok(), "{}", make(most));
    assert!(parse(&make(most + 1)).is_err(), "{}", make(most + 1));
}

#[test]
fn an_expression_is_at_most_50_levels_deep() {
    check_limit(|levels| "(".repeat(levels) + "1" + &")".repeat(levels), 49);
    check_limit(|levels| "!".repeat(levels) + "1", 49);
    check_limit(|levels| format!("github{}", ".a".repeat(levels)), 49);
    check_limit(|levels| format!("github{}", "[0]".repeat(levels)), 49);
    check_limit(|levels| "join(".repeat(levels) + "1" + &")".repeat(levels), 49);
    check_limit(|levels| format!("1{}", " == 1".repeat(levels)), 49);
    check_limit(|length| format!("'{}'", "a".repeat(length - 2)), LONGEST);
}

#[test]
fn a_chain_may_be_long() {
    let chain = |operator: &str| vec!["1"; 4000].join(operator);
    check(&format!("{}&&'last'", chain("&&")), r#""last""#);
    check(&format!("0||{}", chain("||")), "1");
    check(&format!("{}&&0&&fromJSON('')", chain("&&")), "0");
}

#[test]
fn texts_do_not_grow_without_bound() {
    let mut bomb = "'0123456789'".to_owned();
    for _ in 0..12 {
        bomb = format!("format('{}', {bomb})", "{0}".repeat(10));
    }
    check_error(&bomb, 0, "make more than 10485760 bytes");
}

fn context(name: &str) -> Expression {
    Expression::Context(name.into())
}

#[test]
fn a_text_is_taken_apart_where_its_expressions_are() {
    let expression = |offset, source: &str| Piece::Expression {
        offset,
        source: source.into(),
        expression: parse(source).unwrap(),
    };
    assert_eq!(pieces(""), Ok(vec![]));
    assert_eq!(pieces("a } b"), Ok(vec![Piece::Text("a } b".into())]));
    assert_eq!(
        pieces("a ${{ github.ref }} b${{'}}'}}"),
        Ok(vec![
            Piece::Text("a ".into()),
            expression(6, "github.ref"),
            Piece::Text(" b".into()),
            expression(24, "'}}'"),
        ])
    );
    let error = |text: &str| pieces(text).unwrap_err();
    assert_eq!(error("ä ${{ a").offset, 3);
    assert!(error("x ${{ '}}").message.contains("close `${{` with `}}`"));
    assert_eq!(error("x ${{ 1 + 2 }}").offset, 8);
    assert_eq!(error("x ${{ }}"), Error { offset: 6, message: "an expression was expected".into() });
}

#[test]
fn a_text_with_expressions_is_bounded_as_one_expression() {
    assert!(pieces(&"a".repeat(30_000)).is_ok());
    let error = pieces(&format!("{}${{{{ 1 }}}}", "a".repeat(LONGEST))).unwrap_err();
    assert!(error.message.contains("longer than 21000 characters"), "{error}");
    assert!(pieces(&format!("{}${{{{ 1 }}}}", "a".repeat(LONGEST - 20))).is_ok());
    assert!(pieces(&"${{ 1 }}".repeat(254)).is_ok());
    let error = pieces(&"${{ 1 }}".repeat(255)).unwrap_err();
    assert!(error.message.contains("`format` takes 1 to 255 values"), "{error}");
}

#[test]
fn a_text_of_one_expression_gives_its_value() {
    let expand = |text: &str| expand(text, &world());
    assert_eq!(expand("${{ github.event.empty }}"), Ok(Value::Array(vec![])));
    assert_eq!(expand(" ${{ github.event.empty }}"), Ok(" Array".into()));
    assert_eq!(expand("v${{ 1 }}-${{ true }}${{ null }}"), Ok("v1-true".into()));
    assert_eq!(expand("plain"), Ok("plain".into()));
    assert_eq!(expand("a ${{ missing }}").unwrap_err().offset, 6);
}

#[test]
fn a_condition_asks_for_success_unless_it_names_a_status() {
    let after_success = |expression: Expression| {
        let success = Expression::Call("success".into(), vec![]);
        Expression::Binary(Operator::And, Box::new(success), Box::new(expression))
    };
    assert_eq!(condition(" github "), Ok(after_success(context("github"))));
    assert_eq!(condition("${{ github }}"), Ok(after_success(context("github"))));
    assert_eq!(condition("'always()'"), Ok(after_success(Expression::Literal("always()".into()))));
    assert_eq!(condition("ALWAYS()"), parse("always()"));
    assert_eq!(condition("${{ github && !(cancelled()) }}"), parse("github && !cancelled()"));
    assert_eq!(condition("  "), parse("success()"));
    assert_eq!(condition("  1 + 2").unwrap_err().offset, 4);
}

#[test]
fn a_condition_with_text_around_its_expression_is_an_error() {
    for (text, offset) in [
        ("!${{ github }}", 0),
        ("${{ github }}\n", 13),
        ("${{ github }} && true", 13),
        ("${{ 1 }}${{ 2 }}", 3),
    ] {
        let error = condition(text).unwrap_err();
        assert_eq!(error.offset, offset, "{text:?}");
        assert!(error.message.contains("always true"), "{error}");
    }
}

#[test]
fn a_path_is_known_when_nothing_in_it_is_computed() {
    let path = |text: &str| parse(text).unwrap().path().map(|path| path.join(" "));
    assert_eq!(path("needs.a.outputs['b']"), Some("needs a outputs b".into()));
    assert_eq!(path("GitHub"), Some("GitHub".into()));
    for text in ["needs[github.ref]", "needs.*.result", "needs[0]", "fromJSON('{}').a", "'a'"] {
        assert_eq!(path(text), None, "{text}");
    }
}

#[test]
fn every_part_is_seen_the_outer_first() {
    let expression = parse("contains(a.b, c[d]) && !e.*").unwrap();
    let mut names = Vec::new();
    expression.visit(&mut |part: &Expression| match part {
        Expression::Context(name) | Expression::Property(_, name) | Expression::Call(name, _) => {
            names.push(name.clone());
        }
        _ => {}
    });
    assert_eq!(names, ["contains", "b", "a", "c", "d", "e"]);
}

/// Texts that hang together more often than chance would have it.
fn likely() -> impl Strategy<Value = String> {
    let parts = [
        "github",
        "needs",
        ".a",
        ".*",
        "[",
        "]",
        "(",
        ")",
        "!",
        "==",
        "&&",
        "||",
        "<",
        ",",
        " ",
        "'a'",
        "'",
        "1",
        "-",
        ".5",
        "0x1",
        "null",
        "true",
        "contains(",
        "format('{0}",
        "fromJSON('",
        "toJSON(",
        "case(",
        "join(",
        "${{",
        "}}",
        "{",
        "}",
        "\"",
        "ä",
        "\\u00",
    ];
    prop::collection::vec(prop::sample::select(parts.to_vec()), 0..40).prop_map(|parts| parts.concat())
}

fn look_at(text: &str) {
    let _ = Value::from_json(text).map(|value| value.to_json());
    let _ = expand(text, &world());
    let parsed = [parse(text), condition(text), pieces(text).map(|_| context("github"))];
    for result in parsed {
        match result {
            Ok(expression) => {
                let _ = (evaluate(&expression, &world()), expression.path(), expression.calls_status());
            }
            Err(error) => assert!(text.is_char_boundary(error.offset), "{error}"),
        }
    }
}

proptest! {
    #[test]
    fn any_text_is_evaluated_or_refused(text in ".{0,200}") {
        look_at(&text);
    }

    #[test]
    fn any_likely_text_is_evaluated_or_refused(text in likely()) {
        look_at(&text);
    }

    #[test]
    fn a_string_is_read_back_as_it_was_written(text in ".{0,40}") {
        let value = Value::from(text);
        prop_assert_eq!(Value::from_json(&value.to_json()), Ok(value));
    }

    #[test]
    fn a_whole_number_is_written_as_it_is_read(number in -999_999_999_999_999_i64..=999_999_999_999_999) {
        prop_assert_eq!(Value::from_json(&number.to_string()).map(|value| value.text()), Ok(number.to_string()));
    }
}
