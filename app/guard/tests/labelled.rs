//! How much of the labelled set is found, and how little else.

use guard::Kind;
use guard::labelled::{Labelled, Score, judge, parse};

fn texts() -> Vec<Labelled> {
    [
        include_str!("../labelled/personal.tsv"),
        include_str!("../labelled/secrets.tsv"),
        include_str!("../labelled/nothing.tsv"),
    ]
    .into_iter()
    .flat_map(|file| parse(file).expect("the labelled set can be read"))
    .collect()
}

#[test]
fn the_set_is_large_and_has_every_kind() {
    let texts = texts();
    assert!(texts.iter().map(|text| text.labels.len()).sum::<usize>() >= 1000);
    assert!(texts.iter().filter(|text| text.labels.is_empty()).count() >= 500);
    for kind in Kind::ALL {
        let labels = texts.iter().flat_map(|text| &text.labels).filter(|(_, of)| *of == kind).count();
        assert!(labels >= 50, "{labels} of {kind}");
    }
}

#[test]
fn nearly_everything_is_found_and_little_else() {
    let texts = texts();
    let scores = judge(&texts);
    let all = scores.values().fold(Score::default(), |sum, score| sum.and(*score));
    assert!(all.recall().unwrap() >= 0.98 && all.precision().unwrap() >= 0.95, "{all:?} of {scores:#?}");
    for kind in Kind::ALL {
        assert!(scores[&kind].recall().unwrap() >= 0.95, "{kind}: {:?}", scores[&kind]);
    }
}
