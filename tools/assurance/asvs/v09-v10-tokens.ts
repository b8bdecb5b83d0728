import { absent, tested } from '../proof.ts';
import { answers, idToken, oidc, saml } from '../suites.ts';
import { first, second, type Chapter } from '../requirement.ts';

const noServer = absent('The workspace hands out no OAuth tokens: no authorisation server, no consent, no refresh tokens.', { packages: /^(?:oidc-provider|oauth2-server|node-oauth2-server|@node-oauth\/.*)$/ });
const noResource = absent('The workspace takes no OAuth access tokens: its API tokens are its own, looked up whole.', { words: /at\+jwt['"]\)?\s*===|introspection_endpoint/ });

export const selfContainedTokens: Chapter = {
  title: 'V9 Self-contained tokens',
  requirements: [
    first('9.1.1', 'The signature comes first', tested([idToken('a token ${what} is refused'), idToken('a sound token is taken by ES256, EdDSA and RS256')])),
    first('9.1.2', 'Only listed algorithms', tested([idToken('a token by an algorithm that the provider was not connected with is refused'), idToken('a token ${what} is refused')])),
    first('9.1.3', 'Keys come from the provider that was connected', tested([idToken('a token ${what} is refused'), idToken('a key set ${what} is refused')], 'Keys and addresses of keys inside a token are refused.')),
    first('9.2.1', 'Times are held', tested(idToken('a token ${what} is refused'))),
    second('9.2.2', 'A token of another kind is none', tested(idToken('a token ${what} is refused'))),
    second('9.2.3', 'A token for another audience is none', tested([idToken('a token ${what} is refused'), idToken('a list of audiences needs the party that it was issued to')])),
    second('9.2.4', 'Issued tokens name one audience', noServer),
  ],
};

export const oauthAndOidc: Chapter = {
  title: 'V10 OAuth and OpenID Connect',
  requirements: [
    second('10.1.1', 'Tokens stay where they are needed', tested([oidc('everybody learns the name of a provider; its secret is nowhere in the clear'), answers('of a signed-in person are kept by no cache, and no page’s session has a place in an address or a body')], 'The server redeems the code and drops the token; a browser sees neither.')),
    second('10.1.2', 'Only answers to one’s own request count', tested([oidc('an answer ${what} signs nobody in'), oidc('an answer signs nobody in who did not ask for it in the same browser')])),
    second('10.2.1', 'No sign-in by another’s answer', tested(oidc('an answer signs nobody in who did not ask for it in the same browser'), 'State and proof key are both made from a secret of the browser.')),
    second('10.2.2', 'Providers can’t be mixed up', tested(oidc('an answer ${what} signs nobody in'), 'The issuer in the answer is looked at.')),
    ...(['10.3.1', '10.3.2', '10.3.3', '10.3.4'] as const).map((id, index) => second(id, ['Audience of access tokens', 'Scopes of access tokens', 'Subject of access tokens', 'Strength behind access tokens'][index] ?? '', noResource)),
    ...([['10.4.1', 'Redirect addresses'], ['10.4.2', 'Codes used once'], ['10.4.3', 'Codes of short life'], ['10.4.4', 'Grants of a client'], ['10.4.5', 'Replayed refresh tokens']] as const).map(([id, title]) => first(id, title, noServer)),
    ...([['10.4.6', 'Proof keys asked for'], ['10.4.7', 'Registration of clients'], ['10.4.8', 'End of refresh tokens'], ['10.4.9', 'Revocation of tokens'], ['10.4.10', 'Clients that prove who they are'], ['10.4.11', 'Scopes of clients']] as const).map(([id, title]) => second(id, title, noServer)),
    second('10.5.1', 'An ID token counts once', tested([idToken('a token ${what} is refused'), oidc('an answer signs nobody in who did not ask for it in the same browser')])),
    second('10.5.2', 'Somebody is the provider with its subject', tested([saml('two providers that name the same person vouch for two people'), oidc('a person of a mapped group gets an account, and the same one the next time')])),
    second('10.5.3', 'A provider’s metadata speaks for its issuer only', tested([oidc('an answer ${what} signs nobody in'), oidc('a discovery document that names another issuer connects nothing')])),
    second('10.5.4', 'A token is for this workspace', tested(idToken('a token ${what} is refused'))),
    second('10.5.5', 'Back-channel logout', absent('No logout is taken over a back channel.', { words: /logout\+jwt|backchannel_logout|logout_token/ })),
    second('10.6.1', 'Response types of a provider', noServer),
    second('10.6.2', 'Forced logout at a provider', noServer),
    ...([['10.7.1', 'Consent is asked for'], ['10.7.2', 'Consent is understood'], ['10.7.3', 'Consent is taken back']] as const).map(([id, title]) => second(id, title, noServer)),
  ],
};
