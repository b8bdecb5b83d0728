import { requirementById } from '../../catalog/index.ts';
import { html } from '../../report/escape/html.ts';
import type { PageContent } from '../layout.ts';
import { time, trail } from '../parts.ts';

interface Count { readonly requirement: string; readonly title: string; readonly count: number; readonly of: number; readonly what: string; readonly limits: string }

/** Where the organisation stands as a buyer. */
export function ownBuyingPage({ at, counts }: { readonly at: string; readonly counts: readonly Count[] }): PageContent {
  return {
    title: 'Our own buying', place: 'purchases',
    body: html`${trail(['Purchases', '/purchases'])}<h1>Our own buying</h1><p>What the white paper recommends to customers, counted from our own case files ${time(at)}. Each figure stands for itself, with what it is out of; nothing is added up.</p>
<div class="own-buying">${counts.map(({ requirement, title, count, of, what, limits }) => html`<section class="card"><h2 class="level">${title}</h2><p class="figure">${of === 0 ? 'none to count' : `${count} of ${of}`}${of === 0 ? '' : html` <span class="soft">(${(Math.round((count / of) * 1000) / 10).toString()} %)</span>`}</p><p>${of === 0 ? `There are no ${what} yet, so there is no share.` : `Out of ${what}.`}</p><p class="small">${limits} Recommendation: ${requirementById.get(requirement)?.title ?? requirement}.</p></section>`)}</div>`,
  };
}
