//! Properties against the registry schema of their type. A value that an intrinsic function gives is unknown.

use std::collections::BTreeSet;

use serde_json::Value as Json;

use super::declared::Declared;
use super::findings::{Findings, join};
use super::format;
use super::matching::{Presence, fits, is_unknown, presence, shown};
use crate::document::{Kind, Node, is_function};
use crate::expand::is_loop;
use crate::finding::{Finding, Place};
use crate::pattern;
use crate::rule::{self, Rule};
use crate::schema::Schema;

/// Every violation of a resource's properties, with paths below `Properties`; `place` stands in for properties that are
/// not there.
#[must_use]
pub fn violations(schema: Schema, properties: &Node, place: Place) -> Vec<Finding> {
    let mut findings = Findings::default();
    check(schema, "", properties, place, None, &mut findings);
    findings.sorted()
}

pub(super) fn check(
    schema: Schema,
    path: &str,
    properties: &Node,
    place: Place,
    declared: Option<&Declared>,
    findings: &mut Findings,
) {
    let empty = Node { place, kind: Kind::Map(Vec::new()) };
    let root = if properties.is_null() { &empty } else { properties };
    if root.function().is_some() || !root.is_map() {
        return;
    }
    let mut walk = Walk { schema, declared, findings };
    walk.object(path, schema.root(), root);
    walk.read_only(path, root);
    walk.deprecated(path, root);
}

/// Properties in which `aws cloudformation package` replaces a path by a place in S3.
/// <https://docs.aws.amazon.com/cli/latest/reference/cloudformation/package.html>
const PACKAGED: [(&str, &str); 10] = [
    ("AWS::ApiGateway::RestApi", "BodyS3Location"),
    ("AWS::ElasticBeanstalk::ApplicationVersion", "SourceBundle"),
    ("AWS::Glue::Job", "ScriptLocation"),
    ("AWS::Lambda::Function", "Code"),
    ("AWS::Lambda::LayerVersion", "Content"),
    ("AWS::Serverless::Api", "DefinitionUri"),
    ("AWS::Serverless::Function", "CodeUri"),
    ("AWS::Serverless::LayerVersion", "ContentUri"),
    ("AWS::Serverless::StateMachine", "DefinitionUri"),
    ("AWS::StepFunctions::StateMachine", "DefinitionS3Location"),
];

fn last(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

struct Walk<'a, 'f> {
    schema: Schema,
    declared: Option<&'a Declared<'a>>,
    findings: &'f mut Findings,
}

impl Walk<'_, '_> {
    fn push(&mut self, rule: &Rule, path: &str, place: Place, message: String, help: &str) {
        self.findings.push(rule, path, place, message, help);
    }

    fn value(&mut self, path: &str, schema: &'static Json, node: &Node) {
        let schema = self.schema.resolve(schema);
        if self.findings.is_full() || node.is_null() {
            return;
        }
        if let Some((name, argument)) = node.function() {
            if name == "Fn::If"
                && let [_, yes, no] = argument.items()
            {
                self.value(&join(path, "Fn::If/1"), schema, yes);
                self.value(&join(path, "Fn::If/2"), schema, no);
            } else if let Some(declared) = self.declared {
                let type_name = self.schema.type_name();
                format::reference(declared, type_name, schema, path, node, self.findings);
            }
            return;
        }
        if is_unknown(node) {
            return;
        }
        let types: Vec<&str> = match &schema["type"] {
            Json::String(one) => vec![one.as_str()],
            Json::Array(many) => many.iter().filter_map(Json::as_str).collect(),
            _ => Vec::new(),
        };
        if !types.is_empty() && !types.iter().any(|name| super::matching::accepts(name, node)) {
            let is_packaged =
                node.as_str().is_some() && PACKAGED.contains(&(self.schema.type_name(), last(path)));
            if is_packaged {
                let message =
                    "a path of this machine, which `aws cloudformation package` replaces".to_owned();
                self.push(&rule::PACKAGE_NEEDED, path, node.place, message, "package the template first");
                return;
            }
            let message = format!("expected {}, found {}", words(&types), node.kind_name());
            self.push(&rule::WRONG_TYPE, path, node.place, message, "");
            return;
        }
        match &node.kind {
            Kind::Map(_) => self.object(path, schema, node),
            Kind::List(items) => self.list(path, schema, node, items),
            _ => self.scalar(path, schema, &types, node),
        }
        // An object's own combinations are judged with its properties.
        if !node.is_map() {
            self.combinations(path, schema, node);
        }
    }

    fn object(&mut self, path: &str, schema: &'static Json, node: &Node) {
        let properties = schema["properties"].as_object();
        let patterns = schema["patternProperties"].as_object();
        let is_closed = schema["additionalProperties"] == Json::Bool(false);
        let mut is_open = false;
        for (key, value) in node.entries() {
            let name = &key.text;
            if name == "Fn::Transform" || is_loop(name) {
                is_open = true;
                continue;
            }
            if let Some(child) = properties.and_then(|properties| properties.get(name)) {
                self.value(&join(path, name), child, value);
                continue;
            }
            let by_pattern = patterns.into_iter().flatten();
            let matched: Vec<&'static Json> = by_pattern
                .filter(|(pattern, _)| pattern::is_found(pattern, name) != Some(false))
                .map(|(_, child)| child)
                .collect();
            for child in &matched {
                self.value(&join(path, name), child, value);
            }
            if !matched.is_empty() || is_function(name) {
                continue;
            }
            if schema["additionalProperties"].is_object() {
                self.value(&join(path, name), &schema["additionalProperties"], value);
            } else if is_closed && (properties.is_some() || patterns.is_some()) {
                let known = properties.into_iter().flatten().map(|(name, _)| name.as_str());
                let help = self.findings.suggest(name, known);
                let message = format!("there is no property `{name}` here");
                self.push(&rule::UNKNOWN_PROPERTY, &join(path, name), key.place, message, &help);
            }
        }
        self.counts(path, schema, node, node.entries().len(), "minProperties", "maxProperties", is_open);
        if !is_open {
            for name in names(&schema["required"]) {
                if presence(node, name) == Presence::Absent {
                    let help = "add it: AWS refuses the resource without it";
                    self.push(
                        &rule::MISSING_PROPERTY,
                        path,
                        node.place,
                        format!("`{name}` is missing"),
                        help,
                    );
                }
            }
            self.together(path, schema, node);
            self.combinations(path, schema, node);
        }
    }

    /// Which properties need, exclude or replace each other.
    fn together(&mut self, path: &str, schema: &'static Json, node: &Node) {
        let is = |name: &str, wanted: Presence| presence(node, name) == wanted;
        for list in ["dependentRequired", "dependencies"] {
            for (name, others) in schema[list].as_object().into_iter().flatten() {
                for other in
                    names(others).filter(|other| is(name, Presence::There) && is(other, Presence::Absent))
                {
                    let message = format!("`{name}` needs `{other}`");
                    self.push(&rule::COMBINATION, &join(path, name), node.get(name).place, message, "");
                }
            }
        }
        for (name, others) in schema["dependentExcluded"].as_object().into_iter().flatten() {
            for other in names(others).filter(|other| is(name, Presence::There) && is(other, Presence::There))
            {
                let message = format!("`{name}` and `{other}` exclude each other");
                self.push(
                    &rule::COMBINATION,
                    &join(path, name),
                    node.get(name).place,
                    message,
                    "remove one of them",
                );
            }
        }
        for (list, only_one) in [("requiredXor", true), ("requiredOr", false)] {
            let wanted: Vec<&str> = names(&schema[list]).collect();
            let there: Vec<&&str> = wanted.iter().filter(|name| is(name, Presence::There)).collect();
            let is_absent = !wanted.is_empty() && wanted.iter().all(|name| is(name, Presence::Absent));
            if is_absent {
                let message = format!("one of {} is needed", quoted(&wanted));
                self.push(&rule::COMBINATION, path, node.place, message, "");
            } else if only_one && there.len() > 1 {
                let message = format!("only one of {} is possible", quoted(&wanted));
                self.push(&rule::COMBINATION, path, node.place, message, "");
            }
        }
    }

    /// `allOf`, `anyOf`, `oneOf`, `not`, `if`: what is unknown breaks none of them.
    fn combinations(&mut self, path: &str, schema: &'static Json, node: &Node) {
        for part in schema["allOf"].as_array().into_iter().flatten() {
            self.part(path, part, node);
        }
        for list in ["anyOf", "oneOf"] {
            let Some(parts) = schema[list].as_array() else { continue };
            let results: Vec<Option<bool>> = parts.iter().map(|part| fits(self.schema, part, node)).collect();
            let fitting = results.iter().filter(|result| **result == Some(true)).count();
            if results.iter().all(|result| *result == Some(false)) {
                self.none_fits(path, parts, node);
            } else if list == "oneOf" && fitting > 1 {
                let message = match required_lists(self.schema, parts) {
                    Some(lists) => format!("only one of {} is possible", lists.join(", ")),
                    None => {
                        format!("the value fits {fitting} of {} forms that exclude each other", parts.len())
                    }
                };
                self.push(&rule::COMBINATION, path, node.place, message, "");
            }
        }
        if schema["not"].is_object() && fits(self.schema, &schema["not"], node) == Some(true) {
            let message = match names(&schema["not"]["required"]).collect::<Vec<_>>() {
                list if list.is_empty() => "the value has a form that is excluded".to_owned(),
                list => format!("{} cannot be given together", quoted(&list)),
            };
            self.push(&rule::COMBINATION, path, node.place, message, "");
        }
        if schema["if"].is_object() {
            match fits(self.schema, &schema["if"], node) {
                Some(true) if schema["then"].is_object() => self.part(path, &schema["then"], node),
                Some(false) if schema["else"].is_object() => self.part(path, &schema["else"], node),
                _ => {}
            }
        }
    }

    /// A schema that holds beside another for the same value: it closes nothing that the other opens.
    fn part(&mut self, path: &str, part: &'static Json, node: &Node) {
        self.value(path, part, node);
    }

    fn none_fits(&mut self, path: &str, parts: &'static [Json], node: &Node) {
        if let Some(lists) = required_lists(self.schema, parts) {
            let message = format!("one of {} is needed", lists.join(", "));
            self.push(&rule::COMBINATION, path, node.place, message, "");
            return;
        }
        // The form that is meant is the one whose type fits: its violations say more than that none fits.
        let same_type: Vec<&'static Json> = parts
            .iter()
            .filter(|part| {
                let resolved = self.schema.resolve(part);
                resolved["type"].as_str().is_none_or(|name| super::matching::accepts(name, node))
            })
            .collect();
        if let [only] = same_type[..] {
            self.value(path, only, node);
            return;
        }
        let types: Vec<&str> =
            parts.iter().filter_map(|part| self.schema.resolve(part)["type"].as_str()).collect();
        let message = if same_type.is_empty() && !types.is_empty() {
            format!("expected {}, found {}", words(&types), node.kind_name())
        } else {
            format!("the value fits none of {} possible forms", parts.len())
        };
        self.push(&rule::COMBINATION, path, node.place, message, "");
    }

    fn list(&mut self, path: &str, schema: &'static Json, node: &Node, items: &[Node]) {
        for (index, item) in items.iter().enumerate() {
            self.value(&join(path, &index.to_string()), &schema["items"], item);
        }
        let is_open = items.iter().any(|item| is_unknown(item) || item.is_null());
        self.counts(path, schema, node, items.len(), "minItems", "maxItems", is_open);
        if last(path) == "Tags" {
            let mut seen = BTreeSet::new();
            for key in items.iter().map(|item| item.get("Key")) {
                if let Some(text) = key.as_text().filter(|text| !seen.insert(text.clone())) {
                    let message = format!("the tag `{text}` is given twice");
                    self.push(&rule::UNIQUE_ITEMS, path, key.place, message, "remove one");
                }
            }
        }
        if schema["uniqueItems"] == Json::Bool(true) && items.len() > 1 {
            let mut seen = BTreeSet::new();
            for item in items.iter().filter(|item| !is_unknown(item)) {
                if !seen.insert(crate::json::compact(&item.to_json())) {
                    let message = "the list holds this item twice".to_owned();
                    self.push(&rule::UNIQUE_ITEMS, path, item.place, message, "remove one");
                }
            }
        }
    }

    #[expect(clippy::too_many_arguments, reason = "one place for lists and mappings")]
    fn counts(
        &mut self,
        path: &str,
        schema: &Json,
        node: &Node,
        count: usize,
        least: &str,
        most: &str,
        is_open: bool,
    ) {
        let count = count as u64;
        let outside = schema[least].as_u64().is_some_and(|least| count < least)
            || schema[most].as_u64().is_some_and(|most| count > most);
        if outside && !is_open {
            let message = format!("{count} items; {}", range(schema, least, most));
            self.push(&rule::ITEM_COUNT, path, node.place, message, "");
        }
    }

    fn scalar(&mut self, path: &str, schema: &'static Json, types: &[&str], node: &Node) {
        let text = shown(node);
        if let Some(allowed) = schema["enum"].as_array() {
            let fold = |text: &str| {
                if schema["enumCaseInsensitive"].is_null() { text.to_owned() } else { text.to_lowercase() }
            };
            if !allowed.iter().any(|item| fold(&shown(&Node::from(item))) == fold(&text)) {
                let help = self.findings.suggest(&text, allowed.iter().filter_map(Json::as_str));
                let message = format!("`{text}` is not one of the allowed values");
                self.push(&rule::ENUM_VALUE, path, node.place, message, &help);
            }
        }
        if let Some(folded) = schema["enumCaseInsensitive"].as_array()
            && schema["enum"].is_null()
            && !folded.iter().filter_map(Json::as_str).any(|item| item.eq_ignore_ascii_case(&text))
        {
            let help = self.findings.suggest(&text, folded.iter().filter_map(Json::as_str));
            let message = format!("`{text}` is not one of the allowed values");
            self.push(&rule::ENUM_VALUE, path, node.place, message, &help);
        }
        if !schema["const"].is_null() && shown(&Node::from(&schema["const"])) != text {
            let message = format!("`{text}` is not `{}`", shown(&Node::from(&schema["const"])));
            self.push(&rule::ENUM_VALUE, path, node.place, message, "");
        }
        let is_text = types.is_empty() && node.as_str().is_some() || types.contains(&"string");
        if is_text {
            self.text(path, schema, node, &text);
        }
        let is_number = types.iter().any(|name| matches!(*name, "integer" | "number"));
        if is_number && let Ok(number) = text.parse::<f64>() {
            let outside = schema["minimum"].as_f64().is_some_and(|least| number < least)
                || schema["maximum"].as_f64().is_some_and(|most| number > most)
                || schema["exclusiveMinimum"].as_f64().is_some_and(|least| number <= least)
                || schema["exclusiveMaximum"].as_f64().is_some_and(|most| number >= most);
            if outside {
                let message = format!("{text} is out of range; {}", range(schema, "minimum", "maximum"));
                self.push(&rule::RANGE, path, node.place, message, "");
            }
            if let Some(step) = schema["multipleOf"].as_f64()
                && step > 0.0
                && (number / step).fract().abs() > f64::EPSILON
            {
                self.push(&rule::RANGE, path, node.place, format!("{text} is no multiple of {step}"), "");
            }
        }
    }

    fn text(&mut self, path: &str, schema: &'static Json, node: &Node, text: &str) {
        if let Kind::Number(number) = &node.kind
            && let Some(written) = number.written.as_deref()
        {
            let message = format!("`{written}` is read as the number {}", number.value);
            self.push(&rule::NUMBER_FOR_TEXT, path, node.place, message, "put it in quotes");
        }
        let length = text.chars().count() as u64;
        if schema["minLength"].as_u64().is_some_and(|least| length < least)
            || schema["maxLength"].as_u64().is_some_and(|most| length > most)
        {
            let message = format!("{length} characters; {}", range(schema, "minLength", "maxLength"));
            self.push(&rule::LENGTH, path, node.place, message, "");
        }
        if let Some(wanted) = schema["pattern"].as_str()
            && pattern::is_found(wanted, text) == Some(false)
        {
            let message = format!("`{}` does not match `{wanted}`", shortened(text));
            self.push(&rule::PATTERN, path, node.place, message, "");
        }
        // A name has no colon, which every ARN has.
        let is_name = !text.contains(':') && format::takes_name(self.schema.type_name(), path);
        if let Some(name) = schema["format"].as_str().filter(|_| !is_name) {
            format::text(name, path, node, text, self.findings);
        }
    }

    fn read_only(&mut self, path: &str, root: &Node) {
        if self.schema.type_name().starts_with("AWS::Serverless::") {
            // Their schemas list what the resources that they become give.
            return;
        }
        let required: BTreeSet<&str> = names(&self.schema.root()["required"]).collect();
        for listed in self.schema.read_only().filter(|listed| !required.contains(listed)) {
            let mut steps = listed.split('/');
            for node in at(root, &mut steps) {
                let message = format!("`{listed}` is set by AWS");
                let path = format!("{path}/{listed}");
                let path = path.trim_start_matches('/');
                self.push(&rule::READ_ONLY_PROPERTY, path, node.place, message, "remove it: AWS sets it");
            }
        }
    }

    fn deprecated(&mut self, path: &str, root: &Node) {
        for listed in names(&self.schema.root()["deprecatedProperties"]) {
            let Some(listed) = listed.strip_prefix("/properties/") else { continue };
            for node in at(root, &mut listed.split('/')) {
                let message = format!("`{listed}` is deprecated");
                self.push(&rule::DEPRECATED_PROPERTY, &join(path, listed), node.place, message, "");
            }
        }
    }
}

/// The values at a path of a schema's list, in which `*` is every item.
fn at<'a>(node: &'a Node, steps: &mut std::str::Split<'_, char>) -> Vec<&'a Node> {
    match steps.next() {
        None if node.is_null() => Vec::new(),
        None => vec![node],
        Some("*") => node.items().iter().flat_map(|item| at(item, &mut steps.clone())).collect(),
        Some(step) => at(node.get(step), steps),
    }
}

/// The lists of alternatives that are nothing but lists of required properties.
fn required_lists(schema: Schema, parts: &'static [Json]) -> Option<Vec<String>> {
    parts
        .iter()
        .map(|part| {
            let part = schema.resolve(part).as_object()?;
            let only_required = part.keys().all(|key| key == "required" || key == "type");
            let list: Vec<&str> = names(part.get("required")?).collect();
            only_required.then(|| match &list[..] {
                [one] => format!("`{one}`"),
                many => format!("({})", quoted(many)),
            })
        })
        .collect()
}

fn names(list: &Json) -> impl Iterator<Item = &str> {
    list.as_array().into_iter().flatten().filter_map(Json::as_str)
}

fn quoted(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// The types of JSON Schema as a person calls them.
fn words(types: &[&str]) -> String {
    let word = |name: &&str| match *name {
        "object" => "a mapping",
        "array" => "a list",
        "string" => "a string",
        "boolean" => "a boolean",
        "integer" => "a whole number",
        "number" => "a number",
        _ => "nothing",
    };
    types.iter().map(word).collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>().join(" or ")
}

fn range(schema: &Json, least: &str, most: &str) -> String {
    match (&schema[least], &schema[most]) {
        (Json::Null, Json::Null) => "the bound itself is excluded".to_owned(),
        (Json::Null, most) => format!("at most {most}"),
        (least, Json::Null) => format!("at least {least}"),
        (least, most) => format!("from {least} to {most}"),
    }
}

fn shortened(text: &str) -> String {
    if text.chars().count() <= 60 {
        text.to_owned()
    } else {
        text.chars().take(57).collect::<String>() + "…"
    }
}
