//! The check of templates: where they come from, and the formats in which findings are shown.

pub(crate) mod files;
#[cfg(feature = "rules")]
pub(crate) mod guard;
pub(crate) mod human;
pub(crate) mod sarif;
pub(crate) mod stacks;

use cloudformation::Finding;

/// What was checked, and what was found.
#[derive(Debug, Default)]
pub(crate) struct Checked {
    pub(crate) documents: Vec<Document>,
    pub(crate) findings: Vec<Finding>,
    /// Files of folders that hold no template.
    pub(crate) skipped: usize,
}

/// A template under the name that its findings carry.
#[derive(Debug)]
pub(crate) struct Document {
    pub(crate) name: String,
    /// None where it was not a file; then findings have no line.
    pub(crate) text: Option<String>,
    /// None where it cannot be read; then a finding says why.
    #[cfg_attr(not(feature = "rules"), expect(dead_code, reason = "read by the rules of cfn-guard only"))]
    pub(crate) node: Option<cloudformation::document::Node>,
}

impl Checked {
    /// By file, then by place.
    pub(crate) fn sort(&mut self) {
        self.findings.sort_by(|a, b| (&a.file, a.line, a.column).cmp(&(&b.file, b.line, b.column)));
    }
}
