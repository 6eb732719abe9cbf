//! What services document beyond the schemas of their resource types: a function a type.

mod compute;
mod data;
mod edge;
mod identifier;
mod messaging;
mod network;

use super::declared::{Declared, Resource};
use super::findings::{Findings, join};
use super::matching::{Presence, is_unknown, presence};
use crate::document::Node;
use crate::rule::Rule;

pub(super) fn check(declared: &Declared, findings: &mut Findings) {
    for (id, resource) in &declared.resources {
        let mut subject = Subject { id, resource, declared, findings };
        match resource.type_name {
            "AWS::ApplicationAutoScaling::ScalableTarget" | "AWS::AutoScaling::AutoScalingGroup" => {
                compute::sizes(&mut subject);
            }
            "AWS::Backup::BackupPlan" => data::backup_plan(&mut subject),
            "AWS::CloudFront::Distribution" => edge::distribution(&mut subject),
            "AWS::DynamoDB::Table" => data::table(&mut subject),
            "AWS::EC2::SecurityGroup" => network::security_group(&mut subject),
            "AWS::EC2::SecurityGroupEgress" | "AWS::EC2::SecurityGroupIngress" => network::rule(&mut subject),
            "AWS::ECS::Service" => compute::service(&mut subject),
            "AWS::ECS::TaskDefinition" => compute::task_definition(&mut subject),
            "AWS::ElastiCache::ReplicationGroup" => data::replication_group(&mut subject),
            "AWS::ElasticLoadBalancingV2::Listener" => edge::listener(&mut subject),
            "AWS::ElasticLoadBalancingV2::LoadBalancer" => edge::load_balancer(&mut subject),
            "AWS::ElasticLoadBalancingV2::TargetGroup" => edge::target_group(&mut subject),
            "AWS::Events::Rule" => messaging::schedule(&mut subject),
            "AWS::Lambda::EventSourceMapping" => compute::event_source_mapping(&mut subject),
            "AWS::Lambda::Function" | "AWS::Serverless::Function" => compute::function(&mut subject),
            "AWS::RDS::DBInstance" | "AWS::RDS::DBCluster" => data::database(&mut subject),
            "AWS::Route53::RecordSet" => edge::record_set(&mut subject, "", resource.properties),
            "AWS::Route53::RecordSetGroup" => edge::record_set_group(&mut subject),
            "AWS::S3::Bucket" => data::bucket(&mut subject),
            "AWS::SQS::Queue" => messaging::queue(&mut subject),
            _ => {}
        }
    }
    network::subnets(declared, findings);
    messaging::subscriptions(declared, findings);
    identifier::check(declared, findings);
}

/// The resource that is judged.
struct Subject<'a, 'f> {
    id: &'a str,
    resource: &'a Resource<'a>,
    declared: &'a Declared<'a>,
    findings: &'f mut Findings,
}

impl<'a> Subject<'a, '_> {
    /// A value by its path below `Properties`, such as `Code/ZipFile`.
    fn at(&self, path: &str) -> &'a Node {
        path.split('/').fold(self.resource.properties, |node, step| node.get(step))
    }

    /// A value that is written out, as a text.
    fn text(&self, path: &str) -> Option<String> {
        let node = self.at(path);
        if is_unknown(node) { None } else { node.as_text() }
    }

    fn number(&self, path: &str) -> Option<i64> {
        self.text(path)?.parse().ok()
    }

    fn is_true(&self, path: &str) -> Option<bool> {
        match self.text(path)?.as_str() {
            "true" | "True" => Some(true),
            "false" | "False" => Some(false),
            _ => None,
        }
    }

    /// Whether a property is given; below a value that a function gives, that is unknown.
    fn has(&self, path: &str) -> Presence {
        let (parent, name) = path.rsplit_once('/').unwrap_or(("", path));
        let parent = if parent.is_empty() { self.resource.properties } else { self.at(parent) };
        if parent.function().is_some() { Presence::Maybe } else { presence(parent, name) }
    }

    fn is_absent(&self, path: &str) -> bool {
        self.has(path) == Presence::Absent
    }

    fn is_there(&self, path: &str) -> bool {
        self.has(path) == Presence::There
    }

    /// A finding at a property, or at the resource where the property is not there.
    fn push(&mut self, rule: &Rule, path: &str, message: String, help: &str) {
        let node = if path.is_empty() { self.resource.properties } else { self.at(path) };
        let place = if node.is_null() { self.resource.node.place } else { node.place };
        self.push_at(rule, path, place, message, help);
    }

    fn push_at(&mut self, rule: &Rule, path: &str, place: crate::Place, message: String, help: &str) {
        let base = format!("Resources/{}/Properties", self.id);
        let path = if path.is_empty() { base } else { join(&base, path) };
        self.findings.push(rule, &path, place, message, help);
    }

    /// The resource of this template that a value refers to by `Ref` or `Fn::GetAtt`.
    fn referred(&self, node: &Node) -> Option<(&'a str, &'a Resource<'a>)> {
        referred(self.declared, node)
    }
}

/// The resource of this template that a value refers to by `Ref` or `Fn::GetAtt`.
fn referred<'a>(declared: &'a Declared<'a>, node: &Node) -> Option<(&'a str, &'a Resource<'a>)> {
    let (name, argument) = node.function()?;
    let id = match (name, argument.as_str(), argument.items()) {
        ("Ref", Some(id), _) => id,
        ("Fn::GetAtt", Some(text), _) => text.split('.').next()?,
        ("Fn::GetAtt", None, [id, ..]) => id.as_str()?,
        _ => return None,
    };
    declared.resources.get_key_value(id).map(|(id, resource)| (*id, resource))
}
