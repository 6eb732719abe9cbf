// The bucket of uploads; every key begins with its tenant.
const { Duration, RemovalPolicy } = require('aws-cdk-lib');
const s3 = require('aws-cdk-lib/aws-s3');
const { PlatformStack } = require('../platform');

class StorageStack extends PlatformStack {
  constructor(scope, id) {
    super(scope, id, 'The bucket of uploads; every key begins with its tenant');
    const common = {
      encryption: s3.BucketEncryption.S3_MANAGED,
      objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    };
    this.accessLogs = new s3.Bucket(this, 'AccessLogs', {
      ...common,
      lifecycleRules: [{ id: 'old-logs', expiration: Duration.days(90) }],
    });
    this.uploads = new s3.Bucket(this, 'Uploads', {
      ...common,
      versioned: true,
      serverAccessLogsBucket: this.accessLogs,
      serverAccessLogsPrefix: 'uploads/',
      lifecycleRules: [
        {
          id: 'abandoned-and-old',
          abortIncompleteMultipartUploadAfter: Duration.days(2),
          noncurrentVersionExpiration: Duration.days(30),
        },
        {
          id: 'cool',
          transitions: [{ storageClass: s3.StorageClass.INFREQUENT_ACCESS, transitionAfter: Duration.days(60) }],
        },
      ],
    });
    // What arrives is told to EventBridge. Not by `eventBridgeEnabled`: CDK sets that with a function of its own.
    this.uploads.node.defaultChild.notificationConfiguration = {
      eventBridgeConfiguration: { eventBridgeEnabled: true },
    };
  }
}

module.exports = { StorageStack };
