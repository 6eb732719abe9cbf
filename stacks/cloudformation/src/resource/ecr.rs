//! `AWS::ECR`. Written by `cargo xtask schema update`; not edited by hand.
#![doc = include_str!("../../examples/ecr.md")]

use super::define::*;

resource! { "AWS::ECR::Repository" Repository -> RepositoryName;
require {
}
accept {
    empty_on_delete: bool = "EmptyOnDelete";
    encryption_configuration: repository::EncryptionConfiguration = "EncryptionConfiguration", "a change replaces the resource";
    image_scanning_configuration: repository::ImageScanningConfiguration = "ImageScanningConfiguration";
    image_tag_mutability: repository::ImageTagMutability = "ImageTagMutability";
    image_tag_mutability_exclusion_filters: Vec<repository::ImageTagMutabilityExclusionFilter> = "ImageTagMutabilityExclusionFilters", "1 to 5 items";
    lifecycle_policy: repository::LifecyclePolicy = "LifecyclePolicy";
    repository_name: String = "RepositoryName", "2 to 256 characters; a change replaces the resource";
    repository_policy_text: Json = "RepositoryPolicyText";
    tags: Vec<repository::Tag> = "Tags", "at most 50 items";
}
attributes {
    arn: RepositoryArn = "Arn";
    repository_uri: String = "RepositoryUri";
} }

/// What belongs to `AWS::ECR::Repository`.
pub mod repository {
use crate::resource::define::*;

structure! { #[doc = "`EncryptionConfiguration`."] EncryptionConfiguration
require {
    encryption_type: EncryptionConfigurationEncryptionType = "EncryptionType";
}
accept {
    kms_key: String = "KmsKey";
}
}
structure! { #[doc = "`ImageScanningConfiguration`."] ImageScanningConfiguration
require {
}
accept {
    scan_on_push: bool = "ScanOnPush";
}
}
structure! { #[doc = "`ImageTagMutabilityExclusionFilter`."] ImageTagMutabilityExclusionFilter
require {
    image_tag_mutability_exclusion_filter_type: ImageTagMutabilityExclusionFilterImageTagMutabilityExclusionFilterType = "ImageTagMutabilityExclusionFilterType";
    image_tag_mutability_exclusion_filter_value: String = "ImageTagMutabilityExclusionFilterValue";
}
accept {
}
}
structure! { #[doc = "`LifecyclePolicy`."] LifecyclePolicy
require {
}
accept {
    lifecycle_policy_text: String = "LifecyclePolicyText";
    registry_id: String = "RegistryId";
}
}
structure! { #[doc = "`Tag`."] Tag
require {
    key: String = "Key", "1 to 127 characters";
    value: String = "Value", "1 to 255 characters";
}
accept {
}
}
enumeration! { EncryptionConfigurationEncryptionType { Aes256 = "AES256"; Kms = "KMS"; KmsDsse = "KMS_DSSE"; } }
enumeration! { ImageTagMutability { Mutable = "MUTABLE"; Immutable = "IMMUTABLE"; MutableWithExclusion = "MUTABLE_WITH_EXCLUSION"; ImmutableWithExclusion = "IMMUTABLE_WITH_EXCLUSION"; } }
enumeration! { ImageTagMutabilityExclusionFilterImageTagMutabilityExclusionFilterType { Wildcard = "WILDCARD"; } }
}
