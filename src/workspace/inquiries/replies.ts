import { z } from 'zod';
import type { Reader } from '../../store/store.ts';
import { replyShape } from './answer-shape.ts';
import { isSealed } from './seal.ts';

/** A maker’s own words beside a finding about it, and for which candidate they were said. */
export const candidateReplyShape = replyShape.extend({ candidateId: z.string() });
type CandidateReply = z.infer<typeof candidateReplyShape>;

const repliesMost = 1000;

/** What a maker said to findings, the newest first; nothing out of a tender that is open still. */
export async function repliesOfVendor(rows: Reader, vendorId: string, at: string): Promise<CandidateReply[]> {
  return unsealed(await saying(rows).where('findingReply.vendorId', '=', vendorId).orderBy('findingReply.repliedAt', 'desc').limit(repliesMost).execute(), at);
}

/** What candidates of a case said to findings, the newest first. */
export async function repliesOfCase(rows: Reader, purchaseId: string, at: string): Promise<CandidateReply[]> {
  const candidates = (await rows.selectFrom('candidate').select('id').where('purchaseId', '=', purchaseId).execute()).map(({ id }) => id);
  if (candidates.length === 0) return [];
  const said = await saying(rows).where('findingReply.candidateId', 'in', candidates).limit(repliesMost).execute();
  return unsealed(said.toSorted((one, other) => (one.repliedAt > other.repliedAt ? -1 : 1)), at);
}

// eslint-disable-next-line typescript/explicit-function-return-type
function saying(rows: Reader) {
  return rows.selectFrom('findingReply').innerJoin('answerSheet', 'answerSheet.id', 'findingReply.sheetId').innerJoin('inquiry', 'inquiry.id', 'answerSheet.inquiryId')
    .select(['findingReply.candidateId', 'findingReply.requirement', 'findingReply.text', 'findingReply.repliedAt', 'inquiry.isTender', 'inquiry.closesAt']);
}

function unsealed(said: readonly (CandidateReply & { readonly isTender: number; readonly closesAt: string | null })[], at: string): CandidateReply[] {
  return said.filter((reply) => !isSealed(reply, at)).map(({ candidateId, requirement, text, repliedAt }) => ({ candidateId, requirement, text, repliedAt }));
}
