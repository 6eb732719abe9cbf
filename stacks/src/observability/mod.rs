//! observability: the dashboard, and the alarms of what carries the API and the workers.

mod alarms;
mod dashboard;

use cloudformation::{Stack, Value};

use crate::cache::Redis;
use crate::cluster::Home;
use crate::database::Postgres;
use crate::environment::Environment;
use crate::queue::Messages;
use crate::service::Entrance;
use alarms::Watched;

/// What is looked at.
pub(crate) struct Inputs {
    pub(crate) home: Home,
    pub(crate) postgres: Postgres,
    pub(crate) redis: Redis,
    pub(crate) messages: Messages,
    pub(crate) entrance: Entrance,
}

pub(crate) fn stack(environment: &Environment, inputs: &Inputs) -> Stack {
    let Inputs { home, postgres, redis, messages, entrance } = inputs;
    let mut stack = Stack::new("observability", "The dashboard of the platform, and the alarms of its data");
    let cluster = stack.import(home.cluster);
    let jobs = stack.import(messages.queues.jobs_url.name);
    let database = stack.import(postgres.instance);
    let values: [(&str, Value<String>); 6] = [
        ("Balancer", stack.import(entrance.balancer_name)),
        ("Api", stack.import(entrance.api)),
        ("Worker", stack.import(entrance.worker)),
        ("Jobs", jobs.clone()),
        ("Database", database.clone()),
        ("Cluster", cluster.into()),
    ];
    dashboard::add(&mut stack.template, values);
    let cache = stack.import(redis.group_id);
    let topic = stack.import(messages.alarms);
    let watched = Watched { database, cache, jobs };
    alarms::add(&mut stack.template, environment, &watched, &topic);
    stack
}
