//! Policies of IAM and of resources: their grammar, and whether their actions exist.
//! <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html>

use std::collections::BTreeSet;

use super::declared::Declared;
use super::findings::{Findings, join};
use crate::catalogue;
use crate::document::Node;
use crate::pattern::{self, is_like};
use crate::rule;
use crate::types::{POLICIES, PolicyKind as Kind};

/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html>
const OPERATORS: [&str; 27] = [
    "ArnEquals",
    "ArnLike",
    "ArnNotEquals",
    "ArnNotLike",
    "BinaryEquals",
    "Bool",
    "DateEquals",
    "DateGreaterThan",
    "DateGreaterThanEquals",
    "DateLessThan",
    "DateLessThanEquals",
    "DateNotEquals",
    "IpAddress",
    "NotIpAddress",
    "Null",
    "NumericEquals",
    "NumericGreaterThan",
    "NumericGreaterThanEquals",
    "NumericLessThan",
    "NumericLessThanEquals",
    "NumericNotEquals",
    "StringEquals",
    "StringEqualsIgnoreCase",
    "StringLike",
    "StringNotEquals",
    "StringNotEqualsIgnoreCase",
    "StringNotLike",
];

const ARN: &str = r"^(\*|arn:(aws[a-z-]*|\*):[^:]+:[^:]*:(\d{12}|\*|aws|[^:]*\$\{[^:]*|[^:]*\*[^:]*)?:.+|arn:(aws[a-z-]*|\*):[^:]*\*?)$";
/// An empty Sid is none: AWS's own tools write it.
const SID: &str = r"^[A-Za-z0-9]*$";

pub(super) fn check(declared: &Declared, findings: &mut Findings) {
    for (id, resource) in &declared.resources {
        for (_, place, kind) in POLICIES.iter().filter(|(name, ..)| *name == resource.type_name) {
            let path = format!("Resources/{id}/Properties");
            each(&path, resource.properties, place.split('/'), &mut |path, node| {
                Check { kind: *kind, findings }.document(path, node);
            });
        }
    }
}

/// Visits the values at a path; the branches of `Fn::If` are visited, what other functions give is unknown.
fn each<'a>(
    path: &str,
    node: &'a Node,
    mut steps: impl Iterator<Item = &'a str> + Clone,
    visit: &mut dyn FnMut(&str, &'a Node),
) {
    if let Some((name, argument)) = node.function() {
        if name == "Fn::If" {
            for branch in argument.items().iter().skip(1) {
                each(path, branch, steps.clone(), visit);
            }
        }
        return;
    }
    match steps.next() {
        None if node.is_null() => {}
        None => visit(path, node),
        Some("*") => {
            for (index, item) in node.items().iter().enumerate() {
                each(&join(path, &index.to_string()), item, steps.clone(), visit);
            }
        }
        Some(step) => each(&join(path, step), node.get(step), steps, visit),
    }
}

struct Check<'f> {
    kind: Kind,
    findings: &'f mut Findings,
}

impl Check<'_> {
    fn push(&mut self, path: &str, node: &Node, message: String, help: &str) {
        self.findings.push(&rule::IAM_POLICY, path, node.place, message, help);
    }

    fn document(&mut self, path: &str, node: &Node) {
        if let Some(text) = node.as_str() {
            self.text(path, node, text);
            return;
        }
        if !node.is_map() {
            self.push(path, node, format!("a policy is a mapping, found {}", node.kind_name()), "");
            return;
        }
        self.findings.unknown_keys(
            &rule::IAM_POLICY,
            path,
            node,
            &["Id", "Statement", "Version"],
            "a policy",
        );
        let version = node.get("Version");
        match version.as_text().as_deref() {
            Some("2012-10-17") => {}
            Some("2008-10-17") => {
                let message = "the version 2008-10-17 knows no policy variables".to_owned();
                self.findings.push(
                    &rule::IAM_VERSION,
                    &join(path, "Version"),
                    version.place,
                    message,
                    "use 2012-10-17",
                );
            }
            Some(other) => {
                let message = format!("`{other}` is no version of the policy language");
                self.push(&join(path, "Version"), version, message, "use 2012-10-17");
            }
            None if version.is_null() => {
                let message = "the policy has no version, which means 2008-10-17".to_owned();
                self.findings.push(
                    &rule::IAM_VERSION,
                    path,
                    node.place,
                    message,
                    "add Version: \"2012-10-17\"",
                );
            }
            None => {}
        }
        let statements = node.get("Statement");
        let path = join(path, "Statement");
        if !node.has("Statement") {
            self.push(&path, node, "a policy needs `Statement`".into(), "");
        } else if statements.is_list() && statements.items().is_empty() {
            self.push(&path, statements, "a policy needs at least one statement".into(), "");
        } else if !statements.is_list() && !statements.is_map() {
            let message =
                format!("`Statement` is a mapping or a list of them, found {}", statements.kind_name());
            self.push(&path, statements, message, "");
        }
        let mut sids = BTreeSet::new();
        let mut found = Vec::new();
        let steps: &[&str] = if statements.is_list() { &["*"] } else { &[] };
        each(&path, statements, steps.iter().copied(), &mut |path, node| found.push((path.to_owned(), node)));
        for (path, statement) in found {
            let sid = statement.get("Sid").as_str().filter(|sid| !sid.is_empty());
            if let Some(sid) = sid.filter(|sid| !sids.insert(*sid)) {
                self.push(
                    &join(&path, "Sid"),
                    statement.get("Sid"),
                    format!("two statements have the Sid `{sid}`"),
                    "",
                );
            }
            self.statement(&path, statement);
        }
    }

    /// A policy that is written as JSON in a text.
    fn text(&mut self, path: &str, node: &Node, text: &str) {
        if text.contains("${") || text.contains("{{") {
            return;
        }
        match crate::document::read(text) {
            Ok(inner) => {
                let mut inner = inner;
                relocate(&mut inner, node);
                if inner.is_map() {
                    self.document(path, &inner);
                }
            }
            Err(_) => self.push(path, node, "the policy is a text that is no JSON".into(), ""),
        }
    }

    fn statement(&mut self, path: &str, node: &Node) {
        const KEYS: [&str; 10] = [
            "Action",
            "Condition",
            "Effect",
            "NotAction",
            "NotPrincipal",
            "NotResource",
            "Principal",
            "Resource",
            "Sid",
            "Fn::Transform",
        ];
        if !node.is_map() {
            self.push(path, node, format!("a statement is a mapping, found {}", node.kind_name()), "");
            return;
        }
        if node.has("Fn::Transform") {
            return;
        }
        let allowed: Vec<&str> = KEYS
            .into_iter()
            .filter(|key| match *key {
                "Principal" | "NotPrincipal" => self.kind != Kind::Identity,
                "Resource" | "NotResource" => !matches!(self.kind, Kind::Trust | Kind::Own),
                _ => true,
            })
            .collect();
        self.findings.unknown_keys(&rule::IAM_POLICY, path, node, &allowed, "a statement of this policy");
        let effect = node.get("Effect");
        match effect.as_str() {
            Some("Allow" | "Deny") => {}
            _ if !node.has("Effect") => self.push(path, node, "a statement needs `Effect`".into(), ""),
            _ if effect.function().is_some() => {}
            found => {
                let message =
                    format!("`{}` is neither `Allow` nor `Deny`", found.unwrap_or(effect.kind_name()));
                self.push(&join(path, "Effect"), effect, message, "");
            }
        }
        let pairs: &[[&str; 2]] = match self.kind {
            Kind::Identity => &[["Action", "NotAction"], ["Resource", "NotResource"]],
            Kind::Trust | Kind::Own => &[["Action", "NotAction"], ["Principal", "NotPrincipal"]],
            Kind::Resource => {
                &[["Action", "NotAction"], ["Principal", "NotPrincipal"], ["Resource", "NotResource"]]
            }
        };
        for [one, other] in pairs {
            match (node.has(one), node.has(other)) {
                (true, true) => {
                    self.push(path, node, format!("a statement has `{one}` or `{other}`, not both"), "");
                }
                (false, false) => {
                    self.push(path, node, format!("a statement needs `{one}` or `{other}`"), "");
                }
                _ => {}
            }
        }
        if let Some(sid) = node.get("Sid").as_str() {
            // Policies of S3, SQS, SNS and KMS allow more in it.
            if self.kind == Kind::Identity && pattern::is_found(SID, sid) == Some(false) {
                self.push(
                    &join(path, "Sid"),
                    node.get("Sid"),
                    format!("`{sid}`: a Sid is letters and digits"),
                    "",
                );
            }
        }
        for key in ["Action", "NotAction"] {
            self.texts(&join(path, key), node.get(key), Check::action);
        }
        for key in ["Resource", "NotResource"] {
            self.texts(&join(path, key), node.get(key), |check, path, item, text| {
                if pattern::is_found(ARN, text) == Some(false) {
                    check.push(path, item, format!("`{text}` is neither `*` nor an ARN"), "");
                }
            });
        }
        for key in ["Principal", "NotPrincipal"] {
            self.principal(&join(path, key), node.get(key));
        }
        self.condition(&join(path, "Condition"), node.get("Condition"));
    }

    /// A text or a list of texts; what a function gives is unknown.
    fn texts(&mut self, path: &str, node: &Node, mut one: impl FnMut(&mut Self, &str, &Node, &str)) {
        let mut found = Vec::new();
        each(path, node, std::iter::empty(), &mut |path, node| {
            if node.is_list() && node.items().is_empty() {
                self.push(path, node, "the list is empty".into(), "");
            } else if node.is_list() {
                each(path, node, std::iter::once("*"), &mut |path, item| found.push((path.to_owned(), item)));
            } else {
                found.push((path.to_owned(), node));
            }
        });
        for (path, item) in found {
            match item.as_text() {
                Some(text) if text.contains("${") || text.contains("{{") => {}
                Some(text) => one(self, &path, item, &text),
                None => self.push(&path, item, format!("a text is expected, found {}", item.kind_name()), ""),
            }
        }
    }

    fn action(&mut self, path: &str, node: &Node, text: &str) {
        if text == "*" {
            return;
        }
        let Some((prefix, name)) =
            text.split_once(':').filter(|(prefix, name)| !prefix.is_empty() && !name.is_empty())
        else {
            self.push(path, node, format!("`{text}`: an action is `service:Action` or `*`"), "");
            return;
        };
        let prefix = prefix.to_lowercase();
        let name = name.to_lowercase();
        if prefix.contains(['*', '?']) {
            return;
        }
        let Some(service) = catalogue::iam_service(&prefix) else {
            let help = self.findings.suggest(&prefix, catalogue::iam_prefixes());
            let message = format!("IAM knows no service `{prefix}`");
            self.findings.push(&rule::IAM_ACTION, path, node.place, message, &help);
            return;
        };
        let actions = service["actions"].as_object();
        let known = || actions.into_iter().flatten().map(|(name, _)| name.as_str());
        let exists = if name.contains(['*', '?']) {
            known().any(|known| is_like(&name, known))
        } else {
            known().any(|known| known == name)
        };
        if !exists {
            let help = self.findings.suggest(&name, known());
            let message = format!("IAM knows no action `{text}`");
            self.findings.push(&rule::IAM_ACTION, path, node.place, message, &help);
        }
    }

    fn principal(&mut self, path: &str, node: &Node) {
        const KEYS: [&str; 4] = ["AWS", "CanonicalUser", "Federated", "Service"];
        const AWS: &str = r"^(\*|\d{12}|arn:aws[a-z-]*:(iam|sts)::(\d{12}|cloudfront):.+|A[A-Z0-9]{15,})$";
        if node.is_null() || node.function().is_some() {
            return;
        }
        if let Some(text) = node.as_str() {
            if text != "*" {
                self.push(
                    path,
                    node,
                    format!("`{text}`: a principal is `*` or a mapping"),
                    "write {AWS: …} or {Service: …}",
                );
            }
            return;
        }
        if !node.is_map() {
            self.push(path, node, format!("a principal is `*` or a mapping, found {}", node.kind_name()), "");
            return;
        }
        self.findings.unknown_keys(&rule::IAM_POLICY, path, node, &KEYS, "a principal");
        self.texts(&join(path, "AWS"), node.get("AWS"), |check, path, item, text| {
            if pattern::is_found(AWS, text) == Some(false) {
                let help = "an account, or the ARN of a role, a user or an account's root";
                check.push(path, item, format!("`{text}` is no principal"), help);
            }
        });
        self.texts(&join(path, "Service"), node.get("Service"), |check, path, item, text| {
            if !text.contains('.') && text != "*" {
                check.push(
                    path,
                    item,
                    format!("`{text}` is no service principal, such as ecs.amazonaws.com"),
                    "",
                );
            }
        });
    }

    fn condition(&mut self, path: &str, node: &Node) {
        if node.is_null() || node.function().is_some() {
            return;
        }
        if !node.is_map() {
            self.push(path, node, format!("`Condition` is a mapping, found {}", node.kind_name()), "");
            return;
        }
        for (operator, keys) in node.entries() {
            let name = operator.text.as_str();
            let plain = name
                .strip_prefix("ForAllValues:")
                .or_else(|| name.strip_prefix("ForAnyValue:"))
                .unwrap_or(name);
            let plain = plain.strip_suffix("IfExists").unwrap_or(plain);
            if !OPERATORS.contains(&plain) && !name.starts_with("Fn::") {
                let help = self.findings.suggest(name, OPERATORS);
                let message = format!("there is no condition operator `{name}`");
                self.findings.push(&rule::IAM_POLICY, &join(path, name), operator.place, message, &help);
            }
            if !keys.is_map() && !keys.is_null() {
                let message = format!("`{name}` is given condition keys, found {}", keys.kind_name());
                self.push(&join(path, name), keys, message, "");
            }
        }
    }
}

/// Gives every value of an inner document the place of the text that holds it.
fn relocate(inner: &mut Node, outer: &Node) {
    inner.place = outer.place;
    match &mut inner.kind {
        crate::document::Kind::List(items) => items.iter_mut().for_each(|item| relocate(item, outer)),
        crate::document::Kind::Map(entries) => {
            for (key, value) in entries {
                key.place = outer.place;
                relocate(value, outer);
            }
        }
        _ => {}
    }
}
