//! Silences: `Metadata` of a resource, or of the template, may name rules whose findings are accepted, each with a
//! reason: `Metadata: {Validate: {Silence: [{Rule: iam-action, Reason: …}]}}`. A rule of a rule file is `guard/NAME`.

use super::declared::Declared;
use super::findings::{Findings, join};
use crate::document::Node;
use crate::finding::Finding;
use crate::rule;

/// A rule that is silent below a path.
struct Silence<'a> {
    rule: &'a str,
    path: String,
}

/// Takes away what is silenced, and adds what is wrong with the silences themselves.
pub(super) fn apply(declared: &Declared, found: Vec<Finding>) -> Vec<Finding> {
    let mut own = Findings::default();
    let resources = declared.resources.iter().map(|(id, resource)| (*id, resource.node));
    let mut kept = keep(declared.root, resources, found, &mut own);
    kept.extend(own.sorted());
    kept
}

/// The findings of another checker that the template does not silence.
#[must_use]
pub fn without_silenced(template: &Node, found: Vec<Finding>) -> Vec<Finding> {
    let resources = template.get("Resources").entries().iter().map(|(id, node)| (id.text.as_str(), node));
    keep(template, resources, found, &mut Findings::default())
}

fn keep<'a>(
    root: &'a Node,
    resources: impl Iterator<Item = (&'a str, &'a Node)>,
    mut found: Vec<Finding>,
    own: &mut Findings,
) -> Vec<Finding> {
    let mut silences = Vec::new();
    collect("", "Metadata", root.get("Metadata"), &mut silences, own);
    for (id, resource) in resources {
        let path = format!("Resources/{id}");
        collect(&path, &join(&path, "Metadata"), resource.get("Metadata"), &mut silences, own);
    }
    let is_silent = |finding: &Finding| {
        silences.iter().any(|silence| {
            let below = silence.path.is_empty()
                || finding.path == silence.path
                || finding.path.strip_prefix(&silence.path).is_some_and(|rest| rest.starts_with('/'));
            silence.rule == finding.rule && below
        })
    };
    if !silences.is_empty() {
        found.retain(|finding| !is_silent(finding));
    }
    found
}

fn collect<'a>(
    scope: &str,
    path: &str,
    metadata: &'a Node,
    silences: &mut Vec<Silence<'a>>,
    own: &mut Findings,
) {
    let list = metadata.get("Validate").get("Silence");
    let path = join(path, "Validate/Silence");
    if !list.is_null() && !list.is_list() {
        let message = format!("`Silence` is a list of rules with reasons, found {}", list.kind_name());
        own.push(&rule::SILENCE, &path, list.place, message, "write {Rule: …, Reason: …}");
    }
    for silence in list.items() {
        let (name, reason) = (silence.get("Rule").as_str(), silence.get("Reason").as_str());
        let has_reason = reason.is_some_and(|reason| !reason.trim().is_empty());
        match name {
            Some(name) if rule::find(name).is_none() && !name.starts_with("guard/") => {
                let help = own.suggest(name, rule::all().map(|rule| rule.id));
                own.push(&rule::SILENCE, &path, silence.place, format!("there is no rule `{name}`"), &help);
            }
            Some(name) if has_reason => silences.push(Silence { rule: name, path: scope.to_owned() }),
            Some(name) => {
                let message = format!("the silence of `{name}` has no reason");
                own.push(
                    &rule::SILENCE,
                    &path,
                    silence.place,
                    message,
                    "add Reason; until then the findings stay",
                );
            }
            None => {
                let message = "a silence names a `Rule` and a `Reason`".to_owned();
                own.push(&rule::SILENCE, &path, silence.place, message, "");
            }
        }
    }
}
