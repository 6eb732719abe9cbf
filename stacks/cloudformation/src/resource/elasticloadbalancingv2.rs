//! `AWS::ElasticLoadBalancingV2`. Written by `cargo xtask schema update`; not edited by hand.
#![doc = include_str!("../../examples/elasticloadbalancingv2.md")]

use super::define::*;

resource! { "AWS::ElasticLoadBalancingV2::Listener" Listener -> ListenerArn;
require {
    default_actions: Vec<listener::Action> = "DefaultActions";
    load_balancer_arn: LoadBalancerArn = "LoadBalancerArn", "a change replaces the resource";
}
accept {
    alpn_policy: Vec<String> = "AlpnPolicy";
    certificates: Vec<listener::Certificate> = "Certificates";
    listener_attributes: Vec<listener::ListenerAttribute> = "ListenerAttributes";
    mutual_authentication: listener::MutualAuthentication = "MutualAuthentication";
    port: i64 = "Port", "1 to 65535";
    protocol: listener::Protocol = "Protocol";
    ssl_policy: String = "SslPolicy";
    tags: Vec<listener::Tag> = "Tags", "at least 1 items";
}
attributes {
    listener_arn: ListenerArn = "ListenerArn";
} }

/// What belongs to `AWS::ElasticLoadBalancingV2::Listener`.
pub mod listener {
use crate::resource::define::*;

structure! { #[doc = "`Action`."] Action
require {
    type_: ActionType = "Type";
}
accept {
    authenticate_cognito_config: AuthenticateCognitoConfig = "AuthenticateCognitoConfig";
    authenticate_oidc_config: AuthenticateOidcConfig = "AuthenticateOidcConfig";
    fixed_response_config: FixedResponseConfig = "FixedResponseConfig";
    forward_config: ForwardConfig = "ForwardConfig";
    jwt_validation_config: JwtValidationConfig = "JwtValidationConfig";
    order: i64 = "Order", "1 to 50000";
    redirect_config: RedirectConfig = "RedirectConfig";
    target_group_arn: TargetGroupArn = "TargetGroupArn";
}
}
structure! { #[doc = "`AuthenticateCognitoConfig`."] AuthenticateCognitoConfig
require {
    user_pool_arn: UserPoolArn = "UserPoolArn";
    user_pool_client_id: String = "UserPoolClientId";
    user_pool_domain: String = "UserPoolDomain";
}
accept {
    authentication_request_extra_params: Json = "AuthenticationRequestExtraParams";
    on_unauthenticated_request: AuthenticateCognitoConfigOnUnauthenticatedRequest = "OnUnauthenticatedRequest";
    scope: String = "Scope";
    session_cookie_name: String = "SessionCookieName";
    session_timeout: String = "SessionTimeout";
}
}
structure! { #[doc = "`AuthenticateOidcConfig`."] AuthenticateOidcConfig
require {
    authorization_endpoint: String = "AuthorizationEndpoint";
    client_id: String = "ClientId";
    issuer: String = "Issuer";
    token_endpoint: String = "TokenEndpoint";
    user_info_endpoint: String = "UserInfoEndpoint";
}
accept {
    authentication_request_extra_params: Json = "AuthenticationRequestExtraParams";
    client_secret: String = "ClientSecret";
    on_unauthenticated_request: AuthenticateOidcConfigOnUnauthenticatedRequest = "OnUnauthenticatedRequest";
    scope: String = "Scope";
    session_cookie_name: String = "SessionCookieName";
    session_timeout: String = "SessionTimeout";
    use_existing_client_secret: bool = "UseExistingClientSecret";
}
}
structure! { #[doc = "`Certificate`."] Certificate
require {
}
accept {
    certificate_arn: CertificateArn = "CertificateArn";
}
}
structure! { #[doc = "`FixedResponseConfig`."] FixedResponseConfig
require {
    status_code: String = "StatusCode";
}
accept {
    content_type: String = "ContentType", "0 to 32 characters";
    message_body: String = "MessageBody", "0 to 1024 characters";
}
}
structure! { #[doc = "`ForwardConfig`."] ForwardConfig
require {
}
accept {
    target_group_stickiness_config: TargetGroupStickinessConfig = "TargetGroupStickinessConfig";
    target_groups: Vec<TargetGroupTuple> = "TargetGroups";
}
}
structure! { #[doc = "`JwtValidationActionAdditionalClaim`."] JwtValidationActionAdditionalClaim
require {
    format: JwtValidationActionAdditionalClaimFormat = "Format";
    name: String = "Name";
    values: Vec<String> = "Values";
}
accept {
}
}
structure! { #[doc = "`JwtValidationConfig`."] JwtValidationConfig
require {
    issuer: String = "Issuer";
    jwks_endpoint: String = "JwksEndpoint";
}
accept {
    additional_claims: Vec<JwtValidationActionAdditionalClaim> = "AdditionalClaims";
}
}
structure! { #[doc = "`ListenerAttribute`."] ListenerAttribute
require {
}
accept {
    key: String = "Key";
    value: String = "Value";
}
}
structure! { #[doc = "`MutualAuthentication`."] MutualAuthentication
require {
}
accept {
    advertise_trust_store_ca_names: MutualAuthenticationAdvertiseTrustStoreCaNames = "AdvertiseTrustStoreCaNames";
    ignore_client_certificate_expiry: bool = "IgnoreClientCertificateExpiry";
    mode: String = "Mode";
    trust_store_arn: String = "TrustStoreArn";
}
}
structure! { #[doc = "`RedirectConfig`."] RedirectConfig
require {
    status_code: RedirectConfigStatusCode = "StatusCode";
}
accept {
    host: String = "Host", "1 to 128 characters";
    path: String = "Path", "1 to 128 characters";
    port: String = "Port";
    protocol: String = "Protocol";
    query: String = "Query", "0 to 128 characters";
}
}
structure! { #[doc = "`Tag`."] Tag
require {
    key: String = "Key", "1 to 128 characters";
    value: String = "Value", "0 to 256 characters";
}
accept {
}
}
structure! { #[doc = "`TargetGroupStickinessConfig`."] TargetGroupStickinessConfig
require {
}
accept {
    duration_seconds: i64 = "DurationSeconds";
    enabled: bool = "Enabled";
}
}
structure! { #[doc = "`TargetGroupTuple`."] TargetGroupTuple
require {
}
accept {
    target_group_arn: TargetGroupArn = "TargetGroupArn";
    weight: i64 = "Weight";
}
}
enumeration! { ActionType { AuthenticateCognito = "authenticate-cognito"; AuthenticateOidc = "authenticate-oidc"; FixedResponse = "fixed-response"; Forward = "forward"; JwtValidation = "jwt-validation"; Redirect = "redirect"; } }
enumeration! { AuthenticateCognitoConfigOnUnauthenticatedRequest { Allow = "allow"; Authenticate = "authenticate"; Deny = "deny"; } }
enumeration! { AuthenticateOidcConfigOnUnauthenticatedRequest { Allow = "allow"; Authenticate = "authenticate"; Deny = "deny"; } }
enumeration! { JwtValidationActionAdditionalClaimFormat { SingleString = "single-string"; SpaceSeparatedValues = "space-separated-values"; StringArray = "string-array"; } }
enumeration! { MutualAuthenticationAdvertiseTrustStoreCaNames { Off = "off"; On = "on"; } }
enumeration! { Protocol { Geneve = "GENEVE"; Http = "HTTP"; Https = "HTTPS"; Quic = "QUIC"; Tcp = "TCP"; TcpQuic = "TCP_QUIC"; TcpUdp = "TCP_UDP"; Tls = "TLS"; Udp = "UDP"; } }
enumeration! { RedirectConfigStatusCode { Http301 = "HTTP_301"; Http302 = "HTTP_302"; } }
}

resource! { "AWS::ElasticLoadBalancingV2::ListenerCertificate" ListenerCertificate -> ListenerCertificateId;
require {
    certificates: Vec<listener_certificate::Certificate> = "Certificates";
    listener_arn: ListenerArn = "ListenerArn", "a change replaces the resource";
}
accept {
}
attributes {
    id: ListenerCertificateId = "Id";
} }

/// What belongs to `AWS::ElasticLoadBalancingV2::ListenerCertificate`.
pub mod listener_certificate {
use crate::resource::define::*;

structure! { #[doc = "`Certificate`."] Certificate
require {
}
accept {
    certificate_arn: CertificateArn = "CertificateArn";
}
}
}

resource! { "AWS::ElasticLoadBalancingV2::ListenerRule" ListenerRule -> ListenerRuleArn;
require {
    actions: Vec<listener_rule::Action> = "Actions";
    conditions: Vec<listener_rule::RuleCondition> = "Conditions";
    priority: i64 = "Priority", "1 to 50000";
}
accept {
    listener_arn: ListenerArn = "ListenerArn", "a change replaces the resource";
    tags: Vec<listener_rule::Tag> = "Tags", "at least 1 items";
    transforms: Vec<listener_rule::Transform> = "Transforms";
}
attributes {
    rule_arn: ListenerRuleArn = "RuleArn";
    is_default: bool = "IsDefault";
} }

/// What belongs to `AWS::ElasticLoadBalancingV2::ListenerRule`.
pub mod listener_rule {
use crate::resource::define::*;

structure! { #[doc = "`Action`."] Action
require {
    type_: ActionType = "Type";
}
accept {
    authenticate_cognito_config: AuthenticateCognitoConfig = "AuthenticateCognitoConfig";
    authenticate_oidc_config: AuthenticateOidcConfig = "AuthenticateOidcConfig";
    fixed_response_config: FixedResponseConfig = "FixedResponseConfig";
    forward_config: ForwardConfig = "ForwardConfig";
    jwt_validation_config: JwtValidationConfig = "JwtValidationConfig";
    order: i64 = "Order", "1 to 50000";
    redirect_config: RedirectConfig = "RedirectConfig";
    target_group_arn: TargetGroupArn = "TargetGroupArn";
}
}
structure! { #[doc = "`AuthenticateCognitoConfig`."] AuthenticateCognitoConfig
require {
    user_pool_arn: UserPoolArn = "UserPoolArn";
    user_pool_client_id: String = "UserPoolClientId";
    user_pool_domain: String = "UserPoolDomain";
}
accept {
    authentication_request_extra_params: Json = "AuthenticationRequestExtraParams";
    on_unauthenticated_request: AuthenticateCognitoConfigOnUnauthenticatedRequest = "OnUnauthenticatedRequest";
    scope: String = "Scope";
    session_cookie_name: String = "SessionCookieName";
    session_timeout: i64 = "SessionTimeout";
}
}
structure! { #[doc = "`AuthenticateOidcConfig`."] AuthenticateOidcConfig
require {
    authorization_endpoint: String = "AuthorizationEndpoint";
    client_id: String = "ClientId";
    issuer: String = "Issuer";
    token_endpoint: String = "TokenEndpoint";
    user_info_endpoint: String = "UserInfoEndpoint";
}
accept {
    authentication_request_extra_params: Json = "AuthenticationRequestExtraParams";
    client_secret: String = "ClientSecret";
    on_unauthenticated_request: AuthenticateOidcConfigOnUnauthenticatedRequest = "OnUnauthenticatedRequest";
    scope: String = "Scope";
    session_cookie_name: String = "SessionCookieName";
    session_timeout: i64 = "SessionTimeout";
    use_existing_client_secret: bool = "UseExistingClientSecret";
}
}
structure! { #[doc = "`FixedResponseConfig`."] FixedResponseConfig
require {
    status_code: String = "StatusCode";
}
accept {
    content_type: String = "ContentType", "0 to 32 characters";
    message_body: String = "MessageBody", "0 to 1024 characters";
}
}
structure! { #[doc = "`ForwardConfig`."] ForwardConfig
require {
}
accept {
    target_group_stickiness_config: TargetGroupStickinessConfig = "TargetGroupStickinessConfig";
    target_groups: Vec<TargetGroupTuple> = "TargetGroups";
}
}
structure! { #[doc = "`HostHeaderConfig`."] HostHeaderConfig
require {
}
accept {
    regex_values: Vec<String> = "RegexValues";
    values: Vec<String> = "Values";
}
}
structure! { #[doc = "`HttpHeaderConfig`."] HttpHeaderConfig
require {
}
accept {
    http_header_name: String = "HttpHeaderName";
    regex_values: Vec<String> = "RegexValues";
    values: Vec<String> = "Values";
}
}
structure! { #[doc = "`HttpRequestMethodConfig`."] HttpRequestMethodConfig
require {
}
accept {
    values: Vec<String> = "Values";
}
}
structure! { #[doc = "`JwtValidationActionAdditionalClaim`."] JwtValidationActionAdditionalClaim
require {
    format: JwtValidationActionAdditionalClaimFormat = "Format";
    name: String = "Name";
    values: Vec<String> = "Values";
}
accept {
}
}
structure! { #[doc = "`JwtValidationConfig`."] JwtValidationConfig
require {
    issuer: String = "Issuer";
    jwks_endpoint: String = "JwksEndpoint";
}
accept {
    additional_claims: Vec<JwtValidationActionAdditionalClaim> = "AdditionalClaims";
}
}
structure! { #[doc = "`PathPatternConfig`."] PathPatternConfig
require {
}
accept {
    regex_values: Vec<String> = "RegexValues";
    values: Vec<String> = "Values", "at most 5 items";
}
}
structure! { #[doc = "`QueryStringConfig`."] QueryStringConfig
require {
}
accept {
    values: Vec<QueryStringKeyValue> = "Values";
}
}
structure! { #[doc = "`QueryStringKeyValue`."] QueryStringKeyValue
require {
}
accept {
    key: String = "Key";
    value: String = "Value";
}
}
structure! { #[doc = "`RedirectConfig`."] RedirectConfig
require {
    status_code: RedirectConfigStatusCode = "StatusCode";
}
accept {
    host: String = "Host", "1 to 128 characters";
    path: String = "Path", "1 to 128 characters";
    port: String = "Port";
    protocol: String = "Protocol";
    query: String = "Query", "0 to 128 characters";
}
}
structure! { #[doc = "`RewriteConfig`."] RewriteConfig
require {
    regex: String = "Regex";
    replace: String = "Replace";
}
accept {
}
}
structure! { #[doc = "`RewriteConfigObject`."] RewriteConfigObject
require {
    rewrites: Vec<RewriteConfig> = "Rewrites";
}
accept {
}
}
structure! { #[doc = "`RuleCondition`."] RuleCondition
require {
}
accept {
    field: String = "Field", "0 to 64 characters";
    host_header_config: HostHeaderConfig = "HostHeaderConfig";
    http_header_config: HttpHeaderConfig = "HttpHeaderConfig";
    http_request_method_config: HttpRequestMethodConfig = "HttpRequestMethodConfig";
    path_pattern_config: PathPatternConfig = "PathPatternConfig";
    query_string_config: QueryStringConfig = "QueryStringConfig";
    regex_values: Vec<String> = "RegexValues";
    source_ip_config: SourceIpConfig = "SourceIpConfig";
    values: Vec<String> = "Values";
}
}
structure! { #[doc = "`SourceIpConfig`."] SourceIpConfig
require {
}
accept {
    ip_address_type: SourceIpConfigIpAddressType = "IpAddressType";
    values: Vec<String> = "Values";
}
}
structure! { #[doc = "`Tag`."] Tag
require {
    key: String = "Key", "1 to 128 characters";
    value: String = "Value", "0 to 256 characters";
}
accept {
}
}
structure! { #[doc = "`TargetGroupStickinessConfig`."] TargetGroupStickinessConfig
require {
}
accept {
    duration_seconds: i64 = "DurationSeconds";
    enabled: bool = "Enabled";
}
}
structure! { #[doc = "`TargetGroupTuple`."] TargetGroupTuple
require {
}
accept {
    target_group_arn: TargetGroupArn = "TargetGroupArn";
    weight: i64 = "Weight";
}
}
structure! { #[doc = "`Transform`."] Transform
require {
    type_: TransformType = "Type";
}
accept {
    host_header_rewrite_config: RewriteConfigObject = "HostHeaderRewriteConfig";
    url_rewrite_config: RewriteConfigObject = "UrlRewriteConfig";
}
}
enumeration! { ActionType { AuthenticateCognito = "authenticate-cognito"; AuthenticateOidc = "authenticate-oidc"; FixedResponse = "fixed-response"; Forward = "forward"; JwtValidation = "jwt-validation"; Redirect = "redirect"; } }
enumeration! { AuthenticateCognitoConfigOnUnauthenticatedRequest { Allow = "allow"; Authenticate = "authenticate"; Deny = "deny"; } }
enumeration! { AuthenticateOidcConfigOnUnauthenticatedRequest { Allow = "allow"; Authenticate = "authenticate"; Deny = "deny"; } }
enumeration! { JwtValidationActionAdditionalClaimFormat { SingleString = "single-string"; SpaceSeparatedValues = "space-separated-values"; StringArray = "string-array"; } }
enumeration! { RedirectConfigStatusCode { Http301 = "HTTP_301"; Http302 = "HTTP_302"; } }
enumeration! { SourceIpConfigIpAddressType { Ipv4 = "ipv4"; Ipv6 = "ipv6"; } }
enumeration! { TransformType { HostHeaderRewrite = "host-header-rewrite"; UrlRewrite = "url-rewrite"; } }
}

resource! { "AWS::ElasticLoadBalancingV2::LoadBalancer" LoadBalancer -> LoadBalancerArn;
require {
}
accept {
    enable_capacity_reservation_provision_stabilize: bool = "EnableCapacityReservationProvisionStabilize";
    enable_prefix_for_ipv6_source_nat: load_balancer::EnablePrefixForIpv6SourceNat = "EnablePrefixForIpv6SourceNat";
    enforce_security_group_inbound_rules_on_private_link_traffic: String = "EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic";
    ip_address_type: load_balancer::IpAddressType = "IpAddressType";
    ipv4_ipam_pool_id: String = "Ipv4IpamPoolId";
    load_balancer_attributes: Vec<load_balancer::LoadBalancerAttribute> = "LoadBalancerAttributes";
    minimum_load_balancer_capacity: load_balancer::MinimumLoadBalancerCapacity = "MinimumLoadBalancerCapacity";
    name: String = "Name", "a change replaces the resource";
    scheme: load_balancer::Scheme = "Scheme", "a change replaces the resource";
    security_groups: Vec<SecurityGroupId> = "SecurityGroups";
    subnet_mappings: Vec<load_balancer::SubnetMapping> = "SubnetMappings";
    subnets: Vec<SubnetId> = "Subnets";
    tags: Vec<load_balancer::Tag> = "Tags";
    type_: load_balancer::Type = "Type", "a change replaces the resource";
}
attributes {
    load_balancer_name: String = "LoadBalancerName";
    load_balancer_full_name: String = "LoadBalancerFullName";
    canonical_hosted_zone_id: String = "CanonicalHostedZoneID";
    load_balancer_arn: LoadBalancerArn = "LoadBalancerArn";
    dns_name: String = "DNSName";
} }

/// What belongs to `AWS::ElasticLoadBalancingV2::LoadBalancer`.
pub mod load_balancer {
use crate::resource::define::*;

structure! { #[doc = "`LoadBalancerAttribute`."] LoadBalancerAttribute
require {
}
accept {
    key: String = "Key";
    value: String = "Value";
}
}
structure! { #[doc = "`MinimumLoadBalancerCapacity`."] MinimumLoadBalancerCapacity
require {
    capacity_units: i64 = "CapacityUnits";
}
accept {
}
}
structure! { #[doc = "`SubnetMapping`."] SubnetMapping
require {
    subnet_id: SubnetId = "SubnetId";
}
accept {
    allocation_id: String = "AllocationId";
    i_pv6_address: String = "IPv6Address";
    private_i_pv4_address: String = "PrivateIPv4Address";
    source_nat_ipv6_prefix: String = "SourceNatIpv6Prefix";
}
}
structure! { #[doc = "`Tag`."] Tag
require {
    key: String = "Key", "1 to 128 characters";
}
accept {
    value: String = "Value", "0 to 256 characters";
}
}
enumeration! { EnablePrefixForIpv6SourceNat { Off = "off"; On = "on"; } }
enumeration! { IpAddressType { Dualstack = "dualstack"; DualstackWithoutPublicIpv4 = "dualstack-without-public-ipv4"; Ipv4 = "ipv4"; } }
enumeration! { Scheme { Internal = "internal"; InternetFacing = "internet-facing"; } }
enumeration! { Type { Application = "application"; Gateway = "gateway"; Network = "network"; } }
}

resource! { "AWS::ElasticLoadBalancingV2::TargetGroup" TargetGroup -> TargetGroupArn;
require {
}
accept {
    health_check_enabled: bool = "HealthCheckEnabled";
    health_check_interval_seconds: i64 = "HealthCheckIntervalSeconds", "5 to 300";
    health_check_path: String = "HealthCheckPath", "1 to 1024 characters";
    health_check_port: String = "HealthCheckPort";
    health_check_protocol: target_group::HealthCheckProtocol = "HealthCheckProtocol";
    health_check_timeout_seconds: i64 = "HealthCheckTimeoutSeconds", "2 to 120";
    healthy_threshold_count: i64 = "HealthyThresholdCount", "2 to 10";
    ip_address_type: target_group::IpAddressType = "IpAddressType", "a change replaces the resource";
    matcher: target_group::Matcher = "Matcher";
    name: String = "Name", "a change replaces the resource";
    port: i64 = "Port", "1 to 65535; a change replaces the resource";
    protocol: target_group::Protocol = "Protocol", "a change replaces the resource";
    protocol_version: String = "ProtocolVersion", "a change replaces the resource";
    tags: Vec<target_group::Tag> = "Tags";
    target_control_port: i64 = "TargetControlPort", "1 to 65535";
    target_group_attributes: Vec<target_group::TargetGroupAttribute> = "TargetGroupAttributes";
    target_type: target_group::TargetType = "TargetType", "a change replaces the resource";
    targets: Vec<target_group::TargetDescription> = "Targets";
    unhealthy_threshold_count: i64 = "UnhealthyThresholdCount", "2 to 10";
    vpc_id: VpcId = "VpcId", "a change replaces the resource";
}
attributes {
    load_balancer_arns: Vec<String> = "LoadBalancerArns";
    target_group_arn: TargetGroupArn = "TargetGroupArn";
    target_group_name: String = "TargetGroupName";
    target_group_full_name: String = "TargetGroupFullName";
} }

/// What belongs to `AWS::ElasticLoadBalancingV2::TargetGroup`.
pub mod target_group {
use crate::resource::define::*;

structure! { #[doc = "`Matcher`."] Matcher
require {
}
accept {
    grpc_code: String = "GrpcCode";
    http_code: String = "HttpCode";
}
}
structure! { #[doc = "`Tag`."] Tag
require {
    key: String = "Key", "1 to 128 characters";
    value: String = "Value", "0 to 256 characters";
}
accept {
}
}
structure! { #[doc = "`TargetDescription`."] TargetDescription
require {
    id: String = "Id";
}
accept {
    availability_zone: String = "AvailabilityZone";
    port: i64 = "Port", "1 to 65535";
    quic_server_id: String = "QuicServerId", "1 to 256 characters";
}
}
structure! { #[doc = "`TargetGroupAttribute`."] TargetGroupAttribute
require {
}
accept {
    key: String = "Key";
    value: String = "Value";
}
}
enumeration! { HealthCheckProtocol { Geneve = "GENEVE"; Http = "HTTP"; Https = "HTTPS"; Quic = "QUIC"; Tcp = "TCP"; TcpQuic = "TCP_QUIC"; TcpUdp = "TCP_UDP"; Tls = "TLS"; Udp = "UDP"; } }
enumeration! { IpAddressType { Ipv4 = "ipv4"; Ipv6 = "ipv6"; } }
enumeration! { Protocol { Geneve = "GENEVE"; Http = "HTTP"; Https = "HTTPS"; Quic = "QUIC"; Tcp = "TCP"; TcpQuic = "TCP_QUIC"; TcpUdp = "TCP_UDP"; Tls = "TLS"; Udp = "UDP"; } }
enumeration! { TargetType { Alb = "alb"; Instance = "instance"; Ip = "ip"; Lambda = "lambda"; } }
}
