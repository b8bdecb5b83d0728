import { requirementById } from '../catalog/index.ts';
import type { VerdictName } from '../model/verdict.ts';
import { html } from '../report/escape/html.ts';
import { disclaimer, evidenceSentence, limits, verdictTitles } from '../report/words.ts';
import { goalList, type ProductAtAGlance } from './home.ts';
import type { PageContent } from './layout.ts';
import { capitalised, nothing, time, trail, verdictMark, when, type Html } from './parts.ts';
import { productNavigation } from './product-rooms.ts';
import type { ReleaseFacts } from './release.ts';
import { partsOf, views, type ViewName, type ViewPart } from './views.ts';
import { offers, type Visitor } from './visitor.ts';

/** The verdict on one requirement, as the act gives it. */
export interface ShownVerdict {
  readonly requirement: string;
  readonly verdict: VerdictName;
  readonly reason: string;
  readonly figure: string | null;
  readonly isAnotherWay: boolean;
}

export interface ShownAssessment extends Pick<NonNullable<ProductAtAGlance['latest']>, 'id' | 'at' | 'counts' | 'goals'> {
  readonly ruleVersion: string;
  readonly verdicts: readonly ShownVerdict[];
}

/** A form in which an assessment leaves. */
export interface ExportForm {
  readonly format: string;
  readonly title: string;
  readonly purpose: string;
}

/** What the address narrows the list to. */
export interface Narrowed {
  readonly view: ViewName;
  readonly verdict: VerdictName | undefined;
  /** A part of the view. */
  readonly part: string | undefined;
  readonly words: string;
}

const names = Object.keys(verdictTitles) as VerdictName[];

/** Reads view and filters out of an address; what is none is left out. */
export function narrowedBy(query: URLSearchParams): Narrowed {
  const [verdict, part] = [query.get('verdict'), query.get('part')];
  const view = views.find((item) => item.view === query.get('view'))?.view ?? 'goals';
  return { view, verdict: names.find((name) => name === verdict), part: partsOf(view).find(({ id }) => id === part)?.id, words: (query.get('words') ?? '').slice(0, 100).trim() };
}

/** Where a list of an assessment is shown, narrowed as asked. */
export function addressOf(id: string, { view, verdict, part, words }: Narrowed): string {
  const query = new URLSearchParams({ ...(view === 'goals' ? {} : { view }), ...(verdict === undefined ? {} : { verdict }), ...(part === undefined ? {} : { part }), ...(words === '' ? {} : { words }) });
  return `/assessments/${id}${query.size === 0 ? '' : `?${query.toString()}`}#requirements`;
}

/** An assessment: its goals, and every requirement on the maker with its verdict. */
export function assessmentPage(visitor: Visitor, release: ReleaseFacts, assessment: ShownAssessment, narrowed: Narrowed, forms: readonly ExportForm[]): PageContent {
  const { id, at, counts, goals, verdicts, ruleVersion } = assessment;
  const { product } = release;
  const asked = new Map(verdicts.filter(({ requirement }) => requirementById.get(requirement)?.audience === 'manufacturer').map((verdict) => [verdict.requirement, verdict]));
  const fitting = [...asked.values()].filter((verdict) => fits(verdict, narrowed));
  const fittingIds = new Set(fitting.map(({ requirement }) => requirement));
  const inView = partsOf(narrowed.view);
  const parts = narrowed.part === undefined ? inView : inView.filter((part) => part.id === narrowed.part);
  const shown = parts.map((part) => ({ part, verdicts: [...part.requirements].flatMap((requirement) => (fittingIds.has(requirement) ? asked.get(requirement) ?? [] : [])) }));
  const total = shown.reduce((sum, section) => sum + section.verdicts.length, 0);
  const ofView = parts.reduce((sum, part) => sum + part.requirements.size, 0);
  return {
    title: `Assessment of ${product.name} ${release.version}`, place: 'products',
    body: html`${assessmentTrail(release)}<div class="head"><h1>Assessment of ${product.name} ${release.version}</h1><div class="row"><a class="button quiet" href="/assessments/${id}/difference">What changed</a>${when(offers(visitor, 'assessment.export', product.id), () => exportMenu(id, forms))}</div></div>
${productNavigation(visitor, product, 'history')}
<p class="small">Assessed ${time(at)} with rules ${ruleVersion}. ${evidenceSentence(true)} ${limits}</p>
<h2>The seven goals of the pledge</h2>${goalList(id, goals)}
<h2 id="requirements">Requirements on the maker</h2>${tiles(id, counts, narrowed)}
${viewSwitch(id, narrowed, fittingIds)}
${filterForm(id, narrowed, inView)}
<p role="status" class="small">${total} of ${ofView} requirements${total < ofView ? ', as narrowed above' : ''}. Ways that were not chosen are listed and not counted.</p>
${total === 0 ? html`<p class="empty">No requirement fits. <a href="${addressOf(id, { ...narrowed, verdict: undefined, part: undefined, words: '' })}">Show all of this view</a></p>` : shown.map((section) => sectionOf(id, section.part, section.verdicts, narrowed.words !== ''))}`,
  };
}

function fits({ requirement, verdict, reason, isAnotherWay }: ShownVerdict, narrowed: Narrowed): boolean {
  if (narrowed.verdict !== undefined && (verdict !== narrowed.verdict || isAnotherWay)) return false;
  return narrowed.words === '' || `${requirement} ${requirementById.get(requirement)?.title ?? ''} ${reason}`.toLowerCase().includes(narrowed.words.toLowerCase());
}

/** @param assessment that the page is a part of; left out on its own page */
export function assessmentTrail({ product, id, version }: ReleaseFacts, assessment?: string): Html {
  return trail(['Products', '/products'], [product.name, `/products/${product.id}`], [version, `/releases/${id}`], ...(assessment === undefined ? [] : [['Assessment', `/assessments/${assessment}`] as const]));
}

function exportMenu(id: string, forms: readonly ExportForm[]): Html {
  return html`<details class="menu"><summary>Export</summary><div><ul>${forms.map(({ format, title, purpose }) => html`<li><a href="/api/v1/assessments/${id}/export?format=${format}" download>${title}</a> <span class="soft">${purpose}</span></li>`)}</ul><p class="small">${disclaimer}</p></div></details>`;
}

function tiles(id: string, counts: Readonly<Record<VerdictName, number>>, narrowed: Narrowed): Html {
  return html`<ul class="tiles">${names.map((name) => html`<li><a href="${addressOf(id, { ...narrowed, verdict: name === narrowed.verdict ? undefined : name })}"${when(name === narrowed.verdict, () => html` aria-current="true"`)}><b>${counts[name]}</b>${verdictMark(name)}</a></li>`)}</ul>`;
}

/** One list in three orders; each says how many fit, so that nothing is searched for in the wrong one. */
function viewSwitch(id: string, narrowed: Narrowed, fitting: ReadonlySet<string>): Html {
  const count = (view: ViewName): number => partsOf(view).reduce((sum, { requirements }) => sum + [...requirements].filter((requirement) => fitting.has(requirement)).length, 0);
  return html`<nav class="switch" aria-label="Order of the list"><ul>${views.map(({ view, words }) => html`<li><a href="${addressOf(id, { ...narrowed, view, part: undefined })}"${when(view === narrowed.view, () => html` aria-current="true"`)}>${words} <span class="soft">${count(view)}</span></a></li>`)}</ul></nav>`;
}

function filterForm(id: string, { view, verdict, part, words }: Narrowed, parts: readonly ViewPart[]): Html {
  const option = (value: string, title: string, chosen: string | undefined): Html => html`<option value="${value}"${when(value === (chosen ?? ''), () => html` selected`)}>${title}</option>`;
  return html`<form class="row filter" action="/assessments/${id}#requirements" role="search" aria-label="Narrow the requirements">${when(view !== 'goals', () => html`<input type="hidden" name="view" value="${view}">`)}<div class="field"><label for="words">Words</label><input id="words" name="words" value="${words}" maxlength="100" type="search"></div>
<div class="field"><label for="verdict">Verdict</label><select id="verdict" name="verdict">${option('', 'any', verdict)}${names.map((name) => option(name, verdictTitles[name], verdict))}</select></div>
<div class="field"><label for="part">Part</label><select id="part" name="part">${option('', 'all', part)}${parts.map((one) => option(one.id, one.title, part))}</select></div><button type="submit" class="quiet">Narrow</button><a class="quiet button" href="${addressOf(id, { view, verdict: undefined, part: undefined, words: '' })}">Show all</a></form>`;
}

/** A part of the list. Ways that were not chosen are put away, unless words are looked for. */
function sectionOf(id: string, { title }: ViewPart, verdicts: readonly ShownVerdict[], isOpen: boolean): Html {
  if (verdicts.length === 0) return nothing;
  const [counted, aside] = [verdicts.filter(({ isAnotherWay }) => !isAnotherWay), verdicts.filter(({ isAnotherWay }) => isAnotherWay)];
  return html`<h3>${title}</h3>${when(counted.length > 0, () => list(id, counted))}${when(aside.length > 0, () => html`<details class="ways"${when(isOpen, () => html` open`)}><summary>${aside.length} other ${aside.length === 1 ? 'way that was' : 'ways that were'} not chosen</summary>${list(id, aside)}</details>`)}`;
}

function list(id: string, verdicts: readonly ShownVerdict[]): Html {
  return html`<ul class="requirements">${verdicts.map(({ requirement, verdict, reason, figure, isAnotherWay }) => html`<li${when(isAnotherWay, () => html` class="aside"`)}>${verdictMark(verdict, isAnotherWay)}<a href="/assessments/${id}/requirement?id=${encodeURIComponent(requirement)}">${requirementById.get(requirement)?.title ?? requirement}</a><p class="small">${capitalised(reason)}${figure === null ? nothing : html` <strong>${figure}</strong>`}</p></li>`)}</ul>`;
}
