//! An invoice as its template reads it: every amount, rate and day already written out.

use app::models::invoice::{Date, Invoice, Line, Party, RateTotal, TaxPercent, Totals};
use serde::Serialize;

use crate::inspect::{PAGE, Page};

/// Between a number and its unit, where no line may break.
const NO_BREAK_SPACE: char = '\u{a0}';
const MINUS: char = '\u{2212}';

#[derive(Debug, Serialize)]
pub(crate) struct View<'a> {
    page: Page,
    number: &'a str,
    issued: String,
    due: String,
    currency: &'a str,
    seller: PartyView<'a>,
    buyer: PartyView<'a>,
    lines: Vec<LineView<'a>>,
    taxes: Vec<RateView>,
    net: String,
    tax: String,
    gross: String,
    /// Line by line.
    notes: Vec<&'a str>,
}

#[derive(Debug, Serialize)]
struct PartyView<'a> {
    name: &'a str,
    address: &'a [String],
    tax_id: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct LineView<'a> {
    description: &'a str,
    quantity: String,
    unit_price: String,
    tax: String,
    net: String,
}

#[derive(Debug, Serialize)]
struct RateView {
    rate: String,
    net: String,
    tax: String,
}

impl<'a> View<'a> {
    pub(crate) fn new(invoice: &'a Invoice, totals: &Totals) -> Self {
        let party = |party: &'a Party| PartyView {
            name: &party.name,
            address: &party.address,
            tax_id: party.tax_id.as_deref(),
        };
        Self {
            page: PAGE,
            number: &invoice.number,
            issued: day(invoice.issued),
            due: day(invoice.due),
            currency: &invoice.currency,
            seller: party(&invoice.seller),
            buyer: party(&invoice.buyer),
            lines: invoice
                .lines
                .iter()
                .zip(&totals.nets)
                .map(|(line, net)| LineView::new(line, *net))
                .collect(),
            taxes: totals.taxes.iter().map(RateView::new).collect(),
            net: money(totals.net),
            tax: money(totals.tax),
            gross: money(totals.gross),
            notes: invoice.notes.lines().collect(),
        }
    }
}

impl<'a> LineView<'a> {
    fn new(line: &'a Line, net: i64) -> Self {
        Self {
            description: &line.description,
            quantity: quantity(line.quantity),
            unit_price: money(line.unit_price),
            tax: percent(line.tax_percent),
            net: money(net),
        }
    }
}

impl RateView {
    fn new(total: &RateTotal) -> Self {
        Self { rate: percent(total.rate), net: money(total.net), tax: money(total.tax) }
    }
}

/// Cents as `1,234.50`.
fn money(cents: i64) -> String {
    let amount = cents.unsigned_abs();
    format!("{}{}.{:02}", sign(cents), grouped(amount / 100), amount % 100)
}

/// Thousandths as `1,234.5`, without zeros at the end.
fn quantity(thousandths: i64) -> String {
    let amount = thousandths.unsigned_abs();
    let decimals = format!("{:03}", amount % 1_000);
    format!("{}{}{}", sign(thousandths), grouped(amount / 1_000), fraction(&decimals))
}

/// A rate as `8.1 %`.
fn percent(rate: TaxPercent) -> String {
    let hundredths = rate.hundredths();
    let decimals = format!("{:02}", hundredths % 100);
    format!("{}{}{NO_BREAK_SPACE}%", hundredths / 100, fraction(&decimals))
}

/// A day as `31 July 2026`.
fn day(date: Date) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let month = MONTHS.get(usize::from(date.month()).saturating_sub(1)).copied().unwrap_or_default();
    format!("{}{NO_BREAK_SPACE}{month}{NO_BREAK_SPACE}{}", date.day(), date.year())
}

fn sign(number: i64) -> String {
    if number < 0 { MINUS.to_string() } else { String::new() }
}

/// Decimals behind their point, or nothing if they are all zero.
fn fraction(decimals: &str) -> String {
    let decimals = decimals.trim_end_matches('0');
    if decimals.is_empty() { String::new() } else { format!(".{decimals}") }
}

/// Digits in groups of three.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_grouped_and_have_two_decimals() {
        for (cents, expected) in [
            (0, "0.00"),
            (5, "0.05"),
            (-5, "\u{2212}0.05"),
            (99_999, "999.99"),
            (100_000, "1,000.00"),
            (-123_456_789, "\u{2212}1,234,567.89"),
        ] {
            assert_eq!(money(cents), expected);
        }
    }

    #[test]
    fn quantities_have_no_zeros_at_the_end() {
        for (thousandths, expected) in
            [(1, "0.001"), (1_000, "1"), (1_500, "1.5"), (10_010, "10.01"), (1_234_000, "1,234")]
        {
            assert_eq!(quantity(thousandths), expected);
        }
    }

    #[test]
    fn rates_are_written_with_as_many_decimals_as_they_have() {
        for (rate, expected) in [(0.0, "0"), (8.1, "8.1"), (5.55, "5.55"), (0.05, "0.05"), (100.0, "100")] {
            let rate = TaxPercent::try_from(rate).unwrap();
            assert_eq!(percent(rate), format!("{expected}\u{a0}%"));
        }
    }

    #[test]
    fn days_are_written_with_the_name_of_the_month() {
        for (month, expected) in [(1, "3\u{a0}January\u{a0}2026"), (12, "3\u{a0}December\u{a0}2026")] {
            assert_eq!(day(Date::new(2026, month, 3).unwrap()), expected);
        }
    }
}
