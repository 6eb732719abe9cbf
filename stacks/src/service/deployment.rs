//! How a new version takes over, and what brings the old one back.

use cloudformation::Value;
use cloudformation::resource::ecs::service;
use cloudformation::resource::id::AlarmName;

use super::API_PORT;
use super::entrance::Door;
use crate::environment::Deployments;
use crate::tasks::rolling;

/// Per cent of the requests that the new version gets first, and the minutes that it is watched with them.
const CANARY: (f64, i64) = (10.0, 10);
/// Minutes that the old version stays after the new one has everything: going back takes seconds.
const BAKE: i64 = 15;

/// As the environment wants it; back also when one of these alarms is raised, until the old version is gone.
/// <https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-failure-detection.html>
pub(super) fn watched(
    deployments: Deployments,
    alarms: Vec<Value<AlarmName>>,
) -> service::DeploymentConfiguration {
    use service::DeploymentConfigurationStrategy as Strategy;
    let (percent, minutes) = CANARY;
    let canary =
        service::CanaryConfiguration::new().canary_percent(percent).canary_bake_time_in_minutes(minutes);
    let configuration = match deployments {
        Deployments::Rolling => rolling(),
        Deployments::BlueGreen => rolling().strategy(Strategy::BlueGreen).bake_time_in_minutes(BAKE),
        Deployments::Canary => {
            rolling().strategy(Strategy::Canary).canary_configuration(canary).bake_time_in_minutes(BAKE)
        }
    };
    if alarms.is_empty() {
        return configuration;
    }
    let names: Vec<Value<String>> = alarms.into_iter().map(Value::into).collect();
    configuration.alarms(service::DeploymentAlarms::new(names, true, true))
}

/// Where the tasks of the API get their requests from.
pub(super) fn balanced(door: &Door) -> service::LoadBalancer {
    let balanced = service::LoadBalancer::new()
        .container_name("app")
        .container_port(API_PORT)
        .target_group_arn(door.targets.reference());
    match &door.shift {
        Some(shift) => balanced.advanced_configuration(
            service::AdvancedConfiguration::new(shift.other.reference())
                .production_listener_rule(Value::<String>::from(shift.rule.rule_arn()))
                .role_arn(shift.role.arn()),
        ),
        None => balanced,
    }
}
