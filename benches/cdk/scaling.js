// How the services scale.
const { Duration } = require('aws-cdk-lib');
const { CfnScalingPolicy } = require('aws-cdk-lib/aws-applicationautoscaling');
const cloudwatch = require('aws-cdk-lib/aws-cloudwatch');

const IN = Duration.minutes(5);
const OUT = Duration.minutes(1);

/** Scales by the CPU of the tasks and, by the policy of this name, by the `load`: a task is held at `each`. */
function scale(service, { policyName, load, each }) {
  const scaling = service.autoScaleTaskCount({ minCapacity: 3, maxCapacity: 30 });
  scaling.scaleOnCpuUtilization('Cpu', {
    policyName: 'cpu',
    targetUtilizationPercent: 60,
    scaleInCooldown: IN,
    scaleOutCooldown: OUT,
  });
  const running = new cloudwatch.Metric({
    namespace: 'ECS/ContainerInsights',
    metricName: 'RunningTaskCount',
    dimensionsMap: { ClusterName: service.cluster.clusterName, ServiceName: service.serviceName },
    statistic: cloudwatch.Stats.AVERAGE,
  });
  // An own policy: CDK tracks no expressions over metrics.
  new CfnScalingPolicy(scaling, 'Load', {
    policyName,
    policyType: 'TargetTrackingScaling',
    scalingTargetId: scaling.node.findChild('Target').scalableTargetId,
    targetTrackingScalingPolicyConfiguration: {
      targetValue: each,
      scaleInCooldown: IN.toSeconds(),
      scaleOutCooldown: OUT.toSeconds(),
      customizedMetricSpecification: {
        metrics: [
          query('load', load),
          query('running', running),
          { id: 'each', expression: 'load / FILL(running, 1)', label: 'For each task' },
        ],
      },
    },
  });
}

/** A metric, as a policy asks for it. */
function query(id, metric) {
  const { namespace, metricName, dimensions, statistic } = metric.toMetricConfig().metricStat;
  return { id, returnData: false, metricStat: { stat: statistic, metric: { namespace, metricName, dimensions } } };
}

module.exports = { scale };
