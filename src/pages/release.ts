import type { Text } from '../model/text.ts';
import { html } from '../report/escape/html.ts';
import { countsLine, type ProductAtAGlance } from './home.ts';
import { problemNotice, type SentForm } from './form.ts';
import type { PageContent } from './layout.ts';
import { deed, nothing, size, table, time, trail, when, type Html } from './parts.ts';
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
export function releasePage(visitor: Visitor, release: ReleaseFacts, { files, nextFile, assessments, nextAssessment, workspace, megabytesMost, sent }: { readonly files: readonly EvidenceLine[] | undefined; readonly nextFile: string | null; readonly assessments: readonly AssessmentLine[] | undefined; readonly nextAssessment: string | null; readonly workspace: string; readonly megabytesMost: number; readonly sent: SentForm }): PageContent {
  const { id, version, product } = release;
  const isOpen = product.archivedAt === null;
  const mayAdd = isOpen && offers(visitor, 'evidence.add', product.id);
  const mayAsk = isOpen && offers(visitor, 'assessment.ask', product.id);
  return {
    title: `${product.name} ${version}`, place: 'products',
    body: html`${trail(['Products', '/products'], [product.name, `/products/${product.id}`])}<div class="head"><h1>${product.name} ${version}</h1>${when(mayAsk && files !== undefined && files.length > 0, () => deed(`/releases/${id}/assessments`, 'Assess this evidence', { kind: 'main' }))}</div>
${problemNotice(sent, [])}
<h2 id="evidence">Evidence</h2>${files === undefined ? html`<p>The evidence of this release is not open to your roles.</p>` : evidenceTable(visitor, product.id, files)}${nextFile === null ? nothing : html`<p><a href="/releases/${id}?file=${encodeURIComponent(nextFile)}">More files</a></p>`}
${when(mayAdd, () => uploadPart(id, workspace, megabytesMost))}
${assessments === undefined ? nothing : html`<h2 id="history">Assessments</h2>${assessments.length === 0 ? html`<p>None yet.</p>` : historyTable(assessments)}${nextAssessment === null ? nothing : html`<p><a href="/releases/${id}?after=${nextAssessment}#history">Older assessments</a></p>`}`}`,
  };
}

function evidenceTable(visitor: Visitor, productId: string, files: readonly EvidenceLine[]): Html {
  if (files.length === 0) return html`<p>No file yet. What helps most at first: an SBOM (CycloneDX or SPDX), the source folder as an archive, security.txt, CVE records, sign-in statistics.</p>`;
  return table('Evidence', ['File', 'What was read', 'Size', 'Received', 'Deeds'], files.map(({ id, path, says, isUnreadable, sizeBytes, receivedAt }) => [
    html`<th scope="row"><a href="/evidence/${id}">${path}</a></th>`,
    html`<td>${says.length === 0 ? html`<span class="soft">${isUnreadable ? 'It can’t be read.' : 'No reader knows this form; it is kept, and nothing follows from it.'}</span>` : html`${says.map((sentence) => html`${sentence} `)}${when(isUnreadable, () => html`<strong>A part of it can’t be read.</strong>`)}`}</td>`,
    html`<td class="number">${size(sizeBytes)}</td>`, html`<td>${time(receivedAt)}</td>`,
    html`<td>${when(offers(visitor, 'evidence.remove', productId), () => deed(`/evidence/${id}/removal`, 'Remove', { about: path, kind: 'danger' }))}</td>`,
  ]));
}

function uploadPart(release: string, workspace: string, megabytesMost: number): Html {
  const command = `curl --fail-with-body --request PUT \\\n  --header "Authorization: Bearer $ASSAY_TOKEN" --header "Content-Type: application/octet-stream" \\\n  --data-binary @app.cdx.json \\\n  "${workspace}/api/v1/releases/${release}/evidence?path=sbom/app.cdx.json"`;
  return html`<section aria-labelledby="add-title"><h3 id="add-title">Hand over files</h3>
<form class="drop" data-upload="/api/v1/releases/${release}/evidence" action="/releases/${release}" method="post"><p>Drop files here, or choose them. Each is read at once in a process without rights, at most ${megabytesMost} MB; a file under the same name takes the place of the one before.</p>
<div class="row"><div class="field"><label for="files">Files</label><input id="files" type="file" multiple></div><div class="field"><label for="folder">Folder in the release (optional)</label><input id="folder" name="folder" maxlength="200" autocomplete="off" placeholder="sbom"></div><button type="submit" disabled>Send</button></div><ul class="uploads" data-files></ul></form>
${statusLine}
<details class="fold"><summary>Push it from a build, with a token</summary><div><p>Make a token for <code>evidence.add</code> and <code>assessment.ask</code> on your <a href="/account/tokens">account page</a>, keep it as a secret of the build, and send each file:</p><pre tabindex="0" id="push">${command}</pre><button type="button" class="quiet" data-copy="push" hidden>Copy</button><p>Then ask for an assessment:</p><pre tabindex="0">curl --fail-with-body --request POST --header "Authorization: Bearer $ASSAY_TOKEN" \\
  --header "Content-Type: application/json" --data '{}' \\
  "${workspace}/api/v1/releases/${release}/assessments"</pre></div></details></section>`;
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
${when(offers(visitor, 'evidence.download', product.id), () => html`<p><a href="/api/v1/evidence/${id}/bytes" download>Download</a></p>`)}
<h2>What was read</h2>${reading === null ? html`<p>Nothing was read yet.</p>` : readingPart(reading)}`,
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

function readingPart({ says, entries, entriesOmitted, notes, notesOmitted, failing }: Reading): Html {
  return html`${says.map((sentence) => html`<p>${sentence}</p>`)}${when(failing > 0, () => html`<p>${failing} ${failing === 1 ? 'check' : 'checks'} that need nothing else found something that fails; the assessment says which.</p>`)}
${table('Files in it', ['File', 'What it is', 'Form', 'State'], entries.map(({ path, kind, format, state }) => [html`<td>${path}</td>`, html`<td>${kind ?? 'unknown'}</td>`, html`<td>${format ?? 'unknown'}</td>`, html`<td>${states[state]}</td>`]))}${when(entriesOmitted > 0, () => html`<p class="small">${entriesOmitted} more files.</p>`)}
${when(notes.length > 0, () => html`<h2>Notes of the reader</h2><ul>${notes.map(({ level, message, path, line }) => html`<li>${levels[level]}: ${message} <code>${path}${line === null ? '' : `:${line}`}</code></li>`)}</ul>${when(notesOmitted > 0, () => html`<p class="small">${notesOmitted} more notes.</p>`)}`)}`;
}
