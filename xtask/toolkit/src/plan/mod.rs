//! Plans of several stacks, as people and programs read them.

pub(crate) mod human;
pub(crate) mod markdown;
pub(crate) mod sides;

use cloudformation::cost::{self, Bill, Usage};
use cloudformation::plan::{self, Action, Change, Replacement, Side, StackPlan};
use serde_json::{Value as Json, json};

use sides::Sides;

/// What a change does to several stacks.
#[derive(Debug)]
pub(crate) struct Report {
    /// What is compared, such as `dev since main`.
    pub(crate) title: String,
    pub(crate) plans: Vec<StackPlan>,
    /// The old and the new template of each plan.
    pub(crate) templates: Vec<[Json; 2]>,
    pub(crate) bill: Option<Bill>,
    /// What no plan can know, each with its stack where it has one.
    pub(crate) unknown: Vec<String>,
}

impl Report {
    pub(crate) fn new(sides: Sides, usage: &Usage) -> Self {
        let Sides {
            title,
            region,
            elsewhere,
            stacks,
            parameters: [old_parameters, new_parameters],
            imports,
            mut unknown,
        } = sides;
        let compared: Vec<(&str, Side, Side)> = stacks
            .iter()
            .map(|(name, [old, new])| {
                let region = elsewhere.get(name).copied().or(region.as_deref());
                let old = Side { template: old, parameters: old_parameters.as_ref(), region };
                let new = Side { template: new, parameters: new_parameters.as_ref(), region };
                (name.as_str(), old, new)
            })
            .collect();
        let plans: Vec<StackPlan> =
            compared.iter().map(|(name, old, new)| plan::plan(name, *old, *new, &imports)).collect();
        unknown.extend(of_stacks(&plans));
        let bill = region.as_deref().map(|region| cost::bill(&compared, region, usage));
        Self { title, plans, bill, unknown, templates: stacks.into_values().collect() }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.plans.iter().all(StackPlan::is_empty)
    }

    fn changes(&self) -> impl Iterator<Item = (&str, &Change)> {
        self.plans.iter().flat_map(|plan| plan.changes.iter().map(|change| (plan.name.as_str(), change)))
    }

    pub(crate) fn json(&self) -> Json {
        let widened =
            self.plans.iter().flat_map(|plan| plan.widened.iter().map(|widened| (&plan.name, widened)));
        let widened: Vec<Json> = widened
            .map(|(stack, widened)| {
                json!({
                    "stack": stack,
                    "logical_id": widened.logical_id,
                    "kind": widened.kind,
                    "public": widened.public,
                    "message": widened.message,
                })
            })
            .collect();
        json!({ "stacks": self.plans, "widened": widened, "unknown": self.unknown, "cost": self.bill })
    }

    /// `2 added, 1 modified, 1 replaced, 1 with data at risk`; nothing where nothing changes.
    fn counts(&self) -> String {
        let count =
            |test: &dyn Fn(&Change) -> bool| self.changes().filter(|(_, change)| test(change)).count();
        let replaced = |change: &Change| change.replacement != Replacement::Never;
        let counts = [
            (count(&|change| change.action == Action::Add), "added"),
            (count(&|change| change.action == Action::Modify && !replaced(change)), "modified"),
            (count(&|change| change.replacement == Replacement::Always), "replaced"),
            (count(&|change| change.replacement == Replacement::Conditional), "perhaps replaced"),
            (count(&|change| change.action == Action::Remove), "removed"),
            (count(&|change| change.action == Action::Import), "imported"),
            (count(&Change::is_refused), "refused by AWS"),
            (count(&|change| change.data_at_risk), "with data at risk"),
        ];
        let told: Vec<String> = counts
            .iter()
            .filter(|(number, _)| *number > 0)
            .map(|(number, what)| format!("{number} {what}"))
            .collect();
        told.join(", ")
    }
}

/// What the plans of stacks that change cannot know; what several have in common is said once.
fn of_stacks(plans: &[StackPlan]) -> Vec<String> {
    let mut lines: Vec<(&str, Vec<&str>)> = Vec::new();
    for plan in plans.iter().filter(|plan| !plan.is_empty()) {
        for what in plan.unknown.iter().chain(&plan.standing) {
            match lines.iter_mut().find(|(known, _)| known == what) {
                Some((_, stacks)) => stacks.push(&plan.name),
                None => lines.push((what, vec![&plan.name])),
            }
        }
    }
    lines.into_iter().map(|(what, stacks)| format!("{}: {what}", stacks.join(", "))).collect()
}

/// The sign of a change, as it is drawn.
fn sign(change: &Change) -> &'static str {
    match (change.action, change.replacement) {
        (Action::Add, _) => "+",
        (Action::Import, _) => ">",
        (Action::Remove, _) => "-",
        (Action::Modify, Replacement::Never) => "~",
        (Action::Modify, _) => "±",
    }
}

/// What happens, in a word or two.
fn verb(change: &Change) -> &'static str {
    match (change.action, change.replacement) {
        (Action::Add, _) => "added",
        (Action::Import, _) => "imported",
        (Action::Remove, _) => "removed",
        (Action::Modify, _) if change.is_refused() => "refused by AWS",
        (Action::Modify, Replacement::Never) => "modified",
        (Action::Modify, Replacement::Conditional) => "perhaps replaced",
        (Action::Modify, Replacement::Always) => "replaced",
    }
}

/// `+$12.30`, `-$3.00`, `$0.00`.
fn signed(usd: f64) -> String {
    if usd > 0.0 { format!("+{}", dollars(usd)) } else { dollars(usd) }
}

fn dollars(usd: f64) -> String {
    let sign = if usd <= -0.005 { "-" } else { "" };
    format!("{sign}${:.2}", usd.abs())
}

#[cfg(test)]
mod tests;
