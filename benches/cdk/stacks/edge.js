// WAF in front of the load balancer. CDK has no higher constructs for it.
const wafv2 = require('aws-cdk-lib/aws-wafv2');
const { PlatformStack } = require('../platform');

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
  constructor(scope, id, { service }) {
    super(scope, id, 'WAF in front of the load balancer');
    const firewall = new wafv2.CfnWebACL(this, 'Firewall', {
      scope: 'REGIONAL',
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
    new wafv2.CfnWebACLAssociation(this, 'FirewallAssociation', {
      resourceArn: service.balancer.loadBalancerArn,
      webAclArn: firewall.attrArn,
    });
  }
}

module.exports = { EdgeStack };
