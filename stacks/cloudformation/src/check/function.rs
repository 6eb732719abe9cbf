//! Intrinsic functions: the shape of their arguments, where they may stand, and whether what they name exists.
//! <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html>

use std::collections::BTreeSet;

use super::declared::Declared;
use super::findings::Findings;
use super::parameter;
use super::scenario::{Given, Scenarios};
use crate::document::{Kind, Node, is_function};
use crate::reference::{PSEUDO_PARAMETERS, sub_variables};
use crate::rule::{self, Rule};

/// Where a value stands: that decides which functions it may use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Conditions,
    Rules,
    /// Resources and outputs.
    Values,
}

/// The functions of resources and outputs.
const VALUE_FUNCTIONS: [&str; 16] = [
    "Fn::Base64",
    "Fn::Cidr",
    "Fn::FindInMap",
    "Fn::GetAZs",
    "Fn::GetAtt",
    "Fn::GetStackOutput",
    "Fn::If",
    "Fn::ImportValue",
    "Fn::Join",
    "Fn::Length",
    "Fn::Select",
    "Fn::Split",
    "Fn::Sub",
    "Fn::ToJsonString",
    "Fn::Transform",
    "Ref",
];

const CONDITION_FUNCTIONS: [&str; 5] = ["Condition", "Fn::And", "Fn::Equals", "Fn::Not", "Fn::Or"];

/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-rules.html>
const RULE_FUNCTIONS: [&str; 7] = [
    "Fn::Contains",
    "Fn::EachMemberEquals",
    "Fn::EachMemberIn",
    "Fn::RefAll",
    "Fn::ValueOf",
    "Fn::ValueOfAll",
    "Fn::Implies",
];

/// Functions that need something of a deployed resource or region: they mean nothing while conditions are decided.
const NOT_IN_CONDITIONS: [&str; 7] =
    ["Fn::Base64", "Fn::Cidr", "Fn::GetAtt", "Fn::GetAZs", "Fn::GetStackOutput", "Fn::If", "Fn::ImportValue"];

/// Functions that give a text, and nothing else.
const GIVES_TEXT: [&str; 5] = ["Fn::Base64", "Fn::Join", "Fn::Length", "Fn::Sub", "Fn::ToJsonString"];
/// Functions that give a list, and nothing else.
const GIVES_LIST: [&str; 3] = ["Fn::Cidr", "Fn::GetAZs", "Fn::Split"];

/// What the walk used, for finding what is never used.
#[derive(Default)]
pub(super) struct Used {
    pub(super) names: BTreeSet<String>,
    pub(super) mappings: BTreeSet<String>,
    pub(super) conditions: BTreeSet<String>,
    /// A mapping is chosen by a value that only the deployment knows.
    pub(super) any_mapping: bool,
}

pub(super) struct Walk<'a, 'f> {
    pub(super) declared: &'a Declared<'a>,
    pub(super) findings: &'f mut Findings,
    pub(super) used: Used,
    pub(super) part: Part,
    path: Vec<String>,
    scenarios: &'a Scenarios<'a>,
    /// The conditions that hold, or do not, where the walk is.
    given: Vec<Given>,
}

impl<'a, 'f> Walk<'a, 'f> {
    pub(super) fn new(
        declared: &'a Declared<'a>,
        scenarios: &'a Scenarios<'a>,
        findings: &'f mut Findings,
    ) -> Self {
        let (used, path, given) = (Used::default(), Vec::new(), Vec::new());
        Self { declared, findings, used, part: Part::Values, path, scenarios, given }
    }

    /// The condition under which the resource or output that is walked next exists.
    pub(super) fn given(&mut self, condition: Option<&str>) {
        self.given = condition.into_iter().map(|name| (name.to_owned(), true)).collect();
    }

    /// Walks a value that stands at a path.
    pub(super) fn value_at(&mut self, part: Part, path: &[&str], node: &'a Node) {
        self.part = part;
        self.path = path.iter().map(|step| (*step).to_owned()).collect();
        self.value(node);
    }

    fn push(&mut self, rule: &Rule, node: &Node, message: String, help: &str) {
        self.findings.push(rule, &self.path.join("/"), node.place, message, help);
    }

    fn step(&mut self, name: &str, node: &'a Node) {
        self.path.push(name.to_owned());
        self.value(node);
        self.path.pop();
    }

    fn value(&mut self, node: &'a Node) {
        match &node.kind {
            Kind::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.step(&index.to_string(), item);
                }
            }
            Kind::Map(entries) => {
                if let [(key, argument)] = &entries[..] {
                    let is_condition =
                        key.text == "Condition" && self.part != Part::Values && argument.as_str().is_some();
                    if is_function(&key.text) || is_condition {
                        self.function(&key.text, argument, node);
                        return;
                    }
                }
                for (key, value) in entries {
                    let stands_alone = is_function(&key.text) && key.text != "Fn::Transform";
                    if stands_alone && VALUE_FUNCTIONS.contains(&key.text.as_str()) && key.text != "Ref" {
                        let message = format!("`{}` stands beside other keys", key.text);
                        self.push(
                            &rule::FUNCTION_ARGUMENTS,
                            node,
                            message,
                            "a function is the only key of its mapping",
                        );
                    }
                    self.step(&key.text, value);
                }
            }
            Kind::String(text) => self.text(text, node),
            Kind::Null | Kind::Bool(_) | Kind::Number(_) => {}
        }
    }

    fn function(&mut self, name: &str, argument: &'a Node, node: &'a Node) {
        if !self.is_allowed(name, node) {
            return;
        }
        match name {
            "Ref" => self.reference(argument, node),
            "Condition" => self.condition(argument),
            "Fn::GetAtt" => self.get_att(argument, node),
            "Fn::Sub" => self.sub(argument, node),
            "Fn::If" => self.branches(argument),
            "Fn::And" | "Fn::Or" => self.conditions(name, argument, 2, 10),
            "Fn::Not" => self.conditions(name, argument, 1, 1),
            "Fn::Equals" => {
                if self.list(name, argument, 2, 2) {
                    self.items(argument);
                }
            }
            "Fn::FindInMap" => self.find_in_map(argument),
            "Fn::Join" => {
                if self.list(name, argument, 2, 2) {
                    self.expect_text("the delimiter of `Fn::Join`", &argument.items()[0]);
                    self.expect_list("what `Fn::Join` joins", &argument.items()[1]);
                    let is_part = |item: &&Node| item.is_list() || item.is_map() && item.function().is_none();
                    if let Some(item) = argument.items()[1].items().iter().find(is_part) {
                        let message = format!("`Fn::Join` joins texts, found {}", item.kind_name());
                        self.push(&rule::FUNCTION_ARGUMENTS, item, message, "");
                    }
                    self.items(argument);
                }
            }
            "Fn::Select" => self.select(argument),
            "Fn::Split" => {
                if self.list(name, argument, 2, 2) {
                    self.expect_text("the delimiter of `Fn::Split`", &argument.items()[0]);
                    self.expect_text("what `Fn::Split` splits", &argument.items()[1]);
                    self.items(argument);
                }
            }
            "Fn::Cidr" => {
                if self.list(name, argument, 2, 3) {
                    self.items(argument);
                }
            }
            "Fn::GetAZs" | "Fn::Base64" | "Fn::ImportValue" => {
                self.expect_text(&format!("the argument of `{name}`"), argument);
                self.step(name, argument);
            }
            "Fn::Length" => {
                self.expect_list("the argument of `Fn::Length`", argument);
                self.step(name, argument);
            }
            "Fn::Transform" => {
                if argument.get("Name").as_str().is_none() {
                    let message = "`Fn::Transform` is given `Name`, and perhaps `Parameters`".to_owned();
                    self.push(&rule::FUNCTION_ARGUMENTS, argument, message, "");
                }
                self.step(name, argument);
            }
            "Fn::GetStackOutput" => {
                for key in ["StackName", "OutputName"] {
                    if !argument.has(key) {
                        let message = format!("`Fn::GetStackOutput` is given `{key}`");
                        self.push(&rule::FUNCTION_ARGUMENTS, argument, message, "");
                    }
                }
                self.step(name, argument);
            }
            _ => self.step(name, argument),
        }
    }

    /// Whether a function exists and may stand here.
    fn is_allowed(&mut self, name: &str, node: &Node) -> bool {
        let of_values = VALUE_FUNCTIONS.contains(&name);
        let of_conditions = CONDITION_FUNCTIONS.contains(&name);
        let of_rules = RULE_FUNCTIONS.contains(&name);
        if !of_values && !of_conditions && !of_rules {
            let known = VALUE_FUNCTIONS.into_iter().chain(CONDITION_FUNCTIONS);
            let help = self.findings.suggest(name, known);
            self.push(&rule::UNKNOWN_FUNCTION, node, format!("there is no function `{name}`"), &help);
            return false;
        }
        let (is_fine, place) = match self.part {
            Part::Values => (of_values || self.is_inside_if(), "resources and outputs"),
            Part::Conditions => (!of_rules && !NOT_IN_CONDITIONS.contains(&name), "conditions"),
            Part::Rules => (!NOT_IN_CONDITIONS.contains(&name), "rules"),
        };
        if matches!(name, "Fn::Length" | "Fn::ToJsonString")
            && !self.declared.transforms.extensions
            && !self.declared.open
        {
            let message = format!("`{name}` needs the transform AWS::LanguageExtensions");
            self.push(&rule::EXTENSION_MISSING, node, message, "add it under `Transform`");
        }
        if !is_fine {
            let message = format!("`{name}` does not work in {place}");
            self.push(&rule::FUNCTION_PLACE, node, message, "");
        }
        is_fine
    }

    /// Conditions may be written out as the first argument of `Fn::If` with the language extensions only.
    fn is_inside_if(&self) -> bool {
        self.declared.transforms.extensions && self.path.iter().any(|step| step == "Fn::If")
    }

    fn items(&mut self, argument: &'a Node) {
        for (index, item) in argument.items().iter().enumerate() {
            self.step(&index.to_string(), item);
        }
    }

    /// Whether the argument is a list of so many items; a function in its place is accepted.
    fn list(&mut self, name: &str, argument: &'a Node, least: usize, most: usize) -> bool {
        if argument.is_list() && (least..=most).contains(&argument.items().len()) {
            return true;
        }
        let count = match (least, most) {
            (least, most) if least == most => format!("{least}"),
            _ => format!("{least} to {most}"),
        };
        let plural = if most == 1 { "" } else { "s" };
        let found = if argument.is_list() {
            format!("{} items", argument.items().len())
        } else {
            argument.kind_name().to_owned()
        };
        let message = format!("`{name}` takes a list of {count} item{plural}, found {found}");
        self.push(&rule::FUNCTION_ARGUMENTS, argument, message, "");
        false
    }

    fn expect_text(&mut self, what: &str, node: &Node) {
        let is_text = match node.function() {
            Some((name, argument)) => !GIVES_LIST.contains(&name) && !self.is_list_parameter(name, argument),
            None => node.as_text().is_some(),
        };
        if !is_text {
            let found = node.function().map_or(node.kind_name(), |_| "a list");
            self.push(&rule::FUNCTION_ARGUMENTS, node, format!("{what} is a text, found {found}"), "");
        }
    }

    fn expect_list(&mut self, what: &str, node: &Node) {
        let is_list = match node.function() {
            Some((name, argument)) => {
                let is_text_parameter = name == "Ref"
                    && argument.as_str().and_then(|id| self.declared.parameters.get(id)).is_some_and(
                        |parameter| {
                            !parameter::is_list(parameter) && parameter.get("Type").as_str() == Some("String")
                        },
                    );
                !GIVES_TEXT.contains(&name) && !is_text_parameter
            }
            None => node.is_list(),
        };
        if !is_list {
            let found = node.function().map_or(node.kind_name(), |_| "a text");
            self.push(&rule::FUNCTION_ARGUMENTS, node, format!("{what} is a list, found {found}"), "");
        }
    }

    fn is_list_parameter(&self, name: &str, argument: &Node) -> bool {
        let parameter = argument.as_str().and_then(|id| self.declared.parameters.get(id));
        name == "Ref" && parameter.is_some_and(|parameter| parameter::is_list(parameter))
    }

    fn reference(&mut self, argument: &'a Node, node: &'a Node) {
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
    fn name(&mut self, name: &str, node: &Node) {
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
    fn exists(&mut self, id: &str, node: &Node) {
        let condition =
            self.declared.resources.get(id).and_then(|resource| resource.node.get("Condition").as_str());
        if let Some(condition) = condition.filter(|condition| self.scenarios.can_fail(&self.given, condition))
        {
            let message = format!("`{id}` is not there when the condition `{condition}` is false");
            let help = "put the reference into Fn::If, or give both the same condition";
            self.push(&rule::CONDITIONAL_REFERENCE, node, message, help);
        }
    }

    fn condition(&mut self, node: &'a Node) {
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

    fn get_att(&mut self, argument: &'a Node, node: &'a Node) {
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
    fn attribute(&mut self, id: &str, attribute: Option<&str>, node: &Node) {
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

    fn sub(&mut self, argument: &'a Node, node: &'a Node) {
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
        if seen.is_empty() && own.is_none() && !text.contains("${!") {
            let message = "this `Fn::Sub` replaces nothing".to_owned();
            self.push(&rule::SUB_NEEDLESS, node, message, "write the text alone");
        }
        for (key, value) in own.into_iter().flat_map(Node::entries) {
            if !seen.contains(key.text.as_str()) {
                let message = format!("the text does not use the variable `{}`", key.text);
                self.findings.push(&rule::SUB_UNUSED, &self.path.join("/"), key.place, message, "remove it");
            }
            self.step(&key.text, value);
        }
    }

    fn branches(&mut self, argument: &'a Node) {
        if !self.list("Fn::If", argument, 3, 3) {
            return;
        }
        self.path.push("Fn::If".to_owned());
        self.condition(&argument.items()[0]);
        let condition = argument.items()[0].as_str();
        for (index, item) in argument.items().iter().enumerate().skip(1) {
            self.given.extend(condition.map(|name| (name.to_owned(), index == 1)));
            self.step(&index.to_string(), item);
            if condition.is_some() {
                self.given.pop();
            }
        }
        self.path.pop();
    }

    fn conditions(&mut self, name: &str, argument: &'a Node, least: usize, most: usize) {
        if !self.list(name, argument, least, most) {
            return;
        }
        for (index, item) in argument.items().iter().enumerate() {
            let is_condition = match item.entries() {
                [(key, _)] => {
                    CONDITION_FUNCTIONS.contains(&key.text.as_str())
                        || RULE_FUNCTIONS.contains(&key.text.as_str())
                }
                _ => false,
            };
            if !is_condition {
                let message = format!("`{name}` combines conditions, found {}", item.kind_name());
                self.push(&rule::FUNCTION_ARGUMENTS, item, message, "write {Condition: Name}");
                continue;
            }
            self.step(&index.to_string(), item);
        }
    }

    fn select(&mut self, argument: &'a Node) {
        if !self.list("Fn::Select", argument, 2, 2) {
            return;
        }
        let (index, list) = (&argument.items()[0], &argument.items()[1]);
        let known = index.as_text();
        if index.function().is_none() && known.as_ref().is_none_or(|text| text.parse::<usize>().is_err()) {
            let message = "the index of `Fn::Select` is a whole number from 0".to_owned();
            self.push(&rule::FUNCTION_ARGUMENTS, index, message, "");
        }
        self.expect_list("what `Fn::Select` selects from", list);
        let has_unknown = list.items().iter().any(|item| item.function().is_some());
        let position = known.and_then(|text| text.parse::<usize>().ok());
        if let Some(position) = position.filter(|position| *position >= list.items().len())
            && list.is_list()
            && !has_unknown
        {
            let count = list.items().len();
            let message = format!("there is no item {position}: the list has {count}");
            self.push(&rule::FUNCTION_ARGUMENTS, index, message, "the first item is 0");
        }
        self.items(argument);
    }

    fn find_in_map(&mut self, argument: &'a Node) {
        let most = if self.declared.transforms.extensions { 4 } else { 3 };
        if !self.list("Fn::FindInMap", argument, 3, most) {
            return;
        }
        for item in argument.items().iter().take(3) {
            self.expect_text("a name in `Fn::FindInMap`", item);
        }
        let has_default = argument.items().len() > 3;
        match argument.items()[0].as_str() {
            Some(name) => {
                self.used.mappings.insert(name.to_owned());
                match self.declared.mappings.get(name) {
                    Some(mapping) if !has_default => self.keys(name, mapping, argument),
                    Some(_) => {}
                    None if self.declared.open || has_default => {}
                    None => {
                        let help = self.findings.suggest(name, self.declared.mappings.keys().copied());
                        let message = format!("no mapping is called `{name}`");
                        self.push(&rule::FIND_IN_MAP, &argument.items()[0], message, &help);
                    }
                }
            }
            None => self.used.any_mapping = true,
        }
        self.items(argument);
    }

    /// Keys of a mapping that are written out must be there.
    fn keys(&mut self, name: &str, mapping: &'a Node, argument: &'a Node) {
        let [_, first, second, ..] = argument.items() else { return };
        if mapping.has("Fn::Transform") {
            return;
        }
        let missing = |walk: &mut Self, node: &Node, key: &str, known: Vec<&'a str>| {
            let help = walk.findings.suggest(key, known);
            walk.push(
                &rule::FIND_IN_MAP,
                node,
                format!("the mapping `{name}` has no key `{key}` here"),
                &help,
            );
        };
        let keys =
            |node: &'a Node| node.entries().iter().map(|(key, _)| key.text.as_str()).collect::<Vec<_>>();
        let below: Vec<&Node> = match first.as_text() {
            Some(key) if !mapping.has(&key) => {
                missing(self, first, &key, keys(mapping));
                return;
            }
            Some(key) => vec![mapping.get(&key)],
            None => mapping.entries().iter().map(|(_, node)| node).collect(),
        };
        if let Some(key) = second.as_text()
            && !below.is_empty()
            && below.iter().all(|node| !node.has(&key) && !node.has("Fn::Transform"))
        {
            missing(self, second, &key, below.iter().flat_map(|node| keys(node)).collect());
        }
    }

    /// A text that stands by itself: a variable in it that no `Fn::Sub` replaces, a dynamic reference.
    fn text(&mut self, text: &str, node: &Node) {
        if self.part != Part::Values {
            return;
        }
        for reference in super::dynamic::references(text) {
            if let Err(why) = reference {
                self.push(&rule::DYNAMIC_REFERENCE, node, why, "");
            }
        }
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
const KEEPS_VARIABLES: [&str; 14] = [
    "BuildSpec",
    "Code",
    "Content",
    "DefinitionBody",
    "DefinitionString",
    "DefinitionSubstitutions",
    "Metadata",
    "PolicyDocument",
    "Resource",
    "RequestParameters",
    "RequestTemplates",
    "ResponseParameters",
    "TemplateBody",
    "UserData",
];
