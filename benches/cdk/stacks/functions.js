// Lambda: an object that arrives asks for a run of its flow. It is the image of the app with another argument.
const { CfnParameter, Duration, RemovalPolicy } = require('aws-cdk-lib');
const cloudwatch = require('aws-cdk-lib/aws-cloudwatch');
const events = require('aws-cdk-lib/aws-events');
const { LambdaFunction } = require('aws-cdk-lib/aws-events-targets');
const lambda = require('aws-cdk-lib/aws-lambda');
const logs = require('aws-cdk-lib/aws-logs');
const sqs = require('aws-cdk-lib/aws-sqs');
const { RUNBOOKS, alarm } = require('../alarm');
const { PlatformStack, keyOf, role } = require('../platform');
const { SENDS } = require('../traces');

/** An image by its whole name: the code of CDK takes a repository and a digest. */
class Image extends lambda.Code {
  isInline = false;

  constructor(image, command) {
    super();
    this.image = { imageUri: image.valueAsString, cmd: [command] };
  }

  bind() {
    return { image: this.image };
  }
}

class FunctionsStack extends PlatformStack {
  constructor(scope, id, { key, storage, queue }) {
    super(scope, id, 'Lambda: an object that arrives asks for a run of its flow');
    const image = new CfnParameter(this, 'Image', { description: 'The image of the app, by its digest' });
    const encryptionKey = keyOf(this, key);
    const logGroup = new logs.LogGroup(this, 'ArriveLogs', {
      encryptionKey,
      retention: logs.RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    const deadLetterQueue = new sqs.Queue(this, 'DeadArrivals', {
      encryptionMasterKey: encryptionKey,
      retentionPeriod: Duration.days(14),
      removalPolicy: RemovalPolicy.DESTROY,
    });
    alarm(this, 'DeadArrivalsThere', {
      topic: queue.alarms,
      description: `An object arrived and asked for no run. ${RUNBOOKS}#dead-arrivals`,
      metric: deadLetterQueue.metricApproximateNumberOfMessagesVisible({
        period: Duration.minutes(1),
        statistic: cloudwatch.Stats.MAXIMUM,
      }),
      threshold: 0,
    });
    const arriveRole = role(this, 'ArriveRole', 'lambda.amazonaws.com', {
      policies: {
        run: [
          { actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [encryptionKey.keyArn] },
          { actions: ['sqs:SendMessage'], resources: [queue.jobs.queueArn] },
          { actions: ['sqs:SendMessage'], resources: [deadLetterQueue.queueArn] },
          SENDS,
          { actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [logGroup.logGroupArn] },
        ],
      },
    });
    const arrive = new lambda.Function(this, 'ArriveFunction', {
      code: new Image(image, 'arrive'),
      handler: lambda.Handler.FROM_IMAGE,
      runtime: lambda.Runtime.FROM_IMAGE,
      architecture: lambda.Architecture.X86_64,
      memorySize: 256,
      timeout: Duration.seconds(30),
      reservedConcurrentExecutions: 20,
      role: arriveRole,
      environment: { JOBS_QUEUE_URL: queue.jobs.queueUrl },
      environmentEncryption: encryptionKey,
      deadLetterQueue,
      logGroup,
      tracing: lambda.Tracing.ACTIVE,
    });
    new events.Rule(this, 'ObjectArrived', {
      description: 'An object in the inbox of a flow',
      eventPattern: {
        source: ['aws.s3'],
        detailType: ['Object Created'],
        detail: {
          bucket: { name: [storage.uploads.bucketName] },
          object: { key: events.Match.wildcard('tenants/*/inbox/*/*') },
        },
      },
      // What the rule cannot hand over goes where the function's own failures go.
      targets: [new LambdaFunction(arrive, { deadLetterQueue })],
    });
  }
}

module.exports = { FunctionsStack };
