import { requirementById, sources } from '../../catalog/index.ts';
import type { Assessment } from '../../model/assessment.ts';
import type { CheckedFinding } from '../../model/finding.ts';
import type { Verdict } from '../../model/verdict.ts';
import type { Escaped } from '../escape/escaped.ts';
import { html } from '../escape/html.ts';
import { verdictTitles } from '../words.ts';
import { nothing, placeMark, verdictMark } from './parts.ts';

const findingsMax = 20;

/** Every requirement with its parts and findings, folded, by source. */
export function requirementList(assessment: Assessment): Escaped<'html'> {
  const byFingerprint = new Map(assessment.findings.map((finding) => [finding.fingerprint, finding]));
  return html`${sources.map((source) => {
    const verdicts = assessment.verdicts.filter((verdict) => requirementById.get(verdict.requirement)?.source.document === source.document);
    return verdicts.length === 0 ? nothing : html`<h3>${source.title} (${source.edition})</h3>${verdicts.map((verdict) => one(verdict, byFingerprint))}`;
  })}`;
}

function one(verdict: Verdict, findings: ReadonlyMap<string, CheckedFinding>): Escaped<'html'> {
  const requirement = requirementById.get(verdict.requirement);
  const isQuiet = verdict.isAnotherWay === true || verdict.verdict === 'unknown' || verdict.verdict === 'not-applicable';
  return html`<details id="${verdict.requirement}"${isQuiet ? html` class="quiet"` : nothing}><summary><span>${requirement?.title ?? verdict.requirement}</span>${verdictMark(verdict)}</summary><div>
<p>${requirement?.text ?? ''}</p><p class="small"><code>${verdict.requirement}</code>, ${requirement?.source.clause ?? ''}, ${requirement?.level ?? ''}, asks the ${requirement?.audience ?? ''}</p>
<p>${verdict.reason}</p>${verdict.parts.length === 0 ? nothing : html`<dl>${verdict.parts.map((part) => html`<dt>${part.name}: ${verdictTitles[part.verdict]}</dt><dd>${part.reason}${findingList(part.findings.flatMap((name) => findings.get(name) ?? []))}</dd>`)}</dl>`}
<p class="small">${requirement?.guidance ?? ''}</p></div></details>`;
}

/** Findings with their places; the first ones, with the count of the rest. */
export function findingList(findings: readonly CheckedFinding[]): Escaped<'html'> {
  if (findings.length === 0) return nothing;
  const rest = findings.length - findingsMax;
  return html`<ul class="findings">${findings.slice(0, findingsMax).map((finding) => html`<li>${outcomeWord(finding)}: ${finding.message}${finding.pointers.length === 0 ? nothing : html` ${finding.pointers.slice(0, 5).map((pointer) => html`${placeMark(pointer)} `)}`}</li>`)}${rest > 0 ? html`<li>${rest} more</li>` : nothing}</ul>`;
}

function outcomeWord(finding: CheckedFinding): string {
  if (finding.setAside !== undefined) return `set aside until ${finding.setAside.until}`;
  return { pass: 'seen', fail: 'fails', unknown: 'unknown', 'not-applicable': 'does not count', 'needs-review': 'a person must read this', error: 'could not look' }[finding.outcome];
}
