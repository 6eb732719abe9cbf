// A certified OpenID provider for the tests of sign-in, on the loopback address. Nobody types anything: whoever the login hint names
// is signed in and consents.
//
// node server.mjs PORT REDIRECT_URI CLIENT_SECRET
import { Provider } from 'oidc-provider';

const [port, redirect, secret] = process.argv.slice(2);
const issuer = `http://127.0.0.1:${port}`;

// An account is named for the e-mail address that the hint is; one that begins with `unverified` is not verified.
const account = (id) => {
  const email = id.replace('account-of-', '');
  return {
    accountId: id,
    claims: () => ({ sub: id, email, email_verified: !email.startsWith('unverified') }),
  };
};

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: 'the-tests',
      client_secret: secret,
      redirect_uris: [redirect],
      grant_types: ['authorization_code'],
      response_types: ['code'],
      id_token_signed_response_alg: 'RS256',
    },
  ],
  claims: { openid: ['sub'], email: ['email', 'email_verified'] },
  // The claims of the scopes are in the ID token itself.
  conformIdTokenClaims: false,
  findAccount: (_, id) => account(id),
  pkce: { required: () => true },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
  cookies: { keys: ['a key of the tests'] },
  ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
});

provider.use(async (context, next) => {
  if (!context.path.startsWith('/interaction/')) {
    await next();
    return;
  }
  const { prompt, params, session } = await provider.interactionDetails(context.req, context.res);
  if (prompt.name === 'login') {
    const result = { login: { accountId: `account-of-${params.login_hint ?? 'somebody@example.com'}` } };
    await provider.interactionFinished(context.req, context.res, result, { mergeWithLastSubmission: false });
    context.respond = false;
    return;
  }
  const grant = new provider.Grant({ accountId: session.accountId, clientId: params.client_id });
  grant.addOIDCScope(params.scope);
  const result = { consent: { grantId: await grant.save() } };
  await provider.interactionFinished(context.req, context.res, result, { mergeWithLastSubmission: true });
  context.respond = false;
});

provider.listen(Number(port), '127.0.0.1', () => console.log(`listening at ${issuer}`));
