import { z } from 'zod';
import { appendEntry } from '../../../audit/append-entry.ts';
import { attemptsOf, sourceKey, type AttemptLimit } from '../../../identity/attempts.ts';
import type { SignatureAlgorithm } from '../../../identity/oidc/algorithms.ts';
import { tokenForm } from '../../../identity/oidc/token-form.ts';
import { TokenRefused } from '../../../identity/oidc/token-refused.ts';
import { steadyClockOf } from '../../../identity/steady-clock.ts';
import type { WorkloadCondition } from '../../../identity/workload/condition.ts';
import { issuerKeysOf } from '../../../identity/workload/issuer-keys.ts';
import { verifyWorkloadToken, type VerifiedWorkload } from '../../../identity/workload/verify-workload-token.ts';
import { openWorkloadSession, useWorkloadToken } from '../../../identity/workload/workload-session.ts';
import { createServiceCaller, ServiceUnreachable } from '../../../net/service-call.ts';
import { changingAct, type PreparationContext } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { idShape } from '../../shapes.ts';
import { ownOrganisation } from '../identity/objects.ts';

/** Whatever the reason was, who shows a token learns only this; the log has the reason. */
const notLetIn = 'This run is not let in. An administrator finds the reason in the audit log.';
/** Wrong tokens of one source. A right one gives them back. */
const bySource: AttemptLimit = { attempts: 60, minutes: 15 };
/** Reasons that are written about one trust: a flood of wrong tokens fills no log. */
const toldMost: AttemptLimit = { attempts: 20, minutes: 15 };

export const workloadExchange = changingAct({
  id: 'workload.exchange',
  summary: 'Lets a run of a trusted build service in with the ID token that the service gave it: gives a token of a quarter of an hour, with which the run hands over evidence. An ID token counts once.',
  area: 'identity',
  object: 'organisation',
  isOpen: true,
  http: { method: 'POST', path: '/api/v1/workload-sessions' },
  input: z.strictObject({ workload: idShape, token: z.string().min(1).max(8192) }),
  output: z.object({ token: z.string(), expiresAt: z.string() }),
  find: ownOrganisation,
  prepare: async (context, { workload: id, token }) => {
    const { actor, services: { store, ports } } = context;
    const source: readonly [string, AttemptLimit] = [`workload ${actor.scope.organisationId} ${sourceKey(actor.request.sourceAddress)}`, bySource];
    const attempts = attemptsOf(store);
    if (!attempts.take([source], steadyClockOf(ports).now())) throw new ActRefused('too-many', 'Too many tokens from your address were not good. Wait a quarter of an hour.');
    const verified = await verifiedRun(context, id, token);
    attempts.clear([source]);
    return verified;
  },
  run: async ({ rows, actor, services: { ports }, at, note }, { workload: id }, { facts, ...token }) => {
    const workload = await rows.selectFrom('workloadIdentity').where('id', '=', id).where('revokedAt', 'is', null).select('issuer').executeTakeFirst();
    if (workload === undefined || !await useWorkloadToken(rows, workload.issuer, token, at)) throw new ActRefused('signed-out', notLetIn);
    const { id: session, ...opened } = await openWorkloadSession(rows, ports, actor.scope.organisationId, id, at);
    note({ workload: id, session, ...facts });
    return opened;
  },
});

/** @throws ActRefused */
async function verifiedRun(context: PreparationContext, id: string, token: string): Promise<VerifiedWorkload> {
  const { actor, services: { store, settings, ports } } = context;
  const workload = await store.read(actor.scope, async (rows) => rows.selectFrom('workloadIdentity').where('id', '=', id).where('revokedAt', 'is', null).select(['issuer', 'audience', 'keySetAddress', 'algorithms', 'conditions']).executeTakeFirst());
  if (workload === undefined) throw new ActRefused('signed-out', notLetIn);
  const { issuer, audience, keySetAddress, algorithms, conditions } = workload;
  try {
    const now = ports.now();
    const { kid } = tokenForm(token);
    const keys = await issuerKeysOf(store).keysFor(keySetAddress, kid, createServiceCaller(settings.privateHostsAllowed), now.getTime());
    return await verifyWorkloadToken(token, { issuer, audience, keys, algorithms: JSON.parse(algorithms) as SignatureAlgorithm[], conditions: JSON.parse(conditions) as WorkloadCondition[], now });
  } catch (problem) {
    if (!(problem instanceof TokenRefused) && !(problem instanceof ServiceUnreachable)) throw problem;
    await tellWhy(context, id, problem instanceof TokenRefused ? problem.message : `The issuer’s key set ${problem.message}.`);
    throw new ActRefused('signed-out', notLetIn);
  }
}

async function tellWhy({ actor, services: { store, ports }, at }: PreparationContext, id: string, why: string): Promise<void> {
  if (!attemptsOf(store).take([[`workload told ${actor.scope.organisationId} ${id}`, toldMost]], steadyClockOf(ports).now())) return;
  const { sourceAddress, id: requestId } = actor.request;
  await store.write(actor.scope, async (rows) => appendEntry(rows, { actor: actor.kind, action: 'workload.token-refused', target: `workload:${id}`, outcome: 'refused', area: 'identity', sourceAddress, requestId, detail: { why: why.slice(0, 300) } }, at));
}
