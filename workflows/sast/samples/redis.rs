//! What the rules of `redis.yml` find, and what they let pass. Read by `semgrep --test`, compiled by nobody.

// ruleid: trestle.redis-key-without-tenant
use redis::AsyncCommands;

// ok: trestle.redis-key-without-tenant
use redis::{RedisResult, Script};

async fn keys(tenant: TenantId, text: &str) -> Option<String> {
    // ruleid: trestle.redis-key-without-tenant
    redis::cmd("GET").arg(text).query_async(&mut line).await.ok().flatten();
    // ruleid: trestle.redis-key-without-tenant
    redis::cmd("GET").arg(format!("flow:{text}")).query_async(&mut line).await.ok().flatten();
    // ruleid: trestle.redis-key-without-tenant
    redis::cmd("GET").arg(text.as_str()).query_async(&mut line).await.ok().flatten();
    // ok: trestle.redis-key-without-tenant
    redis::cmd("GET").arg(key(tenant, text).as_str()).query_async(&mut line).await.ok().flatten()
}

async fn many_arguments(keys: &Keys, value: &str) {
    let mut command = redis::cmd("SET");
    // ok: trestle.redis-key-without-tenant
    command.arg(keys.value.as_str()).arg(value).arg("EX").arg(60);
}

async fn many_arguments_of_nobody(value: &str) {
    let mut command = redis::cmd("SET");
    // ruleid: trestle.redis-key-without-tenant
    command.arg("flow:1").arg(value).arg("EX").arg(60);
}

async fn streams(key: &Key, name: &str) {
    let mut xread = redis::cmd("XREAD");
    // ok: trestle.redis-key-without-tenant
    xread.arg("COUNT").arg(100);
    // ok: trestle.redis-key-without-tenant
    xread.arg("STREAMS").arg(key.as_str()).arg("0-0");
    // ruleid: trestle.redis-key-without-tenant
    xread.arg("STREAMS").arg(name).arg("0-0");
}

async fn scripts(name: &Key, key: Key, text: &str) {
    // ok: trestle.redis-key-without-tenant
    let mut call = TAKE.key(key.as_str());
    // ok: trestle.redis-key-without-tenant
    call.key(name.part("fence").as_str()).arg(1);
    // ruleid: trestle.redis-key-without-tenant
    let mut call = COUNT.key("rate");
    // ruleid: trestle.redis-key-without-tenant
    call.key(text).arg(1);
}

// ruleid: trestle.redis-key-without-tenant
const OF_ARGUMENT: &str = r"return redis.call('GET', ARGV[1])";
// ruleid: trestle.redis-key-without-tenant
const OF_TEXT: &str = r"return redis.call('GET', 'flow:' .. ARGV[1])";
// ok: trestle.redis-key-without-tenant
const OF_KEYS: &str = r"
local now = redis.call('TIME')
return redis.call('GET', KEYS[1])";

fn of_nobody(tenant: Option<TenantId>, name: String) {
    // ruleid: trestle.redis-key-of-nobody
    let key = Key::platform(&name);
    // ruleid: trestle.redis-key-of-nobody
    let key = Key::platform(&format!("flow:{name}"));
    // ok: trestle.redis-key-of-nobody
    let key = Key::platform("upkeep");
    // ok: trestle.redis-key-of-nobody
    let lock = services.cache.lock(&Key::platform(self.name), LONGEST).await;
    // ok: trestle.redis-key-of-nobody
    let key = tenant.map_or_else(|| Key::platform(&name), |tenant| Key::of(tenant, &name));
}

fn every_key(key: &Key) {
    // ruleid: trestle.redis-whole-keyspace
    redis::cmd("KEYS");
    // ruleid: trestle.redis-whole-keyspace
    redis::cmd("flushall");
    // ok: trestle.redis-whole-keyspace
    redis::cmd("PING");
    // ok: trestle.redis-whole-keyspace
    redis::cmd("DEL").arg(key.as_str());
}

// ruleid: trestle.redis-whole-keyspace, trestle.redis-key-without-tenant
const FORGET: &str = r"for _, key in ipairs(redis.call('KEYS', ARGV[1])) do redis.call('DEL', key) end";
// ok: trestle.redis-whole-keyspace
const COUNT: &str = r"return redis.call('INCR', KEYS[1])";
