import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { findRequest } from '../../claims/find.ts';
import { affirmRequest, openRequestOf } from '../../claims/end-request.ts';
import { ownWord } from '../../claims/person-word.ts';
import { officeShape } from '../../claims/word-shapes.ts';
import { idShape } from '../../shapes.ts';

export const answerRequest = changingAct({
  id: 'affirmation.answer',
  summary: 'Affirms what one is asked to affirm, in the name of the account that is signed in. Nobody does it for somebody else, whatever their roles.',
  area: 'business-data',
  object: 'claim',
  needsStepUp: true,
  http: { method: 'POST', path: '/api/v1/affirmation-requests/{request}/affirmation' },
  input: z.strictObject({ request: idShape, role: officeShape.describe('The office, as the person names it.'), mayPublishName: z.boolean().describe('Whether name and office may be published.') }),
  output: z.object({ affirmation: z.string() }),
  find: findRequest,
  run: async (context, { request: id, role, mayPublishName }) => {
    const { rows, at, actor, note } = context;
    const request = await openRequestOf(rows, id, at);
    const columns = ownWord(context, { role, mayPublishName });
    await affirmRequest(rows, request, columns, 'account', at, actor.accountId ?? actor.kind);
    note({ affirmation: columns.id, requirement: request.requirement, part: request.part, mayPublishName });
    return { affirmation: columns.id };
  },
});
