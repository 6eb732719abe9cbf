//! Expands `Fn::ForEach` as far as its collections are written in the template.
//! <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html>

use std::borrow::Cow;

use crate::document::{Key, Kind, Node};

/// A template whose loops are expanded.
#[derive(Debug)]
pub struct Expanded<'a> {
    pub template: Cow<'a, Node>,
    /// Whether a loop runs over something that only the deployment knows: then names that it makes are unknown.
    pub open: bool,
}

/// How many values loops may make; larger templates are refused by CloudFormation anyway.
const LARGEST: usize = 100_000;

/// Expands every loop of a template. Loops that are malformed stay as they are.
#[must_use]
pub fn expand(template: &Node) -> Expanded<'_> {
    if !contains_loop(template) {
        return Expanded { template: Cow::Borrowed(template), open: false };
    }
    let mut expander = Expander { template, open: false, left: LARGEST };
    let expanded = expander.node(template, &mut Vec::new());
    Expanded { template: Cow::Owned(expanded), open: expander.open }
}

fn contains_loop(node: &Node) -> bool {
    node.entries().iter().any(|(key, value)| is_loop(&key.text) || contains_loop(value))
        || node.items().iter().any(contains_loop)
}

/// Whether a key begins a loop.
#[must_use]
pub fn is_loop(key: &str) -> bool {
    key.starts_with("Fn::ForEach::")
}

struct Expander<'a> {
    template: &'a Node,
    open: bool,
    left: usize,
}

/// An identifier and its value in this round.
type Bound = (String, String);

impl Expander<'_> {
    fn node(&mut self, node: &Node, bound: &mut Vec<Bound>) -> Node {
        let kind = match &node.kind {
            Kind::String(text) => Kind::String(replaced(text, bound).into_owned()),
            Kind::List(items) => Kind::List(items.iter().map(|item| self.node(item, bound)).collect()),
            Kind::Map(entries) => {
                if let [(key, value)] = &entries[..]
                    && key.text == "Ref"
                    && let Some((_, value)) =
                        bound.iter().rev().find(|(name, _)| value.as_str() == Some(name))
                {
                    return Node { place: node.place, kind: Kind::String(value.clone()) };
                }
                let mut out = Vec::with_capacity(entries.len());
                for (key, value) in entries {
                    if let Some((identifier, collection, body)) = loop_of(key, value) {
                        self.round(identifier, collection, body, bound, &mut out);
                    } else {
                        let text = replaced(&key.text, bound).into_owned();
                        out.push((Key { text, place: key.place }, self.node(value, bound)));
                    }
                }
                Kind::Map(out)
            }
            other => other.clone(),
        };
        Node { place: node.place, kind }
    }

    fn round(
        &mut self,
        identifier: &str,
        collection: &Node,
        body: &Node,
        bound: &mut Vec<Bound>,
        out: &mut Vec<(Key, Node)>,
    ) {
        let values = self.values(collection).unwrap_or_else(|| {
            self.open = true;
            // What the loop makes is looked at once, under a name that stands for all of them.
            vec!["Each".to_owned()]
        });
        for value in values {
            if self.left == 0 {
                self.open = true;
                return;
            }
            self.left -= 1;
            bound.push((identifier.to_owned(), value));
            let Kind::Map(entries) = self.node(body, bound).kind else {
                bound.pop();
                return;
            };
            bound.pop();
            out.extend(entries);
        }
    }

    /// The texts of a list that is written out, or that is the default of a list parameter.
    fn values(&mut self, collection: &Node) -> Option<Vec<String>> {
        if let Some(("Ref", name)) = collection.function() {
            let parameter = self.template.get("Parameters").get(name.as_str()?);
            let default = parameter.get("Default").as_str()?;
            return Some(default.split(',').map(|item| item.trim().to_owned()).collect());
        }
        if let Some(("Fn::FindInMap", argument)) = collection.function()
            && let [mapping, first, second, ..] = argument.items()
        {
            let mapping = self.template.get("Mappings").get(mapping.as_str()?);
            let second = second.as_str()?;
            let list = if let Some(first) = first.as_str() {
                mapping.get(first).get(second)
            } else {
                // Any of its keys may be meant: the first one shows what the loop makes.
                self.open = true;
                mapping.entries().first()?.1.get(second)
            };
            let items = list.is_list().then(|| list.items())?;
            return items.iter().map(Node::as_text).collect();
        }
        let items = collection.is_list().then(|| collection.items())?;
        items.iter().map(Node::as_text).collect()
    }
}

/// Identifier, collection and body of a well-formed loop.
fn loop_of<'a>(key: &Key, value: &'a Node) -> Option<(&'a str, &'a Node, &'a Node)> {
    match value.items() {
        [identifier, collection, body] if is_loop(&key.text) && body.is_map() => {
            Some((identifier.as_str()?, collection, body))
        }
        _ => None,
    }
}

/// `${Name}` becomes the value, `&{Name}` the letters and digits of the value.
fn replaced<'a>(text: &'a str, bound: &[Bound]) -> Cow<'a, str> {
    let mut out = Cow::Borrowed(text);
    for (name, value) in bound {
        for (sign, value) in [
            ('$', value.clone()),
            ('&', value.chars().filter(char::is_ascii_alphanumeric).collect::<String>()),
        ] {
            let pattern = format!("{sign}{{{name}}}");
            if out.contains(&pattern) {
                out = Cow::Owned(out.replace(&pattern, &value));
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_loop_over_a_list_is_written_out() {
        let template = crate::document::read(
            "Resources:\n  Fn::ForEach::Queues:\n    - Name\n    - [a-1, b]\n    - Queue&{Name}: {Type: AWS::SQS::Queue, Properties: {QueueName: !Ref Name, X: '${Name}'}}",
        )
        .unwrap();
        let expanded = expand(&template);
        assert!(!expanded.open);
        assert_eq!(
            expanded.template.to_json()["Resources"],
            json!({
                "Queuea1": { "Type": "AWS::SQS::Queue", "Properties": { "QueueName": "a-1", "X": "a-1" } },
                "Queueb": { "Type": "AWS::SQS::Queue", "Properties": { "QueueName": "b", "X": "b" } },
            })
        );
    }

    #[test]
    fn a_loop_over_something_unknown_leaves_names_open() {
        let template =
            crate::document::read("Resources:\n  Fn::ForEach::X: [N, !Ref Names, {'A${N}': {}}]").unwrap();
        assert!(expand(&template).open);
    }
}
