//! Totals to the cent, and what is refused, with its place.

use super::*;

fn line(quantity: i64, unit_price: i64, percent: f64) -> Line {
    Line {
        description: "A lens".into(),
        quantity,
        unit_price,
        tax_percent: TaxPercent::try_from(percent).unwrap(),
    }
}

fn invoice(lines: Vec<Line>) -> Invoice {
    let party = |name: &str| Party { name: name.into(), address: vec!["A street".into()], tax_id: None };
    Invoice {
        number: "1".into(),
        issued: Date::new(2026, 1, 31).unwrap(),
        due: Date::new(2026, 2, 28).unwrap(),
        currency: "EUR".into(),
        seller: party("A seller"),
        buyer: party("A buyer"),
        lines,
        notes: String::new(),
    }
}

/// Net, tax and gross.
#[track_caller]
fn adds_up(lines: Vec<Line>, expected: (i64, i64, i64)) {
    let totals = invoice(lines).totals().unwrap();
    assert_eq!((totals.net, totals.tax, totals.gross), expected);
}

/// What is said of an invoice of one good line that was changed.
#[track_caller]
fn refused(change: impl FnOnce(&mut Invoice), expected: &str) {
    let mut invoice = invoice(vec![line(1_000, 100, 20.0)]);
    change(&mut invoice);
    assert_eq!(invoice.totals().unwrap_err().to_string(), expected);
}

#[test]
fn nets_and_taxes_add_up() {
    adds_up(vec![line(1_000, 10_000, 20.0)], (10_000, 2_000, 12_000));
    adds_up(vec![line(2_500, 333, 0.0)], (832, 0, 832));
    adds_up(vec![line(1_000, 10_000, 20.0), line(1_000, -2_500, 20.0)], (7_500, 1_500, 9_000));
    adds_up(vec![line(1_000, 1_000, 8.1), line(1_000, 1_000, 5.0)], (2_000, 131, 2_131));
}

#[test]
fn ties_go_to_the_even_cent_on_either_side_of_zero() {
    for (dividend, expected) in [(5, 0), (15, 2), (25, 2), (26, 3), (-5, 0), (-15, -2), (-25, -2), (-26, -3)]
    {
        assert_eq!(divide_half_even(dividend, 10), expected, "{dividend} / 10");
    }
}

#[test]
fn tax_is_rounded_once_a_rate_and_not_once_a_line() {
    // 20 % of 3 cents is 0.6, of 9 cents 1.8.
    adds_up(vec![line(1_000, 3, 20.0), line(1_000, 3, 20.0), line(1_000, 3, 20.0)], (9, 2, 11));
}

#[test]
fn rates_are_told_apart_and_sorted() {
    let invoice = invoice(vec![line(1_000, 100, 20.0), line(1_000, 200, 5.0), line(1_000, 300, 20.0)]);
    let taxes: Vec<(u16, i64, i64)> = invoice
        .totals()
        .unwrap()
        .taxes
        .iter()
        .map(|total| (total.rate.hundredths(), total.net, total.tax))
        .collect();
    assert_eq!(taxes, [(500, 200, 10), (2_000, 400, 80)]);
}

#[test]
fn an_amount_that_does_not_fit_is_refused() {
    let mend = "999999999999 cents are the most: correct the quantity or the price, or split the invoice";
    // Beyond an i64, and beyond the limit.
    for lines in [vec![line(MAX_QUANTITY, MAX_AMOUNT, 0.0)], vec![line(2_000, MAX_AMOUNT, 0.0)]] {
        refused(|invoice| invoice.lines = lines, &format!("lines[0]: the amount is too great; {mend}"));
    }
    for lines in [
        vec![line(1_000, MAX_AMOUNT, 0.0), line(1_000, 1, 0.0)],
        vec![line(1_000, MAX_AMOUNT, 0.0), line(1_000, 1, 1.0)],
        vec![line(1_000, MAX_AMOUNT, 1.0)],
    ] {
        refused(|invoice| invoice.lines = lines, &format!("lines: the amount is too great; {mend}"));
    }
}

#[test]
fn what_is_wrong_is_named_with_its_place_and_its_mend() {
    refused(
        |invoice| invoice.lines.push(line(0, 1, 0.0)),
        "lines[1].quantity: 0 is not between 1 and 999999999; write it in thousandths, above zero; a discount has a \
         price below zero",
    );
    refused(
        |invoice| invoice.lines[0].unit_price = i64::MIN,
        "lines[0].unit_price: -9223372036854775808 is not between -999999999999 and 999999999999; write it in cents",
    );
    refused(|invoice| invoice.lines.clear(), "lines: are missing; bill at least one");
    refused(
        |invoice| invoice.lines = vec![line(1, 1, 0.0); MAX_LINES + 1],
        "lines: are 2001; 2000 are the most: split the invoice",
    );
    refused(
        |invoice| invoice.due = Date::new(2026, 1, 30).unwrap(),
        "due: 2026-01-30 is before the day of issue, 2026-01-31; write a later day",
    );
    refused(
        |invoice| invoice.currency = "eur".into(),
        "currency: \"eur\" is no currency; write its three letters of ISO 4217, as `EUR`",
    );
    refused(
        |invoice| invoice.currency = "JPY".into(),
        "currency: `JPY` has no hundredths; bill in a currency that has cents",
    );
    refused(|invoice| invoice.seller.name = " ".into(), "seller.name: is empty; write what belongs there");
    refused(
        |invoice| invoice.buyer.address = vec!["x".into(); MAX_ADDRESS + 1],
        "buyer.address: has 7 lines; 6 are the most",
    );
    refused(
        |invoice| invoice.buyer.tax_id = Some("a\tb".into()),
        "buyer.tax_id: has the control character '\\t'; leave it out",
    );
    refused(
        |invoice| invoice.lines[0].description = "ß".repeat(MAX_TEXT + 1),
        "lines[0].description: has 2001 characters; 2000 are the most",
    );
    refused(
        |invoice| {
            let long = Line { description: "x".repeat(MAX_TEXT), ..line(1, 1, 0.0) };
            invoice.lines = vec![long; 101];
        },
        "lines: have 202032 characters with all other texts; 200000 are the most: shorten the descriptions or split \
         the invoice",
    );
    refused(
        |invoice| invoice.lines = (0..=16_u8).map(|rate| line(1_000, 1, f64::from(rate))).collect(),
        "lines: have 17 rates of tax; 16 are the most",
    );
}

#[test]
fn notes_may_be_empty_and_have_lines() {
    let mut invoice = invoice(vec![line(1_000, 1, 0.0)]);
    for notes in ["", "one\n\ntwo"] {
        invoice.notes = notes.into();
        assert!(invoice.totals().is_ok(), "{notes:?}");
    }
}

#[test]
fn days_are_those_of_the_calendar() {
    for (text, exists) in [
        ("2024-02-29", true),
        ("2000-02-29", true),
        ("2026-12-31", true),
        ("2025-02-29", false),
        ("1900-02-29", false),
        ("2026-04-31", false),
        ("2026-13-01", false),
        ("2026-00-10", false),
        ("2026-1-100", false),
        ("2026-01-1é", false),
        ("+026-01-10", false),
        ("2026-01-10T", false),
        ("", false),
    ] {
        let parsed: Result<Date, _> = serde_json::from_value(text.into());
        assert_eq!(parsed.is_ok(), exists, "{text}");
        if let Ok(date) = parsed {
            assert_eq!(date.to_string(), text);
        }
    }
}

#[test]
fn rates_have_at_most_two_decimals() {
    for (text, hundredths) in [("19", Some(1_900)), ("8.1", Some(810)), ("5.55", Some(555)), ("0", Some(0))] {
        assert_eq!(serde_json::from_str::<TaxPercent>(text).ok().map(TaxPercent::hundredths), hundredths);
    }
    for text in ["8.125", "-1", "100.01", "1e300", "\"19\""] {
        assert!(serde_json::from_str::<TaxPercent>(text).is_err(), "{text}");
    }
}

#[test]
fn what_is_written_is_read_back() {
    let invoice = invoice(vec![line(1_250, 1_999, 8.1)]);
    let text = serde_json::to_string(&invoice).unwrap();
    assert_eq!(serde_json::from_str::<Invoice>(&text).unwrap(), invoice);
}

#[test]
fn a_misspelt_field_is_refused() {
    let mut value = serde_json::to_value(invoice(vec![line(1, 1, 0.0)])).unwrap();
    value["lines"][0]["qantity"] = 1.into();
    assert!(serde_json::from_value::<Invoice>(value).unwrap_err().to_string().contains("qantity"));
}
