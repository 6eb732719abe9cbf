//! Intrinsic functions: the shape of their arguments, where they may stand, and whether what they name exists.
//! <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html>

mod choice;
mod reference;

use std::collections::BTreeSet;

use super::declared::Declared;
use super::findings::Findings;
use super::parameter;
use super::scenario::{Given, Scenarios};
use crate::document::{Kind, Node, is_function};
use crate::finding::Place;
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
    /// The `Fn::Sub`s into whose text a loop wrote.
    pub(super) substituted: BTreeSet<Place>,
    /// Whether the walk is inside something that becomes a part of a text.
    is_part_of_text: bool,
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
        Self {
            declared,
            findings,
            used: Used::default(),
            part: Part::Values,
            substituted: BTreeSet::new(),
            is_part_of_text: false,
            path: Vec::new(),
            scenarios,
            given: Vec::new(),
        }
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
                    self.joined(argument);
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
}
