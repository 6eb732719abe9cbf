//! cluster: the ECS cluster, the log group, and the migration that runs before any service.

use cloudformation::resource::ecs::{Cluster, cluster};
use cloudformation::resource::id::{ClusterName, LogGroupArn, LogGroupName};
use cloudformation::resource::logs::LogGroup;
use cloudformation::{DeletionPolicy, Output, Parameter, Stack, Task as OneOff};
use contract::MigrateBindings;

use crate::database::Postgres;
use crate::environment::{Count, Environment, Tasks};
use crate::network::Links;
use crate::process::{Host, Process, ids};

/// Where tasks run.
#[derive(Clone, Copy)]
pub(crate) struct Home {
    pub(crate) cluster: Output<ClusterName>,
    pub(crate) log_group: Output<LogGroupName>,
    pub(crate) log_group_arn: Output<LogGroupArn>,
}

/// The parameter that carries the image of a release.
pub(crate) const IMAGE: &str = "Image";

pub(crate) fn stack(environment: &Environment, links: Links, postgres: &Postgres) -> (Stack, Home) {
    let mut stack = Stack::new("cluster", "ECS cluster and the migration of the database");
    let subnets = stack.import(links.private_subnets);
    let seal = links.key.of(&mut stack);
    let t = &mut stack.template;
    let image = t.parameter(IMAGE, Parameter::new("The image of the app, by its digest"));
    let home = t.add(
        "Cluster",
        Cluster::new()
            .cluster_settings([cluster::ClusterSettings::new().name("containerInsights").value("enabled")]),
    );
    let logs = t.add("Logs", seal.on(LogGroup::new().retention_in_days(30), LogGroup::kms_key_id));
    t.entry(&logs).keep(DeletionPolicy::RetainExceptOnCreate);

    let mut migrate = Process::new(&mut stack, environment, links, "migrate", ids!("Migrate"));
    let variables = MigrateBindings {
        database: migrate.binds(&postgres.as_owner()),
        roles: migrate.binds(&postgres.roles()),
    };
    let host = Host {
        size: &Tasks { count: Count::Fixed(1), cpu: 256, memory: 512 },
        image,
        log_group: logs.reference(),
        log_group_arn: logs.arn(),
    };
    let migrate = migrate.task(host, variables.into_variables());

    let outputs = Home {
        cluster: stack.export("ClusterName", "The cluster", home.reference()),
        log_group: stack.export("LogGroupName", "Where tasks log", logs.reference()),
        log_group_arn: stack.export("LogGroupArn", "Where tasks log", logs.arn()),
    };
    let definition = migrate.definition.reference();
    let group = migrate.group.group_id();
    stack.task = Some(OneOff {
        name: "migrate",
        cluster: outputs.cluster.name(),
        task_definition: stack.export("MigrateTaskArn", "Brings the database up to date", definition).name(),
        subnets: stack.export("MigrateSubnetIds", "Where the migration runs", subnets).name(),
        security_group: stack.export("MigrateGroupId", "Who the migration is to the network", group).name(),
    });
    (stack, outputs)
}
