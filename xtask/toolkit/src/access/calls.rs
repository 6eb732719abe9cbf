//! That the policy of the engine holds the calls of the clients, and no other.

use std::collections::BTreeSet;

use cloudformation::access::{Naming, engine};

/// The calls of the clients, such as `CreateChangeSet`.
fn calls() -> BTreeSet<String> {
    const VERBS: [&str; 13] = [
        "cancel", "continue", "create", "delete", "describe", "detect", "execute", "filter", "get", "list",
        "run", "set", "update",
    ];
    let sources = [
        include_str!("../aws/cloudformation.rs"),
        include_str!("../aws/ecs.rs"),
        include_str!("../aws/logs.rs"),
        include_str!("../aws/operate/sdk.rs"),
        include_str!("../aws/secrets.rs"),
    ]
    .concat();
    let names = sources.split('.').filter_map(|part| part.split_once("()")).map(|(name, _)| name.to_owned());
    let is_call = |name: &String| {
        let mut parts = name.split('_');
        parts.next().is_some_and(|verb| VERBS.contains(&verb))
            && parts.next().is_some()
            && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
    };
    let camel = |name: String| -> String {
        let name: String = name.split('_').map(|part| part[..1].to_uppercase() + &part[1..]).collect();
        // The SDK spells it so.
        name.replace("Db", "DB")
    };
    names.filter(is_call).map(camel).collect()
}

#[test]
fn the_engine_may_make_the_calls_that_it_makes_and_no_other() {
    let naming = Naming { partition: "aws", account: "1", region: "r", prefix: "p-e-", boundary: "b" };
    let policy = engine(&naming, "p", "e");
    let actions: BTreeSet<String> = policy["Statement"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|statement| statement["Effect"] == "Allow")
        .flat_map(|statement| statement["Action"].as_array().unwrap())
        .filter_map(|action| Some(action.as_str()?.split_once(':')?.1.to_owned()))
        // Handed to services, asked of a change set with tags, and asked of a stack's drift for each resource.
        .filter(|name| !["PassRole", "TagResource", "DetectStackResourceDrift"].contains(&name.as_str()))
        .collect();
    assert_eq!(actions, calls());
}
