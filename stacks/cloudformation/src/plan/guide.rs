//! Where the Template Reference says something else of a property than its schema: the guide is what people rely on.

use super::replacement::Effect::{self, InPlace, MayReplace, Refused, Replaces};

/// Type, property, what the guide's "Update requires" says. Sorted. The page is the type's own in the Template Reference:
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html>.
///
/// The schemas mark a property whose change replaces the resource on some condition. Where the guide speaks of
/// interruptions only and names no condition, nothing is known of one: the plan says so, and claims no replacement.
const GUIDE: [(&str, &str, Effect); 29] = [
    ("AWS::AutoScaling::AutoScalingGroup", "LaunchConfigurationName", InPlace),
    ("AWS::AutoScaling::AutoScalingGroup", "LaunchTemplate", InPlace),
    ("AWS::AutoScaling::AutoScalingGroup", "MixedInstancesPolicy", InPlace),
    ("AWS::AutoScaling::AutoScalingGroup", "VPCZoneIdentifier", InPlace),
    ("AWS::DynamoDB::Table", "AttributeDefinitions", MayReplace),
    ("AWS::EC2::Instance", "Affinity", InPlace),
    ("AWS::EC2::Instance", "BlockDeviceMappings/*/Ebs/DeleteOnTermination", InPlace),
    ("AWS::EC2::Instance", "EbsOptimized", InPlace),
    ("AWS::EC2::Instance", "HostId", InPlace),
    ("AWS::EC2::Instance", "SecurityGroupIds", InPlace),
    ("AWS::EC2::Instance", "Tenancy", InPlace),
    ("AWS::EC2::Volume", "AvailabilityZone", Refused),
    ("AWS::EC2::Volume", "AvailabilityZoneId", Refused),
    ("AWS::EC2::Volume", "Encrypted", Refused),
    ("AWS::EC2::Volume", "KmsKeyId", Refused),
    ("AWS::EC2::Volume", "SnapshotId", Refused),
    ("AWS::ElastiCache::CacheCluster", "NumCacheNodes", MayReplace),
    ("AWS::ElastiCache::ReplicationGroup", "NumNodeGroups", MayReplace),
    ("AWS::ElastiCache::ReplicationGroup", "ReplicasPerNodeGroup", MayReplace),
    ("AWS::Lambda::Function", "DurableConfig", Replaces),
    ("AWS::Logs::LogGroup", "LogGroupClass", Refused),
    ("AWS::RDS::DBCluster", "AvailabilityZones", Replaces),
    ("AWS::RDS::DBInstance", "AutoMinorVersionUpgrade", InPlace),
    ("AWS::RDS::DBInstance", "BackupRetentionPeriod", InPlace),
    ("AWS::RDS::DBInstance", "DBParameterGroupName", InPlace),
    ("AWS::RDS::DBInstance", "Engine", InPlace),
    ("AWS::RDS::DBInstance", "LicenseModel", MayReplace),
    ("AWS::RDS::DBInstance", "MultiAZ", InPlace),
    ("AWS::RDS::DBInstance", "PreferredMaintenanceWindow", InPlace),
];

/// What the guide says of a property, where that differs from the schema.
pub(super) fn effect(resource_type: &str, path: &str) -> Option<Effect> {
    let covers = |listed: &str| {
        let (mut listed, mut steps) = (listed.split('/'), path.split('/'));
        loop {
            match (listed.next(), steps.next()) {
                (None, _) => return true,
                (Some(a), Some(b)) if a == b || a == "*" => {}
                (Some(_), _) => return false,
            }
        }
    };
    GUIDE
        .iter()
        .find(|(name, listed, _)| *name == resource_type && covers(listed))
        .map(|(.., effect)| *effect)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_differs_from_the_schemas() {
        assert!(GUIDE.is_sorted_by_key(|(name, property, _)| (*name, *property)));
        for (name, property, effect) in GUIDE {
            assert_ne!(super::super::replacement::of_schema(name, property), effect, "{name} {property}");
        }
    }
}
