//! How many tasks a service has: a fixed number, or as many as its load needs.

use cloudformation::intrinsic::join;
use cloudformation::resource::applicationautoscaling::{
    ScalableTarget, ScalingPolicy, scalable_target, scaling_policy as policy,
};
use cloudformation::resource::ecs::Service;
use cloudformation::resource::id::ClusterName;
use cloudformation::{Handle, Template, Value};

use crate::environment::Count;
use policy::PredefinedMetricSpecificationPredefinedMetricType as Kind;

/// Per cent of the CPU that tasks are held at: the rest carries what comes until new ones run.
const CPU: f64 = 60.0;
/// Jobs that may wait for each worker: a worker takes a job in seconds to minutes.
const BACKLOG: f64 = 5.0;
/// Seconds between steps: out quickly, in slowly.
const OUT: i64 = 60;
const IN: i64 = 300;

/// What a service scales on.
pub(super) enum Load {
    /// Requests a minute for each task.
    Requests { each: f64, balancer: Value<String>, targets: Value<String> },
    /// Messages that wait for each task.
    Backlog { queue: Value<String> },
}

/// The constant logical ids.
pub(super) struct Ids {
    pub(super) target: &'static str,
    pub(super) cpu: &'static str,
    pub(super) load: &'static str,
}

/// The service with its number of tasks: one that scales has none of its own, which a deployment would set back.
pub(super) fn counted(service: Service, count: Count) -> Service {
    match count {
        Count::Fixed(count) => service.desired_count(count),
        Count::Between(..) => service,
    }
}

/// Lets a service scale between two numbers of tasks.
pub(super) fn add(
    t: &mut Template,
    ids: &Ids,
    cluster: &Value<ClusterName>,
    service: Handle<Service>,
    count: Count,
    load: Load,
) {
    let Count::Between(least, most) = count else { return };
    let resource = join("/", ["service".into(), cluster.clone().into(), service.name()]);
    let target = t.add(
        ids.target,
        ScalableTarget::new(
            most,
            least,
            resource,
            scalable_target::ScalableDimension::EcsServiceDesiredCount,
            scalable_target::ServiceNamespace::Ecs,
        ),
    );
    let mut track =
        |id: &'static str, name: &str, tracking: policy::TargetTrackingScalingPolicyConfiguration| {
            t.add(
                id,
                ScalingPolicy::new(name, policy::PolicyType::TargetTrackingScaling)
                    .scaling_target_id(target.id())
                    .target_tracking_scaling_policy_configuration(
                        tracking.scale_out_cooldown(OUT).scale_in_cooldown(IN),
                    ),
            );
        };
    let predefined = |kind| policy::PredefinedMetricSpecification::new(kind);
    let tracking = policy::TargetTrackingScalingPolicyConfiguration::new;
    track(
        ids.cpu,
        "cpu",
        tracking(CPU).predefined_metric_specification(predefined(Kind::ECSServiceAverageCPUUtilization)),
    );
    match load {
        Load::Requests { each, balancer, targets } => track(
            ids.load,
            "requests",
            tracking(each).predefined_metric_specification(
                predefined(Kind::ALBRequestCountPerTarget).resource_label(join("/", [balancer, targets])),
            ),
        ),
        Load::Backlog { queue } => track(
            ids.load,
            "backlog",
            tracking(BACKLOG).customized_metric_specification(backlog(&queue, cluster, &service.name())),
        ),
    }
}

/// Messages that wait, divided by the tasks that run.
/// <https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-target-tracking-metric-math.html>
fn backlog(
    queue: &Value<String>,
    cluster: &Value<ClusterName>,
    service: &Value<String>,
) -> policy::CustomizedMetricSpecification {
    let dimension = |name: &str, value: Value<String>| {
        policy::TargetTrackingMetricDimension::new().name(name).value(value)
    };
    let metric = |id: &str, namespace: &str, name: &str, stat: &str, dimensions: Vec<_>| {
        let metric =
            policy::TargetTrackingMetric::new().namespace(namespace).metric_name(name).dimensions(dimensions);
        policy::TargetTrackingMetricDataQuery::new()
            .id(id)
            .metric_stat(policy::TargetTrackingMetricStat::new().metric(metric).stat(stat))
            .return_data(false)
    };
    let waiting = metric(
        "waiting",
        "AWS/SQS",
        "ApproximateNumberOfMessagesVisible",
        "Maximum",
        vec![dimension("QueueName", queue.clone())],
    );
    let running = metric(
        "running",
        "ECS/ContainerInsights",
        "RunningTaskCount",
        "Average",
        vec![dimension("ClusterName", cluster.clone().into()), dimension("ServiceName", service.clone())],
    );
    let each = policy::TargetTrackingMetricDataQuery::new()
        .id("each")
        .expression("waiting / FILL(running, 1)")
        .label("Jobs that wait for each worker");
    policy::CustomizedMetricSpecification::new().metrics([waiting, running, each])
}
