//! A process of the app as a Fargate task or a function. What it may reach, do and know follows from what it binds, and
//! from nothing else.

use cloudformation::intrinsic::{join, sub};
use cloudformation::resource::ec2::{SecurityGroup, SecurityGroupIngress};
use cloudformation::resource::ecs::{TaskDefinition, task_definition as td};
use cloudformation::resource::iam::{Role, role};
use cloudformation::resource::id::{LogGroupArn, LogGroupName, SecretArn, SecurityGroupId};
use cloudformation::{Handle, Output, Stack, Value};
use contract::{Kind, Variable};
use serde_json::{Value as Json, json};

use crate::environment::{Environment, Tasks};
use crate::iam;
use crate::key::{Key, Seal};
use crate::network::Links;

/// What a process can bind: part of another stack, on one side of it.
pub(crate) trait Binding {
    /// The settings of the contract that it provides.
    type Settings;
    /// Gives the process what it needs for it.
    fn bind(&self, process: &mut Process<'_>) -> Self::Settings;
}

/// The constant logical ids of a process's resources.
pub(crate) struct Ids {
    pub(crate) group: &'static str,
    pub(crate) role: &'static str,
    pub(crate) execution_role: &'static str,
    pub(crate) definition: &'static str,
    pub(crate) function: &'static str,
    pub(crate) to_database: &'static str,
    pub(crate) to_cache: &'static str,
}

/// The ids of a process by its name with a capital.
macro_rules! ids {
    ($name:literal) => {
        &$crate::process::Ids {
            group: concat!($name, "Group"),
            role: concat!($name, "Role"),
            execution_role: concat!($name, "ExecutionRole"),
            definition: concat!($name, "Task"),
            function: concat!($name, "Function"),
            to_database: concat!($name, "ToDatabase"),
            to_cache: concat!($name, "ToCache"),
        }
    };
}
pub(crate) use ids;

/// A process while it is put together.
pub(crate) struct Process<'a> {
    pub(crate) stack: &'a mut Stack,
    /// The process, which is also the argument of the app's binary.
    pub(crate) name: &'static str,
    /// Another program of the image than the app's binary, such as `/documents`; it takes no argument.
    program: Option<&'static str>,
    pub(crate) ids: &'static Ids,
    environment: &'a Environment,
    /// What secrets and messages are encrypted with.
    key: Key,
    /// Who it is to the network; nobody outside of it.
    group: Option<Handle<SecurityGroup>>,
    /// The port that it is reached at, if it is.
    port: Option<u16>,
    rules: Vec<Handle<SecurityGroupIngress>>,
    statements: Vec<Json>,
    secrets: Vec<Value<SecretArn>>,
    /// The containers beside its own.
    beside: Vec<(&'static str, td::ContainerDefinition)>,
}

/// What a task runs in.
pub(crate) struct Host<'a> {
    pub(crate) size: &'a Tasks,
    pub(crate) image: Value<String>,
    pub(crate) log_group: Value<LogGroupName>,
    pub(crate) log_group_arn: Value<LogGroupArn>,
}

/// A process with its task definition.
pub(crate) struct Task {
    pub(crate) definition: Handle<TaskDefinition>,
    /// Who it is to the network.
    pub(crate) group: Handle<SecurityGroup>,
    /// Where the network lets it in; it must not start before.
    pub(crate) rules: Vec<Handle<SecurityGroupIngress>>,
}

impl<'a> Process<'a> {
    /// A process that nobody reaches, and that reaches nothing of this platform.
    pub(crate) fn new(
        stack: &'a mut Stack,
        environment: &'a Environment,
        links: Links,
        name: &'static str,
        ids: &'static Ids,
    ) -> Self {
        let vpc = stack.import(links.vpc);
        let group = SecurityGroup::new(format!("The tasks of the process {name}")).vpc_id(vpc);
        let group = Some(stack.template.add(ids.group, group));
        let (rules, statements, secrets) = (Vec::new(), Vec::new(), Vec::new());
        let (key, beside) = (links.key, Vec::new());
        let (program, port) = (None, None);
        Self { stack, name, program, ids, environment, key, group, port, rules, statements, secrets, beside }
    }

    /// A process outside the network: it reaches services of the region, and nothing that the network guards.
    pub(crate) fn outside(
        stack: &'a mut Stack,
        environment: &'a Environment,
        key: Key,
        name: &'static str,
        ids: &'static Ids,
    ) -> Self {
        let (rules, statements, secrets) = (Vec::new(), Vec::new(), Vec::new());
        let (program, group, port, beside) = (None, None, None, Vec::new());
        Self { stack, name, program, ids, environment, key, group, port, rules, statements, secrets, beside }
    }

    /// Has the process be another program of the image than the app's binary.
    pub(crate) fn runs(&mut self, program: &'static str) {
        self.program = Some(program);
    }

    /// Binds something; what it provides goes to the contract.
    pub(crate) fn binds<B: Binding>(&mut self, binding: &B) -> B::Settings {
        binding.bind(self)
    }

    /// Lets the process in to what a security group guards.
    pub(crate) fn reaches(&mut self, id: &'static str, guard: Output<SecurityGroupId>, port: i64) {
        let own = self.group.expect("a process outside the network binds nothing within it");
        let guard = self.stack.import(guard);
        let rule = SecurityGroupIngress::new("tcp")
            .group_id(guard)
            .source_security_group_id(own.group_id())
            .from_port(port)
            .to_port(port)
            .description(format!("The tasks of the process {}", self.name));
        self.rules.push(self.stack.template.add(id, rule));
    }

    /// Allows the process actions on resources.
    pub(crate) fn may(&mut self, actions: &[&str], resource: Value<String>) {
        self.statements.push(iam::allow(actions, [resource]));
    }

    /// Allows the process to read and to write what is encrypted with the environment's key.
    pub(crate) fn opens_and_seals(&mut self) {
        let Some(key) = self.key.of(self.stack).key() else { return };
        let allowed = iam::allow(&["kms:Decrypt", "kms:GenerateDataKey"], [key.into()]);
        // Each queue that it binds asks for it.
        if !self.statements.contains(&allowed) {
            self.statements.push(allowed);
        }
    }

    /// Puts a container beside the process's own; its lines go to the same log group.
    pub(crate) fn beside(&mut self, name: &'static str, container: td::ContainerDefinition) {
        self.beside.push((name, container));
    }

    /// Gives the process a secret; the setting that carries it. A secret of another stack comes with its version, so that a
    /// changed one starts the tasks anew.
    /// <https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html>
    pub(crate) fn reads(&mut self, secret: Value<SecretArn>) -> Value<String> {
        let version = self.stack.version_of(&secret);
        self.secrets.push(secret.clone());
        match version {
            // No key of its JSON and no stage: the version says both.
            Some(version) => join(":::", [secret.into(), version]),
            None => secret.into(),
        }
    }

    /// What a function runs with: its ids, and what it may do.
    pub(crate) fn rights(self) -> (&'static Ids, Vec<Json>) {
        assert!(self.beside.is_empty(), "nothing stands beside a function");
        assert!(self.secrets.is_empty(), "a function's settings are readable: it binds no secrets");
        (self.ids, self.statements)
    }

    /// The task, with every setting of its contract.
    pub(crate) fn task(self, host: Host<'_>, variables: Vec<(Variable, Value<String>)>) -> Task {
        let Host { size, image, log_group, log_group_arn } = host;
        let seal = self.key.of(self.stack);
        let execution = execution_role(self.environment, log_group_arn, self.secrets, &seal);
        let t = &mut self.stack.template;
        let execution = t.add(self.ids.execution_role, execution);
        let role = iam::task_role(self.environment);
        let role = if self.statements.is_empty() {
            role
        } else {
            role.policies([role::Policy::new(iam::document(&self.statements), "run")])
        };
        let role = t.add(self.ids.role, role);
        let logs = td::LogConfiguration::new("awslogs").options(json!({
            "awslogs-group": log_group,
            "awslogs-region": { "Ref": "AWS::Region" },
            "awslogs-stream-prefix": self.name,
        }));
        // What stands beside the app begins before it, and so ends after it.
        let needs = self.beside.iter().map(|(name, _)| {
            td::ContainerDependency::new()
                .container_name(*name)
                .condition(td::ContainerDependencyCondition::Start)
        });
        let needs: Vec<_> = needs.collect();
        let beside = self.beside.into_iter().map(|(_, container)| container.log_configuration(logs.clone()));
        let beside: Vec<_> = beside.collect();
        let (secrets, plain): (Vec<_>, Vec<_>) =
            variables.into_iter().partition(|(variable, _)| variable.kind == Kind::Secret);
        let plain: Vec<_> = plain
            .into_iter()
            .map(|(variable, value)| td::KeyValuePair::new().name(variable.name).value(value))
            .collect();
        let secrets: Vec<_> =
            secrets.into_iter().map(|(variable, arn)| td::Secret::new(variable.name, arn)).collect();
        let ports: Vec<_> = self
            .port
            .into_iter()
            .map(|port| td::PortMapping::new().container_port(port).protocol(td::PortMappingProtocol::Tcp))
            .collect();
        let container = td::ContainerDefinition::new(image, "app");
        let container = match self.program {
            Some(program) => container.entry_point([program]),
            None => container.command([self.name]),
        };
        let container = container
            .essential(true)
            .readonly_root_filesystem(true)
            .environment(plain)
            .secrets(secrets)
            .port_mappings(ports)
            .stop_timeout(30)
            .log_configuration(logs);
        let container = if needs.is_empty() { container } else { container.depends_on(needs) };
        let containers = std::iter::once(container).chain(beside);
        let definition = TaskDefinition::new()
            .family(sub(format!("${{AWS::StackName}}-{}", self.name)))
            .requires_compatibilities([td::RequiresCompatibilities::Fargate])
            .network_mode(td::NetworkMode::Awsvpc)
            .cpu(size.cpu.to_string())
            .memory(size.memory.to_string())
            .execution_role_arn(execution.arn())
            .task_role_arn(role.arn())
            .runtime_platform(
                td::RuntimePlatform::new()
                    .cpu_architecture(td::RuntimePlatformCpuArchitecture::X8664)
                    .operating_system_family(td::RuntimePlatformOperatingSystemFamily::Linux),
            )
            .container_definitions(containers.collect::<Vec<_>>());
        let definition = t.add(self.ids.definition, definition);
        let group = self.group.expect("a task runs in the network");
        Task { definition, group, rules: self.rules }
    }

    /// Lets a security group in to the process, at a port that the process listens on.
    pub(crate) fn reached_by(&mut self, id: &'static str, source: Value<SecurityGroupId>, port: u16) {
        self.port = Some(port);
        let own = self.group.expect("a process outside the network is reached by nobody");
        let rule = SecurityGroupIngress::new("tcp")
            .group_id(own.group_id())
            .source_security_group_id(source)
            .from_port(i64::from(port))
            .to_port(i64::from(port))
            .description("The load balancer");
        self.rules.push(self.stack.template.add(id, rule));
    }
}

/// The text of the contract's `Tls`.
pub(crate) fn tls_setting(on: bool) -> Value<String> {
    if on { "verify" } else { "off" }.into()
}

/// The role that ECS itself takes to start a task: pull the image, read these secrets, write logs.
fn execution_role(
    environment: &Environment,
    log_group_arn: Value<LogGroupArn>,
    secrets: Vec<Value<SecretArn>>,
    seal: &Seal,
) -> Role {
    let mut statements = vec![
        iam::allow(&["ecr:GetAuthorizationToken"], ["*".into()]),
        iam::allow(
            &["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
            [sub("arn:${AWS::Partition}:ecr:${AWS::Region}:${AWS::AccountId}:repository/*")],
        ),
        iam::allow(&["logs:CreateLogStream", "logs:PutLogEvents"], [log_group_arn.into()]),
    ];
    if !secrets.is_empty() {
        statements.extend(seal.key().map(|key| iam::allow(&["kms:Decrypt"], [key.into()])));
        statements.push(iam::allow(&["secretsmanager:GetSecretValue"], secrets.into_iter().map(Value::into)));
    }
    iam::task_role(environment).policies([role::Policy::new(iam::document(&statements), "start-tasks")])
}

#[cfg(test)]
mod tests {
    use contract::QueueBindings;

    use super::*;
    use crate::environment::File;
    use crate::{cache, database, key, network, queue};

    /// The template of a process after it bound something.
    fn bound(name: &'static str, bind: impl FnOnce(&mut Process<'_>, &Environment, Links)) -> String {
        let text = include_str!("../environments/dev.yaml");
        let environment = Environment::read("dev", &[File { name: "dev", path: "dev.yaml", text }]).unwrap();
        let (_, key) = key::stack(&environment);
        let (_, links) = network::stack(&environment, key);
        let mut stack = Stack::new("service", "");
        let mut process = Process::new(&mut stack, &environment, links, name, ids!("Test"));
        bind(&mut process, &environment, links);
        let size = &environment.api;
        let host = Host {
            size,
            image: "i".into(),
            log_group: Value::literal("l"),
            log_group_arn: Value::literal("a"),
        };
        process.task(host, Vec::new());
        stack.template.render()
    }

    #[track_caller]
    fn check(template: &str, needles: &[&str], are_there: bool) {
        for needle in needles {
            assert_eq!(template.contains(needle), are_there, "{needle}");
        }
    }

    /// What a binding brings goes with it: network, rights, secrets and the values of other stacks.
    #[test]
    fn without_a_binding_nothing_of_it_is_there() {
        let grants = [
            ["TestToDatabase", "DatabaseGroupId", "DatabaseApiSecretArn", "DatabasePort"],
            ["TestToCache", "CacheGroupId", "CacheHost", "CacheTokenArn"],
            ["sqs:SendMessage", "QueueJobsArn", "QueueJobsUrl", "\"PolicyName\": \"run\""],
        ];
        let nothing = bound("api", |_, _, _| {});
        for needles in &grants {
            check(&nothing, needles, false);
        }
        check(&nothing, &["secretsmanager:GetSecretValue"], false);
        let postgres = bound("api", |process, environment, links| {
            process.binds(&database::stack(environment, links).1.as_api());
        });
        let redis = bound("api", |process, environment, links| {
            process.binds(&cache::stack(environment, links).1);
        });
        let jobs = bound("api", |process, environment, links| {
            let QueueBindings { jobs_url, documents_url } =
                process.binds(&queue::stack(environment, links.key).1.queues);
            assert_eq!(jobs_url.into_json()["Ref"], "QueueJobsUrl");
            assert_eq!(documents_url.into_json()["Ref"], "QueueDocumentsUrl");
        });
        for (at, template) in [postgres, redis, jobs].iter().enumerate() {
            for (of, needles) in grants.iter().enumerate() {
                check(template, needles, at == of);
            }
        }
    }

    #[test]
    fn a_queue_is_sent_to_and_taken_from_by_those_that_it_names() {
        let bind = |process: &mut Process<'_>, environment: &Environment, links: Links| {
            process.binds(&queue::stack(environment, links.key).1.queues);
        };
        check(&bound("worker", bind), &["sqs:ReceiveMessage", "sqs:DeleteMessage"], true);
        check(&bound("arrive", bind), &["sqs:SendMessage"], true);
        check(&bound("arrive", bind), &["sqs:ReceiveMessage"], false);
        check(&bound("migrate", bind), &["sqs:"], false);
    }
}
