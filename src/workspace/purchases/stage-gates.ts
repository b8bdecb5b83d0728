import { z } from 'zod';
import type { Reader } from '../../store/store.ts';
import type { Tables } from '../../store/tables.ts';
import { inquiriesAreAnswered } from '../inquiries/inquiry-gate.ts';
import { mustsAreMetOrAccepted, objectionsAreDecided } from '../terms/award-rules.ts';
import { makersWereHeard } from './hearing-rule.ts';
import { newestLookFor } from './newest-looks.ts';

/** Something that is missing before a case can go on. */
export const blockerShape = z.object({
  /** Which rule says so. */
  rule: z.string(),
  /** A full sentence: what is missing and how to mend it. */
  message: z.string(),
  candidateId: z.string().nullable(),
});
export type Blocker = z.infer<typeof blockerShape>;

/**
 * One rule of a stage’s gate: what of it is missing in a case.
 * @param at RFC 3339
 */
export type StageRule = (rows: Reader, purchase: Tables['purchase'], at: string) => Promise<readonly Blocker[]>;

/** Somebody is a candidate at all. */
const hasCandidates: StageRule = async (rows, { id }) => {
  const any = await rows.selectFrom('candidate').select('id').where('purchaseId', '=', id).where('state', '=', 'standing').limit(1).executeTakeFirst();
  return any === undefined ? [{ rule: 'has-candidates', message: 'No maker is a candidate yet. Add at least one.', candidateId: null }] : [];
};

/** Every candidate was looked at before anybody decides. */
const candidatesWereLookedAt: StageRule = async (rows, { id }) => {
  const standing = await rows.selectFrom('candidate').innerJoin('vendor', 'vendor.id', 'candidate.vendorId').select(['candidate.id', 'candidate.vendorId', 'candidate.product', 'vendor.name']).where('candidate.purchaseId', '=', id).where('candidate.state', '=', 'standing').execute();
  const blockers: Blocker[] = [];
  for (const candidate of standing) {
    if ((await newestLookFor(rows, candidate.vendorId, candidate.product)) === undefined) blockers.push({ rule: 'candidates-were-looked-at', message: `What ${candidate.name} shows to everybody was not looked at yet. Have it looked at, or wait until the look has ended.`, candidateId: candidate.id });
  }
  return blockers;
};

/** What must hold before a case goes from a stage to the next, or is awarded at the end of `during`. */
const stageRules: Readonly<Record<Tables['purchase']['stage'], readonly StageRule[]>> = {
  before: [hasCandidates, candidatesWereLookedAt, inquiriesAreAnswered, makersWereHeard],
  during: [hasCandidates, candidatesWereLookedAt, inquiriesAreAnswered, makersWereHeard, mustsAreMetOrAccepted, objectionsAreDecided],
  after: [],
};

/** What stands in the way of the next stage of a case. */
export async function blockersOf(rows: Reader, purchase: Tables['purchase'], at: string): Promise<Blocker[]> {
  if (purchase.state !== 'open') return [];
  const blockers: Blocker[] = [];
  for (const rule of stageRules[purchase.stage]) blockers.push(...(await rule(rows, purchase, at)));
  return blockers;
}
