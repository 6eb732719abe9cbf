//! The Fargate task of one process of the app: its settings come from the contract and from nowhere else.

use cloudformation::Value;
use cloudformation::resource::ecs::{TaskDefinition, task_definition as td};
use cloudformation::resource::id::{LogGroupName, RoleArn};
use contract::{Kind, Variable};
use serde_json::json;

use crate::environment::Tasks;

/// What the task of a process needs beside its settings.
pub(crate) struct Task<'a> {
    /// The process, which is also the argument of the app's binary.
    pub(crate) process: &'static str,
    pub(crate) size: &'a Tasks,
    pub(crate) image: Value<String>,
    pub(crate) log_group: Value<LogGroupName>,
    pub(crate) execution_role: Value<RoleArn>,
    pub(crate) task_role: Value<RoleArn>,
    /// The port that the load balancer reaches, if it does.
    pub(crate) port: Option<u16>,
    pub(crate) variables: Vec<(Variable, Value<String>)>,
}

impl Task<'_> {
    pub(crate) fn definition(self, family: Value<String>) -> TaskDefinition {
        let (secrets, plain): (Vec<_>, Vec<_>) =
            self.variables.into_iter().partition(|(variable, _)| variable.kind == Kind::Secret);
        let environment: Vec<_> = plain
            .into_iter()
            .map(|(variable, value)| td::KeyValuePair::new().name(variable.name).value(value))
            .collect();
        let secrets: Vec<_> =
            secrets.into_iter().map(|(variable, arn)| td::Secret::new(variable.name, arn)).collect();
        let ports: Vec<_> = self
            .port
            .into_iter()
            .map(|port| td::PortMapping::new().container_port(port).protocol(td::PortMappingProtocol::Tcp))
            .collect();
        let logs = td::LogConfiguration::new("awslogs").options(json!({
            "awslogs-group": self.log_group,
            "awslogs-region": { "Ref": "AWS::Region" },
            "awslogs-stream-prefix": self.process,
        }));
        let container = td::ContainerDefinition::new(self.image, "app")
            .command([self.process])
            .essential(true)
            .readonly_root_filesystem(true)
            .environment(environment)
            .secrets(secrets)
            .port_mappings(ports)
            .stop_timeout(30)
            .log_configuration(logs);
        TaskDefinition::new()
            .family(family)
            .requires_compatibilities([td::RequiresCompatibilities::Fargate])
            .network_mode(td::NetworkMode::Awsvpc)
            .cpu(self.size.cpu.to_string())
            .memory(self.size.memory.to_string())
            .execution_role_arn(self.execution_role)
            .task_role_arn(self.task_role)
            .runtime_platform(
                td::RuntimePlatform::new()
                    .cpu_architecture(td::RuntimePlatformCpuArchitecture::X8664)
                    .operating_system_family(td::RuntimePlatformOperatingSystemFamily::Linux),
            )
            .container_definitions([container])
    }
}
