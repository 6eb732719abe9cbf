//! `AWS::Events`. Written by `cargo xtask schema update`; not edited by hand.
#![doc = include_str!("../../examples/events.md")]

use super::define::*;

resource! { "AWS::Events::EventBus" EventBus -> EventBusName;
require {
    name: String = "Name", "1 to 256 characters; a change replaces the resource";
}
accept {
    dead_letter_config: Json = "DeadLetterConfig";
    description: String = "Description";
    event_source_name: String = "EventSourceName", "1 to 256 characters";
    kms_key_identifier: String = "KmsKeyIdentifier";
    log_config: Json = "LogConfig";
    policy: Json = "Policy";
    tags: Vec<event_bus::Tag> = "Tags";
}
attributes {
    arn: EventBusArn = "Arn";
    name: String = "Name";
} }

/// What belongs to `AWS::Events::EventBus`.
pub mod event_bus {
use crate::resource::define::*;

structure! { #[doc = "`Tag`."] Tag
require {
    key: String = "Key", "1 to 128 characters";
    value: String = "Value", "0 to 256 characters";
}
accept {
}
}
}

resource! { "AWS::Events::Rule" Rule -> RuleName;
require {
}
accept {
    description: String = "Description", "0 to 512 characters";
    event_bus_name: String = "EventBusName", "1 to 1600 characters";
    event_pattern: Json = "EventPattern";
    name: String = "Name", "1 to 64 characters; a change replaces the resource";
    role_arn: RoleArn = "RoleArn", "1 to 1600 characters";
    schedule_expression: String = "ScheduleExpression", "0 to 256 characters";
    state: rule::State = "State";
    tags: Vec<rule::Tag> = "Tags";
    targets: Vec<rule::Target> = "Targets", "at most 5 items";
}
attributes {
    arn: RuleArn = "Arn";
    rule_name: String = "RuleName";
} }

/// What belongs to `AWS::Events::Rule`.
pub mod rule {
use crate::resource::define::*;

structure! { #[doc = "`AppSyncParameters`."] AppSyncParameters
require {
    graph_ql_operation: String = "GraphQLOperation";
}
accept {
}
}
structure! { #[doc = "`AwsVpcConfiguration`."] AwsVpcConfiguration
require {
    subnets: Vec<SubnetId> = "Subnets";
}
accept {
    assign_public_ip: AwsVpcConfigurationAssignPublicIp = "AssignPublicIp";
    security_groups: Vec<SecurityGroupId> = "SecurityGroups";
}
}
structure! { #[doc = "`BatchArrayProperties`."] BatchArrayProperties
require {
}
accept {
    size: i64 = "Size";
}
}
structure! { #[doc = "`BatchParameters`."] BatchParameters
require {
    job_definition: String = "JobDefinition";
    job_name: String = "JobName";
}
accept {
    array_properties: BatchArrayProperties = "ArrayProperties";
    retry_strategy: BatchRetryStrategy = "RetryStrategy";
}
}
structure! { #[doc = "`BatchRetryStrategy`."] BatchRetryStrategy
require {
}
accept {
    attempts: i64 = "Attempts";
}
}
structure! { #[doc = "`CapacityProviderStrategyItem`."] CapacityProviderStrategyItem
require {
    capacity_provider: String = "CapacityProvider", "1 to 255 characters";
}
accept {
    base: i64 = "Base", "0 to 100000";
    weight: i64 = "Weight", "0 to 1000";
}
}
structure! { #[doc = "`DeadLetterConfig`."] DeadLetterConfig
require {
}
accept {
    arn: String = "Arn", "1 to 1600 characters";
}
}
structure! { #[doc = "`EcsParameters`."] EcsParameters
require {
    task_definition_arn: TaskDefinitionArn = "TaskDefinitionArn", "1 to 1600 characters";
}
accept {
    capacity_provider_strategy: Vec<CapacityProviderStrategyItem> = "CapacityProviderStrategy", "0 to 6 items";
    enable_ecs_managed_tags: bool = "EnableECSManagedTags";
    enable_execute_command: bool = "EnableExecuteCommand";
    group: String = "Group";
    launch_type: EcsParametersLaunchType = "LaunchType";
    network_configuration: NetworkConfiguration = "NetworkConfiguration";
    placement_constraints: Vec<PlacementConstraint> = "PlacementConstraints", "0 to 10 items";
    placement_strategies: Vec<PlacementStrategy> = "PlacementStrategies";
    platform_version: String = "PlatformVersion";
    propagate_tags: EcsParametersPropagateTags = "PropagateTags";
    reference_id: String = "ReferenceId", "0 to 1024 characters";
    tag_list: Vec<Tag> = "TagList";
    task_count: i64 = "TaskCount", "at least 1";
}
}
structure! { #[doc = "`HttpParameters`."] HttpParameters
require {
}
accept {
    header_parameters: Json = "HeaderParameters";
    path_parameter_values: Vec<String> = "PathParameterValues";
    query_string_parameters: Json = "QueryStringParameters";
}
}
structure! { #[doc = "`InputTransformer`."] InputTransformer
require {
    input_template: String = "InputTemplate", "1 to 8192 characters";
}
accept {
    input_paths_map: Json = "InputPathsMap";
}
}
structure! { #[doc = "`KinesisParameters`."] KinesisParameters
require {
    partition_key_path: String = "PartitionKeyPath", "0 to 256 characters";
}
accept {
}
}
structure! { #[doc = "`NetworkConfiguration`."] NetworkConfiguration
require {
}
accept {
    aws_vpc_configuration: AwsVpcConfiguration = "AwsVpcConfiguration";
}
}
structure! { #[doc = "`PlacementConstraint`."] PlacementConstraint
require {
}
accept {
    expression: String = "Expression", "0 to 2000 characters";
    type_: PlacementConstraintType = "Type";
}
}
structure! { #[doc = "`PlacementStrategy`."] PlacementStrategy
require {
}
accept {
    field: String = "Field";
    type_: String = "Type";
}
}
structure! { #[doc = "`RedshiftDataParameters`."] RedshiftDataParameters
require {
    database: String = "Database", "1 to 64 characters";
}
accept {
    db_user: String = "DbUser", "1 to 128 characters";
    secret_manager_arn: String = "SecretManagerArn", "1 to 1600 characters";
    sql: String = "Sql", "1 to 100000 characters";
    sqls: Vec<String> = "Sqls";
    statement_name: String = "StatementName", "1 to 500 characters";
    with_event: bool = "WithEvent";
}
}
structure! { #[doc = "`RetryPolicy`."] RetryPolicy
require {
}
accept {
    maximum_event_age_in_seconds: i64 = "MaximumEventAgeInSeconds", "60 to 86400";
    maximum_retry_attempts: i64 = "MaximumRetryAttempts", "0 to 185";
}
}
structure! { #[doc = "`RunCommandParameters`."] RunCommandParameters
require {
    run_command_targets: Vec<RunCommandTarget> = "RunCommandTargets", "1 to 5 items";
}
accept {
}
}
structure! { #[doc = "`RunCommandTarget`."] RunCommandTarget
require {
    key: String = "Key", "1 to 128 characters";
    values: Vec<String> = "Values", "1 to 50 items";
}
accept {
}
}
structure! { #[doc = "`SageMakerPipelineParameter`."] SageMakerPipelineParameter
require {
    name: String = "Name", "1 to 256 characters";
    value: String = "Value", "0 to 1024 characters";
}
accept {
}
}
structure! { #[doc = "`SageMakerPipelineParameters`."] SageMakerPipelineParameters
require {
}
accept {
    pipeline_parameter_list: Vec<SageMakerPipelineParameter> = "PipelineParameterList", "0 to 200 items";
}
}
structure! { #[doc = "`SqsParameters`."] SqsParameters
require {
    message_group_id: String = "MessageGroupId";
}
accept {
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
structure! { #[doc = "`Target`."] Target
require {
    arn: String = "Arn", "1 to 1600 characters";
    id: String = "Id", "1 to 64 characters";
}
accept {
    app_sync_parameters: AppSyncParameters = "AppSyncParameters";
    batch_parameters: BatchParameters = "BatchParameters";
    dead_letter_config: DeadLetterConfig = "DeadLetterConfig";
    ecs_parameters: EcsParameters = "EcsParameters";
    http_parameters: HttpParameters = "HttpParameters";
    input: String = "Input", "0 to 8192 characters";
    input_path: String = "InputPath", "0 to 256 characters";
    input_transformer: InputTransformer = "InputTransformer";
    kinesis_parameters: KinesisParameters = "KinesisParameters";
    redshift_data_parameters: RedshiftDataParameters = "RedshiftDataParameters";
    retry_policy: RetryPolicy = "RetryPolicy";
    role_arn: RoleArn = "RoleArn", "1 to 1600 characters";
    run_command_parameters: RunCommandParameters = "RunCommandParameters";
    sage_maker_pipeline_parameters: SageMakerPipelineParameters = "SageMakerPipelineParameters";
    sqs_parameters: SqsParameters = "SqsParameters";
}
}
enumeration! { AwsVpcConfigurationAssignPublicIp { Disabled = "DISABLED"; Enabled = "ENABLED"; } }
enumeration! { EcsParametersLaunchType { Ec2 = "EC2"; External = "EXTERNAL"; Fargate = "FARGATE"; } }
enumeration! { EcsParametersPropagateTags { TaskDefinition = "TASK_DEFINITION"; } }
enumeration! { PlacementConstraintType { DistinctInstance = "distinctInstance"; MemberOf = "memberOf"; } }
enumeration! { State { Disabled = "DISABLED"; Enabled = "ENABLED"; EnabledWithAllCloudtrailManagementEvents = "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS"; } }
}
