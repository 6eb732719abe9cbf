//! The price table.

const TABLE: &str = include_str!("prices.txt");

/// One price.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Price {
    /// Such as `fargate.x86.vcpu-hour`: the last part is the unit.
    pub item: &'static str,
    pub region: &'static str,
    /// USD for one unit.
    pub usd: f64,
    /// Year, month and perhaps day; `~` before it: when it was read.
    pub date: &'static str,
}

/// The price of an item in a region, if the table has it.
#[must_use]
pub fn find(item: &str, region: &str) -> Option<Price> {
    all().find(|price| price.item == item && (price.region == region || price.region == "global"))
}

/// Every row of the table; one that is no row is left out, which a test excludes.
pub(super) fn all() -> impl Iterator<Item = Price> {
    TABLE.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let mut columns = line.split_whitespace();
        let mut next = || columns.next();
        let (item, region, usd, date) = (next()?, next()?, next()?, next()?);
        Some(Price { item, region, usd: usd.parse().ok()?, date })
    })
}
