//! A plan as a person, a program and a pull request read it.

use std::collections::BTreeMap;

use cloudformation::cost::Usage;
use serde_json::{Value as Json, json};

use super::*;

fn report(old: &Json, new: &Json) -> Report {
    let sides = Sides {
        title: "a to b".into(),
        region: Some("us-east-1".into()),
        elsewhere: BTreeMap::new(),
        stacks: BTreeMap::from([("storage".to_owned(), [old.clone(), new.clone()])]),
        parameters: [None, None],
        imports: Vec::new(),
        unknown: Vec::new(),
    };
    Report::new(sides, &Usage::new())
}

fn table(name: &str) -> Json {
    json!({ "Resources": {
        "Table": { "Type": "AWS::DynamoDB::Table", "Properties": { "TableName": name } },
        "Role": { "Type": "AWS::IAM::Policy", "Properties": {
            "PolicyName": "p",
            "PolicyDocument": { "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": { "Fn::GetAtt": ["Table", "Arn"] } }] },
        } },
    } })
}

#[test]
fn a_person_reads_what_is_replaced_and_why() {
    let report = report(&table("a"), &table("b"));
    let text = human::render(&report, false);
    let (changes, rest) = text.split_once("\n\n").unwrap();
    assert_eq!(
        changes,
        "storage\n  ~ Role   AWS::IAM::Policy\n      PolicyDocument/Statement/0/Resource ← Table (TableName)\n  \
         ± Table  AWS::DynamoDB::Table  replaced   data at risk \n      TableName"
    );
    assert!(rest.contains("cost $0.00 a month, as before"), "{rest}");
    assert_eq!(human::summary(&report), "a to b: 1 modified, 1 replaced, 1 with data at risk");
    assert!(human::render(&report, true).contains("\u{1b}["));
}

#[test]
fn nothing_that_changes_says_so() {
    let report = report(&table("a"), &table("a"));
    assert!(report.is_empty());
    assert_eq!(human::render(&report, false), "");
    assert_eq!(human::summary(&report), "a to b: no changes");
    assert!(markdown::render(&report).ends_with("No changes.\n"));
}

#[test]
fn a_program_reads_the_documented_keys() {
    let json = report(&table("a"), &table("b")).json();
    assert_eq!(json["stacks"][0]["changes"][1]["replacement"], "always");
    assert_eq!(json["stacks"][0]["changes"][1]["data_at_risk"], true);
    assert_eq!(json["stacks"][0]["changes"][1]["causes"], json!(["TableName"]));
    let keys: Vec<&String> = json.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["cost", "stacks", "unknown", "widened"]);
    assert_eq!(json["cost"]["currency"], "USD");
}

#[test]
fn a_comment_shows_risks_first_and_draws_what_refers_to_what() {
    let text = markdown::render(&report(&table("a"), &table("b")));
    let place = |part: &str| text.find(part).unwrap_or_else(|| panic!("no `{part}` in {text}"));
    assert!(place("> [!CAUTION]") < place("```mermaid"));
    assert!(place("```mermaid") < place("<details>"));
    place("s0n0 --> s0n1");
    place("class s0n1 risk");
}

#[test]
fn a_comment_holds_no_markup_of_a_template() {
    let evil = json!({ "Resources": { "A</details>@team\n# b": { "Type": "AWS::S3::Bucket" } } });
    let text = markdown::render(&report(&Json::Null, &evil));
    assert!(!text.contains("A</details>") && !text.contains("@team") && !text.contains("\n# b"), "{text}");
}

#[test]
fn a_text_of_a_template_stays_a_text() {
    let text = markdown::text;
    assert_eq!(text("`a_b` on `*`, c_d"), "`a_b` on `*`, c\\_d");
    assert_eq!(text("``</details>@team``"), "\\`\\`&lt;/details&gt;&#64;team\\`\\`");
    assert_eq!(text("a `b"), "a \\`b");
    assert!(!text("```<img src=x>`").contains('<'));
}

#[test]
fn a_comment_that_is_cut_closes_what_it_opened() {
    let whole =
        format!("a\n<details><summary>x</summary>\n\n```mermaid\n{}", "line of the picture\n".repeat(5_000));
    let cut = markdown::cut(whole);
    assert!(cut.chars().count() <= 65_536);
    let end = cut.find("```\n\n</details>\n\n_The plan").expect("what was open is closed");
    assert!(end > 60_000);
    let plain = markdown::cut("line\n".repeat(20_000));
    assert!(!plain.contains("</details>") && plain.contains("longer than a comment may be"));
}

#[test]
fn a_comment_is_never_longer_than_github_takes() {
    let resources: serde_json::Map<String, Json> = (0..2000)
        .map(|number| (format!("Bucket{number:0>40}"), json!({ "Type": "AWS::S3::Bucket" })))
        .collect();
    let text = markdown::render(&report(&Json::Null, &json!({ "Resources": resources })));
    assert!(text.chars().count() <= 65_536, "{}", text.len());
    assert!(text.contains("longer than a comment may be") && text.contains("too many to draw"));
}

#[test]
fn amounts_are_signed_and_rounded() {
    assert_eq!(
        (signed(12.3), signed(-3.0), signed(0.0), signed(-0.001)),
        ("+$12.30".into(), "-$3.00".into(), "$0.00".into(), "$0.00".into())
    );
}
