//! The certificate of an environment's name, which its zone proves: one in each region that shows it.

use cloudformation::resource::certificatemanager::{Certificate, certificate};

use crate::environment::Domain;

pub(crate) fn of(domain: &Domain) -> Certificate {
    let proof =
        certificate::DomainValidationOption::new().domain_name(&domain.name).hosted_zone_id(&domain.zone);
    Certificate::new(&domain.name).validation_method("DNS").domain_validation_options([proof])
}
