import { requirementById, sources } from '../../catalog/index.ts';
import type { DossierPredicate } from '../../attest/dossier-predicate.ts';
import { rawText } from '../../model/text.ts';
import type { Escaped } from '../../report/escape/escaped.ts';
import { html } from '../../report/escape/html.ts';
import { verdictTitles } from '../../report/words.ts';
import { latestFigure } from './figure.ts';
import { evidenceLink, nothing, verdictMark, type PublishedFinding, type PublishedVerdict } from './parts.ts';

const findingsMax = 20;
const placesMax = 5;

/** Every requirement with its parts, findings and figure, folded, by source. */
export function requirementList(predicate: DossierPredicate): Escaped<'html'> {
  const findings = new Map(predicate.findings.map((finding) => [finding.fingerprint, finding]));
  const known = sources.map((source) => ({ title: `${source.title} (${source.edition})`, verdicts: predicate.verdicts.filter(({ requirement }) => requirementById.get(requirement)?.source.document === source.document) }));
  const others = { title: 'Requirements that this version’s catalogue does not hold', verdicts: predicate.verdicts.filter(({ requirement }) => !requirementById.has(requirement)) };
  return html`${[...known, others].filter(({ verdicts }) => verdicts.length > 0).map(({ title, verdicts }) => html`<h3>${title}</h3>${verdicts.map((verdict) => one(verdict, findings, predicate))}`)}`;
}

function one(verdict: PublishedVerdict, findings: ReadonlyMap<string, PublishedFinding>, predicate: DossierPredicate): Escaped<'html'> {
  const requirement = requirementById.get(verdict.requirement);
  const isQuiet = verdict.isAnotherWay === true || verdict.verdict === 'unknown' || verdict.verdict === 'not-applicable';
  return html`<details id="${verdict.requirement}" data-verdict="${verdict.verdict}"${isQuiet ? html` class="quiet"` : nothing}><summary><span>${requirement?.title ?? verdict.requirement}</span>${verdictMark(verdict)}</summary><div>
${requirement === undefined ? nothing : html`<p>${requirement.text}</p><p class="small"><code>${requirement.id}</code>, ${requirement.source.clause}, ${requirement.level}, asks the ${requirement.audience}</p>`}
<p>${verdict.reason}</p>${latestFigure(verdict.measure)}${verdict.parts.length === 0 ? nothing : html`<dl>${verdict.parts.map((part) => html`<dt>${part.name}: ${verdictTitles[part.verdict]}${part.awaitsReview === true ? ', a person must read something' : ''}</dt><dd>${partText(part, findings, predicate)}</dd>`)}</dl>`}</div></details>`;
}

/** The reason of a part and its findings; one finding that says the same as the reason stands for both. */
function partText({ reason, findings: names }: PublishedVerdict['parts'][number], known: ReadonlyMap<string, PublishedFinding>, predicate: DossierPredicate): Escaped<'html'> {
  const findings = names.flatMap((name) => known.get(name) ?? []);
  const isSaid = findings.length === 1 && findings[0] !== undefined && rawText(findings[0].message) === rawText(reason);
  return html`${isSaid ? nothing : reason}${findingList(findings, predicate)}`;
}

function findingList(findings: readonly PublishedFinding[], { evidence }: DossierPredicate): Escaped<'html'> {
  if (findings.length === 0) return nothing;
  const rest = findings.length - findingsMax;
  return html`<ul class="findings">${findings.slice(0, findingsMax).map((finding) => html`<li>${outcomeWord(finding)}: ${finding.message}${(finding.count ?? 1) > 1 ? html` <span class="small">(${finding.count ?? 1} times)</span>` : nothing}${finding.pointers.slice(0, placesMax).map((pointer) => html` ${placeOf(pointer, evidence)}`)}${finding.pointers.length > placesMax ? html` <span class="small">and ${finding.pointers.length - placesMax} more places</span>` : nothing}</li>`)}${rest > 0 ? html`<li>${rest} more in <a href="dossier.json">dossier.json</a></li>` : nothing}</ul>`;
}

function placeOf(pointer: PublishedFinding['pointers'][number], evidence: DossierPredicate['evidence']): Escaped<'html'> {
  const file = evidence[pointer.evidence];
  if (file === undefined || file.state === 'withheld') return html`<span class="small">in withheld evidence</span>`;
  const { member, row, jsonPointer } = pointer;
  const position = pointer.line === undefined ? (row === undefined ? (jsonPointer ?? '') : ` row ${row}`) : `:${pointer.line}`;
  return evidenceLink(file.path, `${member === undefined ? '' : ` › ${member}`}${position}`);
}

function outcomeWord({ outcome, setAside }: PublishedFinding): string {
  if (setAside !== undefined) return `set aside until ${setAside.until}`;
  return { pass: 'seen', fail: 'fails', unknown: 'unknown', 'not-applicable': 'does not count', 'needs-review': 'a person must read this', error: 'could not look' }[outcome];
}
