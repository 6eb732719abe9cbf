//! `AWS::ECS`. Written by `cargo xtask schema update`; not edited by hand.
#![doc = include_str!("../../examples/ecs.md")]

use super::define::*;

resource! { "AWS::ECS::CapacityProvider" CapacityProvider -> CapacityProviderName;
require {
}
accept {
    auto_scaling_group_provider: capacity_provider::AutoScalingGroupProvider = "AutoScalingGroupProvider";
    cluster_name: String = "ClusterName", "a change replaces the resource";
    managed_instances_provider: capacity_provider::ManagedInstancesProvider = "ManagedInstancesProvider";
    name: String = "Name", "a change replaces the resource";
    tags: Vec<capacity_provider::Tag> = "Tags", "0 to 50 items";
}
attributes {
} }

/// What belongs to `AWS::ECS::CapacityProvider`.
pub mod capacity_provider {
use crate::resource::define::*;

structure! { #[doc = "`AcceleratorCountRequest`."] AcceleratorCountRequest
require {
}
accept {
    max: i64 = "Max";
    min: i64 = "Min";
}
}
structure! { #[doc = "`AcceleratorTotalMemoryMiBRequest`."] AcceleratorTotalMemoryMiBRequest
require {
}
accept {
    max: i64 = "Max";
    min: i64 = "Min";
}
}
structure! { #[doc = "`AutoRepairConfiguration`."] AutoRepairConfiguration
require {
}
accept {
    actions_status: AutoRepairConfigurationActionsStatus = "ActionsStatus";
}
}
structure! { #[doc = "`AutoScalingGroupProvider`."] AutoScalingGroupProvider
require {
    auto_scaling_group_arn: String = "AutoScalingGroupArn";
}
accept {
    managed_draining: AutoScalingGroupProviderManagedDraining = "ManagedDraining";
    managed_scaling: ManagedScaling = "ManagedScaling";
    managed_termination_protection: AutoScalingGroupProviderManagedTerminationProtection = "ManagedTerminationProtection";
}
}
structure! { #[doc = "`BaselineEbsBandwidthMbpsRequest`."] BaselineEbsBandwidthMbpsRequest
require {
}
accept {
    max: i64 = "Max";
    min: i64 = "Min";
}
}
structure! { #[doc = "`CapacityReservationRequest`."] CapacityReservationRequest
require {
}
accept {
    reservation_group_arn: String = "ReservationGroupArn";
    reservation_preference: CapacityReservationRequestReservationPreference = "ReservationPreference";
}
}
structure! { #[doc = "`InstanceLaunchTemplate`."] InstanceLaunchTemplate
require {
    ec2_instance_profile_arn: InstanceProfileArn = "Ec2InstanceProfileArn";
    network_configuration: ManagedInstancesNetworkConfiguration = "NetworkConfiguration";
}
accept {
    capacity_option_type: InstanceLaunchTemplateCapacityOptionType = "CapacityOptionType";
    capacity_reservations: CapacityReservationRequest = "CapacityReservations";
    fips_enabled: bool = "FipsEnabled";
    instance_metadata_tags_propagation: bool = "InstanceMetadataTagsPropagation";
    instance_requirements: InstanceRequirementsRequest = "InstanceRequirements";
    local_storage_configuration: ManagedInstancesLocalStorageConfiguration = "LocalStorageConfiguration";
    monitoring: InstanceLaunchTemplateMonitoring = "Monitoring";
    storage_configuration: ManagedInstancesStorageConfiguration = "StorageConfiguration";
}
}
structure! { #[doc = "`InstanceRequirementsRequest`."] InstanceRequirementsRequest
require {
    memory_mi_b: MemoryMiBRequest = "MemoryMiB";
    v_cpu_count: VCpuCountRangeRequest = "VCpuCount";
}
accept {
    accelerator_count: AcceleratorCountRequest = "AcceleratorCount";
    accelerator_manufacturers: Vec<InstanceRequirementsRequestAcceleratorManufacturers> = "AcceleratorManufacturers";
    accelerator_names: Vec<InstanceRequirementsRequestAcceleratorNames> = "AcceleratorNames";
    accelerator_total_memory_mi_b: AcceleratorTotalMemoryMiBRequest = "AcceleratorTotalMemoryMiB";
    accelerator_types: Vec<InstanceRequirementsRequestAcceleratorTypes> = "AcceleratorTypes";
    allowed_instance_types: Vec<String> = "AllowedInstanceTypes", "0 to 400 items";
    bare_metal: InstanceRequirementsRequestBareMetal = "BareMetal";
    baseline_ebs_bandwidth_mbps: BaselineEbsBandwidthMbpsRequest = "BaselineEbsBandwidthMbps";
    burstable_performance: InstanceRequirementsRequestBurstablePerformance = "BurstablePerformance";
    cpu_manufacturers: Vec<InstanceRequirementsRequestCpuManufacturers> = "CpuManufacturers";
    excluded_instance_types: Vec<String> = "ExcludedInstanceTypes", "0 to 400 items";
    instance_generations: Vec<InstanceRequirementsRequestInstanceGenerations> = "InstanceGenerations";
    local_storage: InstanceRequirementsRequestLocalStorage = "LocalStorage";
    local_storage_types: Vec<InstanceRequirementsRequestLocalStorageTypes> = "LocalStorageTypes";
    max_spot_price_as_percentage_of_optimal_on_demand_price: i64 = "MaxSpotPriceAsPercentageOfOptimalOnDemandPrice";
    memory_gi_b_per_v_cpu: MemoryGiBPerVCpuRequest = "MemoryGiBPerVCpu";
    network_bandwidth_gbps: NetworkBandwidthGbpsRequest = "NetworkBandwidthGbps";
    network_interface_count: NetworkInterfaceCountRequest = "NetworkInterfaceCount";
    on_demand_max_price_percentage_over_lowest_price: i64 = "OnDemandMaxPricePercentageOverLowestPrice";
    require_hibernate_support: bool = "RequireHibernateSupport";
    spot_max_price_percentage_over_lowest_price: i64 = "SpotMaxPricePercentageOverLowestPrice";
    total_local_storage_gb: TotalLocalStorageGBRequest = "TotalLocalStorageGB";
}
}
structure! { #[doc = "`ManagedInstancesLocalStorageConfiguration`."] ManagedInstancesLocalStorageConfiguration
require {
}
accept {
    use_local_storage: bool = "UseLocalStorage";
}
}
structure! { #[doc = "`ManagedInstancesNetworkConfiguration`."] ManagedInstancesNetworkConfiguration
require {
    security_groups: Vec<SecurityGroupId> = "SecurityGroups";
    subnets: Vec<SubnetId> = "Subnets";
}
accept {
}
}
structure! { #[doc = "`ManagedInstancesProvider`."] ManagedInstancesProvider
require {
    infrastructure_role_arn: RoleArn = "InfrastructureRoleArn";
    instance_launch_template: InstanceLaunchTemplate = "InstanceLaunchTemplate";
}
accept {
    auto_repair_configuration: AutoRepairConfiguration = "AutoRepairConfiguration";
    infrastructure_optimization: Json = "InfrastructureOptimization";
    propagate_tags: ManagedInstancesProviderPropagateTags = "PropagateTags";
}
}
structure! { #[doc = "`ManagedInstancesStorageConfiguration`."] ManagedInstancesStorageConfiguration
require {
    storage_size_gi_b: i64 = "StorageSizeGiB", "at least 1";
}
accept {
}
}
structure! { #[doc = "`ManagedScaling`."] ManagedScaling
require {
}
accept {
    instance_warmup_period: i64 = "InstanceWarmupPeriod", "0 to 10000";
    maximum_scaling_step_size: i64 = "MaximumScalingStepSize", "1 to 10000";
    minimum_scaling_step_size: i64 = "MinimumScalingStepSize", "1 to 10000";
    status: ManagedScalingStatus = "Status";
    target_capacity: i64 = "TargetCapacity", "1 to 100";
}
}
structure! { #[doc = "`MemoryGiBPerVCpuRequest`."] MemoryGiBPerVCpuRequest
require {
}
accept {
    max: f64 = "Max";
    min: f64 = "Min";
}
}
structure! { #[doc = "`MemoryMiBRequest`."] MemoryMiBRequest
require {
    min: i64 = "Min";
}
accept {
    max: i64 = "Max";
}
}
structure! { #[doc = "`NetworkBandwidthGbpsRequest`."] NetworkBandwidthGbpsRequest
require {
}
accept {
    max: f64 = "Max";
    min: f64 = "Min";
}
}
structure! { #[doc = "`NetworkInterfaceCountRequest`."] NetworkInterfaceCountRequest
require {
}
accept {
    max: i64 = "Max";
    min: i64 = "Min";
}
}
structure! { #[doc = "`Tag`."] Tag
require {
}
accept {
    key: String = "Key", "1 to 128 characters";
    value: String = "Value", "1 to 256 characters";
}
}
structure! { #[doc = "`TotalLocalStorageGBRequest`."] TotalLocalStorageGBRequest
require {
}
accept {
    max: f64 = "Max";
    min: f64 = "Min";
}
}
structure! { #[doc = "`VCpuCountRangeRequest`."] VCpuCountRangeRequest
require {
    min: i64 = "Min";
}
accept {
    max: i64 = "Max";
}
}
enumeration! { AutoRepairConfigurationActionsStatus { Enabled = "ENABLED"; Disabled = "DISABLED"; } }
enumeration! { AutoScalingGroupProviderManagedDraining { Disabled = "DISABLED"; Enabled = "ENABLED"; } }
enumeration! { AutoScalingGroupProviderManagedTerminationProtection { Disabled = "DISABLED"; Enabled = "ENABLED"; } }
enumeration! { CapacityReservationRequestReservationPreference { ReservationsOnly = "RESERVATIONS_ONLY"; ReservationsFirst = "RESERVATIONS_FIRST"; ReservationsExcluded = "RESERVATIONS_EXCLUDED"; } }
enumeration! { InstanceLaunchTemplateCapacityOptionType { OnDemand = "ON_DEMAND"; Spot = "SPOT"; Reserved = "RESERVED"; } }
enumeration! { InstanceLaunchTemplateMonitoring { Basic = "BASIC"; Detailed = "DETAILED"; } }
enumeration! { InstanceRequirementsRequestAcceleratorManufacturers { AmazonWebServices = "amazon-web-services"; Amd = "amd"; Habana = "habana"; Nvidia = "nvidia"; Xilinx = "xilinx"; } }
enumeration! { InstanceRequirementsRequestAcceleratorNames { A10g = "a10g"; A100 = "a100"; H100 = "h100"; Inferentia = "inferentia"; K520 = "k520"; K80 = "k80"; M60 = "m60"; RadeonProV520 = "radeon-pro-v520"; T4 = "t4"; T4g = "t4g"; Vu9p = "vu9p"; V100 = "v100"; L40s = "l40s"; L4 = "l4"; GaudiHl205 = "gaudi-hl-205"; Inferentia2 = "inferentia2"; Trainium = "trainium"; Trainium2 = "trainium2"; U30 = "u30"; } }
enumeration! { InstanceRequirementsRequestAcceleratorTypes { Gpu = "gpu"; Fpga = "fpga"; Inference = "inference"; } }
enumeration! { InstanceRequirementsRequestBareMetal { Included = "included"; Required = "required"; Excluded = "excluded"; } }
enumeration! { InstanceRequirementsRequestBurstablePerformance { Included = "included"; Required = "required"; Excluded = "excluded"; } }
enumeration! { InstanceRequirementsRequestCpuManufacturers { Intel = "intel"; Amd = "amd"; AmazonWebServices = "amazon-web-services"; } }
enumeration! { InstanceRequirementsRequestInstanceGenerations { Current = "current"; Previous = "previous"; } }
enumeration! { InstanceRequirementsRequestLocalStorage { Included = "included"; Required = "required"; Excluded = "excluded"; } }
enumeration! { InstanceRequirementsRequestLocalStorageTypes { Hdd = "hdd"; Ssd = "ssd"; } }
enumeration! { ManagedInstancesProviderPropagateTags { CapacityProvider = "CAPACITY_PROVIDER"; None = "NONE"; } }
enumeration! { ManagedScalingStatus { Disabled = "DISABLED"; Enabled = "ENABLED"; } }
}

resource! { "AWS::ECS::Cluster" Cluster -> ClusterName;
require {
}
accept {
    capacity_providers: Vec<String> = "CapacityProviders";
    cluster_name: String = "ClusterName", "a change replaces the resource";
    cluster_settings: Vec<cluster::ClusterSettings> = "ClusterSettings";
    configuration: cluster::ClusterConfiguration = "Configuration";
    default_capacity_provider_strategy: Vec<cluster::CapacityProviderStrategyItem> = "DefaultCapacityProviderStrategy";
    service_connect_defaults: cluster::ServiceConnectDefaults = "ServiceConnectDefaults";
    tags: Vec<cluster::Tag> = "Tags", "0 to 50 items";
}
attributes {
    arn: ClusterArn = "Arn";
} }

/// What belongs to `AWS::ECS::Cluster`.
pub mod cluster {
use crate::resource::define::*;

structure! { #[doc = "`CapacityProviderStrategyItem`."] CapacityProviderStrategyItem
require {
}
accept {
    base: i64 = "Base", "0 to 100000";
    capacity_provider: String = "CapacityProvider";
    weight: i64 = "Weight", "0 to 1000";
}
}
structure! { #[doc = "`ClusterConfiguration`."] ClusterConfiguration
require {
}
accept {
    execute_command_configuration: ExecuteCommandConfiguration = "ExecuteCommandConfiguration";
    managed_storage_configuration: ManagedStorageConfiguration = "ManagedStorageConfiguration";
}
}
structure! { #[doc = "`ClusterSettings`."] ClusterSettings
require {
}
accept {
    name: String = "Name";
    value: String = "Value";
}
}
structure! { #[doc = "`ExecuteCommandConfiguration`."] ExecuteCommandConfiguration
require {
}
accept {
    kms_key_id: String = "KmsKeyId";
    log_configuration: ExecuteCommandLogConfiguration = "LogConfiguration";
    logging: ExecuteCommandConfigurationLogging = "Logging";
}
}
structure! { #[doc = "`ExecuteCommandLogConfiguration`."] ExecuteCommandLogConfiguration
require {
}
accept {
    cloud_watch_encryption_enabled: bool = "CloudWatchEncryptionEnabled";
    cloud_watch_log_group_name: String = "CloudWatchLogGroupName";
    s3_bucket_name: BucketName = "S3BucketName";
    s3_encryption_enabled: bool = "S3EncryptionEnabled";
    s3_key_prefix: String = "S3KeyPrefix";
}
}
structure! { #[doc = "`ManagedStorageConfiguration`."] ManagedStorageConfiguration
require {
}
accept {
    fargate_ephemeral_storage_kms_key_id: String = "FargateEphemeralStorageKmsKeyId";
    kms_key_id: String = "KmsKeyId";
}
}
structure! { #[doc = "`ServiceConnectDefaults`."] ServiceConnectDefaults
require {
}
accept {
    namespace: String = "Namespace";
}
}
structure! { #[doc = "`Tag`."] Tag
require {
}
accept {
    key: String = "Key", "1 to 128 characters";
    value: String = "Value", "0 to 256 characters";
}
}
enumeration! { ExecuteCommandConfigurationLogging { Default = "DEFAULT"; None = "NONE"; Override = "OVERRIDE"; } }
}

resource! { "AWS::ECS::ClusterCapacityProviderAssociations" ClusterCapacityProviderAssociations -> String;
require {
    cluster: String = "Cluster", "a change replaces the resource";
    default_capacity_provider_strategy: Vec<cluster_capacity_provider_associations::CapacityProviderStrategy> = "DefaultCapacityProviderStrategy";
}
accept {
    capacity_providers: Vec<String> = "CapacityProviders";
}
attributes {
} }

/// What belongs to `AWS::ECS::ClusterCapacityProviderAssociations`.
pub mod cluster_capacity_provider_associations {
use crate::resource::define::*;

structure! { #[doc = "`CapacityProviderStrategy`."] CapacityProviderStrategy
require {
    capacity_provider: String = "CapacityProvider";
}
accept {
    base: i64 = "Base", "0 to 100000";
    weight: i64 = "Weight", "0 to 1000";
}
}
}

resource! { "AWS::ECS::Service" Service -> ServiceArn;
require {
}
accept {
    availability_zone_rebalancing: service::AvailabilityZoneRebalancing = "AvailabilityZoneRebalancing";
    capacity_provider_strategy: Vec<service::CapacityProviderStrategyItem> = "CapacityProviderStrategy";
    cluster: String = "Cluster", "a change replaces the resource";
    deployment_configuration: service::DeploymentConfiguration = "DeploymentConfiguration";
    deployment_controller: service::DeploymentController = "DeploymentController";
    desired_count: i64 = "DesiredCount";
    enable_ecs_managed_tags: bool = "EnableECSManagedTags";
    enable_execute_command: bool = "EnableExecuteCommand";
    force_new_deployment: service::ForceNewDeployment = "ForceNewDeployment";
    gateway_connectors: Vec<service::GatewayConnector> = "GatewayConnectors", "at most 1 items";
    health_check_grace_period_seconds: i64 = "HealthCheckGracePeriodSeconds";
    launch_type: service::LaunchType = "LaunchType";
    load_balancers: Vec<service::LoadBalancer> = "LoadBalancers";
    monitoring: service::MonitoringConfiguration = "Monitoring";
    network_configuration: service::NetworkConfiguration = "NetworkConfiguration";
    placement_constraints: Vec<service::PlacementConstraint> = "PlacementConstraints";
    placement_strategies: Vec<service::PlacementStrategy> = "PlacementStrategies";
    platform_version: String = "PlatformVersion";
    propagate_tags: service::PropagateTags = "PropagateTags";
    role: String = "Role", "a change replaces the resource";
    scheduling_strategy: service::SchedulingStrategy = "SchedulingStrategy", "a change replaces the resource";
    service_connect_configuration: service::ServiceConnectConfiguration = "ServiceConnectConfiguration";
    service_name: String = "ServiceName", "a change replaces the resource";
    service_registries: Vec<service::ServiceRegistry> = "ServiceRegistries";
    tags: Vec<service::Tag> = "Tags", "0 to 50 items";
    task_definition: String = "TaskDefinition";
    volume_configurations: Vec<service::ServiceVolumeConfiguration> = "VolumeConfigurations";
    vpc_lattice_configurations: Vec<service::VpcLatticeConfiguration> = "VpcLatticeConfigurations";
}
attributes {
    service_arn: ServiceArn = "ServiceArn";
    name: String = "Name";
} }

/// What belongs to `AWS::ECS::Service`.
pub mod service {
use crate::resource::define::*;

structure! { #[doc = "`AdvancedConfiguration`."] AdvancedConfiguration
require {
    alternate_target_group_arn: TargetGroupArn = "AlternateTargetGroupArn";
}
accept {
    production_listener_rule: String = "ProductionListenerRule";
    role_arn: RoleArn = "RoleArn";
    test_listener_rule: String = "TestListenerRule";
}
}
structure! { #[doc = "`AwsVpcConfiguration`."] AwsVpcConfiguration
require {
}
accept {
    assign_public_ip: AwsVpcConfigurationAssignPublicIp = "AssignPublicIp";
    security_groups: Vec<SecurityGroupId> = "SecurityGroups";
    subnets: Vec<SubnetId> = "Subnets";
}
}
structure! { #[doc = "`CanaryConfiguration`."] CanaryConfiguration
require {
}
accept {
    canary_bake_time_in_minutes: i64 = "CanaryBakeTimeInMinutes", "0 to 1440";
    canary_percent: f64 = "CanaryPercent", "0.1 to 100";
}
}
structure! { #[doc = "`CapacityProviderStrategyItem`."] CapacityProviderStrategyItem
require {
}
accept {
    base: i64 = "Base", "0 to 100000";
    capacity_provider: String = "CapacityProvider";
    weight: i64 = "Weight", "0 to 1000";
}
}
structure! { #[doc = "`DeploymentAlarms`."] DeploymentAlarms
require {
    alarm_names: Vec<String> = "AlarmNames";
    enable: bool = "Enable";
    rollback: bool = "Rollback";
}
accept {
}
}
structure! { #[doc = "`DeploymentCircuitBreaker`."] DeploymentCircuitBreaker
require {
    enable: bool = "Enable";
    rollback: bool = "Rollback";
}
accept {
    reset_on_healthy_task: bool = "ResetOnHealthyTask";
    threshold_configuration: ThresholdConfiguration = "ThresholdConfiguration";
}
}
structure! { #[doc = "`DeploymentConfiguration`."] DeploymentConfiguration
require {
}
accept {
    alarms: DeploymentAlarms = "Alarms";
    bake_time_in_minutes: i64 = "BakeTimeInMinutes", "0 to 1440";
    canary_configuration: CanaryConfiguration = "CanaryConfiguration";
    deployment_circuit_breaker: DeploymentCircuitBreaker = "DeploymentCircuitBreaker";
    early_success_criteria: DeploymentEarlySuccessCriteria = "EarlySuccessCriteria";
    lifecycle_hooks: Vec<DeploymentLifecycleHook> = "LifecycleHooks";
    linear_configuration: LinearConfiguration = "LinearConfiguration";
    maximum_percent: i64 = "MaximumPercent";
    minimum_healthy_percent: i64 = "MinimumHealthyPercent";
    strategy: DeploymentConfigurationStrategy = "Strategy";
}
}
structure! { #[doc = "`DeploymentController`."] DeploymentController
require {
}
accept {
    type_: DeploymentControllerType = "Type";
}
}
structure! { #[doc = "`DeploymentEarlySuccessCriteria`."] DeploymentEarlySuccessCriteria
require {
}
accept {
    enable: bool = "Enable";
    healthy_percent: i64 = "HealthyPercent", "0 to 100";
    source_service_revision_cleanup: DeploymentEarlySuccessCriteriaSourceServiceRevisionCleanup = "SourceServiceRevisionCleanup";
}
}
structure! { #[doc = "`DeploymentLifecycleHook`."] DeploymentLifecycleHook
require {
    lifecycle_stages: Vec<DeploymentLifecycleHookLifecycleStages> = "LifecycleStages", "at least 1 items";
}
accept {
    hook_details: Json = "HookDetails";
    hook_target_arn: String = "HookTargetArn";
    role_arn: RoleArn = "RoleArn";
    target_type: DeploymentLifecycleHookTargetType = "TargetType";
    timeout_configuration: HookTimeoutConfig = "TimeoutConfiguration";
}
}
structure! { #[doc = "`EBSTagSpecification`."] EBSTagSpecification
require {
    resource_type: EBSTagSpecificationResourceType = "ResourceType";
}
accept {
    propagate_tags: EBSTagSpecificationPropagateTags = "PropagateTags";
    tags: Vec<Tag> = "Tags", "0 to 50 items";
}
}
structure! { #[doc = "`ForceNewDeployment`."] ForceNewDeployment
require {
    enable_force_new_deployment: bool = "EnableForceNewDeployment";
}
accept {
    force_new_deployment_nonce: String = "ForceNewDeploymentNonce", "1 to 255 characters";
}
}
structure! { #[doc = "`GatewayConnector`."] GatewayConnector
require {
    port_name: String = "PortName";
}
accept {
    filters: GatewayConnectorFilters = "Filters";
    health_check: GatewayConnectorHealthCheck = "HealthCheck";
}
}
structure! { #[doc = "`GatewayConnectorFilters`."] GatewayConnectorFilters
require {
}
accept {
    access_types: Vec<GatewayConnectorFiltersAccessTypes> = "AccessTypes", "at most 2 items";
}
}
structure! { #[doc = "`GatewayConnectorHealthCheck`."] GatewayConnectorHealthCheck
require {
}
accept {
    health_check_interval_seconds: i64 = "HealthCheckIntervalSeconds";
    health_check_path: String = "HealthCheckPath";
    health_check_port: i64 = "HealthCheckPort";
    health_check_protocol: GatewayConnectorHealthCheckHealthCheckProtocol = "HealthCheckProtocol";
    health_check_timeout_seconds: i64 = "HealthCheckTimeoutSeconds";
    healthy_threshold_count: i64 = "HealthyThresholdCount";
    matcher: GatewayConnectorHealthCheckMatcher = "Matcher";
    unhealthy_threshold_count: i64 = "UnhealthyThresholdCount";
}
}
structure! { #[doc = "`GatewayConnectorHealthCheckMatcher`."] GatewayConnectorHealthCheckMatcher
require {
}
accept {
    grpc_code: String = "GrpcCode";
    http_code: String = "HttpCode";
}
}
structure! { #[doc = "`HookTimeoutConfig`."] HookTimeoutConfig
require {
}
accept {
    action: HookTimeoutConfigAction = "Action";
    timeout_in_minutes: i64 = "TimeoutInMinutes", "1 to 20160";
}
}
structure! { #[doc = "`LinearConfiguration`."] LinearConfiguration
require {
}
accept {
    step_bake_time_in_minutes: i64 = "StepBakeTimeInMinutes", "0 to 1440";
    step_percent: f64 = "StepPercent", "3 to 100";
}
}
structure! { #[doc = "`LoadBalancer`."] LoadBalancer
require {
}
accept {
    advanced_configuration: AdvancedConfiguration = "AdvancedConfiguration";
    container_name: String = "ContainerName";
    container_port: i64 = "ContainerPort";
    load_balancer_name: String = "LoadBalancerName";
    target_group_arn: TargetGroupArn = "TargetGroupArn";
}
}
structure! { #[doc = "`LogConfiguration`."] LogConfiguration
require {
}
accept {
    log_driver: String = "LogDriver";
    options: Json = "Options";
    secret_options: Vec<Secret> = "SecretOptions";
}
}
structure! { #[doc = "`MetricConfiguration`."] MetricConfiguration
require {
    metric_names: Vec<MetricConfigurationMetricNames> = "MetricNames", "1 to 2 items";
    resolution_seconds: i64 = "ResolutionSeconds", "20 to 60";
}
accept {
}
}
structure! { #[doc = "`MonitoringConfiguration`."] MonitoringConfiguration
require {
    metric_configurations: Vec<MetricConfiguration> = "MetricConfigurations", "1 to 2 items";
}
accept {
}
}
structure! { #[doc = "`NetworkConfiguration`."] NetworkConfiguration
require {
}
accept {
    awsvpc_configuration: AwsVpcConfiguration = "AwsvpcConfiguration";
}
}
structure! { #[doc = "`PlacementConstraint`."] PlacementConstraint
require {
    type_: PlacementConstraintType = "Type";
}
accept {
    expression: String = "Expression";
}
}
structure! { #[doc = "`PlacementStrategy`."] PlacementStrategy
require {
    type_: PlacementStrategyType = "Type";
}
accept {
    field: String = "Field";
}
}
structure! { #[doc = "`Secret`."] Secret
require {
    name: String = "Name";
    value_from: String = "ValueFrom";
}
accept {
}
}
structure! { #[doc = "`ServiceConnectAccessLogConfiguration`."] ServiceConnectAccessLogConfiguration
require {
    format: ServiceConnectAccessLogConfigurationFormat = "Format";
}
accept {
    include_query_parameters: ServiceConnectAccessLogConfigurationIncludeQueryParameters = "IncludeQueryParameters";
}
}
structure! { #[doc = "`ServiceConnectClientAlias`."] ServiceConnectClientAlias
require {
    port: i64 = "Port", "0 to 65535";
}
accept {
    dns_name: String = "DnsName";
    test_traffic_rules: ServiceConnectTestTrafficRules = "TestTrafficRules";
}
}
structure! { #[doc = "`ServiceConnectConfiguration`."] ServiceConnectConfiguration
require {
    enabled: bool = "Enabled";
}
accept {
    access_log_configuration: ServiceConnectAccessLogConfiguration = "AccessLogConfiguration";
    container_configurations: Vec<ServiceConnectContainerConfiguration> = "ContainerConfigurations", "0 to 10 items";
    log_configuration: LogConfiguration = "LogConfiguration";
    namespace: String = "Namespace";
    services: Vec<ServiceConnectService> = "Services";
}
}
structure! { #[doc = "`ServiceConnectContainerConfiguration`."] ServiceConnectContainerConfiguration
require {
}
accept {
    log_level: ServiceConnectContainerConfigurationLogLevel = "LogLevel";
}
}
structure! { #[doc = "`ServiceConnectService`."] ServiceConnectService
require {
    port_name: String = "PortName";
}
accept {
    client_aliases: Vec<ServiceConnectClientAlias> = "ClientAliases";
    discovery_name: String = "DiscoveryName";
    ingress_port_override: i64 = "IngressPortOverride", "0 to 65535";
    timeout: TimeoutConfiguration = "Timeout";
    tls: ServiceConnectTlsConfiguration = "Tls";
}
}
structure! { #[doc = "`ServiceConnectTestTrafficRules`."] ServiceConnectTestTrafficRules
require {
    header: ServiceConnectTestTrafficRulesHeader = "Header";
}
accept {
}
}
structure! { #[doc = "`ServiceConnectTestTrafficRulesHeader`."] ServiceConnectTestTrafficRulesHeader
require {
    name: String = "Name";
}
accept {
    value: ServiceConnectTestTrafficRulesHeaderValue = "Value";
}
}
structure! { #[doc = "`ServiceConnectTestTrafficRulesHeaderValue`."] ServiceConnectTestTrafficRulesHeaderValue
require {
    exact: String = "Exact";
}
accept {
}
}
structure! { #[doc = "`ServiceConnectTlsCertificateAuthority`."] ServiceConnectTlsCertificateAuthority
require {
}
accept {
    aws_pca_authority_arn: String = "AwsPcaAuthorityArn";
}
}
structure! { #[doc = "`ServiceConnectTlsConfiguration`."] ServiceConnectTlsConfiguration
require {
    issuer_certificate_authority: ServiceConnectTlsCertificateAuthority = "IssuerCertificateAuthority";
}
accept {
    kms_key: String = "KmsKey";
    role_arn: RoleArn = "RoleArn";
}
}
structure! { #[doc = "`ServiceManagedEBSVolumeConfiguration`."] ServiceManagedEBSVolumeConfiguration
require {
    role_arn: RoleArn = "RoleArn";
}
accept {
    encrypted: bool = "Encrypted";
    filesystem_type: ServiceManagedEBSVolumeConfigurationFilesystemType = "FilesystemType";
    iops: i64 = "Iops";
    kms_key_id: String = "KmsKeyId";
    size_in_gi_b: i64 = "SizeInGiB";
    snapshot_id: String = "SnapshotId";
    tag_specifications: Vec<EBSTagSpecification> = "TagSpecifications";
    throughput: i64 = "Throughput";
    volume_initialization_rate: i64 = "VolumeInitializationRate";
    volume_type: String = "VolumeType";
}
}
structure! { #[doc = "`ServiceRegistry`."] ServiceRegistry
require {
}
accept {
    container_name: String = "ContainerName";
    container_port: i64 = "ContainerPort";
    port: i64 = "Port";
    registry_arn: String = "RegistryArn";
}
}
structure! { #[doc = "`ServiceVolumeConfiguration`."] ServiceVolumeConfiguration
require {
    name: String = "Name";
}
accept {
    managed_ebs_volume: ServiceManagedEBSVolumeConfiguration = "ManagedEBSVolume";
}
}
structure! { #[doc = "`Tag`."] Tag
require {
}
accept {
    key: String = "Key", "1 to 128 characters";
    value: String = "Value", "0 to 256 characters";
}
}
structure! { #[doc = "`ThresholdConfiguration`."] ThresholdConfiguration
require {
    type_: ThresholdConfigurationType = "Type";
    value: i64 = "Value";
}
accept {
}
}
structure! { #[doc = "`TimeoutConfiguration`."] TimeoutConfiguration
require {
}
accept {
    idle_timeout_seconds: i64 = "IdleTimeoutSeconds", "0 to 2147483647";
    per_request_timeout_seconds: i64 = "PerRequestTimeoutSeconds", "0 to 2147483647";
}
}
structure! { #[doc = "`VpcLatticeAdvancedConfiguration`."] VpcLatticeAdvancedConfiguration
require {
}
accept {
    alternate_target_group_arn: TargetGroupArn = "AlternateTargetGroupArn";
    production_listener_rule: String = "ProductionListenerRule";
    test_listener_rule: String = "TestListenerRule";
}
}
structure! { #[doc = "`VpcLatticeConfiguration`."] VpcLatticeConfiguration
require {
    port_name: String = "PortName";
    role_arn: RoleArn = "RoleArn";
    target_group_arn: TargetGroupArn = "TargetGroupArn";
}
accept {
    advanced_configuration: VpcLatticeAdvancedConfiguration = "AdvancedConfiguration";
}
}
enumeration! { AvailabilityZoneRebalancing { Enabled = "ENABLED"; Disabled = "DISABLED"; } }
enumeration! { AwsVpcConfigurationAssignPublicIp { Disabled = "DISABLED"; Enabled = "ENABLED"; } }
enumeration! { DeploymentConfigurationStrategy { Rolling = "ROLLING"; BlueGreen = "BLUE_GREEN"; Linear = "LINEAR"; Canary = "CANARY"; } }
enumeration! { DeploymentControllerType { CodeDeploy = "CODE_DEPLOY"; Ecs = "ECS"; External = "EXTERNAL"; } }
enumeration! { DeploymentEarlySuccessCriteriaSourceServiceRevisionCleanup { Blocking = "BLOCKING"; Deferred = "DEFERRED"; } }
enumeration! { DeploymentLifecycleHookLifecycleStages { ReconcileService = "RECONCILE_SERVICE"; PreScaleUp = "PRE_SCALE_UP"; PostScaleUp = "POST_SCALE_UP"; TestTrafficShift = "TEST_TRAFFIC_SHIFT"; PostTestTrafficShift = "POST_TEST_TRAFFIC_SHIFT"; PreProductionTrafficShift = "PRE_PRODUCTION_TRAFFIC_SHIFT"; ProductionTrafficShift = "PRODUCTION_TRAFFIC_SHIFT"; PostProductionTrafficShift = "POST_PRODUCTION_TRAFFIC_SHIFT"; } }
enumeration! { DeploymentLifecycleHookTargetType { AwsLambda = "AWS_LAMBDA"; Pause = "PAUSE"; } }
enumeration! { EBSTagSpecificationPropagateTags { Service = "SERVICE"; TaskDefinition = "TASK_DEFINITION"; } }
enumeration! { EBSTagSpecificationResourceType { Volume = "volume"; } }
enumeration! { GatewayConnectorFiltersAccessTypes { Public = "PUBLIC"; Private = "PRIVATE"; } }
enumeration! { GatewayConnectorHealthCheckHealthCheckProtocol { Http = "HTTP"; Https = "HTTPS"; } }
enumeration! { HookTimeoutConfigAction { Rollback = "ROLLBACK"; Continue = "CONTINUE"; } }
enumeration! { LaunchType { Ec2 = "EC2"; Fargate = "FARGATE"; External = "EXTERNAL"; } }
enumeration! { MetricConfigurationMetricNames { CPUUtilization = "CPUUtilization"; MemoryUtilization = "MemoryUtilization"; } }
enumeration! { PlacementConstraintType { DistinctInstance = "distinctInstance"; MemberOf = "memberOf"; } }
enumeration! { PlacementStrategyType { Binpack = "binpack"; Random = "random"; Spread = "spread"; } }
enumeration! { PropagateTags { Service = "SERVICE"; TaskDefinition = "TASK_DEFINITION"; } }
enumeration! { SchedulingStrategy { Daemon = "DAEMON"; Replica = "REPLICA"; } }
enumeration! { ServiceConnectAccessLogConfigurationFormat { Text = "TEXT"; Json = "JSON"; } }
enumeration! { ServiceConnectAccessLogConfigurationIncludeQueryParameters { Disabled = "DISABLED"; Enabled = "ENABLED"; } }
enumeration! { ServiceConnectContainerConfigurationLogLevel { Debug = "debug"; Info = "info"; } }
enumeration! { ServiceManagedEBSVolumeConfigurationFilesystemType { Ext3 = "ext3"; Ext4 = "ext4"; Ntfs = "ntfs"; Xfs = "xfs"; } }
enumeration! { ThresholdConfigurationType { Count = "COUNT"; BoundedPercent = "BOUNDED_PERCENT"; UnboundedPercent = "UNBOUNDED_PERCENT"; } }
}

resource! { "AWS::ECS::TaskDefinition" TaskDefinition -> TaskDefinitionArn;
require {
}
accept {
    container_definitions: Vec<task_definition::ContainerDefinition> = "ContainerDefinitions", "a change replaces the resource";
    cpu: String = "Cpu", "a change replaces the resource";
    enable_fault_injection: bool = "EnableFaultInjection", "a change replaces the resource";
    ephemeral_storage: task_definition::EphemeralStorage = "EphemeralStorage", "a change replaces the resource";
    execution_role_arn: RoleArn = "ExecutionRoleArn", "a change replaces the resource";
    family: String = "Family", "a change replaces the resource";
    inference_accelerators: Vec<task_definition::InferenceAccelerator> = "InferenceAccelerators", "a change replaces the resource";
    ipc_mode: task_definition::IpcMode = "IpcMode", "a change replaces the resource";
    memory: String = "Memory", "a change replaces the resource";
    network_mode: task_definition::NetworkMode = "NetworkMode", "a change replaces the resource";
    pid_mode: task_definition::PidMode = "PidMode", "a change replaces the resource";
    placement_constraints: Vec<task_definition::TaskDefinitionPlacementConstraint> = "PlacementConstraints", "a change replaces the resource";
    proxy_configuration: task_definition::ProxyConfiguration = "ProxyConfiguration", "a change replaces the resource";
    requires_compatibilities: Vec<task_definition::RequiresCompatibilities> = "RequiresCompatibilities", "a change replaces the resource";
    runtime_platform: task_definition::RuntimePlatform = "RuntimePlatform", "a change replaces the resource";
    tags: Vec<task_definition::Tag> = "Tags", "0 to 50 items";
    task_role_arn: RoleArn = "TaskRoleArn", "a change replaces the resource";
    volumes: Vec<task_definition::Volume> = "Volumes", "a change replaces the resource";
}
attributes {
    task_definition_arn: TaskDefinitionArn = "TaskDefinitionArn";
} }

/// What belongs to `AWS::ECS::TaskDefinition`.
pub mod task_definition {
use crate::resource::define::*;

structure! { #[doc = "`AuthorizationConfig`."] AuthorizationConfig
require {
}
accept {
    access_point_id: String = "AccessPointId";
    iam: AuthorizationConfigIAM = "IAM";
}
}
structure! { #[doc = "`ContainerDefinition`."] ContainerDefinition
require {
    image: String = "Image";
    name: String = "Name";
}
accept {
    command: Vec<String> = "Command";
    cpu: i64 = "Cpu";
    credential_specs: Vec<String> = "CredentialSpecs";
    depends_on: Vec<ContainerDependency> = "DependsOn";
    disable_networking: bool = "DisableNetworking";
    dns_search_domains: Vec<String> = "DnsSearchDomains";
    dns_servers: Vec<String> = "DnsServers";
    docker_labels: Json = "DockerLabels";
    docker_security_options: Vec<String> = "DockerSecurityOptions";
    entry_point: Vec<String> = "EntryPoint";
    environment: Vec<KeyValuePair> = "Environment";
    environment_files: Vec<EnvironmentFile> = "EnvironmentFiles";
    essential: bool = "Essential";
    extra_hosts: Vec<HostEntry> = "ExtraHosts";
    firelens_configuration: FirelensConfiguration = "FirelensConfiguration";
    health_check: HealthCheck = "HealthCheck";
    hostname: String = "Hostname";
    interactive: bool = "Interactive";
    links: Vec<String> = "Links";
    linux_parameters: LinuxParameters = "LinuxParameters";
    log_configuration: LogConfiguration = "LogConfiguration";
    memory: i64 = "Memory";
    memory_reservation: i64 = "MemoryReservation";
    mount_points: Vec<MountPoint> = "MountPoints";
    port_mappings: Vec<PortMapping> = "PortMappings";
    privileged: bool = "Privileged";
    pseudo_terminal: bool = "PseudoTerminal";
    readonly_root_filesystem: bool = "ReadonlyRootFilesystem";
    repository_credentials: RepositoryCredentials = "RepositoryCredentials";
    resource_requirements: Vec<ResourceRequirement> = "ResourceRequirements";
    restart_policy: RestartPolicy = "RestartPolicy";
    secrets: Vec<Secret> = "Secrets";
    start_timeout: i64 = "StartTimeout";
    stop_timeout: i64 = "StopTimeout";
    system_controls: Vec<SystemControl> = "SystemControls";
    ulimits: Vec<Ulimit> = "Ulimits";
    user: String = "User";
    version_consistency: ContainerDefinitionVersionConsistency = "VersionConsistency";
    volumes_from: Vec<VolumeFrom> = "VolumesFrom";
    working_directory: String = "WorkingDirectory";
}
}
structure! { #[doc = "`ContainerDependency`."] ContainerDependency
require {
}
accept {
    condition: ContainerDependencyCondition = "Condition";
    container_name: String = "ContainerName";
}
}
structure! { #[doc = "`Device`."] Device
require {
}
accept {
    container_path: String = "ContainerPath";
    host_path: String = "HostPath";
    permissions: Vec<DevicePermissions> = "Permissions";
}
}
structure! { #[doc = "`DockerVolumeConfiguration`."] DockerVolumeConfiguration
require {
}
accept {
    autoprovision: bool = "Autoprovision";
    driver: String = "Driver";
    driver_opts: Json = "DriverOpts";
    labels: Json = "Labels";
    scope: DockerVolumeConfigurationScope = "Scope";
}
}
structure! { #[doc = "`EFSVolumeConfiguration`."] EFSVolumeConfiguration
require {
    filesystem_id: String = "FilesystemId";
}
accept {
    authorization_config: AuthorizationConfig = "AuthorizationConfig";
    root_directory: String = "RootDirectory";
    transit_encryption: EFSVolumeConfigurationTransitEncryption = "TransitEncryption";
    transit_encryption_port: i64 = "TransitEncryptionPort";
}
}
structure! { #[doc = "`EnvironmentFile`."] EnvironmentFile
require {
}
accept {
    type_: EnvironmentFileType = "Type";
    value: String = "Value";
}
}
structure! { #[doc = "`EphemeralStorage`."] EphemeralStorage
require {
}
accept {
    size_in_gi_b: i64 = "SizeInGiB";
}
}
structure! { #[doc = "`FSxAuthorizationConfig`."] FSxAuthorizationConfig
require {
    credentials_parameter: String = "CredentialsParameter";
    domain: String = "Domain";
}
accept {
}
}
structure! { #[doc = "`FSxWindowsFileServerVolumeConfiguration`."] FSxWindowsFileServerVolumeConfiguration
require {
    file_system_id: String = "FileSystemId";
    root_directory: String = "RootDirectory";
}
accept {
    authorization_config: FSxAuthorizationConfig = "AuthorizationConfig";
}
}
structure! { #[doc = "`FirelensConfiguration`."] FirelensConfiguration
require {
}
accept {
    options: Json = "Options";
    type_: FirelensConfigurationType = "Type";
}
}
structure! { #[doc = "`HealthCheck`."] HealthCheck
require {
}
accept {
    command: Vec<String> = "Command";
    interval: i64 = "Interval";
    retries: i64 = "Retries";
    start_period: i64 = "StartPeriod";
    timeout: i64 = "Timeout";
}
}
structure! { #[doc = "`HostEntry`."] HostEntry
require {
}
accept {
    hostname: String = "Hostname";
    ip_address: String = "IpAddress";
}
}
structure! { #[doc = "`HostVolumeProperties`."] HostVolumeProperties
require {
}
accept {
    source_path: String = "SourcePath";
}
}
structure! { #[doc = "`InferenceAccelerator`."] InferenceAccelerator
require {
}
accept {
    device_name: String = "DeviceName";
    device_type: String = "DeviceType";
}
}
structure! { #[doc = "`KernelCapabilities`."] KernelCapabilities
require {
}
accept {
    add: Vec<String> = "Add";
    drop: Vec<String> = "Drop";
}
}
structure! { #[doc = "`KeyValuePair`."] KeyValuePair
require {
}
accept {
    name: String = "Name";
    value: String = "Value";
}
}
structure! { #[doc = "`LinuxParameters`."] LinuxParameters
require {
}
accept {
    capabilities: KernelCapabilities = "Capabilities";
    devices: Vec<Device> = "Devices";
    init_process_enabled: bool = "InitProcessEnabled";
    max_swap: i64 = "MaxSwap";
    shared_memory_size: i64 = "SharedMemorySize";
    swappiness: i64 = "Swappiness";
    tmpfs: Vec<Tmpfs> = "Tmpfs";
}
}
structure! { #[doc = "`LogConfiguration`."] LogConfiguration
require {
    log_driver: String = "LogDriver";
}
accept {
    options: Json = "Options";
    secret_options: Vec<Secret> = "SecretOptions";
}
}
structure! { #[doc = "`MountPoint`."] MountPoint
require {
}
accept {
    container_path: String = "ContainerPath";
    read_only: bool = "ReadOnly";
    source_volume: String = "SourceVolume";
}
}
structure! { #[doc = "`NvidiaMpsAllocation`."] NvidiaMpsAllocation
require {
    memory: i64 = "Memory", "at least 1";
}
accept {
    max_compute_percent: i64 = "MaxComputePercent", "1 to 100";
}
}
structure! { #[doc = "`PortMapping`."] PortMapping
require {
}
accept {
    app_protocol: PortMappingAppProtocol = "AppProtocol";
    container_port: i64 = "ContainerPort";
    container_port_range: String = "ContainerPortRange";
    host_port: i64 = "HostPort";
    name: String = "Name";
    protocol: PortMappingProtocol = "Protocol";
}
}
structure! { #[doc = "`ProxyConfiguration`."] ProxyConfiguration
require {
    container_name: String = "ContainerName";
}
accept {
    proxy_configuration_properties: Vec<KeyValuePair> = "ProxyConfigurationProperties";
    type_: ProxyConfigurationType = "Type";
}
}
structure! { #[doc = "`RepositoryCredentials`."] RepositoryCredentials
require {
}
accept {
    credentials_parameter: String = "CredentialsParameter";
}
}
structure! { #[doc = "`ResourceRequirement`."] ResourceRequirement
require {
    type_: ResourceRequirementType = "Type";
}
accept {
    sharing_strategy: SharingStrategy = "SharingStrategy";
    value: String = "Value";
}
}
structure! { #[doc = "`RestartPolicy`."] RestartPolicy
require {
}
accept {
    enabled: bool = "Enabled";
    ignored_exit_codes: Vec<i64> = "IgnoredExitCodes";
    restart_attempt_period: i64 = "RestartAttemptPeriod";
}
}
structure! { #[doc = "`RuntimePlatform`."] RuntimePlatform
require {
}
accept {
    cpu_architecture: RuntimePlatformCpuArchitecture = "CpuArchitecture";
    operating_system_family: RuntimePlatformOperatingSystemFamily = "OperatingSystemFamily";
}
}
structure! { #[doc = "`S3FilesVolumeConfiguration`."] S3FilesVolumeConfiguration
require {
    file_system_arn: String = "FileSystemArn";
}
accept {
    access_point_arn: String = "AccessPointArn";
    root_directory: String = "RootDirectory";
    transit_encryption_port: i64 = "TransitEncryptionPort";
}
}
structure! { #[doc = "`Secret`."] Secret
require {
    name: String = "Name";
    value_from: String = "ValueFrom";
}
accept {
}
}
structure! { #[doc = "`SharingStrategy`."] SharingStrategy
require {
    nvidia_mps: NvidiaMpsAllocation = "NvidiaMps";
}
accept {
}
}
structure! { #[doc = "`SystemControl`."] SystemControl
require {
}
accept {
    namespace: String = "Namespace";
    value: String = "Value";
}
}
structure! { #[doc = "`Tag`."] Tag
require {
}
accept {
    key: String = "Key", "1 to 128 characters";
    value: String = "Value", "0 to 256 characters";
}
}
structure! { #[doc = "`TaskDefinitionPlacementConstraint`."] TaskDefinitionPlacementConstraint
require {
    type_: TaskDefinitionPlacementConstraintType = "Type";
}
accept {
    expression: String = "Expression";
}
}
structure! { #[doc = "`Tmpfs`."] Tmpfs
require {
    size: i64 = "Size";
}
accept {
    container_path: String = "ContainerPath";
    mount_options: Vec<String> = "MountOptions";
}
}
structure! { #[doc = "`Ulimit`."] Ulimit
require {
    hard_limit: i64 = "HardLimit";
    name: UlimitName = "Name";
    soft_limit: i64 = "SoftLimit";
}
accept {
}
}
structure! { #[doc = "`Volume`."] Volume
require {
}
accept {
    configured_at_launch: bool = "ConfiguredAtLaunch";
    docker_volume_configuration: DockerVolumeConfiguration = "DockerVolumeConfiguration";
    efs_volume_configuration: EFSVolumeConfiguration = "EFSVolumeConfiguration";
    f_sx_windows_file_server_volume_configuration: FSxWindowsFileServerVolumeConfiguration = "FSxWindowsFileServerVolumeConfiguration";
    host: HostVolumeProperties = "Host";
    name: String = "Name";
    s3_files_volume_configuration: S3FilesVolumeConfiguration = "S3FilesVolumeConfiguration";
}
}
structure! { #[doc = "`VolumeFrom`."] VolumeFrom
require {
}
accept {
    read_only: bool = "ReadOnly";
    source_container: String = "SourceContainer";
}
}
enumeration! { AuthorizationConfigIAM { Enabled = "ENABLED"; Disabled = "DISABLED"; } }
enumeration! { ContainerDefinitionVersionConsistency { Enabled = "enabled"; Disabled = "disabled"; } }
enumeration! { ContainerDependencyCondition { Complete = "COMPLETE"; Healthy = "HEALTHY"; Start = "START"; Success = "SUCCESS"; } }
enumeration! { DevicePermissions { Mknod = "mknod"; Read = "read"; Write = "write"; } }
enumeration! { DockerVolumeConfigurationScope { Shared = "shared"; Task = "task"; } }
enumeration! { EFSVolumeConfigurationTransitEncryption { Enabled = "ENABLED"; Disabled = "DISABLED"; } }
enumeration! { EnvironmentFileType { S3 = "s3"; } }
enumeration! { FirelensConfigurationType { Fluentbit = "fluentbit"; Fluentd = "fluentd"; } }
enumeration! { IpcMode { Host = "host"; None = "none"; Task = "task"; } }
enumeration! { NetworkMode { Awsvpc = "awsvpc"; Bridge = "bridge"; Host = "host"; None = "none"; } }
enumeration! { PidMode { Host = "host"; Task = "task"; } }
enumeration! { PortMappingAppProtocol { Http = "http"; Http2 = "http2"; Grpc = "grpc"; } }
enumeration! { PortMappingProtocol { Tcp = "tcp"; Udp = "udp"; } }
enumeration! { ProxyConfigurationType { Appmesh = "APPMESH"; } }
enumeration! { RequiresCompatibilities { Ec2 = "EC2"; External = "EXTERNAL"; Fargate = "FARGATE"; ManagedInstances = "MANAGED_INSTANCES"; } }
enumeration! { ResourceRequirementType { Gpu = "GPU"; InferenceAccelerator = "InferenceAccelerator"; NeuronDevice = "NeuronDevice"; } }
enumeration! { RuntimePlatformCpuArchitecture { Arm64 = "ARM64"; X8664 = "X86_64"; } }
enumeration! { RuntimePlatformOperatingSystemFamily { Linux = "LINUX"; WindowsServer2004Core = "WINDOWS_SERVER_2004_CORE"; WindowsServer2016Full = "WINDOWS_SERVER_2016_FULL"; WindowsServer2019Core = "WINDOWS_SERVER_2019_CORE"; WindowsServer2019Full = "WINDOWS_SERVER_2019_FULL"; WindowsServer2022Core = "WINDOWS_SERVER_2022_CORE"; WindowsServer2022Full = "WINDOWS_SERVER_2022_FULL"; WindowsServer2025Core = "WINDOWS_SERVER_2025_CORE"; WindowsServer2025Full = "WINDOWS_SERVER_2025_FULL"; WindowsServer20h2Core = "WINDOWS_SERVER_20H2_CORE"; } }
enumeration! { TaskDefinitionPlacementConstraintType { MemberOf = "memberOf"; } }
enumeration! { UlimitName { Core = "core"; Cpu = "cpu"; Data = "data"; Fsize = "fsize"; Locks = "locks"; Memlock = "memlock"; Msgqueue = "msgqueue"; Nice = "nice"; Nofile = "nofile"; Nproc = "nproc"; Rss = "rss"; Rtprio = "rtprio"; Rttime = "rttime"; Sigpending = "sigpending"; Stack = "stack"; } }
}
