//! `AWS::CloudFront`. Written by `cargo xtask schema update`; not edited by hand.
#![doc = include_str!("../../examples/cloudfront.md")]

use super::define::*;

resource! { "AWS::CloudFront::CachePolicy" CachePolicy -> CachePolicyId;
require {
    cache_policy_config: cache_policy::CachePolicyConfig = "CachePolicyConfig";
}
accept {
}
attributes {
    id: CachePolicyId = "Id";
    last_modified_time: String = "LastModifiedTime";
} }

/// What belongs to `AWS::CloudFront::CachePolicy`.
pub mod cache_policy {
use crate::resource::define::*;

structure! { #[doc = "`CachePolicyConfig`."] CachePolicyConfig
require {
    default_ttl: f64 = "DefaultTTL", "at least 0";
    max_ttl: f64 = "MaxTTL", "at least 0";
    min_ttl: f64 = "MinTTL", "at least 0";
    name: String = "Name";
    parameters_in_cache_key_and_forwarded_to_origin: ParametersInCacheKeyAndForwardedToOrigin = "ParametersInCacheKeyAndForwardedToOrigin";
}
accept {
    comment: String = "Comment";
}
}
structure! { #[doc = "`CookiesConfig`."] CookiesConfig
require {
    cookie_behavior: String = "CookieBehavior";
}
accept {
    cookies: Vec<String> = "Cookies";
}
}
structure! { #[doc = "`HeadersConfig`."] HeadersConfig
require {
    header_behavior: String = "HeaderBehavior";
}
accept {
    headers: Vec<String> = "Headers";
}
}
structure! { #[doc = "`ParametersInCacheKeyAndForwardedToOrigin`."] ParametersInCacheKeyAndForwardedToOrigin
require {
    cookies_config: CookiesConfig = "CookiesConfig";
    enable_accept_encoding_gzip: bool = "EnableAcceptEncodingGzip";
    headers_config: HeadersConfig = "HeadersConfig";
    query_strings_config: QueryStringsConfig = "QueryStringsConfig";
}
accept {
    enable_accept_encoding_brotli: bool = "EnableAcceptEncodingBrotli";
}
}
structure! { #[doc = "`QueryStringsConfig`."] QueryStringsConfig
require {
    query_string_behavior: String = "QueryStringBehavior";
}
accept {
    query_strings: Vec<String> = "QueryStrings";
}
}
}

resource! { "AWS::CloudFront::Distribution" Distribution -> DistributionId;
require {
    distribution_config: distribution::DistributionConfig = "DistributionConfig";
}
accept {
    tags: Vec<distribution::Tag> = "Tags";
}
attributes {
    id: DistributionId = "Id";
    domain_name: String = "DomainName";
} }

/// What belongs to `AWS::CloudFront::Distribution`.
pub mod distribution {
use crate::resource::define::*;

structure! { #[doc = "`CacheBehavior`."] CacheBehavior
require {
    path_pattern: String = "PathPattern";
    target_origin_id: String = "TargetOriginId";
    viewer_protocol_policy: String = "ViewerProtocolPolicy";
}
accept {
    allowed_methods: Vec<String> = "AllowedMethods";
    cache_policy_id: CachePolicyId = "CachePolicyId";
    cached_methods: Vec<String> = "CachedMethods";
    compress: bool = "Compress";
    default_ttl: f64 = "DefaultTTL";
    field_level_encryption_id: String = "FieldLevelEncryptionId";
    forwarded_values: ForwardedValues = "ForwardedValues";
    function_associations: Vec<FunctionAssociation> = "FunctionAssociations";
    grpc_config: GrpcConfig = "GrpcConfig";
    lambda_function_associations: Vec<LambdaFunctionAssociation> = "LambdaFunctionAssociations";
    max_ttl: f64 = "MaxTTL";
    min_ttl: f64 = "MinTTL";
    origin_request_policy_id: OriginRequestPolicyId = "OriginRequestPolicyId";
    realtime_log_config_arn: String = "RealtimeLogConfigArn";
    response_headers_policy_id: ResponseHeadersPolicyId = "ResponseHeadersPolicyId";
    smooth_streaming: bool = "SmoothStreaming";
    trusted_key_groups: Vec<String> = "TrustedKeyGroups";
    trusted_signers: Vec<String> = "TrustedSigners";
}
}
structure! { #[doc = "`CacheTagConfig`."] CacheTagConfig
require {
    header_name: String = "HeaderName";
}
accept {
}
}
structure! { #[doc = "`ConnectionFunctionAssociation`."] ConnectionFunctionAssociation
require {
    id: String = "Id", "1 to 64 characters";
}
accept {
}
}
structure! { #[doc = "`Cookies`."] Cookies
require {
    forward: String = "Forward";
}
accept {
    whitelisted_names: Vec<String> = "WhitelistedNames";
}
}
structure! { #[doc = "`CustomErrorResponse`."] CustomErrorResponse
require {
    error_code: i64 = "ErrorCode";
}
accept {
    error_caching_min_ttl: f64 = "ErrorCachingMinTTL";
    response_code: i64 = "ResponseCode";
    response_page_path: String = "ResponsePagePath";
}
}
structure! { #[doc = "`CustomOriginConfig`."] CustomOriginConfig
require {
    origin_protocol_policy: String = "OriginProtocolPolicy";
}
accept {
    http_port: i64 = "HTTPPort";
    https_port: i64 = "HTTPSPort";
    ip_address_type: CustomOriginConfigIpAddressType = "IpAddressType";
    origin_keepalive_timeout: i64 = "OriginKeepaliveTimeout";
    origin_mtls_config: OriginMtlsConfig = "OriginMtlsConfig";
    origin_read_timeout: i64 = "OriginReadTimeout";
    origin_ssl_protocols: Vec<String> = "OriginSSLProtocols";
}
}
structure! { #[doc = "`DefaultCacheBehavior`."] DefaultCacheBehavior
require {
    target_origin_id: String = "TargetOriginId";
    viewer_protocol_policy: DefaultCacheBehaviorViewerProtocolPolicy = "ViewerProtocolPolicy";
}
accept {
    allowed_methods: Vec<String> = "AllowedMethods";
    cache_policy_id: CachePolicyId = "CachePolicyId";
    cached_methods: Vec<String> = "CachedMethods";
    compress: bool = "Compress";
    default_ttl: f64 = "DefaultTTL";
    field_level_encryption_id: String = "FieldLevelEncryptionId";
    forwarded_values: ForwardedValues = "ForwardedValues";
    function_associations: Vec<FunctionAssociation> = "FunctionAssociations";
    grpc_config: GrpcConfig = "GrpcConfig";
    lambda_function_associations: Vec<LambdaFunctionAssociation> = "LambdaFunctionAssociations";
    max_ttl: f64 = "MaxTTL";
    min_ttl: f64 = "MinTTL";
    origin_request_policy_id: OriginRequestPolicyId = "OriginRequestPolicyId";
    realtime_log_config_arn: String = "RealtimeLogConfigArn";
    response_headers_policy_id: ResponseHeadersPolicyId = "ResponseHeadersPolicyId";
    smooth_streaming: bool = "SmoothStreaming";
    trusted_key_groups: Vec<String> = "TrustedKeyGroups";
    trusted_signers: Vec<String> = "TrustedSigners";
}
}
structure! { #[doc = "`DistributionConfig`."] DistributionConfig
require {
    default_cache_behavior: DefaultCacheBehavior = "DefaultCacheBehavior";
    enabled: bool = "Enabled";
}
accept {
    aliases: Vec<String> = "Aliases";
    anycast_ip_list_id: String = "AnycastIpListId";
    cnames: Vec<String> = "CNAMEs";
    cache_behaviors: Vec<CacheBehavior> = "CacheBehaviors";
    cache_tag_config: CacheTagConfig = "CacheTagConfig";
    comment: String = "Comment";
    connection_function_association: ConnectionFunctionAssociation = "ConnectionFunctionAssociation";
    connection_mode: DistributionConfigConnectionMode = "ConnectionMode";
    continuous_deployment_policy_id: String = "ContinuousDeploymentPolicyId";
    custom_error_responses: Vec<CustomErrorResponse> = "CustomErrorResponses";
    custom_origin: LegacyCustomOrigin = "CustomOrigin";
    default_root_object: String = "DefaultRootObject";
    http_version: DistributionConfigHttpVersion = "HttpVersion";
    ipv6_enabled: bool = "IPV6Enabled";
    logging: Logging = "Logging";
    origin_groups: OriginGroups = "OriginGroups";
    origins: Vec<Origin> = "Origins";
    price_class: DistributionConfigPriceClass = "PriceClass";
    restrictions: Restrictions = "Restrictions";
    s3_origin: LegacyS3Origin = "S3Origin";
    staging: bool = "Staging";
    tenant_config: Json = "TenantConfig";
    viewer_certificate: ViewerCertificate = "ViewerCertificate";
    viewer_mtls_config: ViewerMtlsConfig = "ViewerMtlsConfig";
    web_acl_id: String = "WebACLId";
}
}
structure! { #[doc = "`ForwardedValues`."] ForwardedValues
require {
    query_string: bool = "QueryString";
}
accept {
    cookies: Cookies = "Cookies";
    headers: Vec<String> = "Headers";
    query_string_cache_keys: Vec<String> = "QueryStringCacheKeys";
}
}
structure! { #[doc = "`FunctionAssociation`."] FunctionAssociation
require {
}
accept {
    event_type: String = "EventType";
    function_arn: String = "FunctionARN";
}
}
structure! { #[doc = "`GeoRestriction`."] GeoRestriction
require {
    restriction_type: GeoRestrictionRestrictionType = "RestrictionType";
}
accept {
    locations: Vec<GeoRestrictionLocations> = "Locations";
}
}
structure! { #[doc = "`GrpcConfig`."] GrpcConfig
require {
    enabled: bool = "Enabled";
}
accept {
}
}
structure! { #[doc = "`LambdaFunctionAssociation`."] LambdaFunctionAssociation
require {
}
accept {
    event_type: String = "EventType";
    include_body: bool = "IncludeBody";
    lambda_function_arn: String = "LambdaFunctionARN";
}
}
structure! { #[doc = "`LegacyCustomOrigin`."] LegacyCustomOrigin
require {
    dns_name: String = "DNSName";
    origin_protocol_policy: String = "OriginProtocolPolicy";
    origin_ssl_protocols: Vec<String> = "OriginSSLProtocols";
}
accept {
    http_port: i64 = "HTTPPort";
    https_port: i64 = "HTTPSPort";
}
}
structure! { #[doc = "`LegacyS3Origin`."] LegacyS3Origin
require {
    dns_name: String = "DNSName";
}
accept {
    origin_access_identity: String = "OriginAccessIdentity";
}
}
structure! { #[doc = "`Logging`."] Logging
require {
}
accept {
    bucket: String = "Bucket";
    include_cookies: bool = "IncludeCookies";
    prefix: String = "Prefix";
}
}
structure! { #[doc = "`Origin`."] Origin
require {
    domain_name: String = "DomainName";
    id: String = "Id";
}
accept {
    connection_attempts: i64 = "ConnectionAttempts";
    connection_timeout: i64 = "ConnectionTimeout";
    custom_origin_config: CustomOriginConfig = "CustomOriginConfig";
    origin_access_control_id: OriginAccessControlId = "OriginAccessControlId";
    origin_custom_headers: Vec<OriginCustomHeader> = "OriginCustomHeaders";
    origin_path: String = "OriginPath";
    origin_shield: OriginShield = "OriginShield";
    response_completion_timeout: i64 = "ResponseCompletionTimeout";
    s3_origin_config: S3OriginConfig = "S3OriginConfig";
    vpc_origin_config: VpcOriginConfig = "VpcOriginConfig";
}
}
structure! { #[doc = "`OriginCustomHeader`."] OriginCustomHeader
require {
    header_name: String = "HeaderName";
    header_value: String = "HeaderValue";
}
accept {
}
}
structure! { #[doc = "`OriginGroup`."] OriginGroup
require {
    failover_criteria: OriginGroupFailoverCriteria = "FailoverCriteria";
    id: String = "Id";
    members: OriginGroupMembers = "Members";
}
accept {
    selection_criteria: OriginGroupSelectionCriteria = "SelectionCriteria";
}
}
structure! { #[doc = "`OriginGroupFailoverCriteria`."] OriginGroupFailoverCriteria
require {
    status_codes: StatusCodes = "StatusCodes";
}
accept {
}
}
structure! { #[doc = "`OriginGroupMember`."] OriginGroupMember
require {
    origin_id: String = "OriginId";
}
accept {
}
}
structure! { #[doc = "`OriginGroupMembers`."] OriginGroupMembers
require {
    items: Vec<OriginGroupMember> = "Items", "2 to 2 items";
    quantity: i64 = "Quantity";
}
accept {
}
}
structure! { #[doc = "`OriginGroups`."] OriginGroups
require {
    quantity: i64 = "Quantity";
}
accept {
    items: Vec<OriginGroup> = "Items";
}
}
structure! { #[doc = "`OriginMtlsConfig`."] OriginMtlsConfig
require {
    client_certificate_arn: CertificateArn = "ClientCertificateArn";
}
accept {
}
}
structure! { #[doc = "`OriginShield`."] OriginShield
require {
}
accept {
    enabled: bool = "Enabled";
    origin_shield_region: String = "OriginShieldRegion";
}
}
structure! { #[doc = "`ParameterDefinition`."] ParameterDefinition
require {
    definition: Json = "Definition";
    name: String = "Name", "1 to 128 characters";
}
accept {
}
}
structure! { #[doc = "`Restrictions`."] Restrictions
require {
    geo_restriction: GeoRestriction = "GeoRestriction";
}
accept {
}
}
structure! { #[doc = "`S3OriginConfig`."] S3OriginConfig
require {
}
accept {
    origin_access_identity: String = "OriginAccessIdentity";
    origin_read_timeout: i64 = "OriginReadTimeout";
}
}
structure! { #[doc = "`StatusCodes`."] StatusCodes
require {
    items: Vec<i64> = "Items", "at least 1 items";
    quantity: i64 = "Quantity";
}
accept {
}
}
structure! { #[doc = "`Tag`."] Tag
require {
    key: String = "Key";
    value: String = "Value";
}
accept {
}
}
structure! { #[doc = "`TrustStoreConfig`."] TrustStoreConfig
require {
    trust_store_id: String = "TrustStoreId";
}
accept {
    advertise_trust_store_ca_names: bool = "AdvertiseTrustStoreCaNames";
    ignore_certificate_expiry: bool = "IgnoreCertificateExpiry";
}
}
structure! { #[doc = "`ViewerCertificate`."] ViewerCertificate
require {
}
accept {
    acm_certificate_arn: CertificateArn = "AcmCertificateArn";
    cloud_front_default_certificate: bool = "CloudFrontDefaultCertificate";
    iam_certificate_id: String = "IamCertificateId", "at most 32 characters";
    minimum_protocol_version: ViewerCertificateMinimumProtocolVersion = "MinimumProtocolVersion";
    ssl_support_method: ViewerCertificateSslSupportMethod = "SslSupportMethod";
}
}
structure! { #[doc = "`ViewerMtlsConfig`."] ViewerMtlsConfig
require {
}
accept {
    mode: ViewerMtlsConfigMode = "Mode";
    trust_store_config: TrustStoreConfig = "TrustStoreConfig";
}
}
structure! { #[doc = "`VpcOriginConfig`."] VpcOriginConfig
require {
    vpc_origin_id: VpcOriginId = "VpcOriginId";
}
accept {
    origin_keepalive_timeout: i64 = "OriginKeepaliveTimeout";
    origin_read_timeout: i64 = "OriginReadTimeout";
    owner_account_id: String = "OwnerAccountId";
}
}
enumeration! { CustomOriginConfigIpAddressType { Ipv4 = "ipv4"; Ipv6 = "ipv6"; Dualstack = "dualstack"; } }
enumeration! { DefaultCacheBehaviorViewerProtocolPolicy { AllowAll = "allow-all"; HttpsOnly = "https-only"; RedirectToHttps = "redirect-to-https"; } }
enumeration! { DistributionConfigConnectionMode { Direct = "direct"; TenantOnly = "tenant-only"; } }
enumeration! { DistributionConfigHttpVersion { Http11 = "http1.1"; Http2 = "http2"; Http2and3 = "http2and3"; Http3 = "http3"; } }
enumeration! { DistributionConfigPriceClass { None = "None"; PriceClass100 = "PriceClass_100"; PriceClass200 = "PriceClass_200"; PriceClassAll = "PriceClass_All"; } }
enumeration! { GeoRestrictionLocations { Ad = "AD"; Ae = "AE"; Af = "AF"; Ag = "AG"; Ai = "AI"; Al = "AL"; Am = "AM"; Ao = "AO"; Aq = "AQ"; Ar = "AR"; As = "AS"; At = "AT"; Au = "AU"; Aw = "AW"; Ax = "AX"; Az = "AZ"; Ba = "BA"; Bb = "BB"; Bd = "BD"; Be = "BE"; Bf = "BF"; Bg = "BG"; Bh = "BH"; Bi = "BI"; Bj = "BJ"; Bl = "BL"; Bm = "BM"; Bn = "BN"; Bo = "BO"; Bq = "BQ"; Br = "BR"; Bs = "BS"; Bt = "BT"; Bv = "BV"; Bw = "BW"; By = "BY"; Bz = "BZ"; Ca = "CA"; Cc = "CC"; Cd = "CD"; Cf = "CF"; Cg = "CG"; Ch = "CH"; Ci = "CI"; Ck = "CK"; Cl = "CL"; Cm = "CM"; Cn = "CN"; Co = "CO"; Cr = "CR"; Cu = "CU"; Cv = "CV"; Cw = "CW"; Cx = "CX"; Cy = "CY"; Cz = "CZ"; De = "DE"; Dj = "DJ"; Dk = "DK"; Dm = "DM"; Do = "DO"; Dz = "DZ"; Ec = "EC"; Ee = "EE"; Eg = "EG"; Eh = "EH"; Er = "ER"; Es = "ES"; Et = "ET"; Fi = "FI"; Fj = "FJ"; Fk = "FK"; Fm = "FM"; Fo = "FO"; Fr = "FR"; Ga = "GA"; Gb = "GB"; Gd = "GD"; Ge = "GE"; Gf = "GF"; Gg = "GG"; Gh = "GH"; Gi = "GI"; Gl = "GL"; Gm = "GM"; Gn = "GN"; Gp = "GP"; Gq = "GQ"; Gr = "GR"; Gs = "GS"; Gt = "GT"; Gu = "GU"; Gw = "GW"; Gy = "GY"; Hk = "HK"; Hm = "HM"; Hn = "HN"; Hr = "HR"; Ht = "HT"; Hu = "HU"; Id = "ID"; Ie = "IE"; Il = "IL"; Im = "IM"; In = "IN"; Io = "IO"; Iq = "IQ"; Ir = "IR"; Is = "IS"; It = "IT"; Je = "JE"; Jm = "JM"; Jo = "JO"; Jp = "JP"; Ke = "KE"; Kg = "KG"; Kh = "KH"; Ki = "KI"; Km = "KM"; Kn = "KN"; Kp = "KP"; Kr = "KR"; Kw = "KW"; Ky = "KY"; Kz = "KZ"; La = "LA"; Lb = "LB"; Lc = "LC"; Li = "LI"; Lk = "LK"; Lr = "LR"; Ls = "LS"; Lt = "LT"; Lu = "LU"; Lv = "LV"; Ly = "LY"; Ma = "MA"; Mc = "MC"; Md = "MD"; Me = "ME"; Mf = "MF"; Mg = "MG"; Mh = "MH"; Mk = "MK"; Ml = "ML"; Mm = "MM"; Mn = "MN"; Mo = "MO"; Mp = "MP"; Mq = "MQ"; Mr = "MR"; Ms = "MS"; Mt = "MT"; Mu = "MU"; Mv = "MV"; Mw = "MW"; Mx = "MX"; My = "MY"; Mz = "MZ"; Na = "NA"; Nc = "NC"; Ne = "NE"; Nf = "NF"; Ng = "NG"; Ni = "NI"; Nl = "NL"; No = "NO"; Np = "NP"; Nr = "NR"; Nu = "NU"; Nz = "NZ"; Om = "OM"; Pa = "PA"; Pe = "PE"; Pf = "PF"; Pg = "PG"; Ph = "PH"; Pk = "PK"; Pl = "PL"; Pm = "PM"; Pn = "PN"; Pr = "PR"; Ps = "PS"; Pt = "PT"; Pw = "PW"; Py = "PY"; Qa = "QA"; Re = "RE"; Ro = "RO"; Rs = "RS"; Ru = "RU"; Rw = "RW"; Sa = "SA"; Sb = "SB"; Sc = "SC"; Sd = "SD"; Se = "SE"; Sg = "SG"; Sh = "SH"; Si = "SI"; Sj = "SJ"; Sk = "SK"; Sl = "SL"; Sm = "SM"; Sn = "SN"; So = "SO"; Sr = "SR"; Ss = "SS"; St = "ST"; Sv = "SV"; Sx = "SX"; Sy = "SY"; Sz = "SZ"; Tc = "TC"; Td = "TD"; Tf = "TF"; Tg = "TG"; Th = "TH"; Tj = "TJ"; Tk = "TK"; Tl = "TL"; Tm = "TM"; Tn = "TN"; To = "TO"; Tr = "TR"; Tt = "TT"; Tv = "TV"; Tw = "TW"; Tz = "TZ"; Ua = "UA"; Ug = "UG"; Um = "UM"; Us = "US"; Uy = "UY"; Uz = "UZ"; Va = "VA"; Vc = "VC"; Ve = "VE"; Vg = "VG"; Vi = "VI"; Vn = "VN"; Vu = "VU"; Wf = "WF"; Ws = "WS"; Ye = "YE"; Yt = "YT"; Za = "ZA"; Zm = "ZM"; Zw = "ZW"; } }
enumeration! { GeoRestrictionRestrictionType { Blacklist = "blacklist"; None = "none"; Whitelist = "whitelist"; } }
enumeration! { OriginGroupSelectionCriteria { Default = "default"; MediaQualityBased = "media-quality-based"; } }
enumeration! { ViewerCertificateMinimumProtocolVersion { SSLv3 = "SSLv3"; TLSv1 = "TLSv1"; TLSv112016 = "TLSv1.1_2016"; TLSv122018 = "TLSv1.2_2018"; TLSv122019 = "TLSv1.2_2019"; TLSv122021 = "TLSv1.2_2021"; TLSv122025 = "TLSv1.2_2025"; TLSv132025 = "TLSv1.3_2025"; TLSv12016 = "TLSv1_2016"; } }
enumeration! { ViewerCertificateSslSupportMethod { SniOnly = "sni-only"; StaticIp = "static-ip"; Vip = "vip"; } }
enumeration! { ViewerMtlsConfigMode { Required = "required"; Optional = "optional"; Passthrough = "passthrough"; } }
}

resource! { "AWS::CloudFront::Function" Function -> CloudFrontFunctionArn;
require {
    function_code: String = "FunctionCode";
    function_config: function::FunctionConfig = "FunctionConfig";
    name: String = "Name", "1 to 64 characters; a change replaces the resource";
}
accept {
    auto_publish: bool = "AutoPublish";
    function_metadata: function::FunctionMetadata = "FunctionMetadata";
    tags: Vec<function::Tag> = "Tags";
}
attributes {
    function_arn: CloudFrontFunctionArn = "FunctionARN";
    function_metadata_function_arn: String = "FunctionMetadata.FunctionARN";
    stage: String = "Stage";
} }

/// What belongs to `AWS::CloudFront::Function`.
pub mod function {
use crate::resource::define::*;

structure! { #[doc = "`FunctionConfig`."] FunctionConfig
require {
    comment: String = "Comment";
    runtime: FunctionConfigRuntime = "Runtime";
}
accept {
    key_value_store_associations: Vec<KeyValueStoreAssociation> = "KeyValueStoreAssociations";
}
}
structure! { #[doc = "`FunctionMetadata`."] FunctionMetadata
require {
}
accept {
    function_arn: String = "FunctionARN";
}
}
structure! { #[doc = "`KeyValueStoreAssociation`."] KeyValueStoreAssociation
require {
    key_value_store_arn: String = "KeyValueStoreARN";
}
accept {
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
enumeration! { FunctionConfigRuntime { CloudfrontJs10 = "cloudfront-js-1.0"; CloudfrontJs20 = "cloudfront-js-2.0"; } }
}

resource! { "AWS::CloudFront::OriginAccessControl" OriginAccessControl -> OriginAccessControlId;
require {
    origin_access_control_config: origin_access_control::OriginAccessControlConfig = "OriginAccessControlConfig";
}
accept {
}
attributes {
    id: OriginAccessControlId = "Id";
} }

/// What belongs to `AWS::CloudFront::OriginAccessControl`.
pub mod origin_access_control {
use crate::resource::define::*;

structure! { #[doc = "`OriginAccessControlConfig`."] OriginAccessControlConfig
require {
    name: String = "Name";
    origin_access_control_origin_type: String = "OriginAccessControlOriginType";
    signing_behavior: String = "SigningBehavior";
    signing_protocol: String = "SigningProtocol";
}
accept {
    description: String = "Description";
}
}
}

resource! { "AWS::CloudFront::OriginRequestPolicy" OriginRequestPolicy -> OriginRequestPolicyId;
require {
    origin_request_policy_config: origin_request_policy::OriginRequestPolicyConfig = "OriginRequestPolicyConfig";
}
accept {
}
attributes {
    id: OriginRequestPolicyId = "Id";
    last_modified_time: String = "LastModifiedTime";
} }

/// What belongs to `AWS::CloudFront::OriginRequestPolicy`.
pub mod origin_request_policy {
use crate::resource::define::*;

structure! { #[doc = "`CookiesConfig`."] CookiesConfig
require {
    cookie_behavior: String = "CookieBehavior";
}
accept {
    cookies: Vec<String> = "Cookies";
}
}
structure! { #[doc = "`HeadersConfig`."] HeadersConfig
require {
    header_behavior: String = "HeaderBehavior";
}
accept {
    headers: Vec<String> = "Headers";
}
}
structure! { #[doc = "`OriginRequestPolicyConfig`."] OriginRequestPolicyConfig
require {
    cookies_config: CookiesConfig = "CookiesConfig";
    headers_config: HeadersConfig = "HeadersConfig";
    name: String = "Name";
    query_strings_config: QueryStringsConfig = "QueryStringsConfig";
}
accept {
    comment: String = "Comment";
}
}
structure! { #[doc = "`QueryStringsConfig`."] QueryStringsConfig
require {
    query_string_behavior: String = "QueryStringBehavior";
}
accept {
    query_strings: Vec<String> = "QueryStrings";
}
}
}

resource! { "AWS::CloudFront::ResponseHeadersPolicy" ResponseHeadersPolicy -> ResponseHeadersPolicyId;
require {
    response_headers_policy_config: response_headers_policy::ResponseHeadersPolicyConfig = "ResponseHeadersPolicyConfig";
}
accept {
}
attributes {
    id: ResponseHeadersPolicyId = "Id";
    last_modified_time: String = "LastModifiedTime";
} }

/// What belongs to `AWS::CloudFront::ResponseHeadersPolicy`.
pub mod response_headers_policy {
use crate::resource::define::*;

structure! { #[doc = "`AccessControlAllowHeaders`."] AccessControlAllowHeaders
require {
    items: Vec<String> = "Items", "at least 1 items";
}
accept {
}
}
structure! { #[doc = "`AccessControlAllowMethods`."] AccessControlAllowMethods
require {
    items: Vec<AccessControlAllowMethodsItems> = "Items", "at least 1 items";
}
accept {
}
}
structure! { #[doc = "`AccessControlAllowOrigins`."] AccessControlAllowOrigins
require {
    items: Vec<String> = "Items", "at least 1 items";
}
accept {
}
}
structure! { #[doc = "`AccessControlExposeHeaders`."] AccessControlExposeHeaders
require {
    items: Vec<String> = "Items";
}
accept {
}
}
structure! { #[doc = "`ContentSecurityPolicy`."] ContentSecurityPolicy
require {
    content_security_policy: String = "ContentSecurityPolicy";
    override_: bool = "Override";
}
accept {
}
}
structure! { #[doc = "`ContentTypeOptions`."] ContentTypeOptions
require {
    override_: bool = "Override";
}
accept {
}
}
structure! { #[doc = "`CorsConfig`."] CorsConfig
require {
    access_control_allow_credentials: bool = "AccessControlAllowCredentials";
    access_control_allow_headers: AccessControlAllowHeaders = "AccessControlAllowHeaders";
    access_control_allow_methods: AccessControlAllowMethods = "AccessControlAllowMethods";
    access_control_allow_origins: AccessControlAllowOrigins = "AccessControlAllowOrigins";
    origin_override: bool = "OriginOverride";
}
accept {
    access_control_expose_headers: AccessControlExposeHeaders = "AccessControlExposeHeaders";
    access_control_max_age_sec: i64 = "AccessControlMaxAgeSec";
}
}
structure! { #[doc = "`CustomHeader`."] CustomHeader
require {
    header: String = "Header";
    override_: bool = "Override";
    value: String = "Value";
}
accept {
}
}
structure! { #[doc = "`CustomHeadersConfig`."] CustomHeadersConfig
require {
    items: Vec<CustomHeader> = "Items";
}
accept {
}
}
structure! { #[doc = "`FrameOptions`."] FrameOptions
require {
    frame_option: String = "FrameOption";
    override_: bool = "Override";
}
accept {
}
}
structure! { #[doc = "`ReferrerPolicy`."] ReferrerPolicy
require {
    override_: bool = "Override";
    referrer_policy: String = "ReferrerPolicy";
}
accept {
}
}
structure! { #[doc = "`RemoveHeader`."] RemoveHeader
require {
    header: String = "Header";
}
accept {
}
}
structure! { #[doc = "`RemoveHeadersConfig`."] RemoveHeadersConfig
require {
    items: Vec<RemoveHeader> = "Items";
}
accept {
}
}
structure! { #[doc = "`ResponseHeadersPolicyConfig`."] ResponseHeadersPolicyConfig
require {
    name: String = "Name";
}
accept {
    comment: String = "Comment", "at most 128 characters";
    cors_config: CorsConfig = "CorsConfig";
    custom_headers_config: CustomHeadersConfig = "CustomHeadersConfig";
    remove_headers_config: RemoveHeadersConfig = "RemoveHeadersConfig";
    security_headers_config: SecurityHeadersConfig = "SecurityHeadersConfig";
    server_timing_headers_config: ServerTimingHeadersConfig = "ServerTimingHeadersConfig";
}
}
structure! { #[doc = "`SecurityHeadersConfig`."] SecurityHeadersConfig
require {
}
accept {
    content_security_policy: ContentSecurityPolicy = "ContentSecurityPolicy";
    content_type_options: ContentTypeOptions = "ContentTypeOptions";
    frame_options: FrameOptions = "FrameOptions";
    referrer_policy: ReferrerPolicy = "ReferrerPolicy";
    strict_transport_security: StrictTransportSecurity = "StrictTransportSecurity";
    xss_protection: XSSProtection = "XSSProtection";
}
}
structure! { #[doc = "`ServerTimingHeadersConfig`."] ServerTimingHeadersConfig
require {
    enabled: bool = "Enabled";
}
accept {
    sampling_rate: f64 = "SamplingRate", "0 to 100";
}
}
structure! { #[doc = "`StrictTransportSecurity`."] StrictTransportSecurity
require {
    access_control_max_age_sec: i64 = "AccessControlMaxAgeSec";
    override_: bool = "Override";
}
accept {
    include_subdomains: bool = "IncludeSubdomains";
    preload: bool = "Preload";
}
}
structure! { #[doc = "`XSSProtection`."] XSSProtection
require {
    override_: bool = "Override";
    protection: bool = "Protection";
}
accept {
    mode_block: bool = "ModeBlock";
    report_uri: String = "ReportUri";
}
}
enumeration! { AccessControlAllowMethodsItems { All = "ALL"; Delete = "DELETE"; Get = "GET"; Head = "HEAD"; Options = "OPTIONS"; Patch = "PATCH"; Post = "POST"; Put = "PUT"; } }
}

resource! { "AWS::CloudFront::VpcOrigin" VpcOrigin -> VpcOriginId;
require {
    vpc_origin_endpoint_config: vpc_origin::VpcOriginEndpointConfig = "VpcOriginEndpointConfig";
}
accept {
    tags: Vec<vpc_origin::Tag> = "Tags";
}
attributes {
    id: VpcOriginId = "Id";
    arn: VpcOriginArn = "Arn";
    account_id: String = "AccountId";
    status: String = "Status";
    created_time: String = "CreatedTime";
    last_modified_time: String = "LastModifiedTime";
} }

/// What belongs to `AWS::CloudFront::VpcOrigin`.
pub mod vpc_origin {
use crate::resource::define::*;

structure! { #[doc = "`Tag`."] Tag
require {
    key: String = "Key";
    value: String = "Value";
}
accept {
}
}
structure! { #[doc = "`VpcOriginEndpointConfig`."] VpcOriginEndpointConfig
require {
    arn: String = "Arn";
    name: String = "Name";
}
accept {
    http_port: i64 = "HTTPPort";
    https_port: i64 = "HTTPSPort";
    ip_address_type: VpcOriginEndpointConfigIpAddressType = "IpAddressType";
    origin_protocol_policy: VpcOriginEndpointConfigOriginProtocolPolicy = "OriginProtocolPolicy";
    origin_ssl_protocols: Vec<String> = "OriginSSLProtocols";
}
}
enumeration! { VpcOriginEndpointConfigIpAddressType { Ipv4 = "ipv4"; Dualstack = "dualstack"; } }
enumeration! { VpcOriginEndpointConfigOriginProtocolPolicy { HttpOnly = "http-only"; HttpsOnly = "https-only"; MatchViewer = "match-viewer"; } }
}
