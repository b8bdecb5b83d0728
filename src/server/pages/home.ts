import { askedPart } from '../../pages/claims/asked.ts';
import { homePage } from '../../pages/home.ts';
import { offersAnywhere } from '../../pages/visitor.ts';
import { listAsked } from '../../workspace/acts/claims/list-asked.ts';
import { latestAssessments } from '../../workspace/acts/products/latest-assessments.ts';
import { listProducts } from '../../workspace/acts/products/list-products.ts';
import type { PageRoute } from '../page-routes.ts';
import { lookAt } from './page.ts';

/** Products on the home page; the rest is in the list. */
const productsMost = 20;

export const homePages: readonly PageRoute[] = [
  lookAt('/home', {
    acts: [listProducts, latestAssessments, listAsked],
    show: async ({ visitor, ask }) => {
      // Whoever signed in by a recovery code makes a passkey first, and is asked nothing.
      const asked = askedPart(visitor.method === 'recovery' ? [] : (await ask(listAsked, {})).requests);
      if (!offersAnywhere(visitor, listProducts.id)) return homePage(visitor, [], false, asked);
      const { products, next } = await ask(listProducts, { limit: productsMost });
      const { assessments } = offersAnywhere(visitor, latestAssessments.id) && products.length > 0 ? await ask(latestAssessments, {}) : { assessments: [] };
      return homePage(visitor, products.map(({ id, name }) => ({ id, name, latest: assessments.find(({ productId }) => productId === id) })), next !== null, asked);
    },
  }),
];
