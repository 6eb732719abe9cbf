//! cluster: the ECS cluster, the log group, the execution role, and the migration that runs before any service.

use cloudformation::intrinsic::sub;
use cloudformation::resource::ecs::{Cluster, cluster};
use cloudformation::resource::iam::{Role, role};
use cloudformation::resource::id::{ClusterName, LogGroupArn, LogGroupName, SecretArn};
use cloudformation::resource::logs::LogGroup;
use cloudformation::{DeletionPolicy, Output, Parameter, Stack, Task as OneOff, Value};
use contract::{DatabaseBindings, MigrateBindings, RolesBindings};

use crate::database::{self, Postgres};
use crate::environment::{Count, Environment, Tasks};
use crate::iam;
use crate::network::Links;
use crate::task::Task;

/// Where tasks run.
#[derive(Clone, Copy)]
pub(crate) struct Home {
    pub(crate) cluster: Output<ClusterName>,
    pub(crate) log_group: Output<LogGroupName>,
    pub(crate) log_group_arn: Output<LogGroupArn>,
}

/// The parameter that carries the image of a release.
pub(crate) const IMAGE: &str = "Image";

pub(crate) fn stack(environment: &Environment, links: Links, postgres: Postgres) -> (Stack, Home) {
    let mut stack = Stack::new("cluster", "ECS cluster and the migration of the database");
    let subnets = stack.import(links.private_subnets);
    let group = stack.import(links.task_group);
    let host = stack.import(postgres.host);
    let port = stack.import(postgres.port);
    let [master, api, worker] = [postgres.master, postgres.api, postgres.worker].map(|arn| stack.import(arn));
    let t = &mut stack.template;
    let image = t.parameter(IMAGE, Parameter::new("The image of the app, by its digest"));

    let home = t.add(
        "Cluster",
        Cluster::new()
            .cluster_settings([cluster::ClusterSettings::new().name("containerInsights").value("enabled")]),
    );
    let logs = t.add("Logs", LogGroup::new().retention_in_days(30));
    t.entry(&logs).keep(DeletionPolicy::Retain);
    let logs_arn = logs.arn();
    let execution = t.add(
        "MigrateExecutionRole",
        execution_role(environment, &logs_arn, &[master.clone(), api.clone(), worker.clone()]),
    );
    let migrate_role = t.add("MigrateRole", iam::task_role(environment));
    let variables = MigrateBindings {
        database: DatabaseBindings {
            host,
            port,
            name: database::NAME.into(),
            tls: tls(environment.database.tls),
            credentials: master.into(),
        },
        roles: RolesBindings { api: api.into(), worker: worker.into() },
    };
    let migrate = Task {
        process: "migrate",
        size: &Tasks { count: Count::Fixed(1), cpu: 256, memory: 512 },
        image,
        log_group: logs.reference(),
        execution_role: execution.arn(),
        task_role: migrate_role.arn(),
        port: None,
        variables: variables.into_variables(),
    };
    let migrate = t.add("Migrate", migrate.definition(sub("${AWS::StackName}-migrate")));

    let outputs = Home {
        cluster: stack.export("ClusterName", "The cluster", home.reference()),
        log_group: stack.export("LogGroupName", "Where tasks log", logs.reference()),
        log_group_arn: stack.export("LogGroupArn", "Where tasks log", logs_arn),
    };
    stack.task = Some(OneOff {
        name: "migrate",
        cluster: outputs.cluster.name(),
        task_definition: stack
            .export("MigrateTaskArn", "Brings the database up to date", migrate.reference())
            .name(),
        subnets: stack.export("MigrateSubnetIds", "Where the migration runs", subnets).name(),
        security_group: stack.export("MigrateGroupId", "Who the migration is to the network", group).name(),
    });
    (stack, outputs)
}

/// The role that ECS itself takes to start a task: pull the image, read these secrets, write logs.
pub(crate) fn execution_role(
    environment: &Environment,
    log_group_arn: &Value<LogGroupArn>,
    secrets: &[Value<SecretArn>],
) -> Role {
    let statements = [
        iam::allow(&["ecr:GetAuthorizationToken"], ["*".into()]),
        iam::allow(
            &["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
            [sub("arn:${AWS::Partition}:ecr:${AWS::Region}:${AWS::AccountId}:repository/*")],
        ),
        iam::allow(&["logs:CreateLogStream", "logs:PutLogEvents"], [log_group_arn.clone().into()]),
        iam::allow(&["secretsmanager:GetSecretValue"], secrets.iter().cloned().map(Value::into)),
    ];
    iam::task_role(environment).policies([role::Policy::new(iam::document(&statements), "start-tasks")])
}

/// The text of the contract's `Tls`.
pub(crate) fn tls(on: bool) -> Value<String> {
    if on { "verify" } else { "off" }.into()
}
