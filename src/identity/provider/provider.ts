import type { Reader } from '../../store/store.ts';
import type { Tables } from '../../store/tables.ts';
import { roles, type Role } from '../actor.ts';
import type { ProviderMetadata } from '../oidc/provider-metadata.ts';
import type { IdentityProvider } from '../saml/identity-provider.ts';

export interface OidcConfiguration {
  readonly metadata: ProviderMetadata;
  readonly clientId: string;
  readonly scope: string;
  /** The claim that lists a person’s groups. */
  readonly groupsFrom: string;
}

/** `certificateEndsAt` stands at the top, where the chime for certificates reads it. */
export interface SamlConfiguration extends IdentityProvider {
  /** The attribute that lists a person’s groups. */
  readonly groupsFrom: string;
}

interface Connected {
  readonly id: string;
  readonly name: string;
  readonly state: 'active' | 'disabled';
  /** Group of the provider to role here. */
  readonly groupRoles: ReadonlyMap<string, Role>;
  /** The attribute in which its directory writes the subject of a person. */
  readonly directorySubject: 'userName' | 'externalId' | null;
  readonly sealedSecret: string | null;
}

/** A provider of sign-in as it is connected here. */
export type Provider = Connected & ({ readonly kind: 'oidc'; readonly configuration: OidcConfiguration } | { readonly kind: 'saml'; readonly configuration: SamlConfiguration });

/** What client secrets are sealed for. */
export const clientSecretPurpose = 'provider-client-secret';

/** A provider of sign-in by its id; undefined when there is none. */
export async function providerById(rows: Reader, id: string): Promise<Provider | undefined> {
  const row = await rows.selectFrom('identityProvider').where('id', '=', id).selectAll().executeTakeFirst();
  return row && asProvider(row);
}

/** A provider that signs people in now. One that is disabled is not even read: it takes no longer than one that never was. */
export async function activeProviderById(rows: Reader, id: string): Promise<Provider | undefined> {
  const row = await rows.selectFrom('identityProvider').where('id', '=', id).where('state', '=', 'active').selectAll().executeTakeFirst();
  return row && asProvider(row);
}

/** All providers of sign-in, by name. */
export async function allProviders(rows: Reader): Promise<readonly Provider[]> {
  const found = await rows.selectFrom('identityProvider').selectAll().orderBy('name').orderBy('id').execute();
  return found.map(asProvider);
}

/** The name by which a provider’s tokens and assertions say whose they are. */
export function issuerOf(provider: Provider): string {
  return provider.kind === 'oidc' ? provider.configuration.metadata.issuer : provider.configuration.entityId;
}

function asProvider({ id, name, state, kind, configuration, groupRoles, sealedSecret, directorySubject }: Tables['identityProvider']): Provider {
  const mapped = Object.entries(JSON.parse(groupRoles) as Record<string, string>).flatMap(([group, role]) => (isRole(role) ? [[group, role] as const] : []));
  const connected: Connected = { id, name, state, groupRoles: new Map(mapped), sealedSecret, directorySubject };
  // What is written is what `Provider` says.
  return { ...connected, kind, configuration: JSON.parse(configuration) as unknown } as Provider;
}

function isRole(text: string): text is Role {
  return (roles as readonly string[]).includes(text);
}
