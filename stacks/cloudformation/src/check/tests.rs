//! Each rule by what it finds and what it lets pass.

use super::*;

#[track_caller]
fn check(resources: &str, expected: &[&str]) {
    let text = format!("Resources:\n{resources}");
    let found: Vec<String> = check_bytes("t.yaml", text.as_bytes(), Options::default())
        .iter()
        .filter(|finding| finding.severity != Severity::Info)
        .map(|finding| format!("{} {}:{} {}", finding.rule, finding.line, finding.path, finding.help))
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn a_correct_template_has_no_finding() {
    check("  Q: {Type: AWS::SQS::Queue, Properties: {DelaySeconds: 5}}", &[]);
}

#[test]
fn unknown_names_are_found_with_the_nearest_right_one() {
    check(
        "  Q: {Type: AWS::SQS::Queu}",
        &["unknown-type 2:Resources/Q/Type did you mean `AWS::SQS::Queue`?"],
    );
    check(
        "  Q: {Type: AWS::SQS::Queue, Properties: {DelaySecond: 5}}",
        &["unknown-property 2:Resources/Q/Properties/DelaySecond did you mean `DelaySeconds`?"],
    );
    check(
        "  Q: {Type: AWS::SQS::Queue, Properties: {QueueName: !Ref Missing}}",
        &["unresolved-reference 2:Resources/Q/Properties/QueueName "],
    );
    check(
        "  Q: {Type: AWS::SQS::Queue}\n  R: {Type: AWS::SQS::Queue, Properties: {QueueName: !GetAtt Q.Arm}}",
        &["unknown-attribute 3:Resources/R/Properties/QueueName did you mean `Arn`?"],
    );
}

#[test]
fn places_are_those_of_the_file() {
    let found = check_bytes(
        "t.json",
        b"{\n  \"Resources\": {\n    \"Q\": { \"Type\": \"AWS::SQS::Queue\",\n      \"Properties\": { \"DelaySeconds\": 901 } } } }",
        Options::default(),
    );
    let error = found.iter().find(|finding| finding.severity == Severity::Error).unwrap();
    assert_eq!((error.rule.as_ref(), error.line, error.column), ("range", 4, 39));
}

#[test]
fn values_of_functions_are_unknown_and_no_error() {
    check(
        "  Q: {Type: AWS::SQS::Queue, Properties: {DelaySeconds: !Select [0, [1]], Tags: !Split [',', !Ref 'AWS::StackName']}}",
        &[],
    );
}

#[test]
fn both_branches_of_a_condition_are_looked_at() {
    let template = b"Conditions: {C: !Equals [!Ref 'AWS::Region', x]}
Resources:
  Q: {Type: AWS::SQS::Queue, Properties: {DelaySeconds: !If [C, 5, 901], FifoQueue: !If [C, maybe, !Ref 'AWS::NoValue']}}";
    let found: Vec<String> = check_bytes("t.yaml", template, Options::default())
        .iter()
        .filter(|finding| finding.severity == Severity::Error)
        .map(|finding| format!("{} {}", finding.rule, finding.path))
        .collect();
    assert_eq!(
        found,
        [
            "range Resources/Q/Properties/DelaySeconds/Fn::If/2",
            "wrong-type Resources/Q/Properties/FifoQueue/Fn::If/1"
        ]
    );
}

#[test]
fn a_silence_needs_a_reason() {
    let template = |silence: &str| {
        format!(
            "Parameters: {{Unused: {{Type: String}}}}
Metadata: {{Validate: {{Silence: [{silence}]}}}}
Resources: {{T: {{Type: AWS::SNS::Topic}}}}"
        )
    };
    let rules = |silence: &str| -> Vec<String> {
        let found = check_bytes("t.yaml", template(silence).as_bytes(), Options::default());
        found.iter().map(|finding| finding.rule.to_string()).collect()
    };
    assert_eq!(rules(""), ["unused-parameter"]);
    assert_eq!(rules("{Rule: unused-parameter, Reason: read by a macro}"), Vec::<String>::new());
    assert_eq!(rules("{Rule: unused-parameter}"), ["unused-parameter", "silence"]);
    assert_eq!(rules("{Rule: unused-parametre, Reason: x}"), ["unused-parameter", "silence"]);
}

#[test]
fn a_silence_of_a_resource_reaches_no_other() {
    let template = b"Resources:
  A: {Type: AWS::SQS::Queue, Properties: {DelaySeconds: 901}, Metadata: {Validate: {Silence: [{Rule: range, Reason: x}, {Rule: stateful-policy, Reason: x}]}}}
  B: {Type: AWS::SQS::Queue, Properties: {DelaySeconds: 901}}";
    let found = check_bytes("t.yaml", template, Options::default());
    let errors: Vec<&str> = found.iter().filter(|f| f.rule == "range").map(|f| f.path.as_str()).collect();
    assert_eq!(errors, ["Resources/B/Properties/DelaySeconds"]);
}

#[test]
fn a_type_that_a_region_lacks_is_an_error() {
    let template = b"Resources: {D: {Type: AWS::QuickSight::Dashboard, Properties: {AwsAccountId: '111111111111', DashboardId: d, Name: n}}}";
    let rules = |region: &str| -> Vec<String> {
        let found = check_bytes("t.yaml", template, Options { region: Some(region) });
        found
            .iter()
            .map(|finding| finding.rule.to_string())
            .filter(|rule| rule == "type-not-in-region")
            .collect()
    };
    assert_eq!(rules("ap-southeast-7"), ["type-not-in-region"]);
    assert_eq!(rules("eu-central-1"), Vec::<String>::new());
}

#[test]
fn no_secret_is_shown() {
    let found = check_bytes(
        "t.yaml",
        b"Resources: {D: {Type: AWS::RDS::DBInstance, Properties: {MasterUserPassword: hunter2hunter2, Engine: postgres}}}",
        Options::default(),
    );
    assert!(found.iter().any(|finding| finding.rule == "hard-coded-secret"));
    assert!(!found.iter().any(|finding| finding.to_string().contains("hunter2")), "{found:?}");
}

#[test]
fn a_hostile_template_costs_little() {
    let mut many = String::from("Resources:\n");
    for number in 0..20_000 {
        many.push_str(&format!(
            "  R{number}: {{Type: AWS::Nope::Nope{number}, DependsOn: R{}}}\n",
            number + 1
        ));
    }
    let found = check_bytes("t.yaml", many.as_bytes(), Options::default());
    assert!(found.len() <= 1_001, "{}", found.len());
}

#[test]
fn findings_of_rule_files_are_silenced_by_name() {
    let template = document::read(
        "Resources: {A: {Type: AWS::SQS::Queue, Metadata: {Validate: {Silence: [{Rule: guard/a, Reason: b}]}}}}",
    )
    .unwrap();
    let finding = |rule: &'static str, path: &str| {
        Finding::error(rule, path, crate::Place::default(), "x".into(), String::new())
    };
    let found = vec![
        finding("guard/a", "Resources/A/Properties"),
        finding("guard/a", "Resources/B"),
        finding("guard/c", "Resources/A"),
    ];
    let kept: Vec<_> = without_silenced(&template, found).into_iter().map(|finding| finding.path).collect();
    assert_eq!(kept, ["Resources/B", "Resources/A"]);
    assert!(super::check(&template, Options::default()).iter().all(|finding| finding.rule != "silence"));
}
