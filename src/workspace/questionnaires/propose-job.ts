import { z } from 'zod';
import { appendEntry } from '../../audit/append-entry.ts';
import { newIdentifier } from '../../identity/identifier.ts';
import type { Ports } from '../../model/ports.ts';
import { addJob } from '../../store/jobs/job-rows.ts';
import type { JobHandler } from '../../store/jobs/run-jobs.ts';
import type { Writer } from '../../store/store.ts';
import type { Services } from '../services.ts';
import { groundOf } from './proposal-ground.ts';
import { proposeAnew } from './propose-anew.ts';

/** The kind of job that looks at a product’s questionnaires again when there is a newer assessment. */
export const proposeJob = 'propose-answers';

const inputShape = z.object({ productId: z.string() });
/** Questionnaires that nobody touched for longer than this are history: their answers are not followed any more. */
const followedDays = 400;
const day = 86_400_000;

/** Asks for a new look at the answers of a product, if it has any questionnaire. */
export async function askForProposals(rows: Writer, productId: string, ports: Ports, at: string): Promise<void> {
  const any = await rows.selectFrom('questionnaire').select('id').where('productId', '=', productId).where('state', '!=', 'draft').where('changedAt', '>', since(at)).limit(1).executeTakeFirst();
  if (any !== undefined) await addJob(rows, { id: newIdentifier(ports), kind: proposeJob, input: { productId }, askedBy: 'system' }, at);
}

/** Does the work of `proposeJob`: proposals follow the newest assessment, and answers that it does not bear out are marked. */
export function proposeHandler(services: Pick<Services, 'store' | 'evidence' | 'ports'>): JobHandler {
  const { store, ports } = services;
  return async ({ input, scope, signal, tell }) => {
    const { productId } = inputShape.parse(input);
    const ground = await groundOf(services, scope, productId);
    if (ground === undefined) return { questionnaires: 0, changed: 0 };
    const at = ports.now().toISOString();
    const open = await store.read(scope, async (rows) => rows.selectFrom('questionnaire').select(['id', 'changedAt']).where('productId', '=', productId).where('state', '!=', 'draft').where('changedAt', '>', since(at)).execute());
    let changed = 0;
    for (const [done, { id, changedAt }] of open.entries()) {
      signal.throwIfAborted();
      tell({ done, total: open.length, words: 'Looking at answers again.' });
      // What a later assessment does to a questionnaire is no sign that somebody works on it.
      changed += (await store.write(scope, async (rows) => proposeAnew(rows, id, ground, changedAt))).changed;
    }
    if (changed > 0) await store.write(scope, async (rows) => appendEntry(rows, { actor: 'system', action: 'questionnaire.evidence-changed', target: `product:${productId}`, outcome: 'success', area: 'business-data', sourceAddress: '', requestId: '', detail: { assessment: ground.id, answers: changed } }, ports.now().toISOString()));
    return { questionnaires: open.length, changed };
  };
}

function since(at: string): string {
  return new Date(Date.parse(at) - followedDays * day).toISOString();
}
