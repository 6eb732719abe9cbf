//! What CloudFormation calls to make, change and delete one resource. A type that runs nothing is recorded only.

mod data;
mod images;
mod listening;
mod recorded;
mod serving;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::Value as Json;
use tokio_util::sync::CancellationToken;

use crate::shared::Shared;

/// One resource, its properties resolved.
pub(crate) struct Desired {
    /// The name of the stack it belongs to.
    pub(crate) stack: String,
    /// Where that stack is. What runs runs in the one region of this cloud.
    pub(crate) region: String,
    pub(crate) logical: String,
    pub(crate) resource_type: String,
    pub(crate) properties: Json,
    /// Asks what takes long to stop.
    pub(crate) cancel: CancellationToken,
}

impl Desired {
    pub(crate) fn text(&self, property: &str) -> Option<&str> {
        self.properties[property].as_str()
    }

    /// A number that may have come through a parameter, and so as text.
    fn number(&self, property: &str) -> Option<u64> {
        number(&self.properties[property])
    }

    /// The property that names the resource, or the name that CloudFormation makes up.
    fn name(&self, shared: &Shared, property: &str) -> String {
        if let Some(name) = self.text(property) {
            return name.to_owned();
        }
        let id = shared.state().id();
        format!("{}-{}-{}", self.stack, self.logical, id.trim_start_matches('0'))
    }
}

fn number(json: &Json) -> Option<u64> {
    json.as_u64().or_else(|| json.as_str()?.parse().ok())
}

/// A resource that exists: what `Ref` and `Fn::GetAtt` give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Made {
    pub(crate) physical: String,
    pub(crate) attributes: BTreeMap<String, String>,
}

impl Made {
    fn new(physical: impl Into<String>, attributes: &[(&str, &str)]) -> Self {
        let attributes =
            attributes.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Self { physical: physical.into(), attributes }
    }
}

/// A handler's message, as the stack event will say it, and what it left behind to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Refused {
    pub(crate) physical: String,
    pub(crate) reason: String,
}

impl From<String> for Refused {
    fn from(reason: String) -> Self {
        Self { physical: String::new(), reason }
    }
}

/// Makes a resource.
pub(crate) async fn create(shared: &Arc<Shared>, desired: &Desired) -> Result<Made, Refused> {
    match desired.resource_type.as_str() {
        "AWS::SQS::Queue" => Ok(data::queue(shared, desired, None)?),
        "AWS::S3::Bucket" => Ok(data::bucket(shared, desired)?),
        "AWS::SecretsManager::Secret" => Ok(data::secret(shared, desired)?),
        "AWS::SSM::Parameter" => Ok(data::parameter(shared, desired, None)?),
        "AWS::Logs::LogGroup" => Ok(data::log_group(shared, desired)?),
        "AWS::RDS::DBInstance" => data::database(shared, desired).await,
        "AWS::ElastiCache::ReplicationGroup" => data::cache(shared, desired, None).await,
        "AWS::ECR::Repository" => Ok(images::repository(shared, desired)?),
        "AWS::Lambda::Function" => Ok(serving::function(shared, desired, None).await?),
        "AWS::ECS::Cluster" => Ok(serving::cluster(shared, desired)),
        "AWS::ECS::TaskDefinition" => Ok(serving::task_definition(shared, desired)),
        "AWS::ECS::Service" => serving::service(shared, desired, None).await,
        "AWS::ElasticLoadBalancingV2::LoadBalancer" => Ok(serving::load_balancer(shared, desired)),
        "AWS::ElasticLoadBalancingV2::TargetGroup" => Ok(serving::target_group(shared, desired, None)),
        "AWS::ElasticLoadBalancingV2::Listener" => Ok(listening::listener(shared, desired, None).await?),
        "AWS::ElasticLoadBalancingV2::ListenerRule" => Ok(listening::rule(shared, desired, None).await?),
        _ => Ok(recorded::make(shared, desired, None)),
    }
}

/// Changes a resource in place.
pub(crate) async fn update(shared: &Arc<Shared>, desired: &Desired, current: &Made) -> Result<Made, Refused> {
    let physical = Some(current.physical.as_str());
    match desired.resource_type.as_str() {
        "AWS::SQS::Queue" => Ok(data::queue(shared, desired, physical)?),
        "AWS::SSM::Parameter" => Ok(data::parameter(shared, desired, physical)?),
        "AWS::ECS::Service" => serving::service(shared, desired, physical).await,
        "AWS::Lambda::Function" => Ok(serving::function(shared, desired, physical).await?),
        "AWS::ElasticLoadBalancingV2::TargetGroup" => Ok(serving::target_group(shared, desired, physical)),
        "AWS::ElasticLoadBalancingV2::Listener" => Ok(listening::listener(shared, desired, physical).await?),
        "AWS::ElasticLoadBalancingV2::ListenerRule" => Ok(listening::rule(shared, desired, physical).await?),
        "AWS::ElastiCache::ReplicationGroup" => data::cache(shared, desired, physical).await,
        // What was generated when they were made stays: their changes touch records only.
        "AWS::S3::Bucket"
        | "AWS::SecretsManager::Secret"
        | "AWS::Logs::LogGroup"
        | "AWS::RDS::DBInstance"
        | "AWS::ECR::Repository"
        | "AWS::ECS::Cluster"
        | "AWS::ECS::TaskDefinition"
        | "AWS::ElasticLoadBalancingV2::LoadBalancer" => Ok(current.clone()),
        _ => Ok(recorded::make(shared, desired, physical)),
    }
}

/// Deletes a resource; one that is gone already is deleted.
pub(crate) async fn delete(shared: &Arc<Shared>, resource_type: &str, physical: &str) -> Result<(), String> {
    match resource_type {
        "AWS::SQS::Queue" => {
            let name = physical.rsplit('/').next().unwrap_or_default();
            shared.state().queues.remove(name);
        }
        "AWS::S3::Bucket" => {
            let mut state = shared.state();
            if state.buckets.get(physical).is_some_and(|bucket| !bucket.objects.is_empty()) {
                return Err("The bucket you tried to delete is not empty".into());
            }
            state.buckets.remove(physical);
        }
        "AWS::SecretsManager::Secret" => {
            shared.state().secrets.remove(physical);
        }
        "AWS::SSM::Parameter" => {
            shared.state().parameters.remove(physical);
        }
        "AWS::Logs::LogGroup" => shared.logs.delete_group(physical),
        "AWS::RDS::DBInstance" => data::drop_database(shared, physical).await?,
        "AWS::ElastiCache::ReplicationGroup" => data::drop_cache(shared, physical).await?,
        "AWS::ECR::Repository" => images::drop_repository(shared, physical)?,
        "AWS::ECS::Cluster" => {
            shared.state().clusters.remove(physical);
        }
        // As on AWS it is deregistered: no task starts from it, and it can still be described.
        "AWS::ECS::TaskDefinition" => {
            if let Some(definition) = shared.state().task_definitions.get_mut(physical) {
                definition["Status"] = "INACTIVE".into();
            }
        }
        "AWS::ECS::Service" => crate::ecs::delete(shared, physical).await,
        "AWS::Lambda::Function" => {
            crate::lambda::stop(shared, physical).await;
            shared.state().functions.remove(physical);
        }
        "AWS::ElasticLoadBalancingV2::TargetGroup" => {
            shared.state().target_groups.remove(physical);
        }
        "AWS::ElasticLoadBalancingV2::Listener" => {
            shared.config.backing.close(physical.to_owned()).await;
            shared.state().listeners.remove(physical);
        }
        "AWS::ElasticLoadBalancingV2::ListenerRule" => listening::drop_rule(shared, physical).await?,
        _ => {}
    }
    Ok(())
}

/// Starts again what ran when the simulator stopped: data first, then listeners, then services.
pub(crate) async fn resume(shared: Arc<Shared>) {
    let problems =
        [data::resume(&shared).await, serving::resume(&shared).await, crate::lambda::resume(&shared).await]
            .concat();
    for problem in problems {
        shared.logs.complain(&format!("cannot start again: {problem}"));
    }
}
