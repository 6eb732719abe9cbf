//! A plan as a comment of a pull request.

use std::collections::BTreeMap;

use cloudformation::check::dependencies;
use cloudformation::cost::Difference;
use cloudformation::document::Node;
use cloudformation::plan::{Action, Change, Replacement, StackPlan};

use super::human::{beside, per};
use super::{Report, dollars, sign, signed, verb};

/// GitHub's API refuses a longer comment: "Body is too long (maximum is 65536 characters)".
const LONGEST: usize = 65_536;

/// A picture of more resources than this is no help.
const LARGEST_PICTURE: usize = 50;

/// What comes first is what a reviewer must not miss; the details are folded.
pub(crate) fn render(report: &Report) -> String {
    let mut out = format!("### Plan: {}\n\n", text(&report.title));
    if report.is_empty() {
        out.push_str("No changes.\n");
        return out;
    }
    let counts = report.counts();
    let counts = if counts.is_empty() { "No change for certain" } else { &counts };
    let cost = report
        .bill
        .as_ref()
        .map(|bill| format!(" · {} a month", signed(bill.difference)))
        .unwrap_or_default();
    out.push_str(&format!("**{counts}**{cost}\n"));
    out.push_str(&alert("CAUTION", "Data at risk", &at_risk(report)));
    let refused = changes(report, Change::is_refused, causes);
    out.push_str(&alert("CAUTION", "AWS refuses these changes", &refused));
    let widened =
        report.plans.iter().flat_map(|plan| plan.widened.iter().map(move |widened| (&plan.name, widened)));
    let widened: Vec<String> = widened
        .map(|(stack, widened)| {
            let public = if widened.public { "**everyone**: " } else { "" };
            format!("{}: {public}{}", name(stack, &widened.logical_id), text(&widened.message))
        })
        .collect();
    out.push_str(&alert("WARNING", "Access widened", &widened));
    out.push_str(&picture(report));
    for plan in report.plans.iter().filter(|plan| !plan.changes.is_empty()) {
        let lines: Vec<String> = plan.changes.iter().map(line).collect();
        out.push_str(&folded(&format!("{}: {}", plan.name, plural(plan.changes.len(), "change")), &lines));
    }
    out.push_str(&money(report));
    let unknown: Vec<String> = report.unknown.iter().map(|what| text(what)).collect();
    if !unknown.is_empty() {
        out.push_str(&folded(&format!("Not known before the deployment: {}", unknown.len()), &unknown));
    }
    cut(out)
}

fn plural(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}

fn at_risk(report: &Report) -> Vec<String> {
    changes(
        report,
        |change| change.data_at_risk,
        |change| {
            if change.causes.is_empty() {
                format!("{} without a snapshot", verb(change))
            } else {
                format!("{} without a snapshot: {}", verb(change), causes(change))
            }
        },
    )
}

fn changes(report: &Report, test: impl Fn(&Change) -> bool, told: impl Fn(&Change) -> String) -> Vec<String> {
    report
        .changes()
        .filter(|(_, change)| test(change))
        .map(|(stack, change)| {
            format!(
                "{} ({}) is {}",
                name(stack, &change.logical_id),
                text(&change.resource_type),
                told(change)
            )
        })
        .collect()
}

fn name(stack: &str, id: &str) -> String {
    format!("**{}/{}**", text(stack), text(id))
}

fn causes(change: &Change) -> String {
    change.causes.iter().map(|cause| text(&cause.to_string())).collect::<Vec<_>>().join(", ")
}

fn line(change: &Change) -> String {
    let because = if change.causes.is_empty() { String::new() } else { format!(": {}", causes(change)) };
    let verb = if change.action == Action::Modify && change.replacement != Replacement::Never {
        format!(" **{}**", verb(change))
    } else {
        format!(" {}", verb(change))
    };
    format!(
        "`{}` {} ({}){verb}{because}",
        sign(change),
        text(&change.logical_id),
        text(&change.resource_type)
    )
}

/// <https://docs.github.com/en/get-started/writing-on-github/getting-started-with-writing-and-formatting-on-github/basic-writing-and-formatting-syntax#alerts>
fn alert(kind: &str, title: &str, lines: &[String]) -> String {
    if lines.is_empty() {
        return String::new();
    }
    let lines: String = lines.iter().map(|line| format!("> - {line}\n")).collect();
    format!("\n> [!{kind}]\n> **{title}**\n>\n{lines}")
}

fn folded(title: &str, lines: &[String]) -> String {
    let lines: String = lines.iter().map(|line| format!("- {line}\n")).collect();
    format!("\n<details><summary>{}</summary>\n\n{lines}\n</details>\n", text(title))
}

/// What changes, and which of it refers to which; drawn by GitHub.
fn picture(report: &Report) -> String {
    let count = report.changes().count();
    if count == 0 {
        return String::new();
    }
    if count > LARGEST_PICTURE {
        return format!("\n_No picture: {count} changes are too many to draw._\n");
    }
    let mut out = String::from("\n```mermaid\nflowchart LR\n");
    let mut classes: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let mut edges = String::new();
    for (number, (plan, templates)) in report.plans.iter().zip(&report.templates).enumerate() {
        if plan.changes.is_empty() {
            continue;
        }
        out.push_str(&format!("  subgraph s{number}[\"{}\"]\n    direction LR\n", label(&plan.name)));
        let node = |id: &str| position(plan, id).map(|position| format!("s{number}n{position}"));
        for change in &plan.changes {
            let Some(node) = node(&change.logical_id) else { continue };
            let kind = change.resource_type.split("::").last().unwrap_or_default();
            let id = label(&change.logical_id);
            out.push_str(&format!(
                "    {node}[\"{} {id}<br/><small>{}</small>\"]\n",
                sign(change),
                label(kind)
            ));
            classes.entry(class(change)).or_default().push(node);
        }
        out.push_str("  end\n");
        let [old, new] = templates;
        for template in [new, old] {
            for (id, needs) in dependencies(&Node::from(template)) {
                for need in needs {
                    if let (Some(from), Some(to)) = (node(&id), node(&need)) {
                        let edge = format!("  {from} --> {to}\n");
                        if !edges.contains(&edge) {
                            edges.push_str(&edge);
                        }
                    }
                }
            }
        }
    }
    out.push_str(&edges);
    let styles = [
        ("add", "fill:#dafbe1,stroke:#1a7f37,color:#0b3d1a"),
        ("modify", "fill:#fff8c5,stroke:#9a6700,color:#4d3800"),
        ("replace", "fill:#ffe3d3,stroke:#bc4c00,color:#5c2600"),
        ("remove", "fill:#ffebe9,stroke:#cf222e,color:#6e0b14"),
        ("risk", "fill:#cf222e,stroke:#6e0b14,color:#ffffff,stroke-width:3px"),
    ];
    for (class, style) in styles {
        if let Some(nodes) = classes.get(class) {
            out.push_str(&format!("  classDef {class} {style}\n  class {} {class}\n", nodes.join(",")));
        }
    }
    out.push_str("```\n");
    out
}

fn position(plan: &StackPlan, id: &str) -> Option<usize> {
    plan.changes.iter().position(|change| change.logical_id == id)
}

fn class(change: &Change) -> &'static str {
    match (change.action, change.replacement) {
        _ if change.data_at_risk => "risk",
        (Action::Add | Action::Import, _) => "add",
        (Action::Remove, _) => "remove",
        (Action::Modify, Replacement::Never) => "modify",
        (Action::Modify, _) => "replace",
    }
}

fn money(report: &Report) -> String {
    let Some(bill) = &report.bill else { return String::new() };
    let mut lines = Vec::new();
    for line in bill.resources.iter().filter(|line| line.change != Difference::Same) {
        let name = name(&line.stack, &line.logical_id);
        if !line.parts.is_empty() {
            let parts: Vec<String> = line.parts.iter().map(|part| text(&part.what)).collect();
            lines.push(format!("{} {name}: {}", signed(line.after - line.before), parts.join(", ")));
        }
        if line.change == Difference::Added {
            lines.extend(line.by_use.iter().map(|rate| format!("by use {name}: {}", text(&per(rate)))));
        }
        lines.extend(line.unpriced.iter().map(|what| format!("not priced {name}: {}", text(what))));
    }
    let title = format!(
        "Cost: {} a month, {} from {}{}",
        dollars(bill.after),
        signed(bill.difference),
        dollars(bill.before),
        beside(bill)
    );
    let prices = bill.prices.join(" to ");
    lines.push(format!(
        "On-demand list prices of {} ({prices}), without traffic, tax and free tier.",
        text(&bill.region)
    ));
    folded(&title, &lines)
}

/// A text in a Mermaid label.
fn label(text: &str) -> String {
    text.chars().map(|c| if c.is_alphanumeric() || " _-.:".contains(c) { c } else { '_' }).collect()
}

/// A text that stays a text: no HTML, no mentions, no lines. What stands between two backticks is shown as it is.
pub(super) fn text(raw: &str) -> String {
    let mut out = String::new();
    let mut rest = raw;
    while let Some((before, after)) = rest.split_once('`') {
        out.push_str(&escaped(before));
        match after.split_once('`') {
            // Two in a row would begin a longer fence, in which another one ends it.
            Some((code, after)) if !code.is_empty() && !after.starts_with('`') && !out.ends_with('`') => {
                out.push_str(&format!("`{}`", code.replace(['\n', '\r'], " ")));
                rest = after;
            }
            _ => {
                out.push_str("\\`");
                rest = after;
            }
        }
    }
    out + &escaped(rest)
}

fn escaped(raw: &str) -> String {
    let mut out = String::new();
    for c in raw.chars() {
        match c {
            '\n' | '\r' => out.push(' '),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '@' => out.push_str("&#64;"),
            '*' | '_' | '[' | ']' | '|' | '\\' | '#' | '~' => {
                out.push('\\');
                out.push(c);
            }
            _ => out.push(c),
        }
    }
    out
}

/// No longer than a comment may be: whole lines are left out at the end, and that is said.
pub(super) fn cut(whole: String) -> String {
    const NOTE: &str = "\n_The plan is longer than a comment may be: `cargo xtask plan` shows all of it._\n";
    const FENCE: &str = "```\n";
    const FOLD: &str = "\n</details>\n";
    if whole.chars().count() <= LONGEST {
        return whole;
    }
    let mut left = LONGEST - NOTE.len() - FENCE.len() - FOLD.len();
    let mut out = String::new();
    let (mut is_fenced, mut is_folded) = (false, false);
    for line in whole.split_inclusive('\n') {
        let length = line.chars().count();
        if length > left {
            break;
        }
        left -= length;
        is_fenced ^= line.starts_with("```");
        is_folded = (is_folded || line.starts_with("<details>")) && !line.starts_with("</details>");
        out.push_str(line);
    }
    if is_fenced {
        out.push_str(FENCE);
    }
    if is_folded {
        out.push_str(FOLD);
    }
    out + NOTE
}
