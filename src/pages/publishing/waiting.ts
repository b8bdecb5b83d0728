import { html } from '../../report/escape/html.ts';
import { nothing, time, type Html } from '../parts.ts';

/** A publication that waits for a second person. */
interface WaitingRequest {
  readonly id: string;
  readonly productId: string;
  readonly product: string;
  readonly releaseId: string;
  readonly version: string;
  readonly askedAt: string;
  readonly askedByName: string;
}

/** The publications that wait for the visitor’s approval, for their home page. */
export function waitingPart(requests: readonly WaitingRequest[]): Html {
  if (requests.length === 0) return nothing;
  return html`<section class="card asked" aria-labelledby="waiting"><h2 id="waiting">Waiting for your approval</h2><ul class="plain">${requests.map(({ productId, product, releaseId, version, askedAt, askedByName }) => html`<li><a href="/products/${productId}/publish/preparation?release=${releaseId}">Publication of ${product} ${version}</a><br><span class="small">${askedByName} asked ${time(askedAt)}</span></li>`)}</ul></section>`;
}
