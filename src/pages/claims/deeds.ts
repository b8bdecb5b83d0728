import { html } from '../../report/escape/html.ts';
import { deed, nothing, when, type Html } from '../parts.ts';
import { offers, type Visitor } from '../visitor.ts';
import type { Deeds } from './words.ts';

const acts = { claim: 'claim.withdraw', affirmation: 'affirmation.withdraw', review: 'review.withdraw', 'set-aside': 'set-aside.withdraw' } as const;

/** What a visitor is offered for a word: to take it back, and to take an agreement to publish a name back. */
export function deedsFor(visitor: Visitor, product: string): Deeds {
  return (of, { id, withdrawnAt, mayPublishName }): Html => {
    if (withdrawnAt !== null || !offers(visitor, acts[of], product)) return nothing;
    return html`<div class="row"><a class="button quiet" href="/products/${product}/claims/end?of=${of}&amp;id=${id}">Withdraw</a>${when(mayPublishName && (of === 'claim' || of === 'affirmation'), () => deed(`/products/${product}/claims/consent?of=${of}&id=${id}`, 'Keep the name back'))}</div>`;
  };
}
