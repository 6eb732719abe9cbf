//! The web application firewall: AWS's managed rules, and a limit for each address.

use cloudformation::resource::wafv2::{WebACL, web_acl};
use cloudformation::{Handle, Template};
use serde_json::json;

use crate::environment::Environment;

/// Requests that one address may make in five minutes before WAF blocks it, for each request a second of a tenant.
const ADDRESS_LIMIT_FACTOR: i64 = 300;

/// Rules that would refuse uploads for what is in them: they count and let pass.
const UPLOADS: [(&str, &str); 4] = [
    ("AWSManagedRulesCommonRuleSet", "SizeRestrictions_BODY"),
    ("AWSManagedRulesCommonRuleSet", "CrossSiteScripting_BODY"),
    ("AWSManagedRulesCommonRuleSet", "GenericLFI_BODY"),
    ("AWSManagedRulesCommonRuleSet", "GenericRFI_BODY"),
];

fn count(rule: &str) -> web_acl::RuleActionOverride {
    web_acl::RuleActionOverride::new(web_acl::RuleAction::new().count(web_acl::CountAction::new()), rule)
}

pub(super) fn add(t: &mut Template, environment: &Environment, scope: web_acl::Scope) -> Handle<WebACL> {
    let managed = ["AWSManagedRulesCommonRuleSet", "AWSManagedRulesKnownBadInputsRuleSet"];
    let mut rules: Vec<web_acl::Rule> = (0..)
        .zip(managed)
        .map(|(priority, name)| {
            let overrides: Vec<_> =
                UPLOADS.iter().filter(|(group, _)| *group == name).map(|(_, rule)| count(rule)).collect();
            let mut group = web_acl::ManagedRuleGroupStatement::new(name, "AWS");
            if !overrides.is_empty() {
                group = group.rule_action_overrides(overrides);
            }
            let statement = web_acl::Statement::new().managed_rule_group_statement(group);
            web_acl::Rule::new(name, priority, statement, visibility(name))
                .override_action(web_acl::OverrideAction::new().none(json!({})))
        })
        .collect();
    let limit = web_acl::RateBasedStatement::new(
        web_acl::RateBasedStatementAggregateKeyType::Ip,
        environment.rate_limit * ADDRESS_LIMIT_FACTOR,
    );
    rules.push(
        web_acl::Rule::new(
            "RateLimit",
            2,
            web_acl::Statement::new().rate_based_statement(limit),
            visibility("RateLimit"),
        )
        .action(web_acl::RuleAction::new().block(web_acl::BlockAction::new())),
    );
    t.add(
        "Firewall",
        WebACL::new(
            web_acl::DefaultAction::new().allow(web_acl::AllowAction::new()),
            scope,
            visibility("Firewall"),
        )
        .rules(rules),
    )
}

fn visibility(metric: &str) -> web_acl::VisibilityConfig {
    web_acl::VisibilityConfig::new(true, metric, true)
}
