//! Access on a terminal: statements, and the table of reasons.

use cloudformation::access::{Access, Decision, Reason};
use cloudformation::json::compact;
use serde_json::Value as Json;

/// The policies, each statement as its actions and where they act, and why the lists of the schemas were not enough.
pub(crate) fn render(access: &Access, engine: Option<&Json>, colour: bool) -> String {
    let bold = |text: &str| if colour { format!("\u{1b}[1m{text}\u{1b}[0m") } else { text.to_owned() };
    let mut out = String::new();
    for (number, policy) in access.deploy.iter().enumerate() {
        let title = format!("deploy {} of {}: {} characters", number + 1, access.deploy.len(), size(policy));
        out.push_str(&format!("{}\n{}", bold(&title), statements(policy)));
    }
    if let Some(engine) = engine {
        out.push_str(&format!("{}\n{}", bold("engine"), statements(engine)));
    }
    out.push_str(&format!("{}\n{}", bold("boundary"), statements(&access.boundary)));
    for (decision, title) in [
        (Decision::Open, "open: look at these"),
        (Decision::Added, "added to what the schemas list"),
        (Decision::Dropped, "dropped from what the schemas list"),
    ] {
        let reasons: Vec<&Reason> =
            access.reasons.iter().filter(|reason| reason.decision == decision).collect();
        if reasons.is_empty() {
            continue;
        }
        out.push_str(&format!("{}\n", bold(title)));
        let width = |text: fn(&Reason) -> &str| {
            reasons.iter().map(|reason| text(reason).len()).max().unwrap_or_default()
        };
        let (types, actions) = (width(|reason| &reason.resource_type), width(|reason| &reason.action));
        for reason in reasons {
            out.push_str(&format!(
                "  {:types$}  {:actions$}  {}\n",
                reason.resource_type, reason.action, reason.because
            ));
        }
        out.push('\n');
    }
    out.trim_end().to_owned()
}

pub(crate) fn summary(access: &Access) -> String {
    let count = |decision| access.reasons.iter().filter(|reason| reason.decision == decision).count();
    let actions: usize = access
        .deploy
        .iter()
        .flat_map(|policy| policy["Statement"].as_array().into_iter().flatten())
        .map(|statement| statement["Action"].as_array().map_or(0, Vec::len))
        .sum();
    format!(
        "{} policies with {actions} actions; {} added, {} dropped, {} open",
        access.deploy.len(),
        count(Decision::Added),
        count(Decision::Dropped),
        count(Decision::Open)
    )
}

/// As IAM counts: without white space.
fn size(policy: &Json) -> usize {
    compact(policy).chars().filter(|c| !c.is_whitespace()).count()
}

fn statements(policy: &Json) -> String {
    let mut out = String::new();
    for statement in policy["Statement"].as_array().into_iter().flatten() {
        let sid = statement["Sid"].as_str().unwrap_or_default();
        let deny = if statement["Effect"] == "Deny" { " (denied)" } else { "" };
        out.push_str(&format!("  {sid}{deny}\n"));
        for line in filled(&list(&statement["Action"])) {
            out.push_str(&format!("    {line}\n"));
        }
        for resource in list(&statement["Resource"]) {
            out.push_str(&format!("      on {resource}\n"));
        }
        if !statement["Condition"].is_null() {
            out.push_str(&format!("      if {}\n", compact(&statement["Condition"]).replace('\n', " ")));
        }
    }
    out.push('\n');
    out
}

fn list(json: &Json) -> Vec<&str> {
    match json {
        Json::Array(items) => items.iter().filter_map(Json::as_str).collect(),
        one => one.as_str().into_iter().collect(),
    }
}

/// Words in lines of at most a hundred characters.
fn filled(words: &[&str]) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words {
        match lines.last_mut() {
            Some(line) if line.len() + word.len() < 100 => line.push_str(&format!(" {word}")),
            _ => lines.push((*word).to_owned()),
        }
    }
    lines
}
