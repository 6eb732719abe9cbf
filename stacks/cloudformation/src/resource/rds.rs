//! `AWS::RDS`. Written by `cargo xtask schema update`; not edited by hand.
#![doc = include_str!("../../examples/rds.md")]

use super::define::*;

resource! { "AWS::RDS::DBInstance" DBInstance -> DBInstanceIdentifier;
require {
}
accept {
    additional_storage_volumes: Vec<db_instance::AdditionalStorageVolume> = "AdditionalStorageVolumes";
    allocated_storage: String = "AllocatedStorage";
    allow_major_version_upgrade: bool = "AllowMajorVersionUpgrade";
    apply_immediately: bool = "ApplyImmediately";
    associated_roles: Vec<db_instance::DBInstanceRole> = "AssociatedRoles";
    auto_minor_version_upgrade: bool = "AutoMinorVersionUpgrade";
    automatic_backup_replication_kms_key_id: String = "AutomaticBackupReplicationKmsKeyId";
    automatic_backup_replication_region: String = "AutomaticBackupReplicationRegion";
    automatic_backup_replication_retention_period: i64 = "AutomaticBackupReplicationRetentionPeriod", "at least 1";
    availability_zone: String = "AvailabilityZone";
    backup_retention_period: i64 = "BackupRetentionPeriod", "at least 0";
    backup_target: String = "BackupTarget", "a change replaces the resource";
    ca_certificate_identifier: String = "CACertificateIdentifier";
    certificate_rotation_restart: bool = "CertificateRotationRestart";
    character_set_name: String = "CharacterSetName", "a change replaces the resource";
    copy_tags_to_snapshot: bool = "CopyTagsToSnapshot";
    custom_iam_instance_profile: String = "CustomIAMInstanceProfile", "a change replaces the resource";
    db_cluster_identifier: String = "DBClusterIdentifier", "a change replaces the resource";
    db_cluster_snapshot_identifier: String = "DBClusterSnapshotIdentifier";
    db_instance_class: String = "DBInstanceClass";
    db_instance_identifier: String = "DBInstanceIdentifier", "1 to 63 characters; a change replaces the resource";
    db_name: String = "DBName", "a change replaces the resource";
    db_parameter_group_name: String = "DBParameterGroupName";
    db_security_groups: Vec<String> = "DBSecurityGroups";
    db_snapshot_identifier: String = "DBSnapshotIdentifier";
    db_subnet_group_name: String = "DBSubnetGroupName", "a change replaces the resource";
    db_system_id: String = "DBSystemId", "a change replaces the resource";
    database_insights_mode: db_instance::DatabaseInsightsMode = "DatabaseInsightsMode";
    dedicated_log_volume: bool = "DedicatedLogVolume";
    delete_automated_backups: bool = "DeleteAutomatedBackups";
    deletion_protection: bool = "DeletionProtection";
    domain: String = "Domain";
    domain_auth_secret_arn: SecretArn = "DomainAuthSecretArn";
    domain_dns_ips: Vec<String> = "DomainDnsIps";
    domain_fqdn: String = "DomainFqdn";
    domain_iam_role_name: String = "DomainIAMRoleName";
    domain_ou: String = "DomainOu";
    enable_cloudwatch_logs_exports: Vec<String> = "EnableCloudwatchLogsExports";
    enable_iam_database_authentication: bool = "EnableIAMDatabaseAuthentication";
    enable_performance_insights: bool = "EnablePerformanceInsights";
    engine: String = "Engine";
    engine_lifecycle_support: String = "EngineLifecycleSupport";
    engine_version: String = "EngineVersion";
    iops: i64 = "Iops";
    kms_key_id: String = "KmsKeyId", "a change replaces the resource";
    license_model: String = "LicenseModel";
    manage_master_user_password: bool = "ManageMasterUserPassword";
    master_user_authentication_type: db_instance::MasterUserAuthenticationType = "MasterUserAuthenticationType";
    master_user_password: String = "MasterUserPassword";
    master_user_secret: db_instance::MasterUserSecret = "MasterUserSecret";
    master_username: String = "MasterUsername", "1 to 128 characters; a change replaces the resource";
    max_allocated_storage: i64 = "MaxAllocatedStorage";
    monitoring_interval: i64 = "MonitoringInterval";
    monitoring_role_arn: RoleArn = "MonitoringRoleArn";
    multi_az: bool = "MultiAZ";
    nchar_character_set_name: String = "NcharCharacterSetName", "a change replaces the resource";
    network_type: String = "NetworkType";
    option_group_name: String = "OptionGroupName";
    performance_insights_kms_key_id: String = "PerformanceInsightsKMSKeyId";
    performance_insights_retention_period: i64 = "PerformanceInsightsRetentionPeriod";
    port: String = "Port";
    preferred_backup_window: String = "PreferredBackupWindow";
    preferred_maintenance_window: String = "PreferredMaintenanceWindow";
    processor_features: Vec<db_instance::ProcessorFeature> = "ProcessorFeatures";
    promotion_tier: i64 = "PromotionTier", "0 to 15";
    publicly_accessible: bool = "PubliclyAccessible";
    replica_mode: String = "ReplicaMode";
    restore_time: String = "RestoreTime";
    source_db_cluster_identifier: String = "SourceDBClusterIdentifier";
    source_db_instance_automated_backups_arn: String = "SourceDBInstanceAutomatedBackupsArn";
    source_db_instance_identifier: String = "SourceDBInstanceIdentifier";
    source_dbi_resource_id: String = "SourceDbiResourceId";
    source_region: String = "SourceRegion", "a change replaces the resource";
    storage_encrypted: bool = "StorageEncrypted", "a change replaces the resource";
    storage_throughput: i64 = "StorageThroughput";
    storage_type: String = "StorageType";
    tags: Vec<db_instance::Tag> = "Tags";
    tde_credential_arn: String = "TdeCredentialArn";
    tde_credential_password: String = "TdeCredentialPassword";
    timezone: String = "Timezone", "a change replaces the resource";
    use_default_processor_features: bool = "UseDefaultProcessorFeatures";
    use_latest_restorable_time: bool = "UseLatestRestorableTime";
    vpc_security_groups: Vec<String> = "VPCSecurityGroups";
}
attributes {
    automatic_restart_time: String = "AutomaticRestartTime";
    certificate_details: Json = "CertificateDetails";
    certificate_details_ca_identifier: String = "CertificateDetails.CAIdentifier";
    certificate_details_valid_till: String = "CertificateDetails.ValidTill";
    endpoint: Json = "Endpoint";
    endpoint_address: String = "Endpoint.Address";
    endpoint_port: String = "Endpoint.Port";
    endpoint_hosted_zone_id: String = "Endpoint.HostedZoneId";
    dbi_resource_id: String = "DbiResourceId";
    db_instance_arn: DBInstanceArn = "DBInstanceArn";
    db_instance_status: String = "DBInstanceStatus";
    instance_create_time: String = "InstanceCreateTime";
    is_storage_config_upgrade_available: bool = "IsStorageConfigUpgradeAvailable";
    latest_restorable_time: String = "LatestRestorableTime";
    listener_endpoint: Json = "ListenerEndpoint";
    listener_endpoint_address: String = "ListenerEndpoint.Address";
    listener_endpoint_port: String = "ListenerEndpoint.Port";
    listener_endpoint_hosted_zone_id: String = "ListenerEndpoint.HostedZoneId";
    master_user_secret_secret_arn: String = "MasterUserSecret.SecretArn";
    percent_progress: String = "PercentProgress";
    read_replica_db_cluster_identifiers: Vec<String> = "ReadReplicaDBClusterIdentifiers";
    read_replica_db_instance_identifiers: Vec<String> = "ReadReplicaDBInstanceIdentifiers";
    resume_full_automation_mode_time: String = "ResumeFullAutomationModeTime";
    secondary_availability_zone: String = "SecondaryAvailabilityZone";
    status_infos: Vec<String> = "StatusInfos";
    storage_operation_status: String = "StorageOperationStatus";
    storage_operation_percent_progress: i64 = "StorageOperationPercentProgress";
} }

/// What belongs to `AWS::RDS::DBInstance`.
pub mod db_instance {
use crate::resource::define::*;

structure! { #[doc = "`AdditionalStorageVolume`."] AdditionalStorageVolume
require {
}
accept {
    allocated_storage: String = "AllocatedStorage";
    iops: i64 = "Iops";
    max_allocated_storage: i64 = "MaxAllocatedStorage";
    storage_operation_percent_progress: i64 = "StorageOperationPercentProgress";
    storage_operation_status: String = "StorageOperationStatus";
    storage_throughput: i64 = "StorageThroughput";
    storage_type: String = "StorageType";
    volume_name: String = "VolumeName";
}
}
structure! { #[doc = "`CertificateDetails`."] CertificateDetails
require {
}
accept {
    ca_identifier: String = "CAIdentifier";
    valid_till: String = "ValidTill";
}
}
structure! { #[doc = "`DBInstanceRole`."] DBInstanceRole
require {
    feature_name: String = "FeatureName";
    role_arn: RoleArn = "RoleArn";
}
accept {
}
}
structure! { #[doc = "`DBInstanceStatusInfo`."] DBInstanceStatusInfo
require {
}
accept {
    message: String = "Message";
    normal: bool = "Normal";
    status: String = "Status";
    status_type: String = "StatusType";
}
}
structure! { #[doc = "`Endpoint`."] Endpoint
require {
}
accept {
    address: String = "Address";
    hosted_zone_id: String = "HostedZoneId";
    port: String = "Port";
}
}
structure! { #[doc = "`MasterUserSecret`."] MasterUserSecret
require {
}
accept {
    kms_key_id: String = "KmsKeyId";
    secret_arn: SecretArn = "SecretArn";
}
}
structure! { #[doc = "`ProcessorFeature`."] ProcessorFeature
require {
}
accept {
    name: ProcessorFeatureName = "Name";
    value: String = "Value";
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
enumeration! { DatabaseInsightsMode { Advanced = "advanced"; Standard = "standard"; } }
enumeration! { MasterUserAuthenticationType { IamDbAuth = "iam-db-auth"; Password = "password"; } }
enumeration! { ProcessorFeatureName { CoreCount = "coreCount"; ThreadsPerCore = "threadsPerCore"; } }
}

resource! { "AWS::RDS::DBParameterGroup" DBParameterGroup -> DBParameterGroupName;
require {
    description: String = "Description", "a change replaces the resource";
    family: String = "Family", "a change replaces the resource";
}
accept {
    db_parameter_group_name: String = "DBParameterGroupName", "a change replaces the resource";
    parameters: Json = "Parameters";
    tags: Vec<db_parameter_group::Tag> = "Tags", "at most 50 items";
}
attributes {
    db_parameter_group_arn: DBParameterGroupArn = "DBParameterGroupArn";
} }

/// What belongs to `AWS::RDS::DBParameterGroup`.
pub mod db_parameter_group {
use crate::resource::define::*;

structure! { #[doc = "`Tag`."] Tag
require {
    key: String = "Key", "1 to 128 characters";
}
accept {
    value: String = "Value", "0 to 256 characters";
}
}
}

resource! { "AWS::RDS::DBProxy" DBProxy -> DBProxyName;
require {
    db_proxy_name: String = "DBProxyName", "1 to 64 characters; a change replaces the resource";
    engine_family: db_proxy::EngineFamily = "EngineFamily", "a change replaces the resource";
    role_arn: RoleArn = "RoleArn", "20 to 2048 characters";
    vpc_subnet_ids: Vec<String> = "VpcSubnetIds", "at least 2 items; a change replaces the resource";
}
accept {
    auth: Vec<db_proxy::AuthFormat> = "Auth", "1 to 200 items";
    debug_logging: bool = "DebugLogging";
    default_auth_scheme: db_proxy::DefaultAuthScheme = "DefaultAuthScheme";
    endpoint_network_type: db_proxy::EndpointNetworkType = "EndpointNetworkType", "a change replaces the resource";
    idle_client_timeout: i64 = "IdleClientTimeout";
    require_tls: bool = "RequireTLS";
    tags: Vec<db_proxy::TagFormat> = "Tags";
    target_connection_network_type: db_proxy::TargetConnectionNetworkType = "TargetConnectionNetworkType", "a change replaces the resource";
    vpc_security_group_ids: Vec<SecurityGroupId> = "VpcSecurityGroupIds", "at least 1 items";
}
attributes {
    db_proxy_arn: DBProxyArn = "DBProxyArn";
    endpoint: String = "Endpoint";
    vpc_id: String = "VpcId";
} }

/// What belongs to `AWS::RDS::DBProxy`.
pub mod db_proxy {
use crate::resource::define::*;

structure! { #[doc = "`AuthFormat`."] AuthFormat
require {
}
accept {
    auth_scheme: AuthFormatAuthScheme = "AuthScheme";
    client_password_auth_type: AuthFormatClientPasswordAuthType = "ClientPasswordAuthType";
    description: String = "Description", "1 to 1000 characters";
    iam_auth: AuthFormatIAMAuth = "IAMAuth";
    secret_arn: SecretArn = "SecretArn", "20 to 2048 characters";
}
}
structure! { #[doc = "`TagFormat`."] TagFormat
require {
}
accept {
    key: String = "Key", "at most 128 characters";
    value: String = "Value", "at most 128 characters";
}
}
enumeration! { AuthFormatAuthScheme { Secrets = "SECRETS"; } }
enumeration! { AuthFormatClientPasswordAuthType { MysqlNativePassword = "MYSQL_NATIVE_PASSWORD"; MysqlCachingSha2Password = "MYSQL_CACHING_SHA2_PASSWORD"; PostgresScramSha256 = "POSTGRES_SCRAM_SHA_256"; PostgresMd5 = "POSTGRES_MD5"; SqlServerAuthentication = "SQL_SERVER_AUTHENTICATION"; } }
enumeration! { AuthFormatIAMAuth { Disabled = "DISABLED"; Required = "REQUIRED"; Enabled = "ENABLED"; } }
enumeration! { DefaultAuthScheme { IamAuth = "IAM_AUTH"; None = "NONE"; } }
enumeration! { EndpointNetworkType { Ipv4 = "IPV4"; Ipv6 = "IPV6"; Dual = "DUAL"; } }
enumeration! { EngineFamily { Mysql = "MYSQL"; Postgresql = "POSTGRESQL"; Sqlserver = "SQLSERVER"; } }
enumeration! { TargetConnectionNetworkType { Ipv4 = "IPV4"; Ipv6 = "IPV6"; } }
}

resource! { "AWS::RDS::DBSubnetGroup" DBSubnetGroup -> DBSubnetGroupName;
require {
    db_subnet_group_description: String = "DBSubnetGroupDescription";
    subnet_ids: Vec<String> = "SubnetIds";
}
accept {
    db_subnet_group_name: String = "DBSubnetGroupName", "a change replaces the resource";
    tags: Vec<db_subnet_group::Tag> = "Tags", "at most 50 items";
}
attributes {
    db_subnet_group_arn: DBSubnetGroupArn = "DBSubnetGroupArn";
} }

/// What belongs to `AWS::RDS::DBSubnetGroup`.
pub mod db_subnet_group {
use crate::resource::define::*;

structure! { #[doc = "`Tag`."] Tag
require {
    key: String = "Key", "1 to 128 characters";
}
accept {
    value: String = "Value", "0 to 256 characters";
}
}
}
