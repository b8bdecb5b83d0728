import { z } from 'zod';
import type { Reader } from '../../store/store.ts';

const countShape = z.object({ id: z.string(), requirement: z.string().describe('The recommendation to customers that it is about.'), title: z.string(), count: z.number(), of: z.number(), what: z.string().describe('What it is out of.'), limits: z.string().describe('What the figure does not say.') });

export const ownBuyingShape = z.object({ at: z.string(), counts: z.array(countShape) });

/** Counts of a kind at most that one look takes in. */
const rowsMost = 20_000;

/** Where the organisation stands as a buyer: counts with what they are out of, never added up. @param at RFC 3339 */
export async function ownBuying(rows: Reader, at: string): Promise<z.infer<typeof ownBuyingShape>> {
  // Each step into an index: whether there was a look, a board or a meeting at all, however many there were.
  const awarded = await rows.selectFrom('purchase').innerJoin('candidate', 'candidate.id', 'purchase.awardedCandidateId')
    .select((of) => ['purchase.id', of.selectFrom('vendorLook').select('vendorLook.id').whereRef('vendorLook.vendorId', '=', 'candidate.vendorId').whereRef('vendorLook.endedAt', '<=', 'purchase.awardedAt').limit(1).as('lookId')]).where('purchase.state', '=', 'awarded').limit(rowsMost).execute();
  const assessed = awarded.filter(({ lookId }) => lookId !== null).length;
  const acceptances = await rows.selectFrom('acceptance').leftJoin('acceptanceDecision as decided', 'decided.acceptanceId', 'acceptance.id')
    .select((of) => ['acceptance.id', 'decided.outcome', of.selectFrom('acceptanceBoard').select('acceptanceBoard.id').whereRef('acceptanceBoard.acceptanceId', '=', 'acceptance.id').limit(1).as('boardId')]).limit(rowsMost).execute();
  const wanted = acceptances.filter(({ outcome }) => outcome !== 'withdrawn');
  const accepted = wanted.filter(({ outcome }) => outcome === 'approved');
  const objections = await rows.selectFrom('objection').select('decision').limit(rowsMost).execute();
  const makers = await rows.selectFrom('vendor')
    .select((of) => ['vendor.id', 'vendor.criticality', of.selectFrom('vendorMeeting').select('vendorMeeting.id').whereRef('vendorMeeting.vendorId', '=', 'vendor.id').limit(1).as('meetingId')]).where('vendor.archivedAt', 'is', null).limit(rowsMost).execute();
  const planned = new Set((await rows.selectFrom('vendorPlan').select('vendorId').limit(rowsMost).execute()).map(({ vendorId }) => vendorId));
  const critical = makers.filter(({ criticality }) => criticality === 'critical');
  return {
    at,
    counts: [
      { id: 'assessed', requirement: 'white-paper/assessment-before-purchase', title: 'Purchases assessed before they were awarded', count: assessed, of: awarded.length, what: 'purchases awarded', limits: 'Counted are looks at what the maker shows that ended before the award. Purchases without a case file are not known here.' },
      { id: 'accepted', requirement: 'white-paper/risk-acceptance', title: 'Acceptances that an executive approved', count: accepted.length, of: wanted.length, what: 'acceptances asked for and not taken back', limits: 'Those that wait or were declined are in the second figure only. Approved means that a person accepted a risk, not that the product is safe.' },
      { id: 'board', requirement: 'white-paper/acceptances-before-the-board', title: 'Acceptances shown to the board', count: accepted.filter(({ boardId }) => boardId !== null).length, of: accepted.length, what: 'acceptances that an executive approved', limits: 'As people wrote the board’s days down.' },
      { id: 'overruled', requirement: 'white-paper/power-to-push-back', title: 'Objections that were overruled', count: objections.filter(({ decision }) => decision === 'overruled').length, of: objections.length, what: 'objections written down', limits: 'Neither few nor many is good by itself. None at all may mean that nobody dares.' },
      { id: 'planless', requirement: 'white-paper/upgrade-plan', title: 'Critical makers without a plan', count: critical.filter(({ id }) => !planned.has(id)).length, of: critical.length, what: 'makers that the organisation calls critical', limits: 'A plan is what somebody wrote down with the maker; whether it is a good one, no figure says.' },
      { id: 'met', requirement: 'white-paper/strategic-relations', title: 'Makers met with shared priorities', count: makers.filter(({ meetingId }) => meetingId !== null).length, of: makers.length, what: 'makers in use or looked at', limits: 'At any time; the days stand with each maker.' },
    ],
  };
}
