//! CloudFront: the public entrance, with the name, its certificate and the firewall. All of that is in us-east-1, whatever
//! the region of the environment: CloudFront takes certificates and firewalls from there only.
//! <https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cnames-and-https-requirements.html>

use cloudformation::resource::cloudfront::{Distribution, distribution as cf};
use cloudformation::resource::id::VpcOriginId;
use cloudformation::resource::route53::{RecordSet, record_set};
use cloudformation::resource::wafv2::web_acl;
use cloudformation::{Handle, Output, Stack, Template, Value};

use super::{firewall, logs};
use crate::environment::{Domain, Environment};
use crate::{certificate, key, waive};

const REGION: &str = "us-east-1";
const ORIGIN: &str = "balancer";
/// Of every distribution. <https://docs.aws.amazon.com/Route53/latest/APIReference/API_AliasTarget.html>
const ZONE: &str = "Z2FDTNDATAQYW2";
/// Policies of AWS's own: `CachingDisabled`, `AllViewer` and `SecurityHeadersPolicy`. The second sends the name that was
/// asked for, which the load balancer's certificate has.
/// <https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html>
const NO_CACHE: &str = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad";
const ALL_OF_THE_REQUEST: &str = "216adef6-5c7f-47e4-b989-5492eafa07d3";
const SECURITY_HEADERS: &str = "67f7725c-6f97-4210-82d7-5512b31e9d03";
/// Seconds for an answer: what the load balancer gives it too.
const ANSWER: i64 = 60;

pub(super) fn stack(
    environment: &Environment,
    domain: &Domain,
    balancer: Output<String>,
    origin: Output<VpcOriginId>,
) -> Stack {
    let mut stack = Stack::new("edge", "CloudFront with WAF: the public entrance").in_region(REGION);
    let (balancer, origin) = (stack.import(balancer), stack.import(origin));
    let t = &mut stack.template;
    let seal = key::elsewhere(t, environment);
    let firewall = firewall::add(t, environment, web_acl::Scope::Cloudfront);
    logs::refusals(t, &seal, firewall);
    let certificate = t.add("Certificate", certificate::of(domain));
    let origin = cf::Origin::new(balancer, ORIGIN)
        .vpc_origin_config(cf::VpcOriginConfig::new(origin).origin_read_timeout(ANSWER));
    let behavior =
        cf::DefaultCacheBehavior::new(ORIGIN, cf::DefaultCacheBehaviorViewerProtocolPolicy::HttpsOnly)
            .allowed_methods(["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"])
            .cache_policy_id(Value::literal(NO_CACHE))
            .origin_request_policy_id(Value::literal(ALL_OF_THE_REQUEST))
            .response_headers_policy_id(Value::literal(SECURITY_HEADERS))
            .compress(true);
    let shown = cf::ViewerCertificate::new()
        .acm_certificate_arn(certificate.reference())
        .minimum_protocol_version(cf::ViewerCertificateMinimumProtocolVersion::TLSv122021)
        .ssl_support_method(cf::ViewerCertificateSslSupportMethod::SniOnly);
    let config = cf::DistributionConfig::new(behavior, true)
        .aliases([domain.name.as_str()])
        .http_version(cf::DistributionConfigHttpVersion::Http2and3)
        .ipv6_enabled(true)
        .origins([origin])
        .viewer_certificate(shown)
        .web_acl_id(firewall.arn());
    let distribution = t.add("Distribution", Distribution::new(config));
    waive::checkov(
        t,
        &distribution,
        &[("CKV_AWS_86", "Its requests are in the standard log of version 2, which the rule does not know")],
    );
    logs::requests(t, &seal, distribution);
    names(t, domain, distribution);
    stack
}

/// The name, for both versions of IP.
fn names(t: &mut Template, domain: &Domain, distribution: Handle<Distribution>) {
    for (id, kind) in [("Address", "A"), ("AddressIpv6", "AAAA")] {
        let alias = record_set::AliasTarget::new(distribution.domain_name(), Value::literal(ZONE));
        let record = RecordSet::new(&domain.name, kind);
        t.add(id, record.hosted_zone_id(Value::literal(&domain.zone)).alias_target(alias));
    }
}
