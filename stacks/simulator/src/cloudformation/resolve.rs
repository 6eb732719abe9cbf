//! Intrinsic functions: first what parameters and conditions decide, then what resources give.

use std::collections::BTreeMap;

use cloudformation::document::object;
use serde_json::{Map, Value as Json};

use crate::state::Resource;

/// What names stand for. Without resources, references to them stay as they are.
pub(super) struct Scope<'a> {
    pub(super) account: &'a str,
    pub(super) region: &'a str,
    pub(super) stack_name: &'a str,
    pub(super) stack_id: &'a str,
    pub(super) parameters: &'a BTreeMap<String, String>,
    pub(super) template: &'a Json,
    pub(super) resources: Option<&'a BTreeMap<String, Resource>>,
}

impl Scope<'_> {
    /// The template with parameters and conditions decided, and without what conditions leave out.
    ///
    /// # Errors
    /// When an intrinsic function is used wrongly, or is one that the simulator does not have.
    pub(super) fn effective(&self) -> Result<Json, String> {
        let mut effective = Map::new();
        for section in ["Resources", "Outputs"] {
            let mut kept = Map::new();
            for (id, entry) in object(&self.template[section]) {
                if entry["Condition"].as_str().is_none_or(|name| self.condition(name)) {
                    kept.insert(id.clone(), self.value(entry)?.unwrap_or(Json::Null));
                }
            }
            effective.insert(section.to_owned(), Json::Object(kept));
        }
        Ok(Json::Object(effective))
    }

    /// A value with its functions applied; `None` is `AWS::NoValue`.
    pub(super) fn value(&self, json: &Json) -> Result<Option<Json>, String> {
        match json {
            Json::Object(map) => {
                if let Some((function, argument)) = map.iter().next().filter(|_| map.len() == 1)
                    && (function == "Ref" || function.starts_with("Fn::"))
                {
                    return self.function(function, argument, json);
                }
                let mut out = Map::new();
                for (key, value) in map {
                    if let Some(value) = self.value(value)? {
                        out.insert(key.clone(), value);
                    }
                }
                Ok(Some(Json::Object(out)))
            }
            Json::Array(items) => {
                let items: Result<Vec<Option<Json>>, String> =
                    items.iter().map(|item| self.value(item)).collect();
                Ok(Some(Json::Array(items?.into_iter().flatten().collect())))
            }
            scalar => Ok(Some(scalar.clone())),
        }
    }

    fn function(&self, name: &str, argument: &Json, whole: &Json) -> Result<Option<Json>, String> {
        let applied = match name {
            "Ref" => {
                let name = argument.as_str().unwrap_or_default();
                if name == "AWS::NoValue" {
                    return Ok(None);
                }
                self.named(name).map_or_else(|| self.later(name, whole), |text| Ok(text.into()))?
            }
            "Fn::GetAtt" => {
                let parts: Vec<&str> =
                    argument.as_array().into_iter().flatten().filter_map(Json::as_str).collect();
                match (self.resources, &parts[..]) {
                    (None, _) => whole.clone(),
                    (Some(_), [id, attribute]) => self.attribute(id, attribute)?.into(),
                    _ => return Err("Fn::GetAtt takes a resource and an attribute".into()),
                }
            }
            "Fn::Sub" => self.sub(argument)?,
            "Fn::If" => {
                let branch = if self.condition(argument[0].as_str().unwrap_or_default()) { 1 } else { 2 };
                return self.value(&argument[branch]);
            }
            "Fn::FindInMap" => {
                let keys = self.list(argument)?;
                let path: Vec<&str> = keys.iter().filter_map(Json::as_str).collect();
                let [map, first, second] = path[..] else {
                    return Err("Fn::FindInMap takes three keys".into());
                };
                let found = &self.template["Mappings"][map][first][second];
                if found.is_null() {
                    return Err(format!("Unable to get mapping for {map}::{first}::{second}"));
                }
                found.clone()
            }
            "Fn::GetAZs" => ["a", "b", "c"].iter().map(|zone| format!("{}{zone}", self.region)).collect(),
            "Fn::Join" | "Fn::Select" | "Fn::Split" | "Fn::Base64" => {
                let argument = self.value(argument)?.unwrap_or(Json::Null);
                if has_function(&argument) {
                    return Ok(Some(Json::Object(Map::from_iter([(name.to_owned(), argument)]))));
                }
                text_function(name, &argument)?
            }
            other => return Err(format!("the simulator has no function {other}")),
        };
        Ok(Some(applied))
    }

    fn list(&self, json: &Json) -> Result<Vec<Json>, String> {
        match self.value(json)? {
            Some(Json::Array(items)) => Ok(items),
            _ => Err("a list is expected".into()),
        }
    }

    /// A parameter or pseudo parameter.
    fn named(&self, name: &str) -> Option<String> {
        let text = match name {
            "AWS::AccountId" => self.account,
            "AWS::Region" => self.region,
            "AWS::StackName" => self.stack_name,
            "AWS::StackId" => self.stack_id,
            "AWS::Partition" => "aws",
            "AWS::URLSuffix" => "amazonaws.com",
            other => self.parameters.get(other)?,
        };
        Some(text.to_owned())
    }

    /// A resource's identifier, when resources are known.
    fn later(&self, id: &str, whole: &Json) -> Result<Json, String> {
        let Some(resources) = self.resources else { return Ok(whole.clone()) };
        let found = resources.get(id).map(|resource| resource.physical.as_str().into());
        found.ok_or_else(|| format!("Unresolved resource dependencies [{id}]"))
    }

    fn attribute(&self, id: &str, attribute: &str) -> Result<String, String> {
        let resource = self.resources.and_then(|resources| resources.get(id));
        let resource = resource.ok_or_else(|| format!("Unresolved resource dependencies [{id}]"))?;
        let found = resource.attributes.get(attribute).cloned();
        found.ok_or_else(|| {
            format!("the simulator knows no attribute {attribute} of {}", resource.resource_type)
        })
    }

    fn sub(&self, argument: &Json) -> Result<Json, String> {
        let (text, own) = match argument {
            Json::Array(parts) => (parts[0].as_str().unwrap_or_default(), self.value(&parts[1])?),
            other => (other.as_str().unwrap_or_default(), None),
        };
        let own = own.unwrap_or(Json::Null);
        let (mut out, mut rest, mut open) = (String::new(), text, false);
        while let Some((before, after)) = rest.split_once("${") {
            out.push_str(before);
            let (name, next) = after.split_once('}').ok_or("Fn::Sub has an open ${")?;
            rest = next;
            if let Some(literal) = name.strip_prefix('!') {
                out.push_str(&format!("${{{literal}}}"));
            } else if let Some(value) = own[name].as_str().map(str::to_owned).or_else(|| self.named(name)) {
                out.push_str(&value);
            } else if self.resources.is_none() {
                out.push_str(&format!("${{{name}}}"));
                open = true;
            } else if let Some((id, attribute)) = name.split_once('.') {
                out.push_str(&self.attribute(id, attribute)?);
            } else {
                out.push_str(self.later(name, &Json::Null)?.as_str().unwrap_or_default());
            }
        }
        out.push_str(rest);
        if !open {
            return Ok(out.into());
        }
        let argument = if own.is_null() { out.into() } else { Json::Array(vec![out.into(), own]) };
        Ok(Json::Object(Map::from_iter([("Fn::Sub".to_owned(), argument)])))
    }

    fn condition(&self, name: &str) -> bool {
        self.holds(&self.template["Conditions"][name])
    }

    fn holds(&self, json: &Json) -> bool {
        let Some((function, argument)) = object(json).iter().next() else { return false };
        let items = argument.as_array().map(Vec::as_slice).unwrap_or_default();
        match function.as_str() {
            "Condition" => self.condition(argument.as_str().unwrap_or_default()),
            "Fn::And" => items.iter().all(|item| self.holds(item)),
            "Fn::Or" => items.iter().any(|item| self.holds(item)),
            "Fn::Not" => !items.iter().any(|item| self.holds(item)),
            "Fn::Equals" => match items {
                [left, right] => self.value(left).ok() == self.value(right).ok(),
                _ => false,
            },
            _ => false,
        }
    }
}

/// Whether a value still waits for a resource.
fn has_function(json: &Json) -> bool {
    match json {
        Json::Object(map) => {
            map.keys().any(|key| key == "Ref" || key.starts_with("Fn::")) || map.values().any(has_function)
        }
        Json::Array(items) => items.iter().any(has_function),
        _ => false,
    }
}

fn text_function(name: &str, argument: &Json) -> Result<Json, String> {
    let text = |json: &Json| match json {
        Json::String(text) => text.clone(),
        other => other.to_string(),
    };
    let wrong = || format!("{name} is used wrongly");
    match name {
        "Fn::Join" => {
            let items = argument[1].as_array().ok_or_else(wrong)?;
            let items: Vec<String> = items.iter().map(text).collect();
            Ok(items.join(argument[0].as_str().ok_or_else(wrong)?).into())
        }
        "Fn::Split" => {
            let separator = argument[0].as_str().ok_or_else(wrong)?;
            Ok(argument[1].as_str().ok_or_else(wrong)?.split(separator).collect())
        }
        "Fn::Select" => {
            let index =
                argument[0].as_u64().or_else(|| argument[0].as_str()?.parse().ok()).ok_or_else(wrong)?;
            let index = usize::try_from(index).map_err(|_| wrong())?;
            let item = argument[1].get(index);
            item.cloned()
                .ok_or_else(|| format!("Fn::Select cannot select nonexistent value at index {index}"))
        }
        _ => Err(format!("the simulator has no function {name}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[track_caller]
    fn check(value: &Json, expected: &Json) {
        let parameters = BTreeMap::from([("Size".to_owned(), "3".to_owned())]);
        let template = json!({
            "Conditions": { "Big": { "Fn::Equals": [{ "Ref": "Size" }, "3"] }, "Small": { "Fn::Not": [{ "Condition": "Big" }] } },
            "Mappings": { "M": { "a": { "b": "found" } } },
        });
        let queue = Resource {
            resource_type: "AWS::SQS::Queue".into(),
            physical: "url".into(),
            properties: Json::Null,
            attributes: BTreeMap::from([("Arn".to_owned(), "arn".to_owned())]),
            status: String::new(),
            reason: None,
            updated: 0,
            retain_on_delete: false,
            retain_on_replace: false,
        };
        let resources = BTreeMap::from([("Q".to_owned(), queue)]);
        let scope = Scope {
            account: "1",
            region: "r",
            stack_name: "s",
            stack_id: "i",
            parameters: &parameters,
            template: &template,
            resources: Some(&resources),
        };
        assert_eq!(scope.value(value).unwrap().as_ref(), Some(expected));
    }

    #[test]
    fn functions_give_what_aws_gives() {
        check(&json!({ "Ref": "Q" }), &json!("url"));
        check(&json!({ "Fn::GetAtt": ["Q", "Arn"] }), &json!("arn"));
        check(
            &json!({ "Fn::Sub": "${Size}-${Q}-${Q.Arn}-${!x}-${AWS::Region}" }),
            &json!("3-url-arn-${x}-r"),
        );
        check(&json!({ "Fn::Sub": ["${x}", { "x": { "Ref": "Q" } }] }), &json!("url"));
        check(&json!({ "Fn::Join": [",", ["a", { "Ref": "Size" }]] }), &json!("a,3"));
        check(&json!({ "Fn::Select": [1, { "Fn::Split": [",", "a,b"] }] }), &json!("b"));
        check(&json!({ "Fn::If": ["Big", "yes", "no"] }), &json!("yes"));
        check(&json!({ "Fn::If": ["Small", "yes", "no"] }), &json!("no"));
        check(&json!({ "Fn::FindInMap": ["M", "a", "b"] }), &json!("found"));
        check(&json!([{ "Ref": "AWS::NoValue" }, 1]), &json!([1]));
    }
}
