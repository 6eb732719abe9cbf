//! `AWS::Lambda`. Written by `cargo xtask schema update`; not edited by hand.
#![doc = include_str!("../../examples/lambda.md")]

use super::define::*;

resource! { "AWS::Lambda::Alias" Alias -> AliasArn;
require {
    function_name: String = "FunctionName", "a change replaces the resource";
    function_version: String = "FunctionVersion", "0 to 1024 characters";
    name: String = "Name", "1 to 128 characters; a change replaces the resource";
}
accept {
    description: String = "Description", "0 to 256 characters";
    provisioned_concurrency_config: alias::ProvisionedConcurrencyConfiguration = "ProvisionedConcurrencyConfig";
    routing_config: alias::AliasRoutingConfiguration = "RoutingConfig";
}
attributes {
    alias_arn: AliasArn = "AliasArn";
} }

/// What belongs to `AWS::Lambda::Alias`.
pub mod alias {
use crate::resource::define::*;

structure! { #[doc = "`AliasRoutingConfiguration`."] AliasRoutingConfiguration
require {
}
accept {
    additional_version_weights: Vec<VersionWeight> = "AdditionalVersionWeights";
}
}
structure! { #[doc = "`ProvisionedConcurrencyConfiguration`."] ProvisionedConcurrencyConfiguration
require {
    provisioned_concurrent_executions: i64 = "ProvisionedConcurrentExecutions";
}
accept {
}
}
structure! { #[doc = "`VersionWeight`."] VersionWeight
require {
    function_version: String = "FunctionVersion";
    function_weight: f64 = "FunctionWeight";
}
accept {
}
}
}

resource! { "AWS::Lambda::EventSourceMapping" EventSourceMapping -> EventSourceMappingId;
require {
    function_name: String = "FunctionName", "1 to 140 characters";
}
accept {
    amazon_managed_kafka_event_source_config: event_source_mapping::AmazonManagedKafkaEventSourceConfig = "AmazonManagedKafkaEventSourceConfig";
    batch_size: i64 = "BatchSize", "1 to 10000";
    bisect_batch_on_function_error: bool = "BisectBatchOnFunctionError";
    destination_config: event_source_mapping::DestinationConfig = "DestinationConfig";
    document_db_event_source_config: event_source_mapping::DocumentDBEventSourceConfig = "DocumentDBEventSourceConfig";
    enabled: bool = "Enabled";
    event_source_arn: String = "EventSourceArn", "12 to 1024 characters; a change replaces the resource";
    filter_criteria: event_source_mapping::FilterCriteria = "FilterCriteria";
    function_response_types: Vec<event_source_mapping::FunctionResponseTypes> = "FunctionResponseTypes", "0 to 1 items";
    kms_key_arn: KeyArn = "KmsKeyArn", "12 to 2048 characters";
    logging_config: event_source_mapping::LoggingConfig = "LoggingConfig";
    maximum_batching_window_in_seconds: i64 = "MaximumBatchingWindowInSeconds", "0 to 300";
    maximum_record_age_in_seconds: i64 = "MaximumRecordAgeInSeconds", "-1 to 604800";
    maximum_retry_attempts: i64 = "MaximumRetryAttempts", "-1 to 10000";
    metrics_config: event_source_mapping::MetricsConfig = "MetricsConfig";
    parallelization_factor: i64 = "ParallelizationFactor", "1 to 10";
    provisioned_poller_config: event_source_mapping::ProvisionedPollerConfig = "ProvisionedPollerConfig";
    queues: Vec<String> = "Queues", "1 to 1 items";
    scaling_config: event_source_mapping::ScalingConfig = "ScalingConfig";
    self_managed_event_source: event_source_mapping::SelfManagedEventSource = "SelfManagedEventSource", "a change replaces the resource";
    self_managed_kafka_event_source_config: event_source_mapping::SelfManagedKafkaEventSourceConfig = "SelfManagedKafkaEventSourceConfig";
    source_access_configurations: Vec<event_source_mapping::SourceAccessConfiguration> = "SourceAccessConfigurations", "1 to 29 items";
    starting_position: String = "StartingPosition", "6 to 12 characters; a change replaces the resource";
    starting_position_timestamp: f64 = "StartingPositionTimestamp", "a change replaces the resource";
    tags: Vec<event_source_mapping::Tag> = "Tags";
    topics: Vec<String> = "Topics", "1 to 1 items";
    tumbling_window_in_seconds: i64 = "TumblingWindowInSeconds", "0 to 900";
}
attributes {
    id: EventSourceMappingId = "Id";
    event_source_mapping_arn: EventSourceMappingArn = "EventSourceMappingArn";
} }

/// What belongs to `AWS::Lambda::EventSourceMapping`.
pub mod event_source_mapping {
use crate::resource::define::*;

structure! { #[doc = "`AmazonManagedKafkaEventSourceConfig`."] AmazonManagedKafkaEventSourceConfig
require {
}
accept {
    consumer_group_id: String = "ConsumerGroupId";
    schema_registry_config: SchemaRegistryConfig = "SchemaRegistryConfig";
}
}
structure! { #[doc = "`DestinationConfig`."] DestinationConfig
require {
}
accept {
    on_failure: OnFailure = "OnFailure";
}
}
structure! { #[doc = "`DocumentDBEventSourceConfig`."] DocumentDBEventSourceConfig
require {
}
accept {
    collection_name: String = "CollectionName", "1 to 57 characters";
    database_name: String = "DatabaseName", "1 to 63 characters";
    full_document: DocumentDBEventSourceConfigFullDocument = "FullDocument";
}
}
structure! { #[doc = "`Endpoints`."] Endpoints
require {
}
accept {
    kafka_bootstrap_servers: Vec<String> = "KafkaBootstrapServers", "1 to 10 items";
}
}
structure! { #[doc = "`Filter`."] Filter
require {
}
accept {
    pattern: String = "Pattern", "0 to 4096 characters";
}
}
structure! { #[doc = "`FilterCriteria`."] FilterCriteria
require {
}
accept {
    filters: Vec<Filter> = "Filters", "1 to 20 items";
}
}
structure! { #[doc = "`LoggingConfig`."] LoggingConfig
require {
}
accept {
    system_log_level: LoggingConfigSystemLogLevel = "SystemLogLevel";
}
}
structure! { #[doc = "`MetricsConfig`."] MetricsConfig
require {
}
accept {
    metrics: Vec<MetricsConfigMetrics> = "Metrics", "0 to 3 items";
}
}
structure! { #[doc = "`OnFailure`."] OnFailure
require {
}
accept {
    destination: String = "Destination", "12 to 1024 characters";
}
}
structure! { #[doc = "`ProvisionedPollerConfig`."] ProvisionedPollerConfig
require {
}
accept {
    maximum_pollers: i64 = "MaximumPollers", "1 to 10000";
    minimum_pollers: i64 = "MinimumPollers", "1 to 200";
    poller_group_name: String = "PollerGroupName", "0 to 128 characters";
}
}
structure! { #[doc = "`ScalingConfig`."] ScalingConfig
require {
}
accept {
    maximum_concurrency: i64 = "MaximumConcurrency";
}
}
structure! { #[doc = "`SchemaRegistryAccessConfig`."] SchemaRegistryAccessConfig
require {
}
accept {
    type_: SchemaRegistryAccessConfigType = "Type";
    uri: String = "URI", "1 to 10000 characters";
}
}
structure! { #[doc = "`SchemaRegistryConfig`."] SchemaRegistryConfig
require {
}
accept {
    access_configs: Vec<SchemaRegistryAccessConfig> = "AccessConfigs", "at most 2 items";
    event_record_format: SchemaRegistryConfigEventRecordFormat = "EventRecordFormat";
    schema_registry_uri: String = "SchemaRegistryURI", "1 to 10000 characters";
    schema_validation_configs: Vec<SchemaValidationConfig> = "SchemaValidationConfigs", "1 to 2 items";
}
}
structure! { #[doc = "`SchemaValidationConfig`."] SchemaValidationConfig
require {
}
accept {
    attribute: SchemaValidationConfigAttribute = "Attribute";
}
}
structure! { #[doc = "`SelfManagedEventSource`."] SelfManagedEventSource
require {
}
accept {
    endpoints: Endpoints = "Endpoints";
}
}
structure! { #[doc = "`SelfManagedKafkaEventSourceConfig`."] SelfManagedKafkaEventSourceConfig
require {
}
accept {
    consumer_group_id: String = "ConsumerGroupId";
    consumption_mode: SelfManagedKafkaEventSourceConfigConsumptionMode = "ConsumptionMode";
    schema_registry_config: SchemaRegistryConfig = "SchemaRegistryConfig";
}
}
structure! { #[doc = "`SourceAccessConfiguration`."] SourceAccessConfiguration
require {
}
accept {
    type_: SourceAccessConfigurationType = "Type";
    uri: String = "URI", "1 to 200 characters";
}
}
structure! { #[doc = "`Tag`."] Tag
require {
    key: String = "Key", "1 to 128 characters";
}
accept {
    value: String = "Value", "0 to 256 characters";
}
}
enumeration! { DocumentDBEventSourceConfigFullDocument { UpdateLookup = "UpdateLookup"; Default = "Default"; } }
enumeration! { FunctionResponseTypes { ReportBatchItemFailures = "ReportBatchItemFailures"; } }
enumeration! { LoggingConfigSystemLogLevel { Debug = "DEBUG"; Info = "INFO"; Warn = "WARN"; } }
enumeration! { MetricsConfigMetrics { EventCount = "EventCount"; ErrorCount = "ErrorCount"; KafkaMetrics = "KafkaMetrics"; } }
enumeration! { SchemaRegistryAccessConfigType { BasicAuth = "BASIC_AUTH"; ClientCertificateTlsAuth = "CLIENT_CERTIFICATE_TLS_AUTH"; ServerRootCaCertificate = "SERVER_ROOT_CA_CERTIFICATE"; OauthbearerAuth = "OAUTHBEARER_AUTH"; } }
enumeration! { SchemaRegistryConfigEventRecordFormat { Json = "JSON"; Source = "SOURCE"; } }
enumeration! { SchemaValidationConfigAttribute { Key = "KEY"; Value = "VALUE"; } }
enumeration! { SelfManagedKafkaEventSourceConfigConsumptionMode { Stream = "Stream"; Queue = "Queue"; } }
enumeration! { SourceAccessConfigurationType { BasicAuth = "BASIC_AUTH"; VpcSubnet = "VPC_SUBNET"; VpcSecurityGroup = "VPC_SECURITY_GROUP"; SaslScram512Auth = "SASL_SCRAM_512_AUTH"; SaslScram256Auth = "SASL_SCRAM_256_AUTH"; VirtualHost = "VIRTUAL_HOST"; ClientCertificateTlsAuth = "CLIENT_CERTIFICATE_TLS_AUTH"; ServerRootCaCertificate = "SERVER_ROOT_CA_CERTIFICATE"; OauthbearerAuth = "OAUTHBEARER_AUTH"; OauthbearerScope = "OAUTHBEARER_SCOPE"; OauthbearerAudience = "OAUTHBEARER_AUDIENCE"; OauthbearerLogicalCluster = "OAUTHBEARER_LOGICAL_CLUSTER"; OauthbearerIdentityPool = "OAUTHBEARER_IDENTITY_POOL"; IamAuth = "IAM_AUTH"; IamOauthbearerAuth = "IAM_OAUTHBEARER_AUTH"; } }
}

resource! { "AWS::Lambda::Function" Function -> FunctionName;
require {
    code: function::Code = "Code";
    role: String = "Role", "0 to 10000 characters";
}
accept {
    architectures: Vec<function::Architectures> = "Architectures", "1 to 1 items";
    capacity_provider_config: function::CapacityProviderConfig = "CapacityProviderConfig";
    code_signing_config_arn: String = "CodeSigningConfigArn", "0 to 200 characters";
    dead_letter_config: function::DeadLetterConfig = "DeadLetterConfig";
    description: String = "Description", "0 to 256 characters";
    durable_config: function::DurableConfig = "DurableConfig";
    environment: function::Environment = "Environment";
    ephemeral_storage: function::EphemeralStorage = "EphemeralStorage";
    file_system_configs: Vec<function::FileSystemConfig> = "FileSystemConfigs", "0 to 1 items";
    function_name: String = "FunctionName", "at least 1 characters; a change replaces the resource";
    function_scaling_config: function::FunctionScalingConfig = "FunctionScalingConfig";
    handler: String = "Handler", "0 to 128 characters";
    image_config: function::ImageConfig = "ImageConfig";
    kms_key_arn: KeyArn = "KmsKeyArn", "0 to 10000 characters";
    layers: Vec<String> = "Layers", "at most 5 items";
    logging_config: function::LoggingConfig = "LoggingConfig";
    memory_size: i64 = "MemorySize", "128 to 32768";
    package_type: function::PackageType = "PackageType", "a change replaces the resource";
    publish_to_latest_published: bool = "PublishToLatestPublished";
    recursive_loop: function::RecursiveLoop = "RecursiveLoop";
    reserved_concurrent_executions: i64 = "ReservedConcurrentExecutions", "at least 0";
    runtime: function::Runtime = "Runtime";
    runtime_management_config: function::RuntimeManagementConfig = "RuntimeManagementConfig";
    snap_start: function::SnapStart = "SnapStart";
    tags: Vec<function::Tag> = "Tags";
    tenancy_config: function::TenancyConfig = "TenancyConfig", "a change replaces the resource";
    timeout: i64 = "Timeout", "1 to 5400";
    tracing_config: function::TracingConfig = "TracingConfig";
    vpc_config: function::VpcConfig = "VpcConfig";
}
attributes {
    snap_start_response: Json = "SnapStartResponse";
    snap_start_response_apply_on: String = "SnapStartResponse.ApplyOn";
    snap_start_response_optimization_status: String = "SnapStartResponse.OptimizationStatus";
    arn: LambdaFunctionArn = "Arn";
} }

/// What belongs to `AWS::Lambda::Function`.
pub mod function {
use crate::resource::define::*;

structure! { #[doc = "`CapacityProviderConfig`."] CapacityProviderConfig
require {
    lambda_managed_instances_capacity_provider_config: LambdaManagedInstancesCapacityProviderConfig = "LambdaManagedInstancesCapacityProviderConfig";
}
accept {
}
}
structure! { #[doc = "`Code`."] Code
require {
}
accept {
    image_uri: String = "ImageUri";
    s3_bucket: BucketName = "S3Bucket", "3 to 63 characters";
    s3_key: String = "S3Key", "1 to 1024 characters";
    s3_object_storage_mode: CodeS3ObjectStorageMode = "S3ObjectStorageMode";
    s3_object_version: String = "S3ObjectVersion", "1 to 1024 characters";
    source_kms_key_arn: KeyArn = "SourceKMSKeyArn", "0 to 10000 characters";
    zip_file: String = "ZipFile";
}
}
structure! { #[doc = "`DeadLetterConfig`."] DeadLetterConfig
require {
}
accept {
    target_arn: String = "TargetArn", "0 to 10000 characters";
}
}
structure! { #[doc = "`DurableConfig`."] DurableConfig
require {
    execution_timeout: i64 = "ExecutionTimeout", "1 to 31622400";
}
accept {
    kms_key_arn: KeyArn = "KMSKeyArn", "0 to 10000 characters";
    retention_period_in_days: i64 = "RetentionPeriodInDays", "1 to 90";
}
}
structure! { #[doc = "`Environment`."] Environment
require {
}
accept {
    variables: Json = "Variables";
}
}
structure! { #[doc = "`EphemeralStorage`."] EphemeralStorage
require {
    size: i64 = "Size", "512 to 32768";
}
accept {
}
}
structure! { #[doc = "`FileSystemConfig`."] FileSystemConfig
require {
    arn: String = "Arn", "at most 200 characters";
    local_mount_path: String = "LocalMountPath", "0 to 160 characters";
}
accept {
    s3_files_config: S3FilesConfig = "S3FilesConfig";
}
}
structure! { #[doc = "`FunctionScalingConfig`."] FunctionScalingConfig
require {
}
accept {
    max_execution_environments: i64 = "MaxExecutionEnvironments", "0 to 15000";
    min_execution_environments: i64 = "MinExecutionEnvironments", "0 to 15000";
}
}
structure! { #[doc = "`ImageConfig`."] ImageConfig
require {
}
accept {
    command: Vec<String> = "Command", "0 to 1500 items";
    entry_point: Vec<String> = "EntryPoint", "0 to 1500 items";
    working_directory: String = "WorkingDirectory", "0 to 1000 characters";
}
}
structure! { #[doc = "`LambdaManagedInstancesCapacityProviderConfig`."] LambdaManagedInstancesCapacityProviderConfig
require {
    capacity_provider_arn: String = "CapacityProviderArn", "1 to 140 characters";
}
accept {
    execution_environment_memory_gi_b_per_v_cpu: f64 = "ExecutionEnvironmentMemoryGiBPerVCpu", "2 to 8";
    per_execution_environment_max_concurrency: i64 = "PerExecutionEnvironmentMaxConcurrency", "1 to 1600";
}
}
structure! { #[doc = "`LoggingConfig`."] LoggingConfig
require {
}
accept {
    application_log_level: LoggingConfigApplicationLogLevel = "ApplicationLogLevel";
    log_format: LoggingConfigLogFormat = "LogFormat";
    log_group: String = "LogGroup", "1 to 512 characters";
    system_log_level: LoggingConfigSystemLogLevel = "SystemLogLevel";
}
}
structure! { #[doc = "`RuntimeManagementConfig`."] RuntimeManagementConfig
require {
    update_runtime_on: RuntimeManagementConfigUpdateRuntimeOn = "UpdateRuntimeOn";
}
accept {
    runtime_version_arn: String = "RuntimeVersionArn";
}
}
structure! { #[doc = "`S3FilesConfig`."] S3FilesConfig
require {
}
accept {
    direct_s3_read: S3FilesConfigDirectS3Read = "DirectS3Read";
}
}
structure! { #[doc = "`SnapStart`."] SnapStart
require {
    apply_on: SnapStartApplyOn = "ApplyOn";
}
accept {
}
}
structure! { #[doc = "`SnapStartResponse`."] SnapStartResponse
require {
}
accept {
    apply_on: SnapStartResponseApplyOn = "ApplyOn";
    optimization_status: SnapStartResponseOptimizationStatus = "OptimizationStatus";
}
}
structure! { #[doc = "`Tag`."] Tag
require {
    key: String = "Key", "1 to 128 characters";
}
accept {
    value: String = "Value", "0 to 256 characters";
}
}
structure! { #[doc = "`TenancyConfig`."] TenancyConfig
require {
    tenant_isolation_mode: TenancyConfigTenantIsolationMode = "TenantIsolationMode";
}
accept {
}
}
structure! { #[doc = "`TracingConfig`."] TracingConfig
require {
}
accept {
    mode: TracingConfigMode = "Mode";
}
}
structure! { #[doc = "`VpcConfig`."] VpcConfig
require {
}
accept {
    ipv6_allowed_for_dual_stack: bool = "Ipv6AllowedForDualStack";
    security_group_ids: Vec<SecurityGroupId> = "SecurityGroupIds", "0 to 5 items";
    subnet_ids: Vec<String> = "SubnetIds", "0 to 16 items";
}
}
enumeration! { Architectures { X8664 = "x86_64"; Arm64 = "arm64"; } }
enumeration! { CodeS3ObjectStorageMode { Copy = "COPY"; Reference = "REFERENCE"; } }
enumeration! { LoggingConfigApplicationLogLevel { Trace = "TRACE"; Debug = "DEBUG"; Info = "INFO"; Warn = "WARN"; Error = "ERROR"; Fatal = "FATAL"; } }
enumeration! { LoggingConfigLogFormat { Text = "Text"; Json = "JSON"; } }
enumeration! { LoggingConfigSystemLogLevel { Debug = "DEBUG"; Info = "INFO"; Warn = "WARN"; } }
enumeration! { PackageType { Image = "Image"; Zip = "Zip"; } }
enumeration! { RecursiveLoop { Allow = "Allow"; Terminate = "Terminate"; } }
enumeration! { Runtime { Dotnet10 = "dotnet10"; Dotnet6 = "dotnet6"; Dotnet8 = "dotnet8"; Dotnetcore10 = "dotnetcore1.0"; Dotnetcore20 = "dotnetcore2.0"; Dotnetcore21 = "dotnetcore2.1"; Dotnetcore31 = "dotnetcore3.1"; Go1X = "go1.x"; Java11 = "java11"; Java11Al2023 = "java11.al2023"; Java17 = "java17"; Java17Al2023 = "java17.al2023"; Java21 = "java21"; Java25 = "java25"; Java8 = "java8"; Java8Al2 = "java8.al2"; Java8Al2023 = "java8.al2023"; Nodejs = "nodejs"; Nodejs10X = "nodejs10.x"; Nodejs12X = "nodejs12.x"; Nodejs14X = "nodejs14.x"; Nodejs16X = "nodejs16.x"; Nodejs18X = "nodejs18.x"; Nodejs20X = "nodejs20.x"; Nodejs22X = "nodejs22.x"; Nodejs24X = "nodejs24.x"; Nodejs26X = "nodejs26.x"; Nodejs43 = "nodejs4.3"; Nodejs43Edge = "nodejs4.3-edge"; Nodejs610 = "nodejs6.10"; Nodejs810 = "nodejs8.10"; Provided = "provided"; ProvidedAl2 = "provided.al2"; ProvidedAl2023 = "provided.al2023"; Python27 = "python2.7"; Python310 = "python3.10"; Python311 = "python3.11"; Python312 = "python3.12"; Python313 = "python3.13"; Python314 = "python3.14"; Python315 = "python3.15"; Python36 = "python3.6"; Python37 = "python3.7"; Python38 = "python3.8"; Python39 = "python3.9"; Ruby25 = "ruby2.5"; Ruby27 = "ruby2.7"; Ruby32 = "ruby3.2"; Ruby33 = "ruby3.3"; Ruby34 = "ruby3.4"; Ruby40 = "ruby4.0"; } }
enumeration! { RuntimeManagementConfigUpdateRuntimeOn { Auto = "Auto"; FunctionUpdate = "FunctionUpdate"; Manual = "Manual"; } }
enumeration! { S3FilesConfigDirectS3Read { Enabled = "ENABLED"; Disabled = "DISABLED"; Auto = "AUTO"; } }
enumeration! { SnapStartApplyOn { PublishedVersions = "PublishedVersions"; None = "None"; } }
enumeration! { SnapStartResponseApplyOn { PublishedVersions = "PublishedVersions"; None = "None"; } }
enumeration! { SnapStartResponseOptimizationStatus { On = "On"; Off = "Off"; } }
enumeration! { TenancyConfigTenantIsolationMode { PerTenant = "PER_TENANT"; } }
enumeration! { TracingConfigMode { Active = "Active"; PassThrough = "PassThrough"; } }
}

resource! { "AWS::Lambda::Permission" Permission -> PermissionId;
require {
    action: String = "Action", "1 to 256 characters; a change replaces the resource";
    function_name: String = "FunctionName", "1 to 140 characters; a change replaces the resource";
    principal: String = "Principal", "1 to 256 characters; a change replaces the resource";
}
accept {
    event_source_token: String = "EventSourceToken", "1 to 256 characters; a change replaces the resource";
    function_url_auth_type: permission::FunctionUrlAuthType = "FunctionUrlAuthType", "a change replaces the resource";
    invoked_via_function_url: bool = "InvokedViaFunctionUrl", "a change replaces the resource";
    principal_org_id: String = "PrincipalOrgID", "12 to 34 characters; a change replaces the resource";
    source_account: String = "SourceAccount", "12 to 12 characters; a change replaces the resource";
    source_arn: String = "SourceArn", "12 to 1024 characters; a change replaces the resource";
}
attributes {
    id: PermissionId = "Id";
} }

/// What belongs to `AWS::Lambda::Permission`.
pub mod permission {
use crate::resource::define::*;

enumeration! { FunctionUrlAuthType { AwsIam = "AWS_IAM"; None = "NONE"; } }
}

resource! { "AWS::Lambda::Url" Url -> String;
require {
    auth_type: url::AuthType = "AuthType";
    target_function_arn: String = "TargetFunctionArn", "a change replaces the resource";
}
accept {
    cors: url::Cors = "Cors";
    invoke_mode: url::InvokeMode = "InvokeMode";
    qualifier: String = "Qualifier", "1 to 128 characters; a change replaces the resource";
}
attributes {
    function_url: String = "FunctionUrl";
    function_arn: LambdaFunctionArn = "FunctionArn";
} }

/// What belongs to `AWS::Lambda::Url`.
pub mod url {
use crate::resource::define::*;

structure! { #[doc = "`Cors`."] Cors
require {
}
accept {
    allow_credentials: bool = "AllowCredentials";
    allow_headers: Vec<String> = "AllowHeaders";
    allow_methods: Vec<String> = "AllowMethods";
    allow_origins: Vec<String> = "AllowOrigins";
    expose_headers: Vec<String> = "ExposeHeaders";
    max_age: i64 = "MaxAge", "0 to 86400";
}
}
enumeration! { AuthType { AwsIam = "AWS_IAM"; None = "NONE"; } }
enumeration! { InvokeMode { Buffered = "BUFFERED"; ResponseStream = "RESPONSE_STREAM"; } }
}

resource! { "AWS::Lambda::Version" Version -> String;
require {
    function_name: String = "FunctionName", "1 to 140 characters; a change replaces the resource";
}
accept {
    code_sha256: String = "CodeSha256", "a change replaces the resource";
    description: String = "Description", "0 to 256 characters; a change replaces the resource";
    function_scaling_config: version::FunctionScalingConfig = "FunctionScalingConfig";
    provisioned_concurrency_config: version::ProvisionedConcurrencyConfiguration = "ProvisionedConcurrencyConfig", "a change replaces the resource";
    runtime_policy: version::RuntimePolicy = "RuntimePolicy", "a change replaces the resource";
}
attributes {
    version: String = "Version";
    function_arn: LambdaFunctionArn = "FunctionArn";
} }

/// What belongs to `AWS::Lambda::Version`.
pub mod version {
use crate::resource::define::*;

structure! { #[doc = "`FunctionScalingConfig`."] FunctionScalingConfig
require {
}
accept {
    max_execution_environments: i64 = "MaxExecutionEnvironments", "0 to 15000";
    min_execution_environments: i64 = "MinExecutionEnvironments", "0 to 15000";
}
}
structure! { #[doc = "`ProvisionedConcurrencyConfiguration`."] ProvisionedConcurrencyConfiguration
require {
    provisioned_concurrent_executions: i64 = "ProvisionedConcurrentExecutions";
}
accept {
}
}
structure! { #[doc = "`RuntimePolicy`."] RuntimePolicy
require {
    update_runtime_on: String = "UpdateRuntimeOn";
}
accept {
    runtime_version_arn: String = "RuntimeVersionArn", "26 to 2048 characters";
}
}
}
