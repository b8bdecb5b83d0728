import { z } from 'zod';
import type { Reader } from '../../store/store.ts';
import type { ObjectFacts } from '../act.ts';
import { findPurchase } from '../purchases/find.ts';
import { nameShape } from '../shapes.ts';

/** Links that one thing has at most. */
export const linksMost = 20;

/** What is said of a link to an issue in the organisation’s own tracker. */
export const trackerInput = {
  address: z.string().trim().max(1000).refine(isTrackerAddress, 'Expected a whole address that begins with https://, without a name or password in it.'),
  words: nameShape.describe('As pages show it, such as SEC-412.'),
} as const;

export const trackerLinkShape = z.object({ id: z.string(), address: z.string(), words: z.string(), addedAt: z.string() });
type TrackerLink = z.infer<typeof trackerLinkShape>;

function isTrackerAddress(address: string): boolean {
  const url = URL.parse(address);
  return url !== null && url.protocol === 'https:' && url.username === '' && url.password === '' && !/[\p{C}\s]/u.test(address);
}

/** The links of some things, each under the id of what it is on, the oldest first. */
export async function trackerLinks(rows: Reader, on: 'purchase' | 'clause' | 'alert', ids: readonly string[]): Promise<ReadonlyMap<string, TrackerLink[]>> {
  const found = ids.length === 0 ? [] : await rows.selectFrom('trackerLink').select(['id', 'subjectId', 'address', 'words', 'addedAt']).where('subject', '=', on).where('subjectId', 'in', ids).orderBy('addedAt').orderBy('id').execute();
  return new Map(ids.map((id) => [id, found.filter(({ subjectId }) => subjectId === id).map(({ id: own, address, words, addedAt }) => ({ id: own, address, words, addedAt }))]));
}

/** Finds the case or the maker that a link belongs to. */
export async function findTrackerLink(rows: Reader, { trackerLink }: { readonly trackerLink: string }, wanted: 'purchase' | 'vendor'): Promise<ObjectFacts | undefined> {
  const found = await rows.selectFrom('trackerLink').select(['purchaseId', 'vendorId']).where('id', '=', trackerLink).executeTakeFirst();
  if (wanted === 'purchase') return found === undefined || found.purchaseId === null ? undefined : findPurchase(rows, { purchase: found.purchaseId });
  return found === undefined || found.vendorId === null ? undefined : { kind: 'vendor', id: found.vendorId, productId: null, accountId: null };
}
