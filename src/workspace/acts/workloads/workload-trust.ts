import { z } from 'zod';
import type { Actor } from '../../../identity/actor.ts';
import { newIdentifier } from '../../../identity/identifier.ts';
import { discoverIssuer } from '../../../identity/oidc/provider-metadata.ts';
import { heldRoles } from '../../../identity/roles-of.ts';
import { conditionsProblem, restsOnNames } from '../../../identity/workload/condition.ts';
import { createServiceCaller } from '../../../net/service-call.ts';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { decide } from '../../policy/decide.ts';
import { everyOf, idShape, nameShape } from '../../shapes.ts';
import { addEvidence } from '../products/add-evidence.ts';
import { readFromProvider } from '../providers/connect.ts';
import { issuerShape } from '../providers/shapes.ts';
import { conditionShape, workloadActs } from './shapes.ts';

export const workloadTrust = changingAct({
  id: 'workload.trust',
  summary: 'Lets runs of a build service hand over evidence without a stored secret: those whose token, signed by the service, meets conditions on its claims. The service is looked up by its issuer now.',
  area: 'configuration',
  object: 'workload',
  needsStepUp: true,
  http: { method: 'POST', path: '/api/v1/workloads' },
  input: z.strictObject({
    name: nameShape, issuer: issuerShape, audience: z.string().min(1).max(300).regex(/^[\u0021-\u007e]+$/u, 'an audience was expected').optional(),
    conditions: z.array(conditionShape).min(1).max(10), productIds: z.array(idShape).min(1).max(50), account: idShape,
  }),
  output: z.object({ id: z.string(), audience: z.string(), restsOnNames: z.boolean() }),
  find: everyOf('workload'),
  prepare: async ({ services: { settings } }, { issuer, conditions }) => {
    const problem = conditionsProblem(conditions);
    if (problem !== undefined) throw new ActRefused('invalid-input', problem, [{ path: 'conditions', message: problem }]);
    return readFromProvider('issuer', async () => discoverIssuer(issuer, createServiceCaller(settings.privateHostsAllowed)));
  },
  run: async ({ rows, actor, services: { ports, settings }, at, note }, { name, issuer, audience, conditions, productIds, account }, metadata) => {
    const found = await rows.selectFrom('account').where('id', '=', account).where('state', '=', 'active').select('displayName').executeTakeFirst();
    const roles = found === undefined ? [] : await heldRoles(rows, account, at);
    const build: Actor = { ...actor, kind: 'build', accountId: account, roles, session: null, tokenId: 'new', narrowedTo: { acts: workloadActs, productIds } };
    const known = await rows.selectFrom('product').where('id', 'in', productIds).where('archivedAt', 'is', null).select('id').execute();
    const mayPush = (productId: string): boolean => known.some(({ id }) => id === productId) && decide(build, addEvidence, { kind: 'evidence', id: 'any', productId, accountId: null }, { at, stepUpMinutes: settings.stepUpMinutes }).outcome === 'allowed';
    if (!productIds.every(mayPush)) throw new ActRefused('invalid-input', 'The runs act for an account that may itself hand over evidence of each of these products. This one may not.', [{ path: 'account', message: 'an account was expected that may hand over evidence of these products' }]);
    const id = newIdentifier(ports);
    const expected = audience ?? new URL(settings.publicUrl).origin;
    await rows.insertInto('workloadIdentity').values({
      id, name, issuer, audience: expected, keySetAddress: metadata.keySetAddress, algorithms: JSON.stringify(metadata.algorithms), conditions: JSON.stringify(conditions), acts: JSON.stringify(workloadActs), productIds: JSON.stringify(productIds), accountId: account, createdAt: at, lastUsedAt: null, revokedAt: null,
    }).execute();
    note({ workload: id, issuer, conditions: conditions.map(({ claim, is, value }) => `${claim} ${is} ${value}`).join(', ').slice(0, 500), account });
    return { id, audience: expected, restsOnNames: restsOnNames(conditions) };
  },
});
