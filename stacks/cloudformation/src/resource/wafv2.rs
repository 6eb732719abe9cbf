//! Typed `wafv2` resources. Written by `cargo xtask schema update`; not edited by hand.

use serde_json::{Map, Value as Json};

use crate::template::Resource;
use crate::value::Value;

/// `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct WebACL {
    properties: Map<String, Json>,
}

impl WebACL {
    #[must_use]
    pub fn new(default_action: impl Into<Value<web_acl::DefaultAction>>, scope: impl Into<Value<web_acl::ScopeValue>>, visibility_config: impl Into<Value<web_acl::VisibilityConfig>>) -> Self {
        Self::default().default_action(default_action).scope(scope).visibility_config(visibility_config)
    }

    #[must_use]
    pub fn application_config(mut self, value: impl Into<Value<web_acl::ApplicationConfig>>) -> Self {
        self.properties.insert("ApplicationConfig".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn association_config(mut self, value: impl Into<Value<web_acl::AssociationConfig>>) -> Self {
        self.properties.insert("AssociationConfig".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn captcha_config(mut self, value: impl Into<Value<web_acl::CaptchaConfig>>) -> Self {
        self.properties.insert("CaptchaConfig".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn challenge_config(mut self, value: impl Into<Value<web_acl::ChallengeConfig>>) -> Self {
        self.properties.insert("ChallengeConfig".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn custom_response_bodies(mut self, value: impl Into<Value<Json>>) -> Self {
        self.properties.insert("CustomResponseBodies".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn data_protection_config(mut self, value: impl Into<Value<web_acl::DataProtectionConfig>>) -> Self {
        self.properties.insert("DataProtectionConfig".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn default_action(mut self, value: impl Into<Value<web_acl::DefaultAction>>) -> Self {
        self.properties.insert("DefaultAction".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn description(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Description".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn monetization_config(mut self, value: impl Into<Value<web_acl::MonetizationConfig>>) -> Self {
        self.properties.insert("MonetizationConfig".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Name".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn on_source_d_do_s_protection_config(mut self, value: impl Into<Value<web_acl::OnSourceDDoSProtectionConfig>>) -> Self {
        self.properties.insert("OnSourceDDoSProtectionConfig".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn rules(mut self, value: impl Into<Value<Vec<web_acl::Rule>>>) -> Self {
        self.properties.insert("Rules".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn scope(mut self, value: impl Into<Value<web_acl::ScopeValue>>) -> Self {
        self.properties.insert("Scope".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn tags(mut self, value: impl Into<Value<Vec<web_acl::Tag>>>) -> Self {
        self.properties.insert("Tags".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn token_domains(mut self, value: impl Into<Value<Vec<String>>>) -> Self {
        self.properties.insert("TokenDomains".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn visibility_config(mut self, value: impl Into<Value<web_acl::VisibilityConfig>>) -> Self {
        self.properties.insert("VisibilityConfig".into(), value.into().into_json());
        self
    }
}

impl Resource for WebACL {
    const TYPE: &'static str = "AWS::WAFv2::WebACL";
    type Attribute = web_acl::Attribute;

    fn into_properties(self) -> Map<String, Json> {
        self.properties
    }
}

/// What belongs to `AWS::WAFv2::WebACL`.
pub mod web_acl {
use serde_json::Map;
use serde_json::Value as Json;
use crate::value::Value;

/// `AWSManagedRulesACFPRuleSet` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct AWSManagedRulesACFPRuleSet {
    properties: Map<String, Json>,
}

impl AWSManagedRulesACFPRuleSet {
    #[must_use]
    pub fn new(creation_path: impl Into<Value<String>>, registration_page_path: impl Into<Value<String>>, request_inspection: impl Into<Value<RequestInspectionACFP>>) -> Self {
        Self::default().creation_path(creation_path).registration_page_path(registration_page_path).request_inspection(request_inspection)
    }

    #[must_use]
    pub fn creation_path(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("CreationPath".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn enable_regex_in_path(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("EnableRegexInPath".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn registration_page_path(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("RegistrationPagePath".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn request_inspection(mut self, value: impl Into<Value<RequestInspectionACFP>>) -> Self {
        self.properties.insert("RequestInspection".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn response_inspection(mut self, value: impl Into<Value<ResponseInspection>>) -> Self {
        self.properties.insert("ResponseInspection".into(), value.into().into_json());
        self
    }
}

impl From<AWSManagedRulesACFPRuleSet> for Value<AWSManagedRulesACFPRuleSet> {
    fn from(value: AWSManagedRulesACFPRuleSet) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `AWSManagedRulesATPRuleSet` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct AWSManagedRulesATPRuleSet {
    properties: Map<String, Json>,
}

impl AWSManagedRulesATPRuleSet {
    #[must_use]
    pub fn new(login_path: impl Into<Value<String>>) -> Self {
        Self::default().login_path(login_path)
    }

    #[must_use]
    pub fn enable_regex_in_path(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("EnableRegexInPath".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn login_path(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("LoginPath".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn request_inspection(mut self, value: impl Into<Value<RequestInspection>>) -> Self {
        self.properties.insert("RequestInspection".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn response_inspection(mut self, value: impl Into<Value<ResponseInspection>>) -> Self {
        self.properties.insert("ResponseInspection".into(), value.into().into_json());
        self
    }
}

impl From<AWSManagedRulesATPRuleSet> for Value<AWSManagedRulesATPRuleSet> {
    fn from(value: AWSManagedRulesATPRuleSet) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `AWSManagedRulesAntiDDoSRuleSet` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct AWSManagedRulesAntiDDoSRuleSet {
    properties: Map<String, Json>,
}

impl AWSManagedRulesAntiDDoSRuleSet {
    #[must_use]
    pub fn new(client_side_action_config: impl Into<Value<ClientSideActionConfig>>) -> Self {
        Self::default().client_side_action_config(client_side_action_config)
    }

    #[must_use]
    pub fn client_side_action_config(mut self, value: impl Into<Value<ClientSideActionConfig>>) -> Self {
        self.properties.insert("ClientSideActionConfig".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn sensitivity_to_block(mut self, value: impl Into<Value<AWSManagedRulesAntiDDoSRuleSetSensitivityToBlock>>) -> Self {
        self.properties.insert("SensitivityToBlock".into(), value.into().into_json());
        self
    }
}

impl From<AWSManagedRulesAntiDDoSRuleSet> for Value<AWSManagedRulesAntiDDoSRuleSet> {
    fn from(value: AWSManagedRulesAntiDDoSRuleSet) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `AWSManagedRulesBotControlRuleSet` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct AWSManagedRulesBotControlRuleSet {
    properties: Map<String, Json>,
}

impl AWSManagedRulesBotControlRuleSet {
    #[must_use]
    pub fn new(inspection_level: impl Into<Value<AWSManagedRulesBotControlRuleSetInspectionLevel>>) -> Self {
        Self::default().inspection_level(inspection_level)
    }

    #[must_use]
    pub fn enable_machine_learning(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("EnableMachineLearning".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn inspection_level(mut self, value: impl Into<Value<AWSManagedRulesBotControlRuleSetInspectionLevel>>) -> Self {
        self.properties.insert("InspectionLevel".into(), value.into().into_json());
        self
    }
}

impl From<AWSManagedRulesBotControlRuleSet> for Value<AWSManagedRulesBotControlRuleSet> {
    fn from(value: AWSManagedRulesBotControlRuleSet) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `AllowAction` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct AllowAction {
    properties: Map<String, Json>,
}

impl AllowAction {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn custom_request_handling(mut self, value: impl Into<Value<CustomRequestHandling>>) -> Self {
        self.properties.insert("CustomRequestHandling".into(), value.into().into_json());
        self
    }
}

impl From<AllowAction> for Value<AllowAction> {
    fn from(value: AllowAction) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `AndStatement` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct AndStatement {
    properties: Map<String, Json>,
}

impl AndStatement {
    #[must_use]
    pub fn new(statements: impl Into<Value<Vec<Statement>>>) -> Self {
        Self::default().statements(statements)
    }

    #[must_use]
    pub fn statements(mut self, value: impl Into<Value<Vec<Statement>>>) -> Self {
        self.properties.insert("Statements".into(), value.into().into_json());
        self
    }
}

impl From<AndStatement> for Value<AndStatement> {
    fn from(value: AndStatement) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `ApplicationAttribute` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct ApplicationAttribute {
    properties: Map<String, Json>,
}

impl ApplicationAttribute {
    #[must_use]
    pub fn new(name: impl Into<Value<String>>, values: impl Into<Value<Vec<String>>>) -> Self {
        Self::default().name(name).values(values)
    }

    #[must_use]
    pub fn name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Name".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn values(mut self, value: impl Into<Value<Vec<String>>>) -> Self {
        self.properties.insert("Values".into(), value.into().into_json());
        self
    }
}

impl From<ApplicationAttribute> for Value<ApplicationAttribute> {
    fn from(value: ApplicationAttribute) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `ApplicationConfig` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct ApplicationConfig {
    properties: Map<String, Json>,
}

impl ApplicationConfig {
    #[must_use]
    pub fn new(attributes: impl Into<Value<Vec<ApplicationAttribute>>>) -> Self {
        Self::default().attributes(attributes)
    }

    #[must_use]
    pub fn attributes(mut self, value: impl Into<Value<Vec<ApplicationAttribute>>>) -> Self {
        self.properties.insert("Attributes".into(), value.into().into_json());
        self
    }
}

impl From<ApplicationConfig> for Value<ApplicationConfig> {
    fn from(value: ApplicationConfig) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `AsnMatchStatement` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct AsnMatchStatement {
    properties: Map<String, Json>,
}

impl AsnMatchStatement {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn asn_list(mut self, value: impl Into<Value<Vec<i64>>>) -> Self {
        self.properties.insert("AsnList".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn forwarded_ip_config(mut self, value: impl Into<Value<ForwardedIPConfiguration>>) -> Self {
        self.properties.insert("ForwardedIPConfig".into(), value.into().into_json());
        self
    }
}

impl From<AsnMatchStatement> for Value<AsnMatchStatement> {
    fn from(value: AsnMatchStatement) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `AssociationConfig` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct AssociationConfig {
    properties: Map<String, Json>,
}

impl AssociationConfig {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn request_body(mut self, value: impl Into<Value<Json>>) -> Self {
        self.properties.insert("RequestBody".into(), value.into().into_json());
        self
    }
}

impl From<AssociationConfig> for Value<AssociationConfig> {
    fn from(value: AssociationConfig) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `BlockAction` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct BlockAction {
    properties: Map<String, Json>,
}

impl BlockAction {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn custom_response(mut self, value: impl Into<Value<CustomResponse>>) -> Self {
        self.properties.insert("CustomResponse".into(), value.into().into_json());
        self
    }
}

impl From<BlockAction> for Value<BlockAction> {
    fn from(value: BlockAction) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `Body` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct Body {
    properties: Map<String, Json>,
}

impl Body {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn oversize_handling(mut self, value: impl Into<Value<BodyOversizeHandling>>) -> Self {
        self.properties.insert("OversizeHandling".into(), value.into().into_json());
        self
    }
}

impl From<Body> for Value<Body> {
    fn from(value: Body) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `ByteMatchStatement` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct ByteMatchStatement {
    properties: Map<String, Json>,
}

impl ByteMatchStatement {
    #[must_use]
    pub fn new(field_to_match: impl Into<Value<FieldToMatch>>, positional_constraint: impl Into<Value<ByteMatchStatementPositionalConstraint>>, text_transformations: impl Into<Value<Vec<TextTransformation>>>) -> Self {
        Self::default().field_to_match(field_to_match).positional_constraint(positional_constraint).text_transformations(text_transformations)
    }

    #[must_use]
    pub fn field_to_match(mut self, value: impl Into<Value<FieldToMatch>>) -> Self {
        self.properties.insert("FieldToMatch".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn positional_constraint(mut self, value: impl Into<Value<ByteMatchStatementPositionalConstraint>>) -> Self {
        self.properties.insert("PositionalConstraint".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn pre_parse_text_transformations(mut self, value: impl Into<Value<Vec<PreParseTextTransformation>>>) -> Self {
        self.properties.insert("PreParseTextTransformations".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn search_string(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("SearchString".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn search_string_base64(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("SearchStringBase64".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn text_transformations(mut self, value: impl Into<Value<Vec<TextTransformation>>>) -> Self {
        self.properties.insert("TextTransformations".into(), value.into().into_json());
        self
    }
}

impl From<ByteMatchStatement> for Value<ByteMatchStatement> {
    fn from(value: ByteMatchStatement) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `CaptchaAction` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct CaptchaAction {
    properties: Map<String, Json>,
}

impl CaptchaAction {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn custom_request_handling(mut self, value: impl Into<Value<CustomRequestHandling>>) -> Self {
        self.properties.insert("CustomRequestHandling".into(), value.into().into_json());
        self
    }
}

impl From<CaptchaAction> for Value<CaptchaAction> {
    fn from(value: CaptchaAction) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `CaptchaConfig` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct CaptchaConfig {
    properties: Map<String, Json>,
}

impl CaptchaConfig {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn immunity_time_property(mut self, value: impl Into<Value<ImmunityTimeProperty>>) -> Self {
        self.properties.insert("ImmunityTimeProperty".into(), value.into().into_json());
        self
    }
}

impl From<CaptchaConfig> for Value<CaptchaConfig> {
    fn from(value: CaptchaConfig) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `ChallengeAction` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct ChallengeAction {
    properties: Map<String, Json>,
}

impl ChallengeAction {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn custom_request_handling(mut self, value: impl Into<Value<CustomRequestHandling>>) -> Self {
        self.properties.insert("CustomRequestHandling".into(), value.into().into_json());
        self
    }
}

impl From<ChallengeAction> for Value<ChallengeAction> {
    fn from(value: ChallengeAction) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `ChallengeConfig` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct ChallengeConfig {
    properties: Map<String, Json>,
}

impl ChallengeConfig {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn immunity_time_property(mut self, value: impl Into<Value<ImmunityTimeProperty>>) -> Self {
        self.properties.insert("ImmunityTimeProperty".into(), value.into().into_json());
        self
    }
}

impl From<ChallengeConfig> for Value<ChallengeConfig> {
    fn from(value: ChallengeConfig) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `ClientSideAction` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct ClientSideAction {
    properties: Map<String, Json>,
}

impl ClientSideAction {
    #[must_use]
    pub fn new(usage_of_action: impl Into<Value<ClientSideActionUsageOfAction>>) -> Self {
        Self::default().usage_of_action(usage_of_action)
    }

    #[must_use]
    pub fn exempt_uri_regular_expressions(mut self, value: impl Into<Value<Vec<Regex>>>) -> Self {
        self.properties.insert("ExemptUriRegularExpressions".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn sensitivity(mut self, value: impl Into<Value<ClientSideActionSensitivity>>) -> Self {
        self.properties.insert("Sensitivity".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn usage_of_action(mut self, value: impl Into<Value<ClientSideActionUsageOfAction>>) -> Self {
        self.properties.insert("UsageOfAction".into(), value.into().into_json());
        self
    }
}

impl From<ClientSideAction> for Value<ClientSideAction> {
    fn from(value: ClientSideAction) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `ClientSideActionConfig` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct ClientSideActionConfig {
    properties: Map<String, Json>,
}

impl ClientSideActionConfig {
    #[must_use]
    pub fn new(challenge: impl Into<Value<ClientSideAction>>) -> Self {
        Self::default().challenge(challenge)
    }

    #[must_use]
    pub fn challenge(mut self, value: impl Into<Value<ClientSideAction>>) -> Self {
        self.properties.insert("Challenge".into(), value.into().into_json());
        self
    }
}

impl From<ClientSideActionConfig> for Value<ClientSideActionConfig> {
    fn from(value: ClientSideActionConfig) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `CookieMatchPattern` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct CookieMatchPattern {
    properties: Map<String, Json>,
}

impl CookieMatchPattern {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn all(mut self, value: impl Into<Value<Json>>) -> Self {
        self.properties.insert("All".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn excluded_cookies(mut self, value: impl Into<Value<Vec<String>>>) -> Self {
        self.properties.insert("ExcludedCookies".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn included_cookies(mut self, value: impl Into<Value<Vec<String>>>) -> Self {
        self.properties.insert("IncludedCookies".into(), value.into().into_json());
        self
    }
}

impl From<CookieMatchPattern> for Value<CookieMatchPattern> {
    fn from(value: CookieMatchPattern) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `Cookies` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct Cookies {
    properties: Map<String, Json>,
}

impl Cookies {
    #[must_use]
    pub fn new(match_pattern: impl Into<Value<CookieMatchPattern>>, match_scope: impl Into<Value<CookiesMatchScope>>, oversize_handling: impl Into<Value<CookiesOversizeHandling>>) -> Self {
        Self::default().match_pattern(match_pattern).match_scope(match_scope).oversize_handling(oversize_handling)
    }

    #[must_use]
    pub fn match_pattern(mut self, value: impl Into<Value<CookieMatchPattern>>) -> Self {
        self.properties.insert("MatchPattern".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn match_scope(mut self, value: impl Into<Value<CookiesMatchScope>>) -> Self {
        self.properties.insert("MatchScope".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn oversize_handling(mut self, value: impl Into<Value<CookiesOversizeHandling>>) -> Self {
        self.properties.insert("OversizeHandling".into(), value.into().into_json());
        self
    }
}

impl From<Cookies> for Value<Cookies> {
    fn from(value: Cookies) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `CountAction` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct CountAction {
    properties: Map<String, Json>,
}

impl CountAction {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn custom_request_handling(mut self, value: impl Into<Value<CustomRequestHandling>>) -> Self {
        self.properties.insert("CustomRequestHandling".into(), value.into().into_json());
        self
    }
}

impl From<CountAction> for Value<CountAction> {
    fn from(value: CountAction) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `CryptoConfig` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct CryptoConfig {
    properties: Map<String, Json>,
}

impl CryptoConfig {
    #[must_use]
    pub fn new(payment_networks: impl Into<Value<Vec<PaymentNetwork>>>) -> Self {
        Self::default().payment_networks(payment_networks)
    }

    #[must_use]
    pub fn payment_networks(mut self, value: impl Into<Value<Vec<PaymentNetwork>>>) -> Self {
        self.properties.insert("PaymentNetworks".into(), value.into().into_json());
        self
    }
}

impl From<CryptoConfig> for Value<CryptoConfig> {
    fn from(value: CryptoConfig) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `CustomHTTPHeader` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct CustomHTTPHeader {
    properties: Map<String, Json>,
}

impl CustomHTTPHeader {
    #[must_use]
    pub fn new(name: impl Into<Value<String>>, value: impl Into<Value<String>>) -> Self {
        Self::default().name(name).value(value)
    }

    #[must_use]
    pub fn name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Name".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn value(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Value".into(), value.into().into_json());
        self
    }
}

impl From<CustomHTTPHeader> for Value<CustomHTTPHeader> {
    fn from(value: CustomHTTPHeader) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `CustomRequestHandling` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct CustomRequestHandling {
    properties: Map<String, Json>,
}

impl CustomRequestHandling {
    #[must_use]
    pub fn new(insert_headers: impl Into<Value<Vec<CustomHTTPHeader>>>) -> Self {
        Self::default().insert_headers(insert_headers)
    }

    #[must_use]
    pub fn insert_headers(mut self, value: impl Into<Value<Vec<CustomHTTPHeader>>>) -> Self {
        self.properties.insert("InsertHeaders".into(), value.into().into_json());
        self
    }
}

impl From<CustomRequestHandling> for Value<CustomRequestHandling> {
    fn from(value: CustomRequestHandling) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `CustomResponse` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct CustomResponse {
    properties: Map<String, Json>,
}

impl CustomResponse {
    #[must_use]
    pub fn new(response_code: impl Into<Value<i64>>) -> Self {
        Self::default().response_code(response_code)
    }

    #[must_use]
    pub fn custom_response_body_key(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("CustomResponseBodyKey".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn response_code(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("ResponseCode".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn response_headers(mut self, value: impl Into<Value<Vec<CustomHTTPHeader>>>) -> Self {
        self.properties.insert("ResponseHeaders".into(), value.into().into_json());
        self
    }
}

impl From<CustomResponse> for Value<CustomResponse> {
    fn from(value: CustomResponse) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `CustomResponseBody` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct CustomResponseBody {
    properties: Map<String, Json>,
}

impl CustomResponseBody {
    #[must_use]
    pub fn new(content: impl Into<Value<String>>, content_type: impl Into<Value<CustomResponseBodyContentType>>) -> Self {
        Self::default().content(content).content_type(content_type)
    }

    #[must_use]
    pub fn content(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Content".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn content_type(mut self, value: impl Into<Value<CustomResponseBodyContentType>>) -> Self {
        self.properties.insert("ContentType".into(), value.into().into_json());
        self
    }
}

impl From<CustomResponseBody> for Value<CustomResponseBody> {
    fn from(value: CustomResponseBody) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `DataProtect` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct DataProtect {
    properties: Map<String, Json>,
}

impl DataProtect {
    #[must_use]
    pub fn new(action: impl Into<Value<DataProtectAction>>, field: impl Into<Value<FieldToProtect>>) -> Self {
        Self::default().action(action).field(field)
    }

    #[must_use]
    pub fn action(mut self, value: impl Into<Value<DataProtectAction>>) -> Self {
        self.properties.insert("Action".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn exclude_rate_based_details(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("ExcludeRateBasedDetails".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn exclude_rule_match_details(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("ExcludeRuleMatchDetails".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn field(mut self, value: impl Into<Value<FieldToProtect>>) -> Self {
        self.properties.insert("Field".into(), value.into().into_json());
        self
    }
}

impl From<DataProtect> for Value<DataProtect> {
    fn from(value: DataProtect) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `DataProtectionConfig` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct DataProtectionConfig {
    properties: Map<String, Json>,
}

impl DataProtectionConfig {
    #[must_use]
    pub fn new(data_protections: impl Into<Value<Vec<DataProtect>>>) -> Self {
        Self::default().data_protections(data_protections)
    }

    #[must_use]
    pub fn data_protections(mut self, value: impl Into<Value<Vec<DataProtect>>>) -> Self {
        self.properties.insert("DataProtections".into(), value.into().into_json());
        self
    }
}

impl From<DataProtectionConfig> for Value<DataProtectionConfig> {
    fn from(value: DataProtectionConfig) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `DefaultAction` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct DefaultAction {
    properties: Map<String, Json>,
}

impl DefaultAction {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn allow(mut self, value: impl Into<Value<AllowAction>>) -> Self {
        self.properties.insert("Allow".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn block(mut self, value: impl Into<Value<BlockAction>>) -> Self {
        self.properties.insert("Block".into(), value.into().into_json());
        self
    }
}

impl From<DefaultAction> for Value<DefaultAction> {
    fn from(value: DefaultAction) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `ExcludedRule` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct ExcludedRule {
    properties: Map<String, Json>,
}

impl ExcludedRule {
    #[must_use]
    pub fn new(name: impl Into<Value<String>>) -> Self {
        Self::default().name(name)
    }

    #[must_use]
    pub fn name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Name".into(), value.into().into_json());
        self
    }
}

impl From<ExcludedRule> for Value<ExcludedRule> {
    fn from(value: ExcludedRule) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `FieldIdentifier` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct FieldIdentifier {
    properties: Map<String, Json>,
}

impl FieldIdentifier {
    #[must_use]
    pub fn new(identifier: impl Into<Value<String>>) -> Self {
        Self::default().identifier(identifier)
    }

    #[must_use]
    pub fn identifier(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Identifier".into(), value.into().into_json());
        self
    }
}

impl From<FieldIdentifier> for Value<FieldIdentifier> {
    fn from(value: FieldIdentifier) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `FieldToMatch` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct FieldToMatch {
    properties: Map<String, Json>,
}

impl FieldToMatch {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn all_query_arguments(mut self, value: impl Into<Value<Json>>) -> Self {
        self.properties.insert("AllQueryArguments".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn body(mut self, value: impl Into<Value<Body>>) -> Self {
        self.properties.insert("Body".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn cookies(mut self, value: impl Into<Value<Cookies>>) -> Self {
        self.properties.insert("Cookies".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn header_order(mut self, value: impl Into<Value<HeaderOrder>>) -> Self {
        self.properties.insert("HeaderOrder".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn headers(mut self, value: impl Into<Value<Headers>>) -> Self {
        self.properties.insert("Headers".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn ja3_fingerprint(mut self, value: impl Into<Value<JA3Fingerprint>>) -> Self {
        self.properties.insert("JA3Fingerprint".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn ja4_fingerprint(mut self, value: impl Into<Value<JA4Fingerprint>>) -> Self {
        self.properties.insert("JA4Fingerprint".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn json_body(mut self, value: impl Into<Value<JsonBody>>) -> Self {
        self.properties.insert("JsonBody".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn method(mut self, value: impl Into<Value<Json>>) -> Self {
        self.properties.insert("Method".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn query_string(mut self, value: impl Into<Value<Json>>) -> Self {
        self.properties.insert("QueryString".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn single_header(mut self, value: impl Into<Value<Json>>) -> Self {
        self.properties.insert("SingleHeader".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn single_query_argument(mut self, value: impl Into<Value<Json>>) -> Self {
        self.properties.insert("SingleQueryArgument".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn uri_fragment(mut self, value: impl Into<Value<UriFragment>>) -> Self {
        self.properties.insert("UriFragment".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn uri_path(mut self, value: impl Into<Value<Json>>) -> Self {
        self.properties.insert("UriPath".into(), value.into().into_json());
        self
    }
}

impl From<FieldToMatch> for Value<FieldToMatch> {
    fn from(value: FieldToMatch) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `FieldToProtect` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct FieldToProtect {
    properties: Map<String, Json>,
}

impl FieldToProtect {
    #[must_use]
    pub fn new(field_type: impl Into<Value<FieldToProtectFieldType>>) -> Self {
        Self::default().field_type(field_type)
    }

    #[must_use]
    pub fn field_keys(mut self, value: impl Into<Value<Vec<String>>>) -> Self {
        self.properties.insert("FieldKeys".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn field_type(mut self, value: impl Into<Value<FieldToProtectFieldType>>) -> Self {
        self.properties.insert("FieldType".into(), value.into().into_json());
        self
    }
}

impl From<FieldToProtect> for Value<FieldToProtect> {
    fn from(value: FieldToProtect) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `ForwardedIPConfiguration` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct ForwardedIPConfiguration {
    properties: Map<String, Json>,
}

impl ForwardedIPConfiguration {
    #[must_use]
    pub fn new(fallback_behavior: impl Into<Value<ForwardedIPConfigurationFallbackBehavior>>, header_name: impl Into<Value<String>>) -> Self {
        Self::default().fallback_behavior(fallback_behavior).header_name(header_name)
    }

    #[must_use]
    pub fn fallback_behavior(mut self, value: impl Into<Value<ForwardedIPConfigurationFallbackBehavior>>) -> Self {
        self.properties.insert("FallbackBehavior".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn header_name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("HeaderName".into(), value.into().into_json());
        self
    }
}

impl From<ForwardedIPConfiguration> for Value<ForwardedIPConfiguration> {
    fn from(value: ForwardedIPConfiguration) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `GeoMatchStatement` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct GeoMatchStatement {
    properties: Map<String, Json>,
}

impl GeoMatchStatement {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn country_codes(mut self, value: impl Into<Value<Vec<GeoMatchStatementCountryCodes>>>) -> Self {
        self.properties.insert("CountryCodes".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn forwarded_ip_config(mut self, value: impl Into<Value<ForwardedIPConfiguration>>) -> Self {
        self.properties.insert("ForwardedIPConfig".into(), value.into().into_json());
        self
    }
}

impl From<GeoMatchStatement> for Value<GeoMatchStatement> {
    fn from(value: GeoMatchStatement) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `HeaderMatchPattern` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct HeaderMatchPattern {
    properties: Map<String, Json>,
}

impl HeaderMatchPattern {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn all(mut self, value: impl Into<Value<Json>>) -> Self {
        self.properties.insert("All".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn excluded_headers(mut self, value: impl Into<Value<Vec<String>>>) -> Self {
        self.properties.insert("ExcludedHeaders".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn included_headers(mut self, value: impl Into<Value<Vec<String>>>) -> Self {
        self.properties.insert("IncludedHeaders".into(), value.into().into_json());
        self
    }
}

impl From<HeaderMatchPattern> for Value<HeaderMatchPattern> {
    fn from(value: HeaderMatchPattern) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `HeaderOrder` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct HeaderOrder {
    properties: Map<String, Json>,
}

impl HeaderOrder {
    #[must_use]
    pub fn new(oversize_handling: impl Into<Value<HeaderOrderOversizeHandling>>) -> Self {
        Self::default().oversize_handling(oversize_handling)
    }

    #[must_use]
    pub fn oversize_handling(mut self, value: impl Into<Value<HeaderOrderOversizeHandling>>) -> Self {
        self.properties.insert("OversizeHandling".into(), value.into().into_json());
        self
    }
}

impl From<HeaderOrder> for Value<HeaderOrder> {
    fn from(value: HeaderOrder) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `Headers` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct Headers {
    properties: Map<String, Json>,
}

impl Headers {
    #[must_use]
    pub fn new(match_pattern: impl Into<Value<HeaderMatchPattern>>, match_scope: impl Into<Value<HeadersMatchScope>>, oversize_handling: impl Into<Value<HeadersOversizeHandling>>) -> Self {
        Self::default().match_pattern(match_pattern).match_scope(match_scope).oversize_handling(oversize_handling)
    }

    #[must_use]
    pub fn match_pattern(mut self, value: impl Into<Value<HeaderMatchPattern>>) -> Self {
        self.properties.insert("MatchPattern".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn match_scope(mut self, value: impl Into<Value<HeadersMatchScope>>) -> Self {
        self.properties.insert("MatchScope".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn oversize_handling(mut self, value: impl Into<Value<HeadersOversizeHandling>>) -> Self {
        self.properties.insert("OversizeHandling".into(), value.into().into_json());
        self
    }
}

impl From<Headers> for Value<Headers> {
    fn from(value: Headers) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `IPSetForwardedIPConfiguration` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct IPSetForwardedIPConfiguration {
    properties: Map<String, Json>,
}

impl IPSetForwardedIPConfiguration {
    #[must_use]
    pub fn new(fallback_behavior: impl Into<Value<IPSetForwardedIPConfigurationFallbackBehavior>>, header_name: impl Into<Value<String>>, position: impl Into<Value<IPSetForwardedIPConfigurationPosition>>) -> Self {
        Self::default().fallback_behavior(fallback_behavior).header_name(header_name).position(position)
    }

    #[must_use]
    pub fn fallback_behavior(mut self, value: impl Into<Value<IPSetForwardedIPConfigurationFallbackBehavior>>) -> Self {
        self.properties.insert("FallbackBehavior".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn header_name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("HeaderName".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn position(mut self, value: impl Into<Value<IPSetForwardedIPConfigurationPosition>>) -> Self {
        self.properties.insert("Position".into(), value.into().into_json());
        self
    }
}

impl From<IPSetForwardedIPConfiguration> for Value<IPSetForwardedIPConfiguration> {
    fn from(value: IPSetForwardedIPConfiguration) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `IPSetReferenceStatement` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct IPSetReferenceStatement {
    properties: Map<String, Json>,
}

impl IPSetReferenceStatement {
    #[must_use]
    pub fn new(arn: impl Into<Value<String>>) -> Self {
        Self::default().arn(arn)
    }

    #[must_use]
    pub fn arn(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Arn".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn ip_set_forwarded_ip_config(mut self, value: impl Into<Value<IPSetForwardedIPConfiguration>>) -> Self {
        self.properties.insert("IPSetForwardedIPConfig".into(), value.into().into_json());
        self
    }
}

impl From<IPSetReferenceStatement> for Value<IPSetReferenceStatement> {
    fn from(value: IPSetReferenceStatement) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `ImmunityTimeProperty` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct ImmunityTimeProperty {
    properties: Map<String, Json>,
}

impl ImmunityTimeProperty {
    #[must_use]
    pub fn new(immunity_time: impl Into<Value<i64>>) -> Self {
        Self::default().immunity_time(immunity_time)
    }

    #[must_use]
    pub fn immunity_time(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("ImmunityTime".into(), value.into().into_json());
        self
    }
}

impl From<ImmunityTimeProperty> for Value<ImmunityTimeProperty> {
    fn from(value: ImmunityTimeProperty) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `JA3Fingerprint` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct JA3Fingerprint {
    properties: Map<String, Json>,
}

impl JA3Fingerprint {
    #[must_use]
    pub fn new(fallback_behavior: impl Into<Value<JA3FingerprintFallbackBehavior>>) -> Self {
        Self::default().fallback_behavior(fallback_behavior)
    }

    #[must_use]
    pub fn fallback_behavior(mut self, value: impl Into<Value<JA3FingerprintFallbackBehavior>>) -> Self {
        self.properties.insert("FallbackBehavior".into(), value.into().into_json());
        self
    }
}

impl From<JA3Fingerprint> for Value<JA3Fingerprint> {
    fn from(value: JA3Fingerprint) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `JA4Fingerprint` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct JA4Fingerprint {
    properties: Map<String, Json>,
}

impl JA4Fingerprint {
    #[must_use]
    pub fn new(fallback_behavior: impl Into<Value<JA4FingerprintFallbackBehavior>>) -> Self {
        Self::default().fallback_behavior(fallback_behavior)
    }

    #[must_use]
    pub fn fallback_behavior(mut self, value: impl Into<Value<JA4FingerprintFallbackBehavior>>) -> Self {
        self.properties.insert("FallbackBehavior".into(), value.into().into_json());
        self
    }
}

impl From<JA4Fingerprint> for Value<JA4Fingerprint> {
    fn from(value: JA4Fingerprint) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `JsonBody` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct JsonBody {
    properties: Map<String, Json>,
}

impl JsonBody {
    #[must_use]
    pub fn new(match_pattern: impl Into<Value<JsonMatchPattern>>, match_scope: impl Into<Value<JsonBodyMatchScope>>) -> Self {
        Self::default().match_pattern(match_pattern).match_scope(match_scope)
    }

    #[must_use]
    pub fn invalid_fallback_behavior(mut self, value: impl Into<Value<JsonBodyInvalidFallbackBehavior>>) -> Self {
        self.properties.insert("InvalidFallbackBehavior".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn match_pattern(mut self, value: impl Into<Value<JsonMatchPattern>>) -> Self {
        self.properties.insert("MatchPattern".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn match_scope(mut self, value: impl Into<Value<JsonBodyMatchScope>>) -> Self {
        self.properties.insert("MatchScope".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn oversize_handling(mut self, value: impl Into<Value<JsonBodyOversizeHandling>>) -> Self {
        self.properties.insert("OversizeHandling".into(), value.into().into_json());
        self
    }
}

impl From<JsonBody> for Value<JsonBody> {
    fn from(value: JsonBody) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `JsonMatchPattern` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct JsonMatchPattern {
    properties: Map<String, Json>,
}

impl JsonMatchPattern {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn all(mut self, value: impl Into<Value<Json>>) -> Self {
        self.properties.insert("All".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn included_paths(mut self, value: impl Into<Value<Vec<String>>>) -> Self {
        self.properties.insert("IncludedPaths".into(), value.into().into_json());
        self
    }
}

impl From<JsonMatchPattern> for Value<JsonMatchPattern> {
    fn from(value: JsonMatchPattern) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `Label` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct Label {
    properties: Map<String, Json>,
}

impl Label {
    #[must_use]
    pub fn new(name: impl Into<Value<String>>) -> Self {
        Self::default().name(name)
    }

    #[must_use]
    pub fn name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Name".into(), value.into().into_json());
        self
    }
}

impl From<Label> for Value<Label> {
    fn from(value: Label) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `LabelMatchStatement` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct LabelMatchStatement {
    properties: Map<String, Json>,
}

impl LabelMatchStatement {
    #[must_use]
    pub fn new(key: impl Into<Value<String>>, scope: impl Into<Value<LabelMatchStatementScope>>) -> Self {
        Self::default().key(key).scope(scope)
    }

    #[must_use]
    pub fn key(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Key".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn scope(mut self, value: impl Into<Value<LabelMatchStatementScope>>) -> Self {
        self.properties.insert("Scope".into(), value.into().into_json());
        self
    }
}

impl From<LabelMatchStatement> for Value<LabelMatchStatement> {
    fn from(value: LabelMatchStatement) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `ManagedRuleGroupConfig` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct ManagedRuleGroupConfig {
    properties: Map<String, Json>,
}

impl ManagedRuleGroupConfig {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn aws_managed_rules_acfp_rule_set(mut self, value: impl Into<Value<AWSManagedRulesACFPRuleSet>>) -> Self {
        self.properties.insert("AWSManagedRulesACFPRuleSet".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn aws_managed_rules_atp_rule_set(mut self, value: impl Into<Value<AWSManagedRulesATPRuleSet>>) -> Self {
        self.properties.insert("AWSManagedRulesATPRuleSet".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn aws_managed_rules_anti_d_do_s_rule_set(mut self, value: impl Into<Value<AWSManagedRulesAntiDDoSRuleSet>>) -> Self {
        self.properties.insert("AWSManagedRulesAntiDDoSRuleSet".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn aws_managed_rules_bot_control_rule_set(mut self, value: impl Into<Value<AWSManagedRulesBotControlRuleSet>>) -> Self {
        self.properties.insert("AWSManagedRulesBotControlRuleSet".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn login_path(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("LoginPath".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn password_field(mut self, value: impl Into<Value<FieldIdentifier>>) -> Self {
        self.properties.insert("PasswordField".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn payload_type(mut self, value: impl Into<Value<ManagedRuleGroupConfigPayloadType>>) -> Self {
        self.properties.insert("PayloadType".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn username_field(mut self, value: impl Into<Value<FieldIdentifier>>) -> Self {
        self.properties.insert("UsernameField".into(), value.into().into_json());
        self
    }
}

impl From<ManagedRuleGroupConfig> for Value<ManagedRuleGroupConfig> {
    fn from(value: ManagedRuleGroupConfig) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `ManagedRuleGroupStatement` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct ManagedRuleGroupStatement {
    properties: Map<String, Json>,
}

impl ManagedRuleGroupStatement {
    #[must_use]
    pub fn new(name: impl Into<Value<String>>, vendor_name: impl Into<Value<String>>) -> Self {
        Self::default().name(name).vendor_name(vendor_name)
    }

    #[must_use]
    pub fn excluded_rules(mut self, value: impl Into<Value<Vec<ExcludedRule>>>) -> Self {
        self.properties.insert("ExcludedRules".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn managed_rule_group_configs(mut self, value: impl Into<Value<Vec<ManagedRuleGroupConfig>>>) -> Self {
        self.properties.insert("ManagedRuleGroupConfigs".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Name".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn rule_action_overrides(mut self, value: impl Into<Value<Vec<RuleActionOverride>>>) -> Self {
        self.properties.insert("RuleActionOverrides".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn scope_down_statement(mut self, value: impl Into<Value<Statement>>) -> Self {
        self.properties.insert("ScopeDownStatement".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn vendor_name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("VendorName".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn version(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Version".into(), value.into().into_json());
        self
    }
}

impl From<ManagedRuleGroupStatement> for Value<ManagedRuleGroupStatement> {
    fn from(value: ManagedRuleGroupStatement) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `MonetizationConfig` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct MonetizationConfig {
    properties: Map<String, Json>,
}

impl MonetizationConfig {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn crypto_config(mut self, value: impl Into<Value<CryptoConfig>>) -> Self {
        self.properties.insert("CryptoConfig".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn currency_mode(mut self, value: impl Into<Value<MonetizationConfigCurrencyMode>>) -> Self {
        self.properties.insert("CurrencyMode".into(), value.into().into_json());
        self
    }
}

impl From<MonetizationConfig> for Value<MonetizationConfig> {
    fn from(value: MonetizationConfig) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `MonetizeAction` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct MonetizeAction {
    properties: Map<String, Json>,
}

impl MonetizeAction {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn price_multiplier(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("PriceMultiplier".into(), value.into().into_json());
        self
    }
}

impl From<MonetizeAction> for Value<MonetizeAction> {
    fn from(value: MonetizeAction) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `NotStatement` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct NotStatement {
    properties: Map<String, Json>,
}

impl NotStatement {
    #[must_use]
    pub fn new(statement: impl Into<Value<Statement>>) -> Self {
        Self::default().statement(statement)
    }

    #[must_use]
    pub fn statement(mut self, value: impl Into<Value<Statement>>) -> Self {
        self.properties.insert("Statement".into(), value.into().into_json());
        self
    }
}

impl From<NotStatement> for Value<NotStatement> {
    fn from(value: NotStatement) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `OnSourceDDoSProtectionConfig` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct OnSourceDDoSProtectionConfig {
    properties: Map<String, Json>,
}

impl OnSourceDDoSProtectionConfig {
    #[must_use]
    pub fn new(alb_low_reputation_mode: impl Into<Value<OnSourceDDoSProtectionConfigALBLowReputationMode>>) -> Self {
        Self::default().alb_low_reputation_mode(alb_low_reputation_mode)
    }

    #[must_use]
    pub fn alb_low_reputation_mode(mut self, value: impl Into<Value<OnSourceDDoSProtectionConfigALBLowReputationMode>>) -> Self {
        self.properties.insert("ALBLowReputationMode".into(), value.into().into_json());
        self
    }
}

impl From<OnSourceDDoSProtectionConfig> for Value<OnSourceDDoSProtectionConfig> {
    fn from(value: OnSourceDDoSProtectionConfig) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `OrStatement` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct OrStatement {
    properties: Map<String, Json>,
}

impl OrStatement {
    #[must_use]
    pub fn new(statements: impl Into<Value<Vec<Statement>>>) -> Self {
        Self::default().statements(statements)
    }

    #[must_use]
    pub fn statements(mut self, value: impl Into<Value<Vec<Statement>>>) -> Self {
        self.properties.insert("Statements".into(), value.into().into_json());
        self
    }
}

impl From<OrStatement> for Value<OrStatement> {
    fn from(value: OrStatement) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `OverrideAction` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct OverrideAction {
    properties: Map<String, Json>,
}

impl OverrideAction {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn count(mut self, value: impl Into<Value<Json>>) -> Self {
        self.properties.insert("Count".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn none(mut self, value: impl Into<Value<Json>>) -> Self {
        self.properties.insert("None".into(), value.into().into_json());
        self
    }
}

impl From<OverrideAction> for Value<OverrideAction> {
    fn from(value: OverrideAction) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `PaymentNetwork` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct PaymentNetwork {
    properties: Map<String, Json>,
}

impl PaymentNetwork {
    #[must_use]
    pub fn new(chain: impl Into<Value<PaymentNetworkChain>>, prices: impl Into<Value<Vec<Price>>>, wallet_address: impl Into<Value<String>>) -> Self {
        Self::default().chain(chain).prices(prices).wallet_address(wallet_address)
    }

    #[must_use]
    pub fn chain(mut self, value: impl Into<Value<PaymentNetworkChain>>) -> Self {
        self.properties.insert("Chain".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn prices(mut self, value: impl Into<Value<Vec<Price>>>) -> Self {
        self.properties.insert("Prices".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn wallet_address(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("WalletAddress".into(), value.into().into_json());
        self
    }
}

impl From<PaymentNetwork> for Value<PaymentNetwork> {
    fn from(value: PaymentNetwork) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `PreParseTextTransformation` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct PreParseTextTransformation {
    properties: Map<String, Json>,
}

impl PreParseTextTransformation {
    #[must_use]
    pub fn new(priority: impl Into<Value<i64>>, type_: impl Into<Value<PreParseTextTransformationTypeValue>>) -> Self {
        Self::default().priority(priority).type_(type_)
    }

    #[must_use]
    pub fn priority(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("Priority".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn type_(mut self, value: impl Into<Value<PreParseTextTransformationTypeValue>>) -> Self {
        self.properties.insert("Type".into(), value.into().into_json());
        self
    }
}

impl From<PreParseTextTransformation> for Value<PreParseTextTransformation> {
    fn from(value: PreParseTextTransformation) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `Price` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct Price {
    properties: Map<String, Json>,
}

impl Price {
    #[must_use]
    pub fn new(amount: impl Into<Value<String>>, currency: impl Into<Value<PriceCurrency>>) -> Self {
        Self::default().amount(amount).currency(currency)
    }

    #[must_use]
    pub fn amount(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Amount".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn currency(mut self, value: impl Into<Value<PriceCurrency>>) -> Self {
        self.properties.insert("Currency".into(), value.into().into_json());
        self
    }
}

impl From<Price> for Value<Price> {
    fn from(value: Price) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `RateBasedStatement` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct RateBasedStatement {
    properties: Map<String, Json>,
}

impl RateBasedStatement {
    #[must_use]
    pub fn new(aggregate_key_type: impl Into<Value<RateBasedStatementAggregateKeyType>>, limit: impl Into<Value<i64>>) -> Self {
        Self::default().aggregate_key_type(aggregate_key_type).limit(limit)
    }

    #[must_use]
    pub fn aggregate_key_type(mut self, value: impl Into<Value<RateBasedStatementAggregateKeyType>>) -> Self {
        self.properties.insert("AggregateKeyType".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn custom_keys(mut self, value: impl Into<Value<Vec<RateBasedStatementCustomKey>>>) -> Self {
        self.properties.insert("CustomKeys".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn evaluation_window_sec(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("EvaluationWindowSec".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn forwarded_ip_config(mut self, value: impl Into<Value<ForwardedIPConfiguration>>) -> Self {
        self.properties.insert("ForwardedIPConfig".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn limit(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("Limit".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn scope_down_statement(mut self, value: impl Into<Value<Statement>>) -> Self {
        self.properties.insert("ScopeDownStatement".into(), value.into().into_json());
        self
    }
}

impl From<RateBasedStatement> for Value<RateBasedStatement> {
    fn from(value: RateBasedStatement) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `RateBasedStatementCustomKey` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct RateBasedStatementCustomKey {
    properties: Map<String, Json>,
}

impl RateBasedStatementCustomKey {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn asn(mut self, value: impl Into<Value<Json>>) -> Self {
        self.properties.insert("ASN".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn cookie(mut self, value: impl Into<Value<RateLimitCookie>>) -> Self {
        self.properties.insert("Cookie".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn forwarded_ip(mut self, value: impl Into<Value<Json>>) -> Self {
        self.properties.insert("ForwardedIP".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn http_method(mut self, value: impl Into<Value<Json>>) -> Self {
        self.properties.insert("HTTPMethod".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn header(mut self, value: impl Into<Value<RateLimitHeader>>) -> Self {
        self.properties.insert("Header".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn ip(mut self, value: impl Into<Value<Json>>) -> Self {
        self.properties.insert("IP".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn ja3_fingerprint(mut self, value: impl Into<Value<RateLimitJA3Fingerprint>>) -> Self {
        self.properties.insert("JA3Fingerprint".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn ja4_fingerprint(mut self, value: impl Into<Value<RateLimitJA4Fingerprint>>) -> Self {
        self.properties.insert("JA4Fingerprint".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn label_namespace(mut self, value: impl Into<Value<RateLimitLabelNamespace>>) -> Self {
        self.properties.insert("LabelNamespace".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn query_argument(mut self, value: impl Into<Value<RateLimitQueryArgument>>) -> Self {
        self.properties.insert("QueryArgument".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn query_string(mut self, value: impl Into<Value<RateLimitQueryString>>) -> Self {
        self.properties.insert("QueryString".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn uri_path(mut self, value: impl Into<Value<RateLimitUriPath>>) -> Self {
        self.properties.insert("UriPath".into(), value.into().into_json());
        self
    }
}

impl From<RateBasedStatementCustomKey> for Value<RateBasedStatementCustomKey> {
    fn from(value: RateBasedStatementCustomKey) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `RateLimitCookie` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct RateLimitCookie {
    properties: Map<String, Json>,
}

impl RateLimitCookie {
    #[must_use]
    pub fn new(name: impl Into<Value<String>>, text_transformations: impl Into<Value<Vec<TextTransformation>>>) -> Self {
        Self::default().name(name).text_transformations(text_transformations)
    }

    #[must_use]
    pub fn name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Name".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn text_transformations(mut self, value: impl Into<Value<Vec<TextTransformation>>>) -> Self {
        self.properties.insert("TextTransformations".into(), value.into().into_json());
        self
    }
}

impl From<RateLimitCookie> for Value<RateLimitCookie> {
    fn from(value: RateLimitCookie) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `RateLimitHeader` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct RateLimitHeader {
    properties: Map<String, Json>,
}

impl RateLimitHeader {
    #[must_use]
    pub fn new(name: impl Into<Value<String>>, text_transformations: impl Into<Value<Vec<TextTransformation>>>) -> Self {
        Self::default().name(name).text_transformations(text_transformations)
    }

    #[must_use]
    pub fn name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Name".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn text_transformations(mut self, value: impl Into<Value<Vec<TextTransformation>>>) -> Self {
        self.properties.insert("TextTransformations".into(), value.into().into_json());
        self
    }
}

impl From<RateLimitHeader> for Value<RateLimitHeader> {
    fn from(value: RateLimitHeader) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `RateLimitJA3Fingerprint` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct RateLimitJA3Fingerprint {
    properties: Map<String, Json>,
}

impl RateLimitJA3Fingerprint {
    #[must_use]
    pub fn new(fallback_behavior: impl Into<Value<RateLimitJA3FingerprintFallbackBehavior>>) -> Self {
        Self::default().fallback_behavior(fallback_behavior)
    }

    #[must_use]
    pub fn fallback_behavior(mut self, value: impl Into<Value<RateLimitJA3FingerprintFallbackBehavior>>) -> Self {
        self.properties.insert("FallbackBehavior".into(), value.into().into_json());
        self
    }
}

impl From<RateLimitJA3Fingerprint> for Value<RateLimitJA3Fingerprint> {
    fn from(value: RateLimitJA3Fingerprint) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `RateLimitJA4Fingerprint` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct RateLimitJA4Fingerprint {
    properties: Map<String, Json>,
}

impl RateLimitJA4Fingerprint {
    #[must_use]
    pub fn new(fallback_behavior: impl Into<Value<RateLimitJA4FingerprintFallbackBehavior>>) -> Self {
        Self::default().fallback_behavior(fallback_behavior)
    }

    #[must_use]
    pub fn fallback_behavior(mut self, value: impl Into<Value<RateLimitJA4FingerprintFallbackBehavior>>) -> Self {
        self.properties.insert("FallbackBehavior".into(), value.into().into_json());
        self
    }
}

impl From<RateLimitJA4Fingerprint> for Value<RateLimitJA4Fingerprint> {
    fn from(value: RateLimitJA4Fingerprint) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `RateLimitLabelNamespace` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct RateLimitLabelNamespace {
    properties: Map<String, Json>,
}

impl RateLimitLabelNamespace {
    #[must_use]
    pub fn new(namespace: impl Into<Value<String>>) -> Self {
        Self::default().namespace(namespace)
    }

    #[must_use]
    pub fn namespace(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Namespace".into(), value.into().into_json());
        self
    }
}

impl From<RateLimitLabelNamespace> for Value<RateLimitLabelNamespace> {
    fn from(value: RateLimitLabelNamespace) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `RateLimitQueryArgument` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct RateLimitQueryArgument {
    properties: Map<String, Json>,
}

impl RateLimitQueryArgument {
    #[must_use]
    pub fn new(name: impl Into<Value<String>>, text_transformations: impl Into<Value<Vec<TextTransformation>>>) -> Self {
        Self::default().name(name).text_transformations(text_transformations)
    }

    #[must_use]
    pub fn name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Name".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn text_transformations(mut self, value: impl Into<Value<Vec<TextTransformation>>>) -> Self {
        self.properties.insert("TextTransformations".into(), value.into().into_json());
        self
    }
}

impl From<RateLimitQueryArgument> for Value<RateLimitQueryArgument> {
    fn from(value: RateLimitQueryArgument) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `RateLimitQueryString` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct RateLimitQueryString {
    properties: Map<String, Json>,
}

impl RateLimitQueryString {
    #[must_use]
    pub fn new(text_transformations: impl Into<Value<Vec<TextTransformation>>>) -> Self {
        Self::default().text_transformations(text_transformations)
    }

    #[must_use]
    pub fn text_transformations(mut self, value: impl Into<Value<Vec<TextTransformation>>>) -> Self {
        self.properties.insert("TextTransformations".into(), value.into().into_json());
        self
    }
}

impl From<RateLimitQueryString> for Value<RateLimitQueryString> {
    fn from(value: RateLimitQueryString) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `RateLimitUriPath` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct RateLimitUriPath {
    properties: Map<String, Json>,
}

impl RateLimitUriPath {
    #[must_use]
    pub fn new(text_transformations: impl Into<Value<Vec<TextTransformation>>>) -> Self {
        Self::default().text_transformations(text_transformations)
    }

    #[must_use]
    pub fn text_transformations(mut self, value: impl Into<Value<Vec<TextTransformation>>>) -> Self {
        self.properties.insert("TextTransformations".into(), value.into().into_json());
        self
    }
}

impl From<RateLimitUriPath> for Value<RateLimitUriPath> {
    fn from(value: RateLimitUriPath) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `Regex` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct Regex {
    properties: Map<String, Json>,
}

impl Regex {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn regex_string(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("RegexString".into(), value.into().into_json());
        self
    }
}

impl From<Regex> for Value<Regex> {
    fn from(value: Regex) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `RegexMatchStatement` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct RegexMatchStatement {
    properties: Map<String, Json>,
}

impl RegexMatchStatement {
    #[must_use]
    pub fn new(field_to_match: impl Into<Value<FieldToMatch>>, regex_string: impl Into<Value<String>>, text_transformations: impl Into<Value<Vec<TextTransformation>>>) -> Self {
        Self::default().field_to_match(field_to_match).regex_string(regex_string).text_transformations(text_transformations)
    }

    #[must_use]
    pub fn field_to_match(mut self, value: impl Into<Value<FieldToMatch>>) -> Self {
        self.properties.insert("FieldToMatch".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn pre_parse_text_transformations(mut self, value: impl Into<Value<Vec<PreParseTextTransformation>>>) -> Self {
        self.properties.insert("PreParseTextTransformations".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn regex_string(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("RegexString".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn text_transformations(mut self, value: impl Into<Value<Vec<TextTransformation>>>) -> Self {
        self.properties.insert("TextTransformations".into(), value.into().into_json());
        self
    }
}

impl From<RegexMatchStatement> for Value<RegexMatchStatement> {
    fn from(value: RegexMatchStatement) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `RegexPatternSetReferenceStatement` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct RegexPatternSetReferenceStatement {
    properties: Map<String, Json>,
}

impl RegexPatternSetReferenceStatement {
    #[must_use]
    pub fn new(arn: impl Into<Value<String>>, field_to_match: impl Into<Value<FieldToMatch>>, text_transformations: impl Into<Value<Vec<TextTransformation>>>) -> Self {
        Self::default().arn(arn).field_to_match(field_to_match).text_transformations(text_transformations)
    }

    #[must_use]
    pub fn arn(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Arn".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn field_to_match(mut self, value: impl Into<Value<FieldToMatch>>) -> Self {
        self.properties.insert("FieldToMatch".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn pre_parse_text_transformations(mut self, value: impl Into<Value<Vec<PreParseTextTransformation>>>) -> Self {
        self.properties.insert("PreParseTextTransformations".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn text_transformations(mut self, value: impl Into<Value<Vec<TextTransformation>>>) -> Self {
        self.properties.insert("TextTransformations".into(), value.into().into_json());
        self
    }
}

impl From<RegexPatternSetReferenceStatement> for Value<RegexPatternSetReferenceStatement> {
    fn from(value: RegexPatternSetReferenceStatement) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `RequestBodyAssociatedResourceTypeConfig` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct RequestBodyAssociatedResourceTypeConfig {
    properties: Map<String, Json>,
}

impl RequestBodyAssociatedResourceTypeConfig {
    #[must_use]
    pub fn new(default_size_inspection_limit: impl Into<Value<RequestBodyAssociatedResourceTypeConfigDefaultSizeInspectionLimit>>) -> Self {
        Self::default().default_size_inspection_limit(default_size_inspection_limit)
    }

    #[must_use]
    pub fn default_size_inspection_limit(mut self, value: impl Into<Value<RequestBodyAssociatedResourceTypeConfigDefaultSizeInspectionLimit>>) -> Self {
        self.properties.insert("DefaultSizeInspectionLimit".into(), value.into().into_json());
        self
    }
}

impl From<RequestBodyAssociatedResourceTypeConfig> for Value<RequestBodyAssociatedResourceTypeConfig> {
    fn from(value: RequestBodyAssociatedResourceTypeConfig) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `RequestInspection` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct RequestInspection {
    properties: Map<String, Json>,
}

impl RequestInspection {
    #[must_use]
    pub fn new(password_field: impl Into<Value<FieldIdentifier>>, payload_type: impl Into<Value<RequestInspectionPayloadType>>, username_field: impl Into<Value<FieldIdentifier>>) -> Self {
        Self::default().password_field(password_field).payload_type(payload_type).username_field(username_field)
    }

    #[must_use]
    pub fn password_field(mut self, value: impl Into<Value<FieldIdentifier>>) -> Self {
        self.properties.insert("PasswordField".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn payload_type(mut self, value: impl Into<Value<RequestInspectionPayloadType>>) -> Self {
        self.properties.insert("PayloadType".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn username_field(mut self, value: impl Into<Value<FieldIdentifier>>) -> Self {
        self.properties.insert("UsernameField".into(), value.into().into_json());
        self
    }
}

impl From<RequestInspection> for Value<RequestInspection> {
    fn from(value: RequestInspection) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `RequestInspectionACFP` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct RequestInspectionACFP {
    properties: Map<String, Json>,
}

impl RequestInspectionACFP {
    #[must_use]
    pub fn new(payload_type: impl Into<Value<RequestInspectionACFPPayloadType>>) -> Self {
        Self::default().payload_type(payload_type)
    }

    #[must_use]
    pub fn address_fields(mut self, value: impl Into<Value<Vec<FieldIdentifier>>>) -> Self {
        self.properties.insert("AddressFields".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn email_field(mut self, value: impl Into<Value<FieldIdentifier>>) -> Self {
        self.properties.insert("EmailField".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn password_field(mut self, value: impl Into<Value<FieldIdentifier>>) -> Self {
        self.properties.insert("PasswordField".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn payload_type(mut self, value: impl Into<Value<RequestInspectionACFPPayloadType>>) -> Self {
        self.properties.insert("PayloadType".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn phone_number_fields(mut self, value: impl Into<Value<Vec<FieldIdentifier>>>) -> Self {
        self.properties.insert("PhoneNumberFields".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn username_field(mut self, value: impl Into<Value<FieldIdentifier>>) -> Self {
        self.properties.insert("UsernameField".into(), value.into().into_json());
        self
    }
}

impl From<RequestInspectionACFP> for Value<RequestInspectionACFP> {
    fn from(value: RequestInspectionACFP) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `ResponseInspection` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct ResponseInspection {
    properties: Map<String, Json>,
}

impl ResponseInspection {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn body_contains(mut self, value: impl Into<Value<ResponseInspectionBodyContains>>) -> Self {
        self.properties.insert("BodyContains".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn header(mut self, value: impl Into<Value<ResponseInspectionHeader>>) -> Self {
        self.properties.insert("Header".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn json(mut self, value: impl Into<Value<ResponseInspectionJson>>) -> Self {
        self.properties.insert("Json".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn status_code(mut self, value: impl Into<Value<ResponseInspectionStatusCode>>) -> Self {
        self.properties.insert("StatusCode".into(), value.into().into_json());
        self
    }
}

impl From<ResponseInspection> for Value<ResponseInspection> {
    fn from(value: ResponseInspection) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `ResponseInspectionBodyContains` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct ResponseInspectionBodyContains {
    properties: Map<String, Json>,
}

impl ResponseInspectionBodyContains {
    #[must_use]
    pub fn new(failure_strings: impl Into<Value<Vec<String>>>, success_strings: impl Into<Value<Vec<String>>>) -> Self {
        Self::default().failure_strings(failure_strings).success_strings(success_strings)
    }

    #[must_use]
    pub fn failure_strings(mut self, value: impl Into<Value<Vec<String>>>) -> Self {
        self.properties.insert("FailureStrings".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn success_strings(mut self, value: impl Into<Value<Vec<String>>>) -> Self {
        self.properties.insert("SuccessStrings".into(), value.into().into_json());
        self
    }
}

impl From<ResponseInspectionBodyContains> for Value<ResponseInspectionBodyContains> {
    fn from(value: ResponseInspectionBodyContains) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `ResponseInspectionHeader` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct ResponseInspectionHeader {
    properties: Map<String, Json>,
}

impl ResponseInspectionHeader {
    #[must_use]
    pub fn new(failure_values: impl Into<Value<Vec<String>>>, name: impl Into<Value<String>>, success_values: impl Into<Value<Vec<String>>>) -> Self {
        Self::default().failure_values(failure_values).name(name).success_values(success_values)
    }

    #[must_use]
    pub fn failure_values(mut self, value: impl Into<Value<Vec<String>>>) -> Self {
        self.properties.insert("FailureValues".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Name".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn success_values(mut self, value: impl Into<Value<Vec<String>>>) -> Self {
        self.properties.insert("SuccessValues".into(), value.into().into_json());
        self
    }
}

impl From<ResponseInspectionHeader> for Value<ResponseInspectionHeader> {
    fn from(value: ResponseInspectionHeader) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `ResponseInspectionJson` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct ResponseInspectionJson {
    properties: Map<String, Json>,
}

impl ResponseInspectionJson {
    #[must_use]
    pub fn new(failure_values: impl Into<Value<Vec<String>>>, identifier: impl Into<Value<String>>, success_values: impl Into<Value<Vec<String>>>) -> Self {
        Self::default().failure_values(failure_values).identifier(identifier).success_values(success_values)
    }

    #[must_use]
    pub fn failure_values(mut self, value: impl Into<Value<Vec<String>>>) -> Self {
        self.properties.insert("FailureValues".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn identifier(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Identifier".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn success_values(mut self, value: impl Into<Value<Vec<String>>>) -> Self {
        self.properties.insert("SuccessValues".into(), value.into().into_json());
        self
    }
}

impl From<ResponseInspectionJson> for Value<ResponseInspectionJson> {
    fn from(value: ResponseInspectionJson) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `ResponseInspectionStatusCode` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct ResponseInspectionStatusCode {
    properties: Map<String, Json>,
}

impl ResponseInspectionStatusCode {
    #[must_use]
    pub fn new(failure_codes: impl Into<Value<Vec<i64>>>, success_codes: impl Into<Value<Vec<i64>>>) -> Self {
        Self::default().failure_codes(failure_codes).success_codes(success_codes)
    }

    #[must_use]
    pub fn failure_codes(mut self, value: impl Into<Value<Vec<i64>>>) -> Self {
        self.properties.insert("FailureCodes".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn success_codes(mut self, value: impl Into<Value<Vec<i64>>>) -> Self {
        self.properties.insert("SuccessCodes".into(), value.into().into_json());
        self
    }
}

impl From<ResponseInspectionStatusCode> for Value<ResponseInspectionStatusCode> {
    fn from(value: ResponseInspectionStatusCode) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `Rule` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct Rule {
    properties: Map<String, Json>,
}

impl Rule {
    #[must_use]
    pub fn new(name: impl Into<Value<String>>, priority: impl Into<Value<i64>>, statement: impl Into<Value<Statement>>, visibility_config: impl Into<Value<VisibilityConfig>>) -> Self {
        Self::default().name(name).priority(priority).statement(statement).visibility_config(visibility_config)
    }

    #[must_use]
    pub fn action(mut self, value: impl Into<Value<RuleAction>>) -> Self {
        self.properties.insert("Action".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn captcha_config(mut self, value: impl Into<Value<CaptchaConfig>>) -> Self {
        self.properties.insert("CaptchaConfig".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn challenge_config(mut self, value: impl Into<Value<ChallengeConfig>>) -> Self {
        self.properties.insert("ChallengeConfig".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Name".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn override_action(mut self, value: impl Into<Value<OverrideAction>>) -> Self {
        self.properties.insert("OverrideAction".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn priority(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("Priority".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn rule_labels(mut self, value: impl Into<Value<Vec<Label>>>) -> Self {
        self.properties.insert("RuleLabels".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn statement(mut self, value: impl Into<Value<Statement>>) -> Self {
        self.properties.insert("Statement".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn visibility_config(mut self, value: impl Into<Value<VisibilityConfig>>) -> Self {
        self.properties.insert("VisibilityConfig".into(), value.into().into_json());
        self
    }
}

impl From<Rule> for Value<Rule> {
    fn from(value: Rule) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `RuleAction` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct RuleAction {
    properties: Map<String, Json>,
}

impl RuleAction {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn allow(mut self, value: impl Into<Value<AllowAction>>) -> Self {
        self.properties.insert("Allow".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn block(mut self, value: impl Into<Value<BlockAction>>) -> Self {
        self.properties.insert("Block".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn captcha(mut self, value: impl Into<Value<CaptchaAction>>) -> Self {
        self.properties.insert("Captcha".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn challenge(mut self, value: impl Into<Value<ChallengeAction>>) -> Self {
        self.properties.insert("Challenge".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn count(mut self, value: impl Into<Value<CountAction>>) -> Self {
        self.properties.insert("Count".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn monetize(mut self, value: impl Into<Value<MonetizeAction>>) -> Self {
        self.properties.insert("Monetize".into(), value.into().into_json());
        self
    }
}

impl From<RuleAction> for Value<RuleAction> {
    fn from(value: RuleAction) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `RuleActionOverride` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct RuleActionOverride {
    properties: Map<String, Json>,
}

impl RuleActionOverride {
    #[must_use]
    pub fn new(action_to_use: impl Into<Value<RuleAction>>, name: impl Into<Value<String>>) -> Self {
        Self::default().action_to_use(action_to_use).name(name)
    }

    #[must_use]
    pub fn action_to_use(mut self, value: impl Into<Value<RuleAction>>) -> Self {
        self.properties.insert("ActionToUse".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Name".into(), value.into().into_json());
        self
    }
}

impl From<RuleActionOverride> for Value<RuleActionOverride> {
    fn from(value: RuleActionOverride) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `RuleGroupReferenceStatement` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct RuleGroupReferenceStatement {
    properties: Map<String, Json>,
}

impl RuleGroupReferenceStatement {
    #[must_use]
    pub fn new(arn: impl Into<Value<String>>) -> Self {
        Self::default().arn(arn)
    }

    #[must_use]
    pub fn arn(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Arn".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn excluded_rules(mut self, value: impl Into<Value<Vec<ExcludedRule>>>) -> Self {
        self.properties.insert("ExcludedRules".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn rule_action_overrides(mut self, value: impl Into<Value<Vec<RuleActionOverride>>>) -> Self {
        self.properties.insert("RuleActionOverrides".into(), value.into().into_json());
        self
    }
}

impl From<RuleGroupReferenceStatement> for Value<RuleGroupReferenceStatement> {
    fn from(value: RuleGroupReferenceStatement) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `SizeConstraintStatement` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct SizeConstraintStatement {
    properties: Map<String, Json>,
}

impl SizeConstraintStatement {
    #[must_use]
    pub fn new(comparison_operator: impl Into<Value<SizeConstraintStatementComparisonOperator>>, field_to_match: impl Into<Value<FieldToMatch>>, size: impl Into<Value<f64>>, text_transformations: impl Into<Value<Vec<TextTransformation>>>) -> Self {
        Self::default().comparison_operator(comparison_operator).field_to_match(field_to_match).size(size).text_transformations(text_transformations)
    }

    #[must_use]
    pub fn comparison_operator(mut self, value: impl Into<Value<SizeConstraintStatementComparisonOperator>>) -> Self {
        self.properties.insert("ComparisonOperator".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn field_to_match(mut self, value: impl Into<Value<FieldToMatch>>) -> Self {
        self.properties.insert("FieldToMatch".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn pre_parse_text_transformations(mut self, value: impl Into<Value<Vec<PreParseTextTransformation>>>) -> Self {
        self.properties.insert("PreParseTextTransformations".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn size(mut self, value: impl Into<Value<f64>>) -> Self {
        self.properties.insert("Size".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn text_transformations(mut self, value: impl Into<Value<Vec<TextTransformation>>>) -> Self {
        self.properties.insert("TextTransformations".into(), value.into().into_json());
        self
    }
}

impl From<SizeConstraintStatement> for Value<SizeConstraintStatement> {
    fn from(value: SizeConstraintStatement) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `SqliMatchStatement` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct SqliMatchStatement {
    properties: Map<String, Json>,
}

impl SqliMatchStatement {
    #[must_use]
    pub fn new(field_to_match: impl Into<Value<FieldToMatch>>, text_transformations: impl Into<Value<Vec<TextTransformation>>>) -> Self {
        Self::default().field_to_match(field_to_match).text_transformations(text_transformations)
    }

    #[must_use]
    pub fn field_to_match(mut self, value: impl Into<Value<FieldToMatch>>) -> Self {
        self.properties.insert("FieldToMatch".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn pre_parse_text_transformations(mut self, value: impl Into<Value<Vec<PreParseTextTransformation>>>) -> Self {
        self.properties.insert("PreParseTextTransformations".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn sensitivity_level(mut self, value: impl Into<Value<SqliMatchStatementSensitivityLevel>>) -> Self {
        self.properties.insert("SensitivityLevel".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn text_transformations(mut self, value: impl Into<Value<Vec<TextTransformation>>>) -> Self {
        self.properties.insert("TextTransformations".into(), value.into().into_json());
        self
    }
}

impl From<SqliMatchStatement> for Value<SqliMatchStatement> {
    fn from(value: SqliMatchStatement) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `Statement` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct Statement {
    properties: Map<String, Json>,
}

impl Statement {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn and_statement(mut self, value: impl Into<Value<AndStatement>>) -> Self {
        self.properties.insert("AndStatement".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn asn_match_statement(mut self, value: impl Into<Value<AsnMatchStatement>>) -> Self {
        self.properties.insert("AsnMatchStatement".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn byte_match_statement(mut self, value: impl Into<Value<ByteMatchStatement>>) -> Self {
        self.properties.insert("ByteMatchStatement".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn geo_match_statement(mut self, value: impl Into<Value<GeoMatchStatement>>) -> Self {
        self.properties.insert("GeoMatchStatement".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn ip_set_reference_statement(mut self, value: impl Into<Value<IPSetReferenceStatement>>) -> Self {
        self.properties.insert("IPSetReferenceStatement".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn label_match_statement(mut self, value: impl Into<Value<LabelMatchStatement>>) -> Self {
        self.properties.insert("LabelMatchStatement".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn managed_rule_group_statement(mut self, value: impl Into<Value<ManagedRuleGroupStatement>>) -> Self {
        self.properties.insert("ManagedRuleGroupStatement".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn not_statement(mut self, value: impl Into<Value<NotStatement>>) -> Self {
        self.properties.insert("NotStatement".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn or_statement(mut self, value: impl Into<Value<OrStatement>>) -> Self {
        self.properties.insert("OrStatement".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn rate_based_statement(mut self, value: impl Into<Value<RateBasedStatement>>) -> Self {
        self.properties.insert("RateBasedStatement".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn regex_match_statement(mut self, value: impl Into<Value<RegexMatchStatement>>) -> Self {
        self.properties.insert("RegexMatchStatement".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn regex_pattern_set_reference_statement(mut self, value: impl Into<Value<RegexPatternSetReferenceStatement>>) -> Self {
        self.properties.insert("RegexPatternSetReferenceStatement".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn rule_group_reference_statement(mut self, value: impl Into<Value<RuleGroupReferenceStatement>>) -> Self {
        self.properties.insert("RuleGroupReferenceStatement".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn size_constraint_statement(mut self, value: impl Into<Value<SizeConstraintStatement>>) -> Self {
        self.properties.insert("SizeConstraintStatement".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn sqli_match_statement(mut self, value: impl Into<Value<SqliMatchStatement>>) -> Self {
        self.properties.insert("SqliMatchStatement".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn xss_match_statement(mut self, value: impl Into<Value<XssMatchStatement>>) -> Self {
        self.properties.insert("XssMatchStatement".into(), value.into().into_json());
        self
    }
}

impl From<Statement> for Value<Statement> {
    fn from(value: Statement) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `Tag` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct Tag {
    properties: Map<String, Json>,
}

impl Tag {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn key(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Key".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn value(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Value".into(), value.into().into_json());
        self
    }
}

impl From<Tag> for Value<Tag> {
    fn from(value: Tag) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `TextTransformation` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct TextTransformation {
    properties: Map<String, Json>,
}

impl TextTransformation {
    #[must_use]
    pub fn new(priority: impl Into<Value<i64>>, type_: impl Into<Value<TextTransformationTypeValue>>) -> Self {
        Self::default().priority(priority).type_(type_)
    }

    #[must_use]
    pub fn priority(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("Priority".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn type_(mut self, value: impl Into<Value<TextTransformationTypeValue>>) -> Self {
        self.properties.insert("Type".into(), value.into().into_json());
        self
    }
}

impl From<TextTransformation> for Value<TextTransformation> {
    fn from(value: TextTransformation) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `UriFragment` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct UriFragment {
    properties: Map<String, Json>,
}

impl UriFragment {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn fallback_behavior(mut self, value: impl Into<Value<UriFragmentFallbackBehavior>>) -> Self {
        self.properties.insert("FallbackBehavior".into(), value.into().into_json());
        self
    }
}

impl From<UriFragment> for Value<UriFragment> {
    fn from(value: UriFragment) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `VisibilityConfig` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct VisibilityConfig {
    properties: Map<String, Json>,
}

impl VisibilityConfig {
    #[must_use]
    pub fn new(cloud_watch_metrics_enabled: impl Into<Value<bool>>, metric_name: impl Into<Value<String>>, sampled_requests_enabled: impl Into<Value<bool>>) -> Self {
        Self::default().cloud_watch_metrics_enabled(cloud_watch_metrics_enabled).metric_name(metric_name).sampled_requests_enabled(sampled_requests_enabled)
    }

    #[must_use]
    pub fn cloud_watch_metrics_enabled(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("CloudWatchMetricsEnabled".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn metric_name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("MetricName".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn sampled_requests_enabled(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("SampledRequestsEnabled".into(), value.into().into_json());
        self
    }
}

impl From<VisibilityConfig> for Value<VisibilityConfig> {
    fn from(value: VisibilityConfig) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `XssMatchStatement` of `AWS::WAFv2::WebACL`.
#[derive(Clone, Debug, Default)]
pub struct XssMatchStatement {
    properties: Map<String, Json>,
}

impl XssMatchStatement {
    #[must_use]
    pub fn new(field_to_match: impl Into<Value<FieldToMatch>>, text_transformations: impl Into<Value<Vec<TextTransformation>>>) -> Self {
        Self::default().field_to_match(field_to_match).text_transformations(text_transformations)
    }

    #[must_use]
    pub fn field_to_match(mut self, value: impl Into<Value<FieldToMatch>>) -> Self {
        self.properties.insert("FieldToMatch".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn pre_parse_text_transformations(mut self, value: impl Into<Value<Vec<PreParseTextTransformation>>>) -> Self {
        self.properties.insert("PreParseTextTransformations".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn text_transformations(mut self, value: impl Into<Value<Vec<TextTransformation>>>) -> Self {
        self.properties.insert("TextTransformations".into(), value.into().into_json());
        self
    }
}

impl From<XssMatchStatement> for Value<XssMatchStatement> {
    fn from(value: XssMatchStatement) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AWSManagedRulesAntiDDoSRuleSetSensitivityToBlock {
    Low,
    Medium,
    High,
}

impl AsRef<str> for AWSManagedRulesAntiDDoSRuleSetSensitivityToBlock {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Low => "LOW",
            Self::Medium => "MEDIUM",
            Self::High => "HIGH",
        }
    }
}

impl From<AWSManagedRulesAntiDDoSRuleSetSensitivityToBlock> for Value<AWSManagedRulesAntiDDoSRuleSetSensitivityToBlock> {
    fn from(value: AWSManagedRulesAntiDDoSRuleSetSensitivityToBlock) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AWSManagedRulesBotControlRuleSetInspectionLevel {
    Common,
    Targeted,
}

impl AsRef<str> for AWSManagedRulesBotControlRuleSetInspectionLevel {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Common => "COMMON",
            Self::Targeted => "TARGETED",
        }
    }
}

impl From<AWSManagedRulesBotControlRuleSetInspectionLevel> for Value<AWSManagedRulesBotControlRuleSetInspectionLevel> {
    fn from(value: AWSManagedRulesBotControlRuleSetInspectionLevel) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BodyOversizeHandling {
    Continue,
    Match,
    NoMatch,
}

impl AsRef<str> for BodyOversizeHandling {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Continue => "CONTINUE",
            Self::Match => "MATCH",
            Self::NoMatch => "NO_MATCH",
        }
    }
}

impl From<BodyOversizeHandling> for Value<BodyOversizeHandling> {
    fn from(value: BodyOversizeHandling) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ByteMatchStatementPositionalConstraint {
    Exactly,
    StartsWith,
    EndsWith,
    Contains,
    ContainsWord,
}

impl AsRef<str> for ByteMatchStatementPositionalConstraint {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Exactly => "EXACTLY",
            Self::StartsWith => "STARTS_WITH",
            Self::EndsWith => "ENDS_WITH",
            Self::Contains => "CONTAINS",
            Self::ContainsWord => "CONTAINS_WORD",
        }
    }
}

impl From<ByteMatchStatementPositionalConstraint> for Value<ByteMatchStatementPositionalConstraint> {
    fn from(value: ByteMatchStatementPositionalConstraint) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClientSideActionSensitivity {
    Low,
    Medium,
    High,
}

impl AsRef<str> for ClientSideActionSensitivity {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Low => "LOW",
            Self::Medium => "MEDIUM",
            Self::High => "HIGH",
        }
    }
}

impl From<ClientSideActionSensitivity> for Value<ClientSideActionSensitivity> {
    fn from(value: ClientSideActionSensitivity) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClientSideActionUsageOfAction {
    Enabled,
    Disabled,
}

impl AsRef<str> for ClientSideActionUsageOfAction {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Enabled => "ENABLED",
            Self::Disabled => "DISABLED",
        }
    }
}

impl From<ClientSideActionUsageOfAction> for Value<ClientSideActionUsageOfAction> {
    fn from(value: ClientSideActionUsageOfAction) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CookiesMatchScope {
    All,
    Key,
    Value,
}

impl AsRef<str> for CookiesMatchScope {
    fn as_ref(&self) -> &str {
        match *self {
            Self::All => "ALL",
            Self::Key => "KEY",
            Self::Value => "VALUE",
        }
    }
}

impl From<CookiesMatchScope> for Value<CookiesMatchScope> {
    fn from(value: CookiesMatchScope) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CookiesOversizeHandling {
    Continue,
    Match,
    NoMatch,
}

impl AsRef<str> for CookiesOversizeHandling {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Continue => "CONTINUE",
            Self::Match => "MATCH",
            Self::NoMatch => "NO_MATCH",
        }
    }
}

impl From<CookiesOversizeHandling> for Value<CookiesOversizeHandling> {
    fn from(value: CookiesOversizeHandling) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CustomResponseBodyContentType {
    TextPlain,
    TextHtml,
    ApplicationJson,
}

impl AsRef<str> for CustomResponseBodyContentType {
    fn as_ref(&self) -> &str {
        match *self {
            Self::TextPlain => "TEXT_PLAIN",
            Self::TextHtml => "TEXT_HTML",
            Self::ApplicationJson => "APPLICATION_JSON",
        }
    }
}

impl From<CustomResponseBodyContentType> for Value<CustomResponseBodyContentType> {
    fn from(value: CustomResponseBodyContentType) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DataProtectAction {
    Substitution,
    Hash,
}

impl AsRef<str> for DataProtectAction {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Substitution => "SUBSTITUTION",
            Self::Hash => "HASH",
        }
    }
}

impl From<DataProtectAction> for Value<DataProtectAction> {
    fn from(value: DataProtectAction) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldToProtectFieldType {
    SingleHeader,
    SingleCookie,
    SingleQueryArgument,
    QueryString,
    Body,
}

impl AsRef<str> for FieldToProtectFieldType {
    fn as_ref(&self) -> &str {
        match *self {
            Self::SingleHeader => "SINGLE_HEADER",
            Self::SingleCookie => "SINGLE_COOKIE",
            Self::SingleQueryArgument => "SINGLE_QUERY_ARGUMENT",
            Self::QueryString => "QUERY_STRING",
            Self::Body => "BODY",
        }
    }
}

impl From<FieldToProtectFieldType> for Value<FieldToProtectFieldType> {
    fn from(value: FieldToProtectFieldType) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ForwardedIPConfigurationFallbackBehavior {
    Match,
    NoMatch,
}

impl AsRef<str> for ForwardedIPConfigurationFallbackBehavior {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Match => "MATCH",
            Self::NoMatch => "NO_MATCH",
        }
    }
}

impl From<ForwardedIPConfigurationFallbackBehavior> for Value<ForwardedIPConfigurationFallbackBehavior> {
    fn from(value: ForwardedIPConfigurationFallbackBehavior) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GeoMatchStatementCountryCodes {
    Ad,
    Ae,
    Af,
    Ag,
    Ai,
    Al,
    Am,
    Ao,
    Aq,
    Ar,
    As,
    At,
    Au,
    Aw,
    Ax,
    Az,
    Ba,
    Bb,
    Bd,
    Be,
    Bf,
    Bg,
    Bh,
    Bi,
    Bj,
    Bl,
    Bm,
    Bn,
    Bo,
    Bq,
    Br,
    Bs,
    Bt,
    Bv,
    Bw,
    By,
    Bz,
    Ca,
    Cc,
    Cd,
    Cf,
    Cg,
    Ch,
    Ci,
    Ck,
    Cl,
    Cm,
    Cn,
    Co,
    Cr,
    Cu,
    Cv,
    Cw,
    Cx,
    Cy,
    Cz,
    De,
    Dj,
    Dk,
    Dm,
    Do,
    Dz,
    Ec,
    Ee,
    Eg,
    Eh,
    Er,
    Es,
    Et,
    Fi,
    Fj,
    Fk,
    Fm,
    Fo,
    Fr,
    Ga,
    Gb,
    Gd,
    Ge,
    Gf,
    Gg,
    Gh,
    Gi,
    Gl,
    Gm,
    Gn,
    Gp,
    Gq,
    Gr,
    Gs,
    Gt,
    Gu,
    Gw,
    Gy,
    Hk,
    Hm,
    Hn,
    Hr,
    Ht,
    Hu,
    Id,
    Ie,
    Il,
    Im,
    In,
    Io,
    Iq,
    Ir,
    Is,
    It,
    Je,
    Jm,
    Jo,
    Jp,
    Ke,
    Kg,
    Kh,
    Ki,
    Km,
    Kn,
    Kp,
    Kr,
    Kw,
    Ky,
    Kz,
    La,
    Lb,
    Lc,
    Li,
    Lk,
    Lr,
    Ls,
    Lt,
    Lu,
    Lv,
    Ly,
    Ma,
    Mc,
    Md,
    Me,
    Mf,
    Mg,
    Mh,
    Mk,
    Ml,
    Mm,
    Mn,
    Mo,
    Mp,
    Mq,
    Mr,
    Ms,
    Mt,
    Mu,
    Mv,
    Mw,
    Mx,
    My,
    Mz,
    Na,
    Nc,
    Ne,
    Nf,
    Ng,
    Ni,
    Nl,
    No,
    Np,
    Nr,
    Nu,
    Nz,
    Om,
    Pa,
    Pe,
    Pf,
    Pg,
    Ph,
    Pk,
    Pl,
    Pm,
    Pn,
    Pr,
    Ps,
    Pt,
    Pw,
    Py,
    Qa,
    Re,
    Ro,
    Rs,
    Ru,
    Rw,
    Sa,
    Sb,
    Sc,
    Sd,
    Se,
    Sg,
    Sh,
    Si,
    Sj,
    Sk,
    Sl,
    Sm,
    Sn,
    So,
    Sr,
    Ss,
    St,
    Sv,
    Sx,
    Sy,
    Sz,
    Tc,
    Td,
    Tf,
    Tg,
    Th,
    Tj,
    Tk,
    Tl,
    Tm,
    Tn,
    To,
    Tr,
    Tt,
    Tv,
    Tw,
    Tz,
    Ua,
    Ug,
    Um,
    Us,
    Uy,
    Uz,
    Va,
    Vc,
    Ve,
    Vg,
    Vi,
    Vn,
    Vu,
    Wf,
    Ws,
    Xk,
    Ye,
    Yt,
    Za,
    Zm,
    Zw,
}

impl AsRef<str> for GeoMatchStatementCountryCodes {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Ad => "AD",
            Self::Ae => "AE",
            Self::Af => "AF",
            Self::Ag => "AG",
            Self::Ai => "AI",
            Self::Al => "AL",
            Self::Am => "AM",
            Self::Ao => "AO",
            Self::Aq => "AQ",
            Self::Ar => "AR",
            Self::As => "AS",
            Self::At => "AT",
            Self::Au => "AU",
            Self::Aw => "AW",
            Self::Ax => "AX",
            Self::Az => "AZ",
            Self::Ba => "BA",
            Self::Bb => "BB",
            Self::Bd => "BD",
            Self::Be => "BE",
            Self::Bf => "BF",
            Self::Bg => "BG",
            Self::Bh => "BH",
            Self::Bi => "BI",
            Self::Bj => "BJ",
            Self::Bl => "BL",
            Self::Bm => "BM",
            Self::Bn => "BN",
            Self::Bo => "BO",
            Self::Bq => "BQ",
            Self::Br => "BR",
            Self::Bs => "BS",
            Self::Bt => "BT",
            Self::Bv => "BV",
            Self::Bw => "BW",
            Self::By => "BY",
            Self::Bz => "BZ",
            Self::Ca => "CA",
            Self::Cc => "CC",
            Self::Cd => "CD",
            Self::Cf => "CF",
            Self::Cg => "CG",
            Self::Ch => "CH",
            Self::Ci => "CI",
            Self::Ck => "CK",
            Self::Cl => "CL",
            Self::Cm => "CM",
            Self::Cn => "CN",
            Self::Co => "CO",
            Self::Cr => "CR",
            Self::Cu => "CU",
            Self::Cv => "CV",
            Self::Cw => "CW",
            Self::Cx => "CX",
            Self::Cy => "CY",
            Self::Cz => "CZ",
            Self::De => "DE",
            Self::Dj => "DJ",
            Self::Dk => "DK",
            Self::Dm => "DM",
            Self::Do => "DO",
            Self::Dz => "DZ",
            Self::Ec => "EC",
            Self::Ee => "EE",
            Self::Eg => "EG",
            Self::Eh => "EH",
            Self::Er => "ER",
            Self::Es => "ES",
            Self::Et => "ET",
            Self::Fi => "FI",
            Self::Fj => "FJ",
            Self::Fk => "FK",
            Self::Fm => "FM",
            Self::Fo => "FO",
            Self::Fr => "FR",
            Self::Ga => "GA",
            Self::Gb => "GB",
            Self::Gd => "GD",
            Self::Ge => "GE",
            Self::Gf => "GF",
            Self::Gg => "GG",
            Self::Gh => "GH",
            Self::Gi => "GI",
            Self::Gl => "GL",
            Self::Gm => "GM",
            Self::Gn => "GN",
            Self::Gp => "GP",
            Self::Gq => "GQ",
            Self::Gr => "GR",
            Self::Gs => "GS",
            Self::Gt => "GT",
            Self::Gu => "GU",
            Self::Gw => "GW",
            Self::Gy => "GY",
            Self::Hk => "HK",
            Self::Hm => "HM",
            Self::Hn => "HN",
            Self::Hr => "HR",
            Self::Ht => "HT",
            Self::Hu => "HU",
            Self::Id => "ID",
            Self::Ie => "IE",
            Self::Il => "IL",
            Self::Im => "IM",
            Self::In => "IN",
            Self::Io => "IO",
            Self::Iq => "IQ",
            Self::Ir => "IR",
            Self::Is => "IS",
            Self::It => "IT",
            Self::Je => "JE",
            Self::Jm => "JM",
            Self::Jo => "JO",
            Self::Jp => "JP",
            Self::Ke => "KE",
            Self::Kg => "KG",
            Self::Kh => "KH",
            Self::Ki => "KI",
            Self::Km => "KM",
            Self::Kn => "KN",
            Self::Kp => "KP",
            Self::Kr => "KR",
            Self::Kw => "KW",
            Self::Ky => "KY",
            Self::Kz => "KZ",
            Self::La => "LA",
            Self::Lb => "LB",
            Self::Lc => "LC",
            Self::Li => "LI",
            Self::Lk => "LK",
            Self::Lr => "LR",
            Self::Ls => "LS",
            Self::Lt => "LT",
            Self::Lu => "LU",
            Self::Lv => "LV",
            Self::Ly => "LY",
            Self::Ma => "MA",
            Self::Mc => "MC",
            Self::Md => "MD",
            Self::Me => "ME",
            Self::Mf => "MF",
            Self::Mg => "MG",
            Self::Mh => "MH",
            Self::Mk => "MK",
            Self::Ml => "ML",
            Self::Mm => "MM",
            Self::Mn => "MN",
            Self::Mo => "MO",
            Self::Mp => "MP",
            Self::Mq => "MQ",
            Self::Mr => "MR",
            Self::Ms => "MS",
            Self::Mt => "MT",
            Self::Mu => "MU",
            Self::Mv => "MV",
            Self::Mw => "MW",
            Self::Mx => "MX",
            Self::My => "MY",
            Self::Mz => "MZ",
            Self::Na => "NA",
            Self::Nc => "NC",
            Self::Ne => "NE",
            Self::Nf => "NF",
            Self::Ng => "NG",
            Self::Ni => "NI",
            Self::Nl => "NL",
            Self::No => "NO",
            Self::Np => "NP",
            Self::Nr => "NR",
            Self::Nu => "NU",
            Self::Nz => "NZ",
            Self::Om => "OM",
            Self::Pa => "PA",
            Self::Pe => "PE",
            Self::Pf => "PF",
            Self::Pg => "PG",
            Self::Ph => "PH",
            Self::Pk => "PK",
            Self::Pl => "PL",
            Self::Pm => "PM",
            Self::Pn => "PN",
            Self::Pr => "PR",
            Self::Ps => "PS",
            Self::Pt => "PT",
            Self::Pw => "PW",
            Self::Py => "PY",
            Self::Qa => "QA",
            Self::Re => "RE",
            Self::Ro => "RO",
            Self::Rs => "RS",
            Self::Ru => "RU",
            Self::Rw => "RW",
            Self::Sa => "SA",
            Self::Sb => "SB",
            Self::Sc => "SC",
            Self::Sd => "SD",
            Self::Se => "SE",
            Self::Sg => "SG",
            Self::Sh => "SH",
            Self::Si => "SI",
            Self::Sj => "SJ",
            Self::Sk => "SK",
            Self::Sl => "SL",
            Self::Sm => "SM",
            Self::Sn => "SN",
            Self::So => "SO",
            Self::Sr => "SR",
            Self::Ss => "SS",
            Self::St => "ST",
            Self::Sv => "SV",
            Self::Sx => "SX",
            Self::Sy => "SY",
            Self::Sz => "SZ",
            Self::Tc => "TC",
            Self::Td => "TD",
            Self::Tf => "TF",
            Self::Tg => "TG",
            Self::Th => "TH",
            Self::Tj => "TJ",
            Self::Tk => "TK",
            Self::Tl => "TL",
            Self::Tm => "TM",
            Self::Tn => "TN",
            Self::To => "TO",
            Self::Tr => "TR",
            Self::Tt => "TT",
            Self::Tv => "TV",
            Self::Tw => "TW",
            Self::Tz => "TZ",
            Self::Ua => "UA",
            Self::Ug => "UG",
            Self::Um => "UM",
            Self::Us => "US",
            Self::Uy => "UY",
            Self::Uz => "UZ",
            Self::Va => "VA",
            Self::Vc => "VC",
            Self::Ve => "VE",
            Self::Vg => "VG",
            Self::Vi => "VI",
            Self::Vn => "VN",
            Self::Vu => "VU",
            Self::Wf => "WF",
            Self::Ws => "WS",
            Self::Xk => "XK",
            Self::Ye => "YE",
            Self::Yt => "YT",
            Self::Za => "ZA",
            Self::Zm => "ZM",
            Self::Zw => "ZW",
        }
    }
}

impl From<GeoMatchStatementCountryCodes> for Value<GeoMatchStatementCountryCodes> {
    fn from(value: GeoMatchStatementCountryCodes) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeaderOrderOversizeHandling {
    Continue,
    Match,
    NoMatch,
}

impl AsRef<str> for HeaderOrderOversizeHandling {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Continue => "CONTINUE",
            Self::Match => "MATCH",
            Self::NoMatch => "NO_MATCH",
        }
    }
}

impl From<HeaderOrderOversizeHandling> for Value<HeaderOrderOversizeHandling> {
    fn from(value: HeaderOrderOversizeHandling) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeadersMatchScope {
    All,
    Key,
    Value,
}

impl AsRef<str> for HeadersMatchScope {
    fn as_ref(&self) -> &str {
        match *self {
            Self::All => "ALL",
            Self::Key => "KEY",
            Self::Value => "VALUE",
        }
    }
}

impl From<HeadersMatchScope> for Value<HeadersMatchScope> {
    fn from(value: HeadersMatchScope) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeadersOversizeHandling {
    Continue,
    Match,
    NoMatch,
}

impl AsRef<str> for HeadersOversizeHandling {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Continue => "CONTINUE",
            Self::Match => "MATCH",
            Self::NoMatch => "NO_MATCH",
        }
    }
}

impl From<HeadersOversizeHandling> for Value<HeadersOversizeHandling> {
    fn from(value: HeadersOversizeHandling) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IPSetForwardedIPConfigurationFallbackBehavior {
    Match,
    NoMatch,
}

impl AsRef<str> for IPSetForwardedIPConfigurationFallbackBehavior {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Match => "MATCH",
            Self::NoMatch => "NO_MATCH",
        }
    }
}

impl From<IPSetForwardedIPConfigurationFallbackBehavior> for Value<IPSetForwardedIPConfigurationFallbackBehavior> {
    fn from(value: IPSetForwardedIPConfigurationFallbackBehavior) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IPSetForwardedIPConfigurationPosition {
    First,
    Last,
    Any,
}

impl AsRef<str> for IPSetForwardedIPConfigurationPosition {
    fn as_ref(&self) -> &str {
        match *self {
            Self::First => "FIRST",
            Self::Last => "LAST",
            Self::Any => "ANY",
        }
    }
}

impl From<IPSetForwardedIPConfigurationPosition> for Value<IPSetForwardedIPConfigurationPosition> {
    fn from(value: IPSetForwardedIPConfigurationPosition) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JA3FingerprintFallbackBehavior {
    Match,
    NoMatch,
}

impl AsRef<str> for JA3FingerprintFallbackBehavior {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Match => "MATCH",
            Self::NoMatch => "NO_MATCH",
        }
    }
}

impl From<JA3FingerprintFallbackBehavior> for Value<JA3FingerprintFallbackBehavior> {
    fn from(value: JA3FingerprintFallbackBehavior) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JA4FingerprintFallbackBehavior {
    Match,
    NoMatch,
}

impl AsRef<str> for JA4FingerprintFallbackBehavior {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Match => "MATCH",
            Self::NoMatch => "NO_MATCH",
        }
    }
}

impl From<JA4FingerprintFallbackBehavior> for Value<JA4FingerprintFallbackBehavior> {
    fn from(value: JA4FingerprintFallbackBehavior) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JsonBodyInvalidFallbackBehavior {
    Match,
    NoMatch,
    EvaluateAsString,
}

impl AsRef<str> for JsonBodyInvalidFallbackBehavior {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Match => "MATCH",
            Self::NoMatch => "NO_MATCH",
            Self::EvaluateAsString => "EVALUATE_AS_STRING",
        }
    }
}

impl From<JsonBodyInvalidFallbackBehavior> for Value<JsonBodyInvalidFallbackBehavior> {
    fn from(value: JsonBodyInvalidFallbackBehavior) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JsonBodyMatchScope {
    All,
    Key,
    Value,
}

impl AsRef<str> for JsonBodyMatchScope {
    fn as_ref(&self) -> &str {
        match *self {
            Self::All => "ALL",
            Self::Key => "KEY",
            Self::Value => "VALUE",
        }
    }
}

impl From<JsonBodyMatchScope> for Value<JsonBodyMatchScope> {
    fn from(value: JsonBodyMatchScope) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JsonBodyOversizeHandling {
    Continue,
    Match,
    NoMatch,
}

impl AsRef<str> for JsonBodyOversizeHandling {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Continue => "CONTINUE",
            Self::Match => "MATCH",
            Self::NoMatch => "NO_MATCH",
        }
    }
}

impl From<JsonBodyOversizeHandling> for Value<JsonBodyOversizeHandling> {
    fn from(value: JsonBodyOversizeHandling) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LabelMatchStatementScope {
    Label,
    Namespace,
}

impl AsRef<str> for LabelMatchStatementScope {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Label => "LABEL",
            Self::Namespace => "NAMESPACE",
        }
    }
}

impl From<LabelMatchStatementScope> for Value<LabelMatchStatementScope> {
    fn from(value: LabelMatchStatementScope) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ManagedRuleGroupConfigPayloadType {
    Json,
    FormEncoded,
}

impl AsRef<str> for ManagedRuleGroupConfigPayloadType {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Json => "JSON",
            Self::FormEncoded => "FORM_ENCODED",
        }
    }
}

impl From<ManagedRuleGroupConfigPayloadType> for Value<ManagedRuleGroupConfigPayloadType> {
    fn from(value: ManagedRuleGroupConfigPayloadType) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MonetizationConfigCurrencyMode {
    Real,
    Test,
}

impl AsRef<str> for MonetizationConfigCurrencyMode {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Real => "REAL",
            Self::Test => "TEST",
        }
    }
}

impl From<MonetizationConfigCurrencyMode> for Value<MonetizationConfigCurrencyMode> {
    fn from(value: MonetizationConfigCurrencyMode) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnSourceDDoSProtectionConfigALBLowReputationMode {
    ActiveUnderDdos,
    AlwaysOn,
}

impl AsRef<str> for OnSourceDDoSProtectionConfigALBLowReputationMode {
    fn as_ref(&self) -> &str {
        match *self {
            Self::ActiveUnderDdos => "ACTIVE_UNDER_DDOS",
            Self::AlwaysOn => "ALWAYS_ON",
        }
    }
}

impl From<OnSourceDDoSProtectionConfigALBLowReputationMode> for Value<OnSourceDDoSProtectionConfigALBLowReputationMode> {
    fn from(value: OnSourceDDoSProtectionConfigALBLowReputationMode) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaymentNetworkChain {
    Base,
    Solana,
    BaseSepolia,
    SolanaDevnet,
}

impl AsRef<str> for PaymentNetworkChain {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Base => "BASE",
            Self::Solana => "SOLANA",
            Self::BaseSepolia => "BASE_SEPOLIA",
            Self::SolanaDevnet => "SOLANA_DEVNET",
        }
    }
}

impl From<PaymentNetworkChain> for Value<PaymentNetworkChain> {
    fn from(value: PaymentNetworkChain) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PreParseTextTransformationTypeValue {
    None,
    UrlDecode,
    UrlDecodeUni,
    CombineDuplicateQueryArgsByComma,
    ReplaceSemicolonsWithAmpersands,
}

impl AsRef<str> for PreParseTextTransformationTypeValue {
    fn as_ref(&self) -> &str {
        match *self {
            Self::None => "NONE",
            Self::UrlDecode => "URL_DECODE",
            Self::UrlDecodeUni => "URL_DECODE_UNI",
            Self::CombineDuplicateQueryArgsByComma => "COMBINE_DUPLICATE_QUERY_ARGS_BY_COMMA",
            Self::ReplaceSemicolonsWithAmpersands => "REPLACE_SEMICOLONS_WITH_AMPERSANDS",
        }
    }
}

impl From<PreParseTextTransformationTypeValue> for Value<PreParseTextTransformationTypeValue> {
    fn from(value: PreParseTextTransformationTypeValue) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PriceCurrency {
    Usdc,
}

impl AsRef<str> for PriceCurrency {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Usdc => "USDC",
        }
    }
}

impl From<PriceCurrency> for Value<PriceCurrency> {
    fn from(value: PriceCurrency) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RateBasedStatementAggregateKeyType {
    Constant,
    Ip,
    ForwardedIp,
    CustomKeys,
}

impl AsRef<str> for RateBasedStatementAggregateKeyType {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Constant => "CONSTANT",
            Self::Ip => "IP",
            Self::ForwardedIp => "FORWARDED_IP",
            Self::CustomKeys => "CUSTOM_KEYS",
        }
    }
}

impl From<RateBasedStatementAggregateKeyType> for Value<RateBasedStatementAggregateKeyType> {
    fn from(value: RateBasedStatementAggregateKeyType) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RateLimitJA3FingerprintFallbackBehavior {
    Match,
    NoMatch,
}

impl AsRef<str> for RateLimitJA3FingerprintFallbackBehavior {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Match => "MATCH",
            Self::NoMatch => "NO_MATCH",
        }
    }
}

impl From<RateLimitJA3FingerprintFallbackBehavior> for Value<RateLimitJA3FingerprintFallbackBehavior> {
    fn from(value: RateLimitJA3FingerprintFallbackBehavior) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RateLimitJA4FingerprintFallbackBehavior {
    Match,
    NoMatch,
}

impl AsRef<str> for RateLimitJA4FingerprintFallbackBehavior {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Match => "MATCH",
            Self::NoMatch => "NO_MATCH",
        }
    }
}

impl From<RateLimitJA4FingerprintFallbackBehavior> for Value<RateLimitJA4FingerprintFallbackBehavior> {
    fn from(value: RateLimitJA4FingerprintFallbackBehavior) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RequestBodyAssociatedResourceTypeConfigDefaultSizeInspectionLimit {
    Kb16,
    Kb32,
    Kb48,
    Kb64,
}

impl AsRef<str> for RequestBodyAssociatedResourceTypeConfigDefaultSizeInspectionLimit {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Kb16 => "KB_16",
            Self::Kb32 => "KB_32",
            Self::Kb48 => "KB_48",
            Self::Kb64 => "KB_64",
        }
    }
}

impl From<RequestBodyAssociatedResourceTypeConfigDefaultSizeInspectionLimit> for Value<RequestBodyAssociatedResourceTypeConfigDefaultSizeInspectionLimit> {
    fn from(value: RequestBodyAssociatedResourceTypeConfigDefaultSizeInspectionLimit) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RequestInspectionACFPPayloadType {
    Json,
    FormEncoded,
}

impl AsRef<str> for RequestInspectionACFPPayloadType {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Json => "JSON",
            Self::FormEncoded => "FORM_ENCODED",
        }
    }
}

impl From<RequestInspectionACFPPayloadType> for Value<RequestInspectionACFPPayloadType> {
    fn from(value: RequestInspectionACFPPayloadType) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RequestInspectionPayloadType {
    Json,
    FormEncoded,
}

impl AsRef<str> for RequestInspectionPayloadType {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Json => "JSON",
            Self::FormEncoded => "FORM_ENCODED",
        }
    }
}

impl From<RequestInspectionPayloadType> for Value<RequestInspectionPayloadType> {
    fn from(value: RequestInspectionPayloadType) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScopeValue {
    Cloudfront,
    Regional,
}

impl AsRef<str> for ScopeValue {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Cloudfront => "CLOUDFRONT",
            Self::Regional => "REGIONAL",
        }
    }
}

impl From<ScopeValue> for Value<ScopeValue> {
    fn from(value: ScopeValue) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SizeConstraintStatementComparisonOperator {
    Eq,
    Ne,
    Le,
    Lt,
    Ge,
    Gt,
}

impl AsRef<str> for SizeConstraintStatementComparisonOperator {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Eq => "EQ",
            Self::Ne => "NE",
            Self::Le => "LE",
            Self::Lt => "LT",
            Self::Ge => "GE",
            Self::Gt => "GT",
        }
    }
}

impl From<SizeConstraintStatementComparisonOperator> for Value<SizeConstraintStatementComparisonOperator> {
    fn from(value: SizeConstraintStatementComparisonOperator) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SqliMatchStatementSensitivityLevel {
    Low,
    High,
}

impl AsRef<str> for SqliMatchStatementSensitivityLevel {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Low => "LOW",
            Self::High => "HIGH",
        }
    }
}

impl From<SqliMatchStatementSensitivityLevel> for Value<SqliMatchStatementSensitivityLevel> {
    fn from(value: SqliMatchStatementSensitivityLevel) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextTransformationTypeValue {
    None,
    CompressWhiteSpace,
    HtmlEntityDecode,
    Lowercase,
    CmdLine,
    UrlDecode,
    Base64Decode,
    HexDecode,
    Md5,
    ReplaceComments,
    EscapeSeqDecode,
    SqlHexDecode,
    CssDecode,
    JsDecode,
    NormalizePath,
    NormalizePathWin,
    RemoveNulls,
    ReplaceNulls,
    Base64DecodeExt,
    UrlDecodeUni,
    Utf8ToUnicode,
    RemoveWhitespace,
    Trim,
    TrimLeft,
    TrimRight,
    RemoveCommentsChar,
    Uppercase,
    CmdLineWin,
    CmdLineUnix,
    JsDecodeExt,
    Sha256,
}

impl AsRef<str> for TextTransformationTypeValue {
    fn as_ref(&self) -> &str {
        match *self {
            Self::None => "NONE",
            Self::CompressWhiteSpace => "COMPRESS_WHITE_SPACE",
            Self::HtmlEntityDecode => "HTML_ENTITY_DECODE",
            Self::Lowercase => "LOWERCASE",
            Self::CmdLine => "CMD_LINE",
            Self::UrlDecode => "URL_DECODE",
            Self::Base64Decode => "BASE64_DECODE",
            Self::HexDecode => "HEX_DECODE",
            Self::Md5 => "MD5",
            Self::ReplaceComments => "REPLACE_COMMENTS",
            Self::EscapeSeqDecode => "ESCAPE_SEQ_DECODE",
            Self::SqlHexDecode => "SQL_HEX_DECODE",
            Self::CssDecode => "CSS_DECODE",
            Self::JsDecode => "JS_DECODE",
            Self::NormalizePath => "NORMALIZE_PATH",
            Self::NormalizePathWin => "NORMALIZE_PATH_WIN",
            Self::RemoveNulls => "REMOVE_NULLS",
            Self::ReplaceNulls => "REPLACE_NULLS",
            Self::Base64DecodeExt => "BASE64_DECODE_EXT",
            Self::UrlDecodeUni => "URL_DECODE_UNI",
            Self::Utf8ToUnicode => "UTF8_TO_UNICODE",
            Self::RemoveWhitespace => "REMOVE_WHITESPACE",
            Self::Trim => "TRIM",
            Self::TrimLeft => "TRIM_LEFT",
            Self::TrimRight => "TRIM_RIGHT",
            Self::RemoveCommentsChar => "REMOVE_COMMENTS_CHAR",
            Self::Uppercase => "UPPERCASE",
            Self::CmdLineWin => "CMD_LINE_WIN",
            Self::CmdLineUnix => "CMD_LINE_UNIX",
            Self::JsDecodeExt => "JS_DECODE_EXT",
            Self::Sha256 => "SHA256",
        }
    }
}

impl From<TextTransformationTypeValue> for Value<TextTransformationTypeValue> {
    fn from(value: TextTransformationTypeValue) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UriFragmentFallbackBehavior {
    Match,
    NoMatch,
}

impl AsRef<str> for UriFragmentFallbackBehavior {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Match => "MATCH",
            Self::NoMatch => "NO_MATCH",
        }
    }
}

impl From<UriFragmentFallbackBehavior> for Value<UriFragmentFallbackBehavior> {
    fn from(value: UriFragmentFallbackBehavior) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// What `Fn::GetAtt` gives of `AWS::WAFv2::WebACL`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attribute {
    Arn,
    Capacity,
    Id,
    LabelNamespace,
}

impl AsRef<str> for Attribute {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Arn => "Arn",
            Self::Capacity => "Capacity",
            Self::Id => "Id",
            Self::LabelNamespace => "LabelNamespace",
        }
    }
}
}

/// `AWS::WAFv2::WebACLAssociation`.
#[derive(Clone, Debug, Default)]
pub struct WebACLAssociation {
    properties: Map<String, Json>,
}

impl WebACLAssociation {
    #[must_use]
    pub fn new(resource_arn: impl Into<Value<String>>, web_acl_arn: impl Into<Value<String>>) -> Self {
        Self::default().resource_arn(resource_arn).web_acl_arn(web_acl_arn)
    }

    #[must_use]
    pub fn resource_arn(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("ResourceArn".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn web_acl_arn(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("WebACLArn".into(), value.into().into_json());
        self
    }
}

impl Resource for WebACLAssociation {
    const TYPE: &'static str = "AWS::WAFv2::WebACLAssociation";
    type Attribute = web_acl_association::Attribute;

    fn into_properties(self) -> Map<String, Json> {
        self.properties
    }
}

/// What belongs to `AWS::WAFv2::WebACLAssociation`.
pub mod web_acl_association {

/// What `Fn::GetAtt` gives of `AWS::WAFv2::WebACLAssociation`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attribute {
}

impl AsRef<str> for Attribute {
    fn as_ref(&self) -> &str {
        match *self {
        }
    }
}
}
