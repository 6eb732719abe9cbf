//! Secrets: literal ones, and parameters that show them.
//! <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/security-best-practices.html#creds>

use super::declared::Declared;
use super::findings::{Findings, join};
use crate::document::{Kind, Node};
use crate::pattern;
use crate::reference::{PSEUDO_PARAMETERS, Piece, sub_pieces};
use crate::rule;

/// Names that end so are of secrets wherever they stand: in lower case, without `_` and `-`.
const SECRETS: [&str; 22] = [
    "accesstoken",
    "apikey",
    "apikeyvalue",
    "apisecret",
    "apitoken",
    "authtoken",
    "bearertoken",
    "clientsecret",
    "githubtoken",
    "oauthtoken",
    "passphrase",
    "passwd",
    "password",
    "passwords",
    "presharedkey",
    "privatekey",
    "refreshtoken",
    "secretaccesskey",
    "secretkey",
    "secretstring",
    "secrettoken",
    "sharedsecret",
];

/// Properties that are called like secrets and are switches, or ids.
const NO_SECRETS: [&str; 7] = [
    "encryptpassword",
    "manageadminpassword",
    "managemasterpassword",
    "managemasteruserpassword",
    "removeprivatekey",
    "rotatemasteruserpassword",
    "useexistingclientsecret",
];

/// The properties of Cognito's `TokenValidityUnits` are called like the tokens whose units they are.
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-cognito-userpoolclient-tokenvalidityunits.html>
const UNITS: &str = "TokenValidityUnits";

/// How texts begin that stand for a secret or say where it is.
const ELSEWHERE: [&str; 9] = ["$$.", "$.", "${", "/", "arn:", "http://", "https://", "{%", "{{"];

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
        let path = format!("Resources/{id}");
        walk(&join(&path, "Properties"), resource.properties, Some(declared), findings);
        walk(&join(&path, "Metadata"), resource.node.get("Metadata"), None, findings);
    }
    for section in ["Mappings", "Metadata", "Outputs"] {
        walk(section, declared.root.get(section), None, findings);
    }
    for (name, parameter) in &declared.parameters {
        let default = parameter.get("Default");
        walk(&format!("Parameters/{name}/Default"), default, None, findings);
        let is_hidden = parameter.get("NoEcho").as_text().as_deref() == Some("true");
        if is_hidden && default.as_str().is_some_and(|text| !text.is_empty()) {
            let message = format!("the hidden parameter `{name}` has a default that everyone can read");
            let path = format!("Parameters/{name}/Default");
            findings.push(&rule::SECRET_PARAMETER, &path, default.place, message, "remove the default");
        }
    }
}

/// Finds secrets by their form, and by their names in what is `declared`.
fn walk(path: &str, node: &Node, declared: Option<&Declared>, findings: &mut Findings) {
    match &node.kind {
        Kind::Map(entries) => {
            if let Some(declared) = declared {
                pair(path, node, declared, findings);
            }
            for (key, value) in entries.iter().filter(|(key, _)| key.text != UNITS) {
                let path = join(path, &key.text);
                if let Some(declared) = declared.filter(|_| is_secret(&key.text)) {
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

fn is_secret(name: &str) -> bool {
    if !name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-') {
        return false;
    }
    let name = name.replace(['_', '-'], "").to_lowercase();
    SECRETS.iter().any(|end| name.ends_with(*end)) && !NO_SECRETS.contains(&name.as_str())
}

/// A name and its value as two properties, such as an environment variable of a container.
fn pair(path: &str, node: &Node, declared: &Declared, findings: &mut Findings) {
    let name = ["Name", "Key", "OptionName"].into_iter().find_map(|key| node.get(key).as_str());
    let Some(name) = name.filter(|name| is_secret(name)) else { return };
    // The value is then the name of a parameter or of a secret:
    // <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-codebuild-project-environmentvariable.html>
    if !matches!(node.get("Type").as_str(), Some("PARAMETER_STORE" | "SECRETS_MANAGER")) {
        secret(&join(path, "Value"), name, node.get("Value"), declared, findings);
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
        None if value.is_list() && key.to_lowercase().ends_with("passwords") => {
            for (index, item) in value.items().iter().enumerate() {
                secret(&join(path, &index.to_string()), key, item, declared, findings);
            }
        }
        _ => {
            if literal(value).is_some_and(|text| is_written(&text)) {
                let message = format!("`{key}` is written into the template");
                let help = "refer to it: {{resolve:secretsmanager:…}}, or let AWS generate it";
                findings.push(&rule::HARD_CODED_SECRET, path, value.place, message, help);
            }
        }
    }
}

/// A text that is written out, whole or in parts; what pseudo parameters give is no secret.
fn literal(value: &Node) -> Option<String> {
    match value.function() {
        None => value.as_str().map(str::to_owned),
        Some(("Fn::Sub", argument)) => {
            let mut text = String::new();
            for piece in sub_pieces(argument.as_str()?) {
                match piece {
                    Piece::Text(piece) => text.push_str(piece),
                    Piece::Variable(name) if PSEUDO_PARAMETERS.contains(&name.trim()) => {}
                    Piece::Variable(_) => return None,
                }
            }
            Some(text)
        }
        Some(("Fn::Join", argument)) => {
            let [delimiter, parts] = argument.items() else { return None };
            let texts: Option<Vec<String>> = parts.items().iter().map(literal).collect();
            Some(texts?.join(delimiter.as_str()?))
        }
        Some(_) => None,
    }
}

/// Whether a text is itself a secret.
fn is_written(text: &str) -> bool {
    let is_switch = text.eq_ignore_ascii_case("true") || text.eq_ignore_ascii_case("false");
    let is_elsewhere = ELSEWHERE.iter().any(|begin| text.starts_with(*begin));
    !text.is_empty()
        && text != "{}"
        && !is_switch
        && !is_elsewhere
        && !text.contains("{{resolve:")
        && !text.contains("${")
}
