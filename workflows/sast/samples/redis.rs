//! What the rules of `redis.yml` find, and what they let pass. Read by `semgrep --test`, compiled by nobody.

// ruleid: trestle.redis-key-without-tenant
use redis::AsyncCommands;

// ok: trestle.redis-key-without-tenant
use deadpool_redis::redis::{Client, Script};

async fn keys(tenant: TenantId, key: &str) -> Option<String> {
    // ruleid: trestle.redis-key-without-tenant
    redis::cmd("GET").arg(key).query_async(&mut connection).await.ok().flatten();
    // ruleid: trestle.redis-key-without-tenant
    redis::cmd("GET").arg(format!("flow:{key}")).query_async(&mut connection).await.ok().flatten();
    // ok: trestle.redis-key-without-tenant
    redis::cmd("GET").arg(name(tenant, key)).query_async(&mut connection).await.ok().flatten()
}

async fn many_arguments(tenant: TenantId, key: &str, value: &str) {
    let mut command = redis::cmd("SET");
    // ok: trestle.redis-key-without-tenant
    command.arg(name(tenant, key)).arg(value).arg("EX").arg(60);
}

async fn many_arguments_of_nobody(key: &str, value: &str) {
    let mut command = redis::cmd("SET");
    // ruleid: trestle.redis-key-without-tenant
    command.arg(key).arg(value).arg("EX").arg(60);
}

async fn scripts(tenant: TenantId) {
    let script = Script::new(RATE_LIMIT);
    // ok: trestle.redis-key-without-tenant
    let mut call = script.key(name(tenant, "rate"));
    // ruleid: trestle.redis-key-without-tenant
    let mut call = script.key("rate");
}

fn every_key() {
    // ruleid: trestle.redis-whole-keyspace
    redis::cmd("KEYS");
    // ruleid: trestle.redis-whole-keyspace
    redis::cmd("flushall");
    // ok: trestle.redis-whole-keyspace
    redis::cmd("PING");
    // ok: trestle.redis-whole-keyspace
    redis::cmd("DEL").arg(name(tenant, key));
}

// ruleid: trestle.redis-whole-keyspace
const FORGET: &str = r"for _, key in ipairs(redis.call('KEYS', ARGV[1])) do redis.call('DEL', key) end";
// ok: trestle.redis-whole-keyspace
const COUNT: &str = r"return redis.call('INCR', KEYS[1])";
