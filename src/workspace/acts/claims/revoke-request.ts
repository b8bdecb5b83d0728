import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { findRequest } from '../../claims/find.ts';
import { endRequest, openRequestOf } from '../../claims/end-request.ts';
import { reasonShape } from '../../claims/word-shapes.ts';
import { idShape } from '../../shapes.ts';

export const revokeRequest = changingAct({
  id: 'affirmation.revoke-request',
  summary: 'Takes a request back, with the reason; its link is void at once.',
  area: 'business-data',
  object: 'claim',
  http: { method: 'POST', path: '/api/v1/affirmation-requests/{request}/revocation' },
  input: z.strictObject({ request: idShape, reason: reasonShape }),
  output: z.object({}),
  find: findRequest,
  run: async ({ rows, actor, at }, { request: id, reason }) => {
    await openRequestOf(rows, id, at);
    await endRequest(rows, id, { state: 'revoked', reason, endedAt: at, endedBy: actor.accountId ?? actor.kind });
    return {};
  },
});
