import { z } from 'zod';
import { appendEntry } from '../../audit/append-entry.ts';
import type { JobHandler } from '../../store/jobs/run-jobs.ts';
import { hasMail, queueMail } from '../notices/mail-queue.ts';
import type { Services } from '../services.ts';
import { makeRequestLink } from './request-link.ts';

/** The kind of job that reminds somebody once of a request that was not answered. */
export const remindJob = 'remind-of-request';

const inputShape = z.object({ request: z.string() });
const daysBefore = 3;

/** When a reminder goes: three days before the request ends. @param expiresAt RFC 3339 */
export function reminderAt(expiresAt: string): string {
  return new Date(Date.parse(expiresAt) - daysBefore * 86_400_000).toISOString();
}

/** Does the work of `remindJob`: a mail, where one can be sent and the request still waits. The link before stays good; whichever comes first counts. */
export function remindHandler(services: Pick<Services, 'store' | 'ports' | 'settings' | 'secrets'>): JobHandler {
  const { store, ports, settings } = services;
  return async ({ input, scope }) => {
    const { request: id } = inputShape.parse(input);
    return store.write(scope, async (rows) => {
      const at = ports.now().toISOString();
      const request = await rows.selectFrom('affirmationRequest').selectAll().where('id', '=', id).where('state', '=', 'open').where('expiresAt', '>', at).executeTakeFirst();
      if (request === undefined || !hasMail(settings)) return { reminded: false };
      const account = request.toAccountId === null ? undefined : await rows.selectFrom('account').select('mail').where('id', '=', request.toAccountId).where('state', '=', 'active').executeTakeFirst();
      const reminded = request.toAccountId === null ? request.toMail !== null && (await makeRequestLink(rows, services, scope.organisationId, request, at, 'affirmation-reminder')).isMailed : await queueMail(rows, services, account?.mail ?? null, 'affirmation-still-wanted', at);
      if (reminded) await appendEntry(rows, { actor: 'system', action: 'affirmation.remind', target: `claim:${id}`, outcome: 'success', area: 'business-data', sourceAddress: '', requestId: '', detail: {} }, at);
      return { reminded };
    });
  };
}
