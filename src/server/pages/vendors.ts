import { positionPage } from '../../pages/purchases/position.ts';
import { vendorPage } from '../../pages/purchases/vendor.ts';
import { vendorsPage } from '../../pages/purchases/vendors.ts';
import { comparePeers } from '../../workspace/acts/exchange/compare-peers.ts';
import { addVendor } from '../../workspace/acts/vendors/add-vendor.ts';
import { archiveVendor } from '../../workspace/acts/vendors/archive-vendor.ts';
import { changeVendor } from '../../workspace/acts/vendors/change-vendor.ts';
import { listVendors } from '../../workspace/acts/vendors/list-vendors.ts';
import { lookAtVendor } from '../../workspace/acts/vendors/look-at-vendor.ts';
import { readPosition } from '../../workspace/acts/vendors/read-position.ts';
import { readVendor } from '../../workspace/acts/vendors/read-vendor.ts';
import type { PageRoute } from '../page-routes.ts';
import { linesIn, textIn } from './form-values.ts';
import { lookAt, sentTo, type Look } from './page.ts';

const vendors: Look = {
  acts: [listVendors],
  show: async ({ query, visitor, ask, sent }) => {
    const archived = query.get('archived') === 'true';
    const [after, words] = [query.get('after'), (query.get('words') ?? '').slice(0, 100).trim()];
    return vendorsPage(visitor, { ...(await ask(listVendors, { archived, words, ...(after === null ? {} : { after }) })), words, archived, sent });
  },
};

const vendor: Look = {
  acts: [readVendor, comparePeers],
  show: async ({ path, visitor, ask, sent }) => vendorPage(visitor, await ask(readVendor, { vendor: path['vendor'] }), await ask(comparePeers, { vendor: path['vendor'] }), sent),
};

/** A maker as its form sends it. */
function vendorIn(values: URLSearchParams): Readonly<Record<string, unknown>> {
  const pages = linesIn(values, 'pages').map((line) => ({ kind: line.slice(0, Math.max(0, line.indexOf('='))).trim(), address: line.slice(line.indexOf('=') + 1).trim() }));
  return {
    name: values.get('name') ?? '', domain: textIn(values, 'domain'), criticality: textIn(values, 'criticality'), service: textIn(values, 'service'), signedAt: textIn(values, 'signedAt'),
    given: { pages, packages: linesIn(values, 'packages') },
  };
}

export const vendorPages: readonly PageRoute[] = [
  lookAt('/vendors', vendors),
  sentTo('/vendors', [addVendor], async ({ ask, sent: { values } }) => {
    const { id } = await ask(addVendor, vendorIn(values));
    return `/vendors/${id}`;
  }, vendors),
  lookAt('/vendors/{vendor}', vendor),
  sentTo('/vendors/{vendor}', [changeVendor], async ({ ask, path, sent: { values } }) => {
    await ask(changeVendor, { vendor: path['vendor'], ...vendorIn(values) });
    return `/vendors/${path['vendor'] ?? ''}`;
  }, vendor),
  sentTo('/vendors/{vendor}/looks', [lookAtVendor], async ({ ask, path, sent: { values } }) => {
    await ask(lookAtVendor, { vendor: path['vendor'], product: values.get('product') ?? '' });
    return `/vendors/${path['vendor'] ?? ''}`;
  }, vendor),
  sentTo('/vendors/{vendor}/archiving', [archiveVendor], async ({ ask, path, sent: { values } }) => {
    await ask(archiveVendor, { vendor: path['vendor'], archived: values.get('back') !== 'yes' });
    return `/vendors/${path['vendor'] ?? ''}`;
  }, vendor),
  lookAt('/looks/{look}', { acts: [readPosition], show: async ({ path, ask }) => positionPage(await ask(readPosition, { look: path['look'] })) }),
];
