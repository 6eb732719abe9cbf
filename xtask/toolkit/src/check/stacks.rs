//! The stacks of this workspace, each checked for the region that it is deployed to.

use cloudformation::check::{self, Options};
use cloudformation::document::Node;
use cloudformation::{Finding, Severity};

use super::{Checked, Document, human};
use crate::context::{Context, say};
use crate::error::{Error, Result};
use crate::{Definition, Foundation, Platform};

/// Those of every environment, with what `bootstrap` makes for it.
pub(crate) fn check(platform: &dyn Platform, context: &Context) -> Result<Checked> {
    let mut checked = Checked::default();
    for environment in platform.environments() {
        let mut definition = context.definition(platform, environment)?;
        if let Some(Foundation { account, identity, .. }) =
            context.foundation_if_any(platform, environment)?
        {
            definition.stacks.extend([account, identity]);
        }
        one(environment, &definition, &mut checked);
    }
    Ok(checked)
}

/// Refuses to go on with templates that AWS would refuse.
pub(crate) fn refuse_errors(environment: &str, definition: &Definition, context: &Context) -> Result<()> {
    let mut checked = Checked::default();
    one(environment, definition, &mut checked);
    let errors: Vec<&Finding> =
        checked.findings.iter().filter(|finding| finding.severity == Severity::Error).collect();
    if errors.is_empty() {
        return Ok(());
    }
    for finding in &errors {
        say(&human::finding(finding, &checked, context.colour));
    }
    Err(Error::Check(format!("the stacks of `{environment}` have {}", human::count(errors.len(), "error"))))
}

fn one(environment: &str, definition: &Definition, checked: &mut Checked) {
    for stack in &definition.stacks {
        let node = Node::from(&stack.template.to_json());
        let found = check::check(&node, Options { region: Some(stack.region(&definition.region)) });
        let name = format!("{environment}/{}", stack.name);
        checked.findings.extend(found.into_iter().map(|finding| Finding { file: name.clone(), ..finding }));
        checked.documents.push(Document { name, text: None, node: Some(node) });
    }
}
