import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { findCandidate } from '../../purchases/find.ts';
import { keepOpen } from '../../purchases/keep-open.ts';
import { purchaseShape } from '../../purchases/purchase-shape.ts';
import { idShape } from '../../shapes.ts';
import { nothingShape } from '../identity/shapes.ts';

export const answerCriterion = changingAct({
  id: 'purchase.answer-criterion',
  summary: 'Answers one of the organisation’s own criteria for a candidate: met, or not met, with a note. The answer is on the criterion as it is worded now.',
  area: 'business-data',
  object: 'purchase',
  http: { method: 'PUT', path: '/api/v1/candidates/{candidate}/criteria/{criterion}' },
  input: z.strictObject({ candidate: idShape, criterion: idShape, isMet: z.boolean(), note: z.string().trim().max(500).regex(/^[^\p{C}]*$/u, 'Expected one line, without invisible characters.').default('') }),
  output: nothingShape,
  find: findCandidate,
  run: async ({ rows, actor, object, at, note }, { candidate, criterion, isMet, note: words }) => {
    await keepOpen(rows, object.id);
    const { criteria } = await rows.selectFrom('purchase').select('criteria').where('id', '=', object.id).executeTakeFirstOrThrow();
    const found = purchaseShape.shape.criteria.parse(JSON.parse(criteria)).find(({ id }) => id === criterion);
    if (found === undefined) throw new ActRefused('invalid-input', 'This can’t be answered.', [{ path: 'criterion', message: 'Expected one of the case’s own criteria.' }]);
    if (!isMet && words === '') throw new ActRefused('invalid-input', 'What is not met needs a word on why.', [{ path: 'note', message: 'Expected a few words.' }]);
    await rows.deleteFrom('criterionAnswer').where('candidateId', '=', candidate).where('criterionId', '=', criterion).execute();
    await rows.insertInto('criterionAnswer').values({ candidateId: candidate, criterionId: criterion, text: found.text, isMet: isMet ? 1 : 0, note: words, answeredAt: at, answeredBy: actor.accountId ?? actor.kind }).execute();
    note({ candidate, criterion, isMet });
    return {};
  },
});
