// SQS: the queue of runs, with dead letters; SNS: the topic of alarms.
const { Aws, CfnParameter, Duration, RemovalPolicy } = require('aws-cdk-lib');
const cloudwatch = require('aws-cdk-lib/aws-cloudwatch');
const iam = require('aws-cdk-lib/aws-iam');
const sns = require('aws-cdk-lib/aws-sns');
const sqs = require('aws-cdk-lib/aws-sqs');
const { RUNBOOKS, alarm } = require('../alarm');
const { PlatformStack, keyOf } = require('../platform');

class QueueStack extends PlatformStack {
  constructor(scope, id, { key }) {
    super(scope, id, 'SQS: the queue of runs, with dead letters; SNS: the topic of alarms');
    const visibilityTimeout = new CfnParameter(this, 'VisibilityTimeout', {
      type: 'Number',
      default: 20,
      description: 'Seconds until a lost job is given out again',
    });
    const encryptionKey = keyOf(this, key);
    this.alarms = new sns.Topic(this, 'Alarms', {
      displayName: 'Alarms of the platform',
      masterKey: encryptionKey,
    });
    this.alarms.addToResourcePolicy(
      new iam.PolicyStatement({
        actions: ['sns:Publish'],
        principals: [new iam.ServicePrincipal('cloudwatch.amazonaws.com')],
        resources: [this.alarms.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    );

    const queue = { encryptionMasterKey: encryptionKey, removalPolicy: RemovalPolicy.DESTROY };
    this.deadJobs = new sqs.Queue(this, 'DeadJobs', { ...queue, retentionPeriod: Duration.days(14) });
    this.jobs = new sqs.Queue(this, 'Jobs', {
      ...queue,
      visibilityTimeout: Duration.seconds(visibilityTimeout.valueAsNumber),
      receiveMessageWaitTime: Duration.seconds(20),
      deadLetterQueue: { queue: this.deadJobs, maxReceiveCount: 100 },
    });
    alarm(this, 'DeadJobsThere', {
      topic: this.alarms,
      description: `Runs failed too often. ${RUNBOOKS}#dead-jobs`,
      metric: this.deadJobs.metricApproximateNumberOfMessagesVisible({
        period: Duration.minutes(1),
        statistic: cloudwatch.Stats.MAXIMUM,
      }),
      threshold: 0,
    });
  }
}

module.exports = { QueueStack };
