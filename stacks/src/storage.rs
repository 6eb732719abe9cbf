//! storage: the bucket of uploads. Encrypted, versioned, never public, TLS only.

use cloudformation::resource::id::{BucketArn, BucketName};
use cloudformation::resource::s3::{Bucket, BucketPolicy, bucket};
use cloudformation::{DeletionPolicy, Output, Stack};
use serde_json::json;

/// Where objects lie.
#[derive(Clone, Copy)]
pub(crate) struct Uploads {
    pub(crate) name: Output<BucketName>,
    pub(crate) arn: Output<BucketArn>,
}

pub(crate) fn stack() -> (Stack, Uploads) {
    let mut stack = Stack::new("storage", "The bucket of uploads; every key begins with its tenant");
    let t = &mut stack.template;
    let encryption = bucket::ServerSideEncryptionRule::new().server_side_encryption_by_default(
        bucket::ServerSideEncryptionByDefault::new(bucket::ServerSideEncryptionByDefaultSSEAlgorithm::Aes256),
    );
    let abandoned = bucket::Rule::new(bucket::RuleStatus::Enabled)
        .id("abandoned-uploads")
        .abort_incomplete_multipart_upload(bucket::AbortIncompleteMultipartUpload::new(2))
        .noncurrent_version_expiration(bucket::NoncurrentVersionExpiration::new(30));
    let uploads = t.add(
        "Uploads",
        Bucket::new()
            .bucket_encryption(bucket::BucketEncryption::new([encryption]))
            .versioning_configuration(bucket::VersioningConfiguration::new(
                bucket::VersioningConfigurationStatus::Enabled,
            ))
            .lifecycle_configuration(bucket::LifecycleConfiguration::new([abandoned]))
            .public_access_block_configuration(
                bucket::PublicAccessBlockConfiguration::new()
                    .block_public_acls(true)
                    .block_public_policy(true)
                    .ignore_public_acls(true)
                    .restrict_public_buckets(true),
            ),
    );
    t.entry(&uploads).keep(DeletionPolicy::Retain);
    let arn = uploads.arn();
    t.add(
        "UploadsPolicy",
        BucketPolicy::new(
            uploads.reference(),
            json!({
                "Version": "2012-10-17",
                "Statement": [{
                    "Sid": "TlsOnly",
                    "Effect": "Deny",
                    "Principal": "*",
                    "Action": "s3:*",
                    "Resource": [arn, { "Fn::Sub": "${Uploads.Arn}/*" }],
                    "Condition": { "Bool": { "aws:SecureTransport": "false" } },
                }],
            }),
        ),
    );
    let links = Uploads {
        name: stack.export("BucketName", "The bucket of uploads", uploads.reference()),
        arn: stack.export("BucketArn", "The bucket of uploads", arn),
    };
    (stack, links)
}
