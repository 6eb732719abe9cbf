//! Ids, ARNs, names and address ranges: their forms, and whether a reference gives the kind that a property takes.
//! The formats are those of the schemas, such as `AWS::EC2::Subnet.Id`.

use serde_json::Value as Json;

use super::declared::Declared;
use super::findings::Findings;
use crate::document::Node;
use crate::pattern;
use crate::rule;
use crate::schema::Schema;

/// Formats with the pattern of their texts and an example.
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html>,
/// <https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html>
const FORMS: [(&str, &str, &str); 15] = [
    (
        "AWS::ACM::Certificate.Arn",
        r"^arn:aws[a-z-]*:(acm|iam):[a-z0-9-]*:\d{12}:(server-)?certificate/.+$",
        "arn:aws:acm:eu-central-1:123456789012:certificate/…",
    ),
    // Instances and launch templates read it from a parameter of SSM by themselves:
    // <https://docs.aws.amazon.com/autoscaling/ec2/userguide/using-systems-manager-parameters.html>
    ("AWS::EC2::Image.Id", r"^(ami-[0-9a-z]{8,17}|resolve:ssm:.+)$", "ami-0123456789abcdef0"),
    ("AWS::EC2::SecurityGroup.Id", r"^sg-([0-9a-f]{8}|[0-9a-f]{17})$", "sg-0123456789abcdef0"),
    ("AWS::EC2::Subnet.Id", r"^subnet-([0-9a-f]{8}|[0-9a-f]{17})$", "subnet-0123456789abcdef0"),
    ("AWS::EC2::VPC.Id", r"^vpc-([0-9a-f]{8}|[0-9a-f]{17})$", "vpc-0123456789abcdef0"),
    ("AWS::IAM::Role.Arn", r"^arn:aws[a-z-]*:iam::\d{12}:role/.+$", "arn:aws:iam::123456789012:role/name"),
    ("AWS::KMS::Alias.AliasName", r"^alias/[a-zA-Z0-9:/_-]+$", "alias/name"),
    (
        "AWS::KMS::Key.Arn",
        r"^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:(key|alias)/.+$",
        "arn:aws:kms:eu-central-1:123456789012:key/…",
    ),
    (
        "AWS::KMS::Key.Id",
        r"^(mrk-[0-9a-f]{32}|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})$",
        "01234567-89ab-cdef-0123-456789abcdef",
    ),
    (
        "AWS::Lambda::Function.Arn",
        r"^arn:aws[a-z-]*:lambda:[a-z0-9-]+:\d{12}:function:.+$",
        "arn:aws:lambda:eu-central-1:123456789012:function:name",
    ),
    ("AWS::Logs::LogGroup.Name", r"^[.\-_/#A-Za-z0-9]{1,512}$", "/aws/lambda/name"),
    ("AWS::S3::Bucket.Name", r"^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", "my-bucket"),
    (
        "AWS::SNS::Topic.Arn",
        r"^arn:aws[a-z-]*:sns:[a-z0-9-]+:\d{12}:.+$",
        "arn:aws:sns:eu-central-1:123456789012:name",
    ),
    (
        "AWS::SQS::Queue.Arn",
        r"^arn:aws[a-z-]*:sqs:[a-z0-9-]+:\d{12}:.+$",
        "arn:aws:sqs:eu-central-1:123456789012:name",
    ),
    ("ipv6-network", r"^[0-9a-fA-F:.]*:[0-9a-fA-F:.]*/\d{1,3}$", "2001:db8::/56"),
];

/// Properties that take the name of a resource where their format says its ARN.
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ecs-taskdefinition.html>
const BY_NAME: [(&str, &str); 1] = [("AWS::ECS::TaskDefinition", "TaskRoleArn")];

/// Whether the property at a path takes a name beside an ARN, whichever branch of `Fn::If` the path ends in.
pub(super) fn takes_name(type_name: &str, path: &str) -> bool {
    let mut path = path;
    while let Some((outside, "1" | "2")) = path.rsplit_once("/Fn::If/") {
        path = outside;
    }
    let property = path.rsplit('/').next().unwrap_or(path);
    BY_NAME.contains(&(type_name, property))
}

/// Whether a text has a format; `None` for formats that are not judged.
pub(super) fn fits(format: &str, text: &str) -> Option<bool> {
    match format {
        "ipv4-network" => Some(is_ipv4_network(text)),
        "json" => Some(serde_json::from_str::<Json>(text).is_ok()),
        _ => FORMS
            .iter()
            .find(|(name, ..)| *name == format)
            .and_then(|(_, form, _)| pattern::is_found(form, text)),
    }
}

pub(super) fn text(format: &str, path: &str, node: &Node, text: &str, findings: &mut Findings) {
    if fits(format, text) != Some(false) {
        return;
    }
    let shown: String = text.chars().take(60).collect();
    match format {
        "json" => findings.push(&rule::JSON_TEXT, path, node.place, "the text is no JSON".into(), ""),
        "ipv4-network" => {
            let message = format!("`{shown}` is no address range, such as 10.0.0.0/16");
            findings.push(&rule::FORMAT, path, node.place, message, "");
        }
        _ => {
            let example =
                FORMS.iter().find(|(name, ..)| *name == format).map_or("", |(_, _, example)| *example);
            let message = format!("`{shown}` is not the {}, such as {example}", called(format));
            findings.push(&rule::FORMAT, path, node.place, message, "");
        }
    }
}

/// `AWS::EC2::Subnet.Id` → `id of a Subnet`.
fn called(format: &str) -> String {
    let short = format.rsplit("::").next().unwrap_or(format);
    match short.split_once('.') {
        Some((name, "Arn")) => format!("ARN of a {name}"),
        Some((name, "Id" | "Ids")) => format!("id of a {name}"),
        Some((name, _)) => format!("name of a {name}"),
        None => short.to_owned(),
    }
}

/// `a.b.c.d/n`, each number in its range.
pub(super) fn is_ipv4_network(text: &str) -> bool {
    let Some((address, prefix)) = text.split_once('/') else { return false };
    address.parse::<std::net::Ipv4Addr>().is_ok() && prefix.parse::<u8>().is_ok_and(|prefix| prefix <= 32)
}

/// A `Ref` or `Fn::GetAtt` where the property's format says which id it takes.
pub(super) fn reference(
    declared: &Declared,
    type_name: &str,
    schema: &'static Json,
    path: &str,
    node: &Node,
    findings: &mut Findings,
) {
    let Some(wanted) = schema["format"].as_str().and_then(Kind::of_format) else {
        name_for_arn(declared, schema, path, node, findings);
        return;
    };
    let Some((given, how)) = given(declared, node) else { return };
    let is_name = given.part == "Name" && given.resource == wanted.resource;
    if wanted.accepts(&given) || is_name && takes_name(type_name, path) {
        return;
    }
    let message = format!("{} is needed here; {how} gives {}", wanted.named(), given.named());
    let help = match (wanted.resource == given.resource, wanted.part.as_str()) {
        (true, "Arn") => "use Fn::GetAtt with Arn",
        _ => "",
    };
    findings.push(&rule::WRONG_REFERENCE, path, node.place, message, help);
}

/// A `Ref` that gives a name or the id of a key, where the pattern of the property takes ARNs only.
fn name_for_arn(
    declared: &Declared,
    schema: &'static Json,
    path: &str,
    node: &Node,
    findings: &mut Findings,
) {
    /// A name as CloudFormation generates it.
    const NAME: &str = "stack-Resource-1A2B3C4D5E6F7";
    const KEY_ID: &str = "01234567-89ab-cdef-0123-456789abcdef";
    let Some(wanted) = schema["pattern"].as_str().filter(|pattern| pattern.contains("arn:")) else { return };
    if node.function().is_none_or(|(name, _)| name != "Ref") {
        return;
    }
    let Some((given, how)) = given(declared, node) else { return };
    let example = match (given.resource.as_str(), given.part.as_str()) {
        (_, "Name") => NAME,
        ("AWS::KMS::Key" | "AWS::KMS::ReplicaKey", "Id") => KEY_ID,
        _ => return,
    };
    if pattern::is_found(wanted, example) == Some(false) {
        let message = format!("an ARN is needed here; {how} gives {}", given.named());
        findings.push(&rule::WRONG_REFERENCE, path, node.place, message, "use Fn::GetAtt with Arn");
    }
}

/// What kind of resource a value identifies, and by what.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Kind {
    /// Such as `AWS::EC2::Subnet`.
    resource: String,
    /// `Id`, `Arn` or `Name`.
    part: String,
}

impl Kind {
    fn of_format(format: &str) -> Option<Self> {
        let (resource, part) = format.split_once('.')?;
        let resource = match resource {
            "AWS::ACM::Certificate" => "AWS::CertificateManager::Certificate",
            // Its ids come from more than one kind of resource.
            "AWS::Route53::AliasTarget" | "AWS::KMS::Alias" => return None,
            other => other,
        };
        let part = part.strip_suffix('s').filter(|part| *part != "Acces").unwrap_or(part);
        (resource.starts_with("AWS::") && matches!(part, "Id" | "Arn" | "Name"))
            .then(|| Self { resource: resource.to_owned(), part: part.to_owned() })
    }

    fn accepts(&self, given: &Kind) -> bool {
        // A version or an alias of a function stands for it; a key is known by its id and its ARN alike.
        let is_function = self.resource == "AWS::Lambda::Function"
            && matches!(given.resource.as_str(), "AWS::Lambda::Alias" | "AWS::Lambda::Version");
        let is_key = self.resource == "AWS::KMS::Key" && given.resource.starts_with("AWS::KMS::");
        self == given || is_function || is_key
    }

    fn named(&self) -> String {
        called(&format!("{}.{}", self.resource, self.part))
            .replacen("id of", "the id of", 1)
            .replacen("ARN of", "the ARN of", 1)
            .replacen("name of", "the name of", 1)
    }
}

/// What a reference gives, where that is known.
fn given(declared: &Declared, node: &Node) -> Option<(Kind, String)> {
    let (name, argument) = node.function()?;
    match name {
        "Ref" => {
            let id = argument.as_str()?;
            if let Some(parameter) = declared.parameters.get(id) {
                return Some((of_parameter(parameter)?, format!("the parameter `{id}`")));
            }
            let resource = declared.resources.get(id)?;
            Some((of_resource(resource.type_name, resource.schema?)?, format!("`Ref` of `{id}`")))
        }
        "Fn::GetAtt" => {
            let (id, attribute) = match (argument.as_str(), argument.items()) {
                (Some(text), _) => text.split_once('.')?,
                (None, [id, attribute]) => (id.as_str()?, attribute.as_str()?),
                _ => return None,
            };
            let resource = declared.resources.get(id)?;
            let schema = resource.schema?;
            let mut part = schema.root();
            for step in attribute.split('.') {
                part = schema.resolve(&schema.resolve(part)["properties"][step]);
            }
            Some((Kind::of_format(part["format"].as_str()?)?, format!("`{id}.{attribute}`")))
        }
        _ => None,
    }
}

/// The parameter types of AWS that name a kind of resource.
fn of_parameter(parameter: &Node) -> Option<Kind> {
    let name = parameter.get("Type").as_str()?;
    let inner = name.strip_prefix("List<").and_then(|rest| rest.strip_suffix('>')).unwrap_or(name);
    let (resource, part) = inner.rsplit_once("::")?;
    let part = match part {
        "GroupName" => "Name",
        "Id" => "Id",
        _ => return None,
    };
    resource.starts_with("AWS::EC2::").then(|| Kind { resource: resource.to_owned(), part: part.to_owned() })
}

/// What `Ref` gives of a type: by the format of its identifier, or by how that is called.
fn of_resource(type_name: &str, schema: Schema) -> Option<Kind> {
    let mut identifiers = schema.primary_identifier();
    let (identifier, None) = (identifiers.next()?, identifiers.next()) else { return None };
    let part = schema.resolve(&schema.root()["properties"][identifier]);
    if let Some(kind) = part["format"].as_str().and_then(Kind::of_format) {
        return Some(kind);
    }
    let part =
        ["Arn", "Id", "Name"].into_iter().find(|part| identifier.replace("ARN", "Arn").ends_with(part))?;
    // The identifier of a secret is called Id and is an ARN.
    let is_sure = type_name != "AWS::SecretsManager::Secret";
    is_sure.then(|| Kind { resource: type_name.to_owned(), part: part.to_owned() })
}
