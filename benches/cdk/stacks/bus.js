// EventBridge: what the app tells of, and the record of it.
const { ArnFormat, Aws, RemovalPolicy } = require('aws-cdk-lib');
const events = require('aws-cdk-lib/aws-events');
const iam = require('aws-cdk-lib/aws-iam');
const logs = require('aws-cdk-lib/aws-logs');
const { PlatformStack, keyOf } = require('../platform');

class BusStack extends PlatformStack {
  constructor(scope, id, { key }) {
    super(scope, id, 'EventBridge: what the app tells of, and the record of it');
    this.bus = new events.EventBus(this, 'Bus', { eventBusName: Aws.STACK_NAME });
    const record = new logs.LogGroup(this, 'Record', {
      logGroupName: `/aws/events/${Aws.STACK_NAME}`, // EventBridge writes to groups of this beginning
      encryptionKey: keyOf(this, key),
      retention: logs.RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    new logs.ResourcePolicy(this, 'RecordPolicy', {
      resourcePolicyName: Aws.STACK_NAME,
      policyStatements: [
        new iam.PolicyStatement({
          principals: ['delivery.logs', 'events'].map((name) => new iam.ServicePrincipal(`${name}.amazonaws.com`)),
          actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
          resources: [record.logGroupArn],
        }),
      ],
    });
    // Not the target of CDK: it sets the policy above with a function of its own.
    const arn = this.formatArn({
      service: 'logs',
      resource: 'log-group',
      resourceName: record.logGroupName,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    new events.Rule(this, 'Recorded', {
      description: 'Everything that the app tells of',
      eventBus: this.bus,
      eventPattern: { source: ['flows'] },
      targets: [{ bind: () => ({ arn }) }],
    });
  }
}

module.exports = { BusStack };
