import { html } from '../../report/escape/html.ts';
import type { Html } from '../parts.ts';

export const acceptanceWords = { asked: 'waits for an executive', approved: 'accepted', declined: 'declined', withdrawn: 'taken back', expired: 'expired', revoked: 'revoked' } as const;
export const clauseWords = { proposed: 'proposed', offered: 'offered', agreed: 'agreed', changed: 'changed by the maker', refused: 'refused', dropped: 'dropped', kept: 'kept: it was seen to be done' } as const;
export const originWords = { shipped: 'wording that ships', library: 'own library', own: 'own wording' } as const;
export const whoWords = { maker: 'the maker', us: 'we', both: 'both', reseller: 'the reseller', 'not-settled': 'not settled' } as const;

export function acceptanceMark(state: keyof typeof acceptanceWords): Html {
  return html`<span class="state">${acceptanceWords[state]}</span>`;
}

/** A maker’s product in one line. */
export function productLine({ vendor, product, reseller }: { readonly vendor: string; readonly product: string; readonly reseller: string }): string {
  return `${vendor}${product === '' ? '' : ` ${product}`}${reseller === '' ? '' : `, through ${reseller}`}`;
}
