//! What a step says to the runner in its output: <https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands>

use super::output::{Output, Paint};

/// `::NAME KEY=VALUE,…::DATA`
#[derive(Debug, PartialEq, Eq)]
struct Command<'a> {
    name: &'a str,
    properties: Vec<(&'a str, String)>,
    data: String,
}

impl Command<'_> {
    fn property(&self, name: &str) -> Option<&str> {
        self.properties
            .iter()
            .find(|(key, _)| key.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    }
}

fn parse(line: &str) -> Option<Command<'_>> {
    let (head, data) = line.trim_start().strip_prefix("::")?.split_once("::")?;
    let (name, properties) = head.split_once(' ').unwrap_or((head, ""));
    let properties = properties.split(',').filter_map(|property| property.split_once('='));
    let properties = properties.filter(|(_, value)| !value.is_empty());
    let properties = properties.map(|(key, value)| (key.trim(), unescaped(value, true))).collect();
    Some(Command { name, properties, data: unescaped(data, false) })
}

fn unescaped(text: &str, property: bool) -> String {
    let text = text.replace("%0D", "\r").replace("%0A", "\n");
    let text = if property { text.replace("%3A", ":").replace("%2C", ",") } else { text };
    text.replace("%25", "%")
}

/// Hears the lines of one step, shows them, and keeps what they ask for.
#[derive(Default)]
pub(super) struct Listener {
    /// The word that ends `stop-commands`.
    stopped: Option<String>,
    in_group: bool,
    /// What `set-output` gave.
    pub(super) outputs: Vec<(String, String)>,
    /// Commands that GitHub takes no more: the step fails.
    pub(super) faults: Vec<String>,
}

impl Listener {
    pub(super) fn hear(&mut self, output: &Output<'_>, job: &str, line: &str) {
        let Some(command) = parse(line) else { return self.show(output, job, line) };
        if let Some(word) = &self.stopped {
            if command.name.eq_ignore_ascii_case(word) {
                self.stopped = None;
                return;
            }
            return self.show(output, job, line);
        }
        match command.name.to_ascii_lowercase().as_str() {
            "group" => {
                self.in_group = false;
                self.show(output, job, &output.paint(Paint::Bold, &command.data));
                self.in_group = true;
            }
            "endgroup" => self.in_group = false,
            "error" => self.annotate(output, job, Paint::Red, &command),
            "warning" | "notice" => self.annotate(output, job, Paint::Yellow, &command),
            "add-mask" if command.data.trim().is_empty() => {
                self.show(output, job, "warning: `add-mask` was given nothing to hide");
            }
            "add-mask" => output.mask(&command.data),
            "stop-commands" => self.stopped = Some(command.data),
            "set-output" => self.set_output(output, job, &command),
            "set-env" | "add-path" => {
                let file =
                    if command.name.eq_ignore_ascii_case("set-env") { "GITHUB_ENV" } else { "GITHUB_PATH" };
                let name = command.name;
                self.faults.push(format!("the command `{name}` is switched off on GitHub: write to ${file}"));
            }
            // What only GitHub's pages or its debug log show.
            "debug" | "echo" | "add-matcher" | "remove-matcher" | "save-state" => {}
            _ => self.show(output, job, line),
        }
    }

    fn set_output(&mut self, output: &Output<'_>, job: &str, command: &Command<'_>) {
        let Some(name) = command.property("name").map(str::to_owned) else {
            self.faults.push("the command `set-output` has no `name`".into());
            return;
        };
        self.show(output, job, "warning: `set-output` is deprecated: write to $GITHUB_OUTPUT");
        self.outputs.push((name, command.data.clone()));
    }

    fn annotate(&self, output: &Output<'_>, job: &str, paint: Paint, command: &Command<'_>) {
        let place = ["file", "line", "col"].iter().filter_map(|name| command.property(name));
        let place: Vec<&str> = place.collect();
        let mut text = format!("{}: ", command.name.to_ascii_lowercase());
        for part in [place.join(":").as_str(), command.property("title").unwrap_or_default()] {
            if !part.is_empty() {
                text.push_str(&format!("{part}: "));
            }
        }
        text.push_str(&command.data);
        let lines: Vec<String> = text.lines().map(|line| output.paint(paint, line)).collect();
        self.show(output, job, &lines.join("\n"));
    }

    fn show(&self, output: &Output<'_>, job: &str, text: &str) {
        let indent = if self.in_group { "      " } else { "    " };
        for line in text.split('\n') {
            output.line(job, &format!("{indent}{line}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_has_a_name_properties_and_data() {
        let command = parse("  ::error file=a%2Cb.rs,line=3,title=a%3A b::50%25%0Amore").unwrap();
        assert_eq!(command.name, "error");
        assert_eq!(command.property("FILE"), Some("a,b.rs"));
        assert_eq!(command.property("title"), Some("a: b"));
        assert_eq!(command.data, "50%\nmore");
        assert_eq!(parse("use std::fmt; // ::x"), None);
        assert_eq!(parse("::not a command"), None);
    }
}
