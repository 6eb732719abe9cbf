// Cognito: the default identity provider.
const { Aws, CfnOutput, Duration, RemovalPolicy } = require('aws-cdk-lib');
const cognito = require('aws-cdk-lib/aws-cognito');
const { DOMAIN, PlatformStack } = require('../platform');

class AuthStack extends PlatformStack {
  constructor(scope, id) {
    super(scope, id, 'Cognito: the default identity provider');
    const users = new cognito.UserPool(this, 'Users', {
      userPoolName: Aws.STACK_NAME,
      featurePlan: cognito.FeaturePlan.ESSENTIALS,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      autoVerify: { email: true },
      accountRecovery: cognito.AccountRecovery.EMAIL_ONLY,
      selfSignUpEnabled: false,
      mfa: cognito.Mfa.OPTIONAL,
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy: {
        minLength: 14,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        passwordHistorySize: 5,
        tempPasswordValidity: Duration.days(3),
      },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    const client = users.addClient('Client', {
      userPoolClientName: 'app',
      generateSecret: true,
      authFlows: { userSrp: true }, // refresh tokens are rotated, and so are no flow of their own
      enableTokenRevocation: true,
      preventUserExistenceErrors: true,
      supportedIdentityProviders: [cognito.UserPoolClientIdentityProvider.COGNITO],
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [cognito.OAuthScope.OPENID, cognito.OAuthScope.EMAIL, cognito.OAuthScope.PROFILE],
        callbackUrls: [`https://${DOMAIN}/auth/callback`],
      },
      accessTokenValidity: Duration.minutes(15),
      idTokenValidity: Duration.minutes(15),
      refreshTokenValidity: Duration.days(30),
      refreshTokenRotationGracePeriod: Duration.seconds(10),
    });
    // Without a style the pages of this version are not there. CDK has no higher constructs for it.
    new cognito.CfnManagedLoginBranding(this, 'SignInStyle', {
      userPoolId: users.userPoolId,
      clientId: client.userPoolClientId,
      useCognitoProvidedValues: true,
    });
    users.addDomain('SignIn', {
      cognitoDomain: { domainPrefix: `${Aws.STACK_NAME}-${Aws.ACCOUNT_ID}` },
      managedLoginVersion: cognito.ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    });
    users.addGroup('Operators', { groupName: 'operators', description: 'May create tenants' });
    new CfnOutput(this, 'Issuer', { description: 'Who signs the tokens', value: users.userPoolProviderUrl });
    new CfnOutput(this, 'ClientId', {
      description: 'Whom the tokens are made out for',
      value: client.userPoolClientId,
    });
  }
}

module.exports = { AuthStack };
