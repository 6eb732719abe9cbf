//! service: the API behind a load balancer, and the worker.

mod alarms;
mod deployment;
mod entrance;
mod model;
mod secrets;

use cloudformation::intrinsic::join;
use cloudformation::resource::id::{LoadBalancerArn, VpcOriginId};
use cloudformation::{DeletionPolicy, Output, Parameter, Stack, Value};
use contract::{ApiBindings, BatchBindings, HttpBindings, IdentityBindings, WorkerBindings};

use crate::bus::Bus;
use crate::cache::Redis;
use crate::cluster::{Home, IMAGE};
use crate::database::Postgres;
use crate::environment::Environment;
use crate::network::Links;
use crate::process::{Host, Process, ids};
use crate::queue::{Messages, VISIBILITY_TIMEOUT};
use crate::storage::Uploads;
use crate::tasks::{Place, RESTART};
use crate::{scaling, traces};

/// The port that the API listens on in its task.
pub(crate) const API_PORT: u16 = 8080;
/// Records a transaction: the measured knee of the curve between speed and memory.
const BATCH_SIZE: u32 = 20_000;
/// Jobs that a worker has in hand: one is read while another is written.
const JOBS_AT_ONCE: u32 = 2;
/// Jobs of one tenant that workers are told of at once.
const JOBS_PER_TENANT: u32 = 4;
/// Requests a minute that a task of the API is held at.
const REQUESTS: u16 = 3_000;

/// What the other stacks take from the service.
#[derive(Clone, Copy)]
pub(crate) struct Entrance {
    pub(crate) balancer: Output<LoadBalancerArn>,
    pub(crate) balancer_name: Output<String>,
    pub(crate) balancer_address: Output<String>,
    /// What CloudFront reaches it by, where it does.
    pub(crate) origin: Option<Output<VpcOriginId>>,
    pub(crate) api: Output<String>,
    pub(crate) worker: Output<String>,
}

/// What the service takes from the other stacks.
#[derive(Clone, Copy)]
pub(crate) struct Inputs {
    pub(crate) postgres: Postgres,
    pub(crate) redis: Redis,
    pub(crate) uploads: Uploads,
    pub(crate) messages: Messages,
    pub(crate) told: Bus,
    pub(crate) home: Home,
}

pub(crate) fn stack(environment: &Environment, links: Links, inputs: &Inputs) -> (Stack, Entrance) {
    let Inputs { postgres, redis, uploads, messages, told, home } = *inputs;
    let mut stack = Stack::new("service", "The API behind its load balancer, and the worker");
    let vpc = stack.import(links.vpc);
    let private = stack.import(links.private_subnets);
    // Behind CloudFront nothing of the service is reached from the internet.
    let front =
        if environment.domain.is_some() { private.clone() } else { stack.import(links.public_subnets) };
    let balancer_group = stack.import(links.balancer_group);
    let cluster = stack.import(home.cluster);
    let log_group = stack.import(home.log_group);
    let log_group_arn = stack.import(home.log_group_arn);
    let access_logs = stack.import(uploads.logs);
    let jobs_name = environment.worker.count.scales().then(|| stack.import(messages.queues.jobs_url.name));
    let topic = environment.alarms.then(|| stack.import(messages.alarms));
    let seal = links.key.of(&mut stack);
    let t = &mut stack.template;
    let image = t.parameter(IMAGE, Parameter::new("The image of the app, by its digest"));
    let restart =
        t.parameter(RESTART, Parameter::<String>::new("Another text starts every task anew").default("0"));
    let operator = "Lets its holder create tenants";
    let operator = secrets::add(t, &seal, "OperatorToken", operator, DeletionPolicy::Delete);
    // Without it nothing that was sealed is opened again.
    let token_key =
        "What the access tokens of people are signed with, and what is stored of them is sealed with";
    let token_key = secrets::add(t, &seal, "TokenKey", token_key, DeletionPolicy::RetainExceptOnCreate);
    let model_key = secrets::add(t, &seal, "ModelKey", model::KEY, DeletionPolicy::Delete);
    let ground = entrance::Ground { vpc, subnets: front, group: balancer_group.clone(), access_logs };
    let door = entrance::add(t, environment, ground);
    let url: Value<String> = match &environment.domain {
        Some(domain) => format!("https://{}", domain.name).into(),
        None => join("", ["http://".into(), door.balancer.dns_name(), ":".into(), door.port.clone().into()]),
    };

    let host = |size| Host {
        size,
        image: image.clone(),
        log_group: log_group.clone(),
        log_group_arn: log_group_arn.clone(),
    };
    let mut api = Process::new(&mut stack, environment, links, "api", ids!("Api"));
    api.reached_by("BalancerToApi", balancer_group, API_PORT);
    let variables = ApiBindings {
        database: api.binds(&postgres.as_api()),
        cache: api.binds(&redis),
        storage: api.binds(&uploads.keep()),
        queue: api.binds(&messages.queues),
        http: HttpBindings {
            port: API_PORT.to_string().into(),
            rate_limit: environment.rate_limit.to_string().into(),
            operator_token: api.reads(operator.reference()),
        },
        identity: IdentityBindings { token_key: api.reads(token_key.reference()), public_url: url.clone() },
        model: model::settings(environment.model.as_ref(), api.reads(model_key.reference())),
        traces: api.binds(&traces::of(environment)),
    };
    let api = api.task(host(&environment.api), variables.into_variables());
    let mut worker = Process::new(&mut stack, environment, links, "worker", ids!("Worker"));
    let variables = WorkerBindings {
        database: worker.binds(&postgres.as_worker()),
        cache: worker.binds(&redis),
        storage: worker.binds(&uploads.read()),
        queue: worker.binds(&messages.queues),
        bus: worker.binds(&told),
        batch: BatchBindings {
            size: BATCH_SIZE.to_string().into(),
            parallel: JOBS_AT_ONCE.to_string().into(),
            per_tenant: JOBS_PER_TENANT.to_string().into(),
            lease: VISIBILITY_TIMEOUT.to_string().into(),
        },
        traces: worker.binds(&traces::of(environment)),
    };
    let worker = worker.task(host(&environment.worker), variables.into_variables());

    let t = &mut stack.template;
    let raised = topic.map(|topic| alarms::add(t, &door, &topic)).unwrap_or_default();
    let place = Place { cluster: cluster.clone(), subnets: private, restart };
    let api_service = t.add(
        "ApiService",
        scaling::counted(place.service(&api), environment.api.count)
            .deployment_configuration(deployment::watched(environment.deployments, raised))
            .health_check_grace_period_seconds(30)
            .load_balancers([deployment::balanced(&door)]),
    );
    // Where ECS shifts traffic, the service names the rule itself.
    if door.shift.is_none() {
        t.entry(&api_service).after(&door.listener);
    }
    let worker_service =
        t.add("WorkerService", scaling::counted(place.service(&worker), environment.worker.count));
    // A task that starts before the network lets it in would fail for nothing.
    for (service, task) in [(&api_service, &api), (&worker_service, &worker)] {
        for rule in &task.rules {
            t.entry(service).after(rule);
        }
    }
    let requests = scaling::Load::Requests {
        each: f64::from(REQUESTS),
        balancer: door.balancer.load_balancer_full_name(),
    };
    let ids = scaling::Ids { target: "ApiScaling", cpu: "ApiScalingOnCpu", load: "ApiScalingOnRequests" };
    scaling::add(t, &ids, &cluster, api_service, environment.api.count, requests);
    if let Some(queue) = jobs_name {
        let backlog = scaling::Load::Backlog { queue };
        let ids = scaling::Ids {
            target: "WorkerScaling",
            cpu: "WorkerScalingOnCpu",
            load: "WorkerScalingOnBacklog",
        };
        scaling::add(t, &ids, &cluster, worker_service, environment.worker.count, backlog);
    }

    stack.export("ApiUrl", "The public address", url);
    stack.export("OperatorTokenArn", "The secret that lets its holder create tenants", operator.reference());
    stack.export(
        "ModelKeyArn",
        "The secret that a person gives the language model's key",
        model_key.reference(),
    );
    let entrance = Entrance {
        balancer: stack.export("LoadBalancerArn", "The load balancer", door.balancer.reference()),
        balancer_name: stack.export(
            "LoadBalancerName",
            "The load balancer, as its metrics name it",
            door.balancer.load_balancer_full_name(),
        ),
        balancer_address: stack.export(
            "LoadBalancerAddress",
            "The name that its network knows it by",
            door.balancer.dns_name(),
        ),
        origin: door.origin.map(|origin| {
            stack.export("OriginId", "What CloudFront reaches the load balancer by", origin.reference())
        }),
        api: stack.export("ApiServiceName", "The service of the API", api_service.name()),
        worker: stack.export("WorkerServiceName", "The service of the worker", worker_service.name()),
    };
    (stack, entrance)
}
