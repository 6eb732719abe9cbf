//! Dynamic references: `{{resolve:service:…}}`.
//! <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html>

/// The dynamic references of a text: the service of each, or why it is malformed. What is a part of a text may leave a
/// reference to the next part.
pub(super) fn references(text: &str, is_part: bool) -> impl Iterator<Item = Result<&str, String>> {
    text.split("{{resolve:").skip(1).filter_map(move |rest| match rest.split_once("}}") {
        Some((inside, _)) => Some(one(inside)),
        None if is_part => None,
        None => Some(Err("a dynamic reference ends with `}}`".to_owned())),
    })
}

/// Whether a text ends inside a dynamic reference.
pub(super) fn is_open(text: &str) -> bool {
    text.rsplit_once("{{resolve:").is_some_and(|(_, rest)| !rest.contains("}}"))
}

fn one(inside: &str) -> Result<&str, String> {
    let (service, rest) = inside.split_once(':').unwrap_or((inside, ""));
    let parts: Vec<&str> = rest.split(':').collect();
    let has_variable = inside.contains("${");
    match service {
        _ if has_variable => Ok(service),
        "ssm" | "ssm-secure" if matches!(parts[..], [name] | [name, _] if !name.is_empty()) => {
            match parts.get(1) {
                Some(version) if version.is_empty() || !version.bytes().all(|byte| byte.is_ascii_digit()) => {
                    Err(format!("`{version}` is no version of a parameter: {{{{resolve:{service}:name:1}}}}"))
                }
                _ => Ok(service),
            }
        }
        "ssm" | "ssm-secure" => {
            Err(format!("a dynamic reference to SSM is {{{{resolve:{service}:name:version}}}}"))
        }
        "secretsmanager" if !rest.is_empty() => {
            // An ARN holds six colons of its own.
            let after =
                if rest.starts_with("arn:") { parts.len().saturating_sub(7) } else { parts.len() - 1 };
            let kind = if rest.starts_with("arn:") { parts.get(7) } else { parts.get(1) };
            match kind {
                Some(kind) if !matches!(*kind, "SecretString" | "") => Err(format!(
                    "`{kind}` is not `SecretString`, the only part of a secret that is supported"
                )),
                _ if after > 4 => {
                    Err("a dynamic reference to Secrets Manager has at most five parts".to_owned())
                }
                _ => Ok(service),
            }
        }
        "secretsmanager" => {
            Err("a dynamic reference to Secrets Manager is {{resolve:secretsmanager:id:SecretString:key}}"
                .to_owned())
        }
        other => Err(format!("`{other}` is not one of `ssm`, `ssm-secure` and `secretsmanager`")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, is_right: bool) {
        assert_eq!(references(text, false).all(|found| found.is_ok()), is_right, "{text}");
    }

    #[test]
    fn a_part_of_a_text_may_leave_a_reference_open() {
        assert!(references("{{resolve:ssm:x", true).next().is_none());
        assert!(references("{{resolve:vault:x}} {{resolve:ssm:x", true).any(|found| found.is_err()));
        assert!(is_open("{{resolve:ssm:x}} {{resolve:ssm:"));
        assert!(!is_open("{{resolve:ssm:x}}"));
    }

    #[test]
    fn the_three_services_have_forms_of_their_own() {
        check("a {{resolve:ssm:/a/b:1}} b", true);
        check("{{resolve:ssm:/a/b}}", true);
        check("{{resolve:ssm:/a/b:latest}}", false);
        check("{{resolve:ssm-secure:name:10}}", true);
        check("{{resolve:secretsmanager:MySecret:SecretString:password}}", true);
        check("{{resolve:secretsmanager:MySecret}}", true);
        check(
            "{{resolve:secretsmanager:arn:aws:secretsmanager:eu-central-1:123456789012:secret:a-b:SecretString:p}}",
            true,
        );
        check("{{resolve:secretsmanager:MySecret:SecretBinary}}", false);
        check("{{resolve:vault:x}}", false);
        check("{{resolve:ssm:x", false);
        check("{{resolve:ssm:${Name}:1}}", true);
    }
}
