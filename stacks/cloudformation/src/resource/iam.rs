//! `AWS::IAM`. Written by `cargo xtask schema update`; not edited by hand.
#![doc = include_str!("../../examples/iam.md")]

use super::define::*;

resource! { "AWS::IAM::InstanceProfile" InstanceProfile -> InstanceProfileName;
require {
    roles: Vec<String> = "Roles", "0 to 1 items";
}
accept {
    instance_profile_name: String = "InstanceProfileName", "0 to 128 characters; a change replaces the resource";
    path: String = "Path", "1 to 512 characters; a change replaces the resource";
}
attributes {
    arn: InstanceProfileArn = "Arn";
} }

resource! { "AWS::IAM::ManagedPolicy" ManagedPolicy -> ManagedPolicyArn;
require {
    policy_document: Json = "PolicyDocument", "1 to 131072 characters";
}
accept {
    description: String = "Description", "0 to 1000 characters; a change replaces the resource";
    groups: Vec<String> = "Groups";
    managed_policy_name: String = "ManagedPolicyName", "a change replaces the resource";
    path: String = "Path", "1 to 512 characters; a change replaces the resource";
    roles: Vec<String> = "Roles";
    users: Vec<String> = "Users";
}
attributes {
    policy_arn: ManagedPolicyArn = "PolicyArn";
    attachment_count: i64 = "AttachmentCount";
    create_date: String = "CreateDate";
    default_version_id: String = "DefaultVersionId";
    is_attachable: bool = "IsAttachable";
    permissions_boundary_usage_count: i64 = "PermissionsBoundaryUsageCount";
    policy_id: ManagedPolicyId = "PolicyId";
    update_date: String = "UpdateDate";
} }

resource! { "AWS::IAM::OIDCProvider" OIDCProvider -> OIDCProviderArn;
require {
}
accept {
    client_id_list: Vec<String> = "ClientIdList";
    tags: Vec<oidc_provider::Tag> = "Tags", "0 to 50 items";
    thumbprint_list: Vec<String> = "ThumbprintList", "at most 5 items";
    url: String = "Url", "1 to 255 characters; a change replaces the resource";
}
attributes {
    arn: OIDCProviderArn = "Arn";
} }

/// What belongs to `AWS::IAM::OIDCProvider`.
pub mod oidc_provider {
use crate::resource::define::*;

structure! { #[doc = "`Tag`."] Tag
require {
    key: String = "Key", "1 to 128 characters";
    value: String = "Value", "1 to 256 characters";
}
accept {
}
}
}

resource! { "AWS::IAM::Policy" Policy -> PolicyId;
require {
    policy_document: Json = "PolicyDocument", "1 to 131072 characters";
    policy_name: String = "PolicyName", "1 to 128 characters";
}
accept {
    groups: Vec<String> = "Groups";
    roles: Vec<String> = "Roles";
    users: Vec<String> = "Users";
}
attributes {
    id: PolicyId = "Id";
} }

resource! { "AWS::IAM::Role" Role -> RoleName;
require {
    assume_role_policy_document: Json = "AssumeRolePolicyDocument", "1 to 131072 characters";
}
accept {
    description: String = "Description", "0 to 1000 characters";
    managed_policy_arns: Vec<String> = "ManagedPolicyArns", "at least 0 items";
    max_session_duration: i64 = "MaxSessionDuration", "3600 to 43200";
    path: String = "Path", "1 to 512 characters; a change replaces the resource";
    permissions_boundary: String = "PermissionsBoundary", "20 to 2048 characters";
    policies: Vec<role::Policy> = "Policies";
    role_name: String = "RoleName", "1 to 64 characters; a change replaces the resource";
    tags: Vec<role::Tag> = "Tags", "0 to 50 items";
}
attributes {
    arn: RoleArn = "Arn";
    role_id: RoleId = "RoleId";
} }

/// What belongs to `AWS::IAM::Role`.
pub mod role {
use crate::resource::define::*;

structure! { #[doc = "`Policy`."] Policy
require {
    policy_document: Json = "PolicyDocument";
    policy_name: String = "PolicyName";
}
accept {
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

resource! { "AWS::IAM::ServiceLinkedRole" ServiceLinkedRole -> ServiceLinkedRoleName;
require {
}
accept {
    aws_service_name: String = "AWSServiceName", "1 to 128 characters; a change replaces the resource";
    custom_suffix: String = "CustomSuffix", "1 to 64 characters; a change replaces the resource";
    description: String = "Description", "0 to 1000 characters";
}
attributes {
    role_name: ServiceLinkedRoleName = "RoleName";
} }
