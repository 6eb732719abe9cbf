//! Predictions of replacement against the guide: not against the schemas, which the planner reads.

use std::collections::BTreeSet;

use cloudformation::plan::{self, Effect};

#[test]
fn predictions_are_what_the_guide_says() {
    let mut types = BTreeSet::new();
    let mut wrong = Vec::new();
    let mut count = 0;
    for line in include_str!("replacement.txt").lines().filter(|line| !line.starts_with('#')) {
        let mut fields = line.split(' ');
        let mut next = || fields.next().expect("four fields");
        let (name, property, verdict, page) = (next(), next(), next(), next());
        let predicted = match plan::effect(name, property) {
            Effect::InPlace => "never",
            Effect::MayReplace => "conditional",
            Effect::Replaces => "always",
            Effect::Refused => "refused",
        };
        if predicted != verdict {
            wrong.push(format!("{name} {property}: {predicted}, the guide says {verdict} ({page})"));
        }
        types.insert(name);
        count += 1;
    }
    assert!(count >= 600 && types.len() >= 80, "{count} properties of {} types", types.len());
    assert!(wrong.is_empty(), "{wrong:#?}");
}
