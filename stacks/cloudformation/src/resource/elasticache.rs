//! Typed `elasticache` resources. Written by `cargo xtask schema update`; not edited by hand.

use serde_json::{Map, Value as Json};

use crate::template::Resource;
use crate::value::Value;

/// `AWS::ElastiCache::ReplicationGroup`.
#[derive(Clone, Debug, Default)]
pub struct ReplicationGroup {
    properties: Map<String, Json>,
}

impl ReplicationGroup {
    #[must_use]
    pub fn new(replication_group_description: impl Into<Value<String>>) -> Self {
        Self::default().replication_group_description(replication_group_description)
    }

    #[must_use]
    pub fn at_rest_encryption_enabled(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("AtRestEncryptionEnabled".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn auth_token(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("AuthToken".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn auto_minor_version_upgrade(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("AutoMinorVersionUpgrade".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn automatic_failover_enabled(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("AutomaticFailoverEnabled".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn cache_node_type(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("CacheNodeType".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn cache_parameter_group_name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("CacheParameterGroupName".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn cache_security_group_names(mut self, value: impl Into<Value<Vec<String>>>) -> Self {
        self.properties.insert("CacheSecurityGroupNames".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn cache_subnet_group_name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("CacheSubnetGroupName".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn cluster_mode(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("ClusterMode".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn data_tiering_enabled(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("DataTieringEnabled".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn durability(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Durability".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn engine(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Engine".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn engine_version(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("EngineVersion".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn global_replication_group_id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("GlobalReplicationGroupId".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn ip_discovery(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("IpDiscovery".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn kms_key_id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("KmsKeyId".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn log_delivery_configurations(mut self, value: impl Into<Value<Vec<replication_group::LogDeliveryConfigurationRequest>>>) -> Self {
        self.properties.insert("LogDeliveryConfigurations".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn multi_az_enabled(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("MultiAZEnabled".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn network_type(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("NetworkType".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn node_group_configuration(mut self, value: impl Into<Value<Vec<replication_group::NodeGroupConfiguration>>>) -> Self {
        self.properties.insert("NodeGroupConfiguration".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn notification_topic_arn(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("NotificationTopicArn".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn num_cache_clusters(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("NumCacheClusters".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn num_node_groups(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("NumNodeGroups".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn port(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("Port".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn preferred_cache_cluster_azs(mut self, value: impl Into<Value<Vec<String>>>) -> Self {
        self.properties.insert("PreferredCacheClusterAZs".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn preferred_maintenance_window(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("PreferredMaintenanceWindow".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn primary_cluster_id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("PrimaryClusterId".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn replicas_per_node_group(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("ReplicasPerNodeGroup".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn replication_group_description(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("ReplicationGroupDescription".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn replication_group_id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("ReplicationGroupId".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn security_group_ids(mut self, value: impl Into<Value<Vec<String>>>) -> Self {
        self.properties.insert("SecurityGroupIds".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn snapshot_arns(mut self, value: impl Into<Value<Vec<String>>>) -> Self {
        self.properties.insert("SnapshotArns".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn snapshot_name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("SnapshotName".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn snapshot_retention_limit(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("SnapshotRetentionLimit".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn snapshot_window(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("SnapshotWindow".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn snapshotting_cluster_id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("SnapshottingClusterId".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn tags(mut self, value: impl Into<Value<Vec<replication_group::Tag>>>) -> Self {
        self.properties.insert("Tags".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn transit_encryption_enabled(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("TransitEncryptionEnabled".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn transit_encryption_mode(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("TransitEncryptionMode".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn user_group_ids(mut self, value: impl Into<Value<Vec<String>>>) -> Self {
        self.properties.insert("UserGroupIds".into(), value.into().into_json());
        self
    }
}

impl Resource for ReplicationGroup {
    const TYPE: &'static str = "AWS::ElastiCache::ReplicationGroup";
    type Attribute = replication_group::Attribute;

    fn into_properties(self) -> Map<String, Json> {
        self.properties
    }
}

/// What belongs to `AWS::ElastiCache::ReplicationGroup`.
pub mod replication_group {
use serde_json::Map;
use serde_json::Value as Json;
use crate::value::Value;

/// `CloudWatchLogsDestinationDetails` of `AWS::ElastiCache::ReplicationGroup`.
#[derive(Clone, Debug, Default)]
pub struct CloudWatchLogsDestinationDetails {
    properties: Map<String, Json>,
}

impl CloudWatchLogsDestinationDetails {
    #[must_use]
    pub fn new(log_group: impl Into<Value<String>>) -> Self {
        Self::default().log_group(log_group)
    }

    #[must_use]
    pub fn log_group(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("LogGroup".into(), value.into().into_json());
        self
    }
}

impl From<CloudWatchLogsDestinationDetails> for Value<CloudWatchLogsDestinationDetails> {
    fn from(value: CloudWatchLogsDestinationDetails) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `DestinationDetails` of `AWS::ElastiCache::ReplicationGroup`.
#[derive(Clone, Debug, Default)]
pub struct DestinationDetails {
    properties: Map<String, Json>,
}

impl DestinationDetails {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn cloud_watch_logs_details(mut self, value: impl Into<Value<CloudWatchLogsDestinationDetails>>) -> Self {
        self.properties.insert("CloudWatchLogsDetails".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn kinesis_firehose_details(mut self, value: impl Into<Value<KinesisFirehoseDestinationDetails>>) -> Self {
        self.properties.insert("KinesisFirehoseDetails".into(), value.into().into_json());
        self
    }
}

impl From<DestinationDetails> for Value<DestinationDetails> {
    fn from(value: DestinationDetails) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `Endpoint` of `AWS::ElastiCache::ReplicationGroup`.
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

/// `KinesisFirehoseDestinationDetails` of `AWS::ElastiCache::ReplicationGroup`.
#[derive(Clone, Debug, Default)]
pub struct KinesisFirehoseDestinationDetails {
    properties: Map<String, Json>,
}

impl KinesisFirehoseDestinationDetails {
    #[must_use]
    pub fn new(delivery_stream: impl Into<Value<String>>) -> Self {
        Self::default().delivery_stream(delivery_stream)
    }

    #[must_use]
    pub fn delivery_stream(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("DeliveryStream".into(), value.into().into_json());
        self
    }
}

impl From<KinesisFirehoseDestinationDetails> for Value<KinesisFirehoseDestinationDetails> {
    fn from(value: KinesisFirehoseDestinationDetails) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `LogDeliveryConfigurationRequest` of `AWS::ElastiCache::ReplicationGroup`.
#[derive(Clone, Debug, Default)]
pub struct LogDeliveryConfigurationRequest {
    properties: Map<String, Json>,
}

impl LogDeliveryConfigurationRequest {
    #[must_use]
    pub fn new(destination_details: impl Into<Value<DestinationDetails>>, destination_type: impl Into<Value<String>>, log_format: impl Into<Value<String>>, log_type: impl Into<Value<String>>) -> Self {
        Self::default().destination_details(destination_details).destination_type(destination_type).log_format(log_format).log_type(log_type)
    }

    #[must_use]
    pub fn destination_details(mut self, value: impl Into<Value<DestinationDetails>>) -> Self {
        self.properties.insert("DestinationDetails".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn destination_type(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("DestinationType".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn log_format(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("LogFormat".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn log_type(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("LogType".into(), value.into().into_json());
        self
    }
}

impl From<LogDeliveryConfigurationRequest> for Value<LogDeliveryConfigurationRequest> {
    fn from(value: LogDeliveryConfigurationRequest) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `NodeGroupConfiguration` of `AWS::ElastiCache::ReplicationGroup`.
#[derive(Clone, Debug, Default)]
pub struct NodeGroupConfiguration {
    properties: Map<String, Json>,
}

impl NodeGroupConfiguration {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn node_group_id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("NodeGroupId".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn primary_availability_zone(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("PrimaryAvailabilityZone".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn replica_availability_zones(mut self, value: impl Into<Value<Vec<String>>>) -> Self {
        self.properties.insert("ReplicaAvailabilityZones".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn replica_count(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("ReplicaCount".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn slots(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Slots".into(), value.into().into_json());
        self
    }
}

impl From<NodeGroupConfiguration> for Value<NodeGroupConfiguration> {
    fn from(value: NodeGroupConfiguration) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `Tag` of `AWS::ElastiCache::ReplicationGroup`.
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

/// What `Fn::GetAtt` gives of `AWS::ElastiCache::ReplicationGroup`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attribute {
    ConfigurationEndPoint,
    ConfigurationEndPointAddress,
    ConfigurationEndPointPort,
    EffectiveDurability,
    PrimaryEndPoint,
    PrimaryEndPointAddress,
    PrimaryEndPointPort,
    ReadEndPoint,
    ReadEndPointAddresses,
    ReadEndPointAddressesList,
    ReadEndPointPorts,
    ReadEndPointPortsList,
    ReaderEndPoint,
    ReaderEndPointAddress,
    ReaderEndPointPort,
}

impl AsRef<str> for Attribute {
    fn as_ref(&self) -> &str {
        match *self {
            Self::ConfigurationEndPoint => "ConfigurationEndPoint",
            Self::ConfigurationEndPointAddress => "ConfigurationEndPoint.Address",
            Self::ConfigurationEndPointPort => "ConfigurationEndPoint.Port",
            Self::EffectiveDurability => "EffectiveDurability",
            Self::PrimaryEndPoint => "PrimaryEndPoint",
            Self::PrimaryEndPointAddress => "PrimaryEndPoint.Address",
            Self::PrimaryEndPointPort => "PrimaryEndPoint.Port",
            Self::ReadEndPoint => "ReadEndPoint",
            Self::ReadEndPointAddresses => "ReadEndPoint.Addresses",
            Self::ReadEndPointAddressesList => "ReadEndPoint.AddressesList",
            Self::ReadEndPointPorts => "ReadEndPoint.Ports",
            Self::ReadEndPointPortsList => "ReadEndPoint.PortsList",
            Self::ReaderEndPoint => "ReaderEndPoint",
            Self::ReaderEndPointAddress => "ReaderEndPoint.Address",
            Self::ReaderEndPointPort => "ReaderEndPoint.Port",
        }
    }
}
}

/// `AWS::ElastiCache::SubnetGroup`.
#[derive(Clone, Debug, Default)]
pub struct SubnetGroup {
    properties: Map<String, Json>,
}

impl SubnetGroup {
    #[must_use]
    pub fn new(description: impl Into<Value<String>>, subnet_ids: impl Into<Value<Vec<String>>>) -> Self {
        Self::default().description(description).subnet_ids(subnet_ids)
    }

    #[must_use]
    pub fn cache_subnet_group_name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("CacheSubnetGroupName".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn description(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Description".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn subnet_ids(mut self, value: impl Into<Value<Vec<String>>>) -> Self {
        self.properties.insert("SubnetIds".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn tags(mut self, value: impl Into<Value<Vec<subnet_group::Tag>>>) -> Self {
        self.properties.insert("Tags".into(), value.into().into_json());
        self
    }
}

impl Resource for SubnetGroup {
    const TYPE: &'static str = "AWS::ElastiCache::SubnetGroup";
    type Attribute = subnet_group::Attribute;

    fn into_properties(self) -> Map<String, Json> {
        self.properties
    }
}

/// What belongs to `AWS::ElastiCache::SubnetGroup`.
pub mod subnet_group {
use serde_json::Map;
use serde_json::Value as Json;
use crate::value::Value;

/// `Tag` of `AWS::ElastiCache::SubnetGroup`.
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

/// What `Fn::GetAtt` gives of `AWS::ElastiCache::SubnetGroup`.
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
