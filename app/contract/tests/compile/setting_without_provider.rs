//! A stack that forgets a setting which the app reads.

fn main() {
    let _ = contract::CacheBindings { host: "cache", port: "6379", token: "arn" };
}
