// EventBridge: what AWS reports by itself.
const events = require('aws-cdk-lib/aws-events');
const { SnsTopic } = require('aws-cdk-lib/aws-events-targets');
const { PlatformStack } = require('../platform');

class EventsStack extends PlatformStack {
  constructor(scope, id, { queue }) {
    super(scope, id, 'EventBridge: what AWS reports by itself');
    const told = (name, description, source, detailType, detail) =>
      new events.Rule(this, name, {
        description,
        eventPattern: { source: [source], detailType: [detailType], detail },
        targets: [new SnsTopic(queue.alarms)],
      });
    told('DeploymentFailed', 'ECS gave a deployment up', 'aws.ecs', 'ECS Deployment State Change', {
      eventName: ['SERVICE_DEPLOYMENT_FAILED'],
    });
    const moved = 'RDS failed over, ran out of space or could not be reached';
    told('DatabaseMoved', moved, 'aws.rds', 'RDS DB Instance Event', {
      EventCategories: ['availability', 'failover', 'failure', 'low storage'],
    });
    told('BackupFailed', 'A recovery point was not made', 'aws.backup', 'Backup Job State Change', {
      state: ['ABORTED', 'EXPIRED', 'FAILED'],
    });
    told('HealthReported', 'AWS has trouble, or wants something changed', 'aws.health', 'AWS Health Event');
  }
}

module.exports = { EventsStack };
