//! `AWS::EC2`. Written by `cargo xtask schema update`; not edited by hand.
#![doc = include_str!("../../examples/ec2.md")]

use super::define::*;

resource! { "AWS::EC2::EIP" EIP -> String;
require {
}
accept {
    address: String = "Address", "a change replaces the resource";
    domain: String = "Domain";
    instance_id: String = "InstanceId";
    ipam_pool_id: String = "IpamPoolId", "a change replaces the resource";
    network_border_group: String = "NetworkBorderGroup", "a change replaces the resource";
    public_ipv4_pool: String = "PublicIpv4Pool";
    tags: Vec<eip::Tag> = "Tags";
    transfer_address: String = "TransferAddress", "a change replaces the resource";
}
attributes {
    public_ip: String = "PublicIp";
    allocation_id: String = "AllocationId";
} }

/// What belongs to `AWS::EC2::EIP`.
pub mod eip {
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

resource! { "AWS::EC2::FlowLog" FlowLog -> FlowLogId;
require {
    resource_id: String = "ResourceId", "a change replaces the resource";
    resource_type: flow_log::ResourceType = "ResourceType", "a change replaces the resource";
}
accept {
    deliver_cross_account_role: String = "DeliverCrossAccountRole", "a change replaces the resource";
    deliver_logs_permission_arn: String = "DeliverLogsPermissionArn", "a change replaces the resource";
    destination_options: Json = "DestinationOptions", "a change replaces the resource";
    log_destination: String = "LogDestination", "a change replaces the resource";
    log_destination_type: flow_log::LogDestinationType = "LogDestinationType", "a change replaces the resource";
    log_format: String = "LogFormat", "a change replaces the resource";
    log_group_name: LogGroupName = "LogGroupName", "a change replaces the resource";
    max_aggregation_interval: i64 = "MaxAggregationInterval", "a change replaces the resource";
    tag_field_specifications: Vec<flow_log::TagFieldSpecification> = "TagFieldSpecifications", "1 to 3 items; a change replaces the resource";
    tags: Vec<flow_log::Tag> = "Tags";
    traffic_type: flow_log::TrafficType = "TrafficType", "a change replaces the resource";
}
attributes {
    id: FlowLogId = "Id";
} }

/// What belongs to `AWS::EC2::FlowLog`.
pub mod flow_log {
use crate::resource::define::*;

structure! { #[doc = "`Tag`."] Tag
require {
    key: String = "Key";
    value: String = "Value";
}
accept {
}
}
structure! { #[doc = "`TagFieldSpecification`."] TagFieldSpecification
require {
    resource_type: TagFieldSpecificationResourceType = "ResourceType";
    tag_keys: Vec<String> = "TagKeys", "1 to 2 items";
}
accept {
}
}
enumeration! { LogDestinationType { CloudWatchLogs = "cloud-watch-logs"; S3 = "s3"; KinesisDataFirehose = "kinesis-data-firehose"; } }
enumeration! { ResourceType { NetworkInterface = "NetworkInterface"; Subnet = "Subnet"; Vpc = "VPC"; TransitGateway = "TransitGateway"; TransitGatewayAttachment = "TransitGatewayAttachment"; RegionalNatGateway = "RegionalNatGateway"; } }
enumeration! { TagFieldSpecificationResourceType { AutoScalingGroup = "auto-scaling-group"; Instance = "instance"; NetworkInterface = "network-interface"; } }
enumeration! { TrafficType { Accept = "ACCEPT"; All = "ALL"; Reject = "REJECT"; } }
}

resource! { "AWS::EC2::InternetGateway" InternetGateway -> InternetGatewayId;
require {
}
accept {
    tags: Vec<internet_gateway::Tag> = "Tags";
}
attributes {
    internet_gateway_id: InternetGatewayId = "InternetGatewayId";
} }

/// What belongs to `AWS::EC2::InternetGateway`.
pub mod internet_gateway {
use crate::resource::define::*;

structure! { #[doc = "`Tag`."] Tag
require {
    key: String = "Key", "1 to 128 characters";
    value: String = "Value", "at most 256 characters";
}
accept {
}
}
}

resource! { "AWS::EC2::NatGateway" NatGateway -> NatGatewayId;
require {
}
accept {
    allocation_id: String = "AllocationId", "a change replaces the resource";
    availability_mode: nat_gateway::AvailabilityMode = "AvailabilityMode", "a change replaces the resource";
    availability_zone_addresses: Vec<nat_gateway::AvailabilityZoneAddress> = "AvailabilityZoneAddresses";
    connectivity_type: nat_gateway::ConnectivityType = "ConnectivityType", "a change replaces the resource";
    max_drain_duration_seconds: i64 = "MaxDrainDurationSeconds";
    private_ip_address: String = "PrivateIpAddress", "a change replaces the resource";
    secondary_allocation_ids: Vec<String> = "SecondaryAllocationIds";
    secondary_private_ip_address_count: i64 = "SecondaryPrivateIpAddressCount", "1 to 31";
    secondary_private_ip_addresses: Vec<String> = "SecondaryPrivateIpAddresses";
    subnet_id: SubnetId = "SubnetId", "a change replaces the resource";
    tags: Vec<nat_gateway::Tag> = "Tags";
    vpc_id: VpcId = "VpcId", "a change replaces the resource";
}
attributes {
    nat_gateway_id: NatGatewayId = "NatGatewayId";
    eni_id: String = "EniId";
    auto_provision_zones: String = "AutoProvisionZones";
    auto_scaling_ips: String = "AutoScalingIps";
    route_table_id: RouteTableId = "RouteTableId";
} }

/// What belongs to `AWS::EC2::NatGateway`.
pub mod nat_gateway {
use crate::resource::define::*;

structure! { #[doc = "`AvailabilityZoneAddress`."] AvailabilityZoneAddress
require {
    allocation_ids: Vec<String> = "AllocationIds";
}
accept {
    availability_zone: String = "AvailabilityZone";
    availability_zone_id: String = "AvailabilityZoneId";
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
enumeration! { AvailabilityMode { Regional = "regional"; Zonal = "zonal"; } }
enumeration! { ConnectivityType { Private = "private"; Public = "public"; } }
}

resource! { "AWS::EC2::Route" Route -> RouteId;
require {
    route_table_id: RouteTableId = "RouteTableId", "a change replaces the resource";
}
accept {
    carrier_gateway_id: String = "CarrierGatewayId";
    core_network_arn: String = "CoreNetworkArn";
    destination_cidr_block: String = "DestinationCidrBlock", "a change replaces the resource";
    destination_ipv6_cidr_block: String = "DestinationIpv6CidrBlock", "a change replaces the resource";
    destination_prefix_list_id: String = "DestinationPrefixListId", "a change replaces the resource";
    egress_only_internet_gateway_id: String = "EgressOnlyInternetGatewayId";
    gateway_id: String = "GatewayId";
    instance_id: String = "InstanceId";
    local_gateway_id: String = "LocalGatewayId";
    nat_gateway_id: NatGatewayId = "NatGatewayId";
    network_interface_id: String = "NetworkInterfaceId";
    odb_network_arn: String = "OdbNetworkArn";
    transit_gateway_id: String = "TransitGatewayId";
    vpc_endpoint_id: VPCEndpointId = "VpcEndpointId";
    vpc_peering_connection_id: String = "VpcPeeringConnectionId";
}
attributes {
    cidr_block: String = "CidrBlock";
} }

resource! { "AWS::EC2::RouteTable" RouteTable -> RouteTableId;
require {
    vpc_id: VpcId = "VpcId", "a change replaces the resource";
}
accept {
    tags: Vec<route_table::Tag> = "Tags";
}
attributes {
    route_table_id: RouteTableId = "RouteTableId";
} }

/// What belongs to `AWS::EC2::RouteTable`.
pub mod route_table {
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

resource! { "AWS::EC2::SecurityGroup" SecurityGroup -> SecurityGroupId;
require {
    group_description: String = "GroupDescription", "0 to 255 characters; a change replaces the resource";
}
accept {
    group_name: String = "GroupName", "a change replaces the resource";
    security_group_egress: Vec<security_group::Egress> = "SecurityGroupEgress";
    security_group_ingress: Vec<security_group::Ingress> = "SecurityGroupIngress";
    tags: Vec<security_group::Tag> = "Tags";
    vpc_id: VpcId = "VpcId", "a change replaces the resource";
}
attributes {
    id: SecurityGroupId = "Id";
    group_id: SecurityGroupId = "GroupId";
} }

/// What belongs to `AWS::EC2::SecurityGroup`.
pub mod security_group {
use crate::resource::define::*;

structure! { #[doc = "`Egress`."] Egress
require {
    ip_protocol: String = "IpProtocol";
}
accept {
    cidr_ip: String = "CidrIp";
    cidr_ipv6: String = "CidrIpv6";
    description: String = "Description";
    destination_prefix_list_id: String = "DestinationPrefixListId";
    destination_security_group_id: SecurityGroupId = "DestinationSecurityGroupId";
    from_port: i64 = "FromPort", "at least -1";
    to_port: i64 = "ToPort", "at least -1";
}
}
structure! { #[doc = "`Ingress`."] Ingress
require {
    ip_protocol: String = "IpProtocol";
}
accept {
    cidr_ip: String = "CidrIp";
    cidr_ipv6: String = "CidrIpv6";
    description: String = "Description";
    from_port: i64 = "FromPort", "at least -1";
    source_prefix_list_id: String = "SourcePrefixListId";
    source_security_group_id: SecurityGroupId = "SourceSecurityGroupId";
    source_security_group_name: String = "SourceSecurityGroupName";
    source_security_group_owner_id: String = "SourceSecurityGroupOwnerId";
    to_port: i64 = "ToPort", "at least -1";
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

resource! { "AWS::EC2::SecurityGroupEgress" SecurityGroupEgress -> SecurityGroupEgressId;
require {
    group_id: SecurityGroupId = "GroupId", "a change replaces the resource";
    ip_protocol: String = "IpProtocol", "a change replaces the resource";
}
accept {
    cidr_ip: String = "CidrIp", "a change replaces the resource";
    cidr_ipv6: String = "CidrIpv6", "a change replaces the resource";
    description: String = "Description";
    destination_prefix_list_id: String = "DestinationPrefixListId", "a change replaces the resource";
    destination_security_group_id: SecurityGroupId = "DestinationSecurityGroupId", "a change replaces the resource";
    from_port: i64 = "FromPort", "at least -1; a change replaces the resource";
    to_port: i64 = "ToPort", "at least -1; a change replaces the resource";
}
attributes {
    id: SecurityGroupEgressId = "Id";
} }

resource! { "AWS::EC2::SecurityGroupIngress" SecurityGroupIngress -> SecurityGroupIngressId;
require {
    ip_protocol: String = "IpProtocol", "a change replaces the resource";
}
accept {
    cidr_ip: String = "CidrIp", "a change replaces the resource";
    cidr_ipv6: String = "CidrIpv6", "a change replaces the resource";
    description: String = "Description";
    from_port: i64 = "FromPort", "at least -1; a change replaces the resource";
    group_id: SecurityGroupId = "GroupId", "a change replaces the resource";
    group_name: String = "GroupName", "a change replaces the resource";
    source_prefix_list_id: String = "SourcePrefixListId", "a change replaces the resource";
    source_security_group_id: SecurityGroupId = "SourceSecurityGroupId", "a change replaces the resource";
    source_security_group_name: String = "SourceSecurityGroupName", "a change replaces the resource";
    source_security_group_owner_id: String = "SourceSecurityGroupOwnerId", "a change replaces the resource";
    to_port: i64 = "ToPort", "at least -1; a change replaces the resource";
}
attributes {
    id: SecurityGroupIngressId = "Id";
} }

resource! { "AWS::EC2::Subnet" Subnet -> SubnetId;
require {
    vpc_id: VpcId = "VpcId", "a change replaces the resource";
}
accept {
    assign_ipv6_address_on_creation: bool = "AssignIpv6AddressOnCreation";
    availability_zone: String = "AvailabilityZone", "a change replaces the resource";
    availability_zone_id: String = "AvailabilityZoneId", "a change replaces the resource";
    cidr_block: String = "CidrBlock", "a change replaces the resource";
    enable_dns64: bool = "EnableDns64";
    enable_lni_at_device_index: i64 = "EnableLniAtDeviceIndex";
    ipv4_ipam_pool_id: String = "Ipv4IpamPoolId", "a change replaces the resource";
    ipv4_netmask_length: i64 = "Ipv4NetmaskLength", "a change replaces the resource";
    ipv6_cidr_block: String = "Ipv6CidrBlock";
    ipv6_ipam_pool_id: String = "Ipv6IpamPoolId", "a change replaces the resource";
    ipv6_native: bool = "Ipv6Native", "a change replaces the resource";
    ipv6_netmask_length: i64 = "Ipv6NetmaskLength", "a change replaces the resource";
    map_public_ip_on_launch: bool = "MapPublicIpOnLaunch";
    outpost_arn: String = "OutpostArn", "a change replaces the resource";
    private_dns_name_options_on_launch: Json = "PrivateDnsNameOptionsOnLaunch";
    tags: Vec<subnet::Tag> = "Tags";
}
attributes {
    network_acl_association_id: String = "NetworkAclAssociationId";
    subnet_id: SubnetId = "SubnetId";
    ipv6_cidr_blocks: Vec<String> = "Ipv6CidrBlocks";
    block_public_access_states: Json = "BlockPublicAccessStates";
} }

/// What belongs to `AWS::EC2::Subnet`.
pub mod subnet {
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

resource! { "AWS::EC2::SubnetRouteTableAssociation" SubnetRouteTableAssociation -> SubnetRouteTableAssociationId;
require {
    route_table_id: RouteTableId = "RouteTableId", "a change replaces the resource";
    subnet_id: SubnetId = "SubnetId", "a change replaces the resource";
}
accept {
}
attributes {
    id: SubnetRouteTableAssociationId = "Id";
} }

resource! { "AWS::EC2::VPC" VPC -> VpcId;
require {
}
accept {
    cidr_block: String = "CidrBlock", "a change replaces the resource";
    enable_dns_hostnames: bool = "EnableDnsHostnames";
    enable_dns_support: bool = "EnableDnsSupport";
    instance_tenancy: vpc::InstanceTenancy = "InstanceTenancy";
    ipv4_ipam_pool_id: String = "Ipv4IpamPoolId", "a change replaces the resource";
    ipv4_netmask_length: i64 = "Ipv4NetmaskLength", "a change replaces the resource";
    tags: Vec<vpc::Tag> = "Tags";
    vpc_encryption_control: vpc::VpcEncryptionControl = "VpcEncryptionControl", "a change replaces the resource";
}
attributes {
    cidr_block_associations: Vec<String> = "CidrBlockAssociations";
    default_network_acl: String = "DefaultNetworkAcl";
    default_security_group: String = "DefaultSecurityGroup";
    ipv6_cidr_blocks: Vec<String> = "Ipv6CidrBlocks";
    vpc_id: VpcId = "VpcId";
    vpc_encryption_control_vpc_id: String = "VpcEncryptionControl.VpcId";
    vpc_encryption_control_vpc_encryption_control_id: String = "VpcEncryptionControl.VpcEncryptionControlId";
    vpc_encryption_control_state: String = "VpcEncryptionControl.State";
    vpc_encryption_control_state_message: String = "VpcEncryptionControl.StateMessage";
    vpc_encryption_control_resource_exclusions: Json = "VpcEncryptionControl.ResourceExclusions";
    vpc_encryption_control_resource_exclusions_internet_gateway: Json = "VpcEncryptionControl.ResourceExclusions.InternetGateway";
    vpc_encryption_control_resource_exclusions_internet_gateway_state: String = "VpcEncryptionControl.ResourceExclusions.InternetGateway.State";
    vpc_encryption_control_resource_exclusions_internet_gateway_state_message: String = "VpcEncryptionControl.ResourceExclusions.InternetGateway.StateMessage";
    vpc_encryption_control_resource_exclusions_egress_only_internet_gateway: Json = "VpcEncryptionControl.ResourceExclusions.EgressOnlyInternetGateway";
    vpc_encryption_control_resource_exclusions_egress_only_internet_gateway_state: String = "VpcEncryptionControl.ResourceExclusions.EgressOnlyInternetGateway.State";
    vpc_encryption_control_resource_exclusions_egress_only_internet_gateway_state_message: String = "VpcEncryptionControl.ResourceExclusions.EgressOnlyInternetGateway.StateMessage";
    vpc_encryption_control_resource_exclusions_nat_gateway: Json = "VpcEncryptionControl.ResourceExclusions.NatGateway";
    vpc_encryption_control_resource_exclusions_nat_gateway_state: String = "VpcEncryptionControl.ResourceExclusions.NatGateway.State";
    vpc_encryption_control_resource_exclusions_nat_gateway_state_message: String = "VpcEncryptionControl.ResourceExclusions.NatGateway.StateMessage";
    vpc_encryption_control_resource_exclusions_virtual_private_gateway: Json = "VpcEncryptionControl.ResourceExclusions.VirtualPrivateGateway";
    vpc_encryption_control_resource_exclusions_virtual_private_gateway_state: String = "VpcEncryptionControl.ResourceExclusions.VirtualPrivateGateway.State";
    vpc_encryption_control_resource_exclusions_virtual_private_gateway_state_message: String = "VpcEncryptionControl.ResourceExclusions.VirtualPrivateGateway.StateMessage";
    vpc_encryption_control_resource_exclusions_vpc_peering: Json = "VpcEncryptionControl.ResourceExclusions.VpcPeering";
    vpc_encryption_control_resource_exclusions_vpc_peering_state: String = "VpcEncryptionControl.ResourceExclusions.VpcPeering.State";
    vpc_encryption_control_resource_exclusions_vpc_peering_state_message: String = "VpcEncryptionControl.ResourceExclusions.VpcPeering.StateMessage";
    vpc_encryption_control_resource_exclusions_lambda: Json = "VpcEncryptionControl.ResourceExclusions.Lambda";
    vpc_encryption_control_resource_exclusions_lambda_state: String = "VpcEncryptionControl.ResourceExclusions.Lambda.State";
    vpc_encryption_control_resource_exclusions_lambda_state_message: String = "VpcEncryptionControl.ResourceExclusions.Lambda.StateMessage";
    vpc_encryption_control_resource_exclusions_vpc_lattice: Json = "VpcEncryptionControl.ResourceExclusions.VpcLattice";
    vpc_encryption_control_resource_exclusions_vpc_lattice_state: String = "VpcEncryptionControl.ResourceExclusions.VpcLattice.State";
    vpc_encryption_control_resource_exclusions_vpc_lattice_state_message: String = "VpcEncryptionControl.ResourceExclusions.VpcLattice.StateMessage";
    vpc_encryption_control_resource_exclusions_elastic_file_system: Json = "VpcEncryptionControl.ResourceExclusions.ElasticFileSystem";
    vpc_encryption_control_resource_exclusions_elastic_file_system_state: String = "VpcEncryptionControl.ResourceExclusions.ElasticFileSystem.State";
    vpc_encryption_control_resource_exclusions_elastic_file_system_state_message: String = "VpcEncryptionControl.ResourceExclusions.ElasticFileSystem.StateMessage";
} }

/// What belongs to `AWS::EC2::VPC`.
pub mod vpc {
use crate::resource::define::*;

structure! { #[doc = "`Tag`."] Tag
require {
    key: String = "Key";
    value: String = "Value";
}
accept {
}
}
structure! { #[doc = "`VpcEncryptionControl`."] VpcEncryptionControl
require {
}
accept {
    egress_only_internet_gateway_exclusion: VpcEncryptionControlEgressOnlyInternetGatewayExclusion = "EgressOnlyInternetGatewayExclusion";
    elastic_file_system_exclusion: VpcEncryptionControlElasticFileSystemExclusion = "ElasticFileSystemExclusion";
    internet_gateway_exclusion: VpcEncryptionControlInternetGatewayExclusion = "InternetGatewayExclusion";
    lambda_exclusion: VpcEncryptionControlLambdaExclusion = "LambdaExclusion";
    mode: VpcEncryptionControlMode = "Mode";
    nat_gateway_exclusion: VpcEncryptionControlNatGatewayExclusion = "NatGatewayExclusion";
    resource_exclusions: VpcEncryptionControlExclusions = "ResourceExclusions";
    state: String = "State";
    state_message: String = "StateMessage";
    virtual_private_gateway_exclusion: VpcEncryptionControlVirtualPrivateGatewayExclusion = "VirtualPrivateGatewayExclusion";
    vpc_encryption_control_id: String = "VpcEncryptionControlId";
    vpc_id: VpcId = "VpcId";
    vpc_lattice_exclusion: VpcEncryptionControlVpcLatticeExclusion = "VpcLatticeExclusion";
    vpc_peering_exclusion: VpcEncryptionControlVpcPeeringExclusion = "VpcPeeringExclusion";
}
}
structure! { #[doc = "`VpcEncryptionControlExclusion`."] VpcEncryptionControlExclusion
require {
}
accept {
    state: String = "State";
    state_message: String = "StateMessage";
}
}
structure! { #[doc = "`VpcEncryptionControlExclusions`."] VpcEncryptionControlExclusions
require {
}
accept {
    egress_only_internet_gateway: VpcEncryptionControlExclusion = "EgressOnlyInternetGateway";
    elastic_file_system: VpcEncryptionControlExclusion = "ElasticFileSystem";
    internet_gateway: VpcEncryptionControlExclusion = "InternetGateway";
    lambda: VpcEncryptionControlExclusion = "Lambda";
    nat_gateway: VpcEncryptionControlExclusion = "NatGateway";
    virtual_private_gateway: VpcEncryptionControlExclusion = "VirtualPrivateGateway";
    vpc_lattice: VpcEncryptionControlExclusion = "VpcLattice";
    vpc_peering: VpcEncryptionControlExclusion = "VpcPeering";
}
}
enumeration! { InstanceTenancy { Dedicated = "dedicated"; Default = "default"; Host = "host"; } }
enumeration! { VpcEncryptionControlEgressOnlyInternetGatewayExclusion { Enable = "enable"; Disable = "disable"; } }
enumeration! { VpcEncryptionControlElasticFileSystemExclusion { Enable = "enable"; Disable = "disable"; } }
enumeration! { VpcEncryptionControlInternetGatewayExclusion { Enable = "enable"; Disable = "disable"; } }
enumeration! { VpcEncryptionControlLambdaExclusion { Enable = "enable"; Disable = "disable"; } }
enumeration! { VpcEncryptionControlMode { Monitor = "monitor"; Enforce = "enforce"; } }
enumeration! { VpcEncryptionControlNatGatewayExclusion { Enable = "enable"; Disable = "disable"; } }
enumeration! { VpcEncryptionControlVirtualPrivateGatewayExclusion { Enable = "enable"; Disable = "disable"; } }
enumeration! { VpcEncryptionControlVpcLatticeExclusion { Enable = "enable"; Disable = "disable"; } }
enumeration! { VpcEncryptionControlVpcPeeringExclusion { Enable = "enable"; Disable = "disable"; } }
}

resource! { "AWS::EC2::VPCEndpoint" VPCEndpoint -> VPCEndpointId;
require {
    vpc_id: VpcId = "VpcId", "a change replaces the resource";
}
accept {
    dns_options: vpc_endpoint::DnsOptionsSpecification = "DnsOptions";
    ip_address_type: vpc_endpoint::IpAddressType = "IpAddressType";
    policy_document: Json = "PolicyDocument";
    private_dns_enabled: bool = "PrivateDnsEnabled";
    resource_configuration_arn: String = "ResourceConfigurationArn", "a change replaces the resource";
    route_table_ids: Vec<String> = "RouteTableIds";
    security_group_ids: Vec<SecurityGroupId> = "SecurityGroupIds";
    service_name: String = "ServiceName", "a change replaces the resource";
    service_network_arn: String = "ServiceNetworkArn", "a change replaces the resource";
    service_region: String = "ServiceRegion", "a change replaces the resource";
    subnet_ids: Vec<String> = "SubnetIds";
    tags: Vec<vpc_endpoint::Tag> = "Tags";
    vpc_endpoint_type: vpc_endpoint::VpcEndpointType = "VpcEndpointType", "a change replaces the resource";
}
attributes {
    network_interface_ids: Vec<String> = "NetworkInterfaceIds";
    creation_timestamp: String = "CreationTimestamp";
    dns_entries: Vec<String> = "DnsEntries";
    id: VPCEndpointId = "Id";
} }

/// What belongs to `AWS::EC2::VPCEndpoint`.
pub mod vpc_endpoint {
use crate::resource::define::*;

structure! { #[doc = "`DnsOptionsSpecification`."] DnsOptionsSpecification
require {
}
accept {
    dns_record_ip_type: DnsOptionsSpecificationDnsRecordIpType = "DnsRecordIpType";
    private_dns_only_for_inbound_resolver_endpoint: DnsOptionsSpecificationPrivateDnsOnlyForInboundResolverEndpoint = "PrivateDnsOnlyForInboundResolverEndpoint";
    private_dns_preference: DnsOptionsSpecificationPrivateDnsPreference = "PrivateDnsPreference";
    private_dns_specified_domains: Vec<String> = "PrivateDnsSpecifiedDomains", "1 to 10 items";
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
enumeration! { DnsOptionsSpecificationDnsRecordIpType { Ipv4 = "ipv4"; Ipv6 = "ipv6"; Dualstack = "dualstack"; ServiceDefined = "service-defined"; NotSpecified = "not-specified"; } }
enumeration! { DnsOptionsSpecificationPrivateDnsOnlyForInboundResolverEndpoint { OnlyInboundResolver = "OnlyInboundResolver"; AllResolvers = "AllResolvers"; NotSpecified = "NotSpecified"; } }
enumeration! { DnsOptionsSpecificationPrivateDnsPreference { VerifiedDomainsOnly = "VERIFIED_DOMAINS_ONLY"; AllDomains = "ALL_DOMAINS"; VerifiedDomainsAndSpecifiedDomains = "VERIFIED_DOMAINS_AND_SPECIFIED_DOMAINS"; SpecifiedDomainsOnly = "SPECIFIED_DOMAINS_ONLY"; } }
enumeration! { IpAddressType { Ipv4 = "ipv4"; Ipv6 = "ipv6"; Dualstack = "dualstack"; NotSpecified = "not-specified"; } }
enumeration! { VpcEndpointType { Interface = "Interface"; Gateway = "Gateway"; GatewayLoadBalancer = "GatewayLoadBalancer"; ServiceNetwork = "ServiceNetwork"; Resource = "Resource"; Tunnel = "Tunnel"; } }
}

resource! { "AWS::EC2::VPCGatewayAttachment" VPCGatewayAttachment -> VPCGatewayAttachmentId;
require {
    vpc_id: VpcId = "VpcId", "a change replaces the resource";
}
accept {
    internet_gateway_id: InternetGatewayId = "InternetGatewayId";
    vpn_gateway_id: String = "VpnGatewayId";
}
attributes {
    attachment_type: String = "AttachmentType";
} }
