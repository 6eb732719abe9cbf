//! Every stack of every environment: clean under the check, in an order that exists, and as its snapshot says.

use cloudformation::document::{self, Node};
use cloudformation::{Severity, access, check, stack};
use stacks::{Environment, File, PLATFORM};

#[expect(clippy::unwrap_used, reason = "a helper of tests")]
fn environments() -> Vec<Environment> {
    let texts = stacks::NAMES.map(|name| {
        let path = format!("{}/environments/{name}.yaml", env!("CARGO_MANIFEST_DIR"));
        std::fs::read_to_string(path).unwrap()
    });
    let files: Vec<File> =
        stacks::NAMES.iter().zip(&texts).map(|(name, text)| File { name, path: name, text }).collect();
    stacks::NAMES.iter().map(|name| Environment::read(name, &files).unwrap()).collect()
}

#[test]
fn every_template_is_clean() {
    for environment in environments() {
        for stack in stacks::platform(&environment) {
            let options = check::Options { region: Some(stack.region(&environment.region)) };
            let findings = check::check(&Node::from(&stack.template.to_json()), options);
            let serious = findings.iter().filter(|finding| finding.severity != Severity::Info);
            let shown: Vec<String> = serious.map(ToString::to_string).collect();
            assert!(shown.is_empty(), "{} of {}:\n{}", stack.name, environment.name, shown.join("\n"));
        }
    }
}

/// What a deployment may do follows from the templates, with nothing left for a person to look at.
#[test]
fn every_role_is_made_within_the_boundary() {
    for environment in environments() {
        let name = &environment.name;
        let boundary = access::boundary_path(PLATFORM, name);
        let boundary = format!("arn:aws:iam::{}:policy{boundary}", environment.account);
        let naming = access::Naming {
            partition: "aws",
            account: &environment.account,
            region: &environment.region,
            prefix: &format!("{PLATFORM}-{name}-"),
            boundary: &boundary,
        };
        let platform = stacks::platform(&environment);
        let templates: Vec<serde_json::Value> =
            platform.iter().map(|stack| stack.template.to_json()).collect();
        let stacks: Vec<access::Stack> = platform
            .iter()
            .zip(&templates)
            .map(|(stack, template)| access::Stack {
                name: stack.name,
                region: stack.region(&environment.region),
                template,
            })
            .collect();
        let reasons = access::access(&naming, &stacks).reasons;
        let open: Vec<_> =
            reasons.iter().filter(|reason| reason.decision == access::Decision::Open).collect();
        assert!(open.is_empty(), "{open:#?}");
    }
}

#[test]
fn every_input_is_an_output_of_an_earlier_stack() {
    for environment in environments() {
        let stacks = stacks::platform(&environment);
        let waves = stack::order(&stacks).unwrap();
        let names: Vec<Vec<&str>> =
            waves.iter().map(|wave| wave.iter().map(|stack| stack.name).collect()).collect();
        let mut expected = vec![
            vec!["network", "storage", "queue", "bus", "auth"],
            vec!["database", "cache"],
            vec!["cluster"],
            vec!["service"],
            vec!["edge"],
        ];
        expected[1].push("functions");
        if environment.documents.is_some() {
            expected[3].push("documents");
        }
        if environment.own_key {
            expected[0] = vec!["network", "queue", "bus"];
            expected.insert(0, vec!["key", "storage", "auth"]);
        }
        if environment.alarms {
            expected[2].push("events");
            expected.last_mut().unwrap().push("observability");
        }
        if environment.backup {
            // In production after the key, the database and the uploads.
            expected[3].push("backup");
        }
        assert_eq!(names, expected);
        for stack in &stacks {
            for input in &stack.inputs {
                let source = stacks.iter().find(|other| other.name == input.stack).unwrap();
                assert!(source.template.has_output(input.output), "{input:?}");
            }
        }
    }
}

#[test]
fn every_alarm_names_a_section_of_the_runbooks() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/runbooks.md");
    let runbooks = std::fs::read_to_string(path).unwrap();
    let sections: Vec<String> = runbooks
        .lines()
        .filter_map(|line| line.strip_prefix("## "))
        .map(|title| title.to_lowercase().replace(' ', "-"))
        .collect();
    let mut count = 0;
    for stack in environments().iter().flat_map(stacks::platform) {
        let template = stack.template.to_json();
        for (id, resource) in template["Resources"].as_object().unwrap() {
            let properties = &resource["Properties"];
            if !properties["AlarmActions"].is_null() {
                let description = properties["AlarmDescription"].as_str().unwrap();
                let section = description.split_once("docs/runbooks.md#").unwrap().1;
                assert!(sections.iter().any(|known| known == section), "{id}: {section}");
                count += 1;
            }
        }
    }
    assert!(count > 0);
}

/// What is not as others' rules want it is so on purpose, and seldom.
#[test]
fn exceptions_have_a_reason_and_are_few_in_production() {
    for environment in environments() {
        let platform = stacks::platform(&environment);
        let foundation = stacks::foundation(&environment, &platform);
        let mut count = 0;
        for stack in platform.iter().chain(foundation.iter().flatten()) {
            let template = stack.template.to_json();
            for (id, resource) in template["Resources"].as_object().unwrap() {
                for skipped in resource["Metadata"]["checkov"]["skip"].as_array().into_iter().flatten() {
                    assert!(skipped["comment"].as_str().is_some_and(|why| why.len() > 20), "{id}: {skipped}");
                    count += 1;
                }
            }
        }
        assert!(count <= 10, "{count} exceptions in {}", environment.name);
    }
}

#[test]
fn every_template_fits_into_a_request() {
    for environment in environments() {
        let platform = stacks::platform(&environment);
        let foundation = stacks::foundation(&environment, &platform);
        for stack in platform.iter().chain(foundation.iter().flatten()) {
            let body = stack.template.body().unwrap_or_else(|size| panic!("{}: {size} bytes", stack.name));
            assert_eq!(document::read(&body).unwrap().to_json(), stack.template.to_json());
        }
    }
}

#[test]
fn templates_are_as_their_snapshots() {
    for environment in environments() {
        for stack in stacks::platform(&environment) {
            insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
                insta::assert_snapshot!(format!("{}.{}", environment.name, stack.name), stack.template.render());
            });
        }
    }
}
