// What the stacks share: the environment they are for, and how they make roles, groups and the tasks of the app.
const { Aws, Duration, Fn, RemovalPolicy, Stack } = require('aws-cdk-lib');
const { Certificate, CertificateValidation } = require('aws-cdk-lib/aws-certificatemanager');
const ec2 = require('aws-cdk-lib/aws-ec2');
const ecs = require('aws-cdk-lib/aws-ecs');
const iam = require('aws-cdk-lib/aws-iam');
const kms = require('aws-cdk-lib/aws-kms');
const { HostedZone } = require('aws-cdk-lib/aws-route53');
const secretsmanager = require('aws-cdk-lib/aws-secretsmanager');

const ENVIRONMENT = { account: '333333333333', region: 'eu-central-1' };
const DOMAIN = 'flows.example.com';
const ZONE = 'Z0000000000EXAMPLE';
const BOUNDARY = 'trestle/identity/trestle-prod-boundary';

// Is not documented to say for which account it takes a role; a role is passed within its account only.
const SILENT = 'ecs.amazonaws.com';

/** A stack of production, in its region if it has one of its own. */
class PlatformStack extends Stack {
  constructor(scope, id, description, region = ENVIRONMENT.region) {
    super(scope, id, { description, stackName: `trestle-prod-${id}`, env: { ...ENVIRONMENT, region } });
  }

  // Three zones, chosen by CloudFormation: otherwise the CLI asks AWS which there are.
  get availabilityZones() {
    return [0, 1, 2].map((index) => Fn.select(index, Fn.getAzs()));
  }
}

/** A role for a service of this account, within the boundary of the platform. Its `policies` are all it may. */
function role(scope, id, service, { policies = {}, managed = [] } = {}) {
  const inlinePolicies = Object.entries(policies).map(([name, statements]) => [
    name,
    new iam.PolicyDocument({ statements: statements.map((statement) => new iam.PolicyStatement(statement)) }),
  ]);
  const principal = new iam.ServicePrincipal(service);
  const ofThisAccount = { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } };
  return new iam.Role(scope, id, {
    assumedBy: service === SILENT ? principal : principal.withConditions(ofThisAccount),
    path: '/trestle/prod/',
    permissionsBoundary: iam.ManagedPolicy.fromManagedPolicyName(scope, `${id}Boundary`, BOUNDARY),
    managedPolicies: managed.map((name) => iam.ManagedPolicy.fromAwsManagedPolicyName(name)),
    inlinePolicies: Object.fromEntries(inlinePolicies),
  }).withoutPolicyUpdates(); // grants of the constructs would become resources of their own
}

/** A security group reached by `peer` alone. */
function group(scope, id, { vpc, description, peer, port, why }) {
  const made = new ec2.SecurityGroup(scope, id, { vpc, description });
  made.addIngressRule(peer, ec2.Port.tcp(port), why);
  return made;
}

/** The group of one process, and the rules that let it in to what it `reaches`: by name, group and port. */
function taskGroup(scope, prefix, { vpc, command, reaches }) {
  const made = new ec2.SecurityGroup(scope, `${prefix}Group`, { vpc, description: `The tasks of the process ${command}` });
  for (const [name, [guard, port]] of Object.entries(reaches)) {
    rule(scope, `${prefix}To${name}`, { from: made, to: guard, port, why: `The tasks of the process ${command}` });
  }
  return made;
}

/** A rule that lets `from` in to what `to` guards. */
function rule(scope, id, { from, to, port, why }) {
  return new ec2.CfnSecurityGroupIngress(scope, id, {
    ipProtocol: 'tcp',
    fromPort: port,
    toPort: port,
    groupId: to.securityGroupId,
    sourceSecurityGroupId: from.securityGroupId,
    description: why,
  });
}

/** A group of another stack, to which this stack adds no rules. */
const groupOf = (scope, id, securityGroup) =>
  ec2.SecurityGroup.fromSecurityGroupId(scope, id, securityGroup.securityGroupId, { mutable: false });

/** The key of another stack, to whose policy this stack adds nothing. */
const keyOf = (scope, { key }) => kms.Key.fromKeyArn(scope, 'Key', key.keyArn);

/** The zone of the name. */
const zoneOf = (scope) =>
  HostedZone.fromHostedZoneAttributes(scope, 'Zone', { hostedZoneId: ZONE, zoneName: DOMAIN });

/** The certificate of the name, which its `zone` proves: one in each region that shows it. */
const certificate = (scope, zone) =>
  new Certificate(scope, 'Certificate', { domainName: DOMAIN, validation: CertificateValidation.fromDns(zone) });

/** A secret that Secrets Manager makes up, for a `username` if there is one. */
function secret(scope, id, { encryptionKey, description, passwordLength, username }) {
  return new secretsmanager.Secret(scope, id, {
    encryptionKey,
    description,
    removalPolicy: RemovalPolicy.DESTROY,
    generateSecretString: {
      excludePunctuation: true,
      passwordLength,
      ...(username && { generateStringKey: 'password', secretStringTemplate: JSON.stringify({ username }) }),
    },
  });
}

/** The task of the app that runs `command`, with its role and the role that starts it. */
function task(
  scope,
  prefix,
  { command, cpu, memoryLimitMiB, image, key, logGroup, environment, secrets, port, policies },
) {
  const { partition, region, account } = Stack.of(scope);
  const executionRole = role(scope, `${prefix}ExecutionRole`, 'ecs-tasks.amazonaws.com', {
    policies: {
      'start-tasks': [
        { actions: ['ecr:GetAuthorizationToken'], resources: ['*'] },
        {
          actions: ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
          resources: [`arn:${partition}:ecr:${region}:${account}:repository/*`],
        },
        { actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [logGroup.logGroupArn] },
        { actions: ['kms:Decrypt'], resources: [key.keyArn] },
        {
          actions: ['secretsmanager:GetSecretValue'],
          resources: Object.values(secrets).map((held) => held.secretArn),
        },
      ],
    },
  });
  const definition = new ecs.FargateTaskDefinition(scope, `${prefix}Task`, {
    cpu,
    memoryLimitMiB,
    family: `${Aws.STACK_NAME}-${command}`,
    executionRole,
    taskRole: role(scope, `${prefix}Role`, 'ecs-tasks.amazonaws.com', { policies }),
    runtimePlatform: {
      cpuArchitecture: ecs.CpuArchitecture.X86_64,
      operatingSystemFamily: ecs.OperatingSystemFamily.LINUX,
    },
  });
  definition.addContainer('app', {
    image: ecs.ContainerImage.fromRegistry(image.valueAsString),
    command: [command],
    environment,
    secrets: Object.fromEntries(
      Object.entries(secrets).map(([name, held]) => [name, ecs.Secret.fromSecretsManager(held)]),
    ),
    logging: ecs.LogDrivers.awsLogs({ streamPrefix: command, logGroup }),
    portMappings: port ? [{ containerPort: port, protocol: ecs.Protocol.TCP }] : [],
    readonlyRootFilesystem: true,
    stopTimeout: Duration.seconds(30),
  });
  return definition;
}

module.exports = {
  DOMAIN,
  PlatformStack,
  certificate,
  group,
  groupOf,
  keyOf,
  role,
  secret,
  task,
  taskGroup,
  zoneOf,
};
