//! Tests of the table of pins.

use super::*;
use crate::syntax::{Input, Text};

const COMMIT: &str = "3d3c42e5aac5ba805825da76410c181273ba90b1";

/// The line of the fault, and what is said about it.
#[track_caller]
fn refused(text: &str) -> (usize, String) {
    let error = Pins::read(text).unwrap_err();
    (error.line, error.to_string())
}

fn pin(keys: &str) -> String {
    format!("# a comment\n\n[\"actions/checkout\"]\n{keys}\n")
}

#[test]
fn a_pin_is_a_version_a_commit_and_what_its_actions_take() {
    let text = pin(&format!(
        "version = \"v7.0.1\"\ncommit = \"{COMMIT}\"\nreleased = \"2026-06-01\"\n\
         [\"actions/checkout\".actions.\"\"]\ninputs = [\"ref\", \"path\"]\nrequired = [\"path\"]\noutputs = [\"commit\"]"
    ));
    let pins = Pins::read(&text).unwrap();
    let pin = pins.get("actions/checkout").unwrap();
    assert_eq!((pin.version.as_str(), pin.commit.as_str()), ("v7.0.1", COMMIT));
    assert_eq!(pin.released.as_deref(), Some("2026-06-01"));
    let interface = pin.action("").unwrap();
    assert_eq!(interface.inputs, BTreeMap::from([("path".to_owned(), true), ("ref".to_owned(), false)]));
    assert_eq!(interface.outputs, ["commit"]);
    assert!(pin.action("init").is_none() && pins.get("actions/cache").is_none());
}

#[test]
fn what_is_written_is_read_as_the_same() {
    let names = |count: usize| (0..count).map(|number| format!("a-long-name-of-an-input-{number:02}"));
    let mut pins = Pins::default();
    for repository in ["b/two", "a/one"] {
        pins.set(Pin {
            repository: repository.to_owned(),
            version: "v1".into(),
            commit: COMMIT.into(),
            released: (repository == "a/one").then(|| "2024-02-29".to_owned()),
            actions: BTreeMap::from([
                (String::new(), Interface::default()),
                (
                    "deep/er".into(),
                    Interface {
                        inputs: names(20)
                            .map(|name| (name, false))
                            .chain([("\"\\\u{7}ü".to_owned(), true)])
                            .collect(),
                        outputs: vec!["z".into(), "a".into()],
                    },
                ),
            ]),
        });
    }
    let text = pins.render();
    assert_eq!(Pins::read(&text).unwrap(), pins, "{text}");
    assert!(text.find("a/one").unwrap() < text.find("b/two").unwrap(), "{text}");
    assert!(text.lines().all(|line| line.chars().count() <= 120), "{text}");
    assert_eq!(Pins::read(&text).unwrap().render(), text);
}

#[test]
fn the_table_of_the_workspace_is_as_it_is_written() {
    let text = include_str!("../../../pins.toml");
    let pins = Pins::read(text).unwrap();
    assert_eq!(pins.render(), text);
    assert!(pins.iter().count() > 0 && pins.iter().all(|pin| !pin.actions.is_empty()));
}

#[test]
fn a_commit_has_forty_digits() {
    let (line, text) = refused(&pin("version = \"v7\"\ncommit = \"3d3c42e\""));
    assert_eq!(line, 5);
    assert!(text.starts_with("pins.toml:5: `3d3c42e` is no commit; write all 40"), "{text}");
    refused(&pin(&format!("version = \"v7\"\ncommit = \"{}\"", "g".repeat(40))));
}

#[test]
fn a_repository_has_an_owner_and_a_name() {
    for name in ["checkout", "actions/checkout/deep", "actions/", "../x", "a b/c", ""] {
        let (line, text) = refused(&format!("[{name:?}]\nversion = \"v7\"\ncommit = \"{COMMIT}\"\n"));
        assert_eq!(line, 1, "{text}");
        assert!(text.contains("is no repository; write OWNER/NAME"), "{text}");
    }
}

#[test]
fn an_action_is_below_its_repository() {
    for path in ["../other", "/init", "init/", "a b"] {
        let keys = format!(
            "version = \"v7\"\ncommit = \"{COMMIT}\"\n[\"actions/checkout\".actions.{path:?}]\ninputs = []"
        );
        let (line, text) = refused(&pin(&keys));
        assert_eq!(line, 6, "{text}");
        assert!(text.contains("is no path of an action"), "{text}");
    }
}

#[test]
fn a_release_is_of_a_day_that_there_was() {
    for date in
        ["2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-6-1", "yesterday", "2026-06-01T00"]
    {
        let keys = format!("version = \"v7\"\ncommit = \"{COMMIT}\"\nreleased = {date:?}");
        let (line, text) = refused(&pin(&keys));
        assert_eq!(line, 6, "{text}");
        assert!(text.contains("is no date"), "{text}");
    }
}

#[test]
fn a_key_that_no_pin_has_is_told_with_those_that_it_has() {
    let (line, text) = refused(&pin(&format!("version = \"v7\"\ncommit = \"{COMMIT}\"\nsha = \"1\"")));
    assert_eq!(line, 6, "{text}");
    assert!(text.contains("`sha`") && text.contains("`released`"), "{text}");
}

#[test]
fn what_is_no_toml_is_told_with_its_line() {
    let (line, text) = refused("\n[\"actions/checkout\"\nversion = 1\n");
    assert!((2..=3).contains(&line), "{text}");
    let (line, text) = refused(&format!("\"actions/checkout\" = \"v7.0.1 {COMMIT}\"\n"));
    assert_eq!(line, 1);
    assert!(text.contains("[\"OWNER/NAME\"]"), "{text}");
}

#[test]
fn only_an_input_can_be_required() {
    let keys = format!(
        "version = \"v7\"\ncommit = \"{COMMIT}\"\n[\"actions/checkout\".actions.\"\"]\ninputs = [\"ref\"]\nrequired = [\"rev\"]"
    );
    let (line, text) = refused(&pin(&keys));
    assert_eq!(line, 8, "{text}");
    assert!(text.contains("`rev` is none of the `inputs`"), "{text}");
}

#[test]
fn an_input_with_a_default_need_not_be_given() {
    let named = |name: &str| Text { value: name.to_owned(), ..Text::default() };
    let input = |name: &str, default: Option<&str>| Input {
        name: named(name),
        required: true,
        default: default.map(named),
        ..Input::default()
    };
    let file = ActionFile {
        inputs: vec![input("path", None), input("wait", Some("true"))],
        outputs: vec![(named("z"), named("")), (named("a"), named(""))],
        ..ActionFile::default()
    };
    let interface = Interface::from(&file);
    assert_eq!(interface.inputs, BTreeMap::from([("path".to_owned(), true), ("wait".to_owned(), false)]));
    assert_eq!(interface.outputs, ["a", "z"]);
}
