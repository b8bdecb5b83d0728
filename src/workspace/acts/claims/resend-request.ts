import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { findRequest } from '../../claims/find.ts';
import { openRequestOf } from '../../claims/end-request.ts';
import { makeRequestLink } from '../../claims/request-link.ts';
import { queueMail } from '../../notices/mail-queue.ts';
import { idShape } from '../../shapes.ts';

export const resendRequest = changingAct({
  id: 'affirmation.resend-request',
  summary: 'Sends a request again: somebody without an account gets a new link, and every link before it is void.',
  area: 'business-data',
  object: 'claim',
  needsStepUp: true,
  http: { method: 'POST', path: '/api/v1/affirmation-requests/{request}/link' },
  input: z.strictObject({ request: idShape }),
  output: z.object({ link: z.string().nullable(), isMailed: z.boolean(), expiresAt: z.string() }),
  find: findRequest,
  run: async ({ rows, actor, services, at }, { request: id }) => {
    const request = await openRequestOf(rows, id, at);
    if (request.toAccountId !== null) {
      const account = await rows.selectFrom('account').select('mail').where('id', '=', request.toAccountId).where('state', '=', 'active').executeTakeFirst();
      const isMailed = await queueMail(rows, services, account?.mail ?? null, 'affirmation-wanted', at);
      if (!isMailed) throw new ActRefused('conflict', 'No mail can be sent to this account: it names no address, or no mail server is configured. The request stands on its home page.');
      await rows.updateTable('affirmationRequest').set({ mailedAt: at }).where('id', '=', id).execute();
      return { link: null, isMailed, expiresAt: request.expiresAt };
    }
    const turn = request.turn + 1;
    await rows.updateTable('affirmationRequest').set({ turn }).where('id', '=', id).execute();
    return { ...await makeRequestLink(rows, services, actor.scope.organisationId, { ...request, turn }, at), expiresAt: request.expiresAt };
  },
});
