//! What the conditions of a template imply: tried out over the values that parameters may have.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use super::declared::Declared;
use crate::document::Node;

/// More combinations of values than this are not tried out: then nothing is claimed.
const MOST_COMBINATIONS: usize = 4_096;
/// Conditions may refer to conditions; circles end here.
const DEEPEST: usize = 32;

#[derive(Clone, Debug)]
enum Formula {
    Constant(bool),
    /// A parameter has a value.
    Is(String, String),
    /// Something that cannot be looked into, by its text.
    Free(String),
    /// Another condition.
    Named(String),
    Not(Box<Formula>),
    All(Vec<Formula>),
    Any(Vec<Formula>),
}

/// A condition and whether it holds.
pub(super) type Given = (String, bool);

pub(super) struct Scenarios<'a> {
    formulas: BTreeMap<&'a str, Formula>,
    /// The values of `AllowedValues`, for the parameters that have them.
    allowed: BTreeMap<&'a str, Vec<String>>,
}

impl<'a> Scenarios<'a> {
    pub(super) fn new(declared: &Declared<'a>) -> Self {
        let formulas = declared.conditions.iter().map(|(name, node)| (*name, formula(node))).collect();
        let allowed = declared.parameters.iter().filter_map(|(name, parameter)| {
            let list = parameter.get("AllowedValues");
            list.is_list().then(|| (*name, list.items().iter().filter_map(Node::as_text).collect()))
        });
        Self { formulas, allowed: allowed.collect() }
    }

    /// Whether a condition can be false while others are as given. `false` also where that is too much to try out.
    pub(super) fn can_fail(&self, given: &[Given], condition: &str) -> bool {
        let mut wanted = vec![(condition.to_owned(), false)];
        wanted.extend_from_slice(given);
        self.can_be(&wanted)
    }

    /// Whether conditions can be as given, all at once. `false` also where that is too much to try out.
    pub(super) fn can_be(&self, given: &[Given]) -> bool {
        if !given.iter().all(|(name, _)| self.formulas.contains_key(name.as_str())) {
            return false;
        }
        let wanted = |(name, holds): &Given| {
            let named = Formula::Named(name.clone());
            if *holds { named } else { Formula::Not(Box::new(named)) }
        };
        self.is_possible(&Formula::All(given.iter().map(wanted).collect()))
    }

    fn is_possible(&self, formula: &Formula) -> bool {
        let mut values: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut free = BTreeSet::new();
        self.collect(formula, &mut values, &mut free, &mut BTreeSet::new());
        // A value beside those that are named; a parameter with `AllowedValues` has no other.
        let domains: Vec<(String, Vec<Option<String>>)> = values
            .into_iter()
            .map(|(name, named)| {
                let domain = match self.allowed.get(name.as_str()) {
                    Some(allowed) => allowed.iter().cloned().map(Some).collect(),
                    None => named.into_iter().map(Some).chain([None]).collect(),
                };
                (name, domain)
            })
            .collect();
        let free: Vec<String> = free.into_iter().collect();
        let mut combinations = 1_usize;
        for (_, domain) in &domains {
            combinations = combinations.saturating_mul(domain.len().max(1));
        }
        combinations = combinations.saturating_mul(
            1_usize.checked_shl(u32::try_from(free.len()).unwrap_or(64)).unwrap_or(usize::MAX),
        );
        if combinations > MOST_COMBINATIONS {
            return false;
        }
        (0..combinations).any(|number| {
            let mut rest = number;
            let mut choice = Choice { formulas: Some(&self.formulas), ..Choice::default() };
            for (name, domain) in &domains {
                if !domain.is_empty() {
                    choice.values.insert(name, domain[rest % domain.len()].as_deref());
                    rest /= domain.len();
                }
            }
            for name in &free {
                choice.free.insert(name, rest % 2 == 1);
                rest /= 2;
            }
            choice.holds(formula, 0)
        })
    }

    /// The parameters and free parts that a formula depends on.
    fn collect(
        &self,
        formula: &Formula,
        values: &mut BTreeMap<String, BTreeSet<String>>,
        free: &mut BTreeSet<String>,
        seen: &mut BTreeSet<String>,
    ) {
        match formula {
            Formula::Constant(_) => {}
            Formula::Is(name, value) => {
                values.entry(name.clone()).or_default().insert(value.clone());
            }
            Formula::Free(text) => {
                free.insert(text.clone());
            }
            Formula::Named(name) => {
                if let Some(inner) = self.formulas.get(name.as_str()).filter(|_| seen.insert(name.clone())) {
                    self.collect(inner, values, free, seen);
                }
            }
            Formula::Not(inner) => self.collect(inner, values, free, seen),
            Formula::All(list) | Formula::Any(list) => {
                for formula in list {
                    self.collect(formula, values, free, seen);
                }
            }
        }
    }
}

/// One combination of values.
#[derive(Default)]
struct Choice<'a> {
    formulas: Option<&'a BTreeMap<&'a str, Formula>>,
    values: BTreeMap<&'a str, Option<&'a str>>,
    free: BTreeMap<&'a str, bool>,
    /// The conditions that were decided already: they are shared by others.
    decided: RefCell<BTreeMap<&'a str, bool>>,
}

impl<'a> Choice<'a> {
    fn holds(&self, formula: &'a Formula, depth: usize) -> bool {
        if depth > DEEPEST {
            return false;
        }
        match formula {
            Formula::Named(name) => {
                if let Some(known) = self.decided.borrow().get(name.as_str()) {
                    return *known;
                }
                let inner = self.formulas.and_then(|formulas| formulas.get(name.as_str()));
                let holds = inner.is_some_and(|inner| self.holds(inner, depth + 1));
                self.decided.borrow_mut().insert(name, holds);
                holds
            }
            Formula::Constant(value) => *value,
            Formula::Is(name, value) => self.values.get(name.as_str()).copied().flatten() == Some(value),
            Formula::Free(text) => self.free.get(text.as_str()).copied().unwrap_or(false),
            Formula::Not(inner) => !self.holds(inner, depth + 1),
            Formula::All(list) => list.iter().all(|formula| self.holds(formula, depth + 1)),
            Formula::Any(list) => list.iter().any(|formula| self.holds(formula, depth + 1)),
        }
    }
}

fn formula(node: &Node) -> Formula {
    let free = || Formula::Free(crate::json::compact(&node.to_json()));
    let Some((name, argument)) = node.function() else { return free() };
    let list = || argument.items().iter().map(formula).collect();
    match (name, argument.items()) {
        ("Condition", _) => argument.as_str().map_or_else(free, |name| Formula::Named(name.to_owned())),
        ("Fn::And", _) => Formula::All(list()),
        ("Fn::Or", _) => Formula::Any(list()),
        ("Fn::Not", [one]) => Formula::Not(Box::new(formula(one))),
        ("Fn::Equals", [left, right]) => equals(left, right).unwrap_or_else(free),
        _ => free(),
    }
}

fn equals(left: &Node, right: &Node) -> Option<Formula> {
    let reference = |node: &Node| match node.function() {
        Some(("Ref", name)) => name.as_str().map(str::to_owned),
        _ => None,
    };
    match (left.as_text(), right.as_text()) {
        (Some(left), Some(right)) => Some(Formula::Constant(left == right)),
        (Some(value), None) => Some(Formula::Is(reference(right)?, value)),
        (None, Some(value)) => Some(Formula::Is(reference(left)?, value)),
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(given: &[(&str, bool)], condition: &str, expected: bool) {
        let template = crate::document::read(
            "Parameters: {Env: {Type: String, AllowedValues: [dev, prod]}, Size: {Type: String}}
Conditions:
  Prod: !Equals [!Ref Env, prod]
  Dev: !Equals [!Ref Env, dev]
  NotDev: !Not [{Condition: Dev}]
  Large: !Equals [large, !Ref Size]
  Both: !And [{Condition: Prod}, {Condition: Large}]
Resources: {}",
        )
        .unwrap();
        let declared = Declared::new(&template, false);
        let given: Vec<Given> = given.iter().map(|(name, holds)| ((*name).to_owned(), *holds)).collect();
        assert_eq!(Scenarios::new(&declared).can_fail(&given, condition), expected, "{given:?} {condition}");
    }

    #[test]
    fn conditions_can_contradict_each_other() {
        let template = crate::document::read("Conditions: {C: !Equals [!Ref X, a]}").unwrap();
        let declared = Declared::new(&template, false);
        let scenarios = Scenarios::new(&declared);
        assert!(scenarios.can_be(&[]));
        assert!(scenarios.can_be(&[("C".to_owned(), false)]));
        assert!(!scenarios.can_be(&[("C".to_owned(), true), ("C".to_owned(), false)]));
        assert!(!scenarios.can_be(&[("Unknown".to_owned(), true)]));
    }

    #[test]
    fn conditions_imply_each_other() {
        check(&[], "Prod", true);
        check(&[("Prod", true)], "Prod", false);
        check(&[("Both", true)], "Prod", false);
        check(&[("Prod", true)], "Both", true);
        check(&[("Prod", true)], "NotDev", false);
        check(&[("Dev", false)], "Prod", false);
        check(&[("Large", true)], "Prod", true);
        check(&[("Large", false)], "Large", true);
    }
}
