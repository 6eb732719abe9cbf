//! Ways to AWS's services that do not leave the VPC.

use cloudformation::intrinsic::sub;
use cloudformation::resource::ec2::{
    RouteTable, SecurityGroup, Subnet, VPC, VPCEndpoint, security_group, vpc_endpoint,
};
use cloudformation::{Handle, Template};

use crate::environment::{Nat, Network};

/// What tasks and the agents that start them talk to: the logical id, and the name that follows the region.
const SERVICES: [(&str, &str); 5] = [
    ("ImagesEndpoint", "ecr.dkr"),
    ("RegistryEndpoint", "ecr.api"),
    ("LogsEndpoint", "logs"),
    ("SecretsEndpoint", "secretsmanager"),
    ("QueuesEndpoint", "sqs"),
];

/// What they reach through a NAT gateway where there is one: a few small calls.
const SELDOM: [(&str, &str); 1] = [("EventsEndpoint", "events")];

/// S3, through routes; it costs nothing.
pub(super) fn storage(t: &mut Template, vpc: Handle<VPC>, routes: &[Handle<RouteTable>]) {
    t.add(
        "StorageEndpoint",
        VPCEndpoint::new(vpc.reference())
            .service_name(sub("com.amazonaws.${AWS::Region}.s3"))
            .vpc_endpoint_type(vpc_endpoint::VpcEndpointType::Gateway)
            .route_table_ids(routes.iter().map(Handle::reference).collect::<Vec<_>>()),
    );
}

/// The other services, through an address in each private subnet.
pub(super) fn interfaces(t: &mut Template, network: &Network, vpc: Handle<VPC>, private: &[Handle<Subnet>]) {
    let group = t.add(
        "EndpointGroup",
        SecurityGroup::new("Endpoints of AWS services: reached from the whole network")
            .vpc_id(vpc.reference())
            .security_group_ingress([security_group::Ingress::new("tcp")
                .cidr_ip(network.range.to_string())
                .from_port(443)
                .to_port(443)
                .description("Whatever runs in the VPC")]),
    );
    let seldom = if network.nat == Nat::None { &SELDOM[..] } else { &[] };
    for (id, service) in SERVICES.iter().chain(seldom) {
        t.add(
            id,
            VPCEndpoint::new(vpc.reference())
                .service_name(sub(format!("com.amazonaws.${{AWS::Region}}.{service}")))
                .vpc_endpoint_type(vpc_endpoint::VpcEndpointType::Interface)
                .private_dns_enabled(true)
                .subnet_ids(private.iter().map(Handle::reference).collect::<Vec<_>>())
                .security_group_ids([group.group_id()]),
        );
    }
}
