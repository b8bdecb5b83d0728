import { askedPart } from '../../pages/claims/asked.ts';
import { homePage, type ProductAtAGlance } from '../../pages/home.ts';
import { waitingPart } from '../../pages/publishing/waiting.ts';
import { offersAnywhere } from '../../pages/visitor.ts';
import { listAsked } from '../../workspace/acts/claims/list-asked.ts';
import { latestAssessments } from '../../workspace/acts/products/latest-assessments.ts';
import { listProducts } from '../../workspace/acts/products/list-products.ts';
import { approvePublication } from '../../workspace/acts/publishing/approve-publication.ts';
import { listWaiting } from '../../workspace/acts/publishing/list-waiting.ts';
import { staleKinds } from '../../workspace/contract/stale-kinds.ts';
import type { PageRoute } from '../page-routes.ts';
import { lookAt } from './page.ts';
import { daysLeftOf } from './times.ts';

/** Products on one page. */
const productsMost = 40;

export const homePages: readonly PageRoute[] = [
  lookAt('/home', {
    acts: [listProducts, latestAssessments, listAsked, listWaiting],
    show: async ({ query, visitor, ask, now }) => {
      const [words, after] = [(query.get('words') ?? '').slice(0, 100).trim(), query.get('after')];
      // Whoever signed in by a recovery code makes a passkey first, and is asked nothing.
      const isWhole = visitor.method !== 'recovery';
      const waiting = isWhole && offersAnywhere(visitor, approvePublication.id) ? (await ask(listWaiting, {})).requests : [];
      const asked = [askedPart(isWhole ? (await ask(listAsked, {})).requests : []), waitingPart(waiting)];
      if (!offersAnywhere(visitor, listProducts.id)) return homePage(visitor, { products: [], next: null, words: '', after }, asked);
      const { products, next } = await ask(listProducts, { words, limit: productsMost, ...(after === null ? {} : { after }) });
      const { assessments } = offersAnywhere(visitor, latestAssessments.id) && products.length > 0 ? await ask(latestAssessments, { products: products.map(({ id }) => id) }) : { assessments: [] };
      const byProduct = new Map(assessments.map((assessment) => [assessment.productId, assessment]));
      return homePage(visitor, {
        next, words, after,
        products: products.map(({ id, name }): ProductAtAGlance => {
          const latest = byProduct.get(id);
          return { id, name, latest: latest === undefined ? undefined : { ...latest, daysLeft: daysLeftOf(latest.signedAt, now), kinds: latest.kinds.length, stale: staleKinds(latest.kinds, now) } };
        }),
      }, asked);
    },
  }),
];
