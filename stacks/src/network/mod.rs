//! network: a VPC with public, private and isolated subnets. Who may reach whom is said where it is bound.

mod endpoints;
mod flow_logs;
mod origin_facing;
mod subnets;

use cloudformation::resource::ec2::{SecurityGroup, Subnet, VPC, security_group};
use cloudformation::resource::id::{SecurityGroupId, SubnetId, VpcId};
use cloudformation::{Handle, Output, Stack, Value};

use crate::environment::Environment;
use crate::key::Key;
pub(crate) use origin_facing::prefix_list;
use subnets::Subnets;

/// What the other stacks stand on: the network, and the key.
#[derive(Clone, Copy)]
pub(crate) struct Links {
    pub(crate) key: Key,
    pub(crate) vpc: Output<VpcId>,
    pub(crate) public_subnets: Output<Vec<SubnetId>>,
    pub(crate) private_subnets: Output<Vec<SubnetId>>,
    pub(crate) isolated_subnets: Output<Vec<SubnetId>>,
    pub(crate) balancer_group: Output<SecurityGroupId>,
}

pub(crate) fn stack(environment: &Environment, key: Key) -> (Stack, Links) {
    let mut stack = Stack::new("network", "VPC, subnets, routes, endpoints and security groups");
    let seal = key.of(&mut stack);
    let t = &mut stack.template;
    let range = environment.network.range.to_string();
    let vpc = t.add("Vpc", VPC::new().cidr_block(&range).enable_dns_hostnames(true).enable_dns_support(true));
    let Subnets { public, private, isolated, routes } = subnets::add(t, environment, vpc);
    endpoints::storage(t, vpc, &routes);
    if environment.network.flow_logs {
        flow_logs::add(t, environment, vpc, &seal);
    }

    let port = environment.port;
    let ingress = security_group::Ingress::new("tcp").from_port(port).to_port(port);
    let ingress = if environment.domain.is_some() {
        let list =
            prefix_list(&environment.region).expect("an environment with a domain is in such a region");
        ingress.source_prefix_list_id(list).description("CloudFront")
    } else {
        ingress.cidr_ip("0.0.0.0/0").description("The public entrance")
    };
    let balancer_group = t.add(
        "LoadBalancerGroup",
        SecurityGroup::new("The load balancer: the one way in")
            .vpc_id(vpc.reference())
            .security_group_ingress([ingress]),
    );
    if environment.network.endpoints {
        endpoints::interfaces(t, &environment.network, vpc, &private);
    }

    let ids = |subnets: &[Handle<Subnet>]| -> Value<Vec<SubnetId>> {
        subnets.iter().map(Handle::reference).collect()
    };
    let links = Links {
        key,
        vpc: stack.export("VpcId", "The VPC", vpc.reference()),
        public_subnets: stack.export("PublicSubnetIds", "Subnets that the internet reaches", ids(&public)),
        private_subnets: stack.export("PrivateSubnetIds", "Subnets of tasks", ids(&private)),
        isolated_subnets: stack.export("IsolatedSubnetIds", "Subnets of data", ids(&isolated)),
        balancer_group: stack.export("LoadBalancerGroupId", "The load balancer", balancer_group.group_id()),
    };
    (stack, links)
}
