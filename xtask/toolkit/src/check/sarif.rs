//! Findings as SARIF 2.1.0, which GitHub shows beside the lines. <https://docs.oasis-open.org/sarif/sarif/v2.1.0/>

use std::collections::BTreeSet;

use cloudformation::{Finding, Severity, rule};
use serde_json::{Value as Json, json};

/// One run of the check.
pub(crate) fn render(findings: &[Finding]) -> Json {
    let ids: BTreeSet<&str> = findings.iter().map(|finding| finding.rule.as_ref()).collect();
    let rules: Vec<Json> = ids.into_iter().map(described).collect();
    let results: Vec<Json> = findings.iter().map(result).collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "xtask validate", "version": env!("CARGO_PKG_VERSION"), "rules": rules } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

fn described(id: &str) -> Json {
    match rule::find(id) {
        Some(rule) => json!({
            "id": id,
            "shortDescription": { "text": rule.summary },
            "helpUri": rule.page,
            "defaultConfiguration": { "level": level(rule.severity) },
        }),
        None => json!({ "id": id }),
    }
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
    let mut location = json!({ "artifactLocation": { "uri": finding.file.replace(' ', "%20") } });
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
