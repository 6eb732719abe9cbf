//! Secrets: literal ones, and parameters that show them.
//! <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/security-best-practices.html#creds>

use super::declared::Declared;
use super::findings::{Findings, join};
use crate::document::{Kind, Node};
use crate::pattern;
use crate::rule;

/// Properties whose value is a secret wherever they stand, in lower case.
const SECRETS: [&str; 26] = [
    "accesstoken",
    "adminpassword",
    "apisecret",
    "authtoken",
    "bindpassword",
    "clientsecret",
    "databasepassword",
    "dbpassword",
    "domainjoinuserpassword",
    "masteruserpassword",
    "masterpassword",
    "oauthtoken",
    "password",
    "passwords",
    "privatekey",
    "refreshtoken",
    "secretaccesskey",
    "secretkey",
    "secretstring",
    "secrettoken",
    "serviceaccountpassword",
    "sharedsecret",
    "tdecredentialpassword",
    "userpassword",
    "workspaceadminpassword",
    "presharedkey",
];

/// Texts that are secrets by their form: access keys, private keys, tokens.
const FORMS: [(&str, &str); 5] = [
    (r"(^|[^A-Z0-9])(AKIA|ASIA)[A-Z0-9]{16}($|[^A-Z0-9])", "an access key of AWS"),
    (r"-----BEGIN ([A-Z]+ )*PRIVATE KEY-----", "a private key"),
    (r"(^|[^a-zA-Z0-9])gh[pousr]_[A-Za-z0-9]{36}", "a token of GitHub"),
    (r"(^|[^a-zA-Z0-9])xox[abprs]-[A-Za-z0-9-]{10,}", "a token of Slack"),
    (r"(^|[^a-zA-Z0-9])sk_live_[A-Za-z0-9]{16,}", "a key of Stripe"),
];

pub(super) fn check(declared: &Declared, findings: &mut Findings) {
    for (id, resource) in &declared.resources {
        let path = format!("Resources/{id}/Properties");
        walk(&path, resource.properties, declared, findings);
    }
    for (name, parameter) in &declared.parameters {
        let default = parameter.get("Default");
        let is_hidden = parameter.get("NoEcho").as_text().as_deref() == Some("true");
        if is_hidden && default.as_str().is_some_and(|text| !text.is_empty()) {
            let message = format!("the hidden parameter `{name}` has a default that everyone can read");
            let path = format!("Parameters/{name}/Default");
            findings.push(&rule::SECRET_PARAMETER, &path, default.place, message, "remove the default");
        }
    }
}

fn walk(path: &str, node: &Node, declared: &Declared, findings: &mut Findings) {
    match &node.kind {
        Kind::Map(entries) => {
            for (key, value) in entries {
                let path = join(path, &key.text);
                if SECRETS.contains(&key.text.to_lowercase().as_str()) {
                    secret(&path, &key.text, value, declared, findings);
                }
                walk(&path, value, declared, findings);
            }
        }
        Kind::List(items) => {
            for (index, item) in items.iter().enumerate() {
                walk(&join(path, &index.to_string()), item, declared, findings);
            }
        }
        Kind::String(text) => {
            if let Some((_, what)) =
                FORMS.iter().find(|(form, _)| pattern::is_found(form, text) == Some(true))
            {
                let message = format!("the text holds {what}");
                let help = "revoke it, and refer to it: {{resolve:secretsmanager:…}}";
                findings.push(&rule::HARD_CODED_SECRET, path, node.place, message, help);
            }
        }
        Kind::Null | Kind::Bool(_) | Kind::Number(_) => {}
    }
}

/// The value of a property that is a secret: never named in the finding.
fn secret(path: &str, key: &str, value: &Node, declared: &Declared, findings: &mut Findings) {
    match value.function() {
        Some(("Ref", name)) => {
            let parameter = name.as_str().and_then(|name| declared.parameters.get(name));
            let Some(parameter) = parameter else { return };
            let name = name.as_str().unwrap_or_default();
            let is_text = parameter.get("Type").as_str() == Some("String");
            let is_hidden = parameter.get("NoEcho").as_text().as_deref() == Some("true");
            if is_text && !is_hidden {
                let message = format!("the parameter `{name}` carries a secret and has no `NoEcho`");
                let help = "better than NoEcho: {{resolve:secretsmanager:…}}, which no stack shows";
                findings.push(&rule::SECRET_PARAMETER, path, value.place, message, help);
            }
        }
        Some(("Fn::If", argument)) => {
            for branch in argument.items().iter().skip(1) {
                secret(path, key, branch, declared, findings);
            }
        }
        Some(_) => {}
        None => {
            let is_literal = value.as_str().is_some_and(|text| {
                !text.is_empty()
                    && !text.contains("{{resolve:")
                    && !text.contains("${")
                    && !text.starts_with("arn:")
            });
            if is_literal {
                let message = format!("`{key}` is written into the template");
                let help = "refer to it: {{resolve:secretsmanager:…}}, or let AWS generate it";
                findings.push(&rule::HARD_CODED_SECRET, path, value.place, message, help);
            }
        }
    }
}
