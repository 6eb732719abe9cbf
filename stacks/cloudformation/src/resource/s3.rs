//! `AWS::S3`. Written by `cargo xtask schema update`; not edited by hand.
#![doc = include_str!("../../examples/s3.md")]

use super::define::*;

resource! { "AWS::S3::Bucket" Bucket -> BucketName;
require {
}
accept {
    abac_status: bucket::AbacStatus = "AbacStatus";
    accelerate_configuration: bucket::AccelerateConfiguration = "AccelerateConfiguration";
    access_control: bucket::AccessControl = "AccessControl";
    analytics_configurations: Vec<bucket::AnalyticsConfiguration> = "AnalyticsConfigurations";
    bucket_encryption: bucket::BucketEncryption = "BucketEncryption";
    bucket_name: BucketName = "BucketName", "at most 63 characters; a change replaces the resource";
    bucket_name_prefix: String = "BucketNamePrefix", "a change replaces the resource";
    bucket_namespace: bucket::BucketNamespace = "BucketNamespace", "a change replaces the resource";
    cors_configuration: bucket::CorsConfiguration = "CorsConfiguration";
    intelligent_tiering_configurations: Vec<bucket::IntelligentTieringConfiguration> = "IntelligentTieringConfigurations";
    inventory_configurations: Vec<bucket::InventoryConfiguration> = "InventoryConfigurations";
    lifecycle_configuration: bucket::LifecycleConfiguration = "LifecycleConfiguration";
    logging_configuration: bucket::LoggingConfiguration = "LoggingConfiguration";
    metadata_configuration: bucket::MetadataConfiguration = "MetadataConfiguration";
    metadata_table_configuration: bucket::MetadataTableConfiguration = "MetadataTableConfiguration";
    metrics_configurations: Vec<bucket::MetricsConfiguration> = "MetricsConfigurations";
    notification_configuration: bucket::NotificationConfiguration = "NotificationConfiguration";
    object_lock_configuration: bucket::ObjectLockConfiguration = "ObjectLockConfiguration";
    object_lock_enabled: bool = "ObjectLockEnabled";
    ownership_controls: bucket::OwnershipControls = "OwnershipControls";
    public_access_block_configuration: bucket::PublicAccessBlockConfiguration = "PublicAccessBlockConfiguration";
    replication_configuration: bucket::ReplicationConfiguration = "ReplicationConfiguration";
    tags: Vec<bucket::Tag> = "Tags";
    versioning_configuration: bucket::VersioningConfiguration = "VersioningConfiguration";
    website_configuration: bucket::WebsiteConfiguration = "WebsiteConfiguration";
}
attributes {
    arn: BucketArn = "Arn";
    domain_name: String = "DomainName";
    dual_stack_domain_name: String = "DualStackDomainName";
    regional_domain_name: String = "RegionalDomainName";
    metadata_table_configuration_s3_tables_destination_table_namespace: String = "MetadataTableConfiguration.S3TablesDestination.TableNamespace";
    metadata_table_configuration_s3_tables_destination_table_arn: String = "MetadataTableConfiguration.S3TablesDestination.TableArn";
    metadata_configuration_destination: Json = "MetadataConfiguration.Destination";
    metadata_configuration_journal_table_configuration_table_name: String = "MetadataConfiguration.JournalTableConfiguration.TableName";
    metadata_configuration_journal_table_configuration_table_arn: String = "MetadataConfiguration.JournalTableConfiguration.TableArn";
    metadata_configuration_inventory_table_configuration_table_name: String = "MetadataConfiguration.InventoryTableConfiguration.TableName";
    metadata_configuration_inventory_table_configuration_table_arn: String = "MetadataConfiguration.InventoryTableConfiguration.TableArn";
    metadata_configuration_annotation_table_configuration_table_name: String = "MetadataConfiguration.AnnotationTableConfiguration.TableName";
    metadata_configuration_annotation_table_configuration_table_arn: String = "MetadataConfiguration.AnnotationTableConfiguration.TableArn";
    website_url: String = "WebsiteURL";
} }

/// What belongs to `AWS::S3::Bucket`.
pub mod bucket {
use crate::resource::define::*;

structure! { #[doc = "`AbortIncompleteMultipartUpload`."] AbortIncompleteMultipartUpload
require {
    days_after_initiation: i64 = "DaysAfterInitiation", "at least 0";
}
accept {
}
}
structure! { #[doc = "`AccelerateConfiguration`."] AccelerateConfiguration
require {
    acceleration_status: AccelerateConfigurationAccelerationStatus = "AccelerationStatus";
}
accept {
}
}
structure! { #[doc = "`AccessControlTranslation`."] AccessControlTranslation
require {
    owner: AccessControlTranslationOwner = "Owner";
}
accept {
}
}
structure! { #[doc = "`AnalyticsConfiguration`."] AnalyticsConfiguration
require {
    id: String = "Id";
    storage_class_analysis: StorageClassAnalysis = "StorageClassAnalysis";
}
accept {
    prefix: String = "Prefix";
    tag_filters: Vec<TagFilter> = "TagFilters";
}
}
structure! { #[doc = "`AnnotationTableConfiguration`."] AnnotationTableConfiguration
require {
    configuration_state: AnnotationTableConfigurationConfigurationState = "ConfigurationState";
}
accept {
    encryption_configuration: MetadataTableEncryptionConfiguration = "EncryptionConfiguration";
    role: String = "Role";
    table_arn: String = "TableArn";
    table_name: String = "TableName";
}
}
structure! { #[doc = "`BlockedEncryptionTypes`."] BlockedEncryptionTypes
require {
}
accept {
    encryption_type: Vec<BlockedEncryptionTypesEncryptionType> = "EncryptionType";
}
}
structure! { #[doc = "`BucketEncryption`."] BucketEncryption
require {
    server_side_encryption_configuration: Vec<ServerSideEncryptionRule> = "ServerSideEncryptionConfiguration";
}
accept {
}
}
structure! { #[doc = "`CorsConfiguration`."] CorsConfiguration
require {
    cors_rules: Vec<CorsRule> = "CorsRules";
}
accept {
}
}
structure! { #[doc = "`CorsRule`."] CorsRule
require {
    allowed_methods: Vec<CorsRuleAllowedMethods> = "AllowedMethods";
    allowed_origins: Vec<String> = "AllowedOrigins";
}
accept {
    allowed_headers: Vec<String> = "AllowedHeaders";
    exposed_headers: Vec<String> = "ExposedHeaders";
    id: String = "Id", "at most 255 characters";
    max_age: i64 = "MaxAge", "at least 0";
}
}
structure! { #[doc = "`DataExport`."] DataExport
require {
    destination: Destination = "Destination";
    output_schema_version: String = "OutputSchemaVersion";
}
accept {
}
}
structure! { #[doc = "`DefaultEventHold`."] DefaultEventHold
require {
}
accept {
    days: i64 = "Days";
    years: i64 = "Years";
}
}
structure! { #[doc = "`DefaultRetention`."] DefaultRetention
require {
}
accept {
    days: i64 = "Days";
    default_event_hold: DefaultEventHold = "DefaultEventHold";
    mode: DefaultRetentionMode = "Mode";
    years: i64 = "Years";
}
}
structure! { #[doc = "`DeleteMarkerReplication`."] DeleteMarkerReplication
require {
}
accept {
    status: DeleteMarkerReplicationStatus = "Status";
}
}
structure! { #[doc = "`Destination`."] Destination
require {
    bucket_arn: BucketArn = "BucketArn";
    format: DestinationFormat = "Format";
}
accept {
    bucket_account_id: String = "BucketAccountId";
    prefix: String = "Prefix";
}
}
structure! { #[doc = "`EncryptionConfiguration`."] EncryptionConfiguration
require {
    replica_kms_key_id: String = "ReplicaKmsKeyID";
}
accept {
}
}
structure! { #[doc = "`EventBridgeConfiguration`."] EventBridgeConfiguration
require {
    event_bridge_enabled: bool = "EventBridgeEnabled";
}
accept {
}
}
structure! { #[doc = "`FilterRule`."] FilterRule
require {
    name: String = "Name", "at most 1024 characters";
    value: String = "Value";
}
accept {
}
}
structure! { #[doc = "`IntelligentTieringConfiguration`."] IntelligentTieringConfiguration
require {
    id: String = "Id";
    status: IntelligentTieringConfigurationStatus = "Status";
    tierings: Vec<Tiering> = "Tierings";
}
accept {
    prefix: String = "Prefix";
    tag_filters: Vec<TagFilter> = "TagFilters";
}
}
structure! { #[doc = "`InventoryConfiguration`."] InventoryConfiguration
require {
    destination: Destination = "Destination";
    enabled: bool = "Enabled";
    id: String = "Id";
    included_object_versions: InventoryConfigurationIncludedObjectVersions = "IncludedObjectVersions";
    schedule_frequency: InventoryConfigurationScheduleFrequency = "ScheduleFrequency";
}
accept {
    optional_fields: Vec<InventoryConfigurationOptionalFields> = "OptionalFields";
    prefix: String = "Prefix";
}
}
structure! { #[doc = "`InventoryTableConfiguration`."] InventoryTableConfiguration
require {
    configuration_state: InventoryTableConfigurationConfigurationState = "ConfigurationState";
}
accept {
    encryption_configuration: MetadataTableEncryptionConfiguration = "EncryptionConfiguration";
    table_arn: String = "TableArn";
    table_name: String = "TableName";
}
}
structure! { #[doc = "`JournalTableConfiguration`."] JournalTableConfiguration
require {
    record_expiration: RecordExpiration = "RecordExpiration";
}
accept {
    encryption_configuration: MetadataTableEncryptionConfiguration = "EncryptionConfiguration";
    table_arn: String = "TableArn";
    table_name: String = "TableName";
}
}
structure! { #[doc = "`LambdaConfiguration`."] LambdaConfiguration
require {
    event: String = "Event";
    function: String = "Function";
}
accept {
    filter: NotificationFilter = "Filter";
}
}
structure! { #[doc = "`LifecycleConfiguration`."] LifecycleConfiguration
require {
    rules: Vec<Rule> = "Rules";
}
accept {
    transition_default_minimum_object_size: LifecycleConfigurationTransitionDefaultMinimumObjectSize = "TransitionDefaultMinimumObjectSize";
}
}
structure! { #[doc = "`LoggingConfiguration`."] LoggingConfiguration
require {
}
accept {
    destination_bucket_name: String = "DestinationBucketName";
    log_file_prefix: String = "LogFilePrefix";
    target_object_key_format: Json = "TargetObjectKeyFormat";
}
}
structure! { #[doc = "`MetadataConfiguration`."] MetadataConfiguration
require {
    journal_table_configuration: JournalTableConfiguration = "JournalTableConfiguration";
}
accept {
    annotation_table_configuration: AnnotationTableConfiguration = "AnnotationTableConfiguration";
    destination: MetadataDestination = "Destination";
    inventory_table_configuration: InventoryTableConfiguration = "InventoryTableConfiguration";
}
}
structure! { #[doc = "`MetadataDestination`."] MetadataDestination
require {
    table_bucket_type: MetadataDestinationTableBucketType = "TableBucketType";
}
accept {
    table_bucket_arn: String = "TableBucketArn";
    table_namespace: String = "TableNamespace";
}
}
structure! { #[doc = "`MetadataTableConfiguration`."] MetadataTableConfiguration
require {
    s3_tables_destination: S3TablesDestination = "S3TablesDestination";
}
accept {
}
}
structure! { #[doc = "`MetadataTableEncryptionConfiguration`."] MetadataTableEncryptionConfiguration
require {
    sse_algorithm: MetadataTableEncryptionConfigurationSseAlgorithm = "SseAlgorithm";
}
accept {
    kms_key_arn: KeyArn = "KmsKeyArn";
}
}
structure! { #[doc = "`Metrics`."] Metrics
require {
    status: MetricsStatus = "Status";
}
accept {
    event_threshold: ReplicationTimeValue = "EventThreshold";
}
}
structure! { #[doc = "`MetricsConfiguration`."] MetricsConfiguration
require {
    id: String = "Id";
}
accept {
    access_point_arn: String = "AccessPointArn";
    prefix: String = "Prefix";
    tag_filters: Vec<TagFilter> = "TagFilters";
}
}
structure! { #[doc = "`NoncurrentVersionExpiration`."] NoncurrentVersionExpiration
require {
    noncurrent_days: i64 = "NoncurrentDays";
}
accept {
    newer_noncurrent_versions: i64 = "NewerNoncurrentVersions";
}
}
structure! { #[doc = "`NoncurrentVersionTransition`."] NoncurrentVersionTransition
require {
    storage_class: String = "StorageClass";
    transition_in_days: i64 = "TransitionInDays";
}
accept {
    newer_noncurrent_versions: i64 = "NewerNoncurrentVersions";
}
}
structure! { #[doc = "`NotificationConfiguration`."] NotificationConfiguration
require {
}
accept {
    event_bridge_configuration: EventBridgeConfiguration = "EventBridgeConfiguration";
    lambda_configurations: Vec<LambdaConfiguration> = "LambdaConfigurations";
    queue_configurations: Vec<QueueConfiguration> = "QueueConfigurations";
    topic_configurations: Vec<TopicConfiguration> = "TopicConfigurations";
}
}
structure! { #[doc = "`NotificationFilter`."] NotificationFilter
require {
    s3_key: S3KeyFilter = "S3Key";
}
accept {
}
}
structure! { #[doc = "`ObjectLockConfiguration`."] ObjectLockConfiguration
require {
}
accept {
    object_lock_enabled: ObjectLockConfigurationObjectLockEnabled = "ObjectLockEnabled";
    rule: ObjectLockRule = "Rule";
}
}
structure! { #[doc = "`ObjectLockRule`."] ObjectLockRule
require {
}
accept {
    default_retention: DefaultRetention = "DefaultRetention";
}
}
structure! { #[doc = "`OwnershipControls`."] OwnershipControls
require {
    rules: Vec<OwnershipControlsRule> = "Rules";
}
accept {
}
}
structure! { #[doc = "`OwnershipControlsRule`."] OwnershipControlsRule
require {
}
accept {
    object_ownership: OwnershipControlsRuleObjectOwnership = "ObjectOwnership";
}
}
structure! { #[doc = "`PartitionedPrefix`."] PartitionedPrefix
require {
}
accept {
    partition_date_source: PartitionedPrefixPartitionDateSource = "PartitionDateSource";
}
}
structure! { #[doc = "`PublicAccessBlockConfiguration`."] PublicAccessBlockConfiguration
require {
}
accept {
    block_public_acls: bool = "BlockPublicAcls";
    block_public_policy: bool = "BlockPublicPolicy";
    ignore_public_acls: bool = "IgnorePublicAcls";
    restrict_public_buckets: bool = "RestrictPublicBuckets";
}
}
structure! { #[doc = "`QueueConfiguration`."] QueueConfiguration
require {
    event: String = "Event";
    queue: String = "Queue";
}
accept {
    filter: NotificationFilter = "Filter";
}
}
structure! { #[doc = "`RecordExpiration`."] RecordExpiration
require {
    expiration: RecordExpirationExpiration = "Expiration";
}
accept {
    days: i64 = "Days";
}
}
structure! { #[doc = "`RedirectAllRequestsTo`."] RedirectAllRequestsTo
require {
    host_name: String = "HostName";
}
accept {
    protocol: RedirectAllRequestsToProtocol = "Protocol";
}
}
structure! { #[doc = "`RedirectRule`."] RedirectRule
require {
}
accept {
    host_name: String = "HostName";
    http_redirect_code: String = "HttpRedirectCode";
    protocol: RedirectRuleProtocol = "Protocol";
    replace_key_prefix_with: String = "ReplaceKeyPrefixWith";
    replace_key_with: String = "ReplaceKeyWith";
}
}
structure! { #[doc = "`ReplicaModifications`."] ReplicaModifications
require {
    status: ReplicaModificationsStatus = "Status";
}
accept {
}
}
structure! { #[doc = "`ReplicationConfiguration`."] ReplicationConfiguration
require {
    role: String = "Role";
    rules: Vec<ReplicationRule> = "Rules";
}
accept {
}
}
structure! { #[doc = "`ReplicationDestination`."] ReplicationDestination
require {
    bucket: String = "Bucket";
}
accept {
    access_control_translation: AccessControlTranslation = "AccessControlTranslation";
    account: String = "Account";
    encryption_configuration: EncryptionConfiguration = "EncryptionConfiguration";
    metrics: Metrics = "Metrics";
    replication_time: ReplicationTime = "ReplicationTime";
    storage_class: ReplicationDestinationStorageClass = "StorageClass";
}
}
structure! { #[doc = "`ReplicationRule`."] ReplicationRule
require {
    destination: ReplicationDestination = "Destination";
    status: ReplicationRuleStatus = "Status";
}
accept {
    delete_marker_replication: DeleteMarkerReplication = "DeleteMarkerReplication";
    filter: ReplicationRuleFilter = "Filter";
    id: String = "Id", "at most 255 characters";
    prefix: String = "Prefix", "at most 1024 characters";
    priority: i64 = "Priority";
    source_selection_criteria: SourceSelectionCriteria = "SourceSelectionCriteria";
}
}
structure! { #[doc = "`ReplicationRuleAndOperator`."] ReplicationRuleAndOperator
require {
}
accept {
    prefix: String = "Prefix";
    tag_filters: Vec<TagFilter> = "TagFilters";
}
}
structure! { #[doc = "`ReplicationRuleFilter`."] ReplicationRuleFilter
require {
}
accept {
    and: ReplicationRuleAndOperator = "And";
    prefix: String = "Prefix";
    tag_filter: TagFilter = "TagFilter";
}
}
structure! { #[doc = "`ReplicationTime`."] ReplicationTime
require {
    status: ReplicationTimeStatus = "Status";
    time: ReplicationTimeValue = "Time";
}
accept {
}
}
structure! { #[doc = "`ReplicationTimeValue`."] ReplicationTimeValue
require {
    minutes: i64 = "Minutes";
}
accept {
}
}
structure! { #[doc = "`RoutingRule`."] RoutingRule
require {
    redirect_rule: RedirectRule = "RedirectRule";
}
accept {
    routing_rule_condition: RoutingRuleCondition = "RoutingRuleCondition";
}
}
structure! { #[doc = "`RoutingRuleCondition`."] RoutingRuleCondition
require {
}
accept {
    http_error_code_returned_equals: String = "HttpErrorCodeReturnedEquals";
    key_prefix_equals: String = "KeyPrefixEquals";
}
}
structure! { #[doc = "`Rule`."] Rule
require {
    status: RuleStatus = "Status";
}
accept {
    abort_incomplete_multipart_upload: AbortIncompleteMultipartUpload = "AbortIncompleteMultipartUpload";
    expiration_date: String = "ExpirationDate";
    expiration_in_days: i64 = "ExpirationInDays";
    expired_object_delete_marker: bool = "ExpiredObjectDeleteMarker";
    id: String = "Id", "at most 255 characters";
    noncurrent_version_expiration: NoncurrentVersionExpiration = "NoncurrentVersionExpiration";
    noncurrent_version_expiration_in_days: i64 = "NoncurrentVersionExpirationInDays";
    noncurrent_version_transition: NoncurrentVersionTransition = "NoncurrentVersionTransition";
    noncurrent_version_transitions: Vec<NoncurrentVersionTransition> = "NoncurrentVersionTransitions";
    object_size_greater_than: String = "ObjectSizeGreaterThan", "at most 20 characters";
    object_size_less_than: String = "ObjectSizeLessThan", "at most 20 characters";
    prefix: String = "Prefix";
    tag_filters: Vec<TagFilter> = "TagFilters";
    transition: Transition = "Transition";
    transitions: Vec<Transition> = "Transitions";
}
}
structure! { #[doc = "`S3KeyFilter`."] S3KeyFilter
require {
    rules: Vec<FilterRule> = "Rules";
}
accept {
}
}
structure! { #[doc = "`S3TablesDestination`."] S3TablesDestination
require {
    table_bucket_arn: String = "TableBucketArn";
    table_name: String = "TableName";
}
accept {
    table_arn: String = "TableArn";
    table_namespace: String = "TableNamespace";
}
}
structure! { #[doc = "`ServerSideEncryptionByDefault`."] ServerSideEncryptionByDefault
require {
    sse_algorithm: ServerSideEncryptionByDefaultSSEAlgorithm = "SSEAlgorithm";
}
accept {
    kms_master_key_id: String = "KMSMasterKeyID";
}
}
structure! { #[doc = "`ServerSideEncryptionRule`."] ServerSideEncryptionRule
require {
}
accept {
    blocked_encryption_types: BlockedEncryptionTypes = "BlockedEncryptionTypes";
    bucket_key_enabled: bool = "BucketKeyEnabled";
    server_side_encryption_by_default: ServerSideEncryptionByDefault = "ServerSideEncryptionByDefault";
}
}
structure! { #[doc = "`SourceSelectionCriteria`."] SourceSelectionCriteria
require {
}
accept {
    replica_modifications: ReplicaModifications = "ReplicaModifications";
    sse_kms_encrypted_objects: SseKmsEncryptedObjects = "SseKmsEncryptedObjects";
}
}
structure! { #[doc = "`SseKmsEncryptedObjects`."] SseKmsEncryptedObjects
require {
    status: SseKmsEncryptedObjectsStatus = "Status";
}
accept {
}
}
structure! { #[doc = "`StorageClassAnalysis`."] StorageClassAnalysis
require {
}
accept {
    data_export: DataExport = "DataExport";
}
}
structure! { #[doc = "`Tag`."] Tag
require {
    key: String = "Key", "1 to 128 characters";
    value: String = "Value", "at most 256 characters";
}
accept {
}
}
structure! { #[doc = "`TagFilter`."] TagFilter
require {
    key: String = "Key";
    value: String = "Value";
}
accept {
}
}
structure! { #[doc = "`Tiering`."] Tiering
require {
    access_tier: TieringAccessTier = "AccessTier";
    days: i64 = "Days";
}
accept {
}
}
structure! { #[doc = "`TopicConfiguration`."] TopicConfiguration
require {
    event: String = "Event";
    topic: String = "Topic";
}
accept {
    filter: NotificationFilter = "Filter";
}
}
structure! { #[doc = "`Transition`."] Transition
require {
    storage_class: String = "StorageClass";
}
accept {
    transition_date: String = "TransitionDate";
    transition_in_days: i64 = "TransitionInDays";
}
}
structure! { #[doc = "`VersioningConfiguration`."] VersioningConfiguration
require {
    status: VersioningConfigurationStatus = "Status";
}
accept {
}
}
structure! { #[doc = "`WebsiteConfiguration`."] WebsiteConfiguration
require {
}
accept {
    error_document: String = "ErrorDocument";
    index_document: String = "IndexDocument";
    redirect_all_requests_to: RedirectAllRequestsTo = "RedirectAllRequestsTo";
    routing_rules: Vec<RoutingRule> = "RoutingRules";
}
}
enumeration! { AbacStatus { Enabled = "Enabled"; Disabled = "Disabled"; } }
enumeration! { AccelerateConfigurationAccelerationStatus { Enabled = "Enabled"; Suspended = "Suspended"; } }
enumeration! { AccessControl { AuthenticatedRead = "AuthenticatedRead"; AwsExecRead = "AwsExecRead"; BucketOwnerFullControl = "BucketOwnerFullControl"; BucketOwnerRead = "BucketOwnerRead"; LogDeliveryWrite = "LogDeliveryWrite"; Private = "Private"; PublicRead = "PublicRead"; PublicReadWrite = "PublicReadWrite"; } }
enumeration! { AccessControlTranslationOwner { Destination = "Destination"; } }
enumeration! { AnnotationTableConfigurationConfigurationState { Enabled = "ENABLED"; Disabled = "DISABLED"; } }
enumeration! { BlockedEncryptionTypesEncryptionType { None = "NONE"; SseC = "SSE-C"; } }
enumeration! { BucketNamespace { Global = "global"; AccountRegional = "account-regional"; } }
enumeration! { CorsRuleAllowedMethods { Get = "GET"; Put = "PUT"; Head = "HEAD"; Post = "POST"; Delete = "DELETE"; } }
enumeration! { DefaultRetentionMode { Compliance = "COMPLIANCE"; Governance = "GOVERNANCE"; } }
enumeration! { DeleteMarkerReplicationStatus { Disabled = "Disabled"; Enabled = "Enabled"; } }
enumeration! { DestinationFormat { Csv = "CSV"; Orc = "ORC"; Parquet = "Parquet"; } }
enumeration! { IntelligentTieringConfigurationStatus { Disabled = "Disabled"; Enabled = "Enabled"; } }
enumeration! { InventoryConfigurationIncludedObjectVersions { All = "All"; Current = "Current"; } }
enumeration! { InventoryConfigurationOptionalFields { Size = "Size"; LastModifiedDate = "LastModifiedDate"; StorageClass = "StorageClass"; ETag = "ETag"; IsMultipartUploaded = "IsMultipartUploaded"; ReplicationStatus = "ReplicationStatus"; EncryptionStatus = "EncryptionStatus"; ObjectLockRetainUntilDate = "ObjectLockRetainUntilDate"; ObjectLockMode = "ObjectLockMode"; ObjectLockLegalHoldStatus = "ObjectLockLegalHoldStatus"; ObjectLockEventHoldStatus = "ObjectLockEventHoldStatus"; ObjectLockEventHoldDuration = "ObjectLockEventHoldDuration"; IntelligentTieringAccessTier = "IntelligentTieringAccessTier"; BucketKeyStatus = "BucketKeyStatus"; ChecksumAlgorithm = "ChecksumAlgorithm"; ObjectAccessControlList = "ObjectAccessControlList"; ObjectOwner = "ObjectOwner"; LifecycleExpirationDate = "LifecycleExpirationDate"; IntelligentTieringReferenceDate = "IntelligentTieringReferenceDate"; } }
enumeration! { InventoryConfigurationScheduleFrequency { Daily = "Daily"; Weekly = "Weekly"; } }
enumeration! { InventoryTableConfigurationConfigurationState { Enabled = "ENABLED"; Disabled = "DISABLED"; } }
enumeration! { LifecycleConfigurationTransitionDefaultMinimumObjectSize { VariesByStorageClass = "varies_by_storage_class"; AllStorageClasses128k = "all_storage_classes_128K"; } }
enumeration! { MetadataDestinationTableBucketType { Aws = "aws"; Customer = "customer"; } }
enumeration! { MetadataTableEncryptionConfigurationSseAlgorithm { AwsKms = "aws:kms"; Aes256 = "AES256"; } }
enumeration! { MetricsStatus { Disabled = "Disabled"; Enabled = "Enabled"; } }
enumeration! { ObjectLockConfigurationObjectLockEnabled { Enabled = "Enabled"; } }
enumeration! { OwnershipControlsRuleObjectOwnership { ObjectWriter = "ObjectWriter"; BucketOwnerPreferred = "BucketOwnerPreferred"; BucketOwnerEnforced = "BucketOwnerEnforced"; } }
enumeration! { PartitionedPrefixPartitionDateSource { EventTime = "EventTime"; DeliveryTime = "DeliveryTime"; } }
enumeration! { RecordExpirationExpiration { Enabled = "ENABLED"; Disabled = "DISABLED"; } }
enumeration! { RedirectAllRequestsToProtocol { Http = "http"; Https = "https"; } }
enumeration! { RedirectRuleProtocol { Http = "http"; Https = "https"; } }
enumeration! { ReplicaModificationsStatus { Enabled = "Enabled"; Disabled = "Disabled"; } }
enumeration! { ReplicationDestinationStorageClass { DeepArchive = "DEEP_ARCHIVE"; Glacier = "GLACIER"; GlacierIr = "GLACIER_IR"; IntelligentTiering = "INTELLIGENT_TIERING"; OnezoneIa = "ONEZONE_IA"; ReducedRedundancy = "REDUCED_REDUNDANCY"; Standard = "STANDARD"; StandardIa = "STANDARD_IA"; } }
enumeration! { ReplicationRuleStatus { Disabled = "Disabled"; Enabled = "Enabled"; } }
enumeration! { ReplicationTimeStatus { Disabled = "Disabled"; Enabled = "Enabled"; } }
enumeration! { RuleStatus { Enabled = "Enabled"; Disabled = "Disabled"; } }
enumeration! { ServerSideEncryptionByDefaultSSEAlgorithm { AwsKms = "aws:kms"; Aes256 = "AES256"; AwsKmsDsse = "aws:kms:dsse"; } }
enumeration! { SseKmsEncryptedObjectsStatus { Disabled = "Disabled"; Enabled = "Enabled"; } }
enumeration! { TieringAccessTier { ArchiveAccess = "ARCHIVE_ACCESS"; DeepArchiveAccess = "DEEP_ARCHIVE_ACCESS"; } }
enumeration! { VersioningConfigurationStatus { Enabled = "Enabled"; Suspended = "Suspended"; } }
}

resource! { "AWS::S3::BucketPolicy" BucketPolicy -> String;
require {
    bucket: String = "Bucket", "a change replaces the resource";
    policy_document: Json = "PolicyDocument";
}
accept {
}
attributes {
} }
