//! What differs between environments, read from `environments/*.yaml`; the only place where they differ.

mod range;
mod release;
mod size;
mod strict;
mod together;

use std::cell::RefCell;

use cloudformation::document::Node;
use cloudformation::types::{WrongSize, fargate_size};
use cloudformation::{Finding, catalogue, document};

pub(crate) use range::Range;
pub use release::Release;
pub use together::File;
pub use together::Neighbour;

use strict::Section;
use together::Claims;

use crate::network::prefix_list;

/// The environments that have a file.
pub const NAMES: [&str; 4] = ["local", "dev", "staging", "prod"];

const HTTP: i64 = 80;
const HTTPS: i64 = 443;

/// One environment: account, region, sizes and switches. Secrets never appear here.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the file")]
pub struct Environment {
    pub name: String,
    /// Twelve digits.
    pub account: String,
    pub region: String,
    /// Where it is reached; without one, at the load balancer's own address, in plain text.
    pub domain: Option<Domain>,
    /// Who deploys it from GitHub; without it, nobody does.
    pub github: Option<GitHub>,
    /// The environment that releases come from.
    pub before: Option<Neighbour>,
    /// Those of other accounts whose releases come from this account.
    pub after: Vec<Neighbour>,
    /// How a release comes here; without it, by `deploy --release`.
    pub release: Release,
    pub network: Network,
    pub database: Database,
    pub cache: Cache,
    /// Where the load balancer listens: 443 with a domain, else 80 or what the file says.
    pub port: i64,
    pub deployments: Deployments,
    pub api: Tasks,
    pub worker: Tasks,
    /// Those that render documents; without them, documents wait.
    pub documents: Option<Tasks>,
    /// The language model that tenants may ask; without it, nobody asks one.
    pub model: Option<Model>,
    /// Requests a second that one tenant may make.
    pub rate_limit: i64,
    /// Of a hundred requests and runs, how many are traced.
    pub traces: i64,
    /// Whether the database and its stack refuse to be deleted.
    pub protect: bool,
    /// Whether it encrypts with a key of its own instead of AWS's.
    pub own_key: bool,
    /// Whether recovery points are made of what it holds.
    pub backup: bool,
    /// Whether alarms watch it, and roll back deployments that raise one.
    pub alarms: bool,
}

/// A name of the internet, and the zone of Route 53 that holds it.
#[derive(Clone, Debug)]
pub struct Domain {
    /// Such as `flows.example.com`.
    pub name: String,
    /// Such as `Z0123456789ABCDEFGHIJ`.
    pub zone: String,
}

/// What GitHub must keep to before a workflow may deploy.
#[derive(Clone, Debug)]
pub struct GitHub {
    /// The one branch that is deployed.
    pub branch: String,
    /// Users and teams of whom one must approve, such as `@example/releases`.
    pub reviewers: Vec<String>,
}

#[derive(Clone, Debug)]
pub struct Network {
    /// Of the VPC.
    pub range: Range,
    pub zones: usize,
    pub nat: Nat,
    /// Whether AWS's services are reached without leaving the VPC.
    pub endpoints: bool,
    /// Whether every connection is written down.
    pub flow_logs: bool,
}

/// How tasks in private subnets reach the internet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nat {
    /// Not at all.
    None,
    /// Through one gateway: they lose the internet with its zone.
    One,
    /// Through a gateway in each zone.
    PerZone,
}

/// How a new version of the API takes over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deployments {
    /// Task by task.
    Rolling,
    /// All at once, when the new version stands beside the old one.
    BlueGreen,
    /// A part of the requests first.
    Canary,
}

#[derive(Clone, Debug)]
pub struct Database {
    /// An RDS instance class, such as `db.t4g.micro`.
    pub class: String,
    /// GiB.
    pub storage: i64,
    pub multi_az: bool,
    pub backup_days: i64,
    pub tls: bool,
}

#[derive(Clone, Debug)]
pub struct Cache {
    /// An ElastiCache node type, such as `cache.t4g.micro`.
    pub node: String,
    pub nodes: i64,
    pub tls: bool,
}

/// How many tasks an ECS service has.
#[derive(Clone, Copy, Debug)]
pub enum Count {
    Fixed(i64),
    /// At least and at most.
    Between(i64, i64),
}

impl Count {
    pub(crate) fn scales(self) -> bool {
        matches!(self, Self::Between(..))
    }
}

/// A language model, at an endpoint that speaks OpenAI's protocol. Its key is a secret of the stack `service`.
#[derive(Clone, Debug)]
pub struct Model {
    /// Up to and with `/v1`.
    pub endpoint: String,
    /// As that endpoint knows it.
    pub name: String,
    /// What a thousand tokens of a prompt cost, in millionths of the currency that the model is paid in.
    pub prompt_price: i64,
    /// The same of a completion.
    pub completion_price: i64,
}

impl Model {
    /// The highest price: the contract takes what fits into 32 bits.
    const MOST: i64 = 4_000_000_000;

    fn read(section: &Section<'_>) -> Self {
        let is_endpoint = |text: &str| text.starts_with("https://") || text.starts_with("http://");
        Self {
            endpoint: section.text(
                "endpoint",
                "an address up to and with `/v1`, such as `https://models.example.com/v1`",
                is_endpoint,
            ),
            name: section.text("name", "the model's name at its endpoint", |text| !text.is_empty()),
            prompt_price: section.number("prompt_price", 1, Self::MOST),
            completion_price: section.number("completion_price", 1, Self::MOST),
        }
    }
}

/// The size of an ECS service's tasks, and their number.
#[derive(Clone, Debug)]
pub struct Tasks {
    pub count: Count,
    /// CPU units; 1024 are one vCPU.
    pub cpu: i64,
    /// MiB.
    pub memory: i64,
}

/// The files as documents.
fn nodes(files: &[File]) -> Vec<Result<Node, Finding>> {
    files.iter().map(|file| document::read(file.text)).collect()
}

/// What each of them must not meet; one that cannot be read is refused by itself.
fn claims<'a>(files: &'a [File<'a>], nodes: &[Result<Node, Finding>]) -> Vec<Claims<'a>> {
    let read = files.iter().zip(nodes);
    read.filter_map(|(file, node)| Some(Claims::read(file, node.as_ref().ok()?))).collect()
}

impl Environment {
    /// Reads one environment of those that there are.
    ///
    /// # Errors
    /// Every unknown key, wrong value and missing value, and what does not go with another environment, with file and
    /// line.
    ///
    /// # Panics
    /// When no file has the name.
    pub fn read(name: &str, files: &[File<'_>]) -> Result<Self, Vec<Finding>> {
        let nodes = nodes(files);
        let read = files.iter().zip(&nodes).find(|(file, _)| file.name == name);
        let (file, node) = read.expect("an environment is read from its file");
        Self::beside(file, node, &claims(files, &nodes))
    }

    /// Reads all of them, in their order.
    ///
    /// # Errors
    /// As [`Environment::read`], of the first that is wrong.
    pub fn all(files: &[File<'_>]) -> Result<Vec<Self>, Vec<Finding>> {
        let nodes = nodes(files);
        let claims = claims(files, &nodes);
        files.iter().zip(&nodes).map(|(file, node)| Self::beside(file, node, &claims)).collect()
    }

    fn beside(file: &File, node: &Result<Node, Finding>, claims: &[Claims]) -> Result<Self, Vec<Finding>> {
        let findings = RefCell::new(Vec::new());
        let environment = match node {
            Ok(node) => Some(Self::from_section(file.name, &Section::root(node, &findings))),
            Err(finding) => {
                findings.borrow_mut().push(finding.clone());
                None
            }
        };
        let environment = environment.map(|mut environment| {
            (environment.before, environment.after) = together::neighbours(file.name, claims);
            environment
        });
        let mut findings = findings.into_inner();
        for finding in &mut findings {
            file.path.clone_into(&mut finding.file);
        }
        findings.extend(together::check(file.name, claims));
        findings.sort_by_key(|finding| (finding.line, finding.column));
        environment.filter(|_| findings.is_empty()).ok_or(findings)
    }

    fn from_section(name: &str, root: &Section<'_>) -> Self {
        let account = root.text("account", "twelve digits in quotes", |text| {
            text.len() == 12 && text.bytes().all(|b| b.is_ascii_digit())
        });
        let region = root.text("region", "a region of AWS, such as `eu-central-1`", |text| {
            catalogue::regions().contains(&text)
        });
        let domain = root.optional_section("domain").map(|domain| Domain {
            name: domain.text("name", "a domain in small letters, such as `flows.example.com`", is_domain),
            zone: domain.text("zone", "the id of a hosted zone, such as `Z0123456789ABCDEFGHIJ`", is_zone),
        });
        if domain.is_some()
            && catalogue::regions().contains(&region.as_str())
            && prefix_list(&region).is_none()
        {
            root.refuse_beside("region", "with a `domain` a region that CloudFront is known to reach load balancers in: those of `stacks/src/network/origin_facing.rs`, or one that you add there");
        }
        let port = root.optional_number("port", 1, 65_535);
        let network = root.section("network");
        let nat =
            network.choice("nat", &[("none", Nat::None), ("one", Nat::One), ("per_zone", Nat::PerZone)]);
        let traces = root.number("traces", 0, 100);
        if nat == Nat::None && traces > 0 {
            root.refuse_beside("traces", "0 with `nat: none`: the collector's image comes from the internet");
        }
        let database = root.section("database");
        let cache = root.section("cache");
        Self {
            name: name.to_owned(),
            account,
            region,
            port: match (&domain, port) {
                (Some(_), None) => HTTPS,
                (Some(_), Some(port)) => {
                    root.refuse_beside("port", "none beside a domain, whose port is 443");
                    port
                }
                (None, port) => port.unwrap_or(HTTP),
            },
            domain,
            github: root.optional_section("github").map(|github| GitHub {
                branch: github.text("branch", "the name of a branch, such as `main`", is_branch),
                reviewers: github.texts(
                    "reviewers",
                    "at most six users or teams, each as `@name` or `@owner/team`",
                    6,
                    is_reviewer,
                ),
            }),
            before: None,
            after: Vec::new(),
            release: root
                .optional_section("release")
                .map(|section| Release::read(&section))
                .unwrap_or_default(),
            network: Network {
                range: network.parsed("range", Range::EXPECTED, Range::parse, Range::default()),
                zones: usize::try_from(network.number("zones", 2, 3)).unwrap_or(2),
                nat,
                endpoints: network.switch("endpoints"),
                flow_logs: network.switch("flow_logs"),
            },
            database: Database {
                class: database.text(
                    "class",
                    "an instance class of RDS for Postgres, such as `db.t4g.micro`",
                    size::is_database,
                ),
                storage: database.number("storage", 20, 65_536),
                multi_az: database.switch("multi_az"),
                backup_days: database.number("backup_days", 0, 35),
                tls: database.switch("tls"),
            },
            cache: Cache {
                node: cache.text(
                    "node",
                    "a node type of ElastiCache, such as `cache.t4g.micro`",
                    size::is_cache,
                ),
                nodes: cache.number("nodes", 1, 6),
                tls: cache.switch("tls"),
            },
            deployments: root.choice(
                "deployments",
                &[
                    ("rolling", Deployments::Rolling),
                    ("blue_green", Deployments::BlueGreen),
                    ("canary", Deployments::Canary),
                ],
            ),
            api: tasks(&root.section("api")),
            worker: tasks(&root.section("worker")),
            documents: root.optional_section("documents").map(|section| tasks(&section)),
            model: root.optional_section("model").map(|section| Model::read(&section)),
            rate_limit: root.number("rate_limit", 1, 1_000_000),
            traces,
            protect: root.switch("protect"),
            own_key: root.switch("own_key"),
            backup: root.switch("backup"),
            alarms: root.switch("alarms"),
        }
    }
}

fn tasks(section: &Section<'_>) -> Tasks {
    let least = section.number("count", 1, 100);
    let most = section.optional_number("most", least + 1, 1_000);
    let cpu = section.number("cpu", 256, 32_768);
    let memory = section.number("memory", 512, 249_856);
    match fargate_size(cpu, memory) {
        Ok(()) => {}
        Err(WrongSize::Cpu(wanted)) => section.refuse_beside("cpu", &wanted),
        Err(WrongSize::Memory(wanted)) => section.refuse_beside("memory", &wanted),
    }
    Tasks { count: most.map_or(Count::Fixed(least), |most| Count::Between(least, most)), cpu, memory }
}

/// Two labels or more of a host name. <https://www.rfc-editor.org/rfc/rfc1123#section-2>
fn is_domain(text: &str) -> bool {
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    // What the platform puts before it must fit too.
    let ending = text.rsplit('.').next().unwrap_or_default();
    text.len() <= 200
        && text.contains('.')
        && text.split('.').all(is_label)
        && ending.bytes().any(|byte| byte.is_ascii_lowercase())
}

/// <https://docs.aws.amazon.com/Route53/latest/APIReference/API_HostedZone.html>
fn is_zone(text: &str) -> bool {
    text.len() <= 32
        && text.starts_with('Z')
        && text.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
}

/// One branch: a pattern would trust more than is looked at.
fn is_branch(text: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'/');
    !text.is_empty() && !text.starts_with("refs/") && text.bytes().all(is_plain)
}

fn is_reviewer(text: &str) -> bool {
    let is_plain = |part: &str| {
        !part.is_empty()
            && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
    };
    text.strip_prefix('@').is_some_and(|name| name.split('/').count() <= 2 && name.split('/').all(is_plain))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(change: (&str, &str), expected: &[&str]) {
        let text = include_str!("../../environments/dev.yaml").replace(change.0, change.1);
        assert!(change.0.is_empty() || text != include_str!("../../environments/dev.yaml"));
        let files = [File { name: "dev", path: "dev.yaml", text: &text }];
        let found: Vec<String> = match Environment::read("dev", &files) {
            Ok(_) => Vec::new(),
            Err(findings) => findings.iter().map(ToString::to_string).collect(),
        };
        assert_eq!(found.join("\n").lines().map(str::trim).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn the_committed_files_are_complete() {
        check(("", ""), &[]);
        let text = include_str!("../../environments/local.yaml");
        Environment::read("local", &[File { name: "local", path: "local.yaml", text }]).unwrap();
    }

    #[test]
    fn a_misspelt_key_names_its_line_and_the_right_one() {
        check(
            ("zones: ", "zonse: "),
            &[
                "error[missing-value]: `network.zones` is missing: expected a whole number from 2 to 3",
                "--> dev.yaml:12:3 network.zones",
                "error[unknown-key]: there is no setting `network.zonse`",
                "--> dev.yaml:13:3 network.zonse",
                "help: did you mean `zones`?",
            ],
        );
    }

    #[test]
    fn a_size_that_aws_does_not_have_names_those_that_it_has() {
        check(
            ("cpu: 256\n  memory: 512", "cpu: 256\n  memory: 1536"),
            &[
                "error[wrong-value]: `api.memory` is 1536: expected 512, 1024 or 2048 MiB, which go with 256 CPU units",
                "--> dev.yaml:31:11 api.memory",
            ],
        );
        check(
            ("db.t4g.micro", "db.t4g.tiny"),
            &[
                "error[wrong-value]: `database.class` is `db.t4g.tiny`: expected an instance class of RDS for Postgres, such as `db.t4g.micro`",
                "--> dev.yaml:18:10 database.class",
            ],
        );
        check(
            ("eu-central-1\nrate", "eu-centrall-1\nrate"),
            &[
                "error[wrong-value]: `region` is `eu-centrall-1`: expected a region of AWS, such as `eu-central-1`",
                "--> dev.yaml:3:9 region",
            ],
        );
    }

    #[test]
    fn a_wrong_value_names_what_was_expected() {
        check(
            ("zones: 2", "zones: 7"),
            &[
                "error[wrong-value]: `network.zones` is 7: expected a whole number from 2 to 3",
                "--> dev.yaml:13:10 network.zones",
            ],
        );
    }

    #[test]
    fn a_domain_and_a_range_are_what_they_should_be() {
        check(
            ("dev.example.com", "https://dev.example.com"),
            &[
                "error[wrong-value]: `domain.name` is `https://dev.example.com`: expected a domain in small letters, such as `flows.example.com`",
                "--> dev.yaml:6:9 domain.name",
            ],
        );
        check(
            ("10.20.0.0/16", "10.20.0.0/24"),
            &[
                "error[wrong-value]: `network.range` is `10.20.0.0/24`: expected a private range from /16 to /20 by its first address, such as `10.20.0.0/16`",
                "--> dev.yaml:12:10 network.range",
            ],
        );
    }

    #[test]
    fn a_model_has_an_address_and_prices() {
        let model = "alarms: false\nmodel:\n  endpoint: models.example.com\n  name: small\n  prompt_price: 0\n  completion_price: 9\n";
        check(
            ("alarms: false\n", model),
            &[
                "error[wrong-value]: `model.endpoint` is `models.example.com`: expected an address up to and with `/v1`, such as `https://models.example.com/v1`",
                "--> dev.yaml:46:13 model.endpoint",
                "error[wrong-value]: `model.prompt_price` is 0: expected a whole number from 1 to 4000000000",
                "--> dev.yaml:48:17 model.prompt_price",
            ],
        );
    }

    #[test]
    fn a_domain_needs_a_region_where_cloudfront_reaches_load_balancers() {
        check(
            ("eu-central-1\nrate", "eu-south-1\nrate"),
            &[
                "error[wrong-value]: `region` is `eu-south-1`: expected with a `domain` a region that CloudFront is known to reach load balancers in: those of `stacks/src/network/origin_facing.rs`, or one that you add there",
                "--> dev.yaml:3:9 region",
            ],
        );
    }

    #[test]
    fn traces_need_a_way_to_the_image_of_the_collector() {
        check(
            ("nat: one", "nat: none"),
            &[
                "error[wrong-value]: `traces` is 100: expected 0 with `nat: none`: the collector's image comes from the internet",
                "--> dev.yaml:43:9 traces",
            ],
        );
    }

    #[test]
    fn an_account_is_needed_and_reviewers_are_names() {
        check(
            ("account: \"111111111111\"\n", ""),
            &[
                "error[missing-value]: `account` is missing: expected twelve digits in quotes",
                "--> dev.yaml:2:1 account",
            ],
        );
        check(
            ("reviewers: []", "reviewers: [\"@a/b\", everybody]"),
            &[
                "error[wrong-value]: `github.reviewers` is `everybody`: expected at most six users or teams, each as `@name` or `@owner/team`",
                "--> dev.yaml:10:23 github.reviewers",
            ],
        );
    }
}
