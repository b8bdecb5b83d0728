import { html } from '../report/escape/html.ts';
import { area, choice, field, problemNotice, sentBy, type SentForm } from './form.ts';
import { when, type Html } from './parts.ts';

/** Who makes a product, and which others of the maker its figures do not speak for. */
export interface ShownScope {
  readonly maker: string | null;
  readonly leavesOut: readonly string[] | null;
}

const scopes = { '': 'is not stated', none: 'none is left out', some: 'these are left out' } as const;

/** Who makes it and what its figures speak for, in words, and the form to say so. */
export function scopePart({ id, revision, scope: { maker, leavesOut } }: { readonly id: string; readonly revision: string; readonly scope: ShownScope }, mayWrite: boolean, sent: SentForm): Html {
  const own = sentBy('scope', sent);
  const said = leavesOut === null ? '' : leavesOut.length === 0 ? 'none' : 'some';
  return html`<section aria-labelledby="scope"><h2 id="scope">Who makes it</h2>
<p>${maker === null ? 'Nobody said yet; a dossier can’t be published without it.' : html`<strong>${maker}</strong>.`} ${leavesOut === null ? 'Whether other products of the maker are left out is not stated: what a maker does on all its products is partly met at best.' : leavesOut.length === 0 ? 'No product of the maker is left out.' : html`Left out: ${leavesOut.join(', ')}.`}</p>
${when(mayWrite, () => html`<details class="fold"${when(own.problem !== undefined, () => html` open`)}><summary>Say who makes it</summary><div>${problemNotice(own, ['maker', 'leavesOut'])}<form method="post" action="/products/${id}/scope"><input type="hidden" name="form" value="scope"><input type="hidden" name="revision" value="${revision}">
${field({ name: 'maker', label: 'Maker', hint: 'As customers know the manufacturer.', value: maker ?? '', maxlength: 200 }, own)}
${choice({ name: 'others', label: 'Other products of the maker', hint: 'The pledge is about all products of a maker. Those that the figures here do not speak for are named, not hidden.', value: said }, Object.entries(scopes), own)}
${area({ name: 'leavesOut', label: 'Left out, one a line', value: (leavesOut ?? []).join('\n'), required: false, maxlength: 20_000 }, own)}
<button type="submit">Keep</button></form></div></details>`)}</section>`;
}

/** Reads the form’s fields. */
export function scopeIn(values: URLSearchParams): ShownScope {
  const [maker, others] = [(values.get('maker') ?? '').trim(), values.get('others')];
  const names = (values.get('leavesOut') ?? '').split('\n').map((name) => name.trim()).filter((name) => name !== '');
  return { maker: maker === '' ? null : maker, leavesOut: others === 'some' ? names : others === 'none' ? [] : null };
}
