//! Reads an `action.yml`. GitHub passes over keys that it does not know at the root and in inputs; so does this, unless a known
//! one was meant. <https://docs.github.com/en/actions/reference/workflows-and-actions/metadata-syntax>

use super::reader::Reader;
use super::{ActionFile, Entries, Input, Text, step};
use crate::check::{rule, suggest};
use crate::document::{Kind, Node};
use crate::finding::Finding;

const KEYS: [&str; 7] = ["name", "description", "author", "inputs", "outputs", "runs", "branding"];
const NODE: &[&str] = &["using", "main", "pre", "pre-if", "post", "post-if"];
const COMPOSITE: &[&str] = &["using", "steps"];
#[rustfmt::skip]
const DOCKER: &[&str] = &[
    "using", "image", "args", "env", "entrypoint", "pre-entrypoint", "pre-if", "post-entrypoint", "post-if",
];

pub(super) fn read(file: &str, node: &Node) -> Result<ActionFile, Vec<Finding>> {
    let mut read = Reader::new(file);
    let action = root(&mut read, node);
    read.finish(action)
}

fn root(read: &mut Reader<'_>, node: &Node) -> ActionFile {
    let mut action = ActionFile::default();
    for (key, node) in read.entries(node, "an action") {
        match key.value.as_str() {
            "name" => action.name = Some(read.text(node, "`name`")),
            "inputs" => action.inputs = inputs(read, node),
            "outputs" => action.outputs = outputs(read, node),
            "runs" => runs(read, node, &mut action),
            other => {
                if !KEYS.contains(&other)
                    && let Some(help) = suggest::meant(other, KEYS)
                {
                    read.add(&rule::UNKNOWN_KEY, key.place, format!("an action has no key `{other}`"), help);
                }
            }
        }
    }
    read.require(node, "the action", "runs");
    if action.using.value == "composite" {
        values(read, node);
    }
    action
}

fn inputs(read: &mut Reader<'_>, node: &Node) -> Vec<Input> {
    let mut inputs = Vec::new();
    if matches!(node.kind, Kind::Null) {
        return inputs;
    }
    for (name, node) in read.entries(node, "`inputs`") {
        let text = |key: &str| node.get(key).and_then(Node::text);
        let required = text("required").is_some_and(|text| text.value == "true");
        let input = Input { name: name.clone(), required, default: text("default"), ..Input::default() };
        inputs.push(input);
    }
    inputs
}

fn outputs(read: &mut Reader<'_>, node: &Node) -> Entries {
    let mut outputs = Entries::new();
    if matches!(node.kind, Kind::Null) {
        return outputs;
    }
    for (name, node) in read.entries(node, "`outputs`") {
        let value = node.get("value").map(|value| read.text(value, "`value`"));
        outputs.push((name.clone(), value.unwrap_or(Text { value: String::new(), place: name.place })));
    }
    outputs
}

/// A composite action sets an output by its value alone.
fn values(read: &mut Reader<'_>, node: &Node) {
    for (name, output) in node.get("outputs").map_or(&[][..], Node::entries) {
        read.require(output, &format!("the output `{}`", name.value), "value");
    }
}

fn runs(read: &mut Reader<'_>, node: &Node, action: &mut ActionFile) {
    read.require(node, "`runs`", "using");
    let Some(using) = node.get("using") else {
        read.entries(node, "`runs`");
        return;
    };
    action.using = read.name(using, "`using`");
    let is_node =
        action.using.value.strip_prefix("node").is_some_and(|version| version.parse::<u8>().is_ok());
    let (keys, needs) = match action.using.value.as_str() {
        "composite" => (COMPOSITE, "steps"),
        "docker" => (DOCKER, "image"),
        _ if is_node => (NODE, "main"),
        "" => return,
        other => {
            let message = format!("no action is run by `{other}`");
            let help = suggest::help(other, ["composite", "docker", "node20", "node24"]);
            read.add(&rule::UNKNOWN_VALUE, action.using.place, message, help);
            return;
        }
    };
    for (key, node) in read.keys(node, "`runs`", keys) {
        if key.value == "steps" {
            action.steps = step::read(read, node, true);
        }
    }
    read.require(node, "`runs`", needs);
}
