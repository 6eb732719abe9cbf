//! cache: ElastiCache in isolated subnets.

use cloudformation::resource::ec2::{SecurityGroup, security_group};
use cloudformation::resource::elasticache::{ParameterGroup, ReplicationGroup, SubnetGroup};
use cloudformation::{DeletionPolicy, Output, Stack};
use serde_json::json;

use crate::environment::Environment;
use crate::network::Links;

/// How a process reaches Redis.
#[derive(Clone, Copy)]
pub(crate) struct Redis {
    pub(crate) host: Output<String>,
    pub(crate) port: Output<String>,
}

const PORT: i64 = 6379;

pub(crate) fn stack(environment: &Environment, links: Links) -> (Stack, Redis) {
    let mut stack = Stack::new("cache", "ElastiCache: hot reads and rate limits, each keyed by tenant");
    let vpc = stack.import(links.vpc);
    let subnets = stack.import(links.isolated_subnets);
    let tasks = stack.import(links.task_group);
    let t = &mut stack.template;
    let group = t.add(
        "CacheGroup",
        SecurityGroup::new("Redis: reached from the tasks of the app").vpc_id(vpc).security_group_ingress([
            security_group::Ingress::new("tcp")
                .source_security_group_id(tasks)
                .from_port(PORT)
                .to_port(PORT)
                .description("The tasks of the app"),
        ]),
    );
    // Everything in it can be made again, and each key is of one tenant: what is asked for least goes first, so that no
    // tenant's bulk drives out what the others use.
    let parameters = t.add(
        "CacheParameters",
        ParameterGroup::new("redis7", "Redis of the flow platform")
            .properties(json!({ "maxmemory-policy": "allkeys-lfu" })),
    );
    let subnet_group = t.add("CacheSubnets", SubnetGroup::new("Isolated subnets", subnets));
    let replicas = environment.cache.nodes > 1;
    let cache = t.add(
        "Cache",
        ReplicationGroup::new("Hot reads and rate limits")
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
        host: stack.export("Host", "Redis", cache.primary_end_point_address()),
        port: stack.export("Port", "Redis", cache.primary_end_point_port()),
    };
    (stack, redis)
}
