//! Typed `ec2` resources. Written by `cargo xtask schema update`; not edited by hand.

use serde_json::{Map, Value as Json};

use crate::template::Resource;
use crate::value::Value;

/// `AWS::EC2::EIP`.
#[derive(Clone, Debug, Default)]
pub struct EIP {
    properties: Map<String, Json>,
}

impl EIP {
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
    pub fn domain(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Domain".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn instance_id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("InstanceId".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn ipam_pool_id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("IpamPoolId".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn network_border_group(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("NetworkBorderGroup".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn public_ipv4_pool(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("PublicIpv4Pool".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn tags(mut self, value: impl Into<Value<Vec<eip::Tag>>>) -> Self {
        self.properties.insert("Tags".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn transfer_address(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("TransferAddress".into(), value.into().into_json());
        self
    }
}

impl Resource for EIP {
    const TYPE: &'static str = "AWS::EC2::EIP";
    type Attribute = eip::Attribute;

    fn into_properties(self) -> Map<String, Json> {
        self.properties
    }
}

/// What belongs to `AWS::EC2::EIP`.
pub mod eip {
use serde_json::Map;
use serde_json::Value as Json;
use crate::value::Value;

/// `Tag` of `AWS::EC2::EIP`.
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

/// What `Fn::GetAtt` gives of `AWS::EC2::EIP`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attribute {
    AllocationId,
    PublicIp,
}

impl AsRef<str> for Attribute {
    fn as_ref(&self) -> &str {
        match *self {
            Self::AllocationId => "AllocationId",
            Self::PublicIp => "PublicIp",
        }
    }
}
}

/// `AWS::EC2::InternetGateway`.
#[derive(Clone, Debug, Default)]
pub struct InternetGateway {
    properties: Map<String, Json>,
}

impl InternetGateway {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn tags(mut self, value: impl Into<Value<Vec<internet_gateway::Tag>>>) -> Self {
        self.properties.insert("Tags".into(), value.into().into_json());
        self
    }
}

impl Resource for InternetGateway {
    const TYPE: &'static str = "AWS::EC2::InternetGateway";
    type Attribute = internet_gateway::Attribute;

    fn into_properties(self) -> Map<String, Json> {
        self.properties
    }
}

/// What belongs to `AWS::EC2::InternetGateway`.
pub mod internet_gateway {
use serde_json::Map;
use serde_json::Value as Json;
use crate::value::Value;

/// `Tag` of `AWS::EC2::InternetGateway`.
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

/// What `Fn::GetAtt` gives of `AWS::EC2::InternetGateway`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attribute {
    InternetGatewayId,
}

impl AsRef<str> for Attribute {
    fn as_ref(&self) -> &str {
        match *self {
            Self::InternetGatewayId => "InternetGatewayId",
        }
    }
}
}

/// `AWS::EC2::NatGateway`.
#[derive(Clone, Debug, Default)]
pub struct NatGateway {
    properties: Map<String, Json>,
}

impl NatGateway {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn allocation_id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("AllocationId".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn availability_mode(mut self, value: impl Into<Value<nat_gateway::AvailabilityMode>>) -> Self {
        self.properties.insert("AvailabilityMode".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn availability_zone_addresses(mut self, value: impl Into<Value<Vec<nat_gateway::AvailabilityZoneAddress>>>) -> Self {
        self.properties.insert("AvailabilityZoneAddresses".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn connectivity_type(mut self, value: impl Into<Value<nat_gateway::ConnectivityType>>) -> Self {
        self.properties.insert("ConnectivityType".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn max_drain_duration_seconds(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("MaxDrainDurationSeconds".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn private_ip_address(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("PrivateIpAddress".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn secondary_allocation_ids(mut self, value: impl Into<Value<Vec<String>>>) -> Self {
        self.properties.insert("SecondaryAllocationIds".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn secondary_private_ip_address_count(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("SecondaryPrivateIpAddressCount".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn secondary_private_ip_addresses(mut self, value: impl Into<Value<Vec<String>>>) -> Self {
        self.properties.insert("SecondaryPrivateIpAddresses".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn subnet_id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("SubnetId".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn tags(mut self, value: impl Into<Value<Vec<nat_gateway::Tag>>>) -> Self {
        self.properties.insert("Tags".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn vpc_id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("VpcId".into(), value.into().into_json());
        self
    }
}

impl Resource for NatGateway {
    const TYPE: &'static str = "AWS::EC2::NatGateway";
    type Attribute = nat_gateway::Attribute;

    fn into_properties(self) -> Map<String, Json> {
        self.properties
    }
}

/// What belongs to `AWS::EC2::NatGateway`.
pub mod nat_gateway {
use serde_json::Map;
use serde_json::Value as Json;
use crate::value::Value;

/// `AvailabilityZoneAddress` of `AWS::EC2::NatGateway`.
#[derive(Clone, Debug, Default)]
pub struct AvailabilityZoneAddress {
    properties: Map<String, Json>,
}

impl AvailabilityZoneAddress {
    #[must_use]
    pub fn new(allocation_ids: impl Into<Value<Vec<String>>>) -> Self {
        Self::default().allocation_ids(allocation_ids)
    }

    #[must_use]
    pub fn allocation_ids(mut self, value: impl Into<Value<Vec<String>>>) -> Self {
        self.properties.insert("AllocationIds".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn availability_zone(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("AvailabilityZone".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn availability_zone_id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("AvailabilityZoneId".into(), value.into().into_json());
        self
    }
}

impl From<AvailabilityZoneAddress> for Value<AvailabilityZoneAddress> {
    fn from(value: AvailabilityZoneAddress) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `Tag` of `AWS::EC2::NatGateway`.
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

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AvailabilityMode {
    Regional,
    Zonal,
}

impl AsRef<str> for AvailabilityMode {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Regional => "regional",
            Self::Zonal => "zonal",
        }
    }
}

impl From<AvailabilityMode> for Value<AvailabilityMode> {
    fn from(value: AvailabilityMode) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConnectivityType {
    Private,
    Public,
}

impl AsRef<str> for ConnectivityType {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Private => "private",
            Self::Public => "public",
        }
    }
}

impl From<ConnectivityType> for Value<ConnectivityType> {
    fn from(value: ConnectivityType) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// What `Fn::GetAtt` gives of `AWS::EC2::NatGateway`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attribute {
    AutoProvisionZones,
    AutoScalingIps,
    EniId,
    NatGatewayId,
    RouteTableId,
}

impl AsRef<str> for Attribute {
    fn as_ref(&self) -> &str {
        match *self {
            Self::AutoProvisionZones => "AutoProvisionZones",
            Self::AutoScalingIps => "AutoScalingIps",
            Self::EniId => "EniId",
            Self::NatGatewayId => "NatGatewayId",
            Self::RouteTableId => "RouteTableId",
        }
    }
}
}

/// `AWS::EC2::Route`.
#[derive(Clone, Debug, Default)]
pub struct Route {
    properties: Map<String, Json>,
}

impl Route {
    #[must_use]
    pub fn new(route_table_id: impl Into<Value<String>>) -> Self {
        Self::default().route_table_id(route_table_id)
    }

    #[must_use]
    pub fn carrier_gateway_id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("CarrierGatewayId".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn core_network_arn(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("CoreNetworkArn".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn destination_cidr_block(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("DestinationCidrBlock".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn destination_ipv6_cidr_block(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("DestinationIpv6CidrBlock".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn destination_prefix_list_id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("DestinationPrefixListId".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn egress_only_internet_gateway_id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("EgressOnlyInternetGatewayId".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn gateway_id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("GatewayId".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn instance_id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("InstanceId".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn local_gateway_id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("LocalGatewayId".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn nat_gateway_id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("NatGatewayId".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn network_interface_id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("NetworkInterfaceId".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn odb_network_arn(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("OdbNetworkArn".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn route_table_id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("RouteTableId".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn transit_gateway_id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("TransitGatewayId".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn vpc_endpoint_id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("VpcEndpointId".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn vpc_peering_connection_id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("VpcPeeringConnectionId".into(), value.into().into_json());
        self
    }
}

impl Resource for Route {
    const TYPE: &'static str = "AWS::EC2::Route";
    type Attribute = route::Attribute;

    fn into_properties(self) -> Map<String, Json> {
        self.properties
    }
}

/// What belongs to `AWS::EC2::Route`.
pub mod route {

/// What `Fn::GetAtt` gives of `AWS::EC2::Route`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attribute {
    CidrBlock,
}

impl AsRef<str> for Attribute {
    fn as_ref(&self) -> &str {
        match *self {
            Self::CidrBlock => "CidrBlock",
        }
    }
}
}

/// `AWS::EC2::RouteTable`.
#[derive(Clone, Debug, Default)]
pub struct RouteTable {
    properties: Map<String, Json>,
}

impl RouteTable {
    #[must_use]
    pub fn new(vpc_id: impl Into<Value<String>>) -> Self {
        Self::default().vpc_id(vpc_id)
    }

    #[must_use]
    pub fn tags(mut self, value: impl Into<Value<Vec<route_table::Tag>>>) -> Self {
        self.properties.insert("Tags".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn vpc_id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("VpcId".into(), value.into().into_json());
        self
    }
}

impl Resource for RouteTable {
    const TYPE: &'static str = "AWS::EC2::RouteTable";
    type Attribute = route_table::Attribute;

    fn into_properties(self) -> Map<String, Json> {
        self.properties
    }
}

/// What belongs to `AWS::EC2::RouteTable`.
pub mod route_table {
use serde_json::Map;
use serde_json::Value as Json;
use crate::value::Value;

/// `Tag` of `AWS::EC2::RouteTable`.
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

/// What `Fn::GetAtt` gives of `AWS::EC2::RouteTable`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attribute {
    RouteTableId,
}

impl AsRef<str> for Attribute {
    fn as_ref(&self) -> &str {
        match *self {
            Self::RouteTableId => "RouteTableId",
        }
    }
}
}

/// `AWS::EC2::SecurityGroup`.
#[derive(Clone, Debug, Default)]
pub struct SecurityGroup {
    properties: Map<String, Json>,
}

impl SecurityGroup {
    #[must_use]
    pub fn new(group_description: impl Into<Value<String>>) -> Self {
        Self::default().group_description(group_description)
    }

    #[must_use]
    pub fn group_description(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("GroupDescription".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn group_name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("GroupName".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn security_group_egress(mut self, value: impl Into<Value<Vec<security_group::Egress>>>) -> Self {
        self.properties.insert("SecurityGroupEgress".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn security_group_ingress(mut self, value: impl Into<Value<Vec<security_group::Ingress>>>) -> Self {
        self.properties.insert("SecurityGroupIngress".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn tags(mut self, value: impl Into<Value<Vec<security_group::Tag>>>) -> Self {
        self.properties.insert("Tags".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn vpc_id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("VpcId".into(), value.into().into_json());
        self
    }
}

impl Resource for SecurityGroup {
    const TYPE: &'static str = "AWS::EC2::SecurityGroup";
    type Attribute = security_group::Attribute;

    fn into_properties(self) -> Map<String, Json> {
        self.properties
    }
}

/// What belongs to `AWS::EC2::SecurityGroup`.
pub mod security_group {
use serde_json::Map;
use serde_json::Value as Json;
use crate::value::Value;

/// `Egress` of `AWS::EC2::SecurityGroup`.
#[derive(Clone, Debug, Default)]
pub struct Egress {
    properties: Map<String, Json>,
}

impl Egress {
    #[must_use]
    pub fn new(ip_protocol: impl Into<Value<String>>) -> Self {
        Self::default().ip_protocol(ip_protocol)
    }

    #[must_use]
    pub fn cidr_ip(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("CidrIp".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn cidr_ipv6(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("CidrIpv6".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn description(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Description".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn destination_prefix_list_id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("DestinationPrefixListId".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn destination_security_group_id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("DestinationSecurityGroupId".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn from_port(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("FromPort".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn ip_protocol(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("IpProtocol".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn to_port(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("ToPort".into(), value.into().into_json());
        self
    }
}

impl From<Egress> for Value<Egress> {
    fn from(value: Egress) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `Ingress` of `AWS::EC2::SecurityGroup`.
#[derive(Clone, Debug, Default)]
pub struct Ingress {
    properties: Map<String, Json>,
}

impl Ingress {
    #[must_use]
    pub fn new(ip_protocol: impl Into<Value<String>>) -> Self {
        Self::default().ip_protocol(ip_protocol)
    }

    #[must_use]
    pub fn cidr_ip(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("CidrIp".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn cidr_ipv6(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("CidrIpv6".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn description(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Description".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn from_port(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("FromPort".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn ip_protocol(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("IpProtocol".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn source_prefix_list_id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("SourcePrefixListId".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn source_security_group_id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("SourceSecurityGroupId".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn source_security_group_name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("SourceSecurityGroupName".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn source_security_group_owner_id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("SourceSecurityGroupOwnerId".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn to_port(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("ToPort".into(), value.into().into_json());
        self
    }
}

impl From<Ingress> for Value<Ingress> {
    fn from(value: Ingress) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `Tag` of `AWS::EC2::SecurityGroup`.
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

/// What `Fn::GetAtt` gives of `AWS::EC2::SecurityGroup`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attribute {
    GroupId,
    Id,
}

impl AsRef<str> for Attribute {
    fn as_ref(&self) -> &str {
        match *self {
            Self::GroupId => "GroupId",
            Self::Id => "Id",
        }
    }
}
}

/// `AWS::EC2::SecurityGroupEgress`.
#[derive(Clone, Debug, Default)]
pub struct SecurityGroupEgress {
    properties: Map<String, Json>,
}

impl SecurityGroupEgress {
    #[must_use]
    pub fn new(group_id: impl Into<Value<String>>, ip_protocol: impl Into<Value<String>>) -> Self {
        Self::default().group_id(group_id).ip_protocol(ip_protocol)
    }

    #[must_use]
    pub fn cidr_ip(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("CidrIp".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn cidr_ipv6(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("CidrIpv6".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn description(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Description".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn destination_prefix_list_id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("DestinationPrefixListId".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn destination_security_group_id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("DestinationSecurityGroupId".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn from_port(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("FromPort".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn group_id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("GroupId".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn ip_protocol(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("IpProtocol".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn to_port(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("ToPort".into(), value.into().into_json());
        self
    }
}

impl Resource for SecurityGroupEgress {
    const TYPE: &'static str = "AWS::EC2::SecurityGroupEgress";
    type Attribute = security_group_egress::Attribute;

    fn into_properties(self) -> Map<String, Json> {
        self.properties
    }
}

/// What belongs to `AWS::EC2::SecurityGroupEgress`.
pub mod security_group_egress {

/// What `Fn::GetAtt` gives of `AWS::EC2::SecurityGroupEgress`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attribute {
    Id,
}

impl AsRef<str> for Attribute {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Id => "Id",
        }
    }
}
}

/// `AWS::EC2::SecurityGroupIngress`.
#[derive(Clone, Debug, Default)]
pub struct SecurityGroupIngress {
    properties: Map<String, Json>,
}

impl SecurityGroupIngress {
    #[must_use]
    pub fn new(ip_protocol: impl Into<Value<String>>) -> Self {
        Self::default().ip_protocol(ip_protocol)
    }

    #[must_use]
    pub fn cidr_ip(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("CidrIp".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn cidr_ipv6(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("CidrIpv6".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn description(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Description".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn from_port(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("FromPort".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn group_id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("GroupId".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn group_name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("GroupName".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn ip_protocol(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("IpProtocol".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn source_prefix_list_id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("SourcePrefixListId".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn source_security_group_id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("SourceSecurityGroupId".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn source_security_group_name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("SourceSecurityGroupName".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn source_security_group_owner_id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("SourceSecurityGroupOwnerId".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn to_port(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("ToPort".into(), value.into().into_json());
        self
    }
}

impl Resource for SecurityGroupIngress {
    const TYPE: &'static str = "AWS::EC2::SecurityGroupIngress";
    type Attribute = security_group_ingress::Attribute;

    fn into_properties(self) -> Map<String, Json> {
        self.properties
    }
}

/// What belongs to `AWS::EC2::SecurityGroupIngress`.
pub mod security_group_ingress {

/// What `Fn::GetAtt` gives of `AWS::EC2::SecurityGroupIngress`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attribute {
    Id,
}

impl AsRef<str> for Attribute {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Id => "Id",
        }
    }
}
}

/// `AWS::EC2::Subnet`.
#[derive(Clone, Debug, Default)]
pub struct Subnet {
    properties: Map<String, Json>,
}

impl Subnet {
    #[must_use]
    pub fn new(vpc_id: impl Into<Value<String>>) -> Self {
        Self::default().vpc_id(vpc_id)
    }

    #[must_use]
    pub fn assign_ipv6_address_on_creation(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("AssignIpv6AddressOnCreation".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn availability_zone(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("AvailabilityZone".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn availability_zone_id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("AvailabilityZoneId".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn cidr_block(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("CidrBlock".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn enable_dns64(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("EnableDns64".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn enable_lni_at_device_index(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("EnableLniAtDeviceIndex".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn ipv4_ipam_pool_id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Ipv4IpamPoolId".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn ipv4_netmask_length(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("Ipv4NetmaskLength".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn ipv6_cidr_block(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Ipv6CidrBlock".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn ipv6_ipam_pool_id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Ipv6IpamPoolId".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn ipv6_native(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("Ipv6Native".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn ipv6_netmask_length(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("Ipv6NetmaskLength".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn map_public_ip_on_launch(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("MapPublicIpOnLaunch".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn outpost_arn(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("OutpostArn".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn private_dns_name_options_on_launch(mut self, value: impl Into<Value<Json>>) -> Self {
        self.properties.insert("PrivateDnsNameOptionsOnLaunch".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn tags(mut self, value: impl Into<Value<Vec<subnet::Tag>>>) -> Self {
        self.properties.insert("Tags".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn vpc_id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("VpcId".into(), value.into().into_json());
        self
    }
}

impl Resource for Subnet {
    const TYPE: &'static str = "AWS::EC2::Subnet";
    type Attribute = subnet::Attribute;

    fn into_properties(self) -> Map<String, Json> {
        self.properties
    }
}

/// What belongs to `AWS::EC2::Subnet`.
pub mod subnet {
use serde_json::Map;
use serde_json::Value as Json;
use crate::value::Value;

/// `Tag` of `AWS::EC2::Subnet`.
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

/// What `Fn::GetAtt` gives of `AWS::EC2::Subnet`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attribute {
    BlockPublicAccessStates,
    Ipv6CidrBlocks,
    NetworkAclAssociationId,
    SubnetId,
}

impl AsRef<str> for Attribute {
    fn as_ref(&self) -> &str {
        match *self {
            Self::BlockPublicAccessStates => "BlockPublicAccessStates",
            Self::Ipv6CidrBlocks => "Ipv6CidrBlocks",
            Self::NetworkAclAssociationId => "NetworkAclAssociationId",
            Self::SubnetId => "SubnetId",
        }
    }
}
}

/// `AWS::EC2::SubnetRouteTableAssociation`.
#[derive(Clone, Debug, Default)]
pub struct SubnetRouteTableAssociation {
    properties: Map<String, Json>,
}

impl SubnetRouteTableAssociation {
    #[must_use]
    pub fn new(route_table_id: impl Into<Value<String>>, subnet_id: impl Into<Value<String>>) -> Self {
        Self::default().route_table_id(route_table_id).subnet_id(subnet_id)
    }

    #[must_use]
    pub fn route_table_id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("RouteTableId".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn subnet_id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("SubnetId".into(), value.into().into_json());
        self
    }
}

impl Resource for SubnetRouteTableAssociation {
    const TYPE: &'static str = "AWS::EC2::SubnetRouteTableAssociation";
    type Attribute = subnet_route_table_association::Attribute;

    fn into_properties(self) -> Map<String, Json> {
        self.properties
    }
}

/// What belongs to `AWS::EC2::SubnetRouteTableAssociation`.
pub mod subnet_route_table_association {

/// What `Fn::GetAtt` gives of `AWS::EC2::SubnetRouteTableAssociation`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attribute {
    Id,
}

impl AsRef<str> for Attribute {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Id => "Id",
        }
    }
}
}

/// `AWS::EC2::VPC`.
#[derive(Clone, Debug, Default)]
pub struct VPC {
    properties: Map<String, Json>,
}

impl VPC {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn cidr_block(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("CidrBlock".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn enable_dns_hostnames(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("EnableDnsHostnames".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn enable_dns_support(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("EnableDnsSupport".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn instance_tenancy(mut self, value: impl Into<Value<vpc::InstanceTenancy>>) -> Self {
        self.properties.insert("InstanceTenancy".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn ipv4_ipam_pool_id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Ipv4IpamPoolId".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn ipv4_netmask_length(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("Ipv4NetmaskLength".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn tags(mut self, value: impl Into<Value<Vec<vpc::Tag>>>) -> Self {
        self.properties.insert("Tags".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn vpc_encryption_control(mut self, value: impl Into<Value<vpc::VpcEncryptionControl>>) -> Self {
        self.properties.insert("VpcEncryptionControl".into(), value.into().into_json());
        self
    }
}

impl Resource for VPC {
    const TYPE: &'static str = "AWS::EC2::VPC";
    type Attribute = vpc::Attribute;

    fn into_properties(self) -> Map<String, Json> {
        self.properties
    }
}

/// What belongs to `AWS::EC2::VPC`.
pub mod vpc {
use serde_json::Map;
use serde_json::Value as Json;
use crate::value::Value;

/// `Tag` of `AWS::EC2::VPC`.
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

/// `VpcEncryptionControl` of `AWS::EC2::VPC`.
#[derive(Clone, Debug, Default)]
pub struct VpcEncryptionControl {
    properties: Map<String, Json>,
}

impl VpcEncryptionControl {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn egress_only_internet_gateway_exclusion(mut self, value: impl Into<Value<VpcEncryptionControlEgressOnlyInternetGatewayExclusion>>) -> Self {
        self.properties.insert("EgressOnlyInternetGatewayExclusion".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn elastic_file_system_exclusion(mut self, value: impl Into<Value<VpcEncryptionControlElasticFileSystemExclusion>>) -> Self {
        self.properties.insert("ElasticFileSystemExclusion".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn internet_gateway_exclusion(mut self, value: impl Into<Value<VpcEncryptionControlInternetGatewayExclusion>>) -> Self {
        self.properties.insert("InternetGatewayExclusion".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn lambda_exclusion(mut self, value: impl Into<Value<VpcEncryptionControlLambdaExclusion>>) -> Self {
        self.properties.insert("LambdaExclusion".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn mode(mut self, value: impl Into<Value<VpcEncryptionControlMode>>) -> Self {
        self.properties.insert("Mode".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn nat_gateway_exclusion(mut self, value: impl Into<Value<VpcEncryptionControlNatGatewayExclusion>>) -> Self {
        self.properties.insert("NatGatewayExclusion".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn resource_exclusions(mut self, value: impl Into<Value<VpcEncryptionControlExclusions>>) -> Self {
        self.properties.insert("ResourceExclusions".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn state(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("State".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn state_message(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("StateMessage".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn virtual_private_gateway_exclusion(mut self, value: impl Into<Value<VpcEncryptionControlVirtualPrivateGatewayExclusion>>) -> Self {
        self.properties.insert("VirtualPrivateGatewayExclusion".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn vpc_encryption_control_id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("VpcEncryptionControlId".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn vpc_id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("VpcId".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn vpc_lattice_exclusion(mut self, value: impl Into<Value<VpcEncryptionControlVpcLatticeExclusion>>) -> Self {
        self.properties.insert("VpcLatticeExclusion".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn vpc_peering_exclusion(mut self, value: impl Into<Value<VpcEncryptionControlVpcPeeringExclusion>>) -> Self {
        self.properties.insert("VpcPeeringExclusion".into(), value.into().into_json());
        self
    }
}

impl From<VpcEncryptionControl> for Value<VpcEncryptionControl> {
    fn from(value: VpcEncryptionControl) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `VpcEncryptionControlExclusion` of `AWS::EC2::VPC`.
#[derive(Clone, Debug, Default)]
pub struct VpcEncryptionControlExclusion {
    properties: Map<String, Json>,
}

impl VpcEncryptionControlExclusion {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn state(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("State".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn state_message(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("StateMessage".into(), value.into().into_json());
        self
    }
}

impl From<VpcEncryptionControlExclusion> for Value<VpcEncryptionControlExclusion> {
    fn from(value: VpcEncryptionControlExclusion) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `VpcEncryptionControlExclusions` of `AWS::EC2::VPC`.
#[derive(Clone, Debug, Default)]
pub struct VpcEncryptionControlExclusions {
    properties: Map<String, Json>,
}

impl VpcEncryptionControlExclusions {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn egress_only_internet_gateway(mut self, value: impl Into<Value<VpcEncryptionControlExclusion>>) -> Self {
        self.properties.insert("EgressOnlyInternetGateway".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn elastic_file_system(mut self, value: impl Into<Value<VpcEncryptionControlExclusion>>) -> Self {
        self.properties.insert("ElasticFileSystem".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn internet_gateway(mut self, value: impl Into<Value<VpcEncryptionControlExclusion>>) -> Self {
        self.properties.insert("InternetGateway".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn lambda(mut self, value: impl Into<Value<VpcEncryptionControlExclusion>>) -> Self {
        self.properties.insert("Lambda".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn nat_gateway(mut self, value: impl Into<Value<VpcEncryptionControlExclusion>>) -> Self {
        self.properties.insert("NatGateway".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn virtual_private_gateway(mut self, value: impl Into<Value<VpcEncryptionControlExclusion>>) -> Self {
        self.properties.insert("VirtualPrivateGateway".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn vpc_lattice(mut self, value: impl Into<Value<VpcEncryptionControlExclusion>>) -> Self {
        self.properties.insert("VpcLattice".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn vpc_peering(mut self, value: impl Into<Value<VpcEncryptionControlExclusion>>) -> Self {
        self.properties.insert("VpcPeering".into(), value.into().into_json());
        self
    }
}

impl From<VpcEncryptionControlExclusions> for Value<VpcEncryptionControlExclusions> {
    fn from(value: VpcEncryptionControlExclusions) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InstanceTenancy {
    Dedicated,
    Default,
    Host,
}

impl AsRef<str> for InstanceTenancy {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Dedicated => "dedicated",
            Self::Default => "default",
            Self::Host => "host",
        }
    }
}

impl From<InstanceTenancy> for Value<InstanceTenancy> {
    fn from(value: InstanceTenancy) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VpcEncryptionControlEgressOnlyInternetGatewayExclusion {
    Enable,
    Disable,
}

impl AsRef<str> for VpcEncryptionControlEgressOnlyInternetGatewayExclusion {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Enable => "enable",
            Self::Disable => "disable",
        }
    }
}

impl From<VpcEncryptionControlEgressOnlyInternetGatewayExclusion> for Value<VpcEncryptionControlEgressOnlyInternetGatewayExclusion> {
    fn from(value: VpcEncryptionControlEgressOnlyInternetGatewayExclusion) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VpcEncryptionControlElasticFileSystemExclusion {
    Enable,
    Disable,
}

impl AsRef<str> for VpcEncryptionControlElasticFileSystemExclusion {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Enable => "enable",
            Self::Disable => "disable",
        }
    }
}

impl From<VpcEncryptionControlElasticFileSystemExclusion> for Value<VpcEncryptionControlElasticFileSystemExclusion> {
    fn from(value: VpcEncryptionControlElasticFileSystemExclusion) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VpcEncryptionControlInternetGatewayExclusion {
    Enable,
    Disable,
}

impl AsRef<str> for VpcEncryptionControlInternetGatewayExclusion {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Enable => "enable",
            Self::Disable => "disable",
        }
    }
}

impl From<VpcEncryptionControlInternetGatewayExclusion> for Value<VpcEncryptionControlInternetGatewayExclusion> {
    fn from(value: VpcEncryptionControlInternetGatewayExclusion) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VpcEncryptionControlLambdaExclusion {
    Enable,
    Disable,
}

impl AsRef<str> for VpcEncryptionControlLambdaExclusion {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Enable => "enable",
            Self::Disable => "disable",
        }
    }
}

impl From<VpcEncryptionControlLambdaExclusion> for Value<VpcEncryptionControlLambdaExclusion> {
    fn from(value: VpcEncryptionControlLambdaExclusion) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VpcEncryptionControlMode {
    Monitor,
    Enforce,
}

impl AsRef<str> for VpcEncryptionControlMode {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Monitor => "monitor",
            Self::Enforce => "enforce",
        }
    }
}

impl From<VpcEncryptionControlMode> for Value<VpcEncryptionControlMode> {
    fn from(value: VpcEncryptionControlMode) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VpcEncryptionControlNatGatewayExclusion {
    Enable,
    Disable,
}

impl AsRef<str> for VpcEncryptionControlNatGatewayExclusion {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Enable => "enable",
            Self::Disable => "disable",
        }
    }
}

impl From<VpcEncryptionControlNatGatewayExclusion> for Value<VpcEncryptionControlNatGatewayExclusion> {
    fn from(value: VpcEncryptionControlNatGatewayExclusion) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VpcEncryptionControlVirtualPrivateGatewayExclusion {
    Enable,
    Disable,
}

impl AsRef<str> for VpcEncryptionControlVirtualPrivateGatewayExclusion {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Enable => "enable",
            Self::Disable => "disable",
        }
    }
}

impl From<VpcEncryptionControlVirtualPrivateGatewayExclusion> for Value<VpcEncryptionControlVirtualPrivateGatewayExclusion> {
    fn from(value: VpcEncryptionControlVirtualPrivateGatewayExclusion) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VpcEncryptionControlVpcLatticeExclusion {
    Enable,
    Disable,
}

impl AsRef<str> for VpcEncryptionControlVpcLatticeExclusion {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Enable => "enable",
            Self::Disable => "disable",
        }
    }
}

impl From<VpcEncryptionControlVpcLatticeExclusion> for Value<VpcEncryptionControlVpcLatticeExclusion> {
    fn from(value: VpcEncryptionControlVpcLatticeExclusion) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VpcEncryptionControlVpcPeeringExclusion {
    Enable,
    Disable,
}

impl AsRef<str> for VpcEncryptionControlVpcPeeringExclusion {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Enable => "enable",
            Self::Disable => "disable",
        }
    }
}

impl From<VpcEncryptionControlVpcPeeringExclusion> for Value<VpcEncryptionControlVpcPeeringExclusion> {
    fn from(value: VpcEncryptionControlVpcPeeringExclusion) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// What `Fn::GetAtt` gives of `AWS::EC2::VPC`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attribute {
    CidrBlockAssociations,
    DefaultNetworkAcl,
    DefaultSecurityGroup,
    Ipv6CidrBlocks,
    VpcEncryptionControlResourceExclusions,
    VpcEncryptionControlResourceExclusionsEgressOnlyInternetGateway,
    VpcEncryptionControlResourceExclusionsEgressOnlyInternetGatewayState,
    VpcEncryptionControlResourceExclusionsEgressOnlyInternetGatewayStateMessage,
    VpcEncryptionControlResourceExclusionsElasticFileSystem,
    VpcEncryptionControlResourceExclusionsElasticFileSystemState,
    VpcEncryptionControlResourceExclusionsElasticFileSystemStateMessage,
    VpcEncryptionControlResourceExclusionsInternetGateway,
    VpcEncryptionControlResourceExclusionsInternetGatewayState,
    VpcEncryptionControlResourceExclusionsInternetGatewayStateMessage,
    VpcEncryptionControlResourceExclusionsLambda,
    VpcEncryptionControlResourceExclusionsLambdaState,
    VpcEncryptionControlResourceExclusionsLambdaStateMessage,
    VpcEncryptionControlResourceExclusionsNatGateway,
    VpcEncryptionControlResourceExclusionsNatGatewayState,
    VpcEncryptionControlResourceExclusionsNatGatewayStateMessage,
    VpcEncryptionControlResourceExclusionsVirtualPrivateGateway,
    VpcEncryptionControlResourceExclusionsVirtualPrivateGatewayState,
    VpcEncryptionControlResourceExclusionsVirtualPrivateGatewayStateMessage,
    VpcEncryptionControlResourceExclusionsVpcLattice,
    VpcEncryptionControlResourceExclusionsVpcLatticeState,
    VpcEncryptionControlResourceExclusionsVpcLatticeStateMessage,
    VpcEncryptionControlResourceExclusionsVpcPeering,
    VpcEncryptionControlResourceExclusionsVpcPeeringState,
    VpcEncryptionControlResourceExclusionsVpcPeeringStateMessage,
    VpcEncryptionControlState,
    VpcEncryptionControlStateMessage,
    VpcEncryptionControlVpcEncryptionControlId,
    VpcEncryptionControlVpcId,
    VpcId,
}

impl AsRef<str> for Attribute {
    fn as_ref(&self) -> &str {
        match *self {
            Self::CidrBlockAssociations => "CidrBlockAssociations",
            Self::DefaultNetworkAcl => "DefaultNetworkAcl",
            Self::DefaultSecurityGroup => "DefaultSecurityGroup",
            Self::Ipv6CidrBlocks => "Ipv6CidrBlocks",
            Self::VpcEncryptionControlResourceExclusions => "VpcEncryptionControl.ResourceExclusions",
            Self::VpcEncryptionControlResourceExclusionsEgressOnlyInternetGateway => "VpcEncryptionControl.ResourceExclusions.EgressOnlyInternetGateway",
            Self::VpcEncryptionControlResourceExclusionsEgressOnlyInternetGatewayState => "VpcEncryptionControl.ResourceExclusions.EgressOnlyInternetGateway.State",
            Self::VpcEncryptionControlResourceExclusionsEgressOnlyInternetGatewayStateMessage => "VpcEncryptionControl.ResourceExclusions.EgressOnlyInternetGateway.StateMessage",
            Self::VpcEncryptionControlResourceExclusionsElasticFileSystem => "VpcEncryptionControl.ResourceExclusions.ElasticFileSystem",
            Self::VpcEncryptionControlResourceExclusionsElasticFileSystemState => "VpcEncryptionControl.ResourceExclusions.ElasticFileSystem.State",
            Self::VpcEncryptionControlResourceExclusionsElasticFileSystemStateMessage => "VpcEncryptionControl.ResourceExclusions.ElasticFileSystem.StateMessage",
            Self::VpcEncryptionControlResourceExclusionsInternetGateway => "VpcEncryptionControl.ResourceExclusions.InternetGateway",
            Self::VpcEncryptionControlResourceExclusionsInternetGatewayState => "VpcEncryptionControl.ResourceExclusions.InternetGateway.State",
            Self::VpcEncryptionControlResourceExclusionsInternetGatewayStateMessage => "VpcEncryptionControl.ResourceExclusions.InternetGateway.StateMessage",
            Self::VpcEncryptionControlResourceExclusionsLambda => "VpcEncryptionControl.ResourceExclusions.Lambda",
            Self::VpcEncryptionControlResourceExclusionsLambdaState => "VpcEncryptionControl.ResourceExclusions.Lambda.State",
            Self::VpcEncryptionControlResourceExclusionsLambdaStateMessage => "VpcEncryptionControl.ResourceExclusions.Lambda.StateMessage",
            Self::VpcEncryptionControlResourceExclusionsNatGateway => "VpcEncryptionControl.ResourceExclusions.NatGateway",
            Self::VpcEncryptionControlResourceExclusionsNatGatewayState => "VpcEncryptionControl.ResourceExclusions.NatGateway.State",
            Self::VpcEncryptionControlResourceExclusionsNatGatewayStateMessage => "VpcEncryptionControl.ResourceExclusions.NatGateway.StateMessage",
            Self::VpcEncryptionControlResourceExclusionsVirtualPrivateGateway => "VpcEncryptionControl.ResourceExclusions.VirtualPrivateGateway",
            Self::VpcEncryptionControlResourceExclusionsVirtualPrivateGatewayState => "VpcEncryptionControl.ResourceExclusions.VirtualPrivateGateway.State",
            Self::VpcEncryptionControlResourceExclusionsVirtualPrivateGatewayStateMessage => "VpcEncryptionControl.ResourceExclusions.VirtualPrivateGateway.StateMessage",
            Self::VpcEncryptionControlResourceExclusionsVpcLattice => "VpcEncryptionControl.ResourceExclusions.VpcLattice",
            Self::VpcEncryptionControlResourceExclusionsVpcLatticeState => "VpcEncryptionControl.ResourceExclusions.VpcLattice.State",
            Self::VpcEncryptionControlResourceExclusionsVpcLatticeStateMessage => "VpcEncryptionControl.ResourceExclusions.VpcLattice.StateMessage",
            Self::VpcEncryptionControlResourceExclusionsVpcPeering => "VpcEncryptionControl.ResourceExclusions.VpcPeering",
            Self::VpcEncryptionControlResourceExclusionsVpcPeeringState => "VpcEncryptionControl.ResourceExclusions.VpcPeering.State",
            Self::VpcEncryptionControlResourceExclusionsVpcPeeringStateMessage => "VpcEncryptionControl.ResourceExclusions.VpcPeering.StateMessage",
            Self::VpcEncryptionControlState => "VpcEncryptionControl.State",
            Self::VpcEncryptionControlStateMessage => "VpcEncryptionControl.StateMessage",
            Self::VpcEncryptionControlVpcEncryptionControlId => "VpcEncryptionControl.VpcEncryptionControlId",
            Self::VpcEncryptionControlVpcId => "VpcEncryptionControl.VpcId",
            Self::VpcId => "VpcId",
        }
    }
}
}

/// `AWS::EC2::VPCEndpoint`.
#[derive(Clone, Debug, Default)]
pub struct VPCEndpoint {
    properties: Map<String, Json>,
}

impl VPCEndpoint {
    #[must_use]
    pub fn new(vpc_id: impl Into<Value<String>>) -> Self {
        Self::default().vpc_id(vpc_id)
    }

    #[must_use]
    pub fn dns_options(mut self, value: impl Into<Value<vpc_endpoint::DnsOptionsSpecification>>) -> Self {
        self.properties.insert("DnsOptions".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn ip_address_type(mut self, value: impl Into<Value<vpc_endpoint::IpAddressType>>) -> Self {
        self.properties.insert("IpAddressType".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn policy_document(mut self, value: impl Into<Value<Json>>) -> Self {
        self.properties.insert("PolicyDocument".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn private_dns_enabled(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("PrivateDnsEnabled".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn resource_configuration_arn(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("ResourceConfigurationArn".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn route_table_ids(mut self, value: impl Into<Value<Vec<String>>>) -> Self {
        self.properties.insert("RouteTableIds".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn security_group_ids(mut self, value: impl Into<Value<Vec<String>>>) -> Self {
        self.properties.insert("SecurityGroupIds".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn service_name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("ServiceName".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn service_network_arn(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("ServiceNetworkArn".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn service_region(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("ServiceRegion".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn subnet_ids(mut self, value: impl Into<Value<Vec<String>>>) -> Self {
        self.properties.insert("SubnetIds".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn tags(mut self, value: impl Into<Value<Vec<vpc_endpoint::Tag>>>) -> Self {
        self.properties.insert("Tags".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn vpc_endpoint_type(mut self, value: impl Into<Value<vpc_endpoint::VpcEndpointType>>) -> Self {
        self.properties.insert("VpcEndpointType".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn vpc_id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("VpcId".into(), value.into().into_json());
        self
    }
}

impl Resource for VPCEndpoint {
    const TYPE: &'static str = "AWS::EC2::VPCEndpoint";
    type Attribute = vpc_endpoint::Attribute;

    fn into_properties(self) -> Map<String, Json> {
        self.properties
    }
}

/// What belongs to `AWS::EC2::VPCEndpoint`.
pub mod vpc_endpoint {
use serde_json::Map;
use serde_json::Value as Json;
use crate::value::Value;

/// `DnsOptionsSpecification` of `AWS::EC2::VPCEndpoint`.
#[derive(Clone, Debug, Default)]
pub struct DnsOptionsSpecification {
    properties: Map<String, Json>,
}

impl DnsOptionsSpecification {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn dns_record_ip_type(mut self, value: impl Into<Value<DnsOptionsSpecificationDnsRecordIpType>>) -> Self {
        self.properties.insert("DnsRecordIpType".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn private_dns_only_for_inbound_resolver_endpoint(mut self, value: impl Into<Value<DnsOptionsSpecificationPrivateDnsOnlyForInboundResolverEndpoint>>) -> Self {
        self.properties.insert("PrivateDnsOnlyForInboundResolverEndpoint".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn private_dns_preference(mut self, value: impl Into<Value<DnsOptionsSpecificationPrivateDnsPreference>>) -> Self {
        self.properties.insert("PrivateDnsPreference".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn private_dns_specified_domains(mut self, value: impl Into<Value<Vec<String>>>) -> Self {
        self.properties.insert("PrivateDnsSpecifiedDomains".into(), value.into().into_json());
        self
    }
}

impl From<DnsOptionsSpecification> for Value<DnsOptionsSpecification> {
    fn from(value: DnsOptionsSpecification) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `Tag` of `AWS::EC2::VPCEndpoint`.
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

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DnsOptionsSpecificationDnsRecordIpType {
    Ipv4,
    Ipv6,
    Dualstack,
    ServiceDefined,
    NotSpecified,
}

impl AsRef<str> for DnsOptionsSpecificationDnsRecordIpType {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Ipv4 => "ipv4",
            Self::Ipv6 => "ipv6",
            Self::Dualstack => "dualstack",
            Self::ServiceDefined => "service-defined",
            Self::NotSpecified => "not-specified",
        }
    }
}

impl From<DnsOptionsSpecificationDnsRecordIpType> for Value<DnsOptionsSpecificationDnsRecordIpType> {
    fn from(value: DnsOptionsSpecificationDnsRecordIpType) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DnsOptionsSpecificationPrivateDnsOnlyForInboundResolverEndpoint {
    OnlyInboundResolver,
    AllResolvers,
    NotSpecified,
}

impl AsRef<str> for DnsOptionsSpecificationPrivateDnsOnlyForInboundResolverEndpoint {
    fn as_ref(&self) -> &str {
        match *self {
            Self::OnlyInboundResolver => "OnlyInboundResolver",
            Self::AllResolvers => "AllResolvers",
            Self::NotSpecified => "NotSpecified",
        }
    }
}

impl From<DnsOptionsSpecificationPrivateDnsOnlyForInboundResolverEndpoint> for Value<DnsOptionsSpecificationPrivateDnsOnlyForInboundResolverEndpoint> {
    fn from(value: DnsOptionsSpecificationPrivateDnsOnlyForInboundResolverEndpoint) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DnsOptionsSpecificationPrivateDnsPreference {
    VerifiedDomainsOnly,
    AllDomains,
    VerifiedDomainsAndSpecifiedDomains,
    SpecifiedDomainsOnly,
}

impl AsRef<str> for DnsOptionsSpecificationPrivateDnsPreference {
    fn as_ref(&self) -> &str {
        match *self {
            Self::VerifiedDomainsOnly => "VERIFIED_DOMAINS_ONLY",
            Self::AllDomains => "ALL_DOMAINS",
            Self::VerifiedDomainsAndSpecifiedDomains => "VERIFIED_DOMAINS_AND_SPECIFIED_DOMAINS",
            Self::SpecifiedDomainsOnly => "SPECIFIED_DOMAINS_ONLY",
        }
    }
}

impl From<DnsOptionsSpecificationPrivateDnsPreference> for Value<DnsOptionsSpecificationPrivateDnsPreference> {
    fn from(value: DnsOptionsSpecificationPrivateDnsPreference) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IpAddressType {
    Ipv4,
    Ipv6,
    Dualstack,
    NotSpecified,
}

impl AsRef<str> for IpAddressType {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Ipv4 => "ipv4",
            Self::Ipv6 => "ipv6",
            Self::Dualstack => "dualstack",
            Self::NotSpecified => "not-specified",
        }
    }
}

impl From<IpAddressType> for Value<IpAddressType> {
    fn from(value: IpAddressType) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VpcEndpointType {
    Interface,
    Gateway,
    GatewayLoadBalancer,
    ServiceNetwork,
    Resource,
    Tunnel,
}

impl AsRef<str> for VpcEndpointType {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Interface => "Interface",
            Self::Gateway => "Gateway",
            Self::GatewayLoadBalancer => "GatewayLoadBalancer",
            Self::ServiceNetwork => "ServiceNetwork",
            Self::Resource => "Resource",
            Self::Tunnel => "Tunnel",
        }
    }
}

impl From<VpcEndpointType> for Value<VpcEndpointType> {
    fn from(value: VpcEndpointType) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// What `Fn::GetAtt` gives of `AWS::EC2::VPCEndpoint`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attribute {
    CreationTimestamp,
    DnsEntries,
    Id,
    NetworkInterfaceIds,
}

impl AsRef<str> for Attribute {
    fn as_ref(&self) -> &str {
        match *self {
            Self::CreationTimestamp => "CreationTimestamp",
            Self::DnsEntries => "DnsEntries",
            Self::Id => "Id",
            Self::NetworkInterfaceIds => "NetworkInterfaceIds",
        }
    }
}
}

/// `AWS::EC2::VPCGatewayAttachment`.
#[derive(Clone, Debug, Default)]
pub struct VPCGatewayAttachment {
    properties: Map<String, Json>,
}

impl VPCGatewayAttachment {
    #[must_use]
    pub fn new(vpc_id: impl Into<Value<String>>) -> Self {
        Self::default().vpc_id(vpc_id)
    }

    #[must_use]
    pub fn internet_gateway_id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("InternetGatewayId".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn vpc_id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("VpcId".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn vpn_gateway_id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("VpnGatewayId".into(), value.into().into_json());
        self
    }
}

impl Resource for VPCGatewayAttachment {
    const TYPE: &'static str = "AWS::EC2::VPCGatewayAttachment";
    type Attribute = vpc_gateway_attachment::Attribute;

    fn into_properties(self) -> Map<String, Json> {
        self.properties
    }
}

/// What belongs to `AWS::EC2::VPCGatewayAttachment`.
pub mod vpc_gateway_attachment {

/// What `Fn::GetAtt` gives of `AWS::EC2::VPCGatewayAttachment`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attribute {
    AttachmentType,
}

impl AsRef<str> for Attribute {
    fn as_ref(&self) -> &str {
        match *self {
            Self::AttachmentType => "AttachmentType",
        }
    }
}
}
