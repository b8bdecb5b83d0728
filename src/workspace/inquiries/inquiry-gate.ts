import type { StageRule } from '../purchases/stage-gates.ts';
import { isSealed } from './seal.ts';

/** What was asked is answered, past its day, or set aside with a reason; a tender has closed. */
export const inquiriesAreAnswered: StageRule = async (rows, { id }, at) => {
  const sent = (await rows.selectFrom('inquiry').select('id').where('purchaseId', '=', id).where('state', '=', 'sent').execute()).map((inquiry) => inquiry.id);
  if (sent.length === 0) return [];
  const sheets = await rows.selectFrom('answerSheet').innerJoin('inquiry', 'inquiry.id', 'answerSheet.inquiryId').innerJoin('candidate', 'candidate.id', 'answerSheet.candidateId').innerJoin('vendor', 'vendor.id', 'candidate.vendorId')
    .select(['answerSheet.state', 'answerSheet.candidateId', 'inquiry.isTender', 'inquiry.closesAt', 'vendor.name'])
    .where('answerSheet.inquiryId', 'in', sent).where('inquiry.purpose', 'is', null).where('candidate.state', '=', 'standing').where('answerSheet.state', '!=', 'set-aside').execute();
  return sheets.flatMap(({ state, candidateId, isTender, closesAt, name }) => {
    const until = (closesAt ?? '').slice(0, 16).replace('T', ' ');
    if (isSealed({ isTender, closesAt }, at)) return [{ rule: 'inquiries-are-answered', message: `The answers of ${name} stay sealed until ${until} UTC. Wait for it, or set its sheet aside with a reason.`, candidateId }];
    if (state !== 'open' || (closesAt !== null && at >= closesAt)) return [];
    return [{ rule: 'inquiries-are-answered', message: `${name} has not answered yet, and has until ${until} UTC. Wait for it, or set its sheet aside with a reason.`, candidateId }];
  });
};
