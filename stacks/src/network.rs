//! network: a VPC with public, private and isolated subnets, and the security groups that say who may reach whom.

use cloudformation::intrinsic::{availability_zone, sub};
use cloudformation::resource::ec2::{
    EIP, InternetGateway, NatGateway, Route, RouteTable, SecurityGroup, Subnet, SubnetRouteTableAssociation,
    VPC, VPCEndpoint, VPCGatewayAttachment, security_group, vpc_endpoint,
};
use cloudformation::resource::id::{SecurityGroupId, SubnetId, VpcId};
use cloudformation::{Handle, Output, Stack, Value};

use crate::environment::Environment;

/// What the other stacks need to know of the network.
#[derive(Clone, Copy)]
pub(crate) struct Links {
    pub(crate) vpc: Output<VpcId>,
    pub(crate) public_subnets: Output<Vec<SubnetId>>,
    pub(crate) private_subnets: Output<Vec<SubnetId>>,
    pub(crate) isolated_subnets: Output<Vec<SubnetId>>,
    /// The tasks of the app.
    pub(crate) task_group: Output<SecurityGroupId>,
    pub(crate) balancer_group: Output<SecurityGroupId>,
}

pub(crate) fn stack(environment: &Environment) -> (Stack, Links) {
    let mut stack = Stack::new("network", "VPC, subnets, routes and security groups");
    let t = &mut stack.template;
    let prefix = &environment.network.prefix;
    let range = format!("{prefix}.0.0/16");
    let vpc = t.add("Vpc", VPC::new().cidr_block(&range).enable_dns_hostnames(true).enable_dns_support(true));

    let gateway = t.add("InternetGateway", InternetGateway::new());
    let attachment = t.add(
        "InternetGatewayAttachment",
        VPCGatewayAttachment::new(vpc.reference()).internet_gateway_id(gateway.reference()),
    );
    let public_routes = t.add("PublicRoutes", RouteTable::new(vpc.reference()));
    let to_internet = t.add(
        "PublicRouteToInternet",
        Route::new(public_routes.reference())
            .destination_cidr_block("0.0.0.0/0")
            .gateway_id(gateway.reference()),
    );
    t.entry(&to_internet).after(&attachment);
    let private_routes = t.add("PrivateRoutes", RouteTable::new(vpc.reference()));
    let isolated_routes = t.add("IsolatedRoutes", RouteTable::new(vpc.reference()));

    let mut public = Vec::new();
    let mut private = Vec::new();
    let mut isolated = Vec::new();
    for (zone, ids) in SUBNET_IDS.into_iter().enumerate().take(environment.network.zones) {
        let [ids_public, ids_private, ids_isolated] = ids;
        let mut subnet = |ids: [&'static str; 2], third: usize, routes: Handle<RouteTable>| {
            let subnet = t.add(
                ids[0],
                Subnet::new(vpc.reference())
                    .cidr_block(format!("{prefix}.{third}.0/20"))
                    .availability_zone(availability_zone(zone)),
            );
            t.add(ids[1], SubnetRouteTableAssociation::new(routes.reference(), subnet.reference()));
            subnet
        };
        public.push(subnet(ids_public, zone * 16, public_routes));
        private.push(subnet(ids_private, 64 + zone * 16, private_routes));
        isolated.push(subnet(ids_isolated, 128 + zone * 16, isolated_routes));
    }
    if environment.network.nat {
        let address = t.add("NatAddress", EIP::new().domain("vpc"));
        t.entry(&address).after(&attachment);
        let nat = t.add(
            "NatGateway",
            NatGateway::new().allocation_id(address.allocation_id()).subnet_id(public[0].reference()),
        );
        t.add(
            "PrivateRouteToInternet",
            Route::new(private_routes.reference())
                .destination_cidr_block("0.0.0.0/0")
                .nat_gateway_id(nat.reference()),
        );
    }
    t.add(
        "StorageEndpoint",
        VPCEndpoint::new(vpc.reference())
            .service_name(sub("com.amazonaws.${AWS::Region}.s3"))
            .vpc_endpoint_type(vpc_endpoint::VpcEndpointType::Gateway)
            .route_table_ids([private_routes.reference(), isolated_routes.reference()]),
    );

    let port = environment.listener.port;
    let balancer_group = t.add(
        "LoadBalancerGroup",
        SecurityGroup::new("The load balancer: reached from the internet")
            .vpc_id(vpc.reference())
            .security_group_ingress([security_group::Ingress::new("tcp")
                .cidr_ip("0.0.0.0/0")
                .from_port(port)
                .to_port(port)
                .description("The public entrance")]),
    );
    let api_port = i64::from(crate::service::API_PORT);
    let task_group = t.add(
        "TaskGroup",
        SecurityGroup::new("The tasks of the app: reached from the load balancer")
            .vpc_id(vpc.reference())
            .security_group_ingress([security_group::Ingress::new("tcp")
                .source_security_group_id(balancer_group.group_id())
                .from_port(api_port)
                .to_port(api_port)
                .description("Requests from the load balancer")]),
    );

    let ids = |subnets: &[Handle<Subnet>]| -> Value<Vec<SubnetId>> {
        subnets.iter().map(Handle::reference).collect()
    };
    let links = Links {
        vpc: stack.export("VpcId", "The VPC", vpc.reference()),
        public_subnets: stack.export("PublicSubnetIds", "Subnets that the internet reaches", ids(&public)),
        private_subnets: stack.export("PrivateSubnetIds", "Subnets of tasks", ids(&private)),
        isolated_subnets: stack.export("IsolatedSubnetIds", "Subnets of data", ids(&isolated)),
        task_group: stack.export("TaskGroupId", "The tasks of the app", task_group.group_id()),
        balancer_group: stack.export("LoadBalancerGroupId", "The load balancer", balancer_group.group_id()),
    };
    (stack, links)
}

/// Constant logical ids of each zone's subnets and associations: public, private, isolated.
const SUBNET_IDS: [[[&str; 2]; 3]; 3] = [
    [
        ["PublicSubnetA", "PublicSubnetARoutes"],
        ["PrivateSubnetA", "PrivateSubnetARoutes"],
        ["IsolatedSubnetA", "IsolatedSubnetARoutes"],
    ],
    [
        ["PublicSubnetB", "PublicSubnetBRoutes"],
        ["PrivateSubnetB", "PrivateSubnetBRoutes"],
        ["IsolatedSubnetB", "IsolatedSubnetBRoutes"],
    ],
    [
        ["PublicSubnetC", "PublicSubnetCRoutes"],
        ["PrivateSubnetC", "PrivateSubnetCRoutes"],
        ["IsolatedSubnetC", "IsolatedSubnetCRoutes"],
    ],
];
