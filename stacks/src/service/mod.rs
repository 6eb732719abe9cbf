//! service: the API behind a load balancer, and the worker.

mod alarms;
mod scaling;

use cloudformation::intrinsic::join;
use cloudformation::resource::certificatemanager::{Certificate, certificate};
use cloudformation::resource::ecs::{Service, service};
use cloudformation::resource::elasticloadbalancingv2::{
    Listener, LoadBalancer, TargetGroup, listener, load_balancer, target_group,
};
use cloudformation::resource::id::{AlarmName, CertificateArn, LoadBalancerArn};
use cloudformation::resource::route53::{RecordSet, record_set};
use cloudformation::resource::secretsmanager::{Secret, secret};
use cloudformation::{DeletionPolicy, Handle, Output, Parameter, Stack, Template, Value};
use contract::{ApiBindings, BatchBindings, HttpBindings, WorkerBindings};

use crate::cache::Redis;
use crate::cluster::{Home, IMAGE};
use crate::database::Postgres;
use crate::environment::{Domain, Environment};
use crate::network::Links;
use crate::process::{Host, Process, Task, ids};
use crate::queue::Messages;
use crate::storage::{BALANCER, Uploads};

/// The port that the API listens on in its task.
pub(crate) const API_PORT: u16 = 8080;
/// Records a transaction: the measured knee of the curve between speed and memory.
const BATCH_SIZE: u32 = 20_000;
/// Requests a minute that a task of the API is held at.
const REQUESTS: u16 = 3_000;

/// What the other stacks take from the service.
#[derive(Clone, Copy)]
pub(crate) struct Entrance {
    pub(crate) balancer: Output<LoadBalancerArn>,
    pub(crate) balancer_name: Output<String>,
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
    pub(crate) home: Home,
}

pub(crate) fn stack(environment: &Environment, links: Links, inputs: &Inputs) -> (Stack, Entrance) {
    let Inputs { postgres, redis, uploads, messages, home } = *inputs;
    let mut stack = Stack::new("service", "The API behind its load balancer, and the worker");
    let vpc = stack.import(links.vpc);
    let [public, private] = [links.public_subnets, links.private_subnets].map(|output| stack.import(output));
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
    let health_path = t.parameter(
        "HealthCheckPath",
        Parameter::<String>::new("What the load balancer asks").default("/healthz"),
    );
    let restart =
        t.parameter("Restart", Parameter::<String>::new("Another text starts every task anew").default("0"));
    let listener_port =
        t.parameter("ListenerPort", Parameter::<i64>::new("The public port").default(environment.port));

    let operator = t.add(
        "OperatorToken",
        seal.on(Secret::new(), Secret::kms_key_id)
            .description("Lets its holder create tenants")
            .generate_secret_string(
                secret::GenerateSecretString::new().password_length(48).exclude_punctuation(true),
            ),
    );
    t.entry(&operator).keep(DeletionPolicy::Delete);
    let balancer = t.add(
        "LoadBalancer",
        LoadBalancer::new()
            .type_(load_balancer::Type::Application)
            .scheme(load_balancer::Scheme::InternetFacing)
            .subnets(public)
            .security_groups([balancer_group.clone()])
            .load_balancer_attributes([
                attribute("routing.http.drop_invalid_header_fields.enabled", "true"),
                attribute("idle_timeout.timeout_seconds", "60"),
                attribute("access_logs.s3.enabled", "true"),
                attribute("access_logs.s3.bucket", access_logs),
                attribute("access_logs.s3.prefix", BALANCER),
            ]),
    );
    let targets = t.add(
        "ApiTargets",
        TargetGroup::new()
            .target_type(target_group::TargetType::Ip)
            .protocol(target_group::Protocol::Http)
            .port(API_PORT)
            .vpc_id(vpc)
            .health_check_path(health_path)
            .health_check_interval_seconds(5)
            .health_check_timeout_seconds(2)
            .healthy_threshold_count(2)
            .unhealthy_threshold_count(3)
            .target_group_attributes([target_group::TargetGroupAttribute::new()
                .key("deregistration_delay.timeout_seconds")
                .value("15")]),
    );
    let forward = listener::Action::new(listener::ActionType::Forward).target_group_arn(targets.reference());
    let entrance = Listener::new([forward], balancer.reference()).port(listener_port.clone());
    let entrance = match &environment.domain {
        Some(domain) => entrance
            .protocol(listener::Protocol::Https)
            .ssl_policy("ELBSecurityPolicy-TLS13-1-2-Res-2021-06")
            .certificates([listener::Certificate::new().certificate_arn(named(t, domain, balancer))]),
        None => entrance.protocol(listener::Protocol::Http),
    };
    let entrance = t.add("Entrance", entrance);

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
    };
    let api = api.task(host(&environment.api), variables.into_variables());
    let mut worker = Process::new(&mut stack, environment, links, "worker", ids!("Worker"));
    let variables = WorkerBindings {
        database: worker.binds(&postgres.as_worker()),
        cache: worker.binds(&redis),
        storage: worker.binds(&uploads.read()),
        queue: worker.binds(&messages.queues),
        batch: BatchBindings { size: BATCH_SIZE.to_string().into() },
    };
    let worker = worker.task(host(&environment.worker), variables.into_variables());

    let t = &mut stack.template;
    let raised = topic.map(|topic| alarms::add(t, balancer, targets, &topic)).unwrap_or_default();
    let base = |task: &Task| {
        let network = service::AwsVpcConfiguration::new()
            .subnets(private.clone())
            .security_groups([task.group.group_id()])
            .assign_public_ip(service::AwsVpcConfigurationAssignPublicIp::Disabled);
        Service::new()
            .cluster(cluster.clone())
            .task_definition(task.definition.reference())
            .force_new_deployment(
                service::ForceNewDeployment::new(true).force_new_deployment_nonce(restart.clone()),
            )
            .launch_type(service::LaunchType::Fargate)
            .propagate_tags(service::PropagateTags::Service)
            .network_configuration(service::NetworkConfiguration::new().awsvpc_configuration(network))
            .deployment_configuration(rolling())
    };
    let api_service = t.add(
        "ApiService",
        scaling::counted(base(&api), environment.api.count)
            .deployment_configuration(watched(raised))
            .health_check_grace_period_seconds(30)
            .load_balancers([service::LoadBalancer::new()
                .container_name("app")
                .container_port(API_PORT)
                .target_group_arn(targets.reference())]),
    );
    t.entry(&api_service).after(&entrance);
    let worker_service = t.add("WorkerService", scaling::counted(base(&worker), environment.worker.count));
    // A task that starts before the network lets it in would fail for nothing.
    for (service, task) in [(&api_service, &api), (&worker_service, &worker)] {
        for rule in &task.rules {
            t.entry(service).after(rule);
        }
    }
    let requests = scaling::Load::Requests {
        each: f64::from(REQUESTS),
        balancer: balancer.load_balancer_full_name(),
        targets: targets.target_group_full_name(),
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

    let url = match &environment.domain {
        Some(domain) => format!("https://{}", domain.name).into(),
        None => join("", ["http://".into(), balancer.dns_name(), ":".into(), listener_port.into()]),
    };
    stack.export("ApiUrl", "The public address", url);
    stack.export("OperatorTokenArn", "The secret that lets its holder create tenants", operator.reference());
    let entrance = Entrance {
        balancer: stack.export("LoadBalancerArn", "The load balancer", balancer.reference()),
        balancer_name: stack.export(
            "LoadBalancerName",
            "The load balancer, as its metrics name it",
            balancer.load_balancer_full_name(),
        ),
        api: stack.export("ApiServiceName", "The service of the API", api_service.name()),
        worker: stack.export("WorkerServiceName", "The service of the worker", worker_service.name()),
    };
    (stack, entrance)
}

/// Gives the load balancer its name; the certificate of that name, which the zone proves.
fn named(t: &mut Template, domain: &Domain, balancer: Handle<LoadBalancer>) -> Value<CertificateArn> {
    let zone = || Value::literal(&domain.zone);
    let its_zone = balancer.canonical_hosted_zone_id().into_id();
    let alias = record_set::AliasTarget::new(balancer.dns_name(), its_zone).evaluate_target_health(true);
    t.add("Address", RecordSet::new(&domain.name, "A").hosted_zone_id(zone()).alias_target(alias));
    let proof =
        certificate::DomainValidationOption::new().domain_name(&domain.name).hosted_zone_id(&domain.zone);
    let certificate = t.add(
        "Certificate",
        Certificate::new(&domain.name).validation_method("DNS").domain_validation_options([proof]),
    );
    certificate.reference()
}

/// New tasks before old ones go; back when they do not start.
fn rolling() -> service::DeploymentConfiguration {
    service::DeploymentConfiguration::new()
        .minimum_healthy_percent(100)
        .maximum_percent(200)
        .deployment_circuit_breaker(service::DeploymentCircuitBreaker::new(true, true))
}

/// The same, and back when one of these alarms is raised: ECS watches them for a while after the last new task, too.
fn watched(alarms: Vec<Value<AlarmName>>) -> service::DeploymentConfiguration {
    if alarms.is_empty() {
        return rolling();
    }
    let names: Vec<Value<String>> = alarms.into_iter().map(Value::into).collect();
    rolling().alarms(service::DeploymentAlarms::new(names, true, true))
}

fn attribute(key: &str, value: impl Into<Value<String>>) -> load_balancer::LoadBalancerAttribute {
    load_balancer::LoadBalancerAttribute::new().key(key).value(value)
}
