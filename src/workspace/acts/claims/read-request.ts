import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { findRequest } from '../../claims/find.ts';
import { askedOf, askedShape, requestLine, requestLineShape } from '../../claims/request-shape.ts';
import { idShape } from '../../shapes.ts';

export const readRequest = readingAct({
  id: 'affirmation.read-request',
  summary: 'Shows what somebody is asked to affirm: the words, the questions, the scope, the documents, and what the evidence said when it was asked.',
  area: 'business-data',
  object: 'claim',
  http: { method: 'GET', path: '/api/v1/affirmation-requests/{request}' },
  input: z.strictObject({ request: idShape }),
  output: requestLineShape.extend({ asked: askedShape, isMine: z.boolean().describe('Whether the asker of this is who is asked.') }),
  find: findRequest,
  run: async ({ rows, actor, at }, { request }) => {
    const row = await rows.selectFrom('affirmationRequest').selectAll().where('id', '=', request).executeTakeFirstOrThrow();
    return { ...requestLine(row, at), asked: await askedOf(rows, row), isMine: row.toAccountId !== null && row.toAccountId === actor.accountId };
  },
});
