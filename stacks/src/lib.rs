//! What runs in AWS. [`platform`] joins the stacks of one environment; each stack has a file of its own.

mod alarm;
mod auth;
mod backup;
mod bus;
mod cache;
mod certificate;
mod cluster;
mod database;
mod documents;
mod edge;
mod environment;
mod events;
mod functions;
mod iam;
mod identity;
mod key;
mod log_group;
mod network;
mod observability;
mod process;
mod queue;
mod repository;
mod scaling;
mod service;
mod storage;
mod tasks;
mod traces;
mod waive;

use cloudformation::Stack;

pub use environment::{Environment, File, NAMES};
pub use identity::{Trust, Trusted, images, state_bucket, trust};
pub use repository::{DEPLOY_WORKFLOW, DRIFT_WORKFLOW, RELEASE_WORKFLOW, REPOSITORY};

/// The name that every deployed stack begins with.
pub const PLATFORM: &str = "trestle";

/// The stacks of one environment. What one stack hands to another is passed here and nowhere else.
#[must_use]
pub fn platform(environment: &Environment) -> Vec<Stack> {
    let (own_key, key) = key::stack(environment);
    let (network, links) = network::stack(environment, key);
    let (database, postgres) = database::stack(environment, links);
    let (cache, redis) = cache::stack(environment, links);
    let (storage, uploads) = storage::stack();
    let (queue, messages) = queue::stack(environment, key);
    let (bus, told) = bus::stack(key);
    let (cluster, home) = cluster::stack(environment, links, &postgres);
    let (service, entrance) = service::stack(
        environment,
        links,
        &service::Inputs { postgres, redis, uploads, messages, told, home },
    );
    let edge = edge::stack(environment, &entrance);
    let mut stacks: Vec<Stack> = own_key.into_iter().collect();
    stacks.extend([
        network,
        database,
        cache,
        storage,
        queue,
        bus,
        cluster,
        service,
        edge,
        auth::stack(environment),
        functions::stack(environment, key, uploads, messages),
    ]);
    let documents = environment.documents.as_ref();
    stacks.extend(documents.map(|size| {
        documents::stack(environment, links, size, &documents::Inputs { postgres, uploads, messages, home })
    }));
    if environment.alarms {
        stacks.push(events::stack(messages.alarms));
        stacks.push(observability::stack(
            environment,
            &observability::Inputs { home, postgres, redis, messages, entrance },
        ));
    }
    stacks.extend(environment.backup.then(|| backup::stack(environment, key, &postgres, uploads)));
    stacks
}

/// What must be there before a workflow can deploy: the stack of the account, and that of the environment's roles.
/// Nothing for an environment that GitHub does not deploy.
#[must_use]
pub fn foundation(environment: &Environment, platform: &[Stack]) -> Option<[Stack; 2]> {
    identity::trust(environment).map(|trust| identity::stacks(environment, &trust, platform))
}
