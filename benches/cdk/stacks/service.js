// The API behind its load balancer, and the worker.
const { Aws, CfnOutput, CfnParameter, Duration } = require('aws-cdk-lib');
const { OriginProtocolPolicy, OriginSslPolicy, VpcOrigin, VpcOriginEndpoint } = require('aws-cdk-lib/aws-cloudfront');
const cloudwatch = require('aws-cdk-lib/aws-cloudwatch');
const ec2 = require('aws-cdk-lib/aws-ec2');
const ecs = require('aws-cdk-lib/aws-ecs');
const elb = require('aws-cdk-lib/aws-elasticloadbalancingv2');
const { RUNBOOKS, alarm, allOf } = require('../alarm');
const {
  DOMAIN,
  PlatformStack,
  certificate,
  groupOf,
  keyOf,
  role,
  secret,
  task,
  taskGroup,
  zoneOf,
} = require('../platform');
const { scale } = require('../scaling');
const { SENDS, TRACED, collect, collectorImage } = require('../traces');

const PORT = 8080;

class ServiceStack extends PlatformStack {
  constructor(scope, id, stacks) {
    super(scope, id, 'The API behind its load balancer, and the worker');
    const text = (name, description, value) => new CfnParameter(this, name, { description, default: value });
    this.stacks = stacks;
    this.image = text('Image', 'The image of the app, by its digest');
    this.collectorImage = collectorImage(this);
    this.restart = text('Restart', 'Another text starts every task anew', '0');
    this.healthCheckPath = text('HealthCheckPath', 'What the load balancer asks', '/healthz');
    this.listenerPort = new CfnParameter(this, 'ListenerPort', {
      type: 'Number',
      default: 443,
      description: 'The public port',
    });
    this.stores = {
      Database: [groupOf(this, 'DatabaseGroup', stacks.database.group), 5432],
      Cache: [groupOf(this, 'CacheGroup', stacks.cache.group), 6379],
    };
    this.key = keyOf(this, stacks.key);
    this.operatorToken = secret(this, 'OperatorToken', {
      encryptionKey: this.key,
      description: 'Lets its holder create tenants',
      passwordLength: 48,
    });

    this.balancerGroup = groupOf(this, 'LoadBalancerGroup', stacks.network.loadBalancerGroup);
    this.balance();
    this.shift();
    const alarms = this.watch();
    this.burn();
    this.api(alarms);
    this.worker();
    this.outputs();
  }

  balance() {
    const { network, storage } = this.stacks;
    this.balancer = new elb.ApplicationLoadBalancer(this, 'LoadBalancer', {
      vpc: network.vpc,
      vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS },
      internetFacing: false,
      securityGroup: this.balancerGroup,
      dropInvalidHeaderFields: true,
      idleTimeout: Duration.seconds(60),
    });
    this.balancer.logAccessLogs(storage.accessLogs, 'balancer');
    this.entrance = this.balancer.addListener('Entrance', {
      port: this.listenerPort.valueAsNumber,
      protocol: elb.ApplicationProtocol.HTTPS,
      certificates: [certificate(this, zoneOf(this))],
      sslPolicy: elb.SslPolicy.TLS13_RES,
      defaultAction: elb.ListenerAction.fixedResponse(503), // every request meets the rule of the shift
      open: false,
    });
    this.origin = new VpcOrigin(this, 'Origin', {
      endpoint: VpcOriginEndpoint.applicationLoadBalancer(this.balancer),
      vpcOriginName: Aws.STACK_NAME,
      httpsPort: 443,
      protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
      originSslProtocols: [OriginSslPolicy.TLS_V1_2],
    });
  }

  targetGroup(id) {
    return new elb.ApplicationTargetGroup(this, id, {
      vpc: this.stacks.network.vpc,
      port: PORT,
      protocol: elb.ApplicationProtocol.HTTP,
      targetType: elb.TargetType.IP,
      deregistrationDelay: Duration.seconds(15),
      healthCheck: {
        path: this.healthCheckPath.valueAsString,
        interval: Duration.seconds(5),
        timeout: Duration.seconds(2),
        healthyThresholdCount: 2,
        unhealthyThresholdCount: 3,
      },
    });
  }

  /** What ECS shifts traffic with, from one target group to the other and at the next deployment back. */
  shift() {
    this.targets = this.targetGroup('ApiTargets');
    this.otherTargets = this.targetGroup('ApiOtherTargets');
    const rule = new elb.ApplicationListenerRule(this, 'ApiRule', {
      listener: this.entrance,
      priority: 1,
      conditions: [elb.ListenerCondition.pathPatterns(['/*'])],
      action: elb.ListenerAction.weightedForward([
        { targetGroup: this.targets, weight: 100 },
        { targetGroup: this.otherTargets, weight: 0 },
      ]),
    });
    this.alternateTarget = new ecs.AlternateTarget('Other', {
      alternateTargetGroup: this.otherTargets,
      productionListener: ecs.ListenerRuleConfiguration.applicationListenerRule(rule),
      role: role(this, 'ShiftRole', 'ecs.amazonaws.com', {
        managed: ['AmazonECSInfrastructureRolePolicyForLoadBalancers'],
      }),
    });
  }

  /** The share of requests that fail, in per cent. */
  errors(period) {
    const { metrics } = this.balancer;
    return new cloudwatch.MathExpression({
      expression: '100 * part / whole',
      label: 'Per cent',
      period,
      usingMetrics: {
        part: metrics.httpCodeTarget(elb.HttpCodeTarget.TARGET_5XX_COUNT),
        whole: metrics.requestCount(),
      },
    });
  }

  watch() {
    const { metrics } = this.balancer;
    const topic = this.stacks.queue.alarms;
    const period = Duration.minutes(1);
    const unhealthy = (id, targets) =>
      alarm(this, id, {
        topic,
        description: `Tasks of the API do not pass their health check. ${RUNBOOKS}#tasks-are-unhealthy`,
        metric: targets.metrics.unhealthyHostCount({ period, statistic: cloudwatch.Stats.MINIMUM }),
        threshold: 0,
      });
    return [
      // Without a task that answers, the load balancer does, and counts no request.
      alarm(this, 'ApiGone', {
        topic,
        description: `Nobody answers for the API. ${RUNBOOKS}#the-api-fails`,
        metric: metrics.httpCodeElb(elb.HttpCodeElb.ELB_5XX_COUNT, { period }),
        threshold: 10,
      }),
      alarm(this, 'ApiErrors', {
        topic,
        description: `Requests to the API fail. ${RUNBOOKS}#the-api-fails`,
        metric: this.errors(period),
        threshold: 2,
      }),
      alarm(this, 'ApiSlow', {
        topic,
        description: `The API is slow. ${RUNBOOKS}#the-api-is-slow`,
        metric: metrics.targetResponseTime({ period, statistic: cloudwatch.Stats.p(99) }),
        threshold: 2,
      }),
      unhealthy('ApiUnhealthy', this.targets),
      unhealthy('ApiOtherUnhealthy', this.otherTargets),
    ];
  }

  /** Alarms when the error budget of the month, a thousandth of its requests, goes too fast. */
  burn() {
    const errors = (name, period, burn) =>
      alarm(this, name, {
        metric: this.errors(period),
        threshold: burn * 0.1,
        evaluationPeriods: 1,
        datapointsToAlarm: 1,
      });
    const topic = this.stacks.queue.alarms;
    const todo = `${RUNBOOKS}#the-error-budget-burns`;
    allOf(this, 'BudgetBurnsFast', {
      topic,
      description: `A fiftieth of the month's error budget went in an hour. ${todo}`,
      alarms: [
        errors('ErrorsOfAnHour', Duration.hours(1), 14.4),
        errors('ErrorsOfFiveMinutes', Duration.minutes(5), 14.4),
      ],
    });
    allOf(this, 'BudgetBurnsSlowly', {
      topic,
      description: `A twentieth of the month's error budget went in six hours. ${todo}`,
      alarms: [
        errors('ErrorsOfSixHours', Duration.hours(6), 6),
        errors('ErrorsOfHalfAnHour', Duration.minutes(30), 6),
      ],
    });
  }

  variables() {
    const { cache, database, queue, storage } = this.stacks;
    return {
      DATABASE_HOST: database.instance.dbInstanceEndpointAddress,
      DATABASE_PORT: database.instance.dbInstanceEndpointPort,
      DATABASE_NAME: 'flows',
      DATABASE_TLS: 'verify',
      CACHE_HOST: cache.cache.attrPrimaryEndPointAddress,
      CACHE_PORT: cache.cache.attrPrimaryEndPointPort,
      CACHE_TLS: 'verify',
      UPLOADS_BUCKET: storage.uploads.bucketName,
      JOBS_QUEUE_URL: queue.jobs.queueUrl,
    };
  }

  /** What a task may do with the uploads and the queue of runs, and `more`; each sends traces. */
  policies(objects, messages, ...more) {
    const { bucketArn } = this.stacks.storage.uploads;
    return {
      run: [
        { actions: objects, resources: [`${bucketArn}/tenants/*`] },
        { actions: ['s3:ListBucket'], resources: [bucketArn] },
        { actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [this.key.keyArn] },
        { actions: messages, resources: [this.stacks.queue.jobs.queueArn] },
        ...more,
        SENDS,
      ],
    };
  }

  service(prefix, taskDefinition, more) {
    const command = prefix.toLowerCase();
    const securityGroup = taskGroup(this, prefix, { vpc: this.stacks.network.vpc, command, reaches: this.stores });
    return new ecs.FargateService(this, `${prefix}Service`, {
      cluster: this.stacks.cluster.cluster,
      taskDefinition,
      vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS },
      securityGroups: [securityGroup],
      assignPublicIp: false,
      minHealthyPercent: 100,
      maxHealthyPercent: 200,
      circuitBreaker: { enable: true, rollback: true },
      forceNewDeployment: { enabled: true, nonce: this.restart.valueAsString },
      propagateTags: ecs.PropagatedTagSource.SERVICE,
      ...more,
    });
  }

  api(alarms) {
    const { cache, cluster, database } = this.stacks;
    const definition = task(this, 'Api', {
      command: 'api',
      cpu: 1024,
      memoryLimitMiB: 2048,
      image: this.image,
      key: this.key,
      logGroup: cluster.logGroup,
      environment: { ...this.variables(), API_PORT: `${PORT}`, RATE_LIMIT: '500', ...TRACED },
      secrets: {
        DATABASE_CREDENTIALS: database.apiSecret,
        CACHE_TOKEN: cache.token,
        OPERATOR_TOKEN: this.operatorToken,
      },
      port: PORT,
      policies: this.policies(['s3:GetObject', 's3:PutObject', 's3:AbortMultipartUpload'], ['sqs:SendMessage']),
    });
    collect(definition, { command: 'api', image: this.collectorImage, logGroup: cluster.logGroup });
    this.apiService = this.service('Api', definition, {
      healthCheckGracePeriod: Duration.seconds(30),
      deploymentStrategy: ecs.DeploymentStrategy.CANARY,
      canaryConfiguration: { stepPercent: 10, stepBakeTime: Duration.minutes(10) },
      bakeTime: Duration.minutes(15),
      deploymentAlarms: {
        alarmNames: alarms.map((each) => each.alarmName),
        behavior: ecs.AlarmBehavior.ROLLBACK_ON_ALARM,
      },
    });
    const { alternateTarget } = this;
    this.targets.addTarget(
      this.apiService.loadBalancerTarget({ containerName: 'app', containerPort: PORT, alternateTarget }),
    );
    scale(this.apiService, { policyName: 'requests', load: this.balancer.metrics.requestCount(), each: 3000 });
  }

  worker() {
    const { bus, cache, cluster, database, queue } = this.stacks;
    const definition = task(this, 'Worker', {
      command: 'worker',
      cpu: 1024,
      memoryLimitMiB: 2048,
      image: this.image,
      key: this.key,
      logGroup: cluster.logGroup,
      environment: { ...this.variables(), EVENTS_BUS: bus.bus.eventBusName, BATCH_SIZE: '20000', ...TRACED },
      secrets: { DATABASE_CREDENTIALS: database.workerSecret, CACHE_TOKEN: cache.token },
      policies: this.policies(
        ['s3:GetObject'],
        ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:ChangeMessageVisibility'],
        { actions: ['events:PutEvents'], resources: [bus.bus.eventBusArn] },
      ),
    });
    collect(definition, { command: 'worker', image: this.collectorImage, logGroup: cluster.logGroup });
    this.workerService = this.service('Worker', definition);
    const load = queue.jobs.metricApproximateNumberOfMessagesVisible({ statistic: cloudwatch.Stats.MAXIMUM });
    scale(this.workerService, { policyName: 'backlog', load, each: 5 });
  }

  outputs() {
    new CfnOutput(this, 'ApiUrl', {
      description: 'The public address',
      value: `https://${DOMAIN}`,
    });
    new CfnOutput(this, 'LoadBalancerAddress', {
      description: 'The name that its network knows it by',
      value: this.balancer.loadBalancerDnsName,
    });
    new CfnOutput(this, 'OriginId', {
      description: 'What CloudFront reaches the load balancer by',
      value: this.origin.vpcOriginId,
    });
    new CfnOutput(this, 'OperatorTokenArn', {
      description: 'The secret that lets its holder create tenants',
      value: this.operatorToken.secretArn,
    });
  }
}

module.exports = { ServiceStack };
