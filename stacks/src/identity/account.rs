//! account: what every environment of an account shares: GitHub as an issuer of tokens, the images, the records of
//! releases.

use actions::oidc::{AUDIENCE, ISSUER};
use cloudformation::intrinsic::sub;
use cloudformation::resource::ecr::{Repository, repository};
use cloudformation::resource::iam::OIDCProvider;
use cloudformation::resource::s3::bucket;
use cloudformation::{DeletionPolicy, Stack};
use serde_json::json;

use super::releases;
use crate::environment::Environment;
use crate::{PLATFORM, storage, waive};

/// Days that an image which no tag names is kept: a deployment may still go back to it.
const KEEP_UNTAGGED: u32 = 30;
/// Days that an earlier version of a record can be brought back.
const KEEP_VERSIONS: i64 = 365;

/// Functions of this account and region, which may be made of its images.
const FUNCTIONS: &str = "arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:*";

/// The name of an account's bucket of leases and records.
pub(crate) fn state_bucket(account: &str, region: &str) -> String {
    format!("{PLATFORM}-state-{account}-{region}")
}

/// The repository of the images.
#[must_use]
pub fn images() -> String {
    format!("{PLATFORM}/app")
}

pub(super) fn stack(environment: &Environment) -> Stack {
    let mut stack = Stack::new("account", "GitHub's tokens, the images and the records of releases");
    stack.termination_protection = true;
    let t = &mut stack.template;
    // AWS knows the issuer's certificates itself; no thumbprint is needed.
    let provider =
        t.add("GitHub", OIDCProvider::new().url(format!("https://{ISSUER}")).client_id_list([AUDIENCE]));
    let rules = json!({ "rules": [{
        "rulePriority": 1,
        "description": "Images that no tag names",
        "selection": {
            "tagStatus": "untagged",
            "countType": "sinceImagePushed",
            "countUnit": "days",
            "countNumber": KEEP_UNTAGGED,
        },
        "action": { "type": "expire" },
    }] });
    // <https://docs.aws.amazon.com/lambda/latest/dg/images-create.html#gettingstarted-images-permissions>
    let mut readers = vec![json!({
        "Sid": "Functions",
        "Effect": "Allow",
        "Principal": { "Service": "lambda.amazonaws.com" },
        "Action": ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
        "Condition": { "ArnLike": { "aws:SourceArn": sub(FUNCTIONS) } },
    })];
    readers.extend(releases::repository_statements(environment));
    let images = t.add(
        "Images",
        Repository::new()
            .repository_name(images())
            // A tag that could move would make a release another one.
            .image_tag_mutability(repository::ImageTagMutability::Immutable)
            .image_scanning_configuration(repository::ImageScanningConfiguration::new().scan_on_push(true))
            .encryption_configuration(repository::EncryptionConfiguration::new(
                repository::EncryptionConfigurationEncryptionType::Kms,
            ))
            .repository_policy_text(json!({ "Version": "2012-10-17", "Statement": readers }))
            .lifecycle_policy(repository::LifecyclePolicy::new().lifecycle_policy_text(rules.to_string())),
    );
    let old = bucket::Rule::new(bucket::RuleStatus::Enabled)
        .id("old-versions")
        .abort_incomplete_multipart_upload(bucket::AbortIncompleteMultipartUpload::new(1))
        .noncurrent_version_expiration(bucket::NoncurrentVersionExpiration::new(KEEP_VERSIONS));
    let state = t.add(
        "State",
        storage::private([old])
            .bucket_name(sub(state_bucket("${AWS::AccountId}", "${AWS::Region}")).into_id())
            .versioning_configuration(bucket::VersioningConfiguration::new(
                bucket::VersioningConfigurationStatus::Enabled,
            )),
    );
    t.entry(&provider).keep(DeletionPolicy::RetainExceptOnCreate);
    t.entry(&images).keep(DeletionPolicy::RetainExceptOnCreate);
    t.entry(&state).keep(DeletionPolicy::RetainExceptOnCreate);
    waive::checkov(
        t,
        &state,
        &[(
            "CKV_AWS_18",
            "A few objects a day, each with its author in it; their versions keep what was overwritten",
        )],
    );
    storage::policy(t, "StatePolicy", state, releases::bucket_statements(environment));
    stack.export("ProviderArn", "GitHub, as an issuer of tokens", provider.arn());
    stack.export("RepositoryUri", "Where images are pushed to", images.repository_uri());
    stack.export("StateBucketName", "The leases and the records of releases", state.reference());
    stack
}
