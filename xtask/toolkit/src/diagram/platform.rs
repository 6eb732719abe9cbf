//! Resources of several stacks as one: a reference is followed through parameters to the output that gives it.

use std::collections::BTreeMap;

use cloudformation::Stack;
use cloudformation::document::{Node, object};
use cloudformation::reference;
use serde_json::Value as Json;

use super::Zone;

/// A resource: its stack and its logical id.
pub(super) type Id<'a> = (&'a str, &'a str);

pub(super) struct Platform<'a> {
    /// The template of each stack, and where the values of its parameters come from.
    stacks: BTreeMap<&'a str, (Json, &'a Stack)>,
}

impl<'a> Platform<'a> {
    pub(super) fn new(stacks: &'a [Stack]) -> Self {
        let stacks = stacks.iter().map(|stack| (stack.name, (stack.template.to_json(), stack)));
        Self { stacks: stacks.collect() }
    }

    /// The resources of a type, in the order of their stacks.
    pub(super) fn of_type(&self, kind: &str) -> Vec<Id<'_>> {
        let mut found = Vec::new();
        for (stack, (template, _)) in &self.stacks {
            let resources = object(&template["Resources"]).iter();
            found.extend(
                resources
                    .filter(|(_, resource)| resource["Type"] == kind)
                    .map(|(id, _)| (*stack, id.as_str())),
            );
        }
        found
    }

    pub(super) fn properties(&self, (stack, id): Id) -> &Json {
        static NOTHING: Json = Json::Null;
        self.stacks.get(stack).map_or(&NOTHING, |(template, _)| &template["Resources"][id]["Properties"])
    }

    /// The resources that a value refers to.
    pub(super) fn targets(&self, stack: &str, value: &Json) -> Vec<Id<'_>> {
        let Some((name, (template, definition))) = self.stacks.get_key_value(stack) else {
            return Vec::new();
        };
        let mut found = Vec::new();
        for reference in reference::find(&Node::from(value)) {
            let target = reference.target.id();
            if let Some((id, _)) = object(&template["Resources"]).get_key_value(target) {
                found.push((*name, id.as_str()));
            } else if let Some(input) = definition.inputs.iter().find(|input| input.parameter == target) {
                found.extend(self.output(input.stack, input.output));
            }
        }
        found
    }

    /// The resources that an output is made of.
    pub(super) fn output(&self, stack: &str, name: &str) -> Vec<Id<'_>> {
        let value = self.stacks.get(stack).map(|(template, _)| &template["Outputs"][name]["Value"]);
        value.map(|value| self.targets(stack, value)).unwrap_or_default()
    }

    /// The resources of a type that a resource names.
    pub(super) fn near(&self, id: Id, kind: &str) -> Vec<Id<'_>> {
        let mut found = self.targets(id.0, self.properties(id));
        found.retain(|(stack, id)| self.stacks[stack].0["Resources"][*id]["Type"] == kind);
        found
    }

    /// What kind of subnet a resource is, by the routes of its table.
    pub(super) fn subnet(&self, id: Id) -> Option<Zone> {
        let associations = self.of_type("AWS::EC2::SubnetRouteTableAssociation");
        let of_subnet = |one: &&Id| self.targets(one.0, &self.properties(**one)["SubnetId"]).contains(&id);
        let association = *associations.iter().find(of_subnet)?;
        let tables = self.near(association, "AWS::EC2::RouteTable");
        let routes = self.of_type("AWS::EC2::Route").into_iter().filter(|route| {
            self.near(*route, "AWS::EC2::RouteTable").iter().any(|table| tables.contains(table))
        });
        let mut zone = Zone::Isolated;
        for route in routes {
            let properties = self.properties(route);
            if !properties["GatewayId"].is_null() {
                return Some(Zone::Public);
            }
            if !properties["NatGatewayId"].is_null() {
                zone = Zone::Private;
            }
        }
        Some(zone)
    }
}
