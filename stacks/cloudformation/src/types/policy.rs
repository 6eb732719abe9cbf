//! Where resource types hold policies.

/// What a policy is attached to decides which elements its statements have.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum PolicyKind {
    /// Attached to a role, user or group: names resources, no principals.
    Identity,
    /// Says who may take a role: names principals, no resources.
    Trust,
    /// Attached to a resource: names principals.
    Resource,
    /// Attached to a repository, which is the resource.
    Own,
}

/// Where policies stand: type, path below `Properties` with `*` for every item, kind.
pub(crate) const POLICIES: [(&str, &str, PolicyKind); 26] = [
    ("AWS::ApiGateway::RestApi", "Policy", PolicyKind::Resource),
    ("AWS::Backup::BackupVault", "AccessPolicy", PolicyKind::Resource),
    ("AWS::EC2::VPCEndpoint", "PolicyDocument", PolicyKind::Resource),
    ("AWS::ECR::Repository", "RepositoryPolicyText", PolicyKind::Own),
    ("AWS::EFS::FileSystem", "FileSystemPolicy", PolicyKind::Resource),
    ("AWS::Elasticsearch::Domain", "AccessPolicies", PolicyKind::Resource),
    ("AWS::IAM::Group", "Policies/*/PolicyDocument", PolicyKind::Identity),
    ("AWS::IAM::GroupPolicy", "PolicyDocument", PolicyKind::Identity),
    ("AWS::IAM::ManagedPolicy", "PolicyDocument", PolicyKind::Identity),
    ("AWS::IAM::Policy", "PolicyDocument", PolicyKind::Identity),
    ("AWS::IAM::Role", "AssumeRolePolicyDocument", PolicyKind::Trust),
    ("AWS::IAM::Role", "Policies/*/PolicyDocument", PolicyKind::Identity),
    ("AWS::IAM::RolePolicy", "PolicyDocument", PolicyKind::Identity),
    ("AWS::IAM::User", "Policies/*/PolicyDocument", PolicyKind::Identity),
    ("AWS::IAM::UserPolicy", "PolicyDocument", PolicyKind::Identity),
    ("AWS::KMS::Key", "KeyPolicy", PolicyKind::Resource),
    ("AWS::Kinesis::ResourcePolicy", "ResourcePolicy", PolicyKind::Resource),
    ("AWS::OpenSearchService::Domain", "AccessPolicies", PolicyKind::Resource),
    ("AWS::S3::AccessPoint", "Policy", PolicyKind::Resource),
    ("AWS::S3::BucketPolicy", "PolicyDocument", PolicyKind::Resource),
    ("AWS::SNS::TopicInlinePolicy", "PolicyDocument", PolicyKind::Resource),
    ("AWS::SNS::TopicPolicy", "PolicyDocument", PolicyKind::Resource),
    ("AWS::SQS::QueueInlinePolicy", "PolicyDocument", PolicyKind::Resource),
    ("AWS::SQS::QueuePolicy", "PolicyDocument", PolicyKind::Resource),
    ("AWS::SSO::PermissionSet", "InlinePolicy", PolicyKind::Identity),
    ("AWS::SecretsManager::ResourcePolicy", "ResourcePolicy", PolicyKind::Resource),
];
