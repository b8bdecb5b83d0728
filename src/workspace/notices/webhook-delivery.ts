import { z } from 'zod';
import { webhookHeaders } from '../../audit/stream/webhook-headers.ts';
import { newIdentifier } from '../../identity/identifier.ts';
import { createSender } from '../../net/sender.ts';
import { exceptionsFor } from '../../net/service-call.ts';
import { addJob } from '../../store/jobs/job-rows.ts';
import type { JobHandler } from '../../store/jobs/run-jobs.ts';
import type { Writer } from '../../store/store.ts';
import type { Ports } from '../../model/ports.ts';
import type { Services } from '../services.ts';
import { secretsInUse } from './webhook-secret.ts';

/** The kind of job that delivers to a webhook once. */
export const webhookJob = 'deliver-webhook';

const inputShape = z.object({ delivery: z.string() });
/** How often a delivery is tried: over about fifteen hours. */
export const deliveryAttemptsMost = 12;
const second = 1000;
const pauseMost = 6 * 3600 * second;

/** Milliseconds from an attempt to the next: twice as long each time. */
export function pauseAfter(attempts: number): number {
  return Math.min(30 * second * 2 ** (attempts - 1), pauseMost);
}

/** What is to be sent under an id: kept, and a job that sends it, within the change that it tells of. */
export async function queueDelivery(rows: Writer, ports: Ports, { id, webhookId, event, body }: { readonly id: string; readonly webhookId: string; readonly event: string; readonly body: string }, at: string): Promise<void> {
  await rows.insertInto('webhookDelivery').values({ id, webhookId, event, body, state: 'waiting', attempts: 0, problem: null, createdAt: at, triedAt: null, nextAttemptAt: at, endedAt: null }).execute();
  await addJob(rows, { id: newIdentifier(ports), kind: webhookJob, input: { delivery: id }, askedBy: 'system' }, at);
}

/**
 * Sends a delivery through the guarded way out, which checks the address anew each time. One that does not arrive waits for a job of its
 * own, and is given up after the last attempt.
 */
export function webhookHandler({ store, secrets, settings, ports }: Pick<Services, 'store' | 'secrets' | 'settings' | 'ports'>, authorities?: string): JobHandler {
  return async ({ input, scope }) => {
    const { delivery: id } = inputShape.parse(input);
    const due = await store.read(scope, async (rows) => rows.selectFrom('webhookDelivery').innerJoin('webhook', 'webhook.id', 'webhookDelivery.webhookId').select(['webhookDelivery.body', 'webhookDelivery.state', 'webhook.url', 'webhook.sealedSecret', 'webhook.oldSealedSecret', 'webhook.oldSecretUntil']).where('webhookDelivery.id', '=', id).executeTakeFirst());
    // The webhook was removed in the meantime, or another server has sent it.
    if (due?.state !== 'waiting') return null;
    const sender = createSender({ allowed: exceptionsFor(due.url, settings.privateHostsAllowed), now: ports.now, ...(authorities === undefined ? {} : { authorities }) });
    const now = ports.now();
    const answer = await sender.post({ url: due.url, body: due.body, headers: webhookHeaders(id, due.body, secretsInUse(due, { secrets }, now.toISOString()), now) });
    const problem = answer.outcome === 'failed' ? `The address ${answer.reason}.` : answer.status >= 200 && answer.status <= 299 ? null : `The receiver answered with status ${answer.status}.`;
    await store.write(scope, async (rows) => noteAttempt(rows, ports, id, problem));
    return { arrived: problem === null };
  };
}

async function noteAttempt(rows: Writer, ports: Ports, id: string, problem: string | null): Promise<void> {
  const found = await rows.selectFrom('webhookDelivery').select('attempts').where('id', '=', id).where('state', '=', 'waiting').executeTakeFirst();
  if (found === undefined) return;
  const now = ports.now();
  const at = now.toISOString();
  const attempts = found.attempts + 1;
  // A secret that counts no more is not kept.
  await rows.updateTable('webhook').set({ oldSealedSecret: null, oldSecretUntil: null }).where('oldSecretUntil', '<=', at).execute();
  const tried = rows.updateTable('webhookDelivery').where('id', '=', id);
  if (problem === null) await tried.set({ state: 'delivered', attempts, problem: null, triedAt: at, nextAttemptAt: null, endedAt: at }).execute();
  else if (attempts >= deliveryAttemptsMost) await tried.set({ state: 'dead', attempts, problem, triedAt: at, nextAttemptAt: null, endedAt: at }).execute();
  else {
    const nextAttemptAt = new Date(now.getTime() + pauseAfter(attempts)).toISOString();
    await tried.set({ attempts, problem, triedAt: at, nextAttemptAt }).execute();
    await addJob(rows, { id: newIdentifier(ports), kind: webhookJob, input: { delivery: id }, askedBy: 'system', runAt: nextAttemptAt }, at);
  }
}
