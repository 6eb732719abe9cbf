//! edge: what stands between the internet and the load balancer. With a domain that is CloudFront, its firewall and the
//! name; without one, a firewall at the load balancer itself.

mod distribution;
mod firewall;
mod logs;

use cloudformation::Stack;
use cloudformation::resource::wafv2::{WebACLAssociation, web_acl};

use crate::environment::Environment;
use crate::service::Entrance;

pub(crate) fn stack(environment: &Environment, entrance: &Entrance) -> Stack {
    if let (Some(domain), Some(origin)) = (&environment.domain, entrance.origin) {
        return distribution::stack(environment, domain, entrance.balancer_address, origin);
    }
    let mut stack = Stack::new("edge", "WAF in front of the load balancer");
    let balancer = stack.import(entrance.balancer);
    let firewall = firewall::add(&mut stack.template, environment, web_acl::Scope::Regional);
    stack.template.add("FirewallAssociation", WebACLAssociation::new(balancer, firewall.arn()));
    stack
}
