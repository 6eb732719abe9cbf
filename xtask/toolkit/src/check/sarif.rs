//! Findings as SARIF 2.1.0, which GitHub shows beside the lines. <https://docs.oasis-open.org/sarif/sarif/v2.1.0/>

use std::collections::BTreeSet;

use cloudformation::Finding;
use serde_json::{Value as Json, json};

/// One run of the check.
pub(crate) fn render(findings: &[Finding]) -> Json {
    let rules: BTreeSet<&str> = findings.iter().map(|finding| finding.rule).collect();
    let rules: Vec<Json> = rules.into_iter().map(|rule| json!({ "id": rule })).collect();
    let results: Vec<Json> = findings.iter().map(result).collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{ "tool": { "driver": { "name": "xtask validate", "rules": rules } }, "results": results }],
    })
}

fn result(finding: &Finding) -> Json {
    let mut location = json!({ "artifactLocation": { "uri": finding.file } });
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
        "level": finding.severity.to_string(),
        "message": { "text": text },
        "locations": [{
            "physicalLocation": location,
            "logicalLocations": [{ "fullyQualifiedName": finding.path }],
        }],
    })
}
