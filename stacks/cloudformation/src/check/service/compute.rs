//! Lambda, ECS and groups of instances.

use std::collections::BTreeSet;

use super::Subject;
use crate::catalogue;
use crate::document::Node;
use crate::rule;
use crate::types::{WrongSize, fargate_size};

/// Runtimes, the day from which Lambda creates no function with them, and the day of their deprecation; sorted.
/// <https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html>, as of 2026-10-20.
const RUNTIMES: [(&str, &str, &str); 29] = [
    ("dotnet6", "2027-02-01", "2024-12-20"),
    ("dotnetcore1.0", "2019-06-30", "2019-06-27"),
    ("dotnetcore2.0", "2019-04-30", "2019-05-30"),
    ("dotnetcore2.1", "2022-01-05", "2022-01-05"),
    ("dotnetcore3.1", "2023-04-03", "2023-04-03"),
    ("go1.x", "2024-02-08", "2024-01-08"),
    ("java8", "2024-02-08", "2024-01-08"),
    ("nodejs", "2016-09-30", "2016-08-30"),
    ("nodejs10.x", "2021-07-30", "2021-07-30"),
    ("nodejs12.x", "2023-03-31", "2023-03-31"),
    ("nodejs14.x", "2024-01-09", "2023-12-04"),
    ("nodejs16.x", "2027-02-01", "2024-06-12"),
    ("nodejs18.x", "2027-02-01", "2025-09-01"),
    ("nodejs20.x", "2027-02-01", "2026-04-30"),
    ("nodejs4.3", "2020-02-03", "2020-03-05"),
    ("nodejs4.3-edge", "2019-03-31", "2020-03-05"),
    ("nodejs6.10", "2019-07-12", "2019-08-12"),
    ("nodejs8.10", "2020-02-04", "2020-03-06"),
    ("provided", "2024-02-08", "2024-01-08"),
    ("provided.al2", "2027-02-01", "2026-07-31"),
    ("python2.7", "2021-07-15", "2021-07-15"),
    ("python3.10", "2027-02-01", "2026-10-31"),
    ("python3.6", "2022-07-18", "2022-07-18"),
    ("python3.7", "2024-01-09", "2023-12-04"),
    ("python3.8", "2027-02-01", "2024-10-14"),
    ("python3.9", "2027-02-01", "2025-12-15"),
    ("ruby2.5", "2021-07-30", "2021-07-30"),
    ("ruby2.7", "2024-01-09", "2023-12-07"),
    ("ruby3.2", "2027-02-01", "2026-03-31"),
];

/// Names that Lambda sets itself.
/// <https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime>
const RESERVED: [&str; 15] = [
    "AWS_ACCESS_KEY",
    "AWS_ACCESS_KEY_ID",
    "AWS_DEFAULT_REGION",
    "AWS_EXECUTION_ENV",
    "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
    "AWS_LAMBDA_FUNCTION_NAME",
    "AWS_LAMBDA_FUNCTION_VERSION",
    "AWS_LAMBDA_INITIALIZATION_TYPE",
    "AWS_LAMBDA_LOG_GROUP_NAME",
    "AWS_LAMBDA_LOG_STREAM_NAME",
    "AWS_LAMBDA_RUNTIME_API",
    "AWS_REGION",
    "AWS_SECRET_ACCESS_KEY",
    "AWS_SECRET_KEY",
    "AWS_SESSION_TOKEN",
];

/// Bytes of all names and values together.
const LARGEST_ENVIRONMENT: usize = 4_096;

pub(super) fn function(subject: &mut Subject) {
    let own = subject.text("Runtime");
    let global = || subject.declared.root.get("Globals").get("Function").get("Runtime").as_text();
    let is_serverless = subject.resource.type_name == "AWS::Serverless::Function";
    let runtime = own.or_else(|| if is_serverless { global() } else { None });
    if let Some(runtime) = runtime
        && let Some((name, blocked, deprecated)) = RUNTIMES.iter().find(|(name, ..)| *name == runtime)
    {
        if *blocked <= catalogue::DATE {
            let message = format!("Lambda creates no function with `{name}` since {blocked}");
            subject.push(&rule::LAMBDA_RUNTIME, "Runtime", message, "use a newer version of the runtime");
        } else if *deprecated <= catalogue::DATE {
            let message =
                format!("`{name}` is deprecated since {deprecated}; from {blocked} on none is created");
            subject.push(
                &rule::LAMBDA_RUNTIME_DEPRECATED,
                "Runtime",
                message,
                "use a newer version of the runtime",
            );
        }
    }
    if subject.resource.type_name == "AWS::Lambda::Function" {
        package(subject);
    }
    environment(subject);
}

fn package(subject: &mut Subject) {
    let is_image = subject.text("PackageType").as_deref() == Some("Image");
    if is_image {
        for name in ["Handler", "Layers", "Runtime"] {
            if subject.is_there(name) {
                let message = format!("a function from an image has no `{name}`");
                subject.push(&rule::LAMBDA_PACKAGE, name, message, "the image says it");
            }
        }
        return;
    }
    if subject.is_there("Code/ZipFile") {
        if subject.is_absent("Runtime") {
            let message = "code in the template needs `Runtime`".to_owned();
            subject.push(&rule::LAMBDA_PACKAGE, "Code/ZipFile", message, "");
        }
        if subject.is_absent("Handler") {
            let message = "code in the template needs `Handler`".to_owned();
            subject.push(&rule::LAMBDA_PACKAGE, "Code/ZipFile", message, "");
        }
        if let Some(runtime) = subject.text("Runtime")
            && !runtime.starts_with("nodejs")
            && !runtime.starts_with("python")
        {
            let message = format!("code in the template works with Node.js and Python, not with `{runtime}`");
            subject.push(&rule::LAMBDA_PACKAGE, "Runtime", message, "upload the code to S3");
        }
    }
}

fn environment(subject: &mut Subject) {
    let variables = subject.at("Environment/Variables");
    let mut size = 0;
    for (key, value) in variables.entries() {
        let name = key.text.as_str();
        if RESERVED.contains(&name) {
            let path = format!("Environment/Variables/{name}");
            let message = format!("`{name}` is set by Lambda itself");
            subject.push_at(&rule::LAMBDA_ENVIRONMENT, &path, key.place, message, "choose another name");
        }
        size += name.len() + value.as_text().map_or(0, |text| text.len());
    }
    if size > LARGEST_ENVIRONMENT {
        let message = format!("{size} bytes of variables; Lambda takes {LARGEST_ENVIRONMENT}");
        subject.push(
            &rule::LAMBDA_ENVIRONMENT,
            "Environment/Variables",
            message,
            "read the rest from SSM or S3",
        );
    }
}

pub(super) fn event_source_mapping(subject: &mut Subject) {
    let source = subject.at("EventSourceArn");
    let literal = source.as_str().and_then(|arn| arn.split(':').nth(2)).map(str::to_owned);
    let referred = subject.referred(source);
    let service = match (&literal, &referred) {
        (Some(service), _) => service.as_str(),
        (None, Some((_, resource))) => match resource.type_name {
            "AWS::SQS::Queue" => "sqs",
            "AWS::Kinesis::Stream" => "kinesis",
            "AWS::DynamoDB::Table" => "dynamodb",
            _ => return,
        },
        (None, None) => return,
    };
    match service {
        "sqs" if subject.is_there("StartingPosition") => {
            let message = "a queue has no starting position".to_owned();
            subject.push(&rule::LAMBDA_EVENT_SOURCE, "StartingPosition", message, "remove it");
        }
        "kinesis" | "dynamodb" if subject.is_absent("StartingPosition") => {
            let message = "a stream is read from a `StartingPosition`".to_owned();
            subject.push(&rule::LAMBDA_EVENT_SOURCE, "", message, "add it: LATEST or TRIM_HORIZON");
        }
        _ => {}
    }
    let is_fifo = |node: &Node| node.get("FifoQueue").as_text().as_deref() == Some("true");
    if service == "sqs"
        && referred.is_some_and(|(_, resource)| is_fifo(resource.properties))
        && subject.number("BatchSize").is_some_and(|size| size > 10)
    {
        let message = "at most 10 messages of a FIFO queue are given at once".to_owned();
        subject.push(&rule::LAMBDA_EVENT_SOURCE, "BatchSize", message, "");
    }
}

pub(super) fn task_definition(subject: &mut Subject) {
    let containers = subject.at("ContainerDefinitions").items();
    let essential = |node: &Node| node.get("Essential").as_text().as_deref() == Some("false");
    if !containers.is_empty() && containers.iter().all(essential) {
        let message = "no container is essential".to_owned();
        subject.push(&rule::ECS_ESSENTIAL, "ContainerDefinitions", message, "the task would never end");
    }
    let compatibilities = subject.at("RequiresCompatibilities");
    let is_fargate = compatibilities.items().iter().any(|item| item.as_str() == Some("FARGATE"));
    for (index, container) in containers.iter().enumerate() {
        let logs = container.get("LogConfiguration");
        let options = logs.get("Options");
        if logs.get("LogDriver").as_str() != Some("awslogs") || options.function().is_some() {
            continue;
        }
        let wanted: &[&str] = if is_fargate {
            &["awslogs-group", "awslogs-region", "awslogs-stream-prefix"]
        } else {
            &["awslogs-group", "awslogs-region"]
        };
        for name in wanted {
            if !options.has(name) {
                let path = format!("ContainerDefinitions/{index}/LogConfiguration/Options");
                let place = if options.is_null() { logs.place } else { options.place };
                subject.push_at(&rule::ECS_LOGS, &path, place, format!("the option `{name}` is missing"), "");
            }
        }
    }
    if !is_fargate {
        return;
    }
    for name in ["Cpu", "Memory"] {
        if subject.is_absent(name) {
            subject.push(&rule::ECS_FARGATE_TASK, "", format!("a task for Fargate needs `{name}`"), "");
        }
    }
    if let Some(mode) = subject.text("NetworkMode").filter(|mode| mode != "awsvpc") {
        let message = format!("a task for Fargate has the network mode awsvpc, not `{mode}`");
        subject.push(&rule::ECS_FARGATE_TASK, "NetworkMode", message, "");
    } else if subject.is_absent("NetworkMode") {
        let message = "a task for Fargate needs `NetworkMode: awsvpc`".to_owned();
        subject.push(&rule::ECS_FARGATE_TASK, "", message, "");
    }
    if let (Some(cpu), Some(memory)) = (units(subject, "Cpu", "vcpu"), units(subject, "Memory", "gb"))
        && let Err(WrongSize::Cpu(wanted) | WrongSize::Memory(wanted)) = fargate_size(cpu, memory)
    {
        let message = format!("Fargate has no size of {cpu} CPU units and {memory} MiB");
        subject.push(&rule::ECS_FARGATE_SIZE, "Memory", message, &format!("take {wanted}"));
    }
}

/// `1024`, `1 vCPU` and `2 GB` as a number of units or MiB.
fn units(subject: &Subject, path: &str, unit: &str) -> Option<i64> {
    let text = subject.text(path)?.to_lowercase().replace(' ', "");
    match text.strip_suffix(unit) {
        #[expect(clippy::cast_possible_truncation, reason = "sizes are small")]
        Some(number) => number.parse::<f64>().ok().map(|number| (number * 1024.0) as i64),
        None => text.parse().ok(),
    }
}

pub(super) fn service(subject: &mut Subject) {
    let is_fargate = subject.text("LaunchType").as_deref() == Some("FARGATE");
    if is_fargate && subject.is_absent("NetworkConfiguration") {
        let message = "a service on Fargate needs `NetworkConfiguration`".to_owned();
        subject.push(&rule::ECS_SERVICE_NETWORK, "", message, "say in which subnets its tasks run");
    }
    let Some((id, task)) = subject.referred(subject.at("TaskDefinition")) else { return };
    let mode = task.properties.get("NetworkMode");
    if !is_fargate && mode.as_str() == Some("awsvpc") && subject.is_absent("NetworkConfiguration") {
        let message = format!("`{id}` has the network mode awsvpc: the service needs `NetworkConfiguration`");
        subject.push(&rule::ECS_SERVICE_NETWORK, "", message, "");
    }
    let compatibilities = task.properties.get("RequiresCompatibilities");
    let known: BTreeSet<&str> = compatibilities.items().iter().filter_map(Node::as_str).collect();
    let is_written = compatibilities.is_list() && compatibilities.items().len() == known.len();
    if is_fargate && is_written && !known.contains("FARGATE") {
        let message = format!("`{id}` is no task for Fargate: its `RequiresCompatibilities` lack FARGATE");
        subject.push(&rule::ECS_FARGATE_TASK, "TaskDefinition", message, "");
    }
}

pub(super) fn sizes(subject: &mut Subject) {
    let (least, most) = match subject.resource.type_name {
        "AWS::AutoScaling::AutoScalingGroup" => ("MinSize", "MaxSize"),
        _ => ("MinCapacity", "MaxCapacity"),
    };
    if let (Some(smallest), Some(largest)) = (subject.number(least), subject.number(most))
        && smallest > largest
    {
        let message = format!("`{least}` is {smallest}, above `{most}`, which is {largest}");
        subject.push(&rule::AUTOSCALING_SIZE, least, message, "");
    }
}
