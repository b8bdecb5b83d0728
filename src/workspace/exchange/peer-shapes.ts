import { z } from 'zod';
import type { Reader } from '../../store/store.ts';
import type { Tables } from '../../store/tables.ts';
import type { ObjectFacts } from '../act.ts';

/** A bundle as lists show it. */
export const peerBundleShape = z.object({
  id: z.string(), direction: z.enum(['own', 'received']), organisation: z.string().describe('As the bundle itself says.'), keyId: z.string(), signer: z.string().nullable().describe('Whose key it is, by somebody here who compared it; null while nobody has.'),
  sizeBytes: z.number(), asOf: z.string(), makers: z.number(), requests: z.number(), leftOut: z.number(), at: z.string(),
});
export type ShownBundle = z.infer<typeof peerBundleShape>;

/** A row as it leaves. @param signer whose key it is */
export function bundleOf({ id, direction, organisation, keyId, sizeBytes, asOf, makers, requests, leftOut, at }: Tables['peerBundle'], signer: string | null): ShownBundle {
  return { id, direction, organisation, keyId, signer, sizeBytes: Number(sizeBytes), asOf, makers, requests, leftOut, at };
}

/** Finds a bundle of peers, or for them. */
export async function findBundle(rows: Reader, { bundle }: { readonly bundle: string }): Promise<ObjectFacts | undefined> {
  const found = await rows.selectFrom('peerBundle').select('id').where('id', '=', bundle).where('removedAt', 'is', null).executeTakeFirst();
  return found === undefined ? undefined : { kind: 'vendor', id: found.id, productId: null, accountId: null };
}
