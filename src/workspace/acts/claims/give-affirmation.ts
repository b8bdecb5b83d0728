import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { keptAffirmation } from '../../claims/keep-affirmation.ts';
import { findWordsOf } from '../../claims/find.ts';
import { keepProductWorkable, ownWord } from '../../claims/person-word.ts';
import { affirmableParts, checkEnd, dayShape, officeShape, partShape, requirementIdShape, requirementOn, sentenceShape, wordDaysMost } from '../../claims/word-shapes.ts';
import { idShape } from '../../shapes.ts';

export const giveAffirmation = changingAct({
  id: 'affirmation.give',
  summary: 'Stands by what only a person can know: the account that is signed in affirms a requirement, or one part of it, in its own name.',
  area: 'business-data',
  object: 'claim',
  needsStepUp: true,
  http: { method: 'POST', path: '/api/v1/products/{product}/affirmations' },
  input: z.strictObject({
    product: idShape, requirement: requirementIdShape, part: partShape.describe('All parts that only a person can know when left out.'), claim: idShape.nullable().default(null).describe('A claim on the same requirement that is affirmed.'),
    scope: sentenceShape(300).describe('What it speaks for: products, versions, places.'), text: sentenceShape(1500).describe('What is affirmed: the answer to the question.'), role: officeShape, expiresAt: dayShape, mayPublishName: z.boolean().default(false),
  }),
  output: z.object({ id: z.string() }),
  find: findWordsOf,
  run: async (context, { product, requirement, part, claim, scope, text, role, expiresAt, mayPublishName }) => {
    const { rows, at, note } = context;
    await keepProductWorkable(rows, product);
    affirmableParts(requirementOn(requirement), part);
    checkEnd(expiresAt, at, wordDaysMost, 'expiresAt');
    const columns = ownWord(context, { role, mayPublishName });
    await keptAffirmation(rows, { ...columns, requirement, part, claimId: claim, requestId: null, scope, text, shownBy: 'account', affirmedAt: at.slice(0, 10), expiresAt });
    note({ affirmation: columns.id, requirement, part, until: expiresAt, mayPublishName });
    return { id: columns.id };
  },
});
