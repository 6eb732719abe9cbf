//! database: RDS Postgres in isolated subnets, its master secret, and the secrets of the roles that the app signs in as.

use cloudformation::intrinsic::sub;
use cloudformation::resource::ec2::SecurityGroup;
use cloudformation::resource::id::{SecretArn, SecurityGroupId};
use cloudformation::resource::rds::{DBInstance, DBParameterGroup, DBSubnetGroup, db_instance};
use cloudformation::resource::secretsmanager::{Secret, secret};
use cloudformation::{DeletionPolicy, Output, Stack, Value};
use contract::{DatabaseBindings, RolesBindings};
use serde_json::{Value as Json, json};

use crate::environment::Environment;
use crate::iam;
use crate::network::Links;
use crate::process::{Binding, Process, tls_setting};

/// How processes reach Postgres, and as whom.
#[derive(Clone, Copy)]
pub(crate) struct Postgres {
    group: Output<SecurityGroupId>,
    host: Output<String>,
    port: Output<String>,
    tls: bool,
    /// The instance's identifier.
    pub(crate) instance: Output<String>,
    pub(crate) arn: Output<String>,
    /// The ARN of the owner's secret, which RDS makes and rotates.
    master: Output<SecretArn>,
    api: Output<SecretArn>,
    worker: Output<SecretArn>,
}

impl Postgres {
    /// The owner of every table, who brings them up to date.
    pub(crate) fn as_owner(self) -> SignIn {
        SignIn { postgres: self, credentials: self.master }
    }

    pub(crate) fn as_api(self) -> SignIn {
        SignIn { postgres: self, credentials: self.api }
    }

    pub(crate) fn as_worker(self) -> SignIn {
        SignIn { postgres: self, credentials: self.worker }
    }

    /// The secrets of the roles that the owner makes.
    pub(crate) fn roles(self) -> Roles {
        Roles { api: self.api, worker: self.worker }
    }
}

/// Postgres, as one role of it.
pub(crate) struct SignIn {
    postgres: Postgres,
    credentials: Output<SecretArn>,
}

impl Binding for SignIn {
    type Settings = DatabaseBindings<Value<String>>;

    fn bind(&self, process: &mut Process<'_>) -> Self::Settings {
        let Postgres { group, host, port, tls, .. } = self.postgres;
        process.reaches(process.ids.to_database, group, PORT);
        let credentials = process.stack.import(self.credentials);
        DatabaseBindings {
            host: process.stack.import(host),
            port: process.stack.import(port),
            name: NAME.into(),
            tls: tls_setting(tls),
            credentials: process.reads(credentials),
        }
    }
}

/// What the roles of Postgres sign in with.
pub(crate) struct Roles {
    api: Output<SecretArn>,
    worker: Output<SecretArn>,
}

impl Binding for Roles {
    type Settings = RolesBindings<Value<String>>;

    fn bind(&self, process: &mut Process<'_>) -> Self::Settings {
        let [api, worker] = [self.api, self.worker].map(|secret| process.stack.import(secret));
        RolesBindings { api: process.reads(api), worker: process.reads(worker) }
    }
}

const NAME: &str = "flows";
const PORT: i64 = 5432;

pub(crate) fn stack(environment: &Environment, links: Links) -> (Stack, Postgres) {
    let mut stack = Stack::new("database", "RDS Postgres and the secrets of its roles");
    let vpc = stack.import(links.vpc);
    let subnets = stack.import(links.isolated_subnets);
    let seal = links.key.of(&mut stack);
    let t = &mut stack.template;

    let group = SecurityGroup::new("Postgres: reached from what binds it").vpc_id(vpc);
    let group = t.add("DatabaseGroup", group);
    let subnet_group = t.add("DatabaseSubnets", DBSubnetGroup::new("Isolated subnets", subnets));
    let parameters = t.add(
        "DatabaseParameters",
        DBParameterGroup::new("Postgres of the flow platform", "postgres15").parameters(tuned(environment)),
    );
    // What the server's own metrics do not show: its processes and its disks, every minute.
    let monitoring = environment.alarms.then(|| {
        t.add(
            "MonitoringRole",
            iam::role(environment, "monitoring.rds.amazonaws.com").managed_policy_arns([sub(
                "arn:${AWS::Partition}:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole",
            )]),
        )
    });
    let instance = seal.on(DBInstance::new(), |instance, key| {
        instance
            .kms_key_id(key.clone())
            .performance_insights_kms_key_id(key.clone())
            .master_user_secret(db_instance::MasterUserSecret::new().kms_key_id(key))
    });
    let instance = match monitoring {
        Some(role) => instance.monitoring_interval(60).monitoring_role_arn(role.arn()),
        None => instance,
    };
    let instance = t.add(
        "Database",
        instance
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
            .enable_iam_database_authentication(true)
            .enable_performance_insights(true)
            .performance_insights_retention_period(7)
            .enable_cloudwatch_logs_exports(["postgresql"])
            .db_subnet_group_name(subnet_group.reference())
            .db_parameter_group_name(parameters.reference())
            .vpc_security_groups([group.group_id()]),
    );
    t.entry(&instance).keep(DeletionPolicy::Snapshot);
    let api = t.add(
        "ApiSecret",
        seal.on(role_secret("Signs the API in to Postgres", "flow_api"), Secret::kms_key_id),
    );
    let worker = t.add(
        "WorkerSecret",
        seal.on(role_secret("Signs the worker in to Postgres", "flow_worker"), Secret::kms_key_id),
    );
    for secret in [&api, &worker] {
        // The instance last: it may refuse to be deleted again when something else fails.
        t.entry(&instance).after(secret);
        // The migration gives the roles what these hold: a new one is as good.
        t.entry(secret).keep(DeletionPolicy::Delete);
    }

    stack.termination_protection = environment.protect;
    let postgres = Postgres {
        tls: environment.database.tls,
        group: stack.export("GroupId", "Who may reach Postgres", group.group_id()),
        host: stack.export("Host", "Postgres", instance.endpoint_address()),
        port: stack.export("Port", "Postgres", instance.endpoint_port()),
        arn: stack.export("InstanceArn", "Postgres", instance.db_instance_arn().into()),
        instance: stack.export("InstanceId", "Postgres", instance.reference().into()),
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

/// How Postgres is set for large tables that many tenants write to, in batches.
/// <https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Appendix.PostgreSQL.CommonDBATasks.Parameters.html>
fn tuned(environment: &Environment) -> Json {
    json!({
        "rds.force_ssl": if environment.database.tls { "1" } else { "0" },
        // A quarter of the memory, in pages of 8 KiB; the rest is the cache of the file system.
        "shared_buffers": "{DBInstanceClassMemory/32768}",
        // KiB for each sort or hash: a hundredth of the memory, so that dozens of them fit beside the buffers.
        "work_mem": "{DBInstanceClassMemory/102400}",
        // Tables of millions of rows are vacuumed and analysed after two in a hundred, not twenty.
        "autovacuum_vacuum_scale_factor": "0.02",
        "autovacuum_analyze_scale_factor": "0.01",
        "autovacuum_vacuum_insert_scale_factor": "0.05",
        "autovacuum_vacuum_cost_limit": "1000",
        // Milliseconds: what is slower is written to the log, with waits for locks and sorts on disk.
        "log_min_duration_statement": "500",
        "log_lock_waits": "1",
        "log_temp_files": "10240",
        "idle_in_transaction_session_timeout": "60000",
        "shared_preload_libraries": "pg_stat_statements",
        "pg_stat_statements.track": "ALL",
        "track_io_timing": "1",
    })
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
