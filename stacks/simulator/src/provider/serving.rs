//! Resources that serve: clusters, task definitions, services, functions, load balancers and target groups.

use std::sync::Arc;

use cloudformation::document;
use serde_json::Value as Json;
use tokio_util::sync::CancellationToken;

use super::{Desired, Made, Refused, listening, number};
use crate::shared::Shared;
use crate::state::{Function, Service, TargetGroup};
use crate::{ecs, lambda};

pub(super) fn cluster(shared: &Shared, desired: &Desired) -> Made {
    let name = desired.name(shared, "ClusterName");
    let arn = shared.arn("ecs", &format!("cluster/{name}"));
    shared.state().clusters.insert(name.clone(), arn.clone());
    Made::new(&name, &[("Arn", &arn)])
}

pub(super) fn task_definition(shared: &Shared, desired: &Desired) -> Made {
    let family = desired.name(shared, "Family");
    let mut state = shared.state();
    let prefix = shared.arn("ecs", &format!("task-definition/{family}:"));
    let newest =
        state.task_definitions.keys().filter_map(|arn| arn.strip_prefix(&prefix)?.parse::<u32>().ok()).max();
    let arn = format!("{prefix}{}", newest.unwrap_or(0) + 1);
    state.task_definitions.insert(arn.clone(), desired.properties.clone());
    Made::new(&arn, &[("TaskDefinitionArn", &arn)])
}

/// A service, complete when its tasks are healthy.
pub(super) async fn service(
    shared: &Arc<Shared>,
    desired: &Desired,
    arn: Option<&str>,
) -> Result<Made, Refused> {
    let cluster = desired.text("Cluster").unwrap_or("default");
    let cluster = cluster.rsplit('/').next().unwrap_or(cluster).to_owned();
    let current = arn.and_then(|arn| shared.state().services.get(arn).cloned());
    let (arn, name) = if let (Some(arn), Some(service)) = (arn, &current) {
        (arn.to_owned(), service.name.clone())
    } else {
        let name = desired.name(shared, "ServiceName");
        (shared.arn("ecs", &format!("service/{cluster}/{name}")), name)
    };
    let balancers = desired.properties["LoadBalancers"].as_array();
    let target_groups = balancers
        .into_iter()
        .flatten()
        .filter_map(|balancer| {
            let port = u16::try_from(number(&balancer["ContainerPort"])?).ok()?;
            Some((balancer["TargetGroupArn"].as_str()?.to_owned(), port))
        })
        .collect();
    let service = Service {
        name: name.clone(),
        cluster,
        task_definition: desired.text("TaskDefinition").unwrap_or_default().to_owned(),
        desired: desired.number("DesiredCount").and_then(|count| usize::try_from(count).ok()).unwrap_or(1),
        target_groups,
        nonce: desired.properties["ForceNewDeployment"]["ForceNewDeploymentNonce"]
            .as_str()
            .unwrap_or_default()
            .to_owned(),
        created: current.as_ref().map_or_else(|| shared.now(), |service| service.created),
    };
    // The record is there while the deployment runs, so that clients can watch it.
    shared.state().services.insert(arn.clone(), service.clone());
    if let Err(failure) = ecs::deploy(shared, &arn, service, desired.cancel.clone()).await {
        match current {
            Some(current) => {
                shared.state().services.insert(arn.clone(), current);
            }
            None => ecs::delete(shared, &arn).await,
        }
        return Err(Refused { physical: arn, reason: failure.0 });
    }
    Ok(Made::new(&arn, &[("ServiceArn", &arn), ("Name", &name)]))
}

/// A function of an image, complete when its process was started.
pub(super) async fn function(
    shared: &Arc<Shared>,
    desired: &Desired,
    name: Option<&str>,
) -> Result<Made, String> {
    if desired.text("PackageType") != Some("Image") {
        return Err("the simulator has functions of images only".into());
    }
    let name = name.map_or_else(|| desired.name(shared, "FunctionName"), str::to_owned);
    let arn = shared.arn("lambda", &format!("function:{name}"));
    let texts = |list: &Json| -> Vec<String> {
        list.as_array().into_iter().flatten().filter_map(|item| item.as_str().map(str::to_owned)).collect()
    };
    let properties = &desired.properties;
    let variables = document::object(&properties["Environment"]["Variables"]).iter();
    let function = Function {
        image: properties["Code"]["ImageUri"].as_str().unwrap_or_default().to_owned(),
        command: texts(&properties["ImageConfig"]["Command"]),
        environment: variables
            .map(|(name, value)| (name.clone(), value.as_str().unwrap_or_default().to_owned()))
            .collect(),
        role: desired.text("Role").unwrap_or_default().to_owned(),
        log_group: properties["LoggingConfig"]["LogGroup"]
            .as_str()
            .map_or_else(|| format!("/aws/lambda/{name}"), str::to_owned),
        // Lambda's own default.
        timeout: desired.number("Timeout").unwrap_or(3),
        dead_letters: properties["DeadLetterConfig"]["TargetArn"].as_str().map(str::to_owned),
    };
    lambda::start(shared, &name, function.clone()).await?;
    shared.state().functions.insert(name.clone(), function);
    Ok(Made::new(&name, &[("Arn", &arn)]))
}

pub(super) fn load_balancer(shared: &Shared, desired: &Desired) -> Made {
    let name = desired.name(shared, "Name");
    let arn = shared.arn("elasticloadbalancing", &format!("loadbalancer/app/{name}"));
    let full_name = full_name(&arn);
    Made::new(
        &arn,
        &[
            ("DNSName", "127.0.0.1"),
            ("LoadBalancerName", &name),
            ("LoadBalancerFullName", &full_name),
            ("LoadBalancerArn", &arn),
            ("CanonicalHostedZoneID", "Z0"),
        ],
    )
}

pub(super) fn target_group(shared: &Shared, desired: &Desired, arn: Option<&str>) -> Made {
    let arn = match arn {
        Some(arn) => arn.to_owned(),
        None => shared.arn("elasticloadbalancing", &format!("targetgroup/{}", desired.name(shared, "Name"))),
    };
    let group = TargetGroup {
        path: desired.text("HealthCheckPath").unwrap_or("/").to_owned(),
        unhealthy_threshold: desired
            .number("UnhealthyThresholdCount")
            .and_then(|count| u32::try_from(count).ok())
            .unwrap_or(2),
    };
    shared.state().target_groups.insert(arn.clone(), group);
    Made::new(&arn, &[("TargetGroupArn", &arn), ("TargetGroupFullName", &full_name(&arn))])
}

/// How metrics name a load balancer (`app/NAME`) or a target group (`targetgroup/NAME`).
fn full_name(arn: &str) -> String {
    let name = arn.rsplit(':').next().unwrap_or_default();
    name.strip_prefix("loadbalancer/").unwrap_or(name).to_owned()
}

/// Gives what was made before there were full names its own.
fn complete(shared: &Shared) {
    const NAMED: [(&str, &str); 2] = [
        ("AWS::ElasticLoadBalancingV2::LoadBalancer", "LoadBalancerFullName"),
        ("AWS::ElasticLoadBalancingV2::TargetGroup", "TargetGroupFullName"),
    ];
    let mut state = shared.state();
    for resource in state.stacks.values_mut().flat_map(|stack| stack.resources.values_mut()) {
        if let Some((_, name)) = NAMED.iter().find(|(kind, _)| *kind == resource.resource_type) {
            let full_name = full_name(&resource.physical);
            resource.attributes.entry((*name).to_owned()).or_insert(full_name);
        }
    }
}

/// Opens listeners and starts services again; gives what went wrong.
pub(super) async fn resume(shared: &Arc<Shared>) -> Vec<String> {
    complete(shared);
    let mut problems = listening::resume(shared).await;
    let services = shared.state().services.clone();
    let started = services.into_iter().map(|(arn, service)| async move {
        let name = service.name.clone();
        let deployed = ecs::deploy(shared, &arn, service, CancellationToken::new()).await;
        deployed.err().map(|failure| format!("{name}: {failure}"))
    });
    problems.extend(futures_util::future::join_all(started).await.into_iter().flatten());
    problems
}
