import { html } from '../report/escape/html.ts';
import { field, problemNotice, type SentForm } from './form.ts';
import { deed, when, type Html } from './parts.ts';
import { safeUrl } from './safe-url.ts';

/** A link to an issue in the organisation’s own tracker. */
export interface ShownTrackerLink { readonly id: string; readonly address: string; readonly words: string }

interface Around {
  /** Where the form is sent, and `/{link}/removal` behind it. */
  readonly action: string;
  /** Tells the fields of several such forms on one page apart. */
  readonly key: string;
  readonly mayAdd: boolean;
  readonly mayRemove: boolean;
  readonly fields?: Readonly<Record<string, string>>;
  readonly sent: SentForm;
}

/** Links to the own tracker, each with its whole address: the workspace opens none, and tells no tracker where somebody came from. */
export function trackerPart(links: readonly ShownTrackerLink[], { action, key, mayAdd, mayRemove, fields = {}, sent }: Around): Html {
  const hidden = Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`);
  return html`${when(links.length > 0, () => html`<ul class="plain" aria-label="In your tracker">${links.map(({ id, address, words }) => html`<li><div class="row"><span>${linkTo(address, words)} <span class="address">${address}</span></span>${when(mayRemove, () => deed(`${action}/${id}/removal`, 'Take away', { about: words, fields }))}</div></li>`)}</ul>`)}
${when(mayAdd, () => html`<details class="fold"${when(sent.problem !== undefined, () => html` open`)}><summary>Link it to an issue in your tracker</summary><div>${problemNotice(sent, ['address', 'words'])}<form method="post" action="${action}"><input type="hidden" name="form" value="${key}">${hidden}${field({ name: 'words', id: `words-${key}`, label: 'Issue', hint: 'As you call it, such as SEC-412.', maxlength: 120 }, sent)}${field({ name: 'address', id: `address-${key}`, label: 'Address', hint: 'https://…; nothing here opens it.', maxlength: 1000 }, sent)}<button type="submit">Link</button></form></div></details>`)}`;
}

function linkTo(address: string, words: string): Html {
  const url = safeUrl(address);
  return url === undefined ? html`${words}` : html`<a href="${url}" rel="noreferrer noopener external">${words}</a>`;
}
