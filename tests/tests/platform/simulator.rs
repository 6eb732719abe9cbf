//! CloudFormation in process, driven by the AWS SDK: change sets, refusals, rollback, deletion, restarts.

use std::time::Duration;

use anyhow::Context;
use aws_sdk_cloudformation::Client;
use aws_sdk_cloudformation::error::ProvideErrorMetadata;
use aws_sdk_cloudformation::types::{ChangeSetType, Replacement, StackStatus};
use serde_json::json;
use tests::api::Api;
use tests::cloud::Cloud;

const QUEUE: &str = r#"{"Resources": {"Q": {"Type": "AWS::SQS::Queue", "Properties": {"VisibilityTimeout": 10}}},
    "Outputs": {"Url": {"Value": {"Ref": "Q"}}}}"#;

async fn settled(client: &Client, stack: &str) -> anyhow::Result<StackStatus> {
    for _ in 0..200 {
        let described = client.describe_stacks().stack_name(stack).send().await?;
        let status =
            described.stacks().first().and_then(|stack| stack.stack_status().cloned()).context("a stack")?;
        if !status.as_str().ends_with("_IN_PROGRESS") {
            return Ok(status);
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    anyhow::bail!("{stack} never comes to rest")
}

/// What AWS says when it refuses.
async fn refusal(client: &Client, template: &str) -> String {
    let request = client.create_change_set().stack_name("refused").change_set_name("c");
    match request.change_set_type(ChangeSetType::Create).template_body(template).send().await {
        Ok(_) => "accepted".into(),
        Err(error) => {
            format!("{}: {}", error.code().unwrap_or_default(), error.message().unwrap_or_default())
        }
    }
}

#[tokio::test]
async fn a_change_set_says_what_changes_and_an_empty_one_says_so() -> anyhow::Result<()> {
    let cloud = Cloud::open(tests::folder("change-set")?).await?;
    let client = cloud.client().await;
    client.create_stack().stack_name("s").template_body(QUEUE).send().await?;
    assert_eq!(settled(&client, "s").await?, StackStatus::CreateComplete);

    let propose = async |name: &str, template: &str| {
        let request = client.create_change_set().stack_name("s").change_set_name(name);
        request.change_set_type(ChangeSetType::Update).template_body(template).send().await?;
        Ok::<_, anyhow::Error>(
            client.describe_change_set().stack_name("s").change_set_name(name).send().await?,
        )
    };
    let empty = propose("empty", QUEUE).await?;
    assert_eq!(empty.status().context("a status")?.as_str(), "FAILED");
    let words = "The submitted information didn't contain changes. Submit different information to create a change set.";
    assert_eq!(empty.status_reason(), Some(words));

    let change = propose("modify", &QUEUE.replace("10", "20")).await?;
    let change = change.changes()[0].resource_change().context("a change")?.clone();
    assert_eq!(change.replacement(), Some(&Replacement::False));
    let target = change.details()[0].target().context("a target")?;
    assert_eq!(target.name(), Some("VisibilityTimeout"));

    let change =
        propose("replace", &QUEUE.replace("\"VisibilityTimeout\": 10", "\"QueueName\": \"other\"")).await?;
    let change = change.changes()[0].resource_change().context("a change")?.clone();
    assert_eq!(change.replacement(), Some(&Replacement::True));
    client.execute_change_set().stack_name("s").change_set_name("replace").send().await?;
    assert_eq!(settled(&client, "s").await?, StackStatus::UpdateComplete);
    let described = client.describe_stacks().stack_name("s").send().await?;
    let url = described.stacks()[0].outputs()[0].output_value().unwrap_or_default();
    assert!(url.ends_with("/other"), "{url}");
    cloud.close().await
}

#[tokio::test]
async fn what_aws_refuses_is_refused_in_its_words() -> anyhow::Result<()> {
    let cloud = Cloud::open(tests::folder("refusals")?).await?;
    let client = cloud.client().await;
    let cases = [
        (
            r#"{"Resources": {"X": {"Type": "AWS::SQS::Queu"}}}"#,
            "ValidationError: Template format error: Unrecognized resource types: [AWS::SQS::Queu]",
        ),
        (
            r#"{"Resources": {"X": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": {"Ref": "Nope"}}}}}"#,
            "ValidationError: Template format error: Unresolved resource dependencies [Nope] in the Resources block of the template",
        ),
        (
            r#"{"Parameters": {"P": {"Type": "String"}}, "Resources": {"X": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": {"Ref": "P"}}}}}"#,
            "ValidationError: Parameters: [P] must have values",
        ),
        (
            r#"{"Resources": {"X": {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": {}}}}}"#,
            "InsufficientCapabilitiesException: Requires capabilities : [CAPABILITY_IAM]",
        ),
    ];
    for (template, expected) in cases {
        assert_eq!(refusal(&client, template).await, expected);
    }
    let missing = client.describe_stacks().stack_name("nowhere").send().await.err().context("an error")?;
    assert_eq!(missing.message(), Some("Stack with id nowhere does not exist"));
    cloud.close().await
}

#[tokio::test]
async fn a_create_that_fails_is_rolled_back() -> anyhow::Result<()> {
    let cloud = Cloud::open(tests::folder("rollback")?).await?;
    let client = cloud.client().await;
    let template = r#"{"Resources": {
        "Q": {"Type": "AWS::SQS::Queue"},
        "C": {"Type": "AWS::ElastiCache::ReplicationGroup", "DependsOn": "Q", "Properties": {"ReplicationGroupDescription": "d"}}}}"#;
    client.create_stack().stack_name("s").template_body(template).send().await?;
    assert_eq!(settled(&client, "s").await?, StackStatus::RollbackComplete);
    let events = client.describe_stack_events().stack_name("s").send().await?;
    let mut lines: Vec<String> = events
        .stack_events()
        .iter()
        .map(|event| {
            format!(
                "{} {}",
                event.logical_resource_id().unwrap_or_default(),
                event.resource_status().map_or("", |s| s.as_str())
            )
        })
        .collect();
    lines.reverse();
    assert_eq!(
        lines,
        [
            "s CREATE_IN_PROGRESS",
            "Q CREATE_IN_PROGRESS",
            "Q CREATE_COMPLETE",
            "C CREATE_IN_PROGRESS",
            "C CREATE_FAILED",
            "s ROLLBACK_IN_PROGRESS",
            "Q DELETE_IN_PROGRESS",
            "Q DELETE_COMPLETE",
            "s ROLLBACK_COMPLETE",
        ]
    );
    // A property that its schema refuses fails when the resource is made, as on AWS.
    let template = r#"{"Resources": {"X": {"Type": "AWS::SQS::Queue", "Properties": {"Nope": 1}}}}"#;
    client.create_stack().stack_name("t").template_body(template).send().await?;
    assert_eq!(settled(&client, "t").await?, StackStatus::RollbackComplete);
    let events = client.describe_stack_events().stack_name("t").send().await?;
    let reasons: Vec<&str> =
        events.stack_events().iter().filter_map(|event| event.resource_status_reason()).collect();
    let expected =
        "Properties validation failed for resource X with message: #: extraneous key [Nope] is not permitted";
    assert!(reasons.contains(&expected), "{reasons:?}");
    cloud.close().await
}

#[tokio::test]
async fn protection_holds_and_state_survives_a_restart() -> anyhow::Result<()> {
    let folder = tests::folder("restart")?;
    let cloud = Cloud::open(folder.clone()).await?;
    let client = cloud.client().await;
    client.create_stack().stack_name("s").template_body(QUEUE).send().await?;
    settled(&client, "s").await?;
    client.update_termination_protection().stack_name("s").enable_termination_protection(true).send().await?;
    cloud.close().await?;

    let cloud = Cloud::open(folder).await?;
    let client = cloud.client().await;
    let refused = client.delete_stack().stack_name("s").send().await.err().context("an error")?;
    assert_eq!(refused.message(), Some("Stack [s] cannot be deleted while TerminationProtection is enabled"));
    client
        .update_termination_protection()
        .stack_name("s")
        .enable_termination_protection(false)
        .send()
        .await?;
    let id = client.describe_stacks().stack_name("s").send().await?.stacks()[0]
        .stack_id()
        .unwrap_or_default()
        .to_owned();
    client.delete_stack().stack_name("s").send().await?;
    assert_eq!(settled(&client, &id).await?, StackStatus::DeleteComplete);
    assert!(client.describe_stacks().stack_name("s").send().await.is_err());
    cloud.close().await
}

#[tokio::test]
async fn a_listener_with_a_rule_says_where_it_is() -> anyhow::Result<()> {
    let cloud = Cloud::open(tests::folder("listeners")?).await?;
    let client = cloud.client().await;
    let template = r#"{"Resources": {
        "B": {"Type": "AWS::ElasticLoadBalancingV2::LoadBalancer", "Properties": {"Subnets": ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]}},
        "G": {"Type": "AWS::ElasticLoadBalancingV2::TargetGroup", "Properties": {"Protocol": "HTTP", "Port": 8080}},
        "L": {"Type": "AWS::ElasticLoadBalancingV2::Listener", "Properties": {
            "LoadBalancerArn": {"Ref": "B"}, "Protocol": "HTTPS", "Port": 443,
            "DefaultActions": [{"Type": "fixed-response", "FixedResponseConfig": {"StatusCode": "503"}}]}},
        "R": {"Type": "AWS::ElasticLoadBalancingV2::ListenerRule", "Properties": {
            "ListenerArn": {"Ref": "L"}, "Priority": 1,
            "Conditions": [{"Field": "path-pattern", "PathPatternConfig": {"Values": ["/*"]}}],
            "Actions": [{"Type": "forward", "TargetGroupArn": {"Ref": "G"}}]}}},
        "Outputs": {"Listener": {"Value": {"Ref": "L"}}}}"#;
    client.create_stack().stack_name("s").template_body(template).send().await?;
    let status = settled(&client, "s").await?;
    let events = client.describe_stack_events().stack_name("s").send().await?;
    let reasons: Vec<&str> =
        events.stack_events().iter().filter_map(|event| event.resource_status_reason()).collect();
    assert_eq!(status, StackStatus::CreateComplete, "{reasons:?}");
    let described = client.describe_stacks().stack_name("s").send().await?;
    let arn = described.stacks()[0].outputs()[0].output_value().context("an output")?;
    let api = Api::new(&cloud.endpoint, "");
    let listeners = api.call("GET", "/_simulator/listeners", "").await?;
    let expected = json!([{
        "account": "000000000000",
        "arn": arn,
        "port": 443,
        "tls": true,
        // What the backing of the tests says of everything.
        "address": "127.0.0.1:1",
    }]);
    assert_eq!(listeners, (200, expected));
    client.delete_stack().stack_name("s").send().await?;
    let id = described.stacks()[0].stack_id().context("an id")?;
    assert_eq!(settled(&client, id).await?, StackStatus::DeleteComplete);
    assert_eq!(api.call("GET", "/_simulator/listeners", "").await?, (200, json!([])));
    cloud.close().await
}
