//! What is told of the database, the cache and the queue before the users notice it.

use cloudformation::intrinsic::sub_with;
use cloudformation::resource::id::TopicArn;
use cloudformation::{Template, Value};

use crate::alarm::{self, Metric};
use crate::environment::Environment;

/// Per cent of the CPU, and of a cache's memory, in most of five minutes.
const BUSY: f64 = 85.0;
/// Part of the storage that must be free.
const FREE: f64 = 0.1;
const GIB: f64 = 1_073_741_824.0;
/// Seconds that a run may wait for a worker.
const WAITS: f64 = 900.0;
/// Seconds that a write to the disk may take.
const SLOW_DISK: f64 = 0.05;

/// The nodes that a cache may have: the end of the name, and the constant ids of its alarms.
const NODES: [(&str, &str, &str); 6] = [
    ("001", "CacheFull", "CacheBusy"),
    ("002", "CacheFull2", "CacheBusy2"),
    ("003", "CacheFull3", "CacheBusy3"),
    ("004", "CacheFull4", "CacheBusy4"),
    ("005", "CacheFull5", "CacheBusy5"),
    ("006", "CacheFull6", "CacheBusy6"),
];

/// The names of what is watched.
pub(super) struct Watched {
    pub(super) database: Value<String>,
    /// The group of the cache's nodes.
    pub(super) cache: Value<String>,
    pub(super) jobs: Value<String>,
}

pub(super) fn add(t: &mut Template, environment: &Environment, watched: &Watched, topic: &Value<TopicArn>) {
    let of_database = |name, stat| Metric {
        namespace: "AWS/RDS",
        name,
        stat,
        dimensions: vec![("DBInstanceIdentifier", watched.database.clone())],
    };
    let waits = alarm::of_queue("ApproximateAgeOfOldestMessage", watched.jobs.clone());
    let storage = f64::from(u32::try_from(environment.database.storage).unwrap_or(u32::MAX));
    let above =
        |what, runbook, metric: &Metric, threshold| alarm::above(what, runbook, metric, threshold, topic);
    let alarms = [
        (
            "DatabaseBusy",
            above(
                "Postgres has no CPU left",
                "the-database-is-busy",
                &of_database("CPUUtilization", "Average"),
                BUSY,
            ),
        ),
        (
            "DatabaseSlow",
            above(
                "Postgres waits for its disk",
                "the-database-is-busy",
                &of_database("WriteLatency", "Average"),
                SLOW_DISK,
            ),
        ),
        (
            "DatabaseFull",
            alarm::below(
                "Postgres has a tenth of its storage left",
                "the-database-is-full",
                &of_database("FreeStorageSpace", "Minimum"),
                storage * FREE * GIB,
                topic,
            ),
        ),
        ("RunsWait", above("Runs wait for a worker", "runs-wait", &waits, WAITS)),
    ];
    for (id, alarm) in alarms {
        t.add(id, alarm);
    }
    // ElastiCache measures nodes, and any of them may be the primary.
    let nodes = usize::try_from(environment.cache.nodes).unwrap_or(NODES.len());
    for (node, full, busy) in NODES.into_iter().take(nodes) {
        let node = sub_with(format!("${{Group}}-{node}"), [("Group", watched.cache.clone())]);
        let of_node = |name, stat| Metric {
            namespace: "AWS/ElastiCache",
            name,
            stat,
            dimensions: vec![("CacheClusterId", node.clone())],
        };
        let (memory, cpu) =
            (of_node("DatabaseMemoryUsagePercentage", "Maximum"), of_node("EngineCPUUtilization", "Average"));
        t.add(full, above("Redis has no memory left", "the-cache-is-full", &memory, BUSY));
        t.add(busy, above("Redis has no CPU left", "the-cache-is-full", &cpu, BUSY));
    }
}
