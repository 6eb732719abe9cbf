// ElastiCache: hot reads and rate limits, each keyed by tenant. CDK has no higher constructs for it.
const { RemovalPolicy } = require('aws-cdk-lib');
const elasticache = require('aws-cdk-lib/aws-elasticache');
const ec2 = require('aws-cdk-lib/aws-ec2');
const { PlatformStack, keyOf, secret } = require('../platform');

class CacheStack extends PlatformStack {
  constructor(scope, id, { key, network }) {
    super(scope, id, 'ElastiCache: hot reads and rate limits, each keyed by tenant');
    const encryptionKey = keyOf(this, key);
    this.group = new ec2.SecurityGroup(this, 'CacheGroup', {
      vpc: network.vpc,
      description: 'Redis: reached from what binds it',
    });
    const parameters = new elasticache.CfnParameterGroup(this, 'CacheParameters', {
      description: 'Redis of the flow platform',
      cacheParameterGroupFamily: 'redis7',
      properties: { 'maxmemory-policy': 'allkeys-lfu' },
    });
    const subnets = new elasticache.CfnSubnetGroup(this, 'CacheSubnets', {
      description: 'Isolated subnets',
      subnetIds: network.vpc.isolatedSubnets.map((subnet) => subnet.subnetId),
    });
    this.token = secret(this, 'CacheToken', {
      encryptionKey,
      description: 'Lets its holder use Redis',
      passwordLength: 64,
    });
    this.cache = new elasticache.CfnReplicationGroup(this, 'Cache', {
      replicationGroupDescription: 'Hot reads and rate limits',
      engine: 'redis',
      engineVersion: '7.1',
      cacheNodeType: 'cache.m7g.large',
      numCacheClusters: 2,
      multiAzEnabled: true,
      automaticFailoverEnabled: true,
      atRestEncryptionEnabled: true,
      transitEncryptionEnabled: true,
      kmsKeyId: encryptionKey.keyArn,
      authToken: this.token.secretValue.unsafeUnwrap(), // where it is, not what it is
      cacheParameterGroupName: parameters.ref,
      cacheSubnetGroupName: subnets.ref,
      securityGroupIds: [this.group.securityGroupId],
    });
    this.cache.applyRemovalPolicy(RemovalPolicy.SNAPSHOT);
  }
}

module.exports = { CacheStack };
