//! `AWS::ApplicationAutoScaling`. Written by `cargo xtask schema update`; not edited by hand.
#![doc = include_str!("../../examples/applicationautoscaling.md")]

use super::define::*;

resource! { "AWS::ApplicationAutoScaling::ScalableTarget" ScalableTarget -> ScalableTargetId;
require {
    max_capacity: i64 = "MaxCapacity";
    min_capacity: i64 = "MinCapacity";
    resource_id: String = "ResourceId", "1 to 1600 characters; a change replaces the resource";
    scalable_dimension: scalable_target::ScalableDimension = "ScalableDimension", "a change replaces the resource";
    service_namespace: scalable_target::ServiceNamespace = "ServiceNamespace", "a change replaces the resource";
}
accept {
    role_arn: RoleArn = "RoleARN", "1 to 1600 characters";
    scheduled_actions: Vec<scalable_target::ScheduledAction> = "ScheduledActions";
    suspended_state: scalable_target::SuspendedState = "SuspendedState";
    tags: Vec<scalable_target::Tag> = "Tags";
}
attributes {
    id: ScalableTargetId = "Id";
} }

/// What belongs to `AWS::ApplicationAutoScaling::ScalableTarget`.
pub mod scalable_target {
use crate::resource::define::*;

structure! { #[doc = "`ScalableTargetAction`."] ScalableTargetAction
require {
}
accept {
    max_capacity: i64 = "MaxCapacity";
    min_capacity: i64 = "MinCapacity";
}
}
structure! { #[doc = "`ScheduledAction`."] ScheduledAction
require {
    schedule: String = "Schedule";
    scheduled_action_name: String = "ScheduledActionName";
}
accept {
    end_time: String = "EndTime";
    scalable_target_action: ScalableTargetAction = "ScalableTargetAction";
    start_time: String = "StartTime";
    timezone: String = "Timezone";
}
}
structure! { #[doc = "`SuspendedState`."] SuspendedState
require {
}
accept {
    dynamic_scaling_in_suspended: bool = "DynamicScalingInSuspended";
    dynamic_scaling_out_suspended: bool = "DynamicScalingOutSuspended";
    scheduled_scaling_suspended: bool = "ScheduledScalingSuspended";
}
}
structure! { #[doc = "`Tag`."] Tag
require {
    key: String = "Key", "1 to 128 characters";
    value: String = "Value", "0 to 256 characters";
}
accept {
}
}
enumeration! { ScalableDimension { AppstreamFleetDesiredCapacity = "appstream:fleet:DesiredCapacity"; CassandraTableReadCapacityUnits = "cassandra:table:ReadCapacityUnits"; CassandraTableWriteCapacityUnits = "cassandra:table:WriteCapacityUnits"; ComprehendDocumentClassifierEndpointDesiredInferenceUnits = "comprehend:document-classifier-endpoint:DesiredInferenceUnits"; ComprehendEntityRecognizerEndpointDesiredInferenceUnits = "comprehend:entity-recognizer-endpoint:DesiredInferenceUnits"; CustomResourceResourceTypeProperty = "custom-resource:ResourceType:Property"; DynamodbIndexReadCapacityUnits = "dynamodb:index:ReadCapacityUnits"; DynamodbIndexWriteCapacityUnits = "dynamodb:index:WriteCapacityUnits"; DynamodbTableReadCapacityUnits = "dynamodb:table:ReadCapacityUnits"; DynamodbTableWriteCapacityUnits = "dynamodb:table:WriteCapacityUnits"; Ec2CapacityReservationAvailableInstances = "ec2:capacity-reservation:AvailableInstances"; Ec2SpotFleetRequestTargetCapacity = "ec2:spot-fleet-request:TargetCapacity"; EcsServiceDesiredCount = "ecs:service:DesiredCount"; ElasticacheCacheClusterNodes = "elasticache:cache-cluster:Nodes"; ElasticacheReplicationGroupNodeGroups = "elasticache:replication-group:NodeGroups"; ElasticacheReplicationGroupReplicas = "elasticache:replication-group:Replicas"; ElasticmapreduceInstancegroupInstanceCount = "elasticmapreduce:instancegroup:InstanceCount"; KafkaBrokerStorageVolumeSize = "kafka:broker-storage:VolumeSize"; LambdaFunctionProvisionedConcurrency = "lambda:function:ProvisionedConcurrency"; NeptuneClusterReadReplicaCount = "neptune:cluster:ReadReplicaCount"; RdsClusterReadReplicaCount = "rds:cluster:ReadReplicaCount"; SagemakerInferenceComponentDesiredCopyCount = "sagemaker:inference-component:DesiredCopyCount"; SagemakerVariantDesiredInstanceCount = "sagemaker:variant:DesiredInstanceCount"; SagemakerVariantDesiredProvisionedConcurrency = "sagemaker:variant:DesiredProvisionedConcurrency"; WorkspacesWorkspacespoolDesiredUserSessions = "workspaces:workspacespool:DesiredUserSessions"; } }
enumeration! { ServiceNamespace { Appstream = "appstream"; Cassandra = "cassandra"; Comprehend = "comprehend"; CustomResource = "custom-resource"; Dynamodb = "dynamodb"; Ec2 = "ec2"; Ecs = "ecs"; Elasticache = "elasticache"; Elasticmapreduce = "elasticmapreduce"; Kafka = "kafka"; Lambda = "lambda"; Neptune = "neptune"; Rds = "rds"; Sagemaker = "sagemaker"; Workspaces = "workspaces"; } }
}

resource! { "AWS::ApplicationAutoScaling::ScalingPolicy" ScalingPolicy -> ScalingPolicyArn;
require {
    policy_name: String = "PolicyName", "1 to 256 characters; a change replaces the resource";
    policy_type: scaling_policy::PolicyType = "PolicyType";
}
accept {
    predictive_scaling_policy_configuration: scaling_policy::PredictiveScalingPolicyConfiguration = "PredictiveScalingPolicyConfiguration";
    resource_id: String = "ResourceId", "1 to 1600 characters; a change replaces the resource";
    scalable_dimension: scaling_policy::ScalableDimension = "ScalableDimension", "a change replaces the resource";
    scaling_target_id: String = "ScalingTargetId", "a change replaces the resource";
    service_namespace: scaling_policy::ServiceNamespace = "ServiceNamespace", "a change replaces the resource";
    step_scaling_policy_configuration: scaling_policy::StepScalingPolicyConfiguration = "StepScalingPolicyConfiguration";
    target_tracking_scaling_policy_configuration: scaling_policy::TargetTrackingScalingPolicyConfiguration = "TargetTrackingScalingPolicyConfiguration";
}
attributes {
    arn: ScalingPolicyArn = "Arn";
} }

/// What belongs to `AWS::ApplicationAutoScaling::ScalingPolicy`.
pub mod scaling_policy {
use crate::resource::define::*;

structure! { #[doc = "`CustomizedMetricSpecification`."] CustomizedMetricSpecification
require {
}
accept {
    dimensions: Vec<MetricDimension> = "Dimensions";
    metric_name: String = "MetricName";
    metrics: Vec<TargetTrackingMetricDataQuery> = "Metrics";
    namespace: String = "Namespace";
    statistic: CustomizedMetricSpecificationStatistic = "Statistic";
    unit: String = "Unit";
}
}
structure! { #[doc = "`MetricDimension`."] MetricDimension
require {
    name: String = "Name";
    value: String = "Value";
}
accept {
}
}
structure! { #[doc = "`PredefinedMetricSpecification`."] PredefinedMetricSpecification
require {
    predefined_metric_type: PredefinedMetricSpecificationPredefinedMetricType = "PredefinedMetricType";
}
accept {
    resource_label: String = "ResourceLabel", "1 to 1023 characters";
}
}
structure! { #[doc = "`PredictiveScalingCustomizedCapacityMetric`."] PredictiveScalingCustomizedCapacityMetric
require {
    metric_data_queries: Vec<PredictiveScalingMetricDataQuery> = "MetricDataQueries";
}
accept {
}
}
structure! { #[doc = "`PredictiveScalingCustomizedLoadMetric`."] PredictiveScalingCustomizedLoadMetric
require {
    metric_data_queries: Vec<PredictiveScalingMetricDataQuery> = "MetricDataQueries";
}
accept {
}
}
structure! { #[doc = "`PredictiveScalingCustomizedScalingMetric`."] PredictiveScalingCustomizedScalingMetric
require {
    metric_data_queries: Vec<PredictiveScalingMetricDataQuery> = "MetricDataQueries";
}
accept {
}
}
structure! { #[doc = "`PredictiveScalingMetric`."] PredictiveScalingMetric
require {
}
accept {
    dimensions: Vec<PredictiveScalingMetricDimension> = "Dimensions";
    metric_name: String = "MetricName", "1 to 255 characters";
    namespace: String = "Namespace", "1 to 255 characters";
}
}
structure! { #[doc = "`PredictiveScalingMetricDataQuery`."] PredictiveScalingMetricDataQuery
require {
}
accept {
    expression: String = "Expression", "1 to 2048 characters";
    id: String = "Id", "1 to 255 characters";
    label: String = "Label";
    metric_stat: PredictiveScalingMetricStat = "MetricStat";
    return_data: bool = "ReturnData";
}
}
structure! { #[doc = "`PredictiveScalingMetricDimension`."] PredictiveScalingMetricDimension
require {
}
accept {
    name: String = "Name", "1 to 255 characters";
    value: String = "Value", "1 to 1024 characters";
}
}
structure! { #[doc = "`PredictiveScalingMetricSpecification`."] PredictiveScalingMetricSpecification
require {
    target_value: f64 = "TargetValue";
}
accept {
    customized_capacity_metric_specification: PredictiveScalingCustomizedCapacityMetric = "CustomizedCapacityMetricSpecification";
    customized_load_metric_specification: PredictiveScalingCustomizedLoadMetric = "CustomizedLoadMetricSpecification";
    customized_scaling_metric_specification: PredictiveScalingCustomizedScalingMetric = "CustomizedScalingMetricSpecification";
    predefined_load_metric_specification: PredictiveScalingPredefinedLoadMetric = "PredefinedLoadMetricSpecification";
    predefined_metric_pair_specification: PredictiveScalingPredefinedMetricPair = "PredefinedMetricPairSpecification";
    predefined_scaling_metric_specification: PredictiveScalingPredefinedScalingMetric = "PredefinedScalingMetricSpecification";
}
}
structure! { #[doc = "`PredictiveScalingMetricStat`."] PredictiveScalingMetricStat
require {
}
accept {
    metric: PredictiveScalingMetric = "Metric";
    stat: String = "Stat";
    unit: String = "Unit", "1 to 1023 characters";
}
}
structure! { #[doc = "`PredictiveScalingPolicyConfiguration`."] PredictiveScalingPolicyConfiguration
require {
    metric_specifications: Vec<PredictiveScalingMetricSpecification> = "MetricSpecifications";
}
accept {
    max_capacity_breach_behavior: PredictiveScalingPolicyConfigurationMaxCapacityBreachBehavior = "MaxCapacityBreachBehavior";
    max_capacity_buffer: i64 = "MaxCapacityBuffer", "0 to 100";
    mode: PredictiveScalingPolicyConfigurationMode = "Mode";
    scheduling_buffer_time: i64 = "SchedulingBufferTime", "0 to 3600";
}
}
structure! { #[doc = "`PredictiveScalingPredefinedLoadMetric`."] PredictiveScalingPredefinedLoadMetric
require {
    predefined_metric_type: PredictiveScalingPredefinedLoadMetricPredefinedMetricType = "PredefinedMetricType", "1 to 128 characters";
}
accept {
    resource_label: String = "ResourceLabel", "1 to 1023 characters";
}
}
structure! { #[doc = "`PredictiveScalingPredefinedMetricPair`."] PredictiveScalingPredefinedMetricPair
require {
    predefined_metric_type: PredictiveScalingPredefinedMetricPairPredefinedMetricType = "PredefinedMetricType", "1 to 128 characters";
}
accept {
    resource_label: String = "ResourceLabel", "1 to 1023 characters";
}
}
structure! { #[doc = "`PredictiveScalingPredefinedScalingMetric`."] PredictiveScalingPredefinedScalingMetric
require {
    predefined_metric_type: PredictiveScalingPredefinedScalingMetricPredefinedMetricType = "PredefinedMetricType", "1 to 128 characters";
}
accept {
    resource_label: String = "ResourceLabel", "1 to 1023 characters";
}
}
structure! { #[doc = "`StepAdjustment`."] StepAdjustment
require {
    scaling_adjustment: i64 = "ScalingAdjustment";
}
accept {
    metric_interval_lower_bound: f64 = "MetricIntervalLowerBound";
    metric_interval_upper_bound: f64 = "MetricIntervalUpperBound";
}
}
structure! { #[doc = "`StepScalingPolicyConfiguration`."] StepScalingPolicyConfiguration
require {
}
accept {
    adjustment_type: StepScalingPolicyConfigurationAdjustmentType = "AdjustmentType";
    cooldown: i64 = "Cooldown";
    metric_aggregation_type: StepScalingPolicyConfigurationMetricAggregationType = "MetricAggregationType";
    min_adjustment_magnitude: i64 = "MinAdjustmentMagnitude";
    step_adjustments: Vec<StepAdjustment> = "StepAdjustments";
}
}
structure! { #[doc = "`TargetTrackingMetric`."] TargetTrackingMetric
require {
}
accept {
    dimensions: Vec<TargetTrackingMetricDimension> = "Dimensions";
    metric_name: String = "MetricName", "1 to 255 characters";
    namespace: String = "Namespace", "1 to 255 characters";
}
}
structure! { #[doc = "`TargetTrackingMetricDataQuery`."] TargetTrackingMetricDataQuery
require {
}
accept {
    expression: String = "Expression", "1 to 2048 characters";
    id: String = "Id", "1 to 255 characters";
    label: String = "Label";
    metric_stat: TargetTrackingMetricStat = "MetricStat";
    return_data: bool = "ReturnData";
}
}
structure! { #[doc = "`TargetTrackingMetricDimension`."] TargetTrackingMetricDimension
require {
}
accept {
    name: String = "Name", "1 to 255 characters";
    value: String = "Value", "1 to 1024 characters";
}
}
structure! { #[doc = "`TargetTrackingMetricStat`."] TargetTrackingMetricStat
require {
}
accept {
    metric: TargetTrackingMetric = "Metric";
    stat: String = "Stat";
    unit: String = "Unit", "1 to 1023 characters";
}
}
structure! { #[doc = "`TargetTrackingScalingPolicyConfiguration`."] TargetTrackingScalingPolicyConfiguration
require {
    target_value: f64 = "TargetValue";
}
accept {
    customized_metric_specification: CustomizedMetricSpecification = "CustomizedMetricSpecification";
    disable_scale_in: bool = "DisableScaleIn";
    predefined_metric_specification: PredefinedMetricSpecification = "PredefinedMetricSpecification";
    scale_in_cooldown: i64 = "ScaleInCooldown";
    scale_out_cooldown: i64 = "ScaleOutCooldown";
}
}
enumeration! { CustomizedMetricSpecificationStatistic { Average = "Average"; Maximum = "Maximum"; Minimum = "Minimum"; SampleCount = "SampleCount"; Sum = "Sum"; } }
enumeration! { PolicyType { PredictiveScaling = "PredictiveScaling"; StepScaling = "StepScaling"; TargetTrackingScaling = "TargetTrackingScaling"; } }
enumeration! { PredefinedMetricSpecificationPredefinedMetricType { ALBRequestCountPerTarget = "ALBRequestCountPerTarget"; AppStreamAverageCapacityUtilization = "AppStreamAverageCapacityUtilization"; CassandraReadCapacityUtilization = "CassandraReadCapacityUtilization"; CassandraWriteCapacityUtilization = "CassandraWriteCapacityUtilization"; ComprehendInferenceUtilization = "ComprehendInferenceUtilization"; DynamoDBReadCapacityUtilization = "DynamoDBReadCapacityUtilization"; DynamoDBWriteCapacityUtilization = "DynamoDBWriteCapacityUtilization"; EC2SpotFleetRequestAverageCPUUtilization = "EC2SpotFleetRequestAverageCPUUtilization"; EC2SpotFleetRequestAverageNetworkIn = "EC2SpotFleetRequestAverageNetworkIn"; EC2SpotFleetRequestAverageNetworkOut = "EC2SpotFleetRequestAverageNetworkOut"; ECSServiceAverageCPUUtilization = "ECSServiceAverageCPUUtilization"; ECSServiceAverageCPUUtilizationHighResolution = "ECSServiceAverageCPUUtilizationHighResolution"; ECSServiceAverageMemoryUtilization = "ECSServiceAverageMemoryUtilization"; ECSServiceAverageMemoryUtilizationHighResolution = "ECSServiceAverageMemoryUtilizationHighResolution"; ElastiCacheDatabaseCapacityUsageCountedForEvictPercentage = "ElastiCacheDatabaseCapacityUsageCountedForEvictPercentage"; ElastiCacheDatabaseMemoryUsageCountedForEvictPercentage = "ElastiCacheDatabaseMemoryUsageCountedForEvictPercentage"; ElastiCacheDatabaseMemoryUsagePercentage = "ElastiCacheDatabaseMemoryUsagePercentage"; ElastiCacheEngineCPUUtilization = "ElastiCacheEngineCPUUtilization"; ElastiCachePrimaryEngineCPUUtilization = "ElastiCachePrimaryEngineCPUUtilization"; ElastiCacheReplicaEngineCPUUtilization = "ElastiCacheReplicaEngineCPUUtilization"; KafkaBrokerStorageUtilization = "KafkaBrokerStorageUtilization"; LambdaProvisionedConcurrencyUtilization = "LambdaProvisionedConcurrencyUtilization"; NeptuneReaderAverageCPUUtilization = "NeptuneReaderAverageCPUUtilization"; RDSReaderAverageCPUUtilization = "RDSReaderAverageCPUUtilization"; RDSReaderAverageDatabaseConnections = "RDSReaderAverageDatabaseConnections"; SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution = "SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution"; SageMakerInferenceComponentInvocationsPerCopy = "SageMakerInferenceComponentInvocationsPerCopy"; SageMakerVariantConcurrentRequestsPerModelHighResolution = "SageMakerVariantConcurrentRequestsPerModelHighResolution"; SageMakerVariantInvocationsPerInstance = "SageMakerVariantInvocationsPerInstance"; SageMakerVariantProvisionedConcurrencyUtilization = "SageMakerVariantProvisionedConcurrencyUtilization"; WorkSpacesAverageUserSessionsCapacityUtilization = "WorkSpacesAverageUserSessionsCapacityUtilization"; } }
enumeration! { PredictiveScalingPolicyConfigurationMaxCapacityBreachBehavior { HonorMaxCapacity = "HonorMaxCapacity"; IncreaseMaxCapacity = "IncreaseMaxCapacity"; } }
enumeration! { PredictiveScalingPolicyConfigurationMode { ForecastAndScale = "ForecastAndScale"; ForecastOnly = "ForecastOnly"; } }
enumeration! { PredictiveScalingPredefinedLoadMetricPredefinedMetricType { ALBRequestCount = "ALBRequestCount"; ALBRequestCountPerTarget = "ALBRequestCountPerTarget"; ECSServiceAverageCPUUtilization = "ECSServiceAverageCPUUtilization"; ECSServiceAverageMemoryUtilization = "ECSServiceAverageMemoryUtilization"; ECSServiceCPUUtilization = "ECSServiceCPUUtilization"; ECSServiceMemoryUtilization = "ECSServiceMemoryUtilization"; ECSServiceTotalCPUUtilization = "ECSServiceTotalCPUUtilization"; ECSServiceTotalMemoryUtilization = "ECSServiceTotalMemoryUtilization"; TotalALBRequestCount = "TotalALBRequestCount"; } }
enumeration! { PredictiveScalingPredefinedMetricPairPredefinedMetricType { ALBRequestCount = "ALBRequestCount"; ALBRequestCountPerTarget = "ALBRequestCountPerTarget"; ECSServiceAverageCPUUtilization = "ECSServiceAverageCPUUtilization"; ECSServiceAverageMemoryUtilization = "ECSServiceAverageMemoryUtilization"; ECSServiceCPUUtilization = "ECSServiceCPUUtilization"; ECSServiceMemoryUtilization = "ECSServiceMemoryUtilization"; ECSServiceTotalCPUUtilization = "ECSServiceTotalCPUUtilization"; ECSServiceTotalMemoryUtilization = "ECSServiceTotalMemoryUtilization"; TotalALBRequestCount = "TotalALBRequestCount"; } }
enumeration! { PredictiveScalingPredefinedScalingMetricPredefinedMetricType { ALBRequestCount = "ALBRequestCount"; ALBRequestCountPerTarget = "ALBRequestCountPerTarget"; ECSServiceAverageCPUUtilization = "ECSServiceAverageCPUUtilization"; ECSServiceAverageMemoryUtilization = "ECSServiceAverageMemoryUtilization"; ECSServiceCPUUtilization = "ECSServiceCPUUtilization"; ECSServiceMemoryUtilization = "ECSServiceMemoryUtilization"; ECSServiceTotalCPUUtilization = "ECSServiceTotalCPUUtilization"; ECSServiceTotalMemoryUtilization = "ECSServiceTotalMemoryUtilization"; TotalALBRequestCount = "TotalALBRequestCount"; } }
enumeration! { ScalableDimension { AppstreamFleetDesiredCapacity = "appstream:fleet:DesiredCapacity"; CassandraTableReadCapacityUnits = "cassandra:table:ReadCapacityUnits"; CassandraTableWriteCapacityUnits = "cassandra:table:WriteCapacityUnits"; ComprehendDocumentClassifierEndpointDesiredInferenceUnits = "comprehend:document-classifier-endpoint:DesiredInferenceUnits"; ComprehendEntityRecognizerEndpointDesiredInferenceUnits = "comprehend:entity-recognizer-endpoint:DesiredInferenceUnits"; CustomResourceResourceTypeProperty = "custom-resource:ResourceType:Property"; DynamodbIndexReadCapacityUnits = "dynamodb:index:ReadCapacityUnits"; DynamodbIndexWriteCapacityUnits = "dynamodb:index:WriteCapacityUnits"; DynamodbTableReadCapacityUnits = "dynamodb:table:ReadCapacityUnits"; DynamodbTableWriteCapacityUnits = "dynamodb:table:WriteCapacityUnits"; Ec2SpotFleetRequestTargetCapacity = "ec2:spot-fleet-request:TargetCapacity"; EcsServiceDesiredCount = "ecs:service:DesiredCount"; ElasticacheCacheClusterNodes = "elasticache:cache-cluster:Nodes"; ElasticacheReplicationGroupNodeGroups = "elasticache:replication-group:NodeGroups"; ElasticacheReplicationGroupReplicas = "elasticache:replication-group:Replicas"; ElasticmapreduceInstancegroupInstanceCount = "elasticmapreduce:instancegroup:InstanceCount"; KafkaBrokerStorageVolumeSize = "kafka:broker-storage:VolumeSize"; LambdaFunctionProvisionedConcurrency = "lambda:function:ProvisionedConcurrency"; NeptuneClusterReadReplicaCount = "neptune:cluster:ReadReplicaCount"; RdsClusterReadReplicaCount = "rds:cluster:ReadReplicaCount"; SagemakerInferenceComponentDesiredCopyCount = "sagemaker:inference-component:DesiredCopyCount"; SagemakerVariantDesiredInstanceCount = "sagemaker:variant:DesiredInstanceCount"; SagemakerVariantDesiredProvisionedConcurrency = "sagemaker:variant:DesiredProvisionedConcurrency"; WorkspacesWorkspacespoolDesiredUserSessions = "workspaces:workspacespool:DesiredUserSessions"; } }
enumeration! { ServiceNamespace { Appstream = "appstream"; Cassandra = "cassandra"; Comprehend = "comprehend"; CustomResource = "custom-resource"; Dynamodb = "dynamodb"; Ec2 = "ec2"; Ecs = "ecs"; Elasticache = "elasticache"; Elasticmapreduce = "elasticmapreduce"; Kafka = "kafka"; Lambda = "lambda"; Neptune = "neptune"; Rds = "rds"; Sagemaker = "sagemaker"; Workspaces = "workspaces"; } }
enumeration! { StepScalingPolicyConfigurationAdjustmentType { ChangeInCapacity = "ChangeInCapacity"; ExactCapacity = "ExactCapacity"; PercentChangeInCapacity = "PercentChangeInCapacity"; } }
enumeration! { StepScalingPolicyConfigurationMetricAggregationType { Average = "Average"; Maximum = "Maximum"; Minimum = "Minimum"; } }
}
