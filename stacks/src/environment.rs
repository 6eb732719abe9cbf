//! What differs between environments, read from `environments/*.yaml`; the only place where they differ.

use std::cell::RefCell;

use cloudformation::types::{WrongSize, fargate_size};
use cloudformation::{Finding, catalogue, document};

use crate::size;
use crate::strict::Section;

/// The environments that have a file.
pub const NAMES: [&str; 4] = ["local", "dev", "staging", "prod"];

/// One environment: account, region, sizes and switches. Secrets never appear here.
#[derive(Clone, Debug)]
pub struct Environment {
    pub name: String,
    /// Twelve digits.
    pub account: String,
    pub region: String,
    pub network: Network,
    pub database: Database,
    pub cache: Cache,
    pub listener: Listener,
    pub api: Tasks,
    pub worker: Tasks,
    /// Requests a second that one tenant may make.
    pub rate_limit: i64,
    /// Whether the database and its stack refuse to be deleted.
    pub protect: bool,
    /// Whether recovery points are made of what it holds.
    pub backup: bool,
    /// Whether alarms watch it, and roll back deployments that raise one.
    pub alarms: bool,
}

#[derive(Clone, Debug)]
pub struct Network {
    /// The first two numbers of the VPC's /16, such as `10.20`.
    pub prefix: String,
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

#[derive(Clone, Debug)]
pub struct Listener {
    pub port: i64,
    /// The ARN of an ACM certificate; without one the listener speaks plain HTTP.
    pub certificate: Option<String>,
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

/// The size of an ECS service's tasks, and their number.
#[derive(Clone, Debug)]
pub struct Tasks {
    pub count: Count,
    /// CPU units; 1024 are one vCPU.
    pub cpu: i64,
    /// MiB.
    pub memory: i64,
}

impl Environment {
    /// Reads an environment from the text of its file.
    ///
    /// # Errors
    /// Every unknown key, wrong value and missing value, with file and line.
    pub fn read(name: &str, file: &str, text: &str) -> Result<Self, Vec<Finding>> {
        let findings = RefCell::new(Vec::new());
        let environment = match document::read(text) {
            Ok(node) => Some(Self::from_section(name, &Section::root(&node, &findings))),
            Err(finding) => {
                findings.borrow_mut().push(finding);
                None
            }
        };
        let mut findings = findings.into_inner();
        for finding in &mut findings {
            file.clone_into(&mut finding.file);
        }
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
        let network = root.section("network");
        let database = root.section("database");
        let cache = root.section("cache");
        let listener = root.section("listener");
        // Where one of the two is refused itself, the certificate is not blamed for it.
        let issued = match (region.as_str(), account.as_str()) {
            ("", _) | (_, "") => "arn:aws:acm:".to_owned(),
            _ => format!("arn:aws:acm:{region}:{account}:certificate/"),
        };
        let certificate = listener.optional_text(
            "certificate",
            "the ARN of an ACM certificate of this account and region",
            |text| text.starts_with(&issued),
        );
        Self {
            name: name.to_owned(),
            account,
            region,
            network: Network {
                prefix: network.text(
                    "prefix",
                    "the first two numbers of a private /16 in quotes, such as \"10.20\"",
                    is_prefix,
                ),
                zones: usize::try_from(network.number("zones", 2, 3)).unwrap_or(2),
                nat: network
                    .choice("nat", &[("none", Nat::None), ("one", Nat::One), ("per_zone", Nat::PerZone)]),
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
            listener: Listener { port: listener.number("port", 1, 65_535), certificate },
            api: tasks(&root.section("api")),
            worker: tasks(&root.section("worker")),
            rate_limit: root.number("rate_limit", 1, 1_000_000),
            protect: root.switch("protect"),
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
        Err(WrongSize::Cpu(wanted)) => section.refuse_number("cpu", &wanted),
        Err(WrongSize::Memory(wanted)) => section.refuse_number("memory", &wanted),
    }
    Tasks { count: most.map_or(Count::Fixed(least), |most| Count::Between(least, most)), cpu, memory }
}

/// RFC 1918 prefixes that hold a /16.
fn is_prefix(text: &str) -> bool {
    let numbers: Vec<Option<u8>> = text.split('.').map(|part| part.parse().ok()).collect();
    match numbers[..] {
        [Some(10), Some(_)] | [Some(192), Some(168)] => true,
        [Some(172), Some(second)] => (16..32).contains(&second),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(change: (&str, &str), expected: &[&str]) {
        let text = include_str!("../environments/dev.yaml").replace(change.0, change.1);
        let found: Vec<String> = match Environment::read("dev", "dev.yaml", &text) {
            Ok(_) => Vec::new(),
            Err(findings) => findings.iter().map(ToString::to_string).collect(),
        };
        assert_eq!(found.join("\n").lines().map(str::trim).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn the_committed_files_are_complete() {
        check(("", ""), &[]);
        Environment::read("local", "local.yaml", include_str!("../environments/local.yaml")).unwrap();
    }

    #[test]
    fn a_misspelt_key_names_its_line_and_the_right_one() {
        check(
            ("zones: ", "zonse: "),
            &[
                "error[missing-value]: `network.zones` is missing: expected a whole number from 2 to 3",
                "--> dev.yaml:6:3 network.zones",
                "error[unknown-key]: there is no setting `network.zonse`",
                "--> dev.yaml:7:3 network.zonse",
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
                "--> dev.yaml:27:11 api.memory",
            ],
        );
        check(
            ("db.t4g.micro", "db.t4g.tiny"),
            &[
                "error[wrong-value]: `database.class` is `db.t4g.tiny`: expected an instance class of RDS for Postgres, such as `db.t4g.micro`",
                "--> dev.yaml:12:10 database.class",
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
                "--> dev.yaml:7:10 network.zones",
            ],
        );
    }
}
