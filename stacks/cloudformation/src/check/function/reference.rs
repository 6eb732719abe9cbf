//! Functions and texts that refer to parameters, resources and conditions.

use std::collections::BTreeSet;

use super::{Part, Walk};
use crate::check::dynamic;
use crate::document::{Kind, Node};
use crate::reference::{PSEUDO_PARAMETERS, sub_variables};
use crate::rule;

impl<'a> Walk<'a, '_> {
    pub(super) fn reference(&mut self, argument: &'a Node, node: &'a Node) {
        let Some(name) = argument.as_str() else {
            if !(self.declared.transforms.extensions && argument.function().is_some()) {
                let message = format!("`Ref` is given a name, found {}", argument.kind_name());
                self.push(&rule::FUNCTION_ARGUMENTS, node, message, "");
            }
            return;
        };
        self.name(name, node);
    }

    /// A name that `Ref` or `${…}` gives: a parameter, a pseudo parameter or a resource.
    pub(super) fn name(&mut self, name: &str, node: &Node) {
        self.used.names.insert(name.to_owned());
        let declared = self.declared;
        let is_resource = declared.resources.contains_key(name);
        if PSEUDO_PARAMETERS.contains(&name) || declared.parameters.contains_key(name) {
            return;
        }
        if is_resource && self.part == Part::Values {
            self.exists(name, node);
            return;
        }
        if is_resource {
            let message =
                format!("`{name}` is a resource, which is not there when conditions and rules are decided");
            self.push(&rule::UNRESOLVED_REFERENCE, node, message, "refer to a parameter");
        } else if !declared.may_have(name) {
            let known = declared.resources.keys().chain(declared.parameters.keys()).copied();
            let help = self.findings.suggest(name, known.chain(PSEUDO_PARAMETERS));
            let message = format!("no resource or parameter is called `{name}`");
            self.push(&rule::UNRESOLVED_REFERENCE, node, message, &help);
        }
    }

    /// Whether a resource that is referred to is there whenever the reference is.
    pub(super) fn exists(&mut self, id: &str, node: &Node) {
        let condition =
            self.declared.resources.get(id).and_then(|resource| resource.node.get("Condition").as_str());
        if let Some(condition) = condition.filter(|condition| self.scenarios.can_fail(&self.given, condition))
        {
            let message = format!("`{id}` is not there when the condition `{condition}` is false");
            let help = "put the reference into Fn::If, or give both the same condition";
            self.push(&rule::CONDITIONAL_REFERENCE, node, message, help);
        }
    }

    pub(super) fn condition(&mut self, node: &'a Node) {
        let Some(name) = node.as_str() else {
            if self.declared.transforms.extensions && node.function().is_some() {
                self.value(node);
                return;
            }
            let message = format!("a condition is named here, found {}", node.kind_name());
            self.push(&rule::FUNCTION_ARGUMENTS, node, message, "");
            return;
        };
        self.used.conditions.insert(name.to_owned());
        if !self.declared.conditions.contains_key(name) && !self.declared.open {
            let help = self.findings.suggest(name, self.declared.conditions.keys().copied());
            self.push(&rule::UNRESOLVED_REFERENCE, node, format!("no condition is called `{name}`"), &help);
        }
    }

    pub(super) fn get_att(&mut self, argument: &'a Node, node: &'a Node) {
        let (id, attribute) = match (argument.as_str(), argument.items()) {
            (Some(text), _) => {
                if let Some((id, attribute)) = text.split_once('.') {
                    (id.to_owned(), Some(attribute.to_owned()))
                } else {
                    let message = format!("`Fn::GetAtt` of `{text}` names no attribute");
                    self.push(&rule::FUNCTION_ARGUMENTS, node, message, "write Resource.Attribute");
                    return;
                }
            }
            (None, [id, attribute]) if id.as_str().is_some() => {
                if attribute.as_str().is_none() && attribute.function().is_none() {
                    let message = format!("an attribute is a text, found {}", attribute.kind_name());
                    self.push(&rule::FUNCTION_ARGUMENTS, node, message, "");
                    return;
                }
                self.value(attribute);
                (id.as_str().unwrap_or_default().to_owned(), attribute.as_str().map(str::to_owned))
            }
            (None, [_, _]) if self.declared.transforms.extensions => return,
            _ => {
                let message = "`Fn::GetAtt` takes a resource and an attribute".to_owned();
                self.push(&rule::FUNCTION_ARGUMENTS, node, message, "");
                return;
            }
        };
        self.attribute(&id, attribute.as_deref(), node);
    }

    /// A resource's attribute, as `Fn::GetAtt` and `${Resource.Attribute}` name it.
    pub(super) fn attribute(&mut self, id: &str, attribute: Option<&str>, node: &Node) {
        self.used.names.insert(id.to_owned());
        let Some(resource) = self.declared.resources.get(id) else {
            if !self.declared.may_have(id) {
                let help = self.findings.suggest(id, self.declared.resources.keys().copied());
                self.push(&rule::UNRESOLVED_REFERENCE, node, format!("no resource is called `{id}`"), &help);
            }
            return;
        };
        self.exists(id, node);
        let (Some(schema), Some(attribute)) = (resource.schema, attribute) else { return };
        let type_name = resource.type_name;
        let is_free = type_name.starts_with("AWS::Serverless::") || self.declared.open;
        if !is_free && !schema.has_attribute(attribute) {
            let attributes = schema.attributes();
            let help = self.findings.suggest(attribute, attributes.iter().map(String::as_str));
            let message = format!("`{type_name}` has no attribute `{attribute}`");
            self.push(&rule::UNKNOWN_ATTRIBUTE, node, message, &help);
        }
    }

    pub(super) fn sub(&mut self, argument: &'a Node, node: &'a Node) {
        let (text, own) = match (&argument.kind, argument.items()) {
            (Kind::String(text), _) => (text.as_str(), None),
            (_, [text, own]) if own.is_map() => {
                if let Some(text) = text.as_str() {
                    (text, Some(own))
                } else {
                    let message = format!("`Fn::Sub` works on a text, found {}", text.kind_name());
                    self.push(&rule::FUNCTION_ARGUMENTS, text, message, "");
                    return;
                }
            }
            _ => {
                let message =
                    "`Fn::Sub` takes a text, or a list of a text and a mapping of variables".to_owned();
                self.push(&rule::FUNCTION_ARGUMENTS, argument, message, "");
                return;
            }
        };
        self.dynamic(text, node);
        let own_names: BTreeSet<&str> =
            own.into_iter().flat_map(Node::entries).map(|(key, _)| key.text.as_str()).collect();
        let mut seen = BTreeSet::new();
        for variable in sub_variables(text) {
            let variable = variable.trim();
            seen.insert(variable);
            if own_names.contains(variable) {
                continue;
            }
            let is_name = |c: char| c.is_ascii_alphanumeric() || c == '.' || c == ':' || c == '_' || c == '-';
            if variable.is_empty() || !variable.chars().all(is_name) {
                let message = format!("`${{{variable}}}` names nothing");
                let help = "write ${!…} for a text that stays as it is";
                self.push(&rule::FUNCTION_ARGUMENTS, node, message, help);
                continue;
            }
            match variable.split_once('.') {
                Some((id, attribute)) => self.attribute(id, Some(attribute), node),
                None => self.name(variable, node),
            }
        }
        let is_needless = seen.is_empty() && own.is_none() && !text.contains("${!");
        if is_needless && !self.substituted.contains(&node.place) {
            let message = "this `Fn::Sub` replaces nothing".to_owned();
            self.push(&rule::SUB_NEEDLESS, node, message, "write the text alone");
        }
        for (key, value) in own.into_iter().flat_map(Node::entries) {
            if !seen.contains(key.text.as_str()) {
                let message = format!("the text does not use the variable `{}`", key.text);
                self.findings.push(&rule::SUB_UNUSED, &self.path.join("/"), key.place, message, "remove it");
            }
            self.part_of_text(|walk| walk.step(&key.text, value));
        }
    }

    /// Items that become one text: a dynamic reference may begin in one of them and end in another.
    pub(super) fn joined(&mut self, argument: &'a Node) {
        self.part_of_text(|walk| walk.items(argument));
        let [delimiter, list] = argument.items() else { return };
        let texts: Option<Vec<&str>> = list.items().iter().map(Node::as_str).collect();
        if let (Some(delimiter), Some(texts)) = (delimiter.as_str(), texts)
            && texts.iter().any(|text| dynamic::is_open(text))
        {
            self.dynamic(&texts.join(delimiter), argument);
        }
    }

    /// Walks values that are put into a longer text.
    fn part_of_text(&mut self, walk: impl FnOnce(&mut Self)) {
        let outer = std::mem::replace(&mut self.is_part_of_text, true);
        walk(self);
        self.is_part_of_text = outer;
    }

    fn dynamic(&mut self, text: &str, node: &Node) {
        if self.part != Part::Values {
            return;
        }
        for why in dynamic::references(text, self.is_part_of_text).filter_map(Result::err) {
            self.push(&rule::DYNAMIC_REFERENCE, node, why, "");
        }
    }

    /// A text that stands by itself: a variable in it that no `Fn::Sub` replaces, a dynamic reference.
    pub(super) fn text(&mut self, text: &str, node: &Node) {
        if self.part != Part::Values {
            return;
        }
        self.dynamic(text, node);
        if !text.contains("${") || self.path.iter().any(|step| KEEPS_VARIABLES.contains(&step.as_str())) {
            return;
        }
        let is_meant = sub_variables(text).any(|name| {
            PSEUDO_PARAMETERS.contains(&name)
                || self.declared.parameters.contains_key(name)
                || self.declared.resources.contains_key(name.split('.').next().unwrap_or(name))
        });
        if is_meant {
            let message = "the text has `${…}` of this template and no `Fn::Sub` around it".to_owned();
            self.push(&rule::SUB_MISSING, node, message, "put it into Fn::Sub");
        }
    }
}

/// Properties in which `${…}` belongs to another language: scripts, definitions, policies, mapping templates.
const KEEPS_VARIABLES: [&str; 23] = [
    "BuildSpec",
    "Code",
    "Command",
    "Content",
    "DashboardBody",
    "Definition",
    "DefinitionBody",
    "DefinitionString",
    "DefinitionSubstitutions",
    "EntryPoint",
    "InputTemplate",
    "Metadata",
    "PolicyDocument",
    "RequestMappingTemplate",
    "RequestParameters",
    "RequestTemplates",
    "Resource",
    "ResponseMappingTemplate",
    "ResponseParameters",
    "ResponseTemplates",
    "Sql",
    "TemplateBody",
    "UserData",
];
