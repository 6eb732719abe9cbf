use cloudformation::resource::ec2::{Subnet, VPC};

fn main() {
    let mut stack = cloudformation::Stack::new("network", "");
    let vpc = stack.template.add("Vpc", VPC::new().cidr_block("10.0.0.0/16"));
    let subnet = stack.template.add("Subnet", Subnet::new(vpc.reference()).cidr_block("10.0.0.0/24"));
    stack.template.add("Second", Subnet::new(subnet.reference()).cidr_block("10.0.1.0/24"));
}
