//! `AWS::WAFv2`. Written by `cargo xtask schema update`; not edited by hand.
#![doc = include_str!("../../examples/wafv2.md")]

use super::define::*;

resource! { "AWS::WAFv2::IPSet" IPSet -> String;
require {
    addresses: Vec<String> = "Addresses";
    ip_address_version: ip_set::IPAddressVersion = "IPAddressVersion";
    scope: ip_set::Scope = "Scope", "a change replaces the resource";
}
accept {
    description: String = "Description";
    name: String = "Name", "a change replaces the resource";
    tags: Vec<ip_set::Tag> = "Tags", "at least 1 items";
}
attributes {
    arn: IPSetArn = "Arn";
    id: IPSetId = "Id";
} }

/// What belongs to `AWS::WAFv2::IPSet`.
pub mod ip_set {
use crate::resource::define::*;

structure! { #[doc = "`Tag`."] Tag
require {
}
accept {
    key: String = "Key", "1 to 128 characters";
    value: String = "Value", "0 to 256 characters";
}
}
enumeration! { IPAddressVersion { Ipv4 = "IPV4"; Ipv6 = "IPV6"; } }
enumeration! { Scope { Cloudfront = "CLOUDFRONT"; Regional = "REGIONAL"; } }
}

resource! { "AWS::WAFv2::LoggingConfiguration" LoggingConfiguration -> String;
require {
    log_destination_configs: Vec<String> = "LogDestinationConfigs";
    resource_arn: String = "ResourceArn", "a change replaces the resource";
}
accept {
    logging_filter: Json = "LoggingFilter";
    redacted_fields: Vec<logging_configuration::FieldToMatch> = "RedactedFields";
}
attributes {
    managed_by_firewall_manager: bool = "ManagedByFirewallManager";
} }

/// What belongs to `AWS::WAFv2::LoggingConfiguration`.
pub mod logging_configuration {
use crate::resource::define::*;

structure! { #[doc = "`Condition`."] Condition
require {
}
accept {
    action_condition: Json = "ActionCondition";
    label_name_condition: Json = "LabelNameCondition";
}
}
structure! { #[doc = "`FieldToMatch`."] FieldToMatch
require {
}
accept {
    method: Json = "Method";
    query_string: Json = "QueryString";
    single_header: Json = "SingleHeader";
    uri_path: Json = "UriPath";
}
}
structure! { #[doc = "`Filter`."] Filter
require {
    behavior: FilterBehavior = "Behavior";
    conditions: Vec<Condition> = "Conditions", "at least 1 items";
    requirement: FilterRequirement = "Requirement";
}
accept {
}
}
enumeration! { FilterBehavior { Keep = "KEEP"; Drop = "DROP"; } }
enumeration! { FilterRequirement { MeetsAll = "MEETS_ALL"; MeetsAny = "MEETS_ANY"; } }
}

resource! { "AWS::WAFv2::WebACL" WebACL -> String;
require {
    default_action: web_acl::DefaultAction = "DefaultAction";
    scope: web_acl::Scope = "Scope", "a change replaces the resource";
    visibility_config: web_acl::VisibilityConfig = "VisibilityConfig";
}
accept {
    application_config: web_acl::ApplicationConfig = "ApplicationConfig";
    association_config: web_acl::AssociationConfig = "AssociationConfig";
    captcha_config: web_acl::CaptchaConfig = "CaptchaConfig";
    challenge_config: web_acl::ChallengeConfig = "ChallengeConfig";
    custom_response_bodies: Json = "CustomResponseBodies";
    data_protection_config: web_acl::DataProtectionConfig = "DataProtectionConfig";
    description: String = "Description";
    monetization_config: web_acl::MonetizationConfig = "MonetizationConfig";
    name: String = "Name", "a change replaces the resource";
    on_source_d_do_s_protection_config: web_acl::OnSourceDDoSProtectionConfig = "OnSourceDDoSProtectionConfig";
    rules: Vec<web_acl::Rule> = "Rules";
    tags: Vec<web_acl::Tag> = "Tags", "at least 1 items";
    token_domains: Vec<String> = "TokenDomains";
}
attributes {
    arn: WebACLArn = "Arn";
    capacity: i64 = "Capacity";
    id: WebACLId = "Id";
    label_namespace: String = "LabelNamespace";
} }

/// What belongs to `AWS::WAFv2::WebACL`.
pub mod web_acl {
use crate::resource::define::*;

structure! { #[doc = "`AWSManagedRulesACFPRuleSet`."] AWSManagedRulesACFPRuleSet
require {
    creation_path: String = "CreationPath", "1 to 256 characters";
    registration_page_path: String = "RegistrationPagePath", "1 to 256 characters";
    request_inspection: RequestInspectionACFP = "RequestInspection";
}
accept {
    enable_regex_in_path: bool = "EnableRegexInPath";
    response_inspection: ResponseInspection = "ResponseInspection";
}
}
structure! { #[doc = "`AWSManagedRulesATPRuleSet`."] AWSManagedRulesATPRuleSet
require {
    login_path: String = "LoginPath";
}
accept {
    enable_regex_in_path: bool = "EnableRegexInPath";
    request_inspection: RequestInspection = "RequestInspection";
    response_inspection: ResponseInspection = "ResponseInspection";
}
}
structure! { #[doc = "`AWSManagedRulesAntiDDoSRuleSet`."] AWSManagedRulesAntiDDoSRuleSet
require {
    client_side_action_config: ClientSideActionConfig = "ClientSideActionConfig";
}
accept {
    sensitivity_to_block: AWSManagedRulesAntiDDoSRuleSetSensitivityToBlock = "SensitivityToBlock";
}
}
structure! { #[doc = "`AWSManagedRulesBotControlRuleSet`."] AWSManagedRulesBotControlRuleSet
require {
    inspection_level: AWSManagedRulesBotControlRuleSetInspectionLevel = "InspectionLevel";
}
accept {
    enable_machine_learning: bool = "EnableMachineLearning";
}
}
structure! { #[doc = "`AllowAction`."] AllowAction
require {
}
accept {
    custom_request_handling: CustomRequestHandling = "CustomRequestHandling";
}
}
structure! { #[doc = "`AndStatement`."] AndStatement
require {
    statements: Vec<Statement> = "Statements";
}
accept {
}
}
structure! { #[doc = "`ApplicationAttribute`."] ApplicationAttribute
require {
    name: String = "Name";
    values: Vec<String> = "Values";
}
accept {
}
}
structure! { #[doc = "`ApplicationConfig`."] ApplicationConfig
require {
    attributes: Vec<ApplicationAttribute> = "Attributes";
}
accept {
}
}
structure! { #[doc = "`AsnMatchStatement`."] AsnMatchStatement
require {
}
accept {
    asn_list: Vec<i64> = "AsnList", "1 to 100 items";
    forwarded_ip_config: ForwardedIPConfiguration = "ForwardedIPConfig";
}
}
structure! { #[doc = "`AssociationConfig`."] AssociationConfig
require {
}
accept {
    request_body: Json = "RequestBody";
}
}
structure! { #[doc = "`BlockAction`."] BlockAction
require {
}
accept {
    custom_response: CustomResponse = "CustomResponse";
}
}
structure! { #[doc = "`Body`."] Body
require {
}
accept {
    oversize_handling: BodyOversizeHandling = "OversizeHandling";
}
}
structure! { #[doc = "`ByteMatchStatement`."] ByteMatchStatement
require {
    field_to_match: FieldToMatch = "FieldToMatch";
    positional_constraint: ByteMatchStatementPositionalConstraint = "PositionalConstraint";
    text_transformations: Vec<TextTransformation> = "TextTransformations", "at least 1 items";
}
accept {
    pre_parse_text_transformations: Vec<PreParseTextTransformation> = "PreParseTextTransformations";
    search_string: String = "SearchString";
    search_string_base64: String = "SearchStringBase64";
}
}
structure! { #[doc = "`CaptchaAction`."] CaptchaAction
require {
}
accept {
    custom_request_handling: CustomRequestHandling = "CustomRequestHandling";
}
}
structure! { #[doc = "`CaptchaConfig`."] CaptchaConfig
require {
}
accept {
    immunity_time_property: ImmunityTimeProperty = "ImmunityTimeProperty";
}
}
structure! { #[doc = "`ChallengeAction`."] ChallengeAction
require {
}
accept {
    custom_request_handling: CustomRequestHandling = "CustomRequestHandling";
}
}
structure! { #[doc = "`ChallengeConfig`."] ChallengeConfig
require {
}
accept {
    immunity_time_property: ImmunityTimeProperty = "ImmunityTimeProperty";
}
}
structure! { #[doc = "`ClientSideAction`."] ClientSideAction
require {
    usage_of_action: ClientSideActionUsageOfAction = "UsageOfAction";
}
accept {
    exempt_uri_regular_expressions: Vec<Regex> = "ExemptUriRegularExpressions";
    sensitivity: ClientSideActionSensitivity = "Sensitivity";
}
}
structure! { #[doc = "`ClientSideActionConfig`."] ClientSideActionConfig
require {
    challenge: ClientSideAction = "Challenge";
}
accept {
}
}
structure! { #[doc = "`CookieMatchPattern`."] CookieMatchPattern
require {
}
accept {
    all: Json = "All";
    excluded_cookies: Vec<String> = "ExcludedCookies", "1 to 199 items";
    included_cookies: Vec<String> = "IncludedCookies", "1 to 199 items";
}
}
structure! { #[doc = "`Cookies`."] Cookies
require {
    match_pattern: CookieMatchPattern = "MatchPattern";
    match_scope: CookiesMatchScope = "MatchScope";
    oversize_handling: CookiesOversizeHandling = "OversizeHandling";
}
accept {
}
}
structure! { #[doc = "`CountAction`."] CountAction
require {
}
accept {
    custom_request_handling: CustomRequestHandling = "CustomRequestHandling";
}
}
structure! { #[doc = "`CryptoConfig`."] CryptoConfig
require {
    payment_networks: Vec<PaymentNetwork> = "PaymentNetworks";
}
accept {
}
}
structure! { #[doc = "`CustomHTTPHeader`."] CustomHTTPHeader
require {
    name: String = "Name";
    value: String = "Value";
}
accept {
}
}
structure! { #[doc = "`CustomRequestHandling`."] CustomRequestHandling
require {
    insert_headers: Vec<CustomHTTPHeader> = "InsertHeaders", "at least 1 items";
}
accept {
}
}
structure! { #[doc = "`CustomResponse`."] CustomResponse
require {
    response_code: i64 = "ResponseCode";
}
accept {
    custom_response_body_key: String = "CustomResponseBodyKey", "1 to 128 characters";
    response_headers: Vec<CustomHTTPHeader> = "ResponseHeaders", "at least 1 items";
}
}
structure! { #[doc = "`CustomResponseBody`."] CustomResponseBody
require {
    content: String = "Content";
    content_type: CustomResponseBodyContentType = "ContentType";
}
accept {
}
}
structure! { #[doc = "`DataProtect`."] DataProtect
require {
    action: DataProtectAction = "Action";
    field: FieldToProtect = "Field";
}
accept {
    exclude_rate_based_details: bool = "ExcludeRateBasedDetails";
    exclude_rule_match_details: bool = "ExcludeRuleMatchDetails";
}
}
structure! { #[doc = "`DataProtectionConfig`."] DataProtectionConfig
require {
    data_protections: Vec<DataProtect> = "DataProtections";
}
accept {
}
}
structure! { #[doc = "`DefaultAction`."] DefaultAction
require {
}
accept {
    allow: AllowAction = "Allow";
    block: BlockAction = "Block";
}
}
structure! { #[doc = "`ExcludedRule`."] ExcludedRule
require {
    name: String = "Name";
}
accept {
}
}
structure! { #[doc = "`FieldIdentifier`."] FieldIdentifier
require {
    identifier: String = "Identifier", "1 to 512 characters";
}
accept {
}
}
structure! { #[doc = "`FieldToMatch`."] FieldToMatch
require {
}
accept {
    all_query_arguments: Json = "AllQueryArguments";
    body: Body = "Body";
    cookies: Cookies = "Cookies";
    header_order: HeaderOrder = "HeaderOrder";
    headers: Headers = "Headers";
    ja3_fingerprint: JA3Fingerprint = "JA3Fingerprint";
    ja4_fingerprint: JA4Fingerprint = "JA4Fingerprint";
    json_body: JsonBody = "JsonBody";
    method: Json = "Method";
    query_string: Json = "QueryString";
    single_header: Json = "SingleHeader";
    single_query_argument: Json = "SingleQueryArgument";
    uri_fragment: UriFragment = "UriFragment";
    uri_path: Json = "UriPath";
}
}
structure! { #[doc = "`FieldToProtect`."] FieldToProtect
require {
    field_type: FieldToProtectFieldType = "FieldType";
}
accept {
    field_keys: Vec<String> = "FieldKeys", "0 to 100 items";
}
}
structure! { #[doc = "`ForwardedIPConfiguration`."] ForwardedIPConfiguration
require {
    fallback_behavior: ForwardedIPConfigurationFallbackBehavior = "FallbackBehavior";
    header_name: String = "HeaderName";
}
accept {
}
}
structure! { #[doc = "`GeoMatchStatement`."] GeoMatchStatement
require {
}
accept {
    country_codes: Vec<GeoMatchStatementCountryCodes> = "CountryCodes", "at least 1 items";
    forwarded_ip_config: ForwardedIPConfiguration = "ForwardedIPConfig";
}
}
structure! { #[doc = "`HeaderMatchPattern`."] HeaderMatchPattern
require {
}
accept {
    all: Json = "All";
    excluded_headers: Vec<String> = "ExcludedHeaders", "1 to 199 items";
    included_headers: Vec<String> = "IncludedHeaders", "1 to 199 items";
}
}
structure! { #[doc = "`HeaderOrder`."] HeaderOrder
require {
    oversize_handling: HeaderOrderOversizeHandling = "OversizeHandling";
}
accept {
}
}
structure! { #[doc = "`Headers`."] Headers
require {
    match_pattern: HeaderMatchPattern = "MatchPattern";
    match_scope: HeadersMatchScope = "MatchScope";
    oversize_handling: HeadersOversizeHandling = "OversizeHandling";
}
accept {
}
}
structure! { #[doc = "`IPSetForwardedIPConfiguration`."] IPSetForwardedIPConfiguration
require {
    fallback_behavior: IPSetForwardedIPConfigurationFallbackBehavior = "FallbackBehavior";
    header_name: String = "HeaderName";
    position: IPSetForwardedIPConfigurationPosition = "Position";
}
accept {
}
}
structure! { #[doc = "`IPSetReferenceStatement`."] IPSetReferenceStatement
require {
    arn: String = "Arn";
}
accept {
    ip_set_forwarded_ip_config: IPSetForwardedIPConfiguration = "IPSetForwardedIPConfig";
}
}
structure! { #[doc = "`ImmunityTimeProperty`."] ImmunityTimeProperty
require {
    immunity_time: i64 = "ImmunityTime", "60 to 259200";
}
accept {
}
}
structure! { #[doc = "`JA3Fingerprint`."] JA3Fingerprint
require {
    fallback_behavior: JA3FingerprintFallbackBehavior = "FallbackBehavior";
}
accept {
}
}
structure! { #[doc = "`JA4Fingerprint`."] JA4Fingerprint
require {
    fallback_behavior: JA4FingerprintFallbackBehavior = "FallbackBehavior";
}
accept {
}
}
structure! { #[doc = "`JsonBody`."] JsonBody
require {
    match_pattern: JsonMatchPattern = "MatchPattern";
    match_scope: JsonBodyMatchScope = "MatchScope";
}
accept {
    invalid_fallback_behavior: JsonBodyInvalidFallbackBehavior = "InvalidFallbackBehavior";
    oversize_handling: JsonBodyOversizeHandling = "OversizeHandling";
}
}
structure! { #[doc = "`JsonMatchPattern`."] JsonMatchPattern
require {
}
accept {
    all: Json = "All";
    included_paths: Vec<String> = "IncludedPaths", "at least 1 items";
}
}
structure! { #[doc = "`Label`."] Label
require {
    name: String = "Name";
}
accept {
}
}
structure! { #[doc = "`LabelMatchStatement`."] LabelMatchStatement
require {
    key: String = "Key";
    scope: LabelMatchStatementScope = "Scope";
}
accept {
}
}
structure! { #[doc = "`ManagedRuleGroupConfig`."] ManagedRuleGroupConfig
require {
}
accept {
    aws_managed_rules_acfp_rule_set: AWSManagedRulesACFPRuleSet = "AWSManagedRulesACFPRuleSet";
    aws_managed_rules_atp_rule_set: AWSManagedRulesATPRuleSet = "AWSManagedRulesATPRuleSet";
    aws_managed_rules_anti_d_do_s_rule_set: AWSManagedRulesAntiDDoSRuleSet = "AWSManagedRulesAntiDDoSRuleSet";
    aws_managed_rules_bot_control_rule_set: AWSManagedRulesBotControlRuleSet = "AWSManagedRulesBotControlRuleSet";
    login_path: String = "LoginPath", "1 to 256 characters";
    password_field: FieldIdentifier = "PasswordField";
    payload_type: ManagedRuleGroupConfigPayloadType = "PayloadType";
    username_field: FieldIdentifier = "UsernameField";
}
}
structure! { #[doc = "`ManagedRuleGroupStatement`."] ManagedRuleGroupStatement
require {
    name: String = "Name";
    vendor_name: String = "VendorName", "1 to 128 characters";
}
accept {
    excluded_rules: Vec<ExcludedRule> = "ExcludedRules", "0 to 100 items";
    managed_rule_group_configs: Vec<ManagedRuleGroupConfig> = "ManagedRuleGroupConfigs";
    rule_action_overrides: Vec<RuleActionOverride> = "RuleActionOverrides", "0 to 100 items";
    scope_down_statement: Statement = "ScopeDownStatement";
    version: String = "Version", "1 to 64 characters";
}
}
structure! { #[doc = "`MonetizationConfig`."] MonetizationConfig
require {
}
accept {
    crypto_config: CryptoConfig = "CryptoConfig";
    currency_mode: MonetizationConfigCurrencyMode = "CurrencyMode";
}
}
structure! { #[doc = "`MonetizeAction`."] MonetizeAction
require {
}
accept {
    price_multiplier: String = "PriceMultiplier";
}
}
structure! { #[doc = "`NotStatement`."] NotStatement
require {
    statement: Statement = "Statement";
}
accept {
}
}
structure! { #[doc = "`OnSourceDDoSProtectionConfig`."] OnSourceDDoSProtectionConfig
require {
    alb_low_reputation_mode: OnSourceDDoSProtectionConfigALBLowReputationMode = "ALBLowReputationMode";
}
accept {
}
}
structure! { #[doc = "`OrStatement`."] OrStatement
require {
    statements: Vec<Statement> = "Statements";
}
accept {
}
}
structure! { #[doc = "`OverrideAction`."] OverrideAction
require {
}
accept {
    count: Json = "Count";
    none: Json = "None";
}
}
structure! { #[doc = "`PaymentNetwork`."] PaymentNetwork
require {
    chain: PaymentNetworkChain = "Chain";
    prices: Vec<Price> = "Prices";
    wallet_address: String = "WalletAddress";
}
accept {
}
}
structure! { #[doc = "`PreParseTextTransformation`."] PreParseTextTransformation
require {
    priority: i64 = "Priority";
    type_: PreParseTextTransformationType = "Type";
}
accept {
}
}
structure! { #[doc = "`Price`."] Price
require {
    amount: String = "Amount";
    currency: PriceCurrency = "Currency";
}
accept {
}
}
structure! { #[doc = "`RateBasedStatement`."] RateBasedStatement
require {
    aggregate_key_type: RateBasedStatementAggregateKeyType = "AggregateKeyType";
    limit: i64 = "Limit";
}
accept {
    custom_keys: Vec<RateBasedStatementCustomKey> = "CustomKeys", "0 to 5 items";
    evaluation_window_sec: i64 = "EvaluationWindowSec";
    forwarded_ip_config: ForwardedIPConfiguration = "ForwardedIPConfig";
    scope_down_statement: Statement = "ScopeDownStatement";
}
}
structure! { #[doc = "`RateBasedStatementCustomKey`."] RateBasedStatementCustomKey
require {
}
accept {
    asn: Json = "ASN";
    cookie: RateLimitCookie = "Cookie";
    forwarded_ip: Json = "ForwardedIP";
    http_method: Json = "HTTPMethod";
    header: RateLimitHeader = "Header";
    ip: Json = "IP";
    ja3_fingerprint: RateLimitJA3Fingerprint = "JA3Fingerprint";
    ja4_fingerprint: RateLimitJA4Fingerprint = "JA4Fingerprint";
    label_namespace: RateLimitLabelNamespace = "LabelNamespace";
    query_argument: RateLimitQueryArgument = "QueryArgument";
    query_string: RateLimitQueryString = "QueryString";
    uri_path: RateLimitUriPath = "UriPath";
}
}
structure! { #[doc = "`RateLimitCookie`."] RateLimitCookie
require {
    name: String = "Name", "1 to 64 characters";
    text_transformations: Vec<TextTransformation> = "TextTransformations", "at least 1 items";
}
accept {
}
}
structure! { #[doc = "`RateLimitHeader`."] RateLimitHeader
require {
    name: String = "Name", "1 to 64 characters";
    text_transformations: Vec<TextTransformation> = "TextTransformations", "at least 1 items";
}
accept {
}
}
structure! { #[doc = "`RateLimitJA3Fingerprint`."] RateLimitJA3Fingerprint
require {
    fallback_behavior: RateLimitJA3FingerprintFallbackBehavior = "FallbackBehavior";
}
accept {
}
}
structure! { #[doc = "`RateLimitJA4Fingerprint`."] RateLimitJA4Fingerprint
require {
    fallback_behavior: RateLimitJA4FingerprintFallbackBehavior = "FallbackBehavior";
}
accept {
}
}
structure! { #[doc = "`RateLimitLabelNamespace`."] RateLimitLabelNamespace
require {
    namespace: String = "Namespace";
}
accept {
}
}
structure! { #[doc = "`RateLimitQueryArgument`."] RateLimitQueryArgument
require {
    name: String = "Name", "1 to 64 characters";
    text_transformations: Vec<TextTransformation> = "TextTransformations", "at least 1 items";
}
accept {
}
}
structure! { #[doc = "`RateLimitQueryString`."] RateLimitQueryString
require {
    text_transformations: Vec<TextTransformation> = "TextTransformations", "at least 1 items";
}
accept {
}
}
structure! { #[doc = "`RateLimitUriPath`."] RateLimitUriPath
require {
    text_transformations: Vec<TextTransformation> = "TextTransformations", "at least 1 items";
}
accept {
}
}
structure! { #[doc = "`Regex`."] Regex
require {
}
accept {
    regex_string: String = "RegexString";
}
}
structure! { #[doc = "`RegexMatchStatement`."] RegexMatchStatement
require {
    field_to_match: FieldToMatch = "FieldToMatch";
    regex_string: String = "RegexString", "1 to 512 characters";
    text_transformations: Vec<TextTransformation> = "TextTransformations", "at least 1 items";
}
accept {
    pre_parse_text_transformations: Vec<PreParseTextTransformation> = "PreParseTextTransformations";
}
}
structure! { #[doc = "`RegexPatternSetReferenceStatement`."] RegexPatternSetReferenceStatement
require {
    arn: String = "Arn";
    field_to_match: FieldToMatch = "FieldToMatch";
    text_transformations: Vec<TextTransformation> = "TextTransformations", "at least 1 items";
}
accept {
    pre_parse_text_transformations: Vec<PreParseTextTransformation> = "PreParseTextTransformations";
}
}
structure! { #[doc = "`RequestBodyAssociatedResourceTypeConfig`."] RequestBodyAssociatedResourceTypeConfig
require {
    default_size_inspection_limit: RequestBodyAssociatedResourceTypeConfigDefaultSizeInspectionLimit = "DefaultSizeInspectionLimit";
}
accept {
}
}
structure! { #[doc = "`RequestInspection`."] RequestInspection
require {
    password_field: FieldIdentifier = "PasswordField";
    payload_type: RequestInspectionPayloadType = "PayloadType";
    username_field: FieldIdentifier = "UsernameField";
}
accept {
}
}
structure! { #[doc = "`RequestInspectionACFP`."] RequestInspectionACFP
require {
    payload_type: RequestInspectionACFPPayloadType = "PayloadType";
}
accept {
    address_fields: Vec<FieldIdentifier> = "AddressFields";
    email_field: FieldIdentifier = "EmailField";
    password_field: FieldIdentifier = "PasswordField";
    phone_number_fields: Vec<FieldIdentifier> = "PhoneNumberFields";
    username_field: FieldIdentifier = "UsernameField";
}
}
structure! { #[doc = "`ResponseInspection`."] ResponseInspection
require {
}
accept {
    body_contains: ResponseInspectionBodyContains = "BodyContains";
    header: ResponseInspectionHeader = "Header";
    json: ResponseInspectionJson = "Json";
    status_code: ResponseInspectionStatusCode = "StatusCode";
}
}
structure! { #[doc = "`ResponseInspectionBodyContains`."] ResponseInspectionBodyContains
require {
    failure_strings: Vec<String> = "FailureStrings", "1 to 5 items";
    success_strings: Vec<String> = "SuccessStrings", "1 to 5 items";
}
accept {
}
}
structure! { #[doc = "`ResponseInspectionHeader`."] ResponseInspectionHeader
require {
    failure_values: Vec<String> = "FailureValues", "1 to 3 items";
    name: String = "Name", "1 to 200 characters";
    success_values: Vec<String> = "SuccessValues", "1 to 3 items";
}
accept {
}
}
structure! { #[doc = "`ResponseInspectionJson`."] ResponseInspectionJson
require {
    failure_values: Vec<String> = "FailureValues", "1 to 5 items";
    identifier: String = "Identifier", "1 to 512 characters";
    success_values: Vec<String> = "SuccessValues", "1 to 5 items";
}
accept {
}
}
structure! { #[doc = "`ResponseInspectionStatusCode`."] ResponseInspectionStatusCode
require {
    failure_codes: Vec<i64> = "FailureCodes", "1 to 10 items";
    success_codes: Vec<i64> = "SuccessCodes", "1 to 10 items";
}
accept {
}
}
structure! { #[doc = "`Rule`."] Rule
require {
    name: String = "Name";
    priority: i64 = "Priority";
    statement: Statement = "Statement";
    visibility_config: VisibilityConfig = "VisibilityConfig";
}
accept {
    action: RuleAction = "Action";
    captcha_config: CaptchaConfig = "CaptchaConfig";
    challenge_config: ChallengeConfig = "ChallengeConfig";
    override_action: OverrideAction = "OverrideAction";
    rule_labels: Vec<Label> = "RuleLabels";
}
}
structure! { #[doc = "`RuleAction`."] RuleAction
require {
}
accept {
    allow: AllowAction = "Allow";
    block: BlockAction = "Block";
    captcha: CaptchaAction = "Captcha";
    challenge: ChallengeAction = "Challenge";
    count: CountAction = "Count";
    monetize: MonetizeAction = "Monetize";
}
}
structure! { #[doc = "`RuleActionOverride`."] RuleActionOverride
require {
    action_to_use: RuleAction = "ActionToUse";
    name: String = "Name";
}
accept {
}
}
structure! { #[doc = "`RuleGroupReferenceStatement`."] RuleGroupReferenceStatement
require {
    arn: String = "Arn";
}
accept {
    excluded_rules: Vec<ExcludedRule> = "ExcludedRules", "0 to 100 items";
    rule_action_overrides: Vec<RuleActionOverride> = "RuleActionOverrides", "0 to 100 items";
}
}
structure! { #[doc = "`SizeConstraintStatement`."] SizeConstraintStatement
require {
    comparison_operator: SizeConstraintStatementComparisonOperator = "ComparisonOperator";
    field_to_match: FieldToMatch = "FieldToMatch";
    size: f64 = "Size", "0 to 21474836480";
    text_transformations: Vec<TextTransformation> = "TextTransformations", "at least 1 items";
}
accept {
    pre_parse_text_transformations: Vec<PreParseTextTransformation> = "PreParseTextTransformations";
}
}
structure! { #[doc = "`SqliMatchStatement`."] SqliMatchStatement
require {
    field_to_match: FieldToMatch = "FieldToMatch";
    text_transformations: Vec<TextTransformation> = "TextTransformations", "at least 1 items";
}
accept {
    pre_parse_text_transformations: Vec<PreParseTextTransformation> = "PreParseTextTransformations";
    sensitivity_level: SqliMatchStatementSensitivityLevel = "SensitivityLevel";
}
}
structure! { #[doc = "`Statement`."] Statement
require {
}
accept {
    and_statement: AndStatement = "AndStatement";
    asn_match_statement: AsnMatchStatement = "AsnMatchStatement";
    byte_match_statement: ByteMatchStatement = "ByteMatchStatement";
    geo_match_statement: GeoMatchStatement = "GeoMatchStatement";
    ip_set_reference_statement: IPSetReferenceStatement = "IPSetReferenceStatement";
    label_match_statement: LabelMatchStatement = "LabelMatchStatement";
    managed_rule_group_statement: ManagedRuleGroupStatement = "ManagedRuleGroupStatement";
    not_statement: NotStatement = "NotStatement";
    or_statement: OrStatement = "OrStatement";
    rate_based_statement: RateBasedStatement = "RateBasedStatement";
    regex_match_statement: RegexMatchStatement = "RegexMatchStatement";
    regex_pattern_set_reference_statement: RegexPatternSetReferenceStatement = "RegexPatternSetReferenceStatement";
    rule_group_reference_statement: RuleGroupReferenceStatement = "RuleGroupReferenceStatement";
    size_constraint_statement: SizeConstraintStatement = "SizeConstraintStatement";
    sqli_match_statement: SqliMatchStatement = "SqliMatchStatement";
    xss_match_statement: XssMatchStatement = "XssMatchStatement";
}
}
structure! { #[doc = "`Tag`."] Tag
require {
}
accept {
    key: String = "Key", "1 to 128 characters";
    value: String = "Value", "0 to 256 characters";
}
}
structure! { #[doc = "`TextTransformation`."] TextTransformation
require {
    priority: i64 = "Priority";
    type_: TextTransformationType = "Type";
}
accept {
}
}
structure! { #[doc = "`UriFragment`."] UriFragment
require {
}
accept {
    fallback_behavior: UriFragmentFallbackBehavior = "FallbackBehavior";
}
}
structure! { #[doc = "`VisibilityConfig`."] VisibilityConfig
require {
    cloud_watch_metrics_enabled: bool = "CloudWatchMetricsEnabled";
    metric_name: String = "MetricName", "1 to 128 characters";
    sampled_requests_enabled: bool = "SampledRequestsEnabled";
}
accept {
}
}
structure! { #[doc = "`XssMatchStatement`."] XssMatchStatement
require {
    field_to_match: FieldToMatch = "FieldToMatch";
    text_transformations: Vec<TextTransformation> = "TextTransformations", "at least 1 items";
}
accept {
    pre_parse_text_transformations: Vec<PreParseTextTransformation> = "PreParseTextTransformations";
}
}
enumeration! { AWSManagedRulesAntiDDoSRuleSetSensitivityToBlock { Low = "LOW"; Medium = "MEDIUM"; High = "HIGH"; } }
enumeration! { AWSManagedRulesBotControlRuleSetInspectionLevel { Common = "COMMON"; Targeted = "TARGETED"; } }
enumeration! { BodyOversizeHandling { Continue = "CONTINUE"; Match = "MATCH"; NoMatch = "NO_MATCH"; } }
enumeration! { ByteMatchStatementPositionalConstraint { Exactly = "EXACTLY"; StartsWith = "STARTS_WITH"; EndsWith = "ENDS_WITH"; Contains = "CONTAINS"; ContainsWord = "CONTAINS_WORD"; } }
enumeration! { ClientSideActionSensitivity { Low = "LOW"; Medium = "MEDIUM"; High = "HIGH"; } }
enumeration! { ClientSideActionUsageOfAction { Enabled = "ENABLED"; Disabled = "DISABLED"; } }
enumeration! { CookiesMatchScope { All = "ALL"; Key = "KEY"; Value = "VALUE"; } }
enumeration! { CookiesOversizeHandling { Continue = "CONTINUE"; Match = "MATCH"; NoMatch = "NO_MATCH"; } }
enumeration! { CustomResponseBodyContentType { TextPlain = "TEXT_PLAIN"; TextHtml = "TEXT_HTML"; ApplicationJson = "APPLICATION_JSON"; } }
enumeration! { DataProtectAction { Substitution = "SUBSTITUTION"; Hash = "HASH"; } }
enumeration! { FieldToProtectFieldType { SingleHeader = "SINGLE_HEADER"; SingleCookie = "SINGLE_COOKIE"; SingleQueryArgument = "SINGLE_QUERY_ARGUMENT"; QueryString = "QUERY_STRING"; Body = "BODY"; } }
enumeration! { ForwardedIPConfigurationFallbackBehavior { Match = "MATCH"; NoMatch = "NO_MATCH"; } }
enumeration! { GeoMatchStatementCountryCodes { Ad = "AD"; Ae = "AE"; Af = "AF"; Ag = "AG"; Ai = "AI"; Al = "AL"; Am = "AM"; Ao = "AO"; Aq = "AQ"; Ar = "AR"; As = "AS"; At = "AT"; Au = "AU"; Aw = "AW"; Ax = "AX"; Az = "AZ"; Ba = "BA"; Bb = "BB"; Bd = "BD"; Be = "BE"; Bf = "BF"; Bg = "BG"; Bh = "BH"; Bi = "BI"; Bj = "BJ"; Bl = "BL"; Bm = "BM"; Bn = "BN"; Bo = "BO"; Bq = "BQ"; Br = "BR"; Bs = "BS"; Bt = "BT"; Bv = "BV"; Bw = "BW"; By = "BY"; Bz = "BZ"; Ca = "CA"; Cc = "CC"; Cd = "CD"; Cf = "CF"; Cg = "CG"; Ch = "CH"; Ci = "CI"; Ck = "CK"; Cl = "CL"; Cm = "CM"; Cn = "CN"; Co = "CO"; Cr = "CR"; Cu = "CU"; Cv = "CV"; Cw = "CW"; Cx = "CX"; Cy = "CY"; Cz = "CZ"; De = "DE"; Dj = "DJ"; Dk = "DK"; Dm = "DM"; Do = "DO"; Dz = "DZ"; Ec = "EC"; Ee = "EE"; Eg = "EG"; Eh = "EH"; Er = "ER"; Es = "ES"; Et = "ET"; Fi = "FI"; Fj = "FJ"; Fk = "FK"; Fm = "FM"; Fo = "FO"; Fr = "FR"; Ga = "GA"; Gb = "GB"; Gd = "GD"; Ge = "GE"; Gf = "GF"; Gg = "GG"; Gh = "GH"; Gi = "GI"; Gl = "GL"; Gm = "GM"; Gn = "GN"; Gp = "GP"; Gq = "GQ"; Gr = "GR"; Gs = "GS"; Gt = "GT"; Gu = "GU"; Gw = "GW"; Gy = "GY"; Hk = "HK"; Hm = "HM"; Hn = "HN"; Hr = "HR"; Ht = "HT"; Hu = "HU"; Id = "ID"; Ie = "IE"; Il = "IL"; Im = "IM"; In = "IN"; Io = "IO"; Iq = "IQ"; Ir = "IR"; Is = "IS"; It = "IT"; Je = "JE"; Jm = "JM"; Jo = "JO"; Jp = "JP"; Ke = "KE"; Kg = "KG"; Kh = "KH"; Ki = "KI"; Km = "KM"; Kn = "KN"; Kp = "KP"; Kr = "KR"; Kw = "KW"; Ky = "KY"; Kz = "KZ"; La = "LA"; Lb = "LB"; Lc = "LC"; Li = "LI"; Lk = "LK"; Lr = "LR"; Ls = "LS"; Lt = "LT"; Lu = "LU"; Lv = "LV"; Ly = "LY"; Ma = "MA"; Mc = "MC"; Md = "MD"; Me = "ME"; Mf = "MF"; Mg = "MG"; Mh = "MH"; Mk = "MK"; Ml = "ML"; Mm = "MM"; Mn = "MN"; Mo = "MO"; Mp = "MP"; Mq = "MQ"; Mr = "MR"; Ms = "MS"; Mt = "MT"; Mu = "MU"; Mv = "MV"; Mw = "MW"; Mx = "MX"; My = "MY"; Mz = "MZ"; Na = "NA"; Nc = "NC"; Ne = "NE"; Nf = "NF"; Ng = "NG"; Ni = "NI"; Nl = "NL"; No = "NO"; Np = "NP"; Nr = "NR"; Nu = "NU"; Nz = "NZ"; Om = "OM"; Pa = "PA"; Pe = "PE"; Pf = "PF"; Pg = "PG"; Ph = "PH"; Pk = "PK"; Pl = "PL"; Pm = "PM"; Pn = "PN"; Pr = "PR"; Ps = "PS"; Pt = "PT"; Pw = "PW"; Py = "PY"; Qa = "QA"; Re = "RE"; Ro = "RO"; Rs = "RS"; Ru = "RU"; Rw = "RW"; Sa = "SA"; Sb = "SB"; Sc = "SC"; Sd = "SD"; Se = "SE"; Sg = "SG"; Sh = "SH"; Si = "SI"; Sj = "SJ"; Sk = "SK"; Sl = "SL"; Sm = "SM"; Sn = "SN"; So = "SO"; Sr = "SR"; Ss = "SS"; St = "ST"; Sv = "SV"; Sx = "SX"; Sy = "SY"; Sz = "SZ"; Tc = "TC"; Td = "TD"; Tf = "TF"; Tg = "TG"; Th = "TH"; Tj = "TJ"; Tk = "TK"; Tl = "TL"; Tm = "TM"; Tn = "TN"; To = "TO"; Tr = "TR"; Tt = "TT"; Tv = "TV"; Tw = "TW"; Tz = "TZ"; Ua = "UA"; Ug = "UG"; Um = "UM"; Us = "US"; Uy = "UY"; Uz = "UZ"; Va = "VA"; Vc = "VC"; Ve = "VE"; Vg = "VG"; Vi = "VI"; Vn = "VN"; Vu = "VU"; Wf = "WF"; Ws = "WS"; Xk = "XK"; Ye = "YE"; Yt = "YT"; Za = "ZA"; Zm = "ZM"; Zw = "ZW"; } }
enumeration! { HeaderOrderOversizeHandling { Continue = "CONTINUE"; Match = "MATCH"; NoMatch = "NO_MATCH"; } }
enumeration! { HeadersMatchScope { All = "ALL"; Key = "KEY"; Value = "VALUE"; } }
enumeration! { HeadersOversizeHandling { Continue = "CONTINUE"; Match = "MATCH"; NoMatch = "NO_MATCH"; } }
enumeration! { IPSetForwardedIPConfigurationFallbackBehavior { Match = "MATCH"; NoMatch = "NO_MATCH"; } }
enumeration! { IPSetForwardedIPConfigurationPosition { First = "FIRST"; Last = "LAST"; Any = "ANY"; } }
enumeration! { JA3FingerprintFallbackBehavior { Match = "MATCH"; NoMatch = "NO_MATCH"; } }
enumeration! { JA4FingerprintFallbackBehavior { Match = "MATCH"; NoMatch = "NO_MATCH"; } }
enumeration! { JsonBodyInvalidFallbackBehavior { Match = "MATCH"; NoMatch = "NO_MATCH"; EvaluateAsString = "EVALUATE_AS_STRING"; } }
enumeration! { JsonBodyMatchScope { All = "ALL"; Key = "KEY"; Value = "VALUE"; } }
enumeration! { JsonBodyOversizeHandling { Continue = "CONTINUE"; Match = "MATCH"; NoMatch = "NO_MATCH"; } }
enumeration! { LabelMatchStatementScope { Label = "LABEL"; Namespace = "NAMESPACE"; } }
enumeration! { ManagedRuleGroupConfigPayloadType { Json = "JSON"; FormEncoded = "FORM_ENCODED"; } }
enumeration! { MonetizationConfigCurrencyMode { Real = "REAL"; Test = "TEST"; } }
enumeration! { OnSourceDDoSProtectionConfigALBLowReputationMode { ActiveUnderDdos = "ACTIVE_UNDER_DDOS"; AlwaysOn = "ALWAYS_ON"; } }
enumeration! { PaymentNetworkChain { Base = "BASE"; Solana = "SOLANA"; BaseSepolia = "BASE_SEPOLIA"; SolanaDevnet = "SOLANA_DEVNET"; } }
enumeration! { PreParseTextTransformationType { None = "NONE"; UrlDecode = "URL_DECODE"; UrlDecodeUni = "URL_DECODE_UNI"; CombineDuplicateQueryArgsByComma = "COMBINE_DUPLICATE_QUERY_ARGS_BY_COMMA"; ReplaceSemicolonsWithAmpersands = "REPLACE_SEMICOLONS_WITH_AMPERSANDS"; } }
enumeration! { PriceCurrency { Usdc = "USDC"; } }
enumeration! { RateBasedStatementAggregateKeyType { Constant = "CONSTANT"; Ip = "IP"; ForwardedIp = "FORWARDED_IP"; CustomKeys = "CUSTOM_KEYS"; } }
enumeration! { RateLimitJA3FingerprintFallbackBehavior { Match = "MATCH"; NoMatch = "NO_MATCH"; } }
enumeration! { RateLimitJA4FingerprintFallbackBehavior { Match = "MATCH"; NoMatch = "NO_MATCH"; } }
enumeration! { RequestBodyAssociatedResourceTypeConfigDefaultSizeInspectionLimit { Kb16 = "KB_16"; Kb32 = "KB_32"; Kb48 = "KB_48"; Kb64 = "KB_64"; } }
enumeration! { RequestInspectionACFPPayloadType { Json = "JSON"; FormEncoded = "FORM_ENCODED"; } }
enumeration! { RequestInspectionPayloadType { Json = "JSON"; FormEncoded = "FORM_ENCODED"; } }
enumeration! { Scope { Cloudfront = "CLOUDFRONT"; Regional = "REGIONAL"; } }
enumeration! { SizeConstraintStatementComparisonOperator { Eq = "EQ"; Ne = "NE"; Le = "LE"; Lt = "LT"; Ge = "GE"; Gt = "GT"; } }
enumeration! { SqliMatchStatementSensitivityLevel { Low = "LOW"; High = "HIGH"; } }
enumeration! { TextTransformationType { None = "NONE"; CompressWhiteSpace = "COMPRESS_WHITE_SPACE"; HtmlEntityDecode = "HTML_ENTITY_DECODE"; Lowercase = "LOWERCASE"; CmdLine = "CMD_LINE"; UrlDecode = "URL_DECODE"; Base64Decode = "BASE64_DECODE"; HexDecode = "HEX_DECODE"; Md5 = "MD5"; ReplaceComments = "REPLACE_COMMENTS"; EscapeSeqDecode = "ESCAPE_SEQ_DECODE"; SqlHexDecode = "SQL_HEX_DECODE"; CssDecode = "CSS_DECODE"; JsDecode = "JS_DECODE"; NormalizePath = "NORMALIZE_PATH"; NormalizePathWin = "NORMALIZE_PATH_WIN"; RemoveNulls = "REMOVE_NULLS"; ReplaceNulls = "REPLACE_NULLS"; Base64DecodeExt = "BASE64_DECODE_EXT"; UrlDecodeUni = "URL_DECODE_UNI"; Utf8ToUnicode = "UTF8_TO_UNICODE"; RemoveWhitespace = "REMOVE_WHITESPACE"; Trim = "TRIM"; TrimLeft = "TRIM_LEFT"; TrimRight = "TRIM_RIGHT"; RemoveCommentsChar = "REMOVE_COMMENTS_CHAR"; Uppercase = "UPPERCASE"; CmdLineWin = "CMD_LINE_WIN"; CmdLineUnix = "CMD_LINE_UNIX"; JsDecodeExt = "JS_DECODE_EXT"; Sha256 = "SHA256"; } }
enumeration! { UriFragmentFallbackBehavior { Match = "MATCH"; NoMatch = "NO_MATCH"; } }
}

resource! { "AWS::WAFv2::WebACLAssociation" WebACLAssociation -> WebACLAssociationId;
require {
    resource_arn: String = "ResourceArn", "a change replaces the resource";
    web_acl_arn: WebACLArn = "WebACLArn", "a change replaces the resource";
}
accept {
}
attributes {
} }
