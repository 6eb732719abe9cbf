//! Three kinds of subnets in each zone, and the routes of each kind.

use cloudformation::intrinsic::availability_zone;
use cloudformation::resource::ec2::{
    EIP, InternetGateway, NatGateway, Route, RouteTable, Subnet, SubnetRouteTableAssociation, VPC,
    VPCGatewayAttachment,
};
use cloudformation::{Handle, Template};

use crate::environment::{Environment, Nat};

/// The subnets of each kind, a zone each.
pub(super) struct Subnets {
    /// What the internet reaches.
    pub(super) public: Vec<Handle<Subnet>>,
    /// What reaches the internet, if there is a NAT gateway.
    pub(super) private: Vec<Handle<Subnet>>,
    /// What does neither.
    pub(super) isolated: Vec<Handle<Subnet>>,
    /// The route tables of private and isolated subnets.
    pub(super) routes: Vec<Handle<RouteTable>>,
}

/// The constant logical ids of one zone.
struct Ids {
    public: [&'static str; 2],
    private: [&'static str; 2],
    isolated: [&'static str; 2],
    /// The routes of its private subnet, its gateway and the gateway's address.
    nat: [&'static str; 4],
}

macro_rules! ids {
    ($zone:literal) => {
        Ids {
            public: [concat!("PublicSubnet", $zone), concat!("PublicSubnet", $zone, "Routes")],
            private: [concat!("PrivateSubnet", $zone), concat!("PrivateSubnet", $zone, "Routes")],
            isolated: [concat!("IsolatedSubnet", $zone), concat!("IsolatedSubnet", $zone, "Routes")],
            nat: [
                concat!("PrivateRoutes", $zone),
                concat!("PrivateRoute", $zone, "ToInternet"),
                concat!("NatGateway", $zone),
                concat!("NatAddress", $zone),
            ],
        }
    };
}

const ZONES: [Ids; 3] = [ids!("A"), ids!("B"), ids!("C")];
/// Those of the one gateway that all zones share.
const SHARED: [&str; 4] = ["PrivateRoutes", "PrivateRouteToInternet", "NatGateway", "NatAddress"];

/// Each kind takes a sixteenth of the range a zone: public from the first, private from the fifth, isolated from the
/// ninth; the last four are free.
pub(super) fn add(t: &mut Template, environment: &Environment, vpc: Handle<VPC>) -> Subnets {
    let network = &environment.network;
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
    let isolated_routes = t.add("IsolatedRoutes", RouteTable::new(vpc.reference()));

    let (mut public, mut private, mut isolated) = (Vec::new(), Vec::new(), Vec::new());
    let mut routes = vec![isolated_routes];
    let mut private_routes = None;
    for ((zone, number), ids) in (0..).zip(0..).zip(&ZONES).take(network.zones) {
        let subnet = |t: &mut Template, ids: [&'static str; 2], number: u32, routes: Handle<RouteTable>| {
            let subnet = t.add(
                ids[0],
                Subnet::new(vpc.reference())
                    .cidr_block(network.range.sixteenth(number).to_string())
                    .availability_zone(availability_zone(zone)),
            );
            t.add(ids[1], SubnetRouteTableAssociation::new(routes.reference(), subnet.reference()));
            subnet
        };
        let outside = subnet(t, ids.public, number, public_routes);
        // With a gateway in each zone, each has routes of its own.
        let shared = private_routes.filter(|_| network.nat != Nat::PerZone);
        let of_zone = shared.unwrap_or_else(|| {
            let ids = if network.nat == Nat::PerZone { ids.nat } else { SHARED };
            let table = private_table(t, ids, vpc, outside, network.nat, attachment);
            routes.push(table);
            table
        });
        private_routes = Some(of_zone);
        public.push(outside);
        private.push(subnet(t, ids.private, number + 4, of_zone));
        isolated.push(subnet(t, ids.isolated, number + 8, isolated_routes));
    }
    Subnets { public, private, isolated, routes }
}

/// The routes of private subnets, through a gateway in a public one.
fn private_table(
    t: &mut Template,
    [table, route, gateway, address]: [&'static str; 4],
    vpc: Handle<VPC>,
    outside: Handle<Subnet>,
    nat: Nat,
    attachment: Handle<VPCGatewayAttachment>,
) -> Handle<RouteTable> {
    let table = t.add(table, RouteTable::new(vpc.reference()));
    if nat != Nat::None {
        let address = t.add(address, EIP::new().domain("vpc"));
        t.entry(&address).after(&attachment);
        let gateway = t.add(
            gateway,
            NatGateway::new().allocation_id(address.allocation_id()).subnet_id(outside.reference()),
        );
        t.add(
            route,
            Route::new(table.reference())
                .destination_cidr_block("0.0.0.0/0")
                .nat_gateway_id(gateway.reference()),
        );
    }
    table
}
