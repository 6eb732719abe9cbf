//! database: RDS Postgres in isolated subnets, its master secret, and the secrets of the roles that the app signs in as.

use cloudformation::resource::ec2::{SecurityGroup, security_group};
use cloudformation::resource::id::SecretArn;
use cloudformation::resource::rds::{DBInstance, DBParameterGroup, DBSubnetGroup};
use cloudformation::resource::secretsmanager::{Secret, secret};
use cloudformation::{DeletionPolicy, Output, Stack};
use serde_json::json;

use crate::environment::Environment;
use crate::network::Links;

/// How a process reaches Postgres, and as whom.
#[derive(Clone, Copy)]
pub(crate) struct Postgres {
    pub(crate) host: Output<String>,
    pub(crate) port: Output<String>,
    /// The ARN of the owner's secret, which RDS makes and rotates.
    pub(crate) master: Output<SecretArn>,
    pub(crate) api: Output<SecretArn>,
    pub(crate) worker: Output<SecretArn>,
}

pub(crate) const NAME: &str = "flows";
const PORT: i64 = 5432;

pub(crate) fn stack(environment: &Environment, links: Links) -> (Stack, Postgres) {
    let mut stack = Stack::new("database", "RDS Postgres and the secrets of its roles");
    let vpc = stack.import(links.vpc);
    let subnets = stack.import(links.isolated_subnets);
    let tasks = stack.import(links.task_group);
    let t = &mut stack.template;

    let group = t.add(
        "DatabaseGroup",
        SecurityGroup::new("Postgres: reached from the tasks of the app").vpc_id(vpc).security_group_ingress(
            [security_group::Ingress::new("tcp")
                .source_security_group_id(tasks)
                .from_port(PORT)
                .to_port(PORT)
                .description("The tasks of the app")],
        ),
    );
    let subnet_group = t.add("DatabaseSubnets", DBSubnetGroup::new("Isolated subnets", subnets));
    let force_tls = if environment.database.tls { "1" } else { "0" };
    let parameters = t.add(
        "DatabaseParameters",
        DBParameterGroup::new("Postgres of the flow platform", "postgres15").parameters(json!({
            "rds.force_ssl": force_tls,
            "log_min_duration_statement": "500",
            "shared_preload_libraries": "pg_stat_statements",
        })),
    );
    let instance = t.add(
        "Database",
        DBInstance::new()
            .engine("postgres")
            .engine_version("15")
            .db_instance_class(&environment.database.class)
            .db_name(NAME)
            .allocated_storage(environment.database.storage.to_string())
            .storage_type("gp3")
            .storage_encrypted(true)
            .multi_az(environment.database.multi_az)
            .backup_retention_period(environment.database.backup_days)
            .master_username("owner")
            .manage_master_user_password(true)
            .publicly_accessible(false)
            .deletion_protection(environment.protect)
            .auto_minor_version_upgrade(true)
            .copy_tags_to_snapshot(true)
            .db_subnet_group_name(subnet_group.reference())
            .db_parameter_group_name(parameters.reference())
            .vpc_security_groups([group.group_id()]),
    );
    t.entry(&instance).keep(DeletionPolicy::Snapshot);
    let api = t.add("ApiSecret", role_secret("Signs the API in to Postgres", "flow_api"));
    let worker = t.add("WorkerSecret", role_secret("Signs the worker in to Postgres", "flow_worker"));
    for secret in [&api, &worker] {
        // The migration gives the roles what these hold: a new one is as good.
        t.entry(secret).keep(DeletionPolicy::Delete);
    }

    stack.termination_protection = environment.protect;
    let postgres = Postgres {
        host: stack.export("Host", "Postgres", instance.endpoint_address()),
        port: stack.export("Port", "Postgres", instance.endpoint_port()),
        master: stack.export(
            "MasterSecretArn",
            "The owner of the database",
            instance.master_user_secret_secret_arn().into_id(),
        ),
        api: stack.export("ApiSecretArn", "The API's role", api.reference()),
        worker: stack.export("WorkerSecretArn", "The worker's role", worker.reference()),
    };
    (stack, postgres)
}

/// A secret with a generated password, in the JSON that the contract's `Credentials` reads.
fn role_secret(description: &str, username: &str) -> Secret {
    Secret::new().description(description).generate_secret_string(
        secret::GenerateSecretString::new()
            .secret_string_template(json!({ "username": username }).to_string())
            .generate_string_key("password")
            .password_length(40)
            .exclude_punctuation(true),
    )
}
