//! What a hand edit changed in a generated file, and the Rust line that owns it.

use std::collections::BTreeSet;

use actions::File;
use similar::{ChangeTag, TextDiff};

/// Lines around a change that are shown.
const AROUND: usize = 2;

/// The difference from what would be written (`+`) to what is there (`-`), each part with its owner.
pub(super) fn show(file: &File, there: &str) -> String {
    let diff = TextDiff::from_lines(there, &file.text);
    let mut out = String::new();
    for group in diff.grouped_ops(AROUND) {
        let mut lines = String::new();
        let mut owners = BTreeSet::new();
        for change in group.iter().flat_map(|operation| diff.iter_changes(operation)) {
            let sign = match change.tag() {
                ChangeTag::Delete => '-',
                ChangeTag::Insert => '+',
                ChangeTag::Equal => ' ',
            };
            lines.push_str(&format!("  {sign} {}\n", change.value().trim_end_matches('\n')));
            if change.tag() == ChangeTag::Insert {
                let line = change.new_index().unwrap_or_default() + 1;
                owners.extend(file.owner(line).map(|owner| (owner.file, owner.line)));
            }
        }
        if owners.is_empty() {
            // Only lines too many: they stand after one that belongs to somebody.
            let line = group.first().map_or(0, |operation| operation.new_range().start) + AROUND;
            owners.extend(file.owner(line.max(1)).map(|owner| (owner.file, owner.line)));
        }
        let owners: Vec<String> = owners.iter().map(|(file, line)| format!("{file}:{line}")).collect();
        out.push_str(&format!("{}: edit {}\n{lines}", file.path, owners.join(", ")));
    }
    out
}

#[cfg(test)]
mod tests {
    use actions::model::Owner;

    use super::*;

    #[test]
    fn a_hand_edit_is_shown_with_the_line_that_owns_it() {
        let file = File {
            path: ".github/workflows/ci.yml".into(),
            text: "a\nb\nc\nd\n".into(),
            owners: vec![
                Owner { from: 1, file: "workflows/src/ci.rs", line: 10 },
                Owner { from: 3, file: "workflows/src/ci.rs", line: 20 },
            ],
        };
        let shown = show(&file, "a\nb\nx\nd\n");
        assert!(shown.starts_with(".github/workflows/ci.yml: edit workflows/src/ci.rs:20\n"), "{shown}");
        assert!(shown.contains("  - x\n  + c\n"), "{shown}");
        let shown = show(&file, "a\nb\nc\nx\nd\n");
        assert!(shown.contains("edit workflows/src/ci.rs:20\n") && shown.contains("  - x\n"), "{shown}");
        assert_eq!(show(&file, "a\nb\nc\nd\n"), "");
    }
}
