// The dashboard of the platform.
const { Aws, Duration } = require('aws-cdk-lib');
const cloudwatch = require('aws-cdk-lib/aws-cloudwatch');
const elb = require('aws-cdk-lib/aws-elasticloadbalancingv2');
const { PlatformStack } = require('../platform');

class ObservabilityStack extends PlatformStack {
  constructor(scope, id, { database, queue, service }) {
    super(scope, id, 'The dashboard of the platform');
    const { metrics } = service.balancer;
    const of = (statistic) => ({ statistic, period: Duration.minutes(1) });
    const { AVERAGE, MAXIMUM, SUM } = cloudwatch.Stats;
    const graph = (title, ...left) => new cloudwatch.GraphWidget({ title, left, width: 8, height: 6 });
    new cloudwatch.Dashboard(this, 'Dashboard', {
      dashboardName: Aws.STACK_NAME,
      widgets: [
        [
          graph('Requests', metrics.requestCount(of(SUM))),
          graph(
            'Failed requests',
            metrics.httpCodeTarget(elb.HttpCodeTarget.TARGET_5XX_COUNT, of(SUM)),
            metrics.httpCodeElb(elb.HttpCodeElb.ELB_5XX_COUNT, of(SUM)),
          ),
          graph(
            'Seconds of a request',
            metrics.targetResponseTime(of(cloudwatch.Stats.p(50))),
            metrics.targetResponseTime(of(cloudwatch.Stats.p(99))),
          ),
        ],
        [
          graph(
            'Runs that wait',
            queue.jobs.metricApproximateNumberOfMessagesVisible(of(MAXIMUM)),
            queue.jobs.metricApproximateAgeOfOldestMessage(of(MAXIMUM)),
          ),
          graph(
            'CPU of tasks',
            service.apiService.metricCpuUtilization(of(AVERAGE)),
            service.workerService.metricCpuUtilization(of(AVERAGE)),
            service.workerService.metricMemoryUtilization(of(MAXIMUM)),
          ),
          graph(
            'Postgres',
            database.instance.metricCPUUtilization(of(AVERAGE)),
            database.instance.metricDatabaseConnections(of(MAXIMUM)),
            database.instance.metric('DiskQueueDepth', of(AVERAGE)),
          ),
        ],
      ],
    });
  }
}

module.exports = { ObservabilityStack };
