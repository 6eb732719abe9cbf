//! Typed `rds` resources. Written by `cargo xtask schema update`; not edited by hand.

use serde_json::{Map, Value as Json};

use crate::template::Resource;
use crate::value::Value;

/// `AWS::RDS::DBInstance`.
#[derive(Clone, Debug, Default)]
pub struct DBInstance {
    properties: Map<String, Json>,
}

impl DBInstance {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn additional_storage_volumes(mut self, value: impl Into<Value<Vec<db_instance::AdditionalStorageVolume>>>) -> Self {
        self.properties.insert("AdditionalStorageVolumes".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn allocated_storage(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("AllocatedStorage".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn allow_major_version_upgrade(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("AllowMajorVersionUpgrade".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn apply_immediately(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("ApplyImmediately".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn associated_roles(mut self, value: impl Into<Value<Vec<db_instance::DBInstanceRole>>>) -> Self {
        self.properties.insert("AssociatedRoles".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn auto_minor_version_upgrade(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("AutoMinorVersionUpgrade".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn automatic_backup_replication_kms_key_id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("AutomaticBackupReplicationKmsKeyId".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn automatic_backup_replication_region(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("AutomaticBackupReplicationRegion".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn automatic_backup_replication_retention_period(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("AutomaticBackupReplicationRetentionPeriod".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn availability_zone(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("AvailabilityZone".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn backup_retention_period(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("BackupRetentionPeriod".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn backup_target(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("BackupTarget".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn ca_certificate_identifier(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("CACertificateIdentifier".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn certificate_rotation_restart(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("CertificateRotationRestart".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn character_set_name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("CharacterSetName".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn copy_tags_to_snapshot(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("CopyTagsToSnapshot".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn custom_iam_instance_profile(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("CustomIAMInstanceProfile".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn db_cluster_identifier(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("DBClusterIdentifier".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn db_cluster_snapshot_identifier(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("DBClusterSnapshotIdentifier".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn db_instance_class(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("DBInstanceClass".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn db_instance_identifier(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("DBInstanceIdentifier".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn db_name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("DBName".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn db_parameter_group_name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("DBParameterGroupName".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn db_security_groups(mut self, value: impl Into<Value<Vec<String>>>) -> Self {
        self.properties.insert("DBSecurityGroups".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn db_snapshot_identifier(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("DBSnapshotIdentifier".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn db_subnet_group_name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("DBSubnetGroupName".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn db_system_id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("DBSystemId".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn database_insights_mode(mut self, value: impl Into<Value<db_instance::DatabaseInsightsMode>>) -> Self {
        self.properties.insert("DatabaseInsightsMode".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn dedicated_log_volume(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("DedicatedLogVolume".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn delete_automated_backups(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("DeleteAutomatedBackups".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn deletion_protection(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("DeletionProtection".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn domain(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Domain".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn domain_auth_secret_arn(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("DomainAuthSecretArn".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn domain_dns_ips(mut self, value: impl Into<Value<Vec<String>>>) -> Self {
        self.properties.insert("DomainDnsIps".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn domain_fqdn(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("DomainFqdn".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn domain_iam_role_name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("DomainIAMRoleName".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn domain_ou(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("DomainOu".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn enable_cloudwatch_logs_exports(mut self, value: impl Into<Value<Vec<String>>>) -> Self {
        self.properties.insert("EnableCloudwatchLogsExports".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn enable_iam_database_authentication(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("EnableIAMDatabaseAuthentication".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn enable_performance_insights(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("EnablePerformanceInsights".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn engine(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Engine".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn engine_lifecycle_support(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("EngineLifecycleSupport".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn engine_version(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("EngineVersion".into(), value.into().into_json());
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
    pub fn license_model(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("LicenseModel".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn manage_master_user_password(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("ManageMasterUserPassword".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn master_user_authentication_type(mut self, value: impl Into<Value<db_instance::MasterUserAuthenticationType>>) -> Self {
        self.properties.insert("MasterUserAuthenticationType".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn master_user_password(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("MasterUserPassword".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn master_user_secret(mut self, value: impl Into<Value<db_instance::MasterUserSecret>>) -> Self {
        self.properties.insert("MasterUserSecret".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn master_username(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("MasterUsername".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn max_allocated_storage(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("MaxAllocatedStorage".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn monitoring_interval(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("MonitoringInterval".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn monitoring_role_arn(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("MonitoringRoleArn".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn multi_az(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("MultiAZ".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn nchar_character_set_name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("NcharCharacterSetName".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn network_type(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("NetworkType".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn option_group_name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("OptionGroupName".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn performance_insights_kms_key_id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("PerformanceInsightsKMSKeyId".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn performance_insights_retention_period(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("PerformanceInsightsRetentionPeriod".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn port(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Port".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn preferred_backup_window(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("PreferredBackupWindow".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn preferred_maintenance_window(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("PreferredMaintenanceWindow".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn processor_features(mut self, value: impl Into<Value<Vec<db_instance::ProcessorFeature>>>) -> Self {
        self.properties.insert("ProcessorFeatures".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn promotion_tier(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("PromotionTier".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn publicly_accessible(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("PubliclyAccessible".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn replica_mode(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("ReplicaMode".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn restore_time(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("RestoreTime".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn source_db_cluster_identifier(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("SourceDBClusterIdentifier".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn source_db_instance_automated_backups_arn(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("SourceDBInstanceAutomatedBackupsArn".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn source_db_instance_identifier(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("SourceDBInstanceIdentifier".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn source_dbi_resource_id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("SourceDbiResourceId".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn source_region(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("SourceRegion".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn storage_encrypted(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("StorageEncrypted".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn storage_throughput(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("StorageThroughput".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn storage_type(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("StorageType".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn tags(mut self, value: impl Into<Value<Vec<db_instance::Tag>>>) -> Self {
        self.properties.insert("Tags".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn tde_credential_arn(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("TdeCredentialArn".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn tde_credential_password(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("TdeCredentialPassword".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn timezone(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Timezone".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn use_default_processor_features(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("UseDefaultProcessorFeatures".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn use_latest_restorable_time(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("UseLatestRestorableTime".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn vpc_security_groups(mut self, value: impl Into<Value<Vec<String>>>) -> Self {
        self.properties.insert("VPCSecurityGroups".into(), value.into().into_json());
        self
    }
}

impl Resource for DBInstance {
    const TYPE: &'static str = "AWS::RDS::DBInstance";
    type Attribute = db_instance::Attribute;

    fn into_properties(self) -> Map<String, Json> {
        self.properties
    }
}

/// What belongs to `AWS::RDS::DBInstance`.
pub mod db_instance {
use serde_json::Map;
use serde_json::Value as Json;
use crate::value::Value;

/// `AdditionalStorageVolume` of `AWS::RDS::DBInstance`.
#[derive(Clone, Debug, Default)]
pub struct AdditionalStorageVolume {
    properties: Map<String, Json>,
}

impl AdditionalStorageVolume {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn allocated_storage(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("AllocatedStorage".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn iops(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("Iops".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn max_allocated_storage(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("MaxAllocatedStorage".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn storage_operation_percent_progress(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("StorageOperationPercentProgress".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn storage_operation_status(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("StorageOperationStatus".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn storage_throughput(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("StorageThroughput".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn storage_type(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("StorageType".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn volume_name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("VolumeName".into(), value.into().into_json());
        self
    }
}

impl From<AdditionalStorageVolume> for Value<AdditionalStorageVolume> {
    fn from(value: AdditionalStorageVolume) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `CertificateDetails` of `AWS::RDS::DBInstance`.
#[derive(Clone, Debug, Default)]
pub struct CertificateDetails {
    properties: Map<String, Json>,
}

impl CertificateDetails {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn ca_identifier(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("CAIdentifier".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn valid_till(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("ValidTill".into(), value.into().into_json());
        self
    }
}

impl From<CertificateDetails> for Value<CertificateDetails> {
    fn from(value: CertificateDetails) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `DBInstanceRole` of `AWS::RDS::DBInstance`.
#[derive(Clone, Debug, Default)]
pub struct DBInstanceRole {
    properties: Map<String, Json>,
}

impl DBInstanceRole {
    #[must_use]
    pub fn new(feature_name: impl Into<Value<String>>, role_arn: impl Into<Value<String>>) -> Self {
        Self::default().feature_name(feature_name).role_arn(role_arn)
    }

    #[must_use]
    pub fn feature_name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("FeatureName".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn role_arn(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("RoleArn".into(), value.into().into_json());
        self
    }
}

impl From<DBInstanceRole> for Value<DBInstanceRole> {
    fn from(value: DBInstanceRole) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `DBInstanceStatusInfo` of `AWS::RDS::DBInstance`.
#[derive(Clone, Debug, Default)]
pub struct DBInstanceStatusInfo {
    properties: Map<String, Json>,
}

impl DBInstanceStatusInfo {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn message(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Message".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn normal(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("Normal".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn status(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Status".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn status_type(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("StatusType".into(), value.into().into_json());
        self
    }
}

impl From<DBInstanceStatusInfo> for Value<DBInstanceStatusInfo> {
    fn from(value: DBInstanceStatusInfo) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `Endpoint` of `AWS::RDS::DBInstance`.
#[derive(Clone, Debug, Default)]
pub struct Endpoint {
    properties: Map<String, Json>,
}

impl Endpoint {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn address(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Address".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn hosted_zone_id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("HostedZoneId".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn port(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Port".into(), value.into().into_json());
        self
    }
}

impl From<Endpoint> for Value<Endpoint> {
    fn from(value: Endpoint) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `MasterUserSecret` of `AWS::RDS::DBInstance`.
#[derive(Clone, Debug, Default)]
pub struct MasterUserSecret {
    properties: Map<String, Json>,
}

impl MasterUserSecret {
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
    pub fn secret_arn(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("SecretArn".into(), value.into().into_json());
        self
    }
}

impl From<MasterUserSecret> for Value<MasterUserSecret> {
    fn from(value: MasterUserSecret) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `ProcessorFeature` of `AWS::RDS::DBInstance`.
#[derive(Clone, Debug, Default)]
pub struct ProcessorFeature {
    properties: Map<String, Json>,
}

impl ProcessorFeature {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn name(mut self, value: impl Into<Value<ProcessorFeatureName>>) -> Self {
        self.properties.insert("Name".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn value(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Value".into(), value.into().into_json());
        self
    }
}

impl From<ProcessorFeature> for Value<ProcessorFeature> {
    fn from(value: ProcessorFeature) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `Tag` of `AWS::RDS::DBInstance`.
#[derive(Clone, Debug, Default)]
pub struct Tag {
    properties: Map<String, Json>,
}

impl Tag {
    #[must_use]
    pub fn new(key: impl Into<Value<String>>) -> Self {
        Self::default().key(key)
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
pub enum DatabaseInsightsMode {
    Advanced,
    Standard,
}

impl AsRef<str> for DatabaseInsightsMode {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Advanced => "advanced",
            Self::Standard => "standard",
        }
    }
}

impl From<DatabaseInsightsMode> for Value<DatabaseInsightsMode> {
    fn from(value: DatabaseInsightsMode) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MasterUserAuthenticationType {
    IamDbAuth,
    Password,
}

impl AsRef<str> for MasterUserAuthenticationType {
    fn as_ref(&self) -> &str {
        match *self {
            Self::IamDbAuth => "iam-db-auth",
            Self::Password => "password",
        }
    }
}

impl From<MasterUserAuthenticationType> for Value<MasterUserAuthenticationType> {
    fn from(value: MasterUserAuthenticationType) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProcessorFeatureName {
    CoreCount,
    ThreadsPerCore,
}

impl AsRef<str> for ProcessorFeatureName {
    fn as_ref(&self) -> &str {
        match *self {
            Self::CoreCount => "coreCount",
            Self::ThreadsPerCore => "threadsPerCore",
        }
    }
}

impl From<ProcessorFeatureName> for Value<ProcessorFeatureName> {
    fn from(value: ProcessorFeatureName) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// What `Fn::GetAtt` gives of `AWS::RDS::DBInstance`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attribute {
    AutomaticRestartTime,
    CertificateDetails,
    CertificateDetailsCAIdentifier,
    CertificateDetailsValidTill,
    DBInstanceArn,
    DBInstanceStatus,
    DbiResourceId,
    Endpoint,
    EndpointAddress,
    EndpointHostedZoneId,
    EndpointPort,
    InstanceCreateTime,
    IsStorageConfigUpgradeAvailable,
    LatestRestorableTime,
    ListenerEndpoint,
    ListenerEndpointAddress,
    ListenerEndpointHostedZoneId,
    ListenerEndpointPort,
    MasterUserSecretSecretArn,
    PercentProgress,
    ReadReplicaDBClusterIdentifiers,
    ReadReplicaDBInstanceIdentifiers,
    ResumeFullAutomationModeTime,
    SecondaryAvailabilityZone,
    StatusInfos,
    StorageOperationPercentProgress,
    StorageOperationStatus,
}

impl AsRef<str> for Attribute {
    fn as_ref(&self) -> &str {
        match *self {
            Self::AutomaticRestartTime => "AutomaticRestartTime",
            Self::CertificateDetails => "CertificateDetails",
            Self::CertificateDetailsCAIdentifier => "CertificateDetails.CAIdentifier",
            Self::CertificateDetailsValidTill => "CertificateDetails.ValidTill",
            Self::DBInstanceArn => "DBInstanceArn",
            Self::DBInstanceStatus => "DBInstanceStatus",
            Self::DbiResourceId => "DbiResourceId",
            Self::Endpoint => "Endpoint",
            Self::EndpointAddress => "Endpoint.Address",
            Self::EndpointHostedZoneId => "Endpoint.HostedZoneId",
            Self::EndpointPort => "Endpoint.Port",
            Self::InstanceCreateTime => "InstanceCreateTime",
            Self::IsStorageConfigUpgradeAvailable => "IsStorageConfigUpgradeAvailable",
            Self::LatestRestorableTime => "LatestRestorableTime",
            Self::ListenerEndpoint => "ListenerEndpoint",
            Self::ListenerEndpointAddress => "ListenerEndpoint.Address",
            Self::ListenerEndpointHostedZoneId => "ListenerEndpoint.HostedZoneId",
            Self::ListenerEndpointPort => "ListenerEndpoint.Port",
            Self::MasterUserSecretSecretArn => "MasterUserSecret.SecretArn",
            Self::PercentProgress => "PercentProgress",
            Self::ReadReplicaDBClusterIdentifiers => "ReadReplicaDBClusterIdentifiers",
            Self::ReadReplicaDBInstanceIdentifiers => "ReadReplicaDBInstanceIdentifiers",
            Self::ResumeFullAutomationModeTime => "ResumeFullAutomationModeTime",
            Self::SecondaryAvailabilityZone => "SecondaryAvailabilityZone",
            Self::StatusInfos => "StatusInfos",
            Self::StorageOperationPercentProgress => "StorageOperationPercentProgress",
            Self::StorageOperationStatus => "StorageOperationStatus",
        }
    }
}
}

/// `AWS::RDS::DBParameterGroup`.
#[derive(Clone, Debug, Default)]
pub struct DBParameterGroup {
    properties: Map<String, Json>,
}

impl DBParameterGroup {
    #[must_use]
    pub fn new(description: impl Into<Value<String>>, family: impl Into<Value<String>>) -> Self {
        Self::default().description(description).family(family)
    }

    #[must_use]
    pub fn db_parameter_group_name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("DBParameterGroupName".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn description(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Description".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn family(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Family".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn parameters(mut self, value: impl Into<Value<Json>>) -> Self {
        self.properties.insert("Parameters".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn tags(mut self, value: impl Into<Value<Vec<db_parameter_group::Tag>>>) -> Self {
        self.properties.insert("Tags".into(), value.into().into_json());
        self
    }
}

impl Resource for DBParameterGroup {
    const TYPE: &'static str = "AWS::RDS::DBParameterGroup";
    type Attribute = db_parameter_group::Attribute;

    fn into_properties(self) -> Map<String, Json> {
        self.properties
    }
}

/// What belongs to `AWS::RDS::DBParameterGroup`.
pub mod db_parameter_group {
use serde_json::Map;
use serde_json::Value as Json;
use crate::value::Value;

/// `Tag` of `AWS::RDS::DBParameterGroup`.
#[derive(Clone, Debug, Default)]
pub struct Tag {
    properties: Map<String, Json>,
}

impl Tag {
    #[must_use]
    pub fn new(key: impl Into<Value<String>>) -> Self {
        Self::default().key(key)
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

/// What `Fn::GetAtt` gives of `AWS::RDS::DBParameterGroup`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attribute {
    DBParameterGroupArn,
}

impl AsRef<str> for Attribute {
    fn as_ref(&self) -> &str {
        match *self {
            Self::DBParameterGroupArn => "DBParameterGroupArn",
        }
    }
}
}

/// `AWS::RDS::DBSubnetGroup`.
#[derive(Clone, Debug, Default)]
pub struct DBSubnetGroup {
    properties: Map<String, Json>,
}

impl DBSubnetGroup {
    #[must_use]
    pub fn new(db_subnet_group_description: impl Into<Value<String>>, subnet_ids: impl Into<Value<Vec<String>>>) -> Self {
        Self::default().db_subnet_group_description(db_subnet_group_description).subnet_ids(subnet_ids)
    }

    #[must_use]
    pub fn db_subnet_group_description(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("DBSubnetGroupDescription".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn db_subnet_group_name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("DBSubnetGroupName".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn subnet_ids(mut self, value: impl Into<Value<Vec<String>>>) -> Self {
        self.properties.insert("SubnetIds".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn tags(mut self, value: impl Into<Value<Vec<db_subnet_group::Tag>>>) -> Self {
        self.properties.insert("Tags".into(), value.into().into_json());
        self
    }
}

impl Resource for DBSubnetGroup {
    const TYPE: &'static str = "AWS::RDS::DBSubnetGroup";
    type Attribute = db_subnet_group::Attribute;

    fn into_properties(self) -> Map<String, Json> {
        self.properties
    }
}

/// What belongs to `AWS::RDS::DBSubnetGroup`.
pub mod db_subnet_group {
use serde_json::Map;
use serde_json::Value as Json;
use crate::value::Value;

/// `Tag` of `AWS::RDS::DBSubnetGroup`.
#[derive(Clone, Debug, Default)]
pub struct Tag {
    properties: Map<String, Json>,
}

impl Tag {
    #[must_use]
    pub fn new(key: impl Into<Value<String>>) -> Self {
        Self::default().key(key)
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

/// What `Fn::GetAtt` gives of `AWS::RDS::DBSubnetGroup`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attribute {
    DBSubnetGroupArn,
}

impl AsRef<str> for Attribute {
    fn as_ref(&self) -> &str {
        match *self {
            Self::DBSubnetGroupArn => "DBSubnetGroupArn",
        }
    }
}
}
