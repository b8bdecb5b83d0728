import { bundlePage, payloadPage } from '../../pages/exchange/bundle.ts';
import { concentrationPage } from '../../pages/exchange/concentration.ts';
import { peersPage } from '../../pages/exchange/peers.ts';
import { offersAnywhere } from '../../pages/visitor.ts';
import { askSame } from '../../workspace/acts/exchange/ask-same.ts';
import { confirmPeer, removeBundle } from '../../workspace/acts/exchange/keep-bundles.ts';
import { readConcentration } from '../../workspace/acts/exchange/read-concentration.ts';
import { listBundles, readBundle } from '../../workspace/acts/exchange/read-bundles.ts';
import { writeBundle } from '../../workspace/acts/exchange/write-bundle.ts';
import { listPurchases } from '../../workspace/acts/purchases/list-purchases.ts';
import { listVendors } from '../../workspace/acts/vendors/list-vendors.ts';
import type { PageRoute } from '../page-routes.ts';
import { lookAt, sentTo, type Look, type Visit } from './page.ts';

/** Makers and cases that one form offers. */
const offeredMost = 200;

async function casesOf({ ask, visitor }: Visit, state?: 'open'): Promise<readonly { readonly id: string; readonly title: string }[]> {
  return offersAnywhere(visitor, listPurchases.id) ? (await ask(listPurchases, { limit: offeredMost, ...(state === undefined ? {} : { state }) })).purchases : [];
}

/** A place in a list, from 0, as an address names it. */
function placeIn({ query }: Visit, name: string): number {
  const words = query.get(name) ?? '0';
  return /^\d{1,6}$/u.test(words) ? Number(words) : 0;
}

const peers: Look = {
  acts: [listBundles, listVendors, listPurchases],
  show: async (visit) => {
    const { ask, visitor, sent } = visit;
    const { bundles } = await ask(listBundles, {});
    const { vendors } = offersAnywhere(visitor, listVendors.id) ? await ask(listVendors, { limit: offeredMost }) : { vendors: [] };
    const makers = vendors.flatMap(({ id, name, domain, look }) => (domain === null || look === null ? [] : [{ id, name, domain, seenAt: look.endedAt }]));
    return peersPage(visitor, { bundles, makers, cases: await casesOf(visit), sent });
  },
};

const bundle: Look = {
  acts: [readBundle, listPurchases],
  show: async (visit) => bundlePage(visit.visitor, { ...(await visit.ask(readBundle, { bundle: visit.path['bundle'] })), maker: placeIn(visit, 'maker'), cases: await casesOf(visit, 'open'), sent: visit.sent }),
};

export const exchangePages: readonly PageRoute[] = [
  lookAt('/portfolio/components', {
    acts: [readConcentration],
    show: async ({ query, ask }) => {
      const words = (query.get('words') ?? '').slice(0, 100).trim();
      return concentrationPage({ ...(await ask(readConcentration, { words })), words });
    },
  }),
  lookAt('/peers', peers),
  sentTo('/peers', [writeBundle], async ({ ask, sent: { values } }) => {
    const { id } = await ask(writeBundle, { vendors: values.getAll('vendors'), purchases: values.getAll('purchases') });
    return `/peers/${id}`;
  }, peers),
  lookAt('/peers/{bundle}', bundle),
  lookAt('/peers/{bundle}/payload', {
    acts: [readBundle],
    show: async (visit) => {
      const read = await visit.ask(readBundle, { bundle: visit.path['bundle'] });
      return payloadPage(read.bundle, read.payload, placeIn(visit, 'part'));
    },
  }),
  sentTo('/peers/{bundle}/signer', [confirmPeer], async ({ ask, path, sent: { values } }) => {
    await ask(confirmPeer, { bundle: path['bundle'], name: values.get('name') ?? '' });
    return `/peers/${path['bundle'] ?? ''}`;
  }, bundle),
  sentTo('/peers/{bundle}/same', [askSame], async ({ ask, path, sent: { values } }) => {
    const purchase = values.get('purchase') ?? '';
    await ask(askSame, { purchase, bundle: path['bundle'] });
    return `/purchases/${purchase}`;
  }, bundle),
  sentTo('/peers/{bundle}/removal', [removeBundle], async ({ ask, path }) => {
    await ask(removeBundle, { bundle: path['bundle'] });
    return '/peers';
  }, bundle),
];
