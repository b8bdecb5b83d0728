import { buildsPage, conditionLines } from '../../pages/builds.ts';
import { offersAnywhere } from '../../pages/visitor.ts';
import { listAccounts } from '../../workspace/acts/people/list-accounts.ts';
import { listProducts } from '../../workspace/acts/products/list-products.ts';
import { workloadList } from '../../workspace/acts/workloads/workload-list.ts';
import { workloadRevoke } from '../../workspace/acts/workloads/workload-revoke.ts';
import { workloadTrust } from '../../workspace/acts/workloads/workload-trust.ts';
import type { PageRoute } from '../page-routes.ts';
import { lookAt, sentTo, type Look, type Visit } from './page.ts';

const builds: Look = {
  acts: [workloadList, listProducts, listAccounts],
  show: async ({ visitor, ask, workspace, sent }) => {
    const mayTrust = offersAnywhere(visitor, workloadTrust.id);
    const { workloads } = await ask(workloadList, {});
    const products = mayTrust ? (await ask(listProducts, { limit: 200 })).products : [];
    const accounts = mayTrust ? (await ask(listAccounts, { state: 'active', limit: 200 })).accounts.map(({ id, displayName }) => ({ id, name: displayName })) : [];
    return buildsPage(visitor, { workloads, products, accounts, workspace, sent });
  },
};

/** The lines of the form that have a value. */
function conditionsIn({ sent: { values } }: Visit): readonly { readonly claim: string | null; readonly is: string | null; readonly value: string }[] {
  return Array.from({ length: conditionLines }, (_line, index) => index + 1).flatMap((number) => {
    const value = (values.get(`value${number}`) ?? '').trim();
    return value === '' ? [] : [{ claim: values.get(`claim${number}`), is: values.get(`is${number}`), value }];
  });
}

export const buildPages: readonly PageRoute[] = [
  lookAt('/builds', builds),
  sentTo('/builds', [workloadTrust], async (visit) => {
    const { values } = visit.sent;
    const audience = (values.get('audience') ?? '').trim();
    const { id } = await visit.ask(workloadTrust, { name: values.get('name') ?? '', issuer: (values.get('issuer') ?? '').trim(), ...(audience === '' ? {} : { audience }), conditions: conditionsIn(visit), productIds: values.getAll('productIds'), account: values.get('account') ?? '' });
    return `/builds#workload-${id}`;
  }, builds),
  sentTo('/builds/{workload}/revocation', [workloadRevoke], async (visit) => {
    await visit.ask(workloadRevoke, { workload: visit.path['workload'] ?? '' });
    return '/builds';
  }, builds),
];
