//! An invoice: what is billed, its checks and its sums. Amounts are whole cents, and no sum is floating-point.

mod date;
#[cfg(test)]
mod tests;

use std::cmp::Ordering;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

pub use date::Date;

/// The most lines of an invoice.
pub const MAX_LINES: usize = 2_000;
/// The most characters of a description and of the notes.
pub const MAX_TEXT: usize = 2_000;
/// The most characters of all texts of an invoice: what a page holds bounds what is laid out.
pub const MAX_ALL_TEXT: usize = 200_000;
/// The most characters of the name of a party, of a line of its address and of its tax number.
pub const MAX_NAME: usize = 200;
/// The most characters of an invoice's number: it is repeated on every page.
pub const MAX_NUMBER: usize = 64;
/// The most lines of an address.
pub const MAX_ADDRESS: usize = 6;
/// The most tax rates of an invoice: their table stays on one page.
pub const MAX_RATES: usize = 16;
/// The greatest quantity, in thousandths.
pub const MAX_QUANTITY: i64 = 999_999_999;
/// The greatest amount of money, in cents, on either side of zero; of prices and sums alike.
pub const MAX_AMOUNT: i64 = 999_999_999_999;

/// Currencies of ISO 4217 whose smallest unit is not a hundredth
/// (<https://www.six-group.com/en/products-services/financial-information/data-standards.html>).
const NOT_IN_CENTS: [&str; 26] = [
    "BHD", "BIF", "CLF", "CLP", "DJF", "GNF", "IQD", "ISK", "JOD", "JPY", "KMF", "KRW", "KWD", "LYD", "OMR",
    "PYG", "RWF", "TND", "UGX", "UYI", "UYW", "VND", "VUV", "XAF", "XOF", "XPF",
];

/// An invoice as its seller sends it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Invoice {
    /// The seller's own number, unique for the seller.
    pub number: String,
    #[schema(value_type = String, format = Date)]
    pub issued: Date,
    /// The day by which it is to be paid.
    #[schema(value_type = String, format = Date)]
    pub due: Date,
    /// Three letters of ISO 4217, of a currency that has cents.
    pub currency: String,
    pub seller: Party,
    pub buyer: Party,
    pub lines: Vec<Line>,
    /// Free text below the totals; may have several lines.
    #[serde(default)]
    pub notes: String,
}

/// Who sells, or who buys.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Party {
    pub name: String,
    /// Line by line, as on an envelope.
    pub address: Vec<String>,
    /// The number under which the party is registered for tax.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tax_id: Option<String>,
}

/// One line of an invoice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Line {
    pub description: String,
    /// In thousandths: 1500 is one and a half.
    pub quantity: i64,
    /// Without tax, in cents. Below zero for a discount.
    pub unit_price: i64,
    /// Between 0 and 100, with at most two decimals.
    #[schema(value_type = f64)]
    pub tax_percent: TaxPercent,
}

/// A rate of tax, kept in hundredths of a percent, because some countries have rates as 8.1 %.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "f64", into = "f64")]
pub struct TaxPercent(u16);

impl TaxPercent {
    /// Hundredths of a percent: 810 is 8.1 %.
    pub fn hundredths(self) -> u16 {
        self.0
    }
}

impl TryFrom<f64> for TaxPercent {
    type Error = String;

    fn try_from(percent: f64) -> Result<Self, String> {
        let hundredths = (percent * 100.0).round();
        let is_whole = (percent * 100.0 - hundredths).abs() < 1e-6;
        if !is_whole || !(0.0..=10_000.0).contains(&hundredths) {
            return Err(format!(
                "`{percent}` is no rate of tax; write a percentage from 0 to 100 with at most two decimals"
            ));
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "whole, and from 0 to 10,000, as just checked"
        )]
        let hundredths = hundredths as u16;
        Ok(Self(hundredths))
    }
}

impl From<TaxPercent> for f64 {
    fn from(rate: TaxPercent) -> f64 {
        f64::from(rate.0) / 100.0
    }
}

/// What is wrong with an invoice: the first thing found.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {problem}; {mend}")]
pub struct Invalid {
    /// As in `lines[3].quantity`, counted from 0.
    pub place: String,
    pub problem: String,
    pub mend: String,
}

fn invalid<T>(
    place: impl Into<String>,
    problem: impl Into<String>,
    mend: impl Into<String>,
) -> Result<T, Invalid> {
    Err(Invalid { place: place.into(), problem: problem.into(), mend: mend.into() })
}

/// One text of an invoice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text<'a> {
    /// As in `lines[3].description`, counted from 0.
    pub place: String,
    pub text: &'a str,
    /// In characters.
    limit: usize,
    /// May be empty, and have several lines.
    is_free: bool,
}

impl<'a> Text<'a> {
    fn new(place: impl Into<String>, text: &'a str, limit: usize) -> Self {
        Self { place: place.into(), text, limit, is_free: false }
    }

    fn check(&self) -> Result<(), Invalid> {
        let place = &self.place;
        if !self.is_free && self.text.trim().is_empty() {
            return invalid(place, "is empty", "write what belongs there");
        }
        let characters = self.text.chars().count();
        if characters > self.limit {
            return invalid(
                place,
                format!("has {characters} characters"),
                format!("{} are the most", self.limit),
            );
        }
        let refused = self.text.chars().find(|c| c.is_control() && !(self.is_free && *c == '\n'));
        match refused {
            Some(control) => invalid(place, format!("has the control character {control:?}"), "leave it out"),
            None => Ok(()),
        }
    }
}

impl Invoice {
    /// Every text, in the order of the page.
    pub fn texts(&self) -> Vec<Text<'_>> {
        let mut texts = vec![Text::new("number", &self.number, MAX_NUMBER)];
        texts.extend(self.seller.texts("seller"));
        texts.extend(self.buyer.texts("buyer"));
        texts.extend(self.lines.iter().enumerate().map(|(index, line)| {
            Text::new(format!("lines[{index}].description"), &line.description, MAX_TEXT)
        }));
        texts.push(Text { is_free: true, ..Text::new("notes", &self.notes, MAX_TEXT) });
        texts
    }

    /// Checks the invoice and adds it up.
    ///
    /// The net of a line is its quantity times its price, rounded once. The tax is worked out once a rate, from
    /// the sum of the nets at that rate, as EN 16931 does (BT-117 from BT-116 and BT-119), so it may differ by
    /// cents from a sum of taxes line by line. Both round half to even: a tie goes to the even cent.
    ///
    /// # Errors
    /// The first thing that is wrong, and what mends it.
    pub fn totals(&self) -> Result<Totals, Invalid> {
        self.check()?;
        let mut nets = Vec::with_capacity(self.lines.len());
        let mut by_rate: BTreeMap<TaxPercent, i64> = BTreeMap::new();
        for (index, line) in self.lines.iter().enumerate() {
            let net = bounded(&format!("lines[{index}]"), line.net())?;
            nets.push(net);
            let sum = by_rate.entry(line.tax_percent).or_default();
            *sum = bounded("lines", sum.checked_add(net))?;
        }
        if by_rate.len() > MAX_RATES {
            return invalid(
                "lines",
                format!("have {} rates of tax", by_rate.len()),
                format!("{MAX_RATES} are the most"),
            );
        }
        let taxes: Vec<RateTotal> =
            by_rate.into_iter().map(|(rate, net)| RateTotal::new(rate, net)).collect();
        let net = bounded("lines", sum(taxes.iter().map(|total| total.net)))?;
        let tax = bounded("lines", sum(taxes.iter().map(|total| total.tax)))?;
        let gross = bounded("lines", net.checked_add(tax))?;
        Ok(Totals { nets, taxes, net, tax, gross })
    }

    fn check(&self) -> Result<(), Invalid> {
        self.check_currency()?;
        if self.due < self.issued {
            return invalid(
                "due",
                format!("{} is before the day of issue, {}", self.due, self.issued),
                "write a later day",
            );
        }
        let lines = self.lines.len();
        if lines == 0 {
            return invalid("lines", "are missing", "bill at least one");
        }
        if lines > MAX_LINES {
            return invalid(
                "lines",
                format!("are {lines}"),
                format!("{MAX_LINES} are the most: split the invoice"),
            );
        }
        self.seller.check("seller")?;
        self.buyer.check("buyer")?;
        self.check_texts()?;
        self.lines.iter().enumerate().try_for_each(|(index, line)| line.check(&format!("lines[{index}]")))
    }

    fn check_currency(&self) -> Result<(), Invalid> {
        let currency = self.currency.as_str();
        if currency.len() != 3 || !currency.bytes().all(|byte| byte.is_ascii_uppercase()) {
            return invalid(
                "currency",
                format!("{currency:?} is no currency"),
                "write its three letters of ISO 4217, as `EUR`",
            );
        }
        if NOT_IN_CENTS.contains(&currency) {
            return invalid(
                "currency",
                format!("`{currency}` has no hundredths"),
                "bill in a currency that has cents",
            );
        }
        Ok(())
    }

    fn check_texts(&self) -> Result<(), Invalid> {
        let texts = self.texts();
        texts.iter().try_for_each(Text::check)?;
        let characters: usize = texts.iter().map(|text| text.text.chars().count()).sum();
        if characters > MAX_ALL_TEXT {
            return invalid(
                "lines",
                format!("have {characters} characters with all other texts"),
                format!("{MAX_ALL_TEXT} are the most: shorten the descriptions or split the invoice"),
            );
        }
        Ok(())
    }
}

impl Party {
    fn texts<'a>(&'a self, place: &str) -> Vec<Text<'a>> {
        let mut texts = vec![Text::new(format!("{place}.name"), &self.name, MAX_NAME)];
        texts.extend(
            self.address
                .iter()
                .enumerate()
                .map(|(index, row)| Text::new(format!("{place}.address[{index}]"), row, MAX_NAME)),
        );
        texts.extend(self.tax_id.iter().map(|id| Text::new(format!("{place}.tax_id"), id, MAX_NAME)));
        texts
    }

    fn check(&self, place: &str) -> Result<(), Invalid> {
        let place = format!("{place}.address");
        match self.address.len() {
            0 => invalid(place, "is missing", "write at least one line of it"),
            1..=MAX_ADDRESS => Ok(()),
            lines => invalid(place, format!("has {lines} lines"), format!("{MAX_ADDRESS} are the most")),
        }
    }
}

impl Line {
    /// In cents. Nothing if it does not fit.
    fn net(&self) -> Option<i64> {
        Some(divide_half_even(self.quantity.checked_mul(self.unit_price)?, 1_000))
    }

    fn check(&self, place: &str) -> Result<(), Invalid> {
        if !(1..=MAX_QUANTITY).contains(&self.quantity) {
            return invalid(
                format!("{place}.quantity"),
                format!("{} is not between 1 and {MAX_QUANTITY}", self.quantity),
                "write it in thousandths, above zero; a discount has a price below zero",
            );
        }
        if !is_amount(self.unit_price) {
            return invalid(
                format!("{place}.unit_price"),
                format!("{} is not between -{MAX_AMOUNT} and {MAX_AMOUNT}", self.unit_price),
                "write it in cents",
            );
        }
        Ok(())
    }
}

/// The sums of an invoice, in cents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Totals {
    /// Of every line, in their order.
    pub nets: Vec<i64>,
    /// The lowest rate first.
    pub taxes: Vec<RateTotal>,
    pub net: i64,
    pub tax: i64,
    /// The net and the tax.
    pub gross: i64,
}

/// What is taxed at one rate, in cents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RateTotal {
    pub rate: TaxPercent,
    pub net: i64,
    pub tax: i64,
}

impl RateTotal {
    /// The net is an amount, so that ten thousand times as much is far from the end of an `i64`.
    fn new(rate: TaxPercent, net: i64) -> Self {
        Self { rate, net, tax: divide_half_even(net * i64::from(rate.hundredths()), 10_000) }
    }
}

fn is_amount(cents: i64) -> bool {
    (-MAX_AMOUNT..=MAX_AMOUNT).contains(&cents)
}

/// The amount, if there is one and it is not too great.
fn bounded(place: &str, cents: Option<i64>) -> Result<i64, Invalid> {
    match cents.filter(|cents| is_amount(*cents)) {
        Some(cents) => Ok(cents),
        None => invalid(
            place,
            "the amount is too great",
            format!(
                "{MAX_AMOUNT} cents are the most: correct the quantity or the price, or split the invoice"
            ),
        ),
    }
}

fn sum(amounts: impl IntoIterator<Item = i64>) -> Option<i64> {
    amounts.into_iter().try_fold(0_i64, i64::checked_add)
}

/// Divides by a divisor above zero and rounds to the nearest; a tie goes to the even neighbour.
fn divide_half_even(dividend: i64, divisor: i64) -> i64 {
    let (floor, rest) = (dividend.div_euclid(divisor), dividend.rem_euclid(divisor));
    match (rest * 2).cmp(&divisor) {
        Ordering::Less => floor,
        Ordering::Equal => floor + floor.rem_euclid(2),
        Ordering::Greater => floor + 1,
    }
}
