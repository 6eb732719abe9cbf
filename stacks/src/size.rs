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

/// Fargate's CPU units, the least and the most MiB that go with them, and the step between.
/// <https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html#fargate-tasks-size>
const TASKS: [(i64, i64, i64, i64); 7] = [
    (256, 512, 2_048, 512),
    (512, 1_024, 4_096, 1_024),
    (1_024, 2_048, 8_192, 1_024),
    (2_048, 4_096, 16_384, 1_024),
    (4_096, 8_192, 30_720, 1_024),
    (8_192, 16_384, 61_440, 4_096),
    (16_384, 32_768, 122_880, 8_192),
];

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

pub(crate) fn is_cpu(units: i64) -> bool {
    TASKS.iter().any(|(cpu, ..)| *cpu == units)
}

/// What Fargate takes with these CPU units, in words; nothing where the memory is one of it.
pub(crate) fn memory_wanted(units: i64, memory: i64) -> Option<String> {
    let (_, least, most, step) = TASKS.iter().find(|(cpu, ..)| *cpu == units)?;
    // 1,536 MiB are none of the smallest tasks.
    let fits = (*least..=*most).contains(&memory) && memory % step == 0 && (units, memory) != (256, 1_536);
    (!fits).then(|| match units {
        256 => "512, 1024 or 2048 MiB, which Fargate takes with 256 CPU units".to_owned(),
        _ => format!("{least} to {most} MiB in steps of {step}, which Fargate takes with {units} CPU units"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_those_of_aws() {
        assert!(is_database("db.t4g.micro") && is_database("db.m7g.large"));
        assert!(!is_database("db.t4g.tiny") && !is_database("db.m7g.micro") && !is_database("m7g.large"));
        assert!(is_cache("cache.r7g.xlarge") && !is_cache("cache.t4g.large"));
        assert!(is_cpu(256) && !is_cpu(300));
        assert_eq!(memory_wanted(256, 512), None);
        assert_eq!(memory_wanted(4_096, 30_720), None);
        assert!(memory_wanted(256, 1_536).is_some_and(|wanted| wanted.starts_with("512, 1024 or 2048")));
        assert!(memory_wanted(512, 8_192).is_some_and(|wanted| wanted.starts_with("1024 to 4096")));
    }
}
