//! database: RDS Postgres in isolated subnets, its master secret, and the secrets of the roles that the app signs in as.

use cloudformation::resource::ec2::{SecurityGroup, security_group};
use cloudformation::resource::rds::{DBInstance, DBParameterGroup, DBSubnetGroup, db_instance};
use cloudformation::resource::secretsmanager::{Secret, secret};
use cloudformation::value::split;
use cloudformation::{DeletionPolicy, Handle, Output, Stack};
use serde_json::json;

use crate::environment::Environment;
use crate::network::Links;

/// How a process reaches Postgres, and as whom.
#[derive(Clone, Copy)]
pub(crate) struct Postgres {
    pub(crate) host: Output,
    pub(crate) port: Output,
    /// The ARN of the owner's secret, which RDS makes and rotates.
    pub(crate) master: Output,
    pub(crate) api: Output,
    pub(crate) worker: Output,
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
    let subnet_group = t.add("DatabaseSubnets", DBSubnetGroup::new("Isolated subnets", split(",", subnets)));
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
            .vpc_security_groups([group.get(security_group::Attribute::GroupId)]),
    );
    t.entry(&instance).keep(DeletionPolicy::Snapshot);
    let api = t.add("ApiSecret", role_secret("Signs the API in to Postgres", "flow_api"));
    let worker = t.add("WorkerSecret", role_secret("Signs the worker in to Postgres", "flow_worker"));

    stack.termination_protection = environment.protect;
    let arn = |secret: Handle<Secret>| secret.reference();
    let postgres = Postgres {
        host: stack.export("Host", "Postgres", instance.get(db_instance::Attribute::EndpointAddress)),
        port: stack.export("Port", "Postgres", instance.get(db_instance::Attribute::EndpointPort)),
        master: stack.export(
            "MasterSecretArn",
            "The owner of the database",
            instance.get(db_instance::Attribute::MasterUserSecretSecretArn),
        ),
        api: stack.export("ApiSecretArn", "The API's role", arn(api)),
        worker: stack.export("WorkerSecretArn", "The worker's role", arn(worker)),
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
