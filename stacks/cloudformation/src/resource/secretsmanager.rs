//! `AWS::SecretsManager`. Written by `cargo xtask schema update`; not edited by hand.
#![doc = include_str!("../../examples/secretsmanager.md")]

use super::define::*;

resource! { "AWS::SecretsManager::ResourcePolicy" ResourcePolicy -> ResourcePolicyId;
require {
    resource_policy: Json = "ResourcePolicy", "1 to 20480 characters";
    secret_id: SecretId = "SecretId", "1 to 2048 characters; a change replaces the resource";
}
accept {
    block_public_policy: bool = "BlockPublicPolicy";
}
attributes {
    id: ResourcePolicyId = "Id";
} }

resource! { "AWS::SecretsManager::RotationSchedule" RotationSchedule -> RotationScheduleId;
require {
    secret_id: SecretId = "SecretId", "a change replaces the resource";
}
accept {
    external_secret_rotation_metadata: Vec<rotation_schedule::ExternalSecretRotationMetadataItem> = "ExternalSecretRotationMetadata";
    external_secret_rotation_role_arn: RoleArn = "ExternalSecretRotationRoleArn";
    hosted_rotation_lambda: rotation_schedule::HostedRotationLambda = "HostedRotationLambda";
    rotate_immediately_on_update: bool = "RotateImmediatelyOnUpdate";
    rotation_lambda_arn: String = "RotationLambdaARN";
    rotation_rules: rotation_schedule::RotationRules = "RotationRules";
}
attributes {
    id: RotationScheduleId = "Id";
} }

/// What belongs to `AWS::SecretsManager::RotationSchedule`.
pub mod rotation_schedule {
use crate::resource::define::*;

structure! { #[doc = "`ExternalSecretRotationMetadataItem`."] ExternalSecretRotationMetadataItem
require {
    key: String = "Key";
    value: String = "Value";
}
accept {
}
}
structure! { #[doc = "`HostedRotationLambda`."] HostedRotationLambda
require {
    rotation_type: String = "RotationType";
}
accept {
    exclude_characters: String = "ExcludeCharacters";
    kms_key_arn: KeyArn = "KmsKeyArn";
    master_secret_arn: SecretArn = "MasterSecretArn";
    master_secret_kms_key_arn: KeyArn = "MasterSecretKmsKeyArn";
    rotation_lambda_name: String = "RotationLambdaName";
    runtime: String = "Runtime";
    superuser_secret_arn: SecretArn = "SuperuserSecretArn";
    superuser_secret_kms_key_arn: KeyArn = "SuperuserSecretKmsKeyArn";
    vpc_security_group_ids: String = "VpcSecurityGroupIds";
    vpc_subnet_ids: String = "VpcSubnetIds";
}
}
structure! { #[doc = "`RotationRules`."] RotationRules
require {
}
accept {
    automatically_after_days: i64 = "AutomaticallyAfterDays";
    duration: String = "Duration";
    schedule_expression: String = "ScheduleExpression";
}
}
}

resource! { "AWS::SecretsManager::Secret" Secret -> SecretArn;
require {
}
accept {
    description: String = "Description", "0 to 2048 characters";
    generate_secret_string: secret::GenerateSecretString = "GenerateSecretString";
    kms_key_id: String = "KmsKeyId", "0 to 2048 characters";
    name: String = "Name", "0 to 512 characters; a change replaces the resource";
    replica_regions: Vec<secret::ReplicaRegion> = "ReplicaRegions";
    secret_string: String = "SecretString", "1 to 65536 characters";
    tags: Vec<secret::Tag> = "Tags";
    type_: String = "Type", "0 to 256 characters";
}
attributes {
    id: SecretId = "Id";
} }

/// What belongs to `AWS::SecretsManager::Secret`.
pub mod secret {
use crate::resource::define::*;

structure! { #[doc = "`GenerateSecretString`."] GenerateSecretString
require {
}
accept {
    exclude_characters: String = "ExcludeCharacters";
    exclude_lowercase: bool = "ExcludeLowercase";
    exclude_numbers: bool = "ExcludeNumbers";
    exclude_punctuation: bool = "ExcludePunctuation";
    exclude_uppercase: bool = "ExcludeUppercase";
    generate_string_key: String = "GenerateStringKey";
    include_space: bool = "IncludeSpace";
    password_length: i64 = "PasswordLength";
    require_each_included_type: bool = "RequireEachIncludedType";
    secret_string_template: String = "SecretStringTemplate";
}
}
structure! { #[doc = "`ReplicaRegion`."] ReplicaRegion
require {
    region: String = "Region";
}
accept {
    kms_key_id: String = "KmsKeyId";
}
}
structure! { #[doc = "`Tag`."] Tag
require {
    key: String = "Key", "1 to 128 characters";
    value: String = "Value", "0 to 256 characters";
}
accept {
}
}
}

resource! { "AWS::SecretsManager::SecretTargetAttachment" SecretTargetAttachment -> SecretTargetAttachmentId;
require {
    secret_id: SecretId = "SecretId", "1 to 2048 characters; a change replaces the resource";
    target_id: String = "TargetId";
    target_type: String = "TargetType";
}
accept {
}
attributes {
    id: SecretTargetAttachmentId = "Id";
} }
