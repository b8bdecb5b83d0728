import { z } from 'zod';
import { restsOnNames } from '../../../identity/workload/condition.ts';
import { readingAct } from '../../act.ts';
import { everyOf } from '../../shapes.ts';
import { conditionShape, workloadShape } from './shapes.ts';

export const workloadList = readingAct({
  id: 'workload.list',
  summary: 'Lists which runs of which build services may hand over evidence, and when the last one did.',
  area: 'configuration',
  object: 'workload',
  http: { method: 'GET', path: '/api/v1/workloads' },
  input: z.strictObject({}),
  output: z.object({ workloads: z.array(workloadShape) }),
  find: everyOf('workload'),
  run: async ({ rows }) => {
    const found = await rows.selectFrom('workloadIdentity').innerJoin('account', 'account.id', 'workloadIdentity.accountId').where('workloadIdentity.revokedAt', 'is', null)
      .select(['workloadIdentity.id', 'workloadIdentity.name', 'issuer', 'audience', 'conditions', 'productIds', 'accountId', 'account.displayName', 'workloadIdentity.createdAt', 'lastUsedAt']).orderBy('workloadIdentity.name').orderBy('workloadIdentity.id').execute();
    const products = await rows.selectFrom('product').select(['id', 'name']).execute();
    const workloads = found.map(({ conditions, productIds, accountId, displayName, ...rest }) => {
      const asked = z.array(conditionShape).parse(JSON.parse(conditions));
      const named = JSON.parse(productIds) as string[];
      return { ...rest, conditions: asked, restsOnNames: restsOnNames(asked), products: products.filter(({ id }) => named.includes(id)), account: { id: accountId, displayName } };
    });
    return { workloads };
  },
});
