//! The stacks of every environment of this workspace, each checked for the region that it is deployed to.

use cloudformation::Finding;
use cloudformation::check::{self, Options};
use cloudformation::document::Node;

use super::{Checked, Document};
use crate::Platform;
use crate::context::Context;
use crate::error::Result;

pub(crate) fn check(platform: &dyn Platform, context: &Context) -> Result<Checked> {
    let mut checked = Checked::default();
    for environment in platform.environments() {
        let definition = context.definition(platform, environment)?;
        for stack in &definition.stacks {
            let node = Node::from(&stack.template.to_json());
            let found = check::check(&node, Options { region: Some(&definition.region) });
            let name = format!("{environment}/{}", stack.name);
            checked
                .findings
                .extend(found.into_iter().map(|finding| Finding { file: name.clone(), ..finding }));
            checked.documents.push(Document { name, text: None, node: Some(node) });
        }
    }
    Ok(checked)
}
