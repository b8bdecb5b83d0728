import { html } from '../report/escape/html.ts';
import type { PageContent } from './layout.ts';
import { nothing, size, time, trail, when, type Html } from './parts.ts';
import type { ReleaseFacts } from './release.ts';
import { offers, type Visitor } from './visitor.ts';

/** The text around a place, as the act gives it. */
type Excerpt =
  | { readonly state: 'text'; readonly linesTotal: number; readonly at: number | null; readonly lines: readonly { readonly number: number; readonly text: string; readonly isMasked: boolean; readonly isCut: boolean }[] }
  | { readonly state: 'binary' | 'missing' | 'withheld' }
  | { readonly state: 'archive'; readonly members: readonly string[]; readonly membersOmitted: number }
  | { readonly state: 'unreadable'; readonly reason: string };

export interface EvidenceText {
  readonly id: string;
  readonly path: string;
  readonly member: string | undefined;
  readonly sizeBytes: number;
  readonly removedAt: string | null;
  readonly excerpt: Excerpt;
}

/** A file of evidence, opened at a place. Whatever it holds stays text. */
export function evidenceTextPage(visitor: Visitor, release: ReleaseFacts, file: EvidenceText): PageContent {
  const { id, path, member, sizeBytes, removedAt } = file;
  const { product } = release;
  const name = member === undefined ? path : `${path}/${member}`;
  return {
    title: name, place: 'products',
    body: html`${trail(['Products', '/products'], [product.name, `/products/${product.id}`], [release.version, `/releases/${release.id}`], ...(removedAt === null ? [[path, `/evidence/${id}`] as const] : []), ...(member === undefined ? [] : [['Archive', `/evidence/${id}/text`] as const]))}<h1 class="path">${name}</h1>
${removedAt === null ? nothing : html`<p class="notice">This file was removed or replaced ${time(removedAt)}. It is shown as it was when it was assessed.</p>`}
<p class="small">${member === undefined ? size(sizeBytes) : `in an archive of ${size(sizeBytes)}`}${when(removedAt === null && offers(visitor, 'evidence.download', product.id), () => html` · <a href="/api/v1/evidence/${id}/bytes" download>Download${member === undefined ? '' : ' the archive'}</a>`)}</p>
${excerptPart(file)}`,
  };
}

function excerptPart({ id, member, excerpt }: EvidenceText): Html {
  switch (excerpt.state) {
    case 'text': return textPart(id, member, excerpt);
    case 'binary': return html`<p class="empty">This file is no text, so that nothing of it is shown here.</p>`;
    case 'missing': return html`<p class="empty">There is no such file in it.</p>`;
    case 'withheld': return html`<p class="empty">This file tells of people or customers. A finding in it names a row, and none of its values is shown here.</p>`;
    case 'unreadable': return html`<p class="empty">Nothing of it can be shown: it ${excerpt.reason}.</p>`;
    case 'archive': return html`<p>${excerpt.members.length + excerpt.membersOmitted} files in this archive.</p><ul class="plain columns-list">${excerpt.members.map((name) => html`<li><a href="/evidence/${id}/text?member=${encodeURIComponent(name)}"><code>${name}</code></a></li>`)}</ul>${when(excerpt.membersOmitted > 0, () => html`<p class="soft">${excerpt.membersOmitted} more files.</p>`)}`;
  }
}

const step = 60;

function textPart(id: string, member: string | undefined, { linesTotal, at, lines }: Extract<Excerpt, { state: 'text' }>): Html {
  const [first, last] = [lines.at(0)?.number ?? 1, lines.at(-1)?.number ?? 0];
  const to = (line: number, words: string): Html => html`<a href="/evidence/${id}/text?${new URLSearchParams({ ...(member === undefined ? {} : { member }), line: String(line), look: '1' }).toString()}">${words}</a>`;
  if (linesTotal === 0) return html`<p class="empty">This file is empty.</p>`;
  return html`<p class="small" role="status">Lines ${first} to ${last} of ${linesTotal}${at === null ? '' : `; the finding points at line ${at}`}.</p>
${when(first > 1, () => html`<p class="small">${to(Math.max(1, first - step / 2), 'Lines before')}</p>`)}
<ol class="text" tabindex="0" aria-label="Text of the file">${lines.map(({ number, text, isMasked, isCut }) => html`<li value="${number}"${when(number === at, () => html` id="place" class="place" aria-current="location"`)}>${isMasked ? html`<em>This line holds a credential. Its value is never shown.</em>` : html`<code>${text.replaceAll('\t', '    ')}</code>`}${when(isCut, () => html`<span class="soft"> (a part of a long line)</span>`)}</li>`)}</ol>
${when(last < linesTotal, () => html`<p class="small">${to(Math.min(linesTotal, last + step / 2), 'Lines after')}</p>`)}`;
}
