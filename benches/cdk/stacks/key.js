// The key that everything at rest is encrypted with.
const { Aws, Duration, RemovalPolicy } = require('aws-cdk-lib');
const iam = require('aws-cdk-lib/aws-iam');
const kms = require('aws-cdk-lib/aws-kms');
const { PlatformStack } = require('../platform');

class KeyStack extends PlatformStack {
  constructor(scope, id) {
    super(scope, id, 'The key that everything at rest is encrypted with');
    this.key = ownKey(this);
  }
}

/** A key of the stack's own: keys do not leave their region. */
function ownKey(stack) {
  return new kms.Key(stack, 'Key', {
    description: Aws.STACK_NAME,
    alias: `alias/${Aws.STACK_NAME}`,
    enableKeyRotation: true,
    pendingWindow: Duration.days(30),
    removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    policy: new iam.PolicyDocument({ statements: statements(stack) }),
  });
}

/** The account's policies say who uses it; the services that act for nobody are named here. */
function statements({ partition, region, account }) {
  const service = (name) => new iam.ServicePrincipal(`${name}.amazonaws.com`);
  const allow = (sid, principals, actions, conditions) =>
    new iam.PolicyStatement({ sid, principals, actions, conditions, resources: ['*'] });
  // EventBridge does not say for which account it comes, but for which topic or queue.
  const events = (sid, context, of) =>
    allow(sid, [service('events')], ['kms:Decrypt', 'kms:GenerateDataKey*'], {
      ArnLike: { [`kms:EncryptionContext:${context}`]: `arn:${partition}:${of}:${region}:${account}:*` },
    });
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
    allow('Alarms', [service('cloudwatch')], ['kms:Decrypt', 'kms:GenerateDataKey*'], {
      StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID },
    }),
    events('Topics', 'aws:sns:topicArn', 'sns'),
    events('Queues', 'aws:sqs:arn', 'sqs'),
  ];
}

module.exports = { KeyStack, ownKey };
