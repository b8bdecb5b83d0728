import { z } from 'zod';
import { wrongCodesMost } from '../../identity/contact/contact-link.ts';
import type { VerdictName } from '../../model/verdict.ts';
import type { Reader } from '../../store/store.ts';
import type { Tables } from '../../store/tables.ts';
import { isSealed } from '../inquiries/seal.ts';
import { keptVerdicts } from './kept-verdicts.ts';
import { newestLookFor } from './newest-looks.ts';

/** Days that a maker has to reply to what was seen of it. */
export const replyDays = { usual: 10, most: 60 } as const;

/** How it stands with hearing one maker before the comparison is used. */
export const hearingShape = z.object({
  candidateId: z.string(), vendor: z.string(), product: z.string(),
  /** `nothing-seen`: there is nothing that it could be shown. `not-shown`: of its newest look not all was shown to it, or its link did not count for all its days. */
  state: z.enum(['nothing-seen', 'not-shown', 'waiting', 'replied', 'time-over']),
  /** Why what was shown does not count; null in every other state. */
  because: z.enum(['never', 'seen-anew', 'link-ended']).nullable(),
  shownAt: z.string().nullable(),
  /** Until when it can reply. */
  until: z.string().nullable(),
  repliedAt: z.string().nullable(),
});
export type Hearing = z.infer<typeof hearingShape>;

interface Heard extends Pick<Tables['candidate'], 'id' | 'vendorId' | 'product'> {
  readonly vendor: string;
}

/**
 * How it stands with each candidate that is compared: whether what its newest look shows was shown to it, and whether it
 * replied or had its days.
 * @param at RFC 3339
 */
export async function hearingsOf(rows: Reader, purchase: Pick<Tables['purchase'], 'id' | 'replyDays'>, at: string): Promise<Hearing[]> {
  const candidates = await rows.selectFrom('candidate').innerJoin('vendor', 'vendor.id', 'candidate.vendorId').select(['candidate.id', 'candidate.vendorId', 'candidate.product', 'vendor.name as vendor'])
    .where('candidate.purchaseId', '=', purchase.id).where('candidate.state', '!=', 'withdrawn').orderBy('candidate.addedAt').orderBy('candidate.id').execute();
  const hearings: Hearing[] = [];
  for (const candidate of candidates) hearings.push(await hearingOf(rows, candidate, purchase.replyDays ?? replyDays.usual, at));
  return hearings;
}

async function hearingOf(rows: Reader, { id, vendorId, product, vendor }: Heard, days: number, at: string): Promise<Hearing> {
  const about = { candidateId: id, vendor, product };
  const none = { shownAt: null, until: null, repliedAt: null };
  const look = await newestLookFor(rows, vendorId, product);
  const seen = look === undefined ? new Map<string, VerdictName>() : await keptVerdicts(rows, look.id);
  if (seen.size === 0) return { ...about, ...none, state: 'nothing-seen', because: null };
  const sheets = await rows.selectFrom('answerSheet').innerJoin('inquiry', 'inquiry.id', 'answerSheet.inquiryId').select(['answerSheet.id', 'answerSheet.lookId', 'answerSheet.handedInAt', 'inquiry.isTender', 'inquiry.closesAt'])
    .where('answerSheet.candidateId', '=', id).where('inquiry.state', '=', 'sent').where('answerSheet.lookId', 'is not', null).orderBy('inquiry.sentAt', 'desc').orderBy('answerSheet.id').execute();
  const found: Hearing[] = [];
  for (const sheet of sheets) {
    const links = await rows.selectFrom('sheetContact').select(['createdAt', 'expiresAt', 'enteredAt', 'revokedAt', 'wrongCodes']).where('sheetId', '=', sheet.id).orderBy('createdAt').orderBy('id').execute();
    const [first] = links;
    if (first === undefined) continue;
    const until = replyUntil(first.createdAt, days);
    const shown = { ...about, shownAt: first.createdAt, until, repliedAt: isSealed(sheet, at) ? null : await repliedAt(rows, sheet, links.some(({ enteredAt }) => enteredAt !== null)) };
    if (!(await isAllShown(rows, seen, sheet.lookId ?? ''))) found.push({ ...shown, state: 'not-shown', because: 'seen-anew' });
    else if (shown.repliedAt !== null) found.push({ ...shown, state: 'replied', because: null });
    else if (!links.some((link) => countsUntil(link, until < at ? until : at))) found.push({ ...shown, state: 'not-shown', because: 'link-ended' });
    else found.push({ ...shown, state: at < until ? 'waiting' : 'time-over', because: null });
  }
  const order = ['replied', 'time-over', 'waiting', 'not-shown'];
  // Of what counts alike, the newest is told.
  return found.toSorted((one, other) => order.indexOf(one.state) - order.indexOf(other.state))[0] ?? { ...about, ...none, state: 'not-shown', because: 'never' };
}

/** Until when a maker can reply to what it was shown. @param shownAt RFC 3339, when its first link was made */
export function replyUntil(shownAt: string, days: number): string {
  return new Date(Date.parse(shownAt) + days * 86_400_000).toISOString();
}

/** Whether everything that was seen was in the look that the maker was shown, and the same. */
async function isAllShown(rows: Reader, seen: ReadonlyMap<string, VerdictName>, lookId: string): Promise<boolean> {
  const shown = await keptVerdicts(rows, lookId);
  return [...seen].every(([requirement, verdict]) => shown.get(requirement) === verdict);
}

/** When it replied last, or handed in; what somebody here handed in for it is no reply. */
async function repliedAt(rows: Reader, { id, handedInAt }: Pick<Tables['answerSheet'], 'id' | 'handedInAt'>, hasEntered: boolean): Promise<string | null> {
  const reply = await rows.selectFrom('findingReply').select('repliedAt').where('sheetId', '=', id).orderBy('repliedAt', 'desc').limit(1).executeTakeFirst();
  return reply?.repliedAt ?? (hasEntered ? handedInAt : null);
}

function countsUntil({ createdAt, expiresAt, revokedAt, wrongCodes }: Pick<Tables['sheetContact'], 'createdAt' | 'expiresAt' | 'revokedAt' | 'wrongCodes'>, moment: string): boolean {
  return createdAt <= moment && expiresAt >= moment && (revokedAt === null || revokedAt >= moment) && wrongCodes < wrongCodesMost;
}
