import { z } from 'zod';
import { newIdentifier } from '../../../identity/identifier.ts';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { proposedQuestions, seenOn, type KnownOf } from '../../inquiries/proposed-questions.ts';
import { findPurchase } from '../../purchases/find.ts';
import { keepOpen } from '../../purchases/keep-open.ts';
import { keptPosition } from '../../purchases/kept-position.ts';
import { newestLookFor } from '../../purchases/newest-looks.ts';
import { purchaseOf } from '../../purchases/purchase-shape.ts';
import { idShape, plainText } from '../../shapes.ts';

export const makeInquiry = changingAct({
  id: 'inquiry.make',
  summary: 'Drafts the questions to a candidate from what its newest look leaves unknown, with the case’s own criteria and the documents wanted. In a tender one set is drafted for all candidates.',
  area: 'business-data',
  object: 'purchase',
  http: { method: 'POST', path: '/api/v1/purchases/{purchase}/inquiries' },
  input: z.strictObject({ purchase: idShape, candidate: idShape.optional().describe('Whom to ask; left out in a tender, which asks all alike.') }),
  output: z.object({ id: z.string(), questions: z.number() }),
  find: findPurchase,
  prepare: async ({ services, actor }, { purchase, candidate }) => {
    const { asked, candidates } = await services.store.read(actor.scope, async (rows) => {
      const row = await rows.selectFrom('purchase').selectAll().where('id', '=', purchase).executeTakeFirstOrThrow();
      const standing = await rows.selectFrom('candidate').select(['id', 'vendorId', 'product']).where('purchaseId', '=', purchase).where('state', '=', 'standing').orderBy('addedAt').orderBy('id').execute();
      const { demands, criteria, criticality, isTender, title } = purchaseOf(row, '');
      if (isTender && candidate !== undefined) throw new ActRefused('invalid-input', 'A tender asks all candidates alike.', [{ path: 'candidate', message: 'Expected none: the set goes to all.' }]);
      const wanted = isTender ? standing : standing.filter(({ id }) => id === candidate);
      if (wanted.length === 0) throw new ActRefused(isTender ? 'conflict' : 'invalid-input', isTender ? 'No maker is a candidate yet. Add at least one.' : 'Expected a candidate that stands in this case.');
      const known = [];
      for (const one of wanted) {
        const look = await newestLookFor(rows, one.vendorId, one.product);
        const settled = await rows.selectFrom('wantedArtifact').select('kind').where('candidateId', '=', one.id).where('state', 'in', ['seen', 'received', 'refused', 'not-needed']).execute();
        known.push({ id: one.id, look, settledDocuments: new Set(settled.map(({ kind }) => kind)) });
      }
      return { asked: { demands, criteria, isLow: criticality === 'low', isTender, title }, candidates: known };
    });
    const known: (KnownOf & { readonly id: string; readonly lookId: string | null })[] = [];
    for (const { id, look, settledDocuments } of candidates) known.push({ id, lookId: look?.id ?? null, settledDocuments, position: look && (await keptPosition(services, actor.scope, look.positionDigest)) });
    return { isTender: asked.isTender, subject: asked.title, known, questions: proposedQuestions(asked, known) };
  },
  run: async ({ rows, actor, services: { ports }, at, note }, { purchase }, { isTender, subject, known, questions }) => {
    await keepOpen(rows, purchase);
    const others = await rows.selectFrom('answerSheet').innerJoin('inquiry', 'inquiry.id', 'answerSheet.inquiryId').select('inquiry.state').where('inquiry.purchaseId', '=', purchase).where('inquiry.purpose', 'is', null)
      .where((is) => (isTender ? is('inquiry.purchaseId', '=', purchase) : is.and([is('answerSheet.state', '=', 'open'), is('answerSheet.candidateId', 'in', known.map(({ id }) => id))]))).execute();
    if (others.length > 0) throw new ActRefused('conflict', isTender ? 'The one set of this tender is there already: all candidates get the same.' : 'Questions to this candidate are being written or are open already. End those first.');
    const id = newIdentifier(ports);
    await rows.insertInto('inquiry').values({ id, purchaseId: purchase, subject, isTender: isTender ? 1 : 0, state: 'draft', purpose: null, closesAt: null, createdAt: at, createdBy: actor.accountId ?? actor.kind, sentAt: null, sentBy: null }).execute();
    const placed = questions.map((question, position) => ({ id: newIdentifier(ports), inquiryId: id, position, ...question }));
    for (const question of placed) await rows.insertInto('inquiryQuestion').values(question).execute();
    for (const { id: candidateId, lookId, position } of known) {
      const sheetId = newIdentifier(ports);
      await rows.insertInto('answerSheet').values({ id: sheetId, inquiryId: id, candidateId, lookId, state: 'open', handedInAt: null, setAsideReason: null, setAsideAt: null, setAsideBy: null }).execute();
      for (const question of placed) {
        const seen = question.kind === 'requirement' ? seenOn(position, question.reference) : undefined;
        await rows.insertInto('sheetAnswer').values({ sheetId, questionId: question.id, seenVerdict: seen?.verdict ?? null, seen: seen === undefined ? null : JSON.stringify(plainText(seen.text)), state: 'unanswered', text: '', plannedOn: null, answeredAt: null, filesVerdict: null, filesShow: null, difference: null, differenceAt: null, differenceBy: null }).execute();
      }
    }
    note({ inquiry: id, questions: placed.length, sheets: known.length });
    return { id, questions: placed.length };
  },
});
