import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { affirmRequest, endRequest } from '../../claims/end-request.ts';
import { newColumns } from '../../claims/person-word.ts';
import { takeRequestByLink } from '../../claims/request-link.ts';
import { officeShape, sentenceShape } from '../../claims/word-shapes.ts';
import { ownOrganisation } from '../identity/objects.ts';
import { secretShape } from '../identity/shapes.ts';

export const answerLink = changingAct({
  id: 'affirmation.answer-link',
  summary: 'Affirms or declines what the holder of a link is asked; the link counts once. The affirmation is marked by how it was given, and never counts as a sign-in.',
  area: 'business-data',
  object: 'organisation',
  isOpen: true,
  http: { method: 'POST', path: '/api/v1/affirm' },
  input: z.strictObject({
    link: secretShape, answer: z.enum(['affirm', 'decline']), role: officeShape.nullable().default(null).describe('The office, as the person names it; the one that was asked for when left out.'),
    reason: sentenceShape(500).nullable().default(null).describe('Why it is declined.'), mayPublishName: z.boolean().default(false),
  }),
  output: z.object({ answer: z.enum(['affirm', 'decline']) }),
  find: ownOrganisation,
  run: async ({ rows, actor, services, at, note }, { link, answer, role, reason, mayPublishName }) => {
    // Looked at first, so that a form which is not complete does not use the link up.
    if (answer === 'decline' && reason === null) throw new ActRefused('invalid-input', 'Say why you decline.', [{ path: 'reason', message: 'Expected a reason.' }]);
    const { request, way } = await takeRequestByLink(rows, actor, link, at);
    note({ request: request.id, answer, way });
    if (answer === 'decline') await endRequest(rows, request.id, { state: 'declined', reason, endedAt: at, endedBy: 'link' });
    else {
      const columns = newColumns({ object: { kind: 'claim', id: request.id, productId: request.productId, accountId: null }, services, at }, { byName: request.toName, byRole: role ?? request.toRole, byAccountId: null, createdBy: 'link', mayPublishName });
      await affirmRequest(rows, request, columns, way, at, 'link');
    }
    return { answer };
  },
});
