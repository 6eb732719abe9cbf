//! What a change does to the bill of several stacks.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Cost, Part, Rate, Usage, estimate, price};
use crate::plan::Side;

/// A month before and after a change.
#[derive(Clone, Debug, Serialize)]
pub struct Bill {
    pub currency: &'static str,
    pub region: String,
    /// The oldest and the newest date of the table's prices.
    pub prices: [&'static str; 2],
    pub before: f64,
    pub after: f64,
    pub difference: f64,
    pub resources: Vec<Line>,
}

impl Bill {
    /// How many resources have charges that are not in the sums: they have no price here.
    #[must_use]
    pub fn unpriced(&self) -> usize {
        let is_there = |line: &&Line| line.change != Difference::Removed && !line.unpriced.is_empty();
        self.resources.iter().filter(is_there).count()
    }
}

/// One resource of a bill.
#[derive(Clone, Debug, Serialize)]
pub struct Line {
    pub stack: String,
    pub logical_id: String,
    #[serde(rename = "type")]
    pub resource_type: String,
    pub before: f64,
    pub after: f64,
    pub change: Difference,
    /// Of a resource that goes, what it cost.
    pub parts: Vec<Part>,
    /// Empty for a resource that goes, as is what is not priced.
    pub by_use: Vec<Rate>,
    pub unpriced: Vec<String>,
}

/// How a line differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Difference {
    Same,
    Added,
    /// The amount, or what it is made of.
    Changed,
    Removed,
}

/// The bill of stacks, each with its sides before and after. A side without a region of its own is in `region`.
#[must_use]
pub fn bill(stacks: &[(&str, Side, Side)], region: &str, usage: &Usage) -> Bill {
    let mut resources = Vec::new();
    for (stack, before, after) in stacks {
        let [before, after] = [before, after].map(|side| {
            let costs = estimate(*side, side.region.unwrap_or(region), usage).into_iter();
            costs.map(|cost| (cost.logical_id.clone(), cost)).collect::<BTreeMap<String, Cost>>()
        });
        for (id, cost) in &after {
            let earlier = before.get(id);
            let change = match earlier {
                None => Difference::Added,
                Some(earlier) if earlier == cost => Difference::Same,
                Some(_) => Difference::Changed,
            };
            resources.push(line(stack, cost, change, earlier.map_or(0.0, |cost| cost.monthly), cost.monthly));
        }
        for (_, cost) in before.into_iter().filter(|(id, _)| !after.contains_key(id)) {
            let gone = Cost { by_use: Vec::new(), unpriced: Vec::new(), ..cost };
            resources.push(line(stack, &gone, Difference::Removed, gone.monthly, 0.0));
        }
    }
    let [before, after]: [f64; 2] =
        [resources.iter().map(|line| line.before).sum(), resources.iter().map(|line| line.after).sum()];
    let mut dates: Vec<&str> = price::all().map(|price| price.date.trim_start_matches('~')).collect();
    dates.sort_unstable();
    Bill {
        currency: "USD",
        region: region.to_owned(),
        prices: [dates.first(), dates.last()].map(|date| date.copied().unwrap_or_default()),
        before: cents(before),
        after: cents(after),
        difference: cents(after - before),
        resources,
    }
}

fn line(stack: &str, cost: &Cost, change: Difference, before: f64, after: f64) -> Line {
    Line {
        stack: stack.to_owned(),
        logical_id: cost.logical_id.clone(),
        resource_type: cost.resource_type.clone(),
        before: cents(before),
        after: cents(after),
        change,
        parts: cost.parts.clone(),
        by_use: cost.by_use.clone(),
        unpriced: cost.unpriced.clone(),
    }
}

/// Rounded to a cent.
fn cents(usd: f64) -> f64 {
    (usd * 100.0).round() / 100.0
}
