import { z } from 'zod';
import { lineTitle } from '../../../report/vendor-view/sections.ts';
import { readingAct } from '../../act.ts';
import { answerFileShape, answerShape, clarificationShape, questionShape, replyShape } from '../../inquiries/answer-shape.ts';
import { ownSheet } from '../../inquiries/find.ts';
import { closedBecause, sheetInCase } from '../../inquiries/open-sheet.ts';
import { answerOf, answerRowsOf, filesOf, questionsOf, repliesOf } from '../../inquiries/sheet-rows.ts';
import { keptPosition } from '../../purchases/kept-position.ts';
import { textShape } from '../../shapes.ts';
import { nothingShape } from '../identity/shapes.ts';

const findingShape = z.object({ requirement: z.string(), title: z.string(), verdict: z.string(), reason: textShape, seenAt: z.string(), sources: z.array(z.object({ address: z.string(), day: z.string() })), reply: replyShape.nullable() });

export const readOwnSheet = readingAct({
  id: 'answer-sheet.read',
  summary: 'Shows a contact the own questions and answers, what was seen of the maker, and what was asked back. Nothing of other candidates, of the case’s budget or of its notes is in it.',
  area: 'business-data',
  object: 'answer-sheet',
  http: { method: 'GET', path: '/api/v1/answer' },
  input: nothingShape,
  output: z.object({
    organisation: z.string(), subject: z.string(), product: z.string(), closesAt: z.string().nullable(), isTender: z.boolean(), purpose: z.enum(['questions', 'findings']).describe('`findings`: nothing is asked; it shows what was seen.'), linkEndsAt: z.string(), state: z.enum(['open', 'handed-in', 'set-aside']), handedInAt: z.string().nullable(),
    /** Why nothing can be changed any more; null while it can. */
    closed: z.string().nullable(),
    questions: z.array(questionShape), answers: z.array(answerShape), files: z.array(answerFileShape),
    clarifications: z.array(clarificationShape.extend({ isOwn: z.boolean() })),
    findings: z.array(findingShape),
  }),
  find: ownSheet,
  prepare: async ({ services, actor, object }) => {
    const { digest, endedAt } = await services.store.read(actor.scope, async (rows) => {
      const { sheet } = await sheetInCase(rows, object.id);
      const look = sheet.lookId === null ? undefined : await rows.selectFrom('vendorLook').select(['positionDigest', 'endedAt']).where('id', '=', sheet.lookId).executeTakeFirst();
      return { digest: look?.positionDigest, endedAt: look?.endedAt ?? '' };
    });
    const organisation = (await services.store.organisations()).find(({ id }) => id === actor.scope.organisationId)?.name ?? '';
    const position = digest === undefined ? undefined : await keptPosition(services, actor.scope, digest);
    const { shownPosition } = await import('../../purchases/position-shape.ts');
    // What nothing is known of is asked, and no finding. All else stands in a comparison, whatever the case asks for.
    const known = position === undefined ? [] : shownPosition(position).verdicts.filter(({ verdict, isAnotherWay }) => verdict !== 'unknown' && !isAnotherWay);
    return { organisation, findings: known.map(({ requirement, verdict, reason, sources }) => ({ requirement, title: lineTitle(requirement), verdict, reason, seenAt: endedAt, sources: sources.filter(({ address }) => /^https?:/u.test(address)).map(({ address, day }) => ({ address, day })) })) };
  },
  run: async ({ rows, object, actor, at }, _input, { organisation, findings }) => {
    const found = await sheetInCase(rows, object.id);
    const { sheet, inquiry } = found;
    const { product } = await rows.selectFrom('candidate').select('product').where('id', '=', sheet.candidateId).executeTakeFirstOrThrow();
    const { expiresAt } = await rows.selectFrom('sheetContact').select('expiresAt').where('id', '=', actor.tokenId ?? '').executeTakeFirstOrThrow();
    const asked = await rows.selectFrom('clarification').selectAll().where('inquiryId', '=', inquiry.id).where((is) => is.or([is('sheetId', '=', sheet.id), is('answeredAt', 'is not', null)])).orderBy('askedAt').orderBy('id').execute();
    const replies = await repliesOf(rows, sheet.id);
    return {
      organisation, subject: inquiry.subject, product, closesAt: inquiry.closesAt, isTender: inquiry.isTender === 1, purpose: inquiry.purpose ?? ('questions' as const), linkEndsAt: expiresAt, state: sheet.state, handedInAt: sheet.handedInAt, closed: closedBecause(found, at) ?? null,
      questions: await questionsOf(rows, inquiry.id), answers: (await answerRowsOf(rows, sheet.id)).map(answerOf), files: await filesOf(rows, sheet.id),
      clarifications: asked.map(({ id, text, askedAt, answer, answeredAt, sheetId }) => ({ id, text, askedAt, answer, answeredAt, isOwn: sheetId === sheet.id })),
      findings: findings.map((finding) => ({ ...finding, reply: replies.find(({ requirement }) => requirement === finding.requirement) ?? null })),
    };
  },
});
