import { html } from '../report/escape/html.ts';
import { nothing, type Html } from './parts.ts';

/** A place in the evidence: words, and where it is opened, if anything of it can be shown. */
export interface ShownPlace {
  readonly words: string;
  readonly opens: { readonly evidence: string; readonly member: string | null; readonly line: number | null; readonly jsonPointer: string | null } | null;
}

/** The address at which the text around a place is shown, with the place itself in view. */
function addressOfPlace({ evidence, member, line, jsonPointer }: NonNullable<ShownPlace['opens']>): string {
  const query = new URLSearchParams({ ...(member === null ? {} : { member }), ...(line === null ? {} : { line: String(line) }), ...(jsonPointer === null || line !== null ? {} : { place: jsonPointer }) });
  return `/evidence/${evidence}/text${query.size === 0 ? '' : `?${query.toString()}`}#place`;
}

/** Places of a finding, each of which opens the evidence there. The maker’s statement is no file of evidence: it is with the product. */
export function placeLinks({ places, placesOmitted }: { readonly places: readonly ShownPlace[]; readonly placesOmitted: number }, productId: string): Html {
  if (places.length === 0) return nothing;
  return html`<span class="places">${places.map(({ words, opens }) => html` ${opens === null ? /^assay\.yaml(?::|$)/.test(words) ? html`<a href="/products/${productId}#statement"><code>${words}</code></a>` : html`<code>${words === '.' ? 'all files' : words}</code>` : html`<a href="${addressOfPlace(opens)}"><code>${words}</code></a>`}`)}${placesOmitted === 0 ? nothing : html` <span class="soft">and ${placesOmitted} more ${placesOmitted === 1 ? 'place' : 'places'}</span>`}</span>`;
}
