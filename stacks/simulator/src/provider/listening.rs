//! Listeners of load balancers, and the rule that says where their requests go.

use std::sync::Arc;

use serde_json::Value as Json;

use super::{Desired, Made, number};
use crate::shared::Shared;
use crate::state::{Listener, Rule};

/// A listener, complete when its port is open.
pub(super) async fn listener(
    shared: &Arc<Shared>,
    desired: &Desired,
    arn: Option<&str>,
) -> Result<Made, String> {
    let tls = match desired.text("Protocol") {
        Some("HTTP") => false,
        Some("HTTPS") => true,
        other => return Err(format!("the simulator has no listeners for {}", other.unwrap_or("nothing"))),
    };
    let arn = match arn {
        Some(arn) => arn.to_owned(),
        None => shared.arn("elasticloadbalancing", &format!("listener/app/{}", shared.state().id())),
    };
    let port = desired.number("Port").and_then(|port| u16::try_from(port).ok());
    let actions = &desired.properties["DefaultActions"];
    // Without a target that is what a listener answers.
    let refuses = actions[0]["FixedResponseConfig"]["StatusCode"] == "503";
    let target_group = forwards_to(actions).or(refuses.then(String::new));
    let listener = Listener {
        port: port.ok_or("the listener has no port")?,
        target_group: target_group
            .ok_or("the listener forwards to no target group, and does not answer 503")?,
        tls,
        address: None,
    };
    open(shared, &arn, listener).await?;
    Ok(Made::new(&arn, &[("ListenerArn", &arn)]))
}

/// A rule for every request, complete when the listener keeps to it.
pub(super) async fn rule(shared: &Arc<Shared>, desired: &Desired, arn: Option<&str>) -> Result<Made, String> {
    if !is_for_everything(&desired.properties["Conditions"]) {
        return Err("the simulator has rules for every path (`/*`) only".into());
    }
    let listener = desired.text("ListenerArn").unwrap_or_default().to_owned();
    if !shared.state().listeners.contains_key(&listener) {
        return Err(format!("One or more listeners not found: {listener}"));
    }
    let target_group = forwards_to(&desired.properties["Actions"]);
    let arn = match arn {
        Some(arn) => arn.to_owned(),
        None => shared.arn("elasticloadbalancing", &format!("listener-rule/app/{}", shared.state().id())),
    };
    let rule = Rule {
        listener: listener.clone(),
        target_group: target_group.ok_or("the rule forwards to no target group")?,
        priority: desired.number("Priority").ok_or("the rule has no priority")?,
    };
    let before = shared.state().rules.insert(arn.clone(), rule);
    if let Err(reason) = reopen(shared, &listener).await {
        let mut state = shared.state();
        match before {
            Some(before) => state.rules.insert(arn, before),
            None => state.rules.remove(&arn),
        };
        return Err(reason);
    }
    Ok(Made::new(&arn, &[("RuleArn", &arn), ("IsDefault", "false")]))
}

/// Forgets a rule; its listener may be gone before it.
pub(super) async fn drop_rule(shared: &Arc<Shared>, arn: &str) -> Result<(), String> {
    let dropped = shared.state().rules.remove(arn);
    match dropped {
        Some(rule) => reopen(shared, &rule.listener).await,
        None => Ok(()),
    }
}

/// Opens listeners again; gives what went wrong.
pub(super) async fn resume(shared: &Arc<Shared>) -> Vec<String> {
    let listeners = shared.state().listeners.clone();
    let mut problems = Vec::new();
    for (arn, listener) in listeners {
        problems.extend(open(shared, &arn, listener).await.err());
    }
    problems
}

/// Opens a listener where it now forwards to, and keeps where it is.
async fn open(shared: &Arc<Shared>, arn: &str, listener: Listener) -> Result<(), String> {
    let group = {
        let state = shared.state();
        let own = state.rules.values().filter(|rule| rule.listener == arn);
        let first = own.min_by_key(|rule| rule.priority);
        first.map_or_else(|| listener.target_group.clone(), |rule| rule.target_group.clone())
    };
    let targets = shared.targets(&group).subscribe();
    let opened = shared.config.backing.listen(arn.to_owned(), listener.port, listener.tls, targets).await;
    let endpoint = opened.map_err(|failure| failure.0)?;
    let address = Some(format!("{}:{}", endpoint.host, endpoint.port));
    shared.state().listeners.insert(arn.to_owned(), Listener { address, ..listener });
    Ok(())
}

async fn reopen(shared: &Arc<Shared>, arn: &str) -> Result<(), String> {
    let listener = shared.state().listeners.get(arn).cloned();
    match listener {
        Some(listener) => open(shared, arn, listener).await,
        None => Ok(()),
    }
}

/// The target group that actions forward to: of several the first with the most weight, which is where traffic is before it is
/// shifted.
fn forwards_to(actions: &Json) -> Option<String> {
    actions.as_array()?.iter().find_map(|action| {
        let several = action["ForwardConfig"]["TargetGroups"].as_array();
        let weight = |group: &&Json| number(&group["Weight"]).unwrap_or(1);
        let heaviest = several.and_then(|groups| groups.iter().rev().max_by_key(weight));
        let group = heaviest.unwrap_or(action);
        group["TargetGroupArn"].as_str().map(str::to_owned)
    })
}

fn is_for_everything(conditions: &Json) -> bool {
    let mut conditions = conditions.as_array().into_iter().flatten();
    conditions.all(|condition| {
        let given = &condition["PathPatternConfig"]["Values"];
        let values = if given.is_null() { &condition["Values"] } else { given };
        let mut values = values.as_array().into_iter().flatten();
        condition["Field"] == "path-pattern" && values.any(|value| *value == "/*" || *value == "*")
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn actions_forward_to_the_heaviest_group() {
        #[track_caller]
        fn check(actions: &Json, expected: Option<&str>) {
            assert_eq!(forwards_to(actions).as_deref(), expected);
        }
        let weighed = |weights: [u64; 2]| {
            let groups: Vec<Json> = ["a", "b"]
                .iter()
                .zip(weights)
                .map(|(group, weight)| json!({ "TargetGroupArn": group, "Weight": weight }))
                .collect();
            json!([{ "Type": "forward", "ForwardConfig": { "TargetGroups": groups } }])
        };
        check(&json!([{ "Type": "forward", "TargetGroupArn": "a" }]), Some("a"));
        check(&weighed([100, 0]), Some("a"));
        check(&weighed([0, 100]), Some("b"));
        check(&weighed([1, 1]), Some("a"));
        check(&json!([{ "Type": "fixed-response", "FixedResponseConfig": { "StatusCode": "503" } }]), None);
    }

    #[test]
    fn a_rule_for_every_path_is_for_everything() {
        #[track_caller]
        fn check(conditions: &Json, expected: bool) {
            assert_eq!(is_for_everything(conditions), expected);
        }
        check(&json!([{ "Field": "path-pattern", "PathPatternConfig": { "Values": ["/*"] } }]), true);
        check(&json!([{ "Field": "path-pattern", "Values": ["*"] }]), true);
        check(&json!([{ "Field": "path-pattern", "Values": ["/api/*"] }]), false);
        check(&json!([{ "Field": "host-header", "Values": ["*"] }]), false);
    }
}
