import { goals, requirementById, sources } from '../catalog/index.ts';
import type { VerdictName } from '../model/verdict.ts';
import { html } from '../report/escape/html.ts';
import { evidenceSentence, limits, verdictTitles } from '../report/words.ts';
import { goalList, type ProductAtAGlance } from './home.ts';
import type { PageContent } from './layout.ts';
import { nothing, time, trail, verdictMark, when, type Html } from './parts.ts';
import type { ReleaseFacts } from './release.ts';

/** The verdict on one requirement, as the act gives it. */
export interface ShownVerdict {
  readonly requirement: string;
  readonly verdict: VerdictName;
  readonly reason: string;
  readonly figure: string | null;
  readonly isAnotherWay: boolean;
}

export interface ShownAssessment extends Omit<NonNullable<ProductAtAGlance['latest']>, 'version'> {
  readonly ruleVersion: string;
  readonly verdicts: readonly ShownVerdict[];
}

/** What the address narrows the list to. */
export interface Narrowed {
  readonly verdict: VerdictName | undefined;
  /** `goal-1` to `goal-7`, or a source document. */
  readonly part: string | undefined;
  readonly words: string;
}

const names = Object.keys(verdictTitles) as VerdictName[];

/** Reads the filters out of an address; what is no filter is left out. */
export function narrowedBy(query: URLSearchParams): Narrowed {
  const verdict = query.get('verdict');
  const part = query.get('part');
  return { verdict: names.find((name) => name === verdict), part: parts.some(({ id }) => id === part) ? part ?? undefined : undefined, words: (query.get('words') ?? '').slice(0, 100).trim() };
}

/** The parts of the list: the pledge goal by goal, then the other sources. */
const parts: readonly { readonly id: string; readonly title: string }[] = [
  ...goals.map(({ number, title }) => ({ id: `goal-${number}`, title: `${number}. ${title}` })),
  ...sources.map(({ document, title }) => ({ id: document, title: document === 'pledge' ? `${title}: scope and clock` : title })),
];

function partOf(requirement: string): string {
  const source = requirementById.get(requirement)?.source;
  const goal = source?.document === 'pledge' ? /^G([1-7])/.exec(source.clause)?.[1] : undefined;
  return goal === undefined ? source?.document ?? '' : `goal-${goal}`;
}

/** An assessment: its goals, and every requirement on the maker with its verdict. */
export function assessmentPage(release: ReleaseFacts, assessment: ShownAssessment, narrowed: Narrowed): PageContent {
  const { id, at, counts, verdicts, ruleVersion } = assessment;
  const asked = verdicts.filter(({ requirement }) => requirementById.get(requirement)?.audience === 'manufacturer');
  const words = narrowed.words.toLowerCase();
  const shown = asked.filter(({ requirement, verdict, reason, isAnotherWay }) => (narrowed.verdict === undefined || (verdict === narrowed.verdict && !isAnotherWay)) && (narrowed.part === undefined || partOf(requirement) === narrowed.part) && (words === '' || `${requirement} ${requirementById.get(requirement)?.title ?? ''} ${reason}`.toLowerCase().includes(words)));
  const { product } = release;
  return {
    title: `Assessment of ${product.name} ${release.version}`, place: 'products',
    body: html`${assessmentTrail(release)}<div class="head"><h1>Assessment of ${product.name} ${release.version}</h1><p><a href="/assessments/${id}/difference">What changed</a> · <a href="/api/v1/assessments/${id}/bytes" download>Whole assessment (JSON)</a></p></div>
<p class="small">Assessed ${time(at)} with rules ${ruleVersion}. ${evidenceSentence(true)} ${limits}</p>
<h2>The seven goals of the pledge</h2>${goalList(id, assessment.goals)}
<h2 id="requirements">Requirements on the maker</h2>${tiles(id, counts, narrowed)}
${filterForm(id, narrowed)}
<p role="status">${shown.length} of ${asked.length} requirements${shown.length < asked.length ? ', as narrowed above' : ''}. Ways that were not chosen are listed and not counted.</p>
${parts.map((part) => section(id, part.title, shown.filter(({ requirement }) => partOf(requirement) === part.id)))}`,
  };
}

export function assessmentTrail({ product, id, version }: ReleaseFacts): Html {
  return trail(['Products', '/products'], [product.name, `/products/${product.id}`], [version, `/releases/${id}`]);
}

function tiles(id: string, counts: Readonly<Record<VerdictName, number>>, narrowed: Narrowed): Html {
  return html`<ul class="tiles">${names.map((name) => html`<li><a href="${addressOf(id, { ...narrowed, verdict: name === narrowed.verdict ? undefined : name })}"${when(name === narrowed.verdict, () => html` aria-current="true"`)}><b>${counts[name]}</b><span class="verdict v-${name}">${verdictTitles[name]}</span></a></li>`)}</ul>`;
}

function filterForm(id: string, { verdict, part, words }: Narrowed): Html {
  const option = (value: string, title: string, chosen: string | undefined): Html => html`<option value="${value}"${when(value === (chosen ?? ''), () => html` selected`)}>${title}</option>`;
  return html`<form class="row" action="/assessments/${id}#requirements" role="search" aria-label="Narrow the requirements"><div class="field"><label for="verdict">Verdict</label><select id="verdict" name="verdict">${option('', 'any', verdict)}${names.map((name) => option(name, verdictTitles[name], verdict))}</select></div>
<div class="field"><label for="part">Goal or source</label><select id="part" name="part">${option('', 'all', part)}${parts.map((one) => option(one.id, one.title, part))}</select></div>
<div class="field"><label for="words">Words</label><input id="words" name="words" value="${words}" maxlength="100"></div><button type="submit" class="quiet">Narrow</button><a href="/assessments/${id}#requirements">Show all</a></form>`;
}

function addressOf(id: string, { verdict, part, words }: Narrowed): string {
  const query = new URLSearchParams({ ...(verdict === undefined ? {} : { verdict }), ...(part === undefined ? {} : { part }), ...(words === '' ? {} : { words }) });
  return `/assessments/${id}${query.size === 0 ? '' : `?${query.toString()}`}#requirements`;
}

function section(id: string, title: string, verdicts: readonly ShownVerdict[]): Html {
  if (verdicts.length === 0) return nothing;
  return html`<h3>${title}</h3><ul class="requirements">${verdicts.map(({ requirement, verdict, reason, figure, isAnotherWay }) => html`<li><a href="/assessments/${id}/requirement?id=${encodeURIComponent(requirement)}">${requirementById.get(requirement)?.title ?? requirement}</a>${verdictMark(verdict, isAnotherWay)}<p class="small">${reason}${figure === null ? nothing : html` <strong>${figure}</strong>`}</p></li>`)}</ul>`;
}
