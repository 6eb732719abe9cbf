//! What clippy says, from the lines of `--message-format=json` to SARIF 2.1.0.
//! <https://doc.rust-lang.org/cargo/reference/external-tools.html#json-messages>,
//! <https://doc.rust-lang.org/rustc/json.html>

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;
use serde_json::{Value as Json, json};

use crate::check::sarif::uri;

/// How clippy leads to the page of a lint.
const PAGE: &str = "for further information visit ";

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Message {
    /// The lint, such as `clippy::needless_return`, or an error's code; `rustc` for an error that has none.
    rule: String,
    /// In SARIF's words.
    level: &'static str,
    text: String,
    /// The page of its lint.
    page: Option<String>,
    /// Nothing where it lies outside of the workspace.
    place: Option<Place>,
    /// As a terminal shows it.
    pub(super) shown: String,
}

/// Lines and columns are counted from 1, columns in characters; the last column is the one after.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Place {
    /// From the workspace's root.
    file: String,
    line: u64,
    column: u64,
    end_line: u64,
    end_column: u64,
}

/// A line of cargo; those for other reasons have no message.
#[derive(Deserialize)]
struct Line {
    message: Option<Diagnostic>,
}

#[derive(Deserialize)]
struct Diagnostic {
    message: String,
    code: Option<Code>,
    level: String,
    #[serde(default)]
    spans: Vec<Span>,
    #[serde(default)]
    children: Vec<Diagnostic>,
    rendered: Option<String>,
}

#[derive(Deserialize)]
struct Code {
    code: String,
}

#[derive(Deserialize)]
struct Span {
    file_name: String,
    line_start: u64,
    line_end: u64,
    column_start: u64,
    column_end: u64,
    #[serde(default)]
    is_primary: bool,
    expansion: Option<Box<Expansion>>,
}

/// The call of a macro that a span lies in.
#[derive(Deserialize)]
struct Expansion {
    span: Span,
}

/// Every finding once, in the order of their first line; several targets of a package say the same.
pub(super) fn read(lines: &str, root: &Path) -> Vec<Message> {
    let mut messages: Vec<Message> = Vec::new();
    // A line that is no JSON of cargo is the output of something else.
    let lines = lines.lines().filter_map(|line| serde_json::from_str::<Line>(line).ok());
    for message in lines.filter_map(|line| message(line.message?, root)) {
        if !messages.contains(&message) {
            messages.push(message);
        }
    }
    messages
}

fn message(diagnostic: Diagnostic, root: &Path) -> Option<Message> {
    let level = match diagnostic.level.as_str() {
        "warning" => "warning",
        "note" | "help" => "note",
        // It only counts what was said before.
        "failure-note" => return None,
        _ => "error",
    };
    if diagnostic.code.is_none() && diagnostic.spans.is_empty() {
        return None;
    }
    let span = diagnostic.spans.iter().find(|span| span.is_primary).or(diagnostic.spans.first());
    let mut page = None;
    let mut text = diagnostic.message;
    for Diagnostic { message, level, .. } in diagnostic.children {
        match message.strip_prefix(PAGE) {
            Some(address) => page = Some(address.to_owned()),
            None => text.push_str(&format!("\n{level}: {message}")),
        }
    }
    Some(Message {
        rule: diagnostic.code.map_or_else(|| "rustc".into(), |code| code.code),
        level,
        place: span.and_then(|span| place(span, root)),
        page,
        shown: diagnostic.rendered.unwrap_or_else(|| text.clone()),
        text,
    })
}

/// The place in this workspace: the span's own, or that of the macro's call which it came from.
fn place(span: &Span, root: &Path) -> Option<Place> {
    let path = Path::new(&span.file_name);
    let inside = if path.is_absolute() { path.strip_prefix(root).ok() } else { Some(path) };
    match (inside, &span.expansion) {
        (Some(file), _) => Some(Place {
            file: file.display().to_string(),
            line: span.line_start,
            column: span.column_start,
            end_line: span.line_end,
            end_column: span.column_end,
        }),
        (None, Some(expansion)) => place(&expansion.span, root),
        (None, None) => None,
    }
}

/// One run of clippy.
pub(super) fn render(messages: &[Message]) -> Json {
    let pages: BTreeMap<&str, Option<&str>> =
        messages.iter().map(|message| (message.rule.as_str(), message.page.as_deref())).collect();
    let rules: Vec<Json> = pages.into_iter().map(|(id, page)| described(id, page)).collect();
    let results: Vec<Json> = messages.iter().map(result).collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "clippy",
                "informationUri": "https://rust-lang.github.io/rust-clippy/",
                "rules": rules,
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

fn described(id: &str, page: Option<&str>) -> Json {
    match page {
        Some(page) => json!({ "id": id, "helpUri": page }),
        None => json!({ "id": id }),
    }
}

fn result(message: &Message) -> Json {
    let location = match &message.place {
        Some(place) => json!({
            "artifactLocation": { "uri": uri(&place.file) },
            "region": {
                "startLine": place.line,
                "startColumn": place.column,
                "endLine": place.end_line,
                "endColumn": place.end_column,
            },
        }),
        // GitHub refuses a whole file for one result without a place.
        // <https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning>
        None => json!({ "artifactLocation": { "uri": "Cargo.toml" }, "region": { "startLine": 1 } }),
    };
    json!({
        "ruleId": message.rule,
        "level": message.level,
        "message": { "text": message.text },
        "locations": [{ "physicalLocation": location }],
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What cargo writes: other reasons, a lint with its page and a suggestion, the same for another target, a lint of a macro of
    /// the standard library, and the count at the end.
    const LINES: &str = concat!(
        r#"{"reason":"compiler-artifact","package_id":"path+file:///anywhere/app#0.1.0","target":{"name":"app"},"fresh":true}"#,
        "\n",
        r#"{"reason":"compiler-message","package_id":"path+file:///anywhere/app#0.1.0","target":{"name":"app"},"message":{"rendered":"error: unneeded `return` statement\n --> app/src/a.rs:3:5\n\n","$message_type":"diagnostic","children":[{"children":[],"code":null,"level":"help","message":"for further information visit https://rust-lang.github.io/rust-clippy/rust-1.95.0/index.html#needless_return","rendered":null,"spans":[]},{"children":[],"code":null,"level":"help","message":"remove `return`","rendered":null,"spans":[{"byte_end":40,"byte_start":30,"column_end":15,"column_start":5,"expansion":null,"file_name":"app/src/a.rs","is_primary":true,"label":null,"line_end":3,"line_start":3,"suggested_replacement":"text","suggestion_applicability":"MachineApplicable","text":[]}]}],"code":{"code":"clippy::needless_return","explanation":null},"level":"error","message":"unneeded `return` statement","spans":[{"byte_end":40,"byte_start":30,"column_end":16,"column_start":5,"expansion":null,"file_name":"app/src/a.rs","is_primary":true,"label":null,"line_end":3,"line_start":3,"suggested_replacement":null,"suggestion_applicability":null,"text":[]}]}}"#,
        "\n",
        r#"{"reason":"compiler-message","target":{"name":"b"},"message":{"rendered":null,"children":[],"code":{"code":"unused_must_use","explanation":null},"level":"warning","message":"unused result","spans":[{"column_end":9,"column_start":1,"expansion":{"def_site_span":null,"macro_decl_name":"writeln!","span":{"column_end":20,"column_start":5,"expansion":null,"file_name":"app/src/a b.rs","is_primary":false,"line_end":7,"line_start":7}},"file_name":"/rustc/library/core/src/macros.rs","is_primary":true,"line_end":2,"line_start":1}]}}"#,
        "\n",
        r#"{"reason":"compiler-message","target":{"name":"b"},"message":{"rendered":"error: aborting due to 1 previous error\n\n","children":[],"code":null,"level":"error","message":"aborting due to 1 previous error","spans":[]}}"#,
        "\n",
        r#"{"reason":"build-finished","success":false}"#,
        "\nnot of cargo\n",
    );

    #[test]
    fn a_lint_keeps_its_place_its_page_and_its_help() {
        let messages = read(LINES, Path::new("/anywhere"));
        let sarif = render(&messages);
        let result = &sarif["runs"][0]["results"][0];
        assert_eq!(result["ruleId"], "clippy::needless_return");
        assert_eq!(result["level"], "error");
        assert_eq!(result["message"]["text"], "unneeded `return` statement\nhelp: remove `return`");
        assert_eq!(
            result["locations"][0]["physicalLocation"],
            json!({
                "artifactLocation": { "uri": "app/src/a.rs" },
                "region": { "startLine": 3, "startColumn": 5, "endLine": 3, "endColumn": 16 },
            })
        );
        let rules = &sarif["runs"][0]["tool"]["driver"]["rules"];
        let page = "https://rust-lang.github.io/rust-clippy/rust-1.95.0/index.html#needless_return";
        assert_eq!(
            *rules,
            json!([{ "id": "clippy::needless_return", "helpUri": page }, { "id": "unused_must_use" }])
        );
    }

    #[test]
    fn a_lint_in_a_macro_of_others_stands_where_the_macro_is_called() {
        let messages = read(LINES, Path::new("/anywhere"));
        let location = &render(&messages)["runs"][0]["results"][1]["locations"][0]["physicalLocation"];
        assert_eq!(location["artifactLocation"]["uri"], "app/src/a%20b.rs");
        assert_eq!(location["region"]["startLine"], 7);
    }

    #[test]
    fn what_only_counts_is_no_finding_and_what_is_said_twice_is_one() {
        assert_eq!(read(LINES, Path::new("/anywhere")).len(), 2);
        assert_eq!(read(&LINES.repeat(2), Path::new("/anywhere")).len(), 2);
        assert!(read("", Path::new("/anywhere")).is_empty());
    }

    #[test]
    fn a_path_of_this_machine_becomes_one_of_the_workspace() {
        let lines = LINES.replace("app/src/a.rs", "/anywhere/app/src/a.rs");
        let place = read(&lines, Path::new("/anywhere")).remove(0).place;
        assert_eq!(place.map(|place| place.file).as_deref(), Some("app/src/a.rs"));
    }

    #[test]
    fn a_lint_outside_of_the_workspace_stands_at_its_manifest() {
        let lines = LINES.replace("app/src/a.rs", "/anywhere/app/src/a.rs");
        let messages = read(&lines, Path::new("/elsewhere"));
        assert_eq!(messages[0].place, None);
        assert_eq!(
            render(&messages)["runs"][0]["results"][0]["locations"],
            json!([{ "physicalLocation": {
                "artifactLocation": { "uri": "Cargo.toml" }, "region": { "startLine": 1 },
            } }])
        );
    }
}
