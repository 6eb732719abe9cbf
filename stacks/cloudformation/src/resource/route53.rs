//! `AWS::Route53`. Written by `cargo xtask schema update`; not edited by hand.
#![doc = include_str!("../../examples/route53.md")]

use super::define::*;

resource! { "AWS::Route53::HealthCheck" HealthCheck -> HealthCheckId;
require {
    health_check_config: Json = "HealthCheckConfig";
}
accept {
    health_check_tags: Vec<health_check::HealthCheckTag> = "HealthCheckTags";
}
attributes {
    health_check_id: HealthCheckId = "HealthCheckId";
} }

/// What belongs to `AWS::Route53::HealthCheck`.
pub mod health_check {
use crate::resource::define::*;

structure! { #[doc = "`AlarmIdentifier`."] AlarmIdentifier
require {
    name: String = "Name", "1 to 256 characters";
    region: AlarmIdentifierRegion = "Region";
}
accept {
}
}
structure! { #[doc = "`HealthCheckTag`."] HealthCheckTag
require {
    key: String = "Key", "at most 128 characters";
    value: String = "Value", "at most 256 characters";
}
accept {
}
}
enumeration! { AlarmIdentifierRegion { AfSouth1 = "af-south-1"; ApEast1 = "ap-east-1"; ApEast2 = "ap-east-2"; ApNortheast1 = "ap-northeast-1"; ApNortheast2 = "ap-northeast-2"; ApNortheast3 = "ap-northeast-3"; ApSouth1 = "ap-south-1"; ApSouth2 = "ap-south-2"; ApSoutheast1 = "ap-southeast-1"; ApSoutheast2 = "ap-southeast-2"; ApSoutheast3 = "ap-southeast-3"; ApSoutheast4 = "ap-southeast-4"; ApSoutheast5 = "ap-southeast-5"; ApSoutheast6 = "ap-southeast-6"; ApSoutheast7 = "ap-southeast-7"; CaCentral1 = "ca-central-1"; CaWest1 = "ca-west-1"; CnNorth1 = "cn-north-1"; CnNorthwest1 = "cn-northwest-1"; EuCentral1 = "eu-central-1"; EuCentral2 = "eu-central-2"; EuIsoeWest1 = "eu-isoe-west-1"; EuNorth1 = "eu-north-1"; EuSouth1 = "eu-south-1"; EuSouth2 = "eu-south-2"; EuWest1 = "eu-west-1"; EuWest2 = "eu-west-2"; EuWest3 = "eu-west-3"; EuscDeEast1 = "eusc-de-east-1"; IlCentral1 = "il-central-1"; MeCentral1 = "me-central-1"; MeSouth1 = "me-south-1"; MxCentral1 = "mx-central-1"; SaEast1 = "sa-east-1"; UsEast1 = "us-east-1"; UsEast2 = "us-east-2"; UsGovEast1 = "us-gov-east-1"; UsGovWest1 = "us-gov-west-1"; UsIsoEast1 = "us-iso-east-1"; UsIsoWest1 = "us-iso-west-1"; UsIsobEast1 = "us-isob-east-1"; UsIsobWest1 = "us-isob-west-1"; UsIsofEast1 = "us-isof-east-1"; UsIsofSouth1 = "us-isof-south-1"; UsWest1 = "us-west-1"; UsWest2 = "us-west-2"; } }
}

resource! { "AWS::Route53::HostedZone" HostedZone -> HostedZoneId;
require {
}
accept {
    delegation_set_id: String = "DelegationSetId", "0 to 32 characters; a change replaces the resource";
    hosted_zone_config: hosted_zone::HostedZoneConfig = "HostedZoneConfig";
    hosted_zone_features: hosted_zone::HostedZoneFeatures = "HostedZoneFeatures";
    hosted_zone_tags: Vec<hosted_zone::HostedZoneTag> = "HostedZoneTags";
    name: String = "Name", "0 to 1024 characters; a change replaces the resource";
    query_logging_config: hosted_zone::QueryLoggingConfig = "QueryLoggingConfig";
    vpcs: Vec<hosted_zone::VPC> = "VPCs";
}
attributes {
    id: HostedZoneId = "Id";
    name_servers: Vec<String> = "NameServers";
} }

/// What belongs to `AWS::Route53::HostedZone`.
pub mod hosted_zone {
use crate::resource::define::*;

structure! { #[doc = "`HostedZoneConfig`."] HostedZoneConfig
require {
}
accept {
    comment: String = "Comment", "0 to 256 characters";
}
}
structure! { #[doc = "`HostedZoneFeatures`."] HostedZoneFeatures
require {
}
accept {
    enable_accelerated_recovery: bool = "EnableAcceleratedRecovery";
}
}
structure! { #[doc = "`HostedZoneTag`."] HostedZoneTag
require {
    key: String = "Key", "at most 128 characters";
    value: String = "Value", "at most 256 characters";
}
accept {
}
}
structure! { #[doc = "`QueryLoggingConfig`."] QueryLoggingConfig
require {
    cloud_watch_logs_log_group_arn: LogGroupArn = "CloudWatchLogsLogGroupArn";
}
accept {
}
}
structure! { #[doc = "`VPC`."] VPC
require {
    vpc_id: VpcId = "VPCId";
    vpc_region: String = "VPCRegion";
}
accept {
}
}
}

resource! { "AWS::Route53::RecordSet" RecordSet -> RecordSetName;
require {
    name: String = "Name";
    type_: String = "Type";
}
accept {
    alias_target: record_set::AliasTarget = "AliasTarget";
    cidr_routing_config: record_set::CidrRoutingConfig = "CidrRoutingConfig";
    comment: String = "Comment";
    failover: record_set::Failover = "Failover";
    geo_location: record_set::GeoLocation = "GeoLocation";
    geo_proximity_location: record_set::GeoProximityLocation = "GeoProximityLocation";
    health_check_id: HealthCheckId = "HealthCheckId";
    hosted_zone_id: HostedZoneId = "HostedZoneId", "a change replaces the resource";
    hosted_zone_name: String = "HostedZoneName", "a change replaces the resource";
    multi_value_answer: bool = "MultiValueAnswer";
    region: String = "Region";
    resource_records: Vec<String> = "ResourceRecords";
    set_identifier: String = "SetIdentifier";
    ttl: String = "TTL";
    weight: i64 = "Weight";
}
attributes {
} }

/// What belongs to `AWS::Route53::RecordSet`.
pub mod record_set {
use crate::resource::define::*;

structure! { #[doc = "`AliasTarget`."] AliasTarget
require {
    dns_name: String = "DNSName", "at most 1024 characters";
    hosted_zone_id: HostedZoneId = "HostedZoneId";
}
accept {
    evaluate_target_health: bool = "EvaluateTargetHealth";
}
}
structure! { #[doc = "`CidrRoutingConfig`."] CidrRoutingConfig
require {
    collection_id: String = "CollectionId";
    location_name: String = "LocationName", "1 to 16 characters";
}
accept {
}
}
structure! { #[doc = "`Coordinates`."] Coordinates
require {
    latitude: String = "Latitude";
    longitude: String = "Longitude";
}
accept {
}
}
structure! { #[doc = "`GeoLocation`."] GeoLocation
require {
}
accept {
    continent_code: String = "ContinentCode", "2 to 2 characters";
    country_code: String = "CountryCode", "1 to 2 characters";
    subdivision_code: String = "SubdivisionCode", "1 to 3 characters";
}
}
structure! { #[doc = "`GeoProximityLocation`."] GeoProximityLocation
require {
}
accept {
    aws_region: String = "AWSRegion", "1 to 64 characters";
    bias: i64 = "Bias", "-99 to 99";
    coordinates: Coordinates = "Coordinates";
    local_zone_group: String = "LocalZoneGroup", "1 to 64 characters";
}
}
enumeration! { Failover { Primary = "PRIMARY"; Secondary = "SECONDARY"; } }
}
