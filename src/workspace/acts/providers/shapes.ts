import { z } from 'zod';
import { roles } from '../../../identity/actor.ts';
import type { Reader } from '../../../store/store.ts';
import type { ObjectFacts } from '../../act.ts';

/** Roles that a group can stand for: a vendor’s contact is one for a product and for a time, so never by a group. */
const mappedRoles = roles.filter((role) => role !== 'vendor-contact');

/** Group of the provider to role here. Only who may change a provider maps a group, to administrator too. */
export const groupRolesShape = z.record(z.string().min(1).max(200), z.enum(mappedRoles)).refine((mapped) => Object.keys(mapped).length <= 100, 'at most 100 groups were expected');

/** The claim or attribute that lists a person’s groups. */
export const groupsFromShape = z.string().min(1).max(200).regex(/^[\u0021-\u007e]+$/u, 'the name of a claim or attribute was expected');
/** Exactly as the provider writes it. */
export const issuerShape = z.string().max(1000).regex(/^https?:\/\/[^\s?#]+$/u, 'an address without query and fragment was expected');
/** Kept sealed, and shown to nobody again. */
export const clientSecretShape = z.string().min(8).max(500).regex(/^[\u0021-\u007e]+$/u, 'a client secret was expected');
export const samlMetadataShape = z.string().min(1).max(262_144);

/** A provider as administrators and auditors see it: nothing of its secret. */
export const providerShape = z.object({
  id: z.string(), kind: z.enum(['oidc', 'saml']), name: z.string(), state: z.enum(['active', 'disabled']), issuer: z.string(), clientId: z.string().nullable(), groupsFrom: z.string(),
  groupRoles: z.record(z.string(), z.string()), certificateEndsAt: z.string().nullable(), answersComeTo: z.string(), entityId: z.string().nullable(), people: z.number(),
  directory: z.object({ address: z.string(), subject: z.enum(['userName', 'externalId']).nullable(), people: z.number(), groups: z.number(), tokens: z.array(z.object({ id: z.string(), createdAt: z.string(), expiresAt: z.string(), lastUsedAt: z.string().nullable() })) }),
});

/** Finds the provider that an input names. */
export async function findProvider(rows: Reader, { provider }: { readonly provider: string }): Promise<ObjectFacts | undefined> {
  const found = await rows.selectFrom('identityProvider').where('id', '=', provider).select('id').executeTakeFirst();
  return found && { kind: 'provider', id: found.id, productId: null, accountId: null };
}
