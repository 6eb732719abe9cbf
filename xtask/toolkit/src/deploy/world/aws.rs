//! What the engine asks of the world, and what the world answers.

use std::collections::BTreeMap;
use std::time::Duration;

use serde_json::Value as Json;
use tokio::time::Instant;

use super::{Deed, Operation, Set, Shape, Stack, World, rollout, stopped};
use crate::aws::Aws;
use crate::aws::cloudformation::{
    Change, Deployed, Drift, Event, Proposal, Proposed, Request, Resource, status,
};
use crate::aws::ecs::{RunTask, Service, Stopped};
use crate::error::{Error, Result};

impl World {
    /// A call that takes its time, may be refused as one too many, and whose answer may get lost.
    async fn call<T>(&self, act: impl FnOnce(&Self) -> Result<T>) -> Result<T> {
        let (dice, trouble) = (&self.inner.dice, self.inner.trouble.get());
        tokio::time::sleep(Duration::from_millis(5 + dice.below(200))).await;
        self.settle();
        if dice.happens(trouble.throttled) {
            return Err(Error::Unreachable("Throttling: Rate exceeded".into()));
        }
        let answer = act(self);
        tokio::time::sleep(Duration::from_millis(5 + dice.below(200))).await;
        if dice.happens(trouble.lost) {
            return Err(Error::Unreachable("the answer was lost".into()));
        }
        answer
    }

    /// Changes a stack by name or id; nothing where there is none.
    fn with<T>(&self, name: &str, act: impl FnOnce(&mut Stack) -> T) -> Option<T> {
        let mut stacks = self.inner.stacks.borrow_mut();
        let key = stacks
            .iter()
            .find(|(key, stack)| *key == name || stack.id == name)
            .map(|(key, _)| key.clone())?;
        stacks.get_mut(&key).map(act)
    }

    fn found(&self, name: &str) -> Option<Stack> {
        let deleted = self.inner.deleted.borrow();
        self.with(name, |stack| stack.clone())
            .or_else(|| deleted.iter().find(|stack| stack.id == name).cloned())
    }

    fn missing(name: &str) -> Error {
        Error::Aws(format!("ValidationError: Stack with id {name} does not exist"))
    }

    /// Begins an operation that takes its time.
    fn begin(&self, name: &str, kind: &'static str, becomes: Option<Shape>) {
        let (number, at) = (self.number(), self.seconds());
        let takes = self
            .inner
            .takes
            .get(name)
            .map_or_else(|| self.latency(), |seconds| Duration::from_secs(*seconds));
        let fails = self.inner.dice.happens(self.inner.trouble.get().fails);
        let missing = self.inner.missing.borrow();
        let image = becomes.as_ref().and_then(|shape| shape.parameters.get("Image").cloned());
        let hangs = image.as_ref().is_some_and(|image| missing.contains(image));
        self.with(name, |stack| {
            let word = format!("{kind}_IN_PROGRESS");
            word.clone_into(&mut stack.status);
            let now = Instant::now();
            Self::event(
                stack,
                (number, at),
                name,
                "AWS::CloudFormation::Stack",
                &word,
                Some("User Initiated"),
            );
            let has_service = becomes.as_ref().is_some_and(|shape| shape.body.contains("AWS::ECS::Service"));
            if has_service {
                let number = self.number();
                Self::event(stack, (number, at), "Api", "AWS::ECS::Service", &word, None);
            }
            // ECS remembers for an hour what stopped before.
            stack.failed.retain(|(at, _)| *at <= now);
            if hangs {
                let image = image.unwrap_or_default();
                let known = u64::try_from(stack.failed.len()).unwrap();
                stack.failed.extend((0..100).map(|n| {
                    let mut stopped = stopped(usize::try_from(known + n).unwrap(), &image);
                    stopped.created = at;
                    (now + Duration::from_secs(20 + 30 * n), stopped)
                }));
            }
            // Without anybody who stops it, CloudFormation waits for three hours.
            let ends = if hangs { now + Duration::from_hours(3) } else { now + takes };
            stack.running = Some(Operation { ends, becomes, fails: fails || hangs, kind });
        });
    }
}

impl Aws for World {
    fn beside(&self, _: Option<&str>) -> Self {
        self.clone()
    }

    async fn stack(&self, name: &str) -> Result<Option<Deployed>> {
        self.call(|world| {
            Ok(world.found(name).map(|stack| {
                let shape = stack.shape.clone();
                Deployed {
                    id: stack.id.clone(),
                    status: status(&stack.status),
                    drift: None,
                    changed: stack.changed,
                    outputs: shape.iter().map(|_| ("Id".to_owned(), name.to_owned())).collect(),
                    parameters: shape.map(|shape| shape.parameters).unwrap_or_default(),
                }
            }))
        })
        .await
    }

    async fn template(&self, name: &str) -> Result<Option<String>> {
        self.call(|world| Ok(world.found(name).and_then(|stack| stack.shape).map(|shape| shape.body))).await
    }

    async fn propose(&self, request: &Request) -> Result<Proposal> {
        self.call(|world| {
            let shape = Shape { body: request.template.clone(), parameters: request.parameters.clone() };
            let number = world.number();
            if request.create && world.with(&request.stack, |_| ()).is_none() {
                let fresh = Stack {
                    id: format!("arn:aws:cloudformation:eu-central-1:1:stack/{}/{number}", request.stack),
                    status: "REVIEW_IN_PROGRESS".into(),
                    shape: None,
                    sets: BTreeMap::new(),
                    events: Vec::new(),
                    changed: 0,
                    running: None,
                    policy: None,
                    failed: Vec::new(),
                };
                world.inner.stacks.borrow_mut().insert(request.stack.clone(), fresh);
            }
            let made = world.with(&request.stack, |stack| {
                if let Some(set) = stack.sets.get(&request.change_set) {
                    return Ok(Proposal::Changed { id: set.id.clone(), changes: set.changes.clone() });
                }
                let word = stack.status.as_str();
                if stack.running.is_some() || (request.create != (word == "REVIEW_IN_PROGRESS")) {
                    return Err(Error::Aws(format!(
                        "ValidationError: Stack:{} is in {word} state and can not be updated.",
                        stack.id
                    )));
                }
                if stack.shape.as_ref() == Some(&shape) {
                    return Ok(Proposal::Unchanged);
                }
                let changes = changes(stack.shape.as_ref(), &shape);
                let set = Set {
                    id: format!("arn:set/{}/{number}", request.change_set),
                    shape: shape.clone(),
                    changes: changes.clone(),
                    status: "AVAILABLE",
                };
                let id = set.id.clone();
                stack.sets.insert(request.change_set.clone(), set);
                Ok(Proposal::Changed { id, changes })
            });
            made.unwrap_or_else(|| Err(Self::missing(&request.stack)))
        })
        .await
    }

    async fn proposal(&self, stack: &str, change_set: &str) -> Result<Option<Proposal>> {
        self.call(|world| {
            let found = world.found(stack).and_then(|stack| {
                stack.sets.into_values().find(|set| set.id == change_set && set.status == "AVAILABLE")
            });
            Ok(found.map(|set| Proposal::Changed { id: set.id, changes: set.changes }))
        })
        .await
    }

    async fn proposed(&self, stack: &str, change_set: &str) -> Result<Option<Proposed>> {
        self.call(|world| {
            let found = world.found(stack).and_then(|stack| {
                stack.sets.into_values().find(|set| set.id == change_set && set.status == "AVAILABLE")
            });
            Ok(found.map(|set| Proposed {
                template: set.shape.body,
                parameters: set.shape.parameters,
                changes: set.changes,
            }))
        })
        .await
    }

    async fn execute(&self, name: &str, change_set: &str) -> Result<()> {
        self.call(|world| {
            let begun = world.with(name, |stack| {
                let is_create = stack.status == "REVIEW_IN_PROGRESS";
                let busy = stack.running.is_some();
                let policy = stack.policy.clone();
                let old = stack.shape.clone();
                let Some(set) = stack.sets.values_mut().find(|set| set.id == change_set) else {
                    return Err(Error::Aws("ChangeSetNotFound: it does not exist".into()));
                };
                match set.status {
                    "EXECUTED" => return Ok(None),
                    "AVAILABLE" if !busy => {}
                    other => return Err(Error::Aws(format!("InvalidChangeSetStatus: {other}"))),
                }
                let (shape, id) = (set.shape.clone(), set.id.clone());
                for set in stack.sets.values_mut() {
                    set.status = if set.id == id { "EXECUTED" } else { "OBSOLETE" };
                }
                let denied = denied(policy.as_ref(), old.as_ref(), &shape);
                Ok(Some((is_create, shape, id, denied)))
            });
            let Some((is_create, shape, id, denied)) = begun.ok_or_else(|| Self::missing(name))?? else {
                return Ok(());
            };
            world.did(Deed::Executed(id));
            world.begin(name, if is_create { "CREATE" } else { "UPDATE" }, Some(shape));
            if denied {
                world.with(name, |stack| {
                    stack.running.iter_mut().for_each(|operation| operation.fails = true);
                });
            }
            Ok(())
        })
        .await
    }

    async fn discard(&self, name: &str, change_set: &str) -> Result<()> {
        self.call(|world| {
            world.with(name, |stack| {
                stack.sets.retain(|_, set| set.id != change_set || set.status == "EXECUTED");
            });
            Ok(())
        })
        .await
    }

    async fn events(&self, name: &str, after: Option<&str>) -> Result<Vec<Event>> {
        self.call(|world| {
            let events = world.found(name).ok_or_else(|| Self::missing(name))?.events;
            let from =
                after.and_then(|id| events.iter().position(|event| event.id == id)).map_or(0, |at| at + 1);
            Ok(events[from..].to_vec())
        })
        .await
    }

    async fn resources(&self, name: &str) -> Result<Vec<Resource>> {
        self.call(|world| {
            let stack = world.found(name).ok_or_else(|| Self::missing(name))?;
            let has = stack.shape.as_ref().is_some_and(|shape| shape.body.contains("AWS::ECS::Service"));
            Ok(has
                .then(|| Resource {
                    logical: "Api".into(),
                    physical: format!("arn:aws:Api:{}", stack.id),
                    resource_type: "AWS::ECS::Service".into(),
                })
                .into_iter()
                .collect())
        })
        .await
    }

    async fn delete(&self, name: &str, _: &[String]) -> Result<()> {
        self.call(|world| {
            let key =
                world.found(name).map(|stack| stack.id.split('/').nth(1).unwrap_or_default().to_owned());
            let Some(key) = key else { return Ok(()) };
            let busy = world
                .with(name, |stack| matches!(&stack.running, Some(operation) if operation.kind != "CREATE"));
            if busy == Some(false) {
                world.begin(&key, "DELETE", None);
                world.with(&key, |stack| {
                    stack.running.iter_mut().for_each(|operation| operation.fails = false);
                });
            }
            Ok(())
        })
        .await
    }

    async fn protect(&self, _: &str, _: bool) -> Result<()> {
        self.call(|_| Ok(())).await
    }

    async fn set_policy(&self, name: &str, policy: &str) -> Result<()> {
        self.call(|world| {
            let policy: Json = serde_json::from_str(policy).map_err(|error| Error::Aws(error.to_string()))?;
            world.with(name, |stack| stack.policy = Some(policy));
            Ok(())
        })
        .await
    }

    async fn cancel_update(&self, name: &str) -> Result<()> {
        self.call(|world| {
            let now = Instant::now();
            let cancelled = world.with(name, |stack| match &mut stack.running {
                Some(operation) if operation.kind == "UPDATE" => {
                    operation.fails = true;
                    operation.ends = now;
                    true
                }
                _ => false,
            });
            match cancelled {
                Some(true) => Ok(()),
                _ => Err(Error::Aws(
                    "ValidationError: CancelUpdateStack cannot be called from current stack status".into(),
                )),
            }
        })
        .await
    }

    async fn continue_rollback(&self, name: &str, _: &[String]) -> Result<()> {
        self.call(|world| {
            let key =
                world.found(name).map(|stack| stack.id.split('/').nth(1).unwrap_or_default().to_owned());
            let is_stuck = world.with(name, |stack| stack.status == "UPDATE_ROLLBACK_FAILED");
            if is_stuck != Some(true) {
                return Err(Error::Aws("ValidationError: nothing to continue".into()));
            }
            world.begin(&key.unwrap_or_default(), "UPDATE_ROLLBACK", None);
            world.with(name, |stack| stack.running.iter_mut().for_each(|operation| operation.fails = false));
            Ok(())
        })
        .await
    }

    async fn secret_version(&self, _: &str) -> Result<Option<String>> {
        Ok(None)
    }

    async fn start_task(&self, _: &RunTask, token: &str) -> Result<String> {
        self.call(|world| {
            let ends = Instant::now() + world.latency();
            let mut tasks = world.inner.tasks.borrow_mut();
            if tasks.insert(token.to_owned(), ends).is_none() {
                drop(tasks);
                world.did(Deed::Task(token.to_owned()));
            }
            Ok(token.to_owned())
        })
        .await
    }

    async fn ended_task(&self, _: &str, task: &str) -> Result<Option<Stopped>> {
        self.call(|world| {
            let ended = world.inner.tasks.borrow().get(task).is_some_and(|ends| *ends <= Instant::now());
            Ok(ended.then(|| Stopped {
                task: task.to_owned(),
                image: String::new(),
                reason: "Essential container in task exited".into(),
                exit_code: Some(0),
                created: 0,
                log: Vec::new(),
                stream: None,
            }))
        })
        .await
    }

    async fn service(&self, arn: &str) -> Result<Option<Service>> {
        let id = arn.strip_prefix("arn:aws:Api:").unwrap_or_default().to_owned();
        self.call(|world| {
            let Some(stack) = world.found(&id) else { return Ok(None) };
            let shape = stack.running.and_then(|operation| operation.becomes).or(stack.shape);
            let image = shape.and_then(|shape| shape.parameters.get("Image").cloned()).unwrap_or_default();
            let is_there = !world.inner.missing.borrow().contains(&image);
            let now = Instant::now();
            let failed = stack.failed.iter().filter(|(at, _)| *at <= now).map(|(_, stopped)| stopped.clone());
            Ok(Some(Service {
                name: "api".into(),
                rollout: rollout(is_there),
                reason: String::new(),
                images: vec![image],
                failed: failed.collect(),
            }))
        })
        .await
    }

    async fn told(&self, _: &str, _: &str) -> Result<Vec<String>> {
        Ok(Vec::new())
    }

    async fn snapshot(&self, _: &str, physical: &str, _: &str) -> Result<()> {
        let physical = physical.to_owned();
        self.call(|world| {
            world.did(Deed::Snapshot(physical));
            Ok(())
        })
        .await
    }

    async fn drift(&self, _: &str) -> Result<Vec<Drift>> {
        Ok(Vec::new())
    }
}

/// The changes between two shapes, as AWS would tell them.
fn changes(old: Option<&Shape>, new: &Shape) -> Vec<Change> {
    let template = |body: &str| -> Json { serde_json::from_str(body).unwrap() };
    let new = template(&new.body);
    let old = old.map_or(Json::Null, |shape| template(&shape.body));
    let of = |template: &Json| template["Resources"].as_object().cloned().unwrap_or_default();
    let (before, after) = (of(&old), of(&new));
    let mut changes = Vec::new();
    for (logical, resource) in &after {
        let earlier = before.get(logical);
        if earlier == Some(resource) {
            continue;
        }
        let replaced =
            earlier.is_some_and(|earlier| earlier["Properties"]["Name"] != resource["Properties"]["Name"]);
        changes.push(Change {
            action: if earlier.is_some() { "Modify" } else { "Add" }.into(),
            logical: logical.clone(),
            resource_type: resource["Type"].as_str().unwrap_or_default().to_owned(),
            physical: earlier.map(|_| logical.to_lowercase()),
            replacement: earlier.map(|_| if replaced { "True" } else { "False" }.to_owned()),
        });
    }
    for (logical, resource) in before.iter().filter(|(logical, _)| !after.contains_key(*logical)) {
        changes.push(Change {
            action: "Remove".into(),
            logical: logical.clone(),
            resource_type: resource["Type"].as_str().unwrap_or_default().to_owned(),
            physical: Some(logical.to_lowercase()),
            replacement: None,
        });
    }
    changes
}

/// Whether the stack policy stops the change.
fn denied(policy: Option<&Json>, old: Option<&Shape>, new: &Shape) -> bool {
    let lost = super::losses(old, Some(new));
    let statements = policy.and_then(|policy| policy["Statement"].as_array().cloned()).unwrap_or_default();
    let kept = statements
        .iter()
        .filter(|statement| statement["Effect"] == "Deny")
        .flat_map(|statement| statement["Resource"].as_array().cloned().unwrap_or_default());
    let kept: Vec<Json> = kept.collect();
    lost.iter().any(|logical| kept.contains(&Json::from(format!("LogicalResourceId/{logical}"))))
}
