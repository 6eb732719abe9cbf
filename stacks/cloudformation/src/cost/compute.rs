//! What computes: Fargate, EC2 and Lambda.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::{Charges, number, times};
use crate::document::Node;
use crate::evaluate::{self, text};
use crate::reference;

/// GB of storage that every Fargate task has without charge. <https://aws.amazon.com/fargate/pricing/>
const FREE_STORAGE: f64 = 20.0;

/// A cluster of Fargate costs nothing, but for its metrics.
pub(super) fn cluster(cluster: &Json, charges: &mut Charges) {
    let settings = cluster["ClusterSettings"].as_array().map(Vec::as_slice).unwrap_or_default();
    let insights = settings.iter().find(|setting| setting["Name"] == "containerInsights");
    if insights.is_some_and(|setting| setting["Value"] != "disabled") {
        charges.unknown("the metrics and logs of Container Insights");
    }
}

/// The least number of tasks of a service that scales.
fn scaled<'a>(service: &str, resources: &'a BTreeMap<&str, Json>) -> Option<&'a Json> {
    let mut targets = resources
        .values()
        .filter(|resource| resource["Type"] == "AWS::ApplicationAutoScaling::ScalableTarget")
        .map(|resource| &resource["Properties"]);
    let target = targets.find(|target| {
        reference::find(&Node::from(&target["ResourceId"])).iter().any(|found| found.target.id() == service)
    })?;
    Some(&target["MinCapacity"])
}

/// The tasks of a service.
pub(super) fn service(service: &Json, resources: &BTreeMap<&str, Json>, charges: &mut Charges) {
    match launch(service) {
        Launch::Fargate => {}
        Launch::Instances => return charges.unknown("tasks on instances: the instances are what costs"),
        Launch::Spot => return charges.unknown("tasks on Fargate Spot: the price of Spot changes"),
        Launch::Cluster => return charges.unknown("tasks: the cluster chooses what they run on"),
    }
    let task = match evaluate::function(&service["TaskDefinition"]) {
        Some(("Ref", id)) => id.as_str().and_then(|id| resources.get(id)),
        _ => None,
    };
    let Some(task) = task.map(|task| &task["Properties"]) else {
        return charges.unknown("tasks: the task definition is not in this template");
    };
    if text(&task["RuntimePlatform"]["OperatingSystemFamily"])
        .is_some_and(|family| family.starts_with("WINDOWS"))
    {
        return charges.unknown("tasks on Windows");
    }
    let (Some(cpu), Some(memory)) = (size(&task["Cpu"], "vCPU"), size(&task["Memory"], "GB")) else {
        return charges.unknown("tasks: their size is not known before the deployment");
    };
    // <https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html>: one, unless told otherwise.
    let least = scaled(&charges.cost.logical_id, resources);
    let count = match &service["DesiredCount"] {
        Json::Null => least.map_or(Some(1.0), number),
        count => number(count),
    };
    if service["DesiredCount"].is_null() && least.is_some() {
        charges.unknown("tasks above the least number that its scaling allows");
    }
    let Some(count) = count else {
        return charges.unknown("tasks: their number is not known before the deployment");
    };
    let is_arm = task["RuntimePlatform"]["CpuArchitecture"] == "ARM64";
    let processor = if is_arm { "arm" } else { "x86" };
    charges.hourly(
        &times(count, &format!("{cpu} vCPU")),
        &format!("fargate.{processor}.vcpu-hour"),
        count * cpu,
    );
    charges.hourly(
        &times(count, &format!("{memory} GB")),
        &format!("fargate.{processor}.gb-hour"),
        count * memory,
    );
    if let Some(size) = number(&task["EphemeralStorage"]["SizeInGiB"]).filter(|size| *size > FREE_STORAGE) {
        let more = size - FREE_STORAGE;
        charges.hourly(
            &times(count, &format!("{more} GB of storage")),
            "fargate.storage.gb-hour",
            count * more,
        );
    }
    if service["NetworkConfiguration"]["AwsvpcConfiguration"]["AssignPublicIp"] == "ENABLED" {
        charges.hourly(&times(count, "a public IPv4 address"), "ipv4.hour", count);
    }
}

enum Launch {
    Fargate,
    Spot,
    Instances,
    /// The cluster's default strategy.
    Cluster,
}

fn launch(service: &Json) -> Launch {
    let strategy = service["CapacityProviderStrategy"].as_array().map(Vec::as_slice).unwrap_or_default();
    let on = |name: &str| strategy.iter().any(|item| item["CapacityProvider"] == name);
    match service["LaunchType"].as_str() {
        Some("FARGATE") => Launch::Fargate,
        None if on("FARGATE_SPOT") => Launch::Spot,
        None if on("FARGATE") => Launch::Fargate,
        None if strategy.is_empty() => Launch::Cluster,
        Some(_) | None => Launch::Instances,
    }
}

/// `256` of 1,024 units, or `0.25 vCPU`; `512` of 1,024 MiB, or `0.5 GB`.
fn size(json: &Json, unit: &str) -> Option<f64> {
    let text = text(json)?;
    let lower = text.to_lowercase();
    match lower.strip_suffix(&unit.to_lowercase()) {
        Some(whole) => whole.trim().parse().ok(),
        None => lower.parse::<f64>().ok().map(|units| units / 1024.0),
    }
}

pub(super) fn instance(instance: &Json, charges: &mut Charges) {
    match text(&instance["InstanceType"]) {
        Some(kind) => charges.hourly(&kind, &format!("ec2.{kind}.hour"), 1.0),
        None => charges.unknown("the instance: its type is not known before the deployment"),
    }
    charges.unknown("the volumes that its image asks for");
}

pub(super) fn volume(volume: &Json, charges: &mut Charges) {
    match (volume["VolumeType"].as_str(), number(&volume["Size"])) {
        (Some("gp3"), Some(size)) if volume["Iops"].is_null() && volume["Throughput"].is_null() => {
            charges.fixed(&format!("{size} GB of gp3"), "ebs.gp3.gb-month", size);
        }
        _ => charges.unknown("a volume that is not a plain gp3 of a known size"),
    }
}

pub(super) fn function(function: &Json, charges: &mut Charges) {
    charges.by_use("lambda.million-requests", "million requests");
    let is_arm =
        function["Architectures"].as_array().is_some_and(|list| list.iter().any(|one| one == "arm64"));
    charges.by_use(if is_arm { "lambda.arm.gb-second" } else { "lambda.x86.gb-second" }, "GB-second");
}
