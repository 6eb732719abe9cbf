//! Findings as SARIF 2.1.0, which GitHub shows beside the lines. <https://docs.oasis-open.org/sarif/sarif/v2.1.0/>

use std::collections::BTreeSet;

use cloudformation::{Finding, Severity, rule};
use serde_json::{Value as Json, json};

/// A check by its name, and what it says of its rules.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tool {
    name: &'static str,
    /// By its id; nothing for a rule that another checker brought.
    rule: fn(&str) -> Option<Rule>,
}

#[derive(Debug)]
struct Rule {
    summary: &'static str,
    severity: Severity,
    page: Option<&'static str>,
}

/// The check of templates.
pub(crate) const TEMPLATES: Tool = Tool { name: "xtask validate", rule: of_templates };

/// The check of workflows.
pub(crate) const WORKFLOWS: Tool = Tool { name: "xtask workflows check", rule: of_workflows };

fn of_templates(id: &str) -> Option<Rule> {
    rule::find(id).map(|rule| Rule { summary: rule.summary, severity: rule.severity, page: Some(rule.page) })
}

fn of_workflows(id: &str) -> Option<Rule> {
    actions::check::RULES.iter().find(|rule| rule.id == id).map(|rule| Rule {
        summary: rule.summary,
        severity: match rule.severity {
            actions::finding::Severity::Error => Severity::Error,
            actions::finding::Severity::Warning => Severity::Warning,
        },
        page: None,
    })
}

/// One run of the check.
pub(crate) fn render(tool: Tool, findings: &[Finding]) -> Json {
    let ids: BTreeSet<&str> = findings.iter().map(|finding| finding.rule.as_ref()).collect();
    let rules: Vec<Json> = ids.into_iter().map(|id| described(id, (tool.rule)(id))).collect();
    let results: Vec<Json> = findings.iter().map(result).collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": tool.name, "version": env!("CARGO_PKG_VERSION"), "rules": rules } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

fn described(id: &str, rule: Option<Rule>) -> Json {
    let mut described = json!({ "id": id });
    if let Some(rule) = rule {
        described["shortDescription"] = json!({ "text": rule.summary });
        described["defaultConfiguration"] = json!({ "level": level(rule.severity) });
        if let Some(page) = rule.page {
            described["helpUri"] = page.into();
        }
    }
    described
}

/// A path as a URI: all but `/` and what is unreserved is percent-encoded. <https://www.rfc-editor.org/rfc/rfc3986#section-2>
pub(crate) fn uri(path: &str) -> String {
    let encoded = |byte: u8| {
        let is_kept = byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte);
        if is_kept { char::from(byte).to_string() } else { format!("%{byte:02X}") }
    };
    path.bytes().map(encoded).collect()
}

/// SARIF calls an info a note.
fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

fn result(finding: &Finding) -> Json {
    let mut location = json!({ "artifactLocation": { "uri": uri(&finding.file) } });
    if finding.line > 0 {
        location["region"] = json!({ "startLine": finding.line, "startColumn": finding.column });
    }
    let text = if finding.help.is_empty() {
        finding.message.clone()
    } else {
        format!("{}: {}", finding.message, finding.help)
    };
    json!({
        "ruleId": finding.rule,
        "level": level(finding.severity),
        "message": { "text": text },
        "locations": [{
            "physicalLocation": location,
            "logicalLocations": [{ "fullyQualifiedName": finding.path }],
        }],
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_check_has_its_name_and_its_rules() {
        let driver = |tool, rule: &'static str| {
            let finding = Finding::error(rule, "", cloudformation::Place::default(), "a".into(), "b".into());
            let mut sarif = render(tool, &[finding]);
            sarif["runs"][0]["tool"]["driver"].take()
        };
        let workflows = driver(WORKFLOWS, "secrets-inherit");
        assert_eq!(workflows["name"], "xtask workflows check");
        assert_eq!(
            workflows["rules"],
            json!([{
                "id": "secrets-inherit",
                "shortDescription": { "text": "a workflow is passed the secrets that it needs" },
                "defaultConfiguration": { "level": "warning" },
            }])
        );
        let templates = driver(TEMPLATES, "unknown-property");
        assert_eq!(templates["name"], "xtask validate");
        assert!(templates["rules"][0]["helpUri"].is_string(), "{templates}");
        assert_eq!(driver(TEMPLATES, "secrets-inherit")["rules"], json!([{ "id": "secrets-inherit" }]));
    }

    #[test]
    fn a_path_becomes_a_uri() {
        assert_eq!(uri(".github/workflows/ci-2_a~.yml"), ".github/workflows/ci-2_a~.yml");
        assert_eq!(uri("a b#c%d?e:é"), "a%20b%23c%25d%3Fe%3A%C3%A9");
    }
}
