//! Typed `ecs` resources. Written by `cargo xtask schema update`; not edited by hand.

use serde_json::{Map, Value as Json};

use crate::template::Resource;
use crate::value::Value;

/// `AWS::ECS::Cluster`.
#[derive(Clone, Debug, Default)]
pub struct Cluster {
    properties: Map<String, Json>,
}

impl Cluster {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn capacity_providers(mut self, value: impl Into<Value<Vec<String>>>) -> Self {
        self.properties.insert("CapacityProviders".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn cluster_name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("ClusterName".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn cluster_settings(mut self, value: impl Into<Value<Vec<cluster::ClusterSettings>>>) -> Self {
        self.properties.insert("ClusterSettings".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn configuration(mut self, value: impl Into<Value<cluster::ClusterConfiguration>>) -> Self {
        self.properties.insert("Configuration".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn default_capacity_provider_strategy(mut self, value: impl Into<Value<Vec<cluster::CapacityProviderStrategyItem>>>) -> Self {
        self.properties.insert("DefaultCapacityProviderStrategy".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn service_connect_defaults(mut self, value: impl Into<Value<cluster::ServiceConnectDefaults>>) -> Self {
        self.properties.insert("ServiceConnectDefaults".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn tags(mut self, value: impl Into<Value<Vec<cluster::Tag>>>) -> Self {
        self.properties.insert("Tags".into(), value.into().into_json());
        self
    }
}

impl Resource for Cluster {
    const TYPE: &'static str = "AWS::ECS::Cluster";
    type Attribute = cluster::Attribute;

    fn into_properties(self) -> Map<String, Json> {
        self.properties
    }
}

/// What belongs to `AWS::ECS::Cluster`.
pub mod cluster {
use serde_json::Map;
use serde_json::Value as Json;
use crate::value::Value;

/// `CapacityProviderStrategyItem` of `AWS::ECS::Cluster`.
#[derive(Clone, Debug, Default)]
pub struct CapacityProviderStrategyItem {
    properties: Map<String, Json>,
}

impl CapacityProviderStrategyItem {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn base(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("Base".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn capacity_provider(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("CapacityProvider".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn weight(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("Weight".into(), value.into().into_json());
        self
    }
}

impl From<CapacityProviderStrategyItem> for Value<CapacityProviderStrategyItem> {
    fn from(value: CapacityProviderStrategyItem) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `ClusterConfiguration` of `AWS::ECS::Cluster`.
#[derive(Clone, Debug, Default)]
pub struct ClusterConfiguration {
    properties: Map<String, Json>,
}

impl ClusterConfiguration {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn execute_command_configuration(mut self, value: impl Into<Value<ExecuteCommandConfiguration>>) -> Self {
        self.properties.insert("ExecuteCommandConfiguration".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn managed_storage_configuration(mut self, value: impl Into<Value<ManagedStorageConfiguration>>) -> Self {
        self.properties.insert("ManagedStorageConfiguration".into(), value.into().into_json());
        self
    }
}

impl From<ClusterConfiguration> for Value<ClusterConfiguration> {
    fn from(value: ClusterConfiguration) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `ClusterSettings` of `AWS::ECS::Cluster`.
#[derive(Clone, Debug, Default)]
pub struct ClusterSettings {
    properties: Map<String, Json>,
}

impl ClusterSettings {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Name".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn value(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Value".into(), value.into().into_json());
        self
    }
}

impl From<ClusterSettings> for Value<ClusterSettings> {
    fn from(value: ClusterSettings) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `ExecuteCommandConfiguration` of `AWS::ECS::Cluster`.
#[derive(Clone, Debug, Default)]
pub struct ExecuteCommandConfiguration {
    properties: Map<String, Json>,
}

impl ExecuteCommandConfiguration {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn kms_key_id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("KmsKeyId".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn log_configuration(mut self, value: impl Into<Value<ExecuteCommandLogConfiguration>>) -> Self {
        self.properties.insert("LogConfiguration".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn logging(mut self, value: impl Into<Value<ExecuteCommandConfigurationLogging>>) -> Self {
        self.properties.insert("Logging".into(), value.into().into_json());
        self
    }
}

impl From<ExecuteCommandConfiguration> for Value<ExecuteCommandConfiguration> {
    fn from(value: ExecuteCommandConfiguration) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `ExecuteCommandLogConfiguration` of `AWS::ECS::Cluster`.
#[derive(Clone, Debug, Default)]
pub struct ExecuteCommandLogConfiguration {
    properties: Map<String, Json>,
}

impl ExecuteCommandLogConfiguration {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn cloud_watch_encryption_enabled(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("CloudWatchEncryptionEnabled".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn cloud_watch_log_group_name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("CloudWatchLogGroupName".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn s3_bucket_name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("S3BucketName".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn s3_encryption_enabled(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("S3EncryptionEnabled".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn s3_key_prefix(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("S3KeyPrefix".into(), value.into().into_json());
        self
    }
}

impl From<ExecuteCommandLogConfiguration> for Value<ExecuteCommandLogConfiguration> {
    fn from(value: ExecuteCommandLogConfiguration) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `ManagedStorageConfiguration` of `AWS::ECS::Cluster`.
#[derive(Clone, Debug, Default)]
pub struct ManagedStorageConfiguration {
    properties: Map<String, Json>,
}

impl ManagedStorageConfiguration {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn fargate_ephemeral_storage_kms_key_id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("FargateEphemeralStorageKmsKeyId".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn kms_key_id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("KmsKeyId".into(), value.into().into_json());
        self
    }
}

impl From<ManagedStorageConfiguration> for Value<ManagedStorageConfiguration> {
    fn from(value: ManagedStorageConfiguration) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `ServiceConnectDefaults` of `AWS::ECS::Cluster`.
#[derive(Clone, Debug, Default)]
pub struct ServiceConnectDefaults {
    properties: Map<String, Json>,
}

impl ServiceConnectDefaults {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn namespace(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Namespace".into(), value.into().into_json());
        self
    }
}

impl From<ServiceConnectDefaults> for Value<ServiceConnectDefaults> {
    fn from(value: ServiceConnectDefaults) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `Tag` of `AWS::ECS::Cluster`.
#[derive(Clone, Debug, Default)]
pub struct Tag {
    properties: Map<String, Json>,
}

impl Tag {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn key(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Key".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn value(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Value".into(), value.into().into_json());
        self
    }
}

impl From<Tag> for Value<Tag> {
    fn from(value: Tag) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExecuteCommandConfigurationLogging {
    Default,
    None,
    Override,
}

impl AsRef<str> for ExecuteCommandConfigurationLogging {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Default => "DEFAULT",
            Self::None => "NONE",
            Self::Override => "OVERRIDE",
        }
    }
}

impl From<ExecuteCommandConfigurationLogging> for Value<ExecuteCommandConfigurationLogging> {
    fn from(value: ExecuteCommandConfigurationLogging) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// What `Fn::GetAtt` gives of `AWS::ECS::Cluster`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attribute {
    Arn,
}

impl AsRef<str> for Attribute {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Arn => "Arn",
        }
    }
}
}

/// `AWS::ECS::Service`.
#[derive(Clone, Debug, Default)]
pub struct Service {
    properties: Map<String, Json>,
}

impl Service {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn availability_zone_rebalancing(mut self, value: impl Into<Value<service::AvailabilityZoneRebalancing>>) -> Self {
        self.properties.insert("AvailabilityZoneRebalancing".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn capacity_provider_strategy(mut self, value: impl Into<Value<Vec<service::CapacityProviderStrategyItem>>>) -> Self {
        self.properties.insert("CapacityProviderStrategy".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn cluster(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Cluster".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn deployment_configuration(mut self, value: impl Into<Value<service::DeploymentConfiguration>>) -> Self {
        self.properties.insert("DeploymentConfiguration".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn deployment_controller(mut self, value: impl Into<Value<service::DeploymentController>>) -> Self {
        self.properties.insert("DeploymentController".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn desired_count(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("DesiredCount".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn enable_ecs_managed_tags(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("EnableECSManagedTags".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn enable_execute_command(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("EnableExecuteCommand".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn force_new_deployment(mut self, value: impl Into<Value<service::ForceNewDeployment>>) -> Self {
        self.properties.insert("ForceNewDeployment".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn gateway_connectors(mut self, value: impl Into<Value<Vec<service::GatewayConnector>>>) -> Self {
        self.properties.insert("GatewayConnectors".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn health_check_grace_period_seconds(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("HealthCheckGracePeriodSeconds".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn launch_type(mut self, value: impl Into<Value<service::LaunchType>>) -> Self {
        self.properties.insert("LaunchType".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn load_balancers(mut self, value: impl Into<Value<Vec<service::LoadBalancer>>>) -> Self {
        self.properties.insert("LoadBalancers".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn monitoring(mut self, value: impl Into<Value<service::MonitoringConfiguration>>) -> Self {
        self.properties.insert("Monitoring".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn network_configuration(mut self, value: impl Into<Value<service::NetworkConfiguration>>) -> Self {
        self.properties.insert("NetworkConfiguration".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn placement_constraints(mut self, value: impl Into<Value<Vec<service::PlacementConstraint>>>) -> Self {
        self.properties.insert("PlacementConstraints".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn placement_strategies(mut self, value: impl Into<Value<Vec<service::PlacementStrategy>>>) -> Self {
        self.properties.insert("PlacementStrategies".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn platform_version(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("PlatformVersion".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn propagate_tags(mut self, value: impl Into<Value<service::PropagateTags>>) -> Self {
        self.properties.insert("PropagateTags".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn role(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Role".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn scheduling_strategy(mut self, value: impl Into<Value<service::SchedulingStrategy>>) -> Self {
        self.properties.insert("SchedulingStrategy".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn service_connect_configuration(mut self, value: impl Into<Value<service::ServiceConnectConfiguration>>) -> Self {
        self.properties.insert("ServiceConnectConfiguration".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn service_name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("ServiceName".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn service_registries(mut self, value: impl Into<Value<Vec<service::ServiceRegistry>>>) -> Self {
        self.properties.insert("ServiceRegistries".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn tags(mut self, value: impl Into<Value<Vec<service::Tag>>>) -> Self {
        self.properties.insert("Tags".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn task_definition(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("TaskDefinition".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn volume_configurations(mut self, value: impl Into<Value<Vec<service::ServiceVolumeConfiguration>>>) -> Self {
        self.properties.insert("VolumeConfigurations".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn vpc_lattice_configurations(mut self, value: impl Into<Value<Vec<service::VpcLatticeConfiguration>>>) -> Self {
        self.properties.insert("VpcLatticeConfigurations".into(), value.into().into_json());
        self
    }
}

impl Resource for Service {
    const TYPE: &'static str = "AWS::ECS::Service";
    type Attribute = service::Attribute;

    fn into_properties(self) -> Map<String, Json> {
        self.properties
    }
}

/// What belongs to `AWS::ECS::Service`.
pub mod service {
use serde_json::Map;
use serde_json::Value as Json;
use crate::value::Value;

/// `AdvancedConfiguration` of `AWS::ECS::Service`.
#[derive(Clone, Debug, Default)]
pub struct AdvancedConfiguration {
    properties: Map<String, Json>,
}

impl AdvancedConfiguration {
    #[must_use]
    pub fn new(alternate_target_group_arn: impl Into<Value<String>>) -> Self {
        Self::default().alternate_target_group_arn(alternate_target_group_arn)
    }

    #[must_use]
    pub fn alternate_target_group_arn(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("AlternateTargetGroupArn".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn production_listener_rule(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("ProductionListenerRule".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn role_arn(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("RoleArn".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn test_listener_rule(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("TestListenerRule".into(), value.into().into_json());
        self
    }
}

impl From<AdvancedConfiguration> for Value<AdvancedConfiguration> {
    fn from(value: AdvancedConfiguration) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `AwsVpcConfiguration` of `AWS::ECS::Service`.
#[derive(Clone, Debug, Default)]
pub struct AwsVpcConfiguration {
    properties: Map<String, Json>,
}

impl AwsVpcConfiguration {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn assign_public_ip(mut self, value: impl Into<Value<AwsVpcConfigurationAssignPublicIp>>) -> Self {
        self.properties.insert("AssignPublicIp".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn security_groups(mut self, value: impl Into<Value<Vec<String>>>) -> Self {
        self.properties.insert("SecurityGroups".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn subnets(mut self, value: impl Into<Value<Vec<String>>>) -> Self {
        self.properties.insert("Subnets".into(), value.into().into_json());
        self
    }
}

impl From<AwsVpcConfiguration> for Value<AwsVpcConfiguration> {
    fn from(value: AwsVpcConfiguration) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `CanaryConfiguration` of `AWS::ECS::Service`.
#[derive(Clone, Debug, Default)]
pub struct CanaryConfiguration {
    properties: Map<String, Json>,
}

impl CanaryConfiguration {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn canary_bake_time_in_minutes(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("CanaryBakeTimeInMinutes".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn canary_percent(mut self, value: impl Into<Value<f64>>) -> Self {
        self.properties.insert("CanaryPercent".into(), value.into().into_json());
        self
    }
}

impl From<CanaryConfiguration> for Value<CanaryConfiguration> {
    fn from(value: CanaryConfiguration) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `CapacityProviderStrategyItem` of `AWS::ECS::Service`.
#[derive(Clone, Debug, Default)]
pub struct CapacityProviderStrategyItem {
    properties: Map<String, Json>,
}

impl CapacityProviderStrategyItem {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn base(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("Base".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn capacity_provider(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("CapacityProvider".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn weight(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("Weight".into(), value.into().into_json());
        self
    }
}

impl From<CapacityProviderStrategyItem> for Value<CapacityProviderStrategyItem> {
    fn from(value: CapacityProviderStrategyItem) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `DeploymentAlarms` of `AWS::ECS::Service`.
#[derive(Clone, Debug, Default)]
pub struct DeploymentAlarms {
    properties: Map<String, Json>,
}

impl DeploymentAlarms {
    #[must_use]
    pub fn new(alarm_names: impl Into<Value<Vec<String>>>, enable: impl Into<Value<bool>>, rollback: impl Into<Value<bool>>) -> Self {
        Self::default().alarm_names(alarm_names).enable(enable).rollback(rollback)
    }

    #[must_use]
    pub fn alarm_names(mut self, value: impl Into<Value<Vec<String>>>) -> Self {
        self.properties.insert("AlarmNames".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn enable(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("Enable".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn rollback(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("Rollback".into(), value.into().into_json());
        self
    }
}

impl From<DeploymentAlarms> for Value<DeploymentAlarms> {
    fn from(value: DeploymentAlarms) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `DeploymentCircuitBreaker` of `AWS::ECS::Service`.
#[derive(Clone, Debug, Default)]
pub struct DeploymentCircuitBreaker {
    properties: Map<String, Json>,
}

impl DeploymentCircuitBreaker {
    #[must_use]
    pub fn new(enable: impl Into<Value<bool>>, rollback: impl Into<Value<bool>>) -> Self {
        Self::default().enable(enable).rollback(rollback)
    }

    #[must_use]
    pub fn enable(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("Enable".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn reset_on_healthy_task(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("ResetOnHealthyTask".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn rollback(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("Rollback".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn threshold_configuration(mut self, value: impl Into<Value<ThresholdConfiguration>>) -> Self {
        self.properties.insert("ThresholdConfiguration".into(), value.into().into_json());
        self
    }
}

impl From<DeploymentCircuitBreaker> for Value<DeploymentCircuitBreaker> {
    fn from(value: DeploymentCircuitBreaker) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `DeploymentConfiguration` of `AWS::ECS::Service`.
#[derive(Clone, Debug, Default)]
pub struct DeploymentConfiguration {
    properties: Map<String, Json>,
}

impl DeploymentConfiguration {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn alarms(mut self, value: impl Into<Value<DeploymentAlarms>>) -> Self {
        self.properties.insert("Alarms".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn bake_time_in_minutes(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("BakeTimeInMinutes".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn canary_configuration(mut self, value: impl Into<Value<CanaryConfiguration>>) -> Self {
        self.properties.insert("CanaryConfiguration".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn deployment_circuit_breaker(mut self, value: impl Into<Value<DeploymentCircuitBreaker>>) -> Self {
        self.properties.insert("DeploymentCircuitBreaker".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn early_success_criteria(mut self, value: impl Into<Value<DeploymentEarlySuccessCriteria>>) -> Self {
        self.properties.insert("EarlySuccessCriteria".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn lifecycle_hooks(mut self, value: impl Into<Value<Vec<DeploymentLifecycleHook>>>) -> Self {
        self.properties.insert("LifecycleHooks".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn linear_configuration(mut self, value: impl Into<Value<LinearConfiguration>>) -> Self {
        self.properties.insert("LinearConfiguration".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn maximum_percent(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("MaximumPercent".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn minimum_healthy_percent(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("MinimumHealthyPercent".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn strategy(mut self, value: impl Into<Value<DeploymentConfigurationStrategy>>) -> Self {
        self.properties.insert("Strategy".into(), value.into().into_json());
        self
    }
}

impl From<DeploymentConfiguration> for Value<DeploymentConfiguration> {
    fn from(value: DeploymentConfiguration) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `DeploymentController` of `AWS::ECS::Service`.
#[derive(Clone, Debug, Default)]
pub struct DeploymentController {
    properties: Map<String, Json>,
}

impl DeploymentController {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn type_(mut self, value: impl Into<Value<DeploymentControllerType>>) -> Self {
        self.properties.insert("Type".into(), value.into().into_json());
        self
    }
}

impl From<DeploymentController> for Value<DeploymentController> {
    fn from(value: DeploymentController) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `DeploymentEarlySuccessCriteria` of `AWS::ECS::Service`.
#[derive(Clone, Debug, Default)]
pub struct DeploymentEarlySuccessCriteria {
    properties: Map<String, Json>,
}

impl DeploymentEarlySuccessCriteria {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn enable(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("Enable".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn healthy_percent(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("HealthyPercent".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn source_service_revision_cleanup(mut self, value: impl Into<Value<DeploymentEarlySuccessCriteriaSourceServiceRevisionCleanup>>) -> Self {
        self.properties.insert("SourceServiceRevisionCleanup".into(), value.into().into_json());
        self
    }
}

impl From<DeploymentEarlySuccessCriteria> for Value<DeploymentEarlySuccessCriteria> {
    fn from(value: DeploymentEarlySuccessCriteria) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `DeploymentLifecycleHook` of `AWS::ECS::Service`.
#[derive(Clone, Debug, Default)]
pub struct DeploymentLifecycleHook {
    properties: Map<String, Json>,
}

impl DeploymentLifecycleHook {
    #[must_use]
    pub fn new(lifecycle_stages: impl Into<Value<Vec<DeploymentLifecycleHookLifecycleStages>>>) -> Self {
        Self::default().lifecycle_stages(lifecycle_stages)
    }

    #[must_use]
    pub fn hook_details(mut self, value: impl Into<Value<Json>>) -> Self {
        self.properties.insert("HookDetails".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn hook_target_arn(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("HookTargetArn".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn lifecycle_stages(mut self, value: impl Into<Value<Vec<DeploymentLifecycleHookLifecycleStages>>>) -> Self {
        self.properties.insert("LifecycleStages".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn role_arn(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("RoleArn".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn target_type(mut self, value: impl Into<Value<DeploymentLifecycleHookTargetType>>) -> Self {
        self.properties.insert("TargetType".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn timeout_configuration(mut self, value: impl Into<Value<HookTimeoutConfig>>) -> Self {
        self.properties.insert("TimeoutConfiguration".into(), value.into().into_json());
        self
    }
}

impl From<DeploymentLifecycleHook> for Value<DeploymentLifecycleHook> {
    fn from(value: DeploymentLifecycleHook) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `EBSTagSpecification` of `AWS::ECS::Service`.
#[derive(Clone, Debug, Default)]
pub struct EBSTagSpecification {
    properties: Map<String, Json>,
}

impl EBSTagSpecification {
    #[must_use]
    pub fn new(resource_type: impl Into<Value<EBSTagSpecificationResourceType>>) -> Self {
        Self::default().resource_type(resource_type)
    }

    #[must_use]
    pub fn propagate_tags(mut self, value: impl Into<Value<EBSTagSpecificationPropagateTags>>) -> Self {
        self.properties.insert("PropagateTags".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn resource_type(mut self, value: impl Into<Value<EBSTagSpecificationResourceType>>) -> Self {
        self.properties.insert("ResourceType".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn tags(mut self, value: impl Into<Value<Vec<Tag>>>) -> Self {
        self.properties.insert("Tags".into(), value.into().into_json());
        self
    }
}

impl From<EBSTagSpecification> for Value<EBSTagSpecification> {
    fn from(value: EBSTagSpecification) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `ForceNewDeployment` of `AWS::ECS::Service`.
#[derive(Clone, Debug, Default)]
pub struct ForceNewDeployment {
    properties: Map<String, Json>,
}

impl ForceNewDeployment {
    #[must_use]
    pub fn new(enable_force_new_deployment: impl Into<Value<bool>>) -> Self {
        Self::default().enable_force_new_deployment(enable_force_new_deployment)
    }

    #[must_use]
    pub fn enable_force_new_deployment(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("EnableForceNewDeployment".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn force_new_deployment_nonce(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("ForceNewDeploymentNonce".into(), value.into().into_json());
        self
    }
}

impl From<ForceNewDeployment> for Value<ForceNewDeployment> {
    fn from(value: ForceNewDeployment) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `GatewayConnector` of `AWS::ECS::Service`.
#[derive(Clone, Debug, Default)]
pub struct GatewayConnector {
    properties: Map<String, Json>,
}

impl GatewayConnector {
    #[must_use]
    pub fn new(port_name: impl Into<Value<String>>) -> Self {
        Self::default().port_name(port_name)
    }

    #[must_use]
    pub fn filters(mut self, value: impl Into<Value<GatewayConnectorFilters>>) -> Self {
        self.properties.insert("Filters".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn health_check(mut self, value: impl Into<Value<GatewayConnectorHealthCheck>>) -> Self {
        self.properties.insert("HealthCheck".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn port_name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("PortName".into(), value.into().into_json());
        self
    }
}

impl From<GatewayConnector> for Value<GatewayConnector> {
    fn from(value: GatewayConnector) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `GatewayConnectorFilters` of `AWS::ECS::Service`.
#[derive(Clone, Debug, Default)]
pub struct GatewayConnectorFilters {
    properties: Map<String, Json>,
}

impl GatewayConnectorFilters {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn access_types(mut self, value: impl Into<Value<Vec<GatewayConnectorFiltersAccessTypes>>>) -> Self {
        self.properties.insert("AccessTypes".into(), value.into().into_json());
        self
    }
}

impl From<GatewayConnectorFilters> for Value<GatewayConnectorFilters> {
    fn from(value: GatewayConnectorFilters) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `GatewayConnectorHealthCheck` of `AWS::ECS::Service`.
#[derive(Clone, Debug, Default)]
pub struct GatewayConnectorHealthCheck {
    properties: Map<String, Json>,
}

impl GatewayConnectorHealthCheck {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn health_check_interval_seconds(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("HealthCheckIntervalSeconds".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn health_check_path(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("HealthCheckPath".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn health_check_port(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("HealthCheckPort".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn health_check_protocol(mut self, value: impl Into<Value<GatewayConnectorHealthCheckHealthCheckProtocol>>) -> Self {
        self.properties.insert("HealthCheckProtocol".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn health_check_timeout_seconds(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("HealthCheckTimeoutSeconds".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn healthy_threshold_count(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("HealthyThresholdCount".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn matcher(mut self, value: impl Into<Value<GatewayConnectorHealthCheckMatcher>>) -> Self {
        self.properties.insert("Matcher".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn unhealthy_threshold_count(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("UnhealthyThresholdCount".into(), value.into().into_json());
        self
    }
}

impl From<GatewayConnectorHealthCheck> for Value<GatewayConnectorHealthCheck> {
    fn from(value: GatewayConnectorHealthCheck) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `GatewayConnectorHealthCheckMatcher` of `AWS::ECS::Service`.
#[derive(Clone, Debug, Default)]
pub struct GatewayConnectorHealthCheckMatcher {
    properties: Map<String, Json>,
}

impl GatewayConnectorHealthCheckMatcher {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn grpc_code(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("GrpcCode".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn http_code(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("HttpCode".into(), value.into().into_json());
        self
    }
}

impl From<GatewayConnectorHealthCheckMatcher> for Value<GatewayConnectorHealthCheckMatcher> {
    fn from(value: GatewayConnectorHealthCheckMatcher) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `HookTimeoutConfig` of `AWS::ECS::Service`.
#[derive(Clone, Debug, Default)]
pub struct HookTimeoutConfig {
    properties: Map<String, Json>,
}

impl HookTimeoutConfig {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn action(mut self, value: impl Into<Value<HookTimeoutConfigAction>>) -> Self {
        self.properties.insert("Action".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn timeout_in_minutes(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("TimeoutInMinutes".into(), value.into().into_json());
        self
    }
}

impl From<HookTimeoutConfig> for Value<HookTimeoutConfig> {
    fn from(value: HookTimeoutConfig) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `LinearConfiguration` of `AWS::ECS::Service`.
#[derive(Clone, Debug, Default)]
pub struct LinearConfiguration {
    properties: Map<String, Json>,
}

impl LinearConfiguration {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn step_bake_time_in_minutes(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("StepBakeTimeInMinutes".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn step_percent(mut self, value: impl Into<Value<f64>>) -> Self {
        self.properties.insert("StepPercent".into(), value.into().into_json());
        self
    }
}

impl From<LinearConfiguration> for Value<LinearConfiguration> {
    fn from(value: LinearConfiguration) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `LoadBalancer` of `AWS::ECS::Service`.
#[derive(Clone, Debug, Default)]
pub struct LoadBalancer {
    properties: Map<String, Json>,
}

impl LoadBalancer {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn advanced_configuration(mut self, value: impl Into<Value<AdvancedConfiguration>>) -> Self {
        self.properties.insert("AdvancedConfiguration".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn container_name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("ContainerName".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn container_port(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("ContainerPort".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn load_balancer_name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("LoadBalancerName".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn target_group_arn(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("TargetGroupArn".into(), value.into().into_json());
        self
    }
}

impl From<LoadBalancer> for Value<LoadBalancer> {
    fn from(value: LoadBalancer) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `LogConfiguration` of `AWS::ECS::Service`.
#[derive(Clone, Debug, Default)]
pub struct LogConfiguration {
    properties: Map<String, Json>,
}

impl LogConfiguration {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn log_driver(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("LogDriver".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn options(mut self, value: impl Into<Value<Json>>) -> Self {
        self.properties.insert("Options".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn secret_options(mut self, value: impl Into<Value<Vec<Secret>>>) -> Self {
        self.properties.insert("SecretOptions".into(), value.into().into_json());
        self
    }
}

impl From<LogConfiguration> for Value<LogConfiguration> {
    fn from(value: LogConfiguration) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `MetricConfiguration` of `AWS::ECS::Service`.
#[derive(Clone, Debug, Default)]
pub struct MetricConfiguration {
    properties: Map<String, Json>,
}

impl MetricConfiguration {
    #[must_use]
    pub fn new(metric_names: impl Into<Value<Vec<MetricConfigurationMetricNames>>>, resolution_seconds: impl Into<Value<i64>>) -> Self {
        Self::default().metric_names(metric_names).resolution_seconds(resolution_seconds)
    }

    #[must_use]
    pub fn metric_names(mut self, value: impl Into<Value<Vec<MetricConfigurationMetricNames>>>) -> Self {
        self.properties.insert("MetricNames".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn resolution_seconds(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("ResolutionSeconds".into(), value.into().into_json());
        self
    }
}

impl From<MetricConfiguration> for Value<MetricConfiguration> {
    fn from(value: MetricConfiguration) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `MonitoringConfiguration` of `AWS::ECS::Service`.
#[derive(Clone, Debug, Default)]
pub struct MonitoringConfiguration {
    properties: Map<String, Json>,
}

impl MonitoringConfiguration {
    #[must_use]
    pub fn new(metric_configurations: impl Into<Value<Vec<MetricConfiguration>>>) -> Self {
        Self::default().metric_configurations(metric_configurations)
    }

    #[must_use]
    pub fn metric_configurations(mut self, value: impl Into<Value<Vec<MetricConfiguration>>>) -> Self {
        self.properties.insert("MetricConfigurations".into(), value.into().into_json());
        self
    }
}

impl From<MonitoringConfiguration> for Value<MonitoringConfiguration> {
    fn from(value: MonitoringConfiguration) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `NetworkConfiguration` of `AWS::ECS::Service`.
#[derive(Clone, Debug, Default)]
pub struct NetworkConfiguration {
    properties: Map<String, Json>,
}

impl NetworkConfiguration {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn awsvpc_configuration(mut self, value: impl Into<Value<AwsVpcConfiguration>>) -> Self {
        self.properties.insert("AwsvpcConfiguration".into(), value.into().into_json());
        self
    }
}

impl From<NetworkConfiguration> for Value<NetworkConfiguration> {
    fn from(value: NetworkConfiguration) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `PlacementConstraint` of `AWS::ECS::Service`.
#[derive(Clone, Debug, Default)]
pub struct PlacementConstraint {
    properties: Map<String, Json>,
}

impl PlacementConstraint {
    #[must_use]
    pub fn new(type_: impl Into<Value<PlacementConstraintType>>) -> Self {
        Self::default().type_(type_)
    }

    #[must_use]
    pub fn expression(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Expression".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn type_(mut self, value: impl Into<Value<PlacementConstraintType>>) -> Self {
        self.properties.insert("Type".into(), value.into().into_json());
        self
    }
}

impl From<PlacementConstraint> for Value<PlacementConstraint> {
    fn from(value: PlacementConstraint) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `PlacementStrategy` of `AWS::ECS::Service`.
#[derive(Clone, Debug, Default)]
pub struct PlacementStrategy {
    properties: Map<String, Json>,
}

impl PlacementStrategy {
    #[must_use]
    pub fn new(type_: impl Into<Value<PlacementStrategyType>>) -> Self {
        Self::default().type_(type_)
    }

    #[must_use]
    pub fn field(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Field".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn type_(mut self, value: impl Into<Value<PlacementStrategyType>>) -> Self {
        self.properties.insert("Type".into(), value.into().into_json());
        self
    }
}

impl From<PlacementStrategy> for Value<PlacementStrategy> {
    fn from(value: PlacementStrategy) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `Secret` of `AWS::ECS::Service`.
#[derive(Clone, Debug, Default)]
pub struct Secret {
    properties: Map<String, Json>,
}

impl Secret {
    #[must_use]
    pub fn new(name: impl Into<Value<String>>, value_from: impl Into<Value<String>>) -> Self {
        Self::default().name(name).value_from(value_from)
    }

    #[must_use]
    pub fn name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Name".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn value_from(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("ValueFrom".into(), value.into().into_json());
        self
    }
}

impl From<Secret> for Value<Secret> {
    fn from(value: Secret) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `ServiceConnectAccessLogConfiguration` of `AWS::ECS::Service`.
#[derive(Clone, Debug, Default)]
pub struct ServiceConnectAccessLogConfiguration {
    properties: Map<String, Json>,
}

impl ServiceConnectAccessLogConfiguration {
    #[must_use]
    pub fn new(format: impl Into<Value<ServiceConnectAccessLogConfigurationFormat>>) -> Self {
        Self::default().format(format)
    }

    #[must_use]
    pub fn format(mut self, value: impl Into<Value<ServiceConnectAccessLogConfigurationFormat>>) -> Self {
        self.properties.insert("Format".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn include_query_parameters(mut self, value: impl Into<Value<ServiceConnectAccessLogConfigurationIncludeQueryParameters>>) -> Self {
        self.properties.insert("IncludeQueryParameters".into(), value.into().into_json());
        self
    }
}

impl From<ServiceConnectAccessLogConfiguration> for Value<ServiceConnectAccessLogConfiguration> {
    fn from(value: ServiceConnectAccessLogConfiguration) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `ServiceConnectClientAlias` of `AWS::ECS::Service`.
#[derive(Clone, Debug, Default)]
pub struct ServiceConnectClientAlias {
    properties: Map<String, Json>,
}

impl ServiceConnectClientAlias {
    #[must_use]
    pub fn new(port: impl Into<Value<i64>>) -> Self {
        Self::default().port(port)
    }

    #[must_use]
    pub fn dns_name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("DnsName".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn port(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("Port".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn test_traffic_rules(mut self, value: impl Into<Value<ServiceConnectTestTrafficRules>>) -> Self {
        self.properties.insert("TestTrafficRules".into(), value.into().into_json());
        self
    }
}

impl From<ServiceConnectClientAlias> for Value<ServiceConnectClientAlias> {
    fn from(value: ServiceConnectClientAlias) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `ServiceConnectConfiguration` of `AWS::ECS::Service`.
#[derive(Clone, Debug, Default)]
pub struct ServiceConnectConfiguration {
    properties: Map<String, Json>,
}

impl ServiceConnectConfiguration {
    #[must_use]
    pub fn new(enabled: impl Into<Value<bool>>) -> Self {
        Self::default().enabled(enabled)
    }

    #[must_use]
    pub fn access_log_configuration(mut self, value: impl Into<Value<ServiceConnectAccessLogConfiguration>>) -> Self {
        self.properties.insert("AccessLogConfiguration".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn container_configurations(mut self, value: impl Into<Value<Vec<ServiceConnectContainerConfiguration>>>) -> Self {
        self.properties.insert("ContainerConfigurations".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn enabled(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("Enabled".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn log_configuration(mut self, value: impl Into<Value<LogConfiguration>>) -> Self {
        self.properties.insert("LogConfiguration".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn namespace(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Namespace".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn services(mut self, value: impl Into<Value<Vec<ServiceConnectService>>>) -> Self {
        self.properties.insert("Services".into(), value.into().into_json());
        self
    }
}

impl From<ServiceConnectConfiguration> for Value<ServiceConnectConfiguration> {
    fn from(value: ServiceConnectConfiguration) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `ServiceConnectContainerConfiguration` of `AWS::ECS::Service`.
#[derive(Clone, Debug, Default)]
pub struct ServiceConnectContainerConfiguration {
    properties: Map<String, Json>,
}

impl ServiceConnectContainerConfiguration {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn log_level(mut self, value: impl Into<Value<ServiceConnectContainerConfigurationLogLevel>>) -> Self {
        self.properties.insert("LogLevel".into(), value.into().into_json());
        self
    }
}

impl From<ServiceConnectContainerConfiguration> for Value<ServiceConnectContainerConfiguration> {
    fn from(value: ServiceConnectContainerConfiguration) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `ServiceConnectService` of `AWS::ECS::Service`.
#[derive(Clone, Debug, Default)]
pub struct ServiceConnectService {
    properties: Map<String, Json>,
}

impl ServiceConnectService {
    #[must_use]
    pub fn new(port_name: impl Into<Value<String>>) -> Self {
        Self::default().port_name(port_name)
    }

    #[must_use]
    pub fn client_aliases(mut self, value: impl Into<Value<Vec<ServiceConnectClientAlias>>>) -> Self {
        self.properties.insert("ClientAliases".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn discovery_name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("DiscoveryName".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn ingress_port_override(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("IngressPortOverride".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn port_name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("PortName".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn timeout(mut self, value: impl Into<Value<TimeoutConfiguration>>) -> Self {
        self.properties.insert("Timeout".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn tls(mut self, value: impl Into<Value<ServiceConnectTlsConfiguration>>) -> Self {
        self.properties.insert("Tls".into(), value.into().into_json());
        self
    }
}

impl From<ServiceConnectService> for Value<ServiceConnectService> {
    fn from(value: ServiceConnectService) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `ServiceConnectTestTrafficRules` of `AWS::ECS::Service`.
#[derive(Clone, Debug, Default)]
pub struct ServiceConnectTestTrafficRules {
    properties: Map<String, Json>,
}

impl ServiceConnectTestTrafficRules {
    #[must_use]
    pub fn new(header: impl Into<Value<ServiceConnectTestTrafficRulesHeader>>) -> Self {
        Self::default().header(header)
    }

    #[must_use]
    pub fn header(mut self, value: impl Into<Value<ServiceConnectTestTrafficRulesHeader>>) -> Self {
        self.properties.insert("Header".into(), value.into().into_json());
        self
    }
}

impl From<ServiceConnectTestTrafficRules> for Value<ServiceConnectTestTrafficRules> {
    fn from(value: ServiceConnectTestTrafficRules) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `ServiceConnectTestTrafficRulesHeader` of `AWS::ECS::Service`.
#[derive(Clone, Debug, Default)]
pub struct ServiceConnectTestTrafficRulesHeader {
    properties: Map<String, Json>,
}

impl ServiceConnectTestTrafficRulesHeader {
    #[must_use]
    pub fn new(name: impl Into<Value<String>>) -> Self {
        Self::default().name(name)
    }

    #[must_use]
    pub fn name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Name".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn value(mut self, value: impl Into<Value<ServiceConnectTestTrafficRulesHeaderValue>>) -> Self {
        self.properties.insert("Value".into(), value.into().into_json());
        self
    }
}

impl From<ServiceConnectTestTrafficRulesHeader> for Value<ServiceConnectTestTrafficRulesHeader> {
    fn from(value: ServiceConnectTestTrafficRulesHeader) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `ServiceConnectTestTrafficRulesHeaderValue` of `AWS::ECS::Service`.
#[derive(Clone, Debug, Default)]
pub struct ServiceConnectTestTrafficRulesHeaderValue {
    properties: Map<String, Json>,
}

impl ServiceConnectTestTrafficRulesHeaderValue {
    #[must_use]
    pub fn new(exact: impl Into<Value<String>>) -> Self {
        Self::default().exact(exact)
    }

    #[must_use]
    pub fn exact(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Exact".into(), value.into().into_json());
        self
    }
}

impl From<ServiceConnectTestTrafficRulesHeaderValue> for Value<ServiceConnectTestTrafficRulesHeaderValue> {
    fn from(value: ServiceConnectTestTrafficRulesHeaderValue) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `ServiceConnectTlsCertificateAuthority` of `AWS::ECS::Service`.
#[derive(Clone, Debug, Default)]
pub struct ServiceConnectTlsCertificateAuthority {
    properties: Map<String, Json>,
}

impl ServiceConnectTlsCertificateAuthority {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn aws_pca_authority_arn(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("AwsPcaAuthorityArn".into(), value.into().into_json());
        self
    }
}

impl From<ServiceConnectTlsCertificateAuthority> for Value<ServiceConnectTlsCertificateAuthority> {
    fn from(value: ServiceConnectTlsCertificateAuthority) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `ServiceConnectTlsConfiguration` of `AWS::ECS::Service`.
#[derive(Clone, Debug, Default)]
pub struct ServiceConnectTlsConfiguration {
    properties: Map<String, Json>,
}

impl ServiceConnectTlsConfiguration {
    #[must_use]
    pub fn new(issuer_certificate_authority: impl Into<Value<ServiceConnectTlsCertificateAuthority>>) -> Self {
        Self::default().issuer_certificate_authority(issuer_certificate_authority)
    }

    #[must_use]
    pub fn issuer_certificate_authority(mut self, value: impl Into<Value<ServiceConnectTlsCertificateAuthority>>) -> Self {
        self.properties.insert("IssuerCertificateAuthority".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn kms_key(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("KmsKey".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn role_arn(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("RoleArn".into(), value.into().into_json());
        self
    }
}

impl From<ServiceConnectTlsConfiguration> for Value<ServiceConnectTlsConfiguration> {
    fn from(value: ServiceConnectTlsConfiguration) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `ServiceManagedEBSVolumeConfiguration` of `AWS::ECS::Service`.
#[derive(Clone, Debug, Default)]
pub struct ServiceManagedEBSVolumeConfiguration {
    properties: Map<String, Json>,
}

impl ServiceManagedEBSVolumeConfiguration {
    #[must_use]
    pub fn new(role_arn: impl Into<Value<String>>) -> Self {
        Self::default().role_arn(role_arn)
    }

    #[must_use]
    pub fn encrypted(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("Encrypted".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn filesystem_type(mut self, value: impl Into<Value<ServiceManagedEBSVolumeConfigurationFilesystemType>>) -> Self {
        self.properties.insert("FilesystemType".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn iops(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("Iops".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn kms_key_id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("KmsKeyId".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn role_arn(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("RoleArn".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn size_in_gi_b(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("SizeInGiB".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn snapshot_id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("SnapshotId".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn tag_specifications(mut self, value: impl Into<Value<Vec<EBSTagSpecification>>>) -> Self {
        self.properties.insert("TagSpecifications".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn throughput(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("Throughput".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn volume_initialization_rate(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("VolumeInitializationRate".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn volume_type(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("VolumeType".into(), value.into().into_json());
        self
    }
}

impl From<ServiceManagedEBSVolumeConfiguration> for Value<ServiceManagedEBSVolumeConfiguration> {
    fn from(value: ServiceManagedEBSVolumeConfiguration) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `ServiceRegistry` of `AWS::ECS::Service`.
#[derive(Clone, Debug, Default)]
pub struct ServiceRegistry {
    properties: Map<String, Json>,
}

impl ServiceRegistry {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn container_name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("ContainerName".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn container_port(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("ContainerPort".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn port(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("Port".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn registry_arn(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("RegistryArn".into(), value.into().into_json());
        self
    }
}

impl From<ServiceRegistry> for Value<ServiceRegistry> {
    fn from(value: ServiceRegistry) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `ServiceVolumeConfiguration` of `AWS::ECS::Service`.
#[derive(Clone, Debug, Default)]
pub struct ServiceVolumeConfiguration {
    properties: Map<String, Json>,
}

impl ServiceVolumeConfiguration {
    #[must_use]
    pub fn new(name: impl Into<Value<String>>) -> Self {
        Self::default().name(name)
    }

    #[must_use]
    pub fn managed_ebs_volume(mut self, value: impl Into<Value<ServiceManagedEBSVolumeConfiguration>>) -> Self {
        self.properties.insert("ManagedEBSVolume".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Name".into(), value.into().into_json());
        self
    }
}

impl From<ServiceVolumeConfiguration> for Value<ServiceVolumeConfiguration> {
    fn from(value: ServiceVolumeConfiguration) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `Tag` of `AWS::ECS::Service`.
#[derive(Clone, Debug, Default)]
pub struct Tag {
    properties: Map<String, Json>,
}

impl Tag {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn key(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Key".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn value(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Value".into(), value.into().into_json());
        self
    }
}

impl From<Tag> for Value<Tag> {
    fn from(value: Tag) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `ThresholdConfiguration` of `AWS::ECS::Service`.
#[derive(Clone, Debug, Default)]
pub struct ThresholdConfiguration {
    properties: Map<String, Json>,
}

impl ThresholdConfiguration {
    #[must_use]
    pub fn new(type_: impl Into<Value<ThresholdConfigurationType>>, value: impl Into<Value<i64>>) -> Self {
        Self::default().type_(type_).value(value)
    }

    #[must_use]
    pub fn type_(mut self, value: impl Into<Value<ThresholdConfigurationType>>) -> Self {
        self.properties.insert("Type".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn value(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("Value".into(), value.into().into_json());
        self
    }
}

impl From<ThresholdConfiguration> for Value<ThresholdConfiguration> {
    fn from(value: ThresholdConfiguration) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `TimeoutConfiguration` of `AWS::ECS::Service`.
#[derive(Clone, Debug, Default)]
pub struct TimeoutConfiguration {
    properties: Map<String, Json>,
}

impl TimeoutConfiguration {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn idle_timeout_seconds(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("IdleTimeoutSeconds".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn per_request_timeout_seconds(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("PerRequestTimeoutSeconds".into(), value.into().into_json());
        self
    }
}

impl From<TimeoutConfiguration> for Value<TimeoutConfiguration> {
    fn from(value: TimeoutConfiguration) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `VpcLatticeAdvancedConfiguration` of `AWS::ECS::Service`.
#[derive(Clone, Debug, Default)]
pub struct VpcLatticeAdvancedConfiguration {
    properties: Map<String, Json>,
}

impl VpcLatticeAdvancedConfiguration {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn alternate_target_group_arn(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("AlternateTargetGroupArn".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn production_listener_rule(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("ProductionListenerRule".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn test_listener_rule(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("TestListenerRule".into(), value.into().into_json());
        self
    }
}

impl From<VpcLatticeAdvancedConfiguration> for Value<VpcLatticeAdvancedConfiguration> {
    fn from(value: VpcLatticeAdvancedConfiguration) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `VpcLatticeConfiguration` of `AWS::ECS::Service`.
#[derive(Clone, Debug, Default)]
pub struct VpcLatticeConfiguration {
    properties: Map<String, Json>,
}

impl VpcLatticeConfiguration {
    #[must_use]
    pub fn new(port_name: impl Into<Value<String>>, role_arn: impl Into<Value<String>>, target_group_arn: impl Into<Value<String>>) -> Self {
        Self::default().port_name(port_name).role_arn(role_arn).target_group_arn(target_group_arn)
    }

    #[must_use]
    pub fn advanced_configuration(mut self, value: impl Into<Value<VpcLatticeAdvancedConfiguration>>) -> Self {
        self.properties.insert("AdvancedConfiguration".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn port_name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("PortName".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn role_arn(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("RoleArn".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn target_group_arn(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("TargetGroupArn".into(), value.into().into_json());
        self
    }
}

impl From<VpcLatticeConfiguration> for Value<VpcLatticeConfiguration> {
    fn from(value: VpcLatticeConfiguration) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AvailabilityZoneRebalancing {
    Enabled,
    Disabled,
}

impl AsRef<str> for AvailabilityZoneRebalancing {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Enabled => "ENABLED",
            Self::Disabled => "DISABLED",
        }
    }
}

impl From<AvailabilityZoneRebalancing> for Value<AvailabilityZoneRebalancing> {
    fn from(value: AvailabilityZoneRebalancing) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AwsVpcConfigurationAssignPublicIp {
    Disabled,
    Enabled,
}

impl AsRef<str> for AwsVpcConfigurationAssignPublicIp {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Disabled => "DISABLED",
            Self::Enabled => "ENABLED",
        }
    }
}

impl From<AwsVpcConfigurationAssignPublicIp> for Value<AwsVpcConfigurationAssignPublicIp> {
    fn from(value: AwsVpcConfigurationAssignPublicIp) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeploymentConfigurationStrategy {
    Rolling,
    BlueGreen,
    Linear,
    Canary,
}

impl AsRef<str> for DeploymentConfigurationStrategy {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Rolling => "ROLLING",
            Self::BlueGreen => "BLUE_GREEN",
            Self::Linear => "LINEAR",
            Self::Canary => "CANARY",
        }
    }
}

impl From<DeploymentConfigurationStrategy> for Value<DeploymentConfigurationStrategy> {
    fn from(value: DeploymentConfigurationStrategy) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeploymentControllerType {
    CodeDeploy,
    Ecs,
    External,
}

impl AsRef<str> for DeploymentControllerType {
    fn as_ref(&self) -> &str {
        match *self {
            Self::CodeDeploy => "CODE_DEPLOY",
            Self::Ecs => "ECS",
            Self::External => "EXTERNAL",
        }
    }
}

impl From<DeploymentControllerType> for Value<DeploymentControllerType> {
    fn from(value: DeploymentControllerType) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeploymentEarlySuccessCriteriaSourceServiceRevisionCleanup {
    Blocking,
    Deferred,
}

impl AsRef<str> for DeploymentEarlySuccessCriteriaSourceServiceRevisionCleanup {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Blocking => "BLOCKING",
            Self::Deferred => "DEFERRED",
        }
    }
}

impl From<DeploymentEarlySuccessCriteriaSourceServiceRevisionCleanup> for Value<DeploymentEarlySuccessCriteriaSourceServiceRevisionCleanup> {
    fn from(value: DeploymentEarlySuccessCriteriaSourceServiceRevisionCleanup) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeploymentLifecycleHookLifecycleStages {
    ReconcileService,
    PreScaleUp,
    PostScaleUp,
    TestTrafficShift,
    PostTestTrafficShift,
    PreProductionTrafficShift,
    ProductionTrafficShift,
    PostProductionTrafficShift,
}

impl AsRef<str> for DeploymentLifecycleHookLifecycleStages {
    fn as_ref(&self) -> &str {
        match *self {
            Self::ReconcileService => "RECONCILE_SERVICE",
            Self::PreScaleUp => "PRE_SCALE_UP",
            Self::PostScaleUp => "POST_SCALE_UP",
            Self::TestTrafficShift => "TEST_TRAFFIC_SHIFT",
            Self::PostTestTrafficShift => "POST_TEST_TRAFFIC_SHIFT",
            Self::PreProductionTrafficShift => "PRE_PRODUCTION_TRAFFIC_SHIFT",
            Self::ProductionTrafficShift => "PRODUCTION_TRAFFIC_SHIFT",
            Self::PostProductionTrafficShift => "POST_PRODUCTION_TRAFFIC_SHIFT",
        }
    }
}

impl From<DeploymentLifecycleHookLifecycleStages> for Value<DeploymentLifecycleHookLifecycleStages> {
    fn from(value: DeploymentLifecycleHookLifecycleStages) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeploymentLifecycleHookTargetType {
    AwsLambda,
    Pause,
}

impl AsRef<str> for DeploymentLifecycleHookTargetType {
    fn as_ref(&self) -> &str {
        match *self {
            Self::AwsLambda => "AWS_LAMBDA",
            Self::Pause => "PAUSE",
        }
    }
}

impl From<DeploymentLifecycleHookTargetType> for Value<DeploymentLifecycleHookTargetType> {
    fn from(value: DeploymentLifecycleHookTargetType) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EBSTagSpecificationPropagateTags {
    Service,
    TaskDefinition,
}

impl AsRef<str> for EBSTagSpecificationPropagateTags {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Service => "SERVICE",
            Self::TaskDefinition => "TASK_DEFINITION",
        }
    }
}

impl From<EBSTagSpecificationPropagateTags> for Value<EBSTagSpecificationPropagateTags> {
    fn from(value: EBSTagSpecificationPropagateTags) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EBSTagSpecificationResourceType {
    Volume,
}

impl AsRef<str> for EBSTagSpecificationResourceType {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Volume => "volume",
        }
    }
}

impl From<EBSTagSpecificationResourceType> for Value<EBSTagSpecificationResourceType> {
    fn from(value: EBSTagSpecificationResourceType) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GatewayConnectorFiltersAccessTypes {
    Public,
    Private,
}

impl AsRef<str> for GatewayConnectorFiltersAccessTypes {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Public => "PUBLIC",
            Self::Private => "PRIVATE",
        }
    }
}

impl From<GatewayConnectorFiltersAccessTypes> for Value<GatewayConnectorFiltersAccessTypes> {
    fn from(value: GatewayConnectorFiltersAccessTypes) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GatewayConnectorHealthCheckHealthCheckProtocol {
    Http,
    Https,
}

impl AsRef<str> for GatewayConnectorHealthCheckHealthCheckProtocol {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Http => "HTTP",
            Self::Https => "HTTPS",
        }
    }
}

impl From<GatewayConnectorHealthCheckHealthCheckProtocol> for Value<GatewayConnectorHealthCheckHealthCheckProtocol> {
    fn from(value: GatewayConnectorHealthCheckHealthCheckProtocol) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HookTimeoutConfigAction {
    Rollback,
    Continue,
}

impl AsRef<str> for HookTimeoutConfigAction {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Rollback => "ROLLBACK",
            Self::Continue => "CONTINUE",
        }
    }
}

impl From<HookTimeoutConfigAction> for Value<HookTimeoutConfigAction> {
    fn from(value: HookTimeoutConfigAction) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LaunchType {
    Ec2,
    Fargate,
    External,
}

impl AsRef<str> for LaunchType {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Ec2 => "EC2",
            Self::Fargate => "FARGATE",
            Self::External => "EXTERNAL",
        }
    }
}

impl From<LaunchType> for Value<LaunchType> {
    fn from(value: LaunchType) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MetricConfigurationMetricNames {
    CPUUtilization,
    MemoryUtilization,
}

impl AsRef<str> for MetricConfigurationMetricNames {
    fn as_ref(&self) -> &str {
        match *self {
            Self::CPUUtilization => "CPUUtilization",
            Self::MemoryUtilization => "MemoryUtilization",
        }
    }
}

impl From<MetricConfigurationMetricNames> for Value<MetricConfigurationMetricNames> {
    fn from(value: MetricConfigurationMetricNames) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlacementConstraintType {
    DistinctInstance,
    MemberOf,
}

impl AsRef<str> for PlacementConstraintType {
    fn as_ref(&self) -> &str {
        match *self {
            Self::DistinctInstance => "distinctInstance",
            Self::MemberOf => "memberOf",
        }
    }
}

impl From<PlacementConstraintType> for Value<PlacementConstraintType> {
    fn from(value: PlacementConstraintType) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlacementStrategyType {
    Binpack,
    Random,
    Spread,
}

impl AsRef<str> for PlacementStrategyType {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Binpack => "binpack",
            Self::Random => "random",
            Self::Spread => "spread",
        }
    }
}

impl From<PlacementStrategyType> for Value<PlacementStrategyType> {
    fn from(value: PlacementStrategyType) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PropagateTags {
    Service,
    TaskDefinition,
}

impl AsRef<str> for PropagateTags {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Service => "SERVICE",
            Self::TaskDefinition => "TASK_DEFINITION",
        }
    }
}

impl From<PropagateTags> for Value<PropagateTags> {
    fn from(value: PropagateTags) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SchedulingStrategy {
    Daemon,
    Replica,
}

impl AsRef<str> for SchedulingStrategy {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Daemon => "DAEMON",
            Self::Replica => "REPLICA",
        }
    }
}

impl From<SchedulingStrategy> for Value<SchedulingStrategy> {
    fn from(value: SchedulingStrategy) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ServiceConnectAccessLogConfigurationFormat {
    Text,
    Json,
}

impl AsRef<str> for ServiceConnectAccessLogConfigurationFormat {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Text => "TEXT",
            Self::Json => "JSON",
        }
    }
}

impl From<ServiceConnectAccessLogConfigurationFormat> for Value<ServiceConnectAccessLogConfigurationFormat> {
    fn from(value: ServiceConnectAccessLogConfigurationFormat) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ServiceConnectAccessLogConfigurationIncludeQueryParameters {
    Disabled,
    Enabled,
}

impl AsRef<str> for ServiceConnectAccessLogConfigurationIncludeQueryParameters {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Disabled => "DISABLED",
            Self::Enabled => "ENABLED",
        }
    }
}

impl From<ServiceConnectAccessLogConfigurationIncludeQueryParameters> for Value<ServiceConnectAccessLogConfigurationIncludeQueryParameters> {
    fn from(value: ServiceConnectAccessLogConfigurationIncludeQueryParameters) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ServiceConnectContainerConfigurationLogLevel {
    Debug,
    Info,
}

impl AsRef<str> for ServiceConnectContainerConfigurationLogLevel {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Debug => "debug",
            Self::Info => "info",
        }
    }
}

impl From<ServiceConnectContainerConfigurationLogLevel> for Value<ServiceConnectContainerConfigurationLogLevel> {
    fn from(value: ServiceConnectContainerConfigurationLogLevel) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ServiceManagedEBSVolumeConfigurationFilesystemType {
    Ext3,
    Ext4,
    Ntfs,
    Xfs,
}

impl AsRef<str> for ServiceManagedEBSVolumeConfigurationFilesystemType {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Ext3 => "ext3",
            Self::Ext4 => "ext4",
            Self::Ntfs => "ntfs",
            Self::Xfs => "xfs",
        }
    }
}

impl From<ServiceManagedEBSVolumeConfigurationFilesystemType> for Value<ServiceManagedEBSVolumeConfigurationFilesystemType> {
    fn from(value: ServiceManagedEBSVolumeConfigurationFilesystemType) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ThresholdConfigurationType {
    Count,
    BoundedPercent,
    UnboundedPercent,
}

impl AsRef<str> for ThresholdConfigurationType {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Count => "COUNT",
            Self::BoundedPercent => "BOUNDED_PERCENT",
            Self::UnboundedPercent => "UNBOUNDED_PERCENT",
        }
    }
}

impl From<ThresholdConfigurationType> for Value<ThresholdConfigurationType> {
    fn from(value: ThresholdConfigurationType) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// What `Fn::GetAtt` gives of `AWS::ECS::Service`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attribute {
    Name,
    ServiceArn,
}

impl AsRef<str> for Attribute {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Name => "Name",
            Self::ServiceArn => "ServiceArn",
        }
    }
}
}

/// `AWS::ECS::TaskDefinition`.
#[derive(Clone, Debug, Default)]
pub struct TaskDefinition {
    properties: Map<String, Json>,
}

impl TaskDefinition {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn container_definitions(mut self, value: impl Into<Value<Vec<task_definition::ContainerDefinition>>>) -> Self {
        self.properties.insert("ContainerDefinitions".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn cpu(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Cpu".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn enable_fault_injection(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("EnableFaultInjection".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn ephemeral_storage(mut self, value: impl Into<Value<task_definition::EphemeralStorage>>) -> Self {
        self.properties.insert("EphemeralStorage".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn execution_role_arn(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("ExecutionRoleArn".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn family(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Family".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn inference_accelerators(mut self, value: impl Into<Value<Vec<task_definition::InferenceAccelerator>>>) -> Self {
        self.properties.insert("InferenceAccelerators".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn ipc_mode(mut self, value: impl Into<Value<task_definition::IpcMode>>) -> Self {
        self.properties.insert("IpcMode".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn memory(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Memory".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn network_mode(mut self, value: impl Into<Value<task_definition::NetworkMode>>) -> Self {
        self.properties.insert("NetworkMode".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn pid_mode(mut self, value: impl Into<Value<task_definition::PidMode>>) -> Self {
        self.properties.insert("PidMode".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn placement_constraints(mut self, value: impl Into<Value<Vec<task_definition::TaskDefinitionPlacementConstraint>>>) -> Self {
        self.properties.insert("PlacementConstraints".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn proxy_configuration(mut self, value: impl Into<Value<task_definition::ProxyConfiguration>>) -> Self {
        self.properties.insert("ProxyConfiguration".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn requires_compatibilities(mut self, value: impl Into<Value<Vec<task_definition::RequiresCompatibilities>>>) -> Self {
        self.properties.insert("RequiresCompatibilities".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn runtime_platform(mut self, value: impl Into<Value<task_definition::RuntimePlatform>>) -> Self {
        self.properties.insert("RuntimePlatform".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn tags(mut self, value: impl Into<Value<Vec<task_definition::Tag>>>) -> Self {
        self.properties.insert("Tags".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn task_role_arn(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("TaskRoleArn".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn volumes(mut self, value: impl Into<Value<Vec<task_definition::Volume>>>) -> Self {
        self.properties.insert("Volumes".into(), value.into().into_json());
        self
    }
}

impl Resource for TaskDefinition {
    const TYPE: &'static str = "AWS::ECS::TaskDefinition";
    type Attribute = task_definition::Attribute;

    fn into_properties(self) -> Map<String, Json> {
        self.properties
    }
}

/// What belongs to `AWS::ECS::TaskDefinition`.
pub mod task_definition {
use serde_json::Map;
use serde_json::Value as Json;
use crate::value::Value;

/// `AuthorizationConfig` of `AWS::ECS::TaskDefinition`.
#[derive(Clone, Debug, Default)]
pub struct AuthorizationConfig {
    properties: Map<String, Json>,
}

impl AuthorizationConfig {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn access_point_id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("AccessPointId".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn iam(mut self, value: impl Into<Value<AuthorizationConfigIAM>>) -> Self {
        self.properties.insert("IAM".into(), value.into().into_json());
        self
    }
}

impl From<AuthorizationConfig> for Value<AuthorizationConfig> {
    fn from(value: AuthorizationConfig) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `ContainerDefinition` of `AWS::ECS::TaskDefinition`.
#[derive(Clone, Debug, Default)]
pub struct ContainerDefinition {
    properties: Map<String, Json>,
}

impl ContainerDefinition {
    #[must_use]
    pub fn new(image: impl Into<Value<String>>, name: impl Into<Value<String>>) -> Self {
        Self::default().image(image).name(name)
    }

    #[must_use]
    pub fn command(mut self, value: impl Into<Value<Vec<String>>>) -> Self {
        self.properties.insert("Command".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn cpu(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("Cpu".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn credential_specs(mut self, value: impl Into<Value<Vec<String>>>) -> Self {
        self.properties.insert("CredentialSpecs".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn depends_on(mut self, value: impl Into<Value<Vec<ContainerDependency>>>) -> Self {
        self.properties.insert("DependsOn".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn disable_networking(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("DisableNetworking".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn dns_search_domains(mut self, value: impl Into<Value<Vec<String>>>) -> Self {
        self.properties.insert("DnsSearchDomains".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn dns_servers(mut self, value: impl Into<Value<Vec<String>>>) -> Self {
        self.properties.insert("DnsServers".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn docker_labels(mut self, value: impl Into<Value<Json>>) -> Self {
        self.properties.insert("DockerLabels".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn docker_security_options(mut self, value: impl Into<Value<Vec<String>>>) -> Self {
        self.properties.insert("DockerSecurityOptions".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn entry_point(mut self, value: impl Into<Value<Vec<String>>>) -> Self {
        self.properties.insert("EntryPoint".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn environment(mut self, value: impl Into<Value<Vec<KeyValuePair>>>) -> Self {
        self.properties.insert("Environment".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn environment_files(mut self, value: impl Into<Value<Vec<EnvironmentFile>>>) -> Self {
        self.properties.insert("EnvironmentFiles".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn essential(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("Essential".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn extra_hosts(mut self, value: impl Into<Value<Vec<HostEntry>>>) -> Self {
        self.properties.insert("ExtraHosts".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn firelens_configuration(mut self, value: impl Into<Value<FirelensConfiguration>>) -> Self {
        self.properties.insert("FirelensConfiguration".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn health_check(mut self, value: impl Into<Value<HealthCheck>>) -> Self {
        self.properties.insert("HealthCheck".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn hostname(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Hostname".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn image(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Image".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn interactive(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("Interactive".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn links(mut self, value: impl Into<Value<Vec<String>>>) -> Self {
        self.properties.insert("Links".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn linux_parameters(mut self, value: impl Into<Value<LinuxParameters>>) -> Self {
        self.properties.insert("LinuxParameters".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn log_configuration(mut self, value: impl Into<Value<LogConfiguration>>) -> Self {
        self.properties.insert("LogConfiguration".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn memory(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("Memory".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn memory_reservation(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("MemoryReservation".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn mount_points(mut self, value: impl Into<Value<Vec<MountPoint>>>) -> Self {
        self.properties.insert("MountPoints".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Name".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn port_mappings(mut self, value: impl Into<Value<Vec<PortMapping>>>) -> Self {
        self.properties.insert("PortMappings".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn privileged(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("Privileged".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn pseudo_terminal(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("PseudoTerminal".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn readonly_root_filesystem(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("ReadonlyRootFilesystem".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn repository_credentials(mut self, value: impl Into<Value<RepositoryCredentials>>) -> Self {
        self.properties.insert("RepositoryCredentials".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn resource_requirements(mut self, value: impl Into<Value<Vec<ResourceRequirement>>>) -> Self {
        self.properties.insert("ResourceRequirements".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn restart_policy(mut self, value: impl Into<Value<RestartPolicy>>) -> Self {
        self.properties.insert("RestartPolicy".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn secrets(mut self, value: impl Into<Value<Vec<Secret>>>) -> Self {
        self.properties.insert("Secrets".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn start_timeout(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("StartTimeout".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn stop_timeout(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("StopTimeout".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn system_controls(mut self, value: impl Into<Value<Vec<SystemControl>>>) -> Self {
        self.properties.insert("SystemControls".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn ulimits(mut self, value: impl Into<Value<Vec<Ulimit>>>) -> Self {
        self.properties.insert("Ulimits".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn user(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("User".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn version_consistency(mut self, value: impl Into<Value<ContainerDefinitionVersionConsistency>>) -> Self {
        self.properties.insert("VersionConsistency".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn volumes_from(mut self, value: impl Into<Value<Vec<VolumeFrom>>>) -> Self {
        self.properties.insert("VolumesFrom".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn working_directory(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("WorkingDirectory".into(), value.into().into_json());
        self
    }
}

impl From<ContainerDefinition> for Value<ContainerDefinition> {
    fn from(value: ContainerDefinition) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `ContainerDependency` of `AWS::ECS::TaskDefinition`.
#[derive(Clone, Debug, Default)]
pub struct ContainerDependency {
    properties: Map<String, Json>,
}

impl ContainerDependency {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn condition(mut self, value: impl Into<Value<ContainerDependencyCondition>>) -> Self {
        self.properties.insert("Condition".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn container_name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("ContainerName".into(), value.into().into_json());
        self
    }
}

impl From<ContainerDependency> for Value<ContainerDependency> {
    fn from(value: ContainerDependency) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `Device` of `AWS::ECS::TaskDefinition`.
#[derive(Clone, Debug, Default)]
pub struct Device {
    properties: Map<String, Json>,
}

impl Device {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn container_path(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("ContainerPath".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn host_path(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("HostPath".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn permissions(mut self, value: impl Into<Value<Vec<DevicePermissions>>>) -> Self {
        self.properties.insert("Permissions".into(), value.into().into_json());
        self
    }
}

impl From<Device> for Value<Device> {
    fn from(value: Device) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `DockerVolumeConfiguration` of `AWS::ECS::TaskDefinition`.
#[derive(Clone, Debug, Default)]
pub struct DockerVolumeConfiguration {
    properties: Map<String, Json>,
}

impl DockerVolumeConfiguration {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn autoprovision(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("Autoprovision".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn driver(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Driver".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn driver_opts(mut self, value: impl Into<Value<Json>>) -> Self {
        self.properties.insert("DriverOpts".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn labels(mut self, value: impl Into<Value<Json>>) -> Self {
        self.properties.insert("Labels".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn scope(mut self, value: impl Into<Value<DockerVolumeConfigurationScope>>) -> Self {
        self.properties.insert("Scope".into(), value.into().into_json());
        self
    }
}

impl From<DockerVolumeConfiguration> for Value<DockerVolumeConfiguration> {
    fn from(value: DockerVolumeConfiguration) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `EFSVolumeConfiguration` of `AWS::ECS::TaskDefinition`.
#[derive(Clone, Debug, Default)]
pub struct EFSVolumeConfiguration {
    properties: Map<String, Json>,
}

impl EFSVolumeConfiguration {
    #[must_use]
    pub fn new(filesystem_id: impl Into<Value<String>>) -> Self {
        Self::default().filesystem_id(filesystem_id)
    }

    #[must_use]
    pub fn authorization_config(mut self, value: impl Into<Value<AuthorizationConfig>>) -> Self {
        self.properties.insert("AuthorizationConfig".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn filesystem_id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("FilesystemId".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn root_directory(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("RootDirectory".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn transit_encryption(mut self, value: impl Into<Value<EFSVolumeConfigurationTransitEncryption>>) -> Self {
        self.properties.insert("TransitEncryption".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn transit_encryption_port(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("TransitEncryptionPort".into(), value.into().into_json());
        self
    }
}

impl From<EFSVolumeConfiguration> for Value<EFSVolumeConfiguration> {
    fn from(value: EFSVolumeConfiguration) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `EnvironmentFile` of `AWS::ECS::TaskDefinition`.
#[derive(Clone, Debug, Default)]
pub struct EnvironmentFile {
    properties: Map<String, Json>,
}

impl EnvironmentFile {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn type_(mut self, value: impl Into<Value<EnvironmentFileType>>) -> Self {
        self.properties.insert("Type".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn value(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Value".into(), value.into().into_json());
        self
    }
}

impl From<EnvironmentFile> for Value<EnvironmentFile> {
    fn from(value: EnvironmentFile) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `EphemeralStorage` of `AWS::ECS::TaskDefinition`.
#[derive(Clone, Debug, Default)]
pub struct EphemeralStorage {
    properties: Map<String, Json>,
}

impl EphemeralStorage {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn size_in_gi_b(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("SizeInGiB".into(), value.into().into_json());
        self
    }
}

impl From<EphemeralStorage> for Value<EphemeralStorage> {
    fn from(value: EphemeralStorage) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `FSxAuthorizationConfig` of `AWS::ECS::TaskDefinition`.
#[derive(Clone, Debug, Default)]
pub struct FSxAuthorizationConfig {
    properties: Map<String, Json>,
}

impl FSxAuthorizationConfig {
    #[must_use]
    pub fn new(credentials_parameter: impl Into<Value<String>>, domain: impl Into<Value<String>>) -> Self {
        Self::default().credentials_parameter(credentials_parameter).domain(domain)
    }

    #[must_use]
    pub fn credentials_parameter(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("CredentialsParameter".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn domain(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Domain".into(), value.into().into_json());
        self
    }
}

impl From<FSxAuthorizationConfig> for Value<FSxAuthorizationConfig> {
    fn from(value: FSxAuthorizationConfig) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `FSxWindowsFileServerVolumeConfiguration` of `AWS::ECS::TaskDefinition`.
#[derive(Clone, Debug, Default)]
pub struct FSxWindowsFileServerVolumeConfiguration {
    properties: Map<String, Json>,
}

impl FSxWindowsFileServerVolumeConfiguration {
    #[must_use]
    pub fn new(file_system_id: impl Into<Value<String>>, root_directory: impl Into<Value<String>>) -> Self {
        Self::default().file_system_id(file_system_id).root_directory(root_directory)
    }

    #[must_use]
    pub fn authorization_config(mut self, value: impl Into<Value<FSxAuthorizationConfig>>) -> Self {
        self.properties.insert("AuthorizationConfig".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn file_system_id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("FileSystemId".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn root_directory(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("RootDirectory".into(), value.into().into_json());
        self
    }
}

impl From<FSxWindowsFileServerVolumeConfiguration> for Value<FSxWindowsFileServerVolumeConfiguration> {
    fn from(value: FSxWindowsFileServerVolumeConfiguration) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `FirelensConfiguration` of `AWS::ECS::TaskDefinition`.
#[derive(Clone, Debug, Default)]
pub struct FirelensConfiguration {
    properties: Map<String, Json>,
}

impl FirelensConfiguration {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn options(mut self, value: impl Into<Value<Json>>) -> Self {
        self.properties.insert("Options".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn type_(mut self, value: impl Into<Value<FirelensConfigurationType>>) -> Self {
        self.properties.insert("Type".into(), value.into().into_json());
        self
    }
}

impl From<FirelensConfiguration> for Value<FirelensConfiguration> {
    fn from(value: FirelensConfiguration) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `HealthCheck` of `AWS::ECS::TaskDefinition`.
#[derive(Clone, Debug, Default)]
pub struct HealthCheck {
    properties: Map<String, Json>,
}

impl HealthCheck {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn command(mut self, value: impl Into<Value<Vec<String>>>) -> Self {
        self.properties.insert("Command".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn interval(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("Interval".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn retries(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("Retries".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn start_period(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("StartPeriod".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn timeout(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("Timeout".into(), value.into().into_json());
        self
    }
}

impl From<HealthCheck> for Value<HealthCheck> {
    fn from(value: HealthCheck) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `HostEntry` of `AWS::ECS::TaskDefinition`.
#[derive(Clone, Debug, Default)]
pub struct HostEntry {
    properties: Map<String, Json>,
}

impl HostEntry {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn hostname(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Hostname".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn ip_address(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("IpAddress".into(), value.into().into_json());
        self
    }
}

impl From<HostEntry> for Value<HostEntry> {
    fn from(value: HostEntry) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `HostVolumeProperties` of `AWS::ECS::TaskDefinition`.
#[derive(Clone, Debug, Default)]
pub struct HostVolumeProperties {
    properties: Map<String, Json>,
}

impl HostVolumeProperties {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn source_path(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("SourcePath".into(), value.into().into_json());
        self
    }
}

impl From<HostVolumeProperties> for Value<HostVolumeProperties> {
    fn from(value: HostVolumeProperties) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `InferenceAccelerator` of `AWS::ECS::TaskDefinition`.
#[derive(Clone, Debug, Default)]
pub struct InferenceAccelerator {
    properties: Map<String, Json>,
}

impl InferenceAccelerator {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn device_name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("DeviceName".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn device_type(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("DeviceType".into(), value.into().into_json());
        self
    }
}

impl From<InferenceAccelerator> for Value<InferenceAccelerator> {
    fn from(value: InferenceAccelerator) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `KernelCapabilities` of `AWS::ECS::TaskDefinition`.
#[derive(Clone, Debug, Default)]
pub struct KernelCapabilities {
    properties: Map<String, Json>,
}

impl KernelCapabilities {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn add(mut self, value: impl Into<Value<Vec<String>>>) -> Self {
        self.properties.insert("Add".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn drop(mut self, value: impl Into<Value<Vec<String>>>) -> Self {
        self.properties.insert("Drop".into(), value.into().into_json());
        self
    }
}

impl From<KernelCapabilities> for Value<KernelCapabilities> {
    fn from(value: KernelCapabilities) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `KeyValuePair` of `AWS::ECS::TaskDefinition`.
#[derive(Clone, Debug, Default)]
pub struct KeyValuePair {
    properties: Map<String, Json>,
}

impl KeyValuePair {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Name".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn value(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Value".into(), value.into().into_json());
        self
    }
}

impl From<KeyValuePair> for Value<KeyValuePair> {
    fn from(value: KeyValuePair) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `LinuxParameters` of `AWS::ECS::TaskDefinition`.
#[derive(Clone, Debug, Default)]
pub struct LinuxParameters {
    properties: Map<String, Json>,
}

impl LinuxParameters {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn capabilities(mut self, value: impl Into<Value<KernelCapabilities>>) -> Self {
        self.properties.insert("Capabilities".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn devices(mut self, value: impl Into<Value<Vec<Device>>>) -> Self {
        self.properties.insert("Devices".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn init_process_enabled(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("InitProcessEnabled".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn max_swap(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("MaxSwap".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn shared_memory_size(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("SharedMemorySize".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn swappiness(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("Swappiness".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn tmpfs(mut self, value: impl Into<Value<Vec<Tmpfs>>>) -> Self {
        self.properties.insert("Tmpfs".into(), value.into().into_json());
        self
    }
}

impl From<LinuxParameters> for Value<LinuxParameters> {
    fn from(value: LinuxParameters) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `LogConfiguration` of `AWS::ECS::TaskDefinition`.
#[derive(Clone, Debug, Default)]
pub struct LogConfiguration {
    properties: Map<String, Json>,
}

impl LogConfiguration {
    #[must_use]
    pub fn new(log_driver: impl Into<Value<String>>) -> Self {
        Self::default().log_driver(log_driver)
    }

    #[must_use]
    pub fn log_driver(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("LogDriver".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn options(mut self, value: impl Into<Value<Json>>) -> Self {
        self.properties.insert("Options".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn secret_options(mut self, value: impl Into<Value<Vec<Secret>>>) -> Self {
        self.properties.insert("SecretOptions".into(), value.into().into_json());
        self
    }
}

impl From<LogConfiguration> for Value<LogConfiguration> {
    fn from(value: LogConfiguration) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `MountPoint` of `AWS::ECS::TaskDefinition`.
#[derive(Clone, Debug, Default)]
pub struct MountPoint {
    properties: Map<String, Json>,
}

impl MountPoint {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn container_path(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("ContainerPath".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn read_only(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("ReadOnly".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn source_volume(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("SourceVolume".into(), value.into().into_json());
        self
    }
}

impl From<MountPoint> for Value<MountPoint> {
    fn from(value: MountPoint) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `NvidiaMpsAllocation` of `AWS::ECS::TaskDefinition`.
#[derive(Clone, Debug, Default)]
pub struct NvidiaMpsAllocation {
    properties: Map<String, Json>,
}

impl NvidiaMpsAllocation {
    #[must_use]
    pub fn new(memory: impl Into<Value<i64>>) -> Self {
        Self::default().memory(memory)
    }

    #[must_use]
    pub fn max_compute_percent(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("MaxComputePercent".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn memory(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("Memory".into(), value.into().into_json());
        self
    }
}

impl From<NvidiaMpsAllocation> for Value<NvidiaMpsAllocation> {
    fn from(value: NvidiaMpsAllocation) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `PortMapping` of `AWS::ECS::TaskDefinition`.
#[derive(Clone, Debug, Default)]
pub struct PortMapping {
    properties: Map<String, Json>,
}

impl PortMapping {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn app_protocol(mut self, value: impl Into<Value<PortMappingAppProtocol>>) -> Self {
        self.properties.insert("AppProtocol".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn container_port(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("ContainerPort".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn container_port_range(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("ContainerPortRange".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn host_port(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("HostPort".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Name".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn protocol(mut self, value: impl Into<Value<PortMappingProtocol>>) -> Self {
        self.properties.insert("Protocol".into(), value.into().into_json());
        self
    }
}

impl From<PortMapping> for Value<PortMapping> {
    fn from(value: PortMapping) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `ProxyConfiguration` of `AWS::ECS::TaskDefinition`.
#[derive(Clone, Debug, Default)]
pub struct ProxyConfiguration {
    properties: Map<String, Json>,
}

impl ProxyConfiguration {
    #[must_use]
    pub fn new(container_name: impl Into<Value<String>>) -> Self {
        Self::default().container_name(container_name)
    }

    #[must_use]
    pub fn container_name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("ContainerName".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn proxy_configuration_properties(mut self, value: impl Into<Value<Vec<KeyValuePair>>>) -> Self {
        self.properties.insert("ProxyConfigurationProperties".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn type_(mut self, value: impl Into<Value<ProxyConfigurationType>>) -> Self {
        self.properties.insert("Type".into(), value.into().into_json());
        self
    }
}

impl From<ProxyConfiguration> for Value<ProxyConfiguration> {
    fn from(value: ProxyConfiguration) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `RepositoryCredentials` of `AWS::ECS::TaskDefinition`.
#[derive(Clone, Debug, Default)]
pub struct RepositoryCredentials {
    properties: Map<String, Json>,
}

impl RepositoryCredentials {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn credentials_parameter(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("CredentialsParameter".into(), value.into().into_json());
        self
    }
}

impl From<RepositoryCredentials> for Value<RepositoryCredentials> {
    fn from(value: RepositoryCredentials) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `ResourceRequirement` of `AWS::ECS::TaskDefinition`.
#[derive(Clone, Debug, Default)]
pub struct ResourceRequirement {
    properties: Map<String, Json>,
}

impl ResourceRequirement {
    #[must_use]
    pub fn new(type_: impl Into<Value<ResourceRequirementType>>) -> Self {
        Self::default().type_(type_)
    }

    #[must_use]
    pub fn sharing_strategy(mut self, value: impl Into<Value<SharingStrategy>>) -> Self {
        self.properties.insert("SharingStrategy".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn type_(mut self, value: impl Into<Value<ResourceRequirementType>>) -> Self {
        self.properties.insert("Type".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn value(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Value".into(), value.into().into_json());
        self
    }
}

impl From<ResourceRequirement> for Value<ResourceRequirement> {
    fn from(value: ResourceRequirement) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `RestartPolicy` of `AWS::ECS::TaskDefinition`.
#[derive(Clone, Debug, Default)]
pub struct RestartPolicy {
    properties: Map<String, Json>,
}

impl RestartPolicy {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn enabled(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("Enabled".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn ignored_exit_codes(mut self, value: impl Into<Value<Vec<i64>>>) -> Self {
        self.properties.insert("IgnoredExitCodes".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn restart_attempt_period(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("RestartAttemptPeriod".into(), value.into().into_json());
        self
    }
}

impl From<RestartPolicy> for Value<RestartPolicy> {
    fn from(value: RestartPolicy) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `RuntimePlatform` of `AWS::ECS::TaskDefinition`.
#[derive(Clone, Debug, Default)]
pub struct RuntimePlatform {
    properties: Map<String, Json>,
}

impl RuntimePlatform {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn cpu_architecture(mut self, value: impl Into<Value<RuntimePlatformCpuArchitecture>>) -> Self {
        self.properties.insert("CpuArchitecture".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn operating_system_family(mut self, value: impl Into<Value<RuntimePlatformOperatingSystemFamily>>) -> Self {
        self.properties.insert("OperatingSystemFamily".into(), value.into().into_json());
        self
    }
}

impl From<RuntimePlatform> for Value<RuntimePlatform> {
    fn from(value: RuntimePlatform) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `S3FilesVolumeConfiguration` of `AWS::ECS::TaskDefinition`.
#[derive(Clone, Debug, Default)]
pub struct S3FilesVolumeConfiguration {
    properties: Map<String, Json>,
}

impl S3FilesVolumeConfiguration {
    #[must_use]
    pub fn new(file_system_arn: impl Into<Value<String>>) -> Self {
        Self::default().file_system_arn(file_system_arn)
    }

    #[must_use]
    pub fn access_point_arn(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("AccessPointArn".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn file_system_arn(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("FileSystemArn".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn root_directory(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("RootDirectory".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn transit_encryption_port(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("TransitEncryptionPort".into(), value.into().into_json());
        self
    }
}

impl From<S3FilesVolumeConfiguration> for Value<S3FilesVolumeConfiguration> {
    fn from(value: S3FilesVolumeConfiguration) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `Secret` of `AWS::ECS::TaskDefinition`.
#[derive(Clone, Debug, Default)]
pub struct Secret {
    properties: Map<String, Json>,
}

impl Secret {
    #[must_use]
    pub fn new(name: impl Into<Value<String>>, value_from: impl Into<Value<String>>) -> Self {
        Self::default().name(name).value_from(value_from)
    }

    #[must_use]
    pub fn name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Name".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn value_from(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("ValueFrom".into(), value.into().into_json());
        self
    }
}

impl From<Secret> for Value<Secret> {
    fn from(value: Secret) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `SharingStrategy` of `AWS::ECS::TaskDefinition`.
#[derive(Clone, Debug, Default)]
pub struct SharingStrategy {
    properties: Map<String, Json>,
}

impl SharingStrategy {
    #[must_use]
    pub fn new(nvidia_mps: impl Into<Value<NvidiaMpsAllocation>>) -> Self {
        Self::default().nvidia_mps(nvidia_mps)
    }

    #[must_use]
    pub fn nvidia_mps(mut self, value: impl Into<Value<NvidiaMpsAllocation>>) -> Self {
        self.properties.insert("NvidiaMps".into(), value.into().into_json());
        self
    }
}

impl From<SharingStrategy> for Value<SharingStrategy> {
    fn from(value: SharingStrategy) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `SystemControl` of `AWS::ECS::TaskDefinition`.
#[derive(Clone, Debug, Default)]
pub struct SystemControl {
    properties: Map<String, Json>,
}

impl SystemControl {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn namespace(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Namespace".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn value(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Value".into(), value.into().into_json());
        self
    }
}

impl From<SystemControl> for Value<SystemControl> {
    fn from(value: SystemControl) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `Tag` of `AWS::ECS::TaskDefinition`.
#[derive(Clone, Debug, Default)]
pub struct Tag {
    properties: Map<String, Json>,
}

impl Tag {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn key(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Key".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn value(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Value".into(), value.into().into_json());
        self
    }
}

impl From<Tag> for Value<Tag> {
    fn from(value: Tag) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `TaskDefinitionPlacementConstraint` of `AWS::ECS::TaskDefinition`.
#[derive(Clone, Debug, Default)]
pub struct TaskDefinitionPlacementConstraint {
    properties: Map<String, Json>,
}

impl TaskDefinitionPlacementConstraint {
    #[must_use]
    pub fn new(type_: impl Into<Value<TaskDefinitionPlacementConstraintType>>) -> Self {
        Self::default().type_(type_)
    }

    #[must_use]
    pub fn expression(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Expression".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn type_(mut self, value: impl Into<Value<TaskDefinitionPlacementConstraintType>>) -> Self {
        self.properties.insert("Type".into(), value.into().into_json());
        self
    }
}

impl From<TaskDefinitionPlacementConstraint> for Value<TaskDefinitionPlacementConstraint> {
    fn from(value: TaskDefinitionPlacementConstraint) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `Tmpfs` of `AWS::ECS::TaskDefinition`.
#[derive(Clone, Debug, Default)]
pub struct Tmpfs {
    properties: Map<String, Json>,
}

impl Tmpfs {
    #[must_use]
    pub fn new(size: impl Into<Value<i64>>) -> Self {
        Self::default().size(size)
    }

    #[must_use]
    pub fn container_path(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("ContainerPath".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn mount_options(mut self, value: impl Into<Value<Vec<String>>>) -> Self {
        self.properties.insert("MountOptions".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn size(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("Size".into(), value.into().into_json());
        self
    }
}

impl From<Tmpfs> for Value<Tmpfs> {
    fn from(value: Tmpfs) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `Ulimit` of `AWS::ECS::TaskDefinition`.
#[derive(Clone, Debug, Default)]
pub struct Ulimit {
    properties: Map<String, Json>,
}

impl Ulimit {
    #[must_use]
    pub fn new(hard_limit: impl Into<Value<i64>>, name: impl Into<Value<UlimitName>>, soft_limit: impl Into<Value<i64>>) -> Self {
        Self::default().hard_limit(hard_limit).name(name).soft_limit(soft_limit)
    }

    #[must_use]
    pub fn hard_limit(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("HardLimit".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn name(mut self, value: impl Into<Value<UlimitName>>) -> Self {
        self.properties.insert("Name".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn soft_limit(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("SoftLimit".into(), value.into().into_json());
        self
    }
}

impl From<Ulimit> for Value<Ulimit> {
    fn from(value: Ulimit) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `Volume` of `AWS::ECS::TaskDefinition`.
#[derive(Clone, Debug, Default)]
pub struct Volume {
    properties: Map<String, Json>,
}

impl Volume {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn configured_at_launch(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("ConfiguredAtLaunch".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn docker_volume_configuration(mut self, value: impl Into<Value<DockerVolumeConfiguration>>) -> Self {
        self.properties.insert("DockerVolumeConfiguration".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn efs_volume_configuration(mut self, value: impl Into<Value<EFSVolumeConfiguration>>) -> Self {
        self.properties.insert("EFSVolumeConfiguration".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn f_sx_windows_file_server_volume_configuration(mut self, value: impl Into<Value<FSxWindowsFileServerVolumeConfiguration>>) -> Self {
        self.properties.insert("FSxWindowsFileServerVolumeConfiguration".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn host(mut self, value: impl Into<Value<HostVolumeProperties>>) -> Self {
        self.properties.insert("Host".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Name".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn s3_files_volume_configuration(mut self, value: impl Into<Value<S3FilesVolumeConfiguration>>) -> Self {
        self.properties.insert("S3FilesVolumeConfiguration".into(), value.into().into_json());
        self
    }
}

impl From<Volume> for Value<Volume> {
    fn from(value: Volume) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `VolumeFrom` of `AWS::ECS::TaskDefinition`.
#[derive(Clone, Debug, Default)]
pub struct VolumeFrom {
    properties: Map<String, Json>,
}

impl VolumeFrom {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn read_only(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("ReadOnly".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn source_container(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("SourceContainer".into(), value.into().into_json());
        self
    }
}

impl From<VolumeFrom> for Value<VolumeFrom> {
    fn from(value: VolumeFrom) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AuthorizationConfigIAM {
    Enabled,
    Disabled,
}

impl AsRef<str> for AuthorizationConfigIAM {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Enabled => "ENABLED",
            Self::Disabled => "DISABLED",
        }
    }
}

impl From<AuthorizationConfigIAM> for Value<AuthorizationConfigIAM> {
    fn from(value: AuthorizationConfigIAM) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContainerDefinitionVersionConsistency {
    Enabled,
    Disabled,
}

impl AsRef<str> for ContainerDefinitionVersionConsistency {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Enabled => "enabled",
            Self::Disabled => "disabled",
        }
    }
}

impl From<ContainerDefinitionVersionConsistency> for Value<ContainerDefinitionVersionConsistency> {
    fn from(value: ContainerDefinitionVersionConsistency) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContainerDependencyCondition {
    Complete,
    Healthy,
    Start,
    Success,
}

impl AsRef<str> for ContainerDependencyCondition {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Complete => "COMPLETE",
            Self::Healthy => "HEALTHY",
            Self::Start => "START",
            Self::Success => "SUCCESS",
        }
    }
}

impl From<ContainerDependencyCondition> for Value<ContainerDependencyCondition> {
    fn from(value: ContainerDependencyCondition) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DevicePermissions {
    Mknod,
    Read,
    Write,
}

impl AsRef<str> for DevicePermissions {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Mknod => "mknod",
            Self::Read => "read",
            Self::Write => "write",
        }
    }
}

impl From<DevicePermissions> for Value<DevicePermissions> {
    fn from(value: DevicePermissions) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DockerVolumeConfigurationScope {
    Shared,
    Task,
}

impl AsRef<str> for DockerVolumeConfigurationScope {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Shared => "shared",
            Self::Task => "task",
        }
    }
}

impl From<DockerVolumeConfigurationScope> for Value<DockerVolumeConfigurationScope> {
    fn from(value: DockerVolumeConfigurationScope) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EFSVolumeConfigurationTransitEncryption {
    Enabled,
    Disabled,
}

impl AsRef<str> for EFSVolumeConfigurationTransitEncryption {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Enabled => "ENABLED",
            Self::Disabled => "DISABLED",
        }
    }
}

impl From<EFSVolumeConfigurationTransitEncryption> for Value<EFSVolumeConfigurationTransitEncryption> {
    fn from(value: EFSVolumeConfigurationTransitEncryption) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EnvironmentFileType {
    S3,
}

impl AsRef<str> for EnvironmentFileType {
    fn as_ref(&self) -> &str {
        match *self {
            Self::S3 => "s3",
        }
    }
}

impl From<EnvironmentFileType> for Value<EnvironmentFileType> {
    fn from(value: EnvironmentFileType) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FirelensConfigurationType {
    Fluentbit,
    Fluentd,
}

impl AsRef<str> for FirelensConfigurationType {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Fluentbit => "fluentbit",
            Self::Fluentd => "fluentd",
        }
    }
}

impl From<FirelensConfigurationType> for Value<FirelensConfigurationType> {
    fn from(value: FirelensConfigurationType) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IpcMode {
    Host,
    None,
    Task,
}

impl AsRef<str> for IpcMode {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Host => "host",
            Self::None => "none",
            Self::Task => "task",
        }
    }
}

impl From<IpcMode> for Value<IpcMode> {
    fn from(value: IpcMode) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NetworkMode {
    Awsvpc,
    Bridge,
    Host,
    None,
}

impl AsRef<str> for NetworkMode {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Awsvpc => "awsvpc",
            Self::Bridge => "bridge",
            Self::Host => "host",
            Self::None => "none",
        }
    }
}

impl From<NetworkMode> for Value<NetworkMode> {
    fn from(value: NetworkMode) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PidMode {
    Host,
    Task,
}

impl AsRef<str> for PidMode {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Host => "host",
            Self::Task => "task",
        }
    }
}

impl From<PidMode> for Value<PidMode> {
    fn from(value: PidMode) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PortMappingAppProtocol {
    Http,
    Http2,
    Grpc,
}

impl AsRef<str> for PortMappingAppProtocol {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Http => "http",
            Self::Http2 => "http2",
            Self::Grpc => "grpc",
        }
    }
}

impl From<PortMappingAppProtocol> for Value<PortMappingAppProtocol> {
    fn from(value: PortMappingAppProtocol) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PortMappingProtocol {
    Tcp,
    Udp,
}

impl AsRef<str> for PortMappingProtocol {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Tcp => "tcp",
            Self::Udp => "udp",
        }
    }
}

impl From<PortMappingProtocol> for Value<PortMappingProtocol> {
    fn from(value: PortMappingProtocol) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProxyConfigurationType {
    Appmesh,
}

impl AsRef<str> for ProxyConfigurationType {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Appmesh => "APPMESH",
        }
    }
}

impl From<ProxyConfigurationType> for Value<ProxyConfigurationType> {
    fn from(value: ProxyConfigurationType) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RequiresCompatibilities {
    Ec2,
    External,
    Fargate,
    ManagedInstances,
}

impl AsRef<str> for RequiresCompatibilities {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Ec2 => "EC2",
            Self::External => "EXTERNAL",
            Self::Fargate => "FARGATE",
            Self::ManagedInstances => "MANAGED_INSTANCES",
        }
    }
}

impl From<RequiresCompatibilities> for Value<RequiresCompatibilities> {
    fn from(value: RequiresCompatibilities) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResourceRequirementType {
    Gpu,
    InferenceAccelerator,
    NeuronDevice,
}

impl AsRef<str> for ResourceRequirementType {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Gpu => "GPU",
            Self::InferenceAccelerator => "InferenceAccelerator",
            Self::NeuronDevice => "NeuronDevice",
        }
    }
}

impl From<ResourceRequirementType> for Value<ResourceRequirementType> {
    fn from(value: ResourceRequirementType) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuntimePlatformCpuArchitecture {
    Arm64,
    X8664,
}

impl AsRef<str> for RuntimePlatformCpuArchitecture {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Arm64 => "ARM64",
            Self::X8664 => "X86_64",
        }
    }
}

impl From<RuntimePlatformCpuArchitecture> for Value<RuntimePlatformCpuArchitecture> {
    fn from(value: RuntimePlatformCpuArchitecture) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuntimePlatformOperatingSystemFamily {
    Linux,
    WindowsServer2004Core,
    WindowsServer2016Full,
    WindowsServer2019Core,
    WindowsServer2019Full,
    WindowsServer2022Core,
    WindowsServer2022Full,
    WindowsServer2025Core,
    WindowsServer2025Full,
    WindowsServer20h2Core,
}

impl AsRef<str> for RuntimePlatformOperatingSystemFamily {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Linux => "LINUX",
            Self::WindowsServer2004Core => "WINDOWS_SERVER_2004_CORE",
            Self::WindowsServer2016Full => "WINDOWS_SERVER_2016_FULL",
            Self::WindowsServer2019Core => "WINDOWS_SERVER_2019_CORE",
            Self::WindowsServer2019Full => "WINDOWS_SERVER_2019_FULL",
            Self::WindowsServer2022Core => "WINDOWS_SERVER_2022_CORE",
            Self::WindowsServer2022Full => "WINDOWS_SERVER_2022_FULL",
            Self::WindowsServer2025Core => "WINDOWS_SERVER_2025_CORE",
            Self::WindowsServer2025Full => "WINDOWS_SERVER_2025_FULL",
            Self::WindowsServer20h2Core => "WINDOWS_SERVER_20H2_CORE",
        }
    }
}

impl From<RuntimePlatformOperatingSystemFamily> for Value<RuntimePlatformOperatingSystemFamily> {
    fn from(value: RuntimePlatformOperatingSystemFamily) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaskDefinitionPlacementConstraintType {
    MemberOf,
}

impl AsRef<str> for TaskDefinitionPlacementConstraintType {
    fn as_ref(&self) -> &str {
        match *self {
            Self::MemberOf => "memberOf",
        }
    }
}

impl From<TaskDefinitionPlacementConstraintType> for Value<TaskDefinitionPlacementConstraintType> {
    fn from(value: TaskDefinitionPlacementConstraintType) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UlimitName {
    Core,
    Cpu,
    Data,
    Fsize,
    Locks,
    Memlock,
    Msgqueue,
    Nice,
    Nofile,
    Nproc,
    Rss,
    Rtprio,
    Rttime,
    Sigpending,
    Stack,
}

impl AsRef<str> for UlimitName {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Core => "core",
            Self::Cpu => "cpu",
            Self::Data => "data",
            Self::Fsize => "fsize",
            Self::Locks => "locks",
            Self::Memlock => "memlock",
            Self::Msgqueue => "msgqueue",
            Self::Nice => "nice",
            Self::Nofile => "nofile",
            Self::Nproc => "nproc",
            Self::Rss => "rss",
            Self::Rtprio => "rtprio",
            Self::Rttime => "rttime",
            Self::Sigpending => "sigpending",
            Self::Stack => "stack",
        }
    }
}

impl From<UlimitName> for Value<UlimitName> {
    fn from(value: UlimitName) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// What `Fn::GetAtt` gives of `AWS::ECS::TaskDefinition`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attribute {
    TaskDefinitionArn,
}

impl AsRef<str> for Attribute {
    fn as_ref(&self) -> &str {
        match *self {
            Self::TaskDefinitionArn => "TaskDefinitionArn",
        }
    }
}
}
