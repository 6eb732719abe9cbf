// ECS cluster and the migration of the database.
const { CfnOutput, CfnParameter, RemovalPolicy } = require('aws-cdk-lib');
const ecs = require('aws-cdk-lib/aws-ecs');
const logs = require('aws-cdk-lib/aws-logs');
const { PlatformStack, groupOf, keyOf, task, taskGroup } = require('../platform');

class ClusterStack extends PlatformStack {
  constructor(scope, id, { key, network, database }) {
    super(scope, id, 'ECS cluster and the migration of the database');
    const image = new CfnParameter(this, 'Image', { description: 'The image of the app, by its digest' });
    const encryptionKey = keyOf(this, key);
    this.cluster = new ecs.Cluster(this, 'Cluster', {
      vpc: network.vpc,
      containerInsightsV2: ecs.ContainerInsights.ENABLED,
    });
    this.logGroup = new logs.LogGroup(this, 'Logs', {
      encryptionKey,
      retention: logs.RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    const { instance } = database;
    const migrate = task(this, 'Migrate', {
      command: 'migrate',
      cpu: 256,
      memoryLimitMiB: 512,
      image,
      key: encryptionKey,
      logGroup: this.logGroup,
      environment: {
        DATABASE_HOST: instance.dbInstanceEndpointAddress,
        DATABASE_PORT: instance.dbInstanceEndpointPort,
        DATABASE_NAME: 'flows',
        DATABASE_TLS: 'verify',
      },
      secrets: {
        DATABASE_CREDENTIALS: instance.secret,
        API_CREDENTIALS: database.apiSecret,
        WORKER_CREDENTIALS: database.workerSecret,
      },
    });
    const migrateGroup = taskGroup(this, 'Migrate', {
      vpc: network.vpc,
      command: 'migrate',
      reaches: { Database: [groupOf(this, 'DatabaseGroup', database.group), 5432] },
    });
    const subnetIds = network.vpc.privateSubnets.map((subnet) => subnet.subnetId).join(',');
    const outputs = {
      MigrateGroupId: ['Who the migration is to the network', migrateGroup.securityGroupId],
      MigrateSubnetIds: ['Where the migration runs', subnetIds],
      MigrateTaskArn: ['Brings the database up to date', migrate.taskDefinitionArn],
    };
    for (const [name, [description, value]] of Object.entries(outputs)) {
      new CfnOutput(this, name, { description, value });
    }
  }
}

module.exports = { ClusterStack };
