import { gatePage, type AtTheGate } from '../../pages/gates/gate.ts';
import { incidentPage, newIncidentPage, pledgeMailPage } from '../../pages/gates/incident.ts';
import { offersAnywhere } from '../../pages/visitor.ts';
import { chooseGate } from '../../workspace/acts/gates/choose-gate.ts';
import { changeIncident } from '../../workspace/acts/gates/change-incident.ts';
import { endException } from '../../workspace/acts/gates/end-exception.ts';
import { exceptRequirement } from '../../workspace/acts/gates/except.ts';
import { listIncidents } from '../../workspace/acts/gates/list-incidents.ts';
import { passGate } from '../../workspace/acts/gates/pass-gate.ts';
import { readGate } from '../../workspace/acts/gates/read-gate.ts';
import { readIncident } from '../../workspace/acts/gates/read-incident.ts';
import { recordIncident } from '../../workspace/acts/gates/record-incident.ts';
import { writePledgeMail } from '../../workspace/acts/gates/write-pledge-mail.ts';
import { listAccounts } from '../../workspace/acts/people/list-accounts.ts';
import { listReleases } from '../../workspace/acts/products/list-releases.ts';
import { readProduct } from '../../workspace/acts/products/read-product.ts';
import type { PageRoute } from '../page-routes.ts';
import { lookAt, sentTo, type Look, type Visit } from './page.ts';

const gate: Look = {
  acts: [readProduct, readGate, listReleases, passGate, listIncidents, listAccounts],
  show: async (visit) => {
    const { path, visitor, ask, sent, now } = visit;
    const product = await ask(readProduct, { product: path['product'] });
    return gatePage(visitor, { product, ...(await ask(readGate, { product: product.id })), newest: await newestAtTheGate(visit, product.id), ...(await ask(listIncidents, { product: product.id })), people: await answerable(visit), today: now.slice(0, 10), sent });
  },
};

async function newestAtTheGate({ ask, visitor }: Visit, product: string): Promise<AtTheGate | undefined> {
  if (!offersAnywhere(visitor, listReleases.id)) return undefined;
  const [release] = (await ask(listReleases, { product, limit: 1 })).releases;
  return release === undefined ? undefined : { release, ...(await ask(passGate, { release: release.id })) };
}

/** Who may answer for an exception: everybody with an account, to whom the list is open; else oneself. */
async function answerable({ ask, visitor }: Visit): Promise<readonly { readonly id: string; readonly displayName: string }[]> {
  const self = { id: visitor.accountId, displayName: visitor.displayName };
  if (!offersAnywhere(visitor, listAccounts.id)) return [self];
  const { accounts } = await ask(listAccounts, { limit: 200 });
  return accounts.filter(({ state }) => state === 'active');
}

const newIncident: Look = { acts: [readProduct], show: async ({ path, ask, now, sent }) => newIncidentPage(await ask(readProduct, { product: path['product'] }), now.slice(0, 10), sent) };
const incident: Look = { acts: [readIncident], show: async ({ path, ask, visitor, sent }) => incidentPage(visitor, await ask(readIncident, { incident: path['incident'] }), sent) };

/** An incident as its form sends it: what was left empty is not said yet. */
function incidentIn(values: URLSearchParams): Readonly<Record<string, unknown>> {
  const text = (name: string): string => (values.get(name) ?? '').replaceAll('\r\n', '\n');
  const answer = (name: string): string | null => (text(name) === '' ? null : text(name));
  return { title: text('title'), happenedAt: text('happenedAt'), statement: { kind: text('kind'), account: text('account'), feature: text('feature'), featureName: text('featureName'), isDefaultNow: answer('isDefaultNow'), isFreeNow: answer('isFreeNow'), elimination: text('elimination'), advice: text('advice') } };
}

export const gatePages: readonly PageRoute[] = [
  lookAt('/products/{product}/gate', gate),
  sentTo('/products/{product}/gate', [chooseGate], async ({ ask, path, sent: { values } }) => {
    const kept = [...values].filter(([name, demand]) => name !== 'add' && demand !== '').map(([requirement, demand]) => ({ requirement, demand }));
    const added = values.get('add') ?? '';
    await ask(chooseGate, { product: path['product'], demands: [...kept, ...(added === '' ? [] : [{ requirement: added, demand: 'partly-met' }])] });
    return `/products/${path['product'] ?? ''}/gate`;
  }, gate),
  sentTo('/products/{product}/gate/exceptions', [exceptRequirement], async ({ ask, path, sent: { values } }) => {
    await ask(exceptRequirement, { product: path['product'], requirement: values.get('requirement'), reason: values.get('reason') ?? '', owner: values.get('owner') ?? '', expiresAt: values.get('expiresAt') ?? '' });
    return `/products/${path['product'] ?? ''}/gate`;
  }, gate),
  sentTo('/products/{product}/gate/exceptions/{exception}/ending', [endException], async ({ ask, path }) => {
    await ask(endException, { exception: path['exception'] });
    return `/products/${path['product'] ?? ''}/gate`;
  }, gate),
  lookAt('/products/{product}/incidents/new', newIncident),
  sentTo('/products/{product}/incidents', [recordIncident], async ({ ask, path, sent: { values } }) => {
    const { id } = await ask(recordIncident, { product: path['product'], ...incidentIn(values) });
    return `/incidents/${id}`;
  }, newIncident),
  lookAt('/incidents/{incident}', incident),
  sentTo('/incidents/{incident}', [changeIncident], async ({ ask, path, sent: { values } }) => {
    await ask(changeIncident, { incident: path['incident'], ...incidentIn(values) });
    return `/incidents/${path['incident'] ?? ''}`;
  }, incident),
  lookAt('/pledge-mail', { acts: [writePledgeMail], show: async ({ ask }) => pledgeMailPage(await ask(writePledgeMail, {})) }),
];
