//! `AWS::Cognito`. Written by `cargo xtask schema update`; not edited by hand.
#![doc = include_str!("../../examples/cognito.md")]

use super::define::*;

resource! { "AWS::Cognito::ManagedLoginBranding" ManagedLoginBranding -> String;
require {
    user_pool_id: UserPoolId = "UserPoolId", "1 to 55 characters; a change replaces the resource";
}
accept {
    assets: Vec<managed_login_branding::AssetType> = "Assets";
    client_id: String = "ClientId", "1 to 128 characters; a change replaces the resource";
    return_merged_resources: bool = "ReturnMergedResources";
    settings: Json = "Settings";
    use_cognito_provided_values: bool = "UseCognitoProvidedValues";
}
attributes {
    managed_login_branding_id: ManagedLoginBrandingId = "ManagedLoginBrandingId";
} }

/// What belongs to `AWS::Cognito::ManagedLoginBranding`.
pub mod managed_login_branding {
use crate::resource::define::*;

structure! { #[doc = "`AssetType`."] AssetType
require {
    category: AssetTypeCategory = "Category";
    color_mode: AssetTypeColorMode = "ColorMode";
    extension: AssetTypeExtension = "Extension";
}
accept {
    bytes: String = "Bytes";
    resource_id: String = "ResourceId";
}
}
enumeration! { AssetTypeCategory { FaviconIco = "FAVICON_ICO"; FaviconSvg = "FAVICON_SVG"; EmailGraphic = "EMAIL_GRAPHIC"; SmsGraphic = "SMS_GRAPHIC"; AuthAppGraphic = "AUTH_APP_GRAPHIC"; PasswordGraphic = "PASSWORD_GRAPHIC"; PasskeyGraphic = "PASSKEY_GRAPHIC"; PageHeaderLogo = "PAGE_HEADER_LOGO"; PageHeaderBackground = "PAGE_HEADER_BACKGROUND"; PageFooterLogo = "PAGE_FOOTER_LOGO"; PageFooterBackground = "PAGE_FOOTER_BACKGROUND"; PageBackground = "PAGE_BACKGROUND"; FormBackground = "FORM_BACKGROUND"; FormLogo = "FORM_LOGO"; IdpButtonIcon = "IDP_BUTTON_ICON"; } }
enumeration! { AssetTypeColorMode { Light = "LIGHT"; Dark = "DARK"; Dynamic = "DYNAMIC"; } }
enumeration! { AssetTypeExtension { Ico = "ICO"; Jpeg = "JPEG"; Png = "PNG"; Svg = "SVG"; Webp = "WEBP"; } }
}

resource! { "AWS::Cognito::UserPool" UserPool -> UserPoolId;
require {
}
accept {
    account_recovery_setting: user_pool::AccountRecoverySetting = "AccountRecoverySetting";
    admin_create_user_config: user_pool::AdminCreateUserConfig = "AdminCreateUserConfig";
    alias_attributes: Vec<user_pool::AliasAttributes> = "AliasAttributes";
    auto_verified_attributes: Vec<user_pool::AutoVerifiedAttributes> = "AutoVerifiedAttributes";
    deletion_protection: user_pool::DeletionProtection = "DeletionProtection";
    device_configuration: user_pool::DeviceConfiguration = "DeviceConfiguration";
    email_authentication_message: String = "EmailAuthenticationMessage", "6 to 20000 characters";
    email_authentication_subject: String = "EmailAuthenticationSubject", "1 to 140 characters";
    email_configuration: user_pool::EmailConfiguration = "EmailConfiguration";
    email_verification_message: String = "EmailVerificationMessage", "6 to 20000 characters";
    email_verification_subject: String = "EmailVerificationSubject", "1 to 140 characters";
    enabled_mfas: Vec<String> = "EnabledMfas";
    issuer_configuration: user_pool::IssuerConfiguration = "IssuerConfiguration";
    key_configuration: user_pool::KeyConfiguration = "KeyConfiguration";
    lambda_config: user_pool::LambdaConfig = "LambdaConfig";
    mfa_configuration: user_pool::MfaConfiguration = "MfaConfiguration";
    policies: user_pool::Policies = "Policies";
    schema: Vec<user_pool::SchemaAttribute> = "Schema", "1 to 50 items";
    sms_authentication_message: String = "SmsAuthenticationMessage", "6 to 140 characters";
    sms_configuration: user_pool::SmsConfiguration = "SmsConfiguration";
    sms_verification_message: String = "SmsVerificationMessage", "6 to 140 characters";
    user_attribute_update_settings: user_pool::UserAttributeUpdateSettings = "UserAttributeUpdateSettings";
    user_pool_add_ons: user_pool::UserPoolAddOns = "UserPoolAddOns";
    user_pool_name: String = "UserPoolName", "1 to 128 characters";
    user_pool_tags: Json = "UserPoolTags";
    user_pool_tier: user_pool::UserPoolTier = "UserPoolTier";
    username_attributes: Vec<user_pool::UsernameAttributes> = "UsernameAttributes";
    username_configuration: user_pool::UsernameConfiguration = "UsernameConfiguration";
    verification_message_template: user_pool::VerificationMessageTemplate = "VerificationMessageTemplate";
    web_authn_factor_configuration: user_pool::WebAuthnFactorConfiguration = "WebAuthnFactorConfiguration";
    web_authn_relying_party_id: String = "WebAuthnRelyingPartyID", "1 to 63 characters";
    web_authn_user_verification: String = "WebAuthnUserVerification", "1 to 9 characters";
}
attributes {
    provider_name: String = "ProviderName";
    user_pool_id: UserPoolId = "UserPoolId";
    provider_url: String = "ProviderURL";
    arn: UserPoolArn = "Arn";
} }

/// What belongs to `AWS::Cognito::UserPool`.
pub mod user_pool {
use crate::resource::define::*;

structure! { #[doc = "`AccountRecoverySetting`."] AccountRecoverySetting
require {
}
accept {
    recovery_mechanisms: Vec<RecoveryOption> = "RecoveryMechanisms", "1 to 2 items";
}
}
structure! { #[doc = "`AdminCreateUserConfig`."] AdminCreateUserConfig
require {
}
accept {
    allow_admin_create_user_only: bool = "AllowAdminCreateUserOnly";
    invite_message_template: InviteMessageTemplate = "InviteMessageTemplate";
    unused_account_validity_days: i64 = "UnusedAccountValidityDays", "0 to 365";
}
}
structure! { #[doc = "`AdvancedSecurityAdditionalFlows`."] AdvancedSecurityAdditionalFlows
require {
}
accept {
    custom_auth_mode: AdvancedSecurityAdditionalFlowsCustomAuthMode = "CustomAuthMode";
}
}
structure! { #[doc = "`CustomEmailSender`."] CustomEmailSender
require {
}
accept {
    lambda_arn: LambdaFunctionArn = "LambdaArn", "20 to 2048 characters";
    lambda_version: CustomEmailSenderLambdaVersion = "LambdaVersion";
}
}
structure! { #[doc = "`CustomSMSSender`."] CustomSMSSender
require {
}
accept {
    lambda_arn: LambdaFunctionArn = "LambdaArn", "20 to 2048 characters";
    lambda_version: CustomSMSSenderLambdaVersion = "LambdaVersion";
}
}
structure! { #[doc = "`DeviceConfiguration`."] DeviceConfiguration
require {
}
accept {
    challenge_required_on_new_device: bool = "ChallengeRequiredOnNewDevice";
    device_only_remembered_on_user_prompt: bool = "DeviceOnlyRememberedOnUserPrompt";
}
}
structure! { #[doc = "`EmailConfiguration`."] EmailConfiguration
require {
}
accept {
    configuration_set: String = "ConfigurationSet", "1 to 64 characters";
    email_sending_account: EmailConfigurationEmailSendingAccount = "EmailSendingAccount";
    from: String = "From", "0 to 131072 characters";
    reply_to_email_address: String = "ReplyToEmailAddress";
    source_arn: String = "SourceArn", "20 to 2048 characters";
}
}
structure! { #[doc = "`EumsSmsConfiguration`."] EumsSmsConfiguration
require {
    caller_arn: String = "CallerArn", "20 to 2048 characters";
}
accept {
    configuration_set_name: String = "ConfigurationSetName", "0 to 131072 characters";
    external_id: String = "ExternalId", "0 to 131072 characters";
    in_entity_id: String = "InEntityId", "0 to 131072 characters";
    in_template_id: String = "InTemplateId", "0 to 131072 characters";
    origination_identity: String = "OriginationIdentity", "0 to 131072 characters";
    region: String = "Region", "5 to 32 characters";
}
}
structure! { #[doc = "`InboundFederation`."] InboundFederation
require {
}
accept {
    lambda_arn: LambdaFunctionArn = "LambdaArn", "20 to 2048 characters";
    lambda_version: InboundFederationLambdaVersion = "LambdaVersion";
}
}
structure! { #[doc = "`InviteMessageTemplate`."] InviteMessageTemplate
require {
}
accept {
    email_message: String = "EmailMessage", "6 to 20000 characters";
    email_subject: String = "EmailSubject", "1 to 140 characters";
    sms_message: String = "SMSMessage", "6 to 140 characters";
}
}
structure! { #[doc = "`IssuerConfiguration`."] IssuerConfiguration
require {
}
accept {
    type_: IssuerConfigurationType = "Type";
}
}
structure! { #[doc = "`KeyConfiguration`."] KeyConfiguration
require {
}
accept {
    key_type: KeyConfigurationKeyType = "KeyType";
    kms_key_arn: KeyArn = "KmsKeyArn";
}
}
structure! { #[doc = "`LambdaConfig`."] LambdaConfig
require {
}
accept {
    create_auth_challenge: String = "CreateAuthChallenge", "20 to 2048 characters";
    custom_email_sender: CustomEmailSender = "CustomEmailSender";
    custom_message: String = "CustomMessage", "20 to 2048 characters";
    custom_sms_sender: CustomSMSSender = "CustomSMSSender";
    define_auth_challenge: String = "DefineAuthChallenge", "20 to 2048 characters";
    inbound_federation: InboundFederation = "InboundFederation";
    kms_key_id: String = "KMSKeyID", "20 to 2048 characters";
    post_authentication: String = "PostAuthentication", "20 to 2048 characters";
    post_confirmation: String = "PostConfirmation", "20 to 2048 characters";
    pre_authentication: String = "PreAuthentication", "20 to 2048 characters";
    pre_sign_up: String = "PreSignUp", "20 to 2048 characters";
    pre_token_generation: String = "PreTokenGeneration", "20 to 2048 characters";
    pre_token_generation_config: PreTokenGenerationConfig = "PreTokenGenerationConfig";
    user_migration: String = "UserMigration", "20 to 2048 characters";
    verify_auth_challenge_response: String = "VerifyAuthChallengeResponse", "20 to 2048 characters";
}
}
structure! { #[doc = "`NumberAttributeConstraints`."] NumberAttributeConstraints
require {
}
accept {
    max_value: String = "MaxValue", "0 to 131072 characters";
    min_value: String = "MinValue", "0 to 131072 characters";
}
}
structure! { #[doc = "`PasswordPolicy`."] PasswordPolicy
require {
}
accept {
    minimum_length: i64 = "MinimumLength", "6 to 99";
    password_history_size: i64 = "PasswordHistorySize", "0 to 24";
    require_lowercase: bool = "RequireLowercase";
    require_numbers: bool = "RequireNumbers";
    require_symbols: bool = "RequireSymbols";
    require_uppercase: bool = "RequireUppercase";
    temporary_password_validity_days: i64 = "TemporaryPasswordValidityDays", "0 to 365";
}
}
structure! { #[doc = "`Policies`."] Policies
require {
}
accept {
    password_policy: PasswordPolicy = "PasswordPolicy";
    sign_in_policy: SignInPolicy = "SignInPolicy";
}
}
structure! { #[doc = "`PreTokenGenerationConfig`."] PreTokenGenerationConfig
require {
}
accept {
    lambda_arn: LambdaFunctionArn = "LambdaArn", "20 to 2048 characters";
    lambda_version: PreTokenGenerationConfigLambdaVersion = "LambdaVersion";
}
}
structure! { #[doc = "`RecoveryOption`."] RecoveryOption
require {
}
accept {
    name: RecoveryOptionName = "Name";
    priority: i64 = "Priority", "1 to 2";
}
}
structure! { #[doc = "`SchemaAttribute`."] SchemaAttribute
require {
}
accept {
    attribute_data_type: SchemaAttributeAttributeDataType = "AttributeDataType";
    developer_only_attribute: bool = "DeveloperOnlyAttribute";
    mutable: bool = "Mutable";
    name: String = "Name", "1 to 20 characters";
    number_attribute_constraints: NumberAttributeConstraints = "NumberAttributeConstraints";
    required: bool = "Required";
    string_attribute_constraints: StringAttributeConstraints = "StringAttributeConstraints";
}
}
structure! { #[doc = "`SignInPolicy`."] SignInPolicy
require {
}
accept {
    allowed_first_auth_factors: Vec<SignInPolicyAllowedFirstAuthFactors> = "AllowedFirstAuthFactors", "1 to 5 items";
}
}
structure! { #[doc = "`SmsConfiguration`."] SmsConfiguration
require {
}
accept {
    eums_sms: EumsSmsConfiguration = "EumsSms";
    external_id: String = "ExternalId", "0 to 131072 characters";
    sns_caller_arn: String = "SnsCallerArn", "0 to 2048 characters";
    sns_region: String = "SnsRegion", "5 to 32 characters";
}
}
structure! { #[doc = "`StringAttributeConstraints`."] StringAttributeConstraints
require {
}
accept {
    max_length: String = "MaxLength", "0 to 131072 characters";
    min_length: String = "MinLength", "0 to 131072 characters";
}
}
structure! { #[doc = "`UserAttributeUpdateSettings`."] UserAttributeUpdateSettings
require {
    attributes_require_verification_before_update: Vec<UserAttributeUpdateSettingsAttributesRequireVerificationBeforeUpdate> = "AttributesRequireVerificationBeforeUpdate";
}
accept {
}
}
structure! { #[doc = "`UserPoolAddOns`."] UserPoolAddOns
require {
}
accept {
    advanced_security_additional_flows: AdvancedSecurityAdditionalFlows = "AdvancedSecurityAdditionalFlows";
    advanced_security_mode: UserPoolAddOnsAdvancedSecurityMode = "AdvancedSecurityMode";
}
}
structure! { #[doc = "`UsernameConfiguration`."] UsernameConfiguration
require {
}
accept {
    case_sensitive: bool = "CaseSensitive";
}
}
structure! { #[doc = "`VerificationMessageTemplate`."] VerificationMessageTemplate
require {
}
accept {
    default_email_option: VerificationMessageTemplateDefaultEmailOption = "DefaultEmailOption";
    email_message: String = "EmailMessage", "6 to 20000 characters";
    email_message_by_link: String = "EmailMessageByLink", "6 to 20000 characters";
    email_subject: String = "EmailSubject", "1 to 140 characters";
    email_subject_by_link: String = "EmailSubjectByLink", "1 to 140 characters";
    sms_message: String = "SmsMessage", "6 to 140 characters";
}
}
enumeration! { AdvancedSecurityAdditionalFlowsCustomAuthMode { Audit = "AUDIT"; Enforced = "ENFORCED"; } }
enumeration! { AliasAttributes { Email = "email"; PhoneNumber = "phone_number"; PreferredUsername = "preferred_username"; } }
enumeration! { AutoVerifiedAttributes { Email = "email"; PhoneNumber = "phone_number"; } }
enumeration! { CustomEmailSenderLambdaVersion { V10 = "V1_0"; } }
enumeration! { CustomSMSSenderLambdaVersion { V10 = "V1_0"; } }
enumeration! { DeletionProtection { Active = "ACTIVE"; Inactive = "INACTIVE"; } }
enumeration! { EmailConfigurationEmailSendingAccount { CognitoDefault = "COGNITO_DEFAULT"; Developer = "DEVELOPER"; } }
enumeration! { InboundFederationLambdaVersion { V10 = "V1_0"; } }
enumeration! { IssuerConfigurationType { Original = "ORIGINAL"; Updated = "UPDATED"; } }
enumeration! { KeyConfigurationKeyType { AwsOwnedKey = "AWS_OWNED_KEY"; CustomerManagedKey = "CUSTOMER_MANAGED_KEY"; } }
enumeration! { MfaConfiguration { Off = "OFF"; On = "ON"; Optional = "OPTIONAL"; } }
enumeration! { PreTokenGenerationConfigLambdaVersion { V10 = "V1_0"; V20 = "V2_0"; V30 = "V3_0"; } }
enumeration! { RecoveryOptionName { AdminOnly = "admin_only"; VerifiedEmail = "verified_email"; VerifiedPhoneNumber = "verified_phone_number"; } }
enumeration! { SchemaAttributeAttributeDataType { Boolean = "Boolean"; DateTime = "DateTime"; Number = "Number"; String = "String"; } }
enumeration! { SignInPolicyAllowedFirstAuthFactors { EmailOtp = "EMAIL_OTP"; Password = "PASSWORD"; SmsOtp = "SMS_OTP"; SoftwareToken = "SOFTWARE_TOKEN"; WebAuthn = "WEB_AUTHN"; } }
enumeration! { UserAttributeUpdateSettingsAttributesRequireVerificationBeforeUpdate { Email = "email"; PhoneNumber = "phone_number"; } }
enumeration! { UserPoolAddOnsAdvancedSecurityMode { Audit = "AUDIT"; Enforced = "ENFORCED"; Off = "OFF"; } }
enumeration! { UserPoolTier { Lite = "LITE"; Essentials = "ESSENTIALS"; Plus = "PLUS"; } }
enumeration! { UsernameAttributes { Email = "email"; PhoneNumber = "phone_number"; } }
enumeration! { VerificationMessageTemplateDefaultEmailOption { ConfirmWithCode = "CONFIRM_WITH_CODE"; ConfirmWithLink = "CONFIRM_WITH_LINK"; } }
enumeration! { WebAuthnFactorConfiguration { SingleFactor = "SINGLE_FACTOR"; MultiFactorWithUserVerification = "MULTI_FACTOR_WITH_USER_VERIFICATION"; } }
}

resource! { "AWS::Cognito::UserPoolClient" UserPoolClient -> UserPoolClientId;
require {
    user_pool_id: UserPoolId = "UserPoolId", "1 to 55 characters; a change replaces the resource";
}
accept {
    access_token_validity: i64 = "AccessTokenValidity", "1 to 86400";
    allowed_o_auth_flows: Vec<user_pool_client::AllowedOAuthFlows> = "AllowedOAuthFlows", "0 to 3 items";
    allowed_o_auth_flows_user_pool_client: bool = "AllowedOAuthFlowsUserPoolClient";
    allowed_o_auth_scopes: Vec<String> = "AllowedOAuthScopes", "0 to 50 items";
    analytics_configuration: user_pool_client::AnalyticsConfiguration = "AnalyticsConfiguration";
    auth_session_validity: i64 = "AuthSessionValidity", "3 to 15";
    callback_urls: Vec<String> = "CallbackURLs", "0 to 100 items";
    client_name: String = "ClientName", "1 to 128 characters";
    default_redirect_uri: String = "DefaultRedirectURI", "1 to 1024 characters";
    enable_propagate_additional_user_context_data: bool = "EnablePropagateAdditionalUserContextData";
    enable_token_revocation: bool = "EnableTokenRevocation";
    explicit_auth_flows: Vec<user_pool_client::ExplicitAuthFlows> = "ExplicitAuthFlows";
    generate_secret: bool = "GenerateSecret", "a change replaces the resource";
    id_token_validity: i64 = "IdTokenValidity", "1 to 86400";
    logout_urls: Vec<String> = "LogoutURLs", "0 to 100 items";
    prevent_user_existence_errors: user_pool_client::PreventUserExistenceErrors = "PreventUserExistenceErrors";
    read_attributes: Vec<String> = "ReadAttributes";
    refresh_token_rotation: user_pool_client::RefreshTokenRotation = "RefreshTokenRotation";
    refresh_token_validity: i64 = "RefreshTokenValidity", "1 to 315360000";
    supported_identity_providers: Vec<String> = "SupportedIdentityProviders";
    token_validity_units: user_pool_client::TokenValidityUnits = "TokenValidityUnits";
    write_attributes: Vec<String> = "WriteAttributes";
}
attributes {
    client_secret: String = "ClientSecret";
    name: String = "Name";
    client_id: UserPoolClientId = "ClientId";
} }

/// What belongs to `AWS::Cognito::UserPoolClient`.
pub mod user_pool_client {
use crate::resource::define::*;

structure! { #[doc = "`AnalyticsConfiguration`."] AnalyticsConfiguration
require {
}
accept {
    application_arn: String = "ApplicationArn", "20 to 2048 characters";
    application_id: String = "ApplicationId";
    external_id: String = "ExternalId", "0 to 131072 characters";
    role_arn: RoleArn = "RoleArn", "20 to 2048 characters";
    user_data_shared: bool = "UserDataShared";
}
}
structure! { #[doc = "`RefreshTokenRotation`."] RefreshTokenRotation
require {
}
accept {
    feature: RefreshTokenRotationFeature = "Feature";
    retry_grace_period_seconds: i64 = "RetryGracePeriodSeconds", "0 to 60";
}
}
structure! { #[doc = "`TokenValidityUnits`."] TokenValidityUnits
require {
}
accept {
    access_token: TokenValidityUnitsAccessToken = "AccessToken";
    id_token: TokenValidityUnitsIdToken = "IdToken";
    refresh_token: TokenValidityUnitsRefreshToken = "RefreshToken";
}
}
enumeration! { AllowedOAuthFlows { ClientCredentials = "client_credentials"; Code = "code"; Implicit = "implicit"; } }
enumeration! { ExplicitAuthFlows { AdminNoSrpAuth = "ADMIN_NO_SRP_AUTH"; AllowAdminUserPasswordAuth = "ALLOW_ADMIN_USER_PASSWORD_AUTH"; AllowCustomAuth = "ALLOW_CUSTOM_AUTH"; AllowRefreshTokenAuth = "ALLOW_REFRESH_TOKEN_AUTH"; AllowUserAuth = "ALLOW_USER_AUTH"; AllowUserPasswordAuth = "ALLOW_USER_PASSWORD_AUTH"; AllowUserSrpAuth = "ALLOW_USER_SRP_AUTH"; CustomAuthFlowOnly = "CUSTOM_AUTH_FLOW_ONLY"; UserPasswordAuth = "USER_PASSWORD_AUTH"; } }
enumeration! { PreventUserExistenceErrors { Enabled = "ENABLED"; Legacy = "LEGACY"; } }
enumeration! { RefreshTokenRotationFeature { Enabled = "ENABLED"; Disabled = "DISABLED"; } }
enumeration! { TokenValidityUnitsAccessToken { Days = "days"; Hours = "hours"; Minutes = "minutes"; Seconds = "seconds"; } }
enumeration! { TokenValidityUnitsIdToken { Days = "days"; Hours = "hours"; Minutes = "minutes"; Seconds = "seconds"; } }
enumeration! { TokenValidityUnitsRefreshToken { Days = "days"; Hours = "hours"; Minutes = "minutes"; Seconds = "seconds"; } }
}

resource! { "AWS::Cognito::UserPoolDomain" UserPoolDomain -> String;
require {
    domain: String = "Domain", "1 to 63 characters; a change replaces the resource";
    user_pool_id: UserPoolId = "UserPoolId", "1 to 55 characters; a change replaces the resource";
}
accept {
    custom_domain_config: user_pool_domain::CustomDomainConfigType = "CustomDomainConfig";
    managed_login_version: i64 = "ManagedLoginVersion";
    routing: user_pool_domain::RoutingType = "Routing";
}
attributes {
    cloud_front_distribution: String = "CloudFrontDistribution";
} }

/// What belongs to `AWS::Cognito::UserPoolDomain`.
pub mod user_pool_domain {
use crate::resource::define::*;

structure! { #[doc = "`CustomDomainConfigType`."] CustomDomainConfigType
require {
}
accept {
    certificate_arn: CertificateArn = "CertificateArn", "20 to 2048 characters";
    security_policy: CustomDomainConfigTypeSecurityPolicy = "SecurityPolicy";
}
}
structure! { #[doc = "`FailoverType`."] FailoverType
require {
    primary_route53_health_check_id: String = "PrimaryRoute53HealthCheckId", "0 to 64 characters";
    secondary_region: String = "SecondaryRegion", "5 to 32 characters";
}
accept {
}
}
structure! { #[doc = "`RoutingType`."] RoutingType
require {
}
accept {
    failover: FailoverType = "Failover";
}
}
enumeration! { CustomDomainConfigTypeSecurityPolicy { TlsV1 = "TLS_V1"; TlsV122021 = "TLS_V1_2_2021"; TlsV132025 = "TLS_V1_3_2025"; } }
}

resource! { "AWS::Cognito::UserPoolGroup" UserPoolGroup -> UserPoolGroupName;
require {
    user_pool_id: UserPoolId = "UserPoolId", "1 to 55 characters; a change replaces the resource";
}
accept {
    description: String = "Description", "0 to 2048 characters";
    group_name: String = "GroupName", "1 to 128 characters; a change replaces the resource";
    precedence: i64 = "Precedence", "at least 0";
    role_arn: RoleArn = "RoleArn", "20 to 2048 characters";
}
attributes {
} }

resource! { "AWS::Cognito::UserPoolIdentityProvider" UserPoolIdentityProvider -> UserPoolIdentityProviderName;
require {
    provider_details: Json = "ProviderDetails";
    provider_name: String = "ProviderName", "1 to 32 characters; a change replaces the resource";
    provider_type: user_pool_identity_provider::ProviderType = "ProviderType", "a change replaces the resource";
    user_pool_id: UserPoolId = "UserPoolId", "1 to 55 characters; a change replaces the resource";
}
accept {
    attribute_mapping: Json = "AttributeMapping";
    idp_identifiers: Vec<String> = "IdpIdentifiers", "0 to 50 items";
}
attributes {
} }

/// What belongs to `AWS::Cognito::UserPoolIdentityProvider`.
pub mod user_pool_identity_provider {
use crate::resource::define::*;

enumeration! { ProviderType { Facebook = "Facebook"; Google = "Google"; LoginWithAmazon = "LoginWithAmazon"; Oidc = "OIDC"; Saml = "SAML"; SignInWithApple = "SignInWithApple"; } }
}

resource! { "AWS::Cognito::UserPoolResourceServer" UserPoolResourceServer -> String;
require {
    identifier: String = "Identifier", "1 to 256 characters; a change replaces the resource";
    name: String = "Name", "1 to 256 characters";
    user_pool_id: UserPoolId = "UserPoolId", "1 to 55 characters; a change replaces the resource";
}
accept {
    scopes: Vec<user_pool_resource_server::ResourceServerScopeType> = "Scopes", "0 to 100 items";
}
attributes {
} }

/// What belongs to `AWS::Cognito::UserPoolResourceServer`.
pub mod user_pool_resource_server {
use crate::resource::define::*;

structure! { #[doc = "`ResourceServerScopeType`."] ResourceServerScopeType
require {
    scope_description: String = "ScopeDescription", "1 to 256 characters";
    scope_name: String = "ScopeName", "1 to 256 characters";
}
accept {
}
}
}
