//! Writes the table of pins.

use super::{Interface, Pin, Pins};

const HEADER: &str = "\
# The actions that workflows use: each repository at one commit, and what its actions take and give.
#
# `cargo xtask workflows pins update` moves them to newer releases and writes this file anew. A new one: write its
# repository with a version, the commit of that version, and a table for each action, then let `pins update` fill in
# the rest. Read the release notes first.
";

/// Columns that a line may have.
const WIDTH: usize = 110;

pub(super) fn table(pins: &Pins) -> String {
    let mut out = HEADER.to_owned();
    for pin in pins {
        out.push('\n');
        out.push_str(&written(pin));
    }
    out
}

fn written(pin: &Pin) -> String {
    let repository = quoted(&pin.repository);
    let mut out =
        format!("[{repository}]\nversion = {}\ncommit = {}\n", quoted(&pin.version), quoted(&pin.commit));
    if let Some(released) = &pin.released {
        out.push_str(&format!("released = {}\n", quoted(released)));
    }
    for (path, interface) in &pin.actions {
        out.push_str(&format!("\n[{repository}.actions.{}]\n{}", quoted(path), taken_and_given(interface)));
    }
    out
}

fn taken_and_given(interface: &Interface) -> String {
    let inputs: Vec<&str> = interface.inputs.keys().map(String::as_str).collect();
    let required: Vec<&str> =
        interface.inputs.iter().filter(|(_, required)| **required).map(|(name, _)| name.as_str()).collect();
    let outputs: Vec<&str> = interface.outputs.iter().map(String::as_str).collect();
    let lists = [("inputs", inputs), ("required", required), ("outputs", outputs)];
    lists.iter().filter(|(_, names)| !names.is_empty()).map(|(key, names)| list(key, names)).collect()
}

/// One line, or lines that are filled.
fn list(key: &str, names: &[&str]) -> String {
    let names: Vec<String> = names.iter().map(|name| quoted(name)).collect();
    let line = format!("{key} = [{}]\n", names.join(", "));
    if line.chars().count() <= WIDTH {
        return line;
    }
    let mut out = format!("{key} = [\n");
    let mut current = String::new();
    for name in names {
        if !current.is_empty() && current.chars().count() + name.chars().count() + 2 > WIDTH {
            out.push_str(&format!("{current}\n"));
            current.clear();
        }
        current.push_str(if current.is_empty() { "    " } else { " " });
        current.push_str(&format!("{name},"));
    }
    out.push_str(&format!("{current}\n]\n"));
    out
}

/// A basic string. <https://toml.io/en/v1.0.0#string>
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            c if c.is_control() => out.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
