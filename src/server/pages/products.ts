import { conditionsIn } from '../../pages/conditions.ts';
import { productPage, productsPage } from '../../pages/products.ts';
import { scopeIn } from '../../pages/scope.ts';
import { offers } from '../../pages/visitor.ts';
import { addRelease } from '../../workspace/acts/products/add-release.ts';
import { archiveProduct } from '../../workspace/acts/products/archive-product.ts';
import { createProduct } from '../../workspace/acts/products/create-product.ts';
import { latestAssessments } from '../../workspace/acts/products/latest-assessments.ts';
import { listProducts } from '../../workspace/acts/products/list-products.ts';
import { listReleases } from '../../workspace/acts/products/list-releases.ts';
import { readProduct } from '../../workspace/acts/products/read-product.ts';
import { setConditions } from '../../workspace/acts/products/set-conditions.ts';
import { setScope } from '../../workspace/acts/products/set-scope.ts';
import { setStatement } from '../../workspace/acts/products/set-statement.ts';
import type { PageRoute } from '../page-routes.ts';
import { lookAt, sentTo, type Look } from './page.ts';

const products: Look = {
  acts: [listProducts],
  show: async ({ query, visitor, ask, sent }) => {
    const archived = query.get('archived') === 'true';
    const [after, words] = [query.get('after'), (query.get('words') ?? '').slice(0, 100).trim()];
    return productsPage(visitor, { ...(await ask(listProducts, { archived, words, ...(after === null ? {} : { after }) })), archived, words, sent });
  },
};

const product: Look = {
  acts: [readProduct, listReleases, latestAssessments],
  show: async ({ path, query, visitor, ask, sent }) => {
    const shown = await ask(readProduct, { product: path['product'] });
    const after = query.get('after');
    const releases = offers(visitor, listReleases.id, shown.id) ? await ask(listReleases, { product: shown.id, ...(after === null ? {} : { after }) }) : undefined;
    const latest = offers(visitor, latestAssessments.id, shown.id) ? (await ask(latestAssessments, { products: [shown.id] })).assessments[0] : undefined;
    return productPage(visitor, shown, releases, latest, sent);
  },
};

export const productPages: readonly PageRoute[] = [
  lookAt('/products', products),
  sentTo('/products', [createProduct], async ({ ask, sent: { values } }) => {
    const { id } = await ask(createProduct, { name: values.get('name') ?? '', slug: values.get('slug') ?? '' });
    return `/products/${id}`;
  }, products),
  lookAt('/products/{product}', product),
  sentTo('/products/{product}/releases', [addRelease], async ({ ask, path, sent: { values } }) => {
    const { id } = await ask(addRelease, { product: path['product'], version: values.get('version') ?? '' });
    return `/releases/${id}`;
  }, product),
  sentTo('/products/{product}/archiving', [archiveProduct], async ({ ask, path }) => {
    await ask(archiveProduct, { product: path['product'] });
    return '/products?archived=true';
  }, product),
  sentTo('/products/{product}/conditions', [setConditions], async ({ ask, path, sent: { values } }) => {
    await ask(setConditions, { product: path['product'], conditions: conditionsIn(values), ifMatch: values.get('revision') ?? undefined });
    return `/products/${path['product'] ?? ''}#kind`;
  }, product),
  sentTo('/products/{product}/scope', [setScope], async ({ ask, path, sent: { values } }) => {
    await ask(setScope, { product: path['product'], ...scopeIn(values), ifMatch: values.get('revision') ?? undefined });
    return `/products/${path['product'] ?? ''}#scope`;
  }, product),
  sentTo('/products/{product}/statement', [setStatement], async ({ ask, path, sent: { values } }) => {
    // Browsers send line ends as forms have them, CR and LF.
    await ask(setStatement, { product: path['product'], statement: (values.get('statement') ?? '').replaceAll('\r\n', '\n'), ifMatch: values.get('revision') ?? undefined });
    return `/products/${path['product'] ?? ''}`;
  }, product),
];
