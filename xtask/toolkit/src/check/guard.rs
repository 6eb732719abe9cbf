//! Rule files of cfn-guard: policies as code, run beside the check.
//! <https://docs.aws.amazon.com/cfn-guard/latest/ug/what-is-guard.html>

use std::path::PathBuf;

use cfn_guard::{ValidateInput, run_checks};
use cloudformation::check::without_silenced;
use cloudformation::document::Node;
use cloudformation::{Finding, Place};
use serde_json::Value as Json;

use super::Checked;
use crate::error::{Error, Result};

/// Runs every rule file on every template that can be read.
pub(crate) fn run(files: &[PathBuf], checked: &mut Checked) -> Result<()> {
    for path in files {
        let rules =
            std::fs::read_to_string(path).map_err(|source| Error::Read { path: path.clone(), source })?;
        let name = path.display().to_string();
        for document in &checked.documents {
            let Some(node) = &document.node else { continue };
            let template = node.to_json().to_string();
            // The report without `verbose` is cut off at 8 kB in cfn-guard 3.2, the record of the evaluation is not.
            let record = run_checks(
                ValidateInput { content: &template, file_name: &document.name },
                ValidateInput { content: &rules, file_name: &name },
                true,
            )
            .map_err(|error| {
                Error::Usage(format!("`{name}` cannot be used: {}", in_short(&error.to_string())))
            })?;
            if record.is_empty() {
                return Err(Error::Usage(format!("`{name}` holds no rule")));
            }
            let record: Json = serde_json::from_str(&record).map_err(|error| {
                Error::Usage(format!("the answer of cfn-guard to `{name}` is no JSON: {error}"))
            })?;
            let mut found = Vec::new();
            for check in record["children"].as_array().into_iter().flatten() {
                failures(check, node, &document.name, &mut found);
            }
            checked.findings.extend(without_silenced(node, found));
        }
    }
    Ok(())
}

/// An error of the parser, which repeats itself and ends with the rest of the file.
fn in_short(error: &str) -> &str {
    let end = error.find(", fragment").or_else(|| error.find('\n')).unwrap_or(error.len());
    let begin = error[..end].find("line ").unwrap_or(0);
    error[begin..end].trim_end_matches(", when handling ")
}

/// The clauses that failed of a rule that failed.
fn failures(record: &Json, root: &Node, file: &str, findings: &mut Vec<Finding>) {
    let rule = &record["container"]["RuleCheck"];
    if rule["status"] != "FAIL" {
        return;
    }
    let name = rule["name"].as_str().unwrap_or("guard").to_owned();
    let before = findings.len();
    for child in record["children"].as_array().into_iter().flatten() {
        clauses(child, &name, root, file, findings);
    }
    if findings.len() == before {
        let message = rule["message"].as_str().unwrap_or("the rule failed").to_owned();
        findings.push(finding(&name, "", Place::default(), message, file));
    }
}

fn clauses(record: &Json, rule: &str, root: &Node, file: &str, findings: &mut Vec<Finding>) {
    let container = &record["container"];
    // Conditions and filters choose what a rule is about: what they refuse is no failure.
    if !container["RuleCondition"].is_null() || !container["Filter"].is_null() {
        return;
    }
    let check = &container["ClauseValueCheck"];
    let detail = match (&check["Comparison"], &check["Unary"]["value"], &check["InComparison"]) {
        (Json::Null, Json::Null, other) | (Json::Null, other, _) | (other, ..) => other,
    };
    if detail["status"] == "FAIL" {
        let from = &detail["from"];
        let path =
            from["Resolved"]["path"].as_str().or_else(|| from["UnResolved"]["traversed_to"]["path"].as_str());
        let path = path.unwrap_or_default().trim_start_matches('/');
        let place = path.split('/').fold(root, |node, step| match step.parse::<usize>() {
            Ok(index) if node.is_list() => node.items().get(index).unwrap_or(node),
            _ => node.get(step),
        });
        let clause = record["context"].as_str().unwrap_or_default().trim();
        let message = match detail["custom_message"].as_str().map(str::trim).filter(|text| !text.is_empty()) {
            Some(custom) => custom.to_owned(),
            None => format!("`{clause}` does not hold"),
        };
        findings.push(finding(rule, path, place.place, message, file));
    }
    for child in record["children"].as_array().into_iter().flatten() {
        clauses(child, rule, root, file, findings);
    }
}

fn finding(rule: &str, path: &str, place: Place, message: String, file: &str) -> Finding {
    let mut finding = Finding::error("guard", path, place, message, String::new());
    finding.rule = format!("guard/{rule}").into();
    file.clone_into(&mut finding.file);
    finding
}
