import { answerClarification } from '../../../src/workspace/acts/inquiries/answer-clarification.ts';
import { makeInquiry } from '../../../src/workspace/acts/inquiries/make-inquiry.ts';
import { sendInquiry } from '../../../src/workspace/acts/inquiries/send-inquiry.ts';
import { addCandidate } from '../../../src/workspace/acts/purchases/add-candidate.ts';
import { advancePurchase } from '../../../src/workspace/acts/purchases/advance-purchase.ts';
import { awardPurchase } from '../../../src/workspace/acts/purchases/award-purchase.ts';
import { dropPurchase } from '../../../src/workspace/acts/purchases/drop-purchase.ts';
import { openPurchase } from '../../../src/workspace/acts/purchases/open-purchase.ts';
import { setArtifact } from '../../../src/workspace/acts/purchases/set-artifact.ts';
import { addClause } from '../../../src/workspace/acts/terms/add-clause.ts';
import { approveAcceptance } from '../../../src/workspace/acts/terms/approve-acceptance.ts';
import { askAcceptance } from '../../../src/workspace/acts/terms/ask-acceptance.ts';
import { changeClause } from '../../../src/workspace/acts/terms/change-clause.ts';
import { decideObjection } from '../../../src/workspace/acts/terms/decide-objection.ts';
import { escalateObjection } from '../../../src/workspace/acts/terms/escalate-objection.ts';
import { proposeClauses } from '../../../src/workspace/acts/terms/propose-clauses.ts';
import { raiseObjection } from '../../../src/workspace/acts/terms/raise-objection.ts';
import { readTerms } from '../../../src/workspace/acts/terms/read-terms.ts';
import { recordBoard } from '../../../src/workspace/acts/terms/record-board.ts';
import { setResponsibility } from '../../../src/workspace/acts/terms/set-responsibility.ts';
import { dutyNames } from '../../../src/workspace/terms/duties.ts';
import type { Workplace } from '../workplace.ts';
import { answered, heard } from './answering.ts';

/** A case under way. */
export interface Case {
  readonly index: number;
  readonly id: string;
  readonly isTender: boolean;
  /** Month in which it was opened. */
  readonly month: number;
  readonly candidates: readonly string[];
  stage: 'before' | 'during' | 'ended';
}

/** Every eighth case is a tender with as many makers as can stand; others have two or three. */
const tenderEvery = 8;
const tenderMakers = 8;
const dayAfter = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00.000Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** Opens a case with its candidates; looks at them are asked for where none is recent. */
export async function open({ perform, who }: Workplace, index: number, month: number, day: string, vendors: readonly string[]): Promise<Case> {
  const isTender = index % tenderEvery === 0;
  const { id } = await perform(openPurchase, {
    title: `Purchase ${index + 1}`, need: 'The offices need it by the summer, for everybody who works there.', decideOn: dayAfter(day, 90), budget: '40,000 a year', criticality: isTender ? 'high' : index % 5 === 4 ? 'low' : 'ordinary',
    deployment: ['on-premises'], appetite: isTender ? 'averse' : (['cautious', 'averse', 'open'] as const)[index % 3], isTender, owner: who('owner').id,
  });
  const count = isTender ? tenderMakers : 2 + Number(index % 3 === 1);
  const chosen = [...new Set(Array.from({ length: count }, (_, place) => vendors[(index * 7 + place * 13) % vendors.length] ?? ''))];
  const candidates: string[] = [];
  for (const [place, vendor] of chosen.entries()) candidates.push((await perform(addCandidate, { purchase: id, vendor, product: place === 0 ? `Product ${1 + (index % 3)}` : '', reseller: index % 6 === 5 ? 'A reseller' : '' })).id);
  for (const kind of ['bill-of-materials', 'provenance', 'support-policy']) await perform(setArtifact, { candidate: candidates[0], kind, state: 'asked', note: 'Asked for by mail.' });
  return { index, id, isTender, month, candidates, stage: 'before' };
}

/**
 * Asks the candidates of a case, who answer.
 * @param isNewest whether the answers stay drafts
 * @param answersMost questions that each answers at most
 * @returns how many questions were written
 */
export async function ask(place: Workplace, { id, index, isTender, candidates }: Case, day: string, isNewest: boolean, answersMost = Infinity): Promise<number> {
  const { perform, services, home } = place;
  let questions = 0;
  for (const candidate of isTender ? [undefined] : candidates.slice(0, 2)) {
    const made = await perform(makeInquiry, { purchase: id, ...(candidate === undefined ? {} : { candidate }) });
    if (made.questions === 0) continue;
    questions += made.questions;
    await perform(sendInquiry, { inquiry: made.id, subject: 'A purchase', closesOn: dayAfter(day, 14) });
    const sheets = await services.store.read(home, async (rows) => rows.selectFrom('answerSheet').select('id').where('inquiryId', '=', made.id).orderBy('id').execute());
    for (const [sheet, { id: sheetId }] of sheets.entries()) await answered(place, sheetId, { isHandedIn: !isNewest, hasFile: sheet === 0 && index % 40 === 1, answersMost }, dayAfter(day, 200));
    const asked = await services.store.read(home, async (rows) => rows.selectFrom('clarification').select('id').where('inquiryId', '=', made.id).execute());
    for (const { id: clarification } of asked) await perform(answerClarification, { clarification, text: 'The release that you would deliver.' });
  }
  return questions;
}

/** Takes a case to its second stage: clauses for each gap, duties, an objection, and risks that an executive accepts. */
export async function weigh(place: Workplace, of: Case, day: string): Promise<void> {
  const { perform, who } = place;
  const { id, index, candidates } = of;
  await heard(place, candidates);
  await perform(advancePurchase, { purchase: id });
  of.stage = 'during';
  for (const candidate of candidates.slice(0, 2)) {
    await perform(proposeClauses, { candidate });
    await perform(addClause, { candidate, promise: 'Release 4 without shared passwords', dueOn: dayAfter(day, 120), text: 'The supplier shall deliver release 4 without shared passwords.' });
    const { clauses } = await perform(readTerms, { candidate });
    for (const [position, { id: clause, text }] of clauses.entries()) {
      await perform(changeClause, { clause, state: 'offered', note: 'Sent to the maker.' });
      if (position % 3 === 0) await perform(changeClause, { clause, state: 'changed', text: `${text} Within thirty days.` });
    }
    for (const duty of dutyNames.slice(0, 8)) await perform(setResponsibility, { candidate, duty, side: 'ours', who: 'maker', note: 'As in the offer.' });
  }
  if (index % 4 === 1) {
    const { id: objection } = await perform(raiseObjection, { purchase: id, byName: 'Ines Baum', byOffice: 'IT operations', reason: 'It opens a port to the whole network.' });
    await perform(escalateObjection, { objection, to: 'Ola Berg, chief operating officer' });
    await perform(decideObjection, { objection, decision: 'overruled', reason: 'The port is closed at the edge.' }, 'executive');
  }
  const [first] = candidates;
  const { standings } = await perform(readTerms, { candidate: first });
  for (const { requirement } of standings.filter(({ level, isMet }) => level === 'must' && !isMet)) {
    const { id: acceptance } = await perform(askAcceptance, { candidate: first, requirement, reason: 'The offices open in July, and nothing else fits.', controls: 'Each box gets its own password before it goes out.', owner: 'Kim Lee, head of networks', expiresOn: dayAfter(day, 300) });
    // Of cases that go on for long, some wait.
    if (index % 7 === 6) continue;
    await perform(approveAcceptance, { acceptance, name: who('executive').displayName, office: 'Chief financial officer' }, 'executive');
    await perform(recordBoard, { acceptance, boardOn: day }, 'executive');
  }
}

/** Ends a case: two of three are awarded. */
export async function end(place: Workplace, of: Case): Promise<void> {
  const { perform } = place;
  await heard(place, of.candidates);
  if (of.index % 3 === 2 || of.index % 7 === 6) await perform(dropPurchase, { purchase: of.id, reason: 'It is not needed any more.' });
  else await perform(awardPurchase, { candidate: of.candidates[0] });
  of.stage = 'ended';
}
