//! Traces: a collector of OpenTelemetry beside the app in each of its tasks, which takes spans by OTLP and hands them to
//! X-Ray. <https://docs.aws.amazon.com/xray/latest/devguide/xray-opentelemetry.html>

use cloudformation::resource::ecs::task_definition as td;
use cloudformation::{Parameter, Template, Value, intrinsic};
use contract::TracesBindings;
use serde_json::{Value as Json, json};

use crate::environment::Environment;
use crate::process::{Binding, Process};

/// AWS's build of the collector. A deployment that must not change by itself names a digest.
const IMAGE: &str = "public.ecr.aws/aws-observability/aws-otel-collector:v0.47.0";
const NAME: &str = "collector";
/// Where it listens in its task, which is no other task's business.
const ADDRESS: &str = "127.0.0.1:4318";
/// MiB, of the task's memory.
const MEMORY: i64 = 128;

/// What sends segments to X-Ray, which has no resources that could be named.
/// <https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsx-ray.html>
pub(crate) const SENDS: [&str; 2] = ["xray:PutTelemetryRecords", "xray:PutTraceSegments"];

/// The share of requests and runs that are traced.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Traces {
    percent: i64,
}

pub(crate) fn of(environment: &Environment) -> Traces {
    Traces { percent: environment.traces }
}

impl Binding for Traces {
    type Settings = TracesBindings<Value<String>>;

    fn bind(&self, process: &mut Process<'_>) -> Self::Settings {
        if self.percent > 0 {
            process.may(&SENDS, "*".into());
            let container = collector(&mut process.stack.template);
            process.beside(NAME, container);
        }
        #[expect(clippy::cast_precision_loss, reason = "a number of two digits")]
        let ratio = self.percent as f64 / 100.0;
        TracesBindings { ratio: ratio.to_string().into(), collector: format!("http://{ADDRESS}").into() }
    }
}

/// The container; a task that has begun goes on without it.
fn collector(t: &mut Template) -> td::ContainerDefinition {
    let image =
        t.parameter("CollectorImage", Parameter::<String>::new("The collector of traces").default(IMAGE));
    td::ContainerDefinition::new(image, NAME)
        .essential(false)
        .readonly_root_filesystem(true)
        .memory(MEMORY)
        .environment([
            td::KeyValuePair::new().name("AOT_CONFIG_CONTENT").value(configuration().to_string()),
            td::KeyValuePair::new().name("AWS_REGION").value(intrinsic::region()),
        ])
}

/// <https://aws-otel.github.io/docs/setup/ecs/config-through-ssm>
fn configuration() -> Json {
    json!({
        "receivers": { "otlp": { "protocols": { "http": { "endpoint": ADDRESS } } } },
        "processors": {
            "batch": {},
            "memory_limiter": { "check_interval": "1s", "limit_mib": MEMORY * 3 / 4, "spike_limit_mib": MEMORY / 4 },
            "resourcedetection": { "detectors": ["env", "ecs"] },
        },
        "exporters": { "awsxray": {} },
        "service": { "pipelines": { "traces": {
            "receivers": ["otlp"],
            "processors": ["memory_limiter", "resourcedetection", "batch"],
            "exporters": ["awsxray"],
        } } },
    })
}
