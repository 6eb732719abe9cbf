//! storage: the bucket of uploads, and the log of who read and wrote it. Encrypted, never public, TLS only.

use cloudformation::intrinsic::join;
use cloudformation::resource::id::{BucketArn, BucketName};
use cloudformation::resource::s3::{Bucket, BucketPolicy, bucket};
use cloudformation::{DeletionPolicy, Handle, Output, Stack, Template, Value};
use contract::StorageBindings;
use serde_json::{Value as Json, json};

use crate::process::{Binding, Process};
use crate::waive;

/// Where objects lie.
#[derive(Clone, Copy)]
pub(crate) struct Uploads {
    pub(crate) name: Output<BucketName>,
    pub(crate) arn: Output<BucketArn>,
    /// Where accesses are written down, those of the load balancer below [`BALANCER`].
    pub(crate) logs: Output<BucketName>,
}

impl Uploads {
    /// To put and to read; with it goes the right to sign links for others to read by.
    pub(crate) fn keep(self) -> Keep {
        Keep { uploads: self, actions: &["s3:GetObject", "s3:PutObject", "s3:AbortMultipartUpload"] }
    }

    /// To read only.
    pub(crate) fn read(self) -> Keep {
        Keep { uploads: self, actions: &["s3:GetObject"] }
    }
}

/// The uploads, and what is done with the objects of tenants.
pub(crate) struct Keep {
    uploads: Uploads,
    actions: &'static [&'static str],
}

impl Binding for Keep {
    type Settings = StorageBindings<Value<String>>;

    fn bind(&self, process: &mut Process<'_>) -> Self::Settings {
        let bucket: Value<String> = process.stack.import(self.uploads.arn).into();
        process.may(self.actions, join("", [bucket.clone(), "/tenants/*".into()]));
        // Without it S3 answers 403 for an object that is not there, instead of 404.
        process.may(&["s3:ListBucket"], bucket);
        StorageBindings { uploads_bucket: process.stack.import(self.uploads.name).into() }
    }
}

/// How the keys of the load balancer's log begin.
pub(crate) const BALANCER: &str = "balancer";

/// Days until an upload that nobody completed is given up.
const ABANDONED: i64 = 2;
/// Days that a version which was overwritten or deleted can be brought back.
const BRING_BACK: i64 = 30;
/// Days until an upload moves to storage that costs half and is charged for reading: runs read what is new.
const COOLS: i64 = 60;
/// Days that the log of accesses is kept.
const KEEP_LOGS: i64 = 90;

pub(crate) fn stack() -> (Stack, Uploads) {
    let mut stack = Stack::new("storage", "The bucket of uploads; every key begins with its tenant");
    let t = &mut stack.template;
    let enabled = || bucket::Rule::new(bucket::RuleStatus::Enabled);
    let logs = t.add("AccessLogs", private([enabled().id("old-logs").expiration_in_days(KEEP_LOGS)]));
    let uploads = t.add(
        "Uploads",
        private([
            enabled()
                .id("abandoned-and-old")
                .abort_incomplete_multipart_upload(bucket::AbortIncompleteMultipartUpload::new(ABANDONED))
                .noncurrent_version_expiration(bucket::NoncurrentVersionExpiration::new(BRING_BACK)),
            enabled()
                .id("cool")
                .transitions([bucket::Transition::new("STANDARD_IA").transition_in_days(COOLS)]),
        ])
        .versioning_configuration(bucket::VersioningConfiguration::new(
            bucket::VersioningConfigurationStatus::Enabled,
        ))
        .logging_configuration(
            bucket::LoggingConfiguration::new()
                .destination_bucket_name(logs.reference())
                .log_file_prefix("uploads/"),
        )
        // What arrives is told to EventBridge.
        .notification_configuration(
            bucket::NotificationConfiguration::new()
                .event_bridge_configuration(bucket::EventBridgeConfiguration::new(true)),
        ),
    );
    for each in [&logs, &uploads] {
        t.entry(each).keep(DeletionPolicy::RetainExceptOnCreate);
    }
    waive::checkov(
        t,
        &logs,
        &[
            ("CKV_AWS_18", "The log of accesses to the log of accesses would write itself"),
            ("CKV_AWS_21", "Nobody overwrites a log: a version more would only be kept longer"),
        ],
    );
    policy(t, "UploadsPolicy", uploads, Vec::new());
    // <https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html>
    let delivery = json!({
        "Sid": "AccessLogs",
        "Effect": "Allow",
        "Principal": { "Service": "logging.s3.amazonaws.com" },
        "Action": "s3:PutObject",
        "Resource": { "Fn::Sub": "${AccessLogs.Arn}/uploads/*" },
        "Condition": {
            "ArnLike": { "aws:SourceArn": uploads.arn() },
            "StringEquals": { "aws:SourceAccount": { "Ref": "AWS::AccountId" } },
        },
    });
    // <https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html>
    let balancer = json!({
        "Sid": "LoadBalancerLogs",
        "Effect": "Allow",
        "Principal": { "Service": "logdelivery.elasticloadbalancing.amazonaws.com" },
        "Action": "s3:PutObject",
        "Resource": { "Fn::Sub": format!("${{AccessLogs.Arn}}/{BALANCER}/AWSLogs/${{AWS::AccountId}}/*") },
        "Condition": { "StringEquals": { "aws:SourceAccount": { "Ref": "AWS::AccountId" } } },
    });
    policy(t, "AccessLogsPolicy", logs, vec![delivery, balancer]);
    let links = Uploads {
        name: stack.export("BucketName", "The bucket of uploads", uploads.reference()),
        arn: stack.export("BucketArn", "The bucket of uploads", uploads.arn()),
        logs: stack.export("AccessLogsName", "Where accesses are written down", logs.reference()),
    };
    (stack, links)
}

/// A bucket that is encrypted, belongs to its owner and is never public.
pub(crate) fn private(rules: impl Into<Vec<bucket::Rule>>) -> Bucket {
    let encryption = bucket::ServerSideEncryptionRule::new().server_side_encryption_by_default(
        bucket::ServerSideEncryptionByDefault::new(bucket::ServerSideEncryptionByDefaultSSEAlgorithm::Aes256),
    );
    Bucket::new()
        .bucket_encryption(bucket::BucketEncryption::new([encryption]))
        .lifecycle_configuration(bucket::LifecycleConfiguration::new(rules.into()))
        .ownership_controls(bucket::OwnershipControls::new([bucket::OwnershipControlsRule::new()
            .object_ownership(bucket::OwnershipControlsRuleObjectOwnership::BucketOwnerEnforced)]))
        .public_access_block_configuration(
            bucket::PublicAccessBlockConfiguration::new()
                .block_public_acls(true)
                .block_public_policy(true)
                .ignore_public_acls(true)
                .restrict_public_buckets(true),
        )
}

/// The policy of a bucket: nothing without TLS, and what else is allowed.
pub(crate) fn policy(t: &mut Template, id: &'static str, bucket: Handle<Bucket>, mut statements: Vec<Json>) {
    statements.push(json!({
        "Sid": "TlsOnly",
        "Effect": "Deny",
        "Principal": "*",
        "Action": "s3:*",
        "Resource": [bucket.arn(), { "Fn::Sub": format!("${{{}.Arn}}/*", bucket.logical_id()) }],
        "Condition": { "Bool": { "aws:SecureTransport": "false" } },
    }));
    t.add(
        id,
        BucketPolicy::new(bucket.reference(), json!({ "Version": "2012-10-17", "Statement": statements })),
    );
}
