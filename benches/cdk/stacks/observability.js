// The dashboard of the platform, and the alarms of its data.
const { Aws, Duration, Size } = require('aws-cdk-lib');
const cloudwatch = require('aws-cdk-lib/aws-cloudwatch');
const elb = require('aws-cdk-lib/aws-elasticloadbalancingv2');
const { RUNBOOKS, alarm } = require('../alarm');
const { PlatformStack } = require('../platform');

const { AVERAGE, MAXIMUM, MINIMUM, SUM } = cloudwatch.Stats;
const of = (statistic) => ({ statistic, period: Duration.minutes(1) });

class ObservabilityStack extends PlatformStack {
  constructor(scope, id, stacks) {
    super(scope, id, 'The dashboard of the platform, and the alarms of its data');
    this.dashboard(stacks);
    this.watch(stacks);
  }

  dashboard({ database, queue, service }) {
    const { metrics } = service.balancer;
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

  watch({ database: { instance }, cache: { cache }, queue: { alarms, jobs } }) {
    const told = (id, what, todo, metric, threshold, below = false) =>
      alarm(this, id, { topic: alarms, description: `${what}. ${RUNBOOKS}#${todo}`, metric, threshold, below });
    const busy = 'the-database-is-busy';
    told('DatabaseBusy', 'Postgres has no CPU left', busy, instance.metricCPUUtilization(of(AVERAGE)), 85);
    told('DatabaseSlow', 'Postgres waits for its disk', busy, instance.metric('WriteLatency', of(AVERAGE)), 0.05);
    const free = instance.metricFreeStorageSpace(of(MINIMUM));
    const tenth = Size.gibibytes(10).toBytes();
    told('DatabaseFull', 'Postgres has a tenth of its storage left', 'the-database-is-full', free, tenth, true);

    // ElastiCache measures nodes, and any of them may be the primary.
    for (let node = 1; node <= cache.numCacheClusters; node += 1) {
      const dimensionsMap = { CacheClusterId: `${cache.ref}-00${node}` };
      const ofNode = (metricName, statistic) =>
        new cloudwatch.Metric({ namespace: 'AWS/ElastiCache', metricName, dimensionsMap, ...of(statistic) });
      const nth = node === 1 ? '' : node;
      const todo = 'the-cache-is-full';
      const memory = ofNode('DatabaseMemoryUsagePercentage', MAXIMUM);
      told(`CacheFull${nth}`, 'Redis has no memory left', todo, memory, 85);
      told(`CacheBusy${nth}`, 'Redis has no CPU left', todo, ofNode('EngineCPUUtilization', AVERAGE), 85);
    }

    const oldest = jobs.metricApproximateAgeOfOldestMessage(of(MAXIMUM));
    told('RunsWait', 'Runs wait for a worker', 'runs-wait', oldest, 900);
  }
}

module.exports = { ObservabilityStack };
