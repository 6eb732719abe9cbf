//! What is built is what is written.

use serde_json::json;

use super::condition::{all, contains, equals, ref_all, value_of};
use super::*;
use crate::check::{Options, check};
use crate::document::Node;
use crate::intrinsic::{self, account_id, base64, choose, cidr, no_value, select, sub_with};
use crate::resource::id::SubnetId;

fn whole() -> Template {
    let mut t = Template::new("All of the language");
    t.transform("AWS::LanguageExtensions");
    t.metadata("Owner", json!("platform"));
    let size = t.parameter("Size", Parameter::<i64>::new("How many").default(2).between(1..=9));
    let stage = t.parameter(
        "Stage",
        Parameter::<String>::new("Which")
            .default("dev")
            .allowed(["dev", "prod"])
            .length(3..=4)
            .pattern("[a-z]+"),
    );
    let subnets = t.parameter("Subnets", Parameter::<Vec<SubnetId>>::new("Where"));
    let image = t.parameter("Image", Parameter::stored("/aws/service/ami", "The image"));
    let prod = t.condition("Prod", equals(stage.clone(), "prod"));
    let large = t.condition("Large", all([prod.holds(), equals(size.clone(), "9").not()]));
    let table = t.mapping("Kinds", json!({ "dev": { "kind": "t3.micro" }, "prod": { "kind": "m5.large" } }));
    t.rule(
        "OneNetwork",
        Some(contains(["prod"], stage.clone())),
        [(equals(value_of("Subnets", "VpcId"), "vpc-1"), "the subnets must be of the network")],
    );
    t.rule("Known", None, [(contains(ref_all("AWS::EC2::VPC::Id"), "vpc-1"), "no such network")]);
    let group = t.raw(
        "Group",
        "AWS::AutoScaling::AutoScalingGroup",
        json!({
            "MinSize": size,
            "MaxSize": "9",
            "VPCZoneIdentifier": subnets,
            "LaunchTemplate": { "LaunchTemplateId": "lt-0123456789abcdef0", "Version": "1" },
        }),
    );
    t.entry(&group)
        .update_policy(json!({ "AutoScalingRollingUpdate": { "MinInstancesInService": 1 } }))
        .creation_policy(json!({ "ResourceSignal": { "Count": 1, "Timeout": "PT5M" } }))
        .when(large);
    let instance = t.raw(
        "Host",
        "AWS::EC2::Instance",
        json!({
            "ImageId": image,
            "InstanceType": table.find(stage, "kind"),
            "SubnetId": select(0, subnets),
            "UserData": base64(sub_with("echo ${Who}", [("Who", account_id())])),
            "KeyName": choose(prod, "ops", no_value::<String>()),
            "Tags": [{ "Key": "range", "Value": select(1, cidr("10.0.0.0/16", 4, 8)) }],
        }),
    );
    t.entry(&instance)
        .keep(DeletionPolicy::RetainExceptOnCreate)
        .metadata("Note", json!(1))
        .silence("security-group-open", "a bastion");
    t.entry(&group).after(&instance);
    t.output("Host", "The host", instance.attribute("PrivateIp"));
    t.output_when(prod, "Zone", "Its zone", instance.attribute("AvailabilityZone"));
    t.output("Names", "All", intrinsic::to_json_string(intrinsic::availability_zones("")));
    t
}

#[test]
fn every_part_of_the_language_is_a_template_that_the_check_accepts() {
    let findings = check(&Node::from(&whole().to_json()), Options::default());
    let shown: Vec<String> =
        findings.iter().filter(|f| f.severity == crate::Severity::Error).map(ToString::to_string).collect();
    assert!(shown.is_empty(), "{}", shown.join("\n"));
}

#[test]
fn every_section_is_written_as_it_was_declared() {
    let json = whole().to_json();
    assert_eq!(json["Transform"], "AWS::LanguageExtensions");
    assert_eq!(json["Parameters"]["Size"]["MaxValue"], 9);
    assert_eq!(json["Parameters"]["Subnets"]["Type"], "List<AWS::EC2::Subnet::Id>");
    assert_eq!(json["Parameters"]["Stage"]["AllowedValues"], json!(["dev", "prod"]));
    let large = json!({ "Fn::And": [{ "Condition": "Prod" }, { "Fn::Not": [{ "Fn::Equals": [{ "Ref": "Size" }, "9"] }] }] });
    assert_eq!(json["Conditions"]["Large"], large);
    assert_eq!(json["Rules"]["OneNetwork"]["RuleCondition"]["Fn::Contains"][0], json!(["prod"]));
    let host = &json["Resources"]["Host"];
    assert_eq!(host["DeletionPolicy"], "RetainExceptOnCreate");
    assert_eq!(host["UpdateReplacePolicy"], "Retain");
    assert_eq!(json["Resources"]["Group"]["DependsOn"], json!(["Host"]));
    assert_eq!(host["Metadata"]["Validate"]["Silence"][0]["Rule"], "security-group-open");
    assert_eq!(json["Resources"]["Group"]["Condition"], "Large");
    assert_eq!(json["Outputs"]["Zone"]["Condition"], "Prod");
}

#[test]
#[should_panic(expected = "the logical id `Host` is used twice")]
fn a_logical_id_is_used_once() {
    whole().raw("Host", "AWS::SQS::Queue", json!({}));
}
