// CloudFront with WAF: the public entrance. CloudFront takes certificates and firewalls from us-east-1 only.
const { ArnFormat, Aws, CfnParameter, Duration, RemovalPolicy } = require('aws-cdk-lib');
const cloudfront = require('aws-cdk-lib/aws-cloudfront');
const { VpcOrigin } = require('aws-cdk-lib/aws-cloudfront-origins');
const logs = require('aws-cdk-lib/aws-logs');
const { ARecord, AaaaRecord, RecordTarget } = require('aws-cdk-lib/aws-route53');
const { CloudFrontTarget } = require('aws-cdk-lib/aws-route53-targets');
const wafv2 = require('aws-cdk-lib/aws-wafv2');
const { DOMAIN, PlatformStack, certificate, zoneOf } = require('../platform');
const { ownKey } = require('./key');

const visibility = (metricName) => ({ metricName, cloudWatchMetricsEnabled: true, sampledRequestsEnabled: true });

/** The rules of AWS of this name; those `counted` do not block. */
const managed = (priority, name, counted = []) => ({
  name,
  priority,
  overrideAction: { none: {} },
  visibilityConfig: visibility(name),
  statement: {
    managedRuleGroupStatement: {
      name,
      vendorName: 'AWS',
      ruleActionOverrides: counted.length
        ? counted.map((rule) => ({ name: rule, actionToUse: { count: {} } }))
        : undefined,
    },
  },
});

class EdgeStack extends PlatformStack {
  constructor(scope, id) {
    super(scope, id, 'CloudFront with WAF: the public entrance', 'us-east-1');
    // What the stack service of another region hands over: parameters, as in ours.
    const given = (name, description) => new CfnParameter(this, name, { description }).valueAsString;
    this.balancerAddress = given('ServiceLoadBalancerAddress', 'LoadBalancerAddress of the stack service');
    this.originId = given('ServiceOriginId', 'OriginId of the stack service');

    this.key = ownKey(this);
    this.firewall = this.protect();
    this.refusals();
    const zone = zoneOf(this);
    this.distribution = this.distribute(zone);
    this.requests();
    const target = RecordTarget.fromAlias(new CloudFrontTarget(this.distribution));
    new ARecord(this, 'Address', { zone, target });
    new AaaaRecord(this, 'AddressIpv6', { zone, target });
  }

  /** The firewall. CDK has no higher constructs for it. */
  protect() {
    return new wafv2.CfnWebACL(this, 'Firewall', {
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      visibilityConfig: visibility('Firewall'),
      rules: [
        managed(0, 'AWSManagedRulesCommonRuleSet', [
          'SizeRestrictions_BODY',
          'CrossSiteScripting_BODY',
          'GenericLFI_BODY',
          'GenericRFI_BODY',
        ]),
        managed(1, 'AWSManagedRulesKnownBadInputsRuleSet'),
        {
          name: 'RateLimit',
          priority: 2,
          action: { block: {} },
          visibilityConfig: visibility('RateLimit'),
          statement: { rateBasedStatement: { aggregateKeyType: 'IP', limit: 150000 } },
        },
      ],
    });
  }

  distribute(zone) {
    const vpcOrigin = cloudfront.VpcOrigin.fromVpcOriginId(this, 'Origin', this.originId);
    return new cloudfront.Distribution(this, 'Distribution', {
      domainNames: [DOMAIN],
      certificate: certificate(this, zone),
      minimumProtocolVersion: cloudfront.SecurityPolicyProtocol.TLS_V1_2_2021,
      httpVersion: cloudfront.HttpVersion.HTTP2_AND_3,
      webAclId: this.firewall.attrArn,
      defaultBehavior: {
        origin: VpcOrigin.withVpcOrigin(vpcOrigin, {
          originId: 'balancer',
          domainName: this.balancerAddress,
          readTimeout: Duration.seconds(60),
        }),
        viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.HTTPS_ONLY,
        allowedMethods: cloudfront.AllowedMethods.ALLOW_ALL,
        cachePolicy: cloudfront.CachePolicy.CACHING_DISABLED,
        originRequestPolicy: cloudfront.OriginRequestPolicy.ALL_VIEWER,
        responseHeadersPolicy: cloudfront.ResponseHeadersPolicy.SECURITY_HEADERS,
      },
    });
  }

  /** Logs every request. */
  requests() {
    const destinationResourceArn = this.logGroup('RequestLogs', `/aws/vendedlogs/cloudfront/${Aws.STACK_NAME}`);
    const source = new logs.CfnDeliverySource(this, 'RequestLogsSource', {
      name: Aws.STACK_NAME,
      logType: 'ACCESS_LOGS',
      resourceArn: this.distribution.distributionArn,
    });
    const destination = new logs.CfnDeliveryDestination(this, 'RequestLogsDestination', {
      name: Aws.STACK_NAME,
      destinationResourceArn,
      outputFormat: 'json',
    });
    new logs.CfnDelivery(this, 'RequestLogsDelivery', {
      deliverySourceName: source.ref,
      deliveryDestinationArn: destination.attrArn,
    });
  }

  /** Logs what the firewall refused, without the headers that sign somebody in. */
  refusals() {
    new wafv2.CfnLoggingConfiguration(this, 'Refusals', {
      resourceArn: this.firewall.attrArn,
      logDestinationConfigs: [this.logGroup('RefusalLogs', `aws-waf-logs-${Aws.STACK_NAME}`)],
      loggingFilter: {
        DefaultBehavior: 'DROP',
        Filters: [
          { Behavior: 'KEEP', Conditions: [{ ActionCondition: { Action: 'BLOCK' } }], Requirement: 'MEETS_ANY' },
        ],
      },
      redactedFields: ['authorization', 'cookie'].map((Name) => ({ singleHeader: { Name } })),
    });
  }

  /** The ARN of a new log group, without the asterisk that CloudFormation puts at its end. */
  logGroup(id, logGroupName) {
    const made = new logs.LogGroup(this, id, {
      logGroupName,
      encryptionKey: this.key,
      retention: logs.RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    return this.formatArn({
      service: 'logs',
      resource: 'log-group',
      resourceName: made.logGroupName,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
  }
}

module.exports = { EdgeStack };
