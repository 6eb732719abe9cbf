//! Typed `elasticloadbalancingv2` resources. Written by `cargo xtask schema update`; not edited by hand.

use serde_json::{Map, Value as Json};

use crate::template::Resource;
use crate::value::Value;

/// `AWS::ElasticLoadBalancingV2::Listener`.
#[derive(Clone, Debug, Default)]
pub struct Listener {
    properties: Map<String, Json>,
}

impl Listener {
    #[must_use]
    pub fn new(default_actions: impl Into<Value<Vec<listener::Action>>>, load_balancer_arn: impl Into<Value<String>>) -> Self {
        Self::default().default_actions(default_actions).load_balancer_arn(load_balancer_arn)
    }

    #[must_use]
    pub fn alpn_policy(mut self, value: impl Into<Value<Vec<String>>>) -> Self {
        self.properties.insert("AlpnPolicy".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn certificates(mut self, value: impl Into<Value<Vec<listener::Certificate>>>) -> Self {
        self.properties.insert("Certificates".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn default_actions(mut self, value: impl Into<Value<Vec<listener::Action>>>) -> Self {
        self.properties.insert("DefaultActions".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn listener_attributes(mut self, value: impl Into<Value<Vec<listener::ListenerAttribute>>>) -> Self {
        self.properties.insert("ListenerAttributes".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn load_balancer_arn(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("LoadBalancerArn".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn mutual_authentication(mut self, value: impl Into<Value<listener::MutualAuthentication>>) -> Self {
        self.properties.insert("MutualAuthentication".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn port(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("Port".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn protocol(mut self, value: impl Into<Value<listener::Protocol>>) -> Self {
        self.properties.insert("Protocol".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn ssl_policy(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("SslPolicy".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn tags(mut self, value: impl Into<Value<Vec<listener::Tag>>>) -> Self {
        self.properties.insert("Tags".into(), value.into().into_json());
        self
    }
}

impl Resource for Listener {
    const TYPE: &'static str = "AWS::ElasticLoadBalancingV2::Listener";
    type Attribute = listener::Attribute;

    fn into_properties(self) -> Map<String, Json> {
        self.properties
    }
}

/// What belongs to `AWS::ElasticLoadBalancingV2::Listener`.
pub mod listener {
use serde_json::Map;
use serde_json::Value as Json;
use crate::value::Value;

/// `Action` of `AWS::ElasticLoadBalancingV2::Listener`.
#[derive(Clone, Debug, Default)]
pub struct Action {
    properties: Map<String, Json>,
}

impl Action {
    #[must_use]
    pub fn new(type_: impl Into<Value<ActionType>>) -> Self {
        Self::default().type_(type_)
    }

    #[must_use]
    pub fn authenticate_cognito_config(mut self, value: impl Into<Value<AuthenticateCognitoConfig>>) -> Self {
        self.properties.insert("AuthenticateCognitoConfig".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn authenticate_oidc_config(mut self, value: impl Into<Value<AuthenticateOidcConfig>>) -> Self {
        self.properties.insert("AuthenticateOidcConfig".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn fixed_response_config(mut self, value: impl Into<Value<FixedResponseConfig>>) -> Self {
        self.properties.insert("FixedResponseConfig".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn forward_config(mut self, value: impl Into<Value<ForwardConfig>>) -> Self {
        self.properties.insert("ForwardConfig".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn jwt_validation_config(mut self, value: impl Into<Value<JwtValidationConfig>>) -> Self {
        self.properties.insert("JwtValidationConfig".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn order(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("Order".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn redirect_config(mut self, value: impl Into<Value<RedirectConfig>>) -> Self {
        self.properties.insert("RedirectConfig".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn target_group_arn(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("TargetGroupArn".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn type_(mut self, value: impl Into<Value<ActionType>>) -> Self {
        self.properties.insert("Type".into(), value.into().into_json());
        self
    }
}

impl From<Action> for Value<Action> {
    fn from(value: Action) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `AuthenticateCognitoConfig` of `AWS::ElasticLoadBalancingV2::Listener`.
#[derive(Clone, Debug, Default)]
pub struct AuthenticateCognitoConfig {
    properties: Map<String, Json>,
}

impl AuthenticateCognitoConfig {
    #[must_use]
    pub fn new(user_pool_arn: impl Into<Value<String>>, user_pool_client_id: impl Into<Value<String>>, user_pool_domain: impl Into<Value<String>>) -> Self {
        Self::default().user_pool_arn(user_pool_arn).user_pool_client_id(user_pool_client_id).user_pool_domain(user_pool_domain)
    }

    #[must_use]
    pub fn authentication_request_extra_params(mut self, value: impl Into<Value<Json>>) -> Self {
        self.properties.insert("AuthenticationRequestExtraParams".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn on_unauthenticated_request(mut self, value: impl Into<Value<AuthenticateCognitoConfigOnUnauthenticatedRequest>>) -> Self {
        self.properties.insert("OnUnauthenticatedRequest".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn scope(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Scope".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn session_cookie_name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("SessionCookieName".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn session_timeout(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("SessionTimeout".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn user_pool_arn(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("UserPoolArn".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn user_pool_client_id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("UserPoolClientId".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn user_pool_domain(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("UserPoolDomain".into(), value.into().into_json());
        self
    }
}

impl From<AuthenticateCognitoConfig> for Value<AuthenticateCognitoConfig> {
    fn from(value: AuthenticateCognitoConfig) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `AuthenticateOidcConfig` of `AWS::ElasticLoadBalancingV2::Listener`.
#[derive(Clone, Debug, Default)]
pub struct AuthenticateOidcConfig {
    properties: Map<String, Json>,
}

impl AuthenticateOidcConfig {
    #[must_use]
    pub fn new(authorization_endpoint: impl Into<Value<String>>, client_id: impl Into<Value<String>>, issuer: impl Into<Value<String>>, token_endpoint: impl Into<Value<String>>, user_info_endpoint: impl Into<Value<String>>) -> Self {
        Self::default().authorization_endpoint(authorization_endpoint).client_id(client_id).issuer(issuer).token_endpoint(token_endpoint).user_info_endpoint(user_info_endpoint)
    }

    #[must_use]
    pub fn authentication_request_extra_params(mut self, value: impl Into<Value<Json>>) -> Self {
        self.properties.insert("AuthenticationRequestExtraParams".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn authorization_endpoint(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("AuthorizationEndpoint".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn client_id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("ClientId".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn client_secret(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("ClientSecret".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn issuer(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Issuer".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn on_unauthenticated_request(mut self, value: impl Into<Value<AuthenticateOidcConfigOnUnauthenticatedRequest>>) -> Self {
        self.properties.insert("OnUnauthenticatedRequest".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn scope(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Scope".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn session_cookie_name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("SessionCookieName".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn session_timeout(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("SessionTimeout".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn token_endpoint(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("TokenEndpoint".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn use_existing_client_secret(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("UseExistingClientSecret".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn user_info_endpoint(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("UserInfoEndpoint".into(), value.into().into_json());
        self
    }
}

impl From<AuthenticateOidcConfig> for Value<AuthenticateOidcConfig> {
    fn from(value: AuthenticateOidcConfig) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `Certificate` of `AWS::ElasticLoadBalancingV2::Listener`.
#[derive(Clone, Debug, Default)]
pub struct Certificate {
    properties: Map<String, Json>,
}

impl Certificate {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn certificate_arn(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("CertificateArn".into(), value.into().into_json());
        self
    }
}

impl From<Certificate> for Value<Certificate> {
    fn from(value: Certificate) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `FixedResponseConfig` of `AWS::ElasticLoadBalancingV2::Listener`.
#[derive(Clone, Debug, Default)]
pub struct FixedResponseConfig {
    properties: Map<String, Json>,
}

impl FixedResponseConfig {
    #[must_use]
    pub fn new(status_code: impl Into<Value<String>>) -> Self {
        Self::default().status_code(status_code)
    }

    #[must_use]
    pub fn content_type(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("ContentType".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn message_body(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("MessageBody".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn status_code(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("StatusCode".into(), value.into().into_json());
        self
    }
}

impl From<FixedResponseConfig> for Value<FixedResponseConfig> {
    fn from(value: FixedResponseConfig) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `ForwardConfig` of `AWS::ElasticLoadBalancingV2::Listener`.
#[derive(Clone, Debug, Default)]
pub struct ForwardConfig {
    properties: Map<String, Json>,
}

impl ForwardConfig {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn target_group_stickiness_config(mut self, value: impl Into<Value<TargetGroupStickinessConfig>>) -> Self {
        self.properties.insert("TargetGroupStickinessConfig".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn target_groups(mut self, value: impl Into<Value<Vec<TargetGroupTuple>>>) -> Self {
        self.properties.insert("TargetGroups".into(), value.into().into_json());
        self
    }
}

impl From<ForwardConfig> for Value<ForwardConfig> {
    fn from(value: ForwardConfig) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `JwtValidationActionAdditionalClaim` of `AWS::ElasticLoadBalancingV2::Listener`.
#[derive(Clone, Debug, Default)]
pub struct JwtValidationActionAdditionalClaim {
    properties: Map<String, Json>,
}

impl JwtValidationActionAdditionalClaim {
    #[must_use]
    pub fn new(format: impl Into<Value<JwtValidationActionAdditionalClaimFormat>>, name: impl Into<Value<String>>, values: impl Into<Value<Vec<String>>>) -> Self {
        Self::default().format(format).name(name).values(values)
    }

    #[must_use]
    pub fn format(mut self, value: impl Into<Value<JwtValidationActionAdditionalClaimFormat>>) -> Self {
        self.properties.insert("Format".into(), value.into().into_json());
        self
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

impl From<JwtValidationActionAdditionalClaim> for Value<JwtValidationActionAdditionalClaim> {
    fn from(value: JwtValidationActionAdditionalClaim) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `JwtValidationConfig` of `AWS::ElasticLoadBalancingV2::Listener`.
#[derive(Clone, Debug, Default)]
pub struct JwtValidationConfig {
    properties: Map<String, Json>,
}

impl JwtValidationConfig {
    #[must_use]
    pub fn new(issuer: impl Into<Value<String>>, jwks_endpoint: impl Into<Value<String>>) -> Self {
        Self::default().issuer(issuer).jwks_endpoint(jwks_endpoint)
    }

    #[must_use]
    pub fn additional_claims(mut self, value: impl Into<Value<Vec<JwtValidationActionAdditionalClaim>>>) -> Self {
        self.properties.insert("AdditionalClaims".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn issuer(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Issuer".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn jwks_endpoint(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("JwksEndpoint".into(), value.into().into_json());
        self
    }
}

impl From<JwtValidationConfig> for Value<JwtValidationConfig> {
    fn from(value: JwtValidationConfig) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `ListenerAttribute` of `AWS::ElasticLoadBalancingV2::Listener`.
#[derive(Clone, Debug, Default)]
pub struct ListenerAttribute {
    properties: Map<String, Json>,
}

impl ListenerAttribute {
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

impl From<ListenerAttribute> for Value<ListenerAttribute> {
    fn from(value: ListenerAttribute) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `MutualAuthentication` of `AWS::ElasticLoadBalancingV2::Listener`.
#[derive(Clone, Debug, Default)]
pub struct MutualAuthentication {
    properties: Map<String, Json>,
}

impl MutualAuthentication {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn advertise_trust_store_ca_names(mut self, value: impl Into<Value<MutualAuthenticationAdvertiseTrustStoreCaNames>>) -> Self {
        self.properties.insert("AdvertiseTrustStoreCaNames".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn ignore_client_certificate_expiry(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("IgnoreClientCertificateExpiry".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn mode(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Mode".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn trust_store_arn(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("TrustStoreArn".into(), value.into().into_json());
        self
    }
}

impl From<MutualAuthentication> for Value<MutualAuthentication> {
    fn from(value: MutualAuthentication) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `RedirectConfig` of `AWS::ElasticLoadBalancingV2::Listener`.
#[derive(Clone, Debug, Default)]
pub struct RedirectConfig {
    properties: Map<String, Json>,
}

impl RedirectConfig {
    #[must_use]
    pub fn new(status_code: impl Into<Value<RedirectConfigStatusCode>>) -> Self {
        Self::default().status_code(status_code)
    }

    #[must_use]
    pub fn host(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Host".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn path(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Path".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn port(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Port".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn protocol(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Protocol".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn query(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Query".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn status_code(mut self, value: impl Into<Value<RedirectConfigStatusCode>>) -> Self {
        self.properties.insert("StatusCode".into(), value.into().into_json());
        self
    }
}

impl From<RedirectConfig> for Value<RedirectConfig> {
    fn from(value: RedirectConfig) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `Tag` of `AWS::ElasticLoadBalancingV2::Listener`.
#[derive(Clone, Debug, Default)]
pub struct Tag {
    properties: Map<String, Json>,
}

impl Tag {
    #[must_use]
    pub fn new(key: impl Into<Value<String>>, value: impl Into<Value<String>>) -> Self {
        Self::default().key(key).value(value)
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

/// `TargetGroupStickinessConfig` of `AWS::ElasticLoadBalancingV2::Listener`.
#[derive(Clone, Debug, Default)]
pub struct TargetGroupStickinessConfig {
    properties: Map<String, Json>,
}

impl TargetGroupStickinessConfig {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn duration_seconds(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("DurationSeconds".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn enabled(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("Enabled".into(), value.into().into_json());
        self
    }
}

impl From<TargetGroupStickinessConfig> for Value<TargetGroupStickinessConfig> {
    fn from(value: TargetGroupStickinessConfig) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `TargetGroupTuple` of `AWS::ElasticLoadBalancingV2::Listener`.
#[derive(Clone, Debug, Default)]
pub struct TargetGroupTuple {
    properties: Map<String, Json>,
}

impl TargetGroupTuple {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn target_group_arn(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("TargetGroupArn".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn weight(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("Weight".into(), value.into().into_json());
        self
    }
}

impl From<TargetGroupTuple> for Value<TargetGroupTuple> {
    fn from(value: TargetGroupTuple) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActionType {
    AuthenticateCognito,
    AuthenticateOidc,
    FixedResponse,
    Forward,
    JwtValidation,
    Redirect,
}

impl AsRef<str> for ActionType {
    fn as_ref(&self) -> &str {
        match *self {
            Self::AuthenticateCognito => "authenticate-cognito",
            Self::AuthenticateOidc => "authenticate-oidc",
            Self::FixedResponse => "fixed-response",
            Self::Forward => "forward",
            Self::JwtValidation => "jwt-validation",
            Self::Redirect => "redirect",
        }
    }
}

impl From<ActionType> for Value<ActionType> {
    fn from(value: ActionType) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AuthenticateCognitoConfigOnUnauthenticatedRequest {
    Allow,
    Authenticate,
    Deny,
}

impl AsRef<str> for AuthenticateCognitoConfigOnUnauthenticatedRequest {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Allow => "allow",
            Self::Authenticate => "authenticate",
            Self::Deny => "deny",
        }
    }
}

impl From<AuthenticateCognitoConfigOnUnauthenticatedRequest> for Value<AuthenticateCognitoConfigOnUnauthenticatedRequest> {
    fn from(value: AuthenticateCognitoConfigOnUnauthenticatedRequest) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AuthenticateOidcConfigOnUnauthenticatedRequest {
    Allow,
    Authenticate,
    Deny,
}

impl AsRef<str> for AuthenticateOidcConfigOnUnauthenticatedRequest {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Allow => "allow",
            Self::Authenticate => "authenticate",
            Self::Deny => "deny",
        }
    }
}

impl From<AuthenticateOidcConfigOnUnauthenticatedRequest> for Value<AuthenticateOidcConfigOnUnauthenticatedRequest> {
    fn from(value: AuthenticateOidcConfigOnUnauthenticatedRequest) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JwtValidationActionAdditionalClaimFormat {
    SingleString,
    SpaceSeparatedValues,
    StringArray,
}

impl AsRef<str> for JwtValidationActionAdditionalClaimFormat {
    fn as_ref(&self) -> &str {
        match *self {
            Self::SingleString => "single-string",
            Self::SpaceSeparatedValues => "space-separated-values",
            Self::StringArray => "string-array",
        }
    }
}

impl From<JwtValidationActionAdditionalClaimFormat> for Value<JwtValidationActionAdditionalClaimFormat> {
    fn from(value: JwtValidationActionAdditionalClaimFormat) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MutualAuthenticationAdvertiseTrustStoreCaNames {
    Off,
    On,
}

impl AsRef<str> for MutualAuthenticationAdvertiseTrustStoreCaNames {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Off => "off",
            Self::On => "on",
        }
    }
}

impl From<MutualAuthenticationAdvertiseTrustStoreCaNames> for Value<MutualAuthenticationAdvertiseTrustStoreCaNames> {
    fn from(value: MutualAuthenticationAdvertiseTrustStoreCaNames) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Protocol {
    Geneve,
    Http,
    Https,
    Quic,
    Tcp,
    TcpQuic,
    TcpUdp,
    Tls,
    Udp,
}

impl AsRef<str> for Protocol {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Geneve => "GENEVE",
            Self::Http => "HTTP",
            Self::Https => "HTTPS",
            Self::Quic => "QUIC",
            Self::Tcp => "TCP",
            Self::TcpQuic => "TCP_QUIC",
            Self::TcpUdp => "TCP_UDP",
            Self::Tls => "TLS",
            Self::Udp => "UDP",
        }
    }
}

impl From<Protocol> for Value<Protocol> {
    fn from(value: Protocol) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RedirectConfigStatusCode {
    Http301,
    Http302,
}

impl AsRef<str> for RedirectConfigStatusCode {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Http301 => "HTTP_301",
            Self::Http302 => "HTTP_302",
        }
    }
}

impl From<RedirectConfigStatusCode> for Value<RedirectConfigStatusCode> {
    fn from(value: RedirectConfigStatusCode) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// What `Fn::GetAtt` gives of `AWS::ElasticLoadBalancingV2::Listener`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attribute {
    ListenerArn,
}

impl AsRef<str> for Attribute {
    fn as_ref(&self) -> &str {
        match *self {
            Self::ListenerArn => "ListenerArn",
        }
    }
}
}

/// `AWS::ElasticLoadBalancingV2::LoadBalancer`.
#[derive(Clone, Debug, Default)]
pub struct LoadBalancer {
    properties: Map<String, Json>,
}

impl LoadBalancer {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn enable_capacity_reservation_provision_stabilize(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("EnableCapacityReservationProvisionStabilize".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn enable_prefix_for_ipv6_source_nat(mut self, value: impl Into<Value<load_balancer::EnablePrefixForIpv6SourceNat>>) -> Self {
        self.properties.insert("EnablePrefixForIpv6SourceNat".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn enforce_security_group_inbound_rules_on_private_link_traffic(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn ip_address_type(mut self, value: impl Into<Value<load_balancer::IpAddressType>>) -> Self {
        self.properties.insert("IpAddressType".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn ipv4_ipam_pool_id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Ipv4IpamPoolId".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn load_balancer_attributes(mut self, value: impl Into<Value<Vec<load_balancer::LoadBalancerAttribute>>>) -> Self {
        self.properties.insert("LoadBalancerAttributes".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn minimum_load_balancer_capacity(mut self, value: impl Into<Value<load_balancer::MinimumLoadBalancerCapacity>>) -> Self {
        self.properties.insert("MinimumLoadBalancerCapacity".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Name".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn scheme(mut self, value: impl Into<Value<load_balancer::Scheme>>) -> Self {
        self.properties.insert("Scheme".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn security_groups(mut self, value: impl Into<Value<Vec<String>>>) -> Self {
        self.properties.insert("SecurityGroups".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn subnet_mappings(mut self, value: impl Into<Value<Vec<load_balancer::SubnetMapping>>>) -> Self {
        self.properties.insert("SubnetMappings".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn subnets(mut self, value: impl Into<Value<Vec<String>>>) -> Self {
        self.properties.insert("Subnets".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn tags(mut self, value: impl Into<Value<Vec<load_balancer::Tag>>>) -> Self {
        self.properties.insert("Tags".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn type_(mut self, value: impl Into<Value<load_balancer::Type>>) -> Self {
        self.properties.insert("Type".into(), value.into().into_json());
        self
    }
}

impl Resource for LoadBalancer {
    const TYPE: &'static str = "AWS::ElasticLoadBalancingV2::LoadBalancer";
    type Attribute = load_balancer::Attribute;

    fn into_properties(self) -> Map<String, Json> {
        self.properties
    }
}

/// What belongs to `AWS::ElasticLoadBalancingV2::LoadBalancer`.
pub mod load_balancer {
use serde_json::Map;
use serde_json::Value as Json;
use crate::value::Value;

/// `LoadBalancerAttribute` of `AWS::ElasticLoadBalancingV2::LoadBalancer`.
#[derive(Clone, Debug, Default)]
pub struct LoadBalancerAttribute {
    properties: Map<String, Json>,
}

impl LoadBalancerAttribute {
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

impl From<LoadBalancerAttribute> for Value<LoadBalancerAttribute> {
    fn from(value: LoadBalancerAttribute) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `MinimumLoadBalancerCapacity` of `AWS::ElasticLoadBalancingV2::LoadBalancer`.
#[derive(Clone, Debug, Default)]
pub struct MinimumLoadBalancerCapacity {
    properties: Map<String, Json>,
}

impl MinimumLoadBalancerCapacity {
    #[must_use]
    pub fn new(capacity_units: impl Into<Value<i64>>) -> Self {
        Self::default().capacity_units(capacity_units)
    }

    #[must_use]
    pub fn capacity_units(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("CapacityUnits".into(), value.into().into_json());
        self
    }
}

impl From<MinimumLoadBalancerCapacity> for Value<MinimumLoadBalancerCapacity> {
    fn from(value: MinimumLoadBalancerCapacity) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `SubnetMapping` of `AWS::ElasticLoadBalancingV2::LoadBalancer`.
#[derive(Clone, Debug, Default)]
pub struct SubnetMapping {
    properties: Map<String, Json>,
}

impl SubnetMapping {
    #[must_use]
    pub fn new(subnet_id: impl Into<Value<String>>) -> Self {
        Self::default().subnet_id(subnet_id)
    }

    #[must_use]
    pub fn allocation_id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("AllocationId".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn i_pv6_address(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("IPv6Address".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn private_i_pv4_address(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("PrivateIPv4Address".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn source_nat_ipv6_prefix(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("SourceNatIpv6Prefix".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn subnet_id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("SubnetId".into(), value.into().into_json());
        self
    }
}

impl From<SubnetMapping> for Value<SubnetMapping> {
    fn from(value: SubnetMapping) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `Tag` of `AWS::ElasticLoadBalancingV2::LoadBalancer`.
#[derive(Clone, Debug, Default)]
pub struct Tag {
    properties: Map<String, Json>,
}

impl Tag {
    #[must_use]
    pub fn new(key: impl Into<Value<String>>) -> Self {
        Self::default().key(key)
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

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EnablePrefixForIpv6SourceNat {
    Off,
    On,
}

impl AsRef<str> for EnablePrefixForIpv6SourceNat {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Off => "off",
            Self::On => "on",
        }
    }
}

impl From<EnablePrefixForIpv6SourceNat> for Value<EnablePrefixForIpv6SourceNat> {
    fn from(value: EnablePrefixForIpv6SourceNat) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IpAddressType {
    Dualstack,
    DualstackWithoutPublicIpv4,
    Ipv4,
}

impl AsRef<str> for IpAddressType {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Dualstack => "dualstack",
            Self::DualstackWithoutPublicIpv4 => "dualstack-without-public-ipv4",
            Self::Ipv4 => "ipv4",
        }
    }
}

impl From<IpAddressType> for Value<IpAddressType> {
    fn from(value: IpAddressType) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    Internal,
    InternetFacing,
}

impl AsRef<str> for Scheme {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Internal => "internal",
            Self::InternetFacing => "internet-facing",
        }
    }
}

impl From<Scheme> for Value<Scheme> {
    fn from(value: Scheme) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    Application,
    Gateway,
    Network,
}

impl AsRef<str> for Type {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Application => "application",
            Self::Gateway => "gateway",
            Self::Network => "network",
        }
    }
}

impl From<Type> for Value<Type> {
    fn from(value: Type) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// What `Fn::GetAtt` gives of `AWS::ElasticLoadBalancingV2::LoadBalancer`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attribute {
    CanonicalHostedZoneID,
    DNSName,
    LoadBalancerArn,
    LoadBalancerFullName,
    LoadBalancerName,
}

impl AsRef<str> for Attribute {
    fn as_ref(&self) -> &str {
        match *self {
            Self::CanonicalHostedZoneID => "CanonicalHostedZoneID",
            Self::DNSName => "DNSName",
            Self::LoadBalancerArn => "LoadBalancerArn",
            Self::LoadBalancerFullName => "LoadBalancerFullName",
            Self::LoadBalancerName => "LoadBalancerName",
        }
    }
}
}

/// `AWS::ElasticLoadBalancingV2::TargetGroup`.
#[derive(Clone, Debug, Default)]
pub struct TargetGroup {
    properties: Map<String, Json>,
}

impl TargetGroup {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn health_check_enabled(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("HealthCheckEnabled".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn health_check_interval_seconds(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("HealthCheckIntervalSeconds".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn health_check_path(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("HealthCheckPath".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn health_check_port(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("HealthCheckPort".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn health_check_protocol(mut self, value: impl Into<Value<target_group::HealthCheckProtocol>>) -> Self {
        self.properties.insert("HealthCheckProtocol".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn health_check_timeout_seconds(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("HealthCheckTimeoutSeconds".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn healthy_threshold_count(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("HealthyThresholdCount".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn ip_address_type(mut self, value: impl Into<Value<target_group::IpAddressType>>) -> Self {
        self.properties.insert("IpAddressType".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn matcher(mut self, value: impl Into<Value<target_group::Matcher>>) -> Self {
        self.properties.insert("Matcher".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Name".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn port(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("Port".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn protocol(mut self, value: impl Into<Value<target_group::Protocol>>) -> Self {
        self.properties.insert("Protocol".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn protocol_version(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("ProtocolVersion".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn tags(mut self, value: impl Into<Value<Vec<target_group::Tag>>>) -> Self {
        self.properties.insert("Tags".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn target_control_port(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("TargetControlPort".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn target_group_attributes(mut self, value: impl Into<Value<Vec<target_group::TargetGroupAttribute>>>) -> Self {
        self.properties.insert("TargetGroupAttributes".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn target_type(mut self, value: impl Into<Value<target_group::TargetType>>) -> Self {
        self.properties.insert("TargetType".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn targets(mut self, value: impl Into<Value<Vec<target_group::TargetDescription>>>) -> Self {
        self.properties.insert("Targets".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn unhealthy_threshold_count(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("UnhealthyThresholdCount".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn vpc_id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("VpcId".into(), value.into().into_json());
        self
    }
}

impl Resource for TargetGroup {
    const TYPE: &'static str = "AWS::ElasticLoadBalancingV2::TargetGroup";
    type Attribute = target_group::Attribute;

    fn into_properties(self) -> Map<String, Json> {
        self.properties
    }
}

/// What belongs to `AWS::ElasticLoadBalancingV2::TargetGroup`.
pub mod target_group {
use serde_json::Map;
use serde_json::Value as Json;
use crate::value::Value;

/// `Matcher` of `AWS::ElasticLoadBalancingV2::TargetGroup`.
#[derive(Clone, Debug, Default)]
pub struct Matcher {
    properties: Map<String, Json>,
}

impl Matcher {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn grpc_code(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("GrpcCode".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn http_code(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("HttpCode".into(), value.into().into_json());
        self
    }
}

impl From<Matcher> for Value<Matcher> {
    fn from(value: Matcher) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `Tag` of `AWS::ElasticLoadBalancingV2::TargetGroup`.
#[derive(Clone, Debug, Default)]
pub struct Tag {
    properties: Map<String, Json>,
}

impl Tag {
    #[must_use]
    pub fn new(key: impl Into<Value<String>>, value: impl Into<Value<String>>) -> Self {
        Self::default().key(key).value(value)
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

/// `TargetDescription` of `AWS::ElasticLoadBalancingV2::TargetGroup`.
#[derive(Clone, Debug, Default)]
pub struct TargetDescription {
    properties: Map<String, Json>,
}

impl TargetDescription {
    #[must_use]
    pub fn new(id: impl Into<Value<String>>) -> Self {
        Self::default().id(id)
    }

    #[must_use]
    pub fn availability_zone(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("AvailabilityZone".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Id".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn port(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("Port".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn quic_server_id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("QuicServerId".into(), value.into().into_json());
        self
    }
}

impl From<TargetDescription> for Value<TargetDescription> {
    fn from(value: TargetDescription) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `TargetGroupAttribute` of `AWS::ElasticLoadBalancingV2::TargetGroup`.
#[derive(Clone, Debug, Default)]
pub struct TargetGroupAttribute {
    properties: Map<String, Json>,
}

impl TargetGroupAttribute {
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

impl From<TargetGroupAttribute> for Value<TargetGroupAttribute> {
    fn from(value: TargetGroupAttribute) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HealthCheckProtocol {
    Geneve,
    Http,
    Https,
    Quic,
    Tcp,
    TcpQuic,
    TcpUdp,
    Tls,
    Udp,
}

impl AsRef<str> for HealthCheckProtocol {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Geneve => "GENEVE",
            Self::Http => "HTTP",
            Self::Https => "HTTPS",
            Self::Quic => "QUIC",
            Self::Tcp => "TCP",
            Self::TcpQuic => "TCP_QUIC",
            Self::TcpUdp => "TCP_UDP",
            Self::Tls => "TLS",
            Self::Udp => "UDP",
        }
    }
}

impl From<HealthCheckProtocol> for Value<HealthCheckProtocol> {
    fn from(value: HealthCheckProtocol) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IpAddressType {
    Ipv4,
    Ipv6,
}

impl AsRef<str> for IpAddressType {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Ipv4 => "ipv4",
            Self::Ipv6 => "ipv6",
        }
    }
}

impl From<IpAddressType> for Value<IpAddressType> {
    fn from(value: IpAddressType) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Protocol {
    Geneve,
    Http,
    Https,
    Quic,
    Tcp,
    TcpQuic,
    TcpUdp,
    Tls,
    Udp,
}

impl AsRef<str> for Protocol {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Geneve => "GENEVE",
            Self::Http => "HTTP",
            Self::Https => "HTTPS",
            Self::Quic => "QUIC",
            Self::Tcp => "TCP",
            Self::TcpQuic => "TCP_QUIC",
            Self::TcpUdp => "TCP_UDP",
            Self::Tls => "TLS",
            Self::Udp => "UDP",
        }
    }
}

impl From<Protocol> for Value<Protocol> {
    fn from(value: Protocol) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// An enumerated value of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TargetType {
    Alb,
    Instance,
    Ip,
    Lambda,
}

impl AsRef<str> for TargetType {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Alb => "alb",
            Self::Instance => "instance",
            Self::Ip => "ip",
            Self::Lambda => "lambda",
        }
    }
}

impl From<TargetType> for Value<TargetType> {
    fn from(value: TargetType) -> Self {
        Self::from_json(value.as_ref().into())
    }
}

/// What `Fn::GetAtt` gives of `AWS::ElasticLoadBalancingV2::TargetGroup`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attribute {
    LoadBalancerArns,
    TargetGroupArn,
    TargetGroupFullName,
    TargetGroupName,
}

impl AsRef<str> for Attribute {
    fn as_ref(&self) -> &str {
        match *self {
            Self::LoadBalancerArns => "LoadBalancerArns",
            Self::TargetGroupArn => "TargetGroupArn",
            Self::TargetGroupFullName => "TargetGroupFullName",
            Self::TargetGroupName => "TargetGroupName",
        }
    }
}
}
