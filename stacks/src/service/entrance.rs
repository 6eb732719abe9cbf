//! The load balancer, what it forwards to, and what CloudFront reaches it by.

use cloudformation::resource::cloudfront::{VpcOrigin, vpc_origin};
use cloudformation::resource::elasticloadbalancingv2::{
    Listener, ListenerRule, LoadBalancer, TargetGroup, listener, listener_rule, load_balancer, target_group,
};
use cloudformation::resource::iam::Role;
use cloudformation::resource::id::{BucketName, SecurityGroupId, SubnetId, VpcId};
use cloudformation::{Handle, Parameter, Template, Value, intrinsic};

use super::API_PORT;
use crate::environment::{Deployments, Environment};
use crate::storage::BALANCER;
use crate::{certificate, iam};

/// What the load balancer stands in.
pub(super) struct Ground {
    pub(super) vpc: Value<VpcId>,
    pub(super) subnets: Value<Vec<SubnetId>>,
    pub(super) group: Value<SecurityGroupId>,
    pub(super) access_logs: Value<BucketName>,
}

pub(super) struct Door {
    pub(super) balancer: Handle<LoadBalancer>,
    /// The port of the load balancer.
    pub(super) port: Value<i64>,
    /// What CloudFront reaches it by, if it does.
    pub(super) origin: Option<Handle<VpcOrigin>>,
    pub(super) listener: Handle<Listener>,
    pub(super) targets: Handle<TargetGroup>,
    /// Where traffic is shifted, if it is.
    pub(super) shift: Option<Shift>,
}

/// What ECS shifts traffic with, from one target group to the other and at the next deployment back.
/// <https://docs.aws.amazon.com/AmazonECS/latest/developerguide/alb-resources-for-blue-green.html>
pub(super) struct Shift {
    pub(super) other: Handle<TargetGroup>,
    pub(super) rule: Handle<ListenerRule>,
    pub(super) role: Handle<Role>,
}

pub(super) fn add(t: &mut Template, environment: &Environment, ground: Ground) -> Door {
    let health_path = t.parameter(
        "HealthCheckPath",
        Parameter::<String>::new("What the load balancer asks").default("/healthz"),
    );
    let port =
        t.parameter("ListenerPort", Parameter::<i64>::new("The public port").default(environment.port));
    let mut attributes = vec![
        attribute("routing.http.drop_invalid_header_fields.enabled", "true"),
        attribute("idle_timeout.timeout_seconds", "60"),
        attribute("access_logs.s3.enabled", "true"),
        attribute("access_logs.s3.bucket", ground.access_logs),
        attribute("access_logs.s3.prefix", BALANCER),
    ];
    if environment.domain.is_some() {
        // The last address is then the viewer's, which CloudFront adds, and not that of CloudFront.
        // https://docs.aws.amazon.com/elasticloadbalancing/latest/application/x-forwarded-headers.html
        attributes.push(attribute("routing.http.xff_header_processing.mode", "preserve"));
    }
    let balancer = t.add(
        "LoadBalancer",
        LoadBalancer::new()
            .type_(load_balancer::Type::Application)
            .scheme(match environment.domain {
                Some(_) => load_balancer::Scheme::Internal,
                None => load_balancer::Scheme::InternetFacing,
            })
            .subnets(ground.subnets)
            .security_groups([ground.group])
            .load_balancer_attributes(attributes),
    );
    let group = |t: &mut Template, id: &'static str| {
        let group = TargetGroup::new()
            .target_type(target_group::TargetType::Ip)
            .protocol(target_group::Protocol::Http)
            .port(API_PORT)
            .vpc_id(ground.vpc.clone())
            .health_check_path(health_path.clone())
            .health_check_interval_seconds(5)
            .health_check_timeout_seconds(2)
            .healthy_threshold_count(2)
            .unhealthy_threshold_count(3)
            .target_group_attributes([target_group::TargetGroupAttribute::new()
                .key("deregistration_delay.timeout_seconds")
                .value("15")]);
        t.add(id, group)
    };
    let targets = group(t, "ApiTargets");
    let shifts = environment.deployments != Deployments::Rolling;
    let default = if shifts {
        // Every request meets the rule below, which is what ECS changes.
        listener::Action::new(listener::ActionType::FixedResponse)
            .fixed_response_config(listener::FixedResponseConfig::new("503"))
    } else {
        listener::Action::new(listener::ActionType::Forward).target_group_arn(targets.reference())
    };
    let listener = Listener::new([default], balancer.reference()).port(port.clone());
    let listener = match &environment.domain {
        Some(domain) => listener
            .protocol(listener::Protocol::Https)
            .ssl_policy("ELBSecurityPolicy-TLS13-1-2-Res-2021-06")
            .certificates([listener::Certificate::new()
                .certificate_arn(t.add("Certificate", certificate::of(domain)).reference())]),
        None => listener.protocol(listener::Protocol::Http),
    };
    let listener = t.add("Entrance", listener);
    let shift = shifts.then(|| {
        let other = group(t, "ApiOtherTargets");
        Shift { other, rule: rule(t, listener, [targets, other]), role: shifter(t, environment) }
    });
    let origin = environment.domain.is_some().then(|| t.add("Origin", origin(environment, balancer)));
    Door { balancer, port, origin, listener, targets, shift }
}

/// Everything goes to the first group until ECS says otherwise.
fn rule(
    t: &mut Template,
    listener: Handle<Listener>,
    groups: [Handle<TargetGroup>; 2],
) -> Handle<ListenerRule> {
    let weighed: Vec<_> = groups
        .iter()
        .zip([100, 0])
        .map(|(group, weight)| {
            listener_rule::TargetGroupTuple::new().target_group_arn(group.reference()).weight(weight)
        })
        .collect();
    let forward = listener_rule::Action::new(listener_rule::ActionType::Forward)
        .forward_config(listener_rule::ForwardConfig::new().target_groups(weighed));
    let everything = listener_rule::RuleCondition::new()
        .field("path-pattern")
        .path_pattern_config(listener_rule::PathPatternConfig::new().values(["/*"]));
    t.add("ApiRule", ListenerRule::new([forward], [everything], 1).listener_arn(listener.reference()))
}

/// What ECS changes the rule with.
fn shifter(t: &mut Template, environment: &Environment) -> Handle<Role> {
    let policy = "AmazonECSInfrastructureRolePolicyForLoadBalancers";
    let policy = intrinsic::sub(format!("arn:${{AWS::Partition}}:iam::aws:policy/{policy}"));
    t.add("ShiftRole", iam::role(environment, "ecs.amazonaws.com").managed_policy_arns([policy]))
}

/// The load balancer as CloudFront reaches it, through interfaces in its subnets.
/// <https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-vpc-origins.html>
fn origin(environment: &Environment, balancer: Handle<LoadBalancer>) -> VpcOrigin {
    let endpoint = vpc_origin::VpcOriginEndpointConfig::new(
        Value::<String>::from(balancer.reference()),
        intrinsic::sub("${AWS::StackName}"),
    );
    VpcOrigin::new(
        endpoint
            .https_port(environment.port)
            .origin_protocol_policy(vpc_origin::VpcOriginEndpointConfigOriginProtocolPolicy::HttpsOnly)
            .origin_ssl_protocols(["TLSv1.2"]),
    )
}

fn attribute(key: &str, value: impl Into<Value<String>>) -> load_balancer::LoadBalancerAttribute {
    load_balancer::LoadBalancerAttribute::new().key(key).value(value)
}
