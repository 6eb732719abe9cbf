//! `AWS::CertificateManager`. Written by `cargo xtask schema update`; not edited by hand.
#![doc = include_str!("../../examples/certificatemanager.md")]

use super::define::*;

resource! { "AWS::CertificateManager::Certificate" Certificate -> CertificateArn;
require {
    domain_name: String = "DomainName", "a change replaces the resource";
}
accept {
    certificate_authority_arn: String = "CertificateAuthorityArn", "a change replaces the resource";
    certificate_export: certificate::CertificateExport = "CertificateExport", "a change replaces the resource";
    certificate_transparency_logging_preference: certificate::CertificateTransparencyLoggingPreference = "CertificateTransparencyLoggingPreference";
    domain_validation_options: Vec<certificate::DomainValidationOption> = "DomainValidationOptions", "a change replaces the resource";
    id: CertificateArn = "Id";
    key_algorithm: String = "KeyAlgorithm", "a change replaces the resource";
    subject_alternative_names: Vec<String> = "SubjectAlternativeNames", "a change replaces the resource";
    tags: Vec<certificate::Tag> = "Tags", "1 to 50 items";
    validation_method: String = "ValidationMethod";
}
attributes {
    certificate_arn: CertificateArn = "CertificateArn";
} }

/// What belongs to `AWS::CertificateManager::Certificate`.
pub mod certificate {
use crate::resource::define::*;

structure! { #[doc = "`DomainValidationOption`."] DomainValidationOption
require {
}
accept {
    domain_name: String = "DomainName";
    hosted_zone_id: String = "HostedZoneId";
    validation_domain: String = "ValidationDomain";
}
}
structure! { #[doc = "`Tag`."] Tag
require {
    key: String = "Key", "1 to 128 characters";
    value: String = "Value", "at most 256 characters";
}
accept {
}
}
enumeration! { CertificateExport { Enabled = "ENABLED"; Disabled = "DISABLED"; } }
enumeration! { CertificateTransparencyLoggingPreference { Enabled = "ENABLED"; Disabled = "DISABLED"; } }
}
