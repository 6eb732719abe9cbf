//! Works out intrinsic functions as far as a template and its parameters say; what only the deployment knows stays a
//! function.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use serde_json::{Map, Value as Json, json};

use crate::document::object;
use crate::reference::{Piece, sub_pieces};

/// A template with what is known of its parameters.
#[derive(Debug)]
pub struct Scope<'a> {
    template: &'a Json,
    /// Values by name; a list parameter is a list.
    parameters: BTreeMap<&'a str, Json>,
    conditions: RefCell<BTreeMap<String, Option<bool>>>,
    /// What conditions are made of, as a number.
    marks: RefCell<BTreeMap<String, u64>>,
    /// How many bytes of values may still be made.
    budget: Cell<usize>,
}

/// The bytes of values that the functions of one template may make: a template has at most a megabyte, and a hostile one
/// could multiply it without end. What would cost more stays a function.
const LARGEST: usize = 16 << 20;
/// What a value takes beside its text.
const VALUE: usize = 64;

/// Conditions may refer to conditions; circles end here.
const DEEPEST: usize = 32;

impl<'a> Scope<'a> {
    /// `given` are the values of a deployment: then a parameter without one has its default. Without them nothing is
    /// known of any parameter.
    #[must_use]
    pub fn new(template: &'a Json, given: Option<&BTreeMap<String, String>>) -> Self {
        let mut parameters = BTreeMap::new();
        if let Some(given) = given {
            for (name, parameter) in object(&template["Parameters"]) {
                let value = given.get(name).cloned().or_else(|| text(&parameter["Default"]));
                let kind = parameter["Type"].as_str().unwrap_or("String");
                if let Some(value) = value.filter(|_| !kind.starts_with("AWS::SSM::Parameter::Value")) {
                    let is_list = kind.starts_with("List<") || kind == "CommaDelimitedList";
                    let value = if is_list {
                        value.split(',').map(|item| Json::from(item.trim())).collect()
                    } else {
                        Json::from(value)
                    };
                    parameters.insert(name.as_str(), value);
                }
            }
        }
        Self {
            template,
            parameters,
            conditions: RefCell::default(),
            marks: RefCell::default(),
            budget: Cell::new(LARGEST),
        }
    }

    /// The same in a region that is known.
    #[must_use]
    pub fn in_region(mut self, region: Option<&str>) -> Self {
        self.parameters.extend(region.map(|region| ("AWS::Region", region.into())));
        self
    }

    /// Takes bytes from the budget. Once it does not reach, nothing is worked out any more.
    fn afford(&self, bytes: usize) -> bool {
        let left = self.budget.get().checked_sub(bytes);
        self.budget.set(left.unwrap_or_default());
        left.is_some()
    }

    /// A copy of a value, as far as the budget goes.
    fn copy(&self, json: &Json) -> Option<Json> {
        let bytes = size(json, self.budget.get()).unwrap_or(usize::MAX);
        self.afford(bytes).then(|| json.clone())
    }

    /// Whether a condition holds, where that is known.
    #[must_use]
    pub fn condition(&self, name: &str) -> Option<bool> {
        self.named_condition(name, 0)
    }

    fn named_condition(&self, name: &str, depth: usize) -> Option<bool> {
        if let Some(known) = self.conditions.borrow().get(name) {
            return *known;
        }
        let formula = &self.template["Conditions"][name];
        let holds = if depth > DEEPEST { None } else { self.formula(formula, depth + 1) };
        self.conditions.borrow_mut().insert(name.to_owned(), holds);
        holds
    }

    fn formula(&self, json: &Json, depth: usize) -> Option<bool> {
        let (name, argument) = function(json)?;
        let items = argument.as_array().map(Vec::as_slice).unwrap_or_default();
        match (name, items) {
            ("Condition", _) => self.named_condition(argument.as_str()?, depth),
            ("Fn::Not", [one]) => self.formula(one, depth).map(|holds| !holds),
            ("Fn::And", _) => all(items.iter().map(|item| self.formula(item, depth))),
            ("Fn::Or", _) => {
                all(items.iter().map(|item| self.formula(item, depth).map(|holds| !holds))).map(|none| !none)
            }
            ("Fn::Equals", [left, right]) => {
                let (left, right) = (self.resolve(left), self.resolve(right));
                match (text(&left), text(&right)) {
                    (Some(left), Some(right)) => Some(left == right),
                    // The same unknown value is equal to itself.
                    _ => (left == right).then_some(true),
                }
            }
            _ => None,
        }
    }

    /// A value with every function worked out that can be; properties without a value are left out.
    #[must_use]
    pub fn resolve(&self, json: &Json) -> Json {
        match json {
            Json::Array(items) => {
                items.iter().map(|item| self.resolve(item)).filter(|item| !is_no_value(item)).collect()
            }
            Json::Object(map) => match function(json) {
                Some((name, argument)) => self.function(name, argument),
                None => Json::Object(
                    map.iter()
                        .map(|(key, value)| (key.clone(), self.resolve(value)))
                        .filter(|(_, value)| !is_no_value(value))
                        .collect(),
                ),
            },
            scalar => scalar.clone(),
        }
    }

    /// A resolved value with what its open functions rest on beside the resource: the part of a mapping, the formula of
    /// a condition. Two that are equal give the same whatever those are.
    #[must_use]
    pub fn traced(&self, json: &Json) -> Json {
        match (json, function(json)) {
            (Json::Array(items), _) => items.iter().map(|item| self.traced(item)).collect(),
            (Json::Object(_), Some(("Fn::FindInMap", argument))) => {
                let mut items: Vec<Json> = argument.as_array().cloned().unwrap_or_default();
                let part = self.part_of_mapping(&items);
                items.extend(part);
                call("Fn::FindInMap", items.iter().map(|item| self.traced(item)).collect())
            }
            (Json::Object(_), Some(("Fn::If", argument))) => {
                let mut items: Vec<Json> =
                    argument.as_array().into_iter().flatten().map(|item| self.traced(item)).collect();
                items.extend(argument[0].as_str().map(|name| self.mark(name).into()));
                call("Fn::If", Json::Array(items))
            }
            (Json::Object(map), _) => {
                Json::Object(map.iter().map(|(key, value)| (key.clone(), self.traced(value))).collect())
            }
            (scalar, _) => scalar.clone(),
        }
    }

    /// As much of a mapping as its keys say.
    fn part_of_mapping(&self, keys: &[Json]) -> Option<Json> {
        let [mapping, first, second, ..] = keys else { return None };
        let known = mapping.as_str().map(|name| &self.template["Mappings"][name]);
        let mapping = known.unwrap_or(&self.template["Mappings"]);
        match (first.as_str(), second.as_str()) {
            (Some(first), _) => self.copy(&mapping[first]),
            (None, Some(second)) => {
                Some(object(mapping).values().filter_map(|level| self.copy(&level[second])).collect())
            }
            (None, None) => self.copy(mapping),
        }
    }

    /// What a condition is made of, its own conditions and parameters included, as a number: the same for the same.
    #[must_use]
    pub fn mark(&self, name: &str) -> u64 {
        if let Some(known) = self.marks.borrow().get(name) {
            return *known;
        }
        // A circle ends at its first condition.
        self.marks.borrow_mut().insert(name.to_owned(), 0);
        let formula = self.resolve(&self.template["Conditions"][name]);
        let mut hasher = DefaultHasher::new();
        crate::json::compact(&self.traced(&formula)).hash(&mut hasher);
        let mut inner = Vec::new();
        named_conditions(&formula, &mut inner);
        for name in inner {
            self.mark(&name).hash(&mut hasher);
        }
        let mark = hasher.finish();
        self.marks.borrow_mut().insert(name.to_owned(), mark);
        mark
    }

    fn function(&self, name: &str, argument: &Json) -> Json {
        let items = argument.as_array().map(Vec::as_slice).unwrap_or_default();
        match (name, items) {
            ("Ref", _) => {
                let known = argument.as_str().and_then(|name| self.parameters.get(name));
                known.and_then(|known| self.copy(known)).unwrap_or_else(|| call("Ref", argument.clone()))
            }
            ("Fn::GetAtt", _) => match argument.as_str().and_then(|text| text.split_once('.')) {
                Some((id, attribute)) => call("Fn::GetAtt", json!([id, attribute])),
                None => call("Fn::GetAtt", self.resolve(argument)),
            },
            ("Fn::If", [condition, yes, no]) => {
                match condition.as_str().and_then(|name| self.condition(name)) {
                    Some(true) => self.resolve(yes),
                    Some(false) => self.resolve(no),
                    None => call(
                        "Fn::If",
                        Json::Array(vec![condition.clone(), self.resolve(yes), self.resolve(no)]),
                    ),
                }
            }
            ("Fn::Join", [separator, list]) => self.join(separator, list),
            ("Fn::Sub", _) => self.sub(argument),
            ("Fn::Select", [index, list]) => {
                let (index, list) = (self.resolve(index), self.resolve(list));
                let position = text(&index).and_then(|text| text.parse::<usize>().ok());
                let item = position.and_then(|position| self.copy(list.as_array()?.get(position)?));
                item.unwrap_or_else(|| call("Fn::Select", Json::Array(vec![index, list])))
            }
            ("Fn::Split", [separator, whole]) => {
                let whole = self.resolve(whole);
                match (separator.as_str(), whole.as_str()) {
                    (Some(separator), Some(text))
                        if !separator.is_empty()
                            && self.afford(text.len() + VALUE * (text.matches(separator).count() + 1)) =>
                    {
                        text.split(separator).map(Json::from).collect()
                    }
                    _ => call("Fn::Split", Json::Array(vec![separator.clone(), whole])),
                }
            }
            ("Fn::FindInMap", [mapping, first, second, rest @ ..]) => {
                let keys = [mapping, first, second].map(|key| self.resolve(key));
                let found = match keys.each_ref().map(text) {
                    [Some(mapping), Some(first), Some(second)] => {
                        let found = &self.template["Mappings"][mapping][first][second];
                        if found.is_null() { None } else { self.copy(found) }
                    }
                    _ => None,
                };
                found.unwrap_or_else(|| {
                    let rest = rest.iter().map(|item| self.resolve(item));
                    call("Fn::FindInMap", keys.iter().cloned().chain(rest).collect())
                })
            }
            _ => call(name, self.resolve(argument)),
        }
    }

    fn join(&self, separator: &Json, list: &Json) -> Json {
        let list = self.resolve(list);
        let parts: Option<Vec<String>> = list.as_array().and_then(|items| items.iter().map(text).collect());
        if let (Some(separator), Some(parts)) = (separator.as_str(), parts) {
            let length: usize = parts.iter().map(|part| part.len() + separator.len()).sum();
            if self.afford(VALUE + length) {
                return parts.join(separator).into();
            }
        }
        call("Fn::Join", Json::Array(vec![separator.clone(), list]))
    }

    /// Known variables are written into the text; those that are left keep the function.
    fn sub(&self, argument: &Json) -> Json {
        let (pattern, own) = match argument.as_array().map(Vec::as_slice) {
            Some([pattern, own]) => (pattern.as_str(), self.resolve(own)),
            _ => (argument.as_str(), Json::Null),
        };
        let Some(pattern) = pattern else { return call("Fn::Sub", argument.clone()) };
        let value = |name: &str| own.get(name).or_else(|| self.parameters.get(name)).and_then(scalar);
        let is_known = |piece| match piece {
            Piece::Text(_) => true,
            Piece::Variable(name) => value(name.trim()).is_some(),
        };
        let is_whole = sub_pieces(pattern).all(is_known);
        let mut left = Map::new();
        let mut out = String::new();
        for piece in sub_pieces(pattern) {
            let (text, name) = match piece {
                Piece::Text(text) if is_whole => (text.replace("${!", "${").into(), None),
                Piece::Text(text) => (Cow::Borrowed(text), None),
                Piece::Variable(name) => match value(name.trim()) {
                    // In what stays a pattern, a value must not become one.
                    Some(value) if !is_whole && value.contains("${") => {
                        (value.replace("${", "${!").into(), None)
                    }
                    Some(value) => (value, None),
                    None => (format!("${{{name}}}").into(), Some(name.trim())),
                },
            };
            if !self.afford(text.len()) {
                return call("Fn::Sub", argument.clone());
            }
            out.push_str(&text);
            if let Some(name) = name.filter(|name| !left.contains_key(*name)) {
                left.extend(own.get(name).map(|value| (name.to_owned(), value.clone())));
            }
        }
        match (is_whole, left.is_empty()) {
            (true, _) => out.into(),
            (false, true) => call("Fn::Sub", out.into()),
            (false, false) => call("Fn::Sub", Json::Array(vec![out.into(), Json::Object(left)])),
        }
    }
}

/// A function that stays. Not by `json!`, which copies what it is given.
fn call(name: &str, argument: Json) -> Json {
    Json::Object(Map::from_iter([(name.to_owned(), argument)]))
}

/// The name and the argument of an intrinsic function.
#[must_use]
pub fn function(json: &Json) -> Option<(&str, &Json)> {
    let map = json.as_object().filter(|map| map.len() == 1)?;
    let (name, argument) = map.iter().next()?;
    let is_function =
        name == "Ref" || name == "Condition" && argument.is_string() || name.starts_with("Fn::");
    is_function.then_some((name.as_str(), argument))
}

/// A value or a list of them as a list; where a condition decides, whatever it may choose.
#[must_use]
pub fn listed(json: &Json) -> Vec<&Json> {
    match (json, function(json)) {
        (Json::Null, _) => Vec::new(),
        (Json::Array(items), _) => items.iter().flat_map(listed).collect(),
        (_, Some(("Fn::If", branches))) => {
            branches.as_array().into_iter().flatten().skip(1).flat_map(listed).collect()
        }
        _ if is_no_value(json) => Vec::new(),
        _ => vec![json],
    }
}

fn is_no_value(json: &Json) -> bool {
    matches!(function(json), Some(("Ref", name)) if name == "AWS::NoValue")
}

/// A scalar as a text: `"30"` and `30` are the same to CloudFormation.
#[must_use]
pub fn text(json: &Json) -> Option<String> {
    scalar(json).map(Cow::into_owned)
}

fn scalar(json: &Json) -> Option<Cow<'_, str>> {
    match json {
        Json::String(text) => Some(Cow::Borrowed(text)),
        Json::Bool(value) => Some(value.to_string().into()),
        Json::Number(number) => Some(number.to_string().into()),
        Json::Null | Json::Array(_) | Json::Object(_) => None,
    }
}

/// The conditions that a formula names.
fn named_conditions(json: &Json, names: &mut Vec<String>) {
    match (json, function(json)) {
        (_, Some(("Condition", name))) => names.extend(name.as_str().map(str::to_owned)),
        (Json::Array(items), _) => items.iter().for_each(|item| named_conditions(item, names)),
        (Json::Object(map), _) => map.values().for_each(|value| named_conditions(value, names)),
        _ => {}
    }
}

/// The bytes of a value; nothing where they are more than `most`.
fn size(json: &Json, most: usize) -> Option<usize> {
    let own = VALUE
        + match json {
            Json::String(text) => text.len(),
            _ => 0,
        };
    let children: &mut dyn Iterator<Item = &Json> = match json {
        Json::Array(items) => &mut items.iter(),
        Json::Object(map) => &mut map.values(),
        _ => &mut std::iter::empty(),
    };
    let mut sum = own;
    for child in children {
        sum += size(child, most.checked_sub(sum)?)?;
    }
    (sum <= most).then_some(sum)
}

/// All hold: one that does not decides; otherwise one that is unknown does.
fn all(results: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    let mut unknown = false;
    for result in results {
        match result {
            Some(false) => return Some(false),
            Some(true) => {}
            None => unknown = true,
        }
    }
    if unknown { None } else { Some(true) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(value: &Json, expected: &Json) {
        let template = json!({
            "Parameters": { "Env": { "Type": "String" }, "Size": { "Type": "Number", "Default": 3 }, "Zones": { "Type": "CommaDelimitedList" } },
            "Mappings": { "M": { "prod": { "class": "large" } } },
            "Conditions": {
                "Prod": { "Fn::Equals": [{ "Ref": "Env" }, "prod"] },
                "Here": { "Fn::Equals": [{ "Ref": "AWS::Region" }, "x"] },
                "Both": { "Fn::And": [{ "Condition": "Prod" }, { "Condition": "Here" }] },
                "Neither": { "Fn::Not": [{ "Fn::Or": [{ "Condition": "Prod" }, { "Condition": "Here" }] }] },
            },
        });
        let given =
            BTreeMap::from([("Env".to_owned(), "prod".to_owned()), ("Zones".to_owned(), "a, b".to_owned())]);
        assert_eq!(&Scope::new(&template, Some(&given)).resolve(value), expected, "{value}");
    }

    #[test]
    fn what_is_known_is_worked_out() {
        check(&json!({ "Ref": "Env" }), &json!("prod"));
        check(&json!({ "Ref": "Size" }), &json!("3"));
        check(&json!({ "Ref": "Other" }), &json!({ "Ref": "Other" }));
        check(&json!({ "Fn::Select": [1, { "Ref": "Zones" }] }), &json!("b"));
        check(&json!({ "Fn::FindInMap": ["M", { "Ref": "Env" }, "class"] }), &json!("large"));
        check(&json!({ "Fn::Sub": "${Env}-${Size}-${!Env}" }), &json!("prod-3-${Env}"));
        check(&json!({ "Fn::Sub": "${Env}-${AWS::Region}" }), &json!({ "Fn::Sub": "prod-${AWS::Region}" }));
        check(&json!({ "Fn::Sub": ["${a}-${Env}", { "a": { "Ref": "Size" } }] }), &json!("3-prod"));
        check(&json!({ "Fn::Join": ["-", ["a", { "Ref": "Env" }]] }), &json!("a-prod"));
        check(&json!({ "Fn::Join": [",", { "Ref": "Zones" }] }), &json!("a,b"));
        check(&json!({ "Fn::Split": ["o", { "Ref": "Env" }] }), &json!(["pr", "d"]));
        check(&json!({ "Fn::GetAtt": "A.B.C" }), &json!({ "Fn::GetAtt": ["A", "B.C"] }));
    }

    #[test]
    fn conditions_choose_and_leave_out() {
        check(&json!({ "a": { "Fn::If": ["Prod", 1, { "Ref": "AWS::NoValue" }] } }), &json!({ "a": 1 }));
        check(&json!({ "a": { "Fn::If": ["Neither", 1, { "Ref": "AWS::NoValue" }] } }), &json!({}));
        check(&json!({ "Fn::If": ["Both", 1, 2] }), &json!({ "Fn::If": ["Both", 1, 2] }));
    }

    #[test]
    fn a_value_that_looks_like_a_variable_is_a_text() {
        let template = json!({ "Parameters": { "A": { "Type": "String", "Default": "${B}" }, "B": { "Type": "String", "Default": "b" } } });
        let scope = Scope::new(&template, Some(&BTreeMap::new())).resolve(&json!({ "Fn::Sub": "${A}-${B}" }));
        assert_eq!(scope, json!("${B}-b"));
        let given = BTreeMap::new();
        let scope = Scope::new(&template, Some(&given)).resolve(&json!({ "Fn::Sub": "${A}-${C}" }));
        assert_eq!(scope, json!({ "Fn::Sub": "${!B}-${C}" }));
    }

    #[test]
    fn what_grows_without_end_stays_a_function() {
        let mut value = json!({ "Fn::Sub": ["${a}${a}", { "a": "x" }] });
        for _ in 0..60 {
            value = json!({ "Fn::Sub": ["${a}${a}", { "a": value }] });
        }
        let made = Scope::new(&Json::Null, None).resolve(&value);
        assert_eq!(made["Fn::Sub"][0], "${a}${a}");
        assert!(made.to_string().len() < 2 * LARGEST);
    }

    #[test]
    fn without_values_parameters_stay() {
        let template = json!({ "Parameters": { "Env": { "Type": "String", "Default": "dev" } } });
        let value = json!({ "Ref": "Env" });
        assert_eq!(Scope::new(&template, None).resolve(&value), value);
        assert_eq!(Scope::new(&template, Some(&BTreeMap::new())).resolve(&value), json!("dev"));
    }
}
