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
fn a_secret_is_known_by_its_name_and_not_by_where_it_is() {
    let is_found = |variables: &str| {
        let begin = "Resources: {F: {Type: AWS::Lambda::Function, Properties: {Environment: {Variables: {";
        let template = [begin, variables, "}}}}}"].concat();
        let found = check_bytes("t.yaml", template.as_bytes(), Options::default());
        found.iter().any(|finding| finding.rule == "hard-coded-secret")
    };
    let secrets = ["DB_PASSWORD: horse", "api-key: horse", "A: AKIAIOSFODNN7EXAMPLE", "Client_Secret: horse"];
    for variables in secrets {
        assert!(is_found(variables), "{variables}");
    }
    for variables in [
        "DB_PASSWORD: ''",
        "DB_PASSWORD: 'arn:aws:ssm:eu-central-1:123456789012:parameter/a'",
        "DB_PASSWORD: '{{ password }}'",
        "DB_PASSWORD: '{% $states.input.password %}'",
        "DB_PASSWORD: $.password",
        "DB_PASSWORD: '${Password}'",
        "DB_PASSWORD: !Sub '${AWS::StackName}'",
        "DB_PASSWORD_NAME: horse, DB_PASSWORD_PATH: horse, DB_PASSWORD_FILE: horse, DB_PASSWORD_URL: horse",
    ] {
        assert!(!is_found(variables), "{variables}");
    }
}

#[test]
fn a_key_of_aws_is_found_in_every_section() {
    let template = b"Parameters: {P: {Type: String, Default: AKIAIOSFODNN7EXAMPLE}}
Mappings: {M: {a: {b: AKIAIOSFODNN7EXAMPLE}}}
Metadata: {a: AKIAIOSFODNN7EXAMPLE}
Resources: {T: {Type: AWS::SNS::Topic, Metadata: {a: AKIAIOSFODNN7EXAMPLE}}}
Outputs: {O: {Value: AKIAIOSFODNN7EXAMPLE}}";
    let found = check_bytes("t.yaml", template, Options::default());
    let secrets = found.iter().filter(|finding| finding.rule == "hard-coded-secret");
    let paths: Vec<&str> = secrets.map(|finding| finding.path.as_str()).collect();
    assert_eq!(
        paths,
        ["Parameters/P/Default", "Mappings/M/a/b", "Metadata/a", "Resources/T/Metadata/a", "Outputs/O/Value"]
    );
}

#[test]
fn the_units_of_tokens_are_no_secrets() {
    let template = b"Resources: {C: {Type: AWS::Cognito::UserPoolClient, Properties: {UserPoolId: a, TokenValidityUnits: {AccessToken: hours, RefreshToken: days}}}}";
    let found = check_bytes("t.yaml", template, Options::default());
    assert!(!found.iter().any(|finding| finding.rule == "hard-coded-secret"), "{found:?}");
}

#[test]
fn a_dynamic_reference_may_be_joined() {
    check(
        "  S: {Type: AWS::SNS::Topic}\n  T: {Type: AWS::SNS::Topic, Properties: {DisplayName: !Join ['', ['{{resolve:ssm:', !GetAtt S.TopicName, ':1}}']]}}",
        &[],
    );
    check(
        "  T: {Type: AWS::SNS::Topic, Properties: {DisplayName: !Join [':', ['{{resolve', 'ssm:a:b}}', '{{resolve:ssm', 'a', 'b}}']]}}",
        &["dynamic-reference 2:Resources/T/Properties/DisplayName "],
    );
}

#[test]
fn a_variable_without_sub_is_no_error() {
    let template = b"Resources: {T: {Type: AWS::SNS::Topic, Properties: {DisplayName: 'a-${AWS::Region}'}}}";
    let found = check_bytes("t.yaml", template, Options::default());
    assert!(found.iter().any(|finding| finding.rule == "sub-missing"));
    assert!(!has_errors(&found), "{found:?}");
}

#[test]
fn metadata_orders_resources_and_conditions_do_not() {
    let template = document::read(
        "Resources:
  A: {Metadata: {a: !Ref B, own: !Ref A}}
  B: {Properties: {a: !If [A, 1, 2]}}
  C: {DependsOn: A}",
    )
    .unwrap();
    let found: Vec<(String, Vec<String>)> =
        dependencies(&template).into_iter().map(|(id, needs)| (id, needs.into_iter().collect())).collect();
    let expected = |id: &str, needs: &[&str]| {
        (id.to_owned(), needs.iter().map(|need| (*need).to_owned()).collect::<Vec<_>>())
    };
    assert_eq!(found, [expected("A", &["B"]), expected("B", &[]), expected("C", &["A"])]);
}

#[test]
fn a_circle_is_found_behind_one_that_conditions_forbid() {
    let template = b"Conditions: {C: !Equals [!Ref 'AWS::Region', x]}
Resources:
  A: {Type: AWS::SNS::Topic, Properties: {DisplayName: !If [C, !GetAtt B.TopicName, a]}}
  B: {Type: AWS::SNS::Topic, Properties: {DisplayName: !If [C, b, !GetAtt A.TopicName]}}
  D: {Type: AWS::SNS::Topic, DependsOn: E}
  E: {Type: AWS::SNS::Topic, DependsOn: D}";
    let found = check_bytes("t.yaml", template, Options::default());
    let circles = found.iter().filter(|finding| finding.rule == "circular-dependency");
    let messages: Vec<&str> = circles.map(|finding| finding.message.as_str()).collect();
    assert_eq!(messages, ["circular dependency: D → E → D"]);
}

#[test]
fn a_text_of_a_record_may_hold_a_quote() {
    let is_found = |text: &str| {
        let begin = "Resources: {R: {Type: AWS::Route53::RecordSet, Properties: {Name: a.example.com, Type: TXT, ResourceRecords: ['";
        let template = [begin, text, "']}}}"].concat();
        let found = check_bytes("t.yaml", template.as_bytes(), Options::default());
        found.iter().any(|finding| finding.rule == "route53-record")
    };
    assert!(!is_found(r#""a\"b" "c\101""#));
    assert!(!is_found(&format!("\"{}\"", "\\101".repeat(255))));
    assert!(is_found(&format!("\"{}\"", "a".repeat(256))));
    assert!(is_found(r#""a"b""#));
    assert!(is_found(r#""a\""#));
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
