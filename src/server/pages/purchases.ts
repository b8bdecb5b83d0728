import { contactLinkPage } from '../../pages/inquiries/inquiries.ts';
import { changePurchasePage } from '../../pages/purchases/change-purchase.ts';
import { comparisonPage } from '../../pages/purchases/comparison.ts';
import { purchasePage } from '../../pages/purchases/purchase.ts';
import { purchasesPage } from '../../pages/purchases/purchases.ts';
import { offersAnywhere } from '../../pages/visitor.ts';
import { listAccounts } from '../../workspace/acts/people/list-accounts.ts';
import { addCandidate } from '../../workspace/acts/purchases/add-candidate.ts';
import { advancePurchase } from '../../workspace/acts/purchases/advance-purchase.ts';
import { awardPurchase } from '../../workspace/acts/purchases/award-purchase.ts';
import { changePurchase } from '../../workspace/acts/purchases/change-purchase.ts';
import { compareCandidates } from '../../workspace/acts/purchases/compare-candidates.ts';
import { dropPurchase } from '../../workspace/acts/purchases/drop-purchase.ts';
import { listPurchases } from '../../workspace/acts/purchases/list-purchases.ts';
import { openPurchase } from '../../workspace/acts/purchases/open-purchase.ts';
import { readPurchase } from '../../workspace/acts/purchases/read-purchase.ts';
import { setArtifact } from '../../workspace/acts/purchases/set-artifact.ts';
import { showFindings } from '../../workspace/acts/purchases/show-findings.ts';
import { skipFindings } from '../../workspace/acts/purchases/skip-findings.ts';
import { withdrawCandidate } from '../../workspace/acts/purchases/withdraw-candidate.ts';
import { linkCase, unlinkCase } from '../../workspace/acts/trackers/tracker-links.ts';
import { listVendors } from '../../workspace/acts/vendors/list-vendors.ts';
import type { PageRoute } from '../page-routes.ts';
import { numberIn, textIn } from './form-values.ts';
import { lookAt, sentTo, type Look, type Visit } from './page.ts';

/** Makers that one form offers; others are found by words. */
const vendorsMost = 50;

const purchases: Look = {
  acts: [listPurchases],
  show: async ({ query, visitor, ask, sent }) => {
    const [state, after] = [query.get('state') ?? '', query.get('after')];
    return purchasesPage(visitor, { ...(await ask(listPurchases, { ...(state === '' ? {} : { state }), ...(after === null ? {} : { after }) })), state, sent });
  },
};

const purchase: Look = {
  acts: [readPurchase, listVendors],
  show: async ({ path, query, visitor, ask, sent }) => {
    const words = (query.get('makers') ?? '').slice(0, 100).trim();
    const { vendors, next } = offersAnywhere(visitor, listVendors.id) ? await ask(listVendors, { words, limit: vendorsMost }) : { vendors: [], next: null };
    return purchasePage(visitor, await ask(readPurchase, { purchase: path['purchase'] }), { vendors, words, hasMore: next !== null, documentsOf: query.get('documents'), sent });
  },
};

const comparison: Look = {
  acts: [readPurchase, compareCandidates],
  show: async ({ path, visitor, ask, sent, now }) => comparisonPage(visitor, { purchase: await ask(readPurchase, { purchase: path['purchase'] }), ...(await ask(compareCandidates, { purchase: path['purchase'] })) }, { now, sent }),
};

const change: Look = {
  acts: [readPurchase, listAccounts],
  show: async (visit) => {
    const shown = await visit.ask(readPurchase, { purchase: visit.path['purchase'] });
    return changePurchasePage(shown, await answerable(visit, { id: shown.ownerId, displayName: shown.owner }), visit.sent);
  },
};

/** Who may answer for a case: everybody with an account, to whom the list is open; else whoever does, and oneself. */
async function answerable({ ask, visitor }: Visit, owner: { readonly id: string; readonly displayName: string }): Promise<readonly { readonly id: string; readonly displayName: string }[]> {
  if (offersAnywhere(visitor, listAccounts.id)) return (await ask(listAccounts, { limit: 200 })).accounts.filter(({ state }) => state === 'active');
  const self = { id: visitor.accountId, displayName: visitor.displayName };
  return self.id === owner.id ? [self] : [owner, self];
}

/** What the form of a case sends, besides what it asks for. */
function factsIn(values: URLSearchParams): Readonly<Record<string, unknown>> {
  return { title: values.get('title') ?? '', need: (values.get('need') ?? '').replaceAll('\r\n', '\n'), criticality: textIn(values, 'criticality'), deployment: values.getAll('deployment'), decideOn: textIn(values, 'decideOn'), budget: values.get('budget') ?? '', replyDays: numberIn(values, 'replyDays') };
}

/** What the form says that a case asks for. */
function askedIn(values: URLSearchParams): { readonly demands: readonly unknown[]; readonly criteria: readonly unknown[] } {
  const levels = (prefix: string): readonly (readonly [string, string])[] => [...values].flatMap(([name, level]) => (name.startsWith(prefix) && level !== '' ? [[name.slice(prefix.length), level] as const] : []));
  const added = textIn(values, 'add');
  const own = textIn(values, 'newCriterion')?.replaceAll('\r\n', '\n');
  const criteria = levels('criterion:');
  return {
    demands: [...levels('demand:').map(([requirement, level]) => ({ requirement, level })), ...(added === undefined ? [] : [{ requirement: added, level: 'should' }])],
    criteria: [...criteria.map(([id, level]) => ({ id, level, text: values.get(`criterion-text:${id}`) ?? '' })), ...(own === undefined ? [] : [{ id: freeId(criteria.map(([id]) => id)), level: 'should', text: own }])],
  };
}

function freeId(taken: readonly string[]): string {
  for (let number = taken.length + 1; ; number += 1) if (!taken.includes(`own-${number}`)) return `own-${number}`;
}

export const purchasePages: readonly PageRoute[] = [
  lookAt('/purchases', purchases),
  sentTo('/purchases', [openPurchase], async ({ ask, sent: { values } }) => {
    const { id } = await ask(openPurchase, { ...factsIn(values), appetite: textIn(values, 'appetite'), isTender: values.get('isTender') === 'yes' });
    return `/purchases/${id}`;
  }, purchases),
  lookAt('/purchases/{purchase}', purchase),
  lookAt('/purchases/{purchase}/comparison', comparison),
  sentTo('/purchases/{purchase}/comparison/findings', [showFindings], async ({ ask, path, sent: { values } }) => {
    return contactLinkPage(await ask(showFindings, { candidate: values.get('candidate') ?? '', subject: values.get('subject') ?? '', mail: values.get('mail') ?? '' }), `/purchases/${path['purchase'] ?? ''}/comparison`);
  }, comparison),
  sentTo('/purchases/{purchase}/comparison/waiver', [skipFindings], async ({ ask, path, sent: { values } }) => {
    await ask(skipFindings, { purchase: path['purchase'], reason: (values.get('reason') ?? '').replaceAll('\r\n', '\n') });
    return `/purchases/${path['purchase'] ?? ''}/comparison`;
  }, comparison),
  lookAt('/purchases/{purchase}/change', change),
  sentTo('/purchases/{purchase}/change', [changePurchase], async ({ ask, path, sent: { values } }) => {
    await ask(changePurchase, { purchase: path['purchase'], ...factsIn(values), owner: values.get('owner') ?? '', ...askedIn(values) });
    return `/purchases/${path['purchase'] ?? ''}`;
  }, change),
  sentTo('/purchases/{purchase}/candidates', [addCandidate], async ({ ask, path, sent: { values } }) => {
    await ask(addCandidate, { purchase: path['purchase'], vendor: values.get('vendor') ?? '', product: (values.get('product') ?? '').trim(), reseller: (values.get('reseller') ?? '').trim() });
    return `/purchases/${path['purchase'] ?? ''}`;
  }, purchase),
  sentTo('/purchases/{purchase}/stage', [advancePurchase], async ({ ask, path }) => {
    await ask(advancePurchase, { purchase: path['purchase'] });
    return `/purchases/${path['purchase'] ?? ''}`;
  }, purchase),
  sentTo('/purchases/{purchase}/tracker-links', [linkCase], async ({ ask, path, sent: { values } }) => {
    await ask(linkCase, { purchase: path['purchase'], address: values.get('address') ?? '', words: values.get('words') ?? '' });
    return `/purchases/${path['purchase'] ?? ''}`;
  }, purchase),
  sentTo('/purchases/{purchase}/tracker-links/{trackerLink}/removal', [unlinkCase], async ({ ask, path }) => {
    await ask(unlinkCase, { trackerLink: path['trackerLink'] });
    return `/purchases/${path['purchase'] ?? ''}`;
  }, purchase),
  sentTo('/purchases/{purchase}/drop', [dropPurchase], async ({ ask, path, sent: { values } }) => {
    await ask(dropPurchase, { purchase: path['purchase'], reason: values.get('reason') ?? '' });
    return `/purchases/${path['purchase'] ?? ''}`;
  }, purchase),
  sentTo('/purchases/{purchase}/candidates/{candidate}/withdrawal', [withdrawCandidate], async ({ ask, path, sent: { values } }) => {
    await ask(withdrawCandidate, { candidate: path['candidate'], reason: values.get('reason') ?? '' });
    return `/purchases/${path['purchase'] ?? ''}`;
  }, purchase),
  sentTo('/purchases/{purchase}/candidates/{candidate}/artifacts/{kind}', [setArtifact], async ({ ask, path, sent: { values } }) => {
    await ask(setArtifact, { candidate: path['candidate'], kind: path['kind'], state: values.get('state'), note: values.get('note') ?? '' });
    return `/purchases/${path['purchase'] ?? ''}`;
  }, purchase),
  sentTo('/purchases/{purchase}/candidates/{candidate}/award', [awardPurchase], async ({ ask, path }) => {
    await ask(awardPurchase, { candidate: path['candidate'] });
    return `/purchases/${path['purchase'] ?? ''}`;
  }, purchase),
];
