//! Every workflow of `tests/workflows/bad` has what its first line says: the rules that find it, or none.

use std::collections::BTreeSet;
use std::path::Path;

use actions::Pins;
use actions::check::{Folder, RULES, folder};

/// What the files are allowed to name.
const SECRETS: [&str; 2] = ["REGISTRY_TOKEN", "TOKEN"];
const VARIABLES: [&str; 1] = ["REGION"];
const ENVIRONMENTS: [&str; 2] = ["dev", "prod"];

/// The rules of a line `# expects: a, b | caught by: …`; nothing for a line that says anything else.
fn expected(line: &str) -> Option<BTreeSet<&str>> {
    let rules = line.strip_prefix("# expects: ")?.split('|').next()?;
    Some(rules.split(',').map(str::trim).filter(|rule| *rule != "none").collect())
}

#[test]
fn every_bad_workflow_has_what_its_first_line_says() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let pins = Pins::read(&std::fs::read_to_string(root.join("workflows/pins.toml")).unwrap()).unwrap();
    let mut files = Vec::new();
    for entry in std::fs::read_dir(root.join("tests/workflows/bad")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "yml") {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            files.push((format!(".github/workflows/{name}"), std::fs::read(&path).unwrap()));
        }
    }
    files.sort();
    assert!(files.len() > 50, "{} files", files.len());
    let names = |names: &[&str]| Some(names.iter().map(|name| (*name).to_owned()).collect());
    let findings = folder(&Folder {
        workflows: files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())).collect(),
        actions: Vec::new(),
        secrets: names(&SECRETS),
        variables: names(&VARIABLES),
        environments: names(&ENVIRONMENTS),
        pins: &pins,
    });

    let mut wrong = Vec::new();
    for (path, bytes) in &files {
        let first = std::str::from_utf8(bytes).unwrap().lines().next().unwrap_or_default();
        let of_file = findings.iter().filter(|finding| finding.file == *path);
        let found: BTreeSet<&str> = of_file.clone().map(|finding| finding.rule).collect();
        let expected = if first == "# callee" { BTreeSet::new() } else { expected(first).unwrap() };
        let unknown = expected.iter().find(|id| !RULES.iter().any(|rule| rule.id == **id));
        assert_eq!(unknown, None, "{path}: no rule has this id");
        if !expected.is_subset(&found) || expected.is_empty() && !found.is_empty() {
            let found: Vec<String> = of_file.map(ToString::to_string).collect();
            wrong.push(format!("{path} expects {expected:?} and has\n{}", found.join("\n")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}
