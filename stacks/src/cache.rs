//! cache: ElastiCache in isolated subnets.

use cloudformation::intrinsic::sub;
use cloudformation::resource::ec2::SecurityGroup;
use cloudformation::resource::elasticache::{ParameterGroup, ReplicationGroup, SubnetGroup};
use cloudformation::resource::id::{SecretArn, SecurityGroupId};
use cloudformation::resource::secretsmanager::{Secret, secret};
use cloudformation::{DeletionPolicy, Output, Stack, Value};
use contract::CacheBindings;
use serde_json::json;

use crate::environment::Environment;
use crate::network::Links;
use crate::process::{Binding, Process, tls_setting};

/// How processes reach Redis.
#[derive(Clone, Copy)]
pub(crate) struct Redis {
    group: Output<SecurityGroupId>,
    token: Output<SecretArn>,
    host: Output<String>,
    port: Output<String>,
    tls: bool,
    /// The replication group's identifier.
    pub(crate) group_id: Output<String>,
}

impl Binding for Redis {
    type Settings = CacheBindings<Value<String>>;

    fn bind(&self, process: &mut Process<'_>) -> Self::Settings {
        process.reaches(process.ids.to_cache, self.group, PORT);
        let token = process.stack.import(self.token);
        CacheBindings {
            token: process.reads(token),
            host: process.stack.import(self.host),
            port: process.stack.import(self.port),
            tls: tls_setting(self.tls),
        }
    }
}

const PORT: i64 = 6379;

pub(crate) fn stack(environment: &Environment, links: Links) -> (Stack, Redis) {
    let mut stack = Stack::new("cache", "ElastiCache: hot reads and rate limits, each keyed by tenant");
    let vpc = stack.import(links.vpc);
    let subnets = stack.import(links.isolated_subnets);
    let seal = links.key.of(&mut stack);
    let t = &mut stack.template;
    let group = t.add("CacheGroup", SecurityGroup::new("Redis: reached from what binds it").vpc_id(vpc));
    // Everything in it can be made again, and each key is of one tenant: what is asked for least goes first, so that no
    // tenant's bulk drives out what the others use.
    let parameters = t.add(
        "CacheParameters",
        ParameterGroup::new("redis7", "Redis of the flow platform")
            .properties(json!({ "maxmemory-policy": "allkeys-lfu" })),
    );
    let subnet_group = t.add("CacheSubnets", SubnetGroup::new("Isolated subnets", subnets));
    let token = t.add(
        "CacheToken",
        seal.on(Secret::new(), Secret::kms_key_id)
            .description("Lets its holder use Redis")
            .generate_secret_string(
                secret::GenerateSecretString::new().password_length(64).exclude_punctuation(true),
            ),
    );
    t.entry(&token).keep(DeletionPolicy::Delete);
    let replicas = environment.cache.nodes > 1;
    let guarded = seal.on(ReplicationGroup::new("Hot reads and rate limits"), ReplicationGroup::kms_key_id);
    // ElastiCache takes a token over TLS only.
    let guarded = if environment.cache.tls {
        guarded.auth_token(sub("{{resolve:secretsmanager:${CacheToken}}}"))
    } else {
        guarded
    };
    let cache = t.add(
        "Cache",
        guarded
            .engine("redis")
            .engine_version("7.1")
            .cache_node_type(&environment.cache.node)
            .num_cache_clusters(environment.cache.nodes)
            .automatic_failover_enabled(replicas)
            .multi_az_enabled(replicas)
            .at_rest_encryption_enabled(true)
            .transit_encryption_enabled(environment.cache.tls)
            .cache_parameter_group_name(parameters.reference())
            .cache_subnet_group_name(subnet_group.reference())
            .security_group_ids([group.group_id()]),
    );
    let entry = t.entry(&cache).keep(DeletionPolicy::Snapshot);
    if !environment.cache.tls {
        entry
            .silence("guard/caches_are_encrypted", "Redis on this machine is reached through loopback alone");
    }
    let redis = Redis {
        tls: environment.cache.tls,
        group_id: stack.export("ReplicationGroupId", "Redis", cache.reference().into()),
        token: stack.export("TokenArn", "What Redis is asked with", token.reference()),
        group: stack.export("GroupId", "Who may reach Redis", group.group_id()),
        host: stack.export("Host", "Redis", cache.primary_end_point_address()),
        port: stack.export("Port", "Redis", cache.primary_end_point_port()),
    };
    (stack, redis)
}
