import type { Text } from '../../../model/text.ts';
import type { Escaped } from '../../escape/escaped.ts';
import { html } from '../../escape/html.ts';

/** A sentence of a report; a day in it is not broken at its hyphens. */
export function sentence({ parts }: Text): Escaped<'html'> {
  return html`${parts.map((part) => pieces(typeof part === 'string' ? part : part.quote))}`;
}

function pieces(words: string): Escaped<'html'> {
  return html`${words.split(/(\d{4}-\d\d-\d\d)/u).map((piece, index) => (index % 2 === 1 ? html`<span class="day">${piece}</span>` : html`${piece}`))}`;
}
