import { requirementById, sources } from '../../catalog/index.ts';
import { kindTitles } from '../../model/evidence/titles.ts';
import type { EvidenceKind } from '../../model/evidence.ts';
import type { DossierPredicate } from '../../attest/dossier-predicate.ts';
import type { Escaped } from '../../report/escape/escaped.ts';
import { html } from '../../report/escape/html.ts';
import { evidenceLink, nothing, tableOf, type PublishedVerdict } from './parts.ts';

/** How many files are withheld, by what they are; neither names nor sizes. */
export function withheldList({ evidence }: DossierPredicate): Escaped<'html'> {
  const withheld = evidence.filter((item) => item.state === 'withheld');
  if (withheld.length === 0) return html`<p>Nothing: every file that a verdict here rests on is public.</p>`;
  const kinds = Map.groupBy(withheld, (item) => kindTitle(item.kind));
  const rows = [...kinds].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([title, items]) => html`<tr><td>${title}</td><td class="number">${items.length}</td></tr>`);
  return html`<p>The maker keeps these back and has committed itself to their exact contents: a customer who is given a file can prove that it is the one meant here. What rests on them can’t be checked again from this page.</p>${tableOf('Withheld evidence', ['Kind', 'Files'], rows)}`;
}

/** Requirements about which nothing can be said, and those where something waits for a person. */
export function unknownList({ verdicts }: DossierPredicate): Escaped<'html'> {
  const asked = verdicts.filter(({ requirement, isAnotherWay }) => isAnotherWay !== true && requirementById.get(requirement)?.audience === 'manufacturer');
  const unknown = asked.filter(({ verdict }) => verdict === 'unknown');
  const waiting = asked.filter(({ parts }) => parts.some((part) => part.awaitsReview === true));
  const bySource = sources.map((source) => ({ source, items: unknown.filter(({ requirement }) => requirementById.get(requirement)?.source.document === source.document) })).filter(({ items }) => items.length > 0);
  return html`<p>${unknown.length === 0 ? 'No requirement is unknown.' : `${unknown.length} of ${asked.length} requirements are unknown: nothing was measured. That is neither good nor bad, and the right place for a question to the maker.`}</p>
${bySource.map(({ source, items }) => html`<details class="quiet"><summary><span>${source.title}</span><span class="small">${items.length} unknown</span></summary><div><ul class="findings">${items.map(unknownItem)}</ul></div></details>`)}
${waiting.length === 0 ? nothing : html`<p>A person must read something before it counts, in ${waiting.length} of them all:</p><ul class="findings">${waiting.map(unknownItem)}</ul>`}`;
}

function unknownItem({ requirement, reason }: PublishedVerdict): Escaped<'html'> {
  return html`<li><a href="#${requirement}">${requirementById.get(requirement)?.title ?? requirement}</a>: ${reason}</li>`;
}

const filesMax = 2_000;

/** The public files with what each was taken for, who supplied it, and its digest; of very many the first. */
export function evidenceTable({ evidence }: DossierPredicate): Escaped<'html'> {
  const shown = evidence.filter((item) => item.state === 'public');
  const rows = shown.slice(0, filesMax).map((item) => html`<tr><td>${evidenceLink(item.path)}</td><td>${kindTitle(item.kind)}${item.complete ? nothing : html`<br><span class="small">not known to be complete</span>`}</td><td>${originTitles[item.origin]}</td><td class="number">${item.sizeBytes}</td><td><code class="digest">${item.digest}</code></td></tr>`);
  return rows.length === 0 ? html`<p>No evidence is public.</p>` : html`${tableOf('Public evidence', ['File', 'Taken for', 'From', 'Bytes', 'Digest'], rows)}${shown.length > filesMax ? html`<p class="small">${shown.length - filesMax} more files are listed in <a href="dossier.json">dossier.json</a>.</p>` : nothing}`;
}

const originTitles = { collected: 'collected from a public place', 'handed-over': 'handed over by the maker', declared: 'declared by the maker' } as const;

function kindTitle(kind: string | undefined): string {
  if (kind === undefined) return 'file that no reader knows';
  return kindTitles[kind as EvidenceKind] ?? kind;
}
