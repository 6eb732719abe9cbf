// RDS Postgres and the secrets of its roles.
const { Duration, RemovalPolicy } = require('aws-cdk-lib');
const ec2 = require('aws-cdk-lib/aws-ec2');
const rds = require('aws-cdk-lib/aws-rds');
const { PlatformStack, keyOf, role, secret } = require('../platform');

class DatabaseStack extends PlatformStack {
  constructor(scope, id, { key, network }) {
    super(scope, id, 'RDS Postgres and the secrets of its roles');
    const { vpc } = network;
    const encryptionKey = keyOf(this, key);
    const engine = rds.DatabaseInstanceEngine.postgres({ version: rds.PostgresEngineVersion.of('15', '15') });
    this.group = new ec2.SecurityGroup(this, 'DatabaseGroup', { vpc, description: 'Postgres: reached from what binds it' });
    const parameterGroup = new rds.ParameterGroup(this, 'DatabaseParameters', {
      engine,
      description: 'Postgres of the flow platform',
      parameters: {
        autovacuum_analyze_scale_factor: '0.01',
        autovacuum_vacuum_cost_limit: '1000',
        autovacuum_vacuum_insert_scale_factor: '0.05',
        autovacuum_vacuum_scale_factor: '0.02',
        idle_in_transaction_session_timeout: '60000',
        log_lock_waits: '1',
        log_min_duration_statement: '500',
        log_temp_files: '10240',
        'pg_stat_statements.track': 'ALL',
        'rds.force_ssl': '1',
        shared_buffers: '{DBInstanceClassMemory/32768}',
        shared_preload_libraries: 'pg_stat_statements',
        track_io_timing: '1',
        work_mem: '{DBInstanceClassMemory/102400}',
      },
    });
    const subnetGroup = new rds.SubnetGroup(this, 'DatabaseSubnets', {
      vpc,
      description: 'Isolated subnets',
      vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
    });
    this.instance = new rds.DatabaseInstance(this, 'Database', {
      engine,
      vpc,
      subnetGroup,
      parameterGroup,
      securityGroups: [this.group],
      instanceType: ec2.InstanceType.of(ec2.InstanceClass.M7G, ec2.InstanceSize.LARGE),
      databaseName: 'flows',
      credentials: rds.Credentials.fromUsername('owner', { encryptionKey }),
      manageMasterUserPassword: true,
      allocatedStorage: 100,
      storageType: rds.StorageType.GP3,
      storageEncryptionKey: encryptionKey,
      multiAz: true,
      publiclyAccessible: false,
      iamAuthentication: true,
      autoMinorVersionUpgrade: true,
      backupRetention: Duration.days(35),
      copyTagsToSnapshot: true,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.SNAPSHOT,
      cloudwatchLogsExports: ['postgresql'],
      enablePerformanceInsights: true,
      performanceInsightEncryptionKey: encryptionKey,
      performanceInsightRetention: rds.PerformanceInsightRetention.DEFAULT,
      monitoringInterval: Duration.seconds(60),
      monitoringRole: role(this, 'MonitoringRole', 'monitoring.rds.amazonaws.com', {
        managed: ['service-role/AmazonRDSEnhancedMonitoringRole'],
      }),
    });
    this.apiSecret = secret(this, 'ApiSecret', {
      encryptionKey,
      description: 'Signs the API in to Postgres',
      passwordLength: 40,
      username: 'flow_api',
    });
    this.workerSecret = secret(this, 'WorkerSecret', {
      encryptionKey,
      description: 'Signs the worker in to Postgres',
      passwordLength: 40,
      username: 'flow_worker',
    });
    // The instance last: it may refuse to be deleted again when something else fails.
    this.instance.node.addDependency(this.apiSecret, this.workerSecret);
  }
}

module.exports = { DatabaseStack };
