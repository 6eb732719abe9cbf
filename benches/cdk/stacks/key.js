// The key that everything at rest is encrypted with.
const { Aws, Duration, RemovalPolicy } = require('aws-cdk-lib');
const iam = require('aws-cdk-lib/aws-iam');
const kms = require('aws-cdk-lib/aws-kms');
const { PlatformStack } = require('../platform');

class KeyStack extends PlatformStack {
  constructor(scope, id) {
    super(scope, id, 'The key that everything at rest is encrypted with');
    this.key = new kms.Key(this, 'Key', {
      description: Aws.STACK_NAME,
      alias: `alias/${Aws.STACK_NAME}`,
      enableKeyRotation: true,
      pendingWindow: Duration.days(30),
      removalPolicy: RemovalPolicy.RETAIN,
      policy: new iam.PolicyDocument({ statements: this.statements() }),
    });
  }

  /** The account's policies say who uses it; the services that act for nobody are named here. */
  statements() {
    const { partition, region, account } = this;
    const service = (name) => new iam.ServicePrincipal(`${name}.amazonaws.com`);
    const allow = (sid, principals, actions, conditions) =>
      new iam.PolicyStatement({ sid, principals, actions, conditions, resources: ['*'] });
    return [
      allow('Account', [new iam.AccountRootPrincipal()], ['kms:*']),
      allow(
        'Logs',
        [service(`logs.${region}`)],
        ['kms:Decrypt*', 'kms:Describe*', 'kms:Encrypt*', 'kms:GenerateDataKey*', 'kms:ReEncrypt*'],
        {
          ArnLike: {
            'kms:EncryptionContext:aws:logs:arn': `arn:${partition}:logs:${region}:${account}:log-group:*`,
          },
        },
      ),
      allow('Alarms', [service('cloudwatch'), service('events')], ['kms:Decrypt', 'kms:GenerateDataKey*'], {
        StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID },
      }),
    ];
  }
}

module.exports = { KeyStack };
