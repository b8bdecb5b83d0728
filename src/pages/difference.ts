import { requirementById } from '../catalog/index.ts';
import type { VerdictName } from '../model/verdict.ts';
import { html } from '../report/escape/html.ts';
import { verdictTitles } from '../report/words.ts';
import { assessmentTrail } from './assessment.ts';
import type { PageContent } from './layout.ts';
import { table, type Html } from './parts.ts';
import type { ReleaseFacts } from './release.ts';

interface Finding { readonly fingerprint: string; readonly check: string; readonly message: string }

/** What changed between two assessments of a product. */
export interface ShownDifference {
  readonly before: string | null;
  readonly verdicts: readonly { readonly requirement: string; readonly before: string | null; readonly after: string | null; readonly reason: string }[];
  readonly newFindings: readonly Finding[];
  readonly goneFindings: readonly Finding[];
  readonly figures: readonly { readonly measure: string; readonly before: string; readonly after: string }[];
}

/** What changed since the assessment before, of the same product. */
export function differencePage(release: ReleaseFacts, assessment: string, { before, verdicts, newFindings, goneFindings, figures }: ShownDifference): PageContent {
  const { product, version } = release;
  const isSame = verdicts.length === 0 && newFindings.length === 0 && goneFindings.length === 0 && figures.length === 0;
  return {
    title: `What changed: ${product.name} ${version}`, place: 'products',
    body: html`${assessmentTrail(release)}<h1>What changed</h1><p><a href="/assessments/${assessment}">This assessment</a>${before === null ? html`` : html` · <a href="/assessments/${before}">The one before</a>`}</p>
${before === null ? html`<p>There is no assessment of this product before this one.</p>` : isSame ? html`<p>Nothing: verdicts, findings and figures are the same.</p>` : html`
<h2>Verdicts</h2>${verdicts.length === 0 ? html`<p>None changed.</p>` : table('Verdicts that changed', ['Requirement', 'Before', 'Now', 'Why'], verdicts.map((verdict) => [html`<th scope="row"><a href="/assessments/${assessment}/requirement?id=${encodeURIComponent(verdict.requirement)}">${requirementById.get(verdict.requirement)?.title ?? verdict.requirement}</a></th>`, html`<td>${nameOf(verdict.before)}</td>`, html`<td>${nameOf(verdict.after)}</td>`, html`<td>${verdict.reason}</td>`]))}
<h2>New findings</h2>${list(newFindings)}<h2>Findings that are gone</h2>${list(goneFindings)}
<h2>Figures</h2>${figures.length === 0 ? html`<p>None moved.</p>` : table('Figures that moved', ['Measure', 'Before', 'Now'], figures.map(({ measure, before: earlier, after }) => [html`<th scope="row">${measure}</th>`, html`<td>${earlier}</td>`, html`<td>${after}</td>`]))}`}`,
  };
}

function nameOf(verdict: string | null): string {
  return verdict === null ? 'not there' : verdict in verdictTitles ? verdictTitles[verdict as VerdictName] : verdict;
}

function list(findings: readonly Finding[]): Html {
  return findings.length === 0 ? html`<p>None.</p>` : html`<ul>${findings.map(({ check, message }) => html`<li>${message} <code>${check}</code></li>`)}</ul>`;
}
