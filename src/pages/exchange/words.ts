import { html } from '../../report/escape/html.ts';
import { vendorVerdictTitles } from '../../report/vendor-view/words.ts';
import type { ShownBundle } from '../../workspace/exchange/peer-shapes.ts';
import type { Html } from '../parts.ts';

export type PeerVerdict = 'met' | 'partly-met' | 'not-met' | 'differs' | 'claimed' | 'unknown' | 'not-applicable';

/** A verdict of a peer, or ours beside it, as a word with its mark. */
export function peerMark(verdict: PeerVerdict): Html {
  return verdict === 'differs' ? html`<span class="verdict v-contradicted">differs</span>` : html`<span class="verdict v-${verdict}">${vendorVerdictTitles[verdict]}</span>`;
}

/** Who signed a bundle, as far as somebody here knows. */
export function signerWords({ direction, organisation, signer }: Pick<ShownBundle, 'direction' | 'organisation' | 'signer'>): Html {
  if (direction === 'own') return html`our own key`;
  return signer === null ? html`it says “${organisation}”; <strong>nobody here has compared the key</strong>` : html`${signer}`;
}
