import { newIdentifier } from '../../../identity/identifier.ts';
import { TokenRefused } from '../../../identity/oidc/token-refused.ts';
import { allProviders, issuerOf } from '../../../identity/provider/provider.ts';
import { SamlRefused } from '../../../identity/saml/saml-refused.ts';
import { ServiceUnreachable } from '../../../net/service-call.ts';
import type { Writer } from '../../../store/store.ts';
import { ActRefused } from '../../act-refused.ts';
import type { Services } from '../../services.ts';

export interface NewProvider {
  readonly kind: 'oidc' | 'saml';
  readonly name: string;
  readonly issuer: string;
  readonly configuration: object;
  readonly sealedSecret: string | null;
  readonly groupRoles: Readonly<Record<string, string>>;
}

/** Adds a provider. @throws ActRefused when its issuer is connected already: then two would vouch for the same people */
export async function addProvider(rows: Writer, { ports }: Services, { kind, name, issuer, configuration, sealedSecret, groupRoles }: NewProvider, at: string): Promise<string> {
  const others = await allProviders(rows);
  if (others.some((other) => issuerOf(other) === issuer)) throw new ActRefused('conflict', 'This provider is connected already. Change it in place of adding it again.');
  const id = newIdentifier(ports);
  await rows.insertInto('identityProvider').values({ id, kind, name, state: 'active', configuration: JSON.stringify(configuration), sealedSecret, groupRoles: JSON.stringify(groupRoles), directorySubject: null, createdAt: at, changedAt: at }).execute();
  return id;
}

/** Reads what an administrator entered or a provider says of itself, and tells them what is wrong with it. @throws ActRefused */
export async function readFromProvider<T>(path: string, read: () => T | Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (problem) {
    const reason = problem instanceof ServiceUnreachable ? `The provider’s address ${problem.message}.` : problem instanceof TokenRefused || problem instanceof SamlRefused ? problem.message : undefined;
    if (reason === undefined) throw problem;
    throw new ActRefused('invalid-input', reason, [{ path, message: reason }]);
  }
}
