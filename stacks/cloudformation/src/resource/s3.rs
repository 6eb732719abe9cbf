//! Typed `s3` resources. Written by `cargo xtask schema update`; not edited by hand.

use serde_json::{Map, Value as Json};

use crate::template::Resource;
use crate::value::Value;

/// `AWS::S3::Bucket`.
#[derive(Clone, Debug, Default)]
pub struct Bucket {
    properties: Map<String, Json>,
}

impl Bucket {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn abac_status(mut self, value: impl Into<Value<bucket::AbacStatus>>) -> Self {
        self.properties.insert("AbacStatus".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn accelerate_configuration(mut self, value: impl Into<Value<bucket::AccelerateConfiguration>>) -> Self {
        self.properties.insert("AccelerateConfiguration".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn access_control(mut self, value: impl Into<Value<bucket::AccessControl>>) -> Self {
        self.properties.insert("AccessControl".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn analytics_configurations(mut self, value: impl Into<Value<Vec<bucket::AnalyticsConfiguration>>>) -> Self {
        self.properties.insert("AnalyticsConfigurations".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn bucket_encryption(mut self, value: impl Into<Value<bucket::BucketEncryption>>) -> Self {
        self.properties.insert("BucketEncryption".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn bucket_name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("BucketName".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn bucket_name_prefix(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("BucketNamePrefix".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn bucket_namespace(mut self, value: impl Into<Value<bucket::BucketNamespace>>) -> Self {
        self.properties.insert("BucketNamespace".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn cors_configuration(mut self, value: impl Into<Value<bucket::CorsConfiguration>>) -> Self {
        self.properties.insert("CorsConfiguration".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn intelligent_tiering_configurations(mut self, value: impl Into<Value<Vec<bucket::IntelligentTieringConfiguration>>>) -> Self {
        self.properties.insert("IntelligentTieringConfigurations".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn inventory_configurations(mut self, value: impl Into<Value<Vec<bucket::InventoryConfiguration>>>) -> Self {
        self.properties.insert("InventoryConfigurations".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn lifecycle_configuration(mut self, value: impl Into<Value<bucket::LifecycleConfiguration>>) -> Self {
        self.properties.insert("LifecycleConfiguration".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn logging_configuration(mut self, value: impl Into<Value<bucket::LoggingConfiguration>>) -> Self {
        self.properties.insert("LoggingConfiguration".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn metadata_configuration(mut self, value: impl Into<Value<bucket::MetadataConfiguration>>) -> Self {
        self.properties.insert("MetadataConfiguration".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn metadata_table_configuration(mut self, value: impl Into<Value<bucket::MetadataTableConfiguration>>) -> Self {
        self.properties.insert("MetadataTableConfiguration".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn metrics_configurations(mut self, value: impl Into<Value<Vec<bucket::MetricsConfiguration>>>) -> Self {
        self.properties.insert("MetricsConfigurations".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn notification_configuration(mut self, value: impl Into<Value<bucket::NotificationConfiguration>>) -> Self {
        self.properties.insert("NotificationConfiguration".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn object_lock_configuration(mut self, value: impl Into<Value<bucket::ObjectLockConfiguration>>) -> Self {
        self.properties.insert("ObjectLockConfiguration".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn object_lock_enabled(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("ObjectLockEnabled".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn ownership_controls(mut self, value: impl Into<Value<bucket::OwnershipControls>>) -> Self {
        self.properties.insert("OwnershipControls".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn public_access_block_configuration(mut self, value: impl Into<Value<bucket::PublicAccessBlockConfiguration>>) -> Self {
        self.properties.insert("PublicAccessBlockConfiguration".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn replication_configuration(mut self, value: impl Into<Value<bucket::ReplicationConfiguration>>) -> Self {
        self.properties.insert("ReplicationConfiguration".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn tags(mut self, value: impl Into<Value<Vec<bucket::Tag>>>) -> Self {
        self.properties.insert("Tags".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn versioning_configuration(mut self, value: impl Into<Value<bucket::VersioningConfiguration>>) -> Self {
        self.properties.insert("VersioningConfiguration".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn website_configuration(mut self, value: impl Into<Value<bucket::WebsiteConfiguration>>) -> Self {
        self.properties.insert("WebsiteConfiguration".into(), value.into().into_json());
        self
    }
}

impl Resource for Bucket {
    const TYPE: &'static str = "AWS::S3::Bucket";
    type Attribute = bucket::Attribute;

    fn into_properties(self) -> Map<String, Json> {
        self.properties
    }
}

/// What belongs to `AWS::S3::Bucket`.
pub mod bucket {
use serde_json::Map;
use serde_json::Value as Json;
use crate::value::Value;

/// `AbortIncompleteMultipartUpload` of `AWS::S3::Bucket`.
#[derive(Clone, Debug, Default)]
pub struct AbortIncompleteMultipartUpload {
    properties: Map<String, Json>,
}

impl AbortIncompleteMultipartUpload {
    #[must_use]
    pub fn new(days_after_initiation: impl Into<Value<i64>>) -> Self {
        Self::default().days_after_initiation(days_after_initiation)
    }

    #[must_use]
    pub fn days_after_initiation(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("DaysAfterInitiation".into(), value.into().into_json());
        self
    }
}

impl From<AbortIncompleteMultipartUpload> for Value<AbortIncompleteMultipartUpload> {
    fn from(value: AbortIncompleteMultipartUpload) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `AccelerateConfiguration` of `AWS::S3::Bucket`.
#[derive(Clone, Debug, Default)]
pub struct AccelerateConfiguration {
    properties: Map<String, Json>,
}

impl AccelerateConfiguration {
    #[must_use]
    pub fn new(acceleration_status: impl Into<Value<AccelerateConfigurationAccelerationStatus>>) -> Self {
        Self::default().acceleration_status(acceleration_status)
    }

    #[must_use]
    pub fn acceleration_status(mut self, value: impl Into<Value<AccelerateConfigurationAccelerationStatus>>) -> Self {
        self.properties.insert("AccelerationStatus".into(), value.into().into_json());
        self
    }
}

impl From<AccelerateConfiguration> for Value<AccelerateConfiguration> {
    fn from(value: AccelerateConfiguration) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `AccessControlTranslation` of `AWS::S3::Bucket`.
#[derive(Clone, Debug, Default)]
pub struct AccessControlTranslation {
    properties: Map<String, Json>,
}

impl AccessControlTranslation {
    #[must_use]
    pub fn new(owner: impl Into<Value<AccessControlTranslationOwner>>) -> Self {
        Self::default().owner(owner)
    }

    #[must_use]
    pub fn owner(mut self, value: impl Into<Value<AccessControlTranslationOwner>>) -> Self {
        self.properties.insert("Owner".into(), value.into().into_json());
        self
    }
}

impl From<AccessControlTranslation> for Value<AccessControlTranslation> {
    fn from(value: AccessControlTranslation) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `AnalyticsConfiguration` of `AWS::S3::Bucket`.
#[derive(Clone, Debug, Default)]
pub struct AnalyticsConfiguration {
    properties: Map<String, Json>,
}

impl AnalyticsConfiguration {
    #[must_use]
    pub fn new(id: impl Into<Value<String>>, storage_class_analysis: impl Into<Value<StorageClassAnalysis>>) -> Self {
        Self::default().id(id).storage_class_analysis(storage_class_analysis)
    }

    #[must_use]
    pub fn id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Id".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn prefix(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Prefix".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn storage_class_analysis(mut self, value: impl Into<Value<StorageClassAnalysis>>) -> Self {
        self.properties.insert("StorageClassAnalysis".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn tag_filters(mut self, value: impl Into<Value<Vec<TagFilter>>>) -> Self {
        self.properties.insert("TagFilters".into(), value.into().into_json());
        self
    }
}

impl From<AnalyticsConfiguration> for Value<AnalyticsConfiguration> {
    fn from(value: AnalyticsConfiguration) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `AnnotationTableConfiguration` of `AWS::S3::Bucket`.
#[derive(Clone, Debug, Default)]
pub struct AnnotationTableConfiguration {
    properties: Map<String, Json>,
}

impl AnnotationTableConfiguration {
    #[must_use]
    pub fn new(configuration_state: impl Into<Value<AnnotationTableConfigurationConfigurationState>>) -> Self {
        Self::default().configuration_state(configuration_state)
    }

    #[must_use]
    pub fn configuration_state(mut self, value: impl Into<Value<AnnotationTableConfigurationConfigurationState>>) -> Self {
        self.properties.insert("ConfigurationState".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn encryption_configuration(mut self, value: impl Into<Value<MetadataTableEncryptionConfiguration>>) -> Self {
        self.properties.insert("EncryptionConfiguration".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn role(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Role".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn table_arn(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("TableArn".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn table_name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("TableName".into(), value.into().into_json());
        self
    }
}

impl From<AnnotationTableConfiguration> for Value<AnnotationTableConfiguration> {
    fn from(value: AnnotationTableConfiguration) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `BlockedEncryptionTypes` of `AWS::S3::Bucket`.
#[derive(Clone, Debug, Default)]
pub struct BlockedEncryptionTypes {
    properties: Map<String, Json>,
}

impl BlockedEncryptionTypes {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn encryption_type(mut self, value: impl Into<Value<Vec<BlockedEncryptionTypesEncryptionType>>>) -> Self {
        self.properties.insert("EncryptionType".into(), value.into().into_json());
        self
    }
}

impl From<BlockedEncryptionTypes> for Value<BlockedEncryptionTypes> {
    fn from(value: BlockedEncryptionTypes) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `BucketEncryption` of `AWS::S3::Bucket`.
#[derive(Clone, Debug, Default)]
pub struct BucketEncryption {
    properties: Map<String, Json>,
}

impl BucketEncryption {
    #[must_use]
    pub fn new(server_side_encryption_configuration: impl Into<Value<Vec<ServerSideEncryptionRule>>>) -> Self {
        Self::default().server_side_encryption_configuration(server_side_encryption_configuration)
    }

    #[must_use]
    pub fn server_side_encryption_configuration(mut self, value: impl Into<Value<Vec<ServerSideEncryptionRule>>>) -> Self {
        self.properties.insert("ServerSideEncryptionConfiguration".into(), value.into().into_json());
        self
    }
}

impl From<BucketEncryption> for Value<BucketEncryption> {
    fn from(value: BucketEncryption) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `CorsConfiguration` of `AWS::S3::Bucket`.
#[derive(Clone, Debug, Default)]
pub struct CorsConfiguration {
    properties: Map<String, Json>,
}

impl CorsConfiguration {
    #[must_use]
    pub fn new(cors_rules: impl Into<Value<Vec<CorsRule>>>) -> Self {
        Self::default().cors_rules(cors_rules)
    }

    #[must_use]
    pub fn cors_rules(mut self, value: impl Into<Value<Vec<CorsRule>>>) -> Self {
        self.properties.insert("CorsRules".into(), value.into().into_json());
        self
    }
}

impl From<CorsConfiguration> for Value<CorsConfiguration> {
    fn from(value: CorsConfiguration) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `CorsRule` of `AWS::S3::Bucket`.
#[derive(Clone, Debug, Default)]
pub struct CorsRule {
    properties: Map<String, Json>,
}

impl CorsRule {
    #[must_use]
    pub fn new(allowed_methods: impl Into<Value<Vec<CorsRuleAllowedMethods>>>, allowed_origins: impl Into<Value<Vec<String>>>) -> Self {
        Self::default().allowed_methods(allowed_methods).allowed_origins(allowed_origins)
    }

    #[must_use]
    pub fn allowed_headers(mut self, value: impl Into<Value<Vec<String>>>) -> Self {
        self.properties.insert("AllowedHeaders".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn allowed_methods(mut self, value: impl Into<Value<Vec<CorsRuleAllowedMethods>>>) -> Self {
        self.properties.insert("AllowedMethods".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn allowed_origins(mut self, value: impl Into<Value<Vec<String>>>) -> Self {
        self.properties.insert("AllowedOrigins".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn exposed_headers(mut self, value: impl Into<Value<Vec<String>>>) -> Self {
        self.properties.insert("ExposedHeaders".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Id".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn max_age(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("MaxAge".into(), value.into().into_json());
        self
    }
}

impl From<CorsRule> for Value<CorsRule> {
    fn from(value: CorsRule) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `DataExport` of `AWS::S3::Bucket`.
#[derive(Clone, Debug, Default)]
pub struct DataExport {
    properties: Map<String, Json>,
}

impl DataExport {
    #[must_use]
    pub fn new(destination: impl Into<Value<Destination>>, output_schema_version: impl Into<Value<String>>) -> Self {
        Self::default().destination(destination).output_schema_version(output_schema_version)
    }

    #[must_use]
    pub fn destination(mut self, value: impl Into<Value<Destination>>) -> Self {
        self.properties.insert("Destination".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn output_schema_version(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("OutputSchemaVersion".into(), value.into().into_json());
        self
    }
}

impl From<DataExport> for Value<DataExport> {
    fn from(value: DataExport) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `DefaultEventHold` of `AWS::S3::Bucket`.
#[derive(Clone, Debug, Default)]
pub struct DefaultEventHold {
    properties: Map<String, Json>,
}

impl DefaultEventHold {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn days(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("Days".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn years(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("Years".into(), value.into().into_json());
        self
    }
}

impl From<DefaultEventHold> for Value<DefaultEventHold> {
    fn from(value: DefaultEventHold) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `DefaultRetention` of `AWS::S3::Bucket`.
#[derive(Clone, Debug, Default)]
pub struct DefaultRetention {
    properties: Map<String, Json>,
}

impl DefaultRetention {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn days(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("Days".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn default_event_hold(mut self, value: impl Into<Value<DefaultEventHold>>) -> Self {
        self.properties.insert("DefaultEventHold".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn mode(mut self, value: impl Into<Value<DefaultRetentionMode>>) -> Self {
        self.properties.insert("Mode".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn years(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("Years".into(), value.into().into_json());
        self
    }
}

impl From<DefaultRetention> for Value<DefaultRetention> {
    fn from(value: DefaultRetention) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `DeleteMarkerReplication` of `AWS::S3::Bucket`.
#[derive(Clone, Debug, Default)]
pub struct DeleteMarkerReplication {
    properties: Map<String, Json>,
}

impl DeleteMarkerReplication {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn status(mut self, value: impl Into<Value<DeleteMarkerReplicationStatus>>) -> Self {
        self.properties.insert("Status".into(), value.into().into_json());
        self
    }
}

impl From<DeleteMarkerReplication> for Value<DeleteMarkerReplication> {
    fn from(value: DeleteMarkerReplication) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `Destination` of `AWS::S3::Bucket`.
#[derive(Clone, Debug, Default)]
pub struct Destination {
    properties: Map<String, Json>,
}

impl Destination {
    #[must_use]
    pub fn new(bucket_arn: impl Into<Value<String>>, format: impl Into<Value<DestinationFormat>>) -> Self {
        Self::default().bucket_arn(bucket_arn).format(format)
    }

    #[must_use]
    pub fn bucket_account_id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("BucketAccountId".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn bucket_arn(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("BucketArn".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn format(mut self, value: impl Into<Value<DestinationFormat>>) -> Self {
        self.properties.insert("Format".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn prefix(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Prefix".into(), value.into().into_json());
        self
    }
}

impl From<Destination> for Value<Destination> {
    fn from(value: Destination) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `EncryptionConfiguration` of `AWS::S3::Bucket`.
#[derive(Clone, Debug, Default)]
pub struct EncryptionConfiguration {
    properties: Map<String, Json>,
}

impl EncryptionConfiguration {
    #[must_use]
    pub fn new(replica_kms_key_id: impl Into<Value<String>>) -> Self {
        Self::default().replica_kms_key_id(replica_kms_key_id)
    }

    #[must_use]
    pub fn replica_kms_key_id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("ReplicaKmsKeyID".into(), value.into().into_json());
        self
    }
}

impl From<EncryptionConfiguration> for Value<EncryptionConfiguration> {
    fn from(value: EncryptionConfiguration) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `EventBridgeConfiguration` of `AWS::S3::Bucket`.
#[derive(Clone, Debug, Default)]
pub struct EventBridgeConfiguration {
    properties: Map<String, Json>,
}

impl EventBridgeConfiguration {
    #[must_use]
    pub fn new(event_bridge_enabled: impl Into<Value<bool>>) -> Self {
        Self::default().event_bridge_enabled(event_bridge_enabled)
    }

    #[must_use]
    pub fn event_bridge_enabled(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("EventBridgeEnabled".into(), value.into().into_json());
        self
    }
}

impl From<EventBridgeConfiguration> for Value<EventBridgeConfiguration> {
    fn from(value: EventBridgeConfiguration) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `FilterRule` of `AWS::S3::Bucket`.
#[derive(Clone, Debug, Default)]
pub struct FilterRule {
    properties: Map<String, Json>,
}

impl FilterRule {
    #[must_use]
    pub fn new(name: impl Into<Value<String>>, value: impl Into<Value<String>>) -> Self {
        Self::default().name(name).value(value)
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

impl From<FilterRule> for Value<FilterRule> {
    fn from(value: FilterRule) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `IntelligentTieringConfiguration` of `AWS::S3::Bucket`.
#[derive(Clone, Debug, Default)]
pub struct IntelligentTieringConfiguration {
    properties: Map<String, Json>,
}

impl IntelligentTieringConfiguration {
    #[must_use]
    pub fn new(id: impl Into<Value<String>>, status: impl Into<Value<IntelligentTieringConfigurationStatus>>, tierings: impl Into<Value<Vec<Tiering>>>) -> Self {
        Self::default().id(id).status(status).tierings(tierings)
    }

    #[must_use]
    pub fn id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Id".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn prefix(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Prefix".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn status(mut self, value: impl Into<Value<IntelligentTieringConfigurationStatus>>) -> Self {
        self.properties.insert("Status".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn tag_filters(mut self, value: impl Into<Value<Vec<TagFilter>>>) -> Self {
        self.properties.insert("TagFilters".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn tierings(mut self, value: impl Into<Value<Vec<Tiering>>>) -> Self {
        self.properties.insert("Tierings".into(), value.into().into_json());
        self
    }
}

impl From<IntelligentTieringConfiguration> for Value<IntelligentTieringConfiguration> {
    fn from(value: IntelligentTieringConfiguration) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `InventoryConfiguration` of `AWS::S3::Bucket`.
#[derive(Clone, Debug, Default)]
pub struct InventoryConfiguration {
    properties: Map<String, Json>,
}

impl InventoryConfiguration {
    #[must_use]
    pub fn new(destination: impl Into<Value<Destination>>, enabled: impl Into<Value<bool>>, id: impl Into<Value<String>>, included_object_versions: impl Into<Value<InventoryConfigurationIncludedObjectVersions>>, schedule_frequency: impl Into<Value<InventoryConfigurationScheduleFrequency>>) -> Self {
        Self::default().destination(destination).enabled(enabled).id(id).included_object_versions(included_object_versions).schedule_frequency(schedule_frequency)
    }

    #[must_use]
    pub fn destination(mut self, value: impl Into<Value<Destination>>) -> Self {
        self.properties.insert("Destination".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn enabled(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("Enabled".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Id".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn included_object_versions(mut self, value: impl Into<Value<InventoryConfigurationIncludedObjectVersions>>) -> Self {
        self.properties.insert("IncludedObjectVersions".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn optional_fields(mut self, value: impl Into<Value<Vec<InventoryConfigurationOptionalFields>>>) -> Self {
        self.properties.insert("OptionalFields".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn prefix(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Prefix".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn schedule_frequency(mut self, value: impl Into<Value<InventoryConfigurationScheduleFrequency>>) -> Self {
        self.properties.insert("ScheduleFrequency".into(), value.into().into_json());
        self
    }
}

impl From<InventoryConfiguration> for Value<InventoryConfiguration> {
    fn from(value: InventoryConfiguration) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `InventoryTableConfiguration` of `AWS::S3::Bucket`.
#[derive(Clone, Debug, Default)]
pub struct InventoryTableConfiguration {
    properties: Map<String, Json>,
}

impl InventoryTableConfiguration {
    #[must_use]
    pub fn new(configuration_state: impl Into<Value<InventoryTableConfigurationConfigurationState>>) -> Self {
        Self::default().configuration_state(configuration_state)
    }

    #[must_use]
    pub fn configuration_state(mut self, value: impl Into<Value<InventoryTableConfigurationConfigurationState>>) -> Self {
        self.properties.insert("ConfigurationState".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn encryption_configuration(mut self, value: impl Into<Value<MetadataTableEncryptionConfiguration>>) -> Self {
        self.properties.insert("EncryptionConfiguration".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn table_arn(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("TableArn".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn table_name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("TableName".into(), value.into().into_json());
        self
    }
}

impl From<InventoryTableConfiguration> for Value<InventoryTableConfiguration> {
    fn from(value: InventoryTableConfiguration) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `JournalTableConfiguration` of `AWS::S3::Bucket`.
#[derive(Clone, Debug, Default)]
pub struct JournalTableConfiguration {
    properties: Map<String, Json>,
}

impl JournalTableConfiguration {
    #[must_use]
    pub fn new(record_expiration: impl Into<Value<RecordExpiration>>) -> Self {
        Self::default().record_expiration(record_expiration)
    }

    #[must_use]
    pub fn encryption_configuration(mut self, value: impl Into<Value<MetadataTableEncryptionConfiguration>>) -> Self {
        self.properties.insert("EncryptionConfiguration".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn record_expiration(mut self, value: impl Into<Value<RecordExpiration>>) -> Self {
        self.properties.insert("RecordExpiration".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn table_arn(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("TableArn".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn table_name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("TableName".into(), value.into().into_json());
        self
    }
}

impl From<JournalTableConfiguration> for Value<JournalTableConfiguration> {
    fn from(value: JournalTableConfiguration) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `LambdaConfiguration` of `AWS::S3::Bucket`.
#[derive(Clone, Debug, Default)]
pub struct LambdaConfiguration {
    properties: Map<String, Json>,
}

impl LambdaConfiguration {
    #[must_use]
    pub fn new(event: impl Into<Value<String>>, function: impl Into<Value<String>>) -> Self {
        Self::default().event(event).function(function)
    }

    #[must_use]
    pub fn event(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Event".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn filter(mut self, value: impl Into<Value<NotificationFilter>>) -> Self {
        self.properties.insert("Filter".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn function(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Function".into(), value.into().into_json());
        self
    }
}

impl From<LambdaConfiguration> for Value<LambdaConfiguration> {
    fn from(value: LambdaConfiguration) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `LifecycleConfiguration` of `AWS::S3::Bucket`.
#[derive(Clone, Debug, Default)]
pub struct LifecycleConfiguration {
    properties: Map<String, Json>,
}

impl LifecycleConfiguration {
    #[must_use]
    pub fn new(rules: impl Into<Value<Vec<Rule>>>) -> Self {
        Self::default().rules(rules)
    }

    #[must_use]
    pub fn rules(mut self, value: impl Into<Value<Vec<Rule>>>) -> Self {
        self.properties.insert("Rules".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn transition_default_minimum_object_size(mut self, value: impl Into<Value<LifecycleConfigurationTransitionDefaultMinimumObjectSize>>) -> Self {
        self.properties.insert("TransitionDefaultMinimumObjectSize".into(), value.into().into_json());
        self
    }
}

impl From<LifecycleConfiguration> for Value<LifecycleConfiguration> {
    fn from(value: LifecycleConfiguration) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `LoggingConfiguration` of `AWS::S3::Bucket`.
#[derive(Clone, Debug, Default)]
pub struct LoggingConfiguration {
    properties: Map<String, Json>,
}

impl LoggingConfiguration {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn destination_bucket_name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("DestinationBucketName".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn log_file_prefix(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("LogFilePrefix".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn target_object_key_format(mut self, value: impl Into<Value<Json>>) -> Self {
        self.properties.insert("TargetObjectKeyFormat".into(), value.into().into_json());
        self
    }
}

impl From<LoggingConfiguration> for Value<LoggingConfiguration> {
    fn from(value: LoggingConfiguration) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `MetadataConfiguration` of `AWS::S3::Bucket`.
#[derive(Clone, Debug, Default)]
pub struct MetadataConfiguration {
    properties: Map<String, Json>,
}

impl MetadataConfiguration {
    #[must_use]
    pub fn new(journal_table_configuration: impl Into<Value<JournalTableConfiguration>>) -> Self {
        Self::default().journal_table_configuration(journal_table_configuration)
    }

    #[must_use]
    pub fn annotation_table_configuration(mut self, value: impl Into<Value<AnnotationTableConfiguration>>) -> Self {
        self.properties.insert("AnnotationTableConfiguration".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn destination(mut self, value: impl Into<Value<MetadataDestination>>) -> Self {
        self.properties.insert("Destination".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn inventory_table_configuration(mut self, value: impl Into<Value<InventoryTableConfiguration>>) -> Self {
        self.properties.insert("InventoryTableConfiguration".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn journal_table_configuration(mut self, value: impl Into<Value<JournalTableConfiguration>>) -> Self {
        self.properties.insert("JournalTableConfiguration".into(), value.into().into_json());
        self
    }
}

impl From<MetadataConfiguration> for Value<MetadataConfiguration> {
    fn from(value: MetadataConfiguration) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `MetadataDestination` of `AWS::S3::Bucket`.
#[derive(Clone, Debug, Default)]
pub struct MetadataDestination {
    properties: Map<String, Json>,
}

impl MetadataDestination {
    #[must_use]
    pub fn new(table_bucket_type: impl Into<Value<MetadataDestinationTableBucketType>>) -> Self {
        Self::default().table_bucket_type(table_bucket_type)
    }

    #[must_use]
    pub fn table_bucket_arn(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("TableBucketArn".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn table_bucket_type(mut self, value: impl Into<Value<MetadataDestinationTableBucketType>>) -> Self {
        self.properties.insert("TableBucketType".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn table_namespace(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("TableNamespace".into(), value.into().into_json());
        self
    }
}

impl From<MetadataDestination> for Value<MetadataDestination> {
    fn from(value: MetadataDestination) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `MetadataTableConfiguration` of `AWS::S3::Bucket`.
#[derive(Clone, Debug, Default)]
pub struct MetadataTableConfiguration {
    properties: Map<String, Json>,
}

impl MetadataTableConfiguration {
    #[must_use]
    pub fn new(s3_tables_destination: impl Into<Value<S3TablesDestination>>) -> Self {
        Self::default().s3_tables_destination(s3_tables_destination)
    }

    #[must_use]
    pub fn s3_tables_destination(mut self, value: impl Into<Value<S3TablesDestination>>) -> Self {
        self.properties.insert("S3TablesDestination".into(), value.into().into_json());
        self
    }
}

impl From<MetadataTableConfiguration> for Value<MetadataTableConfiguration> {
    fn from(value: MetadataTableConfiguration) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `MetadataTableEncryptionConfiguration` of `AWS::S3::Bucket`.
#[derive(Clone, Debug, Default)]
pub struct MetadataTableEncryptionConfiguration {
    properties: Map<String, Json>,
}

impl MetadataTableEncryptionConfiguration {
    #[must_use]
    pub fn new(sse_algorithm: impl Into<Value<MetadataTableEncryptionConfigurationSseAlgorithm>>) -> Self {
        Self::default().sse_algorithm(sse_algorithm)
    }

    #[must_use]
    pub fn kms_key_arn(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("KmsKeyArn".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn sse_algorithm(mut self, value: impl Into<Value<MetadataTableEncryptionConfigurationSseAlgorithm>>) -> Self {
        self.properties.insert("SseAlgorithm".into(), value.into().into_json());
        self
    }
}

impl From<MetadataTableEncryptionConfiguration> for Value<MetadataTableEncryptionConfiguration> {
    fn from(value: MetadataTableEncryptionConfiguration) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `Metrics` of `AWS::S3::Bucket`.
#[derive(Clone, Debug, Default)]
pub struct Metrics {
    properties: Map<String, Json>,
}

impl Metrics {
    #[must_use]
    pub fn new(status: impl Into<Value<MetricsStatus>>) -> Self {
        Self::default().status(status)
    }

    #[must_use]
    pub fn event_threshold(mut self, value: impl Into<Value<ReplicationTimeValue>>) -> Self {
        self.properties.insert("EventThreshold".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn status(mut self, value: impl Into<Value<MetricsStatus>>) -> Self {
        self.properties.insert("Status".into(), value.into().into_json());
        self
    }
}

impl From<Metrics> for Value<Metrics> {
    fn from(value: Metrics) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `MetricsConfiguration` of `AWS::S3::Bucket`.
#[derive(Clone, Debug, Default)]
pub struct MetricsConfiguration {
    properties: Map<String, Json>,
}

impl MetricsConfiguration {
    #[must_use]
    pub fn new(id: impl Into<Value<String>>) -> Self {
        Self::default().id(id)
    }

    #[must_use]
    pub fn access_point_arn(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("AccessPointArn".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Id".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn prefix(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Prefix".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn tag_filters(mut self, value: impl Into<Value<Vec<TagFilter>>>) -> Self {
        self.properties.insert("TagFilters".into(), value.into().into_json());
        self
    }
}

impl From<MetricsConfiguration> for Value<MetricsConfiguration> {
    fn from(value: MetricsConfiguration) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `NoncurrentVersionExpiration` of `AWS::S3::Bucket`.
#[derive(Clone, Debug, Default)]
pub struct NoncurrentVersionExpiration {
    properties: Map<String, Json>,
}

impl NoncurrentVersionExpiration {
    #[must_use]
    pub fn new(noncurrent_days: impl Into<Value<i64>>) -> Self {
        Self::default().noncurrent_days(noncurrent_days)
    }

    #[must_use]
    pub fn newer_noncurrent_versions(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("NewerNoncurrentVersions".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn noncurrent_days(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("NoncurrentDays".into(), value.into().into_json());
        self
    }
}

impl From<NoncurrentVersionExpiration> for Value<NoncurrentVersionExpiration> {
    fn from(value: NoncurrentVersionExpiration) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `NoncurrentVersionTransition` of `AWS::S3::Bucket`.
#[derive(Clone, Debug, Default)]
pub struct NoncurrentVersionTransition {
    properties: Map<String, Json>,
}

impl NoncurrentVersionTransition {
    #[must_use]
    pub fn new(storage_class: impl Into<Value<String>>, transition_in_days: impl Into<Value<i64>>) -> Self {
        Self::default().storage_class(storage_class).transition_in_days(transition_in_days)
    }

    #[must_use]
    pub fn newer_noncurrent_versions(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("NewerNoncurrentVersions".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn storage_class(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("StorageClass".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn transition_in_days(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("TransitionInDays".into(), value.into().into_json());
        self
    }
}

impl From<NoncurrentVersionTransition> for Value<NoncurrentVersionTransition> {
    fn from(value: NoncurrentVersionTransition) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `NotificationConfiguration` of `AWS::S3::Bucket`.
#[derive(Clone, Debug, Default)]
pub struct NotificationConfiguration {
    properties: Map<String, Json>,
}

impl NotificationConfiguration {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn event_bridge_configuration(mut self, value: impl Into<Value<EventBridgeConfiguration>>) -> Self {
        self.properties.insert("EventBridgeConfiguration".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn lambda_configurations(mut self, value: impl Into<Value<Vec<LambdaConfiguration>>>) -> Self {
        self.properties.insert("LambdaConfigurations".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn queue_configurations(mut self, value: impl Into<Value<Vec<QueueConfiguration>>>) -> Self {
        self.properties.insert("QueueConfigurations".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn topic_configurations(mut self, value: impl Into<Value<Vec<TopicConfiguration>>>) -> Self {
        self.properties.insert("TopicConfigurations".into(), value.into().into_json());
        self
    }
}

impl From<NotificationConfiguration> for Value<NotificationConfiguration> {
    fn from(value: NotificationConfiguration) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `NotificationFilter` of `AWS::S3::Bucket`.
#[derive(Clone, Debug, Default)]
pub struct NotificationFilter {
    properties: Map<String, Json>,
}

impl NotificationFilter {
    #[must_use]
    pub fn new(s3_key: impl Into<Value<S3KeyFilter>>) -> Self {
        Self::default().s3_key(s3_key)
    }

    #[must_use]
    pub fn s3_key(mut self, value: impl Into<Value<S3KeyFilter>>) -> Self {
        self.properties.insert("S3Key".into(), value.into().into_json());
        self
    }
}

impl From<NotificationFilter> for Value<NotificationFilter> {
    fn from(value: NotificationFilter) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `ObjectLockConfiguration` of `AWS::S3::Bucket`.
#[derive(Clone, Debug, Default)]
pub struct ObjectLockConfiguration {
    properties: Map<String, Json>,
}

impl ObjectLockConfiguration {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn object_lock_enabled(mut self, value: impl Into<Value<ObjectLockConfigurationObjectLockEnabled>>) -> Self {
        self.properties.insert("ObjectLockEnabled".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn rule(mut self, value: impl Into<Value<ObjectLockRule>>) -> Self {
        self.properties.insert("Rule".into(), value.into().into_json());
        self
    }
}

impl From<ObjectLockConfiguration> for Value<ObjectLockConfiguration> {
    fn from(value: ObjectLockConfiguration) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `ObjectLockRule` of `AWS::S3::Bucket`.
#[derive(Clone, Debug, Default)]
pub struct ObjectLockRule {
    properties: Map<String, Json>,
}

impl ObjectLockRule {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn default_retention(mut self, value: impl Into<Value<DefaultRetention>>) -> Self {
        self.properties.insert("DefaultRetention".into(), value.into().into_json());
        self
    }
}

impl From<ObjectLockRule> for Value<ObjectLockRule> {
    fn from(value: ObjectLockRule) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `OwnershipControls` of `AWS::S3::Bucket`.
#[derive(Clone, Debug, Default)]
pub struct OwnershipControls {
    properties: Map<String, Json>,
}

impl OwnershipControls {
    #[must_use]
    pub fn new(rules: impl Into<Value<Vec<OwnershipControlsRule>>>) -> Self {
        Self::default().rules(rules)
    }

    #[must_use]
    pub fn rules(mut self, value: impl Into<Value<Vec<OwnershipControlsRule>>>) -> Self {
        self.properties.insert("Rules".into(), value.into().into_json());
        self
    }
}

impl From<OwnershipControls> for Value<OwnershipControls> {
    fn from(value: OwnershipControls) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `OwnershipControlsRule` of `AWS::S3::Bucket`.
#[derive(Clone, Debug, Default)]
pub struct OwnershipControlsRule {
    properties: Map<String, Json>,
}

impl OwnershipControlsRule {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn object_ownership(mut self, value: impl Into<Value<OwnershipControlsRuleObjectOwnership>>) -> Self {
        self.properties.insert("ObjectOwnership".into(), value.into().into_json());
        self
    }
}

impl From<OwnershipControlsRule> for Value<OwnershipControlsRule> {
    fn from(value: OwnershipControlsRule) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `PartitionedPrefix` of `AWS::S3::Bucket`.
#[derive(Clone, Debug, Default)]
pub struct PartitionedPrefix {
    properties: Map<String, Json>,
}

impl PartitionedPrefix {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn partition_date_source(mut self, value: impl Into<Value<PartitionedPrefixPartitionDateSource>>) -> Self {
        self.properties.insert("PartitionDateSource".into(), value.into().into_json());
        self
    }
}

impl From<PartitionedPrefix> for Value<PartitionedPrefix> {
    fn from(value: PartitionedPrefix) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `PublicAccessBlockConfiguration` of `AWS::S3::Bucket`.
#[derive(Clone, Debug, Default)]
pub struct PublicAccessBlockConfiguration {
    properties: Map<String, Json>,
}

impl PublicAccessBlockConfiguration {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn block_public_acls(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("BlockPublicAcls".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn block_public_policy(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("BlockPublicPolicy".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn ignore_public_acls(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("IgnorePublicAcls".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn restrict_public_buckets(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("RestrictPublicBuckets".into(), value.into().into_json());
        self
    }
}

impl From<PublicAccessBlockConfiguration> for Value<PublicAccessBlockConfiguration> {
    fn from(value: PublicAccessBlockConfiguration) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `QueueConfiguration` of `AWS::S3::Bucket`.
#[derive(Clone, Debug, Default)]
pub struct QueueConfiguration {
    properties: Map<String, Json>,
}

impl QueueConfiguration {
    #[must_use]
    pub fn new(event: impl Into<Value<String>>, queue: impl Into<Value<String>>) -> Self {
        Self::default().event(event).queue(queue)
    }

    #[must_use]
    pub fn event(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Event".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn filter(mut self, value: impl Into<Value<NotificationFilter>>) -> Self {
        self.properties.insert("Filter".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn queue(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Queue".into(), value.into().into_json());
        self
    }
}

impl From<QueueConfiguration> for Value<QueueConfiguration> {
    fn from(value: QueueConfiguration) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `RecordExpiration` of `AWS::S3::Bucket`.
#[derive(Clone, Debug, Default)]
pub struct RecordExpiration {
    properties: Map<String, Json>,
}

impl RecordExpiration {
    #[must_use]
    pub fn new(expiration: impl Into<Value<RecordExpirationExpiration>>) -> Self {
        Self::default().expiration(expiration)
    }

    #[must_use]
    pub fn days(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("Days".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn expiration(mut self, value: impl Into<Value<RecordExpirationExpiration>>) -> Self {
        self.properties.insert("Expiration".into(), value.into().into_json());
        self
    }
}

impl From<RecordExpiration> for Value<RecordExpiration> {
    fn from(value: RecordExpiration) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `RedirectAllRequestsTo` of `AWS::S3::Bucket`.
#[derive(Clone, Debug, Default)]
pub struct RedirectAllRequestsTo {
    properties: Map<String, Json>,
}

impl RedirectAllRequestsTo {
    #[must_use]
    pub fn new(host_name: impl Into<Value<String>>) -> Self {
        Self::default().host_name(host_name)
    }

    #[must_use]
    pub fn host_name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("HostName".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn protocol(mut self, value: impl Into<Value<RedirectAllRequestsToProtocol>>) -> Self {
        self.properties.insert("Protocol".into(), value.into().into_json());
        self
    }
}

impl From<RedirectAllRequestsTo> for Value<RedirectAllRequestsTo> {
    fn from(value: RedirectAllRequestsTo) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `RedirectRule` of `AWS::S3::Bucket`.
#[derive(Clone, Debug, Default)]
pub struct RedirectRule {
    properties: Map<String, Json>,
}

impl RedirectRule {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn host_name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("HostName".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn http_redirect_code(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("HttpRedirectCode".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn protocol(mut self, value: impl Into<Value<RedirectRuleProtocol>>) -> Self {
        self.properties.insert("Protocol".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn replace_key_prefix_with(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("ReplaceKeyPrefixWith".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn replace_key_with(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("ReplaceKeyWith".into(), value.into().into_json());
        self
    }
}

impl From<RedirectRule> for Value<RedirectRule> {
    fn from(value: RedirectRule) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `ReplicaModifications` of `AWS::S3::Bucket`.
#[derive(Clone, Debug, Default)]
pub struct ReplicaModifications {
    properties: Map<String, Json>,
}

impl ReplicaModifications {
    #[must_use]
    pub fn new(status: impl Into<Value<ReplicaModificationsStatus>>) -> Self {
        Self::default().status(status)
    }

    #[must_use]
    pub fn status(mut self, value: impl Into<Value<ReplicaModificationsStatus>>) -> Self {
        self.properties.insert("Status".into(), value.into().into_json());
        self
    }
}

impl From<ReplicaModifications> for Value<ReplicaModifications> {
    fn from(value: ReplicaModifications) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `ReplicationConfiguration` of `AWS::S3::Bucket`.
#[derive(Clone, Debug, Default)]
pub struct ReplicationConfiguration {
    properties: Map<String, Json>,
}

impl ReplicationConfiguration {
    #[must_use]
    pub fn new(role: impl Into<Value<String>>, rules: impl Into<Value<Vec<ReplicationRule>>>) -> Self {
        Self::default().role(role).rules(rules)
    }

    #[must_use]
    pub fn role(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Role".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn rules(mut self, value: impl Into<Value<Vec<ReplicationRule>>>) -> Self {
        self.properties.insert("Rules".into(), value.into().into_json());
        self
    }
}

impl From<ReplicationConfiguration> for Value<ReplicationConfiguration> {
    fn from(value: ReplicationConfiguration) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `ReplicationDestination` of `AWS::S3::Bucket`.
#[derive(Clone, Debug, Default)]
pub struct ReplicationDestination {
    properties: Map<String, Json>,
}

impl ReplicationDestination {
    #[must_use]
    pub fn new(bucket: impl Into<Value<String>>) -> Self {
        Self::default().bucket(bucket)
    }

    #[must_use]
    pub fn access_control_translation(mut self, value: impl Into<Value<AccessControlTranslation>>) -> Self {
        self.properties.insert("AccessControlTranslation".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn account(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Account".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn bucket(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Bucket".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn encryption_configuration(mut self, value: impl Into<Value<EncryptionConfiguration>>) -> Self {
        self.properties.insert("EncryptionConfiguration".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn metrics(mut self, value: impl Into<Value<Metrics>>) -> Self {
        self.properties.insert("Metrics".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn replication_time(mut self, value: impl Into<Value<ReplicationTime>>) -> Self {
        self.properties.insert("ReplicationTime".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn storage_class(mut self, value: impl Into<Value<ReplicationDestinationStorageClass>>) -> Self {
        self.properties.insert("StorageClass".into(), value.into().into_json());
        self
    }
}

impl From<ReplicationDestination> for Value<ReplicationDestination> {
    fn from(value: ReplicationDestination) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `ReplicationRule` of `AWS::S3::Bucket`.
#[derive(Clone, Debug, Default)]
pub struct ReplicationRule {
    properties: Map<String, Json>,
}

impl ReplicationRule {
    #[must_use]
    pub fn new(destination: impl Into<Value<ReplicationDestination>>, status: impl Into<Value<ReplicationRuleStatus>>) -> Self {
        Self::default().destination(destination).status(status)
    }

    #[must_use]
    pub fn delete_marker_replication(mut self, value: impl Into<Value<DeleteMarkerReplication>>) -> Self {
        self.properties.insert("DeleteMarkerReplication".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn destination(mut self, value: impl Into<Value<ReplicationDestination>>) -> Self {
        self.properties.insert("Destination".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn filter(mut self, value: impl Into<Value<ReplicationRuleFilter>>) -> Self {
        self.properties.insert("Filter".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Id".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn prefix(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Prefix".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn priority(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("Priority".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn source_selection_criteria(mut self, value: impl Into<Value<SourceSelectionCriteria>>) -> Self {
        self.properties.insert("SourceSelectionCriteria".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn status(mut self, value: impl Into<Value<ReplicationRuleStatus>>) -> Self {
        self.properties.insert("Status".into(), value.into().into_json());
        self
    }
}

impl From<ReplicationRule> for Value<ReplicationRule> {
    fn from(value: ReplicationRule) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `ReplicationRuleAndOperator` of `AWS::S3::Bucket`.
#[derive(Clone, Debug, Default)]
pub struct ReplicationRuleAndOperator {
    properties: Map<String, Json>,
}

impl ReplicationRuleAndOperator {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn prefix(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Prefix".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn tag_filters(mut self, value: impl Into<Value<Vec<TagFilter>>>) -> Self {
        self.properties.insert("TagFilters".into(), value.into().into_json());
        self
    }
}

impl From<ReplicationRuleAndOperator> for Value<ReplicationRuleAndOperator> {
    fn from(value: ReplicationRuleAndOperator) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `ReplicationRuleFilter` of `AWS::S3::Bucket`.
#[derive(Clone, Debug, Default)]
pub struct ReplicationRuleFilter {
    properties: Map<String, Json>,
}

impl ReplicationRuleFilter {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn and(mut self, value: impl Into<Value<ReplicationRuleAndOperator>>) -> Self {
        self.properties.insert("And".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn prefix(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Prefix".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn tag_filter(mut self, value: impl Into<Value<TagFilter>>) -> Self {
        self.properties.insert("TagFilter".into(), value.into().into_json());
        self
    }
}

impl From<ReplicationRuleFilter> for Value<ReplicationRuleFilter> {
    fn from(value: ReplicationRuleFilter) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `ReplicationTime` of `AWS::S3::Bucket`.
#[derive(Clone, Debug, Default)]
pub struct ReplicationTime {
    properties: Map<String, Json>,
}

impl ReplicationTime {
    #[must_use]
    pub fn new(status: impl Into<Value<ReplicationTimeStatus>>, time: impl Into<Value<ReplicationTimeValue>>) -> Self {
        Self::default().status(status).time(time)
    }

    #[must_use]
    pub fn status(mut self, value: impl Into<Value<ReplicationTimeStatus>>) -> Self {
        self.properties.insert("Status".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn time(mut self, value: impl Into<Value<ReplicationTimeValue>>) -> Self {
        self.properties.insert("Time".into(), value.into().into_json());
        self
    }
}

impl From<ReplicationTime> for Value<ReplicationTime> {
    fn from(value: ReplicationTime) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `ReplicationTimeValue` of `AWS::S3::Bucket`.
#[derive(Clone, Debug, Default)]
pub struct ReplicationTimeValue {
    properties: Map<String, Json>,
}

impl ReplicationTimeValue {
    #[must_use]
    pub fn new(minutes: impl Into<Value<i64>>) -> Self {
        Self::default().minutes(minutes)
    }

    #[must_use]
    pub fn minutes(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("Minutes".into(), value.into().into_json());
        self
    }
}

impl From<ReplicationTimeValue> for Value<ReplicationTimeValue> {
    fn from(value: ReplicationTimeValue) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `RoutingRule` of `AWS::S3::Bucket`.
#[derive(Clone, Debug, Default)]
pub struct RoutingRule {
    properties: Map<String, Json>,
}

impl RoutingRule {
    #[must_use]
    pub fn new(redirect_rule: impl Into<Value<RedirectRule>>) -> Self {
        Self::default().redirect_rule(redirect_rule)
    }

    #[must_use]
    pub fn redirect_rule(mut self, value: impl Into<Value<RedirectRule>>) -> Self {
        self.properties.insert("RedirectRule".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn routing_rule_condition(mut self, value: impl Into<Value<RoutingRuleCondition>>) -> Self {
        self.properties.insert("RoutingRuleCondition".into(), value.into().into_json());
        self
    }
}

impl From<RoutingRule> for Value<RoutingRule> {
    fn from(value: RoutingRule) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `RoutingRuleCondition` of `AWS::S3::Bucket`.
#[derive(Clone, Debug, Default)]
pub struct RoutingRuleCondition {
    properties: Map<String, Json>,
}

impl RoutingRuleCondition {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn http_error_code_returned_equals(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("HttpErrorCodeReturnedEquals".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn key_prefix_equals(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("KeyPrefixEquals".into(), value.into().into_json());
        self
    }
}

impl From<RoutingRuleCondition> for Value<RoutingRuleCondition> {
    fn from(value: RoutingRuleCondition) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `Rule` of `AWS::S3::Bucket`.
#[derive(Clone, Debug, Default)]
pub struct Rule {
    properties: Map<String, Json>,
}

impl Rule {
    #[must_use]
    pub fn new(status: impl Into<Value<RuleStatus>>) -> Self {
        Self::default().status(status)
    }

    #[must_use]
    pub fn abort_incomplete_multipart_upload(mut self, value: impl Into<Value<AbortIncompleteMultipartUpload>>) -> Self {
        self.properties.insert("AbortIncompleteMultipartUpload".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn expiration_date(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("ExpirationDate".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn expiration_in_days(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("ExpirationInDays".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn expired_object_delete_marker(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("ExpiredObjectDeleteMarker".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Id".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn noncurrent_version_expiration(mut self, value: impl Into<Value<NoncurrentVersionExpiration>>) -> Self {
        self.properties.insert("NoncurrentVersionExpiration".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn noncurrent_version_expiration_in_days(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("NoncurrentVersionExpirationInDays".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn noncurrent_version_transition(mut self, value: impl Into<Value<NoncurrentVersionTransition>>) -> Self {
        self.properties.insert("NoncurrentVersionTransition".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn noncurrent_version_transitions(mut self, value: impl Into<Value<Vec<NoncurrentVersionTransition>>>) -> Self {
        self.properties.insert("NoncurrentVersionTransitions".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn object_size_greater_than(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("ObjectSizeGreaterThan".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn object_size_less_than(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("ObjectSizeLessThan".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn prefix(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Prefix".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn status(mut self, value: impl Into<Value<RuleStatus>>) -> Self {
        self.properties.insert("Status".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn tag_filters(mut self, value: impl Into<Value<Vec<TagFilter>>>) -> Self {
        self.properties.insert("TagFilters".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn transition(mut self, value: impl Into<Value<Transition>>) -> Self {
        self.properties.insert("Transition".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn transitions(mut self, value: impl Into<Value<Vec<Transition>>>) -> Self {
        self.properties.insert("Transitions".into(), value.into().into_json());
        self
    }
}

impl From<Rule> for Value<Rule> {
    fn from(value: Rule) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `S3KeyFilter` of `AWS::S3::Bucket`.
#[derive(Clone, Debug, Default)]
pub struct S3KeyFilter {
    properties: Map<String, Json>,
}

impl S3KeyFilter {
    #[must_use]
    pub fn new(rules: impl Into<Value<Vec<FilterRule>>>) -> Self {
        Self::default().rules(rules)
    }

    #[must_use]
    pub fn rules(mut self, value: impl Into<Value<Vec<FilterRule>>>) -> Self {
        self.properties.insert("Rules".into(), value.into().into_json());
        self
    }
}

impl From<S3KeyFilter> for Value<S3KeyFilter> {
    fn from(value: S3KeyFilter) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `S3TablesDestination` of `AWS::S3::Bucket`.
#[derive(Clone, Debug, Default)]
pub struct S3TablesDestination {
    properties: Map<String, Json>,
}

impl S3TablesDestination {
    #[must_use]
    pub fn new(table_bucket_arn: impl Into<Value<String>>, table_name: impl Into<Value<String>>) -> Self {
        Self::default().table_bucket_arn(table_bucket_arn).table_name(table_name)
    }

    #[must_use]
    pub fn table_arn(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("TableArn".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn table_bucket_arn(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("TableBucketArn".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn table_name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("TableName".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn table_namespace(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("TableNamespace".into(), value.into().into_json());
        self
    }
}

impl From<S3TablesDestination> for Value<S3TablesDestination> {
    fn from(value: S3TablesDestination) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `ServerSideEncryptionByDefault` of `AWS::S3::Bucket`.
#[derive(Clone, Debug, Default)]
pub struct ServerSideEncryptionByDefault {
    properties: Map<String, Json>,
}

impl ServerSideEncryptionByDefault {
    #[must_use]
    pub fn new(sse_algorithm: impl Into<Value<ServerSideEncryptionByDefaultSSEAlgorithm>>) -> Self {
        Self::default().sse_algorithm(sse_algorithm)
    }

    #[must_use]
    pub fn kms_master_key_id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("KMSMasterKeyID".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn sse_algorithm(mut self, value: impl Into<Value<ServerSideEncryptionByDefaultSSEAlgorithm>>) -> Self {
        self.properties.insert("SSEAlgorithm".into(), value.into().into_json());
        self
    }
}

impl From<ServerSideEncryptionByDefault> for Value<ServerSideEncryptionByDefault> {
    fn from(value: ServerSideEncryptionByDefault) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `ServerSideEncryptionRule` of `AWS::S3::Bucket`.
#[derive(Clone, Debug, Default)]
pub struct ServerSideEncryptionRule {
    properties: Map<String, Json>,
}

impl ServerSideEncryptionRule {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn blocked_encryption_types(mut self, value: impl Into<Value<BlockedEncryptionTypes>>) -> Self {
        self.properties.insert("BlockedEncryptionTypes".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn bucket_key_enabled(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("BucketKeyEnabled".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn server_side_encryption_by_default(mut self, value: impl Into<Value<ServerSideEncryptionByDefault>>) -> Self {
        self.properties.insert("ServerSideEncryptionByDefault".into(), value.into().into_json());
        self
    }
}

impl From<ServerSideEncryptionRule> for Value<ServerSideEncryptionRule> {
    fn from(value: ServerSideEncryptionRule) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `SourceSelectionCriteria` of `AWS::S3::Bucket`.
#[derive(Clone, Debug, Default)]
pub struct SourceSelectionCriteria {
    properties: Map<String, Json>,
}

impl SourceSelectionCriteria {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn replica_modifications(mut self, value: impl Into<Value<ReplicaModifications>>) -> Self {
        self.properties.insert("ReplicaModifications".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn sse_kms_encrypted_objects(mut self, value: impl Into<Value<SseKmsEncryptedObjects>>) -> Self {
        self.properties.insert("SseKmsEncryptedObjects".into(), value.into().into_json());
        self
    }
}

impl From<SourceSelectionCriteria> for Value<SourceSelectionCriteria> {
    fn from(value: SourceSelectionCriteria) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `SseKmsEncryptedObjects` of `AWS::S3::Bucket`.
#[derive(Clone, Debug, Default)]
pub struct SseKmsEncryptedObjects {
    properties: Map<String, Json>,
}

impl SseKmsEncryptedObjects {
    #[must_use]
    pub fn new(status: impl Into<Value<SseKmsEncryptedObjectsStatus>>) -> Self {
        Self::default().status(status)
    }

    #[must_use]
    pub fn status(mut self, value: impl Into<Value<SseKmsEncryptedObjectsStatus>>) -> Self {
        self.properties.insert("Status".into(), value.into().into_json());
        self
    }
}

impl From<SseKmsEncryptedObjects> for Value<SseKmsEncryptedObjects> {
    fn from(value: SseKmsEncryptedObjects) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `StorageClassAnalysis` of `AWS::S3::Bucket`.
#[derive(Clone, Debug, Default)]
pub struct StorageClassAnalysis {
    properties: Map<String, Json>,
}

impl StorageClassAnalysis {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn data_export(mut self, value: impl Into<Value<DataExport>>) -> Self {
        self.properties.insert("DataExport".into(), value.into().into_json());
        self
    }
}

impl From<StorageClassAnalysis> for Value<StorageClassAnalysis> {
    fn from(value: StorageClassAnalysis) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `Tag` of `AWS::S3::Bucket`.
#[derive(Clone, Debug, Default)]
pub struct Tag {
    properties: Map<String, Json>,
}

impl Tag {
    #[must_use]
    pub fn new(key: impl Into<Value<String>>, value: impl Into<Value<String>>) -> Self {
        Self::default().key(key).value(value)
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

/// `TagFilter` of `AWS::S3::Bucket`.
#[derive(Clone, Debug, Default)]
pub struct TagFilter {
    properties: Map<String, Json>,
}

impl TagFilter {
    #[must_use]
    pub fn new(key: impl Into<Value<String>>, value: impl Into<Value<String>>) -> Self {
        Self::default().key(key).value(value)
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

impl From<TagFilter> for Value<TagFilter> {
    fn from(value: TagFilter) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `Tiering` of `AWS::S3::Bucket`.
#[derive(Clone, Debug, Default)]
pub struct Tiering {
    properties: Map<String, Json>,
}

impl Tiering {
    #[must_use]
    pub fn new(access_tier: impl Into<Value<TieringAccessTier>>, days: impl Into<Value<i64>>) -> Self {
        Self::default().access_tier(access_tier).days(days)
    }

    #[must_use]
    pub fn access_tier(mut self, value: impl Into<Value<TieringAccessTier>>) -> Self {
        self.properties.insert("AccessTier".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn days(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("Days".into(), value.into().into_json());
        self
    }
}

impl From<Tiering> for Value<Tiering> {
    fn from(value: Tiering) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `TopicConfiguration` of `AWS::S3::Bucket`.
#[derive(Clone, Debug, Default)]
pub struct TopicConfiguration {
    properties: Map<String, Json>,
}

impl TopicConfiguration {
    #[must_use]
    pub fn new(event: impl Into<Value<String>>, topic: impl Into<Value<String>>) -> Self {
        Self::default().event(event).topic(topic)
    }

    #[must_use]
    pub fn event(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Event".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn filter(mut self, value: impl Into<Value<NotificationFilter>>) -> Self {
        self.properties.insert("Filter".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn topic(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Topic".into(), value.into().into_json());
        self
    }
}

impl From<TopicConfiguration> for Value<TopicConfiguration> {
    fn from(value: TopicConfiguration) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `Transition` of `AWS::S3::Bucket`.
#[derive(Clone, Debug, Default)]
pub struct Transition {
    properties: Map<String, Json>,
}

impl Transition {
    #[must_use]
    pub fn new(storage_class: impl Into<Value<String>>) -> Self {
        Self::default().storage_class(storage_class)
    }

    #[must_use]
    pub fn storage_class(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("StorageClass".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn transition_date(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("TransitionDate".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn transition_in_days(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("TransitionInDays".into(), value.into().into_json());
        self
    }
}

impl From<Transition> for Value<Transition> {
    fn from(value: Transition) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `VersioningConfiguration` of `AWS::S3::Bucket`.
#[derive(Clone, Debug, Default)]
pub struct VersioningConfiguration {
    properties: Map<String, Json>,
}

impl VersioningConfiguration {
    #[must_use]
    pub fn new(status: impl Into<Value<VersioningConfigurationStatus>>) -> Self {
        Self::default().status(status)
    }

    #[must_use]
    pub fn status(mut self, value: impl Into<Value<VersioningConfigurationStatus>>) -> Self {
        self.properties.insert("Status".into(), value.into().into_json());
        self
    }
}

impl From<VersioningConfiguration> for Value<VersioningConfiguration> {
    fn from(value: VersioningConfiguration) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `WebsiteConfiguration` of `AWS::S3::Bucket`.
#[derive(Clone, Debug, Default)]
pub struct WebsiteConfiguration {
    properties: Map<String, Json>,
}

impl WebsiteConfiguration {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn error_document(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("ErrorDocument".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn index_document(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("IndexDocument".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn redirect_all_requests_to(mut self, value: impl Into<Value<RedirectAllRequestsTo>>) -> Self {
        self.properties.insert("RedirectAllRequestsTo".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn routing_rules(mut self, value: impl Into<Value<Vec<RoutingRule>>>) -> Self {
        self.properties.insert("RoutingRules".into(), value.into().into_json());
        self
    }
}

impl From<WebsiteConfiguration> for Value<WebsiteConfiguration> {
    fn from(value: WebsiteConfiguration) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AbacStatus {
    Enabled,
    Disabled,
}

impl AsRef<str> for AbacStatus {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Enabled => "Enabled",
            Self::Disabled => "Disabled",
        }
    }
}

impl From<AbacStatus> for Value<AbacStatus> {
    fn from(value: AbacStatus) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccelerateConfigurationAccelerationStatus {
    Enabled,
    Suspended,
}

impl AsRef<str> for AccelerateConfigurationAccelerationStatus {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Enabled => "Enabled",
            Self::Suspended => "Suspended",
        }
    }
}

impl From<AccelerateConfigurationAccelerationStatus> for Value<AccelerateConfigurationAccelerationStatus> {
    fn from(value: AccelerateConfigurationAccelerationStatus) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccessControl {
    AuthenticatedRead,
    AwsExecRead,
    BucketOwnerFullControl,
    BucketOwnerRead,
    LogDeliveryWrite,
    Private,
    PublicRead,
    PublicReadWrite,
}

impl AsRef<str> for AccessControl {
    fn as_ref(&self) -> &str {
        match *self {
            Self::AuthenticatedRead => "AuthenticatedRead",
            Self::AwsExecRead => "AwsExecRead",
            Self::BucketOwnerFullControl => "BucketOwnerFullControl",
            Self::BucketOwnerRead => "BucketOwnerRead",
            Self::LogDeliveryWrite => "LogDeliveryWrite",
            Self::Private => "Private",
            Self::PublicRead => "PublicRead",
            Self::PublicReadWrite => "PublicReadWrite",
        }
    }
}

impl From<AccessControl> for Value<AccessControl> {
    fn from(value: AccessControl) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccessControlTranslationOwner {
    Destination,
}

impl AsRef<str> for AccessControlTranslationOwner {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Destination => "Destination",
        }
    }
}

impl From<AccessControlTranslationOwner> for Value<AccessControlTranslationOwner> {
    fn from(value: AccessControlTranslationOwner) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnnotationTableConfigurationConfigurationState {
    Enabled,
    Disabled,
}

impl AsRef<str> for AnnotationTableConfigurationConfigurationState {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Enabled => "ENABLED",
            Self::Disabled => "DISABLED",
        }
    }
}

impl From<AnnotationTableConfigurationConfigurationState> for Value<AnnotationTableConfigurationConfigurationState> {
    fn from(value: AnnotationTableConfigurationConfigurationState) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockedEncryptionTypesEncryptionType {
    None,
    SseC,
}

impl AsRef<str> for BlockedEncryptionTypesEncryptionType {
    fn as_ref(&self) -> &str {
        match *self {
            Self::None => "NONE",
            Self::SseC => "SSE-C",
        }
    }
}

impl From<BlockedEncryptionTypesEncryptionType> for Value<BlockedEncryptionTypesEncryptionType> {
    fn from(value: BlockedEncryptionTypesEncryptionType) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BucketNamespace {
    Global,
    AccountRegional,
}

impl AsRef<str> for BucketNamespace {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Global => "global",
            Self::AccountRegional => "account-regional",
        }
    }
}

impl From<BucketNamespace> for Value<BucketNamespace> {
    fn from(value: BucketNamespace) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CorsRuleAllowedMethods {
    Get,
    Put,
    Head,
    Post,
    Delete,
}

impl AsRef<str> for CorsRuleAllowedMethods {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Get => "GET",
            Self::Put => "PUT",
            Self::Head => "HEAD",
            Self::Post => "POST",
            Self::Delete => "DELETE",
        }
    }
}

impl From<CorsRuleAllowedMethods> for Value<CorsRuleAllowedMethods> {
    fn from(value: CorsRuleAllowedMethods) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DefaultRetentionMode {
    Compliance,
    Governance,
}

impl AsRef<str> for DefaultRetentionMode {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Compliance => "COMPLIANCE",
            Self::Governance => "GOVERNANCE",
        }
    }
}

impl From<DefaultRetentionMode> for Value<DefaultRetentionMode> {
    fn from(value: DefaultRetentionMode) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeleteMarkerReplicationStatus {
    Disabled,
    Enabled,
}

impl AsRef<str> for DeleteMarkerReplicationStatus {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Disabled => "Disabled",
            Self::Enabled => "Enabled",
        }
    }
}

impl From<DeleteMarkerReplicationStatus> for Value<DeleteMarkerReplicationStatus> {
    fn from(value: DeleteMarkerReplicationStatus) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DestinationFormat {
    Csv,
    Orc,
    Parquet,
}

impl AsRef<str> for DestinationFormat {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Csv => "CSV",
            Self::Orc => "ORC",
            Self::Parquet => "Parquet",
        }
    }
}

impl From<DestinationFormat> for Value<DestinationFormat> {
    fn from(value: DestinationFormat) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IntelligentTieringConfigurationStatus {
    Disabled,
    Enabled,
}

impl AsRef<str> for IntelligentTieringConfigurationStatus {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Disabled => "Disabled",
            Self::Enabled => "Enabled",
        }
    }
}

impl From<IntelligentTieringConfigurationStatus> for Value<IntelligentTieringConfigurationStatus> {
    fn from(value: IntelligentTieringConfigurationStatus) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InventoryConfigurationIncludedObjectVersions {
    All,
    Current,
}

impl AsRef<str> for InventoryConfigurationIncludedObjectVersions {
    fn as_ref(&self) -> &str {
        match *self {
            Self::All => "All",
            Self::Current => "Current",
        }
    }
}

impl From<InventoryConfigurationIncludedObjectVersions> for Value<InventoryConfigurationIncludedObjectVersions> {
    fn from(value: InventoryConfigurationIncludedObjectVersions) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InventoryConfigurationOptionalFields {
    Size,
    LastModifiedDate,
    StorageClass,
    ETag,
    IsMultipartUploaded,
    ReplicationStatus,
    EncryptionStatus,
    ObjectLockRetainUntilDate,
    ObjectLockMode,
    ObjectLockLegalHoldStatus,
    ObjectLockEventHoldStatus,
    ObjectLockEventHoldDuration,
    IntelligentTieringAccessTier,
    BucketKeyStatus,
    ChecksumAlgorithm,
    ObjectAccessControlList,
    ObjectOwner,
    LifecycleExpirationDate,
    IntelligentTieringReferenceDate,
}

impl AsRef<str> for InventoryConfigurationOptionalFields {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Size => "Size",
            Self::LastModifiedDate => "LastModifiedDate",
            Self::StorageClass => "StorageClass",
            Self::ETag => "ETag",
            Self::IsMultipartUploaded => "IsMultipartUploaded",
            Self::ReplicationStatus => "ReplicationStatus",
            Self::EncryptionStatus => "EncryptionStatus",
            Self::ObjectLockRetainUntilDate => "ObjectLockRetainUntilDate",
            Self::ObjectLockMode => "ObjectLockMode",
            Self::ObjectLockLegalHoldStatus => "ObjectLockLegalHoldStatus",
            Self::ObjectLockEventHoldStatus => "ObjectLockEventHoldStatus",
            Self::ObjectLockEventHoldDuration => "ObjectLockEventHoldDuration",
            Self::IntelligentTieringAccessTier => "IntelligentTieringAccessTier",
            Self::BucketKeyStatus => "BucketKeyStatus",
            Self::ChecksumAlgorithm => "ChecksumAlgorithm",
            Self::ObjectAccessControlList => "ObjectAccessControlList",
            Self::ObjectOwner => "ObjectOwner",
            Self::LifecycleExpirationDate => "LifecycleExpirationDate",
            Self::IntelligentTieringReferenceDate => "IntelligentTieringReferenceDate",
        }
    }
}

impl From<InventoryConfigurationOptionalFields> for Value<InventoryConfigurationOptionalFields> {
    fn from(value: InventoryConfigurationOptionalFields) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InventoryConfigurationScheduleFrequency {
    Daily,
    Weekly,
}

impl AsRef<str> for InventoryConfigurationScheduleFrequency {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Daily => "Daily",
            Self::Weekly => "Weekly",
        }
    }
}

impl From<InventoryConfigurationScheduleFrequency> for Value<InventoryConfigurationScheduleFrequency> {
    fn from(value: InventoryConfigurationScheduleFrequency) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InventoryTableConfigurationConfigurationState {
    Enabled,
    Disabled,
}

impl AsRef<str> for InventoryTableConfigurationConfigurationState {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Enabled => "ENABLED",
            Self::Disabled => "DISABLED",
        }
    }
}

impl From<InventoryTableConfigurationConfigurationState> for Value<InventoryTableConfigurationConfigurationState> {
    fn from(value: InventoryTableConfigurationConfigurationState) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LifecycleConfigurationTransitionDefaultMinimumObjectSize {
    VariesByStorageClass,
    AllStorageClasses128k,
}

impl AsRef<str> for LifecycleConfigurationTransitionDefaultMinimumObjectSize {
    fn as_ref(&self) -> &str {
        match *self {
            Self::VariesByStorageClass => "varies_by_storage_class",
            Self::AllStorageClasses128k => "all_storage_classes_128K",
        }
    }
}

impl From<LifecycleConfigurationTransitionDefaultMinimumObjectSize> for Value<LifecycleConfigurationTransitionDefaultMinimumObjectSize> {
    fn from(value: LifecycleConfigurationTransitionDefaultMinimumObjectSize) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MetadataDestinationTableBucketType {
    Aws,
    Customer,
}

impl AsRef<str> for MetadataDestinationTableBucketType {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Aws => "aws",
            Self::Customer => "customer",
        }
    }
}

impl From<MetadataDestinationTableBucketType> for Value<MetadataDestinationTableBucketType> {
    fn from(value: MetadataDestinationTableBucketType) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MetadataTableEncryptionConfigurationSseAlgorithm {
    AwsKms,
    Aes256,
}

impl AsRef<str> for MetadataTableEncryptionConfigurationSseAlgorithm {
    fn as_ref(&self) -> &str {
        match *self {
            Self::AwsKms => "aws:kms",
            Self::Aes256 => "AES256",
        }
    }
}

impl From<MetadataTableEncryptionConfigurationSseAlgorithm> for Value<MetadataTableEncryptionConfigurationSseAlgorithm> {
    fn from(value: MetadataTableEncryptionConfigurationSseAlgorithm) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MetricsStatus {
    Disabled,
    Enabled,
}

impl AsRef<str> for MetricsStatus {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Disabled => "Disabled",
            Self::Enabled => "Enabled",
        }
    }
}

impl From<MetricsStatus> for Value<MetricsStatus> {
    fn from(value: MetricsStatus) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ObjectLockConfigurationObjectLockEnabled {
    Enabled,
}

impl AsRef<str> for ObjectLockConfigurationObjectLockEnabled {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Enabled => "Enabled",
        }
    }
}

impl From<ObjectLockConfigurationObjectLockEnabled> for Value<ObjectLockConfigurationObjectLockEnabled> {
    fn from(value: ObjectLockConfigurationObjectLockEnabled) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnershipControlsRuleObjectOwnership {
    ObjectWriter,
    BucketOwnerPreferred,
    BucketOwnerEnforced,
}

impl AsRef<str> for OwnershipControlsRuleObjectOwnership {
    fn as_ref(&self) -> &str {
        match *self {
            Self::ObjectWriter => "ObjectWriter",
            Self::BucketOwnerPreferred => "BucketOwnerPreferred",
            Self::BucketOwnerEnforced => "BucketOwnerEnforced",
        }
    }
}

impl From<OwnershipControlsRuleObjectOwnership> for Value<OwnershipControlsRuleObjectOwnership> {
    fn from(value: OwnershipControlsRuleObjectOwnership) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartitionedPrefixPartitionDateSource {
    EventTime,
    DeliveryTime,
}

impl AsRef<str> for PartitionedPrefixPartitionDateSource {
    fn as_ref(&self) -> &str {
        match *self {
            Self::EventTime => "EventTime",
            Self::DeliveryTime => "DeliveryTime",
        }
    }
}

impl From<PartitionedPrefixPartitionDateSource> for Value<PartitionedPrefixPartitionDateSource> {
    fn from(value: PartitionedPrefixPartitionDateSource) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordExpirationExpiration {
    Enabled,
    Disabled,
}

impl AsRef<str> for RecordExpirationExpiration {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Enabled => "ENABLED",
            Self::Disabled => "DISABLED",
        }
    }
}

impl From<RecordExpirationExpiration> for Value<RecordExpirationExpiration> {
    fn from(value: RecordExpirationExpiration) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RedirectAllRequestsToProtocol {
    Http,
    Https,
}

impl AsRef<str> for RedirectAllRequestsToProtocol {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Http => "http",
            Self::Https => "https",
        }
    }
}

impl From<RedirectAllRequestsToProtocol> for Value<RedirectAllRequestsToProtocol> {
    fn from(value: RedirectAllRequestsToProtocol) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RedirectRuleProtocol {
    Http,
    Https,
}

impl AsRef<str> for RedirectRuleProtocol {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Http => "http",
            Self::Https => "https",
        }
    }
}

impl From<RedirectRuleProtocol> for Value<RedirectRuleProtocol> {
    fn from(value: RedirectRuleProtocol) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReplicaModificationsStatus {
    Enabled,
    Disabled,
}

impl AsRef<str> for ReplicaModificationsStatus {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Enabled => "Enabled",
            Self::Disabled => "Disabled",
        }
    }
}

impl From<ReplicaModificationsStatus> for Value<ReplicaModificationsStatus> {
    fn from(value: ReplicaModificationsStatus) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReplicationDestinationStorageClass {
    DeepArchive,
    Glacier,
    GlacierIr,
    IntelligentTiering,
    OnezoneIa,
    ReducedRedundancy,
    Standard,
    StandardIa,
}

impl AsRef<str> for ReplicationDestinationStorageClass {
    fn as_ref(&self) -> &str {
        match *self {
            Self::DeepArchive => "DEEP_ARCHIVE",
            Self::Glacier => "GLACIER",
            Self::GlacierIr => "GLACIER_IR",
            Self::IntelligentTiering => "INTELLIGENT_TIERING",
            Self::OnezoneIa => "ONEZONE_IA",
            Self::ReducedRedundancy => "REDUCED_REDUNDANCY",
            Self::Standard => "STANDARD",
            Self::StandardIa => "STANDARD_IA",
        }
    }
}

impl From<ReplicationDestinationStorageClass> for Value<ReplicationDestinationStorageClass> {
    fn from(value: ReplicationDestinationStorageClass) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReplicationRuleStatus {
    Disabled,
    Enabled,
}

impl AsRef<str> for ReplicationRuleStatus {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Disabled => "Disabled",
            Self::Enabled => "Enabled",
        }
    }
}

impl From<ReplicationRuleStatus> for Value<ReplicationRuleStatus> {
    fn from(value: ReplicationRuleStatus) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReplicationTimeStatus {
    Disabled,
    Enabled,
}

impl AsRef<str> for ReplicationTimeStatus {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Disabled => "Disabled",
            Self::Enabled => "Enabled",
        }
    }
}

impl From<ReplicationTimeStatus> for Value<ReplicationTimeStatus> {
    fn from(value: ReplicationTimeStatus) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleStatus {
    Enabled,
    Disabled,
}

impl AsRef<str> for RuleStatus {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Enabled => "Enabled",
            Self::Disabled => "Disabled",
        }
    }
}

impl From<RuleStatus> for Value<RuleStatus> {
    fn from(value: RuleStatus) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ServerSideEncryptionByDefaultSSEAlgorithm {
    AwsKms,
    Aes256,
    AwsKmsDsse,
}

impl AsRef<str> for ServerSideEncryptionByDefaultSSEAlgorithm {
    fn as_ref(&self) -> &str {
        match *self {
            Self::AwsKms => "aws:kms",
            Self::Aes256 => "AES256",
            Self::AwsKmsDsse => "aws:kms:dsse",
        }
    }
}

impl From<ServerSideEncryptionByDefaultSSEAlgorithm> for Value<ServerSideEncryptionByDefaultSSEAlgorithm> {
    fn from(value: ServerSideEncryptionByDefaultSSEAlgorithm) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SseKmsEncryptedObjectsStatus {
    Disabled,
    Enabled,
}

impl AsRef<str> for SseKmsEncryptedObjectsStatus {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Disabled => "Disabled",
            Self::Enabled => "Enabled",
        }
    }
}

impl From<SseKmsEncryptedObjectsStatus> for Value<SseKmsEncryptedObjectsStatus> {
    fn from(value: SseKmsEncryptedObjectsStatus) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TieringAccessTier {
    ArchiveAccess,
    DeepArchiveAccess,
}

impl AsRef<str> for TieringAccessTier {
    fn as_ref(&self) -> &str {
        match *self {
            Self::ArchiveAccess => "ARCHIVE_ACCESS",
            Self::DeepArchiveAccess => "DEEP_ARCHIVE_ACCESS",
        }
    }
}

impl From<TieringAccessTier> for Value<TieringAccessTier> {
    fn from(value: TieringAccessTier) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VersioningConfigurationStatus {
    Enabled,
    Suspended,
}

impl AsRef<str> for VersioningConfigurationStatus {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Enabled => "Enabled",
            Self::Suspended => "Suspended",
        }
    }
}

impl From<VersioningConfigurationStatus> for Value<VersioningConfigurationStatus> {
    fn from(value: VersioningConfigurationStatus) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// What `Fn::GetAtt` gives of `AWS::S3::Bucket`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attribute {
    Arn,
    DomainName,
    DualStackDomainName,
    MetadataConfigurationAnnotationTableConfigurationTableArn,
    MetadataConfigurationAnnotationTableConfigurationTableName,
    MetadataConfigurationDestination,
    MetadataConfigurationInventoryTableConfigurationTableArn,
    MetadataConfigurationInventoryTableConfigurationTableName,
    MetadataConfigurationJournalTableConfigurationTableArn,
    MetadataConfigurationJournalTableConfigurationTableName,
    MetadataTableConfigurationS3TablesDestinationTableArn,
    MetadataTableConfigurationS3TablesDestinationTableNamespace,
    RegionalDomainName,
    WebsiteURL,
}

impl AsRef<str> for Attribute {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Arn => "Arn",
            Self::DomainName => "DomainName",
            Self::DualStackDomainName => "DualStackDomainName",
            Self::MetadataConfigurationAnnotationTableConfigurationTableArn => "MetadataConfiguration.AnnotationTableConfiguration.TableArn",
            Self::MetadataConfigurationAnnotationTableConfigurationTableName => "MetadataConfiguration.AnnotationTableConfiguration.TableName",
            Self::MetadataConfigurationDestination => "MetadataConfiguration.Destination",
            Self::MetadataConfigurationInventoryTableConfigurationTableArn => "MetadataConfiguration.InventoryTableConfiguration.TableArn",
            Self::MetadataConfigurationInventoryTableConfigurationTableName => "MetadataConfiguration.InventoryTableConfiguration.TableName",
            Self::MetadataConfigurationJournalTableConfigurationTableArn => "MetadataConfiguration.JournalTableConfiguration.TableArn",
            Self::MetadataConfigurationJournalTableConfigurationTableName => "MetadataConfiguration.JournalTableConfiguration.TableName",
            Self::MetadataTableConfigurationS3TablesDestinationTableArn => "MetadataTableConfiguration.S3TablesDestination.TableArn",
            Self::MetadataTableConfigurationS3TablesDestinationTableNamespace => "MetadataTableConfiguration.S3TablesDestination.TableNamespace",
            Self::RegionalDomainName => "RegionalDomainName",
            Self::WebsiteURL => "WebsiteURL",
        }
    }
}
}

/// `AWS::S3::BucketPolicy`.
#[derive(Clone, Debug, Default)]
pub struct BucketPolicy {
    properties: Map<String, Json>,
}

impl BucketPolicy {
    #[must_use]
    pub fn new(bucket: impl Into<Value<String>>, policy_document: impl Into<Value<Json>>) -> Self {
        Self::default().bucket(bucket).policy_document(policy_document)
    }

    #[must_use]
    pub fn bucket(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Bucket".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn policy_document(mut self, value: impl Into<Value<Json>>) -> Self {
        self.properties.insert("PolicyDocument".into(), value.into().into_json());
        self
    }
}

impl Resource for BucketPolicy {
    const TYPE: &'static str = "AWS::S3::BucketPolicy";
    type Attribute = bucket_policy::Attribute;

    fn into_properties(self) -> Map<String, Json> {
        self.properties
    }
}

/// What belongs to `AWS::S3::BucketPolicy`.
pub mod bucket_policy {

/// What `Fn::GetAtt` gives of `AWS::S3::BucketPolicy`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attribute {
}

impl AsRef<str> for Attribute {
    fn as_ref(&self) -> &str {
        match *self {
        }
    }
}
}
