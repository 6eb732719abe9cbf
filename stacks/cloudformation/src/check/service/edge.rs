//! Load balancers, CloudFront and Route 53.

use std::collections::BTreeSet;
use std::net::{Ipv4Addr, Ipv6Addr};

use super::Subject;
use crate::document::Node;
use crate::pattern;
use crate::rule;

pub(super) fn listener(subject: &mut Subject) {
    let is_tls = subject.text("Protocol").is_some_and(|protocol| protocol == "HTTPS" || protocol == "TLS");
    if is_tls && subject.is_absent("Certificates") {
        let message = "a listener that speaks TLS needs `Certificates`".to_owned();
        subject.push(&rule::LISTENER_CERTIFICATE, "Protocol", message, "");
    }
}

pub(super) fn load_balancer(subject: &mut Subject) {
    let kind = subject.text("Type");
    let is_application = kind.as_deref() == Some("application") || subject.is_absent("Type");
    for name in ["Subnets", "SubnetMappings"] {
        let subnets = subject.at(name);
        let is_known = subnets.is_list() && !subnets.items().iter().any(gives_several);
        if is_application && is_known && subnets.items().len() < 2 {
            let message =
                format!("{} subnet; an application load balancer has two or more", subnets.items().len());
            subject.push(&rule::BALANCER_SUBNETS, name, message, "");
        }
    }
}

/// Whether an item may stand for more than one, or for none.
fn gives_several(item: &Node) -> bool {
    match item.function() {
        Some((name, _)) => {
            !matches!(name, "Ref" | "Fn::GetAtt" | "Fn::Select" | "Fn::Sub" | "Fn::ImportValue")
        }
        None => false,
    }
}

pub(super) fn target_group(subject: &mut Subject) {
    let target = subject.text("TargetType");
    let is_lambda = target.as_deref() == Some("lambda");
    if is_lambda {
        for name in ["Port", "Protocol", "VpcId"] {
            if subject.is_there(name) {
                let message = format!("a target group of a function has no `{name}`");
                subject.push(&rule::TARGET_GROUP, name, message, "remove it");
            }
        }
    } else if target.is_some() || subject.is_absent("TargetType") {
        for name in ["Port", "Protocol", "VpcId"] {
            if subject.is_absent(name) {
                let kind = target.as_deref().unwrap_or("instance");
                let message = format!("a target group of the type {kind} needs `{name}`");
                subject.push(&rule::TARGET_GROUP, "", message, "");
            }
        }
    }
}

pub(super) fn distribution(subject: &mut Subject) {
    const DOMAIN: &str =
        r"^(\*\.|\*)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$";
    let config = subject.at("DistributionConfig");
    let ids = |list: &Node| -> Option<BTreeSet<String>> {
        if list.is_null() {
            return Some(BTreeSet::new());
        }
        list.is_list()
            .then(|| list.items().iter().map(|item| item.get("Id").as_str().map(str::to_owned)).collect())?
    };
    if let (Some(mut origins), Some(groups)) =
        (ids(config.get("Origins")), ids(config.get("OriginGroups").get("Items")))
        && !origins.is_empty()
    {
        origins.extend(groups);
        let default = [(
            "DistributionConfig/DefaultCacheBehavior/TargetOriginId".to_owned(),
            config.get("DefaultCacheBehavior"),
        )];
        let others = config.get("CacheBehaviors").items().iter().enumerate();
        let others = others
            .map(|(index, node)| (format!("DistributionConfig/CacheBehaviors/{index}/TargetOriginId"), node));
        for (path, behavior) in default.into_iter().chain(others) {
            let target = behavior.get("TargetOriginId");
            if let Some(id) = target.as_str().filter(|id| !origins.contains(*id)) {
                let help = subject.findings.suggest(id, origins.iter().map(String::as_str));
                let message = format!("no origin has the id `{id}`");
                subject.push_at(&rule::CLOUDFRONT_ORIGIN, &path, target.place, message, &help);
            }
        }
    }
    for (index, alias) in config.get("Aliases").items().iter().enumerate() {
        let text = alias.as_str().filter(|text| !text.contains("{{"));
        if let Some(text) = text.filter(|text| pattern::is_found(DOMAIN, text) == Some(false)) {
            let path = format!("DistributionConfig/Aliases/{index}");
            let message = format!("`{text}` is no alias: a domain name in lower case");
            subject.push_at(&rule::CLOUDFRONT_ALIAS, &path, alias.place, message, "");
        }
    }
}

pub(super) fn record_set_group(subject: &mut Subject) {
    for (index, record) in subject.at("RecordSets").items().iter().enumerate() {
        record_set(subject, &format!("RecordSets/{index}"), record);
    }
}

pub(super) fn record_set(subject: &mut Subject, path: &str, record: &Node) {
    const DOMAIN: &str = r"^[a-zA-Z0-9_*]([a-zA-Z0-9_.*-]*[a-zA-Z0-9_*])?\.?$";
    const TEXT: &str = r#"^("([^"\\]|\\.)+" *)*"([^"\\]|\\.)+"$"#;
    let at = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}/{name}") };
    let values = record.get("ResourceRecords");
    if record.has("AliasTarget") {
        for name in ["ResourceRecords", "TTL"] {
            if record.has(name) && record.get(name).function().is_none() {
                let message = format!("an alias has no `{name}`");
                subject.push_at(
                    &rule::ROUTE53_RECORD,
                    &at(name),
                    record.get(name).place,
                    message,
                    "remove it",
                );
            }
        }
    }
    let Some(kind) = record.get("Type").as_str() else { return };
    for (index, value) in values.items().iter().enumerate() {
        let Some(text) = value.as_str().filter(|text| !text.contains("{{")) else { continue };
        let fits = match kind {
            "A" => text.parse::<Ipv4Addr>().is_ok(),
            "AAAA" => text.parse::<Ipv6Addr>().is_ok(),
            "CNAME" | "NS" | "PTR" => pattern::is_found(DOMAIN, text) != Some(false),
            "MX" => {
                let (priority, domain) = text.split_once(' ').unwrap_or((text, ""));
                let domain = domain.trim();
                // A domain that takes no mail has `0 .`: <https://www.rfc-editor.org/rfc/rfc7505>
                priority.parse::<u16>().is_ok()
                    && (domain == "." || pattern::is_found(DOMAIN, domain) != Some(false))
            }
            "TXT" | "SPF" => pattern::is_found(TEXT, text) != Some(false) && texts_fit(text),
            "CAA" => text.splitn(3, ' ').count() == 3,
            _ => true,
        };
        if !fits {
            let shown: String = text.chars().take(40).collect();
            let message = format!("`{shown}` is no value of a record of the type {kind}");
            let help =
                if kind == "TXT" { "texts of at most 255 characters, each in double quotes" } else { "" };
            subject.push_at(
                &rule::ROUTE53_RECORD,
                &at(&format!("ResourceRecords/{index}")),
                value.place,
                message,
                help,
            );
        }
    }
    if kind == "CNAME" && values.items().len() > 1 {
        let message = "a CNAME has one value".to_owned();
        subject.push_at(&rule::ROUTE53_RECORD, &at("ResourceRecords"), values.place, message, "");
    }
}

/// Each quoted text of a TXT record has at most 255 characters; `\"` is one of them, and so is `\101`.
/// <https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/ResourceRecordTypes.html#TXTFormat>
fn texts_fit(text: &str) -> bool {
    let (mut is_inside, mut length) = (false, 0);
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => (is_inside, length) = (!is_inside, 0),
            '\\' => {
                length += 1;
                // Two more digits follow the first one of a code.
                if chars.next().is_some_and(|escaped| escaped.is_digit(8)) {
                    chars.nth(1);
                }
            }
            _ => length += 1,
        }
        if is_inside && length > 255 {
            return false;
        }
    }
    true
}
