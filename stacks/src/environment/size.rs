//! The sizes that AWS has: an environment that asks for another one is refused before anything is synthesised.

/// Families of RDS for Postgres, their sizes after the last dot.
/// <https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.DBInstanceClass.Summary.html>
const DATABASES: [(&str, &[&str]); 13] = [
    ("db.m6g", GRAVITON),
    ("db.m6i", INTEL),
    ("db.m7g", GRAVITON),
    ("db.m7i", INTEL_7),
    ("db.m8g", GRAVITON_4),
    ("db.r6g", GRAVITON),
    ("db.r6i", INTEL),
    ("db.r7g", GRAVITON),
    ("db.r7i", INTEL_7),
    ("db.r8g", GRAVITON_4),
    ("db.t3", BURSTABLE),
    ("db.t4g", BURSTABLE),
    ("db.x2g", GRAVITON),
];
/// Families of ElastiCache.
/// <https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheNodes.SupportedTypes.html>
const CACHES: [(&str, &[&str]); 6] = [
    ("cache.m6g", GRAVITON),
    ("cache.m7g", GRAVITON),
    ("cache.r6g", GRAVITON),
    ("cache.r7g", GRAVITON),
    ("cache.t3", &["micro", "small", "medium"]),
    ("cache.t4g", &["micro", "small", "medium"]),
];
const BURSTABLE: &[&str] = &["micro", "small", "medium", "large", "xlarge", "2xlarge"];
const GRAVITON: &[&str] = &["large", "xlarge", "2xlarge", "4xlarge", "8xlarge", "12xlarge", "16xlarge"];
const GRAVITON_4: &[&str] =
    &["large", "xlarge", "2xlarge", "4xlarge", "8xlarge", "12xlarge", "16xlarge", "24xlarge", "48xlarge"];
const INTEL: &[&str] =
    &["large", "xlarge", "2xlarge", "4xlarge", "8xlarge", "12xlarge", "16xlarge", "24xlarge", "32xlarge"];
const INTEL_7: &[&str] =
    &["large", "xlarge", "2xlarge", "4xlarge", "8xlarge", "12xlarge", "16xlarge", "24xlarge", "48xlarge"];

pub(crate) fn is_database(class: &str) -> bool {
    is_one(class, &DATABASES)
}

pub(crate) fn is_cache(node: &str) -> bool {
    is_one(node, &CACHES)
}

fn is_one(name: &str, families: &[(&str, &[&str])]) -> bool {
    let found = name.rsplit_once('.').and_then(|(family, size)| {
        families.iter().find(|(known, _)| *known == family).map(|(_, sizes)| sizes.contains(&size))
    });
    found.unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_those_of_aws() {
        assert!(is_database("db.t4g.micro") && is_database("db.m7g.large"));
        assert!(!is_database("db.t4g.tiny") && !is_database("db.m7g.micro") && !is_database("m7g.large"));
        assert!(is_cache("cache.r7g.xlarge") && !is_cache("cache.t4g.large"));
    }
}
