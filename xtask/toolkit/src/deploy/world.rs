//! A world for the tests of the engine: stacks on a clock of their own, with latencies, failures, throttling, lost answers and
//! engines that are ended, all drawn from a seed.

mod aws;
mod scenes;
mod seeds;
mod store;

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use std::time::Duration;

use serde_json::{Value as Json, json};
use tokio::time::Instant;

use crate::aws::cloudformation::{Change, Event};
use crate::aws::ecs::{Rollout, Stopped};
use crate::release::artifact::{Artifact, Input, Task};

/// Numbers from a seed: xorshift, which needs no crate. <https://www.jstatsoft.org/article/view/v008i14>
#[derive(Debug)]
struct Dice(Cell<u64>);

impl Dice {
    fn new(seed: u64) -> Self {
        Self(Cell::new(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1))
    }

    fn next(&self) -> u64 {
        let mut x = self.0.get();
        x ^= x << 13;
        x ^= x >> 7;
        x ^= x << 17;
        self.0.set(x);
        x.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    fn below(&self, limit: u64) -> u64 {
        self.next() % limit.max(1)
    }

    /// Whether something happens that happens so many times of a thousand.
    fn happens(&self, permille: u64) -> bool {
        self.below(1_000) < permille
    }
}

/// What may go wrong, each so many times of a thousand.
#[derive(Clone, Copy, Debug, Default)]
struct Trouble {
    /// A call is refused as one too many.
    throttled: u64,
    /// A call is answered, and the answer is lost.
    lost: u64,
    /// An operation on a stack fails and is rolled back.
    fails: u64,
    /// A rollback gets stuck.
    sticks: u64,
}

/// An operation that runs on a stack: what it will come to, and when.
#[derive(Clone, Debug)]
struct Operation {
    ends: Instant,
    /// The template, parameters and image that the stack gets if it succeeds.
    becomes: Option<Shape>,
    fails: bool,
    kind: &'static str,
}

/// What a stack is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Shape {
    body: String,
    parameters: BTreeMap<String, String>,
}

#[derive(Clone, Debug)]
struct Stack {
    id: String,
    status: String,
    shape: Option<Shape>,
    sets: BTreeMap<String, Set>,
    events: Vec<Event>,
    changed: i64,
    running: Option<Operation>,
    policy: Option<Json>,
    /// Its ECS service, when it has one.
    failed: Vec<(Instant, Stopped)>,
}

#[derive(Clone, Debug)]
struct Set {
    id: String,
    shape: Shape,
    changes: Vec<Change>,
    status: &'static str,
}

/// What was done, for the invariants.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Deed {
    /// A change set was executed: its id.
    Executed(String),
    /// A task was started: its token.
    Task(String),
    /// Data was lost: stack and logical id.
    Lost(String, String),
    /// A snapshot was taken: of what.
    Snapshot(String),
}

#[derive(Debug)]
struct Inner {
    dice: Dice,
    trouble: Cell<Trouble>,
    began: Instant,
    stacks: RefCell<BTreeMap<String, Stack>>,
    deleted: RefCell<Vec<Stack>>,
    counter: Cell<u64>,
    deeds: RefCell<Vec<(String, Deed)>>,
    tasks: RefCell<BTreeMap<String, Instant>>,
    /// Seconds that an operation on a stack takes; otherwise drawn.
    takes: BTreeMap<String, u64>,
    /// Images that are not there.
    missing: RefCell<Vec<String>>,
}

/// The world, as one engine sees it.
#[derive(Clone, Debug)]
struct World {
    inner: Rc<Inner>,
    /// The name of the engine, and whether it still lives: what a dead one does would be a mistake of the test.
    engine: String,
}

impl World {
    fn new(seed: u64, takes: &[(&str, u64)]) -> Self {
        let inner = Inner {
            dice: Dice::new(seed),
            trouble: Cell::default(),
            began: Instant::now(),
            stacks: RefCell::default(),
            deleted: RefCell::default(),
            counter: Cell::new(0),
            deeds: RefCell::default(),
            tasks: RefCell::default(),
            takes: takes.iter().map(|(name, seconds)| (format!("p-e-{name}"), *seconds)).collect(),
            missing: RefCell::default(),
        };
        Self { inner: Rc::new(inner), engine: "first".into() }
    }

    /// The same world, seen by another engine.
    fn seen_by(&self, engine: &str) -> Self {
        Self { engine: engine.to_owned(), ..self.clone() }
    }

    /// Milliseconds of the virtual clock, from a day on which nothing is special.
    fn millis(&self) -> u64 {
        1_790_000_000_000 + u64::try_from(self.inner.began.elapsed().as_millis()).unwrap()
    }

    fn number(&self) -> u64 {
        self.inner.counter.set(self.inner.counter.get() + 1);
        self.inner.counter.get()
    }

    fn did(&self, deed: Deed) {
        self.inner.deeds.borrow_mut().push((self.engine.clone(), deed));
    }

    fn deeds(&self) -> Vec<Deed> {
        self.inner.deeds.borrow().iter().map(|(_, deed)| deed.clone()).collect()
    }

    fn status(&self, name: &str) -> String {
        self.settle();
        self.inner.stacks.borrow().get(name).map_or("gone".into(), |stack| stack.status.clone())
    }

    /// The template of a stack.
    fn body(&self, name: &str) -> String {
        let stacks = self.inner.stacks.borrow();
        stacks.get(name).and_then(|stack| stack.shape.clone()).map(|shape| shape.body).unwrap_or_default()
    }

    /// Ends every operation whose time has come.
    fn settle(&self) {
        let now = Instant::now();
        let names: Vec<String> = self.inner.stacks.borrow().keys().cloned().collect();
        for name in names {
            loop {
                let due = {
                    let stacks = self.inner.stacks.borrow();
                    let running = stacks.get(&name).and_then(|stack| stack.running.clone());
                    running.filter(|operation| operation.ends <= now)
                };
                let Some(operation) = due else { break };
                self.end(&name, operation);
            }
        }
    }

    /// Seconds of the virtual clock.
    fn seconds(&self) -> i64 {
        i64::try_from(self.inner.began.elapsed().as_secs()).unwrap()
    }

    fn event(
        stack: &mut Stack,
        (number, at): (u64, i64),
        logical: &str,
        kind: &str,
        status: &str,
        reason: Option<&str>,
    ) {
        let physical = if kind == "AWS::CloudFormation::Stack" {
            stack.id.clone()
        } else {
            format!("arn:aws:{logical}:{}", stack.id)
        };
        stack.events.push(Event {
            id: format!("event-{number}"),
            logical: logical.to_owned(),
            physical,
            resource_type: kind.to_owned(),
            status: status.to_owned(),
            reason: reason.map(str::to_owned),
            at,
        });
    }

    fn end(&self, name: &str, operation: Operation) {
        let (number, at) = (self.number(), self.seconds());
        let mut stacks = self.inner.stacks.borrow_mut();
        let stack = stacks.get_mut(name).unwrap();
        stack.running = None;
        stack.changed += 1;
        let now = operation.ends;
        let mut turn = |status: &str, reason: Option<&str>| {
            status.clone_into(&mut stack.status);
            let logical = name.to_owned();
            Self::event(stack, (number, at), &logical, "AWS::CloudFormation::Stack", status, reason);
        };
        match (operation.kind, operation.fails) {
            ("CREATE" | "UPDATE", false) => {
                turn(&format!("{}_COMPLETE", operation.kind), None);
                let lost = losses(stack.shape.as_ref(), operation.becomes.as_ref());
                stack.shape = operation.becomes;
                drop(stacks);
                for logical in lost {
                    self.did(Deed::Lost(name.to_owned(), logical));
                }
            }
            ("CREATE", true) => {
                turn("ROLLBACK_IN_PROGRESS", Some("The following resource(s) failed to create: [Thing]. "));
                stack.running = Some(Operation {
                    ends: now + self.latency(),
                    becomes: None,
                    fails: false,
                    kind: "ROLLBACK",
                });
            }
            ("UPDATE", true) => {
                turn(
                    "UPDATE_ROLLBACK_IN_PROGRESS",
                    Some("The following resource(s) failed to update: [Thing]. "),
                );
                let sticks = self.inner.dice.happens(self.inner.trouble.get().sticks);
                stack.running = Some(Operation {
                    ends: now + self.latency(),
                    becomes: None,
                    fails: sticks,
                    kind: "UPDATE_ROLLBACK",
                });
            }
            ("ROLLBACK", _) => turn("ROLLBACK_COMPLETE", None),
            ("UPDATE_ROLLBACK", false) => turn("UPDATE_ROLLBACK_COMPLETE", None),
            ("UPDATE_ROLLBACK", true) => {
                turn("UPDATE_ROLLBACK_FAILED", Some("a resource failed to roll back"));
            }
            ("DELETE", _) => {
                turn("DELETE_COMPLETE", None);
                let gone = stacks.remove(name).unwrap();
                let lost = losses(gone.shape.as_ref(), None);
                self.inner.deleted.borrow_mut().push(gone);
                drop(stacks);
                for logical in lost {
                    self.did(Deed::Lost(name.to_owned(), logical));
                }
            }
            (other, _) => panic!("no operation {other}"),
        }
    }

    fn latency(&self) -> Duration {
        Duration::from_millis(500 + self.inner.dice.below(60_000))
    }
}

/// What holds data, and is not there any more or was replaced.
fn losses(old: Option<&Shape>, new: Option<&Shape>) -> Vec<String> {
    let template = |shape: Option<&Shape>| -> Json {
        shape.map_or(Json::Null, |shape| serde_json::from_str(&shape.body).unwrap())
    };
    let (old, new) = (template(old), template(new));
    super::guard::stateful(&old)
        .into_iter()
        .filter(|logical| {
            old["Resources"][logical]["Properties"]["Name"] != new["Resources"][logical]["Properties"]["Name"]
        })
        .collect()
}

/// A stack whose database has a name, which replaces it when it changes, and which takes outputs of others.
fn artifact(name: &str, needs: &[&str], version: u64, database: Option<&str>) -> Artifact {
    let mut parameters = serde_json::Map::new();
    for need in needs {
        parameters.insert(format!("{need}Id"), json!({ "Type": "String" }));
    }
    let mut resources = json!({ "Thing": { "Type": "AWS::SNS::Topic", "Properties": { "DisplayName": version.to_string() } } });
    if let Some(database) = database {
        resources["Database"] = json!({ "Type": "AWS::RDS::DBInstance", "Properties": { "Name": database } });
    }
    let template =
        json!({ "Parameters": parameters, "Resources": resources, "Outputs": { "Id": { "Value": name } } });
    Artifact {
        name: name.to_owned(),
        region: None,
        body: template.to_string(),
        inputs: needs
            .iter()
            .map(|need| Input {
                parameter: format!("{need}Id"),
                stack: (*need).to_owned(),
                output: "Id".into(),
            })
            .collect(),
        versions: Vec::new(),
        task: None,
        termination_protection: false,
        template,
    }
}

/// The same with an ECS service of an image, which comes as a parameter.
fn service(name: &str, needs: &[&str]) -> Artifact {
    let mut artifact = artifact(name, needs, 1, None);
    artifact.template["Parameters"]["Image"] = json!({ "Type": "String" });
    artifact.template["Resources"]["Api"] =
        json!({ "Type": "AWS::ECS::Service", "Properties": { "Image": { "Ref": "Image" } } });
    artifact.body = artifact.template.to_string();
    artifact
}

/// The same with a task that follows it.
fn with_task(mut artifact: Artifact) -> Artifact {
    let output = "Id".to_owned();
    artifact.task = Some(Task {
        name: "migrate".into(),
        cluster: output.clone(),
        task_definition: output.clone(),
        subnets: output.clone(),
        security_group: output,
    });
    artifact
}

fn stopped(number: usize, image: &str) -> Stopped {
    Stopped {
        task: format!("task-{number}"),
        image: image.to_owned(),
        reason: format!("CannotPullContainerError: {image}: not found"),
        exit_code: None,
        created: 0,
        log: Vec::new(),
        stream: None,
    }
}

/// How ECS stands with an image that is there or is not.
fn rollout(is_there: bool) -> Rollout {
    if is_there { Rollout::Completed } else { Rollout::InProgress }
}
