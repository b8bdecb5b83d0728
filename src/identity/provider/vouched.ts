import { createServiceCaller, ServiceUnreachable } from '../../net/service-call.ts';
import type { JsonObject, JsonValue } from '../../read/gateway/json.ts';
import type { Settings } from '../../settings/settings.ts';
import { boundValue } from '../bound-values.ts';
import { authorizationAddress, redeem, type RelyingParty } from '../oidc/relying-party.ts';
import { TokenRefused } from '../oidc/token-refused.ts';
import { SamlRefused } from '../saml/saml-refused.ts';
import { requestAddress } from '../saml/service-provider.ts';
import { verifyResponse } from '../saml/verify-response.ts';
import type { Secrets } from '../secrets.ts';
import { redirectUri, serviceProvider } from './places.ts';
import { clientSecretPurpose, type Provider } from './provider.ts';

/** Whom a provider vouches for. Provider and subject are who it is; the rest is only words about them. */
export interface Vouched {
  readonly subject: string;
  readonly displayName: string | null;
  readonly mail: string | null;
  readonly groups: readonly string[];
  /** What counts once, and until when it is remembered. */
  readonly assertion: { readonly id: string; readonly endsAt: string } | null;
}

/** Nobody was vouched for. The reason is for the audit log, never for who signs in. */
export class NotVouched extends Error {
  override readonly name = 'NotVouched';
}

interface Surroundings {
  readonly settings: Settings;
  readonly secrets: Secrets;
  readonly now: Date;
}

const groupsMost = 500;

/** Where a browser goes to sign in at a provider. @param ceremony the secret that the browser keeps */
export function signInAddress(provider: Provider, ceremony: string, { settings, now }: Pick<Surroundings, 'settings' | 'now'>): string {
  if (provider.kind === 'oidc') return authorizationAddress({ ...provider.configuration, clientSecret: '', redirectUri: redirectUri(settings, provider.id) }, ceremony);
  return requestAddress(serviceProvider(settings, provider.id), provider.configuration.signInAddress, requestId(ceremony), now);
}

/**
 * Checks what a browser brought back from a provider.
 * @param answer the query of the address it came back to (OpenID Connect), or the form field SAMLResponse (SAML)
 * @param ceremony the secret of the browser in which the sign-in was begun
 * @throws NotVouched
 */
export async function vouchedBy(provider: Provider, answer: string, ceremony: string, surroundings: Surroundings): Promise<Vouched> {
  try {
    return await (provider.kind === 'oidc' ? byToken(provider, answer, ceremony, surroundings) : byAssertion(provider, answer, ceremony, surroundings));
  } catch (problem) {
    if (problem instanceof TokenRefused || problem instanceof SamlRefused) throw new NotVouched(problem.message);
    if (problem instanceof ServiceUnreachable) throw new NotVouched(`The provider ${problem.message}.`);
    throw problem;
  }
}

async function byToken({ id, configuration, sealedSecret }: Extract<Provider, { kind: 'oidc' }>, answer: string, ceremony: string, { settings, secrets, now }: Surroundings): Promise<Vouched> {
  const clientSecret = sealedSecret === null ? '' : Buffer.from(secrets.open(clientSecretPurpose, sealedSecret)).toString('utf8');
  const party: RelyingParty = { ...configuration, clientSecret, redirectUri: redirectUri(settings, id) };
  const claims = await redeem(party, answer, ceremony, createServiceCaller(settings.privateHostsAllowed, { now: () => now }), now);
  return {
    subject: claims.sub, displayName: textOf(claims, 'name') ?? textOf(claims, 'preferred_username'),
    // Where mail goes, and only when the provider has looked that it arrives. It never says who somebody is.
    mail: claims['email_verified'] === true ? textOf(claims, 'email') : null,
    groups: groupsIn(claims[configuration.groupsFrom]), assertion: null,
  };
}

async function byAssertion({ id, configuration }: Extract<Provider, { kind: 'saml' }>, answer: string, ceremony: string, { settings, now }: Surroundings): Promise<Vouched> {
  const signed = await verifyResponse(answer, { provider: configuration, us: serviceProvider(settings, id), requestId: requestId(ceremony), now });
  return {
    subject: signed.nameId, displayName: signed.attributes.get('displayName')?.[0] ?? signed.attributes.get('http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name')?.[0] ?? null, mail: null,
    groups: groupsIn(signed.attributes.get(configuration.groupsFrom)), assertion: { id: signed.id, endsAt: signed.endsAt },
  };
}

/** An XML id does not begin with a digit. */
function requestId(ceremony: string): string {
  return `_${boundValue(ceremony, 'saml-request')}`;
}

function textOf(claims: JsonObject, name: string): string | null {
  const value = claims[name];
  return typeof value === 'string' && value !== '' && value.length <= 254 ? value : null;
}

/** A list of texts; one text is no list, and anything else in a list makes it none. */
function groupsIn(value: JsonValue | readonly string[] | undefined): readonly string[] {
  return Array.isArray(value) && value.length <= groupsMost && value.every((group): group is string => typeof group === 'string') ? value : [];
}
