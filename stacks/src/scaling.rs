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
pub(crate) enum Load {
    /// Requests a minute for each task.
    Requests { each: f64, balancer: Value<String> },
    /// Messages that wait for each task.
    Backlog { queue: Value<String> },
}

/// The constant logical ids.
pub(crate) struct Ids {
    pub(crate) target: &'static str,
    pub(crate) cpu: &'static str,
    pub(crate) load: &'static str,
}

/// The service with its number of tasks: one that scales has none of its own, which a deployment would set back.
pub(crate) fn counted(service: Service, count: Count) -> Service {
    match count {
        Count::Fixed(count) => service.desired_count(count),
        Count::Between(..) => service,
    }
}

/// Lets a service scale between two numbers of tasks.
pub(crate) fn add(
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
    let (name, target, metric) = match load {
        Load::Requests { each, balancer } => {
            let requests = metric(
                "load",
                "AWS/ApplicationELB",
                "RequestCount",
                "Sum",
                vec![dimension("LoadBalancer", balancer)],
            );
            ("requests", each, requests)
        }
        Load::Backlog { queue } => {
            let name = "ApproximateNumberOfMessagesVisible";
            let waiting = metric("load", "AWS/SQS", name, "Maximum", vec![dimension("QueueName", queue)]);
            ("backlog", BACKLOG, waiting)
        }
    };
    let each = of_each(metric, cluster, &service.name());
    track(ids.load, name, tracking(target).customized_metric_specification(each));
}

fn dimension(name: &str, value: Value<String>) -> policy::TargetTrackingMetricDimension {
    policy::TargetTrackingMetricDimension::new().name(name).value(value)
}

fn metric(
    id: &str,
    namespace: &str,
    name: &str,
    stat: &str,
    dimensions: Vec<policy::TargetTrackingMetricDimension>,
) -> policy::TargetTrackingMetricDataQuery {
    let metric =
        policy::TargetTrackingMetric::new().namespace(namespace).metric_name(name).dimensions(dimensions);
    policy::TargetTrackingMetricDataQuery::new()
        .id(id)
        .metric_stat(policy::TargetTrackingMetricStat::new().metric(metric).stat(stat))
        .return_data(false)
}

/// A load, divided by the tasks that run: also while two versions of the API share the requests.
/// <https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-target-tracking-metric-math.html>
fn of_each(
    load: policy::TargetTrackingMetricDataQuery,
    cluster: &Value<ClusterName>,
    service: &Value<String>,
) -> policy::CustomizedMetricSpecification {
    let running = metric(
        "running",
        "ECS/ContainerInsights",
        "RunningTaskCount",
        "Average",
        vec![dimension("ClusterName", cluster.clone().into()), dimension("ServiceName", service.clone())],
    );
    let each = policy::TargetTrackingMetricDataQuery::new()
        .id("each")
        .expression("load / FILL(running, 1)")
        .label("For each task");
    policy::CustomizedMetricSpecification::new().metrics([load, running, each])
}
