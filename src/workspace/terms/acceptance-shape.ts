import { z } from 'zod';
import type { Reader } from '../../store/store.ts';
import type { Tables } from '../../store/tables.ts';

/** `approved` is in force until its last day; `expired` and `revoked` were in force once. */
const acceptanceStateShape = z.enum(['asked', 'approved', 'declined', 'withdrawn', 'expired', 'revoked']);
export type AcceptanceState = z.infer<typeof acceptanceStateShape>;

export const acceptanceShape = z.object({
  id: z.string(), purchaseId: z.string(), purchase: z.string(), candidateId: z.string(), vendor: z.string(), product: z.string(), reseller: z.string(),
  requirement: z.string().nullable(), criterionId: z.string().nullable(), gap: z.string(), standing: z.string(), lookId: z.string().nullable(),
  reason: z.string(), controls: z.string(), owner: z.string(), expiresOn: z.string(), askedAt: z.string(), askedBy: z.string(), state: acceptanceStateShape,
  decision: z.object({ outcome: z.enum(['approved', 'declined', 'withdrawn']), decidedAt: z.string(), name: z.string(), office: z.string(), reason: z.string(), digest: z.string().nullable(), keyId: z.string().nullable() }).nullable(),
  revocation: z.object({ revokedAt: z.string(), revokedBy: z.string(), reason: z.string() }).nullable(),
  boards: z.array(z.object({ boardOn: z.string(), enteredAt: z.string(), enteredBy: z.string() })).describe('Meetings of the board before which it came, as people wrote them down afterwards.'),
});
export type ShownAcceptance = z.infer<typeof acceptanceShape>;

/** Acceptances of one case at most. */
const acceptancesMost = 400;

interface Wanted {
  readonly id?: string;
  readonly purchaseId?: string;
  readonly candidateId?: string;
  /** Only those that nobody has decided. */
  readonly isOpen?: boolean;
}

/** Acceptances as they leave, the newest first. @param at RFC 3339: on which day they are looked at */
export async function acceptancesOf(rows: Reader, { id, purchaseId, candidateId, isOpen = false }: Wanted, at: string): Promise<readonly ShownAcceptance[]> {
  let query = rows.selectFrom('acceptance').innerJoin('purchase', 'purchase.id', 'acceptance.purchaseId').innerJoin('candidate', 'candidate.id', 'acceptance.candidateId').innerJoin('vendor', 'vendor.id', 'candidate.vendorId')
    .leftJoin('acceptanceDecision as decided', 'decided.acceptanceId', 'acceptance.id').leftJoin('acceptanceRevocation as revoked', 'revoked.acceptanceId', 'acceptance.id')
    .selectAll('acceptance').select(['purchase.title', 'vendor.name as vendor', 'candidate.product', 'candidate.reseller', 'decided.outcome', 'decided.decidedAt', 'decided.name', 'decided.office', 'decided.reason as decisionReason', 'decided.digest', 'decided.keyId', 'revoked.revokedAt', 'revoked.revokedByName', 'revoked.reason as revocationReason']);
  if (id !== undefined) query = query.where('acceptance.id', '=', id);
  if (purchaseId !== undefined) query = query.where('acceptance.purchaseId', '=', purchaseId);
  if (candidateId !== undefined) query = query.where('acceptance.candidateId', '=', candidateId);
  if (isOpen) query = query.where('decided.outcome', 'is', null);
  const found = await query.orderBy('acceptance.askedAt', 'desc').orderBy('acceptance.id').limit(acceptancesMost).execute();
  const boards = found.length === 0 ? [] : await rows.selectFrom('acceptanceBoard').selectAll().where('acceptanceId', 'in', found.map((row) => row.id)).orderBy('boardOn').orderBy('enteredAt').execute();
  return found.map((row) => ({
    id: row.id, purchaseId: row.purchaseId, purchase: row.title, candidateId: row.candidateId, vendor: row.vendor, product: row.product, reseller: row.reseller,
    requirement: row.requirement, criterionId: row.criterionId, gap: row.gap, standing: row.standing, lookId: row.lookId, reason: row.reason, controls: row.controls, owner: row.owner, expiresOn: row.expiresOn, askedAt: row.askedAt, askedBy: row.askedByName,
    state: stateOf(row, at),
    decision: row.outcome === null ? null : { outcome: row.outcome, decidedAt: row.decidedAt ?? '', name: row.name ?? '', office: row.office ?? '', reason: row.decisionReason ?? '', digest: row.digest, keyId: row.keyId },
    revocation: row.revokedAt === null ? null : { revokedAt: row.revokedAt, revokedBy: row.revokedByName ?? '', reason: row.revocationReason ?? '' },
    boards: boards.filter(({ acceptanceId }) => acceptanceId === row.id).map(({ boardOn, enteredAt, enteredByName }) => ({ boardOn, enteredAt, enteredBy: enteredByName })),
  }));
}

function stateOf({ outcome, revokedAt, expiresOn }: Pick<Tables['acceptance'], 'expiresOn'> & { readonly outcome: Tables['acceptanceDecision']['outcome'] | null; readonly revokedAt: string | null }, at: string): AcceptanceState {
  if (outcome === null) return 'asked';
  if (outcome !== 'approved') return outcome;
  return revokedAt !== null ? 'revoked' : expiresOn < at.slice(0, 10) ? 'expired' : 'approved';
}

/** Whether an acceptance stands for a gap: of the requirement, or of the criterion as it is worded now. */
export function isFor({ requirement, criterionId, gap }: ShownAcceptance, wanted: { readonly requirement: string | null; readonly criterion: string | null; readonly title: string }): boolean {
  return wanted.requirement === null ? criterionId === wanted.criterion && gap === wanted.title : requirement === wanted.requirement;
}
