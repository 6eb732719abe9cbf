//! A stack: a template, the values it takes from other stacks, and what must run after it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::marker::PhantomData;

use serde_json::json;

use crate::template::{Parameter, Template};
use crate::value::{Identifier, Value};

/// A definition of one stack of an environment.
#[derive(Clone, Debug)]
pub struct Stack {
    /// The short name, such as `network`; the deployed name is `{platform}-{environment}-{name}`.
    pub name: &'static str,
    /// Where it is deployed, if not where its environment is.
    pub region: Option<&'static str>,
    pub template: Template,
    pub inputs: Vec<Input>,
    /// The parameters that carry versions of secrets, found out at deploy time.
    pub versions: Vec<SecretVersion>,
    /// The task that must end with exit code 0 after this stack and before those that depend on it.
    pub task: Option<Task>,
    pub termination_protection: bool,
}

/// A parameter of one stack whose value is an output of another, passed at deploy time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    pub parameter: String,
    pub stack: &'static str,
    pub output: &'static str,
}

/// A parameter whose value is the current version of a secret: what uses it changes when the secret does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecretVersion {
    pub parameter: String,
    /// The parameter that holds the secret's ARN.
    pub secret: String,
}

/// A one-off ECS task, named by outputs of the stack that it belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    pub name: &'static str,
    /// The output that holds the cluster's name.
    pub cluster: &'static str,
    /// The output that holds the task definition's ARN.
    pub task_definition: &'static str,
    /// The output that holds the subnets' ids, separated by commas.
    pub subnets: &'static str,
    /// The output that holds the security group's id.
    pub security_group: &'static str,
}

/// An output of a stack, to be handed to another; made by [`Stack::export`] only, so it always exists.
#[derive(Debug)]
pub struct Output<T: ?Sized> {
    stack: &'static str,
    name: &'static str,
    shape: PhantomData<fn() -> Box<T>>,
}

impl<T: ?Sized> Clone for Output<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: ?Sized> Copy for Output<T> {}

impl<T: ?Sized> Output<T> {
    /// The output's name in its own stack.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.name
    }
}

/// What can cross from one stack to another, as the text of an output and of a parameter.
pub trait Passed {
    fn to_text(value: Value<Self>) -> Value<String>;
    fn from_text(text: Value<String>) -> Value<Self>;
}

impl Passed for String {
    fn to_text(value: Value<Self>) -> Value<String> {
        value
    }

    fn from_text(text: Value<String>) -> Value<Self> {
        text
    }
}

impl<I: Identifier> Passed for I {
    fn to_text(value: Value<Self>) -> Value<String> {
        value.into()
    }

    fn from_text(text: Value<String>) -> Value<Self> {
        Value::from_json(text.into_json())
    }
}

/// Items are separated by commas, which no id holds.
impl<I: Identifier> Passed for Vec<I> {
    fn to_text(value: Value<Self>) -> Value<String> {
        let json = value.into_json();
        match json["Fn::Split"].as_array().map(Vec::as_slice) {
            // A list that came as a text goes on as that text.
            Some([separator, text]) if separator == "," => Value::from_json(text.clone()),
            _ => Value::from_json(json!({ "Fn::Join": [",", json] })),
        }
    }

    fn from_text(text: Value<String>) -> Value<Self> {
        Value::from_json(json!({ "Fn::Split": [",", text] }))
    }
}

impl Stack {
    #[must_use]
    pub fn new(name: &'static str, description: &str) -> Self {
        Self {
            name,
            region: None,
            template: Template::new(description),
            inputs: Vec::new(),
            versions: Vec::new(),
            task: None,
            termination_protection: false,
        }
    }

    /// The same stack in a region of its own, because AWS has something there only. What it hands to others and takes
    /// from them crosses regions as everything crosses stacks.
    #[must_use]
    pub fn in_region(mut self, region: &'static str) -> Self {
        self.region = Some(region);
        self
    }

    /// The region that it is deployed to, in an environment whose home is `home`.
    #[must_use]
    pub fn region<'a>(&self, home: &'a str) -> &'a str {
        self.region.unwrap_or(home)
    }

    /// Declares an output that other stacks may receive.
    pub fn export<T: Passed>(&mut self, name: &'static str, description: &str, value: Value<T>) -> Output<T> {
        self.template.output(name, description, T::to_text(value));
        Output { stack: self.name, name, shape: PhantomData }
    }

    /// Receives another stack's output as a parameter, and with it the place in the deployment order.
    pub fn import<T: Passed>(&mut self, output: Output<T>) -> Value<T> {
        let mut parameter = String::from(output.stack[..1].to_uppercase().as_str());
        parameter.push_str(&output.stack[1..]);
        parameter.push_str(output.name);
        let input = Input { parameter: parameter.clone(), stack: output.stack, output: output.name };
        if !self.inputs.contains(&input) {
            self.inputs.push(input);
        }
        let description = format!("{} of the stack {}", output.name, output.stack);
        T::from_text(self.template.parameter(&parameter, Parameter::new(&description)))
    }

    /// The current version of a secret that came as a parameter, as an id; nothing for a secret of this stack itself.
    pub fn version_of<S: Identifier>(&mut self, secret: &Value<S>) -> Option<Value<String>> {
        let json = secret.clone().into_json();
        let name = json["Ref"].as_str().filter(|name| self.template.has_parameter(name))?;
        let version = SecretVersion { parameter: format!("{name}Version"), secret: name.to_owned() };
        let parameter = Parameter::<String>::new(&format!("The version of {name} that is used")).default("");
        let value = self.template.parameter(&version.parameter, parameter);
        if !self.versions.contains(&version) {
            self.versions.push(version);
        }
        Some(value)
    }

    /// The stacks that must be deployed before this one.
    #[must_use]
    pub fn dependencies(&self) -> BTreeSet<&'static str> {
        self.inputs.iter().map(|input| input.stack).collect()
    }
}

/// Two stacks that need each other.
#[derive(Debug, PartialEq, Eq)]
pub struct Cycle(pub String, pub String);

impl fmt::Display for Cycle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(one, other) = self;
        write!(
            f,
            "the stacks `{one}` and `{other}` each need an output of the other, directly or through others"
        )
    }
}

impl std::error::Error for Cycle {}

/// Stacks in an order in which each comes after those it needs; stacks of one inner list can go side by side.
///
/// # Errors
/// When no such order exists.
pub fn order(stacks: &[Stack]) -> Result<Vec<Vec<&Stack>>, Cycle> {
    let mut waiting: BTreeMap<&str, &Stack> = stacks.iter().map(|stack| (stack.name, stack)).collect();
    let mut waves = Vec::new();
    while !waiting.is_empty() {
        let is_ready = |stack: &&Stack| !stack.dependencies().iter().any(|name| waiting.contains_key(name));
        let wave: Vec<&Stack> =
            stacks.iter().filter(|stack| waiting.contains_key(stack.name)).filter(is_ready).collect();
        if wave.is_empty() {
            return Err(cycle(&waiting));
        }
        for stack in &wave {
            waiting.remove(stack.name);
        }
        waves.push(wave);
    }
    Ok(waves)
}

/// Walks from any waiting stack along what it waits for until a stack comes up twice.
fn cycle(waiting: &BTreeMap<&str, &Stack>) -> Cycle {
    let mut seen = Vec::new();
    let mut name = *waiting.keys().next().expect("only asked when stacks are waiting");
    while !seen.contains(&name) {
        seen.push(name);
        let next = waiting[name].dependencies().into_iter().find(|other| waiting.contains_key(other));
        name = next.expect("a waiting stack waits for a waiting stack");
    }
    Cycle(name.to_owned(), (*seen.last().expect("at least one was seen")).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stack(name: &'static str, needs: &[&'static str]) -> Stack {
        let mut stack = Stack::new(name, "");
        for need in needs {
            stack.import(Output::<String> { stack: need, name: "Id", shape: PhantomData });
        }
        stack
    }

    #[test]
    fn independent_stacks_share_a_wave() {
        let stacks = [stack("service", &["database", "cache"]), stack("cache", &[]), stack("database", &[])];
        let names: Vec<Vec<&str>> =
            order(&stacks).unwrap().iter().map(|wave| wave.iter().map(|s| s.name).collect()).collect();
        assert_eq!(names, [vec!["cache", "database"], vec!["service"]]);
    }

    #[test]
    fn a_cycle_names_both_ends() {
        let stacks = [stack("a", &["b"]), stack("b", &["a"])];
        assert_eq!(order(&stacks).unwrap_err(), Cycle("a".into(), "b".into()));
    }
}
