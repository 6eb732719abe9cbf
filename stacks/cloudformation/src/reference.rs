//! What a value refers to: `Ref`, `Fn::GetAtt`, `Fn::Sub` and conditions, found in one walk.

use crate::document::Node;
use crate::finding::Place;

/// One reference inside a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    pub target: Target,
    /// The path of the property that holds the reference, such as `SubnetIds/0`.
    pub path: String,
    pub place: Place,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A parameter or a resource's own identifier.
    Ref(String),
    Attribute {
        resource: String,
        attribute: String,
    },
    Condition(String),
}

impl Target {
    /// The logical id, parameter or condition that is meant.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Target::Ref(id) | Target::Condition(id) | Target::Attribute { resource: id, .. } => id,
        }
    }
}

/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/pseudo-parameter-reference.html>
pub const PSEUDO_PARAMETERS: [&str; 8] = [
    "AWS::AccountId",
    "AWS::NoValue",
    "AWS::NotificationARNs",
    "AWS::Partition",
    "AWS::Region",
    "AWS::StackId",
    "AWS::StackName",
    "AWS::URLSuffix",
];

/// A piece of a `Fn::Sub` text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// What stays; a literal `${!x}` is in it as it is written.
    Text(&'a str),
    /// The name between `${` and `}`.
    Variable(&'a str),
}

/// The pieces of a `Fn::Sub` text, in their order.
pub fn sub_pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        if let Some(name) = rest.strip_prefix("${").filter(|name| !name.starts_with('!'))
            && let Some((name, after)) = name.split_once('}')
        {
            rest = after;
            return Some(Piece::Variable(name));
        }
        // Of what begins like a variable and is none, at least the sign is text.
        let begin = if rest.starts_with("${") { 2 } else { 0 };
        let end = rest[begin..].find("${").map_or(rest.len(), |at| begin + at);
        let (piece, after) = rest.split_at(end);
        rest = after;
        Some(Piece::Text(piece))
    })
}

/// The variables of a `Fn::Sub` text, without the literal `${!x}` ones.
pub fn sub_variables(text: &str) -> impl Iterator<Item = &str> {
    sub_pieces(text).filter_map(|piece| match piece {
        Piece::Variable(name) => Some(name),
        Piece::Text(_) => None,
    })
}

/// Every reference inside a value, in document order.
#[must_use]
pub fn find(node: &Node) -> Vec<Reference> {
    let mut found = Vec::new();
    walk(node, &mut String::new(), &mut found);
    found
}

fn walk(node: &Node, path: &mut String, found: &mut Vec<Reference>) {
    let mut push = |target| found.push(Reference { target, path: path.clone(), place: node.place });
    match node.entries() {
        [(key, value)] if key.text == "Ref" => {
            if let Some(name) = value.as_str() {
                push(Target::Ref(name.to_owned()));
            }
            return;
        }
        [(key, value)] if key.text == "Condition" => {
            if let Some(name) = value.as_str() {
                push(Target::Condition(name.to_owned()));
                return;
            }
        }
        [(key, value)] if key.text == "Fn::GetAtt" => {
            let parts: Vec<&str> = value.items().iter().filter_map(Node::as_str).collect();
            let dotted = value.as_str().and_then(|text| text.split_once('.'));
            let pair = dotted.or(match parts[..] {
                [resource, attribute] => Some((resource, attribute)),
                _ => None,
            });
            if let Some((resource, attribute)) = pair {
                push(Target::Attribute { resource: resource.to_owned(), attribute: attribute.to_owned() });
            }
            return;
        }
        [(key, value)] if key.text == "Fn::Sub" => {
            let (text, own) = match value.items() {
                [text, own] => (text.as_str(), own),
                _ => (value.as_str(), node.get("")),
            };
            for name in text.into_iter().flat_map(sub_variables) {
                match name.split_once('.') {
                    _ if own.entries().iter().any(|(key, _)| key.text == name) => {}
                    Some((resource, attribute)) => push(Target::Attribute {
                        resource: resource.to_owned(),
                        attribute: attribute.to_owned(),
                    }),
                    None => push(Target::Ref(name.to_owned())),
                }
            }
            inside(own, path, found);
            return;
        }
        [(key, value)] if key.text == "Fn::If" => {
            if let [condition, ..] = value.items() {
                push(Target::Condition(condition.as_str().unwrap_or_default().to_owned()));
            }
            for branch in value.items().iter().skip(1) {
                walk(branch, path, found);
            }
            return;
        }
        [(key, value)] if key.text.starts_with("Fn::") => {
            inside(value, path, found);
            return;
        }
        _ => {}
    }
    let mut step = |name: &str, child: &Node| {
        let length = path.len();
        if length > 0 {
            path.push('/');
        }
        path.push_str(name);
        walk(child, path, found);
        path.truncate(length);
    };
    for (key, child) in node.entries() {
        step(&key.text, child);
    }
    for (index, child) in node.items().iter().enumerate() {
        step(&index.to_string(), child);
    }
}

/// What an argument of a function holds becomes part of the one property.
fn inside(argument: &Node, path: &mut String, found: &mut Vec<Reference>) {
    let begin = found.len();
    walk(argument, path, found);
    for reference in &mut found[begin..] {
        reference.path.clone_from(path);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_ends_at_the_property() {
        let yaml =
            "a: [{b: !Select [0, !Cidr [!GetAtt V.C, 2]]}, !If [C, {d: !Ref X}, !Sub ['${o}', {o: !Ref Y}]]]";
        let found = find(&crate::document::read(yaml).unwrap());
        let paths: Vec<&str> = found.iter().map(|reference| reference.path.as_str()).collect();
        assert_eq!(paths, ["a/0/b", "a/1", "a/1/d", "a/1"]);
    }

    #[track_caller]
    fn check(yaml: &str, expected: &[&str]) {
        let node = crate::document::read(yaml).unwrap();
        let found: Vec<String> = find(&node)
            .into_iter()
            .map(|reference| match reference.target {
                Target::Ref(id) => id,
                Target::Condition(id) => format!("?{id}"),
                Target::Attribute { resource, attribute } => format!("{resource}.{attribute}"),
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_text_is_cut_into_pieces() {
        use Piece::{Text, Variable};
        let pieces = |text| sub_pieces(text).collect::<Vec<_>>();
        assert_eq!(
            pieces("a${B}${!c}-${D.E}$${"),
            [Text("a"), Variable("B"), Text("${!c}-"), Variable("D.E"), Text("$"), Text("${")]
        );
        assert_eq!(pieces("${a${b}"), [Variable("a${b")]);
        assert_eq!(pieces("${!a"), [Text("${!a")]);
    }

    #[test]
    fn all_forms_are_found() {
        check("a: !Ref X", &["X"]);
        check("a: !GetAtt X.Endpoint.Port", &["X.Endpoint.Port"]);
        check("a: !Sub '${X}-${Y.Arn}-${!Z}-${AWS::Region}'", &["X", "Y.Arn", "AWS::Region"]);
        check("a: !Sub ['${X}${Own}', {Own: !Ref Y}]", &["X", "Y"]);
        check("a: !If [C, !Ref X, 1]", &["?C", "X"]);
    }
}
