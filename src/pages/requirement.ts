import { frameworks, requirementById, sources } from '../catalog/index.ts';
import { html } from '../report/escape/html.ts';
import type { VerdictName } from '../model/verdict.ts';
import { addressOf, assessmentTrail, narrowedBy, type ShownVerdict } from './assessment.ts';
import type { PageContent } from './layout.ts';
import { capitalised, nothing, verdictMark, when, type Html } from './parts.ts';
import { placeLinks, type ShownPlace } from './place.ts';
import type { ReleaseFacts } from './release.ts';
import { requirementDeeds } from './requirement-deeds.ts';
import { safeUrl } from './safe-url.ts';
import { viewOf } from './views.ts';
import { offers, type Visitor } from './visitor.ts';

interface ShownFinding {
  readonly check: string;
  readonly outcome: string;
  readonly message: string;
  readonly places: readonly ShownPlace[];
  readonly placesOmitted: number;
  readonly setAsideUntil: string | null;
}

/** A verdict with what it rests on. */
export interface ShownRequirement extends ShownVerdict {
  readonly parts: readonly { readonly name: string; readonly verdict: VerdictName; readonly reason: string; readonly findings: readonly ShownFinding[]; readonly findingsOmitted: number }[];
  readonly ways: readonly { readonly requirement: string; readonly verdict: VerdictName; readonly isChosen: boolean }[];
  readonly mend: readonly { readonly check: string; readonly title: string; readonly fix: string }[];
}

const outcomes: Readonly<Record<string, string>> = { pass: 'Seen', fail: 'Fails', unknown: 'Unknown', 'not-applicable': 'Does not count', 'needs-review': 'A person must read this', error: 'Could not look' };
const levels = { must: 'the source says must', should: 'the source says should', may: 'the source says may' } as const;

const frameworkTitles: ReadonlyMap<string, string> = new Map(Object.entries(frameworks).map(([name, { title }]) => [name, title]));

/** One requirement: what it asks, the verdict, what that rests on, what else counts, and how to mend what fails. */
export function requirementPage(visitor: Visitor, release: ReleaseFacts, assessment: string, shown: ShownRequirement): PageContent {
  const requirement = requirementById.get(shown.requirement);
  const source = sources.find(({ document }) => document === requirement?.source.document);
  const address = source === undefined ? undefined : safeUrl(source.address);
  const deeds = requirementDeeds(visitor, release.product.id, shown.requirement);
  const parent = requirement?.wayOf === undefined ? undefined : requirementById.get(requirement.wayOf);
  return {
    title: requirement?.title ?? shown.requirement, place: 'products',
    body: html`${assessmentTrail(release, assessment)}<h1>${requirement?.title ?? shown.requirement}</h1>
<p>${requirement?.text ?? ''}</p>
<p class="small"><code>${shown.requirement}</code>${source === undefined ? nothing : html` · ${address === undefined ? source.title : html`<a href="${address}" rel="noreferrer">${source.title}</a>`} (${source.edition}), ${requirement?.source.clause ?? ''}${requirement === undefined ? nothing : html`; ${levels[requirement.level]}`}`}</p>
<section class="card" aria-labelledby="verdict"><h2 id="verdict">Verdict: ${verdictMark(shown.verdict, shown.isAnotherWay)}</h2><p>${capitalised(shown.reason)}</p>${shown.figure === null ? nothing : html`<p class="figure">${shown.figure}</p>`}${parent === undefined ? nothing : html`<p class="small">This is one way to meet <a href="${addressOfRequirement(assessment, parent.id)}">${parent.title}</a>${shown.isAnotherWay ? html`; it was not chosen, and is not counted` : nothing}.</p>`}${when(deeds.length > 0, () => html`<ul class="deeds">${deeds.map((deed) => html`<li>${deed}</li>`)}</ul>`)}</section>
${when(shown.parts.length > 0, () => html`<h2>What it rests on</h2>${shown.parts.map((part) => partCard(part, release.product.id))}`)}
${when(shown.mend.length > 0, () => html`<h2>How to mend it</h2><ul class="mend">${shown.mend.map(({ title, fix, check }) => html`<li><strong>${title}.</strong> ${fix} <code>${check}</code></li>`)}</ul>${when(release.product.archivedAt === null && offers(visitor, 'evidence.add', release.product.id), () => html`<p><a href="/releases/${release.id}#add-title">Hand the mended file over</a>, then assess again.</p>`)}`)}
${when(shown.ways.length > 0, () => html`<h2>What else counts</h2><p>Any of these ways shows it. One that was not chosen is never held against the product.</p><ul class="requirements">${shown.ways.toSorted((one, other) => Number(other.isChosen) - Number(one.isChosen)).map(({ requirement: way, verdict, isChosen }) => html`<li>${verdictMark(verdict, !isChosen)}<a href="${addressOfRequirement(assessment, way)}">${requirementById.get(way)?.title ?? way}</a><p class="small">${requirementById.get(way)?.text ?? ''}</p></li>`)}</ul>`)}
${requirement === undefined || requirement.guidance === '' ? nothing : html`<h2>What helps</h2><p>${requirement.guidance}</p>`}
${requirement === undefined || requirement.mappings.length === 0 ? nothing : html`<p class="small">Asks for the same: ${requirement.mappings.map(({ framework, id }) => `${frameworkTitles.get(framework) ?? framework} ${id}`).join('; ')}.</p>`}
<p><a href="${addressOf(assessment, { ...narrowedBy(new URLSearchParams()), view: viewOf(shown.requirement) })}">All requirements of this assessment</a></p>`,
  };
}

/** Where a requirement of an assessment is shown. */
export function addressOfRequirement(assessment: string, requirement: string): string {
  return `/assessments/${assessment}/requirement?id=${encodeURIComponent(requirement)}`;
}

function partCard({ name, verdict, reason, findings, findingsOmitted }: ShownRequirement['parts'][number], productId: string): Html {
  const isSaid = findings.length === 1 && findings[0]?.message === reason;
  return html`<section class="card"><h3 class="level">${name} ${verdictMark(verdict)}</h3>${when(!isSaid, () => html`<p>${reason}</p>`)}${when(findings.length > 0, () => html`<ul class="findings">${findings.map((finding) => html`<li class="o-${finding.outcome}"><span class="outcome">${finding.setAsideUntil === null ? outcomes[finding.outcome] ?? finding.outcome : `Set aside until ${finding.setAsideUntil}`}</span><span>${finding.message}${placeLinks(finding, productId)}</span></li>`)}${when(findingsOmitted > 0, () => html`<li><span class="outcome"></span><span class="soft">${findingsOmitted} more findings stand in the whole assessment.</span></li>`)}</ul>`)}</section>`;
}
