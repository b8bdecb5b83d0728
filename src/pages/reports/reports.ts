import { html } from '../../report/escape/html.ts';
import { disclaimer } from '../../report/words.ts';
import { area, choice, field, problemNotice, type SentForm } from '../form.ts';
import type { PageContent } from '../layout.ts';
import { day, nothing, size, table, time, trail, when, type Html } from '../parts.ts';
import { productNavigation } from '../product-rooms.ts';
import { offers, type Visitor } from '../visitor.ts';

/** A kind of report as it is offered. */
export interface OfferedKind {
  readonly kind: string;
  readonly title: string;
  readonly purpose: string;
  readonly forAll: boolean;
}

export interface ShownReport {
  readonly id: string;
  readonly productId: string | null;
  readonly kind: string;
  readonly form: string;
  readonly subject: string;
  readonly periodFrom: string;
  readonly periodTo: string;
  readonly at: string;
  readonly ruleVersion: string;
  readonly files: readonly { readonly format: 'html' | 'pdf' | 'json'; readonly digest: string; readonly sizeBytes: number }[];
  readonly sources: readonly { readonly productId: string; readonly assessmentId: string; readonly digest: string }[];
}

interface List {
  readonly kinds: readonly OfferedKind[];
  readonly reports: readonly ShownReport[];
  readonly next: string | null;
  readonly today: string;
  readonly sent: SentForm;
}

const formats = { pdf: 'PDF', html: 'HTML', json: 'JSON' } as const;

/** Files in the order in which people want them. */
function ordered(files: ShownReport['files']): ShownReport['files'] {
  const names = Object.keys(formats);
  return files.toSorted((one, other) => names.indexOf(one.format) - names.indexOf(other.format));
}

/** The reports of one product: those that were written, and the form for another one. */
export function productReportsPage(visitor: Visitor, product: { readonly id: string; readonly name: string }, list: List): PageContent {
  const address = `/products/${product.id}/reports`;
  return {
    title: `Reports of ${product.name}`, place: 'products',
    body: html`${trail(['Products', '/products'], [product.name, `/products/${product.id}`])}<h1>${product.name}</h1>${productNavigation(visitor, product, 'reports')}
<h2>Reports</h2>${listPart(list, address, 'What was assessed and set down about this product, written out for people: as a page, on paper, and as data.')}
${when(offers(visitor, 'report.write', product.id), () => formPart(address, list.kinds, list))}`,
  };
}

/** The reports about all products together. */
export function reportsPage(visitor: Visitor, list: List): PageContent {
  return {
    title: 'Reports', place: 'reports',
    body: html`<h1>Reports</h1>${listPart(list, '/reports', 'Reports about all products together. Those about one product stand with the product.')}
${when(offers(visitor, 'report.write-for-all'), () => formPart('/reports', list.kinds.filter(({ forAll }) => forAll), list))}`,
  };
}

function listPart({ reports, kinds, next, sent }: List, address: string, purpose: string): Html {
  const titleOf = (kind: string): string => kinds.find((one) => one.kind === kind)?.title ?? kind;
  return html`<p>${purpose} ${disclaimer}</p>${problemNotice(sent, ['kind', 'from', 'to', 'decisions'])}
${reports.length === 0 ? html`<p class="notice">None was written yet. A report is written from the newest assessment and from what stands with the goals; it is kept as it was written, so that what was handed out can be shown again.</p>` : table('Reports, newest first', ['Report', 'Period', 'Written', 'Files'], reports.map((report) => [
    html`<th scope="row"><a href="/reports/${report.id}">${titleOf(report.kind)}</a></th>`, html`<td>${day(report.periodFrom)} to ${day(report.periodTo)}</td>`, html`<td>${time(report.at)}</td>`, html`<td>${fileLinks(report)}</td>`,
  ]))}${next === null ? nothing : html`<p><a href="${address}?after=${encodeURIComponent(next)}">Older reports</a></p>`}`;
}

function fileLinks({ id, files, at }: ShownReport): Html {
  return html`${ordered(files).map(({ format, sizeBytes }, index) => html`${index === 0 ? '' : ' · '}<a href="/api/v1/reports/${id}/bytes?format=${format}" download>${formats[format]}<span class="unseen"> of the report of ${at.slice(0, 16).replace('T', ' ')}</span></a> <span class="small">${size(sizeBytes)}</span>`)}`;
}

function formPart(address: string, kinds: readonly OfferedKind[], { today, sent }: List): Html {
  const chosen = sent.values.get('kind') ?? kinds[0]?.kind;
  return html`<section class="card" aria-labelledby="write"><h2 id="write">Write a report</h2><form method="post" action="${address}">
<fieldset><legend>Which</legend><ul class="kinds">${kinds.map(({ kind, title, purpose }) => html`<li><label><input type="radio" name="kind" value="${kind}" required${when(kind === chosen, () => html` checked`)}> <span><strong>${title}</strong><span class="small">${purpose}</span></span></label></li>`)}</ul></fieldset>
<details class="fold"${when(sent.problem !== undefined, () => html` open`)}><summary>Period, paper, and what the board is asked</summary><div>
<div class="row">${field({ name: 'from', label: 'First day', hint: 'Left empty: the day of signing, or of the last board pack.', type: 'date', required: false }, sent)}${field({ name: 'to', label: 'Last day', hint: `Left empty: today, ${today}.`, type: 'date', required: false }, sent)}${choice({ name: 'paper', label: 'Paper', value: '' }, [['', 'as the kind mostly has it'], ['a4', 'A4'], ['letter', 'US letter']], sent)}</div>
${area({ name: 'decisions', label: 'Decisions asked of the board', hint: 'For a board pack only: one in each line, at most ten. What follows from the figures is added by itself.', required: false, maxlength: 3200 }, sent)}</div></details>
<button type="submit">Write it</button></form></section>`;
}

/** One report: what it is about, what it was written from, and its files. */
export function reportPage(report: ShownReport, kind: OfferedKind | undefined, product: { readonly id: string; readonly name: string } | undefined): PageContent {
  const { id, subject, periodFrom, periodTo, at, form, ruleVersion, files, sources } = report;
  const title = kind?.title ?? report.kind;
  return {
    title: `${title}: ${subject}`, place: product === undefined ? 'reports' : 'products',
    body: html`${product === undefined ? trail(['Reports', '/reports']) : trail(['Products', '/products'], [product.name, `/products/${product.id}`], ['Reports', `/products/${product.id}/reports`])}<h1>${title}</h1><p>${subject}</p>
<p class="row">${ordered(files).filter(({ format }) => format !== 'json').map(({ format }) => html`<a class="button${format === 'pdf' ? '' : ' quiet'}" href="/api/v1/reports/${id}/bytes?format=${format}" download>Download the ${formats[format]}</a>`)}</p>
<p>${kind?.purpose ?? ''}</p>
<dl class="facts"><dt>Period</dt><dd>${day(periodFrom)} to ${day(periodTo)}</dd><dt>Written</dt><dd>${time(at)}</dd><dt>Form</dt><dd><code>${form}</code></dd><dt>Rules</dt><dd>${ruleVersion}</dd></dl>
<h2>Files</h2><p>They stay as they are. What has to be corrected is written anew, and stands beside this one.</p>
${table('Files', ['Format', 'Size', 'SHA-256'], ordered(files).map(({ format, sizeBytes, digest }) => [html`<th scope="row"><a href="/api/v1/reports/${id}/bytes?format=${format}" download>${formats[format]}</a></th>`, html`<td class="number">${size(sizeBytes)}</td>`, html`<td><code>${digest}</code></td>`]))}
<h2>Written from</h2>${sources.length === 0 ? html`<p>No assessment: nothing was assessed when it was written.</p>` : table('Assessments', ['Assessment', 'SHA-256'], sources.map(({ assessmentId, digest }, index) => [html`<th scope="row"><a href="/assessments/${assessmentId}">Assessment ${sources.length === 1 ? '' : String(index + 1)}</a></th>`, html`<td><code>${digest}</code></td>`]))}
${when(report.kind === 'letter', () => html`<p class="notice">It is a draft until a person has signed it. Words in brackets are still to be written; Assay sends nothing.</p>`)}`,
  };
}
