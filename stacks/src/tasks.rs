//! A service of ECS: the tasks of one process, kept running.

use cloudformation::Value;
use cloudformation::resource::ecs::{Service, service};
use cloudformation::resource::id::{ClusterName, SubnetId};

use crate::process::Task;

/// The parameter that starts every task of a stack anew.
pub(crate) const RESTART: &str = "Restart";

/// Where the tasks of a stack run.
pub(crate) struct Place {
    pub(crate) cluster: Value<ClusterName>,
    pub(crate) subnets: Value<Vec<SubnetId>>,
    /// Another text starts every task anew.
    pub(crate) restart: Value<String>,
}

impl Place {
    /// A service of these tasks; how many there are is not said yet.
    pub(crate) fn service(&self, task: &Task) -> Service {
        let network = service::AwsVpcConfiguration::new()
            .subnets(self.subnets.clone())
            .security_groups([task.group.group_id()])
            .assign_public_ip(service::AwsVpcConfigurationAssignPublicIp::Disabled);
        Service::new()
            .cluster(self.cluster.clone())
            .task_definition(task.definition.reference())
            .force_new_deployment(
                service::ForceNewDeployment::new(true).force_new_deployment_nonce(self.restart.clone()),
            )
            .launch_type(service::LaunchType::Fargate)
            .propagate_tags(service::PropagateTags::Service)
            .network_configuration(service::NetworkConfiguration::new().awsvpc_configuration(network))
            .deployment_configuration(rolling())
    }
}

/// New tasks before old ones go; back when they do not start.
pub(crate) fn rolling() -> service::DeploymentConfiguration {
    service::DeploymentConfiguration::new()
        .minimum_healthy_percent(100)
        .maximum_percent(200)
        .deployment_circuit_breaker(service::DeploymentCircuitBreaker::new(true, true))
}
