import { requirementById, sources } from '../catalog/index.ts';
import { html } from '../report/escape/html.ts';
import { verdictTitles } from '../report/words.ts';
import type { VerdictName } from '../model/verdict.ts';
import { assessmentTrail, type ShownVerdict } from './assessment.ts';
import type { PageContent } from './layout.ts';
import { nothing, verdictMark, when, type Html } from './parts.ts';
import type { ReleaseFacts } from './release.ts';
import { safeUrl } from './safe-url.ts';

interface ShownFinding {
  readonly check: string;
  readonly outcome: string;
  readonly message: string;
  readonly places: readonly string[];
  readonly setAsideUntil: string | null;
}

/** A verdict with what it rests on. */
export interface ShownRequirement extends ShownVerdict {
  readonly parts: readonly { readonly name: string; readonly verdict: VerdictName; readonly reason: string; readonly findings: readonly ShownFinding[]; readonly findingsOmitted: number }[];
  readonly mend: readonly { readonly check: string; readonly title: string; readonly fix: string }[];
}

const outcomes: Readonly<Record<string, string>> = { pass: 'Seen', fail: 'Fails', unknown: 'Unknown', 'not-applicable': 'Does not count', 'needs-review': 'A person must read this', error: 'Could not look' };

/** One requirement: what it asks, the verdict, what that rests on, and how to mend what fails. */
export function requirementPage(release: ReleaseFacts, assessment: string, shown: ShownRequirement): PageContent {
  const requirement = requirementById.get(shown.requirement);
  const source = sources.find(({ document }) => document === requirement?.source.document);
  const address = source === undefined ? undefined : safeUrl(source.address);
  return {
    title: requirement?.title ?? shown.requirement, place: 'products',
    body: html`${assessmentTrail(release)}<h1>${requirement?.title ?? shown.requirement}</h1>
<p>${requirement?.text ?? ''}</p>
<p class="small"><code>${shown.requirement}</code>${source === undefined ? nothing : html`, ${address === undefined ? source.title : html`<a href="${address}" rel="noreferrer">${source.title}</a>`} (${source.edition}), ${requirement?.source.clause ?? ''}, ${requirement?.level ?? ''}`}</p>
<section class="card" aria-labelledby="verdict"><h2 id="verdict">Verdict: ${verdictMark(shown.verdict, shown.isAnotherWay)}</h2><p>${shown.reason}</p>${shown.figure === null ? nothing : html`<p><strong>${shown.figure}</strong></p>`}</section>
${when(shown.parts.length > 0, () => html`<h2>What it rests on</h2>${shown.parts.map(partCard)}`)}
${when(shown.mend.length > 0, () => html`<h2>How to mend it</h2><ul>${shown.mend.map(({ title, fix, check }) => html`<li><strong>${title}</strong> ${fix} <code>${check}</code></li>`)}</ul>`)}
${requirement === undefined || requirement.guidance === '' ? nothing : html`<h2>What helps</h2><p>${requirement.guidance}</p>`}
<p><a href="/assessments/${assessment}#requirements">All requirements of this assessment</a></p>`,
  };
}

function partCard({ name, verdict, reason, findings, findingsOmitted }: ShownRequirement['parts'][number]): Html {
  return html`<section class="card"><h3>${name}: ${verdictTitles[verdict]}</h3><p>${reason}</p>${when(findings.length > 0, () => html`<ul>${findings.map((finding) => html`<li>${finding.setAsideUntil === null ? outcomes[finding.outcome] ?? finding.outcome : `Set aside until ${finding.setAsideUntil}`}: ${finding.message}${finding.places.map((place) => html` <code>${place}</code>`)}</li>`)}${when(findingsOmitted > 0, () => html`<li>${findingsOmitted} more findings stand in the whole assessment.</li>`)}</ul>`)}</section>`;
}
