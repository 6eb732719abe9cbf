//! `AWS::ElastiCache`. Written by `cargo xtask schema update`; not edited by hand.
#![doc = include_str!("../../examples/elasticache.md")]

use super::define::*;

resource! { "AWS::ElastiCache::ParameterGroup" ParameterGroup -> CacheParameterGroupName;
require {
    cache_parameter_group_family: String = "CacheParameterGroupFamily", "a change replaces the resource";
    description: String = "Description";
}
accept {
    properties: Json = "Properties";
    tags: Vec<parameter_group::Tag> = "Tags";
}
attributes {
    cache_parameter_group_name: CacheParameterGroupName = "CacheParameterGroupName";
} }

/// What belongs to `AWS::ElastiCache::ParameterGroup`.
pub mod parameter_group {
use crate::resource::define::*;

structure! { #[doc = "`Tag`."] Tag
require {
    key: String = "Key";
    value: String = "Value";
}
accept {
}
}
}

resource! { "AWS::ElastiCache::ReplicationGroup" ReplicationGroup -> ReplicationGroupId;
require {
    replication_group_description: String = "ReplicationGroupDescription";
}
accept {
    at_rest_encryption_enabled: bool = "AtRestEncryptionEnabled", "a change replaces the resource";
    auth_token: String = "AuthToken";
    auto_minor_version_upgrade: bool = "AutoMinorVersionUpgrade";
    automatic_failover_enabled: bool = "AutomaticFailoverEnabled";
    cache_node_type: String = "CacheNodeType";
    cache_parameter_group_name: String = "CacheParameterGroupName";
    cache_security_group_names: Vec<String> = "CacheSecurityGroupNames";
    cache_subnet_group_name: String = "CacheSubnetGroupName", "a change replaces the resource";
    cluster_mode: String = "ClusterMode";
    data_tiering_enabled: bool = "DataTieringEnabled", "a change replaces the resource";
    durability: String = "Durability";
    engine: String = "Engine";
    engine_version: String = "EngineVersion";
    global_replication_group_id: String = "GlobalReplicationGroupId", "a change replaces the resource";
    ip_discovery: String = "IpDiscovery";
    kms_key_id: String = "KmsKeyId", "a change replaces the resource";
    log_delivery_configurations: Vec<replication_group::LogDeliveryConfigurationRequest> = "LogDeliveryConfigurations";
    multi_az_enabled: bool = "MultiAZEnabled";
    network_type: String = "NetworkType", "a change replaces the resource";
    node_group_configuration: Vec<replication_group::NodeGroupConfiguration> = "NodeGroupConfiguration";
    notification_topic_arn: TopicArn = "NotificationTopicArn";
    num_cache_clusters: i64 = "NumCacheClusters", "1 to 6";
    num_node_groups: i64 = "NumNodeGroups";
    port: i64 = "Port", "a change replaces the resource";
    preferred_cache_cluster_azs: Vec<String> = "PreferredCacheClusterAZs", "a change replaces the resource";
    preferred_maintenance_window: String = "PreferredMaintenanceWindow";
    primary_cluster_id: String = "PrimaryClusterId";
    replicas_per_node_group: i64 = "ReplicasPerNodeGroup", "0 to 5";
    replication_group_id: ReplicationGroupId = "ReplicationGroupId", "a change replaces the resource";
    security_group_ids: Vec<SecurityGroupId> = "SecurityGroupIds";
    snapshot_arns: Vec<String> = "SnapshotArns", "a change replaces the resource";
    snapshot_name: String = "SnapshotName", "a change replaces the resource";
    snapshot_retention_limit: i64 = "SnapshotRetentionLimit";
    snapshot_window: String = "SnapshotWindow";
    snapshotting_cluster_id: String = "SnapshottingClusterId";
    tags: Vec<replication_group::Tag> = "Tags";
    transit_encryption_enabled: bool = "TransitEncryptionEnabled";
    transit_encryption_mode: String = "TransitEncryptionMode";
    user_group_ids: Vec<String> = "UserGroupIds", "at least 0 items";
}
attributes {
    configuration_end_point: Json = "ConfigurationEndPoint";
    configuration_end_point_address: String = "ConfigurationEndPoint.Address";
    configuration_end_point_port: String = "ConfigurationEndPoint.Port";
    primary_end_point: Json = "PrimaryEndPoint";
    primary_end_point_address: String = "PrimaryEndPoint.Address";
    primary_end_point_port: String = "PrimaryEndPoint.Port";
    read_end_point: Json = "ReadEndPoint";
    read_end_point_addresses: String = "ReadEndPoint.Addresses";
    read_end_point_addresses_list: Vec<String> = "ReadEndPoint.AddressesList";
    read_end_point_ports: String = "ReadEndPoint.Ports";
    read_end_point_ports_list: Vec<String> = "ReadEndPoint.PortsList";
    reader_end_point: Json = "ReaderEndPoint";
    reader_end_point_address: String = "ReaderEndPoint.Address";
    reader_end_point_port: String = "ReaderEndPoint.Port";
    effective_durability: String = "EffectiveDurability";
} }

/// What belongs to `AWS::ElastiCache::ReplicationGroup`.
pub mod replication_group {
use crate::resource::define::*;

structure! { #[doc = "`CloudWatchLogsDestinationDetails`."] CloudWatchLogsDestinationDetails
require {
    log_group: String = "LogGroup";
}
accept {
}
}
structure! { #[doc = "`DestinationDetails`."] DestinationDetails
require {
}
accept {
    cloud_watch_logs_details: CloudWatchLogsDestinationDetails = "CloudWatchLogsDetails";
    kinesis_firehose_details: KinesisFirehoseDestinationDetails = "KinesisFirehoseDetails";
}
}
structure! { #[doc = "`Endpoint`."] Endpoint
require {
}
accept {
    address: String = "Address";
    port: String = "Port";
}
}
structure! { #[doc = "`KinesisFirehoseDestinationDetails`."] KinesisFirehoseDestinationDetails
require {
    delivery_stream: String = "DeliveryStream";
}
accept {
}
}
structure! { #[doc = "`LogDeliveryConfigurationRequest`."] LogDeliveryConfigurationRequest
require {
    destination_details: DestinationDetails = "DestinationDetails";
    destination_type: String = "DestinationType";
    log_format: String = "LogFormat";
    log_type: String = "LogType";
}
accept {
}
}
structure! { #[doc = "`NodeGroupConfiguration`."] NodeGroupConfiguration
require {
}
accept {
    node_group_id: String = "NodeGroupId", "1 to 4 characters";
    primary_availability_zone: String = "PrimaryAvailabilityZone";
    replica_availability_zones: Vec<String> = "ReplicaAvailabilityZones";
    replica_count: i64 = "ReplicaCount";
    slots: String = "Slots";
}
}
structure! { #[doc = "`Tag`."] Tag
require {
    key: String = "Key";
    value: String = "Value";
}
accept {
}
}
}

resource! { "AWS::ElastiCache::ServerlessCache" ServerlessCache -> ServerlessCacheName;
require {
    engine: String = "Engine";
    serverless_cache_name: String = "ServerlessCacheName", "a change replaces the resource";
}
accept {
    cache_usage_limits: serverless_cache::CacheUsageLimits = "CacheUsageLimits";
    connection_type: String = "ConnectionType", "a change replaces the resource";
    daily_snapshot_time: String = "DailySnapshotTime";
    description: String = "Description";
    endpoint: serverless_cache::Endpoint = "Endpoint";
    final_snapshot_name: String = "FinalSnapshotName";
    kms_key_id: String = "KmsKeyId", "a change replaces the resource";
    major_engine_version: String = "MajorEngineVersion";
    network_type: String = "NetworkType", "a change replaces the resource";
    reader_endpoint: serverless_cache::Endpoint = "ReaderEndpoint";
    security_group_ids: Vec<SecurityGroupId> = "SecurityGroupIds";
    snapshot_arns_to_restore: Vec<String> = "SnapshotArnsToRestore", "a change replaces the resource";
    snapshot_retention_limit: i64 = "SnapshotRetentionLimit";
    subnet_ids: Vec<String> = "SubnetIds", "a change replaces the resource";
    tags: Vec<serverless_cache::Tag> = "Tags";
    user_group_id: UserGroupId = "UserGroupId";
}
attributes {
    full_engine_version: String = "FullEngineVersion";
    create_time: String = "CreateTime";
    status: String = "Status";
    endpoint_address: String = "Endpoint.Address";
    endpoint_port: String = "Endpoint.Port";
    reader_endpoint_address: String = "ReaderEndpoint.Address";
    reader_endpoint_port: String = "ReaderEndpoint.Port";
    arn: ServerlessCacheArn = "ARN";
} }

/// What belongs to `AWS::ElastiCache::ServerlessCache`.
pub mod serverless_cache {
use crate::resource::define::*;

structure! { #[doc = "`CacheUsageLimits`."] CacheUsageLimits
require {
}
accept {
    data_storage: DataStorage = "DataStorage";
    ecpu_per_second: ECPUPerSecond = "ECPUPerSecond";
}
}
structure! { #[doc = "`DataStorage`."] DataStorage
require {
    unit: String = "Unit";
}
accept {
    maximum: i64 = "Maximum";
    minimum: i64 = "Minimum";
}
}
structure! { #[doc = "`ECPUPerSecond`."] ECPUPerSecond
require {
}
accept {
    maximum: i64 = "Maximum";
    minimum: i64 = "Minimum";
}
}
structure! { #[doc = "`Endpoint`."] Endpoint
require {
}
accept {
    address: String = "Address";
    port: String = "Port";
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
}

resource! { "AWS::ElastiCache::SubnetGroup" SubnetGroup -> CacheSubnetGroupName;
require {
    description: String = "Description";
    subnet_ids: Vec<String> = "SubnetIds";
}
accept {
    cache_subnet_group_name: String = "CacheSubnetGroupName", "a change replaces the resource";
    tags: Vec<subnet_group::Tag> = "Tags";
}
attributes {
} }

/// What belongs to `AWS::ElastiCache::SubnetGroup`.
pub mod subnet_group {
use crate::resource::define::*;

structure! { #[doc = "`Tag`."] Tag
require {
    key: String = "Key";
    value: String = "Value";
}
accept {
}
}
}

resource! { "AWS::ElastiCache::User" User -> UserId;
require {
    engine: user::Engine = "Engine";
    user_id: UserId = "UserId", "at least 1 characters; a change replaces the resource";
    user_name: String = "UserName", "at least 1 characters; a change replaces the resource";
}
accept {
    access_string: String = "AccessString";
    authentication_mode: Json = "AuthenticationMode";
    no_password_required: bool = "NoPasswordRequired";
    passwords: Vec<String> = "Passwords", "at least 1 items";
    tags: Vec<user::Tag> = "Tags", "at most 50 items";
}
attributes {
    status: String = "Status";
    arn: UserArn = "Arn";
} }

/// What belongs to `AWS::ElastiCache::User`.
pub mod user {
use crate::resource::define::*;

structure! { #[doc = "`Tag`."] Tag
require {
    key: String = "Key", "1 to 128 characters";
}
accept {
    value: String = "Value", "0 to 256 characters";
}
}
enumeration! { Engine { Redis = "redis"; Valkey = "valkey"; } }
}

resource! { "AWS::ElastiCache::UserGroup" UserGroup -> UserGroupId;
require {
    engine: user_group::Engine = "Engine";
    user_group_id: UserGroupId = "UserGroupId", "a change replaces the resource";
    user_ids: Vec<String> = "UserIds", "at least 0 items";
}
accept {
    tags: Vec<user_group::Tag> = "Tags", "at most 50 items";
}
attributes {
    status: String = "Status";
    arn: UserGroupArn = "Arn";
} }

/// What belongs to `AWS::ElastiCache::UserGroup`.
pub mod user_group {
use crate::resource::define::*;

structure! { #[doc = "`Tag`."] Tag
require {
    key: String = "Key", "1 to 128 characters";
}
accept {
    value: String = "Value", "0 to 256 characters";
}
}
enumeration! { Engine { Redis = "redis"; Valkey = "valkey"; } }
}
