// VPC, subnets, routes, endpoints and security groups.
const ec2 = require('aws-cdk-lib/aws-ec2');
const logs = require('aws-cdk-lib/aws-logs');
const { RemovalPolicy } = require('aws-cdk-lib');
const { PlatformStack, group, keyOf, role } = require('../platform');

/** Where CloudFront reaches load balancers of this region from: `com.amazonaws.global.cloudfront.origin-facing`. */
const ORIGIN_FACING = 'pl-a3a144ca';

class NetworkStack extends PlatformStack {
  constructor(scope, id, { key }) {
    super(scope, id, 'VPC, subnets, routes, endpoints and security groups');
    const { PUBLIC, PRIVATE_WITH_EGRESS, PRIVATE_ISOLATED } = ec2.SubnetType;
    this.vpc = new ec2.Vpc(this, 'Vpc', {
      ipAddresses: ec2.IpAddresses.cidr('10.40.0.0/16'),
      maxAzs: 3,
      reservedAzs: 1,
      natGateways: 3,
      restrictDefaultSecurityGroup: false,
      subnetConfiguration: [
        { name: 'Public', subnetType: PUBLIC, cidrMask: 20, mapPublicIpOnLaunch: false },
        { name: 'Private', subnetType: PRIVATE_WITH_EGRESS, cidrMask: 20 },
        { name: 'Isolated', subnetType: PRIVATE_ISOLATED, cidrMask: 20 },
      ],
    });
    shareRoutes(this.vpc.publicSubnets);
    shareRoutes(this.vpc.isolatedSubnets);

    const { vpc } = this;
    this.loadBalancerGroup = group(this, 'LoadBalancerGroup', {
      vpc,
      description: 'The load balancer: the one way in',
      // CDK makes a rule for a prefix list a resource of its own; ours stands in its group.
      peer: Object.assign(ec2.Peer.prefixList(ORIGIN_FACING), { canInlineRule: true }),
      port: 443,
      why: 'CloudFront',
    });
    const endpointGroup = group(this, 'EndpointGroup', {
      vpc,
      description: 'Endpoints of AWS services: reached from the whole network',
      peer: ec2.Peer.ipv4(vpc.vpcCidrBlock),
      port: 443,
      why: 'Whatever runs in the VPC',
    });

    const services = ec2.InterfaceVpcEndpointAwsService;
    const endpoints = {
      ImagesEndpoint: services.ECR_DOCKER,
      LogsEndpoint: services.CLOUDWATCH_LOGS,
      QueuesEndpoint: services.SQS,
      RegistryEndpoint: services.ECR,
      SecretsEndpoint: services.SECRETS_MANAGER,
    };
    for (const [name, service] of Object.entries(endpoints)) {
      vpc.addInterfaceEndpoint(name, { service, securityGroups: [endpointGroup], open: false });
    }
    vpc.addGatewayEndpoint('StorageEndpoint', {
      service: ec2.GatewayVpcEndpointAwsService.S3,
      subnets: [{ subnets: [vpc.isolatedSubnets[0], ...vpc.privateSubnets] }],
    });

    const flowLogs = new logs.LogGroup(this, 'FlowLogs', {
      encryptionKey: keyOf(this, key),
      retention: logs.RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    const flowLogsRole = role(this, 'FlowLogsRole', 'vpc-flow-logs.amazonaws.com', {
      policies: {
        'write-flow-logs': [
          {
            actions: ['logs:CreateLogStream', 'logs:PutLogEvents', 'logs:DescribeLogStreams'],
            resources: [flowLogs.logGroupArn],
          },
        ],
      },
    });
    vpc.addFlowLog('FlowLog', {
      destination: ec2.FlowLogDestination.toCloudWatchLogs(flowLogs, flowLogsRole),
      maxAggregationInterval: ec2.FlowLogMaxAggregationInterval.ONE_MINUTE,
    });
  }
}

/** Routes the subnets by the table of the first: CDK makes a table for each, ours share what is alike. */
function shareRoutes([first, ...others]) {
  for (const subnet of others) {
    for (const name of ['RouteTable', 'DefaultRoute']) {
      const own = subnet.node.tryFindChild(name);
      if (own) own.shouldSynthesize = () => false;
    }
    subnet.node.findChild('RouteTableAssociation').routeTableId = first.routeTable.routeTableId;
  }
}

module.exports = { NetworkStack };
