import type { Text } from '../model/text.ts';
import { html } from '../report/escape/html.ts';
import { countsLine, type ProductAtAGlance } from './home.ts';
import { problemNotice, type SentForm } from './form.ts';
import type { PageContent } from './layout.ts';
import { deed, nothing, size, table, textLines, time, trail, when, type Html } from './parts.ts';
import { productNavigation } from './product-rooms.ts';
import { statusLine } from './sign-in.ts';
import { offers, type Visitor } from './visitor.ts';

/** A file of evidence as a release shows it. */
export interface EvidenceLine {
  readonly id: string;
  readonly path: string;
  readonly digest: string;
  readonly sizeBytes: number;
  readonly receivedAt: string;
  readonly says: readonly Text[];
  readonly isUnreadable: boolean;
}

export interface ReleaseFacts {
  readonly id: string;
  readonly version: string;
  readonly product: { readonly id: string; readonly name: string; readonly archivedAt: string | null };
}

type AssessmentLine = Pick<NonNullable<ProductAtAGlance['latest']>, 'id' | 'at' | 'counts'>;

/** A release: its evidence with what was read in it, how to hand over more, and its assessments. */
export function releasePage(visitor: Visitor, release: ReleaseFacts, { files, nextFile, wanted, assessments, nextAssessment, workspace, megabytesMost, received, now, sent }: { readonly files: readonly EvidenceLine[] | undefined; readonly nextFile: string | null; readonly wanted: readonly WantedKind[] | undefined; readonly assessments: readonly AssessmentLine[] | undefined; readonly nextAssessment: string | null; readonly workspace: string; readonly megabytesMost: number; /** How many files came in just now. */ readonly received: number; readonly now: string; readonly sent: SentForm }): PageContent {
  const { id, version, product } = release;
  const isOpen = product.archivedAt === null;
  const mayAdd = isOpen && offers(visitor, 'evidence.add', product.id);
  const mayAsk = isOpen && offers(visitor, 'assessment.ask', product.id);
  return {
    title: `${product.name} ${version}`, place: 'products',
    body: html`${trail(['Products', '/products'], [product.name, `/products/${product.id}`])}<div class="head"><h1>${product.name} ${version}</h1>${when(mayAsk && files !== undefined && files.length > 0, () => deed(`/releases/${id}/assessments`, 'Assess this evidence', { kind: 'main' }))}</div>
${productNavigation(visitor, product, undefined)}
${problemNotice(sent, [])}${when(received > 0, () => html`<p class="notice" role="status">${received === 1 ? 'One file was' : `${received} files were`} received and read at once. Below stands what was seen${mayAsk ? '; the verdicts follow when you assess this evidence' : ''}.</p>`)}
<h2 id="evidence">Evidence</h2>${files === undefined ? html`<p>The evidence of this release is not open to your roles.</p>` : evidenceTable(visitor, product.id, files)}${nextFile === null ? nothing : html`<p><a href="/releases/${id}?file=${encodeURIComponent(nextFile)}">More files</a></p>`}
${when(mayAdd, () => uploadPart(id, workspace, megabytesMost))}
${wanted === undefined ? nothing : contractPart(product.id, wanted, now)}
${assessments === undefined ? nothing : html`<h2 id="history">Assessments</h2>${assessments.length === 0 ? html`<p>None yet.</p>` : historyTable(assessments)}${nextAssessment === null ? nothing : html`<p><a href="/releases/${id}?after=${nextAssessment}#history">Older assessments</a></p>`}`}`,
  };
}

function evidenceTable(visitor: Visitor, productId: string, files: readonly EvidenceLine[]): Html {
  if (files.length === 0) return html`<p class="empty">No file yet. What helps most at first: the source as an archive, an SBOM (CycloneDX or SPDX), security.txt, CVE records. <a href="#contract">All that is wanted, and for what</a></p>`;
  return table('Evidence', ['File', 'What was read', { figures: 'Size' }, 'Received', 'Deeds'], files.map(({ id, path, says, isUnreadable, sizeBytes, receivedAt }) => [
    html`<th scope="row"><a href="/evidence/${id}">${path}</a></th>`,
    html`<td>${says.length === 0 ? html`<span class="soft">${isUnreadable ? 'It can’t be read.' : 'No reader knows this form; it is kept, and nothing follows from it.'}</span>` : html`${says.map((sentence) => html`${sentence} `)}${when(isUnreadable, () => html`<strong>A part of it can’t be read.</strong>`)}`}</td>`,
    html`<td class="number">${size(sizeBytes)}</td>`, html`<td>${time(receivedAt)}</td>`,
    html`<td>${when(offers(visitor, 'evidence.remove', productId), () => deed(`/evidence/${id}/removal`, 'Remove', { about: path, kind: 'danger' }))}</td>`,
  ]), true);
}

function uploadPart(release: string, workspace: string, megabytesMost: number): Html {
  const address = `${workspace}/api/v1/releases/${release}`;
  const send = (file: string, path: string): string => `curl --fail-with-body --request PUT \\\n  --header "Authorization: Bearer $ASSAY_TOKEN" --header "Content-Type: application/octet-stream" \\\n  --data-binary @${file} \\\n  "${address}/evidence?path=${path}"`;
  const ask = `curl --fail-with-body --request POST --header "Authorization: Bearer $ASSAY_TOKEN" \\\n  --header "Content-Type: application/json" --data '{}' \\\n  "${address}/assessments"`;
  return html`<section aria-labelledby="add-title"><h3 id="add-title">Hand over files</h3>
<div class="pair"><form class="drop" data-upload="/api/v1/releases/${release}/evidence" action="/releases/${release}" method="post"><h4>Evidence</h4><p>Drop files here, or choose them: bills of materials, records, logs, exports, documents. A file under the same name takes the place of the one before.</p>
<div class="row"><div class="field"><label for="files">Files</label><input id="files" type="file" multiple></div><div class="field"><label for="folder">Folder in the release (optional)</label><input id="folder" name="folder" maxlength="200" autocomplete="off" placeholder="sbom"></div><button type="submit" disabled>Send</button></div><ul class="uploads" data-files></ul></form>
<form class="drop" data-upload="/api/v1/releases/${release}/evidence" action="/releases/${release}" method="post"><h4>Source of the release</h4><p>One archive (zip, tar, tar.gz) of the repository. An assessment opens it and looks for default credentials, queries, HTML output and languages, and for evidence in it.</p>
<div class="row"><div class="field"><label for="source">Archive</label><input id="source" type="file" accept=".zip,.tar,.tgz,.gz"></div><button type="submit" disabled>Send source</button></div><ul class="uploads" data-files></ul></form></div>
<p class="small">Each file is read at once in a process without rights; at most ${megabytesMost} MB each. Without script, send files by the commands below.</p>
${statusLine}
<details class="fold"><summary>Push it from a build</summary><div><p>Make a token for <code>evidence.add</code> and <code>assessment.ask</code> on your <a href="/account/tokens">account page</a> and keep it as a secret of the build, or <a href="/builds">trust the build itself</a>, which then needs no secret. Send each file:</p>${command('push', send('app.cdx.json', 'sbom/app.cdx.json'))}<p>The source, out of the repository:</p>${command('push-source', `git archive --format=tar.gz --output=source.tar.gz HEAD\n${send('source.tar.gz', 'source.tar.gz')}`)}<p>Then ask for an assessment:</p>${command('push-ask', ask)}</div></details></section>`;
}

function command(id: string, words: string): Html {
  return html`<pre tabindex="0" id="${id}">${textLines(words)}</pre><button type="button" class="quiet" data-copy="${id}" hidden>Copy</button>`;
}

/** A kind of evidence that is wanted, and what of it is there. */
export interface WantedKind {
  readonly kind: string;
  readonly title: string;
  readonly from: string;
  readonly by: 'file' | 'statement' | 'looked-at';
  readonly freshDays: number;
  readonly goals: readonly number[];
  readonly requirements: number;
  readonly state: 'missing' | 'stale' | 'fresh';
  readonly newestAt: string | null;
  readonly files: readonly { readonly id: string; readonly path: string }[];
  readonly filesOmitted: number;
}

const stateWords = { missing: 'missing', stale: 'stale', fresh: 'there' } as const;

/** The contract of a release’s workflow: which evidence is wanted, for what, from where, how fresh, and what is there. */
function contractPart(productId: string, wanted: readonly WantedKind[], now: string): Html {
  const open = wanted.filter(({ state }) => state !== 'fresh');
  const lines = wanted.toSorted((one, other) => other.requirements - one.requirements);
  return html`<h2 id="contract">Evidence that is wanted</h2><p>${wanted.length - open.length} of ${wanted.length} kinds are there and recent. ${open.length === 0 ? '' : 'What is missing leaves its requirements unknown; it is never held against the product as a failure.'} <span class="soft">How old each may be is our choice, and no verdict rests on it.</span></p>
${table('Evidence that is wanted', ['Kind', 'For', 'Not older than', 'What is there'], lines.map((item) => [
    html`<th scope="row">${item.title}<span class="small">${item.from}</span></th>`,
    html`<td>${item.requirements} ${item.requirements === 1 ? 'requirement' : 'requirements'}${item.goals.length === 0 ? nothing : html`<span class="small">${item.goals.length === 1 ? 'goal' : 'goals'} ${item.goals.join(', ')}</span>`}</td>`,
    html`<td>${item.freshDays} days</td>`,
    html`<td><span class="state s-${item.state}">${stateWords[item.state]}</span>${thereWords(productId, item, now)}</td>`,
  ]), true)}`;
}

function thereWords(productId: string, { by, newestAt, files, filesOmitted }: WantedKind, now: string): Html {
  const age = newestAt === null ? nothing : html` <span class="soft">${ageWords(newestAt, now)}</span>`;
  if (by === 'statement') return html`${age}<span class="small"><a href="/products/${productId}#statement">The product’s statement</a></span>`;
  if (files.length === 0) return by === 'looked-at' ? html`<span class="small">Not handed over: <code>assay vendor</code> looks at it from outside.</span>` : nothing;
  return html`${age}<span class="small">${files.map(({ path }) => path).join(', ')}${filesOmitted === 0 ? '' : ` and ${filesOmitted} more`}</span>`;
}

function ageWords(at: string, now: string): string {
  const days = Math.max(0, Math.floor((Date.parse(now) - Date.parse(at)) / 86_400_000));
  return days === 0 ? 'today' : days === 1 ? '1 day old' : `${days} days old`;
}

function historyTable(assessments: readonly AssessmentLine[]): Html {
  return table('Assessments, newest first', ['Assessed', 'Requirements on the maker', 'What changed'], assessments.map(({ id, at, counts }) => [
    html`<th scope="row"><a href="/assessments/${id}">${time(at)}</a></th>`, html`<td>${countsLine(counts)}</td>`, html`<td><a href="/assessments/${id}/difference">Difference<span class="unseen"> of ${at.slice(0, 16)} to the one before</span></a></td>`,
  ]));
}

/** One file of evidence, and everything that was seen in it. */
export function evidencePage(release: ReleaseFacts, file: EvidenceFile, visitor: Visitor): PageContent {
  const { id, path, digest, sizeBytes, receivedAt, reading } = file;
  const { product } = release;
  return {
    title: path, place: 'products',
    body: html`${trail(['Products', '/products'], [product.name, `/products/${product.id}`], [release.version, `/releases/${release.id}`])}<h1>${path}</h1>
<dl class="facts"><dt>Received</dt><dd>${time(receivedAt)}</dd><dt>Size</dt><dd>${size(sizeBytes)}</dd><dt>SHA-256</dt><dd><code>${digest}</code></dd></dl>
${when(offers(visitor, 'evidence.download', product.id), () => html`<p><a href="/evidence/${id}/text">Show its text</a> · <a href="/api/v1/evidence/${id}/bytes" download>Download</a></p>`)}
<h2>What was read</h2>${reading === null ? html`<p>Nothing was read yet.</p>` : readingPart(id, path, reading)}`,
  };
}

export interface EvidenceFile extends Omit<EvidenceLine, 'says' | 'isUnreadable'> {
  readonly reading: Reading | null;
}

interface Reading {
  readonly says: readonly Text[];
  readonly entries: readonly { readonly path: string; readonly kind: string | null; readonly format: string | null; readonly state: 'read' | 'unread' | 'unreadable' }[];
  readonly entriesOmitted: number;
  readonly notes: readonly { readonly level: 'unreadable' | 'finding' | 'information'; readonly message: Text; readonly path: string; readonly line: number | null }[];
  readonly notesOmitted: number;
  readonly failing: number;
}

const states = { read: 'read', unread: 'no reader knows this form', unreadable: 'can’t be read' } as const;
const levels = { unreadable: 'Can’t be read', finding: 'Departs from its standard', information: 'Note' } as const;

/** A file in an archive opens by itself. */
function entryLink(id: string, file: string, path: string): Html {
  const name = `${file.split('/').at(-1) ?? file}/`;
  return path.startsWith(name) ? html`<a href="/evidence/${id}/text?member=${encodeURIComponent(path.slice(name.length))}">${path}</a>` : html`${path}`;
}

/** Entries of an archive that are listed. */
const entriesMost = 50;

function readingPart(id: string, file: string, { says, entries, entriesOmitted, notes, notesOmitted, failing }: Reading): Html {
  return html`${says.map((sentence) => html`<p>${sentence}</p>`)}${when(failing > 0, () => html`<p>${failing} ${failing === 1 ? 'check' : 'checks'} that need nothing else found something that fails; the assessment says which.</p>`)}
${table('Files in it', ['File', 'What it is', 'Form', 'State'], entries.slice(0, entriesMost).map(({ path, kind, format, state }) => [html`<td>${entryLink(id, file, path)}</td>`, html`<td>${kind ?? 'unknown'}</td>`, html`<td>${format ?? 'unknown'}</td>`, html`<td>${states[state]}</td>`]))}${when(entriesOmitted + entries.length > entriesMost, () => html`<p class="small">${entriesOmitted + entries.length - entriesMost} more files.</p>`)}
${when(notes.length > 0, () => html`<h2>Notes of the reader</h2><ul>${notes.map(({ level, message, path, line }) => html`<li>${levels[level]}: ${message} <code>${path}${line === null ? '' : `:${line}`}</code></li>`)}</ul>${when(notesOmitted > 0, () => html`<p class="small">${notesOmitted} more notes.</p>`)}`)}`;
}
