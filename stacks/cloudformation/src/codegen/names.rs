//! Names of Rust made from the names of the schemas.

/// `us-east` → `UsEast`, `FARGATE_SPOT` → `FargateSpot`, `Endpoint.Address` → `EndpointAddress`.
pub(super) fn variant(value: &str) -> String {
    let words = value.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let mut name: String = words
        .map(|word| {
            let shouting = word.len() > 1 && !word.chars().any(|c| c.is_ascii_lowercase());
            let mut chars = word.chars();
            let first = chars.next().map(|c| c.to_ascii_uppercase()).into_iter();
            let rest: String =
                if shouting { chars.as_str().to_ascii_lowercase() } else { chars.as_str().to_owned() };
            first.chain(rest.chars()).collect::<String>()
        })
        .collect();
    if name.starts_with(|c: char| c.is_ascii_digit()) || name == "Self" {
        name.insert(0, 'V');
    }
    name
}

/// A name of the schemas as a Rust type: letters and digits, the first one upper case.
pub(super) fn pascal(name: &str) -> String {
    let mut chars = name.chars().filter(char::is_ascii_alphanumeric);
    chars.next().map(|c| c.to_ascii_uppercase()).into_iter().chain(chars).collect()
}

/// `VPCSecurityGroups` → `vpc_security_groups`; Rust's keywords get an underscore.
pub(super) fn snake(name: &str) -> String {
    /// Those that names of properties hit; `new` and `self` would collide with what every struct has.
    const KEYWORDS: [&str; 20] = [
        "as", "async", "box", "const", "enum", "fn", "for", "if", "in", "match", "mod", "move", "new",
        "override", "ref", "self", "static", "type", "use", "where",
    ];
    let chars: Vec<char> = name.chars().filter(char::is_ascii_alphanumeric).collect();
    let mut out = String::new();
    for (index, c) in chars.iter().enumerate() {
        let after_lower = index > 0 && !chars[index - 1].is_ascii_uppercase();
        let before_lower = index > 0 && chars.get(index + 1).is_some_and(char::is_ascii_lowercase);
        let plural =
            chars.get(index + 1) == Some(&'s') && chars.get(index + 2).is_none_or(char::is_ascii_uppercase);
        if c.is_ascii_uppercase() && index > 0 && (after_lower || (before_lower && !plural)) {
            out.push('_');
        }
        out.push(c.to_ascii_lowercase());
    }
    if KEYWORDS.contains(&out.as_str()) {
        out.push('_');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(input: &str, expected: &str) {
        assert_eq!(snake(input), expected);
    }

    #[test]
    fn property_names_become_snake_case() {
        check("VpcId", "vpc_id");
        check("VPCSecurityGroups", "vpc_security_groups");
        check("SubnetIds", "subnet_ids");
        check("DBName", "db_name");
        check("Type", "type_");
        check("ELBs", "elbs");
        check("Endpoint.Address", "endpoint_address");
    }

    #[test]
    fn values_become_variants() {
        assert_eq!(variant("FARGATE_SPOT"), "FargateSpot");
        assert_eq!(variant("us-east-1"), "UsEast1");
        assert_eq!(variant("2.0"), "V20");
    }
}
