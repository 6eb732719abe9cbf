//! What is told of a service's deployments: the one that it works towards, and the one that serves until then.

use std::collections::BTreeMap;

use serde_json::{Value as Json, json};

use super::task::Task;
use crate::state::Service;

/// Events of a service that are remembered, as ECS does.
const MOST_EVENTS: usize = 100;

/// How far a deployment is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rollout {
    InProgress,
    Completed,
    Failed,
}

impl Rollout {
    fn name(self) -> &'static str {
        match self {
            Rollout::InProgress => "IN_PROGRESS",
            Rollout::Completed => "COMPLETED",
            Rollout::Failed => "FAILED",
        }
    }
}

#[derive(Clone, Debug)]
struct Deployment {
    /// Such as `ecs-svc/1f`; its tasks are started by it.
    id: String,
    task_definition: String,
    desired: usize,
    created: u64,
    updated: u64,
    rollout: Rollout,
    reason: String,
    failed_tasks: u32,
}

/// The deployments of one service.
#[derive(Clone, Debug, Default)]
pub(super) struct Deployments {
    primary: Option<Deployment>,
    /// Serves while the primary one is rolled out.
    active: Option<Deployment>,
    /// Newest first.
    events: Vec<(u64, String)>,
}

impl Deployments {
    /// A deployment, new or known, becomes the one that is worked towards.
    pub(super) fn begin(&mut self, id: &str, service: &Service, now: u64) {
        let older: Vec<Deployment> =
            [self.primary.take(), self.active.take()].into_iter().flatten().collect();
        let created = older.iter().find(|older| older.id == id).map_or(now, |older| older.created);
        // What failed serves nobody.
        self.active = older.into_iter().find(|older| older.id != id && older.rollout == Rollout::Completed);
        self.primary = Some(Deployment {
            id: id.to_owned(),
            task_definition: service.task_definition.clone(),
            desired: service.desired,
            created,
            updated: now,
            rollout: Rollout::InProgress,
            reason: String::new(),
            failed_tasks: 0,
        });
        self.tell(now, Rollout::InProgress, format!("{} began a deployment", service.name), 0);
    }

    /// Says how far the deployment is.
    pub(super) fn tell(&mut self, now: u64, rollout: Rollout, message: String, failed_tasks: u32) {
        if let Some(primary) = &mut self.primary {
            (primary.rollout, primary.failed_tasks, primary.updated) = (rollout, failed_tasks, now);
            primary.reason.clone_from(&message);
        }
        if rollout == Rollout::Completed {
            self.active = None;
        }
        self.events.insert(0, (now, message));
        self.events.truncate(MOST_EVENTS);
    }

    pub(super) fn describe(&self, tasks: &BTreeMap<String, Task>) -> Vec<Json> {
        let described = |(status, deployment): (&str, &Deployment)| {
            let count = |wanted: &str| {
                tasks
                    .values()
                    .filter(|task| task.started_by == deployment.id && task.status == wanted)
                    .count()
            };
            json!({
                "id": deployment.id,
                "status": status,
                "taskDefinition": deployment.task_definition,
                "desiredCount": deployment.desired,
                "runningCount": count("RUNNING"),
                "pendingCount": count("PENDING"),
                "failedTasks": deployment.failed_tasks,
                "rolloutState": deployment.rollout.name(),
                "rolloutStateReason": deployment.reason,
                "launchType": "FARGATE",
                "createdAt": deployment.created / 1000,
                "updatedAt": deployment.updated / 1000,
            })
        };
        let primary = self.primary.iter().map(|deployment| ("PRIMARY", deployment));
        primary.chain(self.active.iter().map(|deployment| ("ACTIVE", deployment))).map(described).collect()
    }

    pub(super) fn events(&self) -> Vec<Json> {
        let event = |(time, message): &(u64, String)| json!({ "createdAt": time / 1000, "message": message });
        self.events.iter().map(event).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn service(definition: &str) -> Service {
        Service {
            name: "s".into(),
            cluster: "c".into(),
            task_definition: definition.into(),
            desired: 1,
            target_groups: Vec::new(),
            nonce: String::new(),
            created: 0,
        }
    }

    #[track_caller]
    fn check(deployments: &Deployments, expected: &[(&str, &str, &str)]) {
        let described = deployments.describe(&BTreeMap::new());
        let text = |json: &Json, key: &str| json[key].as_str().unwrap_or_default().to_owned();
        let found: Vec<[String; 3]> = described
            .iter()
            .map(|json| [text(json, "status"), text(json, "taskDefinition"), text(json, "rolloutState")])
            .collect();
        let expected: Vec<[String; 3]> = expected
            .iter()
            .map(|(status, definition, rollout)| [status, definition, rollout].map(|text| (*text).to_owned()))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn the_old_deployment_is_active_until_the_new_one_is_complete() {
        let mut deployments = Deployments::default();
        deployments.begin("1", &service("a"), 0);
        check(&deployments, &[("PRIMARY", "a", "IN_PROGRESS")]);
        deployments.tell(1, Rollout::Completed, String::new(), 0);
        deployments.begin("2", &service("b"), 2);
        check(&deployments, &[("PRIMARY", "b", "IN_PROGRESS"), ("ACTIVE", "a", "COMPLETED")]);
        deployments.tell(3, Rollout::Completed, String::new(), 0);
        check(&deployments, &[("PRIMARY", "b", "COMPLETED")]);
    }

    #[test]
    fn after_a_failure_the_old_deployment_is_primary_again() {
        let mut deployments = Deployments::default();
        deployments.begin("1", &service("a"), 0);
        deployments.tell(1, Rollout::Completed, String::new(), 0);
        deployments.begin("2", &service("b"), 2);
        deployments.tell(3, Rollout::Failed, String::new(), 3);
        check(&deployments, &[("PRIMARY", "b", "FAILED"), ("ACTIVE", "a", "COMPLETED")]);
        deployments.begin("1", &service("a"), 4);
        deployments.tell(5, Rollout::Completed, String::new(), 0);
        check(&deployments, &[("PRIMARY", "a", "COMPLETED")]);
    }
}
