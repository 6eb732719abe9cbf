//! Every rule of the check: a template that breaks it, and the same template set right.

use std::collections::BTreeSet;

use cloudformation::{check, rule};

/// Rule, a template that breaks it, a template that keeps to it.
const CASES: &str = include_str!("rules.txt");

fn found(template: &str) -> BTreeSet<String> {
    let options = check::Options { region: Some("ap-southeast-7") };
    check::check_bytes("t.yaml", template.as_bytes(), options)
        .iter()
        .map(|finding| finding.rule.to_string())
        .collect()
}

#[test]
fn every_rule_is_broken_and_kept() {
    let mut tried = BTreeSet::new();
    for case in CASES.split("\n=== ").skip(1) {
        let (name, rest) = case.split_once('\n').expect("a name and a template");
        let (wrong, right) = rest.split_once("\n---\n").expect("a wrong and a right template");
        assert!(found(wrong).contains(name), "`{name}` is not found in\n{wrong}\nbut {:?}", found(wrong));
        assert!(!found(right).contains(name), "`{name}` is found in\n{right}");
        tried.insert(name);
    }
    let large =
        format!("Description: x\nResources: {{T: {{Type: AWS::SNS::Topic}}}}\n#{}", "x".repeat(60_000));
    assert!(found(&large).contains("body-size"));
    tried.insert("body-size");
    let missing: Vec<&str> = rule::all().map(|rule| rule.id).filter(|id| !tried.contains(id)).collect();
    assert!(missing.is_empty(), "no case for {missing:?}");
}
