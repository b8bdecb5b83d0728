import { requirementById } from '../catalog/index.ts';
import { measureDefinitions } from '../model/measure.ts';
import type { VerdictName } from '../model/verdict.ts';
import { html } from '../report/escape/html.ts';
import { verdictTitles } from '../report/words.ts';
import { assessmentTrail } from './assessment.ts';
import type { PageContent } from './layout.ts';
import { capitalised, table, time, verdictMark, when, type Html } from './parts.ts';
import { placeLinks, type ShownPlace } from './place.ts';
import { productNavigation } from './product-rooms.ts';
import type { ReleaseFacts } from './release.ts';
import { addressOfRequirement } from './requirement.ts';
import type { Visitor } from './visitor.ts';

interface Finding { readonly fingerprint: string; readonly check: string; readonly message: string; readonly places: readonly ShownPlace[]; readonly placesOmitted: number }
interface Side { readonly id: string; readonly at: string; readonly version: string }
interface Paths { readonly paths: readonly string[]; readonly omitted: number }
type Cause = { readonly what: 'file'; readonly path: string; readonly change: 'added' | 'changed' | 'removed' } | { readonly what: 'statement' | 'rules' | 'time' };

/** What changed between two assessments of a product. */
export interface ShownDifference {
  readonly before: Side;
  readonly after: Side;
  readonly verdicts: readonly { readonly requirement: string; readonly before: string | null; readonly after: string | null; readonly reason: string; readonly causes: readonly Cause[] }[];
  readonly newFindings: readonly Finding[];
  readonly newOmitted: number;
  readonly goneFindings: readonly Finding[];
  readonly goneOmitted: number;
  readonly figures: readonly { readonly measure: string; readonly before: string; readonly after: string }[];
  readonly files: Readonly<Record<'added' | 'changed' | 'removed', Paths>>;
  readonly hasOtherRules: boolean;
}

/** What changed between two assessments of a product, and what brought it about. */
export function differencePage(visitor: Visitor, release: ReleaseFacts, assessment: string, difference: ShownDifference | null): PageContent {
  const { product, version } = release;
  return {
    title: `What changed: ${product.name} ${version}`, place: 'products',
    body: html`${assessmentTrail(release, assessment)}<div class="head"><h1>What changed</h1><a class="button quiet" href="/products/${product.id}/assessments">Choose two others</a></div>
${productNavigation(visitor, product, 'history')}
${difference === null ? html`<p class="empty">There is no assessment of this product before this one. When there is a second, this page says what changed between them.</p>` : between(product.id, difference)}`,
  };
}

function between(productId: string, { before, after, verdicts, newFindings, newOmitted, goneFindings, goneOmitted, figures, files, hasOtherRules }: ShownDifference): Html {
  const isSame = verdicts.length === 0 && newFindings.length === 0 && goneFindings.length === 0 && figures.length === 0;
  return html`<dl class="facts"><dt>Before</dt><dd><a href="/assessments/${before.id}">${before.version}, ${time(before.at)}</a></dd><dt>Now</dt><dd><a href="/assessments/${after.id}">${after.version}, ${time(after.at)}</a></dd></dl>
${when(hasOtherRules, () => html`<p class="notice">The rules or the program are another version than before. What changed may come from that alone.</p>`)}
<h2>Evidence</h2>${filesPart(files)}
${isSame ? html`<p>Verdicts, findings and figures are the same.</p>` : html`
<h2>Verdicts</h2>${verdicts.length === 0 ? html`<p>None changed.</p>` : table('Verdicts that changed', ['Requirement', 'Before', 'Now', 'What brought it about'], verdicts.map((verdict) => [html`<th scope="row"><a href="${addressOfRequirement(after.id, verdict.requirement)}">${requirementById.get(verdict.requirement)?.title ?? verdict.requirement}</a></th>`, html`<td>${markOf(verdict.before)}</td>`, html`<td>${markOf(verdict.after)}</td>`, html`<td><ul class="bare">${verdict.causes.map((cause) => html`<li>${causeWords(cause)}</li>`)}</ul><p class="small">${capitalised(verdict.reason)}</p></td>`]), true)}
<h2>New findings</h2>${list(newFindings, newOmitted, productId)}<h2>Findings that are gone</h2>${list(goneFindings, goneOmitted, productId)}
<h2>Figures</h2>${figures.length === 0 ? html`<p>None moved.</p>` : table('Figures that moved', ['Measure', { figures: 'Before' }, { figures: 'Now' }], figures.map(({ measure, before: earlier, after: later }) => [html`<th scope="row">${measureWords(measure)}</th>`, html`<td class="number">${earlier}</td>`, html`<td class="number">${later}</td>`]))}`}`;
}

function filesPart(files: ShownDifference['files']): Html {
  const lines = (['added', 'changed', 'removed'] as const).filter((change) => files[change].paths.length > 0);
  if (lines.length === 0) return html`<p>The same files.</p>`;
  return html`<dl class="facts">${lines.map((change) => html`<dt>${changeTitles[change]}</dt><dd><ul class="bare">${files[change].paths.map((path) => html`<li><code>${path}</code></li>`)}${when(files[change].omitted > 0, () => html`<li class="soft">${files[change].omitted} more</li>`)}</ul></dd>`)}</dl>`;
}

const changeTitles = { added: 'Added', changed: 'Changed', removed: 'Removed' } as const;

function causeWords(cause: Cause): Html {
  if (cause.what === 'file') return html`${changeTitles[cause.change]}: <code>${cause.path}</code>`;
  if (cause.what === 'statement') return html`What the product states changed.`;
  return cause.what === 'rules' ? html`Other rules.` : html`No file it points into changed: time passed, or a date ran out.`;
}

function markOf(verdict: string | null): Html {
  return verdict !== null && verdict in verdictTitles ? verdictMark(verdict as VerdictName) : html`<span class="soft">not there</span>`;
}

/** The name of a measure as comparisons write it, in words: `mfa-adoption customers role=administrator`. */
function measureWords(name: string): string {
  const [id = '', population = '', ...dimensions] = name.split(' ');
  const definition = Object.entries(measureDefinitions).find(([own]) => own === id)?.[1];
  const rest = [population === 'product' ? '' : population.replaceAll('-', ' '), ...dimensions.map((dimension) => dimension.replace('=', ': '))].filter((words) => words !== '');
  return `${definition?.title ?? id}${rest.length === 0 ? '' : ` (${rest.join(', ')})`}`;
}

function list(findings: readonly Finding[], omitted: number, productId: string): Html {
  return findings.length === 0 ? html`<p>None.</p>` : html`<ul>${findings.map((finding) => html`<li>${finding.message}${placeLinks(finding, productId)} <span class="soft">${finding.check}</span></li>`)}${when(omitted > 0, () => html`<li class="soft">${omitted} more</li>`)}</ul>`;
}

