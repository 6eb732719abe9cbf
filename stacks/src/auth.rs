//! auth: the user pool that people sign in with when their tenant brings no identity provider of its own.

use cloudformation::intrinsic::sub;
use cloudformation::resource::cognito::{
    ManagedLoginBranding, UserPool, UserPoolClient, UserPoolDomain, UserPoolGroup, user_pool,
    user_pool_client,
};
use cloudformation::{DeletionPolicy, Stack};

use crate::environment::Environment;

/// Minutes that an access token is good for; a refresh token changes with each use.
const ACCESS_MINUTES: i64 = 15;
const REFRESH_DAYS: i64 = 30;

pub(crate) fn stack(environment: &Environment) -> Stack {
    let mut stack = Stack::new("auth", "Cognito: the default identity provider");
    let t = &mut stack.template;
    let passwords = user_pool::PasswordPolicy::new()
        .minimum_length(14)
        .require_lowercase(true)
        .require_numbers(true)
        .require_symbols(true)
        .require_uppercase(true)
        .password_history_size(5)
        .temporary_password_validity_days(3);
    let by_mail =
        user_pool::RecoveryOption::new().name(user_pool::RecoveryOptionName::VerifiedEmail).priority(1);
    let protection = if environment.protect {
        user_pool::DeletionProtection::Active
    } else {
        user_pool::DeletionProtection::Inactive
    };
    let pool = t.add(
        "Users",
        UserPool::new()
            .user_pool_name(sub("${AWS::StackName}"))
            .user_pool_tier(user_pool::UserPoolTier::Essentials)
            .username_attributes([user_pool::UsernameAttributes::Email])
            .username_configuration(user_pool::UsernameConfiguration::new().case_sensitive(false))
            .auto_verified_attributes([user_pool::AutoVerifiedAttributes::Email])
            .account_recovery_setting(user_pool::AccountRecoverySetting::new().recovery_mechanisms([by_mail]))
            // A tenant's administrator invites; nobody signs up alone.
            .admin_create_user_config(
                user_pool::AdminCreateUserConfig::new().allow_admin_create_user_only(true),
            )
            .mfa_configuration(user_pool::MfaConfiguration::Optional)
            .enabled_mfas(["SOFTWARE_TOKEN_MFA"])
            .policies(user_pool::Policies::new().password_policy(passwords))
            .deletion_protection(protection),
    );
    t.entry(&pool).keep(DeletionPolicy::RetainExceptOnCreate);
    let minutes = user_pool_client::TokenValidityUnits::new()
        .access_token(user_pool_client::TokenValidityUnitsAccessToken::Minutes)
        .id_token(user_pool_client::TokenValidityUnitsIdToken::Minutes)
        .refresh_token(user_pool_client::TokenValidityUnitsRefreshToken::Days);
    let client = t.add(
        "Client",
        UserPoolClient::new(pool.reference())
            .client_name("app")
            .allowed_o_auth_flows([user_pool_client::AllowedOAuthFlows::Code])
            .allowed_o_auth_flows_user_pool_client(true)
            .allowed_o_auth_scopes(["openid", "email", "profile"])
            .callback_urls([callback(environment)])
            .supported_identity_providers(["COGNITO"])
            .generate_secret(true)
            // Refresh tokens are rotated, and so are no flow of their own.
            .explicit_auth_flows([user_pool_client::ExplicitAuthFlows::AllowUserSrpAuth])
            .enable_token_revocation(true)
            .prevent_user_existence_errors(user_pool_client::PreventUserExistenceErrors::Enabled)
            .refresh_token_rotation(
                user_pool_client::RefreshTokenRotation::new()
                    .feature(user_pool_client::RefreshTokenRotationFeature::Enabled)
                    .retry_grace_period_seconds(10),
            )
            .access_token_validity(ACCESS_MINUTES)
            .id_token_validity(ACCESS_MINUTES)
            .refresh_token_validity(REFRESH_DAYS)
            .token_validity_units(minutes),
    );
    // Without a style the pages of this version are not there.
    t.add(
        "SignInStyle",
        ManagedLoginBranding::new(pool.reference())
            .client_id(client.reference())
            .use_cognito_provided_values(true),
    );
    t.add(
        "SignIn",
        UserPoolDomain::new(sub("${AWS::StackName}-${AWS::AccountId}"), pool.reference())
            .managed_login_version(2),
    );
    t.add(
        "Operators",
        UserPoolGroup::new(pool.reference()).group_name("operators").description("May create tenants"),
    );
    stack.termination_protection = environment.protect;
    stack.export("Issuer", "Who signs the tokens", pool.provider_url());
    stack.export("ClientId", "Whom the tokens are made out for", client.reference());
    stack
}

/// Where people come back to with a code.
fn callback(environment: &Environment) -> String {
    let origin = match &environment.domain {
        Some(domain) => format!("https://{}", domain.name),
        None => format!("http://localhost:{}", environment.port),
    };
    format!("{origin}/auth/callback")
}
