import { z } from 'zod';
import type { VerdictName } from '../../model/verdict.ts';
import type { Reader } from '../../store/store.ts';
import { keptVerdicts } from '../purchases/kept-verdicts.ts';
import { peerVerdicts } from './peer-bundle.ts';

const ownShape = z.object({ verdict: z.enum([...peerVerdicts, 'unknown', 'not-applicable']), seenAt: z.string(), look: z.string() });

/** What a peer saw of one requirement, beside ours. */
export const peerLineShape = z.object({
  bundle: z.string(), peer: z.string().describe('As somebody here confirmed, else as the bundle itself says.'), isConfirmed: z.boolean(), product: z.string(), requirement: z.string(), verdict: z.enum(peerVerdicts), reason: z.string(), seenAt: z.string(),
  /** What our look that is nearest in time shows; null when we never looked. */
  nearest: ownShape.nullable(),
  /** What our newest look shows. */
  newest: ownShape.nullable(),
  /** Of the newest: `only-theirs` when we know nothing of it. */
  comparison: z.enum(['same', 'differs', 'only-theirs']),
});
type Line = z.infer<typeof peerLineShape>;
type Own = NonNullable<Line['newest']>;

/** Lines of one maker, and our own looks that they are held to. */
const most = { lines: 1000, looks: 60 };

/** What peers saw of a maker, beside our own looks, the newest first; in a bounded number of rows. */
export async function besidePeers(rows: Reader, vendorId: string): Promise<{ readonly lines: Line[]; readonly isMore: boolean }> {
  const { domain } = await rows.selectFrom('vendor').select('domain').where('id', '=', vendorId).executeTakeFirstOrThrow();
  if (domain === null) return { lines: [], isMore: false };
  const found = await rows.selectFrom('peerFinding').innerJoin('peerBundle', 'peerBundle.id', 'peerFinding.bundleId').leftJoin('peerKey', 'peerKey.keyId', 'peerBundle.keyId')
    .select(['peerFinding.bundleId', 'peerFinding.product', 'peerFinding.requirement', 'peerFinding.verdict', 'peerFinding.reason', 'peerFinding.seenAt', 'peerBundle.organisation', 'peerKey.name'])
    .where('peerFinding.domain', '=', domain).where('peerBundle.removedAt', 'is', null).orderBy('peerFinding.seenAt', 'desc').orderBy('peerFinding.requirement').orderBy('peerFinding.bundleId').limit(most.lines + 1).execute();
  if (found.length === 0) return { lines: [], isMore: false };
  const looks = await rows.selectFrom('vendorLook').select(['id', 'product', 'endedAt']).where('vendorId', '=', vendorId).orderBy('endedAt', 'desc').limit(most.looks).execute();
  const verdicts = new Map<string, ReadonlyMap<string, VerdictName>>();
  const ownAt = async (look: (typeof looks)[number] | undefined, requirement: string): Promise<Own | null> => {
    if (look === undefined) return null;
    const kept = verdicts.get(look.id) ?? (await keptVerdicts(rows, look.id));
    verdicts.set(look.id, kept);
    const verdict = kept.get(requirement) ?? 'unknown';
    return { verdict: verdict === 'contradicted' ? 'differs' : verdict, seenAt: look.endedAt, look: look.id };
  };
  const lines: Line[] = [];
  for (const { bundleId, product, requirement, verdict, reason, seenAt, organisation, name } of found.slice(0, most.lines)) {
    // Looks at the same product, else at the maker as a whole.
    const ofProduct = looks.filter((look) => look.product === product);
    const own = ofProduct.length > 0 ? ofProduct : looks.filter((look) => look.product === '');
    const nearest = own.toSorted((one, other) => distance(one.endedAt, seenAt) - distance(other.endedAt, seenAt))[0];
    const newest = await ownAt(own[0], requirement);
    lines.push({
      bundle: bundleId, peer: name ?? organisation, isConfirmed: name !== null, product, requirement, verdict, reason, seenAt, nearest: await ownAt(nearest, requirement), newest,
      comparison: newest === null || newest.verdict === 'unknown' ? 'only-theirs' : newest.verdict === verdict ? 'same' : 'differs',
    });
  }
  return { lines, isMore: found.length > most.lines };
}

function distance(one: string, other: string): number {
  return Math.abs(Date.parse(one) - Date.parse(other));
}
